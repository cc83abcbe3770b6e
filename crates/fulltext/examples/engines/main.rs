//! The engines that `cargo xtask bench search` compares: our index and bare Tantivy, each behind a pipe, a line in and a line
//! out, as `sqlite3` and `psql` are.
//!
//! ```text
//! engines texts DEMO COUNT FOLDER    writes the texts and searches for the others: folded.tsv, asked.tsv, hostile.tsv
//! engines build ours|raw DEMO COUNT FOLDER    makes an index; prints seconds and bytes
//! engines answer ours|raw DEMO FOLDER    for each line (language, tab, words) prints the results, or their number
//! ```
//! DEMO is the folder of the crates, each with its part of the demonstration.
#![expect(clippy::print_stdout, reason = "its standard output is what it is asked for")]

mod articles;
mod asked;
mod chance;
mod corpus;
mod raw;

use std::error::Error;
use std::fs::{self, File};
use std::io::{BufWriter, Write, stdin};
use std::path::Path;
use std::time::Instant;

use fulltext::{Aliases, Ask, Doc, Index, Seen};

use articles::Articles;
use corpus::Corpus;
use raw::Raw;

/// The moment of asking: 23 November 2026.
const NOW: i64 = 1_795_392_000_000;
/// Texts that are told at once, as the city does it.
const AT_ONCE: usize = 200;

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["texts", demo, count, folder] => texts(Path::new(demo), count.parse()?, Path::new(folder)),
        ["build", engine, demo, count, folder] => {
            build(engine, &docs(Path::new(demo), count.parse()?)?, Path::new(folder))
        }
        ["answer", engine, demo, folder] => answer(engine, Path::new(demo), Path::new(folder)),
        _ => Err("see the top of its source".into()),
    }
}

fn docs(demo: &Path, count: usize) -> Result<Vec<Doc>, Box<dyn Error>> {
    let articles = Articles::read(&demo.join("newsroom/demo/articles"))?;
    Ok(Corpus::new(&articles).docs(count))
}

fn texts(demo: &Path, count: usize, folder: &Path) -> Result<(), Box<dyn Error>> {
    let docs = docs(demo, count)?;
    let mut out = BufWriter::new(File::create(folder.join("folded.tsv"))?);
    for (number, doc) in docs.iter().enumerate() {
        let text = asked::folded(&format!("{}\n{}\n{}", doc.title, doc.lead, doc.body));
        writeln!(out, "{}\t{text}", number + 1)?;
    }
    out.flush()?;
    let mut out = BufWriter::new(File::create(folder.join("asked.tsv"))?);
    for (lang, query) in asked::judged(&demo.join("loa/demo/judged.toml"))? {
        writeln!(out, "{lang}\t{}\t{}", one_line(&query), asked::folded(&query))?;
    }
    out.flush()?;
    let mut out = BufWriter::new(File::create(folder.join("hostile.tsv"))?);
    for (name, query) in asked::hostile(&docs) {
        writeln!(out, "{name}\t{}", one_line(&query))?;
    }
    Ok(out.flush()?)
}

fn one_line(text: &str) -> String {
    text.replace(['\n', '\r', '\t'], " ")
}

fn build(engine: &str, docs: &[Doc], folder: &Path) -> Result<(), Box<dyn Error>> {
    let started = Instant::now();
    match engine {
        "ours" => {
            let index = Index::create(folder)?;
            let mut writer = index.writer()?;
            docs.chunks(AT_ONCE).try_for_each(|some| writer.add(some))?;
            writer.commit(&Seen::default())?;
            writer.finish()?;
        }
        "raw" => raw::build(folder, docs)?,
        other => return Err(format!("no engine is called {other}").into()),
    }
    let seconds = started.elapsed().as_secs_f64();
    let files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
    let bytes: u64 = files.iter().filter_map(|file| file.metadata().ok()).map(|about| about.len()).sum();
    println!("{seconds:.2} {bytes}");
    Ok(())
}

fn answer(engine: &str, demo: &Path, folder: &Path) -> Result<(), Box<dyn Error>> {
    let lines = stdin().lines();
    match engine {
        "ours" => {
            let (index, aliases) =
                (Index::open(folder)?, asked::aliases(&demo.join("search/demo/aliases.toml"))?);
            println!("ready");
            for line in lines {
                println!("{}", ours(&index, &aliases, &line?)?);
            }
        }
        "raw" => {
            let raw = Raw::open(folder)?;
            println!("ready");
            for line in lines {
                let line = line?;
                println!("{}", raw.ask(line.split_once('\t').map_or("", |(_, words)| words))?);
            }
        }
        other => return Err(format!("no engine is called {other}").into()),
    }
    Ok(())
}

/// The numbers of the texts it shows, so that two versions can be compared.
fn ours(index: &Index, aliases: &Aliases, line: &str) -> Result<String, Box<dyn Error>> {
    let (site, typed) = line.split_once('\t').unwrap_or_default();
    let answer = index.ask(&Ask { typed, site, take: 10, now: NOW, ..Ask::default() }, aliases)?;
    let shown: Vec<String> = answer.hits.iter().map(|hit| hit.subject.key.to_string()).collect();
    Ok(shown.join(","))
}
