//! The tables of drafts.

mod lists;
mod notes;
mod steps;

use jiff::{SignedDuration, Timestamp};
use kit::db::{DbError, Migration, Run, Tx, json};
use kit::i18n::Lang;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::model::{Draft, DraftContent, Stage};
use crate::store::moment;
use document::Document;
use document::{Placed, Text};

pub use lists::{Filter, Waiting, drafts};
pub(super) use notes::{
    comment_draft, end_fact, fact_by_token, fact_draft, insert_comment, insert_fact, set_fact_answer,
    set_settled,
};
pub use notes::{comments, fact_checks, here, see};
pub(super) use steps::{Kept, insert_step, last_by};
pub use steps::{said_at, steps};

/// The tables of this part.
pub const MIGRATION: Migration = Migration {
    name: "newsroom_0004_drafts",
    up: |schema| {
        schema.table("drafts", |table| {
            table
                .uuid("id")
                .uuid_or_null("article_id")
                .text("lang")
                .integer("base")
                .integer_or_null("translates")
                .uuid("agency_id")
                .uuid("category_id")
                .text("themes")
                .text("title")
                .text("summary")
                .text("body")
                .text("author")
                .text("source")
                .uuid_or_null("picture_id")
                .text("picture_alt")
                .text("picture_caption")
                .text("attachments")
                .text("change_note")
                .text("stage")
                .truth("open")
                .integer("version")
                .uuid_or_null("created_by")
                .uuid_or_null("updated_by")
                .integer("updated_at")
                .uuid_or_null("submitted_by")
                .integer_or_null("submitted_at")
                .uuid_or_null("approved_by")
                .integer_or_null("publish_at")
                .key(&["id"])
                .refers("article_id", "articles", "id")
                .refers("agency_id", "agencies", "id")
                .refers("category_id", "categories", "id")
                .refers("picture_id", "pictures", "id");
        });
        schema.sql("CREATE UNIQUE INDEX drafts_one_open ON drafts (article_id, lang) WHERE open");
        schema.index("drafts", &["open", "-updated_at"]);
        schema.index("drafts", &["stage", "-updated_at"]);
        schema.table("draft_steps", |table| {
            table
                .uuid("id")
                .uuid("draft_id")
                .text("kind")
                .integer("at")
                .uuid_or_null("by_person")
                .text("note")
                .integer("version")
                .text("words")
                .key(&["id"])
                .refers("draft_id", "drafts", "id");
        });
        schema.index("draft_steps", &["draft_id", "at"]);
        schema.table("draft_comments", |table| {
            table
                .uuid("id")
                .uuid("draft_id")
                .uuid_or_null("by_person")
                .integer("at")
                .text("quote")
                .text("words")
                .uuid_or_null("settled_by")
                .integer_or_null("settled_at")
                .key(&["id"])
                .refers("draft_id", "drafts", "id");
        });
        schema.index("draft_comments", &["draft_id", "at"]);
        schema.table("draft_readers", |table| {
            table.uuid("draft_id").uuid("person_id").integer("seen_at").key(&["draft_id", "person_id"]);
        });
        schema.table("fact_checks", |table| {
            table
                .uuid("id")
                .uuid("draft_id")
                .text("token")
                .text("expert")
                .text("question")
                // The words that the expert was shown: the draft goes on, their answer is about these.
                .text("words")
                .uuid_or_null("asked_by")
                .integer("asked_at")
                .integer("ends_at")
                .integer_or_null("answered_at")
                .text("verdict")
                .text("answer")
                .key(&["id"])
                .refers("draft_id", "drafts", "id");
        });
        schema.unique("fact_checks", &["token"]);
        schema.index("fact_checks", &["draft_id", "asked_at"]);
    },
};

