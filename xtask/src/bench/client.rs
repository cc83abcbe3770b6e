//! One connection that is kept, and asks one thing after the other (RFC 9112). Small, so that it costs less than the
//! server that it measures.

use std::io::{BufRead, BufReader, Write};
use std::net::TcpStream;
use std::time::Duration;

use crate::interrupt;

/// How long to wait for bytes.
const PATIENCE: Duration = Duration::from_secs(40);

/// A connection to a server.
pub(super) struct Client {
    stream: BufReader<TcpStream>,
    address: String,
}

/// An answer of the server.
pub(super) struct Answer {
    pub(super) status: u16,
    /// As sent.
    pub(super) headers: Vec<(String, String)>,
    /// The head's length in bytes, its empty line included.
    pub(super) head: usize,
    pub(super) body: Vec<u8>,
}

impl Client {
    /// # Errors
    /// When nobody listens there.
    pub(super) fn connect(address: &str) -> Result<Self, String> {
        let open = || {
            let stream = TcpStream::connect(address)?;
            stream.set_read_timeout(Some(PATIENCE))?;
            stream.set_write_timeout(Some(PATIENCE))?;
            stream.set_nodelay(true)?;
            Ok(stream)
        };
        let stream = open().map_err(|error: std::io::Error| format!("{address}: {error}"))?;
        Ok(Self { stream: BufReader::new(stream), address: address.to_owned() })
    }

    /// Asks for a page with these headers beside `Host`.
    ///
    /// # Errors
    /// When there is no whole answer, or we are interrupted.
    pub(super) fn get(&mut self, path: &str, headers: &[(&str, &str)]) -> Result<Answer, String> {
        self.send("GET", path, headers, "")
    }

    /// Sends a form with these headers.
    ///
    /// # Errors
    /// When there is no whole answer, or we are interrupted.
    pub(super) fn post(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Result<Answer, String> {
        let body: Vec<String> =
            fields.iter().map(|(name, text)| format!("{}={}", encode(name), encode(text))).collect();
        self.send("POST", path, headers, &body.join("&"))
    }

    /// Sends a form in parts, as a page does that may send a file (RFC 7578).
    ///
    /// # Errors
    /// As [`Client::post`].
    pub(super) fn post_parts(
        &mut self,
        path: &str,
        headers: &[(&str, &str)],
        fields: &[(&str, &str)],
    ) -> Result<Answer, String> {
        const EDGE: &str = "loa-bench-edge";
        let part = |(name, text): &(&str, &str)| {
            format!("--{EDGE}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n")
        };
        let body: String = fields.iter().map(part).collect();
        let kind = format!("multipart/form-data; boundary={EDGE}");
        let headers = [headers, &[("Content-Type", kind.as_str())]].concat();
        self.send("POST", path, &headers, &format!("{body}--{EDGE}--\r\n"))
    }

    fn send(
        &mut self,
        method: &str,
        path: &str,
        headers: &[(&str, &str)],
        body: &str,
    ) -> Result<Answer, String> {
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        let mut request = format!("{method} {path} HTTP/1.1\r\nHost: {}\r\n", self.address);
        for (name, value) in headers {
            request.push_str(&format!("{name}: {value}\r\n"));
        }
        if method == "POST" {
            if headers.iter().all(|(name, _)| *name != "Content-Type") {
                request.push_str("Content-Type: application/x-www-form-urlencoded\r\n");
            }
            request.push_str(&format!("Content-Length: {}\r\n", body.len()));
        }
        request.push_str("\r\n");
        request.push_str(body);
        let sent = self.stream.get_mut().write_all(request.as_bytes());
        let fail = |error: std::io::Error| format!("{path}: {error}");
        sent.map_err(fail)?;
        read(&mut self.stream).map_err(fail)
    }
}

impl Answer {
    /// A header's value.
    pub(super) fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(own, _)| own.eq_ignore_ascii_case(name));
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub(super) fn text(&self) -> String {
        String::from_utf8_lossy(&self.body).into_owned()
    }

    /// The answer, when it has this status.
    ///
    /// # Errors
    /// When it has another: the request then does not measure the intended case.
    pub(super) fn expect(self, status: u16) -> Result<Self, String> {
        if self.status == status {
            return Ok(self);
        }
        Err(format!("answered {} where {status} was meant", self.status))
    }
}

/// A name or a text as a form sends it (WHATWG URL standard, 5.2).
pub(super) fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'*' | b'-' | b'.' | b'_' => {
                encoded.push(char::from(byte))
            }
            b' ' => encoded.push('+'),
            _ => encoded.push_str(&format!("%{byte:02X}")),
        }
    }
    encoded
}

/// Reads one answer whose length is said at its head.
pub(super) fn read(stream: &mut impl BufRead) -> std::io::Result<Answer> {
    let bad = |what: &str| std::io::Error::other(what.to_owned());
    let mut head = 0;
    let mut lines = Vec::new();
    loop {
        let mut line = String::new();
        head += stream.read_line(&mut line)?;
        if line.is_empty() {
            return Err(bad("the connection was closed"));
        }
        let line = line.trim_end();
        if line.is_empty() {
            break;
        }
        lines.push(line.to_owned());
    }
    let status = lines.first().and_then(|line| line.split(' ').nth(1)?.parse().ok());
    let status = status.ok_or_else(|| bad("no status line"))?;
    let headers = lines.iter().skip(1).filter_map(|line| line.split_once(':'));
    let headers = headers.map(|(name, value)| (name.to_owned(), value.trim().to_owned())).collect();
    let mut answer = Answer { status, headers, head, body: Vec::new() };
    let length = answer.header("content-length").and_then(|length| length.parse().ok());
    answer.body = vec![0; length.ok_or_else(|| bad("an answer without content-length"))?];
    stream.read_exact(&mut answer.body)?;
    Ok(answer)
}
