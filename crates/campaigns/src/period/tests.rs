use jiff::civil::date;

use super::Period;

#[test]
fn a_mark_says_a_period_and_nothing_else_does() {
    for mark in ["", "2024", "2024-q1", "2024-q4", "2024-01", "2024-12"] {
        let period = Period::parse(mark).unwrap_or_else(|| panic!("`{mark}` is a period"));
        assert_eq!(period.mark(), mark);
    }
    for mark in [
        "24", "0000", "2024-", "2024-q0", "2024-q5", "2024-13", "2024-1", "2024-00", "-024", "2024-q+1",
        "20245", "x",
    ] {
        assert_eq!(Period::parse(mark), None, "{mark}");
    }
}

#[test]
fn a_period_has_its_days() {
    let plan = (date(2024, 4, 26), date(2025, 6, 30));
    let days = |mark: &str| Period::parse(mark).expect("a period").days(plan);
    assert_eq!(days(""), plan);
    assert_eq!(days("2024"), (date(2024, 1, 1), date(2024, 12, 31)));
    assert_eq!(days("2024-q2"), (date(2024, 4, 1), date(2024, 6, 30)));
    assert_eq!(days("2024-02"), (date(2024, 2, 1), date(2024, 2, 29)));
    assert_eq!(days("9999").1, date(9999, 12, 31));
    assert_eq!(Period::quarter_of(date(2024, 9, 30)), Period::Quarter(2024, 3));
}

#[test]
fn a_plan_offers_the_periods_that_it_touches() {
    let marks: Vec<String> =
        Period::of_plan((date(2024, 11, 5), date(2025, 1, 2))).into_iter().map(Period::mark).collect();
    assert_eq!(marks, ["2024", "2024-q4", "2024-11", "2024-12", "2025", "2025-q1", "2025-01"]);
    // For a plan of a hundred years only years are listed.
    assert_eq!(Period::of_plan((date(2000, 1, 1), date(2099, 1, 1))).len(), 100);
}
