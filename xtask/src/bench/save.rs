//! 200 editors who save their drafts at once, again and again; beside raw commits of the same rows. The part also finds
//! whether an acknowledged save is ever lost, even when the server is killed.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use super::bed::{Bed, ROUNDS, median};
use super::cost::{self, Cost};
use super::desk::{Officer, Words};
use super::latency::Times;
use super::raw::Raw;
use super::wxr;
use crate::build_report::start;

const EDITORS: usize = 200;

/// Length of a body in bytes.
const BODY: usize = 3_000;

/// Milliseconds within which all but one save in a hundred are to be acknowledged.
const AIM: f64 = 250.0;

const ROLES: [&str; 2] = ["Biên tập viên Sở", "Biên tập viên phường"];

/// Someone with a session, a connection and a draft of their own.
struct Editor {
    number: usize,
    officer: Officer,
    draft: String,
    /// The version that was acknowledged last.
    version: u64,
}

/// # Errors
/// When the city does not start, a save fails, or one is lost.
pub(super) fn run(bed: &Bed) -> Result<(), String> {
    let folder = bed.folder("editors")?;
    let mut loa = start::serve(bed.loa(), "demo", &folder)?;
    let mut editors = editors(&loa.address)?;
    let mut raw = Raw::start(&folder, EDITORS)?;
    let row = words(0, 1).document;
    let (mut times, mut together, mut alone) = (Times::default(), Times::default(), Times::default());
    let (mut rates, mut raw_rates) = (Vec::new(), Vec::new());
    let process = loa.group.child().id();
    let mut cost = Cost::default();
    for _ in 0..ROUNDS {
        let length = Duration::from_secs(bed.seconds);
        connect(&mut editors, &loa.address)?;
        let before = cost::spent_by(process)?;
        let load = load(&mut editors, length, &AtomicBool::new(false))?;
        cost += Cost::since(before, process, load.count())?;
        rates.push(per_second(load.count(), length));
        times.extend(load);
        let started = Instant::now();
        while started.elapsed() < length / 4 {
            let took = raw.together(&row)?;
            raw_rates.push(per_second(EDITORS, took));
            together.add(took);
            alone.add(raw.alone(0, &row)?);
        }
    }
    let lost = lost(&mut editors, &loa.address)?;

    connect(&mut editors, &loa.address)?;
    let (killed, short) = (AtomicBool::new(false), Duration::from_secs(4));
    let before_kill = thread::scope(|scope| {
        let load = scope.spawn(|| load(&mut editors, short, &killed));
        thread::sleep(short / 2);
        killed.store(true, Ordering::SeqCst);
        let dead = loa.group.child().kill().map_err(|error| format!("loa demo: {error}"));
        let load = load.join().map_err(|_| "the load broke off".to_owned());
        dead.and(load)?
    })?;
    drop(loa);
    let loa = start::serve(bed.loa(), "demo", &folder)?;
    let lost_by_kill = self::lost(&mut editors, &loa.address)?;

    let (rate, raw_rate) = (median(rates), median(raw_rates));
    println!("\nsave: {EDITORS} editors at once, each saves again as soon as the last save is acknowledged");
    println!("| what | a second | p50, ms | p99, ms |\n| --- | ---: | ---: | ---: |");
    println!("| drafts saved at the desk | {rate:.0} | {:.1} | {:.1} |", times.p50(), times.p99());
    println!(
        "| yardstick: {EDITORS} raw rows in one commit | {raw_rate:.0} | {:.1} | {:.1} |",
        together.p50(),
        together.p99()
    );
    println!(
        "| yardstick: one raw row in one commit | {:.0} | {:.1} | {:.1} |",
        1_000.0 / alone.p50(),
        alone.p50(),
        alone.p99()
    );
    println!(
        "ratio save: {:.3} of raw group commit, {:.2} of raw single commits; p99 {:.0} ms (aim under {AIM} ms)",
        rate / raw_rate,
        rate * alone.p50() / 1_000.0,
        times.p99()
    );
    println!("processor time of the server for a save: {:.2} ms", cost.milliseconds());
    println!(
        "of {} saves acknowledged {lost} are lost; after kill -9 in the middle of {} more, {lost_by_kill} (aim 0)",
        times.count(),
        before_kill.count()
    );
    Ok(())
}

/// Signs the editors in; each begins a draft.
fn editors(address: &str) -> Result<Vec<Editor>, String> {
    let mut editors = Vec::new();
    for number in 0..EDITORS {
        let mut officer = Officer::try_role(address, ROLES[number % ROLES.len()])?;
        let draft = officer.start("")?;
        let version = officer.autosave(&draft, 1, &words(number, 2))?;
        editors.push(Editor { number, officer, draft, version });
    }
    Ok(editors)
}

/// Gives each editor a new connection: the server closes those that are silent for long.
fn connect(editors: &mut [Editor], address: &str) -> Result<(), String> {
    for editor in editors {
        editor.officer = editor.officer.again(address)?;
    }
    Ok(())
}

/// Lets all save at once for so long; a failure counts unless the server was killed.
fn load(editors: &mut [Editor], length: Duration, killed: &AtomicBool) -> Result<Times, String> {
    let end = Instant::now() + length;
    let results: Vec<Result<Times, String>> = thread::scope(|scope| {
        let threads: Vec<_> =
            editors.iter_mut().map(|editor| scope.spawn(|| editor.save(end, killed))).collect();
        let broken = |_| Err("an editor broke off".to_owned());
        threads.into_iter().map(|thread| thread.join().unwrap_or_else(broken)).collect()
    });
    let mut all = Times::default();
    for times in results {
        all.extend(times?);
    }
    Ok(all)
}

impl Editor {
    fn save(&mut self, end: Instant, killed: &AtomicBool) -> Result<Times, String> {
        let mut times = Times::default();
        while Instant::now() < end {
            let words = words(self.number, self.version + 1);
            let started = Instant::now();
            match self.officer.autosave(&self.draft, self.version, &words) {
                Ok(version) if version == self.version + 1 => {
                    times.add(started.elapsed());
                    self.version = version;
                }
                Ok(version) => return Err(format!("version {version} after {}", self.version)),
                Err(_) if killed.load(Ordering::SeqCst) => break,
                Err(complaint) => return Err(complaint),
            }
        }
        Ok(times)
    }
}

/// How many drafts have lost a save that was acknowledged. A draft may be one version ahead: the server kept that save
/// and could no longer acknowledge it.
fn lost(editors: &mut [Editor], address: &str) -> Result<usize, String> {
    let mut lost = 0;
    for editor in editors {
        editor.officer = editor.officer.again(address)?;
        let (version, page) = editor.officer.read(&editor.draft)?;
        let whole = page.matches(&said(editor.number, version)).count() >= 2;
        if !whole || version < editor.version || version > editor.version + 1 {
            lost += 1;
        }
        editor.version = version;
    }
    Ok(lost)
}

/// The words of an editor's version in headline and body, unlike any other.
fn said(editor: usize, version: u64) -> String {
    format!("Lần lưu {version} của bàn {editor}.")
}

fn words(editor: usize, version: u64) -> Words {
    let mut paragraphs = wxr::paragraphs(editor as u64, BODY);
    paragraphs.insert(0, said(editor, version));
    Words::new(said(editor, version), &paragraphs)
}

fn per_second(count: usize, length: Duration) -> f64 {
    #[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
    let count = count as f64;
    count / length.as_secs_f64()
}
