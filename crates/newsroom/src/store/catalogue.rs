//! The desk's list of published articles, those taken off the site among them. Pages by key like every list.

use kit::db::{DbError, Run};
use kit::i18n::Lang;
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::lists::{From, pattern};
use super::{ArticleRow, moment};
use crate::catalogue::{ArticleFilter, ArticleSummary, Catalogue, LanguageStatus, Standing, Translated};

/// Conditions on `articles a`, with the values that they bind.
struct Asked {
    conditions: Vec<String>,
    values: Vec<Value>,
}

impl Asked {
    fn bind(&mut self, value: impl Into<Value>) -> String {
        self.values.push(value.into());
        format!("${}", self.values.len())
    }

    fn for_all(sought: &ArticleFilter) -> Self {
        let mut asked = Self { conditions: vec!["TRUE".to_owned()], values: Vec::new() };
        if let Some(id) = sought.category {
            let bind = asked.bind(id);
            asked.conditions.push(format!("a.category_id = {bind}"));
        }
        if let Some(id) = sought.agency {
            let bind = asked.bind(id);
            asked.conditions.push(format!("a.agency_id = {bind}"));
        }
        asked.conditions.extend(sought.translated.map(|state| translated(state).to_owned()));
        asked.conditions.extend(sought.standing.map(|standing| standing_of(standing).to_owned()));
        asked.words(&sought.words);
        asked
    }

    /// All words of a title in one of its languages, or the article's number.
    fn words(&mut self, words: &str) {
        let key = viet::fold(&words.replace(char::is_control, " "));
        let titles: Vec<String> = key
            .split_whitespace()
            .take(12)
            .map(|word| format!("e.title_key LIKE {} ESCAPE '\\'", self.bind(pattern(word))))
            .collect();
        if titles.is_empty() {
            return;
        }
        let number = self.bind(key.trim().parse::<i64>().unwrap_or(0));
        self.conditions.push(format!(
            "(a.number = {number}
              OR EXISTS (SELECT 1 FROM current_editions c JOIN editions e ON e.id = c.edition_id
                         WHERE c.article_id = a.id AND {}))",
            titles.join(" AND ")
        ));
    }
}

fn translated(state: Translated) -> &'static str {
    match state {
        Translated::Missing => "(SELECT COUNT(*) FROM current_editions c WHERE c.article_id = a.id) < 2",
        Translated::Behind => {
            "EXISTS (SELECT 1
                     FROM current_editions c
                     JOIN editions e ON e.id = c.edition_id
                     JOIN current_editions o ON o.article_id = c.article_id AND o.lang = 'vi'
                     JOIN editions original ON original.id = o.edition_id
                     WHERE c.article_id = a.id AND c.lang <> 'vi' AND e.translates < original.number)"
        }
        Translated::UpToDate => {
            "EXISTS (SELECT 1
                     FROM current_editions c
                     JOIN editions e ON e.id = c.edition_id
                     JOIN current_editions o ON o.article_id = c.article_id AND o.lang = 'vi'
                     JOIN editions original ON original.id = o.edition_id
                     WHERE c.article_id = a.id AND c.lang <> 'vi'
                       AND COALESCE(e.translates, original.number) >= original.number)"
        }
    }
}

fn standing_of(standing: Standing) -> &'static str {
    match standing {
        Standing::Shown => "NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = a.id)",
        Standing::Withdrawn => "EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = a.id)",
        Standing::Forced => {
            "EXISTS (SELECT 1 FROM current_editions c JOIN editions e ON e.id = c.edition_id
                     WHERE c.article_id = a.id AND e.forced <> '')
             AND NOT EXISTS (SELECT 1 FROM withdrawals w WHERE w.article_id = a.id)"
        }
    }
}

/// The parts of a row for each language: the aliases of its columns and the joins behind them.
fn of_languages() -> (String, String) {
    let (mut columns, mut joins) = (String::new(), String::new());
    for lang in Lang::ALL {
        let code = lang.code();
        columns.push_str(&format!(
            ", e_{code}.title AS title_{code}, e_{code}.number AS edition_{code},
               e_{code}.translates AS translates_{code}, e_{code}.forced AS forced_{code}, d_{code}.id AS draft_{code}"
        ));
        joins.push_str(&format!(
            "\nLEFT JOIN current_editions c_{code} ON c_{code}.article_id = a.id AND c_{code}.lang = '{code}'
             LEFT JOIN editions e_{code} ON e_{code}.id = c_{code}.edition_id
             LEFT JOIN drafts d_{code} ON d_{code}.article_id = a.id AND d_{code}.lang = '{code}' AND d_{code}.open"
        ));
    }
    (columns, joins)
}

