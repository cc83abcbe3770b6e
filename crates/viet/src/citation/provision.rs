//! Places inside a document: article, clause, point.

use std::cmp::Ordering;
use std::fmt;
use std::ops::Range;

use super::token::Reader;

/// The letters points are counted with, in their order: the Vietnamese alphabet without its marked vowels.
const POINTS: &str = "abcdđeghiklmnopqrstuvxy";

/// The number or letter of an article, clause or point, with the sign of a later insertion: 7, 7a, đ, a1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Label {
    /// An article or clause, 1 to 9999, and the letter of an inserted one.
    Number(u16, Option<char>),
    /// A point, and the number of an inserted one.
    Letter(char, Option<u16>),
}

/// The article, clause or point that is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The one the text itself stands in: "Điều này".
    This,
    /// One.
    One(Label),
    /// From one to another, both included, with all that was inserted between.
    Span(Label, Label),
}

/// One thing referred to in a document; a level that the text does not name is `None`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Provision {
    /// Điều.
    pub article: Option<Place>,
    /// Khoản.
    pub clause: Option<Place>,
    /// Điểm.
    pub point: Option<Place>,
    /// Bytes of the words that tell it from its neighbours: in "khoản 1 và khoản 3 Điều 4", "khoản 1" and "khoản 3".
    pub range: Range<usize>,
}

impl Label {
    /// Reads `7`, `7a`, `đ`, `a1`.
    ///
    /// ```
    /// use viet::citation::Label;
    /// assert_eq!(Label::parse("7a"), Some(Label::Number(7, Some('a'))));
    /// assert!(Label::parse("d") < Label::parse("đ"));
    /// ```
    pub fn parse(text: &str) -> Option<Self> {
        let reader = Reader::new(text);
        let (label, end) = number_label(&reader, 0).or_else(|| letter_label(&reader, 0))?;
        (end == reader.len()).then_some(label)
    }

    fn rank(self) -> (bool, usize, usize) {
        let letter = |letter| 1 + POINTS.chars().position(|c| c == letter).unwrap_or(POINTS.len());
        match self {
            Self::Number(number, insert) => (false, number.into(), insert.map_or(0, letter)),
            Self::Letter(point, insert) => (true, letter(point), insert.map_or(0, usize::from)),
        }
    }
}

/// In the order of a document: 7, 7a, 7b, 8; d, đ, e.
impl Ord for Label {
    fn cmp(&self, other: &Self) -> Ordering {
        self.rank().cmp(&other.rank())
    }
}

impl PartialOrd for Label {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl fmt::Display for Label {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(number, None) => write!(f, "{number}"),
            Self::Number(number, Some(insert)) => write!(f, "{number}{insert}"),
            Self::Letter(letter, None) => write!(f, "{letter}"),
            Self::Letter(letter, Some(insert)) => write!(f, "{letter}{insert}"),
        }
    }
}

impl Place {
    /// Whether the place is, or spans, this one. "This" is for the caller to know.
    ///
    /// ```
    /// use viet::citation::{Label, Place};
    /// let span = Place::Span(Label::Number(4, None), Label::Number(7, None));
    /// assert!(span.holds(Label::Number(5, Some('a'))));
    /// ```
    pub fn holds(&self, label: Label) -> bool {
        match self {
            Self::This => false,
            Self::One(one) => *one == label,
            Self::Span(from, to) => *from <= label && label <= *to,
        }
    }
}

/// As official papers write it: "điểm a khoản 2 Điều 7".
impl fmt::Display for Provision {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut gap = "";
        for (unit, place) in [("điểm", self.point), ("khoản", self.clause), ("Điều", self.article)] {
            match place {
                None => continue,
                Some(Place::This) => write!(f, "{gap}{unit} này")?,
                Some(Place::One(label)) => write!(f, "{gap}{unit} {label}")?,
                Some(Place::Span(from, to)) => write!(f, "{gap}{unit} {from} đến {unit} {to}")?,
            }
            gap = " ";
        }
        Ok(())
    }
}

/// A number with the letter of an inserted one: 7, 7a.
pub(super) fn number_label(reader: &Reader, at: usize) -> Option<(Label, usize)> {
    let number = reader
        .digits(at)
        .and_then(|number| u16::try_from(number).ok())
        .filter(|n| (1..10_000).contains(n))?;
    let insert = reader.letter(at + 1).filter(|letter| reader.glued(at + 1) && POINTS.contains(*letter));
    Some((Label::Number(number, insert), at + 1 + usize::from(insert.is_some())))
}

/// A letter with the number of an inserted one: đ, a1.
pub(super) fn letter_label(reader: &Reader, at: usize) -> Option<(Label, usize)> {
    let letter = reader.letter(at).filter(|letter| POINTS.contains(*letter))?;
    let insert = reader.digits(at + 1).filter(|n| reader.glued(at + 1) && (1..100).contains(n));
    let insert = insert.and_then(|number| u16::try_from(number).ok());
    Some((Label::Letter(letter, insert), at + 1 + usize::from(insert.is_some())))
}
