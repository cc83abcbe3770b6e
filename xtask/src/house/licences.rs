//! Every package in the build is under a licence we can live with.

use std::path::Path;
use std::process::Command;

use serde_json::Value;
use spdx::{Expression, ParseMode};

use super::report::Outcome;
use crate::workspace;

/// Licences that let a city run, change and pass on the program, by SPDX name.
const ALLOWED: &[&str] = &[
    "0BSD",
    "Apache-2.0",
    "Apache-2.0 WITH LLVM-exception",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "BSL-1.0",
    "CC0-1.0",
    "CDLA-Permissive-2.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MPL-2.0",
    "OFL-1.1",
    "OpenSSL",
    "Ubuntu-font-1.0",
    "Unicode-3.0",
    "Unlicense",
    "Zlib",
];

/// Asks cargo for the packages built on this platform, and each for its licence.
pub(crate) fn check(root: &Path) -> Outcome {
    let read = host().and_then(|host| workspace::metadata(root, &["--filter-platform", &host, "--locked"]));
    match read {
        Ok(metadata) => judge(&metadata),
        Err(complaint) => Outcome::failed("cargo metadata", vec![complaint]),
    }
}

pub(super) fn judge(metadata: &Value) -> Outcome {
    let packages = metadata["packages"].as_array().map(Vec::as_slice).unwrap_or_default();
    let refused: Vec<String> = packages.iter().filter_map(refusal).collect();
    if refused.is_empty() {
        Outcome::passed(format!("{} packages", packages.len()))
    } else {
        Outcome::failed(format!("{} packages under other terms", refused.len()), refused)
    }
}

/// Whether an expression such as `MIT OR (Apache-2.0 AND ISC)` can be met with allowed licences alone.
pub(crate) fn is_allowed(expression: &str) -> bool {
    // Older packages write `MIT/Apache-2.0`.
    Expression::parse_mode(expression, ParseMode::LAX)
        .is_ok_and(|parsed| parsed.evaluate(|asked| ALLOWED.contains(&asked.to_string().as_str())))
}

fn refusal(package: &Value) -> Option<String> {
    let name = package["name"].as_str().unwrap_or("?");
    let version = package["version"].as_str().unwrap_or("?");
    match package["license"].as_str() {
        Some(licence) if is_allowed(licence) => None,
        Some(licence) => Some(format!("{name} {version}: {licence}")),
        None => Some(format!("{name} {version}: names no licence in its manifest")),
    }
}

/// This machine's platform as rustc names it.
fn host() -> Result<String, String> {
    let output = Command::new("rustc").arg("-vV").output().map_err(|error| format!("rustc: {error}"))?;
    String::from_utf8_lossy(&output.stdout)
        .lines()
        .find_map(|line| line.strip_prefix("host: "))
        .map(str::to_owned)
        .ok_or_else(|| "rustc -vV names no host".to_owned())
}
