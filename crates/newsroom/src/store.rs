//! The tables of articles and their editions.

pub(super) mod areas;
pub(super) mod binding;
mod blocks;
mod brought;
mod catalogue;
mod evidence;
mod files;
pub(super) mod findable;
mod imports;
mod led;
pub(super) mod lists;
pub(super) mod lives;
mod organise;
mod origins;
pub(super) mod owners;
pub(super) mod pictures;
mod proposals;
pub(super) mod titles;
mod withdrawals;
mod writes;

use jiff::Timestamp;
use jiff::civil::Date;
use kit::blobs::BlobKey;
use kit::db::{DbError, Migration, Run, Tx};
use kit::i18n::Lang;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::drafts;
use super::model::{Article, Category, Edition, EditionSummary};
use document::Document;
use document::{Placed, Text};
use media::Picture;

pub use areas::{areas_of, areas_of_any, latest_about};
pub(super) use areas::{areas_of_all, delete_areas, insert_area, numbers_with_areas};
pub use blocks::{block, block_changes, block_drafts, block_editions, block_hosts, blocks};
pub(super) use blocks::{
    block_bodies_before, insert_block, insert_block_edition, set_block_edition, set_removed,
};
pub use brought::{ImportNotice, brought, insert_brought};
pub use catalogue::{catalogue, held_of, numbers_sought};
pub use files::{Served, agencies_of_file, keep_file, served_file, served_picture};
pub(super) use led::{claim_redirect, insert_led, set_led_restored};
pub use led::{led_addresses, redirects_of};
pub use organise::{bulk_act, bulk_acts, bulk_changes};
pub(super) use organise::{
    delete_themes, insert_act, insert_change, lock_articles, set_category, set_restored, set_undone,
    themes_of_all,
};
#[cfg(any(test, feature = "testing"))]
pub use origins::{add_older_origin, forget_origin_keys};
pub use origins::{add_origin_keys, articles_by_origin, origin_keys, renew_origin};
pub use origins::{is_origin, note_origin};
pub use proposals::{block_proposal, returned_proposal, returned_to, waiting_proposals};
pub(super) use proposals::{delete_proposal, delete_returned, insert_proposal, insert_returned};
pub(super) use withdrawals::insert_withdrawal;
pub use withdrawals::{withdrawal, withdrawals, withdrawn_articles};
pub(super) use writes::{
    insert_article, insert_category, insert_edition, insert_picture, insert_theme, order_categories,
    set_lead, update_category,
};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[
    ARTICLES,
    pictures::MIGRATION,
    FORCED,
    drafts::MIGRATION,
    withdrawals::MIGRATION,
    organise::MIGRATION,
    blocks::MIGRATION,
    imports::MIGRATION,
    drafts::WRITERS,
    pictures::OWNERS,
    areas::MIGRATION,
    files::MIGRATION,
    brought::MIGRATION,
    proposals::MIGRATION,
    proposals::RETURNED,
    files::SHOWN,
    led::MIGRATION,
    imports::CATEGORY,
    binding::MIGRATION,
    origins::MIGRATION,
    blocks::BY_EDITION,
    evidence::MIGRATION,
    evidence::COUNTS,
];

/// Why an edition was published without approval.
const FORCED: Migration = Migration {
    name: "newsroom_0003_forced_editions",
    up: |schema| schema.sql("ALTER TABLE editions ADD COLUMN forced TEXT NOT NULL DEFAULT ''"),
};

