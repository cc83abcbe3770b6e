//! The yardstick of writes: the same rows in bare SQLite (Debian's `sqlite3`), as safely and on the same disk.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use super::bed::{SERVER, pinned};
use crate::interrupt;
use crate::process::Group;

/// A write-ahead log that reaches the disk before a commit is acknowledged: the program promises the same.
const TABLE: &str = "PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
CREATE TABLE drafts (id INTEGER PRIMARY KEY, version INTEGER NOT NULL, body TEXT NOT NULL);
";

/// A database of rows that are written over and over.
pub(super) struct Raw {
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    _process: Group,
    rows: usize,
}

impl Raw {
    /// Begins with so many rows in a new file of the folder, on the server's core.
    ///
    /// # Errors
    /// When it cannot be started.
    pub(super) fn start(folder: &Path, rows: usize) -> Result<Self, String> {
        let fail = |error: std::io::Error| format!("sqlite3: {error}");
        let mut command = pinned(SERVER, Path::new("sqlite3"));
        command.arg("-batch").arg(folder.join("raw.db")).stdout(Stdio::piped());
        let mut process = Group::spawn_fed(&mut command, "TERM").map_err(fail)?;
        let (input, output) = (process.child().stdin.take(), process.child().stdout.take());
        let (input, output) = input.zip(output).ok_or("sqlite3 has no input or output")?;
        let mut raw = Self { input, output: BufReader::new(output), _process: process, rows };
        raw.ask(TABLE)?;
        let fill: Vec<String> =
            (0..rows).map(|row| format!("INSERT INTO drafts VALUES ({row}, 1, '');")).collect();
        raw.ask(&format!("BEGIN;\n{}\nCOMMIT;", fill.join("\n")))?;
        Ok(raw)
    }

    /// Writes `text` into every row in one commit; how long that took.
    ///
    /// # Errors
    /// When it does not answer; so for all here.
    pub(super) fn together(&mut self, text: &str) -> Result<Duration, String> {
        let updates: Vec<String> = (0..self.rows).map(|row| update(row, text)).collect();
        self.ask(&format!("BEGIN IMMEDIATE;\n{}\nCOMMIT;", updates.join("\n")))
    }

    /// Writes `text` into one row; how long that took.
    pub(super) fn alone(&mut self, row: usize, text: &str) -> Result<Duration, String> {
        self.ask(&update(row, text))
    }

    fn ask(&mut self, sql: &str) -> Result<Duration, String> {
        const DONE: &str = "done";
        let fail = |error: std::io::Error| format!("sqlite3: {error}");
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        let asked = format!("{sql}\nSELECT '{DONE}';\n");
        let started = Instant::now();
        self.input.write_all(asked.as_bytes()).map_err(fail)?;
        let mut line = String::new();
        while line.trim() != DONE {
            line.clear();
            if self.output.read_line(&mut line).map_err(fail)? == 0 {
                return Err("sqlite3 ended; its own words are above".to_owned());
            }
        }
        Ok(started.elapsed())
    }
}

fn update(row: usize, text: &str) -> String {
    let text = text.replace('\'', "''");
    format!("UPDATE drafts SET version = version + 1, body = '{text}' WHERE id = {row};")
}
