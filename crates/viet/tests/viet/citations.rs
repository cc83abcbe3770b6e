//! Citations in sentences as they are written.

use jiff::civil::date;
use viet::citation::{Document, Found, Kind, Label, Numbered, Place, find};

/// Each reference as the text has it, its provisions in official words, and the document in brief.
fn read(text: &str) -> Vec<(String, Vec<String>, String)> {
    let brief = |document: Option<Document>| match document {
        None => String::new(),
        Some(Document::Numbered(numbered)) => numbered.number.to_string(),
        Some(Document::Relative(kind)) => format!("{} này", kind.name()),
        Some(Document::Short { kind, serial, year }) => format!("{} {serial} {year:?}", kind.name()),
        Some(Document::Named(kind)) => format!("{}…", kind.name()),
    };
    let told = |found: Found| {
        let provisions = found.provisions.iter().map(ToString::to_string).collect();
        (text[found.range].to_owned(), provisions, brief(found.document))
    };
    find(text).into_iter().map(told).collect()
}

/// A text that is one reference from end to end.
#[track_caller]
fn whole(text: &str, provisions: &[&str], document: &str) {
    let provisions = provisions.iter().map(ToString::to_string).collect();
    assert_eq!(read(text), [(text.to_owned(), provisions, document.to_owned())]);
}

#[track_caller]
fn nothing(text: &str) {
    assert_eq!(read(text), []);
}

#[test]
fn one_provision() {
    whole("Điều 4", &["Điều 4"], "");
    whole("khoản 2 Điều 7a", &["khoản 2 Điều 7a"], "");
    whole("điểm đ khoản 2 Điều 7 của Nghị quyết 98/2023/QH15", &["điểm đ khoản 2 Điều 7"], "98/2023/QH15");
    whole("điểm a1 khoản 3a Điều 12đ", &["điểm a1 khoản 3a Điều 12đ"], "");
    whole("điểm a) khoản 1 Điều 2", &["điểm a khoản 1 Điều 2"], "");
    whole("Điều 4 khoản 2 điểm b", &["điểm b khoản 2 Điều 4"], "");
    whole("Điều 4, khoản 2", &["khoản 2 Điều 4"], "");
    whole("khoản 2 của Điều 4", &["khoản 2 Điều 4"], "");
}

#[test]
fn lists_and_ranges() {
    let clauses = ["khoản 1 Điều 4", "khoản 3 Điều 4"];
    whole("khoản 1 và khoản 3 Điều 4", &clauses, "");
    whole("các điều 4, 5 và 6", &["Điều 4", "Điều 5", "Điều 6"], "");
    whole("Điều 4, 5 và 6 Luật này", &["Điều 4", "Điều 5", "Điều 6"], "Luật này");
    let points = ["điểm a khoản 2 Điều 7", "điểm b khoản 2 Điều 7", "điểm đ khoản 2 Điều 7"];
    whole("các điểm a, b và đ khoản 2 Điều 7", &points, "");
    whole("từ Điều 4 đến Điều 7", &["Điều 4 đến Điều 7"], "");
    whole("các khoản 1-3 Điều 5", &["khoản 1 đến khoản 3 Điều 5"], "");
    let mixed = ["điểm a khoản 1 Điều 5", "khoản 2 Điều 5", "khoản 4 Điều 6", "Điều 9"];
    whole("điểm a khoản 1, khoản 2 Điều 5; khoản 4 Điều 6 và Điều 9 Thông tư này", &mixed, "Thông tư này");
    whole("Điều 4 khoản 2 và Điều 5 khoản 3", &["khoản 2 Điều 4", "khoản 3 Điều 5"], "");
}

#[test]
fn each_provision_knows_its_own_words() {
    let text = "theo khoản 1 và khoản 3 Điều 4, các điều 5 và 6";
    let own: Vec<_> =
        find(text).remove(0).provisions.into_iter().map(|provision| &text[provision.range]).collect();
    assert_eq!(own, ["khoản 1", "khoản 3", "điều 5", "6"]);
}

#[test]
fn spans_hold_what_was_inserted() {
    let found = find("từ Điều 4 đến Điều 7").remove(0);
    let article = found.provisions[0].article.expect("it names articles");
    assert!(article.holds(Label::Number(4, Some('a'))) && article.holds(Label::Number(7, None)));
    assert!(!article.holds(Label::Number(7, Some('a'))) && !Place::This.holds(Label::Number(4, None)));
}

#[test]
fn relative_references() {
    whole("khoản 2 Điều này", &["khoản 2 Điều này"], "");
    whole("điểm a khoản này", &["điểm a khoản này"], "");
    whole("khoản này", &["khoản này"], "");
    whole("Nghị quyết này", &[], "Nghị quyết này");
    whole("Điều 5 của Nghị quyết này", &["Điều 5"], "Nghị quyết này");
    whole("các khoản 1, 2 và 3 Điều này", &["khoản 1 Điều này", "khoản 2 Điều này", "khoản 3 Điều này"], "");
    assert_eq!(read("Mức chi quy định tại Điều này")[0].1, ["Điều này"]);
}

