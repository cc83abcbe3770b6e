//! A map of areas as SVG paths, drawn once from their borders on a grid of whole numbers. The same point of two borders
//! falls on the same point of the grid, so neighbouring areas stay joined.

use agencies::borders::Border;
use uuid::Uuid;

/// The width of a picture, in its units.
const WIDTH: f64 = 1600.0;
/// An area is drawn apart if its distance from the centre is more than this many times the usual distance.
const APART: f64 = 4.0;
/// The side below which an area is too small to touch, in units of the picture: 24 CSS pixels when 800 CSS pixels wide
/// (WCAG 2.2, 2.5.8).
const SMALL: f64 = 48.0;
/// The least number of small areas that get a picture of their own.
const CROWD: usize = 12;
/// The margin around a picture, and between it and the areas that are drawn apart.
const MARGIN: f64 = 12.0;

/// A map: the whole city, and its crowded middle again at a larger scale.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct AreaMap {
    /// The picture of the whole.
    pub whole: Picture,
    /// The picture of the middle; none if no areas are crowded.
    pub middle: Option<Picture>,
    /// The frame of the middle in the whole: left, top, width, height.
    pub frame: Option<(i64, i64, i64, i64)>,
    /// The boxes around far areas that are drawn apart: left, top, width, height.
    pub apart: Vec<(i64, i64, i64, i64)>,
}

/// A picture of areas.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Its width and height.
    pub size: (i64, i64),
    /// The areas, in the order of the borders.
    pub shapes: Vec<Shape>,
}

/// An area in a picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// The area.
    pub area: Uuid,
    /// Its border, as the `d` attribute of an SVG path.
    pub path: String,
    /// Whether the picture of the middle shows it, too.
    pub again: bool,
}

type Point = (f64, f64);

/// An area on the plane, with north at the top. Degrees of longitude are scaled by the cosine of the middle latitude.
struct Outline {
    area: Uuid,
    rings: Vec<Vec<Point>>,
    /// Left, top, right, bottom.
    bounds: (f64, f64, f64, f64),
}

impl Outline {
    fn middle(&self) -> Point {
        (f64::midpoint(self.bounds.0, self.bounds.2), f64::midpoint(self.bounds.1, self.bounds.3))
    }
}

impl AreaMap {
    /// Draws areas from their borders. An area without a border is left out.
    pub fn draw(borders: &[(Uuid, Border)]) -> Self {
        let outlines = outlines(borders);
        let (far, near): (Vec<&Outline>, Vec<&Outline>) = {
            let limit = APART * usual_distance(&outlines);
            let centre = centre(&outlines);
            outlines.iter().partition(|one| distance(one.middle(), centre) > limit)
        };
        let Some(bounds) = around(&near) else { return Self::default() };
        let scale = (WIDTH - 2.0 * MARGIN) / (bounds.2 - bounds.0).max(f64::MIN_POSITIVE);
        let place = move |(x, y): Point| ((x - bounds.0) * scale + MARGIN, (y - bounds.1) * scale + MARGIN);
        let crowd = crowd(&near, scale);
        let is_again = |one: &Outline| crowd.is_some_and(|crowd| holds(crowd, one.middle()));
        let shape =
            |one: &&Outline| Shape { area: one.area, path: path(&one.rings, place), again: is_again(one) };
        let mut whole = Picture {
            size: (grid(WIDTH), grid((bounds.3 - bounds.1) * scale + 2.0 * MARGIN)),
            shapes: near.iter().map(shape).collect(),
        };
        let apart = draw_apart(&far, scale, &mut whole);
        let order = |area: Uuid| outlines.iter().position(|one| one.area == area);
        whole.shapes.sort_by_key(|shape| order(shape.area));
        let again: Vec<&Outline> = near.into_iter().filter(|one| is_again(one)).collect();
        let frame = around(&again).map(|bounds| {
            let ((left, top), (right, bottom)) = (place((bounds.0, bounds.1)), place((bounds.2, bounds.3)));
            (grid(left), grid(top), grid(right - left), grid(bottom - top))
        });
        Self { whole, middle: enlarged(&again), frame, apart }
    }

    /// Whether the map has no areas.
    pub fn is_empty(&self) -> bool {
        self.whole.shapes.is_empty()
    }
}

