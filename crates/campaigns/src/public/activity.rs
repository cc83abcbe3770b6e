//! The page of an activity: its targets, its results and its evidence.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::db::DbError;
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::things::{Agencies, Thing, state, time};
use super::{Link, find};
use crate::forms::form;
use crate::progress::Progress;
use crate::{Activity, Campaign, t};

/// The most pieces of evidence on the page.
const LENGTH: i64 = 50;

#[derive(Template)]
#[template(path = "public/pages/activity.html")]
struct Page {
    frame: Frame,
    above: Vec<Link>,
    badge: &'static str,
    state: String,
    /// The reason for its cancellation; empty if it is not cancelled.
    cancelled: String,
    facts: Vec<Fact>,
    targets: Vec<Target>,
    things: Vec<Thing>,
    more: String,
    as_of: String,
}

/// A fact about the activity, as text or as links.
struct Fact {
    name: String,
    words: String,
    links: Vec<Link>,
}

/// A target and the result.
struct Target {
    name: String,
    target: String,
    reached: String,
    /// Whether the target is met, in words; empty without a target.
    met: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path((slug, number)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let number = number.parse().map_err(|_| Failure::NotFound)?;
    let activity = crate::activity_by_number(db, number).await?.filter(|one| one.campaign == plan.id);
    let activity = activity.ok_or(Failure::NotFound)?;
    let one = crate::progress_of(db, &plan, activity, here.today()).await?;
    let agencies = Agencies::load(db).await?;
    let found = crate::evidence_of_activity(db, one.activity.id, LENGTH + 1).await?;
    let length = usize::try_from(LENGTH).unwrap_or(0);
    let (badge, words) = state(lang, one.state);
    page(&Page {
        frame: here.frame("plans", one.activity.name(lang), at.activity(&slug, number)),
        above: vec![
            Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
            Link { href: at.activities(&slug), name: t!(lang, "plan-activities") },
        ],
        badge,
        state: words,
        cancelled: one.activity.cancelled.clone().unwrap_or_default(),
        facts: facts(&here, &plan, &one.activity, &agencies).await?,
        targets: targets(lang, &one),
        more: if found.len() > length { t!(lang, "coverage-newest", count = length) } else { String::new() },
        things: found.iter().take(length).map(|one| Thing::of(lang, one, &agencies)).collect(),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}

async fn facts(
    here: &PageContext,
    plan: &Campaign,
    activity: &Activity,
    agencies: &Agencies,
) -> Result<Vec<Fact>, DbError> {
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let words = |name: String, words: String| Fact { name, words, links: Vec::new() };
    let links = |name: String, links: Vec<Link>| Fact { name, words: String::new(), links };
    let named = |agency: &agencies::Agency| Link {
        href: at.agency(&agency.slug),
        name: agency.name(lang).to_owned(),
    };
    let themes = super::themes_of(db, plan).await?;
    let of = themes.iter().filter(|theme| activity.themes.contains(&theme.id));
    let areas = agencies::areas_with(db, &activity.areas).await?;
    let partners = agencies.of(activity.partners.iter().copied());
    let facts = [
        words(
            t!(lang, "reading-form"),
            form(&activity.form).map_or_else(String::new, |one| one.name(lang).to_owned()),
        ),
        links(t!(lang, "reading-lead"), agencies.of(activity.lead).into_iter().map(named).collect()),
        links(t!(lang, "reading-partners"), partners.into_iter().map(named).collect()),
        words(t!(lang, "plan-partners-too"), activity.partner_words.clone()),
        words(
            t!(lang, "plan-starts"),
            activity.starts.map_or_else(String::new, |day| format::day(lang, day)),
        ),
        words(t!(lang, "reading-due"), time(lang, activity)),
        words(t!(lang, "reading-product"), activity.product.clone()),
        links(
            t!(lang, "plan-themes"),
            of.map(|one| Link { href: at.theme(&one.slug), name: one.name(lang).to_owned() }).collect(),
        ),
        links(
            t!(lang, "plan-areas"),
            areas
                .iter()
                .map(|area| Link { href: at.area(&area.slug), name: area.name_on(lang, here.today()) })
                .collect(),
        ),
    ];
    Ok(facts.into_iter().filter(|fact| !fact.words.is_empty() || !fact.links.is_empty()).collect())
}

/// The targets and results, one row for each kind: figures of different kinds are never added.
fn targets(lang: Lang, one: &Progress) -> Vec<Target> {
    let (targets, reached) = (&one.activity.targets, &one.reached);
    let figure = |name: String, target: Option<i64>, reached: i64| {
        let met = match target {
            Some(target) if reached >= target => t!(lang, "plan-target-met"),
            Some(_) => t!(lang, "plan-target-short"),
            None => String::new(),
        };
        let target = target.map_or_else(|| t!(lang, "plan-target-none"), |count| format::number(lang, count));
        let shown = reached > 0 || !met.is_empty();
        shown.then(|| Target { name, target, reached: format::number(lang, reached), met })
    };
    let figures = [
        figure(t!(lang, "plan-figure-things"), targets.things, reached.things),
        figure(t!(lang, "plan-figure-audience"), targets.audience, reached.audience),
        figure(t!(lang, "plan-figure-copies"), targets.copies, reached.copies),
        figure(t!(lang, "plan-figure-airings"), targets.airings, reached.airings),
    ];
    figures.into_iter().flatten().collect()
}
