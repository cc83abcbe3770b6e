//! Titles that have the words of a search: asked for while a node has no search index.

mod pieces;
mod terms;

use jiff::civil::Date;
use kit::db::{DbError, Engine, Run};
use kit::i18n::Lang;
use sea_orm::Value;
use uuid::Uuid;

use super::lists::{COLUMNS, WORDS, listed};
use crate::model::Teaser;
use terms::terms;

/// A search for titles.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Titles<'a> {
    /// The typed words. Marks and letter case count for nothing; words in quotes must stand side by side.
    pub words: &'a str,
    /// Only of this category.
    pub category: Option<Uuid>,
    /// Only of this theme, or one below it.
    pub theme: Option<Uuid>,
    /// Only of this agency.
    pub agency: Option<Uuid>,
    /// Only of this year in the city.
    pub year: Option<i16>,
    /// How many to leave out at the beginning.
    pub skip: usize,
    /// How many to give.
    pub take: usize,
}

/// Articles whose titles have every word, the newest first, and how many there are in all.
///
/// # Errors
/// When the database does not answer.
pub async fn titles(db: &impl Run, lang: Lang, sought: &Titles<'_>) -> Result<(Vec<Teaser>, usize), DbError> {
    let Some((conditions, mut values)) = conditions(db.engine(), lang, sought) else {
        return Ok(Default::default());
    };
    let from = format!("FROM listed_articles a {WORDS} WHERE {conditions}");
    let counted = db.rows(&format!("SELECT COUNT(*) AS found {from}"), values.clone()).await?;
    let found: i64 = counted.first().map_or(Ok(0), |row| row.try_get("", "found"))?;
    let place = values.len();
    values.extend([sought.take, sought.skip].map(|count| Value::from(i64::try_from(count).unwrap_or(0))));
    let sql = format!(
        "SELECT {COLUMNS} {from}
         ORDER BY a.published_at DESC, a.number DESC
         LIMIT ${} OFFSET ${}",
        place + 1,
        place + 2
    );
    Ok((listed(db, &sql, values).await?, usize::try_from(found).unwrap_or(0)))
}

/// The conditions on titles, and the values of the binds; `None` where no word is asked for, or a year that no date
/// has.
fn conditions(engine: Engine, lang: Lang, sought: &Titles<'_>) -> Option<(String, Vec<Value>)> {
    let mut values: Vec<Value> = vec![lang.code().into()];
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    let mut conditions = Vec::new();
    for any in terms(sought.words) {
        let any = any.iter().map(|piece| pieces::had(engine, piece, &mut bind));
        conditions.push(format!("({})", any.collect::<Vec<_>>().join(" OR ")));
    }
    if conditions.is_empty() {
        return None;
    }
    for (column, id) in [("a.category_id", sought.category), ("a.agency_id", sought.agency)] {
        conditions.extend(id.map(|id| format!("{column} = {}", bind(id.into()))));
    }
    conditions.extend(sought.theme.map(|id| {
        let bound = bind(id.into());
        format!(
            "EXISTS (SELECT 1 FROM listed_themes l
                     WHERE l.article_id = a.id
                       AND l.theme_id = {bound})"
        )
    }));
    if let Some(year) = sought.year {
        for (month, day, sign) in [(1, 1, ">="), (12, 31, "<=")] {
            let date = Date::new(year, month, day).ok()?;
            conditions.push(format!("a.day {sign} {}", bind(date.to_string().into())));
        }
    }
    Some((conditions.join(" AND "), values))
}
