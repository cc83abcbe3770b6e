//! `cargo xtask test`: the whole test house on a fresh machine, one line a stage.
//!
//! Every crate is built once, in one selection of packages and features; the test programs are then started directly, so
//! that the journeys can be kept for their own stage without building the tree a second time.

mod advisories;
mod browser;
mod disk;
pub(crate) mod licences;
pub(crate) mod log;
mod openid;
pub(crate) mod postgres;
mod programs;
mod report;
mod results;
pub(crate) mod tools;

use std::process::{Command, ExitCode};

use crate::workspace::Workspace;
use crate::{checks, interrupt, workspace};
use browser::Browser;
use disk::Room;
use postgres::Server;
use programs::Programs;
use report::{Outcome, Report, TestRun};
use tools::Tools;

/// The choices of the caller of `cargo xtask test`.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) quick: bool,
    pub(crate) verbose: bool,
    pub(crate) filter: Option<String>,
}

impl Options {
    /// # Errors
    /// A sentence about the first argument that means nothing here.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self::default();
        for argument in arguments {
            match *argument {
                "--quick" => options.quick = true,
                "--verbose" => options.verbose = true,
                other if other.starts_with('-') => return Err(format!("no such option: {other}")),
                filter if options.filter.is_none() => options.filter = Some(filter.to_owned()),
                another => return Err(format!("one filter is enough: {another}")),
            }
        }
        Ok(options)
    }
}

/// Runs the stages in order; one that fails does not stop those that do not need it.
pub(crate) fn run(options: &Options) -> ExitCode {
    let prepared = interrupt::watch()
        .map_err(|error| error.to_string())
        .and_then(|()| Workspace::open())
        .and_then(|workspace| {
            let logs = workspace.target.join("xtask");
            let report = Report::open(logs, options.verbose).map_err(|error| error.to_string())?;
            Ok((workspace, report))
        });
    let (mut workspace, mut report) = match prepared {
        Ok(prepared) => prepared,
        Err(complaint) => {
            println!("{complaint}");
            return ExitCode::FAILURE;
        }
    };
    let tools = match tools::prepare(options.quick, &mut report) {
        Ok(tools) => tools,
        Err(missing) => {
            println!("{missing}");
            return ExitCode::from(2);
        }
    };
    if let Some(room) = Room::of(&workspace.target) {
        workspace.frugal = room.is_scarce();
        let how = if workspace.frugal { ", built without what makes the next build faster" } else { "" };
        report.arrange("disk", |_| Ok(format!("{} GiB free{how}", room.gib)));
    }
    // The full run takes a clean clone from nothing: one pass of the compiler lints and builds. Daily runs keep the build that
    // `cargo build` has made, and lint apart.
    if !options.quick && options.filter.is_none() {
        workspace.linter = workspace::linter();
    }
    House { options, workspace: &workspace, report: &mut report }.stages(&tools);
    report.close(options.filter.as_deref())
}

struct House<'a> {
    options: &'a Options,
    workspace: &'a Workspace,
    report: &'a mut Report,
}

