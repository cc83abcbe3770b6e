use jiff::civil::{Date, date};

use super::testing::{activity, id, themes};
use super::{CellState, Counts, Matrix};
use crate::model::Activity;

const PLAN: (Date, Date) = (date(2024, 4, 1), date(2025, 6, 30));

#[test]
fn a_cell_is_reached_or_planned_or_empty() {
    let all = themes();
    let reached = Counts::from([((id(10), "portal".to_owned()), 3)]);
    let activities = [activity("portal", &[10, 11, 12]), activity("radio", &[12]), activity("radio", &[])];
    let activities: Vec<&Activity> = activities.iter().collect();
    let promised = ["portal".to_owned(), "contests".to_owned()];
    let matrix = Matrix::of(&[&all[0], &all[3]], &all, &promised, &reached, &activities);
    let row = |key: &str| {
        let row = matrix.rows.iter().find(|row| row.form.key == key).expect("a row");
        row.cells.iter().map(|cell| (cell.reached, cell.planned)).collect::<Vec<_>>()
    };
    // An activity for a theme and its parts counts once; an activity for a part counts for the whole.
    assert_eq!(row("portal"), [(3, 1), (0, 0)]);
    assert_eq!(row("radio"), [(0, 1), (0, 0)]);
    assert_eq!(row("contests"), [(0, 0), (0, 0)]);
    assert_eq!(matrix.themeless, 1);
    let count = |state| matrix.count(state);
    assert_eq!([CellState::Reached, CellState::Planned, CellState::Empty].map(count), [1, 1, 4]);
}

#[test]
fn an_activity_is_planned_where_and_when_it_says() {
    let days = (date(2024, 7, 1), date(2024, 9, 30));
    let whole = activity("portal", &[10]);
    assert!(whole.is_planned_in(&[], days, PLAN));
    assert!(whole.is_planned_in(&[id(7)], days, PLAN), "what names no area is for all of them");
    let here = Activity { areas: vec![id(7)], ..whole.clone() };
    assert!(
        here.is_planned_in(&[id(8), id(7)], days, PLAN),
        "an area of before is among those that became it"
    );
    assert!(!here.is_planned_in(&[id(8)], days, PLAN));
    let before = Activity { due: Some(date(2024, 6, 30)), ..whole.clone() };
    assert!(!before.is_planned_in(&[], days, PLAN));
    let after = Activity { starts: Some(date(2024, 10, 1)), ..whole.clone() };
    assert!(!after.is_planned_in(&[], days, PLAN));
    let until = Activity { due: Some(date(2024, 7, 1)), ..whole.clone() };
    assert!(until.is_planned_in(&[], days, PLAN));
    let cancelled = Activity { cancelled: Some("Trùng việc khác.".into()), ..whole };
    assert!(!cancelled.is_planned_in(&[], days, PLAN));
}

#[test]
fn a_ring_of_themes_ends() {
    let mut all = themes();
    all[0].parent = Some(id(12));
    let one = activity("radio", &[12]);
    assert!(one.is_about(id(10), &all));
    assert!(!one.is_about(id(20), &all));
    let matrix = Matrix::of(&[&all[0]], &all, &[], &Counts::new(), &[&one]);
    assert_eq!(matrix.rows[0].cells[0].planned, 1);
}
