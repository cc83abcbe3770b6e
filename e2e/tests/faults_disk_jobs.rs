//! A scheduled article on a disk that fails while a worker publishes it: in the end it is published, and once.
//!
//! A moment comes each second, and the disk fails at a later call each time. A job that the worker tries again meets the fault
//! of a later moment now and then, as it would in life. Publishing makes a hundred calls or so, so only one of every few is
//! tried; each of the few syncs is.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::desk_client::Desk;
use e2e::disk::{BROKEN, Fault, FaultyDisk};
use e2e::news;
use e2e::program::Program;
use jiff::tz::TimeZone;
use jiff::{SignedDuration, Unit};
use kit::clock::Clock;
use tempfile::TempDir;

/// How long before its moment an article is scheduled at least.
const AHEAD: SignedDuration = SignedDuration::from_millis(400);
/// How long after its moment the disk is well again: by then a worker has come to its end, or met the fault.
const AFTER: SignedDuration = SignedDuration::from_millis(500);
/// Most moments of one kind of fault.
const MOMENTS: u32 = 20;
/// The longest wait until all must be public once the disk is well: a job that the disk refused is tried again after 10 s at
/// most.
const SOON: Duration = Duration::from_secs(20);
/// The same when a worker could not even say that it failed, or died: its claim holds for a minute.
const AFTER_A_LEASE: Duration = Duration::from_secs(80);

/// A city on a disk that fails when it is told to.
struct Site<'a> {
    program: &'a Path,
    folder: &'a Path,
    disk: FaultyDisk,
    running: Program,
    place: String,
    scheduled: u32,
}

impl<'a> Site<'a> {
    fn start(program: &'a Path, folder: &'a Path) -> Self {
        let disk = FaultyDisk::new(folder, &folder.join("data"));
        let mut running = launch(program, folder, &disk, "demo");
        let place = running.authority();
        Self { program, folder, disk, running, place, scheduled: 0 }
    }

    /// Kills it at once, and starts it again.
    fn die(&mut self) {
        self.running.kill();
        self.running = launch(self.program, self.folder, &self.disk, "demo");
        self.place = self.running.authority();
    }

    /// Writes, approves and schedules one more article, and has the disk fail right before its moment; answers how many
    /// calls the disk was asked, and how many it refused.
    fn publish(&mut self, desks: &(Desk, Desk), fault: Fault) -> (u32, u32) {
        let (editor, reviewer) = desks;
        let title = format!("Xe buýt số {} chạy thêm chuyến", self.scheduled + 1);
        let draft = editor.begin();
        let sheet = [
            ("version", "1"),
            ("title", title.as_str()),
            ("summary", "Từ tháng tới, xe buýt chạy thêm hai chuyến mỗi giờ."),
            ("body", "Xe chạy từ bến Mây đến chợ Mới."),
            ("step", "trinh"),
        ];
        editor.post(&draft, &sheet);
        reviewer.post(&format!("{draft}/buoc/duyet"), &[("version", "2")]);
        let moment = (Clock::System.now() + AHEAD + SignedDuration::from_millis(499)).round(Unit::Second);
        let moment = moment.expect("a moment of this century");
        let city = TimeZone::get("Asia/Ho_Chi_Minh").expect("a known zone");
        let clock = moment.to_zoned(city).datetime();
        let (date, time) = (clock.date().to_string(), clock.time().to_string());
        editor.post(&format!("{draft}/buoc/hen-gio"), &[("date", &date), ("time", &time)]);
        self.scheduled += 1;

        self.disk.fail(fault);
        let left = (moment + AFTER).duration_since(Clock::System.now());
        thread::sleep(Duration::try_from(left).unwrap_or_default());
        self.disk.heal()
    }

    /// How often each scheduled article is listed.
    fn listed(&self) -> Vec<usize> {
        let articles = news::articles(&self.place);
        let of = |number| format!("/tin/xe-buyt-so-{number}-chay-them-chuyen-");
        let count = |start: String| articles.iter().filter(|address| address.starts_with(&start)).count();
        (1..=self.scheduled).map(|number| count(of(number))).collect()
    }

