//! Setting up campaigns and their themes.

use crate::permissions::PLAN;
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use kit::events::{self, NewEvent};
use serde_json::json;
use uuid::Uuid;

use super::approval::note_change;
use super::content::Caution;
use super::model::{Campaign, PlanStatus, Theme};
use super::store;
use access::{Actor, Denied, On};
use frame::forms::{Flaw, Flaws, LONGEST_NAME, Wording, line};

/// Why a campaign or theme could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum CampaignsError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The issuer is not there.
    #[error("there is no agency `{0}`")]
    NoAgency(String),
    /// The theme above is not there.
    #[error("there is no theme `{0}`")]
    NoTheme(String),
    /// There is no such campaign.
    #[error("there is no such campaign")]
    NoCampaign,
    /// Something is wrong with its number, words, address or days.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// A form that was read has no name that we know: it is to be chosen, or left out.
    #[error("a form is to be chosen, or left out")]
    FormUnchosen,
    /// A group of content has no title.
    #[error("a group of content has no title")]
    GroupUntitled,
    /// Someone else changed it since it was seen.
    #[error("someone else changed it in the meantime")]
    Changed,
    /// There is no such activity.
    #[error("there is no such activity")]
    NoActivity,
    /// There is no such evidence.
    #[error("there is no such evidence")]
    NoEvidence,
    /// The plan is over, and nothing of it is changed any more.
    #[error("the plan is over")]
    PlanEnded,
    /// It is allowed, and has to be confirmed.
    #[error("it has to be confirmed: {0:?}")]
    Unconfirmed(Vec<Caution>),
}

/// A campaign to be added.
#[derive(Clone, Debug)]
pub struct NewCampaign {
    /// Its place in addresses, unique.
    pub slug: String,
    /// The plan's number.
    pub number: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is for.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The slug of the agency that issued it.
    pub issuer: String,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
}

/// A theme to be added.
#[derive(Clone, Debug)]
pub struct NewTheme {
    /// Its place in addresses, unique.
    pub slug: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is about.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The slug of the theme it is a part of.
    pub parent: Option<String>,
}

/// Adds a campaign.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn add_campaign(tx: &mut Tx, actor: &Actor, new: NewCampaign) -> Result<Campaign, CampaignsError> {
    actor.may(PLAN, On::City)?;
    // The sequence's row is the lock: of two who choose one address at once, one comes second and hears of it.
    tx.next_number("campaign").await?;
    let NewCampaign { name_vi, name_en, about_vi, about_en, number, starts, ends, slug, issuer } = new;
    let kept = Plan { words: Wording { name_vi, name_en, about_vi, about_en }, number, starts, ends }.clean();
    let mut flaws = kept.flaws();
    flaws.address(&slug);
    if let Some(other) = store::campaigns(tx).await?.into_iter().find(|one| one.slug == slug) {
        flaws.note("slug", Flaw::Taken(other.name_vi));
    }
    flaws.settle()?;
    let issuer = agencies::agency_by_slug(tx, &issuer).await?.ok_or(CampaignsError::NoAgency(issuer))?.id;
    let campaign = kept.into_campaign(tx.id(), slug, issuer, PlanStatus::Draft);
    store::insert_campaign(tx, &campaign).await?;
    tx.record(event("campaign.added", campaign.id, actor, json!({ "number": campaign.number })));
    Ok(campaign)
}

/// What of a campaign can be changed.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Its names and what it is for.
    pub words: Wording,
    /// The plan's number.
    pub number: String,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
}

impl Plan {
    fn clean(self) -> Self {
        Self { words: self.words.clean(), number: line(&self.number), ..self }
    }

    fn flaws(&self) -> Flaws {
        let mut flaws = Flaws::default();
        if self.number.is_empty() {
            flaws.note("number", Flaw::Missing);
        }
        flaws.length("number", &self.number, LONGEST_NAME);
        self.words.check(&mut flaws);
        if self.ends < self.starts {
            flaws.note("ends", Flaw::Early);
        }
        flaws
    }

    fn into_campaign(self, id: Uuid, slug: String, issuer: Uuid, status: PlanStatus) -> Campaign {
        let Wording { name_vi, name_en, about_vi, about_en } = self.words;
        let Self { number, starts, ends, .. } = self;
        Campaign { id, slug, number, name_vi, name_en, about_vi, about_en, issuer, starts, ends, status }
    }
}

/// The version of a campaign or theme: the position of the newest event about it.
///
/// # Errors
/// When the database does not answer.
pub async fn version(db: &impl Run, id: Uuid) -> Result<i64, DbError> {
    events::last(db, &id.to_string()).await
}

