//! A form of setting up: its fields with the typed texts, the errors, and the changes that someone else made meanwhile.

use askama::Template;
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::choice::Choice;
use super::errors::FormErrors;
use super::setup::{Refusal, seen, slug};
use super::wording::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME};
use crate::desk::Frame;
use crate::t;

/// How a field is filled in.
#[derive(Clone, Debug)]
pub enum Kind {
    /// A line of text.
    Line,
    /// Several lines.
    Lines,
    /// A day.
    Day,
    /// One of several.
    Choice(Vec<Choice>),
}

/// A field.
#[derive(Clone, Debug)]
pub struct Field {
    /// Its name in the form that is sent.
    pub name: &'static str,
    /// Its name for people.
    pub label: String,
    /// A sentence of help; may be empty.
    pub hint: String,
    /// Its value.
    pub value: String,
    /// Its error; empty when there is none.
    pub wrong: String,
    /// Its stored value, in a sentence, when someone else changed it since it was seen.
    pub now: String,
    /// How it is filled in.
    pub kind: Kind,
    /// Whether it must not be empty.
    pub required: bool,
    /// The most characters.
    pub most: usize,
    /// The language of its text, when it is not the page's.
    pub foreign: &'static str,
}

impl Field {
    /// The identifiers of its descriptions, for people who cannot see where these stand.
    pub fn described(&self) -> String {
        let parts = [("hint", &self.hint), ("error", &self.wrong), ("now", &self.now)];
        let ids = parts.iter().filter(|(_, words)| !words.is_empty());
        ids.map(|(part, _)| format!("{}-{part}", self.name)).collect::<Vec<_>>().join(" ")
    }
}

/// A form that was sent and not taken.
pub struct Tried<'a> {
    /// The form that was sent.
    pub form: &'a Form,
    flaws: Flaws,
    changed: bool,
}

impl<'a> Tried<'a> {
    /// The form that was sent, and why it was not taken.
    ///
    /// # Errors
    /// When a page of its own says why.
    pub fn new(form: &'a Form, why: Refusal) -> Result<Self, Failure> {
        match why {
            Refusal::Failure(failure) => Err(failure),
            Refusal::Changed => Ok(Self { form, flaws: Flaws::default(), changed: true }),
            Refusal::Flaws(mut flaws) => {
                // Without a name there is none to make an address from: one thing to mend, not two.
                let nameless = flaws.0.contains(&("name_vi", Flaw::Missing)) && form.text("slug").is_empty();
                flaws.0.retain(|(field, _)| !(nameless && *field == "slug"));
                Ok(Self { form, flaws, changed: false })
            }
        }
    }

    /// The flaws, by field.
    pub fn flaws(&self) -> &Flaws {
        &self.flaws
    }

    /// The version to save on top of: an officer who was shown the other's change has seen it.
    pub fn seen(&self, now: i64) -> i64 {
        if self.changed { now } else { seen(self.form) }
    }
}

/// Fields while they are put together.
pub struct Sheet<'a> {
    lang: Lang,
    tried: Option<&'a Tried<'a>>,
    /// The fields.
    pub fields: Vec<Field>,
}

impl<'a> Sheet<'a> {
    /// A form without fields.
    pub fn new(lang: Lang, tried: Option<&'a Tried<'a>>) -> Self {
        Self { lang, tried, fields: Vec::new() }
    }

    /// A field with its stored value.
    pub fn field(mut self, kind: Kind, name: &'static str, label: String, stored: &str) -> Self {
        let foreign = match (self.lang, name.rsplit('_').next()) {
            (Lang::Vi, Some("en")) => "en",
            (Lang::En, Some("vi")) => "vi",
            _ => "",
        };
        let (mut value, mut wrong, mut now) = (stored.to_owned(), String::new(), String::new());
        if let Some(tried) = self.tried {
            value = tried.form.text(name).to_owned();
            let flaw = tried.flaws.0.iter().find(|(field, _)| *field == name);
            wrong = flaw.map_or_else(String::new, |(_, flaw)| sentence(self.lang, name, &label, flaw));
            if tried.changed && !same(&value, stored) {
                now = present(self.lang, &kind, stored);
            }
            if name == "slug" && flaw.is_some() {
                value = slug(tried.form);
            }
        }
        let kind = match kind {
            Kind::Choice(choices) => Kind::Choice(chosen(choices, &value)),
            other => other,
        };
        let most = if matches!(kind, Kind::Lines) { LONGEST_ABOUT } else { LONGEST_NAME };
        let hint = String::new();
        self.fields.push(Field {
            name,
            label,
            hint,
            value,
            wrong,
            now,
            kind,
            required: false,
            most,
            foreign,
        });
        self
    }

