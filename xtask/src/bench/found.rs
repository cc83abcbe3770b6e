//! From the commit of a publication until search finds it, while fifty articles a second are published in a big city; beside
//! raw commits of such rows.

use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::thread;
use std::time::{Duration, Instant};

use super::bed::Bed;
use super::client::{Client, encode};
use super::desk::{Officer, Words};
use super::latency::Times;
use super::lists::category_in;
use super::publish::name_of;
use super::raw::Raw;
use super::wxr;
use crate::build_report::start;

/// Publications a second.
const RATE: u32 = 50;

/// Loads of the chosen length that it lasts.
const LOADS: u64 = 6;

/// One in so many publications is looked for.
const SAMPLE: usize = 5;

/// Officers who publish, so that one slow answer delays no other.
const PUBLISHERS: usize = 6;

/// Readers who look for the publications.
const READERS: usize = 16;

/// How long a reader waits before looking again.
const LOOK: Duration = Duration::from_millis(10);

/// Milliseconds within which all but one in a hundred are to be found.
const AIM: f64 = 1_000.0;

/// After this a publication counts as never found.
const PATIENCE: Duration = Duration::from_secs(60);

/// How long the index of the whole city may take.
const INDEXING: Duration = Duration::from_secs(1_200);

/// Length of a body in bytes.
const BODY: usize = 3_000;

/// Words of the page while there is no index.
const UNREADY: &str = "Bộ tìm kiếm đang";

/// A publication that a reader looks for, and the moment its publisher was told.
type Published = (usize, Instant);

/// The measurements of the publishers.
#[derive(Default)]
struct Clicks {
    times: Times,
    /// How far behind their time they began.
    late: Times,
}

/// Publishes in the city that was imported into `folder`.
///
/// # Errors
/// When it does not start, or something published is never found.
pub(super) fn run(bed: &Bed, folder: &Path) -> Result<(), String> {
    let loa = start::serve(bed.loa(), "demo", folder)?;
    let indexed = until_indexed(&loa.address)?;
    let count = usize::try_from(u64::from(RATE) * LOADS * bed.seconds).unwrap_or(usize::MAX);
    println!("\nfound: index there after {:.1} s; writing {count} drafts", indexed.as_secs_f64());
    let drafts = prepare(&loa.address, count)?;
    let mut raw = Raw::start(&bed.folder("found")?, 1)?;
    let row = words(0).document;
    let (tell, told) = channel();
    let told = Mutex::new(told);
    let over = AtomicBool::new(false);
    let begin = Instant::now();
    let (clicks, found, commits, took) = thread::scope(|scope| {
        let readers: Vec<_> = (0..READERS).map(|_| scope.spawn(|| read(&loa.address, &told))).collect();
        let publishers: Vec<_> = (0..PUBLISHERS)
            .map(|own| {
                let (tell, drafts, address) = (tell.clone(), &drafts, &loa.address);
                scope.spawn(move || publish(address, drafts, own, begin, &tell))
            })
            .collect();
        let commits = scope.spawn(|| commit(&mut raw, &row, &over));
        drop(tell);
        let mut clicks = Clicks::default();
        let mut failed = None;
        for publisher in publishers {
            match publisher.join().unwrap_or_else(|_| Err("a publisher broke off".to_owned())) {
                Ok(own) => {
                    clicks.times.extend(own.times);
                    clicks.late.extend(own.late);
                }
                Err(complaint) => failed = Some(complaint),
            }
        }
        let took = begin.elapsed();
        let mut found = Times::default();
        for reader in readers {
            found.extend(reader.join().unwrap_or_else(|_| Err("a reader broke off".to_owned()))?);
        }
        over.store(true, Ordering::SeqCst);
        let commits = commits.join().unwrap_or_else(|_| Err("the yardstick broke off".to_owned()))?;
        failed.map_or(Ok((clicks, found, commits, took)), Err)
    })?;
    print(bed.articles, &clicks, &found, &commits, took);
    Ok(())
}

fn print(articles: usize, clicks: &Clicks, found: &Times, commits: &Times, took: Duration) {
    #[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
    let rate = clicks.times.count() as f64 / took.as_secs_f64();
    println!(
        "\nfound: {} publications in a city of {articles} articles, {rate:.0} a second, one in {SAMPLE} looked for; ms",
        clicks.times.count()
    );
    println!("| what | count | p50 | p99 | most |\n| --- | ---: | ---: | ---: | ---: |");
    let rows = [
        ("from the commit until search finds it", found),
        ("the answer to the click", &clicks.times),
        ("behind its time, for want of a free officer", &clicks.late),
        ("yardstick: a raw commit of such a row, meanwhile", commits),
    ];
    for (name, times) in rows {
        println!(
            "| {name} | {} | {:.1} | {:.1} | {:.1} |",
            times.count(),
            times.p50(),
            times.p99(),
            times.within(1.0)
        );
    }
    println!(
        "ratio found: {:.1} raw commits at p50; p99 {:.0} ms (aim under {AIM} ms)",
        found.p50() / commits.p50(),
        found.p99()
    );
}

