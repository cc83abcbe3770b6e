//! Bodies that a browser sends: taken in their one form, or refused with a reason.

use serde_json::{Value, json};

use super::{document, paragraph, words};
use crate::{Block, Document, DocumentError, Inline, LARGEST};

const KEY: &str = "6fe4b4c1c8d2c7a0f1f8e1a1b9b4a1d0c2e3f4a5b6c7d8e9f0a1b2c3d4e5f607";

fn parse(blocks: Value) -> Result<Document, DocumentError> {
    Document::parse(&json!({ "blocks": blocks }).to_string())
}

fn text(text: &str) -> Value {
    json!([{ "type": "text", "text": text }])
}

fn linked(href: &str) -> Value {
    json!([{ "type": "paragraph", "text": [{ "type": "link", "href": href, "text": text("đây") }] }])
}

fn pictured(changes: Value) -> Value {
    let mut picture = json!({
        "type": "picture", "blob": KEY, "kind": "image/jpeg", "width": 800, "height": 600,
        "alt": " Trụ  sở ", "caption": "",
    });
    for (name, value) in changes.as_object().expect("an object") {
        picture[name] = value.clone();
    }
    json!([picture])
}

fn nested(levels: usize) -> Value {
    let leaf = json!([{ "type": "paragraph", "text": text("đáy") }]);
    (0..levels).fold(leaf, |inner, _| json!([{ "type": "quote", "blocks": inner }]))
}

#[test]
fn what_an_editor_leaves_lying_about_is_not_kept() {
    let strong = |value: &str| json!({ "type": "strong", "text": text(value) });
    let read = parse(json!([
        { "type": "paragraph", "text": [] },
        { "type": "heading", "level": 2, "text": text(" \u{a0} ") },
        { "type": "paragraph", "text": [
            { "type": "text", "text": "  Phu\u{31b}\u{1a1}\u{300}ng" }, { "type": "text", "text": "\u{a0} \u{200b}Bến" },
            strong(" Mây"), strong(", "), { "type": "text", "text": "số 1\u{7}\r\n" },
            { "type": "emphasis", "text": [] }, { "type": "break" }
        ] },
        { "type": "list", "ordered": true, "items": [[{ "type": "paragraph", "text": [] }], []] },
        { "type": "table", "head": [text("A"), text("B")], "rows": [[text("1")]] },
        { "type": "paragraph", "text": [] }
    ]));
    let expected = document([
        Block::Paragraph {
            text: vec![
                Inline::text("Phư\u{1edd}ng Bến "),
                Inline::Strong { text: words("Mây,") },
                Inline::text(" số 1"),
            ],
        },
        Block::Table { head: vec![words("A"), words("B")], rows: vec![vec![words("1"), Vec::new()]] },
    ]);
    assert_eq!(read, Ok(expected));
}

#[test]
fn marks_in_any_order_read_the_same() {
    let (strong, link) = ("strong", "link");
    let one = |outer: &str, inner: &str| {
        let inner = json!([{ "type": inner, "href": "/tin/a-1", "text": text("chữ") }]);
        parse(
            json!([{ "type": "paragraph", "text": [{ "type": outer, "href": "/tin/a-1", "text": inner }] }]),
        )
    };
    assert_eq!(one(strong, link), one(link, strong));
    assert_eq!(
        one(strong, strong),
        parse(json!([{ "type": "paragraph", "text": [
        { "type": "strong", "text": text("chữ") }] }]))
    );
}

#[test]
fn what_a_body_may_not_hold_is_refused_with_a_reason() {
    let cases = [
        (linked("javascript:alert(1)"), DocumentError::Link("javascript:alert(1)".to_owned())),
        (linked("//evil.example"), DocumentError::Link("//evil.example".to_owned())),
        (pictured(json!({ "alt": " \u{200b} " })), DocumentError::Alt),
        (pictured(json!({ "blob": "../../etc/passwd" })), DocumentError::Picture),
        (pictured(json!({ "kind": "text/html" })), DocumentError::Picture),
        (pictured(json!({ "width": 0 })), DocumentError::Picture),
        (pictured(json!({ "height": -5 })), DocumentError::Picture),
        (json!([{ "type": "heading", "level": 1, "text": text("x") }]), DocumentError::Heading(1)),
        (
            json!([{ "type": "quote", "blocks": linked("data:text/html,x") }]),
            DocumentError::Link("data:text/html,x".to_owned()),
        ),
        (nested(9), DocumentError::TooDeep),
    ];
    for (blocks, reason) in cases {
        assert_eq!(parse(blocks.clone()), Err(reason), "{blocks}");
    }
    for strange in [json!([{ "type": "script" }]), json!({}), json!([{ "type": "paragraph" }]), nested(300)] {
        assert!(matches!(parse(strange), Err(DocumentError::Unreadable(_) | DocumentError::TooDeep)));
    }
    assert!(matches!(Document::parse("{"), Err(DocumentError::Unreadable(_))));
    let long = parse(json!([{ "type": "paragraph", "text": text(&"a".repeat(LARGEST)) }]));
    assert_eq!(long, Err(DocumentError::TooLarge));
}

#[test]
fn what_a_body_may_hold_is_taken() {
    assert_eq!(parse(nested(8)).map(|read| read.plain()), Ok("đáy\n".to_owned()));
    let picture = parse(pictured(json!({}))).expect("a picture");
    assert!(matches!(&picture.blocks[..], [Block::Picture { alt, .. }] if alt == "Trụ sở"));
    let id = "01890a5d-ac96-774b-bcce-b302099a8057";
    let reused = parse(json!([{ "type": "reuse", "id": id }])).expect("a reusable block");
    assert_eq!(reused.reused().first().map(ToString::to_string).as_deref(), Some(id));
    let cited = json!([{ "type": "paragraph", "text": [
        { "type": "cite", "reference": "Điều 4  Nghị quyết", "text": text("Điều 4") }] }]);
    let expected =
        Inline::Cite { text: words("Điều 4"), reference: "Điều 4 Nghị quyết".to_owned() };
    assert_eq!(parse(cited), Ok(document([Block::Paragraph { text: vec![expected] }])));
    assert_eq!(parse(json!([])), Ok(Document::default()));
    assert_eq!(
        parse(json!([{ "type": "paragraph", "text": text("a\u{a0}b") }])),
        Ok(document([paragraph("a b")]))
    );
}

#[test]
fn what_was_typed_as_markdown_is_judged_alike() {
    let typed = "## Mục\r\n\r\nĐoạn  một\u{a0}hai [xấu](javascript:x)\r\n";
    let expected = document([Block::Heading { level: 2, text: words("Mục") }, paragraph("Đoạn một hai xấu")]);
    assert_eq!(Document::parse_markdown(typed), Ok(expected));
    let picture = format!("![ ](/anh/{KEY}.png#1x1)");
    assert_eq!(Document::parse_markdown(&picture), Err(DocumentError::Alt));
    let flat = format!("![x](/anh/{KEY}.png#0x1)");
    assert_eq!(Document::parse_markdown(&flat), Err(DocumentError::Picture));
    assert_eq!(Document::parse_markdown(&"a".repeat(LARGEST + 1)), Err(DocumentError::TooLarge));
    // Nesting that is too deep is flattened when Markdown is read, and then it is no longer too deep.
    assert!(Document::parse_markdown(&format!("{}đáy", "> ".repeat(30))).is_ok());
    assert!(Document::parse_markdown(&format!("{}đáy", "- ".repeat(30))).is_ok());
}
