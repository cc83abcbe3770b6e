//! Codings of a body: those that a client takes (RFC 9110, 12.5.3), and the work of making them.

use std::io::Write;
use std::sync::Arc;

use axum::http::{HeaderMap, HeaderValue, header};
use bytes::Bytes;
use sha2::{Digest, Sha256};
use tokio::sync::Semaphore;

/// Bodies above this many bytes are worked on beside the threads that answer: one of 8 MB takes a third of a second.
const LARGE: usize = 64 << 10;
/// Bodies of at most this many bytes are not worth it.
const SMALL: usize = 500;

/// How much a body without coding is liked where it is not named: less than the least weight that can be.
const UNNAMED: f32 = 0.000_5;

/// A body's coding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Coding {
    Brotli,
    Gzip,
    Plain,
}

impl Coding {
    /// Its registered name; none for a body as it is.
    pub(super) fn name(self) -> Option<&'static str> {
        match self {
            Self::Brotli => Some("br"),
            Self::Gzip => Some("gzip"),
            Self::Plain => None,
        }
    }
}

/// The codings that a client takes, and the tags of the bodies that it has.
pub(super) struct Wanted {
    /// How much each coding is liked, from 0 (not taken) to 1.
    brotli: f32,
    gzip: f32,
    plain: f32,
    tags: Option<HeaderValue>,
}

impl Wanted {
    pub(super) fn of(headers: &HeaderMap) -> Self {
        let (mut brotli, mut gzip, mut plain, mut others) = (None, None, None, None);
        for value in headers.get_all(header::ACCEPT_ENCODING) {
            for part in value.to_str().unwrap_or_default().split(',') {
                let mut pieces = part.split(';').map(str::trim);
                let name = pieces.next().unwrap_or_default();
                let liked = pieces.find_map(weight).unwrap_or(1.0);
                let slot = match name {
                    "*" => &mut others,
                    name if name.eq_ignore_ascii_case("br") => &mut brotli,
                    name if name.eq_ignore_ascii_case("gzip") => &mut gzip,
                    name if name.eq_ignore_ascii_case("x-gzip") => &mut gzip,
                    name if name.eq_ignore_ascii_case("identity") => &mut plain,
                    _ => continue,
                };
                *slot = Some(liked);
            }
        }
        let rest = others.unwrap_or(0.0);
        Self {
            brotli: brotli.unwrap_or(rest),
            gzip: gzip.unwrap_or(rest),
            // Taken unless it is refused, and liked least where it is not named.
            plain: plain.unwrap_or(if rest > 0.0 || others.is_none() { UNNAMED } else { 0.0 }),
            tags: headers.get(header::IF_NONE_MATCH).cloned(),
        }
    }

    /// Whether a body that is made for this client alone is worth a coding.
    pub(super) fn takes_gzip(&self) -> bool {
        self.gzip > 0.0 && self.gzip >= self.plain
    }

    /// The coding that is liked best of those at hand; a plain body is sent where there is nothing else, even when it
    /// is refused.
    pub(super) fn choose(&self, brotli: bool, gzip: bool) -> Coding {
        let mut best = (Coding::Plain, self.plain);
        for (coding, liked, there) in [(Coding::Gzip, self.gzip, gzip), (Coding::Brotli, self.brotli, brotli)]
        {
            if there && liked > 0.0 && liked >= best.1 {
                best = (coding, liked);
            }
        }
        best.0
    }

    /// Whether the client has the body with this tag (RFC 9110, 13.1.2).
    pub(super) fn has(&self, tag: &str) -> bool {
        let tags = self.tags.as_ref().and_then(|tags| tags.to_str().ok()).unwrap_or_default();
        tags.split(',').map(str::trim).any(|own| own == "*" || own.trim_start_matches("W/") == tag)
    }
}

/// The weight in `q=0.5`; none when it cannot be read.
fn weight(parameter: &str) -> Option<f32> {
    let (name, value) = parameter.split_once('=')?;
    let value: f32 = name.trim().eq_ignore_ascii_case("q").then(|| value.trim().parse().ok())??;
    Some(value.clamp(0.0, 1.0))
}

/// How much work compression is worth.
#[derive(Clone, Copy)]
pub(super) enum Effort {
    /// For one answer, if its client can take it.
    Once {
        /// Whether it can.
        gzip: bool,
    },
    /// For many.
    Kept,
}

/// A body with its codings.
#[derive(Clone, Debug)]
pub(super) struct Encoded {
    /// Begins its entity tags.
    pub(super) tag: String,
    pub(super) plain: Bytes,
    pub(super) gzip: Option<Bytes>,
    pub(super) brotli: Option<Bytes>,
}

/// Where large bodies are worked on: few at once, each place held until its work ends, also when nobody waits any more.
#[derive(Clone, Debug)]
pub(super) struct Press(Arc<Semaphore>);

impl Press {
    pub(super) fn new() -> Self {
        let places = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
        Self(Arc::new(Semaphore::new(places)))
    }

    #[cfg(test)]
    pub(super) fn free(&self) -> usize {
        self.0.available_permits()
    }

    /// A body with the codings that are worth it; none when the program is ending.
    pub(super) async fn encode(&self, plain: Bytes, effort: Effort) -> Option<Encoded> {
        if plain.len() <= LARGE {
            return Some(encode(plain, effort));
        }
        let place = self.0.clone().acquire_owned().await.ok()?;
        let work = move || {
            let encoded = encode(plain, effort);
            drop(place);
            encoded
        };
        tokio::task::spawn_blocking(work).await.ok()
    }
}

fn encode(plain: Bytes, effort: Effort) -> Encoded {
    let (gzip, brotli) = match effort {
        _ if plain.len() <= SMALL => (None, None),
        Effort::Once { gzip: false } => (None, None),
        Effort::Once { gzip: true } => (gzip(&plain, 4), None),
        Effort::Kept => (gzip(&plain, 6), brotli(&plain)),
    };
    let tag = hex::encode(&Sha256::digest(&plain)[..8]);
    Encoded { tag, plain, gzip, brotli }
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
