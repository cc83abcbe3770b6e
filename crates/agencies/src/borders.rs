//! Borders for maps: reads GeoJSON (RFC 7946) and draws it as SVG path data.

use serde_json::Value;

/// One area's border: rings of points in degrees, longitude first (WGS 84).
#[derive(Clone, Debug, PartialEq)]
pub struct Border {
    /// The official code that the file names it by.
    pub code: String,
    /// Outer and inner rings of all its polygons.
    pub rings: Vec<Vec<(f64, f64)>>,
}

impl Border {
    /// The box that holds it: west, south, east, north.
    fn bounds(&self) -> (f64, f64, f64, f64) {
        let mut bounds = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
        for &(x, y) in self.rings.iter().flatten() {
            bounds = (bounds.0.min(x), bounds.1.min(y), bounds.2.max(x), bounds.3.max(y));
        }
        bounds
    }

    /// Whether the middle of `other` lies in this one's box widened by its own size on each side.
    pub fn is_near(&self, other: &Self) -> bool {
        let (west, south, east, north) = self.bounds();
        let (o_west, o_south, o_east, o_north) = other.bounds();
        let (x, y) = (f64::midpoint(o_west, o_east), f64::midpoint(o_south, o_north));
        let (wide, high) = (east - west, north - south);
        (west - wide..=east + wide).contains(&x) && (south - high..=north + high).contains(&y)
    }
}

/// Reads a feature collection of polygons whose property `code` names the area. Features without a code or with
/// another geometry are passed over and counted.
///
/// # Errors
/// When the text is not GeoJSON.
pub fn parse(text: &str) -> Result<(Vec<Border>, usize), serde_json::Error> {
    let file: Value = serde_json::from_str(text)?;
    let features = file["features"].as_array().cloned().unwrap_or_default();
    let total = features.len();
    let borders: Vec<Border> = features.iter().filter_map(border).collect();
    let passed_over = total - borders.len();
    Ok((borders, passed_over))
}

fn border(feature: &Value) -> Option<Border> {
    let code = match &feature["properties"]["code"] {
        Value::String(code) => code.clone(),
        Value::Number(code) => code.to_string(),
        _ => return None,
    };
    Some(Border { code, rings: rings(&feature["geometry"])? })
}

fn rings(geometry: &Value) -> Option<Vec<Vec<(f64, f64)>>> {
    let coordinates = geometry["coordinates"].as_array()?;
    let polygon =
        |polygon: &Value| -> Option<Vec<Vec<(f64, f64)>>> { polygon.as_array()?.iter().map(ring).collect() };
    match geometry["type"].as_str()? {
        "Polygon" => polygon(&geometry["coordinates"]),
        "MultiPolygon" => {
            Some(coordinates.iter().map(polygon).collect::<Option<Vec<_>>>()?.into_iter().flatten().collect())
        }
        _ => None,
    }
}

fn ring(ring: &Value) -> Option<Vec<(f64, f64)>> {
    ring.as_array()?.iter().map(|point| Some((point.get(0)?.as_f64()?, point.get(1)?.as_f64()?))).collect()
}

/// A flat picture of borders: the box that holds them, and one path for each.
#[derive(Clone, Debug, Default)]
pub struct Drawing {
    /// The `viewBox`.
    pub view_box: String,
    /// The `d` of each path, in the order given.
    pub paths: Vec<String>,
}

/// Draws borders into a box `width` units wide. Degrees of longitude are shortened by the cosine of the middle
/// latitude (equirectangular projection), which is true enough for one city.
pub fn draw(borders: &[&Border], width: f64) -> Drawing {
    let (mut west, mut south, mut east, mut north) = (f64::MAX, f64::MAX, f64::MIN, f64::MIN);
    for bounds in borders.iter().map(|border| border.bounds()) {
        (west, south) = (west.min(bounds.0), south.min(bounds.1));
        (east, north) = (east.max(bounds.2), north.max(bounds.3));
    }
    if west > east {
        return Drawing::default();
    }
    let squeeze = ((south + north) / 2.0).to_radians().cos();
    let scale = width / ((east - west) * squeeze).max(1e-9);
    let height = (north - south) * scale;
    let place = |&(x, y): &(f64, f64)| ((x - west) * squeeze * scale, (north - y) * scale);
    let paths = borders.iter().map(|border| path(border, place)).collect();
    Drawing { view_box: format!("0 0 {width:.0} {height:.0}"), paths }
}

fn path(border: &Border, place: impl Fn(&(f64, f64)) -> (f64, f64)) -> String {
    let mut d = String::new();
    for ring in &border.rings {
        for (index, point) in ring.iter().enumerate() {
            let (x, y) = place(point);
            d.push(if index == 0 { 'M' } else { 'L' });
            d.push_str(&format!("{x:.1} {y:.1}"));
        }
        d.push('Z');
    }
    d
}
