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
                // The claim of the process that sends the mail now, and when this claim expires.
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

/// Inserts a mail. Returns whether its key was new.
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

/// Whether any unclaimed mail is due.
pub(crate) async fn is_due(db: &impl Run, now: Timestamp) -> Result<bool, DbError> {
    let sql = "SELECT id FROM mails WHERE state = 'waiting' AND next_at <= $1 AND leased_until <= $1 LIMIT 1";
    Ok(!db.rows(sql, [now.as_millisecond().into()]).await?.is_empty())
}

/// Stores the reason why the server was not reached, on the mail that has been due the longest.
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

/// A mail that this process has claimed.
pub(crate) struct Claimed {
    pub(crate) mail: QueuedMail,
    pub(crate) lease: Uuid,
}

/// Claims the mail that has been due the longest.
pub(crate) async fn claim(db: &Db, length: SignedDuration) -> Result<Option<Claimed>, DbError> {
    let tx = db.begin().await?;
    // The condition stands twice, because another node may claim the mail between the inner SELECT and the UPDATE. On
    // PostgreSQL, SKIP LOCKED lets nodes pass rows that others have locked. SQLite has one writer and no such clause.
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

/// Stores that a server took the mail. Of the mail only its key stays.
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

/// The result of a failed try.
pub(crate) struct Failed<'a> {
    pub(crate) error: &'a str,
    pub(crate) state: MailState,
    /// The number of tries, this one included.
    pub(crate) tries: i64,
    pub(crate) next_at: Timestamp,
    pub(crate) refused_since: Option<Timestamp>,
}

/// Stores a failed try, unless another process has claimed the mail since.
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

/// Puts one mail or all mails that were given up back into the queue. Returns how many there were.
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

/// Clears the recipient and content of a mail that was given up, and marks it as sent. Returns whether there was one.
pub(crate) async fn forget(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE mails
             SET state = 'sent', recipient = '', subject = '', body_text = '', body_html = '', last_error = ''
             WHERE id = $1 AND state = 'given_up'",
            [id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// The counts of unsent mails.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Mails that are still to be sent.
    pub waiting: i64,
    /// Of these, mails that are due for an hour or more, and mails that were queued an hour or more ago and whose last
    /// try failed.
    pub late: i64,
    /// Mails that were given up.
    pub given_up: i64,
}

/// Counts the mails that wait and the mails that were given up.
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

/// The mail with this key.
pub async fn mail(db: &impl Run, key: &str) -> Result<Option<QueuedMail>, DbError> {
    let row: Option<Row> =
        db.one(&format!("SELECT {COLUMNS} FROM mails WHERE key = $1"), [key.into()]).await?;
    Ok(row.map(QueuedMail::from))
}

/// The waiting mails, the earliest due first.
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
