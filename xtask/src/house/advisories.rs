//! Known security holes in the packages we use, where a tool and its database can be had.

use std::path::Path;
use std::process::Command;

use super::log::Log;
use super::report::Outcome;
use crate::process::find;

/// `rsa` leaks private keys by time (Marvin). We hold none: it checks signatures of passkeys and of OpenID Connect.
const WEIGHED: &str = "RUSTSEC-2023-0071";

/// Asks cargo-audit, or cargo-deny where only that is installed.
pub(crate) fn check(root: &Path, log: &Log) -> Outcome {
    let arguments: &[&str] = if find("cargo-audit").is_some() {
        &["audit", "--ignore", WEIGHED]
    } else if find("cargo-deny").is_some() {
        &["deny", "check", "advisories"]
    } else {
        return Outcome::skipped("neither cargo-audit nor cargo-deny is installed");
    };
    match log.run(Command::new("cargo").args(arguments).current_dir(root)) {
        Ok(true) => Outcome::passed(arguments[0]),
        Ok(false) if has_no_database(&log.text()) => {
            Outcome::skipped("the advisory database cannot be fetched from here")
        }
        Ok(false) => log.failure(""),
        Err(error) => Outcome::failed(error.to_string(), Vec::new()),
    }
}

/// Whether the tool failed before it could look at anything.
pub(super) fn has_no_database(output: &str) -> bool {
    let output = output.to_lowercase();
    [
        "couldn't fetch advisory database",
        "failed to fetch advisory database",
        "error loading advisory database",
    ]
    .iter()
    .any(|words| output.contains(words))
}