fn held(row: &QueryResult) -> Result<ArticleSummary, DbError> {
    let article = ArticleRow::from_query_result(row, "")?.into();
    let (mut languages, mut drafts) = (Vec::new(), Vec::new());
    for lang in Lang::ALL {
        let name = |column: &str| format!("{column}_{}", lang.code());
        if let Some(edition) = row.try_get::<Option<i64>>("", &name("edition"))? {
            languages.push(LanguageStatus {
                lang,
                title: row.try_get("", &name("title"))?,
                edition,
                translates: row.try_get("", &name("translates"))?,
                forced: !row.try_get::<String>("", &name("forced"))?.is_empty(),
            });
        }
        drafts.extend(row.try_get::<Option<Uuid>>("", &name("draft"))?.map(|draft| (lang, draft)));
    }
    let withdrawn: Option<i64> = row.try_get("", "withdrawn_at")?;
    Ok(ArticleSummary { article, languages, withdrawn: withdrawn.map(moment), drafts })
}

async fn rows(
    db: &impl Run,
    (condition, values): (&str, Vec<Value>),
    order: &str,
    limit: usize,
) -> Result<Vec<ArticleSummary>, DbError> {
    let (columns, joins) = of_languages();
    let sql = format!(
        "SELECT a.id, a.number, a.slug, a.category_id, a.agency_id, a.published_at, w.at AS withdrawn_at{columns}
         FROM (SELECT a.id FROM articles a
               WHERE {condition}
               ORDER BY a.published_at {order}, a.number {order}
               LIMIT {limit}) page
         JOIN articles a ON a.id = page.id
         LEFT JOIN withdrawals w ON w.article_id = a.id {joins}
         ORDER BY a.published_at {order}, a.number {order}"
    );
    db.rows(&sql, values).await?.iter().map(held).collect()
}

/// One page of the published articles that are sought.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn catalogue(
    db: &impl Run,
    sought: &ArticleFilter,
    from: From,
    length: usize,
) -> Result<Catalogue, DbError> {
    let mut asked = Asked::for_all(sought);
    let order = if matches!(from, From::After(_)) { "ASC" } else { "DESC" };
    if let From::Before(key) | From::After(key) = from {
        let (at, number) = (asked.bind(key.published_at), asked.bind(key.number));
        let beyond = if order == "ASC" { '>' } else { '<' };
        asked.conditions.push(format!(
            "a.published_at {beyond}= {at} AND (a.published_at {beyond} {at} OR a.number {beyond} {number})"
        ));
    }
    let condition = asked.conditions.join(" AND ");
    let mut held = rows(db, (&condition, asked.values), order, length + 1).await?;
    let more = held.len() > length;
    held.truncate(length);
    if order == "ASC" {
        held.reverse();
    }
    let (newer, older) = match from {
        From::Top => (false, more),
        From::Before(_) => (true, more),
        From::After(_) => (more, true),
    };
    Ok(Catalogue { held, newer, older })
}

/// The numbers of the articles that are sought, the newest first; at most `length`.
pub async fn numbers_sought(
    db: &impl Run,
    sought: &ArticleFilter,
    length: usize,
) -> Result<Vec<i64>, DbError> {
    let asked = Asked::for_all(sought);
    let sql = format!(
        "SELECT a.number FROM articles a
         WHERE {}
         ORDER BY a.published_at DESC, a.number DESC
         LIMIT {length}",
        asked.conditions.join(" AND ")
    );
    let rows = db.rows(&sql, asked.values).await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

/// Articles by their numbers, the newest first; a number without an article is left out.
pub async fn held_of(db: &impl Run, numbers: &[i64]) -> Result<Vec<ArticleSummary>, DbError> {
    if numbers.is_empty() {
        return Ok(Vec::new());
    }
    let mut asked = Asked { conditions: Vec::new(), values: Vec::new() };
    let binds: Vec<String> = numbers.iter().map(|number| asked.bind(*number)).collect();
    let condition = format!("a.number IN ({})", binds.join(", "));
    rows(db, (&condition, asked.values), "DESC", numbers.len()).await
}
