//! Tests of the actions on a report: start, write, submit, take back, freeze and revise.

use agencies::testing::STAFF;
use jiff::civil::date;
use uuid::Uuid;

use super::world::{City, Done, on_both};
use crate::{
    Narrative, Report, ReportState, ReportsError, compute, freeze, revise, submit, take_back, version, write,
};

fn words(done: &str) -> Narrative {
    Narrative { done: done.into(), ..Narrative::default() }
}

async fn seen(city: &City, id: Uuid) -> i64 {
    version(city.world.app.db(), id).await.expect("answered")
}

async fn say(city: &City, id: Uuid, done: &str) {
    let seen = seen(city, id).await;
    let mut tx = city.world.tx().await;
    write(&mut tx, &STAFF, id, seen, words(done)).await.expect("written");
    tx.commit().await.expect("kept");
}

async fn hand_in(city: &City, id: Uuid) {
    let seen = seen(city, id).await;
    let mut tx = city.world.tx().await;
    submit(&mut tx, &STAFF, id, seen).await.expect("submitted");
    tx.commit().await.expect("kept");
}

async fn close(city: &City, report: &Report) -> Result<i64, ReportsError> {
    let seen = seen(city, report.id).await;
    let day = city.world.app.today();
    let figures = compute(city.world.app.db(), report, &city.plan, day).await.expect("computed");
    let mut tx = city.world.tx().await;
    let version = freeze(&mut tx, &STAFF, report.id, seen, figures).await?;
    tx.commit().await.expect("kept");
    Ok(version)
}

async fn now(city: &City, id: Uuid) -> Report {
    crate::report(city.world.app.db(), id).await.expect("answered").expect("a report")
}

#[tokio::test]
async fn a_frozen_version_says_the_same_whatever_becomes_of_the_data() {
    on_both(|city| async move {
        let things = city.year().await;
        let report = city.report(None, "2025-q1").await;
        say(&city, report.id, "Đã tổ chức hai hội nghị.").await;
        hand_in(&city, report.id).await;
        assert_eq!(close(&city, &report).await.expect("frozen"), 1);
        let db = city.world.app.db();
        let first = crate::frozen(db, report.id, 1).await.expect("answered").expect("a version");
        assert_eq!((first.query.from, first.query.to), (date(2024, 12, 15), date(2025, 3, 14)));
        assert_eq!(first.query.computed_by, "figures-1");

        let tx = city.world.tx().await;
        campaigns::remove_evidence(&tx, "test", things[0]).await.expect("removed");
        tx.commit().await.expect("kept");
        city.done(Done { day: date(2025, 2, 2), ..Done::default() }).await;
        let again = crate::frozen(db, report.id, 1).await.expect("answered").expect("a version");
        assert_eq!(again, first);

        // Other figures need a new version, with a reason.
        let at = seen(&city, report.id).await;
        let mut tx = city.world.tx().await;
        let none = revise(&mut tx, &STAFF, report.id, at, " ").await;
        assert!(matches!(none, Err(ReportsError::Flaws(_))));
        drop(tx);
        let mut tx = city.world.tx().await;
        revise(&mut tx, &STAFF, report.id, at, "Bỏ một hội nghị ghi trùng.").await.expect("opened");
        tx.commit().await.expect("kept");
        hand_in(&city, report.id).await;
        assert_eq!(close(&city, &report).await.expect("frozen"), 2);
        let second = crate::frozen(db, report.id, 2).await.expect("answered").expect("a version");
        assert_eq!(second.note, "Bỏ một hội nghị ghi trùng.");
        assert_eq!(second.figures.reached[0].audience, 80);
        assert_eq!(crate::frozen(db, report.id, 1).await.expect("answered"), Some(first));
        let all: Vec<i64> = crate::versions(db, report.id)
            .await
            .expect("answered")
            .into_iter()
            .map(|(version, ..)| version)
            .collect();
        assert_eq!(all, [2, 1]);
    })
    .await;
}

