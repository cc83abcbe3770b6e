//! The rows beside a draft: comments, questions to experts, and the people who have it open.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::{Kept, moment};
use crate::drafts::facts::{FactCheck, Verdict};
use crate::drafts::model::{Comment, Draft};

/// Someone counts as present for so long after their browser last said so.
const PRESENT: SignedDuration = SignedDuration::from_secs(40);

#[derive(FromQueryResult)]
struct CommentRow {
    id: Uuid,
    draft_id: Uuid,
    by_person: Option<Uuid>,
    at: i64,
    quote: String,
    words: String,
    settled_by: Option<Uuid>,
    settled_at: Option<i64>,
}

impl From<CommentRow> for Comment {
    fn from(row: CommentRow) -> Self {
        Self {
            id: row.id,
            draft: row.draft_id,
            by: row.by_person,
            at: moment(row.at),
            quote: row.quote,
            words: row.words,
            settled: row.settled_at.map(|at| (row.settled_by, moment(at))),
        }
    }
}

const COMMENT: &str = "id, draft_id, by_person, at, quote, words, settled_by, settled_at";

/// The comments on a draft, the first one first.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn comments(db: &impl Run, draft: Uuid) -> Result<Vec<Comment>, DbError> {
    let sql = format!("SELECT {COMMENT} FROM draft_comments WHERE draft_id = $1 ORDER BY at, id");
    let rows: Vec<CommentRow> = db.all(&sql, [draft.into()]).await?;
    Ok(rows.into_iter().map(Comment::from).collect())
}

/// The draft that a comment is on.
pub(in crate::drafts) async fn comment_draft(db: &impl Run, comment: Uuid) -> Result<Option<Uuid>, DbError> {
    let rows = db.rows("SELECT draft_id FROM draft_comments WHERE id = $1", [comment.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "draft_id")).transpose()?)
}

pub(in crate::drafts) async fn insert_comment(
    tx: &Tx,
    draft: Uuid,
    by: Option<Uuid>,
    quote: &str,
    words: &str,
) -> Result<Uuid, DbError> {
    let id = tx.id();
    tx.exec(
        "INSERT INTO draft_comments (id, draft_id, by_person, at, quote, words, settled_by, settled_at)
         VALUES ($1, $2, $3, $4, $5, $6, NULL, NULL)",
        [id.into(), draft.into(), by.into(), tx.now().as_millisecond().into(), quote.into(), words.into()],
    )
    .await?;
    Ok(id)
}

