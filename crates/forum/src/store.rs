//! The tables of sessions, of their data about questions, and of supports.

use std::collections::HashMap;

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Mark, Session, SessionContent, SessionState};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "forum_0001_sessions_questions_supports",
    up: |schema| {
        schema.table("forum_sessions", |table| {
            table
                .uuid("id")
                .integer("number")
                .text("slug")
                .text("state")
                .integer("version")
                .text("title_vi")
                .text("title_en")
                .text("about_vi")
                .text("about_en")
                .uuid("agency_id")
                .integer("starts_at")
                .integer("ends_at")
                .text("place")
                .text("panel")
                .text("host")
                .text("stream")
                .key(&["id"])
                .refers("agency_id", "agencies", "id");
        });
        schema.unique("forum_sessions", &["number"]);
        schema.unique("forum_sessions", &["slug"]);
        schema.table("forum_session_themes", |table| {
            table
                .uuid("session_id")
                .uuid("theme_id")
                .key(&["session_id", "theme_id"])
                .refers("session_id", "forum_sessions", "id")
                .refers("theme_id", "themes", "id");
        });
        schema.table("forum_session_areas", |table| {
            table
                .uuid("session_id")
                .uuid("area_id")
                .key(&["session_id", "area_id"])
                .refers("session_id", "forum_sessions", "id")
                .refers("area_id", "areas", "id");
        });
        schema.table("questions", |table| {
            table
                .uuid("case_id")
                .uuid("session_id")
                .truth("shortlisted")
                .integer("place")
                .integer_or_null("on_air_at")
                .integer_or_null("off_air_at")
                .integer("supports")
                .key(&["case_id"])
                .refers("case_id", "cases", "id")
                .refers("session_id", "forum_sessions", "id");
        });
        schema.index("questions", &["session_id", "place"]);
        schema.table("supports", |table| {
            table.uuid("case_id").text("voter").integer("at").key(&["case_id", "voter"]).refers(
                "case_id",
                "questions",
                "case_id",
            );
        });
    },
}];

#[derive(FromQueryResult)]
struct SessionRow {
    id: Uuid,
    number: i64,
    slug: String,
    state: String,
    version: i64,
    title_vi: String,
    title_en: String,
    about_vi: String,
    about_en: String,
    agency_id: Uuid,
    starts_at: i64,
    ends_at: i64,
    place: String,
    panel: String,
    host: String,
    stream: String,
}

const COLUMNS: &str =
    "id, number, slug, state, version, title_vi, title_en, about_vi, about_en, agency_id, starts_at,
    ends_at, place, panel, host, stream";

fn moment(millisecond: i64) -> Timestamp {
    Timestamp::from_millisecond(millisecond).unwrap_or_default()
}

/// The themes or areas of all sessions, by session.
async fn ties(db: &impl Run, table: &str, column: &str) -> Result<HashMap<Uuid, Vec<Uuid>>, DbError> {
    let sql = format!("SELECT session_id, {column} AS tied FROM {table} ORDER BY session_id, {column}");
    let mut ties: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in db.rows(&sql, []).await? {
        ties.entry(row.try_get("", "session_id")?).or_default().push(row.try_get("", "tied")?);
    }
    Ok(ties)
}

async fn complete(db: &impl Run, rows: Vec<SessionRow>) -> Result<Vec<Session>, DbError> {
    let mut themes = ties(db, "forum_session_themes", "theme_id").await?;
    let mut areas = ties(db, "forum_session_areas", "area_id").await?;
    let session = |row: SessionRow| {
        let state = SessionState::named(&row.state);
        Ok(Session {
            id: row.id,
            number: row.number,
            slug: row.slug,
            state: state.ok_or_else(|| DbError::Unreadable("the state of a session".to_owned()))?,
            version: row.version,
            content: SessionContent {
                title_vi: row.title_vi,
                title_en: row.title_en,
                about_vi: row.about_vi,
                about_en: row.about_en,
                agency: row.agency_id,
                starts_at: moment(row.starts_at),
                ends_at: moment(row.ends_at),
                place: row.place,
                panel: row.panel,
                host: row.host,
                stream: row.stream,
                themes: themes.remove(&row.id).unwrap_or_default(),
                areas: areas.remove(&row.id).unwrap_or_default(),
            },
        })
    };
    rows.into_iter().map(session).collect()
}

