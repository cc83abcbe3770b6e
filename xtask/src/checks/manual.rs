//! docs/operations.md quotes the program: each log line, metric, line of failure, address and label of the desk in it is one
//! that the program has, and each warning and metric of the program stands in it.

use std::collections::{BTreeMap, BTreeSet};

use super::Finding;
use super::tree::File;

const MANUAL: &str = "docs/operations.md";
const RULE: &str = "manual";

/// Something of the program that the manual quotes.
struct Quote<'a> {
    text: &'a str,
    line: usize,
}

/// Held against the whole tree, because a line may be said anywhere.
pub(crate) fn quotes(files: &[File]) -> Vec<Finding> {
    let Some(manual) = files.iter().find(|file| file.path == MANUAL) else { return Vec::new() };
    let sources: Vec<&File> =
        files.iter().filter(|file| file.has_extension("rs") && !file.is_test()).collect();
    let mut findings = log_lines(manual, &sources);
    findings.extend(metrics(manual, &sources));
    findings.extend(failures(manual, &sources));
    findings.extend(addresses(manual, &sources));
    findings.extend(labels(manual, files));
    findings
}

fn log_lines(manual: &File, sources: &[&File]) -> Vec<Finding> {
    let quoted = first_cells(&manual.text, "## Logs");
    let mut said: BTreeSet<&str> = BTreeSet::new();
    let mut findings = Vec::new();
    for source in sources {
        for (name, level, line) in events(&source.text) {
            said.insert(name);
            let is_told =
                quoted.iter().any(|quote| quote.text == name) || manual.text.contains(&format!("`{name}`"));
            if matches!(level, "warn" | "error") && !is_told {
                let advice = format!("say in {MANUAL} what `{name}` means and what to do");
                findings.push(Finding::new(&source.path, line, RULE, advice));
            }
        }
    }
    let unknown = quoted.iter().filter(|quote| !said.contains(quote.text));
    findings.extend(unknown.map(|quote| stale(quote, "no line of the log has this name")));
    findings
}

fn metrics(manual: &File, sources: &[&File]) -> Vec<Finding> {
    let Some(metrics) = sources.iter().find(|file| file.path == "crates/kit/src/metrics.rs") else {
        return Vec::new();
    };
    let mut findings = Vec::new();
    let mut quoted: BTreeMap<String, usize> = BTreeMap::new();
    for (text, line) in manual.text.lines().zip(1..) {
        for (part, inside) in text.split('`').zip([false, true].into_iter().cycle()) {
            if inside && part.starts_with("loa_") {
                let name = part.split('{').next().unwrap_or_default();
                quoted.insert(name.trim_end_matches("_total").to_owned(), line);
            }
        }
    }
    // `registry.register("name", ...)`, also with the name on a line of its own.
    let known: Vec<String> = metrics
        .text
        .split("registry.register(")
        .skip(1)
        .filter_map(|rest| Some(format!("loa_{}", rest.split('"').nth(1)?)))
        .collect();
    for name in known.iter().filter(|name| !quoted.contains_key(*name)) {
        let advice = format!("say in {MANUAL} what the metric `{name}` means");
        findings.push(Finding::new(&metrics.path, 1, RULE, advice));
    }
    for (name, line) in quoted.iter().filter(|(name, _)| !known.contains(name)) {
        findings.push(stale(&Quote { text: name, line: *line }, "there is no such metric"));
    }
    findings
}

/// Each piece of a quoted failure between the parts that vary is in the source.
fn failures(manual: &File, sources: &[&File]) -> Vec<Finding> {
    let texts: Vec<String> = sources.iter().map(|file| joined(&file.text)).collect();
    let mut findings = Vec::new();
    for quote in first_cells(&manual.text, "## Failure lines") {
        let unsaid =
            pieces(quote.text).into_iter().find(|piece| !texts.iter().any(|text| text.contains(piece)));
        if let Some(piece) = unsaid {
            findings.push(stale(&quote, &format!("the program nowhere says `{piece}`")));
        }
    }
    findings
}

