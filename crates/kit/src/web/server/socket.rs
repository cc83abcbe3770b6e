//! A connection's bytes, and its end: ours is closed first, then the bytes that the client still sends are read and
//! dropped. Closing on unread bytes would make the system reset the connection, and the answer would be lost on its way
//! (RFC 9112, 9.6).

use std::io::{self, IoSlice};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, ready};
use std::time::{Duration, Instant};

use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::TcpStream;

use super::budget::PART;
use super::registry::Connection;

/// The largest head of a request, in bytes.
pub(super) const LARGEST_HEAD: usize = 16 << 10;
/// How much is dropped at most after an answer, in bytes: more than the largest upload.
const DROPPED: usize = 256 << 20;
/// How long bytes are dropped at most.
const LINGER: Duration = Duration::from_secs(30);

const HEAD_TOO_LARGE: &[u8] = b"HTTP/1.1 431 Request Header Fields Too Large\r\n";
/// As long as the other, so that it can take its place.
const ADDRESS_TOO_LONG: &[u8] = b"HTTP/1.1 414 URI Too Long (Address Too Long)\r\n";

/// The stream that hyper reads from and writes to.
pub(super) struct Socket {
    stream: TcpStream,
    connection: Arc<Connection>,
    /// Bytes of a head since its last end of line.
    line: usize,
    /// Whether the client takes an answer slower than it is written.
    stalled: bool,
    /// Bytes it took since that was last noted.
    taken: usize,
    lingering: Option<Lingering>,
}

struct Lingering {
    until: Instant,
    dropped: usize,
}

impl Socket {
    pub(super) fn new(stream: TcpStream, connection: Arc<Connection>) -> Self {
        Self { stream, connection, line: 0, stalled: false, taken: 0, lingering: None }
    }

    /// Notes whether the client takes the written bytes.
    fn written(&mut self, written: Poll<io::Result<usize>>) -> Poll<io::Result<usize>> {
        match &written {
            Poll::Pending if !self.stalled => {
                self.stalled = true;
                self.taken = 0;
                self.connection.stall();
            }
            Poll::Ready(Ok(bytes)) if self.stalled => {
                self.taken += bytes;
                if self.taken >= PART {
                    self.taken = 0;
                    self.connection.stall();
                }
            }
            _ => {}
        }
        written
    }

    /// hyper says "head too large" of any head; when it is one line, it is the address that is too long.
    fn says_what_was_too_long(&self, answer: &[u8]) -> Option<Vec<u8>> {
        if self.line < LARGEST_HEAD {
            return None;
        }
        let rest = answer.strip_prefix(HEAD_TOO_LARGE)?;
        Some([ADDRESS_TOO_LONG, rest].concat())
    }
}

impl AsyncRead for Socket {
    fn poll_read(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        buffer: &mut ReadBuf<'_>,
    ) -> Poll<io::Result<()>> {
        let before = buffer.filled().len();
        ready!(Pin::new(&mut self.stream).poll_read(cx, buffer))?;
        if !self.connection.in_hand() {
            let came = &buffer.filled()[before..];
            self.line = match came.iter().rposition(|byte| *byte == b'\n') {
                Some(end) => came.len() - end - 1,
                None => self.line.saturating_add(came.len()),
            };
        }
        Poll::Ready(Ok(()))
    }
}

impl AsyncWrite for Socket {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context<'_>, bytes: &[u8]) -> Poll<io::Result<usize>> {
        let other = self.says_what_was_too_long(bytes);
        let written = Pin::new(&mut self.stream).poll_write(cx, other.as_deref().unwrap_or(bytes));
        self.written(written)
    }

    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        // hyper asks for it when it has nothing left to write.
        if self.stalled && self.lingering.is_none() {
            self.stalled = false;
            self.connection.resume();
        }
        Pin::new(&mut self.stream).poll_flush(cx)
    }

    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<io::Result<()>> {
        if self.lingering.is_none() {
            ready!(Pin::new(&mut self.stream).poll_shutdown(cx))?;
            self.lingering = Some(Lingering { until: Instant::now() + LINGER, dropped: 0 });
            self.connection.linger();
        }
        let mut bytes = [0; 8 << 10];
        loop {
            let mut buffer = ReadBuf::new(&mut bytes);
            let read = ready!(Pin::new(&mut self.stream).poll_read(cx, &mut buffer));
            let Some(lingering) = &mut self.lingering else { return Poll::Ready(Ok(())) };
            lingering.dropped += buffer.filled().len();
            let ended = read.is_err() || buffer.filled().is_empty();
            // Silence is ended from the registry.
            if ended || lingering.dropped >= DROPPED || Instant::now() >= lingering.until {
                return Poll::Ready(Ok(()));
            }
            self.connection.linger();
        }
    }

    fn is_write_vectored(&self) -> bool {
        self.stream.is_write_vectored()
    }

    fn poll_write_vectored(
        mut self: Pin<&mut Self>,
        cx: &mut Context<'_>,
        parts: &[IoSlice<'_>],
    ) -> Poll<io::Result<usize>> {
        let other = parts.first().and_then(|first| self.says_what_was_too_long(first));
        let written = match other {
            Some(other) => Pin::new(&mut self.stream).poll_write(cx, &other),
            None => Pin::new(&mut self.stream).poll_write_vectored(cx, parts),
        };
        self.written(written)
    }
}
