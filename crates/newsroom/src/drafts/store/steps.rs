//! The steps of a draft's way, and its words at each.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx, json};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::moment;
use crate::drafts::model::{Draft, DraftContent, Step, StepKind};
use document::Document;
use document::{Placed, Text};

#[derive(FromQueryResult)]
struct StepRow {
    kind: String,
    at: i64,
    by_person: Option<Uuid>,
    note: String,
    version: i64,
}

/// A draft's words as a step keeps them.
#[derive(serde::Serialize, serde::Deserialize)]
pub(in crate::drafts) struct Kept {
    category: Uuid,
    themes: Vec<Uuid>,
    /// Steps from before there were areas have none.
    #[serde(default)]
    areas: Vec<Uuid>,
    title: String,
    summary: String,
    body: Document,
    author: String,
    source: String,
    picture: Option<(Uuid, String, String)>,
    attachments: Vec<media::Attachment>,
    change_note: String,
}

impl Kept {
    pub(in crate::drafts) fn of(words: &DraftContent) -> Result<String, DbError> {
        let text = words.text.clone();
        json(&Self {
            category: words.category,
            themes: words.themes.clone(),
            areas: words.areas.clone(),
            title: text.title,
            summary: text.summary,
            body: text.body,
            author: text.author,
            source: text.source,
            picture: text.picture.map(|placed| (placed.picture, placed.alt, placed.caption)),
            attachments: text.attachments,
            change_note: words.change_note.clone(),
        })
    }

    pub(in crate::drafts) fn words(json: &str) -> Option<DraftContent> {
        let kept: Self = serde_json::from_str(json).ok()?;
        let text = Text {
            title: kept.title,
            summary: kept.summary,
            body: kept.body,
            author: kept.author,
            source: kept.source,
            picture: kept.picture.map(|(picture, alt, caption)| Placed { picture, alt, caption }),
            attachments: kept.attachments,
        };
        Some(DraftContent {
            category: kept.category,
            themes: kept.themes,
            areas: kept.areas,
            text,
            change_note: kept.change_note,
        })
    }
}

/// The steps a draft has taken, the first one first.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn steps(db: &impl Run, draft: Uuid) -> Result<Vec<Step>, DbError> {
    // By identifier: those of a process stand in order even when its clock was set back.
    let sql = "SELECT kind, at, by_person, note, version FROM draft_steps WHERE draft_id = $1 ORDER BY id";
    let rows: Vec<StepRow> = db.all(sql, [draft.into()]).await?;
    let step = |row: StepRow| {
        let unreadable = || DbError::Unreadable(format!("a step of draft {draft}"));
        Ok(Step {
            kind: StepKind::named(&row.kind).ok_or_else(unreadable)?,
            at: moment(row.at),
            by: row.by_person,
            note: row.note,
            version: row.version,
        })
    };
    rows.into_iter().map(step).collect()
}

/// The person who took the last step of a kind.
pub(in crate::drafts) async fn last_by(
    db: &impl Run,
    draft: Uuid,
    kind: StepKind,
) -> Result<Option<Uuid>, DbError> {
    let sql = "SELECT by_person FROM draft_steps WHERE draft_id = $1 AND kind = $2 ORDER BY id DESC LIMIT 1";
    let rows = db.rows(sql, [draft.into(), kind.name().into()]).await?;
    let last: Option<Option<Uuid>> = rows.first().map(|row| row.try_get("", "by_person")).transpose()?;
    Ok(last.flatten())
}

/// The words of a draft at the last step that was taken on a version of it, and when that was.
pub async fn said_at(
    db: &impl Run,
    draft: Uuid,
    version: i64,
) -> Result<Option<(Timestamp, DraftContent)>, DbError> {
    let sql =
        "SELECT at, words FROM draft_steps WHERE draft_id = $1 AND version = $2 ORDER BY id DESC LIMIT 1";
    let rows = db.rows(sql, [draft.into(), version.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let (at, words): (i64, String) = (row.try_get("", "at")?, row.try_get("", "words")?);
    let words = Kept::words(&words).ok_or_else(|| DbError::Unreadable(format!("a step of draft {draft}")))?;
    Ok(Some((moment(at), words)))
}

pub(in crate::drafts) async fn insert_step(
    tx: &Tx,
    draft: &Draft,
    kind: StepKind,
    by: Option<Uuid>,
    note: &str,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO draft_steps (id, draft_id, kind, at, by_person, note, version, words)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            tx.id().into(),
            draft.id.into(),
            kind.name().into(),
            tx.now().as_millisecond().into(),
            by.into(),
            note.into(),
            draft.version.into(),
            Kept::of(&draft.words)?.into(),
        ],
    )
    .await?;
    Ok(())
}
