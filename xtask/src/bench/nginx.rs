//! The yardstick of serving: nginx with the same bytes as files, and the same headers.

use std::fmt::Write;
use std::fs;
use std::net::TcpStream;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::bed::{SERVER, nginx, pinned};
use crate::process::{Group, PAUSE, free_port, is_root};

/// Headers that nginx sends by itself, or that are only true of one answer.
const OWN: [&str; 6] =
    ["date", "server", "connection", "content-length", "content-type", "transfer-encoding"];

/// A page as a file.
pub(super) struct Page {
    /// The file's name, and its address after the slash.
    pub(super) name: String,
    pub(super) headers: Vec<(String, String)>,
    pub(super) body: Vec<u8>,
}

/// A running nginx; dropping it ends it.
pub(super) struct Nginx {
    _process: Group,
    pub(super) address: String,
}

impl Nginx {
    /// Writes the pages and serves them from `folder`.
    ///
    /// # Errors
    /// When it does not start.
    pub(super) fn start(folder: &Path, pages: &[Page]) -> Result<Self, String> {
        let fail = |error: std::io::Error| format!("nginx: {error}");
        for page in pages {
            fs::write(folder.join(&page.name), &page.body).map_err(fail)?;
        }
        let address = format!("127.0.0.1:{}", free_port().map_err(fail)?);
        let file = folder.join("nginx.conf");
        fs::write(&file, configuration(folder, &address, pages, is_root())).map_err(fail)?;
        let mut command = pinned(SERVER, &nginx().ok_or("no nginx")?);
        command.arg("-p").arg(folder).arg("-c").arg(&file).args(["-e", "error.log"]);
        let mut process = Group::spawn(&mut command, "TERM").map_err(fail)?;
        let started = Instant::now();
        while TcpStream::connect(&address).is_err() {
            let ended = process.child().try_wait().map_err(fail)?.is_some();
            if ended || started.elapsed() > Duration::from_secs(10) {
                let said = fs::read_to_string(folder.join("error.log")).unwrap_or_default();
                return Err(format!("nginx did not start: {}", said.trim()));
            }
            thread::sleep(PAUSE);
        }
        Ok(Self { _process: process, address })
    }
}

/// As Debian sets it up, without the parts that would only hinder this load: logs and the end of a
/// connection after so many pages.
pub(super) fn configuration(folder: &Path, address: &str, pages: &[Page], root: bool) -> String {
    // Root's worker would otherwise become a user who may not read the folder.
    let user = if root { "user root;\n" } else { "" };
    let folder = quoted(&folder.display().to_string());
    let mut text = format!(
        "{user}daemon off;
worker_processes 1;
pid nginx.pid;
error_log error.log;
events {{ worker_connections 2048; }}
http {{
    access_log off;
    sendfile on;
    tcp_nopush on;
    keepalive_requests 1000000;
    open_file_cache max=100 inactive=10m;
    open_file_cache_valid 10m;
    server_tokens off;
    etag off;
    max_ranges 0;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    server {{
        listen {address};
        root {folder};
"
    );
    for page in pages {
        let kind = page.headers.iter().find(|(name, _)| name.eq_ignore_ascii_case("content-type"));
        let kind = kind.map_or("text/html", |(_, value)| value);
        let _ =
            writeln!(text, "        location = /{} {{ types {{}} default_type {};", page.name, quoted(kind));
        let _ = writeln!(text, "            add_header Last-Modified \"\";");
        for (name, value) in &page.headers {
            // nginx takes a dollar sign for a variable and has no way to write one.
            if !OWN.contains(&name.to_ascii_lowercase().as_str()) && !value.contains('$') {
                let _ = writeln!(text, "            add_header {name} {};", quoted(value));
            }
        }
        text.push_str("        }\n");
    }
    text.push_str("    }\n}\n");
    text
}

fn quoted(value: &str) -> String {
    format!("\"{}\"", value.replace('\\', "\\\\").replace('"', "\\\""))
}
