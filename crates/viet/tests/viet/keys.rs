//! Keys for finding, sorting and addressing.

use viet::{compare, fold, person_key, search_key, slug, sort_key, unaccent};

#[test]
fn every_vietnamese_letter_folds_to_ascii() {
    for base in "aăâeêioôơuưy".chars() {
        for mark in ["", "\u{300}", "\u{301}", "\u{303}", "\u{309}", "\u{323}"] {
            let letter = viet::nfc(&format!("{base}{mark}")).into_owned();
            assert_eq!(letter.chars().count(), 1, "{letter} is precomposed");
            assert!(fold(&letter).is_ascii() && fold(&letter.to_uppercase()).is_ascii(), "{letter}");
        }
    }
    assert_eq!(fold("ĐẶC KHU đ"), "dac khu d");
}

#[test]
fn folding_leaves_the_rest() {
    assert_eq!(fold("30 tỷ đồng – 98/2023/QH15 ₫ 한국 が"), "30 ty dong – 98/2023/qh15 ₫ 한국 が");
    assert_eq!(unaccent("Đường Nguyễn Huệ"), "Duong Nguyen Hue");
}

#[test]
fn habits_of_tone_marks_meet_in_the_search_key() {
    for (one, other) in
        [("hòa", "hoà"), ("khỏe", "khoẻ"), ("thúy", "thuý"), ("HÓA", "hoá"), ("Ủy", "uỷ"), ("tóan", "toán")]
    {
        assert_eq!(search_key(one), search_key(other), "{one} {other}");
    }
    for same in
        ["quý", "già", "gì", "giếng", "quốc", "ngoài", "khuỷu", "của", "mía", "tuần", "quyết", "điều", "thuở"]
    {
        assert_eq!(search_key(same), same);
    }
    assert_ne!(search_key("hòa"), search_key("hóa"));
    for odd in ["hòaİ\u{1df7}", "Ðİ\0", "ðòa"] {
        let settled = search_key(odd);
        assert_eq!(search_key(&settled), settled, "{odd}: what falls apart or looks alike is judged once");
    }
    assert_eq!(search_key("Plaza São, 98/QĐ"), "plaza são, 98/qđ");
}

#[test]
fn lists_are_in_alphabetical_order() {
    let sorted = [
        "ăn",
        "âm",
        "ba",
        "bà",
        "bả",
        "bã",
        "bá",
        "bạ",
        "dân",
        "đá",
        "êm",
        "oan",
        "ôm",
        "ơn",
        "Phường 2",
        "Phường 10",
        "ung",
        "ưng",
    ];
    for pair in sorted.windows(2) {
        assert!(compare(pair[0], pair[1]).is_lt(), "{pair:?}");
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{pair:?}");
    }
    assert!(compare("an bà", "án ba").is_lt(), "the earlier tone weighs more");
    assert!(compare("chó", "con").is_lt(), "ch is no letter of its own");
    assert_eq!(sort_key("Điều"), sort_key("Đie\u{302}\u{300}u"));
}

#[test]
fn persons_are_listed_by_given_name() {
    let sorted = ["Trần An", "Lê Văn Anh", "Nguyễn Bình", "Lê Hoa", "Trần Hoa", "Lê Hòa", "Đỗ Đạt", "Yến"];
    let mut names = sorted;
    names.sort_by_key(|name| person_key(name));
    assert_eq!(
        names,
        ["Trần An", "Lê Văn Anh", "Nguyễn Bình", "Đỗ Đạt", "Lê Hoa", "Trần Hoa", "Lê Hòa", "Yến"]
    );
    assert_eq!(person_key(" Lê Hoa "), person_key("Lê Hoa"));
    assert!(!sort_key("Nguyễn\0Thị 98").contains(&0), "the zero between the parts stays the lowest byte");
}

#[test]
fn slugs_are_short_words() {
    assert_eq!(slug("  Đặc khu Côn Đảo: “mới” ").as_deref(), Some("dac-khu-con-dao-moi"));
    assert_eq!(slug("Ðiều 4").as_deref(), Some("dieu-4"));
    let long = slug(&"nghiêng ".repeat(20)).expect("words remain");
    assert_eq!(long, ["nghieng"; 10].join("-"));
    assert_eq!(slug(&"a".repeat(200)).map(|slug| slug.len()), Some(80));
    assert_eq!(slug("—!?"), None);
    assert_eq!(slug("日本"), None);
}
