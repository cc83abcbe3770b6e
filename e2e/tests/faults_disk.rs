//! A disk that fails at any write: an acknowledged write is there afterwards, a refused one is not, and writing goes on by
//! itself.

use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::desk_client::{Desk, People, all};
use e2e::disk::{Fault, FaultyDisk, READ_ONLY};
use e2e::http;
use e2e::program::Program;
use kit::testing::SmallDisk;
use tempfile::TempDir;

/// Most journeys of one kind of fault.
const MOST: u32 = 400;
/// How soon after the disk is well the program must know.
const SOON: Duration = Duration::from_secs(20);

/// A city on a disk that fails when it is told to.
struct Site<'a> {
    program: &'a Path,
    folder: &'a Path,
    disk: &'a FaultyDisk,
    data: String,
    running: Program,
    place: String,
    people: People,
    /// Where metrics are.
    metrics: String,
}

impl<'a> Site<'a> {
    fn start(program: &'a Path, folder: &'a Path, disk: &'a FaultyDisk) -> Self {
        let data = folder.join("data").display().to_string();
        let metrics = format!("127.0.0.1:{}", e2e::program::free_port());
        let mut running = launch(program, folder, disk, &data, &metrics);
        let place = running.authority();
        let people = Desk::people(&place);
        Self { program, folder, disk, data, running, place, people, metrics }
    }

    /// Kills it at once, and starts it again.
    fn die(&mut self) {
        self.running.kill();
        self.running = launch(self.program, self.folder, self.disk, &self.data, &self.metrics);
        self.place = self.running.authority();
    }

    fn editor(&self) -> Desk {
        Desk::sit(&self.place, &self.people.editor)
    }

    fn reviewer(&self) -> Desk {
        Desk::sit(&self.place, &self.people.reviewer)
    }

    fn ready(&self) -> (u16, String) {
        let answer = http::get(&self.place, "/readyz").expect("an answer");
        (answer.status, answer.text())
    }

    /// Waits until it says by itself that writing works.
    fn wait_until_ready(&self) {
        let begun = Instant::now();
        while self.ready().0 != 200 {
            assert!(
                begun.elapsed() < SOON,
                "{:?} after the disk was well: {:?}",
                begun.elapsed(),
                self.ready()
            );
            thread::sleep(Duration::from_millis(50));
        }
    }

    fn is_public(&self, title: &str) -> bool {
        http::get(&self.place, "/tin").expect("a list").text().contains(title)
    }
}

fn launch(program: &Path, folder: &Path, disk: &FaultyDisk, data: &str, metrics: &str) -> Program {
    let mut settings = disk.settings();
    settings.extend([
        ("LOA_DATA", data),
        ("LOA_LISTEN", "127.0.0.1:0"),
        ("LOA_METRICS_LISTEN", metrics),
        ("LOA_LOG_LEVEL", "warn"),
    ]);
    Program::start(program, folder, &["demo"], &settings)
}

/// A draft as an editor sees it: its version and title.
fn seen(desk: &Desk, draft: &str) -> (String, String) {
    let page = desk.get(draft);
    let version = all(&page, "form#draft input[name=version]", Some("value")).pop().expect("a version");
    (version, all(&page, "#title", None).pop().expect("a title"))
}

/// Whether a form was acknowledged; a refusal is said as one.
fn sent(desk: &Desk, path: &str, form: &[(&str, &str)]) -> bool {
    let answer = desk.send(path, form).expect("an answer");
    match answer.status {
        200 | 303 => true,
        503 => false,
        other => panic!("{path}: {other}: {}", answer.text()),
    }
}

