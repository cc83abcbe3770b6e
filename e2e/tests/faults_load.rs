//! Clients that mean harm, or only have a bad line: they cost little, and others are served meanwhile.

use std::io::{Read, Write};
use std::net::{Shutdown, TcpStream};
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use e2e::html::Page;
use e2e::http::{self, Answer};
use e2e::program::Program;
use tempfile::TempDir;

/// How soon others must be served meanwhile.
const SOON: Duration = Duration::from_secs(2);
/// The memory that a refused body may cost, in kilobytes.
const COST: u64 = 60 << 10;

/// A city of its own, because its memory is measured.
fn city() -> Option<(Program, String, TempDir)> {
    let program = e2e::program_under_test()?;
    let folder = TempDir::new().expect("a temporary folder");
    let settings = [("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")];
    let mut running = Program::start(&program, folder.path(), &["demo"], &settings);
    let place = running.authority();
    Some((running, place, folder))
}

fn is_served(place: &str) {
    let asked = Instant::now();
    assert_eq!(http::get(place, "/tin").expect("an answer").status, 200);
    assert!(asked.elapsed() < SOON, "others waited {:?}", asked.elapsed());
}

#[test]
fn a_hundred_megabytes_are_refused_without_being_kept() {
    let Some((running, place, _folder)) = city() else { return };
    is_served(&place);
    let before = running.memory("VmHWM");
    for path in ["/", "/kieu-dang", "/khong-co"] {
        for counted in [true, false] {
            let answer = post_much(&place, path, counted);
            let expected = if path == "/khong-co" { 404..=413 } else { 405..=413 };
            assert!(expected.contains(&answer.status), "{path}, counted {counted}: {}", answer.status);
        }
        is_served(&place);
    }
    let grown = running.memory("VmHWM") - before;
    assert!(grown < COST, "it grew by {grown} kB");
    eprintln!("after six bodies of 100 MB: grown by {grown} kB");
}

/// Sends 100 MB, with its length said before or chunk by chunk, and only then reads, as simple clients do.
fn post_much(place: &str, path: &str, counted: bool) -> Answer {
    const SIZE: usize = 100 << 20;
    let mut stream = http::connect(place).expect("a connection");
    let body =
        if counted { format!("Content-Length: {SIZE}") } else { "Transfer-Encoding: chunked".to_owned() };
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/x-www-form-urlencoded\r\n{body}\r\n\
         Connection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).expect("the head is sent");
    let part = vec![b'a'; 1 << 16];
    for _ in 0..SIZE / part.len() {
        let sent = if counted {
            stream.write_all(&part)
        } else {
            stream.write_all(&[b"10000\r\n", part.as_slice(), b"\r\n"].concat())
        };
        sent.expect("nobody cuts it off");
    }
    if !counted {
        stream.write_all(b"0\r\n\r\n").expect("the end is sent");
    }
    http::read(&mut stream).expect("an answer")
}

#[test]
fn a_refused_body_is_answered_with_a_page() {
    let Some((_running, place, _folder)) = city() else { return };
    // Small enough to be read to its end, so that the answer is certain to arrive.
    let ask = |path: &str, length: usize| {
        let head = format!(
            "POST {path} HTTP/1.1\r\nHost: {place}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
             Content-Length: {length}\r\nConnection: close\r\n\r\n"
        );
        let mut stream = http::connect(&place).expect("a connection");
        stream.write_all(head.as_bytes()).expect("sent");
        http::read(&mut stream).expect("an answer")
    };
    let large = ask("/kieu-dang", 100 << 20);
    assert_eq!(large.status, 413);
    assert_eq!(Page::read(&large.text()).headings, ["Nội dung gửi lên quá lớn"]);
    let method = ask("/tin", 0);
    assert_eq!((method.status, method.header("allow").is_some()), (405, true));
    assert_eq!(Page::read(&method.text()).headings.len(), 1);
}

/// How a connection treats the server, and how long it may do so.
fn held_for(
    place: &str,
    limit: Duration,
    mut behave: impl FnMut(&mut TcpStream, usize) -> bool,
) -> Option<Duration> {
    let begun = Instant::now();
    let mut stream = http::connect(place).expect("a connection");
    stream.set_read_timeout(Some(Duration::from_millis(200))).expect("a time");
    let mut bytes = [0; 1024];
    for turn in 0.. {
        if begun.elapsed() > limit {
            return None;
        }
        // A write to a closed connection fails only some time later; the read tells.
        let _ = behave(&mut stream, turn);
        match stream.read(&mut bytes) {
            Ok(0) => break,
            Err(error) if error.kind() == std::io::ErrorKind::ConnectionReset => break,
            _ => {}
        }
    }
    Some(begun.elapsed())
}

