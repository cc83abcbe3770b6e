//! The coverage of a plan: theme by form, in an area and a period. Each cell is reached, planned or empty, and links to
//! its evidence and activities.

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use frame::public::{Frame, PageContext, Portal, page};
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use super::look::{Choice, Look, LookQuery, PeriodLine};
use super::{Link, find};
use crate::matrix::{CellState, Matrix, MatrixCell};
use crate::{Campaign, Theme, t};

#[derive(Template)]
#[template(path = "public/pages/coverage.html")]
struct Page {
    frame: Frame,
    up: Link,
    about: String,
    /// The links to the map of areas and to the calendar.
    others: Vec<Link>,
    periods: Vec<PeriodLine>,
    /// The address of the selection form; its choices follow.
    here: String,
    areas: Vec<Choice>,
    spans: Vec<Choice>,
    /// The slug of the opened theme, which stays open when another period is chosen.
    open: String,
    /// The selection in words, for printed pages and for readers who follow a link.
    looked: String,
    columns: Vec<Column>,
    rows: Vec<Row>,
    /// The sentence with the number of reached, planned and empty cells.
    sums: String,
    /// Notes on what the numbers leave out; may be empty.
    notes: Vec<String>,
    /// The moment of the numbers.
    as_of: String,
}

/// A column: a theme.
struct Column {
    link: Link,
    /// The link that opens or closes its parts, with a label that is clear without context; none if it has no parts.
    toggle: Option<(Link, String)>,
    below: bool,
}

struct Row {
    form: String,
    cells: Vec<Cell>,
}

/// A cell.
struct Cell {
    /// Its state: `reached`, `planned` or `empty`.
    state: &'static str,
    words: String,
    /// The label of its link for screen readers: form and theme.
    label: String,
    /// The address of the page of the cell; empty for an empty cell.
    href: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<LookQuery>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let themes = super::themes_of(db, &plan).await?;
    let look = Look::read(&here, &plan, &themes, &asked).await?;
    let shown = columns(&themes, &look);
    let matrix = matrix(&here, &plan, &themes, &shown, &look).await?;
    let own = at.coverage(&slug);
    let row = |row: &crate::matrix::MatrixRow| Row {
        form: row.form.name(lang).to_owned(),
        cells: row
            .cells
            .iter()
            .zip(&shown)
            .map(|(cell, theme)| {
                let label = format!("{}, {}", row.form.name(lang), theme.name(lang));
                spell(lang, *cell, label, look.at(&at.coverage_cell(&slug, &theme.slug, row.form.key)))
            })
            .collect(),
    };
    let frame = here.frame("plans", title(lang, &look), look.at(&own)).standing_for(&own);
    page(&Page {
        frame: if look.is_whole() { frame } else { frame.unlisted() },
        up: Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
        about: t!(lang, "coverage-about"),
        others: vec![
            Link { href: look.at(&at.coverage_areas(&slug)), name: t!(lang, "coverage-areas") },
            Link { href: at.calendar(&slug), name: t!(lang, "calendar-title") },
        ],
        periods: look.periods(lang, &own),
        areas: Choice::areas(lang, &agencies::areas(db, here.today()).await?, look.area.as_ref()),
        spans: Choice::periods(lang, &plan, look.period),
        open: look.open.clone(),
        looked: looked(lang, &plan, &look),
        columns: shown.iter().map(|theme| column(&here, &themes, theme, &look, &own)).collect(),
        rows: matrix.rows.iter().map(row).collect(),
        sums: sums(lang, &matrix),
        notes: notes(lang, &matrix, &look),
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
        here: own,
    })
}

/// The themes with a column: the top themes, and the parts of the opened one.
fn columns<'a>(themes: &'a [Theme], look: &Look) -> Vec<&'a Theme> {
    let mut shown = Vec::new();
    for top in themes.iter().filter(|theme| theme.parent.is_none()) {
        shown.push(top);
        if top.slug == look.open {
            shown.extend(themes.iter().filter(|theme| theme.parent == Some(top.id)));
        }
    }
    shown
}

async fn matrix(
    here: &PageContext,
    plan: &Campaign,
    themes: &[Theme],
    shown: &[&Theme],
    look: &Look,
) -> Result<Matrix, Failure> {
    let (db, days) = (here.app.db(), look.days());
    let counts = match look.areas.as_slice() {
        [] => crate::reached(db, None, days).await?,
        areas => crate::reached_in(db, areas, days).await?,
    };
    let reached = counts.into_iter().map(|(theme, form, count)| ((theme, form), count)).collect();
    let activities = crate::activities(db, plan.id).await?;
    let planned: Vec<&crate::Activity> = activities
        .iter()
        .filter(|activity| activity.is_planned_in(&look.areas, days, (plan.starts, plan.ends)))
        .collect();
    Ok(Matrix::of(shown, themes, &crate::forms_of(db, plan.id).await?, &reached, &planned))
}

/// A cell in words, with the link to its page.
fn spell(lang: Lang, cell: MatrixCell, label: String, href: String) -> Cell {
    let number = |count| format::number(lang, count);
    let (state, words) = match cell.state() {
        CellState::Reached => ("reached", number(cell.reached)),
        CellState::Planned => ("planned", t!(lang, "coverage-planned-count", count = number(cell.planned))),
        CellState::Empty => ("empty", t!(lang, "coverage-empty")),
    };
    let href = if cell.state() == CellState::Empty { String::new() } else { href };
    Cell { state, words, label, href }
}

fn column(here: &PageContext, themes: &[Theme], theme: &Theme, look: &Look, own: &str) -> Column {
    let name = theme.name(here.lang).to_owned();
    let has_parts = theme.parent.is_none() && themes.iter().any(|one| one.parent == Some(theme.id));
    let toggle = has_parts.then(|| match theme.slug == look.open {
        true => {
            let link = Link { href: look.with(own, &[("mo", "")]), name: t!(here.lang, "coverage-close") };
            (link, t!(here.lang, "coverage-close-label", theme = name.as_str()))
        }
        false => {
            let href = look.with(own, &[("mo", &theme.slug)]);
            let link = Link { href, name: t!(here.lang, "coverage-open") };
            (link, t!(here.lang, "coverage-open-label", theme = name.as_str()))
        }
    });
    Column { link: Link { href: here.at.theme(&theme.slug), name }, toggle, below: theme.parent.is_some() }
}

fn title(lang: Lang, look: &Look) -> String {
    let title = t!(lang, "coverage-title");
    match &look.area {
        Some(area) => format!("{title}: {}", area.name(lang)),
        None => title,
    }
}

/// The selection in words: area, first and last day.
pub(super) fn looked(lang: Lang, plan: &Campaign, look: &Look) -> String {
    let (from, to) = look.period.days((plan.starts, plan.ends));
    let area =
        look.area.as_ref().map_or_else(|| t!(lang, "coverage-city"), |area| area.name(lang).to_owned());
    t!(lang, "coverage-looked", area = area, from = format::day(lang, from), to = format::day(lang, to))
}

fn sums(lang: Lang, matrix: &Matrix) -> String {
    t!(
        lang,
        "coverage-sums",
        reached = matrix.count(CellState::Reached),
        planned = matrix.count(CellState::Planned),
        empty = matrix.count(CellState::Empty)
    )
}

fn notes(lang: Lang, matrix: &Matrix, look: &Look) -> Vec<String> {
    let mut notes = Vec::new();
    if matrix.themeless > 0 {
        notes.push(t!(lang, "coverage-themeless", count = matrix.themeless));
    }
    if look.areas.len() > 1 {
        notes.push(t!(lang, "coverage-of-former"));
    }
    notes
}
