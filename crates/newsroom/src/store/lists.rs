//! Lists of articles. They page by key, never by offset: the tenth thousandth page costs as much as the first.

use jiff::civil::Date;
use kit::blobs::BlobKey;
use kit::db::{DbError, Run};
use kit::i18n::Lang;
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::ArticleRow;
use super::pictures::add_crops;
use crate::model::{Article, Teaser};
use document::Placed;
use media::Picture;

/// Which articles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Listing {
    /// All of them.
    All,
    /// Those of a category.
    Category(Uuid),
    /// Those of a theme or a theme below it.
    Theme(Uuid),
    /// Those that an agency issues.
    Agency(Uuid),
    /// Those of a day in the city.
    Day(Date),
}

/// A place in a list: the moment and number of the article there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Key {
    /// Milliseconds since 1970, UTC.
    pub published_at: i64,
    /// The article's number, which tells apart articles that came out at the same moment.
    pub number: i64,
}

impl Key {
    /// The place of an article.
    pub fn of(article: &Article) -> Self {
        Self { published_at: article.published_at.as_millisecond(), number: article.number }
    }
}

impl std::fmt::Display for Key {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}", self.published_at, self.number)
    }
}

impl std::str::FromStr for Key {
    type Err = std::num::ParseIntError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        // A moment before 1970 begins with a minus sign, so the last hyphen divides.
        let (published_at, number) = text.rsplit_once('-').unwrap_or((text, ""));
        Ok(Self { published_at: published_at.parse()?, number: number.parse()? })
    }
}

/// From where a list is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum From {
    /// The newest.
    Top,
    /// The next older than this place.
    Before(Key),
    /// The next newer than this place.
    After(Key),
}

/// One page of a list, the newest first.
#[derive(Clone, Debug, Default)]
pub struct Slice {
    /// The articles.
    pub teasers: Vec<Teaser>,
    /// Whether there are newer ones.
    pub newer: bool,
    /// Whether there are older ones.
    pub older: bool,
}

#[derive(FromQueryResult)]
struct WordsRow {
    lang: String,
    title: String,
    summary: String,
    picture_id: Option<Uuid>,
    picture_alt: String,
    picture_caption: String,
    blob: Option<String>,
    kind: Option<String>,
    width: Option<i64>,
    height: Option<i64>,
}

/// The words of an article in the language `$1`, else in the first language, else in whichever there is.
pub(super) const WORDS: &str = "
    LEFT JOIN current_editions asked ON asked.article_id = a.id AND asked.lang = $1
    LEFT JOIN current_editions first ON first.article_id = a.id AND first.lang = 'vi'
    LEFT JOIN current_editions other ON other.article_id = a.id AND other.lang = 'en'
    JOIN editions e ON e.id = COALESCE(asked.edition_id, first.edition_id, other.edition_id)
    LEFT JOIN pictures p ON p.id = e.picture_id";

pub(super) const COLUMNS: &str = "a.id, a.number, a.slug, a.category_id, a.agency_id, a.published_at,
    e.lang, e.title, e.summary, e.picture_id, e.picture_alt, e.picture_caption,
    p.blob, p.kind, p.width, p.height";

fn teaser(row: &sea_orm::QueryResult) -> Result<Teaser, DbError> {
    let article = ArticleRow::from_query_result(row, "")?;
    let words = WordsRow::from_query_result(row, "")?;
    let picture = (|| {
        let id = words.picture_id?;
        let blob = BlobKey::parse(words.blob.as_deref()?)?;
        let picture = Picture { id, blob, kind: words.kind?, width: words.width?, height: words.height? };
        Some((picture, Placed { picture: id, alt: words.picture_alt, caption: words.picture_caption }))
    })();
    Ok(Teaser {
        article: article.into(),
        lang: Lang::from_code(&words.lang).unwrap_or_default(),
        title: words.title,
        summary: words.summary,
        picture,
        crops: Vec::new(),
    })
}

/// The table, condition and value that a listing reads; `$2` is the value.
fn source(listing: Listing) -> (&'static str, &'static str, Option<Value>) {
    match listing {
        Listing::All => ("listed_articles l", "TRUE", None),
        Listing::Category(id) => ("listed_articles l", "l.category_id = $2", Some(id.into())),
        Listing::Agency(id) => ("listed_articles l", "l.agency_id = $2", Some(id.into())),
        Listing::Day(day) => ("listed_articles l", "l.day = $2", Some(day.to_string().into())),
        Listing::Theme(id) => ("listed_themes l", "l.theme_id = $2", Some(id.into())),
    }
}

