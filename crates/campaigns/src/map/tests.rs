use agencies::borders::Border;
use uuid::Uuid;

use super::{AreaMap, Scale, bare};

fn id(number: usize) -> Uuid {
    Uuid::from_u128(number as u128)
}

/// A square with a given side; its east and west borders have one more point each.
fn square(number: usize, (x, y): (f64, f64), side: f64) -> (Uuid, Border) {
    let ring = vec![
        (x, y),
        (x + side, y),
        (x + side, y + side * 0.37),
        (x + side, y + side),
        (x, y + side),
        (x, y + side * 0.37),
        (x, y),
    ];
    (id(number), Border { code: String::new(), rings: vec![ring] })
}

/// The points of a path.
fn places(path: &str) -> Vec<(i64, i64)> {
    let (mut at, mut places) = ((0, 0), Vec::new());
    for ring in path.split('M').skip(1) {
        let (first, rest) = ring.split_once('l').expect("a ring goes on");
        let numbers = |text: &str| -> Vec<i64> {
            let text = text.trim_end_matches('z').replace('-', " -");
            text.split_whitespace().map(|number| number.parse().expect("a number")).collect()
        };
        let first = numbers(first);
        at = (first[0], first[1]);
        places.push(at);
        for step in numbers(rest).chunks(2) {
            at = (at.0 + step[0], at.1 + step[1]);
            places.push(at);
        }
    }
    let _ = at;
    places
}

#[test]
fn what_two_areas_share_stays_shared() {
    // The common border lies between two points of the grid, and one of its points is redundant for one of the areas
    // only.
    let mut west = square(1, (106.0, 10.0), 0.333_333);
    west.1.rings[0][2].0 += 0.012_345;
    let mut east = square(2, (106.333_333, 10.0), 0.333_333);
    east.1.rings[0][5].0 += 0.012_345;
    let map = AreaMap::draw(&[west, east]);
    let [west, east] = map.whole.shapes.as_slice() else { panic!("two areas") };
    let (west, east) = (places(&west.path), places(&east.path));
    let shared = west.iter().filter(|place| east.contains(place)).count();
    assert_eq!(shared, 3, "{west:?} {east:?}");
}

#[test]
fn an_island_far_away_stands_in_a_box_and_a_crowd_is_shown_again() {
    let mut borders: Vec<_> = (0..16)
        .map(|one| square(one, (106.5 + (one % 4) as f64 * 0.01, 10.7 + (one / 4) as f64 * 0.01), 0.01))
        .collect();
    borders.extend((0..12).map(|one| square(100 + one, (106.0 + one as f64 * 0.1, 10.0), 0.1)));
    borders.push(square(200, (106.6, 4.0), 0.05));
    let map = AreaMap::draw(&borders);
    assert_eq!(map.whole.shapes.len(), 29);
    assert_eq!(map.apart.len(), 1);
    let (left, top, wide, high) = map.apart[0];
    let island = places(&map.whole.shapes[28].path);
    assert!(island.iter().all(|(x, y)| (left..=left + wide).contains(x) && (top..=top + high).contains(y)));
    let middle = map.middle.expect("a crowd");
    assert!(middle.shapes.len() >= 12);
    assert!(map.whole.shapes.iter().filter(|shape| shape.again).count() == middle.shapes.len());
    // All shapes lie within the picture.
    let (wide, high) = map.whole.size;
    let inside = |(x, y): (i64, i64)| (0..=wide).contains(&x) && (0..=high).contains(&y);
    assert!(map.whole.shapes.iter().flat_map(|shape| places(&shape.path)).all(inside));
}

#[test]
fn nothing_and_what_is_too_small_to_see_are_drawn_too() {
    assert!(AreaMap::draw(&[]).is_empty());
    let nothing = (id(1), Border { code: String::new(), rings: Vec::new() });
    assert!(AreaMap::draw(&[nothing]).is_empty());
    let map = AreaMap::draw(&[square(1, (106.0, 10.0), 1.0), square(2, (106.5, 10.5), 1e-9)]);
    assert_eq!(places(&map.whole.shapes[1].path).len(), 4);
    let point = Border { code: String::new(), rings: vec![vec![(106.0, 10.0)]] };
    assert!(!AreaMap::draw(&[(id(1), point)]).whole.shapes[0].path.contains("NaN"));
}

#[test]
fn points_that_say_nothing_are_left_out() {
    assert_eq!(bare(&[(0, 0), (1, 0), (2, 0), (2, 0), (2, 2), (0, 0)]), [(0, 0), (2, 0), (2, 2)]);
    // A spike, which goes back over its own line, belongs to the border.
    assert_eq!(bare(&[(0, 0), (4, 0), (2, 0), (2, 2)]), [(0, 0), (4, 0), (2, 0), (2, 2)]);
}

#[test]
fn a_scale_has_as_many_areas_on_each_step() {
    let scale = Scale::of([0, 0, 1, 1, 2, 3, 5, 8, 13, 40].into_iter());
    assert_eq!(scale.steps(), [(1, 1), (2, 3), (4, 8), (9, 40)]);
    assert_eq!([0, 1, 2, 3, 4, 40].map(|count| scale.step(count)), [0, 1, 2, 2, 3, 4]);
    assert!(Scale::of([0, 0].into_iter()).steps().is_empty());
    assert_eq!(Scale::of([7].into_iter()).steps(), [(1, 7)]);
}