/// All sessions, the latest first.
///
/// # Errors
/// When the database does not answer; the same holds for all look-ups here.
pub async fn sessions(db: &impl Run) -> Result<Vec<Session>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM forum_sessions ORDER BY starts_at DESC, number DESC");
    let rows = db.all(&sql, []).await?;
    complete(db, rows).await
}

async fn one(db: &impl Run, column: &str, value: sea_orm::Value) -> Result<Option<Session>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM forum_sessions WHERE {column} = $1");
    let rows = db.all(&sql, [value]).await?;
    Ok(complete(db, rows).await?.pop())
}

/// The session with this identifier.
pub async fn session(db: &impl Run, id: Uuid) -> Result<Option<Session>, DbError> {
    one(db, "id", id.into()).await
}

/// The session with this number.
pub async fn session_by_number(db: &impl Run, number: i64) -> Result<Option<Session>, DbError> {
    one(db, "number", number.into()).await
}

/// The session with this part of an address.
pub async fn session_by_slug(db: &impl Run, slug: &str) -> Result<Option<Session>, DbError> {
    one(db, "slug", slug.into()).await
}

#[derive(FromQueryResult)]
struct MarkRow {
    case_id: Uuid,
    shortlisted: bool,
    place: i64,
    on_air_at: Option<i64>,
    off_air_at: Option<i64>,
    supports: i64,
}

/// The session's own data about its questions, by question.
pub(crate) async fn marks(db: &impl Run, session: Uuid) -> Result<HashMap<Uuid, Mark>, DbError> {
    let sql = "SELECT case_id, shortlisted, place, on_air_at, off_air_at, supports FROM questions
               WHERE session_id = $1";
    let rows: Vec<MarkRow> = db.all(sql, [session.into()]).await?;
    let mark = |row: MarkRow| {
        let mark = Mark {
            shortlisted: row.shortlisted,
            place: row.place,
            on_air_at: row.on_air_at.map(moment),
            off_air_at: row.off_air_at.map(moment),
            supports: row.supports,
        };
        (row.case_id, mark)
    };
    Ok(rows.into_iter().map(mark).collect())
}

/// Locks a session until the end of the transaction, so that the second of two acts at once sees the first.
pub(crate) async fn lock(tx: &Tx, id: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE forum_sessions SET version = version WHERE id = $1", [id.into()]).await.map(drop)
}

pub(crate) async fn insert_session(tx: &Tx, session: &Session) -> Result<(), DbError> {
    let content = &session.content;
    tx.exec(
        "INSERT INTO forum_sessions (id, number, slug, state, version, title_vi, title_en, about_vi, about_en, agency_id,
                                     starts_at, ends_at, place, panel, host, stream)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)",
        [
            session.id.into(),
            session.number.into(),
            session.slug.clone().into(),
            session.state.name().into(),
            session.version.into(),
            content.title_vi.clone().into(),
            content.title_en.clone().into(),
            content.about_vi.clone().into(),
            content.about_en.clone().into(),
            content.agency.into(),
            content.starts_at.as_millisecond().into(),
            content.ends_at.as_millisecond().into(),
            content.place.clone().into(),
            content.panel.clone().into(),
            content.host.clone().into(),
            content.stream.clone().into(),
        ],
    )
    .await?;
    tie(tx, session).await
}

