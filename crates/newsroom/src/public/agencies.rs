//! Agencies and units: the tree, one agency with its unit, and a unit that ended.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;

use super::lists::{List, Place};
use crate::Listing;
use crate::public::NewsContext;
use crate::public::cards::{Card, Link};
use crate::t;
use agencies::{self, Agency, AgencyKind, Area, AreaKind, Kinship};
use frame::public::{Frame, Portal, page};
use kit::format;

/// Articles about a unit that its page shows.
const ABOUT: usize = 5;
/// How wide the locator map is, in its own units.
const MAP: f64 = 400.0;

/// The filter of the list of units: `loai` (kind) and `ten` (a part of the name).
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    #[serde(default)]
    loai: String,
    #[serde(default)]
    ten: String,
}

#[derive(Template)]
#[template(path = "public/pages/agencies.html")]
struct Index {
    frame: Frame,
    tree: String,
    total: usize,
    wards: usize,
    communes: usize,
    zones: usize,
    kind: String,
    name: String,
    said: String,
    units: Vec<Link>,
    ended: Vec<Ended>,
}

/// A unit that ended and is looked for by its old name.
struct Ended {
    link: Link,
    now: Vec<Link>,
}

/// All agencies and units.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn index(State(portal): State<Portal>, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let (db, lang) = (here.app.db(), here.lang);
    let areas = agencies::areas(db, here.today()).await?;
    let count = |kind| areas.iter().filter(|area| area.kind == kind).count();
    let (wards, communes, zones) =
        (count(AreaKind::Ward), count(AreaKind::Commune), count(AreaKind::SpecialZone));
    let name: String = viet::nfc(asked.ten.trim()).chars().take(100).collect();
    let key = viet::fold(&name);
    let wanted = |area: &&Area| {
        let kind = match asked.loai.as_str() {
            "phuong" => area.kind == AreaKind::Ward,
            "xa" => area.kind == AreaKind::Commune,
            "dac-khu" => area.kind == AreaKind::SpecialZone,
            _ => true,
        };
        kind && viet::fold(&area.name_vi).contains(&key)
    };
    let units: Vec<Link> = areas.iter().filter(wanted).map(|area| area_agency(&here, area)).collect();
    let ended = if name.is_empty() { Vec::new() } else { ended(&here, &key).await? };
    let shown = i64::try_from(units.len()).unwrap_or(0);
    let said = t!(lang, "units-count", count = shown, shown = format::number(lang, shown));
    let frame = here.frame("agencies", t!(lang, "menu-agencies"), here.at.agencies());
    let frame = if name.is_empty() && asked.loai.is_empty() { frame } else { frame.unlisted() };
    page(&Index {
        frame,
        tree: tree(&here),
        total: areas.len(),
        wards,
        communes,
        zones,
        kind: asked.loai,
        name,
        said,
        units,
        ended,
    })
}

/// A unit of today is shown with the agency that governs it.
fn area_agency(here: &NewsContext, area: &Area) -> Link {
    let agency = here.directory.agencies.iter().find(|agency| agency.area == Some(area.id));
    let href = agency.map_or_else(|| here.at.area(&area.slug), |agency| here.at.agency(&agency.slug));
    Link { href, name: area.name(here.lang).to_owned() }
}

impl NewsContext {
    /// An area as a link to its page; the name of an area that has ended says until when.
    pub fn area_link(&self, area: &Area) -> Link {
        Link { name: area.name_on(self.lang, self.today()), ..area_agency(self, area) }
    }
}

/// Articles about a unit, or about the units that became it.
#[derive(Default)]
struct About {
    cards: Vec<Card>,
    /// The search for all of it.
    all: Option<Link>,
}

impl About {
    async fn of(here: &NewsContext, area: &Area) -> Result<Self, Failure> {
        let db = here.app.db();
        let mut line = vec![area.id];
        line.extend(agencies::forebears(db, area.id).await?);
        let found = crate::latest_about(db, &line, here.lang, ABOUT).await?;
        if found.is_empty() {
            return Ok(Self::default());
        }
        let name = t!(here.lang, "news-about-area-all", name = area.full_name(here.lang));
        let all = Some(Link { href: here.at.search_of_area(&area.slug), name });
        Ok(Self { cards: here.cards(found), all })
    }
}

