//! Makes an article of a page, once.

use newsroom::permissions::{FORCE_PUBLISH, ORGANISE};
use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use url::Url;
use uuid::Uuid;

use super::fetch_assets::settle;
use super::identity::{Identity, Known, Taken, whole_text};
use super::marks::waiting;
use super::page::Page;
use crate::t;
use access::{Actor, On};
use addresses::is_reserved;
use agencies::{self, AgenciesError, AgencyKind, NewAgency};
use document::Block;
use newsroom::{self, AddressError, Correction, NewArticle, NewsroomError, Placed, Text, pictures};

/// The result of a page's import.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Imported {
    /// A new article, with its number.
    Added(i64),
    /// A new edition of an article: its number and the edition's.
    Changed(i64, i64),
    /// Nothing: the article is here and says the same.
    Same(i64),
}

/// Why a page could not be imported.
#[derive(Debug, thiserror::Error)]
pub enum ImportError {
    /// The newsroom refused it.
    #[error(transparent)]
    Newsroom(#[from] NewsroomError),
    /// Its agency could not be set up.
    #[error(transparent)]
    Agencies(#[from] AgenciesError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// It says that it is not published yet.
    #[error("the page is dated {0}, a day still to come")]
    Future(Date),
    /// It names a category that is not here, and the actor may not make one.
    #[error("there is no category `{0}`")]
    NoCategory(String),
    /// The agency named on the command line is not there.
    #[error("there is no agency `{0}`")]
    NoAgency(String),
    /// Nothing names the agency of the article.
    #[error("the page names no source, and the city has no agency yet: name one with --agency")]
    NoIssuer,
    /// The source holds it once more, with other words.
    #[error("the source holds this item twice with different words; the first is article {0}")]
    Repeated(i64),
    /// It may be one of several articles.
    #[error("it cannot be told which of the articles {0} and {1} this is")]
    Ambiguous(i64, i64),
}

impl ImportError {
    /// The database's own failure: its transaction keeps nothing.
    pub(super) fn of_database(&self) -> Option<&DbError> {
        match self {
            Self::Db(error)
            | Self::Newsroom(NewsroomError::Db(error))
            | Self::Agencies(AgenciesError::Db(error)) => Some(error),
            _ => None,
        }
    }
}

/// Where a page comes from, and why it is brought in.
#[derive(Clone, Copy, Debug)]
pub struct Source<'a> {
    /// The name of the file it came in, or the address it was read from.
    pub name: &'a str,
    /// The slug of the agency that issues it, else the one that the page names as its source, else the one that runs the
    /// site.
    pub agency: Option<&'a str>,
    /// The category of a page that names none, or one that is not here; otherwise the one that it names is made.
    pub category: Option<Uuid>,
    /// Why it is published without approval. Public.
    pub reason: &'a str,
}

impl Source<'_> {
    /// As the public is told: a file's name, or the host of an address.
    fn shown(&self) -> String {
        let url = Url::parse(self.name).ok().filter(|url| matches!(url.scheme(), "http" | "https"));
        let host = url.and_then(|url| url.host_str().map(str::to_owned));
        host.unwrap_or_else(|| self.name.to_owned())
    }
}

/// Imports a page. Nobody approved its text, so that it asks for the right to publish without approval, and the edition says
/// in public that it was imported, from where and why.
///
/// # Errors
/// See [`ImportError`].
pub async fn import_page(
    tx: &mut Tx,
    actor: &Actor,
    page: &Page,
    source: Source<'_>,
    zone: &TimeZone,
) -> Result<Imported, ImportError> {
    import_item(tx, actor, page, source, zone, &mut Taken::default()).await
}

/// The same for one of several items of a source: which articles the others have taken is known.
pub(super) async fn import_item(
    tx: &mut Tx,
    actor: &Actor,
    page: &Page,
    source: Source<'_>,
    zone: &TimeZone,
    taken: &mut Taken,
) -> Result<Imported, ImportError> {
    actor.may_somewhere(ORGANISE).map_err(NewsroomError::from)?;
    if page.published_at > tx.now() {
        return Err(ImportError::Future(page.published_at.to_zoned(zone.clone()).date()));
    }
    // A picture or file that was not brought along, or not looked for, is not shown.
    let page = &settled(page);
    let item = Identity::of(page, source.name, zone);
    let known = match recognise(tx, &item, taken).await? {
        None => return add(tx, actor, page, source, zone, &item, taken).await,
        Some(known) => known,
    };
    let missing: Vec<String> = item.keys.iter().filter(|key| !known.keys.contains(key)).cloned().collect();
    if known.digest == item.digest {
        newsroom::add_origin_keys(tx, known.article, &missing, &item.digest).await?;
        taken.take(known.article, &item.digest);
        return Ok(Imported::Same(known.number));
    }
    let edition = change(tx, actor, known.article, page, source).await?;
    newsroom::add_origin_keys(tx, known.article, &missing, &item.digest).await?;
    newsroom::renew_origin(tx, known.article, &item.digest).await?;
    lead(tx, actor, page, known.article).await?;
    taken.take(known.article, &item.digest);
    Ok(edition.map_or(Imported::Same(known.number), |edition| Imported::Changed(known.number, edition)))
}

