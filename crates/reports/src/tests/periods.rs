//! Tests of periods and their cut-off days (Decree 09/2019/ND-CP, article 12).

use jiff::civil::{Date, date};
use kit::i18n::Lang::{En, Vi};

use crate::{Period, PeriodKind};

/// A plan of two years.
const PLAN: (Date, Date) = (date(2024, 1, 1), date(2025, 12, 31));

#[track_caller]
fn lasts(name: &str, from: Date, to: Date) {
    let period = Period::named(name).expect("a period");
    assert_eq!((period.name().as_str(), period.days(PLAN)), (name, (from, to)));
}

#[test]
fn a_period_is_cut_off_on_the_14th_of_its_last_month() {
    // A month lasts from the 15th of the previous month to its 14th, also across the year.
    lasts("2024-t05", date(2024, 4, 15), date(2024, 5, 14));
    lasts("2024-t01", date(2023, 12, 15), date(2024, 1, 14));
    lasts("2024-t03", date(2024, 2, 15), date(2024, 3, 14));
    // A quarter lasts from the 15th of the month before it to the 14th of its last month.
    lasts("2024-q1", date(2023, 12, 15), date(2024, 3, 14));
    lasts("2024-q2", date(2024, 3, 15), date(2024, 6, 14));
    lasts("2024-q4", date(2024, 9, 15), date(2024, 12, 14));
    // The first half lasts from 15 December to 14 June, the second from 15 June to 14 December, the year over both.
    lasts("2024-h1", date(2023, 12, 15), date(2024, 6, 14));
    lasts("2024-h2", date(2024, 6, 15), date(2024, 12, 14));
    lasts("2024", date(2023, 12, 15), date(2024, 12, 14));
}

#[test]
fn a_plan_has_periods_of_its_own() {
    // The last day is 730 days after the first; the middle is 31 December 2024, in the second half of its month.
    lasts("so-ket", date(2024, 1, 1), date(2024, 12, 31));
    lasts("tong-ket", date(2024, 1, 1), date(2025, 12, 31));
}

#[test]
fn periods_of_one_kind_follow_each_other_without_a_gap() {
    for kind in PeriodKind::ALL {
        let mut period = Period::around(kind, date(2023, 12, 15)).expect("a period");
        while period.days(PLAN).1 < date(2026, 1, 1) {
            let next = period.next().expect("a next one");
            assert_eq!(
                period.days(PLAN).1.tomorrow().expect("a day"),
                next.days(PLAN).0,
                "{}",
                period.name()
            );
            assert_eq!(next.previous(), Some(period));
            let (first, last) = period.days(PLAN);
            assert_eq!(
                (Period::around(kind, first), Period::around(kind, last)),
                (Some(period), Some(period))
            );
            period = next;
        }
    }
    assert_eq!((Period::Final.next(), Period::MidTerm.previous()), (None, None));
}

#[test]
fn a_name_means_one_period_and_nothing_else_does() {
    let names = [
        "", "2024-q5", "2024-q0", "2024-t13", "2024-t5", "2024-h3", "2024-x1", "+2024", "2024-", "02024",
        "2024-q1x",
    ];
    for name in names.into_iter().chain(["2024-q+1", "ký", "2024-ữ", "-5", "99999"]) {
        assert_eq!(Period::named(name), None, "{name}");
    }
}

#[test]
fn a_period_is_called_as_offices_call_it() {
    let titles = |name: &str| {
        let period = Period::named(name).expect("a period");
        [Vi, En].map(|lang| period.title(lang).replace(['\u{2068}', '\u{2069}'], ""))
    };
    assert_eq!(titles("2024-q1"), ["Quý I năm 2024", "Quarter 1 of 2024"]);
    assert_eq!(titles("2024-t05"), ["Tháng 5 năm 2024", "May 2024"]);
    assert_eq!(titles("2024-h1"), ["6 tháng đầu năm 2024", "First half of 2024"]);
    assert_eq!(titles("2024-h2"), ["6 tháng cuối năm 2024", "Second half of 2024"]);
    assert_eq!(titles("2024"), ["Năm 2024", "Year 2024"]);
}

#[test]
fn what_can_be_reported_on_has_begun_and_touches_the_plan() {
    let all: Vec<String> = Period::all(PLAN, date(2024, 3, 20)).into_iter().map(Period::name).collect();
    let expected = [
        "tong-ket", "so-ket", "2024", "2024-h1", "2024-q2", "2024-q1", "2024-t04", "2024-t03", "2024-t02",
        "2024-t01",
    ];
    assert_eq!(all, expected);
    let late: Vec<Period> = Period::all(PLAN, date(2030, 1, 1));
    // From 15 December 2025 on, a day belongs to the periods of 2026.
    assert!(late.contains(&Period::Quarter(2026, 1)) && !late.contains(&Period::Quarter(2026, 2)));
}