/// Waits until the index of the city is there; how long that took.
fn until_indexed(address: &str) -> Result<Duration, String> {
    let started = Instant::now();
    while started.elapsed() < INDEXING {
        let page = Client::connect(address)?.get(&search("nghị quyết"), &[])?.expect(200)?.text();
        if !page.contains(UNREADY) {
            return Ok(started.elapsed());
        }
        thread::sleep(Duration::from_millis(200));
    }
    Err(format!("no index after {} s", INDEXING.as_secs()))
}

/// Publishes every one of its drafts at its time, and tells the readers of some.
fn publish(
    address: &str,
    drafts: &[String],
    own: usize,
    begin: Instant,
    tell: &Sender<Published>,
) -> Result<Clicks, String> {
    let mut officer = Officer::try_role(address, "Điều phối viên")?;
    let mut clicks = Clicks::default();
    for (index, draft) in drafts.iter().enumerate().skip(own).step_by(PUBLISHERS) {
        let due = begin + Duration::from_secs(1) * u32::try_from(index).unwrap_or(u32::MAX) / RATE;
        thread::sleep(due.saturating_duration_since(Instant::now()));
        let started = Instant::now();
        clicks.late.add(started.saturating_duration_since(due));
        officer.step(draft, "xuat-ban", 2)?;
        clicks.times.add(started.elapsed());
        if index % SAMPLE == 0 {
            tell.send((index, Instant::now())).map_err(|_| "no reader is left")?;
        }
    }
    Ok(clicks)
}

/// Looks for one publication after the other, each until it is found.
fn read(address: &str, told: &Mutex<Receiver<Published>>) -> Result<Times, String> {
    let mut times = Times::default();
    let next = || told.lock().ok().and_then(|told| told.recv().ok());
    while let Some((index, committed)) = next() {
        // The server closes connections that are silent for long.
        let mut client = Client::connect(address)?;
        let shown = format!("/tin/{}-", slug(index));
        // Without an index the page looks through titles, and that is not measured here.
        let found = |page: &str| page.contains(&shown) && !page.contains(UNREADY);
        while !found(&client.get(&search(&word(index)), &[])?.expect(200)?.text()) {
            if committed.elapsed() > PATIENCE {
                return Err(format!("search does not find {}", word(index)));
            }
            thread::sleep(LOOK);
        }
        times.add(committed.elapsed());
    }
    Ok(times)
}

/// Commits rows ten times a second until it is over.
fn commit(raw: &mut Raw, row: &str, over: &AtomicBool) -> Result<Times, String> {
    let mut times = Times::default();
    while !over.load(Ordering::SeqCst) {
        times.add(raw.alone(0, row)?);
        thread::sleep(Duration::from_millis(100));
    }
    Ok(times)
}

/// Drafts that one officer wrote and another approved; their addresses.
fn prepare(address: &str, count: usize) -> Result<Vec<String>, String> {
    let news = Client::connect(address)?.get("/tin", &[])?.expect(200)?.text();
    let category = category_in(&news).ok_or("the list of all articles leads to no category")?;
    let mut writer = Officer::try_role(address, "Biên tập viên")?;
    let mut reviewer = Officer::try_role(address, "Điều phối viên")?;
    let mut drafts = Vec::new();
    for index in 0..count {
        let draft = writer.start(name_of(&news, &category))?;
        writer.submit(&draft, &words(index))?;
        reviewer.step(&draft, "duyet", 2)?;
        drafts.push(draft);
    }
    Ok(drafts)
}

fn words(index: usize) -> Words {
    Words::new(format!("Tin nhanh {}", word(index)), &wxr::paragraphs(index as u64, BODY))
}

/// A word that stands in one headline only.
fn word(index: usize) -> String {
    format!("tk{index}k")
}

/// The headline of [`words`] as it stands in an address.
fn slug(index: usize) -> String {
    format!("tin-nhanh-{}", word(index))
}

fn search(words: &str) -> String {
    format!("/tim?q={}", encode(words))
}
