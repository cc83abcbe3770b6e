//! `loa import`

use indicatif::ProgressStyle;
use kit::db::DbError;
use kit::i18n::Lang;
use newsroom::ArticleAddresses;

use super::{Failed, open_ready, progress, say};
use crate::t;
use addresses::Addresses;
use frame::Settings;
use importer::{Halt, IMPORT, Import, ImportEvent, Kind, StopError, Tally};

/// Imports a file, a folder or an address; each part that cannot be read is named in one line, and the rest goes on.
pub(super) async fn import(
    settings: Settings,
    source: &str,
    kind: Kind,
    agency: Option<&str>,
) -> Result<(), Failed> {
    let app = open_ready(settings).await?;
    let bar = progress("Importing", 0);
    if kind == Kind::Wxr {
        let style = ProgressStyle::with_template("{msg} [{bar:32}] {bytes}/{total_bytes} {eta}");
        bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    }
    let at = Addresses(Lang::Vi);
    let mut tell = |news: ImportEvent| match news {
        ImportEvent::Added(article, title) => {
            bar.suspend(|| say(&format!("added    {}  {title}", at.article(&article))));
        }
        ImportEvent::Changed(article, edition, title) => {
            bar.suspend(|| say(&format!("edition {edition}  {}  {title}", at.article(&article))));
        }
        ImportEvent::Said(what, why) => bar.suspend(|| say(&format!("{what}: {why}"))),
        ImportEvent::LeftOut(what, why) => bar.suspend(|| say(&format!("{what}: {why}"))),
        ImportEvent::Skipped(what, why) => bar.suspend(|| say(&format!("{what}: {why}"))),
        ImportEvent::Progress(done, total) => {
            bar.set_length(total);
            bar.set_position(done);
        }
    };
    let reason = t!(Lang::Vi, "import-by-command");
    let work = Import {
        db: app.db(),
        blobs: app.blobs(),
        zone: app.zone(),
        agency,
        category: None,
        reason: &reason,
        actor: &IMPORT,
        order: None,
    };
    let done = work.run(source, kind, &mut tell).await;
    bar.finish_and_clear();
    app.db().close().await;
    match done {
        Ok(tally) => end(&tally),
        Err(halt) => Err(halted(&halt)),
    }
}

/// The last lines of an import that came to no end: the counts until then, the place where it stopped, and the way to go on.
fn halted(halt: &Halt) -> Failed {
    let Halt { why, tally, at } = halt;
    if *tally != Tally::default() {
        sum(tally);
    }
    // Nobody can tell whether a commit that was begun on a failing disk holds.
    let lost = if matches!(why, StopError::Db(DbError::Unsure(_))) { "" } else { ", which was not kept" };
    let place = if at.is_empty() { String::new() } else { format!(" at `{at}`{lost}") };
    let kept = if *tally == Tally::default() {
        "Nothing was kept before it"
    } else {
        "The counts above are of what was kept"
    };
    match why {
        StopError::Db(_) | StopError::Blobs(_) => {
            format!("stopped{place}: {why}. {kept}; run the same import again to go on").into()
        }
        other => other.to_string().into(),
    }
}

/// The last lines: the counts, and the items that were not read, by reason.
fn end(tally: &Tally) -> Result<(), Failed> {
    sum(tally);
    if tally.left_out > 0 && tally.is_empty() {
        return Err("nothing could be imported".into());
    }
    Ok(())
}

fn sum(tally: &Tally) {
    for (reason, count) in &tally.not_read {
        say(&format!("not read: {count} {reason}"));
    }
    let Tally { added, changed, same, left_out, .. } = tally;
    say(&format!("{added} added, {changed} changed, {same} the same as before, {left_out} left out."));
}
