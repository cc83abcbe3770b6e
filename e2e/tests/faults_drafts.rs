//! Killed while editors write, the program has every version that it acknowledged, and a draft that was to go out meanwhile
//! goes out as soon as it is back.

use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use e2e::desk_client::{Desk, People, all};
use e2e::program::Program;
use e2e::{database, http};
use jiff::tz::TimeZone;
use kit::clock::Clock;
use tempfile::TempDir;

/// How long editors write before each death.
const WRITING: Duration = Duration::from_millis(1_500);
/// How soon after the start a text must be out whose moment has passed.
const SOON: Duration = Duration::from_secs(1);

const TITLE: &str = "Xe buýt số 5 chạy thêm chuyến";

#[test]
fn what_was_acknowledged_survives_kill_9() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    for (engine, url) in database::engines(folder.path()) {
        let data = folder.path().join(format!("{engine:?}")).display().to_string();
        let settings = [
            ("LOA_DATA", data.as_str()),
            ("LOA_DATABASE_URL", url.as_str()),
            ("LOA_LISTEN", "127.0.0.1:0"),
            ("LOA_LOG_LEVEL", "error"),
        ];
        survive(&program, folder.path(), &settings);
    }
}

fn survive(program: &Path, folder: &Path, settings: &[(&str, &str)]) {
    let mut running = Program::start(program, folder, &["demo"], settings);
    let place = running.authority();
    let people = Desk::people(&place);
    let mut scheduled = None;
    let mut drafts: Vec<Kept> = Vec::new();
    for death in 0..3 {
        let place = running.authority();
        if death == 0 {
            scheduled = Some(schedule(&place, &people));
            drafts = (0..3).map(|_| Kept::begin(&place, &people)).collect();
        }
        let over = AtomicBool::new(false);
        thread::scope(|scope| {
            for kept in &mut drafts {
                let (place, people, over) = (place.as_str(), &people, &over);
                scope.spawn(move || kept.write(&Desk::sit(place, &people.editor), over));
            }
            thread::sleep(WRITING);
            running.kill();
            over.store(true, Ordering::SeqCst);
        });
        if death == 2 {
            // Its moment passes while nobody is there.
            let moment = scheduled.expect("scheduled");
            while Clock::System.now() <= moment {
                thread::sleep(Duration::from_millis(50));
            }
        }
        running = Program::start(program, folder, &["demo"], settings);
        let place = running.authority();
        let begun = Instant::now();
        if death == 2 {
            while !http::get(&place, "/tin").expect("a list").text().contains(TITLE) {
                assert!(begun.elapsed() < SOON, "not out {:?} after the start", begun.elapsed());
                thread::sleep(Duration::from_millis(20));
            }
            eprintln!("out {:?} after the start", begun.elapsed());
        }
        let desk = Desk::sit(&place, &people.editor);
        for kept in &mut drafts {
            kept.check(&desk);
        }
    }
    let written: Vec<i64> = drafts.iter().map(|kept| kept.version).collect();
    assert!(written.iter().all(|version| *version > 5), "hardly anything was written: {written:?}");
    eprintln!("versions kept: {written:?}");
}

/// A text whose moment is to come: written by one, approved by another. Answers the moment.
fn schedule(place: &str, people: &People) -> jiff::Timestamp {
    let editor = Desk::sit(place, &people.editor);
    let reviewer = Desk::sit(place, &people.reviewer);
    let draft = editor.begin();
    let sheet = [
        ("version", "1"),
        ("title", TITLE),
        ("summary", "Từ tháng tới, xe buýt số 5 chạy thêm hai chuyến mỗi giờ."),
        ("body", "Xe chạy từ bến Mây đến chợ Mới."),
        ("step", "trinh"),
    ];
    assert!(editor.post(&draft, &sheet).ends_with("?bao=trinh"));
    assert!(reviewer.post(&format!("{draft}/buoc/duyet"), &[("version", "2")]).ends_with("?bao=duyet"));
    let moment = Clock::System.now() + jiff::SignedDuration::from_secs(12);
    let zone = TimeZone::get("Asia/Ho_Chi_Minh").expect("a zone that jiff knows");
    let local = moment.to_zoned(zone);
    let (date, time) = (local.date().to_string(), local.strftime("%H:%M:%S").to_string());
    let form = [("date", date.as_str()), ("time", time.as_str())];
    assert!(editor.post(&format!("{draft}/buoc/hen-gio"), &form).ends_with("?bao=hen-gio"));
    moment
}

/// A draft, and its acknowledged state.
struct Kept {
    draft: String,
    version: i64,
    title: String,
    /// The text that was sent and not answered any more.
    sent: String,
}

impl Kept {
    fn begin(place: &str, people: &People) -> Self {
        let draft = Desk::sit(place, &people.editor).begin();
        Self { draft, version: 1, title: String::new(), sent: String::new() }
    }

    /// Saves again and again, as the page does while someone types, until the line breaks.
    fn write(&mut self, desk: &Desk, over: &AtomicBool) {
        while !over.load(Ordering::SeqCst) {
            self.sent = format!("Lần thứ {} của {}", self.version, self.draft.len());
            let version = self.version.to_string();
            let form = [("version", version.as_str()), ("title", self.sent.as_str()), ("body", "Đang viết.")];
            let Ok(answer) = desk.send(&format!("{}/luu", self.draft), &form) else { return };
            let Ok(told) = serde_json::from_slice::<serde_json::Value>(&answer.body) else { return };
            assert_eq!(answer.status, 200, "{told}");
            self.version = told["version"].as_i64().expect("a version");
            self.title.clone_from(&self.sent);
        }
    }

    /// The version that was acknowledged is there, or the one that was on its way.
    fn check(&mut self, desk: &Desk) {
        let page = desk.get(&self.draft);
        let title = all(&page, "#title", None).pop().expect("a title");
        let version = all(&page, "form#draft input[name=version]", Some("value")).pop();
        let version: i64 = version.and_then(|version| version.parse().ok()).expect("a version");
        if version == self.version {
            assert_eq!(title, self.title, "version {version}");
        } else {
            assert_eq!((version, &title), (self.version + 1, &self.sent), "acknowledged: {}", self.version);
        }
        (self.version, self.title) = (version, title);
    }
}
