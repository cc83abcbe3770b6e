//! What a writer sends: read field by field, so that nothing can be set that is not asked for here.

use std::collections::BTreeSet;

use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::drafts::{Draft, DraftContent};
use crate::t;
use crate::{Placed, Text};
use document::Document;
use document::lint::{self, Oddity};
use frame::desk::DeskSession;

/// What was sent, and what of it could not be taken.
pub(super) struct Sent {
    /// The version that the writer saw.
    pub(super) seen: i64,
    pub(super) words: DraftContent,
    /// Why the body could not be taken; empty when it was.
    pub(super) error: String,
    /// The field that this is about; empty when it is no single one.
    pub(super) field: &'static str,
    /// The body as it was typed, when it could not be taken.
    pub(super) typed: Option<String>,
    /// What its characters were before they were mended.
    pub(super) odd: BTreeSet<Oddity>,
}

/// The fields of words beside the body.
const FIELDS: [&str; 7] =
    ["title", "summary", "author", "source", "picture_alt", "picture_caption", "change_note"];

/// Reads the form on top of the draft as it stands.
pub(super) async fn read(seat: &DeskSession, draft: &Draft, form: &Form) -> Result<Sent, Failure> {
    let db = seat.app().db();
    let before = &draft.words;
    let (body, error, typed) = body(seat.desk.lang, before, form);
    let category = form.text("category").parse::<Uuid>().ok();
    let known = crate::categories(db).await?;
    let category = category.filter(|id| known.iter().any(|one| one.id == *id)).unwrap_or(before.category);
    let themes = campaigns::themes(db).await?.into_iter().map(|theme| theme.id);
    let themes = themes.filter(|id| !form.text(&format!("theme-{id}")).is_empty()).collect();
    let areas: Vec<Uuid> = form.chosen("area-").filter_map(|id| id.parse().ok()).collect();
    // Also one that has ended and was taken away a moment ago: its box is still on the page.
    let areas = agencies::areas_with(db, &areas).await?.into_iter().map(|area| area.id).collect();
    let attachments = before.text.attachments.iter();
    let attachments =
        attachments.filter(|one| form.text(&format!("detach-{}", one.blob)).is_empty()).cloned().collect();
    let text = Text {
        title: one_line(form.text("title")),
        summary: form.text("summary").to_owned(),
        body,
        author: one_line(form.text("author")),
        source: one_line(form.text("source")),
        picture: picture(seat, form).await?,
        attachments,
    };
    Ok(Sent {
        seen: form.text("version").parse().unwrap_or(0),
        words: DraftContent {
            category,
            themes,
            areas,
            text,
            change_note: form.text("change_note").to_owned(),
        },
        error,
        field: "",
        typed,
        odd: odd(draft.lang, form),
    })
}

/// What is odd about the characters as they came. Asked of the form, because nobody can tell from what is kept.
fn odd(lang: Lang, form: &Form) -> BTreeSet<Oddity> {
    let json = form.raw("document");
    let body = if json.is_empty() {
        form.raw("body").lines().map(str::to_owned).collect()
    } else {
        lint::lines_of(json)
    };
    let lines = FIELDS.into_iter().map(|name| form.raw(name)).chain(body.iter().map(String::as_str));
    lint::oddities(lines, lang)
}

/// What the page tells the writer about characters.
pub(super) fn told(lang: Lang, odd: &BTreeSet<Oddity>) -> Vec<String> {
    odd.iter().map(|one| one.sentence(lang)).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The body from the editor (`document`, JSON) or from the text area without it (`body`, Markdown).
fn body(lang: Lang, before: &DraftContent, form: &Form) -> (Document, String, Option<String>) {
    let json = form.raw("document");
    if json.is_empty() {
        let typed = form.raw("body").replace("\r\n", "\n");
        return match Document::parse_markdown(&typed) {
            Ok(read) => (read, String::new(), None),
            Err(error) => (before.text.body.clone(), error.sentence(lang), Some(typed)),
        };
    }
    match Document::parse(json) {
        Ok(read) => (read, String::new(), None),
        Err(error) => (before.text.body.clone(), error.sentence(lang), Some(form.raw("body").to_owned())),
    }
}

/// The picture on top: one that is there, or none.
async fn picture(seat: &DeskSession, form: &Form) -> Result<Option<Placed>, Failure> {
    let Ok(id) = form.text("picture").parse::<Uuid>() else { return Ok(None) };
    if !form.text("picture_remove").is_empty() {
        return Ok(None);
    }
    let known = crate::picture(seat.app().db(), id).await?;
    Ok(known.map(|picture| Placed {
        picture: picture.id,
        alt: one_line(form.text("picture_alt")),
        caption: one_line(form.text("picture_caption")),
    }))
}

/// What the page says after a step, by the key in its address.
pub(super) fn said(lang: Lang, key: &str) -> String {
    match key {
        "luu" => t!(lang, "draft-said-saved"),
        "trinh" => t!(lang, "draft-said-submitted"),
        "tra-lai" => t!(lang, "draft-said-returned"),
        "lay-lai" => t!(lang, "draft-said-taken-back"),
        "duyet" => t!(lang, "draft-said-approved"),
        "hen-gio" => t!(lang, "draft-said-scheduled"),
        "bo-hen" => t!(lang, "draft-said-unscheduled"),
        "xuat-ban" | "khan" => t!(lang, "draft-said-published"),
        "gop-y" => t!(lang, "draft-said-commented"),
        "ngung-hoi" => t!(lang, "draft-said-facts-ended"),
        "xong" => t!(lang, "draft-said-settled"),
        "anh" => t!(lang, "draft-said-picture"),
        "tep" => t!(lang, "draft-said-file"),
        _ => String::new(),
    }
}
