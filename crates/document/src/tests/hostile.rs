//! Pages made to break their readers: deep, wide, unclosed.

use std::time::{Duration, Instant};

use super::to_html;
use crate::{Document, DocumentError, from_html, from_markdown};

/// Long for a test, short for a reader: a page that is read in proportion to its size stays far below.
const LONG: Duration = Duration::from_secs(20);

/// Reads, renders and stores with a deep stack of its own: an overflow would end all tests, not one.
fn survives(name: &str, read: impl FnOnce() -> Document + Send + 'static) -> String {
    let named = name.to_owned();
    let work = move || {
        let started = Instant::now();
        let document = read();
        let html = to_html(&document);
        let stored = serde_json::to_string(&document).expect("a document can be stored");
        let again: Result<Document, _> = serde_json::from_str(&stored);
        assert!(again.is_ok_and(|again| again == document), "{named}: what was stored cannot be read back");
        assert!(started.elapsed() < LONG, "{named} took {:?}", started.elapsed());
        html
    };
    let thread = std::thread::Builder::new().stack_size(512 << 20).spawn(work).expect("a thread");
    thread.join().unwrap_or_else(|_| panic!("{name} did not survive"))
}

#[test]
fn nesting_without_end_in_html_is_read_to_some_depth() {
    for tag in ["div", "blockquote", "b", "em", "ul><li", "table><tr><td", "font", "a href=\"/\"", "span"] {
        let page = format!("{}chữ cuối", format!("<{tag}>").repeat(5_000));
        let html = survives(tag, move || from_html(&page));
        assert!(html.contains("chữ cuối"), "{tag}");
    }
}

#[test]
fn quotes_without_end_in_markdown_are_read_to_some_depth() {
    let html = survives("quotes", || from_markdown(&format!("{} chữ cuối", ">".repeat(5_000))));
    assert!(html.contains("chữ cuối"));
}

#[test]
fn lists_without_end_in_markdown_are_read_to_some_depth() {
    let html = survives("lists", || from_markdown(&format!("{}chữ cuối", "- ".repeat(5_000))));
    assert!(html.contains("chữ cuối"));
}

#[test]
fn marks_without_end_in_markdown_are_read_to_some_depth() {
    let text = format!("{}chữ cuối{}", "*a **b ".repeat(1_000), " b** a*".repeat(1_000));
    let html = survives("marks", move || from_markdown(&text));
    assert!(html.contains("chữ cuối"));
}

#[test]
fn a_body_a_little_deeper_than_usual_can_be_read_again() {
    let html = survives("70 quotes", || from_markdown(&format!("{} chữ cuối", ">".repeat(70))));
    assert!(html.contains("chữ cuối"));
}

#[test]
fn tables_in_tables_cost_what_they_weigh() {
    // Each level of a reader that reads inner rows twice doubles the text: 4,096 times here.
    let page = format!("{}chữ cuối", "<table><tr><td>ô</td><td>".repeat(12));
    let html = survives("tables", move || from_html(&page));
    assert_eq!(html.matches("chữ cuối").count(), 1);
}

#[test]
fn a_huge_table_is_read() {
    let row = format!("<tr>{}</tr>", "<td>ô</td>".repeat(100));
    let page = format!("<table>{}</table>", row.repeat(400));
    let html = survives("a huge table", move || from_html(&page));
    assert_eq!(html.matches("<tr>").count(), 400);
    let text = format!("|a|b|\n|-|-|\n{}", "|1|2|\n".repeat(5_000));
    let html = survives("a long table", move || from_markdown(&text));
    assert_eq!(html.matches("<tr>").count(), 5_001);
}

#[test]
fn a_scripts_words_do_not_surface_in_the_depth() {
    let page = format!("{}chữ<script>alert(1)</script><style>p{{}}</style>", "<div>".repeat(60));
    let html = survives("a deep script", move || from_html(&page));
    assert!(html.contains("chữ"));
    assert!(!html.contains("alert") && !html.contains("p{}"), "{html}");
}

#[test]
fn paragraphs_in_the_depth_stay_apart() {
    let page = format!("{}<p>một</p><p>hai</p>", "<div>".repeat(60));
    let html = survives("deep paragraphs", move || from_html(&page));
    assert!(!html.contains("mộthai"), "{html}");
}

#[test]
fn broken_pages_are_read_as_far_as_they_go() {
    let broken = [
        "<p>một<p>hai</div></b><table><td>ba<tr><td>bốn",
        "<<<>>><p <b> chữ",
        "<a href='/x'>một <a href='/y'>hai <p>ba",
        "<!doctype html><html><body><p>một</body></html><p>hai",
        "<plaintext>chữ </p>",
        "<textarea><script>alert(1)</script>",
        "<svg><p>chữ<style><img src=x onerror=alert(1)></style>",
        "<math><mi><script>alert(1)</script>",
        "&#0;&#x110000;&#xD800;&bogus;&amp",
        "\0<p>\u{feff}chữ\u{202e}",
    ];
    for page in broken {
        let html = survives(page, move || from_html(page));
        assert!(
            !html.contains("<script") && !html.contains("<img") && !html.contains("onerror="),
            "{page}: {html}"
        );
    }
}

#[test]
fn a_short_table_cannot_ask_for_all_memory() {
    let table = |head: usize, rows: usize| {
        let (head, rows) = (vec!["[]"; head].join(","), vec!["[]"; rows].join(","));
        format!("{{\"blocks\":[{{\"type\":\"table\",\"head\":[{head}],\"rows\":[{rows}]}}]}}")
    };
    assert_eq!(Document::parse(&table(20_000, 20_000)), Err(DocumentError::TooLarge));
    assert!(Document::parse(&table(20, 900)).is_ok(), "the longest table that people write is taken");
}
