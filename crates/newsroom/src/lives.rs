//! At which addresses a page, a picture or a file of the newsroom answers, told from the address and the tables.

use std::collections::HashSet;

use addresses::{Addresses, parameter, parameters, routes};
use axum::extract::Query;
use axum::http::Uri;
use frame::App;
use kit::blobs::BlobKey;
use kit::db::DbError;
use kit::i18n::Lang;

use crate::public::lists::Place;
use crate::public::{Directory, directory, feeds};
use crate::store;
use crate::store::lives::{KnownEdition, known_editions};

/// The thing that an address of the newsroom names.
#[derive(Debug, PartialEq, Eq)]
enum Named {
    /// A page that is there, or an address that is refused as no text (400).
    Answers,
    /// An article by its number.
    Article(i64),
    /// An edition of an article, read in a language.
    Edition(i64, i64, Lang),
    /// An area by its slug.
    Area(String),
    /// A picture of a media type.
    Picture(BlobKey, &'static str),
    /// An attachment by its name.
    Attachment(BlobKey, String),
}

/// Whether something answers at each of these addresses.
pub(crate) async fn lives(app: App, asked: Vec<Uri>) -> Result<Vec<bool>, DbError> {
    let directory = directory(&app).await?;
    let named: Vec<Option<Named>> = asked.iter().map(|uri| named(&directory, uri)).collect();
    let (editions, areas) = (editions(&app, &named).await?, areas(&app, &named).await?);
    let mut lives = Vec::new();
    for one in &named {
        lives.push(match one {
            None => false,
            Some(Named::Answers) => true,
            Some(Named::Article(number)) => editions.iter().any(|edition| edition.article == *number),
            Some(Named::Edition(article, number, lang)) => has_edition(&editions, *article, *number, *lang),
            Some(Named::Area(slug)) => areas.contains(slug),
            Some(Named::Picture(blob, kind)) => store::served_picture(app.db(), blob, kind).await?.is_some(),
            Some(Named::Attachment(blob, name)) => store::served_file(app.db(), blob, name).await?.is_some(),
        });
    }
    Ok(lives)
}

/// Every edition of the articles that are asked about.
async fn editions(app: &App, named: &[Option<Named>]) -> Result<Vec<KnownEdition>, DbError> {
    let number = |one: &Option<Named>| match one {
        Some(Named::Article(number) | Named::Edition(number, ..)) => Some(*number),
        _ => None,
    };
    let mut numbers: Vec<i64> = named.iter().filter_map(number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    known_editions(app.db(), &numbers).await
}

/// The slugs of all areas, when one is asked about: there are some hundreds.
async fn areas(app: &App, named: &[Option<Named>]) -> Result<HashSet<String>, DbError> {
    if !named.iter().any(|one| matches!(one, Some(Named::Area(_)))) {
        return Ok(HashSet::new());
    }
    Ok(agencies::all_areas(app.db()).await?.into_iter().map(|area| area.slug).collect())
}

/// Whether the address of an edition shows it: in the language it is read in, else in the first that the article is in.
/// A withdrawn article says so at each of its addresses.
fn has_edition(editions: &[KnownEdition], article: i64, number: i64, lang: Lang) -> bool {
    let mut own = editions.iter().filter(|edition| edition.article == article);
    if own.clone().any(|edition| edition.withdrawn) {
        return true;
    }
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    let read = std::iter::once(lang).chain(others).find(|lang| own.clone().any(|one| one.lang == *lang));
    own.any(|edition| Some(edition.lang) == read && edition.number == number)
}

/// The thing that an address names; none when the address is not the newsroom's, or can name nothing.
fn named(directory: &Directory, uri: &Uri) -> Option<Named> {
    if let Some(file) = file(uri.path()) {
        return file;
    }
    let (lang, path) = Addresses::split(uri.path());
    if let Some((list, file)) = path.rsplit_once('/')
        && routes::FEEDS.contains(&file)
        && feeds::addresses().iter().any(|route| addresses::matches(route, path))
    {
        return feeds::listing(directory, list).map(|_| Named::Answers);
    }
    for route in [routes::THEMES, routes::AGENCIES, routes::WITHDRAWN, routes::DAYS] {
        if path == route {
            return Some(Named::Answers);
        }
    }
    if path == routes::NEWS {
        return at_place(uri);
    }
    if let Some([year, month, day]) = parameters(routes::DAY, path) {
        return day_page(uri, [year, month, day]);
    }
    article(path, lang).or_else(|| list(directory, uri, path))
}

fn article(path: &str, lang: Lang) -> Option<Named> {
    if let Some([address]) = parameters(routes::ARTICLE, path) {
        return text_or_refused(address, |address| {
            Some(Named::Article(Addresses::parse_article(&address)?.1))
        });
    }
    let [address, number] = parameters(routes::EDITION, path)?;
    text_or_refused(address, |address| {
        text_or_refused(number, |number| {
            Some(Named::Edition(Addresses::parse_article(&address)?.1, number.parse().ok()?, lang))
        })
    })
}

/// A list of articles, or an area, by its slug.
fn list(directory: &Directory, uri: &Uri, path: &str) -> Option<Named> {
    if let Some([slug]) = parameters(routes::AREA, path) {
        return text_or_refused(slug, |slug| Some(Named::Area(slug)));
    }
    let known = |slug: &str, route: &str| match route {
        routes::CATEGORY => directory.categories.iter().any(|one| one.slug == slug),
        routes::THEME => directory.themes.iter().any(|one| one.slug == slug),
        _ => directory.agencies.iter().any(|one| one.slug == slug),
    };
    [routes::CATEGORY, routes::THEME, routes::AGENCY].into_iter().find_map(|route| {
        let [slug] = parameters(route, path)?;
        text_or_refused(slug, |slug| if known(&slug, route) { at_place(uri) } else { None })
    })
}

/// A page of a list: a parameter that is no place has no page.
fn at_place(uri: &Uri) -> Option<Named> {
    let good = Query::<Place>::try_from_uri(uri).map_or(true, |Query(place)| place.is_one());
    good.then_some(Named::Answers)
}

fn day_page(uri: &Uri, parts: [&str; 3]) -> Option<Named> {
    let [Some(year), Some(month), Some(day)] = parts.map(parameter) else { return Some(Named::Answers) };
    let date = Addresses::parse_day(&year, &month, &day)?;
    // Another spelling of the day leads to the day, for any place.
    let own = Addresses(Lang::Vi).day(&date).ends_with(&format!("/{year}/{month}/{day}"));
    if own { at_place(uri) } else { Some(Named::Answers) }
}

/// A picture or an attachment, which stand once for all languages; none inside when it can be nothing.
fn file(path: &str) -> Option<Option<Named>> {
    if let Some([file]) = parameters(routes::PICTURE, path) {
        return Some(text_or_refused(file, |file| {
            addresses::picture_file(&file).map(|(blob, kind)| Named::Picture(blob, kind))
        }));
    }
    let [key, name] = parameters(routes::ATTACHMENT, path)?;
    Some(text_or_refused(key, |key| {
        text_or_refused(name, |name| Some(Named::Attachment(BlobKey::parse(&key)?, name)))
    }))
}

/// The thing that a parameter names; a parameter that is no text is refused, which is an answer.
fn text_or_refused(part: &str, read: impl FnOnce(String) -> Option<Named>) -> Option<Named> {
    match parameter(part) {
        Some(text) => read(text),
        None => Some(Named::Answers),
    }
}
