//! What the index is told: articles on the site as documents, and which of them an event touched.

use std::collections::HashMap;

use fulltext::{Doc, Facet, Seen};
use kit::db::{Db, DbError};
use kit::events::{self, Event};
use kit::i18n::Lang;
use uuid::Uuid;

use crate::agencies;
use crate::newsroom::{self, Findable, Said};

/// Events that are read at once.
pub(super) const EVENTS: u32 = 500;
/// Articles that are read at once.
pub(super) const ARTICLES: i64 = 200;

/// The texts of one article; none when it is not on the site.
pub(super) struct Told {
    pub(super) subject: u64,
    pub(super) docs: Vec<Doc>,
}

/// The articles with these numbers as the index is told of them, one entry for each number.
pub(super) async fn told(db: &Db, numbers: &[i64]) -> Result<Vec<Told>, DbError> {
    let areas: HashMap<Uuid, Uuid> = agencies::agencies(db)
        .await?
        .into_iter()
        .filter_map(|agency| Some((agency.id, agency.area?)))
        .collect();
    let mut found: HashMap<i64, Findable> =
        newsroom::findable(db, numbers).await?.into_iter().map(|article| (article.number, article)).collect();
    let told = numbers.iter().filter_map(|number| {
        let docs = found.remove(number).map(|article| docs(&article, &areas)).unwrap_or_default();
        Some(Told { subject: u64::try_from(*number).ok()?, docs })
    });
    Ok(told.collect())
}

fn docs(article: &Findable, areas: &HashMap<Uuid, Uuid>) -> Vec<Doc> {
    let mut facets =
        vec![(Facet::Category, article.category.to_string()), (Facet::Agency, article.agency.to_string())];
    facets.extend(article.themes.iter().map(|theme| (Facet::Theme, theme.to_string())));
    facets.extend(areas.get(&article.agency).map(|area| (Facet::Area, area.to_string())));
    facets.extend(article.day.map(|day| (Facet::Year, day.year().to_string())));
    let doc = |said: &Said| Doc {
        subject: u64::try_from(article.number).unwrap_or_default(),
        lang: said.lang.code().to_owned(),
        sites: sites(said.lang, &article.editions),
        title: said.title.clone(),
        lead: said.summary.clone(),
        body: said.body.clone(),
        at: article.published_at,
        facets: facets.clone(),
    };
    article.editions.iter().map(doc).collect()
}

/// The languages of the site in which an edition is the one shown: its own, and those that the article does not have,
/// where the first language stands in before the others.
fn sites(lang: Lang, editions: &[Said]) -> Vec<String> {
    let has = |lang: Lang| editions.iter().any(|said| said.lang == lang);
    let stands_in = if has(Lang::Vi) { Lang::Vi } else { Lang::En };
    let shown = |site: &Lang| *site == lang || (!has(*site) && lang == stands_in);
    Lang::ALL.iter().filter(|site| shown(site)).map(|site| site.code().to_owned()).collect()
}

/// The newest event, as an index notes it.
pub(super) async fn newest(db: &Db) -> Result<Seen, DbError> {
    let position = events::head(db).await?;
    Ok(at(db, position).await?.unwrap_or_default())
}

/// The event at a position, as an index notes it; `None` when this record has none there.
pub(super) async fn at(db: &Db, position: i64) -> Result<Option<Seen>, DbError> {
    if position == 0 {
        return Ok(Some(Seen::default()));
    }
    let event = events::after(db, position - 1, 1).await?.into_iter().next();
    Ok(event.filter(|event| event.position == position).as_ref().map(seen))
}

/// The events after the last one that was seen; `None` when this record has another event in its place, or none.
pub(super) async fn since(db: &Db, last: &Seen) -> Result<Option<Vec<Event>>, DbError> {
    if last.position == 0 {
        return Ok(Some(events::after(db, 0, EVENTS).await?));
    }
    let mut found = events::after(db, last.position - 1, EVENTS + 1).await?;
    if found.first().map(seen).as_ref() != Some(last) {
        return Ok(None);
    }
    found.remove(0);
    Ok(Some(found))
}

pub(super) fn seen(event: &Event) -> Seen {
    Seen { position: event.position, event: event.id.to_string() }
}
