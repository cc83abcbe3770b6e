//! It stops when it is asked to, after finishing its work in hand, and starts again as it was.

use std::io::{Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use e2e::html::Page;
use e2e::program::Program;
use e2e::{http, news};
use tempfile::TempDir;

/// How long stopping may take.
const STOPPING: Duration = Duration::from_secs(25);

const SETTINGS: [(&str, &str); 2] = [("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")];

#[test]
fn a_request_in_hand_is_finished() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut running = Program::start(&program, folder.path(), &["demo"], &SETTINGS);
    let place = running.authority();
    // One that has begun to send, one that keeps its connection, one that never says anything.
    let body = "question=Khi+n%C3%A0o+h%E1%BA%BFt+h%E1%BA%A1n%3F+Xin+cho+bi%E1%BA%BFt.&mail=";
    let mut sending = http::connect(&place).expect("a connection");
    let head = format!(
        "POST /kieu-dang HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{}",
        body.len(),
        &body[..10]
    );
    sending.write_all(head.as_bytes()).expect("sent");
    let mut idle = http::connect(&place).expect("a connection");
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").expect("sent");
    let _silent = http::connect(&place).expect("a connection");
    thread::sleep(Duration::from_millis(300));

    running.ask_to_stop();
    let asked = Instant::now();
    thread::sleep(Duration::from_secs(2));
    assert!(running.end(Duration::ZERO).is_none() && http::connect(&place).is_err(), "nothing new is taken");
    sending.write_all(&body.as_bytes()[10..]).expect("the request goes on");
    let answer = http::read(&mut sending).expect("an answer");
    assert_eq!(answer.status, 200);
    assert_eq!(Page::read(&answer.text()).title.split(' ').next(), Some("Kiểu"));

    let status = running.end(STOPPING).expect("it ends");
    assert_eq!(status.code(), Some(0), "{:?}", running.complained());
    assert!(asked.elapsed() < STOPPING, "{:?}", asked.elapsed());
    eprintln!("stopped {:?} after being asked", asked.elapsed());
}

#[test]
fn a_slow_reader_gets_whole_answers() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut running = Program::start(&program, folder.path(), &["demo"], &SETTINGS);
    let place = running.authority();
    let mut stream = http::connect(&place).expect("a connection");
    // More answers than the system's own buffers hold, so that one is in the middle of being written; not more requests
    // than are read at once, because closing on unread ones would cut the line.
    let asked = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(280);
    let mut writer = stream.try_clone().expect("a second end");
    let writing = thread::spawn(move || writer.write_all(asked.as_bytes()));
    thread::sleep(Duration::from_secs(1));

    running.ask_to_stop();
    let begun = Instant::now();
    let mut bytes = Vec::new();
    let mut part = vec![0; 1 << 16];
    while let Ok(read @ 1..) = stream.read(&mut part) {
        bytes.extend_from_slice(&part[..read]);
        thread::sleep(Duration::from_millis(5));
    }
    let (whole, rest) = split(&bytes);
    assert!(whole > 10, "{whole} answers");
    assert_eq!(rest, 0, "after {whole} whole answers the last was cut off in the middle");
    let status = running.end(STOPPING).expect("it ends");
    assert_eq!(status.code(), Some(0), "{:?}", running.complained());
    eprintln!("{whole} answers read slowly in {:?}", begun.elapsed());
    // Those that were not answered any more could not be sent either; nobody minds.
    let _ = writing.join();
}

/// How many whole answers there are in a row, and how many bytes are left over.
fn split(mut bytes: &[u8]) -> (usize, usize) {
    let mut whole = 0;
    while let Ok(answer) = http::Answer::parse(bytes) {
        let length = answer.header("content-length").and_then(|length| length.parse::<usize>().ok());
        let Some(after) = length.and_then(|length| answer.body.len().checked_sub(length)) else { break };
        bytes = &bytes[bytes.len() - after..];
        whole += 1;
    }
    (whole, bytes.len())
}

#[test]
fn it_stops_at_once_when_nobody_reads() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut running = Program::start(&program, folder.path(), &["demo"], &SETTINGS);
    running.authority();
    running.ask_to_stop();
    let status = running.end(Duration::from_secs(3)).expect("it ends soon");
    assert_eq!(status.code(), Some(0));
    assert_eq!(running.complained(), Vec::<String>::new());
}

#[test]
fn a_second_start_is_quick_and_loads_nothing_twice() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut first = Program::start(&program, folder.path(), &["demo"], &SETTINGS);
    let before = news::articles(&first.authority());
    assert!(before.len() > 20, "{}", before.len());
    // Killed, not stopped: the next start has to cope with the remains of a power cut.
    first.kill();

    let begun = Instant::now();
    let mut second = Program::start(&program, folder.path(), &["demo"], &SETTINGS);
    let place = second.authority();
    let taken = begun.elapsed();
    assert!(taken < Duration::from_secs(1), "{taken:?}");
    assert!(second.said().iter().all(|line| !line.contains("loaded")), "{:?}", second.said());
    assert_eq!(news::articles(&place), before);
    thread::sleep(Duration::from_secs(1));
    eprintln!("second start: {taken:?}; memory at rest: {} kB", second.memory("VmRSS"));
}

#[test]
fn two_at_once_on_one_folder_share_it() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let mut both = [0, 1].map(|_| Program::start(&program, folder.path(), &["demo"], &SETTINGS));
    let places = both.each_mut().map(Program::authority);
    let seen = places.map(|place| news::articles(&place));
    assert!(seen[0] == seen[1] && seen[0].len() > 20, "{} and {} articles", seen[0].len(), seen[1].len());
    let loaded = both.iter().flat_map(Program::said).filter(|line| line.contains("loaded")).count();
    assert_eq!(loaded, 1, "one of them loads the city");
}
