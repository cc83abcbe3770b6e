//! Reading the table of units.

use crate::AreaKind;
use crate::units::{Former, Units, parse};

const HEADING: &str = "code,kind,name_vi,name_en,area_km2,formed_from_vi\n";

fn table(lines: &str) -> Units {
    parse(&format!("{HEADING}{lines}")).expect("a table that can be read")
}

/// The units that a unit was formed from, each as "name (district)".
fn formed_from(units: &Units, index: usize) -> Vec<String> {
    units.units[index].formed_from.iter().map(full).collect()
}

fn full(former: &Former) -> String {
    if former.within_vi.is_empty() {
        former.name_vi.clone()
    } else {
        format!("{} ({})", former.name_vi, former.within_vi)
    }
}

#[test]
fn a_numbered_ward_takes_the_district_that_follows_it() {
    let units = table(
        "1,ward,Phường Bờ Đông,Bo Dong Ward,1.5,\"Phường 3, Phường 10 (Quận 11), Phường Cầu Mới, Phường 2 (Quận 4)\"\n",
    );
    let expected = ["Phường 3 (Quận 11)", "Phường 10 (Quận 11)", "Phường Cầu Mới", "Phường 2 (Quận 4)"];
    assert_eq!(formed_from(&units, 0), expected);
}

#[test]
fn a_unit_that_was_kept_was_formed_from_nothing() {
    let units = table("1,special_zone,Đặc khu Hòn Mây,Hon May Special Zone,76,giữ nguyên\n");
    assert_eq!(units.units[0].kind, AreaKind::SpecialZone);
    assert!(units.units[0].formed_from.is_empty());
    assert!(units.former.is_empty());
}

#[test]
fn a_name_without_its_kind_is_a_wards() {
    let units = table(
        "1,commune,Xã Đồng Cỏ,Dong Co Commune,9,\"Bến Nước, Xã Đồng Cỏ, Thị trấn Chợ Mới, Huyện Hòn Mây\"\n",
    );
    assert_eq!(
        formed_from(&units, 0),
        ["Phường Bến Nước", "Xã Đồng Cỏ", "Thị trấn Chợ Mới", "Huyện Hòn Mây"]
    );
    let kinds: Vec<AreaKind> = units.units[0].formed_from.iter().map(Former::kind).collect();
    assert_eq!(kinds, [AreaKind::Ward, AreaKind::Commune, AreaKind::Township, AreaKind::District]);
    let english: Vec<String> = units.units[0].formed_from.iter().map(Former::name_en).collect();
    assert_eq!(english, ["Ben Nuoc Ward", "Dong Co Commune", "Cho Moi Township", "Hon May District"]);
}

#[test]
fn a_numbered_ward_keeps_its_number_last_in_english() {
    let former = Former { name_vi: "Phường 10".into(), within_vi: "Quận 11".into() };
    assert_eq!(former.name_en(), "Ward 10");
}

#[test]
fn a_unit_in_several_lists_was_split() {
    let units = table(
        "1,ward,Phường Bờ Đông,Bo Dong Ward,1,\"Phường Cầu Mới, Phường Chợ Cũ\"\n\
         2,ward,Phường Bờ Tây,Bo Tay Ward,1,\"Phường Cầu Mới, Phường Cầu Mới (Quận 2)\"\n",
    );
    let counts: Vec<(String, usize)> =
        units.former.iter().map(|(former, count)| (full(former), *count)).collect();
    let expected = [("Phường Chợ Cũ", 1), ("Phường Cầu Mới", 2), ("Phường Cầu Mới (Quận 2)", 1)];
    assert_eq!(counts, expected.map(|(name, count)| (name.to_owned(), count)));
}

#[test]
fn words_typed_in_pieces_are_the_same_words() {
    // The first is NFD, as some systems save it.
    let units =
        table("1,ward,  Phu\u{31b}o\u{31b}\u{300}ng Bo\u{31b}\u{300} Tây ,Bo Tay Ward, 2.5 ,giữ nguyên\n");
    assert_eq!(units.units[0].name_vi, "Phường Bờ Tây");
    assert!((units.units[0].km2 - 2.5).abs() < f64::EPSILON);
}

#[test]
fn a_bad_line_names_its_number() {
    let good = "1,ward,Phường Bờ Tây,Bo Tay Ward,2.5,giữ nguyên\n";
    let said = |line: &str| parse(&format!("{HEADING}{good}{line}")).expect_err("a bad line").to_string();
    assert_eq!(
        said("2,quarter,Phường Bờ Đông,Bo Dong Ward,2.5,giữ nguyên\n"),
        "line 3: the kind must be ward, commune or special_zone"
    );
    assert_eq!(
        said("2,ward,Phường Bờ Đông,Bo Dong Ward,rộng,giữ nguyên\n"),
        "line 3: the area must be a number of square kilometres"
    );
    assert_eq!(said("2,ward, ,Bo Dong Ward,2.5,giữ nguyên\n"), "line 3: the Vietnamese name is empty");
    assert!(said("2,ward,Phường Bờ Đông\n").starts_with("line 3: six columns are wanted"));
}

#[test]
fn a_blank_line_above_does_not_change_the_number_of_a_bad_one() {
    let text = format!("{HEADING}\n\n1,quarter,Phường Bờ Đông,Bo Dong Ward,2.5,giữ nguyên\n");
    assert_eq!(parse(&text).expect_err("a bad line").line, 4);
}

#[test]
fn a_kind_that_no_longer_exists_is_refused() {
    let text = format!("{HEADING}1,district,Quận 1,District 1,7.7,giữ nguyên\n");
    assert_eq!(parse(&text).expect_err("not a unit of today").line, 2);
}
