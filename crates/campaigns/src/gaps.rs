//! The gaps of a plan's themes: forms and areas with neither evidence nor an activity.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::forms::Form;
use crate::matrix::{CellState, Matrix};
use crate::model::{Activity, Theme};

/// The empty forms of each theme of a matrix, in the order of its columns.
pub fn empty_forms(matrix: &Matrix, themes: usize) -> Vec<Vec<&'static Form>> {
    let empty = |column: usize| {
        let rows = matrix.rows.iter();
        rows.filter(|row| row.cells.get(column).is_some_and(|cell| cell.state() == CellState::Empty))
            .map(|row| row.form)
            .collect()
    };
    (0..themes).map(empty).collect()
}

/// The successors of areas: the present areas that succeed each recorded area. An area that still exists needs no
/// entry.
pub type Heirs = HashMap<Uuid, Vec<Uuid>>;

/// The present areas with neither evidence nor a planned activity for a theme. `reached` are the areas with evidence,
/// as recorded; `planned` are the activities that count.
pub fn empty_areas(
    theme: &Theme,
    all: &[Theme],
    today: &[Uuid],
    reached: &[Uuid],
    planned: &[&Activity],
    heirs: &Heirs,
) -> Vec<Uuid> {
    let about: Vec<&&Activity> = planned.iter().filter(|one| one.is_about(theme.id, all)).collect();
    // An activity without areas is for all of them.
    if about.iter().any(|one| one.areas.is_empty()) {
        return Vec::new();
    }
    let recorded = reached.iter().chain(about.iter().flat_map(|one| &one.areas));
    let filled: HashSet<Uuid> = recorded
        .flat_map(|area| [*area].into_iter().chain(heirs.get(area).into_iter().flatten().copied()))
        .collect();
    today.iter().copied().filter(|area| !filled.contains(area)).collect()
}

#[cfg(test)]
mod tests;
