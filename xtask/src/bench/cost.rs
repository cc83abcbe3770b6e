//! The cost of requests to the server's processor.

use std::fs;
use std::ops::AddAssign;
use std::time::Duration;

use super::client::Client;

/// The kernel shows processor time in hundredths of a second on every architecture that Debian has (`USER_HZ`).
const TICK: Duration = Duration::from_millis(10);

/// The cost of a number of requests.
#[derive(Clone, Copy, Default)]
pub(super) struct Cost {
    requests: usize,
    cpu: Duration,
}

impl Cost {
    /// The cost of so many requests to a process since it had had `before`.
    ///
    /// # Errors
    /// When the process has ended.
    pub(super) fn since(before: Duration, process: u32, requests: usize) -> Result<Self, String> {
        Ok(Self { requests, cpu: spent_by(process)?.saturating_sub(before) })
    }

    /// Processor time of one request, in milliseconds.
    #[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
    pub(super) fn milliseconds(&self) -> f64 {
        1_000.0 * self.cpu.as_secs_f64() / self.requests.max(1) as f64
    }

    /// How many requests were sent.
    pub(super) fn requests(&self) -> usize {
        self.requests
    }
}

impl AddAssign for Cost {
    fn add_assign(&mut self, other: Self) {
        self.requests += other.requests;
        self.cpu += other.cpu;
    }
}

/// Asks for the pages on one connection, one after the other and uncompressed, and reads their cost to `process`.
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
    let before = spent_by(process)?;
    for path in paths {
        client.get(&path, &[])?.expect(status).map_err(|complaint| format!("{path}: {complaint}"))?;
        requests += 1;
    }
    Cost::since(before, process, requests)
}

/// The processor time that a process has had so far.
///
/// # Errors
/// When it has ended.
pub(super) fn spent_by(process: u32) -> Result<Duration, String> {
    let stat = fs::read_to_string(format!("/proc/{process}/stat"))
        .map_err(|error| format!("loa did not stay: {error}"))?;
    let ticks = ticks(&stat).ok_or_else(|| "the system names no processor time".to_owned())?;
    Ok(TICK * ticks)
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
