//! Sessions: the signed-in people and their browsers. A session's secret is in the browser's cookie, its hash in the table.

use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Run, Tx};
use kit::events::NewEvent;
use sea_orm::FromQueryResult;
use serde_json::json;
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use super::moment;
use access::Actor;
use frame::{Opened, SessionKey};

/// A session ends so long after it began, whatever happens: one working week.
const LONGEST: SignedDuration = SignedDuration::from_hours(7 * 24);
/// It ends after so long without a request: a working day.
const IDLE: SignedDuration = SignedDuration::from_hours(10);
/// Between the password and the second step.
const HALF: SignedDuration = SignedDuration::from_mins(10);
/// How often a request is noted.
const NOTED: SignedDuration = SignedDuration::from_mins(5);

/// How someone signed in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum SignInMethod {
    /// Password alone.
    Password,
    /// Password and a code of the authenticator app.
    Code,
    /// Passkey.
    Passkey,
    /// Another system vouched for them (OpenID Connect).
    OpenId,
    /// A role of the demonstration.
    Demo,
}

impl SignInMethod {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The way with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// The hash under which a secret of a link or cookie is stored.
pub(crate) fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// A session as its owner sees it.
#[derive(Clone, Debug)]
pub struct Session {
    /// Our own identifier.
    pub id: Uuid,
    /// How they signed in.
    pub way: SignInMethod,
    /// The browser's name for itself.
    pub agent: String,
    /// When it began.
    pub created_at: Timestamp,
    /// When it was last used, to within minutes.
    pub seen_at: Timestamp,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    person_id: Uuid,
    way: String,
    half: bool,
    agent: String,
    created_at: i64,
    seen_at: i64,
}

const COLUMNS: &str = "id, person_id, way, half, agent, created_at, seen_at";

/// Begins a session; answers its secret, which is stored nowhere.
pub(crate) async fn begin(
    tx: &mut Tx,
    person: Uuid,
    way: SignInMethod,
    half: bool,
    agent: &str,
) -> Result<SessionKey, DbError> {
    let key = SessionKey(tx.secret());
    let now = tx.now();
    let ends_at = now + if half { HALF } else { LONGEST };
    // Ended sessions are of no use to anyone.
    tx.exec("DELETE FROM sessions WHERE ends_at < $1", [now.as_millisecond().into()]).await?;
    super::attempts::sweep(tx, 500).await?;
    tx.exec(
        "INSERT INTO sessions (id, token, person_id, way, half, agent, created_at, seen_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $7, $8)",
        [
            tx.id().into(),
            digest(&key.0).into(),
            person.into(),
            way.name().into(),
            half.into(),
            agent.chars().take(200).collect::<String>().into(),
            now.as_millisecond().into(),
            ends_at.as_millisecond().into(),
        ],
    )
    .await?;
    if !half {
        tx.record_quietly(NewEvent {
            kind: "person.signed_in",
            subject: person.to_string(),
            actor: format!("officer:{person}"),
            data: json!({ "way": way.name() }),
        });
    }
    Ok(key)
}

/// The person for whom a cookie's secret stands, with the roles of this moment.
///
/// # Errors
/// When the database does not answer; so for all here.
pub async fn open_session(db: &Db, key: &SessionKey) -> Result<Option<Opened>, DbError> {
    let now = db.clock().now();
    let sql = format!(
        "SELECT {COLUMNS} FROM sessions WHERE token = $1 AND ends_at > $2 AND (half OR seen_at > $3)"
    );
    let idle = (now - IDLE).as_millisecond();
    let row: Option<Row> =
        db.one(&sql, [digest(&key.0).into(), now.as_millisecond().into(), idle.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    if row.half {
        return Ok(Some(Opened::Half { session: row.id, person: row.person_id }));
    }
    let Some(officer) = super::officer(db, row.person_id, now).await? else { return Ok(None) };
    if now.duration_since(moment(row.seen_at)) > NOTED {
        let tx = db.begin_shared().await?;
        tx.exec(
            "UPDATE sessions SET seen_at = $1 WHERE id = $2",
            [now.as_millisecond().into(), row.id.into()],
        )
        .await?;
        tx.commit().await?;
    }
    Ok(Some(Opened::Whole { session: row.id, officer }))
}

/// Where a person is signed in, the latest first.
pub async fn sessions_of(db: &Db, person: Uuid) -> Result<Vec<Session>, DbError> {
    let now = db.clock().now();
    let sql = format!(
        "SELECT {COLUMNS} FROM sessions
         WHERE person_id = $1 AND NOT half AND ends_at > $2 AND seen_at > $3
         ORDER BY seen_at DESC, id"
    );
    let values = [person.into(), now.as_millisecond().into(), (now - IDLE).as_millisecond().into()];
    let rows: Vec<Row> = db.all(&sql, values).await?;
    let session = |row: Row| {
        Some(Session {
            id: row.id,
            way: SignInMethod::named(&row.way)?,
            agent: row.agent,
            created_at: moment(row.created_at),
            seen_at: moment(row.seen_at),
        })
    };
    Ok(rows.into_iter().filter_map(session).collect())
}

/// Ends one session of the actor: this one, or one on another device.
pub async fn end_session(tx: &mut Tx, actor: &Actor, session: Uuid) -> Result<bool, DbError> {
    let Some(person) = actor.person() else { return Ok(false) };
    let ended = tx
        .exec("DELETE FROM sessions WHERE id = $1 AND person_id = $2", [session.into(), person.into()])
        .await?;
    if ended == 1 {
        record_end(tx, actor, person);
    }
    Ok(ended == 1)
}

/// Ends every session of the actor but this one.
pub async fn end_other_sessions(tx: &mut Tx, actor: &Actor, this: Uuid) -> Result<u64, DbError> {
    let Some(person) = actor.person() else { return Ok(0) };
    let ended = tx
        .exec("DELETE FROM sessions WHERE person_id = $1 AND id <> $2", [person.into(), this.into()])
        .await?;
    if ended > 0 {
        record_end(tx, actor, person);
    }
    Ok(ended)
}

/// Ends every session of a person, when a password is new or the person may sign in no longer.
pub(crate) async fn end_all(tx: &Tx, person: Uuid) -> Result<(), DbError> {
    tx.exec("DELETE FROM sessions WHERE person_id = $1", [person.into()]).await?;
    Ok(())
}

/// Ends a half session: it was used, or too many wrong codes came.
pub(crate) async fn end_half(tx: &Tx, session: Uuid) -> Result<bool, DbError> {
    Ok(tx.exec("DELETE FROM sessions WHERE id = $1 AND half", [session.into()]).await? == 1)
}

fn record_end(tx: &mut Tx, actor: &Actor, person: Uuid) {
    tx.record_quietly(NewEvent {
        kind: "person.signed_out",
        subject: person.to_string(),
        actor: actor.name(),
        data: json!({}),
    });
}
