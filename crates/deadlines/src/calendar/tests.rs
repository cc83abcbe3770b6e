use jiff::ToSpan;
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::given::given_days;

fn given() -> WorkCalendar {
    WorkCalendar { version: 1, days: given_days().expect("the data can be read") }
}

#[test]
fn without_a_calendar_only_weekends_are_days_off() {
    let plain = WorkCalendar::default();
    assert!(plain.is_working_day(date(2025, 1, 1)), "nobody wrote the holidays down");
    assert!(!plain.is_working_day(date(2025, 1, 4)));
    assert_eq!(plain.add_working_days(date(2025, 1, 3), 1), date(2025, 1, 6));
}

#[test]
fn tet_is_passed_over_also_backwards() {
    let city = given();
    // 24 January 2025 is the Friday before Tết. The days off of Tết are Monday to Friday of the next week.
    assert_eq!(city.add_working_days(date(2025, 1, 24), 1), date(2025, 2, 3));
    assert_eq!(city.add_working_days(date(2025, 2, 3), -1), date(2025, 1, 24));
    assert_eq!(city.working_days_between(date(2025, 1, 24), date(2025, 2, 3)), 1);
}

#[test]
fn five_working_days_over_the_end_of_a_year() {
    let city = given();
    // 31 December 2025 is a Wednesday. 1 and 2 January 2026 are off; Saturday 10 January is worked instead.
    assert_eq!(city.add_working_days(date(2025, 12, 31), 5), date(2026, 1, 9));
    assert_eq!(
        city.add_working_days(date(2025, 12, 31), 6),
        date(2026, 1, 10),
        "the Saturday that is worked"
    );
    assert_eq!(city.add_working_days(date(2025, 12, 31), 7), date(2026, 1, 12));
}

#[test]
fn a_saturday_that_is_worked_counts() {
    let city = given();
    let saturday = date(2025, 4, 26);
    assert!(city.is_working_day(saturday) && !city.is_working_day(date(2025, 5, 2)));
    assert_eq!(city.add_working_days(date(2025, 4, 25), 1), saturday);
    assert_eq!(city.add_working_days(date(2025, 4, 29), 1), date(2025, 5, 5), "three days off and a weekend");
}

#[test]
fn nothing_to_add_leads_to_the_next_working_day() {
    let city = given();
    assert_eq!(city.add_working_days(date(2025, 4, 30), 0), date(2025, 5, 5));
    assert_eq!(city.add_working_days(date(2025, 4, 29), 0), date(2025, 4, 29));
}

#[test]
fn the_given_days_are_plausible() {
    let city = given();
    for (day, written) in &city.days {
        assert!(!written.worked || is_weekend(*day), "{day} is worked anyway");
        assert!(!written.name_vi.is_empty() && !written.name_en.is_empty(), "{day}");
    }
    // Each worked Saturday stands for a swapped working day near it.
    let worked: Vec<Date> = city.days.iter().filter(|(_, day)| day.worked).map(|(day, _)| *day).collect();
    assert_eq!(
        worked,
        [date(2024, 5, 4), date(2025, 4, 26), date(2026, 1, 10), date(2026, 8, 22)],
        "all of them Saturdays"
    );
    for year in 2024..=2026 {
        let off = city.days.iter().filter(|(day, written)| day.year() == year && !written.worked).count();
        // Eleven days off are in the Labour Code; the others were swapped, or moved from a weekend.
        assert!((11..=18).contains(&off), "{year}: {off}");
    }
}

#[test]
fn the_ends_of_the_calendar_do_not_hang() {
    let plain = WorkCalendar::default();
    assert_eq!(plain.add_working_days(Date::MAX, 3), Date::MAX);
    assert_eq!(plain.add_working_days(Date::MIN, -3), Date::MIN);
}

/// A day in the years 2023 to 2027.
fn days() -> impl Strategy<Value = Date> {
    (0_i64..1_800).prop_map(|days| date(2023, 1, 1) + days.days())
}

proptest! {
    #[test]
    fn what_is_added_is_what_lies_between(from in days(), count in 1_i32..60) {
        let city = given();
        let to = city.add_working_days(from, count);
        prop_assert!(to > from && city.is_working_day(to));
        prop_assert_eq!(city.working_days_between(from, to), count);
    }

    #[test]
    fn forth_and_back_from_a_working_day_is_the_same_day(from in days(), count in 1_i32..60) {
        let city = given();
        let from = city.add_working_days(from, 0);
        prop_assert_eq!(city.add_working_days(city.add_working_days(from, count), -count), from);
    }

    #[test]
    fn steps_add_up(from in days(), one in 1_i32..30, two in 1_i32..30) {
        let city = given();
        let apart = city.add_working_days(city.add_working_days(from, one), two);
        prop_assert_eq!(apart, city.add_working_days(from, one + two));
    }

    #[test]
    fn a_day_off_more_never_brings_a_due_day_forward(from in days(), off in days(), count in 1_i32..60) {
        let city = given();
        let mut more = city.clone();
        let closed = CalendarDay { worked: false, name_vi: "Nghỉ".into(), name_en: "Off".into() };
        more.days.insert(off, closed);
        prop_assert!(more.add_working_days(from, count) >= city.add_working_days(from, count));
    }
}
