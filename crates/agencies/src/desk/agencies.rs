//! The tree of agencies, and adding one.

use crate::permissions::ARRANGE;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use kit::db::Tx;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::desk::places::Places;
use crate::t;
use crate::{Agency, AgencyKind, NewAgency, Place};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::{Asked, Refusal, done, said, slug, wording};
use frame::forms::{Flaw, Flaws, Wording};
use frame::forms::{Kind, Sheet, SheetPage, Tried};
use kit::format;

/// The deepest place in the tree that is set in further.
const DEEPEST: usize = 4;
/// Most characters of a short name that lists have room for.
pub(super) const SHORT: usize = 60;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.page(routes::SETUP_AGENCIES, needs, list).page(routes::SETUP_AGENCY_NEW, needs, show).act(
        routes::SETUP_AGENCY_NEW,
        needs,
        send,
    )
}

#[derive(Template)]
#[template(path = "desk/pages/setup/agencies.html")]
struct Page {
    frame: Frame,
    said: String,
    may: bool,
    /// The text that the names must contain.
    sought: String,
    lines: Vec<Line>,
    count: String,
}

/// An agency of the list.
struct Line {
    href: String,
    name: String,
    note: String,
    depth: usize,
}

async fn list(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (lang, today) = (seat.desk.lang, seat.app().today());
    let places = Places::load(seat.app().db(), lang).await?;
    let sought = viet::fold(&asked.tim);
    let held = |agency: &Agency| {
        viet::fold(&agency.name_vi).contains(&sought) || viet::fold(&agency.short_vi).contains(&sought)
    };
    let line = |(depth, agency): (usize, &Agency)| Line {
        href: seat.at().desk_of(routes::SETUP_AGENCY, agency.id),
        name: agency.name(lang).to_owned(),
        note: match agency.valid_to {
            Some(on) if on <= today => t!(lang, "setup-agency-ended", day = format::day(lang, on)),
            Some(on) => t!(lang, "setup-agency-ends", day = format::day(lang, on)),
            None => String::new(),
        },
        // Agencies found by their names stand alone, without their place in the tree.
        depth: if sought.is_empty() { depth.min(DEEPEST) } else { 0 },
    };
    let lines: Vec<Line> = places.tree().into_iter().filter(|(_, agency)| held(agency)).map(line).collect();
    page(&Page {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-agencies")).await,
        said: said(&seat, &asked.bao),
        may: seat.may(ARRANGE, On::City),
        count: t!(lang, "setup-agencies-count", count = lines.len()),
        sought: asked.tim,
        lines,
    })
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, None).await?)
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    match add(&seat, &form).await {
        Ok(agency) => Ok(done(&seat.at().desk_of(routes::SETUP_AGENCY, agency), "them")),
        Err(why) => refused(&compose(&seat, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn add(seat: &DeskSession, form: &Form) -> Result<Uuid, Refusal> {
    let mut tx = seat.app().db().begin().await?;
    let Place { kind, parent, area } = read_place(&tx, form).await?;
    let Wording { name_vi, name_en, about_vi, about_en } = wording(form);
    let new = NewAgency {
        slug: slug(form),
        kind,
        name_vi,
        name_en,
        short_vi: form.text("short_vi").to_owned(),
        about_vi,
        about_en,
        parent,
        area,
        valid_from: None,
        valid_to: None,
        aliases: Vec::new(),
    };
    let agency = crate::add_agency(&mut tx, &seat.actor(), new).await?.id;
    tx.commit().await?;
    Ok(agency)
}

/// Where the form says that an agency stands.
pub(super) async fn read_place(tx: &Tx, form: &Form) -> Result<Place, Refusal> {
    let mut flaws = Flaws::default();
    let kind = KINDS.into_iter().find(|kind| kind.name() == form.text("kind"));
    if kind.is_none() {
        flaws.note("kind", Flaw::Unknown);
    }
    let parent = Some(form.text("parent")).filter(|slug| !slug.is_empty());
    if let Some(slug) = parent
        && crate::agency_by_slug(tx, slug).await?.is_none()
    {
        flaws.note("parent", Flaw::Unknown);
    }
    let area = Some(form.text("area")).filter(|id| !id.is_empty()).map(|id| id.parse().unwrap_or_default());
    if let Some(id) = area
        && crate::area(tx, id).await?.is_none()
    {
        flaws.note("area", Flaw::Unknown);
    }
    match (flaws.clone().settle(), kind) {
        (Ok(()), Some(kind)) => Ok(Place { kind, parent: parent.map(str::to_owned), area }),
        _ => Err(flaws.into()),
    }
}

async fn compose(seat: &DeskSession, tried: Option<&Tried<'_>>) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let sheet = words(Sheet::new(lang, tried), lang, None);
    let places = Places::load(db, lang).await?;
    let sheet = place(sheet, seat, &places, None).await?;
    let sheet = sheet
        .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
        .hint(t!(lang, "setup-slug-hint"))
        .most(80);
    Ok(SheetPage {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-agency-new")).await,
        up: (seat.at().desk(routes::SETUP_AGENCIES), t!(lang, "setup-agencies")),
        said: String::new(),
        wrong: sheet.wrong(),
        words: String::new(),
        fields: sheet.fields,
        public: String::new(),
        seen: 0,
        may: seat.may(ARRANGE, On::City),
        button: t!(lang, "setup-add"),
    })
}

/// The fields of an agency's words.
pub(super) fn words<'a>(sheet: Sheet<'a>, lang: Lang, agency: Option<&Agency>) -> Sheet<'a> {
    let of = |text: fn(&Agency) -> &String| agency.map_or("", |agency| text(agency).as_str());
    sheet
        .field(Kind::Line, "name_vi", t!(lang, "setup-agency-name-vi"), of(|one| &one.name_vi))
        .hint(t!(lang, "setup-agency-name-hint"))
        .required()
        .field(Kind::Line, "name_en", t!(lang, "setup-name-en"), of(|one| &one.name_en))
        .field(Kind::Line, "short_vi", t!(lang, "setup-short"), of(|one| &one.short_vi))
        .hint(t!(lang, "setup-short-hint"))
        .most(SHORT)
        .field(Kind::Lines, "about_vi", t!(lang, "setup-agency-about-vi"), of(|one| &one.about_vi))
        .hint(t!(lang, "setup-agency-about-hint"))
        .field(Kind::Lines, "about_en", t!(lang, "setup-agency-about-en"), of(|one| &one.about_en))
}

/// The fields of the place of an agency. Its present values can be chosen again, even when they have ended.
pub(super) async fn place<'a>(
    sheet: Sheet<'a>,
    seat: &DeskSession,
    places: &Places,
    agency: Option<&Agency>,
) -> Result<Sheet<'a>, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let mut kinds: Vec<Choice> = Vec::new();
    if agency.is_none() {
        kinds.push(Choice::new("", t!(lang, "choose"), ""));
    }
    kinds.extend(KINDS.map(|kind| Choice::new(kind.name(), kind_name(lang, kind), "")));
    let above = match agency.and_then(|agency| agency.parent) {
        Some(above) => crate::agency(db, above).await?,
        None => None,
    };
    let mut parents = vec![Choice::new("", t!(lang, "setup-agency-no-parent"), "")];
    parents
        .extend(places.slugs(today).into_iter().filter(|one| agency.is_none_or(|own| own.slug != one.value)));
    if let Some(above) = above.as_ref().filter(|above| parents.iter().all(|one| one.value != above.slug)) {
        parents.push(Choice::new(&above.slug, above.name(lang), ""));
    }
    let of = |text: fn(&Agency) -> String| agency.map_or_else(String::new, text);
    let sheet = sheet
        .field(
            Kind::Choice(kinds),
            "kind",
            t!(lang, "setup-agency-kind"),
            &of(|one| one.kind.name().to_owned()),
        )
        .required()
        .field(
            Kind::Choice(parents),
            "parent",
            t!(lang, "setup-agency-parent"),
            above.as_ref().map_or("", |above| &above.slug),
        )
        .hint(t!(lang, "setup-agency-parent-hint"));
    let mut areas = crate::areas(db, today).await?;
    if let Some(own) = agency.and_then(|agency| agency.area)
        && areas.iter().all(|area| area.id != own)
    {
        areas.extend(crate::area(db, own).await?);
    }
    if areas.is_empty() {
        return Ok(sheet);
    }
    let mut choices = vec![Choice::new("", t!(lang, "setup-agency-no-area"), "")];
    choices.extend(areas.iter().map(|area| Choice::new(area.id.to_string(), area.name(lang), "")));
    let own = of(|one| one.area.map_or_else(String::new, |area| area.to_string()));
    Ok(sheet.field(Kind::Choice(choices), "area", t!(lang, "setup-agency-area"), &own))
}

/// Every kind, from the state's highest to the services.
const KINDS: [AgencyKind; 9] = [
    AgencyKind::National,
    AgencyKind::Party,
    AgencyKind::PeopleCouncil,
    AgencyKind::PeopleCommittee,
    AgencyKind::Department,
    AgencyKind::Front,
    AgencyKind::MassOrganisation,
    AgencyKind::Press,
    AgencyKind::Service,
];

/// The name of a kind.
pub(super) fn kind_name(lang: Lang, kind: AgencyKind) -> String {
    match kind {
        AgencyKind::National => t!(lang, "setup-kind-national"),
        AgencyKind::Party => t!(lang, "setup-kind-party"),
        AgencyKind::PeopleCouncil => t!(lang, "setup-kind-council"),
        AgencyKind::PeopleCommittee => t!(lang, "setup-kind-committee"),
        AgencyKind::Department => t!(lang, "setup-kind-department"),
        AgencyKind::Front => t!(lang, "setup-kind-front"),
        AgencyKind::MassOrganisation => t!(lang, "setup-kind-mass"),
        AgencyKind::Press => t!(lang, "setup-kind-press"),
        AgencyKind::Service => t!(lang, "setup-kind-service"),
    }
}