/// The people who wrote any version of a draft, because none of them approves it.
pub const WRITERS: Migration = Migration {
    name: "newsroom_0006_draft_writers",
    up: |schema| {
        schema.table("draft_writers", |table| {
            table
                .uuid("draft_id")
                .uuid("person_id")
                .key(&["draft_id", "person_id"])
                .refers("draft_id", "drafts", "id");
        });
        schema.sql(
            "INSERT INTO draft_writers (draft_id, person_id)
             SELECT id, updated_by FROM drafts WHERE updated_by IS NOT NULL",
        );
    },
};

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    article_id: Option<Uuid>,
    lang: String,
    base: i64,
    translates: Option<i64>,
    agency_id: Uuid,
    category_id: Uuid,
    themes: String,
    areas: String,
    title: String,
    summary: String,
    body: String,
    author: String,
    source: String,
    picture_id: Option<Uuid>,
    picture_alt: String,
    picture_caption: String,
    attachments: String,
    change_note: String,
    stage: String,
    version: i64,
    created_by: Option<Uuid>,
    updated_by: Option<Uuid>,
    updated_at: i64,
    submitted_by: Option<Uuid>,
    submitted_at: Option<i64>,
    approved_by: Option<Uuid>,
    publish_at: Option<i64>,
}

const COLUMNS: &str =
    "id, article_id, lang, base, translates, agency_id, category_id, themes, areas, title, summary,
    body, author, source, picture_id, picture_alt, picture_caption, attachments, change_note, stage, version,
    created_by, updated_by, updated_at, submitted_by, submitted_at, approved_by, publish_at";

impl TryFrom<Row> for Draft {
    type Error = DbError;

    fn try_from(row: Row) -> Result<Self, DbError> {
        let unreadable = || DbError::Unreadable(format!("draft {}", row.id));
        let body: Document = serde_json::from_str(&row.body).map_err(|_| unreadable())?;
        let text = Text {
            title: row.title,
            summary: row.summary,
            body,
            author: row.author,
            source: row.source,
            picture: row.picture_id.map(|picture| Placed {
                picture,
                alt: row.picture_alt,
                caption: row.picture_caption,
            }),
            attachments: serde_json::from_str(&row.attachments).map_err(|_| unreadable())?,
        };
        Ok(Self {
            id: row.id,
            article: row.article_id,
            lang: Lang::from_code(&row.lang).ok_or_else(unreadable)?,
            base: row.base,
            translates: row.translates,
            agency: row.agency_id,
            words: DraftContent {
                category: row.category_id,
                themes: serde_json::from_str(&row.themes).map_err(|_| unreadable())?,
                areas: serde_json::from_str(&row.areas).map_err(|_| unreadable())?,
                text,
                change_note: row.change_note,
            },
            stage: Stage::named(&row.stage).ok_or_else(unreadable)?,
            version: row.version,
            created_by: row.created_by,
            updated_by: row.updated_by,
            updated_at: moment(row.updated_at),
            submitted_by: row.submitted_by,
            submitted_at: row.submitted_at.map(moment),
            approved_by: row.approved_by,
            publish_at: row.publish_at.map(moment),
        })
    }
}

/// A draft.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn draft(db: &impl Run, id: Uuid) -> Result<Option<Draft>, DbError> {
    let row: Option<Row> =
        db.one(&format!("SELECT {COLUMNS} FROM drafts WHERE id = $1"), [id.into()]).await?;
    row.map(Draft::try_from).transpose()
}

/// The open draft of an article in a language.
pub async fn open_draft(db: &impl Run, article: Uuid, lang: Lang) -> Result<Option<Uuid>, DbError> {
    let sql = "SELECT id FROM drafts WHERE article_id = $1 AND lang = $2 AND open";
    let rows = db.rows(sql, [article.into(), lang.code().into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "id")).transpose()?)
}

