//! Forms by which the things of a city are set up: the values that are sent, and the answers to them.

use axum::response::{IntoResponse, Redirect, Response};
use kit::db::DbError;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::wording::{Flaws, Wording};
use crate::desk::DeskSession;
use crate::t;

/// Why something was not set up.
pub enum Refusal {
    /// The form says it, field by field.
    Flaws(Flaws),
    /// Someone else changed it since it was seen.
    Changed,
    /// A page of its own says it.
    Failure(Failure),
}

impl From<Flaws> for Refusal {
    fn from(flaws: Flaws) -> Self {
        Self::Flaws(flaws)
    }
}

impl From<DbError> for Refusal {
    fn from(error: DbError) -> Self {
        Self::Failure(error.into())
    }
}

/// The version that was seen; none is ever below 0.
pub fn seen(form: &Form) -> i64 {
    form.text("ban").parse().unwrap_or(-1)
}

/// Names and descriptions as they were typed.
pub fn wording(form: &Form) -> Wording {
    Wording {
        name_vi: form.text("name_vi").to_owned(),
        name_en: form.text("name_en").to_owned(),
        about_vi: form.text("about_vi").to_owned(),
        about_en: form.text("about_en").to_owned(),
    }
}

/// The address that was typed, else the one that the name proposes; empty when it proposes none.
pub fn slug(form: &Form) -> String {
    match form.text("slug") {
        "" => viet::slug(form.text("name_vi")).unwrap_or_default(),
        typed => typed.to_owned(),
    }
}

/// Back to a page, with a code of the act.
pub fn done(page: &str, said: &str) -> Response {
    Redirect::to(&format!("{page}?bao={said}")).into_response()
}

/// The act that was done, in a sentence.
pub fn said(seat: &DeskSession, what: &str) -> String {
    let lang = seat.desk.lang;
    match what {
        "them" => t!(lang, "setup-said-added"),
        "luu" => t!(lang, "setup-said-saved"),
        "ngung" => t!(lang, "setup-said-ended"),
        "vi-tri" => t!(lang, "setup-said-placed"),
        "mo-lai" => t!(lang, "setup-said-reopened"),
        "bo-ke-tuc" => t!(lang, "setup-said-heir-removed"),
        "ke-tuc" => t!(lang, "setup-said-heir"),
        "dia-ban" => t!(lang, "setup-said-areas"),
        "thu-tu" => t!(lang, "setup-said-moved"),
        _ => String::new(),
    }
}

/// The query of a page of setting up.
#[derive(Debug, Default, serde::Deserialize)]
pub struct Asked {
    /// The code of the act that was done before.
    #[serde(default)]
    pub bao: String,
    /// Only agencies whose name holds this.
    #[serde(default)]
    pub tim: String,
    /// The theme below which one is to be added.
    #[serde(default)]
    pub thuoc: String,
}
