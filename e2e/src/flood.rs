//! Many connections that all sign in as people who do not exist, each again as soon as it was answered.

use std::collections::BTreeMap;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use tokio::time::timeout_at;

/// How much, and for how long.
#[derive(Clone, Copy, Debug)]
pub struct Flood {
    /// Connections at once.
    pub connections: usize,
    /// How long they go on.
    pub lasts: Duration,
    /// How long each waits between an answer and its next request.
    pub pause: Duration,
}

/// The answers to the strangers.
#[derive(Clone, Debug, Default)]
pub struct Got {
    /// Answers by status.
    pub statuses: BTreeMap<u16, usize>,
    /// Refusals (429 and 503) that do not say when to come again.
    pub without_time: usize,
    /// Connections and requests that broke.
    pub broken: usize,
    /// The longest wait for an answer.
    pub slowest: Duration,
}

impl Flood {
    /// Floods a place, and does something meanwhile on this thread.
    ///
    /// # Panics
    /// When this machine has no thread for it.
    pub fn while_doing<T>(self, place: &str, meanwhile: impl FnOnce() -> T) -> (Got, T) {
        thread::scope(|scope| {
            let flooding = scope.spawn(move || {
                let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                runtime.expect("a runtime").block_on(self.run(place))
            });
            let done = meanwhile();
            (flooding.join().expect("a flood"), done)
        })
    }

    async fn run(self, place: &str) -> Got {
        let end = Instant::now() + self.lasts;
        let clients = (0..self.connections).map(|number| {
            let place = place.to_owned();
            tokio::spawn(async move { self.client(&place, number, end).await })
        });
        let clients: Vec<_> = clients.collect();
        let mut all = Got::default();
        for client in clients {
            let got = client.await.expect("no panic");
            for (status, count) in got.statuses {
                *all.statuses.entry(status).or_default() += count;
            }
            all.without_time += got.without_time;
            all.broken += got.broken;
            all.slowest = all.slowest.max(got.slowest);
        }
        all
    }

    async fn client(self, place: &str, number: usize, end: Instant) -> Got {
        let mut got = Got::default();
        let mut stream = None;
        for turn in 0.. {
            if Instant::now() >= end {
                break;
            }
            let body = format!("mail=khong-ai-{number}-{turn}%40example.vn&password=doan-mo-{turn}");
            let request = format!(
                "POST /lam-viec/dang-nhap HTTP/1.1\r\nHost: {place}\r\nSec-Fetch-Site: same-origin\r\n\
                 Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\r\n{body}",
                body.len()
            );
            let asked = Instant::now();
            // A request that is under way when the flood ends is given up, as people do.
            let Ok(answered) = timeout_at(end.into(), ask(place, &mut stream, &request)).await else { break };
            match answered {
                Ok((status, timed)) => {
                    *got.statuses.entry(status).or_default() += 1;
                    got.without_time += usize::from(matches!(status, 429 | 503) && !timed);
                    got.slowest = got.slowest.max(asked.elapsed());
                }
                Err(_) => {
                    got.broken += 1;
                    stream = None;
                    tokio::time::sleep(Duration::from_millis(200)).await;
                }
            }
            tokio::time::sleep(self.pause).await;
        }
        got
    }
}

/// Sends a request on a connection that is kept; answers the status, and whether the answer says when to come again.
async fn ask(place: &str, stream: &mut Option<TcpStream>, request: &str) -> io::Result<(u16, bool)> {
    if stream.is_none() {
        *stream = Some(TcpStream::connect(place).await?);
    }
    let Some(open) = stream else { return Err(io::Error::other("no connection")) };
    open.write_all(request.as_bytes()).await?;
    let mut bytes = Vec::new();
    let (head, length) = loop {
        if open.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
        if let Some(end) = bytes.windows(4).position(|four| four == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(&bytes[..end]).to_ascii_lowercase();
            let length = value(&head, "content-length").and_then(|length| length.parse::<usize>().ok());
            break (head, end + 4 + length.ok_or_else(|| io::Error::other("no length"))?);
        }
    };
    while bytes.len() < length {
        if open.read_buf(&mut bytes).await? == 0 {
            return Err(io::ErrorKind::UnexpectedEof.into());
        }
    }
    let status = head.split(' ').nth(1).and_then(|status| status.parse().ok());
    let timed = value(&head, "retry-after").is_some();
    Ok((status.ok_or_else(|| io::Error::other("no status"))?, timed))
}

fn value<'a>(head: &'a str, name: &str) -> Option<&'a str> {
    head.split("\r\n").find_map(|line| line.strip_prefix(name)?.strip_prefix(':')).map(str::trim)
}
