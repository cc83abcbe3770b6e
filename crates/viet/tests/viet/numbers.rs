//! Document numbers.

use viet::citation::{Class, Kind, Number};

fn read(text: &str) -> Number {
    Number::parse(text).unwrap_or_else(|| panic!("{text} is a number"))
}

#[test]
fn the_numbers_of_the_plan_are_read_and_written() {
    for (text, class, kind, issuer) in [
        ("98/2023/QH15", Class::Normative, None, "QH15"),
        ("84/2024/NĐ-CP", Class::Normative, Some(Kind::Decree), "CP"),
        ("39/2020/TT-BTTTT", Class::Normative, Some(Kind::Circular), "BTTTT"),
        ("09/2023/NQ-HĐND", Class::Normative, Some(Kind::Resolution), "HĐND"),
        ("18/NQ-HĐND", Class::Individual, Some(Kind::Resolution), "HĐND"),
        ("1685/NQ-UBTVQH15", Class::Individual, Some(Kind::Resolution), "UBTVQH15"),
        ("31-NQ/TW", Class::Party, Some(Kind::Resolution), "TW"),
        ("27-CT/TU", Class::Party, Some(Kind::Directive), "TU"),
        ("05-QĐi/TW", Class::Party, Some(Kind::Rules), "TW"),
        ("1330/KH-UBND", Class::Individual, Some(Kind::Plan), "UBND"),
        ("850/QĐ-TTg", Class::Individual, Some(Kind::Decision), "TTg"),
        ("43/VBHN-BTP", Class::Individual, Some(Kind::Consolidation), "BTP"),
        ("89/CĐ-TTg", Class::Individual, Some(Kind::Dispatch), "TTg"),
        ("12/CTr-UBND", Class::Individual, Some(Kind::Programme), "UBND"),
        ("1273/BTTTT-TTCS", Class::Individual, None, "BTTTT-TTCS"),
        ("01/2024/TTLT-BTP-BNV", Class::Normative, Some(Kind::JointCircular), "BTP-BNV"),
        ("01a/2015/NQ-HĐND", Class::Normative, Some(Kind::Resolution), "HĐND"),
        ("05/2023/UBTVQH15", Class::Normative, None, "UBTVQH15"),
        ("36/CP", Class::Individual, None, "CP"),
        ("12/2021/TT-BGD&ĐT", Class::Normative, Some(Kind::Circular), "BGD&ĐT"),
    ] {
        let number = read(text);
        assert_eq!((number.class, number.issuer.as_str()), (class, issuer), "{text}");
        assert_eq!(number.kind(), kind, "{text}");
        assert_eq!(number.to_string(), text);
    }
}

#[test]
fn writing_habits_do_not_make_another_number() {
    assert_eq!(read("9/2023/nq-hđnd"), read("09/2023/NQ-HĐND"));
    assert_eq!(read("84/2024/N\u{d0}-CP"), read("84/2024/NĐ-CP"));
    assert_eq!(read("850/QĐ-TTG"), read("850/QĐ-TTg"));
    assert_eq!(read("84/2024/NĐ\u{2011}CP"), read("84/2024/NĐ-CP"));
    assert_eq!(read("84/2024/NĐ-\nCP"), read("84/2024/NĐ-CP"));
}

#[test]
fn other_things_with_slashes_are_no_numbers() {
    for text in [
        "",
        "26/4/2024",
        "24/7",
        "98/2023",
        "5/ngày",
        "60/km-giờ",
        "0/2023/QH15",
        "98/QH",
        "1-2/TW",
        "10/QĐ",
        "12/A-B",
        "98/2023/QH15 ngày",
        "1.330/KH-UBND",
    ] {
        assert_eq!(Number::parse(text), None, "{text}");
    }
}
