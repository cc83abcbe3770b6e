//! Rules that hold for every text and every number.

use std::collections::HashMap;

use icu_normalizer::{ComposingNormalizerBorrowed, DecomposingNormalizerBorrowed};
use proptest::prelude::*;
use viet::citation::{Document, Number, find};
use viet::words::{Reading, number};

/// Strings made of the signs and words that matter here, torn and mixed.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "điểm ",
            "khoản ",
            "Điều ",
            "các ",
            "từ ",
            "đến ",
            "và ",
            ", ",
            "; ",
            "này",
            "Nghị quyết ",
            "Luật ",
            "số ",
            "của ",
            "Quốc hội ",
            "ngày 24/6/2023 ",
            "98/2023/QH15",
            "31-NQ/TW",
            "/",
            "-",
            "7a",
            "đ ",
            "1",
            " 2 ",
            "\n\n",
            "hòa",
            "Thúy",
            "quý",
            "e\u{302}\u{301}",
            "Ð",
            "\u{200b}",
            "\u{ad}",
            "ß",
            "İ",
            "한",
            "が",
            "\u{34f}",
            "\u{344}",
        ])
        .prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[a-zA-Zà-ỹ]{1,4}",
    ];
    prop::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

fn label() -> impl Strategy<Value = String> {
    ("[1-9][0-9]{0,2}", prop::option::of("[abcdđe]")).prop_map(|(n, insert)| n + &insert.unwrap_or_default())
}

fn citation() -> impl Strategy<Value = (String, String)> {
    let point = prop::option::of(prop::sample::select(vec!["a", "b", "d", "đ", "e", "y"]));
    let document =
        prop::sample::select(vec!["98/2023/QH15", "84/2024/NĐ-CP", "18/NQ-HĐND", "31-NQ/TW", "850/QĐ-TTg"]);
    let link = prop::sample::select(vec![" ", " của ", "\n", "\u{a0}"]);
    let kind =
        prop::sample::select(vec!["Nghị quyết số ", "Nghị định ", "Quyết định số ", "nghị quyết số: "]);
    (point, label(), label(), link, kind, document).prop_map(
        |(point, clause, article, link, kind, document)| {
            let point = point.map(|point| format!("điểm {point} ")).unwrap_or_default();
            let provision = format!("{point}khoản {clause} Điều {article}");
            (format!("{provision}{link}{kind}{document}"), provision)
        },
    )
}

/// Reads number words back, by their grammar and not by the writer's code.
fn value(words: &str) -> Option<i128> {
    let digits: HashMap<_, _> = [
        ("không", 0),
        ("một", 1),
        ("mốt", 1),
        ("hai", 2),
        ("ba", 3),
        ("bốn", 4),
        ("tư", 4),
        ("năm", 5),
        ("lăm", 5),
        ("sáu", 6),
        ("bảy", 7),
        ("tám", 8),
        ("chín", 9),
    ]
    .into();
    let (sign, words) = words.strip_prefix("âm ").map_or((1, words), |rest| (-1, rest));
    let (mut billions, mut total, mut group, mut digit) = (0_i128, 0_i128, 0_i128, 0_i128);
    for word in words.split(' ') {
        match word {
            "trăm" => (group, digit) = (group + digit * 100, 0),
            "mươi" => (group, digit) = (group + digit * 10, 0),
            "mười" => group += 10,
            "linh" | "lẻ" => {}
            "nghìn" | "ngàn" => (total, group, digit) = (total + (group + digit) * 1000, 0, 0),
            "triệu" => (total, group, digit) = (total + (group + digit) * 1_000_000, 0, 0),
            "tỷ" => {
                (billions, total, group, digit) =
                    ((billions + total + group + digit) * 1_000_000_000, 0, 0, 0)
            }
            word => digit = *digits.get(word)?,
        }
    }
    Some(sign * (billions + total + group + digit))
}

proptest! {
    #[test]
    fn folding_is_idempotent_and_blind_to_normal_forms(text in text()) {
        let folded = viet::fold(&text);
        prop_assert_eq!(viet::fold(&folded), folded.clone());
        prop_assert_eq!(viet::fold(&ComposingNormalizerBorrowed::new_nfc().normalize(&text)), folded.clone());
        prop_assert_eq!(viet::fold(&DecomposingNormalizerBorrowed::new_nfd().normalize(&text)), folded);
        let plain = viet::unaccent(&text);
        prop_assert_eq!(viet::unaccent(&plain), plain);
    }

    #[test]
    fn stored_text_and_search_keys_are_settled(text in text()) {
        let stored = viet::nfc(&text).into_owned();
        prop_assert!(ComposingNormalizerBorrowed::new_nfc().is_normalized(&stored));
        prop_assert_eq!(viet::nfc(&stored), stored.as_str());
        let key = viet::search_key(&text);
        prop_assert_eq!(viet::search_key(&key), key);
    }

    #[test]
    fn slugs_are_ascii_words(text in text()) {
        if let Some(slug) = viet::slug(&text) {
            prop_assert!(slug.len() <= 80);
            let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
            let words = slug.split('-').all(|word| !word.is_empty() && word.chars().all(plain));
            prop_assert!(words, "{}", slug);
        }
    }

    #[test]
    fn keys_compare_as_texts_do(left in text(), right in text()) {
        prop_assert_eq!(viet::sort_key(&left).cmp(&viet::sort_key(&right)), viet::compare(&left, &right));
    }

    #[test]
    fn words_are_slices_in_order(text in text()) {
        let mut end = 0;
        for (range, word) in viet::syllables(&text) {
            prop_assert!(range.start >= end);
            prop_assert_eq!(&text[range.clone()], word);
            end = range.end;
            viet::is_syllable(word);
        }
        viet::detect_legacy(&text);
        viet::sms::segments(&text);
    }

    #[test]
    fn found_ranges_are_in_order_and_inside(text in text()) {
        let mut end = 0;
        for found in find(&text) {
            prop_assert!(found.range.start >= end && !found.range.is_empty());
            prop_assert!(text.get(found.range.clone()).is_some());
            let mut inner = found.range.start;
            for provision in found.provisions {
                prop_assert!(provision.range.start >= inner && provision.range.end <= found.range.end);
                prop_assert!(text.get(provision.range.clone()).is_some());
                inner = provision.range.end;
            }
            end = found.range.end;
        }
    }

    #[test]
    fn a_generated_citation_is_found_whole((citation, provision) in citation()) {
        let text = format!("Căn cứ {citation}, người dân được biết.");
        let found = find(&text);
        prop_assert_eq!(found.len(), 1);
        prop_assert_eq!(&text[found[0].range.clone()], citation);
        prop_assert_eq!(found[0].provisions[0].to_string(), provision);
        let Some(Document::Numbered(document)) = &found[0].document else { panic!("it has a number") };
        prop_assert_eq!(Number::parse(&document.number.to_string()), Some(document.number.clone()));
    }

    #[test]
    fn number_words_read_back(value_in in prop_oneof![any::<i64>(), -2_000_000_i64..2_000_000, 0_i64..2000]) {
        for reading in [Reading::North, Reading::South] {
            prop_assert_eq!(value(&number(value_in, reading)), Some(i128::from(value_in)));
        }
    }

    #[test]
    fn grouped_digits_are_the_number(value in any::<i64>(), places in 0_u8..30) {
        prop_assert_eq!(viet::words::group_digits(value).replace('.', ""), value.to_string());
        let decimal = viet::words::decimal(value, places).replace(['.', ','], "");
        prop_assert_eq!(decimal.parse::<i64>(), Ok(value));
    }
}
