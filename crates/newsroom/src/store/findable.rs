//! The entry of an article for a search index: the words that the site shows of it, and where it stands.

use std::collections::{BTreeSet, HashMap};

use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Run};
use kit::events::Event;
use kit::i18n::Lang;
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::blocks::block_bodies;
use document::Document;
use media::Attachment;

/// Articles that one look-up may be asked for.
const MOST: usize = 200;

/// An article on the site as a search index is told of it.
#[derive(Clone, Debug)]
pub(crate) struct Findable {
    /// The article's number.
    pub number: i64,
    /// Its category.
    pub category: Uuid,
    /// The agency that issues it.
    pub agency: Uuid,
    /// Its themes with those above them.
    pub themes: Vec<Uuid>,
    /// The areas that it concerns.
    pub areas: Vec<Uuid>,
    /// When it was published.
    pub published_at: Timestamp,
    /// The same as a day in the city.
    pub day: Option<Date>,
    /// Its present edition in each language it has.
    pub editions: Vec<Said>,
}

/// The words of an edition.
#[derive(Clone, Debug)]
pub(crate) struct Said {
    /// Its language.
    pub lang: Lang,
    /// The headline.
    pub title: String,
    /// The message in a sentence or two.
    pub summary: String,
    /// The body, the words of its shared blocks, and the names of its files: a line each.
    pub body: String,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    number: i64,
    category_id: Uuid,
    agency_id: Uuid,
    published_at: i64,
    day: String,
    lang: String,
    title: String,
    summary: String,
    body: String,
    attachments: String,
}

/// The entries of these articles that are on the site, in the order of their numbers; one that was withdrawn is left
/// out.
pub(crate) async fn findable(db: &impl Run, numbers: &[i64]) -> Result<Vec<Findable>, DbError> {
    let mut found: Vec<Findable> = Vec::new();
    for numbers in numbers.chunks(MOST) {
        let binds: Vec<String> = (1..=numbers.len()).map(|bind| format!("${bind}")).collect();
        let sql = format!(
            "SELECT a.id, a.number, a.category_id, a.agency_id, a.published_at, a.day,
                    e.lang, e.title, e.summary, e.body, e.attachments
             FROM listed_articles a
             JOIN current_editions c ON c.article_id = a.id
             JOIN editions e ON e.id = c.edition_id
             WHERE a.number IN ({})
             ORDER BY a.number, e.lang",
            binds.join(", ")
        );
        let values: Vec<Value> = numbers.iter().map(|number| Value::from(*number)).collect();
        let rows: Vec<Row> = db.all(&sql, values).await?;
        let themes = themes(db, &rows).await?;
        let areas = areas(db, &rows).await?;
        let blocks = blocks(db, &rows).await?;
        for row in rows {
            let said = said(&row, &blocks);
            match found.last_mut().filter(|last| last.number == row.number) {
                Some(last) => last.editions.push(said),
                None => found.push(Findable {
                    number: row.number,
                    category: row.category_id,
                    agency: row.agency_id,
                    themes: themes.get(&row.id).cloned().unwrap_or_default(),
                    areas: areas.get(&row.id).cloned().unwrap_or_default(),
                    published_at: super::moment(row.published_at),
                    day: row.day.parse().ok(),
                    editions: vec![said],
                }),
            }
        }
    }
    Ok(found)
}

fn document(row: &Row) -> Document {
    serde_json::from_str(&row.body).unwrap_or_default()
}

fn said(row: &Row, blocks: &HashMap<Uuid, Document>) -> Said {
    let document = document(row);
    let mut body = document.plain();
    for words in document.reused().iter().filter_map(|id| blocks.get(id)) {
        body.push('\n');
        body.push_str(&words.plain());
    }
    let files: Vec<Attachment> = serde_json::from_str(&row.attachments).unwrap_or_default();
    for file in files {
        body.push('\n');
        body.push_str(&file.name);
    }
    Said {
        lang: Lang::from_code(&row.lang).unwrap_or_default(),
        title: row.title.clone(),
        summary: row.summary.clone(),
        body,
    }
}

