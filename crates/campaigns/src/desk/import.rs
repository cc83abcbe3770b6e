//! The import of activities from a table: the upload, then the rows with their faults, then taking the rows.

use std::sync::LazyLock;
use std::time::Duration;

use askama::Template;
use axum::extract::{Multipart, Path, Query};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::work::{Places, Room};
use serde::Deserialize;
use uuid::Uuid;

use crate::importing::{self, Column, Fault, JudgedRow, JudgedSheet, LARGEST, TableError, read_table};
use crate::permissions::PLAN;
use crate::{Campaign, CampaignsError, PlanStatus, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{Flaw, FormErrors, sentence};

/// The places for reading tables: one at a time.
static READING: LazyLock<Places> = LazyLock::new(|| Places::new(Room { at_once: 1, waiting: 8, each: 8 }));
/// The longest wait for a place.
const PATIENCE: Duration = Duration::from_secs(10);
/// The largest request body with a table, in bytes.
const LARGEST_BODY: i64 = 11 << 20;
/// The most rows without faults that are shown; all faulty rows are shown.
const SHOWN: usize = 20;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router
        .page(routes::ACTIVITIES_IMPORT, needs, show)
        .upload(routes::ACTIVITIES_IMPORT, needs, LARGEST_BODY, read)
        .page(routes::ACTIVITIES_SAMPLE, needs, sample)
        .page(routes::ACTIVITIES_SHEET, needs, look)
        .act(routes::ACTIVITIES_SHEET, needs, take)
}

#[derive(Template)]
#[template(path = "desk/pages/activities/import.html")]
struct Page {
    frame: Frame,
    up: (String, String),
    errors: FormErrors,
    plan: String,
    columns: Vec<&'static str>,
}

/// The parameters of the address: the slug of the plan.
#[derive(Debug, Default, Deserialize)]
struct Begun {
    #[serde(default, rename = "ke-hoach")]
    plan: String,
}

async fn plan_of(seat: &DeskSession, slug: &str) -> Result<Campaign, Failure> {
    let all = crate::campaigns(seat.app().db()).await?;
    all.into_iter().find(|plan| slug.is_empty() || plan.slug == slug).ok_or(Failure::NotFound)
}

fn list(seat: &DeskSession, plan: &Campaign) -> (String, String) {
    let list = format!("{}?ke-hoach={}", seat.at().desk(routes::ACTIVITIES), plan.slug);
    (list, t!(seat.desk.lang, "activities-of", plan = plan.number.as_str()))
}

async fn compose(seat: &DeskSession, plan: &Campaign, errors: FormErrors) -> Page {
    let lang = seat.desk.lang;
    Page {
        frame: seat.frame(routes::ACTIVITIES, t!(lang, "activities-import")).await,
        up: list(seat, plan),
        errors,
        plan: plan.name(lang).to_owned(),
        columns: Column::all().map(|column| column.name(lang)).collect(),
    }
}

async fn show(seat: DeskSession, Query(begun): Query<Begun>) -> Result<Response, Failure> {
    let plan = plan_of(&seat, &begun.plan).await?;
    page(&compose(&seat, &plan, FormErrors::default()).await)
}