/// One page of a list.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn slice(
    db: &impl Run,
    listing: Listing,
    from: From,
    lang: Lang,
    length: usize,
) -> Result<Slice, DbError> {
    let (table, condition, value) = source(listing);
    let mut values: Vec<Value> = vec![lang.code().into()];
    values.extend(value);
    let next = values.len() + 1;
    // Written out rather than as a row comparison, which SQLite's planner does not take an index for.
    let (beyond, order) = match from {
        From::Top => (String::new(), "DESC"),
        From::Before(_) => (
            format!(
                "AND l.published_at <= ${next} AND (l.published_at < ${next} OR l.number < ${})",
                next + 1
            ),
            "DESC",
        ),
        From::After(_) => (
            format!(
                "AND l.published_at >= ${next} AND (l.published_at > ${next} OR l.number > ${})",
                next + 1
            ),
            "ASC",
        ),
    };
    if let From::Before(key) | From::After(key) = from {
        values.extend([Value::from(key.published_at), key.number.into()]);
    }
    let id = if table.starts_with("listed_themes") { "l.article_id" } else { "l.id" };
    let limit = length + 1;
    let sql = format!(
        "SELECT {COLUMNS}
         FROM (SELECT {id} AS id FROM {table}
               WHERE {condition} {beyond}
               ORDER BY l.published_at {order}, l.number {order}
               LIMIT {limit}) page
         JOIN articles a ON a.id = page.id
         {WORDS}
         ORDER BY a.published_at {order}, a.number {order}"
    );
    let rows = db.rows(&sql, values).await?;
    let mut teasers = rows.iter().map(teaser).collect::<Result<Vec<_>, _>>()?;
    let more = teasers.len() > length;
    teasers.truncate(length);
    add_crops(db, &mut teasers).await?;
    let (newer, older) = match from {
        From::Top => (false, more),
        // The article at the key itself is on the other side.
        From::Before(_) => (true, more),
        From::After(_) => (more, true),
    };
    if order == "ASC" {
        teasers.reverse();
    }
    Ok(Slice { teasers, newer, older })
}

/// The newest articles of a list.
pub async fn latest(
    db: &impl Run,
    listing: Listing,
    lang: Lang,
    length: usize,
) -> Result<Vec<Teaser>, DbError> {
    Ok(slice(db, listing, From::Top, lang, length).await?.teasers)
}

/// The articles whose identifiers a query gives, the newest first; `$1` of its values is the language.
pub(super) async fn teasers_of(
    db: &impl Run,
    page: &str,
    values: Vec<Value>,
) -> Result<Vec<Teaser>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS}
         FROM ({page}) page
         JOIN articles a ON a.id = page.id
         {WORDS}
         ORDER BY a.published_at DESC, a.number DESC"
    );
    let rows = db.rows(&sql, values).await?;
    let mut teasers = rows.iter().map(teaser).collect::<Result<Vec<_>, _>>()?;
    add_crops(db, &mut teasers).await?;
    Ok(teasers)
}

/// Articles by their numbers, in the order asked for; a number without an article is left out.
pub async fn teasers(db: &impl Run, numbers: &[i64], lang: Lang) -> Result<Vec<Teaser>, DbError> {
    let mut found = Vec::new();
    let sql = format!("SELECT {COLUMNS} FROM listed_articles a {WORDS} WHERE a.number = $2");
    for number in numbers {
        let rows = db.rows(&sql, [lang.code().into(), (*number).into()]).await?;
        found.extend(rows.first().map(teaser).transpose()?);
    }
    add_crops(db, &mut found).await?;
    Ok(found)
}

/// The article that leads the home page: the newest one chosen for it, else the newest of all.
pub async fn lead(db: &impl Run, lang: Lang) -> Result<Option<Teaser>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS}
         FROM (SELECT id FROM listed_articles WHERE lead ORDER BY published_at DESC, number DESC LIMIT 1) page
         JOIN articles a ON a.id = page.id
         {WORDS}"
    );
    let rows = db.rows(&sql, [lang.code().into()]).await?;
    match rows.first() {
        Some(row) => {
            let mut found = [teaser(row)?];
            add_crops(db, &mut found).await?;
            Ok(found.into_iter().next())
        }
        None => Ok(latest(db, Listing::All, lang, 1).await?.pop()),
    }
}

/// How many articles each day of a span has, days without any left out.
pub async fn day_counts(db: &impl Run, first: Date, last: Date) -> Result<Vec<(Date, i64)>, DbError> {
    let rows = db
        .rows(
            "SELECT day, COUNT(*) AS articles FROM listed_articles
             WHERE day >= $1 AND day <= $2
             GROUP BY day
             ORDER BY day",
            [first.to_string().into(), last.to_string().into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let day: String = row.try_get("", "day")?;
            Ok((day.parse().unwrap_or_default(), row.try_get("", "articles")?))
        })
        .collect()
}