const ARTICLES: Migration = Migration {
    name: "newsroom_0001_articles_and_editions",
    up: |schema| {
        schema.table("categories", |table| {
            table
                .uuid("id")
                .text("slug")
                .text("name_vi")
                .text("name_en")
                .text("about_vi")
                .text("about_en")
                .integer("position")
                .key(&["id"]);
        });
        schema.unique("categories", &["slug"]);
        schema.table("pictures", |table| {
            table.uuid("id").text("blob").text("kind").integer("width").integer("height").key(&["id"]);
        });
        schema.unique("pictures", &["blob"]);
        schema.table("articles", |table| {
            table
                .uuid("id")
                .integer("number")
                .text("slug")
                .uuid("category_id")
                .uuid("agency_id")
                .integer("published_at")
                // The civil day in the city's zone: lists by day must not depend on the zone of the reader.
                .text("day")
                .truth("lead")
                .key(&["id"])
                .refers("category_id", "categories", "id")
                .refers("agency_id", "agencies", "id");
        });
        schema.unique("articles", &["number"]);
        schema.index("articles", &["-published_at", "-number"]);
        schema.index("articles", &["category_id", "-published_at", "-number"]);
        schema.index("articles", &["agency_id", "-published_at", "-number"]);
        schema.index("articles", &["day", "-published_at", "-number"]);
        schema.index("articles", &["lead", "-published_at", "-number"]);
        schema.index("articles", &["slug"]);
        schema.table("article_themes", |table| {
            table
                .uuid("article_id")
                .uuid("theme_id")
                // False for the themes above the one that was chosen.
                .truth("chosen")
                .integer("published_at")
                .integer("number")
                .key(&["article_id", "theme_id"])
                .refers("article_id", "articles", "id")
                .refers("theme_id", "themes", "id");
        });
        schema.index("article_themes", &["theme_id", "-published_at", "-number"]);
        schema.table("editions", |table| {
            table
                .uuid("id")
                .uuid("article_id")
                .text("lang")
                .integer("number")
                .integer("at")
                .text("title")
                .text("title_key")
                .text("summary")
                .text("body")
                .text("author")
                .text("source")
                .uuid_or_null("picture_id")
                .text("picture_alt")
                .text("picture_caption")
                .text("attachments")
                .text("change_note")
                .integer_or_null("translates")
                .key(&["id"])
                .refers("article_id", "articles", "id")
                .refers("picture_id", "pictures", "id");
        });
        schema.unique("editions", &["article_id", "lang", "number"]);
        schema.table("current_editions", |table| {
            table.uuid("article_id").text("lang").uuid("edition_id").key(&["article_id", "lang"]).refers(
                "edition_id",
                "editions",
                "id",
            );
        });
        schema.table("redirects", |table| {
            table.text("old").uuid("article_id").key(&["old"]).refers("article_id", "articles", "id");
        });
        schema.table("origins", |table| {
            table.text("key").uuid("article_id").text("digest").key(&["key"]).refers(
                "article_id",
                "articles",
                "id",
            );
        });
    },
};

#[derive(FromQueryResult)]
pub(super) struct ArticleRow {
    pub(super) id: Uuid,
    pub(super) number: i64,
    pub(super) slug: String,
    pub(super) category_id: Uuid,
    pub(super) agency_id: Uuid,
    pub(super) published_at: i64,
}

impl From<ArticleRow> for Article {
    fn from(row: ArticleRow) -> Self {
        Self {
            id: row.id,
            number: row.number,
            slug: row.slug,
            category: row.category_id,
            agency: row.agency_id,
            published_at: moment(row.published_at),
        }
    }
}

#[derive(FromQueryResult)]
struct CategoryRow {
    id: Uuid,
    slug: String,
    name_vi: String,
    name_en: String,
    about_vi: String,
    about_en: String,
}

impl From<CategoryRow> for Category {
    fn from(row: CategoryRow) -> Self {
        Self {
            id: row.id,
            slug: row.slug,
            name_vi: row.name_vi,
            name_en: row.name_en,
            about_vi: row.about_vi,
            about_en: row.about_en,
        }
    }
}

#[derive(FromQueryResult)]
struct EditionRow {
    id: Uuid,
    article_id: Uuid,
    lang: String,
    number: i64,
    at: i64,
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
    translates: Option<i64>,
    forced: String,
}

impl TryFrom<EditionRow> for Edition {
    type Error = DbError;

    fn try_from(row: EditionRow) -> Result<Self, DbError> {
        let unreadable = || DbError::Unreadable(format!("edition {}", row.id));
        let body: Document = serde_json::from_str(&row.body).map_err(|_| unreadable())?;
        let attachments = serde_json::from_str(&row.attachments).map_err(|_| unreadable())?;
        let lang = Lang::from_code(&row.lang).ok_or_else(unreadable)?;
        let picture = row.picture_id.map(|picture| Placed {
            picture,
            alt: row.picture_alt,
            caption: row.picture_caption,
        });
        Ok(Self {
            id: row.id,
            article: row.article_id,
            lang,
            number: row.number,
            at: moment(row.at),
            text: Text {
                title: row.title,
                summary: row.summary,
                body,
                author: row.author,
                source: row.source,
                picture,
                attachments,
            },
            change_note: row.change_note,
            translates: row.translates,
            forced: row.forced,
        })
    }
}

#[derive(FromQueryResult)]
struct PictureRow {
    id: Uuid,
    blob: String,
    kind: String,
    width: i64,
    height: i64,
}

pub(super) fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

/// All categories, in the order of the site.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn categories(db: &impl Run) -> Result<Vec<Category>, DbError> {
    let rows: Vec<CategoryRow> = db
        .all(
            "SELECT id, slug, name_vi, name_en, about_vi, about_en FROM categories ORDER BY position, id",
            [],
        )
        .await?;
    Ok(rows.into_iter().map(Category::from).collect())
}

