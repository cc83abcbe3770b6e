//! The demonstration's expressions that mean the same to search.

use kit::db::{Run, Tx};
use serde::Deserialize;

use super::{DemoError, file};
use access::Actor;

const FILE: &str = "aliases.toml";

#[derive(Deserialize)]
struct Groups {
    same: Vec<Group>,
}

#[derive(Deserialize)]
struct Group {
    words: Vec<String>,
}

/// The groups of the data set that the list never held; what an officer changed or removed stays as they left it.
pub(super) async fn missing(db: &impl Run) -> Result<Vec<Vec<String>>, DemoError> {
    let groups: Groups = toml::from_str(&file(FILE)?).map_err(|error| format!("{FILE}: {error}"))?;
    let groups = groups.same.into_iter().map(|group| group.words).collect();
    Ok(search::never_held(db, groups).await?)
}

/// Adds them.
pub(super) async fn add(tx: &mut Tx, actor: &Actor) -> Result<(), DemoError> {
    let lines: Vec<String> = missing(tx).await?.iter().map(|group| group.join(" = ")).collect();
    let added = search::add_many(tx, actor, &lines.join("\n")).await;
    added.map_err(|error| format!("{FILE}: {error:?}"))?;
    Ok(())
}
