//! The areas that names stand for, on a map of two times.

use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{Gazetteer, Named};
use crate::{Area, AreaKind};

const BEFORE: Date = date(2024, 5, 1);
const AFTER: Date = date(2025, 8, 1);
const CHANGE: Date = date(2025, 7, 1);

fn area(number: u128, slug: &str, name: &str, within: &str, ended: bool) -> Area {
    Area {
        id: Uuid::from_u128(number),
        slug: slug.to_owned(),
        code: None,
        kind: AreaKind::Ward,
        name_vi: name.to_owned(),
        name_en: format!("{} Ward", name.trim_start_matches("Phường ")),
        within_vi: within.to_owned(),
        km2: None,
        valid_from: (!ended).then_some(CHANGE),
        valid_to: ended.then_some(CHANGE),
    }
}

fn gazetteer() -> Gazetteer {
    Gazetteer::new(vec![
        area(1, "phuong-ben-may", "Phường Bến Mây", "", false),
        area(2, "phuong-ben-may-cu", "Phường Bến Mây", "", true),
        area(3, "phuong-1-quan-3", "Phường 1", "Quận 3", true),
        area(4, "phuong-1-quan-5", "Phường 1", "Quận 5", true),
        area(5, "phuong-an-hoa", "Phường An Hòa", "", false),
        area(6, "phuong-an-hoa-2", "Phường An Hoa", "", false),
    ])
}

fn one(number: u128) -> Named {
    Named::One(Uuid::from_u128(number))
}

#[test]
fn a_name_of_two_times_means_the_area_of_that_day() {
    let map = gazetteer();
    assert_eq!(map.find("Phường Bến Mây", AFTER), one(1));
    assert_eq!(map.find("phuong ben may", BEFORE), one(2));
    assert_eq!(map.find("Ben May Ward", AFTER), one(1));
    // A slug is of one area only, on every day.
    assert_eq!(map.find("phuong-ben-may-cu", AFTER), one(2));
}

#[test]
fn a_name_of_several_is_told_apart_by_its_district_only() {
    let map = gazetteer();
    let both = Named::Several(vec!["Phường 1 (Quận 3)".into(), "Phường 1 (Quận 5)".into()]);
    assert_eq!(map.find("Phường 1", BEFORE), both);
    assert_eq!(map.find("PHUONG 1", AFTER), both);
    assert_eq!(map.find("Phường 1, Quận 5", BEFORE), one(4));
    assert_eq!(map.find("phường 1 (quận 3)", AFTER), one(3), "long ended, and there is no other");
}

#[test]
fn marks_decide_where_names_differ_in_nothing_else() {
    let map = gazetteer();
    assert_eq!(map.find("Phường An Hòa", AFTER), one(5));
    assert_eq!(map.find("phường an hoa", AFTER), one(6));
    assert!(matches!(map.find("Phuong An Hoà", AFTER), Named::Several(_)), "neither is written so");
}

#[test]
fn what_is_no_name_is_unknown() {
    let map = gazetteer();
    for name in ["", "   ", "Phường", "Phường Bến", "đầu tư công", "()", "\u{202e}may"] {
        assert_eq!(map.find(name, AFTER), Named::Unknown, "{name:?}");
    }
}
