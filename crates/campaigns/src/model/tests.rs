//! How an activity stands, and what is enough.

use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{Activity, ActivityState, Figures, Reached};
use crate::reading::Every;

const PLAN: (Date, Date) = (date(2024, 1, 1), date(2025, 12, 31));

fn activity() -> Activity {
    Activity {
        id: Uuid::nil(),
        campaign: Uuid::nil(),
        number: 1,
        form: "seminars".into(),
        name_vi: "Tọa đàm".into(),
        name_en: String::new(),
        lead: None,
        parent: None,
        partners: Vec::new(),
        partner_words: String::new(),
        themes: Vec::new(),
        areas: Vec::new(),
        starts: Some(date(2024, 3, 1)),
        due: Some(date(2024, 6, 30)),
        every: None,
        due_words: String::new(),
        product: String::new(),
        targets: Figures { things: Some(2), audience: Some(100), ..Figures::default() },
        budget: None,
        cancelled: None,
        source: String::new(),
    }
}

fn talks(things: i64, audience: i64) -> Reached {
    Reached { evidence: things, things, audience, ..Reached::default() }
}

#[test]
fn an_activity_is_done_when_each_target_is_met_and_late_after_its_last_day() {
    let one = activity();
    let state = |reached: Reached, today| one.state(&reached, None, today, PLAN);
    assert_eq!(state(Reached::default(), date(2024, 2, 29)), ActivityState::Planned);
    assert_eq!(state(talks(2, 99), date(2024, 6, 30)), ActivityState::Open);
    assert_eq!(state(talks(2, 99), date(2024, 7, 1)), ActivityState::Late);
    assert_eq!(state(talks(2, 100), date(2024, 7, 1)), ActivityState::Done);
    let cancelled = Activity { cancelled: Some("Đã gộp.".into()), ..activity() };
    assert_eq!(cancelled.state(&talks(2, 100), None, date(2024, 7, 1), PLAN), ActivityState::Cancelled);
}

#[test]
fn with_no_target_one_thing_is_enough_and_nothing_is_not() {
    let none = Figures::default();
    assert!(!Reached::default().meets(&none));
    assert!(talks(1, 0).meets(&none));
    assert!(!talks(1, 0).times(-1).plus(talks(1, 0)).meets(&none));
}

#[test]
fn what_recurs_is_late_when_its_interval_passed_in_silence() {
    let monthly = Activity { every: Some(Every::Month), ..activity() };
    let state = |newest, today| monthly.state(&talks(1, 10), newest, today, PLAN);
    assert_eq!(state(Some(date(2024, 4, 1)), date(2024, 5, 18)), ActivityState::Open);
    assert_eq!(state(Some(date(2024, 4, 1)), date(2024, 5, 19)), ActivityState::Late);
    assert_eq!(state(None, date(2024, 3, 2)), ActivityState::Open, "its first time has not passed");
    // When it is over, its targets count.
    assert_eq!(state(Some(date(2024, 6, 15)), date(2024, 7, 1)), ActivityState::Late);
}

#[test]
fn a_half_of_a_month_begins_on_the_first_or_the_fifteenth() {
    assert_eq!(crate::half(date(2024, 2, 14)), date(2024, 2, 1));
    assert_eq!(crate::half(date(2024, 2, 15)), date(2024, 2, 15));
    assert_eq!(crate::half(date(2024, 2, 29)), date(2024, 2, 15));
}