#[test]
fn slow_and_silent_clients_are_let_go() {
    let Some((_running, place, _folder)) = city() else { return };
    let limit = Duration::from_secs(45);
    let head = "GET / HTTP/1.1\r\nHost: a\r\nX-Slow: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    let write = |text: &'static str| {
        move |stream: &mut TcpStream, turn: usize| {
            let next = text.as_bytes().get(turn).copied().unwrap_or(b'a');
            stream.write_all(&[next]).is_ok()
        }
    };
    let once = |text: &'static str| {
        move |stream: &mut TcpStream, turn: usize| turn > 0 || stream.write_all(text.as_bytes()).is_ok()
    };
    let held: Vec<(&str, Option<Duration>)> = thread::scope(|scope| {
        let place = place.as_str();
        let clients = [
            ("a head byte by byte", scope.spawn(move || held_for(place, limit, write(head)))),
            (
                "half a head, then silence",
                scope.spawn(move || held_for(place, limit, once("GET / HTTP/1.1\r\nHo"))),
            ),
            ("silence from the start", scope.spawn(move || held_for(place, limit, once("")))),
            (
                "half of HTTP/2's greeting",
                scope.spawn(move || held_for(place, limit, once("PRI * HTTP/2.0\r\n"))),
            ),
            (
                "HTTP/2's greeting only",
                scope.spawn(move || held_for(place, limit, once("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))),
            ),
            (
                "an idle connection after an answer",
                scope.spawn(move || held_for(place, limit, once("GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"))),
            ),
        ];
        for _ in 0..10 {
            is_served(place);
            thread::sleep(Duration::from_millis(500));
        }
        clients.into_iter().map(|(name, client)| (name, client.join().expect("a client"))).collect()
    });
    let kept: Vec<_> = held.iter().filter(|(_, held)| held.is_none()).collect();
    assert!(kept.is_empty(), "still held after {limit:?}: {kept:?} of {held:?}");
}

#[test]
fn two_thousand_idle_connections_stop_nobody() {
    let Some((running, place, _folder)) = city() else { return };
    let before = running.memory("VmRSS");
    let mut idle = Vec::new();
    for number in 0..2_000 {
        match http::connect(&place) {
            Ok(mut stream) => {
                // Half of them have asked before and stay.
                if number % 2 == 0 {
                    stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n").expect("sent");
                }
                idle.push(stream);
            }
            // The machine allows no more files; the present ones must do.
            Err(error) => {
                eprintln!("{number} connections: {error}");
                break;
            }
        }
    }
    assert!(idle.len() > 400, "only {} connections", idle.len());
    for _ in 0..20 {
        is_served(&place);
    }
    let cost = running.memory("VmRSS").saturating_sub(before);
    eprintln!("{} idle connections cost {cost} kB", idle.len());
    assert!(cost < 100 << 10, "{cost} kB");
    drop(idle);
    is_served(&place);
}

#[test]
fn more_connections_than_descriptors_stop_nobody() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    let started = format!("ulimit -n 256 && exec '{}' demo", program.display());
    let settings = [("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "warn")];
    let mut running = Program::start(Path::new("/bin/sh"), folder.path(), &["-c", &started], &settings);
    let place = running.authority();
    let mut crowd = Vec::new();
    for number in 0..700 {
        let mut stream = http::connect(&place).expect("a connection");
        // Some ask and stay, some stop in the middle, some say nothing. The server may have closed them for others by then.
        let _ = match number % 3 {
            0 => stream.write_all(b"GET /healthz HTTP/1.1\r\nHost: a\r\n\r\n"),
            1 => stream.write_all(b"GET /healthz HTTP/1.1\r\nHo"),
            _ => Ok(()),
        };
        crowd.push(stream);
        if number % 100 == 0 {
            is_served(&place);
        }
    }
    let asked = Instant::now();
    assert_eq!(http::get(&place, "/healthz").expect("an answer").status, 200);
    assert!(asked.elapsed() < SOON, "{:?}", asked.elapsed());
    is_served(&place);
    let logged = running.complained();
    let count = |name: &str| logged.iter().filter(|line| line.contains(name)).count();
    assert_eq!((count("http.fewer_connections"), count("http.accept_failed")), (1, 0), "{logged:?}");
}

#[test]
fn odd_addresses_are_answered_with_pages() {
    let Some((_running, place, _folder)) = city() else { return };
    let long = format!("/tin/{}-999999", "a".repeat(60_000));
    let many = format!("/{}", "a/".repeat(8_000));
    let addresses: [&[u8]; 40] = [
        b"/tep/x/../../etc/passwd",
        b"/tep/x/..%2f..%2f..%2fetc%2fpasswd",
        b"/tep/x/%2e%2e/%2e%2e/etc/passwd",
        b"/tep/x//etc/passwd",
        b"/tep/x/..\\..\\loa.toml",
        b"/anh/../../loa.db.svg",
        b"/anh/%2e%2e%2floa.db.svg",
        b"/anh/x.svg",
        b"/anh/.svg",
        b"/../../../../etc/passwd",
        b"//etc/passwd",
        b"/%00",
        b"/tin/%00-999999",
        b"/tin/a%00-999999",
        b"/%ff",
        b"/tin/%ff%fe-999999",
        b"/tin/%ed%a0%80-999999",
        b"/tin/%",
        b"/tin/%zz-999999",
        b"/tin/a-99999999999999999999999",
        b"/tin/a--999999",
        b"/tin/a-999999/ban/999999999999999999999",
        b"/chuyen-muc/%00",
        b"/chu-de/%F0%9F%92%A9",
        b"/co-quan/%ff",
        b"/dia-ban/'%20OR%201=1",
        b"/ngay/0000/00/00",
        b"/ngay/99999/01/01",
        b"/ngay/2024/13/45",
        b"/ngay/-2024/01/01",
        b"/ngay/2024/02/30",
        b"/tin?truoc=%ff",
        b"/tin?truoc=1",
        b"/tin?sau=9999999999999999999999-1",
        b"/tin?truoc='%20OR%201=1--",
        b"/en/%00",
        b"/en/../tep/x",
        b"/healthz/../x",
        long.as_bytes(),
        many.as_bytes(),
    ];
    let mut wrong = Vec::new();
    for address in addresses {
        let shown = String::from_utf8_lossy(&address[..address.len().min(60)]).into_owned();
        match http::get(&place, address) {
            Ok(answer) if !(400..500).contains(&answer.status) => {
                wrong.push(format!("{} {shown}", answer.status))
            }
            Ok(answer) => {
                let page = Page::read(&answer.text());
                // Bytes that are no request at all never reach the pages.
                if page.headings.len() != 1 && ![400, 414, 431].contains(&answer.status) {
                    wrong.push(format!("{} {shown}: no page", answer.status));
                }
                assert!(!answer.text().contains("root:"), "{shown}");
            }
            Err(error) => wrong.push(format!("{shown}: {error}")),
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
    for fine in
        ["/tim?q=%00", "/tim?q=%ff", "/tim?q=a&q=b", "/tim?x=%", "/co-quan?ten=%ff&loai=%00", "/?truoc=x"]
    {
        let status = http::get(&place, fine).expect("an answer").status;
        assert!(status < 500, "{status} {fine}");
    }
    is_served(&place);
}

#[test]
fn nonsense_instead_of_a_request_is_refused_aloud() {
    let Some((_running, place, _folder)) = city() else { return };
    let many_headers = format!("GET / HTTP/1.1\r\nHost: a\r\n{}\r\n", "X-A: b\r\n".repeat(200));
    let long_header = format!("GET / HTTP/1.1\r\nHost: a\r\nX-A: {}\r\n\r\n", "b".repeat(1 << 20));
    let nonsense: [&[u8]; 9] = [
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"\0\0\0\0\r\n\r\n",
        b"GET\r\n\r\n",
        b"GET / HTTP/9.9\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        b"POST /kieu-dang HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        b"POST /kieu-dang HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\n",
        many_headers.as_bytes(),
        long_header.as_bytes(),
    ];
    for one in nonsense {
        let mut stream = http::connect(&place).expect("a connection");
        let _ = stream.write_all(one);
        let _ = stream.shutdown(Shutdown::Write);
        let shown = String::from_utf8_lossy(&one[..one.len().min(40)]).into_owned();
        let answer = http::read(&mut stream).unwrap_or_else(|error| panic!("{shown:?}: {error}"));
        assert!(answer.status < 500, "{} for {shown:?}", answer.status);
        is_served(&place);
    }
}
