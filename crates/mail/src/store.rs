//! The table of outgoing mail.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Engine, Migration, Run, Tx};
use kit::i18n::Lang;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{MailState, NewMail, QueuedMail};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "mail_0001_queue",
    up: |schema| {
        schema.table("mails", |table| {
            table
                .uuid("id")
                .text("key")
                .text("recipient")
                .text("lang")
                .text("subject")
                .text("body_text")
                .text("body_html")
                .text("state")
                .integer("tries")
                .text("last_error")
                .integer("next_at")
                .integer_or_null("refused_since")
                // Who sends it at this moment, and until when that is believed.
                .uuid_or_null("lease")
                .integer("leased_until")
                .integer("created_at")
                .integer_or_null("ended_at")
                .key(&["id"]);
        });
        schema.unique("mails", &["key"]);
        schema.index("mails", &["state", "next_at"]);
    },
}];

const COLUMNS: &str =
    "id, key, recipient, lang, subject, body_text, body_html, state, tries, last_error, next_at,
    refused_since, created_at";

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    key: String,
    recipient: String,
    lang: String,
    subject: String,
    body_text: String,
    body_html: String,
    state: String,
    tries: i64,
    last_error: String,
    next_at: i64,
    refused_since: Option<i64>,
    created_at: i64,
}

fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

impl From<Row> for QueuedMail {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            key: row.key,
            to: row.recipient,
            lang: Lang::from_code(&row.lang).unwrap_or(Lang::Vi),
            subject: row.subject,
            text: row.body_text,
            html: row.body_html,
            state: MailState::named(&row.state).unwrap_or(MailState::GivenUp),
            tries: row.tries,
            last_error: row.last_error,
            next_at: moment(row.next_at),
            refused_since: row.refused_since.map(moment),
            created_at: moment(row.created_at),
        }
    }
}

/// Whether the key was new.
pub(crate) async fn insert(tx: &Tx, new: &NewMail) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "INSERT INTO mails (id, key, recipient, lang, subject, body_text, body_html, state, tries, last_error,
                                next_at, refused_since, lease, leased_until, created_at, ended_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 0, '', $9, NULL, NULL, 0, $10, NULL)
             ON CONFLICT (key) DO NOTHING",
            [
                tx.id().into(),
                new.key.clone().into(),
                new.to.clone().into(),
                new.lang.code().into(),
                new.subject.clone().into(),
                new.text.clone().into(),
                new.html.clone().into(),
                MailState::Waiting.name().into(),
                new.not_before.as_millisecond().into(),
                tx.now().as_millisecond().into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

/// Whether any mail is due.
pub(crate) async fn is_due(db: &impl Run, now: Timestamp) -> Result<bool, DbError> {
    let sql = "SELECT id FROM mails WHERE state = 'waiting' AND next_at <= $1 AND leased_until <= $1 LIMIT 1";
    Ok(!db.rows(sql, [now.as_millisecond().into()]).await?.is_empty())
}

/// Notes on the mail that is due for the longest time why the server was not reached.
pub(crate) async fn note_way(db: &Db, error: &str) -> Result<(), DbError> {
    let tx = db.begin().await?;
    tx.exec(
        "UPDATE mails SET last_error = $1
         WHERE id = (SELECT id FROM mails WHERE state = 'waiting' AND next_at <= $2 ORDER BY next_at, id LIMIT 1)",
        [error.into(), tx.now().as_millisecond().into()],
    )
    .await?;
    tx.commit().await
}

/// A mail in a sender's hands.
pub(crate) struct Claimed {
    pub(crate) mail: QueuedMail,
    pub(crate) lease: Uuid,
}

/// Claims the mail that is due for the longest time.
pub(crate) async fn claim(db: &Db, length: SignedDuration) -> Result<Option<Claimed>, DbError> {
    let tx = db.begin().await?;
    // The condition stands twice: another node may claim between the inner SELECT and the UPDATE. SKIP LOCKED spares
    // PostgreSQL's nodes the wait for each other; SQLite has one writer and no such words.
    let skip = match tx.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE SKIP LOCKED",
    };
    let sql = format!(
        "UPDATE mails SET lease = $1, leased_until = $2
         WHERE id = (SELECT id FROM mails
                     WHERE state = 'waiting' AND next_at <= $3 AND leased_until <= $3
                     ORDER BY next_at, id
                     LIMIT 1 {skip})
           AND state = 'waiting' AND next_at <= $3 AND leased_until <= $3
         RETURNING {COLUMNS}"
    );
    let (lease, now) = (tx.id(), tx.now());
    let until = (now + length).as_millisecond();
    let row: Option<Row> = tx.one(&sql, [lease.into(), until.into(), now.as_millisecond().into()]).await?;
    tx.commit().await?;
    Ok(row.map(|row| Claimed { mail: row.into(), lease }))
}

