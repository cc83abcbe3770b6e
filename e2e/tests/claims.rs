//! The promises of docs/operations.md and docs/security.md about the program as a whole, tried on it.

use std::collections::BTreeSet;
use std::fs;
use std::io::Write;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use e2e::desk_client::Desk;
use e2e::program::{Program, free_port, without_settings};
use e2e::{database, http};
use kit::clock::{Clock, Ids};
use kit::db::{Db, Engine, Settings};
use serde_json::Value;
use tempfile::TempDir;

const MANUAL: &str = include_str!("../../docs/operations.md");
const SOON: Duration = Duration::from_secs(60);

/// Runs a command that ends; answers whether it went well, and its messages and complaints.
fn run(program: &Path, folder: &Path, words: &[&str], settings: &[(&str, &str)]) -> (bool, String, String) {
    let mut running = Program::start(program, folder, words, settings);
    let status = running.end(Duration::from_secs(120)).expect("it ends");
    (status.success(), running.said().join("\n"), running.complained().join("\n"))
}

fn stop(mut running: Program) {
    running.ask_to_stop();
    let status = running.end(SOON).expect("it ends");
    assert!(status.success(), "{:?}", running.complained());
}

#[test]
fn an_empty_city_gets_its_first_administrator_and_nothing_of_the_demonstration() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let settings =
        [("LOA_DATA", "city"), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_PUBLIC_URL", "https://city.example")];
    let invite = |mail: &str| run(&program, folder.path(), &["admin", "Lê Thị Hoa", mail], &settings);
    let (well, before, _) = invite("hoa@city.example");
    assert!(
        well && before.contains("https://city.example/lam-viec/loi-moi/"),
        "on an empty database: {before}"
    );

    let mut running = Program::start(&program, folder.path(), &["serve"], &settings);
    running.line("Loa is at https://city.example", SOON);
    stop(running);
    let names: BTreeSet<String> = fs::read_dir(folder.path().join("city"))
        .expect("the data folder")
        .map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned())
        .collect();
    assert!(!names.contains("loa.db-wal"), "a clean end leaves one file: {names:?}");
    for name in &names {
        assert!(MANUAL.contains(&format!("`{name}")), "the manual does not know {name}");
    }

    let settings = [("LOA_DATA", "city"), ("LOA_LISTEN", "127.0.0.1:0")];
    let mut running = Program::start(&program, folder.path(), &["serve"], &settings);
    let place = running.authority();
    let (well, beside, _) = run(&program, folder.path(), &["admin", "Trần An", "an@city.example"], &settings);
    let link = beside.split_whitespace().find_map(|word| word.split_once("/lam-viec/")).map(|(_, rest)| rest);
    assert!(well && beside.contains("is shown only now"), "beside a running site: {beside}");
    let page = http::get(&place, format!("/lam-viec/{}", link.expect("a link"))).expect("a page");
    assert_eq!(page.status, 200);
    let (well, _, why) = run(&program, folder.path(), &["admin", "an@city.example", "Trần An"], &settings);
    assert!(!well && why.contains("is not a mail address, such as name@city.example"), "{why}");

    assert_eq!(http::get(&place, "/kieu-dang").expect("a page").status, 404, "the pattern library");
    let stranger = Desk::stranger(&place);
    let tried =
        stranger.send("/lam-viec/dang-nhap/thu", &[("person", "01a22469-8b45-7fff-aafb-ca79843b35e4")]);
    assert_eq!(tried.expect("an answer").status, 404, "no role to try in a real city");
}

#[test]
fn a_request_may_cost_so_much() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let settings = [("LOA_DATA", "city"), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LIMITS_REQUEST_SECONDS", "2")];
    let mut running = Program::start(&program, folder.path(), &["serve"], &settings);
    let place = running.authority();
    let post = |body: &str| {
        let head = "POST /lam-viec/dang-nhap HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        let rest =
            format!("Host: {place}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n{body}", body.len());
        http::send(&place, format!("{head}{rest}").as_bytes()).expect("an answer").status
    };
    let fields = |count: usize| (0..count).map(|n| format!("f{n}=1")).collect::<Vec<_>>().join("&");
    assert_eq!(post(&fields(500)), 422, "500 fields are read, and the address is missed among them");
    assert_eq!(post(&fields(501)), 400, "501 fields");

    let begun = Instant::now();
    let mut stream = http::connect(&place).expect("a connection");
    let head =
        format!("POST /lam-viec/dang-nhap HTTP/1.1\r\nHost: {place}\r\nContent-Length: 100\r\n\r\nmail=");
    stream.write_all(head.as_bytes()).expect("sent");
    let answer = http::read(&mut stream).expect("an answer");
    assert_eq!((answer.status, answer.header("retry-after")), (503, Some("5")), "the body never comes");
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
}

