//! PostgreSQL itself has no disk left, is stopped, or holds still: pages are served, acknowledged writes are there, and saving
//! goes on by itself.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::city::PLAN;
use e2e::desk_client::{Desk, all};
use e2e::postgres::{Postgres, is_root};
use e2e::program::Program;
use e2e::seed::Seed;
use e2e::{http, news};
use kit::testing::SmallDisk;
use tempfile::TempDir;

/// The longest wait for the refusal of a page that is not in memory.
const AT_ONCE: Duration = Duration::from_secs(1);
/// The same for the first readers: a server that holds still is missed after a second of silence.
const AT_FIRST: Duration = Duration::from_millis(2500);
/// How soon everything works again once the server is well.
const BACK: Duration = Duration::from_secs(20);
/// How many drafts are saved before the disk is full.
const BEFORE: usize = 6;
/// After how many refusals the disk has been full for long enough, and how many saves may come to that at most.
const REFUSALS: usize = 8;
const MOST: usize = 12;

/// A city whose database is a server of its own.
struct Site {
    running: Program,
    place: String,
    article: String,
    editor: Desk,
    seed: Seed,
    /// Days whose pages nobody has read yet.
    unread: u32,
}

/// A draft that was saved, or was to be.
struct Saved {
    draft: String,
    title: String,
    kept: bool,
}

impl Site {
    fn start(program: &Path, folder: &Path, server: &Postgres) -> Self {
        let url = server.url();
        let settings =
            [("LOA_DATABASE_URL", url.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "warn")];
        let mut running = Program::start(program, folder, &["demo"], &settings);
        let place = running.authority();
        let article = news::article(&place, PLAN);
        let editor = Desk::sit(&place, &Desk::people(&place).editor);
        let site = Self { running, place, article, editor, seed: Seed(0x2545_f491_4f6c_dd1d), unread: 0 };
        site.what_was_read_is_served();
        site
    }

    fn what_was_read_is_served(&self) {
        for path in ["/", self.article.as_str()] {
            let begun = Instant::now();
            assert_eq!(http::get(&self.place, path).expect("a page").status, 200, "{path}");
            assert!(begun.elapsed() < AT_FIRST, "{path} took {:?}", begun.elapsed());
        }
    }

    /// Asks for a page that nobody has read; answers its status.
    fn unread(&mut self, limit: Duration) -> u16 {
        self.unread += 1;
        let path = format!("/ngay/2023/{:02}/{:02}", self.unread / 28 + 1, self.unread % 28 + 1);
        let begun = Instant::now();
        let status = http::get(&self.place, &path).expect("an answer").status;
        assert!(begun.elapsed() < limit, "{path}: {status} after {:?}", begun.elapsed());
        status
    }

    /// Saves a draft with a text that cannot be pressed small.
    fn save(&mut self, draft: &str) -> Saved {
        let title = format!("Bản {}", self.seed.between(1, u64::MAX));
        let words: Vec<String> =
            (0..300).map(|_| format!("{:x}", self.seed.between(1 << 40, 1 << 48))).collect();
        let form = [("version", "1"), ("title", title.as_str()), ("body", &words.join(" "))];
        let answer = self.editor.send(&format!("{draft}/luu"), &form).expect("an answer");
        assert!([200, 303, 503].contains(&answer.status), "{}: {}", answer.status, answer.text());
        Saved { draft: draft.to_owned(), title, kept: answer.status != 503 }
    }

    /// Saves until that is kept. A server that ended is started meanwhile.
    fn wait_until_saved(&mut self, server: &mut Postgres, draft: &str) {
        let begun = Instant::now();
        while !self.save(draft).kept {
            if server.has_ended() {
                server.serve();
            }
            assert!(begun.elapsed() < BACK, "{:#?}", self.running.complained());
            thread::sleep(Duration::from_millis(100));
        }
    }

    /// Saving goes on by itself, everything works, and acknowledged writes are there; answers how many refused ones are there
    /// all the same.
    fn is_well(&mut self, server: &mut Postgres, spare: &str, saved: &[Saved]) -> usize {
        let begun = Instant::now();
        self.wait_until_saved(server, spare);
        eprintln!("saved again {:?} after the server was well", begun.elapsed());
        // A save that was kept is known at once; a server that was away is asked four times a second.
        thread::sleep(Duration::from_secs(1));
        assert_eq!(http::get(&self.place, "/readyz").expect("an answer").status, 200);
        self.what_was_read_is_served();
        assert_eq!(self.unread(BACK), 200);
        let titles: Vec<String> = saved
            .iter()
            .map(|one| all(&self.editor.get(&one.draft), "#title", None).pop().expect("a title"))
            .collect();
        let pairs = || saved.iter().zip(&titles);
        for (one, title) in pairs().filter(|(one, _)| one.kept) {
            assert_eq!(*title, one.title, "{}: acknowledged, and not there", one.draft);
        }
        pairs().filter(|(one, title)| !one.kept && **title == one.title).count()
    }

