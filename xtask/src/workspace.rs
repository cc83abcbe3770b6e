//! Where the tree and its build folder are.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_json::Value;

/// The tree being worked on.
pub(crate) struct Workspace {
    /// The folder with the workspace's `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Cargo's build folder, wherever the environment or a config puts it.
    pub(crate) target: PathBuf,
    /// Whether builds keep nothing that only makes the next one faster.
    pub(crate) frugal: bool,
    /// The compiler that reports clippy's lints while it builds; none when the lints have a stage of their own.
    pub(crate) linter: Option<PathBuf>,
}

impl Workspace {
    /// Asks cargo.
    ///
    /// # Errors
    /// A sentence, when cargo cannot read the workspace.
    pub(crate) fn open() -> Result<Self, String> {
        let root = root();
        let about = metadata(&root, &["--no-deps"])?;
        let target = about["target_directory"].as_str().ok_or("cargo metadata names no target_directory")?;
        Ok(Self { target: PathBuf::from(target), root, frugal: false, linter: None })
    }

    /// A command that runs in the root, without colours, so that logs can be read by programs too.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(cargo());
        command.args(arguments).current_dir(&self.root).env("CARGO_TERM_COLOR", "never");
        if self.frugal {
            command.env("CARGO_INCREMENTAL", "0");
        }
        if let Some(linter) = &self.linter {
            command.env("RUSTC_WORKSPACE_WRAPPER", linter).env("CLIPPY_ARGS", DENY_WARNINGS);
        }
        command
    }
}

/// `-D warnings`, as `cargo clippy` hands arguments on to its compiler.
const DENY_WARNINGS: &str = "-D__CLIPPY_HACKERY__warnings__CLIPPY_HACKERY__";

/// The compiler of `cargo clippy`, which stands beside cargo in a toolchain.
pub(crate) fn linter() -> Option<PathBuf> {
    let beside = Path::new(&cargo()).with_file_name("clippy-driver");
    beside.is_file().then_some(beside)
}

/// The workspace's root, without asking cargo.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("xtask lies in a folder of the workspace")
        .to_path_buf()
}

/// The output of `cargo metadata`, as JSON.
///
/// # Errors
/// Cargo's own words, when it fails.
pub(crate) fn metadata(root: &Path, arguments: &[&str]) -> Result<Value, String> {
    let output = Command::new(cargo())
        .args(["metadata", "--format-version", "1"])
        .args(arguments)
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).trim().to_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

fn cargo() -> String {
    // `cargo run` names the cargo that started us, so that a chosen toolchain stays chosen.
    std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}
