//! The search index is made anew.

use std::time::Duration;

use frame::App;
use frame::rebuild::{RebuildError, RebuildProgress, RebuildStep, RebuildWork};

use crate::{Finder, Indexer, IndexerError, Step};

/// How long to wait for a running site before it is looked at again.
const LOOK: Duration = Duration::from_millis(200);

/// The part that search computes again.
pub(crate) const STEPS: &[RebuildStep] = &[RebuildStep {
    part: "search",
    about: "The search index of this data folder",
    work: RebuildWork::Beside { doing: "Indexing", run: |app, told| Box::pin(index(app, told)) },
}];

/// A running site keeps its index itself: it is asked to make a new one, and goes on with the old one meanwhile. Should
/// it end before that is done, the work is taken over.
async fn index(app: App, told: RebuildProgress) -> Result<String, RebuildError> {
    let finder = app.state::<Finder>();
    let home = finder.home();
    home.ask()?;
    let mut keeper = Indexer::of(&app);
    let mut said = false;
    loop {
        match keeper.step().await {
            Ok(Step::Level) if !home.is_asked() => break,
            Ok(_) => {}
            Err(IndexerError::Busy) if !home.is_asked() => break,
            Err(IndexerError::Busy) if said => {}
            Err(IndexerError::Busy) => {
                said = true;
                (told.say)("A running site keeps this index; it is making a new one.");
            }
            Err(error) => return Err(error.into()),
        }
        (told.percent)(finder.state().percent.unwrap_or_default().into());
        tokio::time::sleep(LOOK).await;
    }
    let size = finder.state().texts.unwrap_or_default();
    Ok(format!("The search index was made anew: {size} texts can be found."))
}
