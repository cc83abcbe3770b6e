//! The HTML of any document holds only things that a body may hold.

use std::collections::HashSet;

use scraper::{Html, Selector};
use uuid::Uuid;

use super::{document, paragraph, to_html, words};
use crate::{self as document, Block, Document, Embeds, Inline};
use frame::testing::Dice;

/// The elements of a body.
const ELEMENTS: &[&str] = &[
    "html",
    "p",
    "h2",
    "h3",
    "h4",
    "ul",
    "ol",
    "li",
    "blockquote",
    "div",
    "table",
    "thead",
    "tbody",
    "tr",
    "th",
    "td",
    "hr",
    "strong",
    "em",
    "a",
    "br",
    "cite",
    "span",
];
/// The attributes of a body.
const ATTRIBUTES: &[&str] =
    &["id", "class", "tabindex", "scope", "href", "role", "aria-label", "aria-labelledby"];

const PIECES: &[&str] = &[
    "<script>alert(1)</script>",
    "</p><img src=x onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' autofocus onfocus='x",
    "&lt;b&gt;",
    "&amp",
    "<!--",
    "-->",
    "]]>",
    "</table></div></li>",
    "<",
    ">",
    "&",
    "\"",
    "Nghị quyết 98",
    "ữ\u{31b}\u{301}",
    "\u{202e}\u{feff}",
    "{{ 7*7 }}",
    " ",
    "\n",
];
const ADDRESSES: &[&str] = &[
    "https://a.example/\"onclick=\"x",
    "https://a.example/'><script>",
    "javascript:alert(1)",
    "JAVASCRIPT:x",
    "data:text/html,x",
    "/tin/a-1",
    "mailto:a@b.example",
    "//evil.example",
    "vbscript:x",
    "#\"><b",
    "",
];

fn runs(dice: &mut Dice, depth: usize) -> Vec<Inline> {
    let count = dice.roll(4);
    let run = |dice: &mut Dice| match dice.roll(if depth == 0 { 2 } else { 6 }) {
        0 => Inline::Text { text: (0..dice.roll(4)).map(|_| *dice.pick(PIECES)).collect() },
        1 => Inline::Break,
        2 => Inline::Strong { text: runs(dice, depth - 1) },
        3 => Inline::Emphasis { text: runs(dice, depth - 1) },
        4 => Inline::Cite { text: runs(dice, depth - 1), reference: (*dice.pick(PIECES)).to_owned() },
        _ => Inline::Link { href: (*dice.pick(ADDRESSES)).to_owned(), text: runs(dice, depth - 1) },
    };
    (0..count).map(|_| run(dice)).collect()
}

fn blocks(dice: &mut Dice, depth: usize) -> Vec<Block> {
    let count = dice.roll(4);
    let block = |dice: &mut Dice| match dice.roll(if depth == 0 { 3 } else { 6 }) {
        0 => Block::Paragraph { text: runs(dice, 2) },
        1 => Block::Heading { level: u8::try_from(dice.roll(256)).expect("below 256"), text: runs(dice, 2) },
        2 => Block::Rule,
        3 => {
            let items = (0..dice.roll(4)).map(|_| blocks(dice, depth - 1)).collect();
            Block::List { ordered: dice.roll(2) == 0, items }
        }
        4 => Block::Quote { blocks: blocks(dice, depth - 1) },
        _ => {
            let row = |dice: &mut Dice| (0..dice.roll(4)).map(|_| runs(dice, 1)).collect();
            Block::Table { head: row(dice), rows: (0..dice.roll(3)).map(|_| row(dice)).collect() }
        }
    };
    (0..count).map(|_| block(dice)).collect()
}

/// The text of a document without its line breaks and dividers, which HTML says with elements.
fn letters(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace() && *c != '|').collect()
}

#[test]
fn no_document_makes_anything_that_runs() {
    let everything = Selector::parse("*").expect("a valid selector");
    for seed in 0..2_000 {
        let made = Document { blocks: blocks(&mut Dice::new(seed), 3) };
        let html = to_html(&made);
        let parsed = Html::parse_fragment(&html);
        for element in parsed.select(&everything) {
            let name = element.value().name();
            assert!(ELEMENTS.contains(&name), "seed {seed} makes <{name}>: {html}");
            for (attribute, value) in element.value().attrs() {
                assert!(ATTRIBUTES.contains(&attribute), "seed {seed} makes {attribute}={value}: {html}");
                if attribute == "href" {
                    let good = ["https://a.example/", "/tin/a-1", "mailto:", "#"];
                    assert!(
                        good.iter().any(|start| value.starts_with(start)),
                        "seed {seed} links to {value}"
                    );
                }
            }
        }
        // Nothing is lost either: the text that was written can be read.
        let shown: String = parsed.root_element().text().collect();
        assert_eq!(letters(&shown), letters(&made.plain()), "seed {seed}: {html}");
    }
}

