//! The live part of a session's page. Each node makes a frame once for all its viewers and sends it to each as a
//! server-sent event (HTML standard, 9.2).
//!
//! Invariants: a slow viewer skips to the newest frame and does not delay the others; the identifier of a frame is a
//! hash of its content, so a viewer can reconnect to any node; no frame is made without a viewer.

use std::collections::HashMap;
use std::convert::Infallible;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::body::{Body, Bytes};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use frame::public::Portal;
use frame::{App, Later};
use futures_util::stream;
use kit::bus::Topic;
use kit::digest::Digest;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use tokio::sync::watch;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::public::live_part;

/// The time after which a node that missed a notice checks for changes by itself.
const PATIENCE: Duration = Duration::from_secs(2);
/// The time after which a comment keeps an idle connection open.
const REMARK: Duration = Duration::from_secs(15);
/// The time before a browser reconnects after a lost connection, in milliseconds.
const RETRY: u32 = 3_000;

/// The page that a viewer looks at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum View {
    /// The session's page.
    Page,
    /// The screen of a hall.
    Screen,
}

/// The key of a frame.
type Key = (Uuid, Lang, View);

/// A frame as the bytes of the event stream.
#[derive(Clone, Debug, Default)]
struct LiveFrame {
    id: String,
    bytes: Bytes,
}

/// The frames with viewers on this node. It is cheap to clone; the program has one.
#[derive(Clone, Debug, Default)]
pub struct Frames(Arc<Mutex<HashMap<Key, watch::Sender<LiveFrame>>>>);

impl Frames {
    fn all(&self) -> MutexGuard<'_, HashMap<Key, watch::Sender<LiveFrame>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The number of viewers on this node.
    pub fn viewers(&self) -> usize {
        self.all().values().map(watch::Sender::receiver_count).sum()
    }

    /// The keys of the frames that have viewers. It drops the frames that have none any more.
    fn watched(&self) -> Vec<Key> {
        let mut all = self.all();
        all.retain(|_, sender| sender.receiver_count() > 0);
        all.keys().copied().collect()
    }

    /// Sends a frame to its viewers when it differs from their present one.
    fn show(&self, key: Key, frame: LiveFrame) {
        if let Some(sender) = self.all().get(&key) {
            sender.send_if_modified(|kept| {
                let is_new = kept.id != frame.id;
                if is_new {
                    *kept = frame;
                }
                is_new
            });
        }
    }

    /// Ends every connection. The browsers reconnect to another node, or later.
    fn end(&self) {
        self.all().clear();
    }
}

/// Follows the event log and renews the frames that have viewers.
pub(crate) fn keeper(app: &App, stop: &CancellationToken) -> Later<()> {
    let (app, stop) = (app.clone(), stop.clone());
    Box::pin(async move {
        let mut calls = app.db().bus().listen(Topic::Events);
        loop {
            tokio::select! {
                () = stop.cancelled() => break,
                () = calls.wait(PATIENCE) => renew(&app).await,
            }
        }
        app.state::<Frames>().end();
    })
}

/// Makes every frame that has viewers again. It sends only a frame that has changed.
pub async fn renew(app: &App) {
    let frames = app.state::<Frames>();
    for key in frames.watched() {
        match make(app, key).await {
            Ok(frame) => frames.show(key, frame),
            // The next turn tries again; until then the viewers keep their frame.
            Err(failure) => tracing::debug!(http.failure = ?failure, "forum.frame_failed"),
        }
    }
}

async fn make(app: &App, (session, lang, view): Key) -> Result<LiveFrame, Failure> {
    let here = Portal::new(app.clone()).speaking(lang).enter().await?;
    let html = live_part(&here, session, view).await?;
    let id: String = Digest::of("forum.frame").text(&html).finish().chars().take(16).collect();
    // As JSON, any text is a single line.
    let data = serde_json::Value::from(html);
    Ok(LiveFrame { bytes: Bytes::from(format!("id: {id}\nevent: frame\ndata: {data}\n\n")), id })
}

/// An event stream for a viewer: first the present frame, unless the viewer already has it, then each new frame.
///
/// # Errors
/// When the first frame cannot be made.
pub(crate) async fn line(app: &App, key: Key, has: &str) -> Result<Response, Failure> {
    let frames = app.state::<Frames>().clone();
    let mut watching =
        frames.all().entry(key).or_insert_with(|| watch::channel(LiveFrame::default()).0).subscribe();
    let frame = make(app, key).await?;
    frames.show(key, frame);
    let first = watching.borrow_and_update().clone();
    let greeting = if first.id == has {
        Bytes::from(format!("retry: {RETRY}\n\n"))
    } else {
        let text = [format!("retry: {RETRY}\n").as_bytes(), &first.bytes].concat();
        Bytes::from(text)
    };
    let body = stream::unfold((watching, Some(greeting)), |(mut watching, greeting)| async move {
        if let Some(greeting) = greeting {
            return Some((Ok::<_, Infallible>(greeting), (watching, None)));
        }
        match tokio::time::timeout(REMARK, watching.changed()).await {
            Err(_) => Some((Ok(Bytes::from_static(b":\n\n")), (watching, None))),
            Ok(Ok(())) => {
                let bytes = watching.borrow_and_update().bytes.clone();
                Some((Ok(bytes), (watching, None)))
            }
            Ok(Err(_)) => None,
        }
    });
    let mut response = Response::new(Body::from_stream(body));
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    Ok(response)
}
