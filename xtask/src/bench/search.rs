//! The judged searches of the demonstration on a large city's texts: our index beside bare Tantivy, SQLite's FTS5 and
//! PostgreSQL's text search with the same texts and searches. What someone sends who means no good, too.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

use super::bed::{BOTH, Bed, LOAD, ROUNDS, place};
use super::cost::{self, Cost};
use super::engine::{Engine, Speech, free};
use super::latency::Times;
use crate::build_report::megabytes;
use crate::house::log::Log;
use crate::house::postgres::Server;
use crate::house::tools;
use crate::workspace::Workspace;

/// Milliseconds within which all but one hostile search in a hundred are to be answered.
const AIM_HOSTILE: f64 = 50.0;

/// How often each hostile search is sent.
const HOSTILE_ROUNDS: usize = 25;

const SEED: u64 = 98;

/// What someone looks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) lang: String,
    pub(super) typed: String,
    /// Words without marks, parted by spaces.
    pub(super) folded: String,
}

/// An engine with the texts, ready to be started as often as needed.
struct Made {
    name: &'static str,
    start: Box<dyn Fn() -> Result<Engine, String>>,
    seconds: f64,
    bytes: u64,
}

/// What one engine did.
struct Done {
    alone: Times,
    both: Times,
    /// Of those that were asked alone.
    cost: Cost,
    found: usize,
}

/// # Errors
/// When an engine is missing or fails.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    place(BOTH)?;
    let measured = compare(bed);
    place(LOAD)?;
    measured
}

fn compare(bed: &Bed) -> Result<(), String> {
    let workspace = Workspace::open()?;
    let engines = build(&workspace)?;
    let demo = workspace.root.join("crates/loa/demo");
    let folder = bed.folder("search")?;
    println!("\nsearch: writing {} texts", bed.articles);
    let mut texts = free(&engines);
    texts.arg("texts").arg(&demo).arg(bed.articles.to_string()).arg(&folder);
    output(&mut texts)?;
    let questions = questions(&read(&folder.join("asked.tsv"))?);
    let Postgres { server, psql } = Postgres::start(&workspace)?;

    let made = vec![
        indexed(&engines, &demo, &folder, bed.articles, "ours", Speech::Typed)?,
        indexed(&engines, &demo, &folder, bed.articles, "raw", Speech::Folded)?,
        sqlite(&folder)?,
        postgres(&psql, server.url(), &folder)?,
    ];
    let mut done = Vec::new();
    for engine in &made {
        done.push(measure(engine, &questions)?);
    }
    print(&made, &done, questions.len(), bed.articles);
    hostile(&made[0], &read(&folder.join("hostile.tsv"))?)
}

/// All searches, several times, each time in another order: one at a time, then two at once.
fn measure(made: &Made, questions: &[Question]) -> Result<Done, String> {
    let mut alone = (made.start)()?;
    let mut other = (made.start)()?;
    let mut done = Done { alone: Times::default(), both: Times::default(), cost: Cost::default(), found: 0 };
    // Once for nothing, so that no engine pays for reading its files from the disk.
    for question in questions {
        done.found += usize::from(alone.ask(question)?.1);
        other.ask(question)?;
    }
    for round in 0..ROUNDS {
        let before = cost::spent_by(alone.process)?;
        for question in shuffled(questions, round as u64) {
            done.alone.add(alone.ask(question)?.0);
        }
        done.cost += Cost::since(before, alone.process, questions.len())?;
        let ask = |engine: &mut Engine, seed: u64| {
            let mut times = Times::default();
            for question in shuffled(questions, seed) {
                times.add(engine.ask(question)?.0);
            }
            Ok::<_, String>(times)
        };
        let (left, right) = thread::scope(|scope| {
            let left = scope.spawn(|| ask(&mut alone, round as u64 + 100));
            let right = ask(&mut other, round as u64 + 200);
            (left.join().unwrap_or_else(|_| Err("a search broke off".to_owned())), right)
        });
        done.both.extend(left?);
        done.both.extend(right?);
    }
    Ok(done)
}

