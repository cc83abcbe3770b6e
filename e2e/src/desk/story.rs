//! The steps of a story of the editor: opens the page, reads the document, pastes; and documents, shortly said.

use serde_json::{Value, json};

use super::page;
use crate::browser::Browser;

/// Opens the page, with the cursor in the text.
pub async fn open(browser: &Browser) {
    browser.visit(page()).await;
    browser.wait("document.querySelector('#body').loaEditor").await;
    browser.ask("document.querySelector('#body').loaEditor.focus()").await;
}

/// The blocks of the document.
pub async fn blocks(browser: &Browser) -> Value {
    browser.ask("return document.querySelector('#body').loaEditor.get().blocks").await
}

/// Puts blocks in place of the present ones.
pub async fn set(browser: &Browser, blocks: &Value) {
    let script = "document.querySelector('#body').loaEditor.set({ blocks: arguments[0] })";
    browser.ask_with(script, vec![blocks.clone()]).await;
}

/// Waits until a question was answered or left, and the cursor is in the text again.
pub async fn asked(browser: &Browser) {
    browser.wait("!document.querySelector('dialog') && document.activeElement.matches('.editor-text')").await;
}

/// Pastes as a browser does.
pub async fn paste(browser: &Browser, kind: &str, text: &str) {
    let script = "const data = new DataTransfer();
        data.setData(arguments[0], arguments[1]);
        document.querySelector('.editor-text').dispatchEvent(
            new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }));";
    browser.ask_with(script, vec![json!(kind), json!(text)]).await;
}

/// A plain run.
pub fn text(words: &str) -> Value {
    json!([{ "type": "text", "text": words }])
}

/// A paragraph.
pub fn paragraph(words: &str) -> Value {
    json!({ "type": "paragraph", "text": text(words) })
}

/// A heading.
pub fn heading(level: u8, words: &str) -> Value {
    json!({ "type": "heading", "level": level, "text": text(words) })
}

/// A list.
pub fn list(ordered: bool, items: &[Value]) -> Value {
    json!({ "type": "list", "ordered": ordered, "items": items })
}

/// A strong run.
pub fn strong(words: &str) -> Value {
    json!({ "type": "strong", "text": text(words) })
}

/// An emphasised run.
pub fn emphasis(words: &str) -> Value {
    json!({ "type": "emphasis", "text": text(words) })
}
