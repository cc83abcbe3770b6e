//! The demonstration city: a data set that ships with the program and is loaded through the same actions as any
//! other. Loading again adds nothing.

mod aliases;
mod desk;
mod officers;

use jiff::civil::{Date, DateTime};
use kit::db::Tx;
use kit::i18n::Lang;
use rust_embed::RustEmbed;
use serde::Deserialize;

use access::Actor;
use agencies::{self, AgencyKind, NewAgency, Site};
use campaigns::{self, NewCampaign, NewTheme};
use document::from_markdown;
use frame::App;
use newsroom::{self, Correction, NewArticle, Placed, Text};

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

/// Why the demonstration city could not be loaded: a plain line.
pub type DemoError = Box<dyn std::error::Error + Send + Sync>;

#[derive(Deserialize)]
struct City {
    site: Site,
    units: UnitsEntry,
    #[serde(rename = "agency")]
    agencies: Vec<AgencyEntry>,
    #[serde(rename = "agency_successor", default)]
    successors: Vec<SuccessorEntry>,
    #[serde(rename = "category")]
    categories: Vec<Named>,
    campaign: CampaignEntry,
    #[serde(rename = "theme")]
    themes: Vec<Named>,
    #[serde(rename = "officer", default)]
    officers: Vec<officers::Entry>,
}

/// The files of today's units, and the day on which these came into force.
#[derive(Deserialize)]
struct UnitsEntry {
    table: String,
    borders: String,
    on: Date,
}

#[derive(Deserialize)]
struct AgencyEntry {
    slug: String,
    name_vi: String,
    name_en: String,
    #[serde(default)]
    short_vi: String,
    kind: AgencyKind,
    parent: Option<String>,
    valid_from: Option<Date>,
    valid_to: Option<Date>,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    about_vi: String,
    #[serde(default)]
    about_en: String,
}

#[derive(Deserialize)]
struct SuccessorEntry {
    from: String,
    to: String,
    on: Date,
    #[serde(default)]
    note_vi: String,
}

/// A category or a theme.
#[derive(Deserialize)]
struct Named {
    slug: String,
    name_vi: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    about_vi: String,
    #[serde(default)]
    about_en: String,
    parent: Option<String>,
}

#[derive(Deserialize)]
struct CampaignEntry {
    slug: String,
    number: String,
    name_vi: String,
    name_en: String,
    about_vi: String,
    about_en: String,
    issuer: String,
    starts: Date,
    ends: Date,
}

/// What stands between the `+++` lines of an article's file. A translation has only the words.
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

/// Loads what is not there yet: the city once, each article once, so that a newer data set adds what it has more.
/// `progress` is told how much of how much is done. Answers how many articles it added.
///
/// # Errors
/// What is wrong with the data set, with its file; nothing of this load is kept then.
pub async fn load(app: &App, mut progress: impl FnMut(usize, usize)) -> Result<usize, DemoError> {
    let city: City = toml::from_str(&file("city.toml")?).map_err(|error| format!("city.toml: {error}"))?;
    let whole = missing(app.db()).await?.is_empty() && aliases::missing(app.db()).await?.is_empty();
    if whole && officers::are_there(app.db(), &city.officers).await? {
        return Ok(0);
    }
    let mut tx = app.db().begin().await?;
    // The sequence's row is the lock: a second program that loads at the same time waits here, and finds all there.
    tx.next_number("demo").await?;
    let missing = missing(&tx).await?;
    let actor = Actor::System("demo");
    let present = agencies::site(&tx).await?.root_agency;
    if !present.is_empty() && present != city.site.root_agency {
        return Err("this database holds another city: the demonstration would rename it. \
                    Give it a folder of its own with LOA_DATA, and leave LOA_DATABASE_URL empty"
            .into());
    }
    if present.is_empty() {
        agencies::set_site(&mut tx, &actor, &city.site).await?;
        add_agencies(&mut tx, &actor, &city).await?;
        add_units(&mut tx, &actor, &city.units, &city.site.root_agency).await?;
        add_categories(&mut tx, &actor, &city.categories).await?;
        add_themes(&mut tx, &actor, city.campaign, city.themes).await?;
    }
    officers::add(&mut tx, &actor, &city.officers).await?;
    aliases::add(&mut tx, &actor).await?;
    let mut articles: Vec<(String, Front, String)> = Vec::new();
    for name in missing {
        let (front, body) = article_file(&format!("{name}.vi.md"))?;
        articles.push((name, front, body));
    }
    // The order of time, so that numbers in addresses grow with it.
    articles.sort_by(|a, b| a.1.published.cmp(&b.1.published));
    let total = articles.len();
    for (index, (name, front, body)) in articles.into_iter().enumerate() {
        add_article(app, &mut tx, &actor, &name, front, &body).await.map_err(|e| format!("{name}: {e}"))?;
        progress(index + 1, total);
    }
    // Only once: whatever the officers do with it later is their doing.
    if present.is_empty() {
        desk::fill(app, &mut tx).await?;
    }
    tx.commit().await?;
    Ok(total)
}

/// The articles of the data set that are not in the tables, by the beginning of their files' names.
async fn missing(db: &impl kit::db::Run) -> Result<Vec<String>, DemoError> {
    let mut missing = Vec::new();
    for file in Files::iter() {
        let Some(name) = file.strip_suffix(".vi.md") else { continue };
        if !newsroom::is_origin(db, &origin(name)).await? {
            missing.push(name.to_owned());
        }
    }
    Ok(missing)
}

fn origin(name: &str) -> String {
    format!("demo:{name}")
}

