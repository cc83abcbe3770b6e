use frame::testing::at;

use super::*;

const LIMIT: Limit = Limit { what: "asked", seconds: 60, each: 2, all: 5 };

#[test]
fn one_network_has_its_measure_and_all_together_have_theirs() {
    let (pace, now) = (Pace::default(), at("2025-07-02T12:00"));
    let turns = |network: &str, times: usize| (0..times).filter(|_| pace.may(LIMIT, network, now)).count();
    assert_eq!(turns("203.0.113.0/24", 5), 2);
    assert_eq!(turns("198.51.100.0/24", 5), 2);
    assert_eq!(turns("192.0.2.0/24", 5), 1, "five in all");
    let other = Limit { what: "looked up", ..LIMIT };
    assert!(pace.may(other, "203.0.113.0/24", now), "another thing has its own measure");
    assert!(pace.may(LIMIT, "203.0.113.0/24", now + SignedDuration::from_secs(60)));
    assert!(pace.may(LIMIT, "203.0.113.0/24", now - SignedDuration::from_secs(60)), "a clock that went back");
}

#[test]
fn what_is_remembered_is_bounded() {
    let (pace, now) = (Pace::default(), at("2025-07-02T12:00"));
    let wide = Limit { all: u32::MAX, ..LIMIT };
    for number in 0..3 * MOST {
        pace.may(wide, &number.to_string(), now);
    }
    assert!(pace.0.lock().expect("whole").len() <= MOST + 2);
}
