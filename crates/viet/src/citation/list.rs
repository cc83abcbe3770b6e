//! Lists of provisions: "các điểm a, b và đ khoản 2 Điều 7", "từ Điều 4 đến Điều 7", "Điều 4 khoản 2".

use std::ops::Range;

use super::kind::kind_at;
use super::provision::{Label, Place, Provision, letter_label, number_label};
use super::token::Reader;

/// The levels, the inner first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Unit {
    Point,
    Clause,
    Article,
}

/// One label of a list, before its place under the other labels is known.
pub(super) struct Item {
    pub(super) unit: Unit,
    pub(super) place: Place,
    range: Range<usize>,
    /// Nothing parts it from the item before, so one of the two is inside the other.
    direct: bool,
}

/// Reads the longest list that begins at a token, and where it ends.
pub(super) fn list_at(reader: &Reader, at: usize) -> Option<(Vec<Item>, usize)> {
    let mut items: Vec<Item> = Vec::new();
    let mut plural = false;
    let mut end = at;
    loop {
        let (separated, next) = separator(reader, end, items.last());
        let (unit, many, labels) = match (unit_at(reader, next), items.last()) {
            (Some((unit, many, labels)), _) => (unit, many, labels),
            // A label alone continues the unit before it: "điểm a, b".
            (None, Some(last)) if separated => {
                let Some((place, after)) = place_at(reader, next, last.unit)
                    .filter(|(_, after)| is_whole(reader, *after) && (plural || ends_label(reader, *after)))
                else {
                    break;
                };
                items.push(Item { unit: last.unit, place, range: reader.range(next, after), direct: false });
                end = after;
                continue;
            }
            _ => break,
        };
        if !separated && items.last().is_some_and(|last| last.unit == unit) {
            break;
        }
        let Some((place, after)) =
            place_at(reader, labels, unit).filter(|(_, after)| is_whole(reader, *after))
        else {
            break;
        };
        plural = many;
        items.push(Item { unit, place, range: reader.range(labels - 1, after), direct: !separated });
        end = after;
    }
    (!items.is_empty()).then_some((items, end))
}

/// Binds each item to the outer one it is inside of. An outer item that others are inside of is no provision itself.
pub(super) fn provisions(mut items: Vec<Item>) -> Vec<Provision> {
    let downward = is_downward(&items);
    if downward {
        items.reverse();
    }
    let (mut article, mut clause) = (None, None);
    let mut out = Vec::with_capacity(items.len());
    // From the right, so that the outer item is known before the items inside it.
    for index in (0..items.len()).rev() {
        let Item { unit, place, ref range, .. } = items[index];
        let inner = index.checked_sub(1).is_some_and(|before| items[before].unit < unit);
        match unit {
            Unit::Article => (article, clause) = (Some(place), None),
            Unit::Clause => clause = Some(place),
            Unit::Point => {}
        }
        if !inner {
            let point = (unit == Unit::Point).then_some(place);
            let clause = if unit == Unit::Article { None } else { clause };
            out.push(Provision { article, clause, point, range: range.clone() });
        }
    }
    if !downward {
        out.reverse();
    }
    out
}

/// Whether the outer names come first ("Điều 4 khoản 2"), which the first pair with nothing between them tells.
fn is_downward(items: &[Item]) -> bool {
    let direct = items.windows(2).find(|pair| pair[1].direct);
    match (direct, items.first(), items.last()) {
        (Some(pair), _, _) => pair[0].unit > pair[1].unit,
        (None, Some(first), Some(last)) => first.unit > last.unit,
        _ => false,
    }
}

/// The separator between two items: signs and words of a list, or nothing, or a word that binds an inner to an outer
/// item.
fn separator(reader: &Reader, at: usize, last: Option<&Item>) -> (bool, usize) {
    let Some(last) = last else { return (false, at) };
    let mut next = at;
    // "điểm a)" keeps its bracket where more of the reference follows.
    if last.unit == Unit::Point && reader.glued_mark(next, ')') && unit_at(reader, next + 1).is_some() {
        return (false, next + 1);
    }
    if matches!(reader.word(next), "của" | "thuộc" | "tại")
        && unit_at(reader, next + 1).is_some_and(|(unit, _, _)| unit > last.unit)
    {
        return (false, next + 1);
    }
    if matches!(reader.mark(next), Some(',' | ';')) {
        next += 1;
    }
    if matches!(reader.word(next), "và" | "hoặc" | "hay" | "cùng") {
        next += 1;
    }
    (next > at, next)
}

/// The word that says the level, whether "các" announced several, and where the labels begin.
fn unit_at(reader: &Reader, at: usize) -> Option<(Unit, bool, usize)> {
    let many = matches!(reader.word(at), "các" | "những");
    let lead = usize::from(many || reader.word(at) == "từ");
    let unit = match reader.word(at + lead) {
        "điểm" => Unit::Point,
        "khoản" => Unit::Clause,
        "điều" => Unit::Article,
        _ => return None,
    };
    Some((unit, many, at + lead + 1))
}

/// "này", a label, or two labels with "đến" or a dash between.
fn place_at(reader: &Reader, at: usize, unit: Unit) -> Option<(Place, usize)> {
    if reader.word(at) == "này" {
        return Some((Place::This, at + 1));
    }
    let (from, end) = label_at(reader, at, unit)?;
    let next = if reader.word(end) == "đến" {
        match unit_at(reader, end + 1) {
            Some((other, _, labels)) if other == unit => labels,
            Some(_) => return Some((Place::One(from), end)),
            None => end + 1,
        }
    } else if reader.mark(end) == Some('-') {
        end + 1
    } else {
        return Some((Place::One(from), end));
    };
    match label_at(reader, next, unit).filter(|(to, after)| *to > from && is_whole(reader, *after)) {
        Some((to, after)) => Some((Place::Span(from, to), after)),
        None => Some((Place::One(from), end)),
    }
}

fn label_at(reader: &Reader, at: usize, unit: Unit) -> Option<(Label, usize)> {
    match unit {
        Unit::Point => letter_label(reader, at),
        Unit::Clause | Unit::Article => number_label(reader, at),
    }
}

/// Whether a label ends here, and is not the beginning of 98/2023, 1.000, 5%, 7abc.
fn is_whole(reader: &Reader, end: usize) -> bool {
    if !reader.glued(end) {
        return true;
    }
    match reader.mark(end) {
        Some('/' | '%') => false,
        Some('.' | ',') => {
            let thousands = reader.digits(end + 1).is_some() && reader.written(end + 1).len() > 2;
            !(reader.glued(end + 1) && thousands)
        }
        Some(_) => true,
        None => false,
    }
}

/// Whether the text after a label without its unit leaves it a label: "Điều 4, 5 và 6", but not "Điều 4, 5 người".
fn ends_label(reader: &Reader, end: usize) -> bool {
    let joins = matches!(
        reader.word(end),
        "và" | "hoặc"
            | "hay"
            | "cùng"
            | "đến"
            | "của"
            | "tại"
            | "thuộc"
            | "trong"
            | "các"
            | "điểm"
            | "khoản"
            | "điều"
    );
    end >= reader.len() || reader.mark(end).is_some() || joins || kind_at(reader, end).is_some()
}
