use super::*;
use crate::events::{ACCEPTED, Acceptance, Check, NewEvent, Standing, accept, verify};
use crate::findings::Findings;
use crate::testing::{TestDb, noon, on_both};

fn migrations() -> Vec<Migration> {
    [crate::events::MIGRATIONS, crate::jobs::MIGRATIONS].concat()
}

fn witness(world: &TestDb) -> Witness {
    Witness::in_folder(world.folder())
}

async fn happen(db: &Db, count: usize) {
    let mut tx = db.begin().await.expect("begun");
    for n in 0..count {
        tx.record(NewEvent {
            kind: "note.made",
            subject: n.to_string(),
            actor: "system:test".into(),
            data: serde_json::json!({ "b": 1, "a": "Điều 4" }),
        });
    }
    tx.commit().await.expect("committed");
}

async fn tamper(db: &Db, statements: &[&str]) {
    let tx = db.begin().await.expect("begun");
    for sql in statements {
        tx.exec(sql, []).await.expect("tampered");
    }
    tx.commit().await.expect("committed");
}

async fn look(world: &TestDb, kept: &[KeptSeal]) -> (Standing, Findings) {
    let ran = Some(world.db.clock().now());
    let check = Check { witness: &witness(world), kept, sealing_ran: ran };
    verify(&world.db, check, |_, _| ()).await.expect("checked")
}

#[track_caller]
fn says(found: &Findings, words: &[&str]) {
    for word in words {
        assert!(found.lines().iter().any(|line| line.contains(word)), "`{word}` is not in {found:?}");
    }
    assert_eq!(found.lines().len(), words.len(), "{found:?}");
}

#[tokio::test]
async fn a_record_that_nobody_touched_is_whole() {
    on_both(&migrations(), |world| async move {
        let (standing, found) = look(&world, &[]).await;
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((standing.sealed, standing.open, standing.witnessed), (0, 0, None));
        happen(&world.db, 2_500).await;
        assert_eq!(seal(&world.db, &witness(&world)).await.expect("sealed"), 2_500);
        assert_eq!(seal(&world.db, &witness(&world)).await.expect("sealed"), 0);
        happen(&world.db, 3).await;
        let (standing, found) = look(&world, &[]).await;
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((standing.sealed, standing.open, standing.witnessed), (2_500, 3, Some(1)));
    })
    .await;
}

#[tokio::test]
async fn each_way_of_tampering_is_found_out() {
    const CUT: [&str; 2] =
        ["DELETE FROM events WHERE position > 1000", "DELETE FROM event_seals WHERE last > 1000"];
    const BACK: &str = "UPDATE event_head SET position = 1000, sealed = 1000,
        sealed_hash = (SELECT hash FROM event_seals WHERE last = 1000)";
    const PAST: &str = "INSERT INTO events (position, id, at, kind, subject, actor, data)
        SELECT 9000, id, at, kind, subject, actor, data FROM events WHERE position = 1";
    const BELOW: &str = "INSERT INTO events (position, id, at, kind, subject, actor, data)
        SELECT -3, id, at, kind, subject, actor, data FROM events WHERE position = 1";
    let tampering: [(&[&str], &[&str]); 13] = [
        (
            &["UPDATE events SET actor = 'system:other' WHERE position = 1500"],
            &["events 1001 to 2000 are not those"],
        ),
        (&["DELETE FROM events WHERE position = 7"], &["events 7 to 7 are missing"]),
        (&["DELETE FROM events WHERE position < 7"], &["events 1 to 6 are missing"]),
        (&["DELETE FROM events WHERE position > 1990"], &["events 1991 to 2000 are missing"]),
        (&CUT, &["events 1001 to 2000 are missing", "made last, of event 2000", "noted outside"]),
        (&[CUT[0], CUT[1], BACK], &["noted outside"]),
        (
            &["DELETE FROM events", "DELETE FROM event_seals"],
            &["events 1 to 2000 are missing", "made last, of event 2000", "noted outside"],
        ),
        (&["DELETE FROM event_seals"], &["made last, of event 2000", "noted outside"]),
        (
            &["UPDATE event_seals SET hash = 'x' WHERE last = 2000"],
            &["events 1001 to 2000 are not those", "made last", "noted outside"],
        ),
        (&["DELETE FROM event_seals WHERE last = 1000"], &["events 1 to 2000 are not those"]),
        (
            &["INSERT INTO event_seals (last, at, hash) VALUES (3000, 0, 'x')"],
            &["past the head", "made last"],
        ),
        (&[PAST], &["event 9000 stands past the head"]),
        (&[BELOW], &["event -3 has a position below 1"]),
    ];
    for (sql, words) in tampering {
        on_both(&migrations(), |world| async move {
            happen(&world.db, 2_000).await;
            seal(&world.db, &witness(&world)).await.expect("sealed");
            tamper(&world.db, sql).await;
            says(&look(&world, &[]).await.1, words);
        })
        .await;
    }
}

