//! News by day, with the month's calendar.

use std::collections::HashMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::{IntoResponse, Redirect, Response};
use jiff::ToSpan;
use jiff::civil::Date;
use kit::web::failure::Failure;

use super::lists::{List, Place};
use crate::Listing;
use crate::public::NewsContext;
use crate::public::cards::Link;
use crate::t;
use addresses::Addresses;
use frame::public::{Frame, Portal, page};
use kit::format;

#[derive(Template)]
#[template(path = "public/pages/day.html")]
struct Page {
    frame: Frame,
    name: String,
    count: String,
    list: List,
    month: String,
    weeks: Vec<Vec<Cell>>,
    newer_day: Option<Link>,
    older_day: Option<Link>,
    newer_month: Option<Link>,
    older_month: Option<Link>,
}

/// A day in the calendar, or a gap before the first or after the last.
#[derive(Clone, Default)]
struct Cell {
    day: i8,
    /// Where its news is; none when it has none.
    href: Option<String>,
    count: i64,
    current: bool,
}

/// `/ngay` leads to the newest day with news.
pub(super) async fn newest(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let day = crate::newest_day(here.app.db()).await?.unwrap_or_else(|| here.today());
    Ok(Redirect::temporary(&here.at.day(&day)).into_response())
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path((year, month, day)): Path<(String, String, String)>,
    Query(place): Query<Place>,
) -> Result<Response, Failure> {
    let date = Addresses::parse_day(&year, &month, &day).ok_or(Failure::NotFound)?;
    let here = crate::public::enter(&portal).await?;
    let (db, lang) = (here.app.db(), here.lang);
    let base = here.at.day(&date);
    if !base.ends_with(&format!("/{year}/{month}/{day}")) {
        return Ok(kit::web::layers::moved(&base));
    }
    let list = here.list(Listing::Day(date), &place, &base).await?;
    let counts: HashMap<Date, i64> =
        crate::day_counts(db, date.first_of_month(), date.last_of_month()).await?.into_iter().collect();
    let (before, after) = crate::days_around(db, date).await?;
    let (_, after_month) = crate::days_around(db, date.last_of_month()).await?;
    let (before_month, _) = crate::days_around(db, date.first_of_month()).await?;
    let count = counts.get(&date).copied().unwrap_or(0);
    let name = format::day_long(lang, date);
    let frame = here.frame("days", t!(lang, "day-title", day = name.as_str()), base.clone()).followed(&base);
    page(&Page {
        // A day without news, of which there are endlessly many, is no page to keep.
        frame: if count == 0 { frame.unlisted() } else { frame },
        count: if count == 0 {
            t!(lang, "day-empty")
        } else {
            t!(lang, "day-count", count = count, shown = format::number(lang, count))
        },
        name,
        list,
        month: format::month(lang, date),
        weeks: weeks(&here, date, &counts),
        newer_day: after.map(|day| day_link(&here, day)),
        older_day: before.map(|day| day_link(&here, day)),
        newer_month: after_month.map(|day| month_link(&here, day)),
        older_month: before_month.map(|day| month_link(&here, day)),
    })
}

fn day_link(here: &NewsContext, day: Date) -> Link {
    Link { href: here.at.day(&day), name: format::day_long(here.lang, day) }
}

fn month_link(here: &NewsContext, day: Date) -> Link {
    Link { href: here.at.day(&day), name: format::month(here.lang, day) }
}

/// The month in weeks from Monday, as calendars in Vietnam are printed.
fn weeks(here: &NewsContext, date: Date, counts: &HashMap<Date, i64>) -> Vec<Vec<Cell>> {
    let first = date.first_of_month();
    let gap = usize::try_from(first.weekday().to_monday_zero_offset()).unwrap_or(0);
    let mut cells = vec![Cell::default(); gap];
    let mut day = first;
    loop {
        let count = counts.get(&day).copied().unwrap_or(0);
        let href = (count > 0).then(|| here.at.day(&day));
        cells.push(Cell { day: day.day(), href, count, current: day == date });
        if day == date.last_of_month() {
            break;
        }
        day = day.saturating_add(1.day());
    }
    cells.resize(cells.len().div_ceil(7) * 7, Cell::default());
    cells.chunks(7).map(<[Cell]>::to_vec).collect()
}
