//! What a plan leaves empty: forms in which nothing was done or is planned for a theme, and areas in which nothing was or is.

use std::collections::{HashMap, HashSet};

use uuid::Uuid;

use crate::forms::Form;
use crate::matrix::{CellState, Matrix};
use crate::model::{Activity, Theme};

/// The forms that are empty for each of the themes of a matrix, in its order.
pub fn empty_forms(matrix: &Matrix, themes: usize) -> Vec<Vec<&'static Form>> {
    let empty = |column: usize| {
        let rows = matrix.rows.iter();
        rows.filter(|row| row.cells.get(column).is_some_and(|cell| cell.state() == CellState::Empty))
            .map(|row| row.form)
            .collect()
    };
    (0..themes).map(empty).collect()
}

/// What became of areas: those of today, by one that was recorded. An area of today is itself.
pub type Heirs = HashMap<Uuid, Vec<Uuid>>;

/// The areas of today in which nothing was done for a theme, and nothing is planned. `reached` are the areas in which something was,
/// as they were recorded; `planned` are the activities that count.
pub fn empty_areas(
    theme: &Theme,
    all: &[Theme],
    today: &[Uuid],
    reached: &[Uuid],
    planned: &[&Activity],
    heirs: &Heirs,
) -> Vec<Uuid> {
    let about: Vec<&&Activity> = planned.iter().filter(|one| one.is_about(theme.id, all)).collect();
    // What names no area is for all of them.
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
