//! An official writes the body of an article: by keyboard and by touch.

use e2e::axe;
use e2e::browser::{Browser, Device, story_without_city};
use e2e::desk::story::{blocks, emphasis, heading, list, open, paragraph, set, strong, text, until};
use e2e::desk::{BLOCK, PICTURE};
use serde_json::{Value, json};
use thirtyfour::Key;

#[test]
fn what_is_typed_with_the_keyboard_alone_is_the_document() {
    story_without_city(&Device::desk(), async |browser| {
        open(browser).await;
        browser.write("## Ai được lợi?").await;
        browser.press(Key::Enter).await;
        browser.write("Người dân ").await;
        browser.press_with(&[Key::Control], 'b').await;
        browser.write("gần ga").await;
        browser.press_with(&[Key::Control], 'b').await;
        browser.write(" và ").await;
        browser.press_with(&[Key::Control], 'i').await;
        browser.write("vành đai").await;
        browser.press_with(&[Key::Control], 'i').await;
        browser.write(".").await;
        browser.press(Key::Enter).await;
        browser.write("- một").await;
        browser.press(Key::Enter).await;
        browser.press(Key::Tab).await;
        browser.write("nhỏ").await;
        browser.press(Key::Enter).await;
        browser.press(Key::Enter).await;
        browser.write("hai").await;
        let words = |list: Value| json!({ "type": "paragraph", "text": list });
        let plain = |words: &str| json!({ "type": "text", "text": words });
        let written = json!([
            heading(2, "Ai được lợi?"),
            words(json!([
                plain("Người dân "),
                strong("gần ga"),
                plain(" và "),
                emphasis("vành đai"),
                plain(".")
            ])),
            list(
                false,
                &[
                    json!([paragraph("một"), list(false, &[json!([paragraph("nhỏ")])])]),
                    json!([paragraph("hai")]),
                ]
            ),
        ]);
        assert_eq!(blocks(browser).await, written);
        browser.press_with(&[Key::Control], 'z').await;
        let undone = blocks(browser).await;
        assert_ne!(undone, written);
        browser.press_with(&[Key::Control], 'y').await;
        assert_eq!(blocks(browser).await, written);
        assert_eq!(browser.console().await, Vec::<String>::new());
    });
}
