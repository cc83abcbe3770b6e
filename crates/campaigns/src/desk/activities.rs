//! The list of a plan's activities, with filters; late ones come first.

use std::collections::HashMap;

use agencies::Agency;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frame::permissions::READ_DESK;
use jiff::civil::Date;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use crate::forms::{FORMS, form};
use crate::permissions::PLAN;
use crate::words::{reached_words, state_badge, state_words, status_words, time_words};
use crate::{ActivityState, Campaign, Progress, Theme, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};
use frame::forms::{Choice, said};

/// The number of activities on a page.
const LENGTH: usize = 50;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::ACTIVITIES, Needs::Permission(READ_DESK), show)
}

/// The parameters of the address.
#[derive(Clone, Debug, Default, Deserialize)]
struct Asked {
    #[serde(default, rename = "ke-hoach")]
    plan: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    #[serde(default, rename = "hinh-thuc")]
    form: String,
    #[serde(default, rename = "chu-de")]
    theme: String,
    #[serde(default, rename = "trang-thai")]
    state: String,
    /// The key of the last activity on the previous page.
    #[serde(default, rename = "sau")]
    after: String,
    #[serde(default)]
    bao: String,
}

impl Asked {
    /// The filters as a query string, with another state and without the position in the list.
    fn query(&self, state: &str) -> String {
        let all = [
            ("ke-hoach", self.plan.as_str()),
            ("co-quan", &self.agency),
            ("hinh-thuc", &self.form),
            ("chu-de", &self.theme),
            ("trang-thai", state),
        ];
        let given = all.into_iter().filter(|(_, text)| !text.is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish()
    }

    fn sifts(&self) -> bool {
        [&self.agency, &self.form, &self.theme].iter().any(|text| !text.is_empty())
    }
}

/// A row of the list.
pub(super) struct Line {
    pub(super) href: String,
    pub(super) name: String,
    pub(super) badge: &'static str,
    pub(super) state: String,
    pub(super) time: String,
    pub(super) lead: String,
    pub(super) form: String,
    pub(super) reached: Vec<String>,
}

impl Line {
    /// The row of an activity; `leads` are all agencies by identifier.
    pub(super) fn of(seat: &DeskSession, leads: &HashMap<Uuid, Agency>, one: &Progress) -> Self {
        let lang = seat.desk.lang;
        let lead = one.activity.lead.and_then(|lead| leads.get(&lead));
        Self {
            href: seat.at().desk_of(routes::ACTIVITY, one.activity.number),
            name: one.activity.name(lang).to_owned(),
            badge: state_badge(one.state),
            state: state_words(lang, one.state),
            time: time_words(lang, &one.activity),
            lead: lead.map_or_else(|| t!(lang, "activity-no-lead"), |lead| lead.short(lang).to_owned()),
            form: form(&one.activity.form).map_or_else(String::new, |form| form.name(lang).to_owned()),
            reached: reached_words(lang, &one.reached, &one.activity.targets),
        }
    }
}

#[derive(Template)]
#[template(path = "desk/pages/activities/list.html")]
struct Page {
    frame: Frame,
    said: String,
    /// The plan, if there is one: its name, number, status, and the address of its approval.
    plan: Option<(String, String, String, String)>,
    plan_slug: String,
    plans: Vec<Choice>,
    agencies: Vec<Choice>,
    forms: Vec<Choice>,
    themes: Vec<Choice>,
    /// The states with their counts: address, words, whether it is chosen.
    states: Vec<(String, String, bool)>,
    state: String,
    sifts: bool,
    lines: Vec<Line>,
    newer: String,
    older: String,
    may: bool,
    may_city: bool,
    add: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let all_plans = crate::campaigns(db).await?;
    let plan = match asked.plan.as_str() {
        "" => all_plans.first().cloned(),
        slug => Some(all_plans.iter().find(|plan| plan.slug == slug).cloned().ok_or(Failure::NotFound)?),
    };
    let leads: HashMap<Uuid, Agency> =
        agencies::agencies(db).await?.into_iter().map(|agency| (agency.id, agency)).collect();
    let themes = crate::themes(db).await?;
    let all = match &plan {
        Some(plan) => crate::progress(db, plan, today).await?,
        None => Vec::new(),
    };
    let asked_for = sifted(&asked, &all, &leads, &themes);
    let states = states(&seat, &asked, &asked_for);
    let state = ActivityState::named(&asked.state);
    let mut shown: Vec<&Progress> =
        asked_for.into_iter().filter(|one| state.is_none_or(|state| one.state == state)).collect();
    shown.sort_by_cached_key(|one| key(one, plan.as_ref()));
    let start = match asked.after.as_str() {
        "" => 0,
        after => shown.partition_point(|one| key(one, plan.as_ref()).as_str() <= after),
    };
    let base = format!("{}?{}", seat.at().desk(routes::ACTIVITIES), asked.query(&asked.state));
    let from = |index: usize| match index {
        0 => base.clone(),
        index => format!("{base}&sau={}", key(shown[index - 1], plan.as_ref())),
    };
    let end = (start + LENGTH).min(shown.len());
    let (may, may_city) = (seat.may_somewhere(PLAN), seat.may(PLAN, access::On::City));
    page(&Page {
        frame: seat.frame(routes::ACTIVITIES, t!(lang, "activities")).await,
        said: said(&seat, &asked.bao),
        plan: plan.as_ref().map(|plan| {
            let approval = seat.at().desk_of(routes::SETUP_PLAN_APPROVAL, plan.id);
            (plan.name(lang).to_owned(), plan.number.clone(), status_words(lang, plan.status), approval)
        }),
        plan_slug: plan.as_ref().map_or_else(String::new, |plan| plan.slug.clone()),
        plans: all_plans
            .iter()
            .map(|one| {
                Choice::new(
                    one.slug.as_str(),
                    one.number.as_str(),
                    plan.as_ref().map_or("", |plan| plan.slug.as_str()),
                )
            })
            .collect(),
        agencies: agency_choices(lang, &all, &leads, &asked.agency),
        forms: form_choices(lang, &all, &asked.form),
        themes: theme_choices(lang, plan.as_ref(), &themes, &asked.theme),
        states,
        state: asked.state.clone(),
        sifts: asked.sifts(),
        lines: shown[start..end].iter().map(|one| Line::of(&seat, &leads, one)).collect(),
        newer: if start == 0 { String::new() } else { from(start.saturating_sub(LENGTH)) },
        older: if end < shown.len() { from(end) } else { String::new() },
        may,
        may_city,
        add: match &plan {
            Some(plan) => format!("{}?ke-hoach={}", seat.at().desk(routes::ACTIVITY_NEW), plan.slug),
            None => String::new(),
        },
    })
}

/// The sort key of an activity: by state, late first, then by due day and number.
fn key(one: &Progress, plan: Option<&Campaign>) -> String {
    let rank = match one.state {
        ActivityState::Late => 0,
        ActivityState::Open => 1,
        ActivityState::Planned => 2,
        ActivityState::Done => 3,
        ActivityState::Cancelled => 4,
    };
    let due = one.activity.due.or(plan.map(|plan| plan.ends)).unwrap_or(Date::MAX);
    format!("{rank}.{due}.{:09}", one.activity.number)
}

/// The activities that fit the filters, whatever their state.
fn sifted<'a>(
    asked: &Asked,
    all: &'a [Progress],
    leads: &HashMap<Uuid, Agency>,
    themes: &[Theme],
) -> Vec<&'a Progress> {
    let agency = leads.values().find(|agency| agency.slug == asked.agency).map(|agency| agency.id);
    let theme = themes.iter().find(|theme| theme.slug == asked.theme).map(|theme| theme.id);
    let within = |own: Uuid, sought: Uuid| {
        let mut at = Some(own);
        for _ in 0..=themes.len() {
            match at {
                Some(id) if id == sought => return true,
                Some(id) => at = themes.iter().find(|one| one.id == id).and_then(|one| one.parent),
                None => return false,
            }
        }
        false
    };
    let fits = |one: &&Progress| {
        let activity = &one.activity;
        let led = asked.agency.is_empty()
            || agency
                .is_some_and(|agency| activity.lead == Some(agency) || activity.partners.contains(&agency));
        let about = asked.theme.is_empty()
            || theme.is_some_and(|theme| activity.themes.iter().any(|own| within(*own, theme)));
        led && about && (asked.form.is_empty() || activity.form == asked.form)
    };
    all.iter().filter(fits).collect()
}

