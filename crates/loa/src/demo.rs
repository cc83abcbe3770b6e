//! The demonstration city: each capability loads its part of a data set that ships with the program, through the same actions
//! as any other. Loading again adds nothing; a newer data set adds its new parts.

use frame::App;
use frame::demo::{DemoError, DemoLoad};

/// Loads the parts that are not there yet. `progress` is called with the number of articles done and the number of all.
/// Answers how many articles it added.
///
/// # Errors
/// The error in the data set, with its file; nothing of this load is kept then.
pub async fn load(app: &App, mut progress: impl FnMut(usize, usize) + Send) -> Result<usize, DemoError> {
    if !is_missing(app).await? {
        return Ok(0);
    }
    let tx = app.db().begin().await?;
    // The sequence's row is the lock: a second program that loads at the same time waits here, and finds all there.
    tx.next_number("demo").await?;
    let mut load = DemoLoad { app: app.clone(), tx, first: false, articles: 0, progress: &mut progress };
    for capability in app.capabilities() {
        (capability.demo.load)(&mut load).await?;
    }
    let DemoLoad { tx, articles, .. } = load;
    tx.commit().await?;
    Ok(articles)
}

/// Whether the tables lack something of the data set.
async fn is_missing(app: &App) -> Result<bool, DemoError> {
    for capability in app.capabilities() {
        if (capability.demo.is_missing)(app.clone()).await? {
            return Ok(true);
        }
    }
    Ok(false)
}

#[cfg(test)]
mod tests;
