//! One line a stage, its full output in a log, the counts at the end.

use std::collections::VecDeque;
use std::fs;
use std::io::{self, Write};
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::{Mutex, PoisonError};
use std::thread;
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

/// How many test programs run at a time: many of their tests wait for a disk, a server or a browser.
const LANES: usize = 2;

/// A test program to be run.
pub(crate) struct TestRun {
    pub(crate) title: String,
    pub(crate) command: Command,
    /// Whether it measures how others are served meanwhile, so that nothing else may run beside it.
    pub(crate) alone: bool,
}

/// How a test program ended.
struct Ended {
    tally: Tally,
    /// The lines worth reading.
    shown: Vec<String>,
    /// Its title, when it ended without a result.
    broken: Option<String>,
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

    /// Test programs, [`LANES`] at a time, then those that want to be alone; each of their tests counted. A program that dies or
    /// does not build is one more failure.
    pub(crate) fn tests(&mut self, name: &'static str, runs: Vec<TestRun>) {
        let mut tests = Tally::default();
        let (alone, together): (Vec<TestRun>, Vec<TestRun>) = runs.into_iter().partition(|run| run.alone);
        self.line(name, |log| {
            let mut ended = run_all(log, together, LANES);
            ended.extend(run_all(log, alone, 1));
            let mut shown = Vec::new();
            let mut broken = Vec::new();
            for one in ended {
                tests.add(one.tally);
                shown.extend(one.shown);
                broken.extend(one.broken);
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

/// Runs test programs in so many lanes. Each writes a log of its own, which goes to the end of the stage's when it is over.
fn run_all(log: &Log, runs: Vec<TestRun>, lanes: usize) -> Vec<Ended> {
    let queue = Mutex::new(VecDeque::from(runs));
    let ended = Mutex::new(Vec::new());
    thread::scope(|scope| {
        for lane in 0..lanes {
            let (queue, ended) = (&queue, &ended);
            scope.spawn(move || {
                while let Some(run) = take(queue) {
                    let own = log.beside(lane);
                    let one = run_one(&own, run);
                    let mut ended = ended.lock().unwrap_or_else(PoisonError::into_inner);
                    log.take_over(own);
                    ended.push(one);
                    if interrupt::arrived() {
                        break;
                    }
                }
            });
        }
    });
    ended.into_inner().unwrap_or_else(PoisonError::into_inner)
}

fn take(queue: &Mutex<VecDeque<TestRun>>) -> Option<TestRun> {
    queue.lock().unwrap_or_else(PoisonError::into_inner).pop_front()
}

fn run_one(log: &Log, TestRun { title, mut command, .. }: TestRun) -> Ended {
    let started = Instant::now();
    log.write(&format!("\n== {title}"));
    let success = log.run(&mut command);
    let text = log.text();
    log.write(&format!("== {title}: {}", seconds(started.elapsed())));
    let mut ended = Ended { tally: results::count(&text), shown: Vec::new(), broken: None };
    match success {
        Ok(true) => {}
        Ok(false) => {
            ended.shown.push(format!("== {title}"));
            ended.shown.extend(results::excerpt(&text));
            if ended.tally.failed == 0 {
                ended.tally.failed = 1;
                ended.broken = Some(title);
            }
        }
        Err(error) => {
            ended.tally.failed += 1;
            ended.broken = Some(format!("{title} ({error})"));
        }
    }
    ended
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
