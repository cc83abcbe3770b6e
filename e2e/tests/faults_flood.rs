//! A flood of sign-ins: the program keeps its memory, and a known person signs in meanwhile.
//!
//! The figures that count are ratios and generous bounds, because a debug build and the flood share two cores here.
//! `LOA_FLOOD=3000 LOA_FLOOD_SECONDS=50` makes it the trial of docs/security.md.

use std::time::{Duration, Instant};

use e2e::flood::Flood;
use e2e::http::{self, Answer};
use e2e::office::{self, MAIL, PASSWORD};
use e2e::program::Program;
use tempfile::TempDir;

/// The memory that all of it may take, in kilobytes.
const MEMORY: u64 = 150 << 10;
/// How soon the owner must be in, on a machine that is busy with the flood itself.
const SOON: Duration = Duration::from_secs(5);

fn setting(name: &str, usual: usize) -> usize {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(usual)
}

fn sign_in(place: &str, mail: &str, password: &str, device: &str) -> Answer {
    let encode = |text: &str| text.bytes().map(|byte| format!("%{byte:02X}")).collect::<String>();
    let body = format!("mail={}&password={}", encode(mail), encode(password));
    let request = format!(
        "POST /lam-viec/dang-nhap HTTP/1.1\r\nHost: {place}\r\nSec-Fetch-Site: same-origin\r\n\
         Cookie: loa_may={device}\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\nConnection: close\r\n\r\n{body}",
        body.len()
    );
    http::send(place, request.as_bytes()).expect("an answer")
}

/// The device's secret that an answer gives the browser.
fn device(answer: &Answer) -> String {
    let cookies = answer.headers.iter().filter(|(name, _)| name == "set-cookie");
    let value = cookies.filter_map(|(_, value)| value.strip_prefix("loa_may=")).next();
    value.and_then(|value| value.split(';').next()).expect("a device's cookie").to_owned()
}

#[test]
fn a_flood_of_sign_ins_costs_neither_the_memory_nor_the_owner() {
    let Some(program) = e2e::program_under_test() else { return };
    let folder = TempDir::new().expect("a temporary folder");
    office::found(&folder.path().join("data"));
    let data = folder.path().join("data").display().to_string();
    let settings = [("LOA_DATA", data.as_str()), ("LOA_LISTEN", "127.0.0.1:0"), ("LOA_LOG_LEVEL", "error")];
    let mut running = Program::start(&program, folder.path(), &["serve"], &settings);
    let place = running.authority();
    let first = sign_in(&place, MAIL, PASSWORD, "");
    assert_eq!(first.status, 303);
    let device = device(&first);
    let before = running.memory("VmHWM");

    let flood = Flood {
        connections: setting("LOA_FLOOD", 600),
        lasts: Duration::from_secs(u64::try_from(setting("LOA_FLOOD_SECONDS", 8)).unwrap_or(8)),
        pause: Duration::from_millis(u64::try_from(setting("LOA_FLOOD_PAUSE", 500)).unwrap_or(500)),
    };
    let (got, waits) = flood.while_doing(&place, || {
        let begun = Instant::now();
        let mut waits = Vec::new();
        while begun.elapsed() + Duration::from_secs(1) < flood.lasts {
            std::thread::sleep(Duration::from_millis(300));
            let asked = Instant::now();
            let answer = sign_in(&place, MAIL, PASSWORD, &device);
            assert_eq!(answer.status, 303, "a known device and the right password");
            waits.push(asked.elapsed());
        }
        waits.sort();
        waits
    });
    let most = running.memory("VmHWM");
    eprintln!(
        "{} connections: the owner {:?} (median) and {:?} (longest of {}), memory {before} to {most} kB, {got:?}",
        flood.connections,
        waits.get(waits.len() / 2),
        waits.last(),
        waits.len()
    );
    assert!(most < MEMORY, "{most} kB");
    assert!(waits.last().is_some_and(|longest| *longest < SOON), "{waits:?}");
    // Some were looked at and were wrong, most found no place, and were told when to come again.
    let of = |status: u16| got.statuses.get(&status).copied().unwrap_or(0);
    assert!(of(422) > 0 && of(503) > 0, "{got:?}");
    assert_eq!(
        (of(422) + of(429) + of(503), got.without_time),
        (got.statuses.values().sum::<usize>(), 0),
        "{got:?}"
    );
    // Afterwards everything is as before.
    assert_eq!(sign_in(&place, MAIL, PASSWORD, "").status, 303);
}
