//! The page cache. A public page is a function of its address and of the content that it shows, so its bytes are made
//! once, compressed once, and then only sent, until something that it shows changes. While the database is away a kept
//! page is sent on at any age, and says its age.
//!
//! A page names the topics that it shows (`topics.rs`: [`depends_on`], [`Depends`]), an event those that it changed
//! ([`TopicsOf`]), and [`Version`] knows when each of them changed (`changes.rs`). A page's version is read before the
//! page is made: an event that is committed meanwhile makes it stale.
//!
//! Invariants: nothing personal passes here (no cookie is read or set); a page is never served after
//! something that it shows has changed, for longer than the version's follower lags behind (a second) while the
//! database answers; a page that does not state its topics shows everything, and an event of an unknown kind changes
//! everything; a thousand first requests at once are one rendering.

mod changes;
mod coding;
mod page;
mod topics;
mod version;

use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderMap, Method, Uri};
use axum::middleware::Next;
use axum::response::Response;
use futures_util::FutureExt;
use jiff::Timestamp;
use moka::future::Cache;

use self::coding::{Effort, Press, Wanted};
use self::page::{Made, Page};
pub use self::topics::{Depends, Topic, Topics, TopicsOf, depends_on};
pub use self::version::Version;
use crate::clock::Clock;
use crate::db::Health;

/// Stands for the marking of a page among the spans of time in which pages are made.
const MARKING: i64 = i64::MIN;

/// How pages are kept.
#[derive(Clone, Debug)]
pub struct Keeping {
    /// Most memory for them, in bytes. Nothing else ends a page, so that it is there when the database is not.
    pub bytes: u64,
    /// A page is made anew after this long, also when nothing was published.
    pub span: Duration,
    /// Where the time comes from.
    pub clock: Clock,
    /// The content's version.
    pub version: Version,
    /// Whether pages can be made now.
    pub health: Health,
    /// The words on a kept page that is sent because it cannot be made anew.
    pub mark: Mark,
}

/// Says on a page that it was kept: given its address, the moment it was made and its HTML, answers the HTML with the
/// words; none where there is no place for them.
#[derive(Clone)]
pub struct Mark(Arc<MarkPage>);

type MarkPage = dyn Fn(&str, Timestamp, &str) -> Option<String> + Send + Sync;

impl Mark {
    /// See [`Mark`].
    pub fn new(mark: impl Fn(&str, Timestamp, &str) -> Option<String> + Send + Sync + 'static) -> Self {
        Self(Arc::new(mark))
    }
}

impl std::fmt::Debug for Mark {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Mark")
    }
}

/// The cache of one process.
#[derive(Clone, Debug)]
pub struct PageCache {
    /// By address: a new page takes the place of the old one.
    pages: Cache<String, Arc<Page>>,
    /// Holds nothing. A request for a page that is being made waits here for the request that makes it.
    making: Cache<Making, Arc<Page>>,
    keeping: Keeping,
    press: Press,
}

/// A page that is being made.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Making {
    address: String,
    version: i64,
    span: i64,
}

impl PageCache {
    /// An empty cache.
    pub fn new(keeping: Keeping) -> Self {
        let pages = Cache::builder()
            .max_capacity(keeping.bytes)
            .weigher(|address: &String, page: &Arc<Page>| {
                u32::try_from(page.weight() + address.len() + 200).unwrap_or(u32::MAX)
            })
            .build();
        Self { pages, making: Cache::new(0), keeping, press: Press::new() }
    }

    /// The finished page from memory, without any layer: the shortest way for the pages that are asked for most. None
    /// when it has to be made, or when the request is of another kind.
    pub fn quick(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        let head = *method == Method::HEAD;
        if !head && *method != Method::GET {
            return None;
        }
        let address = self.address(uri)?;
        // A look-up never waits; only making a page does.
        let page = self.pages.get(address).now_or_never().flatten()?;
        let now = self.now();
        let of_now = page.made.span == now.span || page.marked && self.keeping.health.is_away();
        let may_be_sent = of_now && page.is_fresh(&self.keeping.version, now.version);
        may_be_sent.then(|| page.send(&Wanted::of(headers), head, now))
    }

