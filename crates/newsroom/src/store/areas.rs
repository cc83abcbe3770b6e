//! Which areas articles concern.

use std::collections::BTreeSet;

use kit::db::{DbError, Migration, Run, Tx};
use kit::i18n::Lang;
use sea_orm::Value;
use uuid::Uuid;

use super::lists::teasers_of;
use crate::model::{Article, Teaser};

/// Most areas of which one look-up lists the articles; SQLite combines at most 500 queries.
const MOST: usize = 200;

/// The table of the areas that articles concern, and the column of drafts for theirs.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0014_article_areas",
    up: |schema| {
        schema.table("article_areas", |table| {
            table
                .uuid("article_id")
                .uuid("area_id")
                .integer("published_at")
                .integer("number")
                .key(&["article_id", "area_id"])
                .refers("article_id", "articles", "id")
                .refers("area_id", "areas", "id");
        });
        schema.index("article_areas", &["area_id", "-published_at", "-number"]);
        schema.sql(
            "CREATE VIEW listed_areas AS
             SELECT r.article_id, r.area_id, r.published_at, r.number
             FROM article_areas r
             WHERE NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = r.article_id)",
        );
        schema.sql("ALTER TABLE drafts ADD COLUMN areas TEXT NOT NULL DEFAULT '[]'");
    },
};

/// The areas that an article concerns; none when it concerns the whole city.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn areas_of(db: &impl Run, article: Uuid) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT area_id FROM article_areas WHERE article_id = $1 ORDER BY area_id";
    let rows = db.rows(sql, [article.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "area_id")?)).collect()
}

/// The areas that any of these articles concerns, each once.
pub async fn areas_of_any(db: &impl Run, articles: &[Uuid]) -> Result<Vec<Uuid>, DbError> {
    let pairs = areas_of_all(db, articles).await?;
    let areas: BTreeSet<Uuid> = pairs.into_iter().map(|(_, area)| area).collect();
    Ok(areas.into_iter().collect())
}

/// The areas of articles: pairs of an article and an area.
pub(crate) async fn areas_of_all(db: &impl Run, articles: &[Uuid]) -> Result<Vec<(Uuid, Uuid)>, DbError> {
    if articles.is_empty() {
        return Ok(Vec::new());
    }
    let binds: Vec<String> = (1..=articles.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!(
        "SELECT article_id, area_id FROM article_areas WHERE article_id IN ({}) ORDER BY article_id, area_id",
        binds.join(", ")
    );
    let values: Vec<Value> = articles.iter().map(|id| Value::from(*id)).collect();
    let rows = db.rows(&sql, values).await?;
    rows.iter().map(|row| Ok((row.try_get("", "article_id")?, row.try_get("", "area_id")?))).collect()
}

/// The newest articles that concern any of these areas; at most the first 200 areas are looked at.
pub async fn latest_about(
    db: &impl Run,
    areas: &[Uuid],
    lang: Lang,
    length: usize,
) -> Result<Vec<Teaser>, DbError> {
    if areas.is_empty() {
        return Ok(Vec::new());
    }
    let areas = &areas[..areas.len().min(MOST)];
    // Each area's newest come off the index; `$1` is the language.
    let each = |bind: usize| {
        format!(
            "SELECT id, published_at, number
             FROM (SELECT l.article_id AS id, l.published_at, l.number FROM listed_areas l
                   WHERE l.area_id = ${bind}
                   ORDER BY l.published_at DESC, l.number DESC
                   LIMIT {length}) newest{bind}"
        )
    };
    // UNION without ALL: an article of several of them stands once.
    let all: Vec<String> = (2..areas.len() + 2).map(each).collect();
    let page = format!(
        "SELECT id FROM ({}) found ORDER BY published_at DESC, number DESC LIMIT {length}",
        all.join(" UNION ")
    );
    let values: Vec<Value> =
        std::iter::once(Value::from(lang.code())).chain(areas.iter().map(|id| Value::from(*id))).collect();
    teasers_of(db, &page, values).await
}

/// The numbers of the articles whose areas in a search depend on the successors of areas: those that concern any area.
pub(crate) async fn numbers_with_areas(db: &impl Run) -> Result<Vec<i64>, DbError> {
    let rows = db.rows("SELECT DISTINCT number FROM article_areas ORDER BY number", []).await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

pub(crate) async fn insert_area(tx: &Tx, article: &Article, area: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO article_areas (article_id, area_id, published_at, number)
         VALUES ($1, $2, $3, $4)
         ON CONFLICT (article_id, area_id) DO NOTHING",
        [article.id.into(), area.into(), article.published_at.as_millisecond().into(), article.number.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn delete_areas(tx: &Tx, article: Uuid) -> Result<(), DbError> {
    tx.exec("DELETE FROM article_areas WHERE article_id = $1", [article.into()]).await?;
    Ok(())
}