#[test]
fn metrics_and_log_tell_patterns_and_no_address_and_no_words() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let metrics = format!("127.0.0.1:{}", free_port());
    let settings = [
        ("LOA_LISTEN", "127.0.0.1:0"),
        ("LOA_METRICS_LISTEN", metrics.as_str()),
        ("LOA_LOG_LEVEL", "debug"),
        ("LOA_LOG_FORMAT", "json"),
    ];
    let mut running = Program::start(&program, folder.path(), &["demo"], &settings);
    let place = running.authority();
    let request = format!(
        "GET /tim?q=benhtruyennhiem HTTP/1.1\r\nHost: {place}\r\nX-Request-Id: forged\r\nX-Forwarded-For: 203.0.113.9\r\n\
         Connection: close\r\n\r\n"
    );
    let answer = http::send(&place, request.as_bytes()).expect("an answer");
    let id = answer.header("x-request-id").expect("an id").to_owned();
    assert_eq!(answer.status, 200);
    assert_eq!(http::get(&place, "/metrics").expect("an answer").status, 404, "not for the public");
    for path in ["/healthz", "/readyz"] {
        assert_eq!(http::get(&metrics, path).expect("an answer").status, 200, "{path} is there too");
    }
    let answer = http::get(&metrics, "/metrics").expect("an answer");
    let kind = answer.header("content-type").unwrap_or_default();
    assert!(kind.starts_with("application/openmetrics-text"), "{kind}");
    let text = answer.text();
    let counted = "loa_http_requests_total{method=\"GET\",route=\"/tim\",status=\"200\"} 1";
    assert!(text.contains(counted) && text.ends_with("# EOF\n"), "{text}");

    let lines = running.complained();
    for secret in ["benhtruyennhiem", "forged", "203.0.113.9"] {
        let told: Vec<&String> = lines.iter().filter(|line| line.contains(secret)).collect();
        assert!(told.is_empty(), "{secret}: {told:?}");
    }
    let is_told = lines.iter().filter(|line| line.contains(&id)).any(|line| {
        let line: Value = serde_json::from_str(line).expect("one object a line");
        line["message"] == "http.answered" && line["http.route"] == "/tim" && line["http.status"] == 200
    });
    assert!(is_told, "the request's own line: {lines:?}");
}

#[test]
fn it_ends_when_it_is_asked_to_although_nobody_reads_what_it_says() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let place = format!("127.0.0.1:{}", free_port());
    let mut command = Command::new(&program);
    without_settings(&mut command).arg("serve").current_dir(folder.path());
    command.env("LOA_LISTEN", &place).env("LOA_DATA", "city").env("LOA_LOG_LEVEL", "debug");
    let mut running = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("it starts");
    // As when the system's log is started anew: writing fails from now on.
    drop((running.stdout.take(), running.stderr.take()));
    let begun = Instant::now();
    let is_served = || http::get(&place, "/").is_ok_and(|answer| answer.status == 200);
    let mut served = is_served();
    while !served && begun.elapsed() < SOON {
        thread::sleep(Duration::from_millis(50));
        served = is_served();
    }
    let signal =
        Command::new("sh").args(["-c", "kill -s TERM \"$1\"", "sh", &running.id().to_string()]).status();
    assert!(signal.is_ok_and(|status| status.success()), "the signal was sent");
    let asked = Instant::now();
    let mut ended = None;
    while ended.is_none() && asked.elapsed() < SOON {
        thread::sleep(Duration::from_millis(50));
        ended = running.try_wait().expect("a state");
    }
    let _ = running.kill();
    let _ = running.wait();
    assert!(served, "it serves");
    assert!(ended.is_some_and(|status| status.success()), "it ends: {ended:?}");
    let mut piped = Command::new("sh");
    without_settings(&mut piped).args(["-c", "\"$1\" config check | true", "sh"]).arg(&program);
    let complained = String::from_utf8_lossy(&piped.output().expect("it runs").stderr).into_owned();
    assert_eq!(complained, "", "a pipe that nobody reads");
    let mode = fs::metadata(folder.path().join("city")).expect("the data folder").permissions().mode();
    assert_eq!(mode & 0o777, 0o700, "the data folder is the account's own");
}

#[test]
fn a_writer_that_holds_the_database_is_waited_for_and_named() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let data = folder.path().join("city");
    let settings = [("LOA_DATA", "city")];
    let invite = || run(&program, folder.path(), &["admin", "Lê Thị Hoa", "hoa@city.example"], &settings);
    assert!(invite().0, "while nobody writes");
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let settings = Settings { url: String::new(), folder: data, connections: 1 };
    let db = runtime.block_on(Db::open(&settings, Clock::System, Ids::random())).expect("the database opens");
    let tx = runtime.block_on(db.begin()).expect("a transaction that stays open");
    let begun = Instant::now();
    let (well, _, why) = invite();
    assert!(!well && why.contains("the database is busy: another program is writing to it"), "{why}");
    assert!(begun.elapsed() > Duration::from_secs(9), "it waits: {:?}", begun.elapsed());
    runtime.block_on(async { drop(tx) });
    runtime.block_on(db.close());
    assert!(invite().0, "when it is free again");
}

