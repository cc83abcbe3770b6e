//! Tests of changes to the calendar and the rules.

use access::Role;
use accounts::testing::{STAFF, World};
use jiff::civil::date;

use super::told::open;
use crate::{CalendarDay, DeadlinesError, Rule, calendar, calendar_of, rules, versions};

fn holiday(name: &str) -> CalendarDay {
    CalendarDay { worked: false, name_vi: name.into(), name_en: String::new() }
}

async fn given(world: &World) -> i64 {
    let mut tx = world.tx().await;
    let version = crate::take_given_days(&mut tx, &STAFF, 0).await.expect("taken");
    tx.commit().await.expect("kept");
    version
}

#[tokio::test]
async fn each_change_is_a_version_and_can_be_taken_back() {
    let world = open().await;
    let first = given(&world).await;
    let before = calendar(world.app.db()).await.expect("a calendar");
    assert_eq!((before.version, first), (1, 1));
    let mut tx = world.tx().await;
    let day = date(2025, 7, 7);
    let second = crate::add_day(&mut tx, &STAFF, first, day, holiday("Ngày hội")).await.expect("added");
    let third = crate::remove_day(&mut tx, &STAFF, second, date(2025, 1, 1)).await.expect("removed");
    tx.commit().await.expect("kept");
    let now = calendar(world.app.db()).await.expect("a calendar");
    assert!(!now.is_working_day(day) && now.is_working_day(date(2025, 1, 1)));
    let mut tx = world.tx().await;
    crate::restore_calendar(&mut tx, &STAFF, third, first).await.expect("restored");
    tx.commit().await.expect("kept");
    let restored = calendar(world.app.db()).await.expect("a calendar");
    assert_eq!((restored.version, &restored.days), (4, &before.days));
    assert_eq!(versions(world.app.db(), 10).await.expect("a list").len(), 4);
    let old = calendar_of(world.app.db(), second).await.expect("a calendar");
    assert!(!old.is_working_day(day), "what was computed by it can be computed again");
}

#[tokio::test]
async fn of_two_that_change_it_at_once_the_second_is_told() {
    let world = open().await;
    let seen = given(&world).await;
    let mut tx = world.tx().await;
    crate::add_day(&mut tx, &STAFF, seen, date(2025, 7, 7), holiday("Một")).await.expect("added");
    tx.commit().await.expect("kept");
    let mut tx = world.tx().await;
    let other = crate::add_day(&mut tx, &STAFF, seen, date(2025, 7, 8), holiday("Hai")).await;
    assert!(matches!(other, Err(DeadlinesError::Changed)));
    drop(tx);
    assert_eq!(calendar(world.app.db()).await.expect("a calendar").version, 2);
}

#[tokio::test]
async fn a_day_needs_a_name_stands_once_and_means_something() {
    let world = open().await;
    let seen = given(&world).await;
    let tries = [
        (date(2025, 7, 7), holiday(" "), "a day needs a name"),
        (date(2025, 9, 2), holiday("Quốc khánh"), "this day is in the calendar already"),
        (
            date(2025, 7, 7),
            CalendarDay { worked: true, ..holiday("Làm bù") },
            "people work on this day anyway",
        ),
    ];
    for (day, written, why) in tries {
        let mut tx = world.tx().await;
        let refused = crate::add_day(&mut tx, &STAFF, seen, day, written).await.expect_err("refused");
        assert_eq!(refused.to_string(), why);
    }
    let mut tx = world.tx().await;
    let gone = crate::remove_day(&mut tx, &STAFF, seen, date(2025, 7, 7)).await;
    assert!(matches!(gone, Err(DeadlinesError::NoDay)));
}

#[tokio::test]
async fn a_rule_is_changed_on_top_of_what_was_seen() {
    let world = open().await;
    let rule = Rule { first: 10, second: 2, escalation: 1 };
    let mut tx = world.tx().await;
    crate::set_rule(&mut tx, &STAFF, "activity", 0, rule).await.expect("set");
    tx.commit().await.expect("kept");
    let set = rules(world.app.db()).await.expect("rules")["activity"];
    assert_eq!((set.rule, set.version), (rule, 1));
    let mut tx = world.tx().await;
    let again = crate::set_rule(&mut tx, &STAFF, "activity", 0, Rule::default()).await;
    assert!(matches!(again, Err(DeadlinesError::Changed)));
    drop(tx);
    for wrong in [
        Rule { first: 1, second: 2, escalation: 1 },
        Rule { first: 61, second: 2, escalation: 1 },
        Rule { first: 5, second: -1, escalation: 1 },
        Rule { first: 5, second: 1, escalation: 0 },
    ] {
        let mut tx = world.tx().await;
        let refused = crate::set_rule(&mut tx, &STAFF, "activity", 1, wrong).await;
        assert!(matches!(refused, Err(DeadlinesError::Unsound)), "{wrong:?}");
    }
}

#[tokio::test]
async fn a_coordinator_of_one_agency_does_not_change_the_citys_calendar() {
    let world = open().await;
    let actor = world.officer("Điều phối", Role::Coordinator, "so-khoa-hoc").await.actor().await;
    let mut tx = world.tx().await;
    let refused = crate::take_given_days(&mut tx, &actor, 0).await;
    assert!(matches!(refused, Err(DeadlinesError::Denied(_))));
}
