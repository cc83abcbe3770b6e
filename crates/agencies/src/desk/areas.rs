//! A city's wards, communes and special zones: pasted as a table when there are none yet, looked at, then added.

use crate::permissions::ARRANGE;
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use jiff::civil::Date;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use sha2::{Digest, Sha256};

use crate::desk::places::Places;
use crate::t;
use crate::units::{UnitFlaw, Units, UnitsError, pasted};
use crate::{AgenciesError, AreaKind};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::{Asked, FormErrors, done, said};
use frame::forms::{Flaw, Flaws};
use kit::format;

/// The field of the table.
const TABLE: &str = "bang";

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ARRANGE);
    router.page(routes::SETUP_AREAS, needs, show).act(routes::SETUP_AREAS, needs, work)
}

#[derive(Template)]
#[template(path = "desk/pages/setup/areas.html")]
struct Page {
    frame: Frame,
    said: String,
    /// How many there are today, in a sentence; empty while there are none.
    present: String,
    /// The public page of them.
    public: String,
    /// Whether the officer may add them now.
    may: bool,
    errors: FormErrors,
    table: String,
    on: String,
    parents: Vec<Choice>,
    look: Option<Look>,
}

/// The units to be added, as the page shows them first.
struct Look {
    /// A mark of the table that was shown, to know it again.
    seen: String,
    sentences: Vec<String>,
    button: String,
    /// Each unit with the units it was formed from.
    units: Vec<(String, String)>,
}

/// The typed fields, read without a fault.
struct Read {
    units: Units,
    on: Date,
    parent: String,
    seen: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    page(&Page { said: said(&seat, &asked.bao), ..compose(&seat, &Form::default()).await? })
}

async fn compose(seat: &DeskSession, form: &Form) -> Result<Page, Failure> {
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let count = crate::areas(db, today).await?.len();
    let places = Places::load(db, lang).await?;
    let root = crate::site(db).await?.root_agency;
    let chosen = if form.text("thuoc").is_empty() { &root } else { form.text("thuoc") };
    let parents = places.slugs(today);
    let parents = parents.into_iter().map(|one| Choice { chosen: one.value == *chosen, ..one }).collect();
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::SETUP, t!(lang, "setup-areas")).await,
        said: String::new(),
        present: if count == 0 { String::new() } else { t!(lang, "setup-areas-count", count = count) },
        public: seat.at().agencies(),
        may: seat.may(ARRANGE, On::City),
        errors: FormErrors::default(),
        table: form.raw("bang").to_owned(),
        on: form.text("on").to_owned(),
        parents,
        look: None,
    })
}

/// Shows the units to be added; the form there adds them.
async fn work(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let read = match read(seat.desk.lang, &form) {
        Ok(read) => read,
        Err(errors) => return refused(&Page { errors, ..compose(&seat, &form).await? }),
    };
    // Nothing is added that was not shown.
    if form.text("da-xem") != read.seen {
        return page(&Page { look: Some(look(&seat, &read)), ..compose(&seat, &form).await? });
    }
    let mut tx = seat.app().db().begin().await?;
    let added = crate::load_units(&mut tx, &seat.actor(), &read.units, &[], read.on, &read.parent).await;
    let errors = match added {
        Ok(()) => {
            tx.commit().await?;
            return Ok(done(&seat.at().desk(routes::SETUP_AREAS), "dia-ban"));
        }
        Err(AgenciesError::Db(error)) => return Err(error.into()),
        Err(AgenciesError::Denied(_)) => return Err(Failure::Forbidden),
        Err(error) => refusal(seat.desk.lang, &error),
    };
    drop(tx);
    refused(&Page { errors, ..compose(&seat, &form).await? })
}

fn read(lang: Lang, form: &Form) -> Result<Read, FormErrors> {
    let table = form.raw("bang");
    if table.trim().is_empty() {
        return Err(FormErrors::one(TABLE, t!(lang, "setup-areas-nothing")));
    }
    let units = pasted(table).map_err(|flaws| {
        let mut errors = FormErrors::one(TABLE, t!(lang, "setup-areas-wrong", count = flaws.len()));
        flaws.iter().for_each(|flaw| errors.note(TABLE, sentence(lang, flaw)));
        errors
    })?;
    let on: Date =
        form.text("on").parse().map_err(|_| FormErrors::one("on", t!(lang, "setup-areas-no-day")))?;
    let parent = form.text("thuoc").to_owned();
    if parent.is_empty() {
        return Err(FormErrors::one("thuoc", t!(lang, "setup-areas-no-parent")));
    }
    let mut hash = Sha256::new();
    for part in [table, form.text("on"), &parent] {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    Ok(Read { units, on, parent, seen: hex::encode(hash.finalize()) })
}

fn sentence(lang: Lang, flaw: &UnitsError) -> String {
    let why = match flaw.why {
        UnitFlaw::Columns => t!(lang, "setup-areas-columns"),
        UnitFlaw::NoCode => t!(lang, "setup-areas-no-code"),
        UnitFlaw::NoName => t!(lang, "setup-areas-no-name"),
        UnitFlaw::Kind => t!(lang, "setup-areas-kind"),
        UnitFlaw::Km2 => t!(lang, "setup-areas-km2"),
        UnitFlaw::Code(line) => t!(lang, "setup-areas-same-code", line = line),
        UnitFlaw::Name(line) => t!(lang, "setup-areas-same-name", line = line),
        UnitFlaw::TooMany => t!(lang, "setup-areas-too-many"),
    };
    t!(lang, "setup-areas-line", line = flaw.line, why = why)
}

fn refusal(lang: Lang, error: &AgenciesError) -> FormErrors {
    match error {
        AgenciesError::HasAreas => FormErrors::whole(t!(lang, "setup-areas-there")),
        AgenciesError::Flaws(Flaws(flaws)) => {
            let words = match flaws.first() {
                Some((_, Flaw::Taken(name))) => t!(lang, "setup-areas-taken", name = name.as_str()),
                _ => t!(lang, "setup-areas-names"),
            };
            FormErrors::one(TABLE, words)
        }
        _ => FormErrors::one("thuoc", t!(lang, "setup-areas-no-parent")),
    }
}

fn look(seat: &DeskSession, read: &Read) -> Look {
    let lang = seat.desk.lang;
    let (units, former) = (&read.units.units, read.units.former.len());
    let of = |kind: AreaKind| units.iter().filter(|unit| unit.kind == kind).count();
    let (wards, communes, zones) = (of(AreaKind::Ward), of(AreaKind::Commune), of(AreaKind::SpecialZone));
    let total = units.len();
    let mut sentences =
        vec![t!(lang, "setup-areas-look", total = total, wards = wards, communes = communes, zones = zones)];
    if former > 0 {
        let day = format::day(lang, read.on);
        sentences.push(t!(lang, "setup-areas-look-former", count = former, day = day));
    }
    sentences.push(t!(lang, "setup-areas-look-committees", count = total));
    Look {
        seen: read.seen.clone(),
        sentences,
        button: t!(lang, "setup-areas-add", count = total),
        units: units
            .iter()
            .map(|unit| {
                let from: Vec<String> = unit.formed_from.iter().map(full_name).collect();
                (unit.name_vi.clone(), from.join(", "))
            })
            .collect(),
    }
}

fn full_name(former: &crate::units::Former) -> String {
    match former.within_vi.as_str() {
        "" => former.name_vi.clone(),
        within => format!("{} ({within})", former.name_vi),
    }
}
