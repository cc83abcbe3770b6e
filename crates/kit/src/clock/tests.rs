use super::*;

#[test]
fn ids_increase_when_the_clock_goes_back() {
    let clock = Clock::manual(Timestamp::from_millisecond(1_700_000_000_000).expect("in range"));
    let ids = Ids::seeded(1);
    let first = ids.next(clock.now());
    clock.set(Timestamp::from_millisecond(1_600_000_000_000).expect("in range"));
    let second = ids.next(clock.now());
    assert!(second > first);
    assert_eq!(second.get_version_num(), 7);
}

#[test]
fn the_same_seed_makes_the_same_ids() {
    let now = Timestamp::UNIX_EPOCH;
    assert_eq!(Ids::seeded(7).next(now), Ids::seeded(7).next(now));
}
