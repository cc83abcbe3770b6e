//! Narrowing results down: by kind, category, theme, agency, area, year.

use fulltext::{Answer, Facet};
use kit::web::failure::Failure;
use uuid::Uuid;

use super::address::Sought;
use crate::t;
use agencies::{self, Area};
use kit::format;
use newsroom::public::NewsContext;

/// Values of a facet that are offered.
const MOST: usize = 8;

/// A value that results are narrowed down to, and the address of the search without it.
pub(super) struct Chosen {
    pub(super) label: String,
    pub(super) name: String,
    pub(super) without: String,
}

/// A facet with its values.
pub(super) struct Group {
    pub(super) label: String,
    pub(super) values: Vec<Choice>,
}

/// A value with the number of its results.
pub(super) struct Choice {
    pub(super) name: String,
    pub(super) count: String,
    pub(super) href: String,
}

fn label(here: &NewsContext, facet: Facet) -> String {
    match facet {
        Facet::Kind => t!(here.lang, "search-by-kind"),
        Facet::Category => t!(here.lang, "search-by-category"),
        Facet::Theme => t!(here.lang, "search-by-theme"),
        Facet::Agency => t!(here.lang, "search-by-agency"),
        Facet::Area => t!(here.lang, "search-by-area"),
        Facet::Year => t!(here.lang, "search-by-year"),
    }
}

/// A choice as the site knows it.
pub(super) struct Narrowed {
    pub(super) facet: Facet,
    /// The key by which the index knows it; empty where the site does not have it, so that nothing is found.
    pub(super) key: String,
    name: String,
}

impl Narrowed {
    /// The identifier behind it; one that nothing has where the site does not have it.
    pub(super) fn id(&self) -> Uuid {
        self.key.parse().unwrap_or_default()
    }
}

/// The choices that are made, looked up once for all that asks for them.
pub(super) async fn narrowed(here: &NewsContext, sought: &Sought) -> Result<Vec<Narrowed>, Failure> {
    let mut all = Vec::new();
    for (facet, value) in &sought.narrow {
        let found = of_slug(here, *facet, value).await?;
        let (key, name) = found.unwrap_or_else(|| (String::new(), value.clone()));
        all.push(Narrowed { facet: *facet, key, name });
    }
    Ok(all)
}

/// The same in words, each with the search without it.
pub(super) fn chosen(here: &NewsContext, sought: &Sought, narrowed: &[Narrowed]) -> Vec<Chosen> {
    let chosen = |one: &Narrowed| Chosen {
        label: label(here, one.facet),
        name: one.name.clone(),
        without: sought.with(one.facet, None).address(here.at),
    };
    narrowed.iter().map(chosen).collect()
}

/// A value by its place in addresses: its key in the index, and its name.
async fn of_slug(here: &NewsContext, facet: Facet, slug: &str) -> Result<Option<(String, String)>, Failure> {
    let (lang, directory) = (here.lang, &here.directory);
    let found = match facet {
        Facet::Kind => {
            let source = here.app.search_sources().find(|source| source.slug == slug);
            return Ok(source.map(|source| (source.kind.to_owned(), (source.plural)(lang))));
        }
        Facet::Category => {
            directory.categories.iter().find(|one| one.slug == slug).map(|one| (one.id, one.name(lang)))
        }
        Facet::Theme => {
            directory.themes.iter().find(|one| one.slug == slug).map(|one| (one.id, one.name(lang)))
        }
        Facet::Agency => {
            directory.agencies.iter().find(|one| one.slug == slug).map(|one| (one.id, one.short(lang)))
        }
        Facet::Area => {
            let area = agencies::area_by_slug(here.app.db(), slug).await?;
            return Ok(area.map(|area| (area.id.to_string(), area.name_on(lang, here.today()))));
        }
        Facet::Year => {
            let year = slug.len() == 4 && slug.bytes().all(|byte| byte.is_ascii_digit());
            return Ok(year.then(|| (slug.to_owned(), slug.to_owned())));
        }
    };
    Ok(found.map(|(id, name)| (id.to_string(), name.to_owned())))
}

/// The values that the results can be narrowed down by: only where there is a choice.
pub(super) async fn groups(
    here: &NewsContext,
    sought: &Sought,
    answer: &Answer,
) -> Result<Vec<Group>, Failure> {
    let areas = areas(here, answer).await?;
    let mut groups = Vec::new();
    for facet in Facet::ALL {
        let counts = answer.facets.get(&facet).map(Vec::as_slice).unwrap_or_default();
        let mut values = Vec::new();
        for (key, count) in counts {
            if values.len() == MOST || sought.narrowed(facet).is_some() {
                break;
            }
            // A value that every result has narrows nothing down.
            if usize::try_from(*count).is_ok_and(|count| count >= answer.total) {
                continue;
            }
            if let Some((slug, name)) = of_key(here, &areas, facet, key) {
                let count = format::number(here.lang, i64::try_from(*count).unwrap_or(i64::MAX));
                let href = sought.with(facet, Some(&slug)).address(here.at);
                values.push((key.clone(), Choice { name, count, href }));
            }
        }
        if facet == Facet::Year {
            values.sort_by(|left, right| right.0.cmp(&left.0));
        }
        if !values.is_empty() {
            let values = values.into_iter().map(|(_, choice)| choice).collect();
            groups.push(Group { label: label(here, facet), values });
        }
    }
    Ok(groups)
}

/// The areas that may be offered, but for those that do not exist yet: read at once, and more than are offered, because
/// some narrow nothing down.
async fn areas(here: &NewsContext, answer: &Answer) -> Result<Vec<Area>, Failure> {
    let counts = answer.facets.get(&Facet::Area).map(Vec::as_slice).unwrap_or_default();
    let ids: Vec<Uuid> = counts.iter().take(MOST * 8).filter_map(|(key, _)| key.parse().ok()).collect();
    let mut areas = agencies::areas_with(here.app.db(), &ids).await?;
    areas.retain(|area| area.valid_from.is_none_or(|from| from <= here.today()));
    Ok(areas)
}

/// A value by its key in the index: its slug and its name.
fn of_key(here: &NewsContext, areas: &[Area], facet: Facet, key: &str) -> Option<(String, String)> {
    if facet == Facet::Year {
        return Some((key.to_owned(), key.to_owned()));
    }
    let (lang, directory) = (here.lang, &here.directory);
    if facet == Facet::Kind {
        let source = here.app.search_sources().find(|source| source.kind == key)?;
        return Some((source.slug.to_owned(), (source.plural)(lang)));
    }
    let id = key.parse::<Uuid>().ok()?;
    match facet {
        Facet::Category => directory.category(id).map(|one| (one.slug.clone(), one.name(lang).to_owned())),
        Facet::Theme => directory.theme(id).map(|one| (one.slug.clone(), one.name(lang).to_owned())),
        Facet::Agency => directory.agency(id).map(|one| (one.slug.clone(), one.short(lang).to_owned())),
        Facet::Kind | Facet::Area | Facet::Year => {
            let area = areas.iter().find(|area| area.id == id);
            area.map(|area| (area.slug.clone(), area.name_on(lang, here.today())))
        }
    }
}