fn print(made: &[Made], done: &[Done], searches: usize, texts: usize) {
    println!(
        "\nsearch: {searches} judged searches in {texts} texts, {ROUNDS} rounds, ms; each engine behind a pipe"
    );
    println!(
        "| engine | p50 | p90 | p99 | processor | two at once: p50 | p99 | find something | built in, s | MB |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (made, done) in made.iter().zip(done) {
        println!(
            "| {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {} | {:.1} | {:.0} |",
            made.name,
            done.alone.p50(),
            done.alone.within(0.9),
            done.alone.p99(),
            done.cost.milliseconds(),
            done.both.p50(),
            done.both.p99(),
            done.found,
            made.seconds,
            megabytes(made.bytes)
        );
    }
    let (ours, raw) = (&done[0], &done[1]);
    println!(
        "ratio search: {:.1} times bare Tantivy at p50, {:.1} at p99, {:.1} in processor time; with two at once {:.1} and {:.1}",
        ours.alone.p50() / raw.alone.p50(),
        ours.alone.p99() / raw.alone.p99(),
        ours.cost.milliseconds() / raw.cost.milliseconds(),
        ours.both.p50() / raw.both.p50(),
        ours.both.p99() / raw.both.p99()
    );
}

fn hostile(made: &Made, lines: &str) -> Result<(), String> {
    let mut engine = (made.start)()?;
    println!("\nsearch, meant to hurt: each {HOSTILE_ROUNDS} times, ms");
    println!("| what is sent | bytes | p50 | p99 |\n| --- | ---: | ---: | ---: |");
    let mut worst = (0.0, "");
    for (name, typed) in lines.lines().filter_map(|line| line.split_once('\t')) {
        let question = Question { lang: "vi".to_owned(), typed: typed.to_owned(), folded: String::new() };
        let mut times = Times::default();
        for _ in 0..HOSTILE_ROUNDS {
            times.add(engine.ask(&question)?.0);
        }
        println!("| {name} | {} | {:.2} | {:.2} |", typed.len(), times.p50(), times.p99());
        if times.p99() > worst.0 {
            worst = (times.p99(), name);
        }
    }
    println!("worst of search: p99 {:.0} ms, {} (aim under {AIM_HOSTILE} ms)", worst.0, worst.1);
    Ok(())
}

/// Our index or bare Tantivy.
fn indexed(
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

fn sqlite(folder: &Path) -> Result<Made, String> {
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
    // Without the texts themselves, which the others do not keep either.
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

struct Postgres {
    server: Server,
    psql: PathBuf,
}

impl Postgres {
    fn start(workspace: &Workspace) -> Result<Self, String> {
        let programs = tools::postgres().ok_or("no PostgreSQL here; install Debian's package postgresql")?;
        let log = Log::at(workspace.target.join("xtask/bench-postgresql.log"), false);
        let psql = programs.join("psql");
        Ok(Self { server: Server::start(&programs, &log)?, psql })
    }
}

fn postgres(psql: &Path, url: &str, folder: &Path) -> Result<Made, String> {
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

fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    println!("building the engines");
    let mut command =
        workspace.cargo(&["build", "--release", "--package", "fulltext", "--example", "engines", "--quiet"]);
    let built = command.stdin(Stdio::null()).status().map_err(|error| error.to_string())?;
    if !built.success() {
        return Err("the engines could not be built".to_owned());
    }
    Ok(workspace.target.join("release/examples/engines"))
}

/// What a command prints, when it succeeds.
fn output(command: &mut Command) -> Result<String, String> {
    let output =
        command.stderr(Stdio::inherit()).stdin(Stdio::null()).output().map_err(|error| error.to_string())?;
    match output.status.success() {
        true => Ok(String::from_utf8_lossy(&output.stdout).into_owned()),
        false => Err("the engines failed; their own words are above".to_owned()),
    }
}

fn read(file: &Path) -> Result<String, String> {
    fs::read_to_string(file).map_err(|error| format!("{}: {error}", file.display()))
}

/// Lines of language, words and words without marks.
pub(super) fn questions(lines: &str) -> Vec<Question> {
    let read = |line: &str| {
        let mut parts = line.split('\t').map(str::to_owned);
        Some(Question { lang: parts.next()?, typed: parts.next()?, folded: parts.next()? })
    };
    lines.lines().filter_map(read).collect()
}

/// The same in an order of its own for each number (Fisher and Yates).
pub(super) fn shuffled<T>(all: &[T], number: u64) -> Vec<&T> {
    let mut chance = super::wxr::Chance::new(SEED ^ (number << 16));
    let mut all: Vec<&T> = all.iter().collect();
    for at in (1..all.len()).rev() {
        all.swap(at, chance.below(at + 1));
    }
    all
}
