//! Setting up the city at the desk: the site's words, agencies, categories, plans with their themes; and what a city
//! that has just begun still misses. Every change is an action of the capability that keeps it.

mod agencies;
mod agency;
mod agency_end;
mod agency_place;
mod areas;
mod categories;
mod category;
mod first_steps;
mod overview;
mod plan;
mod plans;
mod sheet;
mod site;
mod theme;

use axum::response::{IntoResponse, Redirect, Response};
use kit::db::DbError;
use kit::web::failure::Failure;
use kit::web::forms::Form;

pub(super) use first_steps::{Step, first_steps};

use super::door::Doors;
use super::seat::Seat;
use crate::t;
use ::agencies::AgenciesError;
use ::agencies::wording::{Flaws, Wording};
use campaigns::CampaignsError;
use newsroom::NewsroomError;

/// Every door to setting up.
pub(super) fn doors(doors: Doors) -> Doors {
    let doors = site::doors(overview::doors(doors));
    let doors = agency_place::doors(agency_end::doors(agency::doors(agencies::doors(doors))));
    let doors = areas::doors(doors);
    let doors = category::doors(categories::doors(doors));
    theme::doors(plan::doors(plans::doors(doors)))
}

/// Why something was not set up.
enum Refusal {
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

impl From<AgenciesError> for Refusal {
    fn from(error: AgenciesError) -> Self {
        match error {
            AgenciesError::Flaws(flaws) => Self::Flaws(flaws),
            AgenciesError::Changed => Self::Changed,
            AgenciesError::Denied(_) => Self::Failure(Failure::Forbidden),
            AgenciesError::Db(error) => error.into(),
            AgenciesError::NoAgency(_) | AgenciesError::HasAreas => Self::Failure(Failure::NotFound),
        }
    }
}

impl From<CampaignsError> for Refusal {
    fn from(error: CampaignsError) -> Self {
        match error {
            CampaignsError::Flaws(flaws) => Self::Flaws(flaws),
            CampaignsError::Changed => Self::Changed,
            CampaignsError::Denied(_) => Self::Failure(Failure::Forbidden),
            CampaignsError::Db(error) => error.into(),
            CampaignsError::NoAgency(_) | CampaignsError::NoTheme(_) | CampaignsError::NoCampaign => {
                Self::Failure(Failure::NotFound)
            }
        }
    }
}

impl From<NewsroomError> for Refusal {
    fn from(error: NewsroomError) -> Self {
        match error {
            NewsroomError::Flaws(flaws) => Self::Flaws(flaws),
            NewsroomError::Changed => Self::Changed,
            NewsroomError::Denied(_) => Self::Failure(Failure::Forbidden),
            NewsroomError::Db(error) => error.into(),
            NewsroomError::NoCategory => Self::Failure(Failure::NotFound),
            _ => Self::Failure(Failure::BadInput),
        }
    }
}

/// The version that was seen; none is ever below 0.
fn seen(form: &Form) -> i64 {
    form.text("ban").parse().unwrap_or(-1)
}

/// Names and descriptions as they were typed.
fn wording(form: &Form) -> Wording {
    Wording {
        name_vi: form.text("name_vi").to_owned(),
        name_en: form.text("name_en").to_owned(),
        about_vi: form.text("about_vi").to_owned(),
        about_en: form.text("about_en").to_owned(),
    }
}

/// The address that was typed, else the one that the name proposes; empty when it proposes none.
fn slug(form: &Form) -> String {
    match form.text("slug") {
        "" => viet::slug(form.text("name_vi")).unwrap_or_default(),
        typed => typed.to_owned(),
    }
}

/// Back to a page, with a code of what was done.
fn done(page: &str, said: &str) -> Response {
    Redirect::to(&format!("{page}?bao={said}")).into_response()
}

/// What was done, in a sentence.
fn said(seat: &Seat, what: &str) -> String {
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

/// What was done before a page was asked for.
#[derive(Debug, Default, serde::Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
    /// Only agencies whose name holds this.
    #[serde(default)]
    tim: String,
    /// The theme below which one is to be added.
    #[serde(default)]
    thuoc: String,
}
