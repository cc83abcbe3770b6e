//! The texts that the index is told of: things on the site as documents, and those of them that an event touched. Each
//! kind of thing comes from its source; the events are common to all.

use std::collections::HashMap;
use std::sync::Arc;

use frame::search::{SearchDocument, SearchSource, SearchText};
use fulltext::{Doc, Facet, Seen, Subject};
use kit::db::{Db, DbError};
use kit::events::{self, Event};
use kit::i18n::Lang;

/// Events that are read at once.
pub(super) const EVENTS: u32 = 500;
/// Things that are read at once.
pub(super) const BATCH: usize = 200;

/// Everything that the index is told of, by its source.
pub(super) type Sources = Vec<&'static SearchSource>;

/// The texts of one thing; none when it is not on the site.
pub(super) struct SubjectDocs {
    pub(super) subject: Subject,
    pub(super) docs: Vec<Doc>,
}

/// The things of each source that some events touched; a source of which none did is left out.
pub(super) async fn touched(
    db: &Db,
    sources: &Sources,
    events: Vec<Event>,
) -> Result<Vec<(&'static SearchSource, Vec<u64>)>, DbError> {
    let events: Arc<[Event]> = events.into();
    let mut touched = Vec::new();
    for source in sources {
        let keys = (source.touched)(db.clone(), events.clone()).await?;
        if !keys.is_empty() {
            touched.push((*source, keys));
        }
    }
    Ok(touched)
}

/// The things with these keys as the index is told of them, one entry for each key.
pub(super) async fn told(db: &Db, source: &SearchSource, keys: &[u64]) -> Result<Vec<SubjectDocs>, DbError> {
    let found = (source.documents)(db.clone(), keys.to_vec()).await?;
    let mut found: HashMap<u64, SearchDocument> = found.into_iter().map(|one| (one.key, one)).collect();
    let told = keys.iter().map(|key| {
        let subject = Subject::new(source.kind, *key);
        let docs = found.remove(key).map(|one| docs(&subject, one)).unwrap_or_default();
        SubjectDocs { subject, docs }
    });
    Ok(told.collect())
}

fn docs(subject: &Subject, one: SearchDocument) -> Vec<Doc> {
    let mut facets: Vec<(Facet, String)> = Vec::new();
    facets.extend(one.category.map(|category| (Facet::Category, category.to_string())));
    facets.extend(one.agency.map(|agency| (Facet::Agency, agency.to_string())));
    facets.extend(one.themes.iter().map(|theme| (Facet::Theme, theme.to_string())));
    facets.extend(one.areas.iter().map(|area| (Facet::Area, area.to_string())));
    facets.extend(one.year.map(|year| (Facet::Year, year.to_string())));
    let langs: Vec<Lang> = one.texts.iter().map(|text| text.lang).collect();
    let doc = |text: SearchText| Doc {
        subject: subject.clone(),
        lang: text.lang.code().to_owned(),
        sites: sites(text.lang, &langs),
        title: text.title,
        lead: text.lead,
        body: text.body,
        at: one.at.as_millisecond(),
        facets: facets.clone(),
    };
    one.texts.into_iter().map(doc).collect()
}

/// The languages of the site in which a text is the one shown: its own, and those that the thing does not have, where the
/// first language stands in before the others.
fn sites(lang: Lang, has: &[Lang]) -> Vec<String> {
    let stands_in = if has.contains(&Lang::Vi) { Lang::Vi } else { Lang::En };
    let shown = |site: &Lang| *site == lang || (!has.contains(site) && lang == stands_in);
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
