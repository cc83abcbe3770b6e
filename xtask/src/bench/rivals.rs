//! The engines that search is compared with, each with the same texts.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use super::engine::{Engine, Speech, free};
use crate::build_report::megabytes;
use crate::house::log::Log;
use crate::house::postgres::Server;
use crate::house::tools;
use crate::workspace::Workspace;

/// An engine with the texts, ready to be started as often as needed.
pub(super) struct Made {
    pub(super) name: &'static str,
    pub(super) start: Box<dyn Fn() -> Result<Engine, String>>,
    pub(super) seconds: f64,
    pub(super) bytes: u64,
}

/// Our index or bare Tantivy.
///
/// # Errors
/// When it cannot be made.
pub(super) fn indexed(
    engines: &Path,
    demo: &Path,
    folder: &Path,
    count: usize,
    engine: &'static str,
    speech: Speech,
) -> Result<Made, String> {
    let own = folder.join(engine);
    fs::create_dir_all(&own).map_err(|error| error.to_string())?;
    let mut build = free(engines);
    build.args(["build", engine]).arg(demo).arg(count.to_string()).arg(&own);
    let said = output(&mut build)?;
    let (seconds, bytes) = said.trim().split_once(' ').ok_or("no figures of a build")?;
    let (engines, demo) = (engines.to_owned(), demo.to_owned());
    let start = move || {
        let mut command = free(&engines);
        command.args(["answer", engine]).arg(&demo).arg(&own);
        let mut started = Engine::start(engine, speech, &mut command)?;
        started.read()?;
        Ok(started)
    };
    let name = if engine == "ours" { "ours, with facets and extracts" } else { "bare Tantivy" };
    made(name, Box::new(start), seconds, bytes)
}

fn made(
    name: &'static str,
    start: Box<dyn Fn() -> Result<Engine, String>>,
    seconds: &str,
    bytes: &str,
) -> Result<Made, String> {
    let figures = seconds.parse().ok().zip(bytes.parse().ok());
    let (seconds, bytes) = figures.ok_or_else(|| format!("{name}: no figures of a build"))?;
    let made = Made { name, start, seconds, bytes };
    println!("{}: built in {:.1} s, {:.0} MB", made.name, made.seconds, megabytes(made.bytes));
    Ok(made)
}

/// SQLite's FTS5, without the texts themselves, which the other two do not keep either.
///
/// # Errors
/// When it fails; so for all here.
pub(super) fn sqlite(folder: &Path) -> Result<Made, String> {
    let file = folder.join("texts.db");
    let start = {
        let file = file.clone();
        move || {
            let mut command = free(Path::new("sqlite3"));
            command.args(["-batch", "-bail"]).arg(&file);
            Engine::start("sqlite3", Speech::Sqlite, &mut command)
        }
    };
    let mut engine = start()?;
    let started = Instant::now();
    engine.line(&format!(
        "CREATE VIRTUAL TABLE texts USING fts5(words, content='', detail='full', tokenize='unicode61');\n\
         CREATE TEMP TABLE read(id INTEGER PRIMARY KEY, words TEXT);\n.mode tabs\n.import '{}' read\n\
         INSERT INTO texts(rowid, words) SELECT id, words FROM read;\nSELECT 1;",
        folder.join("folded.tsv").display()
    ))?;
    let seconds = started.elapsed().as_secs_f64();
    let bytes = fs::metadata(&file).map_err(|error| error.to_string())?.len();
    made("SQLite FTS5", Box::new(start), &seconds.to_string(), &bytes.to_string())
}

/// A server of our own.
pub(super) struct Postgres {
    pub(super) server: Server,
    pub(super) psql: PathBuf,
}

impl Postgres {
    /// # Errors
    /// When it is missing or does not start.
    pub(super) fn start(workspace: &Workspace) -> Result<Self, String> {
        let programs = tools::postgres().ok_or("no PostgreSQL here; install Debian's package postgresql")?;
        let log = Log::at(workspace.target.join("xtask/bench-postgresql.log"), false);
        let psql = programs.join("psql");
        Ok(Self { server: Server::start(&programs, &log)?, psql })
    }
}

/// PostgreSQL's text search.
pub(super) fn postgres(psql: &Path, url: &str, folder: &Path) -> Result<Made, String> {
    let start = {
        let (psql, url) = (psql.to_owned(), url.to_owned());
        move || {
            let mut command = free(&psql);
            command.args(["-qAtX", "-v", "ON_ERROR_STOP=1"]).arg(&url);
            let mut started = Engine::start("psql", Speech::Postgres, &mut command)?;
            let backend = started.line("SELECT pg_backend_pid();")?;
            started.process = backend.parse().map_err(|_| "psql names no backend")?;
            Ok(started)
        }
    };
    let mut engine = start()?;
    let started = Instant::now();
    engine.line(&format!(
        "CREATE UNLOGGED TABLE read (id int, words text);\n\\copy read FROM '{}'\n\
         CREATE TABLE texts AS SELECT id, to_tsvector('simple', words) AS words FROM read;\nDROP TABLE read;\n\
         CREATE INDEX ON texts USING gin (words);\nVACUUM ANALYZE texts;\nSELECT 1;",
        folder.join("folded.tsv").display()
    ))?;
    let seconds = started.elapsed().as_secs_f64();
    let bytes = engine.line("SELECT pg_total_relation_size('texts');")?;
    made("PostgreSQL tsvector", Box::new(start), &seconds.to_string(), &bytes)
}

/// Builds the engines that are ours to build; their program.
pub(super) fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    println!("building the engines");
    let mut command =
        workspace.cargo(&["build", "--release", "--package", "fulltext", "--example", "engines", "--quiet"]);
    let built = command.stdin(Stdio::null()).status().map_err(|error| error.to_string())?;
    if !built.success() {
        return Err("the engines could not be built".to_owned());
    }
    Ok(workspace.target.join("release/examples/engines"))
}

/// The output of a command, when it succeeds.
pub(super) fn output(command: &mut Command) -> Result<String, String> {
    let output =
        command.stderr(Stdio::inherit()).stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err("the engines failed; their own words are above".to_owned()),
    }
}
