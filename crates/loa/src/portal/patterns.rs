//! The pattern library: every pattern of the site with its states, and a form that can be tried.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use crate::t;
use frame::public::{Frame, Portal, page};
use newsroom::public::NewsContext;
use newsroom::public::cards::Card;
use newsroom::{self, Listing};

/// Shortest question that is taken, in characters.
const QUESTION_LEAST: usize = 10;
/// How many articles stand as samples: one as the lead, three in a grid, two in a list.
const SAMPLES: usize = 6;
/// The stylesheet itself, so that the page cannot show other colours than the site has.
const STYLE: &str = include_str!("../../../frame/assets/loa.css");
/// Which colour stands on which ground, and the least contrast of the two (WCAG 2.2, 1.4.3 and 1.4.11).
const PAIRS: [(&str, &str, f64); 22] = [
    ("ink", "paper", 4.5),
    ("ink", "surface", 4.5),
    ("ink", "river-pale", 4.5),
    ("ink", "flame-pale", 4.5),
    ("ink", "rice-pale", 4.5),
    ("ink", "leaf-pale", 4.5),
    ("ink", "mark", 4.5),
    ("ink-faded", "paper", 4.5),
    ("ink-faded", "surface", 4.5),
    ("ink-faded", "river-pale", 4.5),
    ("river", "paper", 4.5),
    ("river", "river-pale", 4.5),
    ("river", "flame-pale", 4.5),
    ("river", "rice-pale", 4.5),
    ("river", "leaf-pale", 4.5),
    ("paper", "river", 4.5),
    ("flame", "paper", 4.5),
    ("rice", "paper", 4.5),
    ("leaf", "paper", 4.5),
    ("field", "paper", 3.0),
    ("focus", "paper", 3.0),
    ("focus", "surface", 3.0),
];

#[derive(Template)]
#[template(path = "portal/pages/patterns.html")]
struct Page {
    frame: Frame,
    form: Form,
    sent: bool,
    cards: Vec<Card>,
    colours: Vec<Colour>,
    contrasts: Vec<Contrast>,
}

/// A colour of the stylesheet as `#rrggbb`, in the light and in the dark look.
struct Colour {
    name: &'static str,
    light: &'static str,
    dark: &'static str,
}

/// How well a colour stands out from its ground, as `14.9:1`.
struct Contrast {
    colour: &'static str,
    ground: &'static str,
    light: String,
    dark: String,
    least: String,
}

impl Page {
    /// The message of a field, translated where the page is made.
    fn error(&self, name: &str) -> Option<String> {
        self.form.error(name).map(|key| self.message(key))
    }

    fn message(&self, key: &str) -> String {
        match key {
            "form-question-missing" => t!(self.frame.lang, "form-question-missing"),
            "form-question-short" => t!(self.frame.lang, "form-question-short"),
            _ => t!(self.frame.lang, "form-mail-wrong"),
        }
    }

    /// Every error with its field, for the summary on top.
    fn summary(&self) -> Vec<(String, String)> {
        self.form.errors().iter().map(|(name, key)| (name.clone(), self.message(key))).collect()
    }
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = enter(&portal).await?;
    page(&compose(&here, Form::default(), false).await?)
}

/// Checks the typed form and shows it again (422 when something is wrong); nothing is kept.
pub(super) async fn send(State(portal): State<Portal>, mut form: Form) -> Result<Response, Failure> {
    let here = enter(&portal).await?;
    check(&mut form);
    if form.is_good() {
        return page(&compose(&here, Form::default(), true).await?);
    }
    let shown = page(&compose(&here, form, false).await?)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, shown).into_response())
}

fn check(form: &mut Form) {
    if let Some(question) = form.required("question", "form-question-missing")
        && question.chars().count() < QUESTION_LEAST
    {
        form.reject("question", "form-question-short");
    }
    let mail = form.text("mail");
    if !mail.is_empty() && !mail.contains('@') {
        form.reject("mail", "form-mail-wrong");
    }
}

async fn enter(portal: &Portal) -> Result<NewsContext, Failure> {
    if !portal.app.settings().show_patterns {
        return Err(Failure::NotFound);
    }
    newsroom::public::enter(portal).await
}

async fn compose(here: &NewsContext, form: Form, sent: bool) -> Result<Page, Failure> {
    let lang = here.lang;
    let title = t!(lang, "patterns-title");
    // Someone who hears the page gets its title first, so a wrong form is said there too.
    let title = if form.is_good() { title } else { format!("{}: {title}", t!(lang, "patterns-error")) };
    let frame = here.frame("", title, here.at.patterns()).unlisted();
    let cards = here.cards(newsroom::latest(here.app.db(), Listing::All, lang, SAMPLES).await?);
    let colours = colours();
    let contrasts = PAIRS.iter().filter_map(|pair| contrast(&colours, *pair, lang)).collect();
    Ok(Page { frame, form, sent, cards, colours, contrasts })
}

/// The colours in the stylesheet's first `light-dark` block; the second one is for those who ask for more contrast.
fn colours() -> Vec<Colour> {
    let after = STYLE.split("@supports (color: light-dark").nth(1).unwrap_or_default();
    let block = after.split('}').next().unwrap_or_default();
    let colour = |line: &'static str| {
        let (name, values) = line.trim().strip_prefix("--")?.split_once(": light-dark(")?;
        let (light, dark) = values.strip_suffix(')')?.split_once(", ")?;
        Some(Colour { name, light, dark })
    };
    block.split(';').filter_map(colour).collect()
}

fn contrast(
    colours: &[Colour],
    (colour, ground, least): (&'static str, &'static str, f64),
    lang: Lang,
) -> Option<Contrast> {
    let (light, dark) = ratios(colours, colour, ground)?;
    let written = |ratio: f64| {
        // Rounded down, so that 4.49 is not shown as enough.
        let number = format!("{:.1}:1", (ratio * 10.0).floor() / 10.0);
        if lang == Lang::Vi { number.replace('.', ",") } else { number }
    };
    Some(Contrast { colour, ground, light: written(light), dark: written(dark), least: written(least) })
}

/// The contrast ratios in the light and in the dark look (WCAG 2.2, "contrast ratio").
fn ratios(colours: &[Colour], colour: &str, ground: &str) -> Option<(f64, f64)> {
    let find = |name: &str| colours.iter().find(|colour| colour.name == name);
    let (colour, ground) = (find(colour)?, find(ground)?);
    let ratio = |one: &str, other: &str| {
        let (one, other) = (luminance(one)?, luminance(other)?);
        Some((one.max(other) + 0.05) / (one.min(other) + 0.05))
    };
    Some((ratio(colour.light, ground.light)?, ratio(colour.dark, ground.dark)?))
}

/// How bright `#rrggbb` is, 0 to 1 (WCAG 2.2, "relative luminance").
fn luminance(colour: &str) -> Option<f64> {
    let channel = |from: usize| {
        let value = f64::from(u8::from_str_radix(colour.get(from..from + 2)?, 16).ok()?) / 255.0;
        Some(if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) })
    };
    Some(0.2126 * channel(1)? + 0.7152 * channel(3)? + 0.0722 * channel(5)?)
}

#[cfg(test)]
mod tests;
