//! `loa rebuild search`

use std::time::Duration;

use search::Indexer;
use tempfile::TempDir;

use super::*;

/// How long to wait before it is looked again.
const LOOK: Duration = Duration::from_millis(200);

async fn app(folder: &TempDir) -> App {
    open_ready(settings(folder)).await.expect("opened")
}

fn settings(folder: &TempDir) -> Settings {
    Settings { data: folder.path().display().to_string(), ..Settings::default() }
}

#[tokio::test]
async fn twice_at_once_both_end_well() {
    let folder = TempDir::new().expect("a folder");
    app(&folder).await.db().close().await;
    let once = || rebuild(settings(&folder), Some("search"));
    let (one, two, three) = tokio::join!(once(), once(), once());
    for done in [one, two, three] {
        done.expect("rebuilt");
    }
    assert!(!app(&folder).await.state::<search::Finder>().home().is_asked());
}

#[tokio::test]
async fn a_running_site_does_it_and_one_that_ends_is_stood_in_for() {
    let folder = TempDir::new().expect("a folder");
    let site = app(&folder).await;
    let stop = tokio_util::sync::CancellationToken::new();
    let keeping = tokio::spawn(Indexer::of(&site).keep(stop.clone()));
    while site.state::<search::Finder>().state().texts.is_none() {
        tokio::time::sleep(LOOK).await;
    }
    rebuild(settings(&folder), Some("search")).await.expect("the site did it");
    assert!(!site.state::<search::Finder>().home().is_asked());
    stop.cancel();
    keeping.await.expect("ended");

    let hold = site.state::<search::Finder>().home().hold().expect("written").expect("free");
    let waiting = tokio::spawn(rebuild(settings(&folder), Some("search")));
    tokio::time::sleep(LOOK * 3).await;
    assert!(site.state::<search::Finder>().home().is_asked() && !waiting.is_finished());
    drop(hold);
    waiting.await.expect("ended").expect("done in its place");
    assert!(!site.state::<search::Finder>().home().is_asked());
}
