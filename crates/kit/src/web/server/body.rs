//! Bodies on their way in and out: their share of the budget, and the phase of their connection meanwhile.

use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};

use bytes::Bytes;
use http_body::{Body, Frame, SizeHint};
use hyper::body::Incoming;
use tokio_util::sync::PollSemaphore;

use super::budget::{MOST_PARTS, PART};
use super::registry::Connection;

/// The body of a request. It is read only as far as there is memory for it.
pub(super) struct Upload {
    incoming: Incoming,
    connection: Arc<Connection>,
    queue: PollSemaphore,
    /// Bytes that may be read before the next part is taken from the budget.
    allowed: usize,
    /// Bytes that came since the connection was last resumed.
    came: usize,
    stalled: bool,
}

impl Upload {
    pub(super) fn new(incoming: Incoming, connection: Arc<Connection>) -> Self {
        let queue = connection.budget().queue();
        Self { incoming, connection, queue, allowed: 0, came: 0, stalled: false }
    }

    fn resume(&mut self) {
        self.came = 0;
        if std::mem::take(&mut self.stalled) {
            self.connection.resume();
        }
    }
}

impl Body for Upload {
    type Data = Bytes;
    type Error = hyper::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, hyper::Error>>> {
        if self.allowed == 0 && !self.incoming.is_end_stream() && self.connection.kept() < MOST_PARTS {
            if let Some(part) = ready!(self.queue.poll_acquire(cx)) {
                part.forget();
                self.connection.keep(1);
            }
            self.allowed = PART;
        }
        let polled = Pin::new(&mut self.incoming).poll_frame(cx);
        match &polled {
            Poll::Pending => {
                if !self.stalled {
                    self.stalled = true;
                    self.connection.stall();
                }
            }
            Poll::Ready(Some(Ok(frame))) => {
                let length = frame.data_ref().map_or(0, Bytes::len);
                self.allowed = self.allowed.saturating_sub(length);
                self.came += length;
                if self.came >= PART || self.incoming.is_end_stream() {
                    self.resume();
                }
            }
            Poll::Ready(_) => self.resume(),
        }
        if self.incoming.is_end_stream() || matches!(polled, Poll::Ready(None)) {
            self.connection.body_ended();
        }
        polled
    }

    fn is_end_stream(&self) -> bool {
        self.incoming.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.incoming.size_hint()
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        self.resume();
    }
}

/// The body of an answer. With its end the request is no longer in hand.
pub(super) struct Answer {
    body: axum::body::Body,
    connection: Arc<Connection>,
}

impl Answer {
    pub(super) fn new(body: axum::body::Body, connection: Arc<Connection>) -> Self {
        Self { body, connection }
    }
}

impl Body for Answer {
    type Data = Bytes;
    type Error = axum::Error;

    fn poll_frame(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
    ) -> Poll<Option<Result<Frame<Bytes>, axum::Error>>> {
        Pin::new(&mut self.body).poll_frame(cx)
    }

    fn is_end_stream(&self) -> bool {
        self.body.is_end_stream()
    }

    fn size_hint(&self) -> SizeHint {
        self.body.size_hint()
    }
}

impl Drop for Answer {
    fn drop(&mut self) {
        self.connection.end();
    }
}
