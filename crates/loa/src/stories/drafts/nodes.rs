//! Several nodes at once, jobs that run twice, and a database that fails in between.

use serde_json::json;

use super::*;
use crate::testing::{at, on_both};
use newsroom::NewsroomError;

/// The job as another worker would read it from the table.
fn job(id: Uuid, moment: Timestamp) -> ReleaseDraft {
    serde_json::from_value(json!({ "draft": id, "at": moment.as_millisecond() })).expect("a job")
}

#[tokio::test]
async fn two_workers_publish_once() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let moment = at("2025-07-02T15:00");
        let mut scheduled = Vec::new();
        for round in 0..4 {
            let id = approved(&world, &people, &format!("Đăng một lần {round}")).await;
            act!(world, schedule, &people.editor, id, moment, world.app.zone()).expect("scheduled");
            scheduled.push(id);
        }
        let article = world.id("via-he");
        let correction = act!(world, start_correction, &people.editor, article, Lang::Vi).expect("begun");
        say(&world, &people, correction, "Đính chính một lần").await;
        approve_it(&world, &people, correction).await;
        act!(world, schedule, &people.editor, correction, moment, world.app.zone()).expect("scheduled");
        scheduled.push(correction);
        set(&world, moment);
        let (db, zone) = (world.app.db(), world.app.zone());
        for id in &scheduled {
            let once = || release_due(db, job(*id, moment), zone);
            let (a, b, c) = tokio::join!(once(), once(), once());
            for outcome in [a, b, c] {
                // The database may tell the loser of a race for the same row so; the job then runs again.
                assert!(matches!(outcome, Ok(()) | Err(DraftError::Db(_))), "{outcome:?}");
            }
            release_due(db, job(*id, moment), zone).await.expect("nothing is left to do");
            assert_eq!(now(&world, *id).await.stage, Stage::Published);
            let published = taken(&world, *id).await;
            assert_eq!(published.iter().filter(|kind| **kind == StepKind::Published).count(), 1);
            assert!(!published.contains(&StepKind::Hindered), "{published:?}");
        }
        do_jobs(&world).await;
        let news = news(&world).await;
        for round in 0..4 {
            assert_eq!(news.matches(&format!("Đăng một lần {round}")).count(), 1, "{news}");
        }
        let editions = newsroom::editions(world.app.db(), article, Lang::Vi).await.expect("answered");
        assert_eq!(editions.len(), 3);
    })
    .await;
}

#[test]
fn a_failing_database_is_no_fault_of_the_text() {
    let met = DraftError::from(NewsroomError::Db(kit::db::DbError::Poisoned));
    assert!(matches!(met, DraftError::Db(_)), "{met:?}");
    let met = DraftError::from(NewsroomError::Withdrawn);
    assert!(matches!(met, DraftError::Newsroom(NewsroomError::Withdrawn)), "{met:?}");
}

#[tokio::test]
async fn two_who_begin_at_once_begin_one_draft() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        for slug in ["via-he", "trong-cay"] {
            let article = world.id(slug);
            let begin = || async { act!(world, start_correction, &people.editor, article, Lang::Vi) };
            let (a, b, c) = tokio::join!(begin(), begin(), begin());
            let outcomes = [a, b, c];
            let begun: Vec<Uuid> = outcomes.iter().filter_map(|one| one.as_ref().ok().copied()).collect();
            assert_eq!(begun.len(), 1, "{outcomes:?}");
            for refused in outcomes.iter().filter_map(|one| one.as_ref().err()) {
                assert!(matches!(refused, DraftError::Open(open) if *open == begun[0]), "{refused:?}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn two_who_save_at_once_lose_nothing() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let id = written(&world, &people, "Ban đầu").await;
        for round in 0..5 {
            let present = now(&world, id).await;
            let mine = words(&present, &format!("Của tôi {round}"));
            let theirs = words(&present, &format!("Của bạn {round}"));
            let seen = present.version;
            let first = || async { act!(world, save, &people.editor, id, seen, mine.clone()) };
            let second = || async { act!(world, save, &people.reviewer, id, seen, theirs.clone()) };
            let (a, b) = tokio::join!(first(), second());
            let (kept, refused) = if a.is_ok() { (&mine, b) } else { (&theirs, a) };
            // The loser is shown the text that stands there now, not the one before.
            match refused {
                Err(DraftError::Changed(shown)) => assert_eq!(shown.words, *kept),
                other => panic!("{other:?}"),
            }
            assert_eq!((now(&world, id).await.version, &now(&world, id).await.words), (seen + 1, kept));
        }
    })
    .await;
}