/// Whether it was open.
pub(in crate::drafts) async fn set_settled(
    tx: &Tx,
    comment: Uuid,
    by: Option<Uuid>,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE draft_comments SET settled_by = $1, settled_at = $2 WHERE id = $3 AND settled_at IS NULL",
            [by.into(), tx.now().as_millisecond().into(), comment.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Notes that someone has a draft open.
pub async fn see(db: &Db, draft: Uuid, person: Uuid) -> Result<(), DbError> {
    let tx = db.begin_shared().await?;
    tx.exec(
        "INSERT INTO draft_readers (draft_id, person_id, seen_at) VALUES ($1, $2, $3)
         ON CONFLICT (draft_id, person_id) DO UPDATE SET seen_at = excluded.seen_at",
        [draft.into(), person.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    tx.commit().await
}

/// The other people who have a draft open now.
pub async fn here(db: &Db, draft: Uuid, but: Uuid) -> Result<Vec<Uuid>, DbError> {
    let since = (db.clock().now() - PRESENT).as_millisecond();
    let rows = db
        .rows(
            "SELECT person_id FROM draft_readers WHERE draft_id = $1 AND person_id <> $2 AND seen_at > $3
             ORDER BY person_id",
            [draft.into(), but.into(), since.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "person_id")?)).collect()
}

#[derive(FromQueryResult)]
struct FactRow {
    id: Uuid,
    draft_id: Uuid,
    expert: String,
    question: String,
    words: String,
    asked_by: Option<Uuid>,
    asked_at: i64,
    ends_at: i64,
    answered_at: Option<i64>,
    verdict: String,
    answer: String,
}

const FACT: &str =
    "id, draft_id, expert, question, words, asked_by, asked_at, ends_at, answered_at, verdict, answer";

impl TryFrom<FactRow> for FactCheck {
    type Error = DbError;

    fn try_from(row: FactRow) -> Result<Self, DbError> {
        let unreadable = || DbError::Unreadable(format!("fact check {}", row.id));
        Ok(Self {
            id: row.id,
            draft: row.draft_id,
            expert: row.expert,
            question: row.question,
            words: Kept::words(&row.words).ok_or_else(unreadable)?,
            asked_by: row.asked_by,
            asked_at: moment(row.asked_at),
            ends_at: moment(row.ends_at),
            answer: row
                .answered_at
                .map(|at| Some((moment(at), Verdict::named(&row.verdict)?, row.answer)))
                .map(|answer| answer.ok_or_else(unreadable))
                .transpose()?,
        })
    }
}

/// The questions to experts about a draft, the first one first.
pub async fn fact_checks(db: &impl Run, draft: Uuid) -> Result<Vec<FactCheck>, DbError> {
    let sql = format!("SELECT {FACT} FROM fact_checks WHERE draft_id = $1 ORDER BY asked_at, id");
    let rows: Vec<FactRow> = db.all(&sql, [draft.into()]).await?;
    rows.into_iter().map(FactCheck::try_from).collect()
}

/// The draft that a question is about.
pub(in crate::drafts) async fn fact_draft(db: &impl Run, fact: Uuid) -> Result<Option<Uuid>, DbError> {
    let rows = db.rows("SELECT draft_id FROM fact_checks WHERE id = $1", [fact.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "draft_id")).transpose()?)
}

/// Ends the link of a question now; whether it could still be answered.
pub(in crate::drafts) async fn end_fact(tx: &Tx, fact: Uuid) -> Result<bool, DbError> {
    let sql = "UPDATE fact_checks SET ends_at = $1 WHERE id = $2 AND answered_at IS NULL AND ends_at > $1";
    Ok(tx.exec(sql, [tx.now().as_millisecond().into(), fact.into()]).await? == 1)
}

/// The question behind a link, with its answer, until the link ends or the draft is closed. `token` is the hash of its
/// secret.
pub(in crate::drafts) async fn fact_by_token(
    db: &impl Run,
    token: &str,
    now: Timestamp,
) -> Result<Option<FactCheck>, DbError> {
    let sql = format!(
        "SELECT {FACT} FROM fact_checks
         WHERE token = $1 AND ends_at > $2
           AND EXISTS (SELECT 1 FROM drafts d WHERE d.id = fact_checks.draft_id AND d.open)"
    );
    let row: Option<FactRow> = db.one(&sql, [token.into(), now.as_millisecond().into()]).await?;
    row.map(FactCheck::try_from).transpose()
}

pub(in crate::drafts) async fn insert_fact(
    tx: &Tx,
    fact: &FactCheck,
    token: &str,
    draft: &Draft,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO fact_checks (id, draft_id, token, expert, question, words, asked_by, asked_at, ends_at,
                                  answered_at, verdict, answer)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL, '', '')",
        [
            fact.id.into(),
            fact.draft.into(),
            token.into(),
            fact.expert.clone().into(),
            fact.question.clone().into(),
            Kept::of(&draft.words)?.into(),
            fact.asked_by.into(),
            fact.asked_at.as_millisecond().into(),
            fact.ends_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Whether it was open.
pub(in crate::drafts) async fn set_fact_answer(
    tx: &Tx,
    id: Uuid,
    verdict: Verdict,
    answer: &str,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE fact_checks SET answered_at = $1, verdict = $2, answer = $3
             WHERE id = $4 AND answered_at IS NULL",
            [tx.now().as_millisecond().into(), verdict.name().into(), answer.into(), id.into()],
        )
        .await?;
    Ok(rows == 1)
}
