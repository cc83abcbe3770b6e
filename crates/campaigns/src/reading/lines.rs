//! A document as lines and tables, whatever file it came in.

/// A line or a table of a document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Piece {
    /// A paragraph, a heading or an entry of a list.
    Line(Line),
    /// A table, row by row; a cell that spans rows stands in each of them.
    Table(Vec<Vec<String>>),
}

/// A paragraph, a heading or an entry of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// All its words, with the number or sign that stands before them.
    pub text: String,
    /// What stands before them.
    pub mark: Option<Mark>,
    /// Whether it is a heading, or wholly bold or in capitals.
    pub heading: bool,
    /// How many bytes of the text the mark takes.
    skip: usize,
}

/// What stands before an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// I, II, III
    Roman(u32),
    /// 1, 1.2
    Number(Vec<u32>),
    /// a), b), đ)
    Letter(char),
    /// A dash, a plus, a dot.
    Bullet(char),
}

impl Line {
    /// A line whose mark is read from its own words.
    pub fn new(text: &str, heading: bool) -> Self {
        let text = viet::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ");
        let (mark, skip) = mark(&text).map_or((None, 0), |(mark, skip)| (Some(mark), skip));
        let capitals = is_in_capitals(&text[skip..]);
        Self { text, mark, heading: heading || capitals, skip }
    }

    /// Its words without the mark.
    pub fn said(&self) -> &str {
        self.text[self.skip..].trim()
    }
}

/// The words of an entry as a sentence of its own: without the mark, and without a semicolon or comma at the end.
pub(super) fn sentence(line: &Line) -> String {
    line.said().trim_end_matches([';', ',', ' ']).to_owned()
}

/// Text as lines; empty ones are left out, so that numbers of lines count those with words. A line that goes on in small
/// letters, right after one that did not end, is the rest of it.
pub fn from_text(text: &str) -> Vec<Piece> {
    let mut lines: Vec<String> = Vec::new();
    let mut gap = true;
    for line in text.lines().map(str::trim) {
        let small = line.chars().next().is_some_and(char::is_lowercase) && mark(line).is_none();
        match lines.last_mut() {
            Some(before) if small && !gap && !before.ends_with(['.', ';', ':', '!', '?']) => {
                before.push(' ');
                before.push_str(line);
            }
            _ if line.is_empty() => {}
            _ => lines.push(line.to_owned()),
        }
        gap = line.is_empty();
    }
    lines.iter().map(|line| Piece::Line(Line::new(line, false))).collect()
}

fn is_in_capitals(text: &str) -> bool {
    let mut letters = text.chars().filter(|c| c.is_alphabetic()).peekable();
    letters.peek().is_some() && letters.all(char::is_uppercase)
}

/// The mark at the beginning of a line, and how many bytes it takes with the space after it.
fn mark(text: &str) -> Option<(Mark, usize)> {
    let first = text.chars().next()?;
    let end = text.find(' ')?;
    let token = &text[..end];
    let skip = end + 1;
    if matches!(token, "-" | "–" | "—" | "+" | "•" | "*" | "·" | "▪" | "●" | "○") {
        return Some((Mark::Bullet(first), skip));
    }
    let bare = token.trim_end_matches(['.', ')', '/', ':']);
    if bare.len() == token.len() {
        return None;
    }
    if let Some(value) = roman(bare) {
        return Some((Mark::Roman(value), skip));
    }
    let numbers: Option<Vec<u32>> =
        bare.split('.').map(|part| part.parse().ok().filter(|_| part.len() <= 2)).collect();
    if let Some(levels) = numbers {
        return Some((Mark::Number(levels), skip));
    }
    let mut letters = bare.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) if letter.is_lowercase() => Some((Mark::Letter(letter), skip)),
        _ => None,
    }
}

/// The value of a Roman number up to 39.
fn roman(text: &str) -> Option<u32> {
    let mut value = 0;
    let digits: Option<Vec<u32>> = text
        .chars()
        .map(|c| match c {
            'I' => Some(1),
            'V' => Some(5),
            'X' => Some(10),
            _ => None,
        })
        .collect();
    let digits = digits?;
    for (index, digit) in digits.iter().enumerate() {
        if digits.get(index + 1).is_some_and(|next| next > digit) {
            value -= i64::from(*digit);
        } else {
            value += i64::from(*digit);
        }
    }
    u32::try_from(value).ok().filter(|value| (1..40).contains(value))
}
