//! Setting up campaigns and their themes.

use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::model::{Campaign, Theme};
use super::store;
use crate::accounts::{Actor, Denied, On, Permission};
use crate::agencies;

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
    /// The last day is before the first.
    #[error("a campaign cannot end ({ends}) before it starts ({starts})")]
    Period {
        /// The first day.
        starts: Date,
        /// The last day.
        ends: Date,
    },
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
    actor.may(Permission::Plan, On::City)?;
    if new.ends < new.starts {
        return Err(CampaignsError::Period { starts: new.starts, ends: new.ends });
    }
    let issuer = agencies::agency_by_slug(tx, &new.issuer).await?;
    let issuer = issuer.ok_or(CampaignsError::NoAgency(new.issuer))?.id;
    let campaign = Campaign {
        id: tx.id(),
        slug: new.slug,
        number: new.number,
        name_vi: new.name_vi,
        name_en: new.name_en,
        about_vi: new.about_vi,
        about_en: new.about_en,
        issuer,
        starts: new.starts,
        ends: new.ends,
    };
    store::insert_campaign(tx, &campaign).await?;
    tx.record(event("campaign.added", campaign.id, actor, json!({ "number": campaign.number })));
    Ok(campaign)
}

/// Adds a theme to a campaign, after those it has.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn add_theme(
    tx: &mut Tx,
    actor: &Actor,
    campaign: &Campaign,
    new: NewTheme,
) -> Result<Theme, CampaignsError> {
    actor.may(Permission::Plan, On::City)?;
    let parent = match new.parent {
        None => None,
        Some(slug) => {
            let parent = store::theme_by_slug(tx, &slug).await?;
            let fits = parent.filter(|parent| parent.campaign == campaign.id);
            Some(fits.ok_or(CampaignsError::NoTheme(slug))?.id)
        }
    };
    let position = tx.next_number("theme").await?;
    let theme = Theme {
        id: tx.id(),
        campaign: campaign.id,
        parent,
        slug: new.slug,
        name_vi: new.name_vi,
        name_en: new.name_en,
        about_vi: new.about_vi,
        about_en: new.about_en,
    };
    store::insert_theme(tx, &theme, position).await?;
    tx.record(event("theme.added", theme.id, actor, json!({ "slug": theme.slug })));
    Ok(theme)
}

fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
