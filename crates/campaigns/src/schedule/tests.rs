use jiff::civil::date;

use super::{Slot, Standing, slot_of_today};
use crate::period::Period;

#[test]
fn the_slot_of_today_is_the_next_that_holds_something() {
    let quarter = |year, quarter| (Slot::Quarter(Period::Quarter(year, quarter)), Standing::default());
    let slots = [quarter(2024, 2), quarter(2024, 4), (Slot::Recurring, Standing::default())];
    let on = |day| slot_of_today(&slots, day);
    assert_eq!(on(date(2024, 1, 1)), Some(slots[0].0));
    assert_eq!(on(date(2024, 6, 30)), Some(slots[0].0));
    assert_eq!(on(date(2024, 7, 1)), Some(slots[1].0));
    assert_eq!(on(date(2026, 1, 1)), Some(Slot::Recurring));
    assert_eq!(slot_of_today(&slots[..2], date(2026, 1, 1)), Some(slots[1].0));
    assert_eq!(slot_of_today(&[], date(2026, 1, 1)), None);
}

#[test]
fn a_slot_has_its_mark() {
    for mark in ["2024-q1", "dinh-ky", "khong-han"] {
        assert_eq!(Slot::parse(mark).expect("a slot").mark(), mark);
    }
    for mark in ["", "2024", "2024-05", "x"] {
        assert_eq!(Slot::parse(mark), None, "{mark}");
    }
}