    /// The last field has a hint.
    pub fn hint(mut self, words: String) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.hint = words;
        }
        self
    }

    /// The last field must not be empty.
    pub fn required(mut self) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.required = true;
        }
        self
    }

    /// The last field holds fewer characters.
    pub fn most(mut self, most: usize) -> Self {
        if let Some(field) = self.fields.last_mut() {
            field.most = most;
        }
        self
    }

    /// Everything that is wrong, for the top of the page.
    pub fn wrong(&self) -> FormErrors {
        let mut wrong = FormErrors::default();
        let Some(tried) = self.tried else { return wrong };
        if tried.changed {
            let first = self.fields.iter().find(|field| !field.now.is_empty()).or(self.fields.first());
            wrong.note(first.map_or("", |field| field.name), t!(self.lang, "setup-changed"));
        }
        for field in self.fields.iter().filter(|field| !field.wrong.is_empty()) {
            wrong.note(field.name, field.wrong.clone());
        }
        wrong
    }
}

/// Whether the typed and the stored text say the same: a browser sends line ends of its own.
fn same(typed: &str, stored: &str) -> bool {
    typed.split_whitespace().eq(stored.split_whitespace())
}

fn present(lang: Lang, kind: &Kind, stored: &str) -> String {
    let read = match kind {
        Kind::Choice(choices) => choices.iter().find(|one| one.value == stored).map(|one| one.name.trim()),
        _ => Some(stored),
    };
    match read.filter(|words| !words.is_empty()) {
        Some(words) => t!(lang, "setup-now", what = words),
        None => t!(lang, "setup-now-empty"),
    }
}

fn chosen(choices: Vec<Choice>, value: &str) -> Vec<Choice> {
    choices.into_iter().map(|one| Choice::new(one.value, one.name, value)).collect()
}

/// What is wrong with a field, in a sentence.
pub fn sentence(lang: Lang, name: &str, label: &str, flaw: &Flaw) -> String {
    match flaw {
        Flaw::Outside(first, last) => {
            t!(lang, "setup-outside", first = format::day(lang, *first), last = format::day(lang, *last))
        }
        Flaw::Number => t!(lang, "setup-no-number", label = label),
        Flaw::Future => t!(lang, "setup-future"),
        Flaw::Link => t!(lang, "setup-no-link"),
        Flaw::Foreign => t!(lang, "setup-foreign", label = label),
        Flaw::Missing => t!(lang, "setup-missing", label = label),
        Flaw::Long(most) => t!(lang, "setup-long", label = label, most = most.to_string()),
        Flaw::Address(Some(proposal)) => t!(lang, "setup-address-wrong", proposal = proposal.as_str()),
        Flaw::Address(None) => t!(lang, "setup-address-none"),
        Flaw::Taken(other) if name == "to" => t!(lang, "setup-heir-had", other = other.as_str()),
        Flaw::Taken(other) => t!(lang, "setup-address-taken", other = other.as_str()),
        Flaw::Unknown => t!(lang, "setup-unknown", label = label),
        Flaw::Early => t!(lang, "setup-early"),
        Flaw::Below => t!(lang, "setup-parent-below"),
        Flaw::Gain => t!(lang, "setup-parent-gain"),
        Flaw::Itself => t!(lang, "setup-heir-itself"),
        Flaw::Ended(other, on) => {
            t!(lang, "setup-heir-ended", other = other.as_str(), day = format::day(lang, *on))
        }
        Flaw::Ring(other) => t!(lang, "setup-heir-ring", other = other.as_str()),
        Flaw::Root => t!(lang, "setup-end-root"),
        Flaw::Heir(other, on) => {
            t!(lang, "setup-end-heir", other = other.as_str(), day = format::day(lang, *on))
        }
    }
}

/// A page with one form.
#[derive(Template)]
#[template(path = "layouts/sheet.html")]
pub struct SheetPage {
    /// The frame around it.
    pub frame: Frame,
    /// The page above: address and name.
    pub up: (String, String),
    /// The act that was done before, in a sentence.
    pub said: String,
    /// The errors.
    pub wrong: FormErrors,
    /// The purpose of the form.
    pub words: String,
    /// The fields.
    pub fields: Vec<Field>,
    /// The public page of the thing that is set up here; empty when it has none yet.
    pub public: String,
    /// The version that the officer sees.
    pub seen: i64,
    /// Whether the officer may change it.
    pub may: bool,
    /// The words of the button that sends it.
    pub button: String,
}
