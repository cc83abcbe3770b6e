//! A client as small as HTTP/1.1 allows (RFC 9112). It sends its input, byte by byte: the usual clients mend odd addresses
//! before the program sees them.

use std::io::{self, Read, Write};
use std::net::TcpStream;
use std::time::Duration;

/// How long to wait for bytes.
const PATIENCE: Duration = Duration::from_secs(40);

/// The answer.
#[derive(Clone, Debug)]
pub struct Answer {
    /// The status code.
    pub status: u16,
    /// Names in small letters.
    pub headers: Vec<(String, String)>,
    /// The body, read to the end of the connection.
    pub body: Vec<u8>,
}

impl Answer {
    /// A header's value.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// Reads a whole answer.
    ///
    /// # Errors
    /// When it has no head, or a head that cannot be read.
    pub fn parse(bytes: &[u8]) -> io::Result<Self> {
        let bad = || io::Error::other(format!("no answer in {} bytes", bytes.len()));
        let end = bytes.windows(4).position(|four| four == b"\r\n\r\n").ok_or_else(bad)?;
        let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
        let mut lines = head.split("\r\n");
        let status = lines.next().and_then(|line| line.split(' ').nth(1)?.parse().ok()).ok_or_else(bad)?;
        let headers = lines
            .filter_map(|line| line.split_once(':'))
            .map(|(name, value)| (name.to_lowercase(), value.trim().to_owned()))
            .collect();
        Ok(Self { status, headers, body: bytes[end + 4..].to_vec() })
    }
}

/// A connection with patience.
///
/// # Errors
/// When nobody listens.
pub fn connect(authority: &str) -> io::Result<TcpStream> {
    let stream = TcpStream::connect(authority)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    stream.set_nodelay(true)?;
    Ok(stream)
}

/// Asks for an address, exactly as it is written.
///
/// # Errors
/// When there is no whole answer.
pub fn get(authority: &str, path: impl AsRef<[u8]>) -> io::Result<Answer> {
    let mut request = b"GET ".to_vec();
    request.extend_from_slice(path.as_ref());
    request
        .extend_from_slice(format!(" HTTP/1.1\r\nHost: {authority}\r\nConnection: close\r\n\r\n").as_bytes());
    send(authority, &request)
}

/// Sends a whole request that asks for the connection to be closed, and reads to the end.
///
/// # Errors
/// When there is no whole answer.
pub fn send(authority: &str, request: &[u8]) -> io::Result<Answer> {
    let mut stream = connect(authority)?;
    stream.write_all(request)?;
    read(&mut stream)
}

/// Reads an answer to the end of the connection.
///
/// # Errors
/// When there is no whole answer.
pub fn read(stream: &mut TcpStream) -> io::Result<Answer> {
    let mut bytes = Vec::new();
    let read = stream.read_to_end(&mut bytes);
    // A server that has answered may cut off a client that still talks; the answer counts.
    Answer::parse(&bytes).map_err(|error| read.err().unwrap_or(error))
}
