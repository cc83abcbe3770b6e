//! Changing the site's words and an agency's words. Each change is made on top of the version that was seen, so that
//! nobody overwrites words that they did not read.

use crate::permissions::ARRANGE;
use kit::db::{DbError, Run, Tx};
use kit::events;
use serde_json::json;
use uuid::Uuid;

use super::actions::{AgenciesError, event, set_site};
use super::model::Agency;
use super::store;
use access::{Actor, On};
use frame::Site;
use frame::forms::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME, Wording, line, paragraph};

/// The names of an agency and the matters that people go there for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct AgencyWords {
    /// Its names and descriptions.
    pub words: Wording,
    /// Its short Vietnamese name, for lists and bylines; may be empty.
    pub short_vi: String,
}

/// The version of the site's words: 0 when nobody has named it.
///
/// # Errors
/// When the database does not answer.
pub async fn version_of_site(db: &impl Run) -> Result<i64, DbError> {
    events::last(db, SITE).await
}

/// The version of an agency: the position of the newest event about it.
///
/// # Errors
/// When the database does not answer.
pub async fn version(db: &impl Run, agency: Uuid) -> Result<i64, DbError> {
    events::last(db, &agency.to_string()).await
}

const SITE: &str = "site";

/// Writes the site's words anew, on top of the version that was seen. The notice of a demonstration stays as it is.
///
/// # Errors
/// See [`AgenciesError`]; so for all here.
pub async fn change_site(tx: &mut Tx, actor: &Actor, seen: i64, new: Site) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    tx.next_number(SITE).await?;
    // Nobody ends the agency while it is chosen to run the site.
    tx.next_number("agency").await?;
    if version_of_site(tx).await? != seen {
        return Err(AgenciesError::Changed);
    }
    let before = store::site(tx).await?;
    let new = Site {
        name_vi: line(&new.name_vi),
        name_en: line(&new.name_en),
        tagline_vi: line(&new.tagline_vi),
        tagline_en: line(&new.tagline_en),
        contact_vi: paragraph(&new.contact_vi),
        contact_en: paragraph(&new.contact_en),
        root_agency: new.root_agency,
        ..before
    };
    check_site(&new).settle()?;
    if !new.root_agency.is_empty() {
        let root = store::agency_by_slug(tx, &new.root_agency).await?;
        let root = root.ok_or_else(|| Flaws::one("root_agency", Flaw::Unknown))?;
        if let Some(on) = root.valid_to {
            return Err(Flaws::one("root_agency", Flaw::Ended(root.name_vi, on)).into());
        }
    }
    set_site(tx, actor, &new).await
}

fn check_site(site: &Site) -> Flaws {
    let mut flaws = Flaws::default();
    if site.name_vi.is_empty() {
        flaws.note("name_vi", Flaw::Missing);
    }
    flaws.length("name_vi", &site.name_vi, LONGEST_NAME);
    flaws.length("name_en", &site.name_en, LONGEST_NAME);
    if site.tagline_vi.is_empty() {
        flaws.note("tagline_vi", Flaw::Missing);
    }
    flaws.length("tagline_vi", &site.tagline_vi, LONGEST_NAME);
    flaws.length("tagline_en", &site.tagline_en, LONGEST_NAME);
    flaws.length("contact_vi", &site.contact_vi, LONGEST_ABOUT);
    flaws.length("contact_en", &site.contact_en, LONGEST_ABOUT);
    flaws
}

/// Writes an agency's words anew, on top of the version that was seen. Its address stays, and it is still found by the
/// names it had. An administrator of the agency may do it.
pub async fn edit_agency(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: AgencyWords,
) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::Agency(id))?;
    tx.next_number("agency").await?;
    let before = store::agency(tx, id).await?.ok_or_else(|| AgenciesError::NoAgency(id.to_string()))?;
    if version(tx, id).await? != seen {
        return Err(AgenciesError::Changed);
    }
    let (words, short_vi) = (new.words.clean(), line(&new.short_vi));
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.length("short_vi", &short_vi, LONGEST_NAME);
    flaws.settle()?;
    let Wording { name_vi, name_en, about_vi, about_en } = words;
    let now = Agency { name_vi, name_en, short_vi, about_vi, about_en, ..before };
    store::update_agency(tx, &now).await?;
    tx.record(event("agency.edited", &id.to_string(), actor, json!({ "name_vi": now.name_vi })));
    Ok(())
}