#[test]
fn a_backup_made_while_people_write_is_restored() {
    let Some(program) = e2e::program_under_test() else { return };
    for tool in ["sqlite3", "pg_dump", "pg_restore"] {
        if Command::new(tool).arg("--version").output().is_err() {
            return e2e::skipped(&format!("there is no {tool}"));
        }
    }
    let folder = TempDir::new().expect("a temporary folder");
    for (engine, url) in database::engines(folder.path()) {
        restored(&program, &folder.path().join(format!("{engine:?}")), engine, &url);
    }
}

/// Files of the manual's commands: database first, then pictures and files.
fn back_up(engine: Engine, url: &str, data: &Path, to: &Path) {
    let mut command = Command::new(if engine == Engine::Sqlite { "sqlite3" } else { "pg_dump" });
    match engine {
        Engine::Sqlite => {
            command.arg(data.join("loa.db")).arg(format!(".backup '{}'", to.join("loa.db").display()))
        }
        Engine::Postgres => {
            let file = format!("--file={}", to.join("loa.dump").display());
            command.args(["--format=custom", &file, url])
        }
    };
    assert!(command.status().expect("the tool runs").success(), "the backup");
    copy(&data.join("blobs"), &to.join("blobs"));
}

fn copy(from: &Path, to: &Path) {
    let copied = Command::new("cp").arg("-r").arg(from).arg(to).status();
    assert!(copied.expect("cp runs").success(), "{} is copied", from.display());
}

fn restored(program: &Path, folder: &Path, engine: Engine, url: &str) {
    let (old, new, backup) = (folder.join("old"), folder.join("new"), folder.join("backup"));
    for one in [&new, &backup] {
        fs::create_dir_all(one).expect("a folder");
    }
    let url = if engine == Engine::Sqlite { "" } else { url };
    let settings = |data: &str| {
        [
            ("LOA_DATA", data.to_owned()),
            ("LOA_DATABASE_URL", url.to_owned()),
            ("LOA_LISTEN", "127.0.0.1:0".to_owned()),
        ]
    };
    let start = |data: &str| {
        let settings = settings(data);
        let settings = settings.each_ref().map(|(name, value)| (*name, value.as_str()));
        Program::start(program, folder, &["demo"], &settings)
    };
    let mut running = start("old");
    let place = running.authority();
    let editor = Desk::sit(&place, &Desk::people(&place).editor);
    let (kept, over) = (Mutex::new(Vec::new()), AtomicBool::new(false));
    let before = thread::scope(|scope| {
        scope.spawn(|| {
            let begun = Instant::now();
            while !over.load(Ordering::Acquire) && begun.elapsed() < 2 * SOON {
                let draft = editor.begin();
                kept.lock().expect("whole").push(draft);
            }
        });
        let count = || kept.lock().expect("whole").len();
        let begun = Instant::now();
        while count() < 5 && begun.elapsed() < SOON {
            thread::sleep(Duration::from_millis(20));
        }
        let before = count();
        back_up(engine, url, &old, &backup);
        over.store(true, Ordering::Release);
        before
    });
    let kept = kept.into_inner().expect("whole");
    assert!(before >= 5, "people were writing");
    // An article that comes later is not in the backup, and the search index knows it.
    let page = "Tin tức sự kiện 05 Tháng Tư 2024 8:10:00\n\nPhường công bố lịch tiếp công dân bằng khinhkhicau\n\n\
                (Trang phường) – Người dân đến trụ sở vào buổi sáng ngày làm việc.\n\nMang theo giấy tờ tùy thân.\n\n\
                Nguồn: Sở Tư pháp\n";
    fs::write(folder.join("page.txt"), page).expect("a file");
    let own = settings("old");
    let own = own.each_ref().map(|(name, value)| (*name, value.as_str()));
    let (well, said, why) = run(program, folder, &["import", "page.txt", "--as", "page"], &own);
    assert!(well, "{said} {why}");
    let finds = |place: &str| {
        let found = http::get(place, "/tim?q=khinhkhicau").expect("an answer").text();
        found.contains("href=\"/tin/phuong-cong-bo")
    };
    let begun = Instant::now();
    while !finds(&place) && begun.elapsed() < SOON {
        thread::sleep(Duration::from_millis(100));
    }
    assert!(finds(&place), "it is found before the restore");
    stop(running);

    match engine {
        Engine::Sqlite => drop(fs::copy(backup.join("loa.db"), new.join("loa.db")).expect("in place")),
        Engine::Postgres => {
            let to = format!("--dbname={url}");
            let mut command = Command::new("pg_restore");
            command.args(["--clean", "--if-exists", &to]).arg(backup.join("loa.dump"));
            assert!(command.status().expect("it runs").success(), "pg_restore");
        }
    }
    copy(&backup.join("blobs"), &new.join("blobs"));
    copy(&old.join("search"), &new.join("search"));
    let mut running = start("new");
    let place = running.authority();
    let editor = Desk::sit(&place, &Desk::people(&place).editor);
    for draft in &kept[..before] {
        editor.get(draft);
    }
    let begun = Instant::now();
    while finds(&place) && begun.elapsed() < SOON {
        thread::sleep(Duration::from_millis(100));
    }
    assert!(!finds(&place), "an index that is ahead of its record is made anew");
    stop(running);
}
