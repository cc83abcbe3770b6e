//! The index of this node as pages ask it.

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use fulltext::{Aliases, Answer, Ask, Facet, Home, Index, Sort, Suggestion};
use kit::i18n::Lang;
use kit::work::{Places, Room, WorkError};

/// Searches that run at once; each keeps a core busy for its few milliseconds.
const AT_ONCE: usize = 4;
/// Searches that wait: no more than are done within [`PATIENCE`].
const WAITING: usize = 100;
/// How long a search waits for its turn; a reader who would wait longer is told to come back.
const PATIENCE: Duration = Duration::from_secs(1);
/// The same for suggestions: nobody misses them, and searches come first.
const LITTLE_PATIENCE: Duration = Duration::from_millis(100);

/// A search as a page asks it.
#[derive(Clone, Debug, Default)]
pub struct SearchRequest {
    /// The words as they were typed.
    pub typed: String,
    /// The language of the site.
    pub site: Lang,
    /// The values that results must have.
    pub narrow: Vec<(Facet, String)>,
    /// Their order.
    pub sort: Sort,
    /// How many to leave out at the beginning.
    pub skip: usize,
    /// How many to give.
    pub take: usize,
    /// Whether the words are taken as typed.
    pub literal: bool,
    /// The moment of asking, in milliseconds since 1970, UTC.
    pub now: i64,
}

/// Why a question has no answer now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unanswered {
    /// As many searches as may run at once do so, and none ended while this one waited.
    Busy,
    /// There is no index yet; it is being made.
    Making {
        /// How far that is, in percent, where it is known.
        percent: Option<u8>,
    },
    /// There is no index, and making one failed; it is tried again, but nobody knows when that will help.
    Failing,
}

/// How the index of this node stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct State {
    /// How many texts can be found; `None` while there is no index that can be asked.
    pub texts: Option<u64>,
    /// The position of the last event that was looked at.
    pub seen: i64,
    /// How far an index that is being made is, in percent; `None` when none is being made, or nobody knows.
    pub percent: Option<u8>,
    /// Keeping the index failed the last time it was tried.
    pub failing: bool,
}

impl State {
    /// How many events of the record the index has not looked at, when the newest one is at `head`.
    pub fn behind(&self, head: i64) -> i64 {
        (head - self.seen).max(0)
    }
}

/// The index of this node. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Finder(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    home: Home,
    held: RwLock<Held>,
    places: Places,
}

#[derive(Debug, Default)]
struct Held {
    index: Option<Index>,
    aliases: Arc<Aliases>,
    /// Keys read and keys in all, while an index is made.
    progress: Option<(u64, u64)>,
    /// The index failed while it was asked.
    suspect: bool,
    /// The position of the last event that the keeper looked at.
    seen: i64,
    /// Keeping the index failed the last time.
    failing: bool,
}

impl Finder {
    /// An index that lives in a place; nothing is opened yet.
    pub fn new(home: Home) -> Self {
        let places = Places::new(Room { at_once: AT_ONCE, waiting: WAITING, each: WAITING });
        Self(Arc::new(Inner { home, held: RwLock::default(), places }))
    }

    /// Where it lives.
    pub fn home(&self) -> &Home {
        &self.0.home
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`Unanswered`]; an index that fails while it is asked is made anew.
    pub async fn ask(&self, asked: SearchRequest) -> Result<Answer, Unanswered> {
        self.with(PATIENCE, move |index, aliases| {
            let ask = Ask {
                typed: &asked.typed,
                site: asked.site.code(),
                narrow: asked.narrow.clone(),
                sort: asked.sort,
                skip: asked.skip,
                take: asked.take,
                now: asked.now,
                literal: asked.literal,
            };
            index.ask(&ask, aliases)
        })
        .await
    }

    /// Headlines that go on as the typed words do.
    ///
    /// # Errors
    /// As [`Finder::ask`].
    pub async fn suggest(
        &self,
        typed: String,
        site: Lang,
        most: usize,
    ) -> Result<Vec<Suggestion>, Unanswered> {
        self.with(LITTLE_PATIENCE, move |index, _| index.suggest(&typed, site.code(), most)).await
    }

    /// How it stands.
    pub fn state(&self) -> State {
        self.read(|held| State {
            texts: held.index.as_ref().map(Index::len),
            seen: held.seen,
            percent: held.progress.and_then(percent),
            failing: held.failing,
        })
    }

    async fn with<T: Send + 'static>(
        &self,
        patience: Duration,
        work: impl FnOnce(&Index, &Aliases) -> Result<T, fulltext::IndexError> + Send + 'static,
    ) -> Result<T, Unanswered> {
        // In its turn only: while it waits, the index may be made anew.
        let finder = self.clone();
        let worked = self.0.places.run(patience, move || {
            let held = finder.read(|held| Some((held.index.clone()?, held.aliases.clone())));
            held.map(|(index, aliases)| work(&index, &aliases))
        });
        match worked.await {
            Ok(Some(Ok(answer))) => Ok(answer),
            Ok(Some(Err(error))) => Err(self.suspected(&error.to_string())),
            Ok(None) => Err(self.without()),
            Err(WorkError::Busy(_)) => Err(Unanswered::Busy),
            // A damaged file may panic deep inside: the page must not, and the index is made anew.
            Err(WorkError::Failed(error)) => Err(self.suspected(&error.to_string())),
        }
    }

    fn without(&self) -> Unanswered {
        self.read(|held| match held.failing {
            true => Unanswered::Failing,
            false => Unanswered::Making { percent: held.progress.and_then(percent) },
        })
    }

    pub(super) fn suspected(&self, why: &str) -> Unanswered {
        tracing::error!(error.message = why, "search.index_failed");
        self.write(|held| (held.index, held.suspect) = (None, true));
        self.without()
    }

    /// Takes every place, for as long as the caller keeps them.
    #[cfg(any(test, feature = "testing"))]
    pub async fn take_places(&self) -> Vec<kit::work::Place> {
        let mut taken = Vec::new();
        for _ in 0..AT_ONCE {
            taken.push(self.0.places.enter(kit::work::Party::default(), PATIENCE).await.expect("a place"));
        }
        taken
    }

    pub(super) fn index(&self) -> Option<Index> {
        self.read(|held| held.index.clone())
    }

    pub(super) fn is_suspect(&self) -> bool {
        self.read(|held| held.suspect)
    }

    pub(super) fn set_index(&self, index: Option<Index>) {
        self.write(|held| (held.index, held.suspect) = (index, false));
    }

    pub(super) fn set_aliases(&self, aliases: Aliases) {
        self.write(|held| held.aliases = Arc::new(aliases));
    }

    pub(super) fn set_progress(&self, progress: Option<(u64, u64)>) {
        self.write(|held| held.progress = progress);
    }

    pub(super) fn set_seen(&self, position: i64) {
        self.write(|held| held.seen = position);
    }

    /// Says whether the index fails at present.
    pub fn set_failing(&self, failing: bool) {
        self.write(|held| held.failing = failing);
    }

    fn read<T>(&self, read: impl FnOnce(&Held) -> T) -> T {
        read(&self.0.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, write: impl FnOnce(&mut Held)) {
        write(&mut self.0.held.write().unwrap_or_else(PoisonError::into_inner));
    }
}

/// Keys read of keys in all, in percent.
fn percent((done, all): (u64, u64)) -> Option<u8> {
    u8::try_from((done * 100).checked_div(all)?.min(100)).ok()
}
