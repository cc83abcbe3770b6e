//! Systems that vouch for people: `openid/provider.mjs`, run by node.

use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::program::free_port;

/// A running provider; dropping it ends it.
#[derive(Debug)]
pub struct Provider {
    child: Child,
    issuer: String,
}

impl Provider {
    /// Starts it for a site; none, and said so, when nobody named the script with its packages installed beside it
    /// (`LOA_OPENID_PROVIDER`; `cargo xtask test` does).
    ///
    /// # Panics
    /// When it does not start.
    pub fn start(site: &str) -> Option<Self> {
        let Some(script) = std::env::var_os("LOA_OPENID_PROVIDER").map(PathBuf::from) else {
            crate::skipped("LOA_OPENID_PROVIDER names no script");
            return None;
        };
        let port = free_port();
        let mut command = Command::new("node");
        command.arg(script).arg(port.to_string()).arg(format!("{site}/lam-viec/dang-nhap/he-thong/ve"));
        command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().expect("node starts");
        let mut lines = BufReader::new(child.stdout.take().expect("a piped output")).lines();
        let ready = lines.by_ref().map_while(Result::ok).any(|line| line == "ready");
        assert!(ready, "the provider listens");
        thread::spawn(move || lines.for_each(drop));
        Some(Self { child, issuer: format!("http://localhost:{port}") })
    }

    /// Its address.
    pub fn issuer(&self) -> &str {
        &self.issuer
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
