//! Acts on many articles, with the state before.

use kit::db::{DbError, Engine, Migration, Run, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::{ArticleRow, moment};
use crate::model::Article;
use crate::organise::{BulkAct, BulkChange, BulkKind};

/// The tables of acts.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0010_bulk_acts",
    up: |schema| {
        schema.table("bulk_acts", |table| {
            table
                .uuid("id")
                .integer("at")
                .uuid_or_null("by_person")
                .text("what")
                .uuid("target")
                .integer_or_null("undone_at")
                .uuid_or_null("undone_by")
                .key(&["id"]);
        });
        schema.index("bulk_acts", &["-at"]);
        schema.table("bulk_changes", |table| {
            table
                .uuid("act_id")
                .uuid("article_id")
                // The category, the chosen themes or the areas, as a list of identifiers.
                .text("before")
                .text("after")
                // Once undone: 1 when it got the state before back, 0 when it was changed since.
                .integer_or_null("restored")
                .key(&["act_id", "article_id"])
                .refers("act_id", "bulk_acts", "id")
                .refers("article_id", "articles", "id");
        });
        schema.index("redirects", &["article_id"]);
    },
};

/// Articles by their numbers, in that order; nobody else organises them until this transaction ends.
pub(crate) async fn lock_articles(tx: &Tx, numbers: &[i64]) -> Result<Vec<Article>, DbError> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    // SQLite has one writer, whose transaction began with its lock.
    let lock = match tx.engine() {
        Engine::Sqlite => "",
        Engine::Postgres => "FOR UPDATE",
    };
    let binds: Vec<String> = (1..=numbers.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!(
        "SELECT id, number, slug, category_id, agency_id, published_at FROM articles
         WHERE number IN ({})
         ORDER BY number {lock}",
        binds.join(", ")
    );
    let rows: Vec<ArticleRow> = tx.all(&sql, numbers.iter().map(|number| Value::from(*number))).await?;
    Ok(rows.into_iter().map(Article::from).collect())
}

