//! The calendar of a plan: a month or a week with due activities and evidence. On a phone it is a list of days.

use std::collections::HashMap;

use addresses::Addresses;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use jiff::civil::Date;
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use super::look::Choice;
use super::things::{Agencies, Thing, state};
use super::{Link, find};
use crate::calendar::{Leaf, due_days};
use crate::forms::{Form, form};
use crate::progress::Progress;
use crate::store::Narrow;
use crate::{ActivityState, Campaign, Evidence, Theme, t};

/// The most pieces of evidence, and the most activities, that a day shows on the page of a month; on the page of a week
/// it is [`IN_WEEK`].
const IN_MONTH: usize = 4;
const IN_WEEK: usize = 50;

/// The filters, as the address gives them.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    #[serde(rename = "co-quan")]
    agency: String,
    #[serde(rename = "hinh-thuc")]
    form: String,
    #[serde(rename = "chu-de")]
    theme: String,
}

#[derive(Template)]
#[template(path = "public/pages/calendar.html")]
struct Page {
    frame: Frame,
    up: Link,
    /// The name of the month or week.
    name: String,
    before: Link,
    after: Link,
    /// The links to the month, the week and today; the flag marks the current kind.
    ways: Vec<(Link, bool)>,
    here: String,
    agencies: Vec<Choice>,
    forms: Vec<Choice>,
    themes: Vec<Choice>,
    /// The names of the days of a week.
    weekdays: Vec<String>,
    days: Vec<Day>,
    is_empty: bool,
    /// The sentence about activities without due days; may be empty.
    without_day: String,
    activities: String,
    /// The link to the iCalendar feed of the chosen agency; none if no agency is chosen.
    feed: Option<Link>,
    as_of: String,
}

/// A day with its activities and evidence.
struct Day {
    name: String,
    number: String,
    /// The date for the `datetime` attribute.
    date: String,
    is_today: bool,
    /// Whether it belongs to the month or week that is shown.
    is_own: bool,
    due: Vec<DueLine>,
    things: Vec<Thing>,
    /// The number of hidden entries, with a link to the week; none if all are shown.
    more: Option<Link>,
}

/// A due activity.
struct DueLine {
    link: Link,
    badge: &'static str,
    state: String,
    facts: String,
}

pub(super) async fn now(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let plan = find(&portal, &slug).await?;
    // For a plan that is over or has not begun, its last or first month is shown.
    let today = here.today().clamp(plan.starts, plan.ends.max(plan.starts));
    show(&here, &plan, Leaf::month_of(today), &here.at.calendar(&slug), &asked).await
}

