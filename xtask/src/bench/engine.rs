//! Search engines behind pipes: a line in, a line out, so that all are asked and timed the same way.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{ChildStdin, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use super::search::Question;
use crate::interrupt;
use crate::process::{Group, tied};

/// The form in which an engine gets a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Speech {
    /// The language and the words as they were typed.
    Typed,
    /// The language and the words without marks.
    Folded,
    /// SQL of SQLite's FTS5.
    Sqlite,
    /// SQL of PostgreSQL's text search.
    Postgres,
}

/// A running engine.
pub(super) struct Engine {
    name: String,
    speech: Speech,
    input: ChildStdin,
    output: BufReader<ChildStdout>,
    /// The process that works, which is not always the one behind the pipe.
    pub(super) process: u32,
    _group: Group,
}

impl Engine {
    /// Starts a program that answers each line with one.
    ///
    /// # Errors
    /// When it cannot be started; so for all here.
    pub(super) fn start(name: &str, speech: Speech, command: &mut Command) -> Result<Self, String> {
        command.stdout(Stdio::piped());
        let mut group = Group::spawn_fed(command, "TERM").map_err(|error| format!("{name}: {error}"))?;
        let process = group.child().id();
        let (input, output) = (group.child().stdin.take(), group.child().stdout.take());
        let (input, output) = input.zip(output).ok_or_else(|| format!("{name} has no input or output"))?;
        let output = BufReader::new(output);
        Ok(Self { name: name.to_owned(), speech, input, output, process, _group: group })
    }

    /// Asks a question; how long the answer took, and whether it had results.
    pub(super) fn ask(&mut self, question: &Question) -> Result<(Duration, bool), String> {
        let asked = said(self.speech, question);
        let started = Instant::now();
        let answer = self.line(&asked)?;
        let took = started.elapsed();
        Ok((took, !matches!(answer.as_str(), "" | "0")))
    }

    /// Sends a line and reads one.
    pub(super) fn line(&mut self, asked: &str) -> Result<String, String> {
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        let fail = |error: std::io::Error| format!("{}: {error}", self.name);
        self.input.write_all(asked.as_bytes()).map_err(fail)?;
        self.input.write_all(b"\n").map_err(fail)?;
        self.read()
    }

    /// Reads a line.
    pub(super) fn read(&mut self) -> Result<String, String> {
        let mut line = String::new();
        match self.output.read_line(&mut line) {
            Ok(0) => Err(format!("{} ended; its own words are above", self.name)),
            Ok(_) => Ok(line.trim().to_owned()),
            Err(error) => Err(format!("{}: {error}", self.name)),
        }
    }
}

/// A program on any core that ends with us.
pub(super) fn free(program: &Path) -> Command {
    tied(program, "KILL", None)
}

/// The line that asks a question; both SQLs answer with one line of ten numbers, so that nothing can be left out.
pub(super) fn said(speech: Speech, question: &Question) -> String {
    let words = |quote: &str, between: &str| {
        let words = question.folded.split(' ').filter(|word| !word.is_empty());
        words.map(|word| format!("{quote}{word}{quote}")).collect::<Vec<_>>().join(between)
    };
    match speech {
        Speech::Typed => format!("{}\t{}", question.lang, question.typed),
        Speech::Folded => format!("{}\t{}", question.lang, question.folded),
        // An empty expression is an error to it, an empty phrase finds nothing.
        Speech::Sqlite => format!(
            "SELECT group_concat(rowid) FROM (SELECT rowid FROM texts WHERE texts MATCH '\"\" {}' ORDER BY rank LIMIT 10);",
            words("\"", " ")
        ),
        Speech::Postgres => format!(
            "SELECT string_agg(id::text, ',') FROM (SELECT id FROM texts, to_tsquery('simple', '{}') AS asked \
             WHERE words @@ asked ORDER BY ts_rank(words, asked) DESC LIMIT 10) AS best;",
            words("", " & ")
        ),
    }
}
