//! The demonstration's categories and articles, and the drafts on its officers' desks.

mod articles;
mod desk;

use access::Actor;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use kit::db::Tx;
use rust_embed::RustEmbed;
use serde::Deserialize;

const FILE: &str = "categories.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Categories {
    category: Vec<Entry>,
}

#[derive(Deserialize)]
struct Entry {
    slug: String,
    name_vi: String,
    #[serde(default)]
    name_en: String,
    #[serde(default)]
    about_vi: String,
    #[serde(default)]
    about_en: String,
}

/// The newsroom's part of the demonstration.
pub(crate) const DEMO: Demo = Demo {
    is_missing: |app| Box::pin(async move { Ok(!articles::missing(app.db()).await?.is_empty()) }),
    load: |load| Box::pin(fill(load)),
};

async fn fill(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    if load.first {
        add_categories(&mut load.tx).await?;
    }
    articles::add(load).await?;
    // Only once: later changes are the officers' own.
    if load.first {
        desk::fill(&load.app, &mut load.tx).await?;
    }
    Ok(())
}

async fn add_categories(tx: &mut Tx) -> Result<(), DemoError> {
    for entry in read::<Files, Categories>(FILE)?.category {
        let names = [entry.name_vi.as_str(), entry.name_en.as_str()];
        let about = [entry.about_vi.as_str(), entry.about_en.as_str()];
        crate::add_category(tx, &Actor::System("demo"), &entry.slug, names, about).await?;
    }
    Ok(())
}
