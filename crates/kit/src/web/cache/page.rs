//! A finished page: taken from an answer, sent to many.

use std::sync::atomic::{AtomicI64, Ordering};

use axum::body::Body;
use axum::extract::MatchedPath;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use jiff::Timestamp;

use super::coding::{Coding, Effort, Encoded, Press, Wanted};
use super::topics::{Depends, Topics};
use super::{Mark, Version};
use crate::web::failure::Failure;

/// Largest body that is kept or compressed, in bytes.
const LARGEST: usize = 8 << 20;

/// A page's bytes, ready to be sent.
#[derive(Debug)]
pub(super) struct Page {
    status: StatusCode,
    headers: HeaderMap,
    /// The route that made it, for the metrics.
    route: Option<MatchedPath>,
    body: Encoded,
    pub(super) made: Made,
    /// The topics that it shows.
    shows: Topics,
    /// The newest version at which it was found to be fresh.
    fresh_at: AtomicI64,
    /// Whether it says itself that it was kept for longer than usual.
    pub(super) marked: bool,
}

/// The version of the content that a page shows, and the moment when it was made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) struct Made {
    /// The content's version before it was made.
    pub(super) version: i64,
    /// The number of the span of time: a page may show things that change without an event, such as counts and the day.
    pub(super) span: i64,
    /// In seconds since 1970, UTC.
    pub(super) second: i64,
}

impl Page {
    /// Takes an answer's whole body; an answer that is no text, too large or without end, and one that no cache may keep, is
    /// given back as it is.
    pub(super) async fn take(
        response: Response,
        effort: Effort,
        made: Made,
        press: &Press,
    ) -> Result<Self, Box<Response>> {
        let (mut parts, body) = response.into_parts();
        let kind = parts.headers.get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok()).unwrap_or("");
        let text = [
            "text/html",
            "text/css",
            "text/javascript",
            "text/xml",
            "text/plain",
            "application/",
            "image/svg",
        ]
        .iter()
        .any(|one| kind.starts_with(one));
        let length = http_body::Body::size_hint(&body).exact();
        let personal = parts.headers.get(header::CACHE_CONTROL).is_some_and(|said| said == "no-store");
        if !text || personal || length.is_none_or(|length| length > LARGEST as u64) {
            return Err(Box::new(Response::from_parts(parts, body)));
        }
        let plain = axum::body::to_bytes(body, LARGEST).await.ok();
        let body = match plain {
            Some(plain) => press.encode(plain, effort).await,
            None => None,
        };
        let Some(body) = body else { return Err(Box::new(Failure::Internal.into_response())) };
        parts.headers.remove(header::CONTENT_LENGTH);
        let route = parts.extensions.remove::<MatchedPath>();
        let shows = parts.extensions.remove().map_or(Topics::Everything, |Depends(topics)| topics);
        let fresh_at = AtomicI64::new(made.version);
        let (status, headers) = (parts.status, parts.headers);
        Ok(Self { status, headers, route, body, made, shows, fresh_at, marked: false })
    }

    /// The same page with the words that it was kept; other kinds than HTML only bear their age.
    pub(super) async fn mark(&self, address: &str, mark: &Mark, press: &Press) -> Option<Self> {
        let plain = &self.body.plain;
        let marked = self.is_html().then(|| {
            let made = Timestamp::from_second(self.made.second).ok()?;
            (mark.0)(address, made, std::str::from_utf8(plain).ok()?)
        });
        let body = match marked.flatten() {
            Some(html) => press.encode(Bytes::from(html), Effort::Kept).await?,
            None => self.body.clone(),
        };
        let (headers, route) = (self.headers.clone(), self.route.clone());
        let (shows, fresh_at) = (self.shows.clone(), AtomicI64::new(self.fresh_at.load(Ordering::Relaxed)));
        Some(Self {
            status: self.status,
            headers,
            route,
            body,
            made: self.made,
            shows,
            fresh_at,
            marked: true,
        })
    }

    /// Whether nothing that it shows has changed up to the version `now`. It is looked up once for each version; every
    /// other time this is a comparison of two numbers.
    pub(super) fn is_fresh(&self, version: &Version, now: i64) -> bool {
        if self.fresh_at.load(Ordering::Relaxed) >= now {
            return true;
        }
        let fresh = version.is_fresh(self.made.version, &self.shows);
        if fresh {
            self.fresh_at.store(now, Ordering::Relaxed);
        }
        fresh
    }

    pub(super) fn may_be_kept(&self) -> bool {
        self.status == StatusCode::OK && !self.headers.contains_key(header::SET_COOKIE)
    }

    pub(super) fn has_failed(&self) -> bool {
        self.status.is_server_error()
    }

    fn is_html(&self) -> bool {
        let kind = self.headers.get(header::CONTENT_TYPE);
        kind.is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"))
    }

    /// Its share of the memory, in bytes.
    pub(super) fn weight(&self) -> usize {
        let length = |bytes: &Option<Bytes>| bytes.as_ref().map_or(0, Bytes::len);
        self.body.plain.len() + length(&self.body.gzip) + length(&self.body.brotli)
    }

    /// The answer at a moment; a page of an earlier span of time bears its age (RFC 9111, 5.1).
    pub(super) fn send(&self, wanted: &Wanted, head: bool, now: Made) -> Response {
        let coding = wanted.choose(self.body.brotli.is_some(), self.body.gzip.is_some());
        let body = match (coding, &self.body.brotli, &self.body.gzip) {
            (Coding::Brotli, Some(body), _) | (Coding::Gzip, _, Some(body)) => body,
            _ => &self.body.plain,
        };
        let mut response = Response::new(Body::empty());
        *response.status_mut() = self.status;
        *response.headers_mut() = self.headers.clone();
        if let Some(route) = &self.route {
            response.extensions_mut().insert(route.clone());
        }
        let headers = response.headers_mut();
        headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
        if let Some(coding) = coding.name() {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(coding));
        }
        if self.made.span != now.span {
            headers.insert(header::AGE, HeaderValue::from((now.second - self.made.second).max(0)));
        }
        if self.status == StatusCode::OK {
            // Strong, so one for each coding (RFC 9110, 8.8.3.3).
            let tag = format!("\"{}{}\"", self.body.tag, coding.name().map_or("", |name| &name[..1]));
            let known = wanted.has(&tag);
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
