//! The list of plans with their trees of themes, and the form for a new plan.

use crate::permissions::PLAN;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use jiff::civil::Date;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::t;
use crate::{Campaign, NewCampaign, Theme};
use access::On;
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::{Asked, Refusal, done, said, slug, wording};
use frame::forms::{Flaw, Flaws, Wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};
use kit::format;

/// The deepest level of indentation; deeper themes have the same indent.
const DEEPEST: usize = 4;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router.page(routes::SETUP_PLANS, needs, list).page(routes::SETUP_PLAN_NEW, needs, show).act(
        routes::SETUP_PLAN_NEW,
        needs,
        send,
    )
}

#[derive(Template)]
#[template(path = "desk/pages/setup/plans.html")]
struct Page {
    frame: Frame,
    said: String,
    may: bool,
    plans: Vec<Plan>,
}

/// A plan in the list.
struct Plan {
    href: String,
    name: String,
    number: String,
    days: String,
    status: String,
    /// The address of its gaps.
    gaps: String,
    add: String,
    activities: String,
    approval: String,
    themes: Vec<Line>,
}

/// A theme in the tree of a plan.
struct Line {
    href: String,
    name: String,
    depth: usize,
    /// The address of the form for a new theme below it.
    add: String,
}

async fn list(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let themes = crate::themes(db).await?;
    let plan = |campaign: &Campaign| {
        let add = seat.at().desk_of(routes::SETUP_THEME_NEW, campaign.id);
        let mut lines = Vec::new();
        gather(&seat, &themes, campaign, None, 0, &add, &mut lines);
        Plan {
            href: seat.at().desk_of(routes::SETUP_PLAN, campaign.id),
            name: campaign.name(lang).to_owned(),
            number: campaign.number.clone(),
            days: format!("{} – {}", format::day(lang, campaign.starts), format::day(lang, campaign.ends)),
            status: crate::words::status_words(lang, campaign.status),
            themes: lines,
            gaps: seat.at().desk_of(routes::PLAN_GAPS, campaign.id),
            add,
            activities: format!("{}?ke-hoach={}", seat.at().desk(routes::ACTIVITIES), campaign.slug),
            approval: seat.at().desk_of(routes::SETUP_PLAN_APPROVAL, campaign.id),
        }
    };
    page(&Page {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-plans")).await,
        said: said(&seat, &asked.bao),
        may: seat.may(PLAN, On::City),
        plans: crate::campaigns(db).await?.iter().map(plan).collect(),
    })
}

fn gather(
    seat: &DeskSession,
    all: &[Theme],
    campaign: &Campaign,
    parent: Option<Uuid>,
    depth: usize,
    add: &str,
    into: &mut Vec<Line>,
) {
    for theme in all.iter().filter(|theme| theme.campaign == campaign.id && theme.parent == parent) {
        into.push(Line {
            href: seat.at().desk_of(routes::SETUP_THEME, theme.id),
            name: theme.name(seat.desk.lang).to_owned(),
            depth: depth.min(DEEPEST),
            add: format!("{add}?thuoc={}", theme.slug),
        });
        // No chain is longer than the number of themes; the bound ends a cycle in damaged data.
        if depth < all.len() {
            gather(seat, all, campaign, Some(theme.id), depth + 1, add, into);
        }
    }
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, None).await?)
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    match add(&seat, &form).await {
        Ok(()) => Ok(done(&seat.at().desk(routes::SETUP_PLANS), "them")),
        Err(why) => refused(&compose(&seat, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn add(seat: &DeskSession, form: &Form) -> Result<(), Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let mut flaws = Flaws::default();
    let issuer = agencies::agency_by_slug(&tx, form.text("issuer")).await?;
    if issuer.is_none() {
        flaws.note("issuer", Flaw::Unknown);
    }
    let days = days(form, &mut flaws);
    let (Ok(()), Some(issuer), Some((starts, ends))) = (flaws.clone().settle(), issuer, days) else {
        return Err(flaws.into());
    };
    let Wording { name_vi, name_en, about_vi, about_en } = wording(form);
    let (slug, number) = (slug(form), form.text("number").to_owned());
    let issuer = issuer.slug;
    let new = NewCampaign { slug, number, name_vi, name_en, about_vi, about_en, issuer, starts, ends };
    crate::add_campaign(&mut tx, &seat.actor(), new).await?;
    Ok(tx.commit().await?)
}

/// The first and last day; none if one cannot be read, which is then an error.
pub(super) fn days(form: &Form, flaws: &mut Flaws) -> Option<(Date, Date)> {
    let mut day = |name: &'static str| {
        let day = form.text(name).parse::<Date>().ok();
        if day.is_none() {
            flaws.note(name, Flaw::Missing);
        }
        day
    };
    let (starts, ends) = (day("starts"), day("ends"));
    Some((starts?, ends?))
}

async fn compose(seat: &DeskSession, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut issuers = vec![Choice::new("", t!(lang, "choose"), "")];
    issuers.extend(Places::load(db, lang).await?.slugs(seat.app().today()));
    let sheet = fields(Sheet::new(lang, tried), lang, None)
        .field(Kind::Choice(issuers), "issuer", t!(lang, "setup-plan-issuer"), "")
        .required()
        .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
        .hint(t!(lang, "setup-slug-hint"))
        .most(80);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-plan-new")).await,
        up: (seat.at().desk(routes::SETUP_PLANS), t!(lang, "setup-plans")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: t!(lang, "setup-plan-words"),
        fields: sheet.fields,
        public: String::new(),
        seen: 0,
        may: seat.may(PLAN, On::City),
        button: t!(lang, "setup-add"),
    })
}

/// The fields of a plan.
pub(super) fn fields<'a>(sheet: Sheet<'a>, lang: Lang, plan: Option<&Campaign>) -> Sheet<'a> {
    let of = |text: fn(&Campaign) -> &String| plan.map_or("", |one| text(one).as_str());
    let day = |day: fn(&Campaign) -> Date| plan.map_or_else(String::new, |one| day(one).to_string());
    sheet
        .field(Kind::Line, "number", t!(lang, "setup-plan-number"), of(|one| &one.number))
        .hint(t!(lang, "setup-plan-number-hint"))
        .required()
        .most(120)
        .field(Kind::Line, "name_vi", t!(lang, "setup-plan-name-vi"), of(|one| &one.name_vi))
        .required()
        .field(Kind::Line, "name_en", t!(lang, "setup-name-en"), of(|one| &one.name_en))
        .field(Kind::Lines, "about_vi", t!(lang, "setup-plan-about-vi"), of(|one| &one.about_vi))
        .field(Kind::Lines, "about_en", t!(lang, "setup-plan-about-en"), of(|one| &one.about_en))
        .field(Kind::Day, "starts", t!(lang, "setup-plan-starts"), &day(|one| one.starts))
        .required()
        .field(Kind::Day, "ends", t!(lang, "setup-plan-ends"), &day(|one| one.ends))
        .required()
}
