//! `loa rebuild`: the data derived from the tables is computed again, as each capability says.

use std::sync::Arc;

use clap::builder::{PossibleValue, PossibleValuesParser};
use frame::rebuild::{RebuildProgress, RebuildStep, RebuildWork};
use frame::{App, Settings};

use super::{Failed, open_ready, progress, say};
use crate::program::CAPABILITIES;

/// The parts that can be asked for.
pub(super) fn parts() -> PossibleValuesParser {
    let mut parts: Vec<(&str, &str)> = Vec::new();
    for step in CAPABILITIES.iter().flat_map(|capability| capability.rebuild) {
        if !parts.iter().any(|(part, _)| *part == step.part) {
            parts.push((step.part, step.about));
        }
    }
    parts.into_iter().map(|(part, about)| PossibleValue::new(part).help(about)).collect::<Vec<_>>().into()
}

/// Computes a part again, or all.
pub(super) async fn rebuild(settings: Settings, part: Option<&str>) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    let steps = app.capabilities().iter().flat_map(|capability| capability.rebuild);
    let steps: Vec<RebuildStep> =
        steps.filter(|step| part.is_none_or(|part| part == step.part)).copied().collect();
    keys(&app, &steps).await?;
    beside(&app, &steps).await?;
    app.db().close().await;
    Ok(())
}

/// Keys in tables, in one transaction.
async fn keys(app: &App, steps: &[RebuildStep]) -> Result<(), Failed> {
    let keys = |step: &RebuildStep| match step.work {
        RebuildWork::Keys(compute) => Some(compute),
        RebuildWork::Beside { .. } => None,
    };
    let steps: Vec<_> = steps.iter().filter_map(keys).collect();
    if steps.is_empty() {
        return Ok(());
    }
    let bar = progress("Rebuilding", u64::try_from(steps.len())?);
    let tx = app.db().begin().await?;
    let mut count = 0;
    for compute in steps {
        count += compute(&tx).await?;
        bar.inc(1);
    }
    tx.commit().await?;
    bar.finish_and_clear();
    say(&format!("{count} keys for sorting and searching were computed again."));
    Ok(())
}

/// The steps that compute data beside the tables.
async fn beside(app: &App, steps: &[RebuildStep]) -> Result<(), Failed> {
    for step in steps {
        let RebuildWork::Beside { doing, run } = step.work else { continue };
        let bar = progress(doing, 100);
        let shown = bar.clone();
        let told = RebuildProgress {
            percent: Arc::new(move |percent| shown.set_position(percent)),
            say: Arc::new(say),
        };
        let line = run(app.clone(), told).await?;
        bar.finish_and_clear();
        say(&line);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
