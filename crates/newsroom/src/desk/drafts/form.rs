//! The form that a writer sends: read field by field, so that nothing can be set that is not asked for here.

use std::collections::BTreeSet;

use kit::i18n::Lang;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::drafts::DraftContent;
use crate::t;
use crate::{Placed, Text};
use document::Document;
use document::lint::{self, Oddity};
use frame::forms::FormErrors;

/// The form that was sent, and the parts of it that could not be taken.
pub(super) struct Sent<'a> {
    pub(super) form: &'a Form,
    /// The version that the writer saw.
    pub(super) seen: i64,
    /// None when it could not be taken.
    pub(super) body: Option<Document>,
    /// Why it could not be taken.
    pub(super) errors: FormErrors,
}

/// The fields of words beside the body.
const FIELDS: [&str; 7] =
    ["title", "summary", "author", "source", "picture_alt", "picture_caption", "change_note"];

impl<'a> Sent<'a> {
    /// Reads the body from the editor (`document`, JSON) or from the text area without it (`body`, Markdown).
    pub(super) fn read(lang: Lang, form: &'a Form) -> Self {
        let body = match form.raw("document") {
            "" => Document::parse_markdown(&form.raw("body").replace("\r\n", "\n")),
            json => Document::parse(json),
        };
        let (body, errors) = match body {
            Ok(body) => (Some(body), FormErrors::default()),
            Err(error) => (None, FormErrors::one("body", error.sentence(lang))),
        };
        Self { form, seen: form.text("version").parse().unwrap_or(0), body, errors }
    }

    /// The words on top of those of the draft: the form of a published article does not ask where it stands. The action
    /// checks whether the chosen things exist; a text that is no identifier names nothing.
    pub(super) fn words(&self, before: &DraftContent) -> DraftContent {
        let form = self.form;
        let id = |text: &str| text.parse().unwrap_or(Uuid::nil());
        let detached = |blob: &str| !form.text(&format!("detach-{blob}")).is_empty();
        let attachments = before.text.attachments.iter().filter(|one| !detached(&one.blob));
        DraftContent {
            category: match form.text("category") {
                "" => before.category,
                category => id(category),
            },
            themes: form.chosen("theme-").map(id).collect(),
            areas: form.chosen("area-").map(id).collect(),
            text: Text {
                title: one_line(form.text("title")),
                summary: form.text("summary").to_owned(),
                body: self.body.clone().unwrap_or_else(|| before.text.body.clone()),
                author: one_line(form.text("author")),
                source: one_line(form.text("source")),
                picture: picture(form),
                attachments: attachments.cloned().collect(),
            },
            change_note: form.text("change_note").to_owned(),
        }
    }

    /// The body as it was typed, when it could not be taken.
    pub(super) fn typed(&self) -> Option<&str> {
        self.body.is_none().then(|| self.form.raw("body"))
    }

    /// Odd characters in the form as it came. Read from the form, because the kept text no longer shows them.
    pub(super) fn odd(&self, lang: Lang) -> BTreeSet<Oddity> {
        let json = self.form.raw("document");
        let body = if json.is_empty() {
            self.form.raw("body").lines().map(str::to_owned).collect()
        } else {
            lint::lines_of(json)
        };
        let lines = FIELDS.into_iter().map(|name| self.form.raw(name));
        lint::oddities(lines.chain(body.iter().map(String::as_str)), lang)
    }
}

/// The sentences that tell the writer about odd characters.
pub(super) fn told(lang: Lang, odd: &BTreeSet<Oddity>) -> Vec<String> {
    odd.iter().map(|one| one.sentence(lang)).collect()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The picture on top, or none.
fn picture(form: &Form) -> Option<Placed> {
    let picture = form.text("picture");
    let stays = !picture.is_empty() && form.text("picture_remove").is_empty();
    stays.then(|| Placed {
        picture: picture.parse().unwrap_or(Uuid::nil()),
        alt: one_line(form.text("picture_alt")),
        caption: one_line(form.text("picture_caption")),
    })
}

/// The sentence of the page after a step, by the key in its address.
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