async fn add(
    tx: &mut Tx,
    actor: &Actor,
    page: &Page,
    source: Source<'_>,
    zone: &TimeZone,
    item: &Identity,
    taken: &mut Taken,
) -> Result<Imported, ImportError> {
    let agency = issuer(tx, actor, page, source.agency).await?;
    actor.may(ORGANISE, On::Agency(agency)).map_err(NewsroomError::from)?;
    actor.may(FORCE_PUBLISH, On::Agency(agency)).map_err(NewsroomError::from)?;
    let category = category(tx, actor, &page.category, source.category).await?;
    let new = NewArticle {
        slug: page.more.slug.clone(),
        lang: Lang::Vi,
        category,
        agency,
        themes: page.more.themes.clone(),
        areas: page.more.areas.clone(),
        published_at: page.published_at,
        text: text(tx, actor, agency, page).await?,
        forced: String::new(),
    };
    let published = newsroom::publish(tx, actor, new, zone).await?;
    newsroom::insert_brought(tx, published.id, 1, &source.shown(), source.reason).await?;
    newsroom::add_origin_keys(tx, published.id, &item.keys, &item.digest).await?;
    lead(tx, actor, page, published.id).await?;
    taken.take(published.id, &item.digest);
    Ok(Imported::Added(published.number))
}

/// The article that an item is, by the rules of [`super::identity`].
async fn recognise(tx: &Tx, item: &Identity, taken: &Taken) -> Result<Option<Known>, ImportError> {
    let candidates = candidates(tx, item).await?;
    let (theirs, free): (Vec<_>, Vec<_>) = candidates
        .into_iter()
        .filter_map(|known| item.weigh(&known).map(|weight| (weight, known)))
        .partition(|(_, known)| taken.has(known.article));
    let best = free.iter().map(|(weight, _)| *weight).max();
    let mut best = free.into_iter().filter(|(weight, _)| Some(*weight) == best).map(|(_, known)| known);
    let (first, second) = (best.next(), best.next());
    let says_the_same = |known: &Known| known.digest == item.digest;
    if first.as_ref().is_some_and(says_the_same) {
        return Ok(first);
    }
    for (_, known) in theirs {
        if taken.has_by_the_same(known.article, &item.digest) {
            return Ok(Some(Known { digest: item.digest.clone(), ..known }));
        }
        if item.repeats(&known) {
            return Err(ImportError::Repeated(known.number));
        }
    }
    match (first, second) {
        (Some(one), Some(other)) => Err(ImportError::Ambiguous(one.number, other.number)),
        (one, _) => Ok(one),
    }
}

/// The articles that share a key with an item, the lowest number first.
async fn candidates(tx: &Tx, item: &Identity) -> Result<Vec<Known>, ImportError> {
    let mut keys = item.keys.clone();
    keys.extend(item.older.iter().filter(|key| !item.keys.contains(key)).cloned());
    let found = newsroom::articles_by_origin(tx, &keys, &item.digest).await?;
    let mut articles = BTreeSet::new();
    let mut by_key: BTreeMap<&str, Vec<Uuid>> = BTreeMap::new();
    for (key, article) in &found {
        articles.insert(*article);
        let all = by_key.entry(key).or_default();
        if !all.contains(article) {
            all.push(*article);
        }
    }
    let shared: Vec<String> =
        by_key.iter().filter(|(_, all)| all.len() > 1).map(|(key, _)| (*key).to_owned()).collect();
    let mut known = Vec::with_capacity(articles.len());
    for id in articles {
        let article = newsroom::article_by_id(tx, id).await?.ok_or(NewsroomError::NoArticle)?;
        let (keys, digest) = newsroom::origin_keys(tx, id).await?;
        let edition = newsroom::edition(tx, id, Lang::Vi).await?.map(|edition| edition.text);
        known.push(Known {
            article: id,
            number: article.number,
            digest,
            keys,
            shared: shared.clone(),
            title: edition.as_ref().map(|text| viet::fold(&text.title)).unwrap_or_default(),
            text: edition.map(|text| whole_text(&text.summary, &text.body)).unwrap_or_default(),
            at: article.published_at,
        });
    }
    known.sort_by_key(|known| known.number);
    Ok(known)
}