/// Writes a session and raises its version.
pub(crate) async fn update_session(tx: &Tx, session: &mut Session) -> Result<(), DbError> {
    session.version += 1;
    let content = &session.content;
    tx.exec(
        "UPDATE forum_sessions SET state = $1, version = $2, title_vi = $3, title_en = $4, about_vi = $5, about_en = $6,
             starts_at = $7, ends_at = $8, place = $9, panel = $10, host = $11, stream = $12
         WHERE id = $13",
        [
            session.state.name().into(),
            session.version.into(),
            content.title_vi.clone().into(),
            content.title_en.clone().into(),
            content.about_vi.clone().into(),
            content.about_en.clone().into(),
            content.starts_at.as_millisecond().into(),
            content.ends_at.as_millisecond().into(),
            content.place.clone().into(),
            content.panel.clone().into(),
            content.host.clone().into(),
            content.stream.clone().into(),
            session.id.into(),
        ],
    )
    .await?;
    tx.exec("DELETE FROM forum_session_themes WHERE session_id = $1", [session.id.into()]).await?;
    tx.exec("DELETE FROM forum_session_areas WHERE session_id = $1", [session.id.into()]).await?;
    tie(tx, session).await
}

async fn tie(tx: &Tx, session: &Session) -> Result<(), DbError> {
    for theme in &session.content.themes {
        let sql = "INSERT INTO forum_session_themes (session_id, theme_id) VALUES ($1, $2)
                   ON CONFLICT (session_id, theme_id) DO NOTHING";
        tx.exec(sql, [session.id.into(), (*theme).into()]).await?;
    }
    for area in &session.content.areas {
        let sql = "INSERT INTO forum_session_areas (session_id, area_id) VALUES ($1, $2)
                   ON CONFLICT (session_id, area_id) DO NOTHING";
        tx.exec(sql, [session.id.into(), (*area).into()]).await?;
    }
    Ok(())
}

pub(crate) async fn insert_question(tx: &Tx, session: Uuid, case: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO questions (case_id, session_id, shortlisted, place, on_air_at, off_air_at, supports)
         VALUES ($1, $2, $3, 0, NULL, NULL, 0)",
        [case.into(), session.into(), false.into()],
    )
    .await?;
    Ok(())
}

/// Puts a question at a place among the chosen ones, or takes it out of them.
pub(crate) async fn set_place(tx: &Tx, case: Uuid, shortlisted: bool, place: i64) -> Result<(), DbError> {
    let sql = "UPDATE questions SET shortlisted = $1, place = $2 WHERE case_id = $3";
    tx.exec(sql, [shortlisted.into(), place.into(), case.into()]).await.map(drop)
}

/// Takes the question of a session that is on air off the air, if there is one.
pub(crate) async fn end_air(tx: &Tx, session: Uuid) -> Result<(), DbError> {
    let sql = "UPDATE questions SET off_air_at = $1
               WHERE session_id = $2 AND on_air_at IS NOT NULL AND off_air_at IS NULL";
    tx.exec(sql, [tx.now().as_millisecond().into(), session.into()]).await.map(drop)
}

/// Puts a question on air from now on.
pub(crate) async fn begin_air(tx: &Tx, case: Uuid) -> Result<(), DbError> {
    let sql = "UPDATE questions SET on_air_at = $1, off_air_at = NULL WHERE case_id = $2";
    tx.exec(sql, [tx.now().as_millisecond().into(), case.into()]).await.map(drop)
}

/// Counts the support of a browser once. It answers whether the support was new.
pub(crate) async fn insert_support(tx: &Tx, case: Uuid, voter: &str) -> Result<bool, DbError> {
    let sql = "INSERT INTO supports (case_id, voter, at) VALUES ($1, $2, $3)
               ON CONFLICT (case_id, voter) DO NOTHING";
    let is_new = tx.exec(sql, [case.into(), voter.into(), tx.now().as_millisecond().into()]).await? == 1;
    if is_new {
        tx.exec("UPDATE questions SET supports = supports + 1 WHERE case_id = $1", [case.into()]).await?;
    }
    Ok(is_new)
}