/// Whether there is such a category.
pub(super) async fn is_category(db: &impl Run, id: Uuid) -> Result<bool, DbError> {
    Ok(!db.rows("SELECT id FROM categories WHERE id = $1", [id.into()]).await?.is_empty())
}

/// The article that was chosen to lead the home page, if one was and is still on the site.
pub async fn featured(db: &impl Run) -> Result<Option<Uuid>, DbError> {
    let sql = "SELECT id FROM listed_articles WHERE lead ORDER BY published_at DESC, number DESC LIMIT 1";
    let rows = db.rows(sql, []).await?;
    Ok(rows.first().map(|row| row.try_get("", "id")).transpose()?)
}

/// The category at this address.
pub async fn category_by_slug(db: &impl Run, slug: &str) -> Result<Option<Category>, DbError> {
    let row: Option<CategoryRow> = db
        .one(
            "SELECT id, slug, name_vi, name_en, about_vi, about_en FROM categories WHERE slug = $1",
            [slug.into()],
        )
        .await?;
    Ok(row.map(Category::from))
}

/// The article with this number.
pub async fn article(db: &impl Run, number: i64) -> Result<Option<Article>, DbError> {
    let row: Option<ArticleRow> = db
        .one(
            "SELECT id, number, slug, category_id, agency_id, published_at FROM articles WHERE number = $1",
            [number.into()],
        )
        .await?;
    Ok(row.map(Article::from))
}

/// An article by its identifier.
pub async fn article_by_id(db: &impl Run, id: Uuid) -> Result<Option<Article>, DbError> {
    let sql = "SELECT id, number, slug, category_id, agency_id, published_at FROM articles WHERE id = $1";
    let row: Option<ArticleRow> = db.one(sql, [id.into()]).await?;
    Ok(row.map(Article::from))
}

/// The day on which an article was published, in the city's zone.
pub(crate) async fn day_of(db: &impl Run, article: Uuid) -> Result<Date, DbError> {
    let rows = db.rows("SELECT day FROM articles WHERE id = $1", [article.into()]).await?;
    let day: Option<String> = rows.first().map(|row| row.try_get("", "day")).transpose()?;
    let day = day.and_then(|day| day.parse().ok());
    day.ok_or_else(|| DbError::Unreadable(format!("the day of article {article}")))
}

/// The number of an article.
pub async fn number_of(db: &impl Run, article: Uuid) -> Result<Option<i64>, DbError> {
    let rows = db.rows("SELECT number FROM articles WHERE id = $1", [article.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "number")).transpose()?)
}

/// The current edition of an article in a language.
pub async fn edition(db: &impl Run, article: Uuid, lang: Lang) -> Result<Option<Edition>, DbError> {
    let row: Option<EditionRow> = db
        .one(
            "SELECT e.id, e.article_id, e.lang, e.number, e.at, e.title, e.summary, e.body, e.author, e.source,
                    e.picture_id, e.picture_alt, e.picture_caption,
                    e.attachments, e.change_note, e.translates, e.forced
             FROM current_editions c JOIN editions e ON e.id = c.edition_id
             WHERE c.article_id = $1 AND c.lang = $2",
            [article.into(), lang.code().into()],
        )
        .await?;
    row.map(Edition::try_from).transpose()
}

/// An edition of an article in a language, by its number.
pub async fn edition_numbered(
    db: &impl Run,
    article: Uuid,
    lang: Lang,
    number: i64,
) -> Result<Option<Edition>, DbError> {
    let row: Option<EditionRow> = db
        .one(
            "SELECT id, article_id, lang, number, at, title, summary, body, author, source,
                    picture_id, picture_alt, picture_caption, attachments, change_note, translates, forced
             FROM editions
             WHERE article_id = $1 AND lang = $2 AND number = $3",
            [article.into(), lang.code().into(), number.into()],
        )
        .await?;
    row.map(Edition::try_from).transpose()
}

#[derive(FromQueryResult)]
struct SummaryRow {
    number: i64,
    at: i64,
    title: String,
    change_note: String,
    translates: Option<i64>,
    forced: String,
    block_id: Option<Uuid>,
}

