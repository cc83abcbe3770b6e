//! Makes an article of a page, once.

use jiff::civil::{Date, Time};
use jiff::tz::TimeZone;
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use sha2::{Digest, Sha256};
use url::Url;
use uuid::Uuid;

use super::bring::settle;
use super::marks::waiting;
use super::page::Page;
use crate::accounts::{Actor, On, Permission};
use crate::addresses::is_reserved;
use crate::agencies::{self, AgenciesError, AgencyKind, NewAgency};
use crate::newsroom::document::Block;
use crate::newsroom::{
    self, AddressError, Correction, NewArticle, NewsroomError, Placed, Text, pictures, store,
};
use crate::t;

/// What an import did.
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
    /// Nothing says whose article it is.
    #[error("the page names no source, and the city has no agency yet: name one with --agency")]
    NoIssuer,
}

impl ImportError {
    /// The database's own failure: its transaction keeps nothing.
    pub(super) fn is_the_databases(&self) -> bool {
        matches!(
            self,
            Self::Db(_) | Self::Newsroom(NewsroomError::Db(_)) | Self::Agencies(AgenciesError::Db(_))
        )
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

/// Imports a page. Nobody approved what it says, so that it asks for the right to publish without approval, and the edition
/// says in public that it was imported, from where and why.
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
    actor.may_somewhere(Permission::Organise).map_err(NewsroomError::from)?;
    if page.published_at > tx.now() {
        return Err(ImportError::Future(page.published_at.to_zoned(zone.clone()).date()));
    }
    // What was not brought along, or not looked for, is not shown.
    let page = &settled(page);
    let keys = keys(page, source.name, zone);
    let digest = digest(page);
    for key in &keys {
        let Some((article, before)) = newsroom::origin(tx, key).await? else { continue };
        let number = newsroom::number_of(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
        if before == digest {
            return Ok(Imported::Same(number));
        }
        let edition = change(tx, actor, article, page, source).await?;
        newsroom::renew_origins(tx, article, &digest).await?;
        remember(tx, actor, page, &keys, article, &digest).await?;
        return Ok(edition.map_or(Imported::Same(number), |edition| Imported::Changed(number, edition)));
    }
    let agency = issuer(tx, actor, page, source.agency).await?;
    actor.may(Permission::Organise, On::Agency(agency)).map_err(NewsroomError::from)?;
    actor.may(Permission::ForcePublish, On::Agency(agency)).map_err(NewsroomError::from)?;
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
    store::insert_brought(tx, published.id, 1, &source.shown(), source.reason).await?;
    remember(tx, actor, page, &keys, published.id, &digest).await?;
    Ok(Imported::Added(published.number))
}

/// The next edition; none when only what an edition does not hold has changed.
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
    actor.may(Permission::ForcePublish, On::Agency(known.agency)).map_err(NewsroomError::from)?;
    let text = text(tx, actor, known.agency, page).await?;
    match newsroom::correct(tx, actor, Correction::new(article, Lang::Vi, text, &note, at)).await {
        Ok(edition) => {
            store::insert_brought(tx, article, edition, &source.shown(), source.reason).await?;
            Ok(Some(edition))
        }
        Err(NewsroomError::SameText) => Ok(None),
        Err(error) => Err(error.into()),
    }
}

/// Remembers what an article was made of, and has its old addresses lead to it. What belongs to an article that the
/// actor may not organise stays with it: a source can claim any address.
async fn remember(
    tx: &mut Tx,
    actor: &Actor,
    page: &Page,
    keys: &[String],
    article: Uuid,
    digest: &str,
) -> Result<(), ImportError> {
    for key in keys {
        let known = newsroom::origin(tx, key).await?.map(|(known, _)| known);
        if known.is_none_or(|known| known == article) || may_take(tx, actor, known).await? {
            newsroom::remember_origin(tx, key, article, digest).await?;
        }
    }
    let known = newsroom::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    for old in page.more.old.iter().filter(|old| !is_reserved(old)) {
        match newsroom::lead_here(tx, actor, &known, old).await {
            // What leads somewhere already is for people to change.
            Ok(()) | Err(AddressError::Taken(_)) => {}
            Err(AddressError::Denied(denied)) => return Err(NewsroomError::Denied(denied).into()),
            Err(AddressError::Db(error)) => return Err(error.into()),
            Err(AddressError::NotOurs | AddressError::Unknown) => {}
        }
    }
    Ok(())
}

async fn may_take(tx: &Tx, actor: &Actor, known: Option<Uuid>) -> Result<bool, DbError> {
    let Some(known) = known else { return Ok(true) };
    let known = newsroom::article_by_id(tx, known).await?;
    Ok(known.is_none_or(|known| actor.may(Permission::Organise, On::Agency(known.agency)).is_ok()))
}

/// What a page is known by, the surest first: its address; its moment and title; its file's name and moment. A
/// corrected title keeps the last, a renamed file the second. A day without a time is no moment: many pages share it.
/// A source with identifiers of its own is asked for nothing else but addresses: it may hold two items of one moment
/// and title.
fn keys(page: &Page, file: &str, zone: &TimeZone) -> Vec<String> {
    if let Some(guid) = &page.more.guid {
        let url = page.url.iter().map(|url| format!("url:{url}"));
        return std::iter::once(format!("guid:{guid}")).chain(url).collect();
    }
    let at = page.published_at.as_second();
    let title = viet::slug(&page.title).unwrap_or_default();
    let mut keys: Vec<String> = page.url.iter().map(|url| format!("url:{url}")).collect();
    keys.push(format!("title:{at}:{title}"));
    if page.published_at.to_zoned(zone.clone()).time() != Time::midnight() {
        keys.push(format!("file:{at}:{file}"));
    }
    keys
}

fn digest(page: &Page) -> String {
    let body = serde_json::to_string(&page.body).unwrap_or_default();
    let at = page.published_at.to_string();
    let more = serde_json::to_string(&(&page.more.top, &page.more.attachments)).unwrap_or_default();
    let mut hash = Sha256::new();
    for part in [&page.title, &page.category, &at, &page.summary, &body, &page.author, &page.source, &more] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    hex::encode(hash.finalize())
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
