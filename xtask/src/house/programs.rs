//! One build of everything, and the programs it made.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

use super::log::Log;
use super::report::Outcome;
use crate::process::tied;
use crate::workspace::Workspace;

/// The programs that a build made.
#[derive(Debug, Default)]
pub(crate) struct Programs {
    /// The city's program.
    pub(crate) loa: Option<PathBuf>,
    pub(crate) tests: Vec<TestProgram>,
}

/// A built test program, of a library, a binary or a file under `tests/`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestProgram {
    pub(crate) package: String,
    /// The part that it tests: `lib`, `bin loa`, `test merge`.
    pub(crate) target: String,
    /// The package's folder, in which cargo would run it too.
    pub(crate) folder: PathBuf,
    pub(crate) program: PathBuf,
}

impl TestProgram {
    pub(crate) fn is_journey(&self) -> bool {
        self.package == "e2e"
    }

    pub(crate) fn title(&self) -> String {
        format!("{} {}", self.package, self.target)
    }

    pub(crate) fn command(&self, filter: Option<&str>) -> Command {
        let mut command = tied(&self.program, "TERM", None);
        command
            .current_dir(&self.folder)
            .env("CARGO_MANIFEST_DIR", &self.folder)
            .env("CARGO_PKG_NAME", &self.package)
            .args(filter);
        command
    }
}

/// Builds all targets of all packages.
///
/// # Errors
/// The failed stage, when something does not compile.
pub(crate) fn build(workspace: &Workspace, log: &Log) -> Result<Programs, Outcome> {
    let arguments =
        ["build", "--workspace", "--all-targets", "--keep-going", "--message-format=json-render-diagnostics"];
    match log.run_for_output(&mut workspace.cargo(&arguments)) {
        Ok((true, messages)) => Ok(read(&messages)),
        Ok((false, _)) => Err(log.failure("")),
        Err(error) => Err(Outcome::failed(error.to_string(), Vec::new())),
    }
}

/// Reads cargo's messages, one JSON object a line.
pub(crate) fn read(messages: &str) -> Programs {
    let mut programs = Programs::default();
    for line in messages.lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else {
            continue;
        };
        let (Some(program), Some(manifest), Some(target)) = (
            message["executable"].as_str(),
            message["manifest_path"].as_str(),
            message["target"]["name"].as_str(),
        ) else {
            continue;
        };
        let folder = Path::new(manifest).parent().unwrap_or(Path::new("/"));
        if message["profile"]["test"] == true {
            let package = package(message["package_id"].as_str().unwrap_or_default());
            programs.tests.push(TestProgram {
                package,
                target: match message["target"]["kind"][0].as_str() {
                    Some(kind @ ("bin" | "test" | "bench" | "example")) => format!("{kind} {target}"),
                    _ => "lib".to_owned(),
                },
                folder: folder.to_path_buf(),
                program: PathBuf::from(program),
            });
        } else if target == "loa" && message["target"]["kind"][0] == "bin" {
            programs.loa = Some(PathBuf::from(program));
        }
    }
    programs
        .tests
        .sort_by(|a, b| (&a.package, &a.target, &a.program).cmp(&(&b.package, &b.target, &b.program)));
    programs
}

/// The name in a package id: `path+file:///a/kit#0.1.0`, and `path+file:///a/folder#kit@0.1.0` where the folder is named
/// otherwise.
fn package(id: &str) -> String {
    let (place, tail) = id.split_once('#').unwrap_or((id, ""));
    match tail.split_once('@') {
        Some((name, _)) => name.to_owned(),
        None => place.rsplit('/').next().unwrap_or(place).to_owned(),
    }
}
