//! Articles that were taken off the site.

use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::{ArticleRow, moment};
use crate::model::{Article, Withdrawal};

/// The table of withdrawals.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0005_withdrawals",
    up: |schema| {
        schema.table("withdrawals", |table| {
            table
                .uuid("article_id")
                .integer("at")
                .text("reason")
                .uuid_or_null("leads_to")
                .uuid_or_null("by_person")
                .key(&["article_id"])
                .refers("article_id", "articles", "id")
                .refers("leads_to", "articles", "id");
        });
        schema.index("withdrawals", &["-at"]);
        // The rows for lists, feeds and searches; only an article's own address knows that it was taken off.
        schema.sql(
            "CREATE VIEW listed_articles AS
             SELECT a.id, a.number, a.slug, a.category_id, a.agency_id, a.published_at, a.day, a.lead
             FROM articles a
             WHERE NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = a.id)",
        );
        schema.sql(
            "CREATE VIEW listed_themes AS
             SELECT t.article_id, t.theme_id, t.published_at, t.number
             FROM article_themes t
             WHERE NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = t.article_id)",
        );
    },
};

#[derive(FromQueryResult)]
struct Row {
    article_id: Uuid,
    at: i64,
    reason: String,
    leads_to: Option<Uuid>,
}

impl From<Row> for Withdrawal {
    fn from(row: Row) -> Self {
        Self { article: row.article_id, at: moment(row.at), reason: row.reason, leads_to: row.leads_to }
    }
}

/// Whether an article was taken off, and why.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn withdrawal(db: &impl Run, article: Uuid) -> Result<Option<Withdrawal>, DbError> {
    let sql = "SELECT article_id, at, reason, leads_to FROM withdrawals WHERE article_id = $1";
    let row: Option<Row> = db.one(sql, [article.into()]).await?;
    Ok(row.map(Withdrawal::from))
}

/// The withdrawals, the latest first; at most `length`.
pub async fn withdrawals(db: &impl Run, length: u32) -> Result<Vec<Withdrawal>, DbError> {
    let sql =
        "SELECT article_id, at, reason, leads_to FROM withdrawals ORDER BY at DESC, article_id LIMIT $1";
    let rows: Vec<Row> = db.all(sql, [i64::from(length).into()]).await?;
    Ok(rows.into_iter().map(Withdrawal::from).collect())
}

/// The articles that were taken off, and those that they lead to.
pub async fn withdrawn_articles(db: &impl Run) -> Result<Vec<Article>, DbError> {
    let sql = "SELECT a.id, a.number, a.slug, a.category_id, a.agency_id, a.published_at
               FROM articles a
               WHERE a.id IN (SELECT w.article_id FROM withdrawals w)
                  OR a.id IN (SELECT w.leads_to FROM withdrawals w WHERE w.leads_to IS NOT NULL)";
    let rows: Vec<ArticleRow> = db.all(sql, []).await?;
    Ok(rows.into_iter().map(Article::from).collect())
}

pub(crate) async fn insert_withdrawal(
    tx: &Tx,
    withdrawal: &Withdrawal,
    by: Option<Uuid>,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO withdrawals (article_id, at, reason, leads_to, by_person) VALUES ($1, $2, $3, $4, $5)",
        [
            withdrawal.article.into(),
            withdrawal.at.as_millisecond().into(),
            withdrawal.reason.clone().into(),
            withdrawal.leads_to.into(),
            by.into(),
        ],
    )
    .await?;
    Ok(())
}
