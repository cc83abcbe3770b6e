//! Which editions an import made: the public is told.

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx};
use kit::i18n::Lang;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::moment;

/// The table of imported editions, and why an import was ordered.
pub(crate) const MIGRATION: Migration = Migration {
    name: "newsroom_0016_imported_editions",
    up: |schema| {
        schema.sql("ALTER TABLE imports ADD COLUMN why TEXT NOT NULL DEFAULT ''");
        schema.table("imported_editions", |table| {
            table
                .uuid("article_id")
                .text("lang")
                .integer("number")
                .integer("at")
                .text("source")
                .text("reason")
                .key(&["article_id", "lang", "number"])
                .refers("article_id", "articles", "id");
        });
    },
};

/// The notice that an import brought in an edition, and that nobody approved it here.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ImportNotice {
    /// The edition's number.
    pub number: i64,
    /// When it was brought in, which may differ from its date.
    pub at: Timestamp,
    /// The name of the file or of the site it came from.
    pub source: String,
    /// Why it was published without approval.
    pub reason: String,
}

#[derive(FromQueryResult)]
struct Row {
    number: i64,
    at: i64,
    source: String,
    reason: String,
}

/// The editions of an article in a language that an import made.
///
/// # Errors
/// When the database does not answer.
pub async fn brought(db: &impl Run, article: Uuid, lang: Lang) -> Result<Vec<ImportNotice>, DbError> {
    let sql = "SELECT number, at, source, reason FROM imported_editions
               WHERE article_id = $1 AND lang = $2
               ORDER BY number";
    let rows: Vec<Row> = db.all(sql, [article.into(), lang.code().into()]).await?;
    let told = |row: Row| ImportNotice {
        number: row.number,
        at: moment(row.at),
        source: row.source,
        reason: row.reason,
    };
    Ok(rows.into_iter().map(told).collect())
}

/// Notes that an edition in the first language was brought in now.
pub async fn insert_brought(
    tx: &Tx,
    article: Uuid,
    number: i64,
    source: &str,
    reason: &str,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO imported_editions (article_id, lang, number, at, source, reason)
         VALUES ($1, $2, $3, $4, $5, $6)",
        [
            article.into(),
            Lang::Vi.code().into(),
            number.into(),
            tx.now().as_millisecond().into(),
            source.into(),
            reason.into(),
        ],
    )
    .await?;
    Ok(())
}
