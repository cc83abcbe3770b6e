//! The page cache. A public page is a function of its address and the content's version, so its bytes are made once
//! for each version, compressed once, and then only sent.
//!
//! What must always hold: nothing personal passes here (no cookie is read or set); a page is never served for longer
//! than the version's follower lags behind (a second); a thousand first requests at once are one rendering.

use std::io::Write;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use axum::body::Body;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderValue, Method, StatusCode, Uri, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use futures_util::FutureExt;
use moka::future::Cache;
use sha2::{Digest, Sha256};
use tokio_util::sync::CancellationToken;

use super::failure::Failure;
use crate::bus::Topic;
use crate::db::Db;
use crate::events;

/// Largest body that is kept or compressed, in bytes.
const LARGEST: usize = 8 << 20;
/// How long the follower waits for a wake-up call before it looks by itself.
const LOOK: Duration = Duration::from_millis(500);

/// The content's version in memory: the position of the newest event that the public sees. 0 means that nobody follows it, and nothing is
/// kept.
#[derive(Clone, Debug, Default)]
pub struct Version(Arc<AtomicI64>);

impl Version {
    /// The version as last seen.
    pub fn get(&self) -> i64 {
        self.0.load(Ordering::Acquire)
    }

    /// Follows the events log until `stop`. While the database is away the last version stays, and so do its pages.
    pub async fn follow(self, db: Db, stop: CancellationToken) {
        let mut calls = db.bus().listen(Topic::Events);
        while !stop.is_cancelled() {
            match events::shown(&db).await {
                // An empty city has no events and yet a version.
                Ok(head) => self.0.store(head.max(1), Ordering::Release),
                Err(error) => tracing::debug!(error.message = %error, "cache.version_unknown"),
            }
            tokio::select! {
                () = stop.cancelled() => return,
                () = calls.wait(LOOK) => {}
            }
        }
    }
}

/// What tells one page from another.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Key {
    address: String,
    version: i64,
    /// A page may show what changes without an event: counts, and what day it is.
    slot: i64,
}

/// A page's bytes, ready to be sent.
#[derive(Debug)]
struct Stored {
    status: StatusCode,
    headers: HeaderMap,
    /// The route that made it, for the metrics.
    route: Option<MatchedPath>,
    tag: String,
    plain: Bytes,
    gzip: Option<Bytes>,
    brotli: Option<Bytes>,
}

/// The cache of one process.
#[derive(Clone, Debug)]
pub struct PageCache {
    pages: Cache<Key, Arc<Stored>>,
    version: Version,
    slot: Slot,
}

/// Tells the number of the present span of time; a page is made anew in each.
#[derive(Clone)]
pub struct Slot(pub Arc<dyn Fn() -> i64 + Send + Sync>);

impl std::fmt::Debug for Slot {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Slot")
    }
}

impl PageCache {
    /// A cache of at most `bytes`.
    pub fn new(bytes: u64, version: Version, slot: Slot) -> Self {
        let pages = Cache::builder()
            .max_capacity(bytes)
            .weigher(|key: &Key, page: &Arc<Stored>| {
                u32::try_from(page.weight() + key.address.len() + 200).unwrap_or(u32::MAX)
            })
            // A page of an older version is never asked for again; this is when its memory is given back.
            .time_to_idle(Duration::from_secs(300))
            .build();
        Self { pages, version, slot }
    }

    /// The finished page from memory, without any layer: the shortest way for what is asked most. None when it has to
    /// be made, or when the request is of another kind.
    pub fn quick(&self, method: &Method, uri: &Uri, headers: &HeaderMap) -> Option<Response> {
        let head = *method == Method::HEAD;
        if !head && *method != Method::GET {
            return None;
        }
        let key = self.key(uri)?;
        // A look-up never waits; only making a page does.
        let stored = self.pages.get(&key).now_or_never().flatten()?;
        Some(stored.send(&Wanted::of(headers), head))
    }

    fn key(&self, uri: &Uri) -> Option<Key> {
        let version = self.version.get();
        let query = uri.query().unwrap_or_default();
        // Free queries have no end of values and would push out everything else; places in lists are few.
        let few = query.len() < 80
            && (query.is_empty() || query.starts_with("truoc=") || query.starts_with("sau="));
        if version == 0 || !few || uri.path().len() > 300 {
            return None;
        }
        let address = uri.path_and_query().map_or("/", |address| address.as_str()).to_owned();
        Some(Key { address, version, slot: (self.slot.0)() })
    }
}

/// Sends a page from memory, or has it made. A layer outside of failures, so that what it keeps is the finished page.
pub async fn serve(State(cache): State<PageCache>, request: Request, next: Next) -> Response {
    let head = *request.method() == Method::HEAD;
    if !head && *request.method() != Method::GET {
        return next.run(request).await;
    }
    let wanted = Wanted::of(request.headers());
    // Of a HEAD request the page is made like any other: the answer's head must be the same.
    let mut request = request;
    *request.method_mut() = Method::GET;
    let again = (next.clone(), copy(&request));
    let Some(key) = cache.key(request.uri()) else {
        return match store(next.run(request).await, Effort::Once { gzip: wanted.gzip }).await {
            Ok(stored) => stored.send(&wanted, head),
            Err(response) => *response,
        };
    };
    let made = cache
        .pages
        .try_get_with(key, async {
            match store(next.run(request).await, Effort::Kept).await {
                Ok(stored) if stored.may_be_kept() => Ok(Arc::new(stored)),
                Ok(stored) => Err(NotKept::Stored(Arc::new(stored))),
                Err(response) => Err(NotKept::Stream(std::sync::Mutex::new(Some(*response)))),
            }
        })
        .await;
    let not_kept = match made {
        Ok(stored) => return stored.send(&wanted, head),
        Err(not_kept) => not_kept,
    };
    match &*not_kept {
        NotKept::Stored(stored) => stored.send(&wanted, head),
        NotKept::Stream(response) => {
            let taken = response.lock().ok().and_then(|mut response| response.take());
            match taken {
                Some(response) => response,
                // A stream has one taker; whoever waited for it gets one of their own.
                None => again.0.run(again.1).await,
            }
        }
    }
}

