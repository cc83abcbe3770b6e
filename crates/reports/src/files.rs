//! The files of reports and plans, and the data that is read for them.

use std::sync::LazyLock;
use std::time::Duration;

use agencies::{Agency, AreaKind};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use campaigns::Campaign;
use frame::App;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::work::{Places, Room, WorkError};
use typeset::{FileKind, Paper, Table, TypesetError};

use crate::figures::compute;
use crate::model::Report;
use crate::paper::{KEYS, Shown, paper, tables};
use crate::plan_paper::plan_paper;
use crate::t;

/// The longest wait for a free place.
const PATIENCE: Duration = Duration::from_secs(20);

/// The places for making files. Typesetting keeps one core busy, so one file is made at a time.
static PLACES: LazyLock<Places> = LazyLock::new(|| Places::new(Room { at_once: 1, waiting: 16, each: 16 }));

/// The plan with this slug that the public sees.
pub(crate) async fn plan_at(app: &App, slug: &str) -> Result<Campaign, Failure> {
    let all = campaigns::public_campaigns(app.db()).await?;
    all.into_iter().find(|plan| plan.slug == slug).ok_or(Failure::NotFound)
}

/// A report for display: a frozen version, or the draft with the current figures.
pub(crate) async fn shown(app: &App, report: Report, version: Option<i64>) -> Result<Shown, Failure> {
    let db = app.db();
    let plan = campaigns::campaigns(db).await?.into_iter().find(|plan| plan.id == report.campaign);
    let plan = plan.ok_or(Failure::NotFound)?;
    let (query, figures, narrative, frozen, note) = match version {
        Some(version) => {
            let kept = crate::frozen(db, report.id, version).await?.ok_or(Failure::NotFound)?;
            (kept.query, kept.figures, kept.narrative, Some((kept.version, kept.frozen_at)), kept.note)
        }
        None => {
            let (query, figures) = compute(db, &report, &plan, app.today()).await?;
            (query, figures, report.narrative.clone(), None, report.note.clone())
        }
    };
    let issuer = agencies::agency(db, plan.issuer).await?;
    let agency = match report.agency {
        None => issuer.clone(),
        Some(agency) => agencies::agency(db, agency).await?,
    };
    let above = match agency.as_ref().and_then(|agency| agency.parent) {
        None => None,
        Some(above) => agencies::agency(db, above).await?,
    };
    let place = place(app, issuer.as_ref()).await?;
    Ok(Shown { report, plan, query, figures, narrative, frozen, note, agency, above, issuer, place })
}

/// The name of the city: of the area of kind city, or the name in the title of the people's committee that issued the
/// plan.
async fn place(app: &App, issuer: Option<&Agency>) -> Result<String, Failure> {
    let areas = agencies::areas(app.db(), app.today()).await?;
    let city = areas.into_iter().find(|area| area.kind == AreaKind::City).map(|area| area.name_vi);
    let governed = issuer.and_then(|issuer| issuer.name_vi.strip_prefix("Ủy ban nhân dân "));
    Ok(city.or_else(|| governed.map(str::to_owned)).unwrap_or_default())
}

/// The files of a report: the name and the label of each.
pub(crate) fn names(shown: &Shown, lang: Lang, zone: &jiff::tz::TimeZone) -> Vec<(String, String)> {
    let mut all = vec![
        ("bao-cao.pdf".to_owned(), t!(lang, "file-pdf")),
        ("bao-cao.docx".to_owned(), t!(lang, "file-docx")),
        ("bao-cao.xlsx".to_owned(), t!(lang, "file-xlsx")),
    ];
    let tables = tables(shown, lang, zone).into_iter().filter(|(_, table)| !table.rows.is_empty());
    all.extend(tables.map(|(key, table)| (format!("{key}.csv"), t!(lang, "file-csv", table = table.title))));
    all
}

/// Whether a report of the city has a file of this name.
pub(crate) fn is_file(name: &str) -> bool {
    match FileKind::of(name) {
        None => false,
        Some(FileKind::Csv) => KEYS.contains(&name.trim_end_matches(".csv")),
        Some(_) => name.starts_with("bao-cao."),
    }
}

/// A file of a report, by its name.
pub(crate) async fn file(app: &App, shown: Shown, name: &str, lang: Lang) -> Result<Response, Failure> {
    let kind = FileKind::of(name).ok_or(Failure::NotFound)?;
    let tables: Vec<(&str, Table)> = tables(&shown, lang, app.zone());
    let called = format!("bao-cao-{}", shown.report.period.name());
    match kind {
        FileKind::Csv => {
            let key = name.trim_end_matches(".csv");
            let table = tables.into_iter().find(|(one, _)| *one == key).ok_or(Failure::NotFound)?.1;
            work(kind, &format!("{called}-{key}.csv"), move || typeset::csv(&table)).await
        }
        _ if !name.starts_with("bao-cao.") => Err(Failure::NotFound),
        FileKind::Xlsx => {
            let title = shown.subject(lang);
            let make = move || {
                let there = tables.iter().map(|(_, table)| table).filter(|table| !table.rows.is_empty());
                typeset::xlsx(&title, &there.collect::<Vec<_>>())
            };
            work(kind, &format!("{called}.xlsx"), make).await
        }
        FileKind::Pdf | FileKind::Docx => set(kind, &called, paper(&shown, lang, app.zone())).await,
    }
}

/// A file of a plan's document, by its name.
pub(crate) async fn plan_file(
    app: &App,
    plan: &Campaign,
    name: &str,
    lang: Lang,
) -> Result<Response, Failure> {
    let kind = match name {
        "ke-hoach.pdf" => FileKind::Pdf,
        "ke-hoach.docx" => FileKind::Docx,
        _ => return Err(Failure::NotFound),
    };
    let issuer = agencies::agency(app.db(), plan.issuer).await?;
    let place = place(app, issuer.as_ref()).await?;
    set(kind, &format!("ke-hoach-{}", plan.slug), plan_paper(app.db(), plan, &place, lang).await?).await
}

async fn set(kind: FileKind, called: &str, paper: Paper) -> Result<Response, Failure> {
    match kind {
        FileKind::Pdf => work(kind, &format!("{called}.pdf"), move || typeset::pdf(&paper)).await,
        _ => work(kind, &format!("{called}.docx"), move || typeset::docx(&paper)).await,
    }
}

async fn work(
    kind: FileKind,
    called: &str,
    make: impl FnOnce() -> Result<Vec<u8>, TypesetError> + Send + 'static,
) -> Result<Response, Failure> {
    let made = PLACES.run(PATIENCE, make).await.map_err(|why| match why {
        WorkError::Busy(_) => Failure::Timeout,
        WorkError::Failed(_) => Failure::Internal,
    })?;
    let bytes = made.map_err(|error| {
        tracing::error!(error.message = %error, "reports.file_failed");
        Failure::Internal
    })?;
    let way = if kind == FileKind::Pdf { "inline" } else { "attachment" };
    let disposition = format!("{way}; filename=\"{called}\"");
    let headers =
        [(header::CONTENT_TYPE, kind.media_type().to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    Ok((headers, bytes).into_response())
}
