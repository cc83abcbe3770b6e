//! The index of this node as pages ask it.

use std::sync::{Arc, PoisonError, RwLock};

use fulltext::{Aliases, Answer, Ask, Facet, Home, Index, Sort, Suggestion};
use kit::i18n::Lang;
use tokio::sync::Semaphore;

/// Searches that run at once; each keeps a core busy for its few milliseconds.
const AT_ONCE: usize = 4;

/// What someone looks for.
#[derive(Clone, Debug, Default)]
pub struct Asked {
    /// What was typed, as it came.
    pub typed: String,
    /// The language of the site.
    pub site: Lang,
    /// What results must have.
    pub narrow: Vec<(Facet, String)>,
    /// Their order.
    pub sort: Sort,
    /// How many to leave out at the beginning.
    pub skip: usize,
    /// How many to give.
    pub take: usize,
    /// Whether what was typed is taken as it is.
    pub literal: bool,
    /// The moment of asking, in milliseconds since 1970, UTC.
    pub now: i64,
}

/// The index cannot be asked now; it is being made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unready {
    /// How far that is, in percent, where it is known.
    pub percent: Option<u8>,
}

/// The index of this node. Cheap to clone.
#[derive(Clone, Debug)]
pub struct Finder(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    home: Home,
    held: RwLock<Held>,
    turns: Semaphore,
}

#[derive(Debug, Default)]
struct Held {
    index: Option<Index>,
    aliases: Arc<Aliases>,
    /// Articles read and articles in all, while an index is made.
    progress: Option<(i64, i64)>,
    /// The index failed while it was asked.
    suspect: bool,
}

impl Finder {
    /// An index that lives in a place; nothing is opened yet.
    pub fn new(home: Home) -> Self {
        Self(Arc::new(Inner { home, held: RwLock::default(), turns: Semaphore::new(AT_ONCE) }))
    }

    /// Where it lives.
    pub fn home(&self) -> &Home {
        &self.0.home
    }

    /// Answers a question.
    ///
    /// # Errors
    /// [`Unready`] while there is no index that can be asked; one that fails meanwhile is made anew.
    pub async fn ask(&self, asked: Asked) -> Result<Answer, Unready> {
        self.with(move |index, aliases| {
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

    /// Headlines that go on as what is typed does.
    ///
    /// # Errors
    /// As [`Finder::ask`].
    pub async fn suggest(&self, typed: String, site: Lang, most: usize) -> Result<Vec<Suggestion>, Unready> {
        self.with(move |index, _| index.suggest(&typed, site.code(), most)).await
    }

    /// How many texts can be found, when there is an index.
    pub fn size(&self) -> Option<u64> {
        self.read(|held| held.index.as_ref().map(Index::len))
    }

    /// Whether an index is being made, and how far that is.
    pub fn unready(&self) -> Unready {
        let percent = self
            .read(|held| held.progress)
            .and_then(|(done, all)| u8::try_from((done * 100).checked_div(all)?.clamp(0, 100)).ok());
        Unready { percent }
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Index, &Aliases) -> Result<T, fulltext::IndexError> + Send + 'static,
    ) -> Result<T, Unready> {
        let Ok(_turn) = self.0.turns.acquire().await else { return Err(self.unready()) };
        let held = self.read(|held| Some((held.index.clone()?, held.aliases.clone())));
        let Some((index, aliases)) = held else { return Err(self.unready()) };
        // A damaged file may panic deep inside: the page must not, and the index is made anew.
        match tokio::task::spawn_blocking(move || work(&index, &aliases)).await {
            Ok(Ok(answer)) => Ok(answer),
            Ok(Err(error)) => Err(self.suspected(&error.to_string())),
            Err(error) => Err(self.suspected(&error.to_string())),
        }
    }

    pub(super) fn suspected(&self, why: &str) -> Unready {
        tracing::error!(error.message = why, "search.index_failed");
        self.write(|held| (held.index, held.suspect) = (None, true));
        self.unready()
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

    pub(super) fn set_progress(&self, progress: Option<(i64, i64)>) {
        self.write(|held| held.progress = progress);
    }

    fn read<T>(&self, read: impl FnOnce(&Held) -> T) -> T {
        read(&self.0.held.read().unwrap_or_else(PoisonError::into_inner))
    }

    fn write(&self, write: impl FnOnce(&mut Held)) {
        write(&mut self.0.held.write().unwrap_or_else(PoisonError::into_inner));
    }
}
