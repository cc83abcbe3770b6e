//! One agency: its words, where it stands, when it ends, its successors.

use crate::permissions::ARRANGE;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::agencies::{kind_name, place, words};
use crate::desk::places::Places;
use crate::t;
use crate::{Agency, AgencyWords};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::FormErrors;
use frame::forms::{Asked, Refusal, done, said, seen, wording};
use frame::forms::{Field, Kind, Sheet, Tried};
use kit::format;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.page(routes::SETUP_AGENCY, needs, show).act(routes::SETUP_AGENCY, needs, send)
}

/// The forms of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part {
    Words,
    Place,
    End,
    Heirs,
}

/// An agency that took over.
struct Heir {
    slug: String,
    name: String,
    /// Its name, the day and the note, in a sentence or two.
    line: String,
}

#[derive(Template)]
#[template(path = "desk/pages/setup/agency.html")]
pub(super) struct Page {
    frame: Frame,
    id: Uuid,
    said: String,
    wrong: FormErrors,
    seen: i64,
    /// Its kind, the agency above it, and other things that stay.
    about: Vec<String>,
    public: String,
    fields: Vec<Field>,
    may_edit: bool,
    /// Moving and ending it needs the right to arrange the whole city.
    may_end: bool,
    place: String,
    place_fields: Vec<Field>,
    /// When it ended or ends, in a sentence; empty when it goes on.
    ended: String,
    end: String,
    end_fields: Vec<Field>,
    /// Its successors.
    heirs: Vec<Heir>,
    heir: String,
    heir_fields: Vec<Field>,
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    page(&Page { said: said(&seat, &asked.bao), ..compose(&seat, id, Part::Words, None).await? })
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    match change(&seat, id, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::SETUP_AGENCY, id), "luu")),
        Err(why) => refused(&compose(&seat, id, Part::Words, Some(&Tried::new(&form, why)?)).await?),
    }
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), Refusal> {
    let new = AgencyWords { words: wording(form), short_vi: form.text("short_vi").to_owned() };
    let mut tx = seat.app().db().begin().await?;
    // An address without an agency is not found, for every officer.
    crate::agency(&tx, id).await?.ok_or(Refusal::Failure(Failure::NotFound))?;
    crate::edit_agency(&mut tx, &seat.actor(), id, seen(form), new).await?;
    Ok(tx.commit().await?)
}

/// The page; `tried` is the form of one of its parts that was not taken.
pub(super) async fn compose(
    seat: &DeskSession,
    id: Uuid,
    part: Part,
    tried: Option<&Tried<'_>>,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let agency = crate::agency(db, id).await?.ok_or(Failure::NotFound)?;
    let now = crate::version(db, id).await?;
    let places = Places::load(db, lang).await?;
    let of = |own: Part| tried.filter(|_| own == part);
    let sheet = words(Sheet::new(lang, of(Part::Words)), lang, Some(&agency));
    let place = place(Sheet::new(lang, of(Part::Place)), seat, &places, Some(&agency)).await?;
    let end = end_sheet(seat, &agency, of(Part::End));
    let heirs = heir_sheet(seat, &agency, &places, of(Part::Heirs));
    let wrong = match part {
        Part::Words => sheet.wrong(),
        Part::Place => place.wrong(),
        Part::End => end.wrong(),
        Part::Heirs => heirs.wrong(),
    };
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::SETUP, agency.name(lang)).await,
        id,
        said: String::new(),
        wrong,
        seen: tried.map_or(now, |tried| tried.seen(now)),
        about: about(seat, &agency, &places).await?,
        public: seat.at().agency(&agency.slug),
        fields: sheet.fields,
        may_edit: seat.may(ARRANGE, On::Agency(id)),
        may_end: seat.may(ARRANGE, On::City),
        place: seat.at().desk_of(routes::SETUP_AGENCY_PLACE, id),
        place_fields: place.fields,
        ended: ended(seat, &agency),
        end: seat.at().desk_of(routes::SETUP_AGENCY_END, id),
        end_fields: end.fields,
        heirs: heirs_of(seat, id).await?,
        heir: seat.at().desk_of(routes::SETUP_AGENCY_HEIRS, id),
        heir_fields: heirs.fields,
    })
}

fn end_sheet<'a>(seat: &DeskSession, agency: &Agency, tried: Option<&'a Tried<'a>>) -> Sheet<'a> {
    let lang = seat.desk.lang;
    let day = agency.valid_to.map_or_else(String::new, |on| on.to_string());
    Sheet::new(lang, tried)
        .field(Kind::Day, "on", t!(lang, "setup-end-day"), &day)
        .hint(t!(lang, "setup-end-day-hint"))
        .required()
}

fn heir_sheet<'a>(
    seat: &DeskSession,
    agency: &Agency,
    places: &Places,
    tried: Option<&'a Tried<'a>>,
) -> Sheet<'a> {
    let lang = seat.desk.lang;
    let mut heirs = vec![Choice::new("", t!(lang, "choose"), "")];
    // An agency that ended earlier or on the same day cannot take over.
    let lasts = |one: &Agency| match (one.valid_to, agency.valid_to) {
        (Some(end), Some(on)) => on < end,
        (end, _) => end.is_none(),
    };
    let others = places.tree().into_iter().filter(|(_, one)| one.id != agency.id && lasts(one));
    heirs.extend(others.map(|(depth, one)| {
        let name = format!("{}{}", "\u{2003}".repeat(depth), one.name(lang));
        Choice::new(one.slug.as_str(), name, "")
    }));
    Sheet::new(lang, tried)
        .field(Kind::Choice(heirs), "to", t!(lang, "setup-heir"), "")
        .required()
        .field(Kind::Line, "note_vi", t!(lang, "setup-heir-note"), "")
        .hint(t!(lang, "setup-heir-note-hint"))
}

async fn about(seat: &DeskSession, agency: &Agency, places: &Places) -> Result<Vec<String>, Failure> {
    let lang = seat.desk.lang;
    let mut about = vec![kind_name(lang, agency.kind)];
    if agency.parent.is_some() {
        about.push(t!(lang, "setup-agency-below", name = places.name(agency.parent)));
    }
    if let Some(area) = agency.area
        && let Some(area) = crate::area(seat.app().db(), area).await?
    {
        about.push(area.name(lang).to_owned());
    }
    Ok(about)
}

fn ended(seat: &DeskSession, agency: &Agency) -> String {
    let lang = seat.desk.lang;
    match agency.valid_to {
        Some(on) if on <= seat.app().today() => {
            t!(lang, "setup-agency-ended", day = format::day(lang, on))
        }
        Some(on) => t!(lang, "setup-agency-ends", day = format::day(lang, on)),
        None => String::new(),
    }
}

async fn heirs_of(seat: &DeskSession, id: Uuid) -> Result<Vec<Heir>, Failure> {
    let lang = seat.desk.lang;
    let (heirs, _) = crate::kin_of_agency(seat.app().db(), id).await?;
    let heir = |one: &crate::Kinship<Agency>| {
        let (name, day) = (one.other.name(lang), format::day(lang, one.on));
        let line = t!(lang, "setup-heir-line", name = name, day = day);
        let line = if one.note_vi.is_empty() { line } else { format!("{line} {}", one.note_vi) };
        Heir { slug: one.other.slug.clone(), name: name.to_owned(), line }
    };
    Ok(heirs.iter().map(heir).collect())
}