/// Writes a campaign anew, on top of the version that was seen; address and issuer stay. One that is approved needs a note of what
/// changed: see [`edit_campaign_with_note`].
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_campaign(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: Plan,
) -> Result<(), CampaignsError> {
    edit_campaign_with_note(tx, actor, id, seen, new, "").await
}

/// The same with a note of what changed, which makes a version of a plan that is approved.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_campaign_with_note(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: Plan,
    note: &str,
) -> Result<(), CampaignsError> {
    actor.may(PLAN, On::City)?;
    tx.next_number("campaign").await?;
    let before = store::campaigns(tx).await?.into_iter().find(|one| one.id == id);
    let before = before.ok_or(CampaignsError::NoCampaign)?;
    if version(tx, id).await? != seen {
        return Err(CampaignsError::Changed);
    }
    let kept = new.clean();
    kept.flaws().settle()?;
    note_change(tx, actor, &before, note).await?;
    let now = kept.into_campaign(id, before.slug, before.issuer, before.status);
    store::update_campaign(tx, &now).await?;
    tx.record(event("campaign.edited", id, actor, json!({ "number": now.number })));
    Ok(())
}

/// Adds a theme to a campaign, after those it has. One that is approved needs a note: see [`add_theme_with_note`].
///
/// # Errors
/// See [`CampaignsError`].
pub async fn add_theme(
    tx: &mut Tx,
    actor: &Actor,
    campaign: &Campaign,
    new: NewTheme,
) -> Result<Theme, CampaignsError> {
    add_theme_with_note(tx, actor, campaign, new, "").await
}

/// The same with a note of what changed, which makes a version of a plan that is approved.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn add_theme_with_note(
    tx: &mut Tx,
    actor: &Actor,
    campaign: &Campaign,
    new: NewTheme,
    note: &str,
) -> Result<Theme, CampaignsError> {
    actor.may(PLAN, On::City)?;
    // The sequence's row is the lock, too.
    let position = tx.next_number("theme").await?;
    let NewTheme { name_vi, name_en, about_vi, about_en, slug, parent } = new;
    let words = Wording { name_vi, name_en, about_vi, about_en }.clean();
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.address(&slug);
    if let Some(other) = store::theme_by_slug(tx, &slug).await? {
        flaws.note("slug", Flaw::Taken(other.name_vi));
    }
    flaws.settle()?;
    let parent = match parent {
        None => None,
        Some(slug) => {
            let parent = store::theme_by_slug(tx, &slug).await?;
            let fits = parent.filter(|parent| parent.campaign == campaign.id);
            Some(fits.ok_or(CampaignsError::NoTheme(slug))?.id)
        }
    };
    let now = store::campaign(tx, campaign.id).await?.ok_or(CampaignsError::NoCampaign)?;
    note_change(tx, actor, &now, note).await?;
    let Wording { name_vi, name_en, about_vi, about_en } = words;
    let theme =
        Theme { id: tx.id(), campaign: campaign.id, parent, slug, name_vi, name_en, about_vi, about_en };
    store::insert_theme(tx, &theme, position).await?;
    tx.record(event("theme.added", theme.id, actor, json!({ "slug": theme.slug })));
    Ok(theme)
}

/// Writes a theme's words anew, on top of the version that was seen; its address and its place in the plan stay. A theme of a plan
/// that is approved needs a note: see [`edit_theme_with_note`].
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_theme(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: Wording,
) -> Result<(), CampaignsError> {
    edit_theme_with_note(tx, actor, id, seen, new, "").await
}

/// The same with a note of what changed, which makes a version of a plan that is approved.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_theme_with_note(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: Wording,
    note: &str,
) -> Result<(), CampaignsError> {
    actor.may(PLAN, On::City)?;
    tx.next_number("theme").await?;
    if version(tx, id).await? != seen {
        return Err(CampaignsError::Changed);
    }
    let words = new.clean();
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.settle()?;
    let theme = store::themes(tx).await?.into_iter().find(|theme| theme.id == id);
    let theme = theme.ok_or_else(|| CampaignsError::NoTheme(id.to_string()))?;
    let plan = store::campaign(tx, theme.campaign).await?.ok_or(CampaignsError::NoCampaign)?;
    note_change(tx, actor, &plan, note).await?;
    if !store::update_theme(tx, id, &words).await? {
        return Err(CampaignsError::NoTheme(id.to_string()));
    }
    tx.record(event("theme.edited", id, actor, json!({ "name_vi": words.name_vi })));
    Ok(())
}

pub(crate) fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
