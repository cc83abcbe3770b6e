//! The coverage of a plan: theme by form. Each cell says what reached people, what is planned, and what is empty, and leads to
//! the things themselves.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, Portal, page};
use kit::format;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::{Link, days, find};
use crate::forms::{FORMS, Form, form};
use crate::{Theme, t};

/// Things that a cell shows at most.
const LENGTH: i64 = 100;

#[derive(Template)]
#[template(path = "public/pages/coverage.html")]
struct Page {
    frame: Frame,
    up: Link,
    about: String,
    areas: String,
    /// The heads of the columns: top themes.
    themes: Vec<Link>,
    rows: Vec<Row>,
    /// How many cells are reached, planned, empty.
    sums: String,
    /// As of when, and what a number counts.
    as_of: String,
}

struct Row {
    form: String,
    cells: Vec<Cell>,
}

/// What a cell says.
struct Cell {
    /// Reached, planned or empty.
    state: &'static str,
    words: String,
    /// The things themselves; empty when there are none.
    href: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let themes: Vec<Theme> = crate::themes(db).await?;
    let tops: Vec<&Theme> =
        themes.iter().filter(|theme| theme.campaign == plan.id && theme.parent.is_none()).collect();
    let counts: HashMap<(Uuid, String), i64> = crate::reached(db, None, days(&plan))
        .await?
        .into_iter()
        .map(|(theme, form, count)| ((theme, form), count))
        .collect();
    let promised = crate::forms_of(db, plan.id).await?;
    let planned: Vec<String> =
        crate::activities(db, plan.id).await?.into_iter().map(|activity| activity.form).collect();
    let mut sums = [0_i64; 3];
    let mut cell = |theme: &Theme, form: &Form| {
        let count = counts.get(&(theme.id, form.key.to_owned())).copied().unwrap_or(0);
        let (index, state, words) = if count > 0 {
            (0, "reached", format::number(lang, count))
        } else if planned.iter().any(|one| one == form.key) {
            (1, "planned", t!(lang, "coverage-planned"))
        } else {
            (2, "empty", t!(lang, "coverage-empty"))
        };
        sums[index] += 1;
        let href = if count > 0 { at.coverage_cell(&slug, &theme.slug, form.key) } else { String::new() };
        Cell { state, words, href }
    };
    // What the plan commits to, and any other form in which something was done.
    let shown = FORMS.iter().filter(|form| {
        let done = tops.iter().any(|theme| counts.contains_key(&(theme.id, form.key.to_owned())));
        promised.iter().any(|key| key == form.key) || done
    });
    let rows: Vec<Row> = shown
        .map(|form| Row {
            form: form.name(lang).to_owned(),
            cells: tops.iter().map(|theme| cell(theme, form)).collect(),
        })
        .collect();
    let [reached, planned, empty] = sums;
    let name = plan.name(lang).to_owned();
    let title = t!(lang, "coverage-title");
    page(&Page {
        frame: here.frame("plans", title, at.coverage(&slug)),
        up: Link { href: at.plan(&slug), name },
        about: t!(lang, "coverage-about"),
        areas: at.coverage_areas(&slug),
        themes: tops
            .iter()
            .map(|theme| Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() })
            .collect(),
        rows,
        sums: t!(lang, "coverage-sums", reached = reached, planned = planned, empty = empty),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

#[derive(Template)]
#[template(path = "public/pages/coverage_cell.html")]
struct CellPage {
    frame: Frame,
    above: Vec<Link>,
    theme: Link,
    form: String,
    /// Each with its agency and day.
    things: Vec<(Link, String)>,
    as_of: String,
}

pub(super) async fn cell(
    State(portal): State<Portal>,
    Path((slug, theme, key)): Path<(String, String, String)>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let theme = crate::theme_by_slug(db, &theme).await?.filter(|theme| theme.campaign == plan.id);
    let (Some(theme), Some(form)) = (theme, form(&key)) else { return Err(Failure::NotFound) };
    let found = crate::evidence_in(db, theme.id, form.key, days(&plan), LENGTH).await?;
    let agencies: HashMap<Uuid, String> =
        agencies::agencies(db).await?.into_iter().map(|one| (one.id, one.name(lang).to_owned())).collect();
    let thing = |one: &crate::Evidence| {
        let agency = agencies.get(&one.agency).cloned().unwrap_or_default();
        let facts = t!(lang, "coverage-thing", day = format::day(lang, one.day), agency = agency);
        // Paths are kept in the site's first language.
        let href = if one.href.starts_with('/') {
            addresses::Addresses::translated(&one.href, lang)
        } else {
            one.href.clone()
        };
        (Link { href, name: one.title.clone() }, facts)
    };
    page(&CellPage {
        frame: here
            .frame("plans", theme.name(lang), at.coverage_cell(&slug, &theme.slug, form.key))
            .unlisted(),
        above: vec![
            Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
            Link { href: at.coverage(&slug), name: t!(lang, "coverage-title") },
        ],
        theme: Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() },
        form: form.name(lang).to_owned(),
        things: found.iter().map(thing).collect(),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}
