//! `loa verify`: whether the record, the published articles and the accounts are as they were written.

use std::path::Path;

use kit::events::{self, Acceptance, KeptSeal, Standing};

use super::{Failed, open_reading, open_ready, progress, say, say_error};
use crate::program::record;
use frame::Settings;

/// `loa verify`
pub(super) async fn verify(settings: Settings, seals: &[String], files: bool) -> Result<(), Failed> {
    let mut kept = Vec::new();
    for one in seals {
        kept.extend(read_seals(one)?);
    }
    let app = open_reading(settings).await?;
    let bar = progress("Checking the record", 1);
    let checked = record::verify(&app, &kept, files, |done, total| {
        bar.set_length(u64::try_from(total).unwrap_or(0));
        bar.set_position(u64::try_from(done).unwrap_or(0));
    })
    .await;
    bar.finish_and_clear();
    app.db().close().await;
    let (standing, found) = checked?;
    for note in &standing.notes {
        say(note);
    }
    if found.is_empty() {
        tell(&standing, kept.len());
        return Ok(());
    }
    for line in found.lines() {
        say_error(line);
    }
    let count = u64::try_from(found.lines().len()).unwrap_or(u64::MAX).saturating_add(found.more());
    Err(format!("the record does not hold: {count} findings").into())
}

fn tell(standing: &Standing, kept: usize) {
    say(&format!(
        "The record is whole: {} events under seal, {} newer ones; articles, withdrawals, shared blocks and accounts \
         are as it says.",
        standing.sealed, standing.open
    ));
    match standing.witnessed {
        Some(count) => say(&format!("Seals noted outside of the database: {count}, all in it.")),
        None => say("No seals are noted outside of the database yet: seals.txt is not there."),
    }
    if kept > 0 {
        say(&format!("Seals that were kept: {kept}, all in it."));
    }
    if !standing.hash.is_empty() {
        say(&format!("Newest seal: {}:{}", standing.sealed, standing.hash));
    }
}

/// A seal, or those of a file.
fn read_seals(given: &str) -> Result<Vec<KeptSeal>, Failed> {
    if let Some(seal) = KeptSeal::parse(given) {
        return Ok(vec![seal]);
    }
    let text = std::fs::read_to_string(Path::new(given))
        .map_err(|error| format!("{given}: no seal (POSITION:HASH), and no file to read: {error}"))?;
    let seals: Vec<KeptSeal> = text.lines().filter_map(KeptSeal::parse).collect();
    if seals.is_empty() {
        return Err(format!("{given}: holds no seal; a line of one is POSITION:HASH").into());
    }
    Ok(seals)
}

/// `loa verify --accept`
pub(super) async fn accept(settings: Settings) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    let accepted = events::accept(app.db(), app.witness(), "system:verify").await;
    app.db().close().await;
    match accepted? {
        Acceptance::Nothing => say("There is nothing to accept: the record is the one that was sealed here."),
        Acceptance::From(last) => say(&format!(
            "Sealing goes on after event {last}. The record says so, and so does the public page of seals."
        )),
    }
    Ok(())
}

#[cfg(test)]
mod tests;