impl House<'_> {
    fn stages(&mut self, tools: &Tools) {
        let server = self.postgres(tools);
        if self.options.filter.is_none() {
            self.cargo("format", &["fmt", "--all", "--check", "--", "--color", "never"]);
            self.rules();
            if self.workspace.linter.is_none() {
                let clippy =
                    ["clippy", "--workspace", "--all-targets", "--keep-going", "--", "-D", "warnings"];
                self.cargo("clippy", &clippy);
            }
        }
        let programs = self.build();
        self.tests(programs.as_ref(), server.as_ref());
        if self.options.quick {
            return;
        }
        self.journeys(programs.as_ref(), server.as_ref(), tools);
        if self.options.filter.is_none() {
            let root = &self.workspace.root;
            self.report.stage("licences", |_| licences::check(root));
            self.report.stage("advisories", |log| advisories::check(root, log));
        }
    }

    fn postgres(&mut self, tools: &Tools) -> Option<Server> {
        let mut server = None;
        self.report.arrange("postgresql", |log| {
            let started = Server::start(&tools.postgres, log)?;
            let address = started.url().to_owned();
            server = Some(started);
            Ok(address)
        });
        server
    }

    fn cargo(&mut self, name: &'static str, arguments: &[&str]) {
        let mut command = self.workspace.cargo(arguments);
        self.report.stage(name, |log| log.check(&mut command));
    }

    fn rules(&mut self) {
        let root = &self.workspace.root;
        self.report.stage("rules", |log| match checks::examine(root) {
            Ok(findings) => {
                let lines: Vec<String> = findings.iter().map(ToString::to_string).collect();
                log.write(&lines.join("\n"));
                let notes = findings.iter().filter(|finding| finding.is_note()).count();
                match findings.len() - notes {
                    0 => Outcome::passed(format!("{notes} notes")),
                    errors => Outcome::failed(format!("{errors} errors"), lines),
                }
            }
            Err(error) => Outcome::failed(error.to_string(), Vec::new()),
        });
    }

    fn build(&mut self) -> Option<Programs> {
        let workspace = self.workspace;
        let mut programs = None;
        let linted = if workspace.linter.is_some() { ", linted by clippy" } else { "" };
        self.report.stage("build", |log| match programs::build(workspace, log) {
            Ok(built) => {
                let detail = format!("{} test programs{linted}", built.tests.len());
                programs = Some(built);
                Outcome::passed(detail)
            }
            Err(outcome) => outcome,
        });
        programs
    }

    fn tests(&mut self, programs: Option<&Programs>, server: Option<&Server>) {
        let (Some(programs), Some(server)) = (programs, server) else {
            let reason = "needs the build and PostgreSQL";
            return self.report.stage("tests", |_| Outcome::skipped(reason));
        };
        let filter = self.options.filter.as_deref();
        // The full run kills the process that keeps the search index this many times; plain `cargo test` a few times.
        let kills = (!self.options.quick).then_some("200");
        let surround = |command: &mut Command| {
            command.env("LOA_TEST_POSTGRES_URL", server.url());
            command.envs(kills.map(|kills| ("LOA_TEST_KILLS", kills)));
            // Cargo tells a package's tests where its program is; so do we.
            if let Some(program) = &programs.loa {
                command.env("CARGO_BIN_EXE_loa", program);
            }
        };
        let mut commands: Vec<_> = programs
            .tests
            .iter()
            .filter(|test| !test.is_journey())
            .map(|test| TestRun { title: test.title(), command: test.command(filter), alone: false })
            .collect();
        let mut examples = self.workspace.cargo(&["test", "--workspace", "--doc", "--no-fail-fast"]);
        examples.args(filter);
        // Cargo holds its own lock on the build folder.
        commands.push(TestRun { title: "examples in docs".to_owned(), command: examples, alone: true });
        for run in &mut commands {
            surround(&mut run.command);
        }
        self.report.tests("tests", commands);
    }

    fn journeys(&mut self, programs: Option<&Programs>, server: Option<&Server>, tools: &Tools) {
        let parts = (programs, server, tools.browser.as_ref());
        let (Some(programs), Some(server), Some(found)) = parts else {
            let reason = "needs the build, PostgreSQL and a browser";
            return self.report.stage("journeys", |_| Outcome::skipped(reason));
        };
        let Some(program) = &programs.loa else {
            return self.report.stage("journeys", |_| {
                Outcome::failed("the build made no program `loa`".to_owned(), Vec::new())
            });
        };
        let mut driver = None;
        self.report.arrange("chromedriver", |log| {
            let started = Browser::start(found, log)?;
            let address = started.url().to_owned();
            driver = Some(started);
            Ok(address)
        });
        let Some(driver) = driver else {
            return self.report.stage("journeys", |_| Outcome::skipped("needs chromedriver"));
        };
        let mut provider = None;
        self.report.arrange("openid provider", |log| {
            let script = openid::install(self.workspace, log)?;
            let said = script.display().to_string();
            provider = Some(script);
            Ok(said)
        });
        let filter = self.options.filter.as_deref();
        let commands = programs
            .tests
            .iter()
            .filter(|test| test.is_journey())
            .map(|test| {
                let mut command = test.command(filter);
                command
                    .env("LOA_E2E", "1")
                    .env("LOA_BIN", program)
                    .env("LOA_TEST_POSTGRES_URL", server.url())
                    .env("LOA_WEBDRIVER_URL", driver.url())
                    .env("CHROMEDRIVER", &found.chromedriver)
                    .env("CHROMIUM", &found.chromium);
                if let Some(script) = &provider {
                    command.env("LOA_OPENID_PROVIDER", script);
                }
                // A journey waits for a browser as long as a person would: two at a time would be slower people.
                TestRun { title: test.title(), command, alone: true }
            })
            .collect();
        self.report.tests("journeys", commands);
    }
}

#[cfg(test)]
mod tests;