async fn read(
    seat: DeskSession,
    Query(begun): Query<Begun>,
    mut parts: Multipart,
) -> Result<Response, Failure> {
    let failure = |error: axum::extract::multipart::MultipartError| {
        Failure::of_status(error.status()).unwrap_or(Failure::BadInput)
    };
    let plan = plan_of(&seat, &begun.plan).await?;
    let (mut name, mut bytes) = (String::new(), bytes::Bytes::new());
    while let Some(part) = parts.next_field().await.map_err(failure)? {
        if part.name() == Some("tep") {
            name = part.file_name().unwrap_or_default().to_owned();
            bytes = part.bytes().await.map_err(failure)?;
        }
    }
    // Reading a large workbook takes time, so it runs on a thread that does not answer requests.
    let read = READING.run(PATIENCE, move || read_table(&bytes)).await;
    let table = match read.map_err(|_| Failure::TooMany)? {
        Ok(table) => table,
        Err(error) => {
            let errors = FormErrors::one("tep", table_words(seat.desk.lang, &error));
            return refused(&compose(&seat, &plan, errors).await);
        }
    };
    let mut tx = seat.app().db().begin().await?;
    match importing::keep_sheet(&mut tx, &seat.actor(), plan.id, &name, table).await {
        Ok(sheet) => {
            tx.commit().await?;
            Ok(Redirect::to(&seat.at().desk_of(routes::ACTIVITIES_SHEET, sheet.id)).into_response())
        }
        Err(CampaignsError::Denied(_)) => Err(Failure::Forbidden),
        Err(CampaignsError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::BadInput),
    }
}

fn table_words(lang: Lang, error: &TableError) -> String {
    match error {
        TableError::TooLarge => {
            t!(lang, "activities-import-large", most = format::file_size(lang, LARGEST as i64))
        }
        TableError::TooLong => {
            t!(lang, "activities-import-long", most = format::number(lang, importing::MOST_ROWS as i64))
        }
        TableError::OldWorkbook => t!(lang, "activities-import-old"),
        TableError::Other => t!(lang, "activities-import-other"),
        TableError::NoHeads => t!(lang, "activities-import-no-heads"),
        TableError::Empty => t!(lang, "activities-import-empty"),
    }
}

/// Returns the template of a table.
async fn sample(seat: DeskSession) -> Response {
    let lang = seat.desk.lang;
    let name = t!(lang, "activities-import-example");
    let form = crate::forms::form("seminars").map_or("", |form| form.name(lang));
    let example = [(Column::NameVi, name.as_str()), (Column::Form, form), (Column::Things, "1")];
    let mut response = importing::sample(lang, &example).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8"));
    let name = HeaderValue::from_static("attachment; filename=\"hoat-dong.csv\"");
    headers.insert(header::CONTENT_DISPOSITION, name);
    response
}

#[derive(Template)]
#[template(path = "desk/pages/activities/sheet.html")]
struct SheetPage {
    frame: Frame,
    up: (String, String),
    errors: FormErrors,
    file: String,
    sums: String,
    ignored: String,
    /// The faulty rows: number, name and reasons.
    faulty: Vec<(String, String, Vec<String>)>,
    good: Vec<(String, String)>,
    more: String,
    cautions: Vec<String>,
    take: String,
    /// Whether the field for a note is shown: the plan is approved.
    noted: bool,
    note: String,
    any: bool,
}

async fn look(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    page(&compose_sheet(&seat, id, FormErrors::default(), "").await?)
}

async fn compose_sheet(
    seat: &DeskSession,
    id: Uuid,
    errors: FormErrors,
    note: &str,
) -> Result<SheetPage, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let sheet = importing::activity_sheet(db, id).await?.ok_or(Failure::NotFound)?;
    let plan = crate::campaign(db, sheet.campaign).await?.ok_or(Failure::NotFound)?;
    let (actor, today) = (seat.actor(), seat.app().today());
    let (judged, (late, bare)) = importing::judge(db, &plan, &sheet.table, &actor, today).await?;
    let (good, faulty) = (judged.good().count(), judged.faulty().count());
    let row = |row: &JudgedRow| t!(lang, "activities-import-row", number = row.number);
    let mut cautions = Vec::new();
    if late > 0 {
        cautions.push(t!(lang, "activities-import-late", count = late));
    }
    if bare > 0 {
        cautions.push(t!(lang, "activities-import-bare", count = bare));
    }
    Ok(SheetPage {
        frame: seat.frame(routes::ACTIVITIES, t!(lang, "activities-import-check")).await,
        up: list(seat, &plan),
        errors,
        file: sheet.file.clone(),
        sums: if sheet.taken.is_some() {
            t!(lang, "activities-import-taken")
        } else {
            t!(lang, "activities-import-sums", good = good, faulty = faulty)
        },
        ignored: judged.ignored.join(", "),
        faulty: faulty_rows(lang, &judged),
        good: judged.good().take(SHOWN).map(|one| (row(one), one.name.clone())).collect(),
        more: match good.saturating_sub(SHOWN) {
            0 => String::new(),
            more => t!(lang, "activities-import-more", count = more),
        },
        cautions,
        take: if faulty == 0 {
            t!(lang, "activities-import-take", count = good)
        } else {
            t!(lang, "activities-import-take-good", good = good, faulty = faulty)
        },
        noted: plan.status == PlanStatus::Approved,
        note: note.to_owned(),
        any: good > 0 && sheet.taken.is_none(),
    })
}

