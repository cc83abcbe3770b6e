//! Looking something up in the log.

use serde_json::json;

use super::{Filter, back};
use crate::db::Db;
use crate::events::{MIGRATIONS, NewEvent};
use crate::testing::{noon, on_both};

async fn record(db: &Db, kind: &'static str, subject: &str, actor: &str) {
    let mut tx = db.begin().await.expect("begun");
    tx.record(NewEvent { kind, subject: subject.into(), actor: actor.into(), data: json!({}) });
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn the_log_is_read_backwards_page_by_page_and_by_what_is_looked_for() {
    on_both(MIGRATIONS, |world| async move {
        let db = &world.db;
        record(db, "light.lit", "lamp 1", "hoa").await;
        record(db, "light.put_out", "lamp 1", "nam").await;
        db.clock().set(noon() + jiff::SignedDuration::from_hours(24));
        record(db, "light.lit", "lamp 2", "nam").await;
        record(db, "door.opened", "door", "hoa").await;
        let positions = async |before, filter| -> Vec<i64> {
            let found = back(db, before, filter, 2).await.expect("answered");
            found.into_iter().map(|event| event.position).collect()
        };
        let all = Filter::default();
        assert_eq!(positions(None, all).await, [4, 3]);
        assert_eq!(positions(Some(3), all).await, [2, 1]);
        assert_eq!(positions(Some(1), all).await, [0; 0]);
        assert_eq!(positions(None, Filter { subject: Some("lamp 1"), ..all }).await, [2, 1]);
        let nam = ["nam".to_owned()];
        assert_eq!(positions(None, Filter { actors: Some(&nam), ..all }).await, [3, 2]);
        assert_eq!(positions(None, Filter { actors: Some(&[]), ..all }).await, [0; 0]);
        let kinds = Filter { kinds: Some(&["light.lit", "door.opened"]), ..all };
        assert_eq!(positions(Some(4), kinds).await, [3, 1]);
        let day = jiff::SignedDuration::from_hours(24);
        assert_eq!(positions(None, Filter { span: Some((noon(), noon() + day)), ..all }).await, [2, 1]);
        let both = Filter { span: Some((noon() + day, noon() + day + day)), ..kinds };
        assert_eq!(positions(None, both).await, [4, 3]);
    })
    .await;
}
