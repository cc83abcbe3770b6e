use super::*;
use crate::events::NewEvent;
use crate::testing::on_both;

fn migrations() -> Vec<Migration> {
    [crate::events::MIGRATIONS, crate::jobs::MIGRATIONS].concat()
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

async fn tamper(db: &Db, sql: &str) {
    let tx = db.begin().await.expect("begun");
    tx.exec(sql, []).await.expect("tampered");
    tx.commit().await.expect("committed");
}

#[tokio::test]
async fn a_record_that_nobody_touched_is_whole() {
    on_both(&migrations(), |world| async move {
        happen(&world.db, 2_500).await;
        assert_eq!(seal(&world.db).await.expect("sealed"), 2_500);
        assert_eq!(seal(&world.db).await.expect("sealed"), 0);
        happen(&world.db, 3).await;
        let verdict = verify(&world.db, |_, _| ()).await.expect("checked");
        assert!(matches!(verdict, Verdict::Whole { sealed: 2_500, open: 3, .. }), "{verdict:?}");
    })
    .await;
}

#[tokio::test]
async fn a_changed_a_removed_and_a_cut_record_are_found_out() {
    let tampering = [
        ("UPDATE events SET actor = 'system:other' WHERE position = 1500", (1_001, 2_000)),
        ("DELETE FROM events WHERE position = 7", (1, 1_000)),
        ("UPDATE event_seals SET hash = 'x' WHERE last = 2000", (1_001, 2_000)),
    ];
    for (sql, batch) in tampering {
        on_both(&migrations(), |world| async move {
            happen(&world.db, 2_000).await;
            seal(&world.db).await.expect("sealed");
            tamper(&world.db, sql).await;
            let verdict = verify(&world.db, |_, _| ()).await.expect("checked");
            assert_eq!(verdict, Verdict::Broken { first: batch.0, last: batch.1 }, "{sql}");
        })
        .await;
    }
}

#[tokio::test]
async fn nodes_that_seal_at_once_leave_one_whole_chain() {
    on_both(&migrations(), |world| async move {
        let sealers = (0..4).map(|_| {
            let db = world.db.clone();
            tokio::spawn(async move {
                for _ in 0..10 {
                    happen(&db, 7).await;
                    seal(&db).await.expect("sealed");
                }
            })
        });
        for sealer in sealers.collect::<Vec<_>>() {
            sealer.await.expect("no panic");
        }
        seal(&world.db).await.expect("sealed");
        let verdict = verify(&world.db, |_, _| ()).await.expect("checked");
        assert!(matches!(verdict, Verdict::Whole { sealed: 280, open: 0, .. }), "{verdict:?}");
    })
    .await;
}