    fn wait_until_all_are_public(&self, limit: Duration) {
        let begun = Instant::now();
        while self.listed().contains(&0) {
            let said = || self.running.complained();
            assert!(begun.elapsed() < limit, "not public after {limit:?}: {:?} {:#?}", self.listed(), said());
            thread::sleep(Duration::from_millis(250));
        }
    }

    /// All are public once, also after a death; the record is whole, and no job was given up.
    fn ends_well(&mut self, limit: Duration) {
        self.wait_until_all_are_public(limit);
        self.die();
        assert!(self.listed().iter().all(|count| *count == 1), "each once: {:?}", self.listed());
        self.running.kill();
        for (command, words) in [("verify", "whole"), ("jobs", "wait or run")] {
            let mut asked = launch(self.program, self.folder, &self.disk, command);
            let ended = asked.end(Duration::from_secs(60)).expect("it ends");
            let said = asked.said();
            assert!(
                ended.success() && said[0].contains(words),
                "{command}: {said:?} {:?}",
                asked.complained()
            );
        }
    }
}

fn launch(program: &Path, folder: &Path, disk: &FaultyDisk, command: &str) -> Program {
    let data = folder.join("data").display().to_string();
    let mut settings = disk.settings();
    settings.extend([("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "warn")]);
    Program::start(program, folder, &[command], &settings)
}

fn desks(place: &str) -> (Desk, Desk) {
    let people = Desk::people(place);
    (Desk::sit(place, &people.editor), Desk::sit(place, &people.reviewer))
}

/// At each moment another call fails, once.
fn moments(program: &Path, kind: &str, fault: fn(u32) -> Fault) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut site = Site::start(program, folder.path());
    let desks = desks(&site.place);
    // The first one meets the making of the search index as well; the next one counts the calls of a moment to the disk.
    site.publish(&desks, fault(u32::MAX));
    let (calls, _) = site.publish(&desks, fault(u32::MAX));
    let mut failures = 0;
    let step = usize::try_from(calls / MOMENTS + 1).expect("a small number");
    for from in (1..=calls).step_by(step) {
        failures += site.publish(&desks, fault(from)).1;
    }
    let count = site.scheduled;
    site.ends_well(SOON);
    eprintln!("{kind}: {count} moments of about {calls} calls, {failures} failed");
    assert!(failures > 3, "{kind}: hardly anything failed: {failures}");
}

/// The disk fails on, so that a worker can not even say that it failed; or the program is killed then.
fn moments_that_stay(program: &Path) {
    let folder = TempDir::new().expect("a temporary folder");
    let mut site = Site::start(program, folder.path());
    let mut desks = desks(&site.place);
    let mut failures = 0;
    for dies in [false, true] {
        for fault in [Fault::full(1), Fault::full(8), Fault::sync(1), Fault::sync(2)] {
            failures += site.publish(&desks, fault.lasting()).1;
            if dies {
                site.die();
                desks = self::desks(&site.place);
            }
        }
    }
    site.ends_well(AFTER_A_LEASE);
    eprintln!("lasting: {} moments, {failures} calls failed", site.scheduled);
    assert!(failures > 10, "hardly anything failed: {failures}");
}

/// All at once, because they mostly wait.
#[test]
fn what_is_scheduled_is_published_once_whatever_fails_meanwhile() {
    let Some(program) = e2e::program_under_test() else { return };
    let broken = |from| Fault { error: BROKEN, ..Fault::full(from) };
    thread::scope(|scope| {
        scope.spawn(|| moments(&program, "full", Fault::full));
        scope.spawn(|| moments(&program, "broken", broken));
        scope.spawn(|| moments(&program, "sync", Fault::sync));
        scope.spawn(|| moments_that_stay(&program));
    });
}
