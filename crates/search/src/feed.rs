//! What the index is told: articles on the site as documents, and which of them an event touched.

use std::collections::{BTreeSet, HashMap, HashSet};

use fulltext::{Doc, Facet, Seen};
use kit::db::{Db, DbError};
use kit::events::{self, Event};
use kit::i18n::Lang;
use uuid::Uuid;

use agencies::{self, AreaKind};
use newsroom::{self, Findable, Said};

/// Events that are read at once.
pub(super) const EVENTS: u32 = 500;
/// Articles that are read at once.
pub(super) const ARTICLES: i64 = 200;

/// The texts of one article; none when it is not on the site.
pub(super) struct ArticleDocs {
    pub(super) subject: u64,
    pub(super) docs: Vec<Doc>,
}

/// The articles with these numbers as the index is told of them, one entry for each number.
pub(super) async fn told(db: &Db, numbers: &[i64]) -> Result<Vec<ArticleDocs>, DbError> {
    let mut found: HashMap<i64, Findable> =
        newsroom::findable(db, numbers).await?.into_iter().map(|article| (article.number, article)).collect();
    let places = Places::read(db, &found).await?;
    let told = numbers.iter().filter_map(|number| {
        let docs = found.remove(number).map(|article| docs(&article, &places)).unwrap_or_default();
        Some(ArticleDocs { subject: u64::try_from(*number).ok()?, docs })
    });
    Ok(told.collect())
}

fn docs(article: &Findable, places: &Places) -> Vec<Doc> {
    let mut facets =
        vec![(Facet::Category, article.category.to_string()), (Facet::Agency, article.agency.to_string())];
    facets.extend(article.themes.iter().map(|theme| (Facet::Theme, theme.to_string())));
    facets.extend(places.of(article).into_iter().map(|area| (Facet::Area, area.to_string())));
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

/// Where articles are looked for by area.
struct Places {
    /// The areas that agencies govern, but for the whole city.
    governed: HashMap<Uuid, Uuid>,
    /// What areas became.
    heirs: HashMap<Uuid, Vec<Uuid>>,
}

impl Places {
    /// What is needed for these articles.
    async fn read(db: &Db, articles: &HashMap<i64, Findable>) -> Result<Self, DbError> {
        let governed: HashMap<Uuid, Uuid> = agencies::agencies(db)
            .await?
            .into_iter()
            .filter_map(|agency| Some((agency.id, agency.area?)))
            .collect();
        let ids: BTreeSet<Uuid> = articles
            .values()
            .flat_map(|article| {
                let own = article.areas.iter();
                own.chain(governed.get(&article.agency).filter(|_| article.areas.is_empty()))
            })
            .copied()
            .collect();
        let ids: Vec<Uuid> = ids.into_iter().collect();
        let whole: HashSet<Uuid> = agencies::areas_with(db, &ids)
            .await?
            .into_iter()
            .filter_map(|area| (area.kind == AreaKind::City).then_some(area.id))
            .collect();
        let mut heirs: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
        for (area, heir) in agencies::heirs(db, &ids).await? {
            heirs.entry(area).or_default().push(heir);
        }
        let governed = governed.into_iter().filter(|(_, area)| !whole.contains(area)).collect();
        Ok(Self { governed, heirs })
    }

    /// The areas that an article concerns, else the one of its agency; and what became of them, so that whoever asks for
    /// today's ward finds what was said before there was one.
    fn of(&self, article: &Findable) -> BTreeSet<Uuid> {
        let mut areas: BTreeSet<Uuid> = article.areas.iter().copied().collect();
        if areas.is_empty() {
            areas.extend(self.governed.get(&article.agency));
        }
        let heirs = areas.iter().filter_map(|area| self.heirs.get(area)).flatten();
        let heirs: Vec<Uuid> = heirs.copied().collect();
        areas.extend(heirs);
        areas
    }
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
