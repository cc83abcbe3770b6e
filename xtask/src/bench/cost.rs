//! What requests cost the server's processor.

use std::fs;
use std::ops::AddAssign;
use std::time::Duration;

use super::client::Client;

/// The kernel shows processor time in hundredths of a second on every architecture that Debian has (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);

/// What a number of requests cost.
#[derive(Clone, Copy, Default)]
pub(super) struct Cost {
    requests: u32,
    cpu: Duration,
}

impl Cost {
    /// Processor time of one request, in milliseconds.
    pub(super) fn milliseconds(&self) -> f64 {
        1_000.0 * self.cpu.as_secs_f64() / f64::from(self.requests.max(1))
    }

    /// How many requests were sent.
    pub(super) fn requests(&self) -> u32 {
        self.requests
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.cpu += other.cpu;
    }
}

/// Asks for the pages on one connection, one after the other and uncompressed, and reads what that cost `process`.
///
/// # Errors
/// When an answer has another status than `status`.
pub(super) fn of(
    process: u32,
    address: &str,
    status: u16,
    paths: impl Iterator<Item = String>,
) -> Result<Cost, String> {
    let mut client = Client::connect(address)?;
    let mut requests = 0;
    let before = spent(process)?;
    for path in paths {
        client.get(&path, &[])?.expect(status).map_err(|complaint| format!("{path}: {complaint}"))?;
        requests += 1;
    }
    Ok(Cost { requests, cpu: TICK * spent(process)?.saturating_sub(before) })
}

fn spent(process: u32) -> Result<u32, String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))
        .map_err(|error| format!("loa did not stay: {error}"))?;
    ticks(&stat).ok_or_else(|| "the system names no processor time".to_owned())
}

/// User and system time of a process and its threads, ended ones included, from the text of `/proc/<id>/stat` (proc(5),
/// fields 14 and 15).
pub(super) fn ticks(stat: &str) -> Option<u32> {
    // The program's name, field 2, may itself hold spaces and brackets.
    let (_, rest) = stat.rsplit_once(')')?;
    let mut fields = rest.split_whitespace().skip(11);
    let user: u32 = fields.next()?.parse().ok()?;
    let system: u32 = fields.next()?.parse().ok()?;
    Some(user + system)
}
