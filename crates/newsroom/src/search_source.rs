//! Articles as the search finds them: their entries in the index, and how results show them.

use std::collections::{BTreeSet, HashMap, HashSet};

use agencies::AreaKind;
use frame::public::PageContext;
use frame::search::{SearchDocument, SearchResult, SearchSource, SearchText};
use kit::db::{Db, DbError};
use uuid::Uuid;

use crate::public::known_directory;
use crate::store::findable::{Findable, findable, numbers_after, touched};
use crate::{ArticleAddresses, Teaser, last_number, t, teasers};

/// Articles on the site, each by its number.
pub const ARTICLES: SearchSource = SearchSource {
    kind: "article",
    slug: "tin",
    plural: |lang| t!(lang, "search-articles"),
    singular: |lang| t!(lang, "search-article"),
    touched: |db, events| Box::pin(async move { Ok(keys(touched(&db, &events).await?)) }),
    documents: |db, keys| Box::pin(async move { documents(&db, &numbers(&keys)).await }),
    after: |db, key, most| {
        Box::pin(async move { Ok(keys(numbers_after(&db, number(key), number(most)).await?)) })
    },
    last: |db| Box::pin(async move { Ok(key(last_number(&db).await?)) }),
    results: |page, keys| Box::pin(results(page, keys)),
};

fn key(number: i64) -> u64 {
    u64::try_from(number).unwrap_or_default()
}

fn keys(numbers: Vec<i64>) -> Vec<u64> {
    numbers.into_iter().map(key).collect()
}

fn number(key: u64) -> i64 {
    i64::try_from(key).unwrap_or(i64::MAX)
}

fn numbers(keys: &[u64]) -> Vec<i64> {
    keys.iter().copied().map(number).collect()
}

async fn documents(db: &Db, numbers: &[i64]) -> Result<Vec<SearchDocument>, DbError> {
    let found = findable(db, numbers).await?;
    let places = Places::read(db, &found).await?;
    Ok(found.into_iter().map(|article| document(article, &places)).collect())
}

fn document(article: Findable, places: &Places) -> SearchDocument {
    SearchDocument {
        areas: places.of(&article).into_iter().collect(),
        key: key(article.number),
        at: article.published_at,
        year: article.day.map(jiff::civil::Date::year),
        category: Some(article.category),
        themes: article.themes,
        agency: Some(article.agency),
        texts: article
            .editions
            .into_iter()
            .map(|said| SearchText {
                lang: said.lang,
                title: said.title,
                lead: said.summary,
                body: said.body,
            })
            .collect(),
    }
}

/// Where articles are looked for by area.
struct Places {
    /// The areas that agencies govern, but for the whole city.
    governed: HashMap<Uuid, Uuid>,
    /// The successors of areas.
    heirs: HashMap<Uuid, Vec<Uuid>>,
}

impl Places {
    /// The data that these articles need.
    async fn read(db: &Db, articles: &[Findable]) -> Result<Self, DbError> {
        let governed: HashMap<Uuid, Uuid> = agencies::agencies(db)
            .await?
            .into_iter()
            .filter_map(|agency| Some((agency.id, agency.area?)))
            .collect();
        let ids: BTreeSet<Uuid> = articles
            .iter()
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

    /// The areas that an article concerns, else the one of its agency; and their successors, so that a person who asks
    /// for today's ward finds articles from before there was one.
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

async fn results(page: PageContext, keys: Vec<u64>) -> Result<Vec<SearchResult>, DbError> {
    let teasers = teasers(page.app.db(), &numbers(&keys), page.lang).await?;
    Ok(teasers.into_iter().map(|teaser| result(&page, teaser)).collect())
}

fn result(page: &PageContext, teaser: Teaser) -> SearchResult {
    // The page looked at it when it began.
    let directory = known_directory(&page.app);
    let article = &teaser.article;
    let agency = directory.agency(article.agency).map(|agency| agency.short(page.lang));
    let category = directory.category(article.category).map(|category| category.name(page.lang));
    SearchResult {
        key: key(article.number),
        href: page.at.article(article),
        beside: [agency, category]
            .into_iter()
            .flatten()
            .filter(|name| !name.is_empty())
            .map(str::to_owned)
            .collect(),
        at: article.published_at,
        lang: teaser.lang,
        title: teaser.title,
    }
}
