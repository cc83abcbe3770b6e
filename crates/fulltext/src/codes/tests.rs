use super::codes;
use crate::words::{clean, words};

fn keys(text: &str, typed: bool) -> Vec<Vec<String>> {
    let text = clean(text);
    codes(&text, &words(&text, ""), typed).into_iter().map(|code| code.keys).collect()
}

#[test]
fn all_shapes_of_a_resolution_meet_in_one_key() {
    for shape in [
        "Nghị quyết số 98/2023/QH15",
        "nghi quyet 98",
        "NQ 98",
        "nq98",
        "NQ98",
        "Nghị quyết 98",
        "resolution 98",
    ] {
        let keys = keys(shape, true);
        assert_eq!(keys.len(), 1, "{shape}: {keys:?}");
        assert!(keys[0].contains(&"nq98".to_owned()), "{shape}: {keys:?}");
    }
}

#[test]
fn whole_numbers_are_found_with_and_without_their_kind() {
    assert_eq!(keys("98/2023/QH15", true), [["98/2023/qh15", "98/2023", "nq98"]]);
    assert_eq!(keys("98/2023QH15", true), [["98/2023/qh15", "98/2023", "nq98"]], "a stroke forgotten");
    assert_eq!(keys("1330/KH-UBND", true), [["1330/kh/ubnd", "kh1330"]]);
    assert_eq!(keys("84/2024/NĐ-CP", true), [["84/2024/nd/cp", "84/2024", "nd84"]]);
    assert_eq!(keys("31-NQ/TW", true), [["31/nq/tw", "nq31"]]);
    assert_eq!(keys("QĐ 1478", true), [["qd1478"]]);
    assert_eq!(keys("nd 84/2024", true), [["84/2024", "nd84"]]);
}

#[test]
fn dates_and_amounts_are_no_documents() {
    for text in ["ngày 24/6/2023", "2,5 tỷ đồng", "3/4 số hộ", "168 phường", "0/2023", "1/2", "24/7"]
    {
        assert_eq!(keys(text, false), Vec::<Vec<String>>::new(), "{text}");
    }
}

#[test]
fn a_symbol_in_a_text_counts_in_capitals_only() {
    assert_eq!(keys("tiếng kl 5 nghe", false), Vec::<Vec<String>>::new());
    assert_eq!(keys("theo KL 5 ấy", false), [["kl5"]]);
}