/// The nearest days with articles before and after a day.
pub async fn days_around(db: &impl Run, day: Date) -> Result<(Option<Date>, Option<Date>), DbError> {
    let one = |rows: Vec<sea_orm::QueryResult>| -> Result<Option<Date>, DbError> {
        let day: Option<String> = rows.first().map(|row| row.try_get("", "day")).transpose()?.flatten();
        Ok(day.and_then(|day| day.parse().ok()))
    };
    let day = day.to_string();
    let before =
        db.rows("SELECT MAX(day) AS day FROM listed_articles WHERE day < $1", [day.clone().into()]).await?;
    let after = db.rows("SELECT MIN(day) AS day FROM listed_articles WHERE day > $1", [day.into()]).await?;
    Ok((one(before)?, one(after)?))
}

/// Articles whose titles share words with a lost address, the most shared first. Only recent ones are looked at:
/// a lost address must not cost more than a found one.
pub async fn similar(db: &impl Run, words: &str, lang: Lang, length: usize) -> Result<Vec<Teaser>, DbError> {
    let key = viet::fold(words);
    let words: Vec<&str> =
        key.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).take(10).collect();
    if words.is_empty() {
        return Ok(Vec::new());
    }
    let mut values: Vec<Value> = vec![lang.code().into()];
    let mut points = Vec::new();
    for word in &words {
        values.push(pattern(word).into());
        points.push(format!("CASE WHEN e.title_key LIKE ${} ESCAPE '\\' THEN 1 ELSE 0 END", values.len()));
    }
    let points = points.join(" + ");
    let enough = words.len().div_ceil(3).max(1);
    let sql = format!(
        "SELECT {COLUMNS}
         FROM (SELECT id FROM listed_articles ORDER BY published_at DESC, number DESC LIMIT 2000) recent
         JOIN articles a ON a.id = recent.id
         {WORDS}
         WHERE {points} >= {enough}
         ORDER BY {points} DESC, a.published_at DESC
         LIMIT {length}"
    );
    listed(db, &sql, values).await
}

pub(super) async fn listed(db: &impl Run, sql: &str, values: Vec<Value>) -> Result<Vec<Teaser>, DbError> {
    let mut found = db.rows(sql, values).await?.iter().map(teaser).collect::<Result<Vec<_>, _>>()?;
    add_crops(db, &mut found).await?;
    Ok(found)
}

pub(super) fn pattern(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

/// An article's address in one language, for lists of all addresses.
#[derive(Clone, Debug)]
pub struct Numbered {
    /// Its number.
    pub number: i64,
    /// The words of its address.
    pub slug: String,
    /// The language.
    pub lang: Lang,
    /// When the current edition of that language was made public.
    pub changed: jiff::Timestamp,
}

/// The highest number of an article; 0 when there is none.
pub async fn last_number(db: &impl Run) -> Result<i64, DbError> {
    let rows = db.rows("SELECT MAX(number) AS last FROM listed_articles", []).await?;
    let last: Option<i64> = rows.first().map(|row| row.try_get("", "last")).transpose()?.flatten();
    Ok(last.unwrap_or(0))
}

/// The articles of a span of numbers, once for each language they are in.
pub async fn numbers_between(db: &impl Run, first: i64, last: i64) -> Result<Vec<Numbered>, DbError> {
    let rows = db
        .rows(
            "SELECT a.number, a.slug, c.lang, e.at
             FROM listed_articles a
             JOIN current_editions c ON c.article_id = a.id
             JOIN editions e ON e.id = c.edition_id
             WHERE a.number >= $1 AND a.number <= $2
             ORDER BY a.number, c.lang DESC",
            [first.into(), last.into()],
        )
        .await?;
    rows.iter()
        .map(|row| {
            let lang: String = row.try_get("", "lang")?;
            Ok(Numbered {
                number: row.try_get("", "number")?,
                slug: row.try_get("", "slug")?,
                lang: Lang::from_code(&lang).unwrap_or_default(),
                changed: super::moment(row.try_get("", "at")?),
            })
        })
        .collect()
}

/// The day of the newest article.
pub async fn newest_day(db: &impl Run) -> Result<Option<Date>, DbError> {
    let rows = db
        .rows("SELECT day FROM listed_articles ORDER BY published_at DESC, number DESC LIMIT 1", [])
        .await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let day: String = row.try_get("", "day")?;
    Ok(day.parse().ok())
}
