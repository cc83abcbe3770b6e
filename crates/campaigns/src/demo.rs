//! The demonstration's plan with its themes, its activities and what was done.

mod activities;

use access::Actor;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use jiff::civil::Date;
use rust_embed::RustEmbed;
use serde::Deserialize;

use crate::{NewCampaign, NewTheme, PartKind};

const FILE: &str = "plan.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Plan {
    campaign: CampaignEntry,
    #[serde(rename = "part", default)]
    parts: Vec<PartEntry>,
    #[serde(rename = "theme")]
    themes: Vec<ThemeEntry>,
}

#[derive(Deserialize)]
struct PartEntry {
    kind: String,
    vi: String,
    en: String,
}

#[derive(Deserialize)]
struct CampaignEntry {
    slug: String,
    number: String,
    name_vi: String,
    name_en: String,
    about_vi: String,
    about_en: String,
    issuer: String,
    starts: Date,
    ends: Date,
    /// The forms that it commits to, by their stored names.
    #[serde(default)]
    forms: Vec<String>,
}

#[derive(Deserialize)]
struct ThemeEntry {
    slug: String,
    name_vi: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    about_vi: String,
    #[serde(default)]
    about_en: String,
    parent: Option<String>,
}

/// What plans give the demonstration.
pub(crate) const DEMO: Demo = Demo { load: |load| Box::pin(add(load)), ..Demo::NONE };

async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    if !load.first {
        return Ok(());
    }
    let (tx, actor) = (&mut load.tx, Actor::System("demo"));
    let Plan { campaign: entry, parts, themes } = read::<Files, _>(FILE)?;
    let new = NewCampaign {
        slug: entry.slug,
        number: entry.number,
        name_vi: entry.name_vi,
        name_en: entry.name_en,
        about_vi: entry.about_vi,
        about_en: entry.about_en,
        issuer: entry.issuer,
        starts: entry.starts,
        ends: entry.ends,
    };
    let campaign = crate::add_campaign(tx, &actor, new).await?;
    let mut described = Vec::new();
    for part in parts {
        let kind =
            PartKind::named(&part.kind).ok_or_else(|| format!("{FILE}: there is no part `{}`", part.kind))?;
        described.push((kind, part.vi, part.en));
    }
    crate::describe(tx, &actor, &campaign, &described, &entry.forms).await?;
    for theme in themes {
        let new = NewTheme {
            slug: theme.slug,
            name_vi: theme.name_vi,
            name_en: theme.name_en,
            about_vi: theme.about_vi,
            about_en: theme.about_en,
            parent: theme.parent.filter(|parent| !parent.is_empty()),
        };
        crate::add_theme(tx, &actor, &campaign, new).await?;
    }
    activities::add(tx, &campaign).await?;
    // The events of this transaction are written at its end, so nothing about the plan has been seen yet.
    let seen = crate::version(tx, campaign.id).await?;
    crate::approve_plan(tx, &actor, campaign.id, seen, true).await?;
    Ok(())
}