#[tokio::test]
async fn what_should_have_been_sealed_long_ago_is_told_from_what_waits() {
    on_both(&migrations(), |world| async move {
        happen(&world.db, 2).await;
        world.db.clock().set(noon() + SignedDuration::from_mins(9));
        assert!(look(&world, &[]).await.1.is_empty());
        world.db.clock().set(noon() + SignedDuration::from_mins(11));
        says(&look(&world, &[]).await.1, &["events from 1 on should have been sealed long ago"]);
        // A program that stood still since then seals when it starts.
        let check = Check { witness: &witness(&world), kept: &[], sealing_ran: Some(noon()) };
        assert!(verify(&world.db, check, |_, _| ()).await.expect("checked").1.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_was_sealed_is_not_sealed_anew() {
    const FORGET: &str = "UPDATE event_head SET sealed = 0, sealed_hash = ''";
    const ANEW: &str = "DELETE FROM event_seals";
    let tampering: [(&[&str], Refusal); 6] = [
        (&[ANEW], Refusal::Mark { mark: 20, newest: 0 }),
        (&[ANEW, FORGET], Refusal::Witness(20)),
        (&["DELETE FROM events", ANEW], Refusal::Mark { mark: 20, newest: 0 }),
        (&["DELETE FROM events WHERE position = 22"], Refusal::Missing { first: 22, last: 22 }),
        (&["DELETE FROM events WHERE position > 20"], Refusal::Missing { first: 21, last: 23 }),
        (&["UPDATE event_head SET position = 22"], Refusal::PastHead(23)),
    ];
    for (sql, refusal) in tampering {
        on_both(&migrations(), |world| async move {
            happen(&world.db, 20).await;
            seal(&world.db, &witness(&world)).await.expect("sealed");
            happen(&world.db, 3).await;
            tamper(&world.db, sql).await;
            for _ in 0..2 {
                let refused = seal(&world.db, &witness(&world)).await;
                assert!(matches!(refused, Err(SealError::Refused(why)) if why == refusal), "{refused:?}");
            }
            let seals = world.db.rows("SELECT last FROM event_seals WHERE last <> 20", []).await;
            assert_eq!(seals.expect("read").len(), 0, "nothing was sealed after {sql:?}");
        })
        .await;
    }
}

#[tokio::test]
async fn a_kept_seal_tells_whether_what_was_before_it_is_the_same() {
    on_both(&migrations(), |world| async move {
        happen(&world.db, 20).await;
        seal(&world.db, &witness(&world)).await.expect("sealed");
        let kept = newest(&world.db).await.expect("read");
        happen(&world.db, 20).await;
        seal(&world.db, &witness(&world)).await.expect("sealed");
        assert!(look(&world, std::slice::from_ref(&kept)).await.1.is_empty());
        // Someone with the database and the folder in hand makes everything anew.
        std::fs::remove_file(world.folder().join("seals.txt")).expect("removed");
        let anew = [
            "UPDATE events SET actor = 'system:other' WHERE position = 3",
            "DELETE FROM event_seals",
            "UPDATE event_head SET sealed = 0, sealed_hash = ''",
        ];
        tamper(&world.db, &anew).await;
        seal(&world.db, &witness(&world)).await.expect("sealed");
        assert!(look(&world, &[]).await.1.is_empty(), "nothing in hand tells");
        says(&look(&world, &[kept]).await.1, &["those that were kept is not in the chain"]);
    })
    .await;
}

#[tokio::test]
async fn an_older_backup_comes_up_and_sealing_goes_on_once_that_is_accepted() {
    on_both(&migrations(), |world| async move {
        happen(&world.db, 20).await;
        seal(&world.db, &witness(&world)).await.expect("sealed");
        let kept = newest(&world.db).await.expect("read");
        world.db.clock().set(noon() + SignedDuration::from_hours(2));
        happen(&world.db, 10).await;
        seal(&world.db, &witness(&world)).await.expect("sealed");
        assert_eq!(
            accept(&world.db, &witness(&world), "system:test").await.expect("asked"),
            Acceptance::Nothing
        );
        let older = [
            "DELETE FROM events WHERE position > 20",
            "DELETE FROM event_seals WHERE last > 20",
            "UPDATE event_head SET position = 20, sealed = 20,
                 sealed_hash = (SELECT hash FROM event_seals WHERE last = 20)",
        ];
        tamper(&world.db, &older).await;
        happen(&world.db, 1).await;
        let refused = seal(&world.db, &witness(&world)).await;
        assert!(matches!(refused, Err(SealError::Refused(Refusal::Witness(30)))), "{refused:?}");
        says(&look(&world, &[]).await.1, &["noted outside"]);
        let accepted = accept(&world.db, &witness(&world), "system:test").await.expect("accepted");
        assert_eq!(accepted, Acceptance::From(20));
        assert_eq!(seal(&world.db, &witness(&world)).await.expect("sealed"), 2);
        let (standing, found) = look(&world, &[kept]).await;
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((standing.sealed, standing.witnessed), (22, Some(1)));
        let events = after(&world.db, 21, 10).await.expect("read");
        assert_eq!(events[0].kind, ACCEPTED);
        assert_eq!(events[0].data["noted_outside"]["position"], 30);
    })
    .await;
}

#[tokio::test]
async fn nodes_that_seal_at_once_leave_one_whole_chain() {
    on_both(&migrations(), |world| async move {
        let sealers = (0..4).map(|_| {
            let (db, witness) = (world.db.clone(), witness(&world));
            tokio::spawn(async move {
                for _ in 0..10 {
                    happen(&db, 7).await;
                    seal(&db, &witness).await.expect("sealed");
                }
            })
        });
        let sealers = sealers.collect::<Vec<_>>();
        while !sealers.iter().all(tokio::task::JoinHandle::is_finished) {
            let found = look(&world, &[]).await.1;
            assert!(found.is_empty(), "beside a program that writes: {found:?}");
        }
        for sealer in sealers {
            sealer.await.expect("no panic");
        }
        seal(&world.db, &witness(&world)).await.expect("sealed");
        let (standing, found) = look(&world, &[]).await;
        assert!(found.is_empty(), "{found:?}");
        assert_eq!((standing.sealed, standing.open), (280, 0));
    })
    .await;
}
