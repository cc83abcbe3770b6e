//! Which articles and editions there are, for addresses that are asked about.

use kit::db::{DbError, Run};
use kit::i18n::Lang;
use sea_orm::Value;

/// So many numbers are asked for at once.
const BATCH: usize = 400;

/// An edition of an article.
pub(crate) struct KnownEdition {
    /// The article's number.
    pub(crate) article: i64,
    /// The article was taken off the site.
    pub(crate) withdrawn: bool,
    /// The edition's language.
    pub(crate) lang: Lang,
    /// The edition's number in it.
    pub(crate) number: i64,
}

/// All editions of the articles with these numbers.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn known_editions(db: &impl Run, numbers: &[i64]) -> Result<Vec<KnownEdition>, DbError> {
    let mut found = Vec::new();
    for some in numbers.chunks(BATCH) {
        let binds: Vec<String> = (1..=some.len()).map(|bind| format!("${bind}")).collect();
        let sql = format!(
            "SELECT a.number AS article, e.lang, e.number,
                    CAST(CASE WHEN w.article_id IS NULL THEN 0 ELSE 1 END AS BIGINT) AS withdrawn
             FROM articles a
             JOIN editions e ON e.article_id = a.id
             LEFT JOIN withdrawals w ON w.article_id = a.id
             WHERE a.number IN ({})",
            binds.join(", ")
        );
        let values: Vec<Value> = some.iter().map(|number| Value::from(*number)).collect();
        for row in db.rows(&sql, values).await? {
            let (lang, withdrawn): (String, i64) = (row.try_get("", "lang")?, row.try_get("", "withdrawn")?);
            found.push(KnownEdition {
                article: row.try_get("", "article")?,
                withdrawn: withdrawn == 1,
                lang: Lang::from_code(&lang).unwrap_or_default(),
                number: row.try_get("", "number")?,
            });
        }
    }
    Ok(found)
}
