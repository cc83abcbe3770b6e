//! `cargo xtask bench`: how fast the program is, each figure beside a yardstick of the same run.
//!
//! Invariants: the server has core 0 to itself and the load core 1 (but for the engines of search, which have
//! both while their asker waits); loads go to 127.0.0.1 only, are bounded in count and time, and end with us; figures of
//! different runs are never compared; a figure that misses its aim is no failure.

mod bed;
mod client;
mod cost;
mod desk;
mod engine;
mod found;
mod import;
mod latency;
mod lists;
mod nginx;
mod plans;
mod publish;
mod raw;
mod rivals;
mod save;
mod search;
mod serve;
mod topics;
mod uncached;
mod views;
mod wrk;
mod wxr;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::interrupt;
use bed::Bed;

/// The parts that can be measured, in their order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    Serve,
    Topics,
    Uncached,
    Views,
    Save,
    Import,
    Lists,
    Publish,
    Found,
    Plans,
    Search,
}

const PARTS: [(&str, Part); 11] = [
    ("serve", Part::Serve),
    ("topics", Part::Topics),
    ("uncached", Part::Uncached),
    ("views", Part::Views),
    ("save", Part::Save),
    ("import", Part::Import),
    ("lists", Part::Lists),
    ("publish", Part::Publish),
    ("found", Part::Found),
    ("plans", Part::Plans),
    ("search", Part::Search),
];

/// The choices of the caller of `cargo xtask bench`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    pub(crate) parts: Vec<Part>,
    /// How many articles are imported, and texts searched.
    pub(crate) articles: usize,
    /// How long one load lasts.
    pub(crate) seconds: u64,
}

impl Options {
    /// # Errors
    /// A sentence about the first argument that means nothing here.
    pub(crate) fn parse(arguments: &[&str]) -> Result<Self, String> {
        let mut options = Self { parts: Vec::new(), articles: 100_000, seconds: 10 };
        let mut arguments = arguments.iter();
        while let Some(argument) = arguments.next() {
            let mut number = |least: u64, most: u64| {
                let given = arguments.next().and_then(|text| text.parse().ok());
                given
                    .filter(|number| (least..=most).contains(number))
                    .ok_or_else(|| format!("{argument} needs a number from {least} to {most}"))
            };
            match *argument {
                "--articles" => {
                    options.articles = usize::try_from(number(100, 2_000_000)?).unwrap_or(usize::MAX);
                }
                "--seconds" => options.seconds = number(1, 600)?,
                "all" => options.parts.extend(PARTS.map(|(_, part)| part)),
                name => match PARTS.iter().find(|(own, _)| *own == name) {
                    Some((_, part)) => options.parts.push(*part),
                    None => return Err(format!("nothing to measure is called {name}")),
                },
            }
        }
        if options.parts.is_empty() {
            options.parts.extend(PARTS.map(|(_, part)| part));
        }
        Ok(options)
    }

    fn has(&self, part: Part) -> bool {
        self.parts.contains(&part)
    }
}

/// Builds, measures, and prints one table for each part.
pub(crate) fn run(options: &Options) -> ExitCode {
    let measured = interrupt::watch()
        .map_err(|error| error.to_string())
        .and_then(|()| Bed::make(options))
        .and_then(|bed| measure(&bed, options));
    match measured {
        Ok(()) => ExitCode::SUCCESS,
        Err(complaint) => {
            println!("{complaint}");
            if interrupt::arrived() { ExitCode::from(interrupt::EXIT) } else { ExitCode::FAILURE }
        }
    }
}

fn measure(bed: &Bed, options: &Options) -> Result<(), String> {
    if options.has(Part::Serve) {
        serve::run(bed)?;
    }
    if options.has(Part::Topics) {
        topics::run(bed)?;
    }
    if options.has(Part::Uncached) {
        uncached::run(bed)?;
    }
    if options.has(Part::Views) {
        views::run(bed)?;
    }
    if options.has(Part::Save) {
        save::run(bed)?;
    }
    let in_big_city = [Part::Import, Part::Lists, Part::Publish, Part::Found];
    if in_big_city.iter().any(|part| options.has(*part)) {
        // These need the big city that the import makes, so its figures come along.
        let city: PathBuf = import::run(bed)?;
        if options.has(Part::Lists) {
            lists::run(bed, &city)?;
        }
        if options.has(Part::Publish) {
            publish::run(bed, &city)?;
        }
        if options.has(Part::Found) {
            found::run(bed, &city)?;
        }
    }
    if options.has(Part::Plans) {
        plans::run(bed)?;
    }
    if options.has(Part::Search) {
        search::run(bed)?;
    }
    Ok(())
}

#[cfg(test)]
mod tests;