fn outlines(borders: &[(Uuid, Border)]) -> Vec<Outline> {
    let latitudes = borders.iter().flat_map(|(_, border)| border.rings.iter().flatten()).map(|point| point.1);
    let (south, north) =
        latitudes.fold((f64::MAX, f64::MIN), |(south, north), y| (south.min(y), north.max(y)));
    let squeeze = f64::midpoint(south, north).to_radians().cos();
    let outline = |(area, border): &(Uuid, Border)| {
        let ring = |ring: &Vec<Point>| ring.iter().map(|(x, y)| (x * squeeze, -y)).collect();
        let rings: Vec<Vec<Point>> = border.rings.iter().map(ring).collect();
        let points = rings.iter().flatten();
        let bounds = points.fold((f64::MAX, f64::MAX, f64::MIN, f64::MIN), |(l, t, r, b), &(x, y)| {
            (l.min(x), t.min(y), r.max(x), b.max(y))
        });
        (bounds.0 <= bounds.2).then_some(Outline { area: *area, rings, bounds })
    };
    borders.iter().filter_map(outline).collect()
}

fn distance(one: Point, other: Point) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}

/// The median of some values and their 80th percentile.
fn middle_of(mut values: Vec<f64>) -> (f64, f64) {
    values.sort_by(f64::total_cmp);
    let at = |place: usize| values.get(place).copied().unwrap_or(0.0);
    (at(values.len() / 2), at(values.len() * 4 / 5))
}

fn centre(outlines: &[Outline]) -> Point {
    let of = |axis: fn(Point) -> f64| middle_of(outlines.iter().map(|one| axis(one.middle())).collect()).0;
    (of(|point| point.0), of(|point| point.1))
}

/// The 80th percentile of the areas' distances from the centre.
fn usual_distance(outlines: &[Outline]) -> f64 {
    let centre = centre(outlines);
    middle_of(outlines.iter().map(|one| distance(one.middle(), centre)).collect()).1
}

/// The bounding box of some areas.
fn around(outlines: &[&Outline]) -> Option<(f64, f64, f64, f64)> {
    let first = outlines.first()?.bounds;
    Some(outlines.iter().fold(first, |(l, t, r, b), one| {
        (l.min(one.bounds.0), t.min(one.bounds.1), r.max(one.bounds.2), b.max(one.bounds.3))
    }))
}

fn holds((left, top, right, bottom): (f64, f64, f64, f64), (x, y): Point) -> bool {
    (left..=right).contains(&x) && (top..=bottom).contains(&y)
}

/// The bounding box of the crowded small areas: those that are near the centre of all small areas. None if they are
/// fewer than [`CROWD`].
fn crowd(near: &[&Outline], scale: f64) -> Option<(f64, f64, f64, f64)> {
    let side = |one: &Outline| ((one.bounds.2 - one.bounds.0) * (one.bounds.3 - one.bounds.1)).sqrt() * scale;
    let small: Vec<&Outline> = near.iter().copied().filter(|one| side(one) < SMALL).collect();
    let of = |axis: fn(Point) -> f64| middle_of(small.iter().map(|one| axis(one.middle())).collect()).0;
    let centre = (of(|point| point.0), of(|point| point.1));
    let usual = middle_of(small.iter().map(|one| distance(one.middle(), centre)).collect()).1;
    let core: Vec<&Outline> =
        small.into_iter().filter(|one| distance(one.middle(), centre) <= usual * 1.25).collect();
    (core.len() >= CROWD).then(|| around(&core)).flatten()
}

/// Draws the far areas in boxes below the whole, side by side, at the scale of the whole or smaller.
fn draw_apart(far: &[&Outline], scale: f64, whole: &mut Picture) -> Vec<(i64, i64, i64, i64)> {
    let mut boxes = Vec::new();
    let (mut left, top) = (MARGIN, grid_up(whole.size.1));
    for one in far {
        let (wide, high) = (one.bounds.2 - one.bounds.0, one.bounds.3 - one.bounds.1);
        let scale = scale.min((WIDTH / 3.0) / wide.max(high).max(f64::MIN_POSITIVE));
        let place = |(x, y): Point| {
            ((x - one.bounds.0) * scale + left + MARGIN, (y - one.bounds.1) * scale + top + MARGIN)
        };
        whole.shapes.push(Shape { area: one.area, path: path(&one.rings, place), again: false });
        let (wide, high) = (wide * scale + 2.0 * MARGIN, high * scale + 2.0 * MARGIN);
        boxes.push((grid(left), grid(top), grid(wide), grid(high)));
        whole.size.1 = whole.size.1.max(grid(top + high + MARGIN));
        left += wide + MARGIN;
    }
    boxes
}