/// The next edition; none when only things have changed that an edition does not hold.
async fn change(
    tx: &mut Tx,
    actor: &Actor,
    article: Uuid,
    page: &Page,
    source: Source<'_>,
) -> Result<Option<i64>, ImportError> {
    let note = t!(Lang::Vi, "import-changed");
    let at = tx.now();
    let known = newsroom::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    actor.may(FORCE_PUBLISH, On::Agency(known.agency)).map_err(NewsroomError::from)?;
    let text = text(tx, actor, known.agency, page).await?;
    match newsroom::correct(tx, actor, Correction::new(article, Lang::Vi, text, &note, at)).await {
        Ok(edition) => {
            newsroom::insert_brought(tx, article, edition, &source.shown(), source.reason).await?;
            Ok(Some(edition))
        }
        Err(NewsroomError::SameText) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Has the old addresses of a page lead to its article.
async fn lead(tx: &mut Tx, actor: &Actor, page: &Page, article: Uuid) -> Result<(), ImportError> {
    let known = newsroom::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    for old in page.more.old.iter().filter(|old| !is_reserved(old)) {
        match newsroom::lead_here(tx, actor, &known, old).await {
            // An address that leads somewhere already is for people to change.
            Ok(()) | Err(AddressError::Taken(_)) => {}
            Err(AddressError::Denied(denied)) => return Err(NewsroomError::Denied(denied).into()),
            Err(AddressError::Db(error)) => return Err(error.into()),
            Err(AddressError::NotOurs | AddressError::Unknown) => {}
        }
    }
    Ok(())
}

/// A page without marks and without pictures that still wait.
fn settled(page: &Page) -> Page {
    let mut page = page.clone();
    settle(&mut page);
    drop_waiting(&mut page.body.blocks);
    page
}

fn drop_waiting(blocks: &mut Vec<Block>) {
    blocks.retain(|block| !matches!(block, Block::Picture { blob, .. } if waiting(blob).is_some()));
    for block in blocks {
        match block {
            Block::List { items, .. } => items.iter_mut().for_each(drop_waiting),
            Block::Quote { blocks } => drop_waiting(blocks),
            _ => {}
        }
    }
}

async fn text(tx: &mut Tx, actor: &Actor, agency: Uuid, page: &Page) -> Result<Text, NewsroomError> {
    let mut top = None;
    for made in &page.more.made {
        let picture = pictures::add_upload(tx, actor, Some(agency), made.clone()).await?;
        if let Some(Block::Picture { blob, alt, caption, .. }) = &page.more.top
            && blob == made.blob.as_str()
        {
            top = Some(Placed { picture: picture.id, alt: alt.clone(), caption: caption.clone() });
        }
    }
    Ok(Text {
        title: page.title.clone(),
        summary: page.summary.clone(),
        body: page.body.clone(),
        author: page.author.clone(),
        source: page.source.clone(),
        picture: top,
        attachments: page.more.attachments.clone(),
    })
}

async fn issuer(tx: &mut Tx, actor: &Actor, page: &Page, named: Option<&str>) -> Result<Uuid, ImportError> {
    if let Some(slug) = named {
        let agency = agencies::agency_by_slug(tx, slug).await?;
        return Ok(agency.ok_or_else(|| ImportError::NoAgency(slug.to_owned()))?.id);
    }
    if !page.source.is_empty()
        && let Some(agency) = agencies::agency_by_name(tx, &page.source).await?
    {
        return Ok(agency.id);
    }
    let root = agencies::site(tx).await?.root_agency;
    if let Some(agency) = agencies::agency_by_slug(tx, &root).await? {
        return Ok(agency.id);
    }
    if page.source.is_empty() {
        return Err(ImportError::NoIssuer);
    }
    let agency = agencies::add_agency(tx, actor, named_by(&page.source)).await?;
    Ok(agency.id)
}

/// In a city that nobody has set up yet, the page's own source is the only agency known.
fn named_by(source: &str) -> NewAgency {
    NewAgency {
        slug: viet::slug(source).unwrap_or_else(|| "co-quan".to_owned()),
        kind: AgencyKind::Press,
        name_vi: source.to_owned(),
        name_en: source.to_owned(),
        short_vi: source.to_owned(),
        about_vi: String::new(),
        about_en: String::new(),
        parent: None,
        area: None,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    }
}

/// The category that the page names, else the chosen one; made when it is not there and none was chosen.
async fn category(tx: &mut Tx, actor: &Actor, name: &str, chosen: Option<Uuid>) -> Result<Uuid, ImportError> {
    if name.is_empty()
        && let Some(chosen) = chosen
    {
        return Ok(chosen);
    }
    let name = if name.is_empty() { t!(Lang::Vi, "import-category") } else { name.to_owned() };
    let slug = viet::slug(&name).unwrap_or_else(|| "tin".to_owned());
    if let Some(category) = newsroom::category_by_slug(tx, &slug).await? {
        return Ok(category.id);
    }
    if let Some(chosen) = chosen {
        return Ok(chosen);
    }
    match newsroom::add_category(tx, actor, &slug, [&name, ""], ["", ""]).await {
        Ok(added) => Ok(added.id),
        Err(NewsroomError::Denied(_)) => Err(ImportError::NoCategory(name)),
        Err(error) => Err(error.into()),
    }
}
