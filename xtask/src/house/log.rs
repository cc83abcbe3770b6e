//! Running a stage's commands, their full output kept in a file.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::report::Outcome;
use super::results;
use crate::interrupt;
use crate::process::{Group, PAUSE};

/// A stage that takes longer hangs: the slowest, a first build on a small machine, needs a quarter of it.
const LIMIT: Duration = Duration::from_secs(30 * 60);

/// Where a stage's commands write.
pub(crate) struct Log {
    path: PathBuf,
    verbose: bool,
}

impl Log {
    /// A log at `path`; `verbose` copies it to our own output while it grows.
    pub(crate) fn at(path: PathBuf, verbose: bool) -> Self {
        // An old log that cannot be emptied only grows.
        let _ = fs::remove_file(&path);
        Self { path, verbose }
    }

    /// A log of one lane of the stage.
    pub(crate) fn beside(&self, lane: usize) -> Self {
        Self::at(self.path.with_extension(format!("{lane}.log")), self.verbose)
    }

    /// Adds all that another log holds, and removes that one.
    pub(crate) fn take_over(&self, other: Self) {
        // A log that cannot be written fails no test.
        if let Ok(mut file) = self.append() {
            let _ = file.write_all(other.text().as_bytes());
        }
        let _ = fs::remove_file(&other.path);
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    /// Runs a command to its end, its output and errors in the log.
    ///
    /// # Errors
    /// When it cannot be started, takes longer than [`LIMIT`], or we are interrupted.
    pub(crate) fn run(&self, command: &mut Command) -> io::Result<bool> {
        let (output, errors) = (self.append()?, self.append()?);
        self.follow(command.stdout(output).stderr(errors))
    }

    /// As [`Log::run`], and gives the standard output apart.
    pub(crate) fn run_for_output(&self, command: &mut Command) -> io::Result<(bool, String)> {
        let path = self.path.with_extension("out");
        let success = self.follow(command.stdout(File::create(&path)?).stderr(self.append()?))?;
        Ok((success, fs::read_to_string(&path)?))
    }

    /// Runs a command whose success is the whole stage.
    pub(crate) fn check(&self, command: &mut Command) -> Outcome {
        match self.run(command) {
            Ok(true) => Outcome::passed(""),
            Ok(false) => self.failure(""),
            Err(error) => Outcome::failed(error.to_string(), Vec::new()),
        }
    }

    /// A failure that shows the lines of the log that are worth reading.
    pub(crate) fn failure(&self, detail: impl Into<String>) -> Outcome {
        Outcome::failed(detail, results::excerpt(&self.text()))
    }

    /// The text of the log so far.
    pub(crate) fn text(&self) -> String {
        fs::read(&self.path).map(|bytes| String::from_utf8_lossy(&bytes).into_owned()).unwrap_or_default()
    }

    /// Adds a line of our own; a log that cannot be written fails no test.
    pub(crate) fn write(&self, text: &str) {
        if let Ok(mut file) = self.append() {
            let _ = writeln!(file, "{text}");
        }
        if self.verbose {
            println!("{text}");
        }
    }

    /// The log as a file at whose end a server may write.
    ///
    /// # Errors
    /// When it cannot be opened.
    pub(crate) fn append(&self) -> io::Result<File> {
        OpenOptions::new().create(true).append(true).open(&self.path)
    }

    fn follow(&self, command: &mut Command) -> io::Result<bool> {
        let mut shown = self.path.metadata().map_or(0, |about| about.len());
        let started = Instant::now();
        let mut group = Group::spawn(command, "TERM")?;
        loop {
            let ended = group.child().try_wait()?;
            if self.verbose {
                shown += show(&self.path, shown)?;
            }
            if let Some(status) = ended {
                if let Some(signal) = status.signal() {
                    self.write(&format!("ended by signal {signal}"));
                }
                return Ok(status.success());
            }
            if interrupt::arrived() {
                return Err(io::Error::new(io::ErrorKind::Interrupted, "interrupted"));
            }
            if started.elapsed() > LIMIT {
                let minutes = LIMIT.as_secs() / 60;
                return Err(io::Error::other(format!("still running after {minutes} minutes")));
            }
            thread::sleep(PAUSE);
        }
    }
}

/// Copies the text that was added to the log to our own output, and returns the number of bytes.
fn show(path: &Path, from: u64) -> io::Result<u64> {
    let mut file = File::open(path)?;
    file.seek(SeekFrom::Start(from))?;
    let mut added = Vec::new();
    file.read_to_end(&mut added)?;
    io::stdout().write_all(&added)?;
    Ok(added.len() as u64)
}