/// The picture of the crowded areas.
fn enlarged(again: &[&Outline]) -> Option<Picture> {
    let bounds = around(again)?;
    let scale = (WIDTH - 2.0 * MARGIN) / (bounds.2 - bounds.0).max(f64::MIN_POSITIVE);
    let place = |(x, y): Point| ((x - bounds.0) * scale + MARGIN, (y - bounds.1) * scale + MARGIN);
    let shape = |one: &&Outline| Shape { area: one.area, path: path(&one.rings, place), again: false };
    Some(Picture {
        size: (grid(WIDTH), grid((bounds.3 - bounds.1) * scale + 2.0 * MARGIN)),
        shapes: again.iter().map(shape).collect(),
    })
}

#[expect(clippy::cast_possible_truncation, reason = "a picture is a few thousand units wide and high")]
fn grid(value: f64) -> i64 {
    value.round() as i64
}

#[expect(clippy::cast_precision_loss, reason = "a picture is a few thousand units wide and high")]
fn grid_up(value: i64) -> f64 {
    value as f64
}

/// The rings as a path of whole numbers; each point is relative to the previous one.
fn path(rings: &[Vec<Point>], place: impl Fn(Point) -> Point) -> String {
    let mut d = String::new();
    let placed = |ring: &Vec<Point>| -> Vec<(i64, i64)> {
        ring.iter().map(|point| place(*point)).map(|(x, y)| (grid(x), grid(y))).collect()
    };
    let drawn: Vec<Vec<(i64, i64)>> = rings.iter().map(placed).collect();
    let mut any = false;
    for ring in drawn.iter().map(|ring| bare(ring)).filter(|ring| ring.len() > 2) {
        any = true;
        write_ring(&mut d, &ring);
    }
    // An area that is smaller than the grid is drawn as a small square.
    if let (false, Some((x, y))) = (any, drawn.iter().flatten().next()) {
        write_ring(&mut d, &[(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]);
    }
    d
}

fn write_ring(d: &mut String, ring: &[(i64, i64)]) {
    let mut last = ring[0];
    d.push_str(&format!("M{} {}l", last.0, last.1));
    for (index, point) in ring.iter().enumerate().skip(1) {
        let (x, y) = (point.0 - last.0, point.1 - last.1);
        // A minus sign separates two numbers like a space.
        let before = if index == 1 || x < 0 { "" } else { " " };
        let between = if y < 0 { "" } else { " " };
        d.push_str(&format!("{before}{x}{between}{y}"));
        last = *point;
    }
    d.push('z');
}

/// A ring without redundant points: repeated points, and points on the straight line between their neighbours. Their
/// removal does not move the border.
fn bare(ring: &[(i64, i64)]) -> Vec<(i64, i64)> {
    let mut points: Vec<(i64, i64)> = Vec::with_capacity(ring.len());
    for point in ring {
        if points.last() == Some(point) {
            continue;
        }
        if let [.., a, b] = points.as_slice()
            && is_between(*a, *b, *point)
        {
            points.pop();
        }
        points.push(*point);
    }
    while points.len() > 1 && points.first() == points.last() {
        points.pop();
    }
    points
}

/// Whether `b` lies on the straight line from `a` to `c`.
fn is_between(a: (i64, i64), b: (i64, i64), c: (i64, i64)) -> bool {
    let (along, on) = ((b.0 - a.0, b.1 - a.1), (c.0 - b.0, c.1 - b.1));
    along.0 * on.1 == along.1 * on.0 && along.0 * on.0 + along.1 * on.1 > 0
}

/// The scale of a map: step 0 for no evidence, and up to four more steps, each with about the same number of areas
/// where the numbers allow it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scale {
    /// The highest number of each step from 1.
    tops: Vec<i64>,
}

impl Scale {
    /// The number of steps above 0.
    pub const STEPS: usize = 4;

    /// The scale for some counts.
    pub fn of(counts: impl Iterator<Item = i64>) -> Self {
        let mut counts: Vec<i64> = counts.filter(|count| *count > 0).collect();
        counts.sort_unstable();
        let last = counts.len().saturating_sub(1);
        let mut tops: Vec<i64> =
            (1..=Self::STEPS).filter_map(|step| counts.get(last * step / Self::STEPS).copied()).collect();
        tops.dedup();
        Self { tops }
    }

    /// The step of a count; 0 for a count of 0.
    pub fn step(&self, count: i64) -> usize {
        match count {
            ..=0 => 0,
            count => self.tops.iter().position(|top| count <= *top).map_or(self.tops.len(), |step| step + 1),
        }
    }

    /// The lowest and the highest number of each step from 1.
    pub fn steps(&self) -> Vec<(i64, i64)> {
        let lowest = [0].into_iter().chain(self.tops.iter().copied()).map(|top| top + 1);
        lowest.zip(self.tops.iter().copied()).collect()
    }
}

#[cfg(test)]
mod tests;
