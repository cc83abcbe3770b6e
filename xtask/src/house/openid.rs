//! The OpenID Connect provider of the journeys: a certified one from npm, pinned by its lock file, installed once.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::log::Log;
use crate::workspace::Workspace;

const FILES: [&str; 3] = ["package.json", "package-lock.json", "provider.mjs"];
/// A copy of the lock file of the installed packages.
const INSTALLED: &str = "installed.json";

/// Installs it into the target folder unless it is there; answers its script.
///
/// # Errors
/// A sentence; npm's own words are in the log.
pub(super) fn install(workspace: &Workspace, log: &Log) -> Result<PathBuf, String> {
    let (from, to) = (workspace.root.join("e2e/openid"), workspace.target.join("xtask/openid"));
    let copied = fs::create_dir_all(&to)
        .and_then(|()| FILES.iter().try_for_each(|name| fs::copy(from.join(name), to.join(name)).map(drop)));
    copied.map_err(|error| format!("{}: {error}", to.display()))?;
    let script = to.join("provider.mjs");
    if is_installed(&to) {
        return Ok(script);
    }
    let mut npm = Command::new("npm");
    npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"]).current_dir(&to);
    match log.run(&mut npm) {
        Ok(true) => {
            fs::copy(to.join("package-lock.json"), to.join(INSTALLED)).map_err(|error| error.to_string())?;
            Ok(script)
        }
        Ok(false) => Err("npm ci failed".to_owned()),
        Err(error) => Err(format!("npm: {error}")),
    }
}

fn is_installed(folder: &Path) -> bool {
    let read = |name: &str| fs::read(folder.join(name)).ok();
    folder.join("node_modules").exists()
        && read(INSTALLED).is_some()
        && read(INSTALLED) == read("package-lock.json")
}
