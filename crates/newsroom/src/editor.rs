//! The field in which a body is written: a rich-text editor where scripts run (`assets/editor.js`), a text area with
//! Markdown where none does. The form that comes back is read by [`Document::parse`] or by
//! [`Document::parse_markdown`].

#[cfg(test)]
mod tests;

use askama::Template;
use kit::i18n::Lang;
use serde_json::{Value, json};
use uuid::Uuid;

use crate::t;
use document::{self, Document};

/// The stylesheet of a page with the field, beside the site's own.
pub const STYLE: &str = "editor.css";

/// The module that makes the editor.
pub const SCRIPT: &str = "editor.js";

/// The modules that [`SCRIPT`] needs, for `<link rel="modulepreload">`: without it a browser finds out file by file.
pub const PRELOAD: [&str; 24] = [
    "editor/commands.js",
    "editor/dialogs.js",
    "editor/document.js",
    "editor/icons.js",
    "editor/inserts.js",
    "editor/paste.js",
    "editor/schema.js",
    "editor/toolbar.js",
    "editor/word.js",
    "vendor/prosemirror/orderedmap.js",
    "vendor/prosemirror/prosemirror-commands.js",
    "vendor/prosemirror/prosemirror-dropcursor.js",
    "vendor/prosemirror/prosemirror-gapcursor.js",
    "vendor/prosemirror/prosemirror-history.js",
    "vendor/prosemirror/prosemirror-inputrules.js",
    "vendor/prosemirror/prosemirror-keymap.js",
    "vendor/prosemirror/prosemirror-model.js",
    "vendor/prosemirror/prosemirror-schema-list.js",
    "vendor/prosemirror/prosemirror-state.js",
    "vendor/prosemirror/prosemirror-tables.js",
    "vendor/prosemirror/prosemirror-transform.js",
    "vendor/prosemirror/prosemirror-view.js",
    "vendor/prosemirror/rope-sequence.js",
    "vendor/prosemirror/w3c-keyname.js",
];

/// The settings of the field.
#[derive(Clone, Debug)]
pub struct Field<'a> {
    /// The body as it stands.
    pub document: &'a Document,
    /// Typed Markdown that could not be taken; else the body is written as Markdown.
    pub typed: Option<&'a str>,
    /// The language of the body.
    pub lang: Lang,
    /// Where a picture is sent: `POST` with the part `file`, answered with JSON `{blob, kind, width, height}` or `{error}`.
    pub upload: &'a str,
    /// Where a citation is looked up: `GET ?q=`, answered with JSON `{reference}` or `{error}`. Empty: taken as written.
    pub cite: &'a str,
    /// The reusable blocks that may be shown, with their names.
    pub blocks: &'a [(Uuid, String)],
    /// Where a block is made; empty where none may stand, as in a block itself.
    pub make_block: &'a str,
    /// Whether it may only be read.
    pub locked: bool,
    /// The fault of the typed text, in words; empty when there is none.
    pub error: &'a str,
}

#[derive(Template)]
#[template(path = "desk/pages/editor.html")]
struct Page<'a> {
    lang: Lang,
    field: &'a Field<'a>,
    markdown: String,
    texts: String,
    document: String,
    pictures: &'static str,
    blocks: String,
}

/// The HTML of the field, in the language of the interface. A form with it sends `document` (JSON) or, where no script
/// ran, `body` (Markdown).
///
/// # Errors
/// When the template or the document cannot be written, which only a full memory can cause.
pub fn field(lang: Lang, field: &Field<'_>) -> Result<String, askama::Error> {
    let json = |value: &Value| value.to_string();
    let blocks: Vec<Value> =
        field.blocks.iter().map(|(id, name)| json!({ "id": id, "name": name })).collect();
    let page = Page {
        lang,
        field,
        markdown: field.typed.map_or_else(|| document::to_markdown(field.document), str::to_owned),
        texts: json(&texts(lang)),
        document: json(&json!(field.document)),
        pictures: addresses::PICTURES,
        blocks: json(&json!(blocks)),
    };
    page.render()
}

