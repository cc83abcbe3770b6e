//! `cargo xtask build-report`: the cost of a clean release build, and the time and memory that the program
//! needs to start and to rest.

pub(crate) mod start;
mod timings;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Instant;

use crate::interrupt;
use crate::process::Group;
use crate::workspace::Workspace;

const SLOWEST: usize = 15;

/// Builds, measures and prints a table.
pub(crate) fn run() -> ExitCode {
    match report() {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            println!("{complaint}");
            ExitCode::FAILURE
        }
    }
}

fn report() -> Result<(), String> {
    interrupt::watch().map_err(|error| error.to_string())?;
    let workspace = Workspace::open()?;
    // Beside the build folder, because a release build is too large for many a /tmp.
    let scratch = Scratch::make(workspace.target.join("xtask/build-report"))?;
    let target = scratch.0.join("target");

    println!("building from nothing, this takes a while");
    let mut build =
        workspace.cargo(&["build", "--release", "--package", "loa", "--timings", "--quiet", "--target-dir"]);
    build.arg(&target);
    let started = Instant::now();
    let mut group = Group::spawn(&mut build, "TERM").map_err(|error| error.to_string())?;
    let built = start::watch_child(&mut group)?;
    let took = started.elapsed();
    if !built {
        return Err("the release build failed".to_owned());
    }

    let program = target.join("release/loa");
    let size = fs::metadata(&program).map_err(|error| format!("{}: {error}", program.display()))?;
    let page = fs::read_to_string(target.join("cargo-timings/cargo-timing.html"))
        .map_err(|error| format!("cargo's timings: {error}"))?;
    let crates = timings::read(&page)?;

    println!("\n| measure | value |\n| --- | ---: |");
    println!("| release build, clean | {:.0} s |", took.as_secs_f64());
    println!("| units compiled | {} |", crates.len());
    println!("| program | {:.1} MB |", megabytes(size.len()));
    for title in ["first start of `loa demo`, data made", "second start, data there"] {
        let rest = start::measure(&program, &scratch.0)?;
        println!("| {title} | {:.2} s |", rest.until_address.as_secs_f64());
        println!("| … memory at rest | {:.0} MB |", megabytes(rest.resident));
    }
    println!("\n| slowest crates | seconds |\n| --- | ---: |");
    for unit in crates.iter().take(SLOWEST) {
        println!("| {} | {:.1} |", unit.title, unit.seconds);
    }
    Ok(())
}

/// Bytes in megabytes, powers of ten.
#[expect(clippy::cast_precision_loss, reason = "a size printed with one digit after the point")]
pub(crate) fn megabytes(bytes: u64) -> f64 {
    bytes as f64 / 1_000_000.0
}

/// A folder that is empty at the start and gone at the end.
pub(crate) struct Scratch(pub(crate) PathBuf);

impl Scratch {
    /// # Errors
    /// When it cannot be cleared or made.
    pub(crate) fn make(path: PathBuf) -> Result<Self, String> {
        let cleared = if path.exists() { fs::remove_dir_all(&path) } else { Ok(()) };
        cleared
            .and_then(|()| fs::create_dir_all(&path))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(Self(path))
    }
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // A folder that stays is cleared by the next report.
        let _ = fs::remove_dir_all(Path::new(&self.0));
    }
}

#[cfg(test)]
mod tests;
