//! The demonstration's expressions that mean the same to search.

use access::Actor;
use frame::demo::{Demo, DemoError, DemoLoad, read};
use kit::db::Run;
use rust_embed::RustEmbed;
use serde::Deserialize;

const FILE: &str = "aliases.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Groups {
    same: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    words: Vec<String>,
}

/// Search's part of the demonstration.
pub(crate) const DEMO: Demo = Demo {
    is_missing: |app| Box::pin(async move { Ok(!missing(app.db()).await?.is_empty()) }),
    load: |load| Box::pin(add(load)),
};

/// The groups of the data set that the list never held; a group that an officer changed or removed stays as they left it.
async fn missing(db: &impl Run) -> Result<Vec<Vec<String>>, DemoError> {
    let groups: Groups = read::<Files, _>(FILE)?;
    let groups = groups.same.into_iter().map(|group| group.words).collect();
    Ok(crate::never_held(db, groups).await?)
}

async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    let lines: Vec<String> = missing(&load.tx).await?.iter().map(|group| group.join(" = ")).collect();
    let added = crate::add_many(&mut load.tx, &Actor::System("demo"), &lines.join("\n")).await;
    added.map_err(|error| format!("{FILE}: {error:?}"))?;
    Ok(())
}
