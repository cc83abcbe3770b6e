//! Pages from memory, beside nginx with the same bytes as files.

use std::thread;
use std::time::{Duration, Instant};

use super::bed::{Bed, ROUNDS, first_article, median};
use super::client::{Answer, Client};
use super::nginx::{Nginx, Page};
use super::wrk::{self, Load};
use crate::process::PAUSE;

/// How much of nginx's speed is aimed at, beside security headers, a request id, metrics and a count of views.
const AIM: f64 = 0.7;

/// How many connections make a crowd.
const CROWD: usize = 1_000;
/// How often a crowd comes to each in turn: its slowest answers vary.
const CROWD_ROUNDS: usize = 5;
/// How much longer than nginx's the slowest answer but one in a hundred may take in a crowd.
const CROWD_AIM: f64 = 2.0;

const CODINGS: [&str; 2] = ["gzip", "br"];

/// # Errors
/// When something does not start, or gives another answer than it should.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let loa = bed.demo()?;
    let addresses = [("home", "/".to_owned()), ("article", first_article(&loa.address)?)];
    let mut subjects = Vec::new();
    for (name, path) in &addresses {
        for coding in CODINGS {
            let answer = kept(&loa.address, path, coding)?;
            let page = format!("{name}.{coding}");
            subjects.push((*name, path, coding, answer.head, Page { name: page, ..page_of(answer) }));
        }
    }
    let (subjects, pages): (Vec<_>, Vec<_>) = subjects
        .into_iter()
        .map(|(name, path, coding, head, page)| ((name, path, coding, head), page))
        .unzip();
    let nginx = Nginx::start(&bed.folder("nginx")?, &pages)?;

    println!("\nserve: requests per second, 64 connections, medians of {ROUNDS} loads of {} s", bed.seconds);
    println!("| page | coding | body | head loa | head nginx | loa | nginx | loa/nginx |");
    println!("| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut lowest = f64::INFINITY;
    for ((name, path, coding, head), page) in subjects.iter().zip(&pages) {
        let file = format!("/{}", page.name);
        let copy = Client::connect(&nginx.address)?.get(&file, &[])?.expect(200)?;
        if copy.body != page.body || copy.header("content-encoding") != Some(*coding) {
            return Err(format!("nginx does not send the same bytes for {file}"));
        }
        let headers = [("Accept-Encoding", *coding)];
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..ROUNDS {
            ours.push(wrk::run(&loa.address, path, &headers, bed.seconds)?.per_second);
            theirs.push(wrk::run(&nginx.address, &file, &headers, bed.seconds)?.per_second);
        }
        let (ours, theirs) = (median(ours), median(theirs));
        lowest = lowest.min(ours / theirs);
        println!(
            "| {name} | {coding} | {} | {head} | {} | {ours:.0} | {theirs:.0} | {:.2} |",
            page.body.len(),
            copy.head,
            ours / theirs
        );
    }
    println!("ratio serve, the lowest: {lowest:.2} of nginx (aim at least {AIM})");
    let pairs = subjects.iter().zip(&pages).filter(|((_, _, coding, _), _)| *coding == "gzip");
    let pairs = pairs.map(|((name, path, ..), page)| (*name, path.as_str(), format!("/{}", page.name)));
    crowd(bed, &loa.address, &nginx.address, pairs)
}

/// The same with many connections, which must be served in turn: the slowest answer counts.
fn crowd<'a>(
    bed: &Bed,
    loa: &str,
    nginx: &str,
    pages: impl Iterator<Item = (&'a str, &'a str, String)>,
) -> Result<(), String> {
    let headers = [("Accept-Encoding", "gzip")];
    println!(
        "\nserve, {CROWD} connections: ms and requests per second, medians of {CROWD_ROUNDS} loads of {} s",
        bed.seconds
    );
    println!(
        "| page | p50 loa | p50 nginx | p99 loa | p99 nginx | p99 loa/nginx | loa | nginx | loa/nginx |"
    );
    println!("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut highest: f64 = 0.0;
    for (name, path, file) in pages {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for _ in 0..CROWD_ROUNDS {
            theirs.push(wrk::run_with(CROWD, nginx, &file, &headers, bed.seconds)?);
            ours.push(wrk::run_with(CROWD, loa, path, &headers, bed.seconds)?);
        }
        let of = |loads: &[Load], figure: fn(&Load) -> f64| median(loads.iter().map(figure).collect());
        let both = |figure| (of(&ours, figure), of(&theirs, figure));
        let ((p50, p50_nginx), (p99, p99_nginx)) = (both(|load| load.p50), both(|load| load.p99));
        let (speed, speed_nginx) = both(|load| load.per_second);
        highest = highest.max(p99 / p99_nginx);
        println!(
            "| {name} | {p50:.1} | {p50_nginx:.1} | {p99:.1} | {p99_nginx:.1} | {:.2} | {speed:.0} | {speed_nginx:.0} | {:.2} |",
            p99 / p99_nginx,
            speed / speed_nginx
        );
    }
    println!("ratio serve, p99 in a crowd, the highest: {highest:.2} of nginx (aim at most {CROWD_AIM})");
    Ok(())
}

/// The page as it is sent from memory. Right after the start nothing is kept yet, and then brotli is not offered.
fn kept(address: &str, path: &str, coding: &str) -> Result<Answer, String> {
    let started = Instant::now();
    loop {
        let mut client = Client::connect(address)?;
        let answer = client.get(path, &[("Accept-Encoding", coding)])?.expect(200)?;
        if answer.header("content-encoding") == Some(coding) {
            // The first answer may be the last that was not kept.
            return client.get(path, &[("Accept-Encoding", coding)])?.expect(200);
        }
        if started.elapsed() > Duration::from_secs(10) {
            return Err(format!("{path} is not sent as {coding}"));
        }
        thread::sleep(PAUSE);
    }
}

fn page_of(answer: Answer) -> Page {
    Page { name: String::new(), headers: answer.headers, body: answer.body }
}
