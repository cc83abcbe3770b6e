//! Pages from memory while the public sees something new twenty times a second, beside the same while nothing is written.
//! The server has one core, and a write takes its share of it: that share is measured apart.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::bed::{Bed, ROUNDS, first_article, median};
use super::cost;
use super::desk::Officer;
use super::wrk;

/// Public events in a second.
const RATE: u32 = 20;

/// Speed beside public events, of the processor time that the core has left for pages, for a page that the events do not change.
const AIM: f64 = 0.9;

/// Expressions that mean the same to search. An officer takes some out and puts them back: real events, of which only
/// pages of results show anything.
const ALIASES: &str = "/lam-viec/tu-dong-nghia";

const HEADERS: [(&str, &str); 1] = [("Accept-Encoding", "gzip")];

/// # Errors
/// When the city does not start, or gives another answer than it should.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let mut loa = bed.demo()?;
    let process = loa.group.child().id();
    let mut officer = Officer::try_role(&loa.address, "Điều phối viên")?;
    let list = officer.get(ALIASES)?.expect(200)?.text();
    let mark = format!("href=\"{ALIASES}/");
    let id = list.split_once(&mark).and_then(|(_, rest)| rest.split('"').next());
    let alias = format!("{ALIASES}/{}", id.ok_or("no expressions mean the same")?);
    let article = first_article(&loa.address)?;
    let pages = [("article", article.as_str(), false), ("home", "/", false), ("search", "/tim", true)];

    let share = share(process, Duration::from_secs(bed.seconds), &mut officer, &alias)?;
    println!(
        "\ntopics: requests per second beside {RATE} public events a second, medians of {ROUNDS} loads of {} s",
        bed.seconds
    );
    println!("the events' own work takes {:.1} per cent of the server's core", 100.0 * share);
    println!("| page | shows what they change | beside them | in silence | ratio | of what is left |");
    println!("| --- | --- | ---: | ---: | ---: | ---: |");
    let mut lowest = f64::INFINITY;
    for (name, path, shows) in pages {
        let (mut events, mut silence) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            silence.push(wrk::run(&loa.address, path, &HEADERS, bed.seconds)?.per_second);
            events.push(beside(bed, &loa.address, path, &mut officer, &alias)?);
        }
        let (events, silence) = (median(events), median(silence));
        let left = events / (silence * (1.0 - share));
        if !shows {
            lowest = lowest.min(left);
        }
        let said = if shows { "yes" } else { "no" };
        println!("| {name} | {said} | {events:.0} | {silence:.0} | {:.3} | {left:.3} |", events / silence);
    }
    println!(
        "ratio topics, the lowest of pages that show nothing of it: {lowest:.3} of what is left (aim at least {AIM})"
    );
    Ok(())
}

/// The part of a core that events take while nobody reads.
fn share(process: u32, length: Duration, officer: &mut Officer, alias: &str) -> Result<f64, String> {
    let (started, before) = (Instant::now(), cost::spent_by(process)?);
    write(officer, alias, || started.elapsed() >= length)?;
    let spent = cost::spent_by(process)?.saturating_sub(before);
    Ok(spent.as_secs_f64() / started.elapsed().as_secs_f64())
}

/// Requests per second of a page beside events.
fn beside(bed: &Bed, address: &str, path: &str, officer: &mut Officer, alias: &str) -> Result<f64, String> {
    let over = AtomicBool::new(false);
    let running = wrk::begin(address, path, &HEADERS, bed.seconds)?;
    let load = thread::scope(|scope| {
        let writing = scope.spawn(|| write(officer, alias, || over.load(Ordering::SeqCst)));
        let load = running.end();
        over.store(true, Ordering::SeqCst);
        writing.join().unwrap_or_else(|_| Err("who writes broke off".to_owned()))?;
        load
    })?;
    if load.failures > 0 {
        return Err(format!("{path}: {} requests failed under load", load.failures));
    }
    Ok(load.per_second)
}

/// Writes [`RATE`] events a second until it is over.
///
/// # Errors
/// When they were fewer: a server that writes less has more time to answer.
fn write(officer: &mut Officer, alias: &str, over: impl Fn() -> bool) -> Result<(), String> {
    let (started, pace) = (Instant::now(), Duration::from_secs(1) / RATE);
    let wait = |events: u32| {
        thread::sleep((started + pace * events).saturating_duration_since(Instant::now()));
    };
    let mut events = 0_u32;
    while !over() {
        let page = officer.get(alias)?.expect(200)?.text();
        let seen = page.split_once("name=\"ban\" value=\"").and_then(|(_, rest)| rest.split('"').next());
        let seen = seen.ok_or_else(|| format!("{alias} shows no version"))?;
        officer.post(alias, &[("viec", "bo"), ("ban", seen)])?.expect(303)?;
        wait(events + 1);
        officer.post(alias, &[("viec", "lai")])?.expect(303)?;
        events += 2;
        wait(events);
    }
    let rate = f64::from(events) / started.elapsed().as_secs_f64();
    if rate < 0.9 * f64::from(RATE) { Err(format!("only {rate:.1} events a second")) } else { Ok(()) }
}
