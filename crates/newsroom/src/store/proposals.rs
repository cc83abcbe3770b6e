//! Edits of shared blocks that wait for approval or were returned.

use kit::db::{DbError, Migration, Run, Tx, json};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::blocks::body;
use super::moment;
use crate::proposals::{Listed, Proposal, Returned};

/// The public note of an edit, and edits that wait for approval.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0017_block_proposals",
    up: |schema| {
        schema.sql("ALTER TABLE shared_block_editions ADD COLUMN change_note TEXT NOT NULL DEFAULT ''");
        schema.sql("ALTER TABLE shared_block_editions ADD COLUMN forced TEXT NOT NULL DEFAULT ''");
        schema.table("block_proposals", |table| {
            table
                .uuid("block_id")
                .uuid("id")
                .integer("seen")
                .text("name")
                .text("body")
                .text("change_note")
                .uuid_or_null("by_person")
                .integer("at")
                .key(&["block_id"])
                .refers("block_id", "shared_blocks", "id");
        });
    },
};

/// Edits that were returned to the people who proposed them.
pub(crate) const RETURNED: Migration = Migration {
    name: "newsroom_0018_returned_proposals",
    up: |schema| {
        schema.table("returned_proposals", |table| {
            table
                .uuid("block_id")
                .uuid("by_person")
                .uuid("id")
                .integer("seen")
                .text("name")
                .text("body")
                .text("change_note")
                .integer("at")
                .integer("returned_at")
                .uuid_or_null("returned_by")
                .text("reason")
                .key(&["by_person", "block_id"])
                .refers("block_id", "shared_blocks", "id");
        });
    },
};

#[derive(FromQueryResult)]
struct ProposalRow {
    id: Uuid,
    block_id: Uuid,
    seen: i64,
    name: String,
    body: String,
    change_note: String,
    by_person: Option<Uuid>,
    at: i64,
}

impl TryFrom<ProposalRow> for Proposal {
    type Error = DbError;

    fn try_from(row: ProposalRow) -> Result<Self, DbError> {
        Ok(Self {
            body: body(row.block_id, &row.body)?,
            id: row.id,
            block: row.block_id,
            seen: row.seen,
            name: row.name,
            change_note: row.change_note,
            by: row.by_person,
            at: moment(row.at),
        })
    }
}

/// The edit of a block that waits for approval.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn block_proposal(db: &impl Run, block: Uuid) -> Result<Option<Proposal>, DbError> {
    let sql = "SELECT id, block_id, seen, name, body, change_note, by_person, at
               FROM block_proposals
               WHERE block_id = $1";
    let row: Option<ProposalRow> = db.one(sql, [block.into()]).await?;
    row.map(Proposal::try_from).transpose()
}

pub(crate) async fn insert_proposal(tx: &Tx, new: &Proposal) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO block_proposals (block_id, id, seen, name, body, change_note, by_person, at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            new.block.into(),
            new.id.into(),
            new.seen.into(),
            new.name.clone().into(),
            json(&new.body)?.into(),
            new.change_note.clone().into(),
            new.by.into(),
            new.at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_proposal(tx: &Tx, block: Uuid) -> Result<(), DbError> {
    tx.exec("DELETE FROM block_proposals WHERE block_id = $1", [block.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct ListedRow {
    block_id: Uuid,
    name: String,
    agency_id: Uuid,
    by_person: Option<Uuid>,
    at: i64,
    words: String,
}

impl From<ListedRow> for Listed {
    fn from(row: ListedRow) -> Self {
        Self {
            block: row.block_id,
            name: row.name,
            agency: row.agency_id,
            by: row.by_person,
            at: moment(row.at),
            words: row.words,
        }
    }
}

/// All edits that wait for approval, those that wait longest first.
pub async fn waiting_proposals(db: &impl Run) -> Result<Vec<Listed>, DbError> {
    let rows: Vec<ListedRow> = db
        .all(
            "SELECT p.block_id, p.name, b.agency_id, p.by_person, p.at, p.change_note AS words
             FROM block_proposals p
             JOIN shared_blocks b ON b.id = p.block_id
             WHERE NOT b.removed
             ORDER BY p.at, p.block_id",
            [],
        )
        .await?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// The edits that were returned to someone, the latest first.
pub async fn returned_to(db: &impl Run, person: Uuid) -> Result<Vec<Listed>, DbError> {
    let rows: Vec<ListedRow> = db
        .all(
            "SELECT r.block_id, r.name, b.agency_id, r.returned_by AS by_person, r.returned_at AS at,
                    r.reason AS words
             FROM returned_proposals r
             JOIN shared_blocks b ON b.id = r.block_id
             WHERE r.by_person = $1 AND NOT b.removed
             ORDER BY r.returned_at DESC, r.block_id",
            [person.into()],
        )
        .await?;
    Ok(rows.into_iter().map(Listed::from).collect())
}

/// The edit of a block that was returned to someone.
pub async fn returned_proposal(
    db: &impl Run,
    block: Uuid,
    person: Uuid,
) -> Result<Option<Returned>, DbError> {
    let rows = db
        .rows(
            "SELECT id, block_id, seen, name, body, change_note, by_person, at,
                    returned_at, returned_by, reason
             FROM returned_proposals
             WHERE by_person = $1 AND block_id = $2",
            [person.into(), block.into()],
        )
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    Ok(Some(Returned {
        proposal: ProposalRow::from_query_result(row, "")?.try_into()?,
        at: moment(row.try_get("", "returned_at")?),
        by: row.try_get("", "returned_by")?,
        reason: row.try_get("", "reason")?,
    }))
}

/// Keeps an edit that was returned; one that the program itself proposed goes back to nobody.
pub(crate) async fn insert_returned(tx: &Tx, returned: &Returned) -> Result<(), DbError> {
    let Returned { proposal, at, by, reason } = returned;
    let Some(person) = proposal.by else { return Ok(()) };
    tx.exec(
        "INSERT INTO returned_proposals (block_id, by_person, id, seen, name, body, change_note, at,
                                         returned_at, returned_by, reason)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
        [
            proposal.block.into(),
            person.into(),
            proposal.id.into(),
            proposal.seen.into(),
            proposal.name.clone().into(),
            json(&proposal.body)?.into(),
            proposal.change_note.clone().into(),
            proposal.at.as_millisecond().into(),
            at.as_millisecond().into(),
            (*by).into(),
            reason.clone().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_returned(tx: &Tx, block: Uuid, person: Option<Uuid>) -> Result<(), DbError> {
    let sql = "DELETE FROM returned_proposals WHERE block_id = $1 AND by_person = $2";
    tx.exec(sql, [block.into(), person.into()]).await?;
    Ok(())
}
