//! The judged searches of the demonstration, and hostile ones, on a large city's texts: our index beside bare Tantivy,
//! SQLite's FTS5 and PostgreSQL's text search with the same texts and searches.

use std::fs;
use std::ops::Range;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::bed::{BOTH, Bed, LOAD, ROUNDS, place};
use super::cost::{self, Cost};
use super::engine::{Engine, Speech, free};
use super::latency::Times;
use super::rivals::{Made, Postgres, build, indexed, output, postgres, sqlite};
use crate::build_report::megabytes;
use crate::workspace::Workspace;

/// Milliseconds within which all but one hostile search in a hundred are to be answered.
const AIM_HOSTILE: f64 = 50.0;

/// Loads of the chosen length that one engine is asked for at most, at a time.
const LOADS: u32 = 6;

/// How often each hostile search is sent.
const HOSTILE_ROUNDS: usize = 25;

const SEED: u64 = 98;

/// A search that someone types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Question {
    pub(super) lang: String,
    pub(super) typed: String,
    /// Words without marks, parted by spaces.
    pub(super) folded: String,
}

/// The measurements of one engine.
#[derive(Default)]
struct Done {
    alone: Times,
    both: Times,
    /// Of those that were asked alone.
    cost: Cost,
    /// How many searches of how many had results.
    found: usize,
    of: usize,
}

/// The times of one engine's answers, and the number of searches with results.
#[derive(Default)]
struct Asked {
    times: Times,
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
    let demo = workspace.root.join("crates");
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
        done.push(measure(engine, &questions, LOADS * Duration::from_secs(bed.seconds))?);
    }
    print(&made, &done, questions.len(), bed.articles);
    hostile(&made[0], &read(&folder.join("hostile.tsv"))?)
}

/// All searches, several times, each time in another order: one at a time, then two at once. An engine that is slow is asked
/// for as long as the others at most, with searches by chance.
fn measure(made: &Made, questions: &[Question], length: Duration) -> Result<Done, String> {
    let mut alone = (made.start)()?;
    let mut other = (made.start)()?;
    let mut done = Done::default();
    // Once without measuring, so that no engine pays for reading its files from the disk.
    let warming = ask(&mut alone, questions, 0..1, length)?;
    ask(&mut other, questions, 1..2, length)?;
    (done.found, done.of) = (warming.found, warming.times.count());
    let before = cost::spent_by(alone.process)?;
    done.alone = ask(&mut alone, questions, 10..10 + ROUNDS as u64, length)?.times;
    done.cost += Cost::since(before, alone.process, done.alone.count())?;
    let (left, right) = thread::scope(|scope| {
        let left = scope.spawn(|| ask(&mut alone, questions, 20..20 + ROUNDS as u64, length));
        let right = ask(&mut other, questions, 30..30 + ROUNDS as u64, length);
        (left.join().unwrap_or_else(|_| Err("a search broke off".to_owned())), right)
    });
    done.both = left?.times;
    done.both.extend(right?.times);
    Ok(done)
}

/// Asks all questions in each of these orders, one after the other, for so long at most.
fn ask(
    engine: &mut Engine,
    questions: &[Question],
    orders: Range<u64>,
    length: Duration,
) -> Result<Asked, String> {
    let started = Instant::now();
    let mut asked = Asked::default();
    for question in orders.flat_map(|order| shuffled(questions, order)) {
        if started.elapsed() > length {
            break;
        }
        let (took, found) = engine.ask(question)?;
        asked.times.add(took);
        asked.found += usize::from(found);
    }
    Ok(asked)
}

fn print(made: &[Made], done: &[Done], searches: usize, texts: usize) {
    println!(
        "\nsearch: {searches} judged searches in {texts} texts, up to {ROUNDS} rounds, ms; each engine behind a pipe"
    );
    println!(
        "| engine | searches | p50 | p90 | p99 | processor | two at once: p50 | p99 | find something | built in, s | MB |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    for (made, done) in made.iter().zip(done) {
        println!(
            "| {} | {} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {:.2} | {} of {} | {:.1} | {:.0} |",
            made.name,
            done.alone.count(),
            done.alone.p50(),
            done.alone.within(0.9),
            done.alone.p99(),
            done.cost.milliseconds(),
            done.both.p50(),
            done.both.p99(),
            done.found,
            done.of,
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
