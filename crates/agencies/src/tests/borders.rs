//! Reading borders and drawing them.

use crate::borders::{Border, draw, parse};

fn square(west: f64, south: f64, size: f64) -> Border {
    let (east, north) = (west + size, south + size);
    let ring = vec![(west, south), (east, south), (east, north), (west, north), (west, south)];
    Border { code: String::new(), rings: vec![ring] }
}

#[test]
fn polygons_with_holes_and_islands_are_read_and_the_rest_is_counted() {
    let text = r#"{"type": "FeatureCollection", "features": [
        {"properties": {"code": "1"}, "geometry": {"type": "Polygon", "coordinates":
            [[[106.0, 10.0], [107.0, 10.0], [107.0, 11.0], [106.0, 10.0]],
             [[106.5, 10.2], [106.6, 10.2], [106.6, 10.3], [106.5, 10.2]]]}},
        {"properties": {"code": 2}, "geometry": {"type": "MultiPolygon", "coordinates":
            [[[[106.0, 8.0, 3.5], [106.1, 8.0], [106.1, 8.1], [106.0, 8.0]]],
             [[[107.0, 8.0], [107.1, 8.0], [107.1, 8.1], [107.0, 8.0]]]]}},
        {"properties": {}, "geometry": {"type": "Polygon", "coordinates": []}},
        {"properties": {"code": "4"}, "geometry": {"type": "Point", "coordinates": [106.0, 10.0]}},
        {"properties": {"code": "5"}, "geometry": {"type": "Polygon", "coordinates": [[["x", 1]]]}},
        {"properties": {"code": "6"}, "geometry": null}]}"#;
    let (borders, passed_over) = parse(text).expect("GeoJSON");
    let found: Vec<(&str, usize)> =
        borders.iter().map(|border| (border.code.as_str(), border.rings.len())).collect();
    assert_eq!(found, [("1", 2), ("2", 2)]);
    assert_eq!(passed_over, 4);
    assert!(parse("{").is_err());
}

#[test]
fn the_north_is_up_and_the_east_is_right() {
    let (west, east) = (square(106.0, 0.0, 0.1), square(106.1, 0.1, 0.1));
    let drawing = draw(&[&west, &east], 400.0);
    // At the equator a degree is as wide as it is high.
    assert_eq!(drawing.view_box, "0 0 400 400");
    assert_eq!(drawing.paths[0], "M0.0 400.0L200.0 400.0L200.0 200.0L0.0 200.0L0.0 400.0Z");
    assert_eq!(drawing.paths[1], "M200.0 200.0L400.0 200.0L400.0 0.0L200.0 0.0L200.0 200.0Z");
}

#[test]
fn far_from_the_equator_degrees_are_narrower() {
    let drawing = draw(&[&square(106.0, 59.95, 0.1)], 100.0);
    assert_eq!(drawing.view_box, "0 0 100 200");
}

#[test]
fn nothing_and_a_point_can_be_drawn() {
    assert_eq!(draw(&[], 400.0).view_box, "");
    let point = square(106.0, 10.0, 0.0);
    let path = &draw(&[&point], 400.0).paths[0];
    assert!(!path.contains("NaN") && !path.contains("inf"), "{path}");
}

#[test]
fn a_neighbour_is_near_and_another_town_is_not() {
    let here = square(106.0, 10.0, 0.1);
    assert!(here.is_near(&square(106.1, 10.0, 0.1)));
    assert!(!here.is_near(&square(106.3, 10.0, 0.1)));
    assert!(!here.is_near(&square(106.0, 10.9, 0.1)));
}