pub(super) async fn leaf(
    State(portal): State<Portal>,
    Path((slug, mark)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let plan = find(&portal, &slug).await?;
    let leaf = Leaf::parse(&mark).ok_or(Failure::NotFound)?;
    show(&here, &plan, leaf, &here.at.calendar_period(&slug, &leaf.mark()), &asked).await
}

/// The filters of the calendar.
struct Sieve {
    agency: Option<Uuid>,
    form: Option<&'static Form>,
    theme: Option<Theme>,
}

impl Sieve {
    fn read(asked: &Asked, agencies: &Agencies, themes: &[Theme]) -> Result<Self, Failure> {
        let chosen = |slug: &String| Some(slug.clone()).filter(|slug| !slug.is_empty());
        let agency = chosen(&asked.agency)
            .map(|slug| agencies.find(&slug).map(|agency| agency.id).ok_or(Failure::NotFound))
            .transpose()?;
        let form = chosen(&asked.form).map(|key| form(&key).ok_or(Failure::NotFound)).transpose()?;
        let theme = chosen(&asked.theme)
            .map(|slug| themes.iter().find(|theme| theme.slug == slug).cloned().ok_or(Failure::NotFound))
            .transpose()?;
        Ok(Self { agency, form, theme })
    }

    fn keeps(&self, one: &Progress, themes: &[Theme]) -> bool {
        let activity = &one.activity;
        self.agency.is_none_or(|id| activity.lead == Some(id) || activity.partners.contains(&id))
            && self.form.is_none_or(|form| activity.form == form.key)
            && self.theme.as_ref().is_none_or(|theme| activity.is_about(theme.id, themes))
    }
}

async fn show(
    here: &PageContext,
    plan: &Campaign,
    leaf: Leaf,
    own: &str,
    asked: &Asked,
) -> Result<Response, Failure> {
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let themes = super::themes_of(db, plan).await?;
    let agencies = Agencies::load(db).await?;
    let sieve = Sieve::read(asked, &agencies, &themes)?;
    let all = crate::progress(db, plan, here.today()).await?;
    let kept: Vec<&Progress> = all.iter().filter(|one| sieve.keeps(one, &themes)).collect();
    let most = if matches!(leaf, Leaf::Month(_)) { IN_MONTH } else { IN_WEEK };
    let narrow = Narrow {
        agency: sieve.agency,
        form: sieve.form.map(|form| form.key),
        theme: sieve.theme.as_ref().map(|theme| theme.id),
    };
    let limit = i64::try_from(most).unwrap_or(0);
    let found = crate::store::evidence_by_day(db, plan.id, narrow, leaf.days(), limit).await?;
    let to = |leaf: Leaf| with(&at.calendar_period(&plan.slug, &leaf.mark()), asked);
    let sheet = Sheet { here, plan, leaf, most, agencies: &agencies, asked };
    let days = sheet.days(&kept, found);
    let (before, after) = leaf.neighbours();
    let frame = here.frame("plans", t!(lang, "calendar-title"), with(own, asked)).standing_for(own);
    page(&Page {
        // A calendar has endless pages, so search engines get only the current one.
        frame: if own == at.calendar(&plan.slug) { frame } else { frame.unlisted() },
        up: Link { href: at.plan(&plan.slug), name: plan.name(lang).to_owned() },
        name: leaf.name(lang),
        before: Link { href: to(before), name: before.name(lang) },
        after: Link { href: to(after), name: after.name(lang) },
        ways: ways(here, leaf, to),
        here: own.to_owned(),
        agencies: agency_choices(lang, &agencies, &all, plan, sieve.agency),
        forms: Choice::forms(lang, &form_keys(&all), sieve.form),
        themes: Choice::themes(lang, &themes, sieve.theme.as_ref()),
        weekdays: leaf.sheet().into_iter().take(7).map(|day| weekday(lang, day)).collect(),
        is_empty: days.iter().all(|day| day.due.is_empty() && day.things.is_empty()),
        days,
        without_day: without_day(lang, &kept, plan),
        activities: at.activities(&plan.slug),
        feed: agencies.of(sieve.agency).first().map(|agency| Link {
            href: at.agency_calendar(&agency.slug),
            name: t!(lang, "calendar-feed", agency = agency.name(lang)),
        }),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

fn with(page: &str, asked: &Asked) -> String {
    Addresses::asked(
        page,
        &[("co-quan", &asked.agency), ("hinh-thuc", &asked.form), ("chu-de", &asked.theme)],
    )
}

/// The links to the month, the week and today.
fn ways(here: &PageContext, leaf: Leaf, to: impl Fn(Leaf) -> String) -> Vec<(Link, bool)> {
    let (lang, today, first) = (here.lang, here.today(), leaf.days().0);
    let is_month = matches!(leaf, Leaf::Month(_));
    let now = if is_month { Leaf::month_of(today) } else { Leaf::week_of(today) };
    let (first, last) = (first, leaf.days().1);
    // From the current month, the link leads to the week of today.
    let within = if (first..=last).contains(&today) { today } else { first };
    let link = |leaf: Leaf, name: String| Link { href: to(leaf), name };
    vec![
        (link(Leaf::month_of(within), t!(lang, "calendar-month")), is_month),
        (link(Leaf::week_of(within), t!(lang, "calendar-week")), !is_month),
        (link(now, t!(lang, "calendar-today")), false),
    ]
}

fn weekday(lang: Lang, day: Date) -> String {
    let long = format::day_long(lang, day);
    long.split_once(',').map_or(long.clone(), |(name, _)| name.to_owned())
}

/// The stored names of the forms of a plan's activities.
fn form_keys(all: &[Progress]) -> Vec<String> {
    let mut keys: Vec<String> = all.iter().map(|one| one.activity.form.clone()).collect();
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn agency_choices(
    lang: Lang,
    agencies: &Agencies,
    all: &[Progress],
    plan: &Campaign,
    chosen: Option<Uuid>,
) -> Vec<Choice> {
    let those =
        all.iter().flat_map(|one| one.activity.lead.into_iter().chain(one.activity.partners.iter().copied()));
    let those = those.chain(chosen).chain([plan.issuer]);
    let none =
        Choice { value: String::new(), name: t!(lang, "calendar-all-agencies"), chosen: chosen.is_none() };
    let choice = |agency: &agencies::Agency| Choice {
        value: agency.slug.clone(),
        name: agency.name(lang).to_owned(),
        chosen: chosen == Some(agency.id),
    };
    [none].into_iter().chain(agencies.of(those).into_iter().map(choice)).collect()
}

/// The sentence with the number of activities without due days; empty if there are none.
fn without_day(lang: Lang, kept: &[&Progress], plan: &Campaign) -> String {
    let without = |one: &&&Progress| {
        one.state != ActivityState::Cancelled && due_days(&one.activity, (plan.starts, plan.ends)).is_empty()
    };
    match kept.iter().filter(without).count() {
        0 => String::new(),
        count => t!(lang, "calendar-without-day", count = count),
    }
}

/// Builds the days of a month or week with their entries.
struct Sheet<'a> {
    here: &'a PageContext,
    plan: &'a Campaign,
    leaf: Leaf,
    most: usize,
    agencies: &'a Agencies,
    asked: &'a Asked,
}

impl Sheet<'_> {
    fn days(&self, kept: &[&Progress], found: Vec<(Evidence, i64)>) -> Vec<Day> {
        let (first, last) = self.leaf.days();
        let mut due: HashMap<Date, Vec<&Progress>> = HashMap::new();
        for one in kept {
            let days = due_days(&one.activity, (self.plan.starts, self.plan.ends));
            for day in days.iter().map(|due| due.day).filter(|day| (first..=last).contains(day)) {
                due.entry(day).or_default().push(one);
            }
        }
        let mut things: HashMap<Date, (Vec<Evidence>, i64)> = HashMap::new();
        for (evidence, count) in found {
            let of_day = things.entry(evidence.day).or_default();
            of_day.1 = count;
            of_day.0.push(evidence);
        }
        let day = |day: Date| {
            let (things, count) = things.remove(&day).unwrap_or_default();
            self.day(day, &due.remove(&day).unwrap_or_default(), &things, count)
        };
        self.leaf.sheet().into_iter().map(day).collect()
    }

    fn day(&self, day: Date, due: &[&Progress], things: &[Evidence], count: i64) -> Day {
        let (lang, (first, last)) = (self.here.lang, self.leaf.days());
        let hidden = due.len().saturating_sub(self.most)
            + usize::try_from(count).unwrap_or(0).saturating_sub(things.len());
        let week = self.here.at.calendar_period(&self.plan.slug, &Leaf::week_of(day).mark());
        // A week has no narrower page: there the hidden entries are only counted.
        let href = if matches!(self.leaf, Leaf::Month(_)) { with(&week, self.asked) } else { String::new() };
        Day {
            name: format::day_long(lang, day),
            number: day.day().to_string(),
            date: day.to_string(),
            is_today: day == self.here.today(),
            is_own: (first..=last).contains(&day),
            due: due.iter().take(self.most).map(|one| self.due(one)).collect(),
            things: things.iter().map(|one| Thing::of(lang, one, self.agencies)).collect(),
            more: (hidden > 0).then(|| Link { href, name: t!(lang, "calendar-more", count = hidden) }),
        }
    }

    fn due(&self, one: &Progress) -> DueLine {
        let lang = self.here.lang;
        let (badge, words) = state(lang, one.state);
        DueLine {
            link: Link {
                href: self.here.at.activity(&self.plan.slug, one.activity.number),
                name: one.activity.name(lang).to_owned(),
            },
            badge,
            state: words,
            facts: one.activity.lead.map_or_else(String::new, |lead| self.agencies.name(lang, lead)),
        }
    }
}