/// The texts of the editor, which fills in the numbers and names in braces.
fn texts(lang: Lang) -> Value {
    let texts = [
        ("placeholder", t!(lang, "editor-placeholder")),
        ("help", t!(lang, "editor-help")),
        ("toolbar", t!(lang, "editor-toolbar")),
        ("undo", t!(lang, "editor-undo")),
        ("redo", t!(lang, "editor-redo")),
        ("paragraph", t!(lang, "editor-paragraph")),
        ("h2", t!(lang, "editor-h2")),
        ("h3", t!(lang, "editor-h3")),
        ("h4", t!(lang, "editor-h4")),
        ("strong", t!(lang, "editor-strong")),
        ("emphasis", t!(lang, "editor-emphasis")),
        ("link", t!(lang, "editor-link")),
        ("cite", t!(lang, "editor-cite")),
        ("bullets", t!(lang, "editor-bullets")),
        ("numbers", t!(lang, "editor-numbers")),
        ("quote", t!(lang, "editor-quote")),
        ("rule", t!(lang, "editor-rule")),
        ("picture", t!(lang, "editor-picture")),
        ("table", t!(lang, "editor-table")),
        ("reuse", t!(lang, "editor-reuse")),
        ("rowBefore", t!(lang, "editor-row-before")),
        ("rowAfter", t!(lang, "editor-row-after")),
        ("columnBefore", t!(lang, "editor-column-before")),
        ("columnAfter", t!(lang, "editor-column-after")),
        ("deleteRow", t!(lang, "editor-delete-row")),
        ("deleteColumn", t!(lang, "editor-delete-column")),
        ("deleteTable", t!(lang, "editor-delete-table")),
        ("insert", t!(lang, "editor-insert")),
        ("save", t!(lang, "editor-save")),
        ("cancel", t!(lang, "editor-cancel")),
        ("required", t!(lang, "editor-required")),
        ("failed", t!(lang, "editor-failed")),
        ("linkAddress", t!(lang, "editor-link-address")),
        ("linkHint", t!(lang, "editor-link-hint")),
        ("linkWrong", t!(lang, "editor-link-wrong")),
        ("linkWords", t!(lang, "editor-link-words")),
        ("unlink", t!(lang, "editor-unlink")),
        ("citeWords", t!(lang, "editor-cite-words")),
        ("citeHint", t!(lang, "editor-cite-hint")),
        ("cited", t!(lang, "editor-cited")),
        ("uncite", t!(lang, "editor-uncite")),
        ("file", t!(lang, "editor-file")),
        ("fileHint", t!(lang, "editor-file-hint")),
        ("fileMissing", t!(lang, "editor-file-missing")),
        ("alt", t!(lang, "editor-alt")),
        ("altHint", t!(lang, "editor-alt-hint")),
        ("altMissing", t!(lang, "editor-alt-missing")),
        ("caption", t!(lang, "editor-caption")),
        ("captionHint", t!(lang, "editor-caption-hint")),
        ("pictureChange", t!(lang, "editor-picture-change")),
        ("pictureInserted", t!(lang, "editor-picture-inserted")),
        ("columns", t!(lang, "editor-columns")),
        ("rows", t!(lang, "editor-rows")),
        ("rowsHint", t!(lang, "editor-rows-hint")),
        ("tableInserted", t!(lang, "editor-table-inserted")),
        ("reuseWhich", t!(lang, "editor-reuse-which")),
        ("reuseHint", t!(lang, "editor-reuse-hint")),
        ("reuseLabel", t!(lang, "editor-reuse-label")),
        ("reuseUnknown", t!(lang, "editor-reuse-unknown")),
        ("reuseNone", t!(lang, "editor-reuse-none")),
        ("reuseMake", t!(lang, "editor-reuse-make")),
        ("pasteWithoutPictures", t!(lang, "editor-paste-without-pictures")),
    ];
    texts.into_iter().collect()
}
