//! Bytes to text: UTF-8, UTF-16 with its mark, or the encoding that a page or a file declares.

use std::borrow::Cow;
use std::io::{self, BufRead, Read};

use encoding_rs::{CoderResult, Decoder, Encoding, UTF_8, WINDOWS_1252};

use super::page::ReadError;

/// Where a declaration is looked for, in bytes from the beginning.
const HEAD: usize = 2_048;

/// The text of a file that is in memory.
pub(super) fn decode(bytes: &[u8]) -> Result<Cow<'_, str>, ReadError> {
    check(bytes)?;
    let text = match Encoding::for_bom(bytes) {
        Some((encoding, mark)) => strictly(encoding, &bytes[mark..])?,
        None => match std::str::from_utf8(bytes) {
            Ok(text) => Cow::Borrowed(text),
            Err(_) => strictly(declared(bytes).ok_or_else(|| undeclared(bytes))?, bytes)?,
        },
    };
    if text.contains('\0') && !text.trim_start().starts_with('<') && text.matches('\0').count() > 8 {
        return Err(ReadError::Encoding);
    }
    match viet::detect_legacy(&text) {
        Some(legacy) => Err(ReadError::Legacy(legacy.name().to_owned())),
        None => Ok(text),
    }
}

/// Refuses beginnings that no text has.
pub(super) fn check(head: &[u8]) -> Result<(), ReadError> {
    if head.is_empty() {
        return Err(ReadError::Empty);
    }
    if head.starts_with(b"PK\x03\x04") || head.starts_with(b"PK\x05\x06") {
        return Err(ReadError::Zip);
    }
    if head.starts_with(b"%PDF-") || head.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(ReadError::Encoding);
    }
    Ok(())
}

fn strictly<'a>(encoding: &'static Encoding, bytes: &'a [u8]) -> Result<Cow<'a, str>, ReadError> {
    encoding.decode_without_bom_handling_and_without_replacement(bytes).ok_or(ReadError::Encoding)
}

/// Old Vietnamese bytes read as Latin letters are still known by their words.
fn undeclared(bytes: &[u8]) -> ReadError {
    let (latin, ..) = WINDOWS_1252.decode(bytes);
    match viet::detect_legacy(&latin) {
        Some(legacy) => ReadError::Legacy(legacy.name().to_owned()),
        None => ReadError::Encoding,
    }
}

/// The encoding named by `charset=` or by an XML declaration; UTF-8 is none, the bytes were tried as that.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    let label = ["charset=", "encoding="].iter().find_map(|word| {
        let rest = head.split_once(word)?.1.trim_start_matches(['"', '\'', ' ']);
        rest.split(|c: char| !(c.is_ascii_alphanumeric() || "-_:.".contains(c))).next()
    })?;
    Encoding::for_label(label.as_bytes()).filter(|encoding| *encoding != UTF_8)
}

/// Decodes while it is read; bytes that cannot be decoded become U+FFFD, so that one bad byte does not end a whole export.
pub(super) struct Decoded<R> {
    inner: R,
    decoder: Option<Decoder>,
    /// Decoded bytes that did not fit into the caller's buffer.
    left: Vec<u8>,
    ended: bool,
}

impl<R: BufRead> Decoded<R> {
    pub(super) fn new(inner: R) -> Self {
        Self { inner, decoder: None, left: Vec::new(), ended: false }
    }

    fn fill(&mut self) -> io::Result<()> {
        let bytes = self.inner.fill_buf()?;
        let decoder = self.decoder.get_or_insert_with(|| match Encoding::for_bom(bytes) {
            Some((encoding, _)) => encoding.new_decoder(),
            None => declared(bytes).unwrap_or(UTF_8).new_decoder(),
        });
        let last = bytes.is_empty();
        let mut rest = bytes;
        loop {
            let from = self.left.len();
            let room = decoder.max_utf8_buffer_length(rest.len()).unwrap_or(64).max(64);
            self.left.resize(from + room, 0);
            let (result, read, written, _) = decoder.decode_to_utf8(rest, &mut self.left[from..], last);
            self.left.truncate(from + written);
            rest = &rest[read..];
            if result == CoderResult::InputEmpty {
                break;
            }
        }
        let read = bytes.len();
        self.inner.consume(read);
        self.ended = last;
        Ok(())
    }
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while self.left.is_empty() && !self.ended {
            self.fill()?;
        }
        let count = into.len().min(self.left.len());
        into[..count].copy_from_slice(&self.left[..count]);
        self.left.drain(..count);
        Ok(count)
    }
}