#[test]
fn documents_with_date_and_issuer() {
    let text =
        "Nghị quyết số 18/NQ-HĐND ngày 10 tháng 7 năm 2023 của Hội đồng nhân dân Thành phố Hồ Chí Minh";
    whole(text, &[], "18/NQ-HĐND");
    let Some(Document::Numbered(document)) = find(text).remove(0).document else { panic!("it has a number") };
    let Numbered { kind, date: day, issuer, .. } = document;
    assert_eq!((kind, day), (Some(Kind::Resolution), Some(date(2023, 7, 10))));
    assert_eq!(issuer.as_deref(), Some("Hội đồng nhân dân Thành phố Hồ Chí Minh"));
    for (tail, issuer) in [
        ("của UBND TP.HCM", "UBND TP.HCM"),
        ("của Uỷ ban nhân\ndân Phường 2", "Uỷ ban nhân dân Phường 2"),
        ("ngày 05/02/2024 của Thành ủy", "Thành ủy"),
        ("của Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch", "Bộ trưởng Bộ Văn hóa, Thể thao và Du lịch"),
        ("của Bộ Lao động - Thương binh và Xã hội ngày 1-2-2024", "Bộ Lao động - Thương binh và Xã hội"),
    ] {
        let found = find(&format!("Quyết định số: 12/2024/QĐ-UBND {tail} về việc")).remove(0).document;
        let Some(Document::Numbered(document)) = found else { panic!("it has a number") };
        assert_eq!(document.issuer.as_deref(), Some(issuer));
        assert_eq!(document.date.is_some(), tail.contains("ngày"), "{tail}");
    }
}

#[test]
fn a_date_behind_a_comma_tells_of_something_else() {
    assert_eq!(
        read("Theo Nghị quyết số 98/2023/QH15, ngày 26/4/2024 họp")[0].0,
        "Nghị quyết số 98/2023/QH15"
    );
    nothing("ngày 26/4/2024 của Quốc hội");
}

#[test]
fn laws_put_their_title_before_the_number() {
    whole("Điều 5 Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13", &["Điều 5"], "14/2012/QH13");
    whole("Luật Đất đai số 31/2024/QH15", &[], "31/2024/QH15");
    let two = read("Luật Đất đai và Nghị định số 84/2024/NĐ-CP");
    assert_eq!(two.len(), 1, "the decree's number is not the law's");
    assert_eq!(two[0].0, "Nghị định số 84/2024/NĐ-CP");
}

#[test]
fn a_title_or_short_number_is_not_the_text_itself() {
    assert_eq!(read("Điều 5 Luật Đất đai năm 2024")[0].2, "Luật…");
    assert_eq!(read("theo Điều 4 Hiến pháp")[0].2, "Hiến pháp…");
    whole("Điều 4 Nghị quyết 98", &["Điều 4"], "Nghị quyết 98 None");
    whole("Nghị định 30/2020", &[], "Nghị định 30 Some(2020)");
    whole("khoản 2 Điều 4 NQ98", &["khoản 2 Điều 4"], "Nghị quyết 98 None");
    assert_eq!(read("Điều 4 quy định rằng")[0].2, "");
}

#[test]
fn writing_habits_do_not_hide_a_citation() {
    let expected = ["khoản 2 Điều 4"];
    for text in [
        "khoản\u{a0}2\nĐiều\u{a0}4 Nghị\r\nquyết số 98/2023/QH15",
        "KHOẢN 2 ĐIỀU 4 NGHỊ QUYẾT SỐ 98/2023/QH15",
        "khoản 2 điều 4 nghị quyết 98/2023/qh15",
        "khoa\u{309}n 2 Đie\u{302}\u{300}u 4 Nghi\u{323} quye\u{302}\u{301}t so\u{302}\u{301} 98/2023/QH15",
        "khoản 2 Ðiều 4 của Nghị quyết số 98/2023/\nQH15",
        "khoản\u{200b} 2, Điều 4, Nghị quyết số: 98/2023/QH15",
    ] {
        whole(text, &expected, "98/2023/QH15");
    }
}

#[test]
fn everyday_words_are_left_alone() {
    nothing("Điều này cho thấy mọi điều tốt. Điều này đúng.");
    nothing("khoản 2 tỷ đồng, một khoản 5 triệu; được điểm 8; điểm a của bài; tại điểm này");
    nothing("Năm điều Bác dạy; Điều lệ Đảng; kế hoạch này; báo cáo 6/2024; quyết định 5 việc; số 12");
    nothing("tăng 1.234/5.678, tỷ lệ 24/7, 60 km/h, 2-3/tháng, Q.1");
    assert_eq!(read("theo Điều 4, 5 người được chọn")[0].1, ["Điều 4"]);
    assert_eq!(read("tại Điều 4, 98/2023/QH15").len(), 2);
}

#[test]
fn a_paragraph_ends_a_reference() {
    let found = read("xem khoản 2 Điều 4\n\nNghị quyết 98/2023/QH15");
    assert_eq!(
        found.iter().map(|found| found.0.as_str()).collect::<Vec<_>>(),
        ["khoản 2 Điều 4", "Nghị quyết 98/2023/QH15"]
    );
}

#[test]
fn a_sentence_of_the_portal() {
    let text = "nhiệm vụ nêu trong Nghị quyết số 98/2023/QH15, Chỉ thị số 27-CT/TU của Thành ủy, \
        Nghị quyết số 18/NQ-HĐND của HĐND Thành phố.";
    let found: Vec<_> = read(text).into_iter().map(|(text, _, _)| text).collect();
    assert_eq!(
        found,
        [
            "Nghị quyết số 98/2023/QH15",
            "Chỉ thị số 27-CT/TU của Thành ủy",
            "Nghị quyết số 18/NQ-HĐND của HĐND Thành phố",
        ]
    );
}
