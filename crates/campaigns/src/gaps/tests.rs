use uuid::Uuid;

use super::{Heirs, empty_areas};
use crate::matrix::testing::{activity, id, themes};
use crate::model::Activity;

const TODAY: [u128; 3] = [51, 52, 53];

fn empty(reached: &[u128], planned: &[Activity], heirs: &[(u128, &[u128])]) -> Vec<Uuid> {
    let all = themes();
    let today = TODAY.map(id);
    let reached: Vec<Uuid> = reached.iter().map(|area| id(*area)).collect();
    let planned: Vec<&Activity> = planned.iter().collect();
    let heirs: Heirs =
        heirs.iter().map(|(area, heirs)| (id(*area), heirs.iter().map(|heir| id(*heir)).collect())).collect();
    empty_areas(&all[0], &all, &today, &reached, &planned, &heirs)
}

fn in_area(area: u128, themes: &[u128]) -> Activity {
    Activity { areas: vec![id(area)], ..activity("radio", themes) }
}

#[test]
fn an_area_is_empty_when_nothing_was_done_and_nothing_is_planned() {
    assert_eq!(empty(&[], &[], &[]), TODAY.map(id));
    assert_eq!(empty(&[51], &[], &[]), [id(52), id(53)]);
    // An activity for a part of the theme counts for the theme; one for another theme does not.
    assert_eq!(empty(&[51], &[in_area(52, &[12]), in_area(53, &[20])], &[]), [id(53)]);
    assert!(empty(&[], &[activity("radio", &[10])], &[]).is_empty(), "what names no area is for all of them");
}

#[test]
fn what_was_for_an_area_of_before_fills_those_that_it_became() {
    // 41 was split into 51 and 52; 42 and 43 were merged into 53.
    let heirs: &[(u128, &[u128])] = &[(41, &[51, 52]), (42, &[53]), (43, &[53])];
    assert_eq!(empty(&[41], &[], heirs), [id(53)]);
    assert!(empty(&[42], &[in_area(41, &[10])], heirs).is_empty());
}