async fn ended(here: &NewsContext, key: &str) -> Result<Vec<Ended>, Failure> {
    let mut found = Vec::new();
    for area in agencies::ended_areas(here.app.db(), key, here.today()).await? {
        let successors = agencies::successors(here.app.db(), area.id).await?;
        found.push(Ended {
            link: Link { href: here.at.area(&area.slug), name: area.full_name(here.lang) },
            now: successors.iter().map(|kin| area_agency(here, &kin.other)).collect(),
        });
    }
    Ok(found)
}

/// The city's own agencies as nested lists; the units' committees have a list of their own.
fn tree(here: &NewsContext) -> String {
    let today = here.today();
    let mut html = String::new();
    let shown = |agency: &&Agency| agency.area.is_none() && agency.exists_on(today);
    let all: Vec<&Agency> = here.directory.agencies.iter().filter(shown).collect();
    branch(here, &all, None, 0, &mut html);
    html
}

fn branch(here: &NewsContext, all: &[&Agency], parent: Option<uuid::Uuid>, depth: usize, html: &mut String) {
    let children: Vec<&&Agency> = all
        .iter()
        .filter(|agency| agency.parent == parent)
        .filter(|agency| parent.is_some() || agency.kind != AgencyKind::National)
        .collect();
    // Eight levels are more than any city has; the bound guards against a loop in damaged data.
    if children.is_empty() || depth > 8 {
        return;
    }
    html.push_str(if depth == 0 { "<ul class=\"tree\">" } else { "<ul>" });
    for agency in children {
        let link = TreeLink { href: here.at.agency(&agency.slug), name: agency.name(here.lang) };
        html.push_str("<li>");
        html.push_str(&link.render().unwrap_or_default());
        branch(here, all, Some(agency.id), depth + 1, html);
        html.push_str("</li>");
    }
    html.push_str("</ul>");
}

#[derive(Template)]
#[template(source = "<a href=\"{{ href }}\">{{ name }}</a>", ext = "html")]
struct TreeLink<'a> {
    href: String,
    name: &'a str,
}

#[derive(Template)]
#[template(path = "public/pages/agency.html")]
struct Page {
    frame: Frame,
    name: String,
    about: String,
    /// The first day it no longer exists, in words.
    ended: Option<String>,
    since: Option<String>,
    parent: Option<Link>,
    unit: Option<Unit>,
    successors: Vec<Kin>,
    predecessors: Vec<Kin>,
    about_area: About,
    list: List,
}

/// A unit as its page describes it.
struct Unit {
    name: String,
    kind: String,
    code: String,
    km2: String,
    within: String,
    map: Option<Map>,
}

/// A locator map: every unit of today, the one in question marked.
struct Map {
    view_box: String,
    others: Vec<String>,
    this: String,
}

/// A successor or a predecessor.
struct Kin {
    link: Link,
    day: String,
    part: bool,
    note: String,
}

/// An agency's page.
///
/// # Errors
/// When the page is not there, or the database does not answer.
pub async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let agency =
        here.directory.agencies.iter().find(|agency| agency.slug == slug).ok_or(Failure::NotFound)?;
    let area = match agency.area {
        Some(id) => agencies::area(db, id).await?,
        None => None,
    };
    let (after, before) = agencies::kin_of_agency(db, agency.id).await?;
    let successors = after.iter().map(|kin| agency_kin(&here, kin)).collect();
    let mut predecessors: Vec<Kin> = before.iter().map(|kin| agency_kin(&here, kin)).collect();
    if let Some(area) = &area {
        let formed = agencies::predecessors(db, area.id).await?;
        predecessors.extend(formed.iter().map(|kin| area_kin(&here, kin)));
    }
    let list = here.list(Listing::Agency(agency.id), &place, &at.agency(&slug)).await?;
    let parent = agency.parent.and_then(|id| here.directory.agency(id));
    let frame = here.frame("agencies", agency.name(lang), at.agency(&slug));
    let frame = frame.describe(agency.about(lang)).followed(&at.agency(&slug));
    let today = here.today();
    page(&Page {
        frame: if place.is_top() { frame } else { frame.unlisted() },
        name: agency.name(lang).to_owned(),
        about: agency.about(lang).to_owned(),
        ended: agency.valid_to.filter(|day| *day <= today).map(|day| format::day(lang, day)),
        since: agency.valid_from.map(|day| format::day(lang, day)),
        parent: parent
            .map(|parent| Link { href: at.agency(&parent.slug), name: parent.name(lang).to_owned() }),
        unit: match &area {
            Some(area) => Some(unit(&here, area, true).await?),
            None => None,
        },
        successors,
        predecessors,
        about_area: match &area {
            Some(area) if place.is_top() => About::of(&here, area).await?,
            _ => About::default(),
        },
        list,
    })
}