/// All editions of an article in a language without their bodies, the newest first: that is the current one.
pub async fn edition_summaries(
    db: &impl Run,
    article: Uuid,
    lang: Lang,
) -> Result<Vec<EditionSummary>, DbError> {
    let rows: Vec<SummaryRow> = db
        .all(
            "SELECT e.number, e.at, e.title, e.change_note, e.translates, e.forced, h.block_id
             FROM editions e LEFT JOIN edition_blocks h ON h.edition_id = e.id
             WHERE e.article_id = $1 AND e.lang = $2
             ORDER BY e.number DESC",
            [article.into(), lang.code().into()],
        )
        .await?;
    let mut summaries: Vec<EditionSummary> = Vec::new();
    for row in rows {
        match summaries.last_mut() {
            Some(last) if last.number == row.number => last.blocks.extend(row.block_id),
            _ => summaries.push(EditionSummary {
                number: row.number,
                at: moment(row.at),
                title: row.title,
                change_note: row.change_note,
                translates: row.translates,
                forced: row.forced,
                blocks: row.block_id.into_iter().collect(),
            }),
        }
    }
    Ok(summaries)
}

/// All editions of an article in a language, the newest first.
#[cfg(any(test, feature = "testing"))]
pub async fn editions(db: &impl Run, article: Uuid, lang: Lang) -> Result<Vec<Edition>, DbError> {
    let mut editions = Vec::new();
    for summary in edition_summaries(db, article, lang).await? {
        editions.extend(edition_numbered(db, article, lang, summary.number).await?);
    }
    Ok(editions)
}

/// The themes chosen for an article.
pub async fn themes_of(db: &impl Run, article: Uuid) -> Result<Vec<Uuid>, DbError> {
    let rows = db
        .rows(
            "SELECT theme_id FROM article_themes WHERE article_id = $1 AND chosen ORDER BY theme_id",
            [article.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "theme_id")?)).collect()
}

/// A picture.
pub async fn picture(db: &impl Run, id: Uuid) -> Result<Option<Picture>, DbError> {
    let row: Option<PictureRow> =
        db.one("SELECT id, blob, kind, width, height FROM pictures WHERE id = $1", [id.into()]).await?;
    Ok(row.and_then(picture_of))
}

fn picture_of(row: PictureRow) -> Option<Picture> {
    let blob = BlobKey::parse(&row.blob)?;
    Some(Picture { id: row.id, blob, kind: row.kind, width: row.width, height: row.height })
}

/// The picture with this content.
pub(super) async fn picture_by_blob(db: &impl Run, blob: &BlobKey) -> Result<Option<Picture>, DbError> {
    let row: Option<PictureRow> = db
        .one("SELECT id, blob, kind, width, height FROM pictures WHERE blob = $1", [blob.as_str().into()])
        .await?;
    Ok(row.and_then(picture_of))
}

/// The number of the article that an old address led to.
pub async fn redirect(db: &impl Run, old: &str) -> Result<Option<i64>, DbError> {
    let rows = db
        .rows(
            "SELECT a.number FROM redirects r JOIN articles a ON a.id = r.article_id WHERE r.old = $1",
            [old.into()],
        )
        .await?;
    Ok(rows.first().map(|row| row.try_get("", "number")).transpose()?)
}

/// Makes an old address (path and query, without the host) lead to an article from now on.
pub async fn add_redirect(tx: &Tx, old: &str, article: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO redirects (old, article_id) VALUES ($1, $2)
         ON CONFLICT (old) DO UPDATE SET article_id = excluded.article_id",
        [old.into(), article.into()],
    )
    .await?;
    Ok(())
}

/// The old addresses that lead to an article, in their own order; at most 200.
pub async fn redirects_to(db: &impl Run, article: Uuid) -> Result<Vec<String>, DbError> {
    let sql = "SELECT old FROM redirects WHERE article_id = $1 ORDER BY old LIMIT 200";
    let rows = db.rows(sql, [article.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "old")?)).collect()
}

/// Whether the address led to this article.
pub(super) async fn remove_redirect(tx: &Tx, old: &str, article: Uuid) -> Result<bool, DbError> {
    let sql = "DELETE FROM redirects WHERE old = $1 AND article_id = $2";
    Ok(tx.exec(sql, [old.into(), article.into()]).await? == 1)
}

/// Computes the title keys of all editions anew.
pub async fn rebuild(tx: &Tx) -> Result<u64, DbError> {
    let rows = tx.rows("SELECT id, title FROM editions", []).await?;
    let mut count = 0;
    for row in rows {
        let (id, title): (Uuid, String) = (row.try_get("", "id")?, row.try_get("", "title")?);
        let key = viet::fold(&title);
        count += tx.exec("UPDATE editions SET title_key = $1 WHERE id = $2", [key.into(), id.into()]).await?;
    }
    Ok(count)
}
