//! Events that change the public site: from them a site knows which of its pages to make anew.

use super::{Event, Row};
use crate::db::{DbError, Migration, Run};

/// The daily work of the desk must not have public pages made anew.
pub(super) const HEAD: Migration = Migration {
    name: "kit_0004_shown_events",
    up: |schema| {
        schema.sql("ALTER TABLE event_head ADD COLUMN shown BIGINT NOT NULL DEFAULT 0");
        schema.sql("UPDATE event_head SET shown = position");
    },
};

/// The mark of these events. An event that a node of an earlier version writes meanwhile counts as shown. No seal
/// covers the mark: only caches read it.
pub(super) const MARK: Migration = Migration {
    name: "kit_0008_shown_mark",
    up: |schema| schema.sql("ALTER TABLE events ADD COLUMN shown BIGINT NOT NULL DEFAULT 1"),
};

/// The position of the newest event that changed the public site.
///
/// # Errors
/// When the database does not answer.
pub async fn shown(db: &impl Run) -> Result<i64, DbError> {
    let rows = db.rows("SELECT shown FROM event_head WHERE one = 1", []).await?;
    Ok(rows.first().map(|row| row.try_get("", "shown")).transpose()?.unwrap_or(0))
}

/// Shown events after one position and up to another, oldest first. All positions between the two are looked at.
///
/// # Errors
/// When the database does not answer.
pub async fn shown_between(db: &impl Run, after: i64, last: i64) -> Result<Vec<Event>, DbError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT position, id, at, kind, subject, actor, data
             FROM events
             WHERE position > $1
               AND position <= $2
               AND shown = 1
             ORDER BY position",
            [after.into(), last.into()],
        )
        .await?;
    Ok(rows.into_iter().map(Event::from).collect())
}
