//! The page of a cell of the coverage: the evidence for a theme in a form, and the planned activities.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use frame::public::{Frame, Portal, page};
use kit::web::failure::Failure;

use super::look::{Look, LookQuery};
use super::things::{Agencies, Thing};
use super::{Link, find};
use crate::forms::form;
use crate::t;

/// The most pieces of evidence, and the most activities, on the page.
const LENGTH: i64 = 100;

#[derive(Template)]
#[template(path = "public/pages/coverage_cell.html")]
struct Page {
    frame: Frame,
    above: Vec<Link>,
    theme: Link,
    form: String,
    /// The selection in words: area and days.
    looked: String,
    things: Vec<Thing>,
    /// The sentence that only the newest evidence is shown; empty if all is shown.
    more: String,
    /// The planned activities, each with its lead and time.
    planned: Vec<(Link, String)>,
    as_of: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path((slug, theme, key)): Path<(String, String, String)>,
    Query(asked): Query<LookQuery>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let themes = super::themes_of(db, &plan).await?;
    let theme = themes.iter().find(|one| one.slug == theme);
    let (Some(theme), Some(form)) = (theme, form(&key)) else { return Err(Failure::NotFound) };
    let look = Look::read(&here, &plan, &themes, &asked).await?;
    let (of, days) = ((theme.id, form.key), look.days());
    let found = crate::evidence_in(db, of, &look.areas, days, LENGTH + 1).await?;
    let names = Agencies::load(db).await?;
    let length = usize::try_from(LENGTH).unwrap_or(0);
    let span = (plan.starts, plan.ends);
    let activities = crate::activities(db, plan.id).await?;
    let is_planned = |one: &&crate::Activity| {
        one.form == form.key && one.is_planned_in(&look.areas, days, span) && one.is_about(theme.id, &themes)
    };
    let line = |one: &crate::Activity| {
        let link = Link { href: at.activity(&slug, one.number), name: one.name(lang).to_owned() };
        (link, names.lead_and_time(lang, one))
    };
    let own = at.coverage_cell(&slug, &theme.slug, form.key);
    page(&Page {
        frame: here.frame("plans", theme.name(lang), look.at(&own)).standing_for(&own).unlisted(),
        above: vec![
            Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
            Link { href: look.at(&at.coverage(&slug)), name: t!(lang, "coverage-title") },
        ],
        theme: Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() },
        form: form.name(lang).to_owned(),
        looked: super::coverage::looked(lang, &plan, &look),
        more: if found.len() > length { t!(lang, "coverage-newest", count = length) } else { String::new() },
        things: found.iter().take(length).map(|one| Thing::of(lang, one, &names)).collect(),
        planned: activities.iter().filter(is_planned).take(length).map(line).collect(),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}
