//! Keeps this node's index: opens it, makes it anew when it cannot be used, and tells it of every event.

use std::fs;
use std::time::Duration;

use frame::App;
use fulltext::{Aliases, Hold, Home, Index, IndexError, OpenError, Seen, Writer};
use kit::bus::Topic;
use kit::db::{Db, DbError};
use tokio::task::{JoinError, JoinHandle};
use tokio_util::sync::CancellationToken;

use super::actions::ASKED;
use super::feed::{self, Sources, SubjectDocs};
use super::finder::Finder;
use super::store;

/// How long to wait for a wake-up call before looking.
const LOOK: Duration = Duration::from_millis(500);
/// How long to wait after a failure; twice as long after each further one.
const AGAIN: Duration = Duration::from_secs(5);
/// How many times that wait is doubled at most: a full disk is not written full again every few seconds.
const MOST_DOUBLINGS: u32 = 6;
/// After so many events that touch nothing the mark is moved all the same, so that a start reads no long log.
const MARK_AFTER: i64 = 5_000;

/// The name, within the folder, of a file that stood in the place of the folder.
const ASIDE: &str = "set-aside";

/// Why the index could not be kept. Each is tried again.
#[derive(Debug, thiserror::Error)]
pub enum IndexerError {
    /// The database did not answer.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The index could not be written.
    #[error(transparent)]
    Index(#[from] IndexError),
    /// A new index could not be put in place.
    #[error(transparent)]
    Open(#[from] OpenError),
    /// The folder could not be written.
    #[error(transparent)]
    Folder(#[from] std::io::Error),
    /// The library that writes it gave up.
    #[error(transparent)]
    Gone(#[from] JoinError),
    /// Another process keeps the index of this folder.
    #[error("another process keeps the search index of this data folder")]
    Busy,
}

/// The outcome of a look at the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Everything that happened is in the index.
    Level,
    /// There is more to tell.
    More,
    /// An index is being made.
    Making,
}

/// The keeper of a node's index; one for each node.
#[derive(Debug)]
pub struct Indexer {
    finder: Finder,
    db: Db,
    sources: Sources,
    hold: Option<Hold>,
    writer: Option<Writer>,
    /// The last event that was looked at.
    seen: Seen,
    /// The position of the last mark in the index.
    marked: i64,
    aliases_read: bool,
    /// The index in the folder was opened since the right to keep it was taken.
    opened: bool,
    making: Option<JoinHandle<Result<Index, IndexerError>>>,
}

impl Indexer {
    /// The keeper of a program's index, which has done nothing yet.
    pub fn of(app: &App) -> Self {
        Self::new(app.state::<Finder>().clone(), app.db().clone(), app.search_sources().collect())
    }

    pub(super) fn new(finder: Finder, db: Db, sources: Sources) -> Self {
        Self {
            finder,
            db,
            sources,
            hold: None,
            writer: None,
            seen: Seen::default(),
            marked: 0,
            aliases_read: false,
            opened: false,
            making: None,
        }
    }

    /// Keeps the index until `stop`.
    pub async fn keep(mut self, stop: CancellationToken) {
        let mut calls = self.db.bus().listen(Topic::Events);
        let mut failures = 0;
        while !stop.is_cancelled() {
            let wait = match self.step().await {
                Ok(Step::More) => continue,
                Ok(step) => {
                    if step == Step::Level && failures > 0 {
                        tracing::info!("search.kept_again");
                        failures = 0;
                    }
                    tokio::select! {
                        () = stop.cancelled() => break,
                        () = calls.wait(LOOK) => continue,
                    }
                }
                Err(IndexerError::Busy) => AGAIN,
                Err(error) => {
                    self.say(&error, failures == 0);
                    failures += 1;
                    AGAIN * 2_u32.pow((failures - 1).min(MOST_DOUBLINGS))
                }
            };
            tokio::select! {
                () = stop.cancelled() => break,
                () = tokio::time::sleep(wait) => {}
            }
        }
        if let Some(making) = self.making.take() {
            making.abort();
        }
    }

    /// Logs why the index is not kept: the first time for the people who run the program, with advice if the folder is at
    /// fault; at each further try for debugging only.
    fn say(&self, error: &IndexerError, first: bool) {
        match (error, self.finder.home()) {
            (error, _) if !first => tracing::debug!(error.message = %error, "search.keeping_failed"),
            (IndexerError::Folder(error), Home::Folder(folder)) => tracing::error!(
                error.message = %error,
                search.folder = %folder.display(),
                search.advice = "let the account that runs loa write there, or move away what stands in its place",
                "search.folder_unusable",
            ),
            _ => tracing::warn!(error.message = %error, "search.keeping_failed"),
        }
    }

    /// Does the next piece of work, once.
    ///
    /// # Errors
    /// See [`IndexerError`]; the next step tries again.
    pub async fn step(&mut self) -> Result<Step, IndexerError> {
        let done = self.next().await;
        match &done {
            Ok(Step::Level | Step::More) => self.finder.set_failing(false),
            // Making one may fail as it did before.
            Ok(Step::Making) | Err(IndexerError::Busy) => {}
            Err(_) => self.finder.set_failing(true),
        }
        done
    }

    async fn next(&mut self) -> Result<Step, IndexerError> {
        if !self.aliases_read {
            self.read_aliases().await?;
        }
        if self.hold.is_none() {
            match clear(self.finder.home()).and_then(|()| self.finder.home().hold()) {
                Ok(Some(hold)) => self.hold = Some(hold),
                Ok(None) => return self.follow().await.and(Err(IndexerError::Busy)),
                // An index that cannot be written may be readable.
                Err(error) => return self.follow().await.and(Err(error.into())),
            }
        }
        if self.making.as_ref().is_some_and(JoinHandle::is_finished) {
            self.made().await?;
        }
        if self.finder.is_suspect() {
            self.writer = None;
            self.finder.home().set_aside()?;
            self.finder.set_index(None);
        }
        if self.making.is_none() && (!self.opened || self.finder.index().is_none()) {
            self.open().await?;
        } else if self.making.is_none() && self.finder.home().is_asked() {
            self.make();
        }
        let Some(index) = self.finder.index() else { return Ok(Step::Making) };
        let told = self.tell(&index).await;
        if let Err(IndexerError::Index(_) | IndexerError::Gone(_)) = told {
            // A writer that failed once is of no more use. The cause shows when another index is made: the files of this
            // one may be gone, or the disk is full, and then this one still answers.
            self.writer = None;
            self.make();
        }
        told
    }

    /// Reads the commits of another process.
    async fn follow(&mut self) -> Result<(), IndexerError> {
        self.read_aliases().await?;
        let (finder, index) = (self.finder.clone(), self.finder.index());
        let index = index.filter(|_| !self.finder.is_suspect());
        let read = tokio::task::spawn_blocking(move || {
            let index = match index.filter(|index| index.reload().is_ok()) {
                Some(index) => Some(index),
                None => {
                    finder.set_index(finder.home().open().ok());
                    finder.index()
                }
            };
            let seen = index.and_then(|index| index.seen().ok());
            finder.set_seen(seen.map_or(0, |seen| seen.position));
        });
        Ok(read.await?)
    }

    /// Makes the index anew beside the one in use, unless that is under way.
    pub fn make(&mut self) {
        if self.making.is_some() {
            return;
        }
        let (finder, db, sources) = (self.finder.clone(), self.db.clone(), self.sources.clone());
        self.making = Some(tokio::spawn(async move {
            let made = make(&finder, &db, &sources).await;
            finder.set_progress(None);
            made
        }));
    }

    /// Waits for an index that is being made.
    pub async fn wait(&mut self) {
        while self.making.as_ref().is_some_and(|making| !making.is_finished()) {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    }

    async fn open(&mut self) -> Result<(), IndexerError> {
        let home = self.finder.home().clone();
        let opened = tokio::task::spawn_blocking(move || home.open()).await;
        let usable = match opened {
            Ok(Ok(index)) => self.is_of_this_record(&index).await?.then_some(index),
            Ok(Err(OpenError::Missing)) => None,
            Ok(Err(error)) => {
                tracing::warn!(error.message = %error, "search.index_unusable");
                self.finder.home().set_aside()?;
                None
            }
            // An index that is damaged badly makes the library panic.
            Err(error) => {
                tracing::warn!(error.message = %error, "search.index_unusable");
                self.finder.home().set_aside()?;
                None
            }
        };
        match usable {
            Some(index) => {
                let whole = index.kinds()? == kinds(&self.sources);
                self.take(index)?;
                if !whole {
                    // The program finds other kinds of things now, and no event will tell of their earlier ones. Noted in
                    // the folder, so that it is tried until it is done.
                    self.finder.home().ask()?;
                    self.make();
                }
            }
            None => {
                self.finder.set_index(None);
                self.make();
            }
        }
        self.opened = true;
        Ok(())
    }

    /// Whether the event that the index saw last is the one that stands there in the record: a database brought back
    /// from a backup, or another one, may have gone another way.
    async fn is_of_this_record(&self, index: &Index) -> Result<bool, IndexerError> {
        let seen = index.seen()?;
        let same = feed::at(&self.db, seen.position).await?.as_ref() == Some(&seen);
        if !same {
            warn_of_another(&seen);
        }
        Ok(same)
    }

    fn take(&mut self, index: Index) -> Result<(), IndexerError> {
        let seen = index.seen()?;
        self.marked = seen.position;
        self.look_after(seen);
        self.writer = None;
        self.finder.set_index(Some(index));
        Ok(())
    }

    async fn made(&mut self) -> Result<(), IndexerError> {
        let Some(making) = self.making.take() else { return Ok(()) };
        let built = making.await??;
        // The old index's writer holds its folder.
        self.writer = None;
        let home = self.finder.home().clone();
        let index = tokio::task::spawn_blocking(move || {
            let index = home.put(built)?;
            home.answered()?;
            Ok::<_, IndexerError>(index)
        });
        let index = index.await??;
        tracing::info!(search.texts = index.len(), "search.index_made");
        self.take(index)
    }

    async fn read_aliases(&mut self) -> Result<(), IndexerError> {
        let groups = store::aliases(&self.db).await?.into_iter().map(|alias| alias.words);
        self.finder.set_aliases(Aliases::new(groups));
        self.aliases_read = true;
        Ok(())
    }

    /// Tells the index of the events since.
    async fn tell(&mut self, index: &Index) -> Result<Step, IndexerError> {
        let Some(events) = feed::since(&self.db, &self.seen).await? else {
            // The database was brought back from an older copy while this node ran.
            warn_of_another(&self.seen);
            self.finder.set_index(None);
            self.make();
            return Ok(Step::Making);
        };
        let Some(last) = events.last().map(feed::seen) else { return Ok(Step::Level) };
        let more = if events.len() >= feed::EVENTS as usize { Step::More } else { Step::Level };
        if events.iter().any(|event| event.kind.starts_with("alias.")) {
            self.read_aliases().await?;
        }
        if events.iter().any(|event| event.kind == ASKED) {
            // Noted in the folder, so that a process that ends before it is done begins again.
            self.finder.home().ask()?;
            self.make();
        }
        let touched = feed::touched(&self.db, &self.sources, events).await?;
        if touched.is_empty() && last.position - self.marked < MARK_AFTER {
            self.look_after(last);
            return Ok(more);
        }
        let mut writer = match self.writer.take() {
            Some(writer) => writer,
            None => {
                let index = index.clone();
                tokio::task::spawn_blocking(move || index.writer()).await??
            }
        };
        // A part at a time: one event can touch very many articles, whose words do not all fit in memory.
        for (source, keys) in touched {
            for keys in keys.chunks(feed::BATCH) {
                let told = feed::told(&self.db, source, keys).await?;
                writer = tokio::task::spawn_blocking(move || replace(writer, &told)).await??;
            }
        }
        let mark = last.clone();
        let commit = move || writer.commit(&mark).map(|()| writer);
        self.writer = Some(tokio::task::spawn_blocking(commit).await??);
        self.marked = last.position;
        self.look_after(last);
        Ok(more)
    }

    /// Goes on after this event.
    fn look_after(&mut self, last: Seen) {
        self.finder.set_seen(last.position);
        self.seen = last;
    }
}

/// A plain file in the place of the folder is as good as a damaged index: it is set aside. Anything else there, such as a
/// link to a disk that is not there now, is left for people to look at.
fn clear(home: &Home) -> std::io::Result<()> {
    let Home::Folder(folder) = home else { return Ok(()) };
    if !fs::symlink_metadata(folder).is_ok_and(|found| found.is_file()) {
        return Ok(());
    }
    tracing::warn!(search.folder = %folder.display(), "search.file_for_folder");
    let aside = folder.with_extension(ASIDE);
    fs::rename(folder, &aside)?;
    fs::create_dir_all(folder)?;
    fs::rename(aside, folder.join(ASIDE))
}

fn warn_of_another(seen: &Seen) {
    tracing::warn!(search.position = seen.position, "search.index_of_another_record");
}

fn replace(mut writer: Writer, told: &[SubjectDocs]) -> Result<Writer, IndexError> {
    for one in told {
        writer.replace(&one.subject, &one.docs)?;
    }
    Ok(writer)
}

/// The kinds of things that these sources give, in one order.
fn kinds(sources: &Sources) -> Vec<String> {
    let mut kinds: Vec<String> = sources.iter().map(|source| source.kind.to_owned()).collect();
    kinds.sort();
    kinds
}

/// Makes an index of all that is on the site. Events meanwhile are told afterwards, from the mark on.
async fn make(finder: &Finder, db: &Db, sources: &Sources) -> Result<Index, IndexerError> {
    let mark = feed::newest(db).await?;
    let mut lasts = Vec::new();
    for source in sources {
        lasts.push((source.last)(db.clone()).await?);
    }
    let all: u64 = lasts.iter().sum();
    finder.set_progress(Some((0, all)));
    let (home, kinds) = (finder.home().clone(), kinds(sources));
    let begun = tokio::task::spawn_blocking(move || {
        let index = home.begin()?;
        let mut writer = index.writer()?;
        writer.of_kinds(kinds);
        Ok::<_, IndexError>((index, writer))
    });
    let (index, mut writer) = begun.await??;
    let mut done = 0;
    for (source, last) in sources.iter().zip(lasts) {
        let mut key = 0;
        loop {
            let keys = (source.after)(db.clone(), key, feed::BATCH as u64).await?;
            let Some(next) = keys.last() else { break };
            key = *next;
            let told = feed::told(db, source, &keys).await?;
            writer = tokio::task::spawn_blocking(move || {
                told.iter().try_for_each(|one| writer.add(&one.docs))?;
                Ok::<_, IndexError>(writer)
            })
            .await??;
            finder.set_progress(Some((done + key.min(last), all)));
        }
        done += last;
    }
    tokio::task::spawn_blocking(move || {
        writer.commit(&mark)?;
        writer.finish()?;
        index.reload()?;
        Ok::<_, IndexError>(index)
    })
    .await?
    .map_err(IndexerError::from)
}

#[cfg(test)]
mod tests;
