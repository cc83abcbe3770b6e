//! Shared blocks, their editions, and which editions of articles show them.

use std::collections::HashMap;

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx, json};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::files::insert_shown_in_block;
use super::moment;
use crate::blocks::{BlockChange, BlockEdition, Next, SharedBlock};
use crate::model::Edition;
use document::Document;

/// The tables of shared blocks.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0011_shared_blocks",
    up: |schema| {
        schema.table("shared_blocks", |table| {
            table.uuid("id").uuid("agency_id").integer("edition").truth("removed").key(&["id"]).refers(
                "agency_id",
                "agencies",
                "id",
            );
        });
        schema.table("shared_block_editions", |table| {
            table
                .uuid("block_id")
                .integer("number")
                .integer("at")
                .uuid_or_null("by_person")
                .text("name")
                .text("body")
                .key(&["block_id", "number"])
                .refers("block_id", "shared_blocks", "id");
        });
        // Follows from the bodies of editions; here so that a block knows its articles without reading them all.
        schema.table("edition_blocks", |table| {
            table.uuid("block_id").uuid("edition_id").key(&["block_id", "edition_id"]).refers(
                "edition_id",
                "editions",
                "id",
            );
        });
    },
};

/// An article knows the blocks of its editions without reading their bodies.
pub(crate) const BY_EDITION: Migration = Migration {
    name: "newsroom_0024_blocks_by_edition",
    up: |schema| schema.index("edition_blocks", &["edition_id"]),
};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    agency_id: Uuid,
    edition: i64,
    removed: bool,
    name: String,
    body: String,
    at: i64,
    by_person: Option<Uuid>,
    hosts: i64,
}

impl TryFrom<Row> for SharedBlock {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        Ok(Self {
            id: row.id,
            name: row.name,
            agency: row.agency_id,
            edition: row.edition,
            body: body(row.id, &row.body)?,
            at: moment(row.at),
            by: row.by_person,
            removed: row.removed,
            hosts: row.hosts,
        })
    }
}

pub(super) fn body(block: Uuid, text: &str) -> Result<Document, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Unreadable(format!("block {block}")))
}

const BLOCK: &str = "SELECT b.id, b.agency_id, b.edition, b.removed, e.name, e.body, e.at, e.by_person,
       (SELECT COUNT(DISTINCT c.article_id)
        FROM edition_blocks h
        JOIN current_editions c ON c.edition_id = h.edition_id
        JOIN listed_articles a ON a.id = c.article_id
        WHERE h.block_id = b.id) AS hosts
    FROM shared_blocks b
    JOIN shared_block_editions e ON e.block_id = b.id AND e.number = b.edition";

/// A shared block, one that was removed too.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn block(db: &impl Run, id: Uuid) -> Result<Option<SharedBlock>, DbError> {
    let row: Option<Row> = db.one(&format!("{BLOCK} WHERE b.id = $1"), [id.into()]).await?;
    row.map(SharedBlock::try_from).transpose()
}

/// All shared blocks that are offered, in the order of their names.
pub async fn blocks(db: &impl Run) -> Result<Vec<SharedBlock>, DbError> {
    let rows: Vec<Row> = db.all(&format!("{BLOCK} WHERE NOT b.removed"), []).await?;
    let mut blocks = rows.into_iter().map(SharedBlock::try_from).collect::<Result<Vec<_>, _>>()?;
    blocks.sort_by_cached_key(|block| (viet::sort_key(&block.name), block.id));
    Ok(blocks)
}

#[derive(FromQueryResult)]
struct EditionRow {
    number: i64,
    at: i64,
    by_person: Option<Uuid>,
    name: String,
    body: String,
    change_note: String,
    forced: String,
}

/// The editions of a block, the newest first; at most 100.
pub async fn block_editions(db: &impl Run, id: Uuid) -> Result<Vec<BlockEdition>, DbError> {
    let rows: Vec<EditionRow> = db
        .all(
            "SELECT number, at, by_person, name, body, change_note, forced FROM shared_block_editions
             WHERE block_id = $1
             ORDER BY number DESC
             LIMIT 100",
            [id.into()],
        )
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(BlockEdition {
                number: row.number,
                at: moment(row.at),
                by: row.by_person,
                name: row.name,
                body: body(id, &row.body)?,
                change_note: row.change_note,
                forced: row.forced,
            })
        })
        .collect()
}

