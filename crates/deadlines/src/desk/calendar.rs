//! The calendar of working days. The page lists the days of a year, adds and removes a day, and restores an earlier
//! version.

use access::On;
use accounts::desk::names::Names;
use addresses::desk::routes;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::FormErrors;
use jiff::civil::Date;
use kit::format;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;

use super::failure;
use crate::permissions::KEEP_CALENDAR;
use crate::{CalendarDay, CalendarVersion, DeadlinesError, WorkCalendar, t};

/// The number of versions in the list.
const VERSIONS: u32 = 12;
/// The longest name of a day, in characters; a longer name is cut.
const LONGEST: usize = 120;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(KEEP_CALENDAR);
    router.page(routes::CALENDAR, needs, show).act(routes::CALENDAR, needs, send).act(
        routes::CALENDAR_UNDO,
        needs,
        undo,
    )
}

/// A row of the list of days.
struct Line {
    value: String,
    words: String,
    name: String,
    worked: bool,
}

/// A row of the list of versions.
struct Change {
    number: i64,
    words: String,
    note: String,
    /// Whether this version can be restored: it is not the newest.
    can_return: bool,
}

/// A year, with the address of its page.
struct Year {
    year: i16,
    href: String,
    here: bool,
}

#[derive(Template)]
#[template(path = "desk/pages/calendar.html")]
struct Page {
    frame: Frame,
    said: String,
    errors: FormErrors,
    may: bool,
    seen: i64,
    year: i16,
    years: Vec<Year>,
    lines: Vec<Line>,
    /// Whether the calendar holds no day in any year.
    is_new: bool,
    changes: Vec<Change>,
    day: String,
    name_vi: String,
    name_en: String,
    worked: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    nam: Option<i16>,
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let said = match asked.bao.as_str() {
        "them" => t!(lang, "calendar-added"),
        "bo" => t!(lang, "calendar-removed"),
        "lai" => t!(lang, "calendar-restored"),
        "san" => t!(lang, "calendar-given-done"),
        _ => String::new(),
    };
    page(&Page { said, ..compose(&seat, asked.nam, &Form::default(), FormErrors::default()).await? })
}

async fn compose(
    seat: &DeskSession,
    year: Option<i16>,
    form: &Form,
    errors: FormErrors,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let calendar = crate::calendar(db).await?;
    let year = year.filter(|year| (1990..=2200).contains(year)).unwrap_or(seat.app().today().year());
    let versions = crate::versions(db, VERSIONS).await?;
    let names = Names::read(seat).await?;
    Ok(Page {
        frame: seat.frame(routes::CALENDAR, t!(lang, "work-calendar-title")).await,
        said: String::new(),
        errors,
        may: seat.may(KEEP_CALENDAR, On::City),
        seen: calendar.version,
        year,
        years: years(seat, &calendar, year),
        lines: calendar
            .days
            .iter()
            .filter(|(day, _)| day.year() == year)
            .map(|one| line(seat, one))
            .collect(),
        is_new: calendar.days.is_empty(),
        changes: versions.iter().map(|version| change(seat, &names, &calendar, version)).collect(),
        day: form.text("ngay").to_owned(),
        name_vi: form.text("ten_vi").to_owned(),
        name_en: form.text("ten_en").to_owned(),
        worked: form.text("loai") == "lam",
    })
}

/// The years for which the calendar holds a day, this year, the next year, and the year that is shown.
fn years(seat: &DeskSession, calendar: &WorkCalendar, shown: i16) -> Vec<Year> {
    let this = seat.app().today().year();
    let mut years: Vec<i16> = calendar.days.keys().map(|day| day.year()).collect();
    years.extend([this, this.saturating_add(1), shown]);
    years.sort_unstable();
    years.dedup();
    let base = seat.at().desk(routes::CALENDAR);
    let year = |year: i16| Year { year, href: format!("{base}?nam={year}"), here: year == shown };
    years.into_iter().map(year).collect()
}

fn line(seat: &DeskSession, (day, written): (&Date, &CalendarDay)) -> Line {
    let lang = seat.desk.lang;
    let english = lang == kit::i18n::Lang::En && !written.name_en.is_empty();
    Line {
        value: day.to_string(),
        words: format::day_long(lang, *day),
        name: if english { written.name_en.clone() } else { written.name_vi.clone() },
        worked: written.worked,
    }
}

fn change(seat: &DeskSession, names: &Names, calendar: &WorkCalendar, version: &CalendarVersion) -> Change {
    let lang = seat.desk.lang;
    let by = names.person(version.by);
    let at = seat.moment(version.at);
    Change {
        number: version.number,
        words: t!(lang, "calendar-version", number = version.number, at = at, by = by),
        note: version.note.clone(),
        can_return: version.number < calendar.version,
    }
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let seen = form.text("ban").parse().unwrap_or(-1);
    let mut tx = seat.app().db().begin().await?;
    let day = form.text("ngay").parse::<Date>().ok();
    let actor = seat.actor();
    let done = match (form.text("viec"), day) {
        ("san", _) => crate::take_given_days(&mut tx, &actor, seen).await.map(|_| "san"),
        ("bo", Some(day)) => crate::remove_day(&mut tx, &actor, seen, day).await.map(|_| "bo"),
        ("bo", None) => return Err(Failure::BadInput),
        (_, Some(day)) => crate::add_day(&mut tx, &actor, seen, day, written(&form)).await.map(|_| "them"),
        (_, None) => {
            let errors = FormErrors::one("ngay", t!(seat.desk.lang, "calendar-no-day"));
            return refused(&compose(&seat, None, &form, errors).await?);
        }
    };
    let year = day.map_or_else(|| seat.app().today().year(), |day| day.year());
    match done {
        Ok(what) => {
            tx.commit().await?;
            let to = format!("{}?nam={year}&bao={what}", seat.at().desk(routes::CALENDAR));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            drop(tx);
            let errors = why(&seat, error)?;
            refused(&compose(&seat, Some(year), &form, errors).await?)
        }
    }
}

fn written(form: &Form) -> CalendarDay {
    let name = |field| -> String { form.text(field).chars().take(LONGEST).collect() };
    CalendarDay { worked: form.text("loai") == "lam", name_vi: name("ten_vi"), name_en: name("ten_en") }
}

fn why(seat: &DeskSession, error: DeadlinesError) -> Result<FormErrors, Failure> {
    let lang = seat.desk.lang;
    Ok(match error {
        DeadlinesError::NoName => FormErrors::one("ten_vi", t!(lang, "calendar-no-name")),
        DeadlinesError::Taken => FormErrors::one("ngay", t!(lang, "calendar-taken")),
        DeadlinesError::Plain => FormErrors::one("ngay", t!(lang, "calendar-plain")),
        DeadlinesError::Changed => FormErrors::whole(t!(lang, "calendar-changed")),
        DeadlinesError::NoDay => FormErrors::whole(t!(lang, "calendar-gone")),
        other => return Err(failure(other)),
    })
}

async fn undo(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let seen = form.text("ban").parse().unwrap_or(-1);
    let version = form.text("ve").parse().map_err(|_| Failure::BadInput)?;
    let mut tx = seat.app().db().begin().await?;
    match crate::restore_calendar(&mut tx, &seat.actor(), seen, version).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(Redirect::to(&format!("{}?bao=lai", seat.at().desk(routes::CALENDAR))).into_response())
        }
        Err(error) => {
            drop(tx);
            let errors = why(&seat, error)?;
            refused(&compose(&seat, None, &Form::default(), errors).await?)
        }
    }
}