#[tokio::test]
async fn of_two_who_write_at_once_the_second_hears_of_the_first() {
    on_both(|city| async move {
        let report = city.report(Some("so-khoa-hoc"), "2025-q1").await;
        let both = seen(&city, report.id).await;
        say(&city, report.id, "Người thứ nhất viết.").await;
        let mut tx = city.world.tx().await;
        let second = write(&mut tx, &STAFF, report.id, both, words("Người thứ hai viết.")).await;
        assert!(matches!(second, Err(ReportsError::Changed)));
        drop(tx);
        assert_eq!(now(&city, report.id).await.narrative.done, "Người thứ nhất viết.");
        // A second start of the same report returns the first report.
        let other = city.report(Some("so-khoa-hoc"), "2025-q1").await;
        assert_eq!(other.id, report.id);
        // A submitted report cannot be written until it is taken back.
        hand_in(&city, report.id).await;
        let at = seen(&city, report.id).await;
        let mut tx = city.world.tx().await;
        let late = write(&mut tx, &STAFF, report.id, at, words("Viết thêm.")).await;
        assert!(matches!(late, Err(ReportsError::State(ReportState::Submitted))));
        drop(tx);
        let mut tx = city.world.tx().await;
        take_back(&mut tx, &STAFF, report.id, at).await.expect("taken back");
        tx.commit().await.expect("kept");
        assert_eq!(now(&city, report.id).await.state, ReportState::Draft);
    })
    .await;
}

#[tokio::test]
async fn a_period_is_reported_when_it_has_begun_and_frozen_when_it_is_over() {
    on_both(|city| async move {
        city.at("2025-03-14T23:00");
        let report = city.report(None, "2025-q1").await;
        let empty = seen(&city, report.id).await;
        let mut tx = city.world.tx().await;
        assert!(matches!(submit(&mut tx, &STAFF, report.id, empty).await, Err(ReportsError::Empty)));
        drop(tx);
        say(&city, report.id, "Chưa hết kỳ.").await;
        hand_in(&city, report.id).await;
        assert!(matches!(close(&city, &report).await, Err(ReportsError::Open)));
        city.at("2025-03-15T00:30");
        assert_eq!(close(&city, &report).await.expect("frozen"), 1);
        let mut tx = city.world.tx().await;
        let new = crate::NewReport {
            plan: &city.plan,
            agency: None,
            period: crate::Period::named("2025-q3").expect("a period"),
            today: city.world.app.today(),
        };
        assert!(matches!(crate::start(&mut tx, &STAFF, new).await, Err(ReportsError::Early)));
    })
    .await;
}

#[tokio::test]
async fn the_city_sees_who_has_reported_and_gathers_what_they_wrote() {
    on_both(|city| async move {
        city.year().await;
        let unit = city.report(Some("so-khoa-hoc"), "2025-q1").await;
        say(&city, unit.id, "Sở đã tổ chức hai hội nghị.").await;
        let city_report = city.report(None, "2025-q1").await;
        let units = async || {
            let period = city_report.period;
            let all = crate::reporting(city.world.app.db(), &city.plan, period).await.expect("answered");
            all.into_iter().map(|unit| (unit.agency.slug.clone(), unit.has_reported())).collect::<Vec<_>>()
        };
        // The committee leads one activity, the department two. A draft does not count as a report.
        assert_eq!(units().await, [("so-khoa-hoc".to_owned(), false), ("ubnd".to_owned(), false)]);
        hand_in(&city, unit.id).await;
        assert_eq!(units().await, [("so-khoa-hoc".to_owned(), true), ("ubnd".to_owned(), false)]);
        say(&city, city_report.id, "Toàn thành phố.").await;
        hand_in(&city, city_report.id).await;
        close(&city, &now(&city, city_report.id).await).await.expect("frozen");
        let frozen =
            crate::frozen(city.world.app.db(), city_report.id, 1).await.expect("answered").expect("there");
        let wrote: Vec<&str> = frozen.figures.units.iter().map(|unit| unit.narrative.done.as_str()).collect();
        assert_eq!(wrote, ["Sở đã tổ chức hai hội nghị.", ""]);
    })
    .await;
}
