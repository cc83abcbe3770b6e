//! Killed in the middle of its work, the program keeps the work that it reported as done, and does the rest the next time.

use std::collections::BTreeSet;
use std::path::Path;
use std::thread;
use std::time::Duration;

use e2e::program::Program;
use e2e::seed::Seed;
use e2e::{database, http, news};
use kit::db::Engine;
use tempfile::TempDir;

/// How many pages are imported.
const PAGES: usize = 1_000;
/// How often the import is killed.
const DEATHS: usize = 5;

#[test]
fn an_import_survives_kill_9_on_sqlite() {
    survive(Engine::Sqlite);
}

#[test]
fn an_import_survives_kill_9_on_postgresql() {
    survive(Engine::Postgres);
}

fn survive(engine: Engine) {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let engines = database::engines(folder.path());
    let Some((_, url)) = engines.into_iter().find(|(own, _)| *own == engine) else {
        return e2e::skipped("LOA_TEST_POSTGRES_URL names no server");
    };
    let pages = folder.path().join("pages");
    write_pages(&pages);
    let data = folder.path().join("data").display().to_string();
    let settings =
        [("LOA_DATA", data.as_str()), ("LOA_DATABASE_URL", url.as_str()), ("LOA_LISTEN", "127.0.0.1:0")];
    let import = || Program::start(&program, folder.path(), &["import", "pages", "--as", "page"], &settings);

    let mut added = BTreeSet::new();
    let mut seed = Seed(0x9e37_79b9_7f4a_7c15);
    for death in 0..DEATHS {
        let mut running = import();
        running.line("added", Duration::from_secs(60));
        thread::sleep(Duration::from_millis(seed.between(0, 400)));
        running.kill();
        let addresses: Vec<String> = running.said().iter().filter_map(|line| address(line)).collect();
        assert!(addresses.len() < PAGES, "the import was over before death {death}");
        for one in addresses {
            assert!(added.insert(one.clone()), "{one} was added twice");
        }
    }
    assert!(added.len() > DEATHS && added.len() < PAGES, "killed in the middle: {}", added.len());

    let mut serving = Program::start(&program, folder.path(), &["serve"], &settings);
    let place = serving.authority();
    for one in &added {
        let answer = http::get(&place, one).expect("an answer");
        assert_eq!(answer.status, 200, "{one} was said to be added, and is lost");
    }
    drop(serving);

    let mut last = import();
    assert!(
        last.end(Duration::from_secs(120)).is_some_and(|status| status.success()),
        "{:?}",
        last.complained()
    );
    let sum = last.said().last().cloned().unwrap_or_default();
    let [new, changed, same, left_out] = counts(&sum);
    assert_eq!((new + same, changed, left_out), (PAGES, 0, 0), "{sum}");
    assert!(same >= added.len() && same <= added.len() + DEATHS, "{sum}; {} were said before", added.len());

    let mut again = import();
    assert!(again.end(Duration::from_secs(120)).is_some_and(|status| status.success()));
    let sum = again.said().last().cloned().unwrap_or_default();
    assert_eq!(counts(&sum), [0, 0, PAGES, 0], "{sum}");

    let mut serving = Program::start(&program, folder.path(), &["serve"], &settings);
    assert_eq!(news::articles(&serving.authority()).len(), PAGES, "each once");
}

/// As a portal's page looks when its text is saved.
fn write_pages(folder: &Path) {
    std::fs::create_dir(folder).expect("a folder");
    for number in 1..=PAGES {
        let (day, hour, minute) = (number % 28 + 1, number / 60 % 24, number % 60);
        let text = format!(
            "Tin tức sự kiện {day:02} Tháng Tư 2024 {hour}:{minute:02}:00\n\n\
             Phường số {number} công bố lịch tiếp công dân hằng tuần\n\n\
             (Trang phường) – Người dân đến trụ sở vào buổi sáng ngày làm việc.\n\n\
             Mang theo giấy tờ tùy thân và đơn, nếu có. Cán bộ ghi sổ và hẹn ngày trả lời.\n\n\
             Nguồn: Sở Tư pháp\n"
        );
        std::fs::write(folder.join(format!("{number:04}.txt")), text).expect("a file");
    }
}

/// The address in `added    /tin/...-7  Title`.
fn address(line: &str) -> Option<String> {
    Some(line.strip_prefix("added")?.split_whitespace().next()?.to_owned())
}

/// The numbers of `3 added, 0 changed, 997 the same as before, 0 left out.`
fn counts(line: &str) -> [usize; 4] {
    let mut numbers =
        line.split(", ").map(|part| part.split(' ').next().and_then(|number| number.parse().ok()));
    std::array::from_fn(|_| numbers.next().flatten().unwrap_or(usize::MAX))
}