#[test]
fn every_document_can_be_stored_and_read_back() {
    for seed in 0..500 {
        let made = Document { blocks: blocks(&mut Dice::new(seed), 3) };
        let stored = serde_json::to_string(&made).expect("stored");
        assert_eq!(serde_json::from_str::<Document>(&stored).ok(), Some(made), "seed {seed}");
    }
}

#[test]
fn a_heading_is_an_address_and_no_two_are_the_same() {
    let heading = |text: &str| Block::Heading { level: 2, text: words(text) };
    let html = to_html(&document([
        heading("Ai được lợi?"),
        paragraph("Một."),
        heading("Ai được lợi"),
        heading("…"),
    ]));
    let ids = Selector::parse("[id]").expect("a valid selector");
    let parsed = Html::parse_fragment(&html);
    let ids: Vec<&str> = parsed.select(&ids).filter_map(|element| element.attr("id")).collect();
    assert_eq!(ids[0], "muc-ai-duoc-loi");
    assert_eq!(ids.len(), ids.iter().collect::<HashSet<_>>().len(), "{html}");
    assert!(html.contains("<h2>…</h2>"), "{html}");
}

#[test]
fn the_plain_text_says_every_word_once() {
    let table = Block::Table { head: vec![words("A"), words("B")], rows: vec![vec![words("1"), words("2")]] };
    let list = Block::List { ordered: false, items: vec![vec![paragraph("một")], vec![paragraph("hai")]] };
    let body = document([paragraph("Đoạn"), Block::Quote { blocks: vec![list] }, Block::Rule, table]);
    assert_eq!(body.plain(), "Đoạn\nmột\nhai\nA | B\n1 | 2\n");
    assert!(!body.is_empty());
    assert!(document([Block::Rule]).is_empty());
}

#[test]
fn a_citation_keeps_the_number_of_its_document_on_one_line() {
    let reference = "khoản 1 Điều 4 Nghị quyết số 98/2023/QH15".to_owned();
    let text = words("khoản 1 Điều 4 Nghị quyết số 98/2023/QH15 và Kế hoạch");
    let html = to_html(&document([Block::Paragraph { text: vec![Inline::Cite { text, reference }] }]));
    let number = "<span class=\"nowrap\">98/2023/QH15</span>";
    let expected =
        format!("<p><cite class=\"law\">khoản 1 Điều 4 Nghị quyết số {number} và Kế hoạch</cite></p>\n");
    assert_eq!(html, expected);
}

#[test]
fn a_reusable_block_says_what_it_says_today_and_shows_no_other() {
    let (hours, hotline) = (Uuid::from_u128(1), Uuid::from_u128(2));
    let body = document([paragraph("Gọi khi cần."), Block::Reuse { id: hours }]);
    let said =
        document([paragraph("Từ 7 giờ 30."), Block::Reuse { id: hotline }, Block::Reuse { id: hours }]);
    let embeds = Embeds {
        blocks: [(hours, said), (hotline, document([paragraph("1022")]))].into(),
        ..Embeds::default()
    };
    assert_eq!(document::to_html(&body, &embeds), "<p>Gọi khi cần.</p>\n<p>Từ 7 giờ 30.</p>\n");
    assert_eq!(to_html(&body), "<p>Gọi khi cần.</p>\n");
    let nested = document([Block::Quote { blocks: body.blocks.clone() }, Block::Reuse { id: hotline }]);
    assert_eq!(nested.reused(), [hours, hotline]);
}

#[test]
fn a_body_stored_before_there_were_citations_is_still_read() {
    let stored =
        r#"{"blocks":[{"type":"paragraph","text":[{"type":"text","text":"Điều 4"}]},{"type":"rule"}]}"#;
    let read: Document = serde_json::from_str(stored).expect("a stored body");
    assert_eq!(read, document([paragraph("Điều 4"), Block::Rule]));
}