fn faulty_rows(lang: Lang, judged: &JudgedSheet) -> Vec<(String, String, Vec<String>)> {
    let row = |row: &JudgedRow| {
        let why = row.faults.iter().map(|fault| fault_words(lang, fault)).collect();
        (t!(lang, "activities-import-row", number = row.number), row.name.clone(), why)
    };
    judged.faulty().map(row).collect()
}

/// A fault of a row, in a sentence.
pub fn fault_words(lang: Lang, fault: &Fault) -> String {
    match fault {
        Fault::Unknown(column, text) => {
            t!(lang, "activities-import-unknown", column = column.name(lang), text = text.as_str())
        }
        Fault::Unreadable(column, text) => {
            t!(lang, "activities-import-unreadable", column = column.name(lang), text = text.as_str())
        }
        Fault::Flaw(field, flaw) => {
            let label = Column::of_field(field).map_or(*field, |column| column.name(lang));
            match flaw {
                Flaw::Missing => t!(lang, "activities-import-missing", column = label),
                flaw => sentence(lang, field, label, flaw),
            }
        }
        Fault::NotYours => t!(lang, "activities-import-not-yours"),
        Fault::Known(number) => t!(lang, "activities-import-known", number = number),
        Fault::Twice(row) => t!(lang, "activities-import-twice", number = row),
    }
}

async fn take(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let (lang, note) = (seat.desk.lang, form.text("note"));
    let sheet = importing::activity_sheet(seat.app().db(), id).await?.ok_or(Failure::NotFound)?;
    let plan = crate::campaign(seat.app().db(), sheet.campaign).await?.ok_or(Failure::NotFound)?;
    let mut tx = seat.app().db().begin().await?;
    let agreed = !form.text("confirmed").is_empty();
    let acted = importing::take_sheet(&mut tx, &seat.actor(), id, agreed, (note, seat.app().today())).await;
    let errors = match acted {
        Ok(_) => {
            tx.commit().await?;
            let list = format!("{}&bao=them", list(&seat, &plan).0);
            return Ok(Redirect::to(&list).into_response());
        }
        Err(CampaignsError::Denied(_)) => return Err(Failure::Forbidden),
        Err(CampaignsError::Db(error)) => return Err(error.into()),
        Err(CampaignsError::Unconfirmed(_)) => {
            FormErrors::one("confirmed", t!(lang, "activities-import-unconfirmed"))
        }
        Err(CampaignsError::Changed) => FormErrors::whole(t!(lang, "activities-import-taken")),
        Err(CampaignsError::PlanEnded) => FormErrors::whole(t!(lang, "activity-plan-ended")),
        Err(CampaignsError::Flaws(flaws)) => {
            let mut errors = FormErrors::default();
            for (_, flaw) in &flaws.0 {
                errors.note("note", sentence(lang, "note", &t!(lang, "approval-note"), flaw));
            }
            errors
        }
        Err(_) => return Err(Failure::NotFound),
    };
    drop(tx);
    refused(&compose_sheet(&seat, id, errors, note).await?)
}
