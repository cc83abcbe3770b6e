//! The list of a plan's activities, by quarter.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;

use addresses::Addresses;

use super::things::{Agencies, state, time};
use super::{Link, find};
use crate::forms::form;
use crate::progress::Progress;
use crate::schedule::{Slot, Standing, slot_of_today, slots};
use crate::{Campaign, t};

/// The number of activities on a page.
const LENGTH: usize = 100;

#[derive(Deserialize)]
pub(super) struct Asked {
    #[serde(default)]
    ky: String,
    #[serde(default, rename = "trang")]
    page: Option<usize>,
}

#[derive(Template)]
#[template(path = "public/pages/activities.html")]
struct Page {
    frame: Frame,
    up: Link,
    slots: Vec<SlotLine>,
    /// The title of the list.
    title: String,
    lines: Vec<Line>,
    /// The links to the previous and the next page.
    pager: Vec<(&'static str, Link)>,
    as_of: String,
}

/// A part of the schedule, with the counts of its activities by state.
pub(super) struct SlotLine {
    pub(super) link: Link,
    pub(super) here: bool,
    pub(super) all: String,
    pub(super) done: String,
    pub(super) open: String,
    pub(super) late: String,
}

/// A row of a list of activities.
pub(super) struct Line {
    pub(super) link: Link,
    pub(super) form: String,
    pub(super) lead: Option<Link>,
    pub(super) time: String,
    /// Its badge; its state in words follows.
    pub(super) badge: &'static str,
    pub(super) state: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let progress = crate::progress(db, &plan, here.today()).await?;
    let filled = slots(&progress);
    let slot = match asked.ky.as_str() {
        "" => slot_of_today(&filled, here.today()),
        mark => Some(Slot::parse(mark).ok_or(Failure::NotFound)?),
    };
    let mut shown: Vec<&Progress> =
        progress.iter().filter(|one| Some(Slot::of(&one.activity)) == slot).collect();
    shown.sort_by_key(|one| one.activity.due.unwrap_or(plan.ends));
    let number = asked.page.unwrap_or(1).max(1);
    let agencies = Agencies::load(db).await?;
    let lines = shown.iter().skip((number - 1).saturating_mul(LENGTH)).take(LENGTH);
    let own = at.activities(&slug);
    let mut lines_of_slots = slot_lines(&here, &plan, &progress);
    for (line, (one, _)) in lines_of_slots.iter_mut().zip(&filled) {
        line.here = Some(*one) == slot;
    }
    let address = Addresses::asked(&own, &[("ky", &asked.ky)]);
    page(&Page {
        frame: here.frame("plans", t!(lang, "plan-activities"), address).standing_for(&own),
        up: Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
        title: slot.map_or_else(|| t!(lang, "plan-no-activities"), |slot| slot_name(lang, slot)),
        lines: lines.map(|one| line(&here, &plan, one, &agencies)).collect(),
        pager: pager(lang, &own, slot, number, shown.len()),
        slots: lines_of_slots,
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

fn pager(lang: Lang, own: &str, slot: Option<Slot>, number: usize, all: usize) -> Vec<(&'static str, Link)> {
    let ky = slot.map_or_else(String::new, Slot::mark);
    let to = |page: usize| Addresses::asked(own, &[("ky", &ky), ("trang", &page.to_string())]);
    let mut pager = Vec::new();
    if number > 1 {
        pager.push(("prev", Link { href: to(number - 1), name: t!(lang, "reading-page-before") }));
    }
    if number.saturating_mul(LENGTH) < all {
        pager.push(("next", Link { href: to(number + 1), name: t!(lang, "reading-page-next") }));
    }
    pager
}

/// The parts of a plan's schedule, each with a link to its list.
pub(super) fn slot_lines(here: &PageContext, plan: &Campaign, progress: &[Progress]) -> Vec<SlotLine> {
    let (lang, own) = (here.lang, here.at.activities(&plan.slug));
    let number = |count| format::number(lang, count);
    let line = |(slot, standing): (Slot, Standing)| SlotLine {
        link: Link { href: Addresses::asked(&own, &[("ky", &slot.mark())]), name: slot_name(lang, slot) },
        here: false,
        all: number(standing.all),
        done: number(standing.done),
        open: number(standing.open),
        late: number(standing.late),
    };
    slots(progress).into_iter().map(line).collect()
}

fn slot_name(lang: Lang, slot: Slot) -> String {
    match slot {
        Slot::Quarter(period) => period.name(lang),
        Slot::Recurring => t!(lang, "plan-recurring"),
        Slot::Undated => t!(lang, "plan-undated"),
    }
}

/// A row of a list of activities.
pub(super) fn line(here: &PageContext, plan: &Campaign, one: &Progress, agencies: &Agencies) -> Line {
    let (lang, activity) = (here.lang, &one.activity);
    let (badge, words) = state(lang, one.state);
    Line {
        link: Link {
            href: here.at.activity(&plan.slug, activity.number),
            name: activity.name(lang).to_owned(),
        },
        form: form(&activity.form).map_or_else(String::new, |form| form.name(lang).to_owned()),
        lead: activity.lead.and_then(|lead| agencies.link(lang, lead)),
        time: time(lang, activity),
        badge,
        state: words,
    }
}
