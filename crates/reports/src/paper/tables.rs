//! The tables of a report; pages and files use the same ones.

use campaigns::ActivityState;
use jiff::tz::TimeZone;
use kit::format;
use kit::i18n::Lang;
use typeset::{Cell, Column, Table};

use super::{Shown, UNITS};
use crate::figures::{ActivityLine, AreaLine, ReachedLine};
use crate::t;

/// The names of the tables' files, in their order; the last one is of the city's reports alone.
pub(crate) const KEYS: [&str; 6] =
    ["hinh-thuc", "co-quan", "hoat-dong", "dia-ban-ghi-nhan", "dia-ban-hien-nay", UNITS];

/// All tables, each with the name of its file.
pub(crate) fn tables(shown: &Shown, lang: Lang, zone: &TimeZone) -> Vec<(&'static str, Table)> {
    let figures = &shown.figures;
    let [by_form_key, by_agency_key, activities_key, recorded_key, today_key, units_key] = KEYS;
    let mut all = vec![
        (by_form_key, by_form(&figures.by_form(), lang)),
        (by_agency_key, by_agency(&figures.reached, lang)),
        (activities_key, activities(&figures.activities, lang)),
        (
            recorded_key,
            areas(&figures.recorded, t!(lang, "table-areas-recorded"), t!(lang, "table-areas-note"), lang),
        ),
        (today_key, today(shown, lang)),
    ];
    if shown.report.is_city() {
        all.push((units_key, units(shown, lang, zone)));
    }
    all
}

/// The columns of results. No column is the sum of others.
fn numbers(lang: Lang) -> [Column; 5] {
    [
        t!(lang, "column-evidence"),
        t!(lang, "column-things"),
        t!(lang, "column-audience"),
        t!(lang, "column-copies"),
        t!(lang, "column-airings"),
    ]
    .map(|name| Column::numbers(name, 2))
}

fn by_form(lines: &[ReachedLine], lang: Lang) -> Table {
    let row = |line: &ReachedLine| {
        let mut row = vec![Cell::text(line.form_name(lang))];
        row.extend(line.numbers().map(Cell::Number));
        row
    };
    Table {
        title: t!(lang, "table-by-form"),
        columns: [Column::words(t!(lang, "column-form"), 6)].into_iter().chain(numbers(lang)).collect(),
        rows: lines.iter().map(row).collect(),
        note: t!(lang, "table-never-summed"),
    }
}

fn by_agency(lines: &[ReachedLine], lang: Lang) -> Table {
    let row = |line: &ReachedLine| {
        let mut row = vec![Cell::text(line.name.of(lang)), Cell::text(line.form_name(lang))];
        row.extend(line.numbers().map(Cell::Number));
        row
    };
    let words = [Column::words(t!(lang, "column-agency"), 4), Column::words(t!(lang, "column-form"), 4)];
    Table {
        title: t!(lang, "table-by-agency"),
        columns: words.into_iter().chain(numbers(lang)).collect(),
        rows: lines.iter().map(row).collect(),
        note: String::new(),
    }
}

fn activities(lines: &[ActivityLine], lang: Lang) -> Table {
    let row = |line: &ActivityLine| {
        vec![
            Cell::Number(line.number),
            Cell::text(line.name.of(lang)),
            Cell::text(line.lead.of(lang)),
            Cell::text(line.due.map_or_else(String::new, |day| format::day(lang, day))),
            Cell::text(state_name(&line.state, lang)),
        ]
    };
    Table {
        title: t!(lang, "table-activities"),
        columns: vec![
            Column::numbers(t!(lang, "column-number"), 1),
            Column::words(t!(lang, "column-activity"), 6),
            Column::words(t!(lang, "column-lead"), 4),
            Column::words(t!(lang, "column-due"), 2),
            Column::words(t!(lang, "column-state"), 2),
        ],
        rows: lines.iter().map(row).collect(),
        note: String::new(),
    }
}

/// The words for a state's stored name.
fn state_name(name: &str, lang: Lang) -> String {
    match ActivityState::named(name) {
        Some(ActivityState::Done) => t!(lang, "state-done"),
        Some(ActivityState::Open) => t!(lang, "state-open"),
        Some(ActivityState::Late) => t!(lang, "state-late"),
        Some(ActivityState::Planned) => t!(lang, "state-planned"),
        Some(ActivityState::Cancelled) => t!(lang, "state-cancelled"),
        None => name.to_owned(),
    }
}

fn areas(lines: &[AreaLine], title: String, note: String, lang: Lang) -> Table {
    let row = |line: &AreaLine| {
        let name = line.name.of(lang);
        let name = if line.former { t!(lang, "area-former", name = name) } else { name.to_owned() };
        vec![Cell::text(name), Cell::Number(line.pieces)]
    };
    Table {
        title,
        columns: vec![
            Column::words(t!(lang, "column-area"), 6),
            Column::numbers(t!(lang, "column-evidence"), 2),
        ],
        rows: lines.iter().map(row).collect(),
        note,
    }
}

fn today(shown: &Shown, lang: Lang) -> Table {
    let day = format::day(lang, shown.figures.day);
    let title = t!(lang, "table-areas-today", day = day);
    areas(&shown.figures.today, title, t!(lang, "table-areas-today-note"), lang)
}

fn units(shown: &Shown, lang: Lang, zone: &TimeZone) -> Table {
    let row = |unit: &crate::reporting::UnitLine| {
        let reported =
            unit.submitted_at.map_or_else(|| t!(lang, "unit-missing"), |at| format::moment(lang, zone, at));
        vec![Cell::text(unit.name.of(lang)), Cell::text(reported)]
    };
    Table {
        title: t!(lang, "table-units"),
        columns: vec![
            Column::words(t!(lang, "column-agency"), 5),
            Column::words(t!(lang, "column-submitted"), 3),
        ],
        rows: shown.figures.units.iter().map(row).collect(),
        note: String::new(),
    }
}