fn file(name: &str) -> Result<String, DemoError> {
    let file = Files::get(name).ok_or_else(|| format!("{name} is missing from the demonstration data"))?;
    Ok(String::from_utf8(file.data.into_owned())?)
}

async fn add_agencies(tx: &mut Tx, actor: &Actor, city: &City) -> Result<(), DemoError> {
    for entry in &city.agencies {
        let new = NewAgency {
            slug: entry.slug.clone(),
            kind: entry.kind,
            name_vi: entry.name_vi.clone(),
            name_en: entry.name_en.clone(),
            short_vi: entry.short_vi.clone(),
            about_vi: entry.about_vi.clone(),
            about_en: entry.about_en.clone(),
            parent: entry.parent.clone().filter(|parent| !parent.is_empty()),
            area: None,
            valid_from: entry.valid_from,
            valid_to: entry.valid_to,
            aliases: entry.aliases.clone(),
        };
        let added = agencies::add_agency(tx, actor, new).await;
        added.map_err(|error| format!("city.toml: agency {}: {error}", entry.slug))?;
    }
    for entry in &city.successors {
        agencies::add_agency_successor(tx, actor, &entry.from, &entry.to, entry.on, &entry.note_vi).await?;
    }
    Ok(())
}

async fn add_units(tx: &mut Tx, actor: &Actor, entry: &UnitsEntry, parent: &str) -> Result<(), DemoError> {
    let units = agencies::units::parse(&file(&entry.table)?)?;
    let (borders, _) = agencies::borders::parse(&file(&entry.borders)?)?;
    agencies::load_units(tx, actor, &units, &borders, entry.on, parent).await?;
    Ok(())
}

async fn add_categories(tx: &mut Tx, actor: &Actor, entries: &[Named]) -> Result<(), DemoError> {
    for entry in entries {
        let names = [entry.name_vi.as_str(), entry.name_en.as_str()];
        let about = [entry.about_vi.as_str(), entry.about_en.as_str()];
        newsroom::add_category(tx, actor, &entry.slug, names, about).await?;
    }
    Ok(())
}

async fn add_themes(
    tx: &mut Tx,
    actor: &Actor,
    entry: CampaignEntry,
    themes: Vec<Named>,
) -> Result<(), DemoError> {
    let new = NewCampaign {
        slug: entry.slug,
        number: entry.number,
        name_vi: entry.name_vi,
        name_en: entry.name_en,
        about_vi: entry.about_vi,
        about_en: entry.about_en,
        issuer: entry.issuer,
        starts: entry.starts,
        ends: entry.ends,
    };
    let campaign = campaigns::add_campaign(tx, actor, new).await?;
    for theme in themes {
        let new = NewTheme {
            slug: theme.slug,
            name_vi: theme.name_vi,
            name_en: theme.name_en,
            about_vi: theme.about_vi,
            about_en: theme.about_en,
            parent: theme.parent.filter(|parent| !parent.is_empty()),
        };
        campaigns::add_theme(tx, actor, &campaign, new).await?;
    }
    Ok(())
}

fn article_file(name: &str) -> Result<(Front, String), DemoError> {
    let text = file(name)?;
    let rest = text.strip_prefix("+++\n").ok_or_else(|| format!("{name}: does not begin with +++"))?;
    let (front, body) = rest
        .split_once("\n+++\n")
        .ok_or_else(|| format!("{name}: the front matter does not end with +++"))?;
    let front = toml::from_str(front).map_err(|error| format!("{name}: {error}"))?;
    Ok((front, body.to_owned()))
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
    let category = newsroom::category_by_slug(tx, &front.category).await?;
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
        text: text(app, tx, actor, agency, &front, &front, body).await?,
        forced: String::new(),
    };
    let published = newsroom::publish(tx, actor, new, app.zone()).await?;
    newsroom::note_origin(tx, &origin(name), published.id).await?;
    if front.lead {
        newsroom::feature(tx, actor, published.id).await?;
    }
    let mut edition = 1;
    let mut at = published_at;
    let second = format!("{name}.vi.2.md");
    if Files::get(&second).is_some() {
        let (next, body) = article_file(&second)?;
        at = moment(app, &next.corrected)?;
        let words = text(app, tx, actor, agency, &next, &front, &body).await?;
        let id = published.id;
        edition =
            newsroom::correct(tx, actor, Correction::new(id, Lang::Vi, words, &next.change_note, at)).await?;
    }
    let english = format!("{name}.en.md");
    if Files::get(&english).is_some() {
        let (en, body) = article_file(&english)?;
        let words = text(app, tx, actor, agency, &en, &front, &body).await?;
        newsroom::translate(tx, actor, published.id, Lang::En, words, edition, at).await?;
    }
    Ok(())
}

/// The words of one file; what a translation does not say again is its original's.
async fn text(
    app: &App,
    tx: &mut Tx,
    actor: &Actor,
    agency: uuid::Uuid,
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
    agency: uuid::Uuid,
    name: &str,
) -> Result<uuid::Uuid, DemoError> {
    let drawing = file(&format!("pictures/{name}"))?;
    let blob = app.blobs().put(drawing.into_bytes().into()).await?;
    let picture = newsroom::add_picture(tx, actor, agency, blob, "image/svg+xml", (640, 360)).await?;
    Ok(picture.id)
}

fn moment(app: &App, text: &str) -> Result<jiff::Timestamp, DemoError> {
    let local: DateTime = text.replace(' ', "T").parse().map_err(|error| format!("`{text}`: {error}"))?;
    Ok(app.zone().to_ambiguous_zoned(local).compatible()?.timestamp())
}

#[cfg(test)]
mod tests;