/// The same request once more; one that only asks has no body.
fn copy(request: &Request) -> Request {
    let mut copy = Request::new(Body::empty());
    copy.method_mut().clone_from(request.method());
    copy.uri_mut().clone_from(request.uri());
    copy.headers_mut().clone_from(request.headers());
    copy.extensions_mut().clone_from(request.extensions());
    copy
}

/// What was made and is not to be kept: failures, and what is too large or has no end.
enum NotKept {
    Stored(Arc<Stored>),
    Stream(std::sync::Mutex<Option<Response>>),
}

/// What the client can take, and what it has.
struct Wanted {
    gzip: bool,
    brotli: bool,
    tags: Vec<String>,
}

impl Wanted {
    fn of(headers: &HeaderMap) -> Self {
        let accepted =
            headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
        let takes = |name: &str| {
            accepted.split(',').any(|part| {
                let (coding, weight) = part.split_once(';').unwrap_or((part, ""));
                let refused =
                    weight.trim().strip_prefix("q=").is_some_and(|q| q.trim().parse() == Ok(0.0_f32));
                coding.trim().eq_ignore_ascii_case(name) && !refused
            })
        };
        let tags = headers.get(header::IF_NONE_MATCH).and_then(|value| value.to_str().ok()).unwrap_or("");
        let tags = tags.split(',').map(|tag| tag.trim().trim_start_matches("W/").to_owned()).collect();
        Self { gzip: takes("gzip"), brotli: takes("br"), tags }
    }
}

/// How much work compression is worth.
#[derive(Clone, Copy)]
enum Effort {
    /// For one answer, if it can take it.
    Once {
        /// Whether it can.
        gzip: bool,
    },
    /// For many.
    Kept,
}

/// Takes an answer's whole body; what is no text, too large or without end is given back as it is.
async fn store(response: Response, effort: Effort) -> Result<Stored, Box<Response>> {
    let (mut parts, body) = response.into_parts();
    let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
    let text =
        ["text/html", "text/css", "text/javascript", "text/xml", "text/plain", "application/", "image/svg"]
            .iter()
            .any(|one| kind.starts_with(one));
    let length = http_body::Body::size_hint(&body).exact();
    if !text || length.is_none_or(|length| length > LARGEST as u64) {
        return Err(Box::new(Response::from_parts(parts, body)));
    }
    let Ok(plain) = axum::body::to_bytes(body, LARGEST).await else {
        return Err(Box::new(Failure::Internal.into_response()));
    };
    parts.headers.remove(header::CONTENT_LENGTH);
    let worth = plain.len() > 500;
    let (gzip, brotli) = match effort {
        _ if !worth => (None, None),
        Effort::Once { gzip: false } => (None, None),
        Effort::Once { gzip: true } => (gzip(&plain, 4), None),
        Effort::Kept => (gzip(&plain, 6), brotli(&plain)),
    };
    let tag = hex::encode(&Sha256::digest(&plain)[..8]);
    let route = parts.extensions.remove::<MatchedPath>();
    Ok(Stored { status: parts.status, headers: parts.headers, route, tag, plain, gzip, brotli })
}

fn gzip(plain: &[u8], level: u32) -> Option<Bytes> {
    let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::new(level));
    encoder.write_all(plain).ok()?;
    Some(encoder.finish().ok()?.into())
}

fn brotli(plain: &[u8]) -> Option<Bytes> {
    let mut bytes = Vec::new();
    // Quality 5 of 11: nearly as small as gzip's best at a third of the time; window 2^20 holds any page.
    let mut encoder = brotli::CompressorWriter::new(&mut bytes, 4096, 5, 20);
    encoder.write_all(plain).ok()?;
    drop(encoder);
    Some(bytes.into())
}

impl Stored {
    fn may_be_kept(&self) -> bool {
        self.status == StatusCode::OK && !self.headers.contains_key(header::SET_COOKIE)
    }

    fn weight(&self) -> usize {
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.plain.len() + length(&self.gzip) + length(&self.brotli)
    }

    fn send(&self, wanted: &Wanted, head: bool) -> Response {
        let (body, coding) = match (&self.brotli, &self.gzip) {
            (Some(body), _) if wanted.brotli => (body, Some("br")),
            (_, Some(body)) if wanted.gzip => (body, Some("gzip")),
            _ => (&self.plain, None),
        };
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        if let Some(route) = &self.route {
            response.extensions_mut().insert(route.clone());
        }
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(coding) = coding {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        if self.status == StatusCode::OK {
            // Strong, so one for each coding (RFC 9110, 8.8.3.3).
            let tag = format!("\"{}{}\"", self.tag, coding.map_or("", |coding| &coding[..1]));
            let known = wanted.tags.contains(&tag);
            if let Ok(tag) = HeaderValue::from_str(&tag) {
                headers.insert(header::ETAG, tag);
            }
            headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("public, no-cache"));
            if known {
                *response.status_mut() = StatusCode::NOT_MODIFIED;
                response.headers_mut().remove(header::CONTENT_ENCODING);
                return response;
            }
        }
        response.headers_mut().insert(header::CONTENT_LENGTH, HeaderValue::from(body.len()));
        if !head {
            *response.body_mut() = Body::from(body.clone());
        }
        response
    }
}

#[cfg(test)]
mod tests;
