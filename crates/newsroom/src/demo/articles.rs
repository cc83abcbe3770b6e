//! The articles of the demonstration.

use access::Actor;
use document::from_markdown;
use frame::App;
use frame::demo::{DemoError, DemoLoad, parse, text};
use jiff::civil::DateTime;
use kit::db::{Run, Tx};
use kit::i18n::Lang;
use serde::Deserialize;
use uuid::Uuid;

use super::Files;
use crate::{Correction, NewArticle, Placed, Text};

/// The fields between the `+++` lines of an article's file. A translation has only the words.
#[derive(Clone, Deserialize)]
struct Front {
    title: String,
    summary: String,
    #[serde(default)]
    picture_alt: String,
    #[serde(default)]
    picture_caption: String,
    #[serde(default)]
    category: String,
    #[serde(default)]
    themes: Vec<String>,
    /// The slugs of the areas that it concerns; none when it concerns the whole city.
    #[serde(default)]
    areas: Vec<String>,
    #[serde(default)]
    agency: String,
    #[serde(default)]
    author: String,
    #[serde(default)]
    source: String,
    #[serde(default)]
    picture: String,
    #[serde(default)]
    published: String,
    #[serde(default)]
    corrected: String,
    #[serde(default)]
    change_note: String,
    #[serde(default)]
    lead: bool,
}

/// The articles of the data set that are not in the tables, by the beginning of their files' names.
pub(super) async fn missing(db: &impl Run) -> Result<Vec<String>, DemoError> {
    let mut missing = Vec::new();
    for file in Files::iter() {
        let Some(name) = file.strip_suffix(".vi.md") else { continue };
        if !crate::is_origin(db, &origin(name)).await? {
            missing.push(name.to_owned());
        }
    }
    Ok(missing)
}

/// Adds them.
pub(super) async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    let mut articles: Vec<(String, Front, String)> = Vec::new();
    for name in missing(&load.tx).await? {
        let (front, body) = article_file(&format!("{name}.vi.md"))?;
        articles.push((name, front, body));
    }
    // The order of time, so that numbers in addresses grow with it.
    articles.sort_by(|a, b| a.1.published.cmp(&b.1.published));
    let (actor, total) = (Actor::System("demo"), articles.len());
    for (index, (name, front, body)) in articles.into_iter().enumerate() {
        let added = add_article(&load.app, &mut load.tx, &actor, &name, front, &body).await;
        added.map_err(|error| format!("{name}: {error}"))?;
        (load.progress)(index + 1, total);
    }
    load.articles += total;
    Ok(())
}

fn origin(name: &str) -> String {
    format!("demo:{name}")
}

fn article_file(name: &str) -> Result<(Front, String), DemoError> {
    let text = text::<Files>(name)?;
    let rest = text.strip_prefix("+++\n").ok_or_else(|| format!("{name}: does not begin with +++"))?;
    let (front, body) = rest
        .split_once("\n+++\n")
        .ok_or_else(|| format!("{name}: the front matter does not end with +++"))?;
    Ok((parse(name, front)?, body.to_owned()))
}

async fn add_article(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    name: &str,
    front: Front,
    body: &str,
) -> Result<(), DemoError> {
    let slug = name.trim_start_matches("articles/");
    let agency = agencies::agency_by_slug(tx, &front.agency).await?;
    let agency = agency.ok_or_else(|| format!("there is no agency `{}`", front.agency))?.id;
    let category = crate::category_by_slug(tx, &front.category).await?;
    let category = category.ok_or_else(|| format!("there is no category `{}`", front.category))?.id;
    let mut themes = Vec::new();
    for slug in &front.themes {
        let theme = campaigns::theme_by_slug(tx, slug).await?;
        themes.push(theme.ok_or_else(|| format!("there is no theme `{slug}`"))?.id);
    }
    let mut areas = Vec::new();
    for slug in &front.areas {
        let area = agencies::area_by_slug(tx, slug).await?;
        areas.push(area.ok_or_else(|| format!("there is no area `{slug}`"))?.id);
    }
    let published_at = moment(app, &front.published)?;
    let new = NewArticle {
        slug: slug.to_owned(),
        lang: Lang::Vi,
        category,
        agency,
        themes,
        areas,
        published_at,
        text: words(app, tx, actor, agency, &front, &front, body).await?,
        forced: String::new(),
    };
    let published = crate::publish(tx, actor, new, app.zone()).await?;
    crate::note_origin(tx, &origin(name), published.id).await?;
    if front.lead {
        crate::feature(tx, actor, published.id).await?;
    }
    let mut edition = 1;
    let mut at = published_at;
    let second = format!("{name}.vi.2.md");
    if Files::get(&second).is_some() {
        let (next, body) = article_file(&second)?;
        at = moment(app, &next.corrected)?;
        let words = words(app, tx, actor, agency, &next, &front, &body).await?;
        let id = published.id;
        edition =
            crate::correct(tx, actor, Correction::new(id, Lang::Vi, words, &next.change_note, at)).await?;
    }
    let english = format!("{name}.en.md");
    if Files::get(&english).is_some() {
        let (en, body) = article_file(&english)?;
        let words = words(app, tx, actor, agency, &en, &front, &body).await?;
        crate::translate(tx, actor, published.id, Lang::En, words, edition, at).await?;
    }
    Ok(())
}

/// The words of one file; a translation without picture, alternative text, author or source takes those of its original.
async fn words(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    agency: Uuid,
    front: &Front,
    original: &Front,
    body: &str,
) -> Result<Text, DemoError> {
    let or = |own: &str, other: &str| if own.is_empty() { other.to_owned() } else { own.to_owned() };
    let picture = or(&front.picture, &original.picture);
    let picture = if picture.is_empty() {
        None
    } else {
        let id = add_picture(app, tx, actor, agency, &picture).await?;
        let alt = or(&front.picture_alt, &original.picture_alt);
        Some(Placed { picture: id, alt, caption: front.picture_caption.clone() })
    };
    Ok(Text {
        title: front.title.clone(),
        summary: front.summary.clone(),
        body: from_markdown(body),
        author: or(&front.author, &original.author),
        source: or(&front.source, &original.source),
        picture,
        attachments: Vec::new(),
    })
}

/// Stores a drawing. The blob comes before the row: a blob without a row is only space.
async fn add_picture(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    agency: Uuid,
    name: &str,
) -> Result<Uuid, DemoError> {
    let drawing = text::<Files>(&format!("pictures/{name}"))?;
    let blob = app.blobs().put(drawing.into_bytes().into()).await?;
    let picture = crate::add_picture(tx, actor, agency, blob, "image/svg+xml", (640, 360)).await?;
    Ok(picture.id)
}

fn moment(app: &App, text: &str) -> Result<jiff::Timestamp, DemoError> {
    let local: DateTime = text.replace(' ', "T").parse().map_err(|error| format!("`{text}`: {error}"))?;
    Ok(app.zone().to_ambiguous_zoned(local).compatible()?.timestamp())
}
