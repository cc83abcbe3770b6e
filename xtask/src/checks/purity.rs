//! SQL only in stores; models without any input or output.

use super::Finding;
use super::source::Source;
use super::tree::File;

const DATABASE: &[&str] = &["sea_orm", "sea_orm_migration", "sea_query", "sqlx"];

const NOT_IN_MODELS: &[&str] = &["askama", "axum", "http", "kit::web", "sea_orm", "std::fs", "tokio"];

/// SQL, and the library that speaks it, only in stores and migrations.
pub(crate) fn sql(source: &Source<'_>) -> Vec<Finding> {
    let file = source.file;
    if file.in_city().is_none() || file.is_test() || may_speak_sql(file) {
        return Vec::new();
    }
    let advice = "move it into the capability's store.rs";
    let texts = source
        .literals()
        .filter(|literal| looks_like_sql(&literal.text))
        .map(|literal| Finding::new(&file.path, literal.line, "sql only in store", advice));
    let library = source
        .paths
        .iter()
        .filter(|path| DATABASE.iter().any(|name| path.starts_with(name)))
        .map(|path| Finding::new(&file.path, path.line, "sql only in store", advice));
    texts.chain(library).collect()
}

/// A model knows types and rules, and neither web nor database nor disk.
pub(crate) fn models(source: &Source<'_>) -> Vec<Finding> {
    let file = source.file;
    let is_model = file.in_city().is_some_and(|path| path.ends_with("/model.rs") || path.contains("/model/"));
    if !is_model || file.is_test() {
        return Vec::new();
    }
    let mut findings = Vec::new();
    for path in &source.paths {
        if let Some(banned) = NOT_IN_MODELS.iter().find(|banned| path.starts_with(banned)) {
            findings.push(Finding::new(
                &file.path,
                path.line,
                "pure model",
                format!("a model has no I/O; take `{banned}` to actions, store or web"),
            ));
        }
    }
    findings
}

fn may_speak_sql(file: &File) -> bool {
    file.is_settled()
        || file.in_city().is_some_and(|path| path.ends_with("/store.rs") || path.contains("/store/"))
}

/// Statements in capitals anywhere, or in small letters at the start of a text: plain English sentences begin with
/// a capital and go on in small letters.
pub(crate) fn looks_like_sql(literal: &str) -> bool {
    let inside = literal.trim_start_matches(|c: char| c != '"').trim_matches(['"', '#']);
    let words: Vec<&str> =
        inside.split(|c: char| c.is_whitespace() || c == '\\').filter(|word| !word.is_empty()).collect();
    let capitals = (0..words.len()).any(|at| is_statement(&words[at..], str::to_owned));
    capitals
        || is_statement(&words, str::to_ascii_uppercase) && words[0].chars().all(|c| c.is_ascii_lowercase())
}

fn is_statement(words: &[&str], case: fn(&str) -> String) -> bool {
    let word = |at: usize| words.get(at).map(|word| case(word)).unwrap_or_default();
    match word(0).as_str() {
        "SELECT" => {
            words.iter().any(|word| case(word) == "FROM") || word(1).starts_with(|c: char| c.is_ascii_digit())
        }
        "INSERT" => word(1) == "INTO",
        "DELETE" => word(1) == "FROM",
        "UPDATE" => word(2) == "SET",
        _ => false,
    }
}