    fn drafts(&self, count: usize) -> Vec<String> {
        (0..count).map(|_| self.editor.begin()).collect()
    }
}

/// Its tables cannot grow: each statement that wants room is refused, and the server stays.
#[test]
fn a_full_disk_below_the_tables() {
    run_out(false);
}

/// Its log cannot grow: the server falls, and may not come up before there is room. Then an administrator starts it anew, but
/// not the program.
#[test]
fn a_full_disk_below_the_log() {
    run_out(true);
}

fn run_out(falls: bool) {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let small = folder.path().join("disk");
    let disk = is_root().then(|| SmallDisk::mount(&small, "90m")).flatten();
    let Some(_disk) = disk else { return e2e::skipped("no disk can be mounted here") };
    let large = folder.path().join("large");
    let places = if falls { [large.as_path(), &small] } else { [small.as_path(), &large] };
    // Each megabyte of the write-ahead log wants a new file, and none is freed meanwhile.
    let settings = ["wal_recycle=off", "checkpoint_timeout=1h"];
    let Some(mut server) = Postgres::start(folder.path(), places, &settings) else { return };
    let mut site = Site::start(&program, folder.path(), &server);
    let (drafts, spare) = (site.drafts(BEFORE + MOST), site.editor.begin());
    let mut saved: Vec<Saved> = drafts[..BEFORE].iter().map(|draft| site.save(draft)).collect();
    assert!(saved.iter().all(|one| one.kept), "the disk is well");

    let ballast = small.join("ballast");
    // The disk takes as much as it can.
    let _ = fs::write(&ballast, vec![0; 200 << 20]);
    let mut refused = 0;
    for draft in &drafts[BEFORE..] {
        if falls && refused == 0 {
            server.end_log_file();
        }
        let one = site.save(draft);
        refused += usize::from(!one.kept);
        saved.push(one);
        if refused > 0 {
            site.what_was_read_is_served();
        }
        if refused == REFUSALS {
            break;
        }
    }
    let (status, words) =
        http::get(&site.place, "/readyz").map(|one| (one.status, one.text())).expect("an answer");
    assert!(
        refused == REFUSALS && status == 503,
        "{refused} refused, then {status} {words}: {}",
        server.said()
    );

    fs::remove_file(&ballast).expect("removed");
    let ended = server.has_ended();
    let there = site.is_well(&mut server, &spare, &saved);
    let fell = server.said().contains("PANIC");
    eprintln!(
        "falls: {falls}: {} saved, {refused} refused ({there} of them are there), fell: {fell}, ended: {ended}",
        saved.len() - refused
    );
    assert_eq!(fell, falls, "{}", server.said());
    // A client that waited for an answer while the server fell was told nothing for sure.
    assert!(there == 0 || fell, "{there} were refused, and are there");
}

/// How the server is lost, how soon that must be found out, and how it is found again.
type Loss = (fn(&mut Postgres), Duration, fn(&mut Postgres));

#[test]
fn a_server_that_is_stopped_or_holds_still_in_the_midst_of_saving() {
    let stopped: Loss = (Postgres::stop_at_once, AT_ONCE, Postgres::serve);
    let still: Loss = (|server| server.hold("STOP"), AT_FIRST, |server| server.hold("CONT"));
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let place = folder.path().join("place");
    let Some(mut server) = Postgres::start(folder.path(), [&place, &place], &[]) else { return };
    let mut site = Site::start(&program, folder.path(), &server);
    let mut saved = Vec::new();
    for (lose, first, find) in [stopped, still, stopped] {
        let (drafts, spare) = (site.drafts(8), site.editor.begin());
        saved.extend(drafts[..4].iter().map(|draft| site.save(draft)));
        lose(&mut server);
        assert_eq!(site.unread(first), 503, "the first one who comes");
        thread::sleep(Duration::from_secs(1));
        for draft in &drafts[4..] {
            site.what_was_read_is_served();
            assert_eq!(site.unread(AT_ONCE), 503);
            let begun = Instant::now();
            saved.push(site.save(draft));
            assert!(begun.elapsed() < AT_ONCE, "a save took {:?}", begun.elapsed());
        }
        find(&mut server);
        assert_eq!(site.is_well(&mut server, &spare, &saved), 0, "what was refused at once is not there");
    }
    let refused = saved.iter().filter(|one| !one.kept).count();
    assert_eq!(refused, 12, "all that came while it was away");
}
