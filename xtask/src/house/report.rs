//! One line a stage, its full output in a log, the counts at the end.

use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use super::log::Log;
use super::results::{self, Tally};
use crate::interrupt;

/// How a stage ended.
pub(crate) enum Outcome {
    Passed(String),
    Failed {
        detail: String,
        /// The lines worth reading.
        shown: Vec<String>,
    },
    Skipped(String),
}

impl Outcome {
    pub(crate) fn passed(detail: impl Into<String>) -> Self {
        Self::Passed(detail.into())
    }

    pub(crate) fn failed(detail: impl Into<String>, shown: Vec<String>) -> Self {
        Self::Failed { detail: detail.into(), shown }
    }

    pub(crate) fn skipped(reason: impl Into<String>) -> Self {
        Self::Skipped(reason.into())
    }

    /// How a check is counted: as one.
    fn tally(&self) -> Tally {
        Tally {
            passed: usize::from(matches!(self, Self::Passed(_))),
            failed: usize::from(matches!(self, Self::Failed { .. })),
            skipped: usize::from(matches!(self, Self::Skipped(_))),
        }
    }
}

/// The lines and counts of a run.
pub(crate) struct Report {
    logs: PathBuf,
    verbose: bool,
    started: Instant,
    tally: Tally,
    /// Tests alone, without the checks, to notice a filter that meets none.
    tests: Tally,
}

impl Report {
    /// Makes the folder of the logs.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn open(logs: PathBuf, verbose: bool) -> io::Result<Self> {
        fs::create_dir_all(&logs)?;
        Ok(Self { logs, verbose, started: Instant::now(), tally: Tally::default(), tests: Tally::default() })
    }

    /// A check, counted as one.
    pub(crate) fn stage(&mut self, name: &'static str, work: impl FnOnce(&Log) -> Outcome) {
        self.line(name, |log| {
            let outcome = work(log);
            let tally = outcome.tally();
            (outcome, tally)
        });
    }

    /// A preparation: its success is no check passed, its failure is one failed.
    pub(crate) fn arrange(&mut self, name: &'static str, work: impl FnOnce(&Log) -> Result<String, String>) {
        self.line(name, |log| match work(log) {
            Ok(detail) => (Outcome::Passed(detail), Tally::default()),
            Err(complaint) => {
                let outcome = Outcome::failed(complaint, results::tail(&log.text(), 20));
                let tally = outcome.tally();
                (outcome, tally)
            }
        });
    }

    /// Test programs, one after the other, each of their tests counted; a program that dies or does not build is one more
    /// failure.
    pub(crate) fn tests(&mut self, name: &'static str, commands: Vec<(String, Command)>) {
        let mut tests = Tally::default();
        self.line(name, |log| {
            let mut broken = Vec::new();
            let mut shown = Vec::new();
            for (title, mut command) in commands {
                log.write(&format!("\n== {title}"));
                let before = log.text().len();
                let success = log.run(&mut command);
                let text = log.text();
                let output = &text[before.min(text.len())..];
                let mut counted = results::count(output);
                match success {
                    Ok(true) => {}
                    Ok(false) => {
                        shown.push(format!("== {title}"));
                        shown.extend(results::excerpt(output));
                        if counted.failed == 0 {
                            counted.failed = 1;
                            broken.push(title);
                        }
                    }
                    Err(error) => {
                        counted.failed += 1;
                        broken.push(format!("{title} ({error})"));
                    }
                }
                tests.add(counted);
                if interrupt::arrived() {
                    break;
                }
            }
            let mut detail =
                format!("{} passed, {} failed, {} skipped", tests.passed, tests.failed, tests.skipped);
            if !broken.is_empty() {
                detail.push_str(&format!("; without a result: {}", broken.join(", ")));
            }
            let outcome =
                if tests.failed > 0 { Outcome::failed(detail, shown) } else { Outcome::Passed(detail) };
            (outcome, tests)
        });
        self.tests.add(tests);
    }

    /// The closing lines, and the exit code they deserve.
    pub(crate) fn close(mut self, filter: Option<&str>) -> ExitCode {
        if interrupt::arrived() {
            println!("interrupted");
            return ExitCode::from(interrupt::EXIT);
        }
        if let Some(filter) = filter
            && self.tests.passed + self.tests.failed == 0
        {
            println!("no test has `{filter}` in its name");
            self.tally.failed += 1;
        }
        println!("total {}", seconds(self.started.elapsed()));
        let Tally { passed, failed, skipped } = self.tally;
        println!("{passed} passed, {failed} failed, {skipped} skipped");
        ExitCode::from(u8::from(failed > 0))
    }

    fn line(&mut self, name: &'static str, work: impl FnOnce(&Log) -> (Outcome, Tally)) {
        if interrupt::arrived() {
            return;
        }
        let log = Log::at(self.logs.join(name).with_extension("log"), self.verbose);
        print!("{name:<13}");
        if self.verbose {
            println!();
        }
        // The name is shown while the stage runs; a terminal that is gone stops no test.
        let _ = io::stdout().flush();
        let started = Instant::now();
        let (outcome, tally) = work(&log);
        self.tally.add(tally);
        let (word, detail) = match &outcome {
            Outcome::Passed(detail) => ("ok", detail),
            Outcome::Failed { detail, .. } => ("FAILED", detail),
            Outcome::Skipped(reason) => ("skipped", reason),
        };
        let line = format!("{word:<8}{:>9}  {detail}", seconds(started.elapsed()));
        println!("{}", line.trim_end());
        if let Outcome::Failed { shown, .. } = outcome {
            for line in shown {
                println!("    {line}");
            }
            println!("    log: {}", log.path().display());
        }
    }
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
