//! Old addresses that were led to articles at once, and whether they were given back.

use std::collections::HashMap;

use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use crate::many_addresses::LedAddress;

/// The table of the addresses that one act led.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0020_bulk_addresses",
    up: |schema| {
        schema.table("bulk_addresses", |table| {
            table
                .uuid("act_id")
                .text("old")
                .uuid("article_id")
                // Once undone: 1 when it leads nowhere again, 0 when it was changed since.
                .integer_or_null("restored")
                .key(&["act_id", "old"])
                .refers("act_id", "bulk_acts", "id")
                .refers("article_id", "articles", "id");
        });
    },
};

/// Makes an old address lead to an article, unless it leads somewhere already; answers whether it does now. Of two
/// people who claim it at once, the second finds it taken.
pub(crate) async fn claim_redirect(tx: &Tx, old: &str, article: Uuid) -> Result<bool, DbError> {
    let sql = "INSERT INTO redirects (old, article_id) VALUES ($1, $2) ON CONFLICT (old) DO NOTHING";
    Ok(tx.exec(sql, [old.into(), article.into()]).await? == 1)
}

/// Where each of these old addresses leads, by the article's number; one that leads nowhere is left out.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn redirects_of(db: &impl Run, old: &[String]) -> Result<HashMap<String, i64>, DbError> {
    if old.is_empty() {
        return Ok(HashMap::new());
    }
    let binds: Vec<String> = (1..=old.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!(
        "SELECT r.old, a.number
         FROM redirects r
         JOIN articles a ON a.id = r.article_id
         WHERE r.old IN ({})",
        binds.join(", ")
    );
    let rows = db.rows(&sql, old.iter().map(|one| Value::from(one.as_str())).collect::<Vec<_>>()).await?;
    rows.iter().map(|row| Ok((row.try_get("", "old")?, row.try_get("", "number")?))).collect()
}

pub(crate) async fn insert_led(tx: &Tx, act: Uuid, old: &str, article: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO bulk_addresses (act_id, old, article_id, restored) VALUES ($1, $2, $3, NULL)",
        [act.into(), old.into(), article.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn set_led_restored(tx: &Tx, act: Uuid, old: &str, restored: bool) -> Result<(), DbError> {
    let sql = "UPDATE bulk_addresses SET restored = $1 WHERE act_id = $2 AND old = $3";
    tx.exec(sql, [i64::from(restored).into(), act.into(), old.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct Row {
    old: String,
    article_id: Uuid,
    number: i64,
    restored: Option<i64>,
}

/// The old addresses that an act led, in the order of the articles' numbers.
pub async fn led_addresses(db: &impl Run, act: Uuid) -> Result<Vec<LedAddress>, DbError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT b.old, b.article_id, a.number, b.restored
             FROM bulk_addresses b
             JOIN articles a ON a.id = b.article_id
             WHERE b.act_id = $1
             ORDER BY a.number, b.old",
            [act.into()],
        )
        .await?;
    let led = |row: Row| LedAddress {
        old: row.old,
        article: row.article_id,
        number: row.number,
        restored: row.restored.map(|restored| restored == 1),
    };
    Ok(rows.into_iter().map(led).collect())
}