/// The chosen themes of articles.
pub(crate) async fn themes_of_all(tx: &Tx, articles: &[Article]) -> Result<Vec<(Uuid, Uuid)>, DbError> {
    if articles.is_empty() {
        return Ok(Vec::new());
    }
    let binds: Vec<String> = (1..=articles.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!(
        "SELECT article_id, theme_id FROM article_themes WHERE chosen AND article_id IN ({})",
        binds.join(", ")
    );
    let rows = tx.rows(&sql, articles.iter().map(|article| Value::from(article.id))).await?;
    rows.iter().map(|row| Ok((row.try_get("", "article_id")?, row.try_get("", "theme_id")?))).collect()
}

pub(crate) async fn set_category(tx: &Tx, article: Uuid, category: Uuid) -> Result<(), DbError> {
    let sql = "UPDATE articles SET category_id = $1 WHERE id = $2";
    tx.exec(sql, [category.into(), article.into()]).await?;
    Ok(())
}

pub(crate) async fn delete_themes(tx: &Tx, article: Uuid) -> Result<(), DbError> {
    tx.exec("DELETE FROM article_themes WHERE article_id = $1", [article.into()]).await?;
    Ok(())
}

pub(crate) async fn insert_act(tx: &Tx, id: Uuid, by: Option<Uuid>, what: BulkKind) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO bulk_acts (id, at, by_person, what, target, undone_at, undone_by)
         VALUES ($1, $2, $3, $4, $5, NULL, NULL)",
        [id.into(), tx.now().as_millisecond().into(), by.into(), what.name().into(), what.target().into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_change(
    tx: &Tx,
    act: Uuid,
    article: Uuid,
    before: &[Uuid],
    after: &[Uuid],
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO bulk_changes (act_id, article_id, before, after, restored) VALUES ($1, $2, $3, $4, NULL)",
        [act.into(), article.into(), list(before).into(), list(after).into()],
    )
    .await?;
    Ok(())
}

fn list(ids: &[Uuid]) -> String {
    ids.iter().map(Uuid::to_string).collect::<Vec<_>>().join(" ")
}

fn ids(list: &str) -> Vec<Uuid> {
    list.split(' ').filter_map(|id| Uuid::parse_str(id).ok()).collect()
}

/// Whether it was not undone before.
pub(crate) async fn set_undone(tx: &Tx, act: Uuid, by: Option<Uuid>) -> Result<bool, DbError> {
    let sql = "UPDATE bulk_acts SET undone_at = $1, undone_by = $2 WHERE id = $3 AND undone_at IS NULL";
    Ok(tx.exec(sql, [tx.now().as_millisecond().into(), by.into(), act.into()]).await? == 1)
}

pub(crate) async fn set_restored(tx: &Tx, act: Uuid, article: Uuid, restored: bool) -> Result<(), DbError> {
    let sql = "UPDATE bulk_changes SET restored = $1 WHERE act_id = $2 AND article_id = $3";
    tx.exec(sql, [i64::from(restored).into(), act.into(), article.into()]).await?;
    Ok(())
}

#[derive(FromQueryResult)]
struct ActRow {
    id: Uuid,
    at: i64,
    by_person: Option<Uuid>,
    what: String,
    target: Uuid,
    undone_at: Option<i64>,
    things: i64,
}

impl TryFrom<ActRow> for BulkAct {
    type Error = DbError;

    fn try_from(row: ActRow) -> Result<Self, DbError> {
        let what = BulkKind::named(&row.what, row.target);
        Ok(Self {
            id: row.id,
            at: moment(row.at),
            by: row.by_person,
            what: what.ok_or_else(|| DbError::Unreadable(format!("act {}", row.id)))?,
            count: row.things,
            undone: row.undone_at.map(moment),
        })
    }
}

const ACT: &str = "b.id, b.at, b.by_person, b.what, b.target, b.undone_at,
    (SELECT COUNT(*) FROM bulk_changes c WHERE c.act_id = b.id)
    + (SELECT COUNT(*) FROM bulk_addresses r WHERE r.act_id = b.id) AS things";

/// An act on many articles.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn bulk_act(db: &impl Run, id: Uuid) -> Result<Option<BulkAct>, DbError> {
    let sql = format!("SELECT {ACT} FROM bulk_acts b WHERE b.id = $1");
    let row: Option<ActRow> = db.one(&sql, [id.into()]).await?;
    row.map(BulkAct::try_from).transpose()
}

/// The latest acts on many articles, the newest first.
pub async fn bulk_acts(db: &impl Run, length: u32) -> Result<Vec<BulkAct>, DbError> {
    let sql = format!("SELECT {ACT} FROM bulk_acts b ORDER BY b.at DESC, b.id DESC LIMIT {length}");
    let rows: Vec<ActRow> = db.all(&sql, []).await?;
    rows.into_iter().map(BulkAct::try_from).collect()
}

#[derive(FromQueryResult)]
struct ChangeRow {
    article_id: Uuid,
    number: i64,
    before: String,
    after: String,
    restored: Option<i64>,
}

/// The changes that an act made to each article, in the order of their numbers.
pub async fn bulk_changes(db: &impl Run, act: Uuid) -> Result<Vec<BulkChange>, DbError> {
    let rows: Vec<ChangeRow> = db
        .all(
            "SELECT c.article_id, a.number, c.before, c.after, c.restored
             FROM bulk_changes c
             JOIN articles a ON a.id = c.article_id
             WHERE c.act_id = $1
             ORDER BY a.number",
            [act.into()],
        )
        .await?;
    let change = |row: ChangeRow| BulkChange {
        article: row.article_id,
        number: row.number,
        before: ids(&row.before),
        after: ids(&row.after),
        restored: row.restored.map(|restored| restored == 1),
    };
    Ok(rows.into_iter().map(change).collect())
}