fn states(seat: &DeskSession, asked: &Asked, all: &[&Progress]) -> Vec<(String, String, bool)> {
    let lang = seat.desk.lang;
    let link = |state: &str| format!("{}?{}", seat.at().desk(routes::ACTIVITIES), asked.query(state));
    let mut states = vec![(link(""), t!(lang, "activities-all", count = all.len()), asked.state.is_empty())];
    for state in ActivityState::ALL {
        let count = all.iter().filter(|one| one.state == state).count();
        if count > 0 || asked.state == state.name() {
            let words = t!(lang, "activities-in-state", state = state_words(lang, state), count = count);
            states.push((link(state.name()), words, asked.state == state.name()));
        }
    }
    states
}

/// The agencies that lead or are partners in any of these activities.
fn agency_choices(lang: Lang, all: &[Progress], leads: &HashMap<Uuid, Agency>, chosen: &str) -> Vec<Choice> {
    let mut found: Vec<&Agency> = all
        .iter()
        .flat_map(|one| one.activity.lead.iter().chain(&one.activity.partners))
        .filter_map(|id| leads.get(id))
        .collect();
    found.sort_by_cached_key(|agency| viet::sort_key(agency.name(lang)));
    found.dedup_by_key(|agency| agency.id);
    found.iter().map(|agency| Choice::new(agency.slug.as_str(), agency.name(lang), chosen)).collect()
}

fn form_choices(lang: Lang, all: &[Progress], chosen: &str) -> Vec<Choice> {
    let used = FORMS.iter().filter(|form| all.iter().any(|one| one.activity.form == form.key));
    used.map(|form| Choice::new(form.key, form.name(lang), chosen)).collect()
}

fn theme_choices(lang: Lang, plan: Option<&Campaign>, themes: &[Theme], chosen: &str) -> Vec<Choice> {
    let own = themes.iter().filter(|theme| plan.is_some_and(|plan| plan.id == theme.campaign));
    let line = |theme: &Theme| {
        let indent = if theme.parent.is_some() { "\u{2003}" } else { "" };
        Choice::new(theme.slug.as_str(), format!("{indent}{}", theme.name(lang)), chosen)
    };
    own.map(line).collect()
}