/// Saves a draft and publishes another while the disk fails, then looks at the drafts. Answers how many calls went to the disk
/// meanwhile, and whether anything was refused.
fn journey(site: &mut Site, fault: Fault, name: &str, dies: bool) -> (u32, bool) {
    let (editor, reviewer) = (site.editor(), site.reviewer());
    let saved = editor.begin();
    let before = seen(&editor, &saved);
    let published = editor.begin();
    let title = format!("Xe buýt {name} chạy thêm chuyến");
    site.disk.fail(fault);

    let form = [("version", before.0.as_str()), ("title", name), ("body", "Đang viết.")];
    let is_saved = sent(&editor, &format!("{saved}/luu"), &form);
    let sheet = [
        ("version", "1"),
        ("title", title.as_str()),
        ("summary", "Từ tháng tới, xe buýt chạy thêm hai chuyến mỗi giờ."),
        ("body", "Xe chạy từ bến Mây đến chợ Mới."),
        ("step", "trinh"),
    ];
    let is_published = sent(&editor, &published, &sheet)
        && sent(&reviewer, &format!("{published}/buoc/duyet"), &[("version", "2")])
        && sent(&editor, &format!("{published}/buoc/xuat-ban"), &[("version", "2")]);

    let (counted, failed) = site.disk.heal();
    let refused = !is_saved || !is_published;
    assert!(failed > 0 || !refused, "{name}: refused although the disk was well");
    if dies {
        site.die();
    } else {
        site.wait_until_ready();
    }
    let editor = site.editor();
    let after = seen(&editor, &saved);
    let uncertain = fault.syncs && fault.lasting;
    if is_saved {
        assert_eq!(after.1, name, "acknowledged, and not there");
        assert_ne!(after.0, before.0);
    } else if !uncertain {
        assert_eq!(after, before, "{name}: refused, and there");
    }
    if is_published || !uncertain {
        assert_eq!(site.is_public(&title), is_published, "{title}: acknowledged: {is_published}");
    }
    // Writing goes on, and writes that are acknowledged now are not taken into the failed ones.
    let form = [("version", after.0.as_str()), ("title", "Sau đó"), ("body", "Viết tiếp.")];
    assert!(sent(&editor, &format!("{saved}/luu"), &form), "{name}: writing goes on");
    (counted, refused)
}

fn journeys(kind: &str, fault: impl Fn(u32) -> Fault, step: u32, death: u32) {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let disk = FaultyDisk::new(folder.path(), &folder.path().join("data"));
    let mut site = Site::start(&program, folder.path(), &disk);
    let (mut from, mut refusals, mut count) = (1, 0, 0);
    let last = loop {
        let dies = count % death == death - 1;
        let (asked, refused) = journey(&mut site, fault(from), &format!("{kind} {from}"), dies);
        refusals += u32::from(refused);
        count += 1;
        if asked < from {
            break asked;
        }
        assert!(from < MOST, "a journey never ends");
        // Every one of the first calls, then some.
        from += if from < 40 { 1 } else { step };
    };
    // The state that all of it left behind is kept by a clean stop as well, and is a whole record.
    let draft = site.editor().begin();
    site.running.ask_to_stop();
    assert!(site.running.end(Duration::from_secs(25)).is_some_and(|status| status.success()));
    site.die();
    assert_eq!(seen(&site.editor(), &draft).0, "1");
    assert!(refusals > 3, "{kind}: hardly anything was refused: {refusals}");
    eprintln!("{kind}: {count} journeys of about {last} calls, {refusals} with refusals");
}

#[test]
fn any_write_may_find_the_disk_full() {
    journeys("đầy", Fault::full, 5, 8);
}

#[test]
fn any_sync_may_fail() {
    journeys("đồng bộ", Fault::sync, 1, 2);
    // A refused commit lies whole in the log when only its sync failed: a death right after must not bring it back.
    journeys("đồng bộ rồi chết", Fault::sync, 1, 1);
}

#[test]
fn a_disk_may_stay_full_or_broken_from_any_write_on() {
    journeys("đầy mãi", |from| Fault::full(from).lasting(), 13, 8);
    journeys("đồng bộ mãi", |from| Fault::sync(from).lasting(), 1, 2);
    journeys("chỉ đọc", |from| Fault { error: READ_ONLY, ..Fault::full(from).lasting() }, 31, 8);
}

