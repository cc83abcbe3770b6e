use super::*;

const SECRET: &str = "00aa17f3c2459be07d1142339f00e1b2c3d4e5f60718293a4b5c6d7e8f901122";

#[test]
fn a_code_is_read_as_people_say_it() {
    let code = receipt_of(SECRET).expect("a code");
    assert_eq!(code.len(), LENGTH);
    assert_eq!(parse_receipt(&code).as_deref(), Some(code.as_str()));
    let said = spaced(&code).to_lowercase().replace('-', " ");
    assert_eq!(parse_receipt(&said).as_deref(), Some(code.as_str()), "{said}");
    assert_eq!(spaced("ABCDEFGHJ"), "ABC-DEF-GHJ");
    assert!(!code.contains(['0', 'O', '1', 'I', 'L']));
    assert_eq!(receipt_of("12"), None);
}

#[test]
fn every_wrong_sign_and_every_exchange_of_neighbours_shows() {
    let code = receipt_of(SECRET).expect("a code").into_bytes();
    for place in 0..LENGTH {
        for sign in SIGNS {
            let mut wrong = code.clone();
            wrong[place] = *sign;
            let text = String::from_utf8(wrong).expect("letters and digits");
            assert_eq!(parse_receipt(&text).is_some(), *sign == code[place], "{text}");
        }
    }
    for place in 1..LENGTH - 1 {
        let mut wrong = code.clone();
        wrong.swap(place - 1, place);
        let text = String::from_utf8(wrong).expect("letters and digits");
        assert_eq!(parse_receipt(&text).is_some(), code[place - 1] == code[place], "{text}");
    }
    for nothing in ["", "ABC", "ĐĐĐ-ĐĐĐ-ĐĐĐ", "ABCDEFGHJK", "🙂🙂🙂", "OOO-III-LLL"] {
        assert_eq!(parse_receipt(nothing), None, "{nothing}");
    }
}