async fn blocks(db: &impl Run, rows: &[Row]) -> Result<HashMap<Uuid, Document>, DbError> {
    let ids: BTreeSet<Uuid> = rows.iter().flat_map(|row| document(row).reused()).collect();
    block_bodies(db, &ids.into_iter().collect::<Vec<_>>()).await
}

#[derive(FromQueryResult)]
struct ThemeRow {
    article_id: Uuid,
    theme_id: Uuid,
}

async fn themes(db: &impl Run, rows: &[Row]) -> Result<HashMap<Uuid, Vec<Uuid>>, DbError> {
    let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let binds: Vec<String> = (1..=ids.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!(
        "SELECT article_id, theme_id FROM article_themes WHERE article_id IN ({}) ORDER BY article_id, theme_id",
        binds.join(", ")
    );
    let rows: Vec<ThemeRow> = db.all(&sql, ids.into_iter().map(Value::from).collect::<Vec<_>>()).await?;
    let mut themes: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in rows {
        themes.entry(row.article_id).or_default().push(row.theme_id);
    }
    Ok(themes)
}

async fn areas(db: &impl Run, rows: &[Row]) -> Result<HashMap<Uuid, Vec<Uuid>>, DbError> {
    let ids: BTreeSet<Uuid> = rows.iter().map(|row| row.id).collect();
    let mut areas: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for (article, area) in super::areas_of_all(db, &ids.into_iter().collect::<Vec<_>>()).await? {
        areas.entry(article).or_default().push(area);
    }
    Ok(areas)
}

/// The numbers of the articles whose words or place these events changed, each once.
pub(crate) async fn touched(db: &impl Run, events: &[Event]) -> Result<Vec<i64>, DbError> {
    let mut articles = BTreeSet::new();
    let mut numbers = BTreeSet::new();
    for event in events {
        if event.kind == "areas.loaded" {
            // Areas that ended have new successors, under which their articles are looked for.
            numbers.extend(super::numbers_with_areas(db).await?);
            continue;
        }
        let Ok(subject) = event.subject.parse::<Uuid>() else { continue };
        match event.kind.as_str() {
            agencies::PLACED if event.data["area_changed"] == true => {
                numbers.extend(numbers_without_areas(db, subject).await?);
            }
            "block.edited" | "block.removed" => {
                numbers.extend(super::block_hosts(db, subject, u32::MAX).await?);
            }
            kind if kind.starts_with("article.") => {
                articles.insert(subject);
            }
            _ => {}
        }
    }
    let articles: Vec<Uuid> = articles.into_iter().collect();
    for ids in articles.chunks(MOST) {
        let binds: Vec<String> = (1..=ids.len()).map(|bind| format!("${bind}")).collect();
        let sql = format!("SELECT number FROM articles WHERE id IN ({})", binds.join(", "));
        for row in db.rows(&sql, ids.iter().map(|id| Value::from(*id)).collect::<Vec<_>>()).await? {
            numbers.insert(row.try_get("", "number")?);
        }
    }
    Ok(numbers.into_iter().collect())
}

/// The numbers of the articles on the site after a number, in order, at most so many.
pub(crate) async fn numbers_after(db: &impl Run, number: i64, most: i64) -> Result<Vec<i64>, DbError> {
    let rows = db
        .rows(
            "SELECT number FROM listed_articles
             WHERE number > $1
             ORDER BY number
             LIMIT $2",
            [number.into(), most.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

/// The numbers of an agency's articles that say no area: they are looked for by the area it governs.
async fn numbers_without_areas(db: &impl Run, agency: Uuid) -> Result<Vec<i64>, DbError> {
    let rows = db
        .rows(
            "SELECT a.number FROM articles a
             WHERE a.agency_id = $1 AND NOT EXISTS (SELECT 1 FROM article_areas w WHERE w.article_id = a.id)
             ORDER BY a.number",
            [agency.into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}
