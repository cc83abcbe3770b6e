//! `loa rebuild`: what is derived from the tables is computed again.

use std::time::Duration;

use super::{Derived, Failed, open_ready, progress, say};
use frame::App;
use frame::Settings;
use search::{Indexer, IndexerError, Step};

/// How long to wait for a running site before it is looked at again.
const LOOK: Duration = Duration::from_millis(200);

/// Computes a part again, or all.
pub(super) async fn rebuild(settings: Settings, part: Option<Derived>) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    if part != Some(Derived::Search) {
        keys(&app).await?;
    }
    if part != Some(Derived::Keys) {
        search(&app).await?;
    }
    app.db().close().await;
    Ok(())
}

async fn keys(app: &App) -> Result<(), Failed> {
    let bar = progress("Rebuilding", 2);
    let tx = app.db().begin().await?;
    let mut count = agencies::rebuild(&tx).await?;
    bar.inc(1);
    count += newsroom::rebuild(&tx).await?;
    tx.commit().await?;
    bar.finish_and_clear();
    say(&format!("{count} keys for sorting and searching were computed again."));
    Ok(())
}

/// A running site keeps its index itself: it is asked to make a new one, and goes on with the old one meanwhile. Should
/// it end before that is done, the work is taken over.
async fn search(app: &App) -> Result<(), Failed> {
    let home = app.state::<search::Finder>().home();
    home.ask()?;
    let bar = progress("Indexing", 100);
    let mut keeper = Indexer::of(app);
    let mut said = false;
    loop {
        match keeper.step().await {
            Ok(Step::Level) if !home.is_asked() => break,
            Ok(_) => {}
            Err(IndexerError::Busy) if !home.is_asked() => break,
            Err(IndexerError::Busy) if said => {}
            Err(IndexerError::Busy) => {
                said = true;
                say("A running site keeps this index; it is making a new one.");
            }
            Err(error) => return Err(error.into()),
        }
        bar.set_position(app.state::<search::Finder>().state().percent.unwrap_or_default().into());
        tokio::time::sleep(LOOK).await;
    }
    bar.finish_and_clear();
    let size = app.state::<search::Finder>().state().texts.unwrap_or_default();
    say(&format!("The search index was made anew: {size} texts can be found."));
    Ok(())
}

#[cfg(test)]
mod tests;
