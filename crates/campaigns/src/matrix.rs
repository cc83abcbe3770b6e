//! The coverage of a plan as a matrix, theme by form: reached, planned or empty. It holds rules only; evidence is
//! counted elsewhere.

use std::collections::{HashMap, HashSet};

use jiff::civil::Date;
use uuid::Uuid;

use crate::forms::{FORMS, Form};
use crate::model::{Activity, Theme};

/// Counts by theme and by the stored name of a form.
pub type Counts = HashMap<(Uuid, String), i64>;

/// The matrix, theme by form.
#[derive(Clone, Debug)]
pub struct Matrix {
    /// The rows: the forms that the plan commits to, and those with evidence or a planned activity.
    pub rows: Vec<MatrixRow>,
    /// The number of activities without a theme, which are in no cell.
    pub themeless: usize,
}

/// A form with its cells, in the order of the columns.
#[derive(Clone, Debug)]
pub struct MatrixRow {
    /// The form.
    pub form: &'static Form,
    /// A cell for each theme.
    pub cells: Vec<MatrixCell>,
}

/// The counts for a theme in a form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatrixCell {
    /// The number of pieces of evidence.
    pub reached: i64,
    /// The number of planned activities.
    pub planned: i64,
}

/// The state of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CellState {
    /// It has evidence.
    Reached,
    /// It has no evidence and a planned activity.
    Planned,
    /// It has neither.
    Empty,
}

impl MatrixCell {
    /// Its state.
    pub fn state(self) -> CellState {
        match self {
            Self { reached: 1.., .. } => CellState::Reached,
            Self { planned: 1.., .. } => CellState::Planned,
            _ => CellState::Empty,
        }
    }
}

impl Matrix {
    /// The matrix of some themes. `all` are the themes of the plan: an activity also counts for the themes above its
    /// own. `activities` are those that count.
    pub fn of(
        columns: &[&Theme],
        all: &[Theme],
        promised: &[String],
        reached: &Counts,
        activities: &[&Activity],
    ) -> Self {
        let planned = planned(all, activities);
        let cell = |theme: &Theme, form: &Form| {
            let key = (theme.id, form.key.to_owned());
            let of = |counts: &Counts| counts.get(&key).copied().unwrap_or(0);
            MatrixCell { reached: of(reached), planned: of(&planned) }
        };
        let row = |form: &'static Form| MatrixRow {
            form,
            cells: columns.iter().map(|theme| cell(theme, form)).collect(),
        };
        let is_shown = |row: &MatrixRow| {
            promised.iter().any(|key| key == row.form.key)
                || row.cells.iter().any(|cell| cell.state() != CellState::Empty)
        };
        Self {
            rows: FORMS.iter().map(row).filter(is_shown).collect(),
            themeless: activities.iter().filter(|activity| activity.themes.is_empty()).count(),
        }
    }

    /// The number of cells in a state.
    pub fn count(&self, state: CellState) -> usize {
        self.rows.iter().flat_map(|row| &row.cells).filter(|cell| cell.state() == state).count()
    }
}

/// The number of planned activities for each theme in each form; an activity also counts for the themes above its own.
fn planned(all: &[Theme], activities: &[&Activity]) -> Counts {
    let parents: HashMap<Uuid, Option<Uuid>> = all.iter().map(|theme| (theme.id, theme.parent)).collect();
    let mut counts = Counts::new();
    for activity in activities.iter().filter(|activity| !activity.form.is_empty()) {
        let mut abouts = HashSet::new();
        for theme in &activity.themes {
            let mut next = Some(*theme);
            // A theme that was met before is not followed again; this also ends a cycle in damaged data.
            while let Some(theme) = next.filter(|theme| abouts.insert(*theme)) {
                next = parents.get(&theme).copied().flatten();
            }
        }
        for about in abouts {
            *counts.entry((about, activity.form.clone())).or_default() += 1;
        }
    }
    counts
}

impl Activity {
    /// Its first and last day; the days of the plan stand in for missing ones.
    pub fn days(&self, plan: (Date, Date)) -> (Date, Date) {
        (self.starts.unwrap_or(plan.0), self.due.unwrap_or(plan.1))
    }

    /// Whether it counts as planned in some areas (none: anywhere) within some days: it is not cancelled, it is for one
    /// of the areas or for all, and its time overlaps these days.
    pub fn is_planned_in(&self, areas: &[Uuid], (from, to): (Date, Date), plan: (Date, Date)) -> bool {
        let (starts, ends) = self.days(plan);
        let here =
            areas.is_empty() || self.areas.is_empty() || self.areas.iter().any(|area| areas.contains(area));
        self.cancelled.is_none() && here && starts <= to && from <= ends
    }

    /// Whether one of its themes is the given theme or below it.
    pub fn is_about(&self, theme: Uuid, all: &[Theme]) -> bool {
        self.themes.iter().any(|own| lineage(*own, all).any(|above| above == theme))
    }
}

/// A theme and the themes above it.
fn lineage(theme: Uuid, all: &[Theme]) -> impl Iterator<Item = Uuid> {
    let above = |theme: &Uuid| all.iter().find(|one| one.id == *theme)?.parent;
    std::iter::successors(Some(theme), above).take(all.len().max(1))
}

#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