/// The numbers of the articles on the site that show a block, the newest first.
pub async fn block_hosts(db: &impl Run, id: Uuid, length: u32) -> Result<Vec<i64>, DbError> {
    let rows = db
        .rows(
            "SELECT DISTINCT a.number
             FROM edition_blocks h
             JOIN current_editions c ON c.edition_id = h.edition_id
             JOIN listed_articles a ON a.id = c.article_id
             WHERE h.block_id = $1
             ORDER BY a.number DESC
             LIMIT $2",
            [id.into(), i64::from(length).into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

/// The present words of blocks, also of removed ones.
pub(crate) async fn block_bodies(db: &impl Run, ids: &[Uuid]) -> Result<HashMap<Uuid, Document>, DbError> {
    block_bodies_before(db, ids, i64::MAX).await
}

/// The words of blocks before a moment (milliseconds); a block that was not there yet has those of its first edition.
pub(crate) async fn block_bodies_before(
    db: &impl Run,
    ids: &[Uuid],
    before: i64,
) -> Result<HashMap<Uuid, Document>, DbError> {
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT e.block_id AS id, e.body
         FROM shared_block_editions e
         WHERE e.block_id IN ({})
           AND e.number = (SELECT COALESCE(MAX(x.number), 1)
                           FROM shared_block_editions x
                           WHERE x.block_id = e.block_id AND x.at < $1)",
        binds(ids.len(), 2)
    );
    let rows = db.rows(&sql, with(before, ids)).await?;
    rows.iter()
        .map(|row| {
            let (id, text): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "body")?);
            Ok((id, body(id, &text)?))
        })
        .collect()
}

#[derive(FromQueryResult)]
struct ChangeRow {
    block_id: Uuid,
    name: String,
    at: i64,
    change_note: String,
    forced: String,
}

/// The edits of blocks that the public is told of, since a moment, the newest first; at most 200.
///
/// # Errors
/// When the database does not answer.
pub async fn block_changes(
    db: &impl Run,
    ids: &[Uuid],
    since: Timestamp,
) -> Result<Vec<BlockChange>, DbError> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let sql = format!(
        "SELECT block_id, name, at, change_note, forced
         FROM shared_block_editions
         WHERE at >= $1 AND change_note <> '' AND block_id IN ({})
         ORDER BY at DESC, block_id
         LIMIT 200",
        binds(ids.len(), 2)
    );
    let rows: Vec<ChangeRow> = db.all(&sql, with(since.as_millisecond(), ids)).await?;
    let change = |row: ChangeRow| BlockChange {
        block: row.block_id,
        name: row.name,
        at: moment(row.at),
        note: row.change_note,
        forced: row.forced,
    };
    Ok(rows.into_iter().map(change).collect())
}

/// `$2, $3, …` for a list of values.
fn binds(count: usize, from: usize) -> String {
    (from..from + count).map(|bind| format!("${bind}")).collect::<Vec<_>>().join(", ")
}

fn with(first: i64, ids: &[Uuid]) -> Vec<Value> {
    std::iter::once(Value::from(first)).chain(ids.iter().map(|id| Value::from(*id))).collect()
}

/// How many open drafts show a block.
///
/// # Errors
/// When the database does not answer.
pub async fn block_drafts(db: &impl Run, id: Uuid) -> Result<i64, DbError> {
    let sql = "SELECT COUNT(*) AS drafts FROM drafts WHERE open AND body LIKE $1";
    let rows = db.rows(sql, [format!("%\"{id}\"%").into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "drafts")).transpose()?.unwrap_or(0))
}

pub(crate) async fn insert_block(tx: &Tx, id: Uuid, agency: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO shared_blocks (id, agency_id, edition, removed) VALUES ($1, $2, 1, FALSE)",
        [id.into(), agency.into()],
    )
    .await?;
    Ok(())
}

/// Whether the edition that was seen is still the present one.
pub(crate) async fn set_block_edition(tx: &Tx, id: Uuid, seen: i64, next: i64) -> Result<bool, DbError> {
    let sql = "UPDATE shared_blocks SET edition = $1 WHERE id = $2 AND edition = $3 AND NOT removed";
    Ok(tx.exec(sql, [next.into(), id.into(), seen.into()]).await? == 1)
}

pub(crate) async fn insert_block_edition(tx: &Tx, id: Uuid, number: i64, new: &Next) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO shared_block_editions (block_id, number, at, by_person, name, body, change_note, forced)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            number.into(),
            tx.now().as_millisecond().into(),
            new.by.into(),
            new.name.clone().into(),
            json(&new.body)?.into(),
            new.note.clone().into(),
            new.forced.clone().into(),
        ],
    )
    .await?;
    insert_shown_in_block(tx, id, &new.body).await
}

pub(crate) async fn set_removed(tx: &Tx, id: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE shared_blocks SET removed = TRUE WHERE id = $1", [id.into()]).await?;
    Ok(())
}

/// Notes which blocks an edition shows.
pub(crate) async fn insert_hosting(tx: &Tx, edition: &Edition) -> Result<(), DbError> {
    for block in edition.text.body.reused() {
        tx.exec(
            "INSERT INTO edition_blocks (block_id, edition_id) VALUES ($1, $2)",
            [block.into(), edition.id.into()],
        )
        .await?;
    }
    Ok(())
}
