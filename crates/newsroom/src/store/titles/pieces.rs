//! Whether a title has a piece of text, with a number at its edge whole: "nq 9" is no piece of "nq 98".

use kit::db::Engine;
use sea_orm::Value;

use crate::store::lists::pattern;

/// The condition that a title has a piece, its value bound.
pub(super) fn had(engine: Engine, piece: &str, bind: &mut impl FnMut(Value) -> String) -> String {
    let digit = |c: char| c.is_ascii_digit();
    let before = if piece.starts_with(digit) { "[^0-9]" } else { "" };
    let behind = if piece.ends_with(digit) { "[^0-9]" } else { "" };
    if before.is_empty() && behind.is_empty() {
        let bound = bind(pattern(piece).into());
        return format!("e.title_key LIKE {bound} ESCAPE '\\'");
    }
    // "No digit" is written alike in the patterns of both engines, and in that of `LIKE` not at all.
    let (sign, pattern) = match engine {
        Engine::Sqlite => ("GLOB", format!("*{before}{}{behind}*", globbed(piece))),
        Engine::Postgres => ("~", format!("{before}{}{behind}", escaped(piece))),
    };
    let bound = bind(pattern.into());
    // The spaces give the pattern its sign that is no digit, before the first word and behind the last.
    format!("(' ' || e.title_key || ' ') {sign} {bound}")
}

/// A piece as SQLite's `GLOB` reads it: a sign with a meaning stands in brackets.
fn globbed(piece: &str) -> String {
    piece.chars().fold(String::new(), |glob, c| match c {
        '*' | '?' | '[' => glob + "[" + &String::from(c) + "]",
        c => glob + &String::from(c),
    })
}

/// A piece as PostgreSQL's `~` reads it: any sign of ASCII may mean something, and none does behind a backslash.
fn escaped(piece: &str) -> String {
    piece.chars().fold(String::new(), |regex, c| match c.is_ascii_punctuation() {
        true => regex + "\\" + &String::from(c),
        false => regex + &String::from(c),
    })
}