#[test]
fn while_writing_fails_the_program_says_so_and_pages_are_served() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let disk = FaultyDisk::new(folder.path(), &folder.path().join("data"));
    let site = Site::start(&program, folder.path(), &disk);
    site.wait_until_ready();
    let metric = |value: &str| {
        let text = http::get(&site.metrics, "/metrics").expect("metrics").text();
        text.contains(&format!("loa_database_writable {value}\n"))
    };
    assert!(metric("1"));
    disk.fail(Fault::full(1).lasting());
    let refused = Desk::stranger(&site.place)
        .send("/lam-viec/dang-nhap/thu", &[("person", &site.people.editor)])
        .expect("an answer");
    assert_eq!(refused.status, 503);
    let (status, words) = site.ready();
    assert!(status == 503 && words.contains("the disk is full"), "{status} {words}");
    assert!(metric("0"));
    assert_eq!(http::get(&site.place, "/").expect("a page").status, 200);
    disk.heal();
    site.wait_until_ready();
    assert!(metric("1"));
    let lines = site.running.complained();
    let said = lines.iter().filter(|line| line.contains("db.writing_failed")).count();
    assert!((1..4).contains(&said), "said once, not for each write: {lines:#?}");
}

#[test]
fn tables_are_made_whole_or_not_at_all() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut refusals = 0;
    for from in (1..1_200).step_by(61) {
        let place = folder.path().join(from.to_string());
        std::fs::create_dir(&place).expect("a folder");
        let disk = FaultyDisk::new(&place, &place.join("data"));
        let data = place.join("data").display().to_string();
        let mut settings = disk.settings();
        settings.extend([("LOA_DATA", data.as_str()), ("LOA_LOG_LEVEL", "error")]);
        disk.fail(Fault::full(from).lasting());
        let mut migrating = Program::start(&program, &place, &["migrate"], &settings);
        let ended = migrating.end(Duration::from_secs(30)).expect("it ends");
        let (_, failed) = disk.heal();
        assert!(failed > 0 || ended.success(), "{from}: {:?}", migrating.complained());
        refusals += u32::from(!ended.success());
        for command in ["migrate", "verify"] {
            let mut again = Program::start(&program, &place, &[command], &settings);
            let ended = again.end(Duration::from_secs(30)).expect("it ends");
            assert!(ended.success(), "{command} after {from}: {:?}", again.complained());
        }
    }
    assert!(refusals > 5, "{refusals}");
}

#[test]
fn on_a_full_disk_what_only_reads_runs() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let place = folder.path().join("disk");
    let Some(disk) = SmallDisk::mount(&place, "40m") else {
        return e2e::skipped("no disk can be mounted here");
    };
    let data = place.join("data").display().to_string();
    let settings = [("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")];
    for killed in [false, true] {
        let mut running = Program::start(&program, folder.path(), &["demo"], &settings);
        running.authority();
        if killed {
            running.kill();
        } else {
            running.ask_to_stop();
            assert!(running.end(Duration::from_secs(25)).is_some());
        }
        let filler = place.join("filler");
        // The disk takes as much as it can.
        let _ = std::fs::write(&filler, vec![0; 60 << 20]);

        let mut verify = Program::start(&program, folder.path(), &["verify"], &settings);
        let ended = verify.end(Duration::from_secs(60)).expect("it ends");
        assert!(ended.success(), "killed: {killed}: {:?}", verify.complained());
        assert!(verify.said()[0].contains("whole"), "{:?}", verify.said());

        // A command that has to write says in one line why it cannot.
        for words in [["admin", "Bà Sáu", "ba-sau@ben-may.example"].as_slice(), &["serve"]] {
            let mut refused = Program::start(&program, folder.path(), words, &settings);
            let ended = refused.end(Duration::from_secs(60)).expect("it ends");
            let lines = refused.complained();
            assert!(
                !ended.success() && lines.len() == 1 && lines[0].contains("full"),
                "{words:?}: {lines:?}"
            );
        }
        std::fs::remove_file(&filler).expect("removed");
    }
    // Turned to reading only while nobody runs.
    disk.remount("ro");
    let mut verify = Program::start(&program, folder.path(), &["verify"], &settings);
    let ended = verify.end(Duration::from_secs(60)).expect("it ends");
    assert!(ended.success(), "{:?}", verify.complained());
}
