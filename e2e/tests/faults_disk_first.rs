//! The first start on a disk that fails while the tables are made: it says why in one line, or serves; the next start on a
//! healthy disk always serves.
//!
//! A first start makes more than a thousand calls. The test tries a sample of 40, evenly spread over all of them.

use std::path::Path;
use std::time::{Duration, Instant};

use e2e::disk::{BROKEN, Fault, FaultyDisk};
use e2e::http;
use e2e::program::Program;
use tempfile::TempDir;

/// How long a start may take until it serves or ends.
const PATIENCE: Duration = Duration::from_secs(30);

/// A kind of fault, and how many calls are to meet it.
type Kind = (&'static str, fn(u32) -> Fault, u32);

/// Starts it; answers where it serves, or none when it ended.
fn start(program: &Path, folder: &Path, disk: &FaultyDisk) -> (Program, Option<String>) {
    let data = folder.join("data").display().to_string();
    let mut settings = disk.settings();
    settings.extend([("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")]);
    let mut running = Program::start(program, folder, &["serve"], &settings);
    let begun = Instant::now();
    while begun.elapsed() < PATIENCE {
        let said = running.said();
        if let Some(place) = said.iter().find_map(|line| line.strip_prefix("Loa is at http://")) {
            let place = place.to_owned();
            return (running, Some(place));
        }
        if let Some(ended) = running.end(Duration::from_millis(20)) {
            assert_eq!(ended.code(), Some(1), "{:?}", running.complained());
            return (running, None);
        }
    }
    panic!("it neither serves nor ends: {:?}", running.complained());
}

fn is_served(place: &str, name: &str) {
    for path in ["/", "/tin", "/en/co-quan"] {
        assert_eq!(http::get(place, path).expect("an answer").status, 200, "{name}: {path}");
    }
}

/// Starts on an empty folder while the disk fails, then while it is well. Answers how many calls the disk was asked, and
/// whether the start was refused.
fn journey(program: &Path, tools: &Path, fault: Fault, dies: bool, name: &str) -> (u32, bool) {
    let folder = TempDir::new().expect("a temporary folder");
    let disk = FaultyDisk::new(tools, &folder.path().join("data"));
    disk.fail(fault);
    let (mut first, place) = start(program, folder.path(), &disk);
    let (asked, failed) = disk.heal();
    let lines = first.complained();
    if let Some(place) = &place {
        is_served(place, name);
        if dies {
            first.kill();
        } else {
            first.ask_to_stop();
            assert!(first.end(PATIENCE).is_some_and(|status| status.success()), "{name}");
        }
    } else {
        assert!(failed > 0, "{name}: refused although the disk was well: {lines:?}");
        let said: Vec<&String> = lines.iter().filter(|line| line.starts_with("loa: ")).collect();
        assert!(said.len() == 1 && lines.len() == 1, "{name}: one line: {lines:#?}");
        assert!(!said[0].contains("panicked") && !said[0].contains("Err("), "{name}: {lines:?}");
    }
    let (again, served) = start(program, folder.path(), &disk);
    let served = served.unwrap_or_else(|| panic!("{name}: {:?} after {lines:?}", again.complained()));
    is_served(&served, name);
    (asked, place.is_none())
}

#[test]
fn a_first_start_may_meet_a_fault_at_any_call() {
    let Some(program) = e2e::program_under_test() else { return };
    let tools = TempDir::new().expect("a temporary folder");
    let kinds: [Kind; 5] = [
        ("full", Fault::full, 10),
        ("full for good", |from| Fault::full(from).lasting(), 6),
        ("broken", |from| Fault { error: BROKEN, ..Fault::full(from) }, 10),
        ("sync", Fault::sync, 10),
        ("sync for good", |from| Fault::sync(from).lasting(), 4),
    ];
    for (kind, fault, size) in kinds {
        // The calls of a first start to a disk that is well.
        let (calls, _) = journey(&program, tools.path(), fault(u32::MAX), true, kind);
        let mut refusals = 0;
        for number in 0..size {
            let from = 1 + number * calls.saturating_sub(1) / (size - 1);
            let (_, refused) =
                journey(&program, tools.path(), fault(from), number % 2 == 0, &format!("{kind} {from}"));
            refusals += u32::from(refused);
        }
        eprintln!("{kind}: {size} starts of about {calls} calls, {refusals} refused");
        assert!(refusals > 0, "{kind}: nothing was refused");
    }
}
