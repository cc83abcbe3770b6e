use jiff::civil::{Date, date};

use super::{Leaf, due_days};
use crate::model::Activity;
use crate::reading::Every;

const PLAN: (Date, Date) = (date(2024, 4, 1), date(2024, 6, 30));

fn activity(every: Option<Every>, starts: Option<Date>, due: Option<Date>) -> Activity {
    Activity { every, starts, due, ..crate::matrix::testing::activity("portal", &[]) }
}

#[test]
fn a_leaf_has_its_mark_its_days_and_its_neighbours() {
    let leaf = |mark: &str| Leaf::parse(mark).unwrap_or_else(|| panic!("`{mark}` is a leaf"));
    for mark in ["2024-04", "2024-t01", "2024-t52", "2020-t53"] {
        assert_eq!(leaf(mark).mark(), mark);
    }
    assert_eq!(leaf("2024-02").days(), (date(2024, 2, 1), date(2024, 2, 29)));
    assert_eq!(leaf("2025-t01").days(), (date(2024, 12, 30), date(2025, 1, 5)));
    let (before, after) = leaf("2025-t01").neighbours();
    assert_eq!((before.mark().as_str(), after.mark().as_str()), ("2024-t52", "2025-t02"));
    assert_eq!(leaf("2024-12").neighbours().1.mark(), "2025-01");
    for mark in
        ["", "2024", "2024-13", "2024-00", "2024-t00", "2024-t53", "2024-t1", "9999-12", "0001-01", "2024-q1"]
    {
        assert_eq!(Leaf::parse(mark), None, "{mark}");
    }
}

#[test]
fn a_sheet_has_whole_weeks() {
    let sheet = |mark: &str| Leaf::parse(mark).expect("a leaf").sheet();
    let april = sheet("2024-04");
    assert_eq!(
        (april[0], *april.last().expect("days"), april.len()),
        (date(2024, 4, 1), date(2024, 5, 5), 35)
    );
    assert_eq!(sheet("2024-09").len(), 42);
    assert_eq!(sheet("2021-02").len(), 28);
    assert_eq!(sheet("2024-t10").len(), 7);
}

#[test]
fn what_recurs_is_due_again_and_again_on_days_that_are_worked_on() {
    let once = activity(None, Some(date(2024, 4, 5)), Some(date(2024, 4, 27)));
    // A due day that the plan names does not move, even if it is a Saturday.
    let days = |one: &Activity| due_days(one, PLAN).iter().map(|due| due.day).collect::<Vec<_>>();
    assert_eq!(days(&once), [date(2024, 4, 27)]);
    let monthly = activity(Some(Every::Month), Some(date(2024, 4, 30)), None);
    let due = due_days(&monthly, PLAN);
    assert_eq!(
        due.iter().map(|due| due.planned).collect::<Vec<_>>(),
        [date(2024, 4, 30), date(2024, 5, 30), date(2024, 6, 30)]
    );
    assert_eq!(due[2].day, date(2024, 7, 1), "30 June 2024 is a Sunday");
    let weekly = activity(Some(Every::Week), Some(date(2024, 4, 1)), Some(date(2024, 4, 20)));
    assert_eq!(days(&weekly), [date(2024, 4, 1), date(2024, 4, 8), date(2024, 4, 15)]);
}

#[test]
fn what_names_no_day_has_none() {
    for one in [
        activity(None, Some(date(2024, 4, 1)), None),
        activity(Some(Every::Month), None, Some(date(2024, 6, 1))),
        activity(Some(Every::Always), Some(date(2024, 4, 1)), None),
        activity(Some(Every::Day), Some(date(2024, 4, 1)), None),
        Activity { cancelled: Some("Trùng.".into()), ..activity(None, None, Some(date(2024, 4, 27))) },
    ] {
        assert!(due_days(&one, PLAN).is_empty(), "{one:?}");
    }
}