fn addresses(manual: &File, sources: &[&File]) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (text, line) in manual.text.lines().zip(1..) {
        let quoted = text.split('`').skip(1).step_by(2).filter(|text| text.starts_with('/'));
        for text in quoted.filter(|text| !sources.iter().any(|source| source.text.contains(*text))) {
            findings.push(stale(&Quote { text, line }, "the program has no such address"));
        }
    }
    findings
}

/// Each button or page that a city's first minutes name stands at the desk under that name.
fn labels(manual: &File, files: &[File]) -> Vec<Finding> {
    let texts = files.iter().filter(|file| file.has_extension("ftl") && file.path.contains("/i18n/vi/"));
    let lines = texts.flat_map(|file| file.text.lines());
    let known: BTreeSet<&str> = lines.filter_map(|line| Some(line.split_once(" = ")?.1.trim())).collect();
    if known.is_empty() {
        return Vec::new();
    }
    let section = manual.text.split("## A city's first minutes").nth(1).unwrap_or_default();
    let section = section.split("\n## ").next().unwrap_or_default().replace("**", "");
    let line =
        manual.text.lines().position(|line| line == "## A city's first minutes").unwrap_or_default() + 1;
    let labels = section
        .split('*')
        .skip(1)
        .step_by(2)
        .map(|label| label.split_whitespace().collect::<Vec<_>>().join(" "));
    let unknown = labels.filter(|label| !known.contains(label.as_str()));
    unknown.map(|label| stale(&Quote { text: &label, line }, "nothing at the desk has this name")).collect()
}

/// The literal pieces of a quote: between dots, colons and words in capitals, such as FILE, where values stand.
fn pieces(quote: &str) -> Vec<String> {
    let mut pieces = vec![String::new()];
    for word in quote.replace("...", " ... ").split_whitespace() {
        let letters: Vec<char> = word.chars().filter(|c| c.is_alphabetic()).collect();
        let varies = word == "..." || letters.len() > 3 && letters.iter().all(|c| c.is_uppercase());
        let last = pieces.last_mut().filter(|_| !varies);
        if let Some(piece) = last {
            piece.push(' ');
            piece.push_str(word);
        }
        if varies || word.ends_with(':') {
            pieces.push(String::new());
        }
    }
    let trimmed =
        pieces.iter().map(|piece| piece.trim_matches([' ', ':', ',', ';', '?', '(', ')']).to_owned());
    trimmed.filter(|piece| piece.contains(' ')).collect()
}

/// A source in which strings over several lines are one: `\` at a line's end takes the break and the indent away.
fn joined(text: &str) -> String {
    let mut lines = text.split("\\\n");
    let mut whole = lines.next().unwrap_or_default().to_owned();
    for line in lines {
        whole.push_str(line.trim_start());
    }
    whole
}

fn stale(quote: &Quote<'_>, why: &str) -> Finding {
    Finding::new(MANUAL, quote.line, RULE, format!("`{}`: {why}; say what is true", quote.text))
}

/// The quotes in backticks in the first cell of each row below a heading.
fn first_cells<'a>(text: &'a str, heading: &str) -> Vec<Quote<'a>> {
    let lines = text.lines().zip(1..).skip_while(|(line, _)| *line != heading).skip(1);
    let rows =
        lines.take_while(|(line, _)| !line.starts_with("## ")).filter(|(row, _)| row.starts_with("| `"));
    rows.flat_map(|(row, line)| {
        let cell = row.split(" | ").next().unwrap_or_default();
        let quotes = cell.split('`').skip(1).step_by(2);
        quotes.map(move |text| Quote { text, line })
    })
    .collect()
}

/// The names of the log lines that a source says, each with its level and line.
fn events(source: &str) -> Vec<(&str, &str, usize)> {
    let mut found = Vec::new();
    for level in ["error", "warn", "info", "debug"] {
        for (at, _) in source.match_indices(&format!("tracing::{level}!(")) {
            // Its name is the first text of that form: fields come before it, and their texts are sentences.
            let Some(name) = source[at..].split('"').skip(1).step_by(2).find(|text| is_name(text)) else {
                continue;
            };
            let line = source[..at].matches('\n').count() + 1;
            found.push((name, level, line));
        }
    }
    found
}

/// Whether a text is like `bus.listen_failed`.
fn is_name(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_word = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b == b'_');
    parts.len() == 2 && parts.iter().all(is_word)
}