/// Notes that a server took it: of the mail only its key stays.
pub(crate) async fn note_sent(db: &Db, claimed: &Claimed) -> Result<(), DbError> {
    let tx = db.begin().await?;
    tx.exec(
        "UPDATE mails
         SET state = 'sent', ended_at = $1, tries = tries + 1, lease = NULL, leased_until = 0, last_error = '',
             recipient = '', subject = '', body_text = '', body_html = ''
         WHERE id = $2",
        [tx.now().as_millisecond().into(), claimed.mail.id.into()],
    )
    .await?;
    tx.commit().await
}

/// What became of a try that failed.
pub(crate) struct Failed<'a> {
    pub(crate) error: &'a str,
    pub(crate) state: MailState,
    /// How many tries that makes.
    pub(crate) tries: i64,
    pub(crate) next_at: Timestamp,
    pub(crate) refused_since: Option<Timestamp>,
}

/// Puts a mail back, unless another has it by now.
pub(crate) async fn note_failed(db: &Db, claimed: &Claimed, failed: &Failed<'_>) -> Result<(), DbError> {
    let tx = db.begin().await?;
    let ended = (failed.state == MailState::GivenUp).then(|| tx.now().as_millisecond());
    tx.exec(
        "UPDATE mails
         SET state = $1, tries = $2, last_error = $3, next_at = $4, refused_since = $5, ended_at = $6,
             lease = NULL, leased_until = 0
         WHERE id = $7 AND lease = $8",
        [
            failed.state.name().into(),
            failed.tries.into(),
            failed.error.into(),
            failed.next_at.as_millisecond().into(),
            failed.refused_since.map(Timestamp::as_millisecond).into(),
            ended.into(),
            claimed.mail.id.into(),
            claimed.lease.into(),
        ],
    )
    .await?;
    tx.commit().await
}

/// Has mails that were given up tried again from now on: one, or all. Answers how many there were.
pub(crate) async fn revive(tx: &Tx, id: Option<Uuid>) -> Result<u64, DbError> {
    let now = tx.now().as_millisecond();
    let sql = "UPDATE mails
               SET state = 'waiting', tries = 0, next_at = $1, refused_since = NULL, ended_at = NULL
               WHERE state = 'given_up'";
    match id {
        Some(id) => tx.exec(&format!("{sql} AND id = $2"), [now.into(), id.into()]).await,
        None => tx.exec(sql, [now.into()]).await,
    }
}

/// Forgets a mail that was given up, but for its key. Whether there was one.
pub(crate) async fn forget(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE mails
             SET state = 'sent', recipient = '', subject = '', body_text = '', body_html = ''
             WHERE id = $1 AND state = 'given_up'",
            [id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// How many mails there are in a state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Still to be sent.
    pub waiting: i64,
    /// Of these, due for more than an hour.
    pub late: i64,
    /// Not tried any more.
    pub given_up: i64,
}

/// How many mails wait, and how many were given up.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn counts(db: &impl Run, now: Timestamp) -> Result<Counts, DbError> {
    let hour_ago = (now - SignedDuration::from_hours(1)).as_millisecond();
    let rows = db
        .rows(
            "SELECT state, COUNT(*) AS found, 
                    COUNT(CASE WHEN next_at <= $1 OR (last_error <> '' AND created_at <= $1) THEN 1 END) AS late
             FROM mails
             WHERE state IN ('waiting', 'given_up')
             GROUP BY state",
            [hour_ago.into()],
        )
        .await?;
    let mut counts = Counts::default();
    for row in &rows {
        let (state, found): (String, i64) = (row.try_get("", "state")?, row.try_get("", "found")?);
        match MailState::named(&state) {
            Some(MailState::Waiting) => {
                counts.waiting = found;
                counts.late = row.try_get("", "late")?;
            }
            _ => counts.given_up = found,
        }
    }
    Ok(counts)
}

/// A mail of the queue.
pub async fn mail(db: &impl Run, key: &str) -> Result<Option<QueuedMail>, DbError> {
    let row: Option<Row> =
        db.one(&format!("SELECT {COLUMNS} FROM mails WHERE key = $1"), [key.into()]).await?;
    Ok(row.map(QueuedMail::from))
}

/// The mails that wait, those that are due first.
pub async fn waiting(db: &impl Run, length: u32) -> Result<Vec<QueuedMail>, DbError> {
    list(db, "state = 'waiting' ORDER BY next_at, id", length).await
}

/// The mails that were given up, the newest first.
pub async fn given_up(db: &impl Run, length: u32) -> Result<Vec<QueuedMail>, DbError> {
    list(db, "state = 'given_up' ORDER BY ended_at DESC, id", length).await
}

async fn list(db: &impl Run, which: &str, length: u32) -> Result<Vec<QueuedMail>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM mails WHERE {which} LIMIT $1");
    let rows: Vec<Row> = db.all(&sql, [i64::from(length).into()]).await?;
    Ok(rows.into_iter().map(QueuedMail::from).collect())
}