    /// The key by which a page is kept; none for pages that are not kept.
    fn address<'a>(&self, uri: &'a Uri) -> Option<&'a str> {
        let query = uri.query().unwrap_or_default();
        // Free queries have no end of values and would push out everything else; places in lists are few.
        let few = query.len() < 80
            && (query.is_empty() || query.starts_with("truoc=") || query.starts_with("sau="));
        if self.keeping.version.get() == 0 || !few || uri.path().len() > 300 {
            return None;
        }
        Some(uri.path_and_query().map_or("/", |address| address.as_str()))
    }

    /// The version and the span of time of a page that is made now.
    fn now(&self) -> Made {
        let second = self.keeping.clock.now().as_second();
        let span = i64::try_from(self.keeping.span.as_secs()).unwrap_or(i64::MAX).max(1);
        Made { version: self.keeping.version.get(), span: second.div_euclid(span), second }
    }

    /// The kept page, when it shows the present content; it may be of any span of time.
    async fn kept(&self, address: &str, now: Made) -> Option<Arc<Page>> {
        let page = self.pages.get(address).await?;
        page.is_fresh(&self.keeping.version, now.version).then_some(page)
    }

    /// Has a page made, once for all who ask for it meanwhile, and keeps it.
    async fn make(
        &self,
        address: &str,
        now: Made,
        request: Request,
        next: Next,
    ) -> Result<Arc<Page>, NotKept> {
        // It may have been finished between the look for it and now.
        if let Some(page) = self.kept(address, now).await.filter(|page| page.made.span == now.span) {
            return Ok(page);
        }
        match Page::take(next.run(request).await, Effort::Kept, now, &self.press).await {
            Ok(page) if page.may_be_kept() => Ok(self.keep(address, page).await),
            Ok(page) => Err(NotKept::Page(Arc::new(page))),
            Err(response) => Err(NotKept::Stream {
                failed: response.status().is_server_error(),
                response: std::sync::Mutex::new(Some(*response)),
            }),
        }
    }

    async fn keep(&self, address: &str, page: Page) -> Arc<Page> {
        let page = Arc::new(page);
        // A rendering that began earlier may end later: the newer page stays.
        if self.pages.get(address).await.is_some_and(|kept| kept.made.version > page.made.version) {
            return page;
        }
        self.pages.insert(address.to_owned(), page.clone()).await;
        page
    }

    /// The page as it is sent when it cannot be made: with its age in words, written once.
    async fn marked(&self, address: &str, page: Arc<Page>) -> Arc<Page> {
        if page.marked {
            return page;
        }
        let making = Making { address: address.to_owned(), version: page.made.version, span: MARKING };
        let marking = self.making.try_get_with(making, async {
            let marked = page.mark(address, &self.keeping.mark, &self.press).await.ok_or(())?;
            Ok::<_, ()>(self.keep(address, marked).await)
        });
        marking.await.unwrap_or(page)
    }
}

/// Sends a page from memory, or has it made. A layer outside of failures, so that it keeps the finished page.
pub async fn serve(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let head = *request.method() == Method::HEAD;
    if !head && *request.method() != Method::GET {
        return next.run(request).await;
    }
    let wanted = Wanted::of(request.headers());
    // For a HEAD request the page is made like any other: the answer's head must be the same.
    let mut request = request;
    *request.method_mut() = Method::GET;
    let now = cache.now();
    let Some(address) = cache.address(request.uri()).map(str::to_owned) else {
        let effort = Effort::Once { gzip: wanted.takes_gzip() };
        return match Page::take(next.run(request).await, effort, now, &cache.press).await {
            Ok(page) => page.send(&wanted, head, now),
            Err(response) => *response,
        };
    };
    let kept = cache.kept(&address, now).await;
    if let Some(page) = &kept {
        if page.made.span == now.span {
            return page.send(&wanted, head, now);
        }
        if cache.keeping.health.is_away() {
            return cache.marked(&address, page.clone()).await.send(&wanted, head, now);
        }
    }
    let again = (next.clone(), copy(&request));
    let making = Making { address: address.clone(), version: now.version, span: now.span };
    let made = cache.making.try_get_with(making, cache.make(&address, now, request, next)).await;
    let not_kept = match made {
        Ok(page) => return page.send(&wanted, head, now),
        Err(not_kept) => not_kept,
    };
    // The page of a minute ago is better than a failure.
    if let Some(page) = kept.filter(|_| not_kept.has_failed()) {
        return cache.marked(&address, page).await.send(&wanted, head, now);
    }
    match &*not_kept {
        NotKept::Page(page) => page.send(&wanted, head, now),
        NotKept::Stream { response, .. } => {
            let taken = response.lock().ok().and_then(|mut response| response.take());
            match taken {
                Some(response) => response,
                // A stream has one taker; each other request that waited for it gets a stream of its own.
                None => again.0.run(again.1).await,
            }
        }
    }
}

/// The same request once more; a request that only reads has no body.
fn copy(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    copy.method_mut().clone_from(request.method());
    copy.uri_mut().clone_from(request.uri());
    copy.headers_mut().clone_from(request.headers());
    copy.extensions_mut().clone_from(request.extensions());
    copy
}

/// An answer that is not to be kept: a failure, a page with a cookie or with `no-store`, or a body that is no text, too large
/// or without end.
enum NotKept {
    Page(Arc<Page>),
    Stream { failed: bool, response: std::sync::Mutex<Option<Response>> },
}

impl NotKept {
    fn has_failed(&self) -> bool {
        match self {
            Self::Page(page) => page.has_failed(),
            Self::Stream { failed, .. } => *failed,
        }
    }
}

#[cfg(test)]
mod tests;