/// A unit by itself: one that ended, or one of today without an agency.
pub async fn area(State(portal): State<Portal>, Path(slug): Path<String>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let (db, lang) = (here.app.db(), here.lang);
    let area = agencies::area_by_slug(db, &slug).await?.ok_or(Failure::NotFound)?;
    if let Some(agency) = agencies::agency_of_area(db, area.id).await? {
        return Ok(kit::web::layers::stands_at(&here.at.agency(&agency.slug)));
    }
    let name = area.full_name(lang);
    let successors = agencies::successors(db, area.id).await?;
    let predecessors = agencies::predecessors(db, area.id).await?;
    page(&Page {
        frame: here.frame("agencies", name.clone(), here.at.area(&slug)),
        name,
        about: String::new(),
        ended: area.valid_to.map(|day| format::day(lang, day)),
        since: area.valid_from.map(|day| format::day(lang, day)),
        parent: None,
        unit: Some(unit(&here, &area, false).await?),
        successors: successors.iter().map(|kin| area_kin(&here, kin)).collect(),
        predecessors: predecessors.iter().map(|kin| area_kin(&here, kin)).collect(),
        about_area: About::of(&here, &area).await?,
        list: List::default(),
    })
}

fn agency_kin(here: &NewsContext, kin: &Kinship<Agency>) -> Kin {
    Kin {
        link: Link { href: here.at.agency(&kin.other.slug), name: kin.other.name(here.lang).to_owned() },
        day: format::day(here.lang, kin.on),
        part: kin.part,
        // Notes are written in the first language only.
        note: if here.lang == Lang::Vi { kin.note_vi.clone() } else { String::new() },
    }
}

fn area_kin(here: &NewsContext, kin: &Kinship<Area>) -> Kin {
    let mut link = area_agency(here, &kin.other);
    link.name = kin.other.full_name(here.lang);
    Kin { link, day: format::day(here.lang, kin.on), part: kin.part, note: String::new() }
}

async fn unit(here: &NewsContext, area: &Area, with_map: bool) -> Result<Unit, Failure> {
    let lang = here.lang;
    let kind = match area.kind {
        AreaKind::City => t!(lang, "kind-city"),
        AreaKind::District => t!(lang, "kind-district"),
        AreaKind::Ward => t!(lang, "kind-ward"),
        AreaKind::Commune => t!(lang, "kind-commune"),
        AreaKind::Township => t!(lang, "kind-township"),
        AreaKind::SpecialZone => t!(lang, "kind-special-zone"),
    };
    Ok(Unit {
        name: area.name(lang).to_owned(),
        kind,
        code: area.code.clone().unwrap_or_default(),
        km2: area.km2.map_or_else(String::new, |km2| square_kilometres(lang, km2)),
        within: area.within_vi.clone(),
        map: if with_map { map(here, area).await? } else { None },
    })
}

#[expect(clippy::cast_possible_truncation, reason = "no unit is larger than a 64-bit number of hectares")]
fn square_kilometres(lang: Lang, km2: f64) -> String {
    let hectares = (km2 * 100.0).round() as i64;
    let point = if lang == Lang::Vi { ',' } else { '.' };
    format!("{}{point}{:02} km²", format::number(lang, hectares / 100), hectares % 100)
}

/// The unit among its neighbours: those whose middle lies within a few times its own size.
async fn map(here: &NewsContext, area: &Area) -> Result<Option<Map>, Failure> {
    let Some(border) = agencies::border(here.app.db(), area.id).await? else { return Ok(None) };
    let all = agencies::borders_of_today(here.app.db(), here.today()).await?;
    let near: Vec<&agencies::borders::Border> =
        all.iter().filter(|other| other.rings != border.rings && border.is_near(other)).collect();
    let mut drawn = near.clone();
    drawn.push(&border);
    let drawing = agencies::borders::draw(&drawn, MAP);
    let mut others = drawing.paths;
    let this = others.pop().unwrap_or_default();
    Ok(Some(Map { view_box: drawing.view_box, others, this }))
}