/// Writes a new draft, unless one is open for its article and language; whether it did.
pub(super) async fn insert_draft(tx: &Tx, draft: &Draft) -> Result<bool, DbError> {
    let (words, text) = (&draft.words, &draft.words.text);
    let placed = text.picture.as_ref();
    let rows = tx.exec(
        "INSERT INTO drafts (id, article_id, lang, base, translates, agency_id, category_id, themes, areas,
                             title, summary, body, author, source, picture_id, picture_alt, picture_caption,
                             attachments, change_note, stage, open, version, created_by, updated_by,
                             updated_at, submitted_by, submitted_at, approved_by, publish_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, TRUE,
                 $21, $22, $22, $23, NULL, NULL, NULL, NULL)
         ON CONFLICT (article_id, lang) WHERE open DO NOTHING",
        [
            draft.id.into(),
            draft.article.into(),
            draft.lang.code().into(),
            draft.base.into(),
            draft.translates.into(),
            draft.agency.into(),
            words.category.into(),
            json(&words.themes)?.into(),
            json(&words.areas)?.into(),
            text.title.clone().into(),
            text.summary.clone().into(),
            json(&text.body)?.into(),
            text.author.clone().into(),
            text.source.clone().into(),
            placed.map(|placed| placed.picture).into(),
            placed.map_or("", |placed| &placed.alt).into(),
            placed.map_or("", |placed| &placed.caption).into(),
            json(&text.attachments)?.into(),
            words.change_note.clone().into(),
            draft.stage.name().into(),
            draft.version.into(),
            draft.created_by.into(),
            draft.updated_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(rows == 1)
}

/// Writes the words when `seen` is the newest version and the draft is being written; whether it did.
pub(super) async fn update_words(
    tx: &Tx,
    id: Uuid,
    seen: i64,
    words: &DraftContent,
    by: Option<Uuid>,
) -> Result<bool, DbError> {
    let text = &words.text;
    let placed = text.picture.as_ref();
    let rows = tx
        .exec(
            "UPDATE drafts
             SET category_id = $1, themes = $2, areas = $3, title = $4, summary = $5, body = $6, author = $7,
                 source = $8, picture_id = $9, picture_alt = $10, picture_caption = $11, attachments = $12,
                 change_note = $13, version = version + 1, updated_by = $14, updated_at = $15
             WHERE id = $16 AND version = $17 AND stage = 'writing'",
            [
                words.category.into(),
                json(&words.themes)?.into(),
                json(&words.areas)?.into(),
                text.title.clone().into(),
                text.summary.clone().into(),
                json(&text.body)?.into(),
                text.author.clone().into(),
                text.source.clone().into(),
                placed.map(|placed| placed.picture).into(),
                placed.map_or("", |placed| &placed.alt).into(),
                placed.map_or("", |placed| &placed.caption).into(),
                json(&text.attachments)?.into(),
                words.change_note.clone().into(),
                by.into(),
                tx.now().as_millisecond().into(),
                id.into(),
                seen.into(),
            ],
        )
        .await?;
    if rows == 1
        && let Some(person) = by
    {
        tx.exec(
            "INSERT INTO draft_writers (draft_id, person_id) VALUES ($1, $2)
             ON CONFLICT (draft_id, person_id) DO NOTHING",
            [id.into(), person.into()],
        )
        .await?;
    }
    Ok(rows == 1)
}

/// Everyone who wrote any version of a draft.
pub(super) async fn writers(db: &impl Run, draft: Uuid) -> Result<Vec<Uuid>, DbError> {
    let rows = db.rows("SELECT person_id FROM draft_writers WHERE draft_id = $1", [draft.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "person_id")?)).collect()
}

/// Whether someone wrote any version of a draft.
pub async fn wrote(db: &impl Run, draft: Uuid, person: Uuid) -> Result<bool, DbError> {
    let sql = "SELECT person_id FROM draft_writers WHERE draft_id = $1 AND person_id = $2";
    Ok(!db.rows(sql, [draft.into(), person.into()]).await?.is_empty())
}

/// Makes a draft in review look as if it had waited so long: for a data set that has to show one.
///
/// # Errors
/// When the database does not answer.
pub async fn has_waited(tx: &Tx, draft: Uuid, long: SignedDuration) -> Result<(), DbError> {
    let since = tx.now().saturating_sub(long).unwrap_or(Timestamp::UNIX_EPOCH);
    let sql = "UPDATE drafts SET submitted_at = $1 WHERE id = $2 AND stage = 'review'";
    tx.exec(sql, [since.as_millisecond().into(), draft.into()]).await?;
    Ok(())
}

/// Writes the stage of a draft when the draft still has the stage and version of `before`; answers whether it did.
pub(super) async fn update_stage(tx: &Tx, before: &Draft, now: &Draft) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE drafts
             SET stage = $1, open = $2, article_id = $3, submitted_by = $4, submitted_at = $5,
                 approved_by = $6, publish_at = $7
             WHERE id = $8 AND stage = $9 AND version = $10",
            [
                now.stage.name().into(),
                now.stage.is_open().into(),
                now.article.into(),
                now.submitted_by.into(),
                now.submitted_at.map(Timestamp::as_millisecond).into(),
                now.approved_by.into(),
                now.publish_at.map(Timestamp::as_millisecond).into(),
                before.id.into(),
                before.stage.name().into(),
                before.version.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}
