//! The load: `wrk`, one thread with so many connections, for so many seconds.

use std::io::Read;
use std::path::Path;
use std::process::Stdio;

use super::bed::{LOAD, pinned};
use crate::build_report::start::watch_child;
use crate::process::Group;

/// How many connections a load has where nothing else is said.
const CONNECTIONS: usize = 64;

/// The result of one load.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Load {
    /// Requests that were answered.
    pub(super) requests: u64,
    pub(super) per_second: f64,
    /// Answers that were failures, and connections that broke.
    pub(super) failures: u64,
    /// The time within which half of the answers came, in milliseconds.
    pub(super) p50: f64,
    /// The time within which 99 of 100 came, in milliseconds.
    pub(super) p99: f64,
}

/// A load that is under way.
pub(super) struct Running(Group);

/// Begins a load on a page with these headers.
///
/// # Errors
/// When `wrk` cannot be started.
pub(super) fn begin(
    address: &str,
    path: &str,
    headers: &[(&str, &str)],
    seconds: u64,
) -> Result<Running, String> {
    begin_with(CONNECTIONS, address, path, headers, seconds)
}

fn begin_with(
    connections: usize,
    address: &str,
    path: &str,
    headers: &[(&str, &str)],
    seconds: u64,
) -> Result<Running, String> {
    let mut command = pinned(LOAD, Path::new("wrk"));
    command.args(["-t1", &format!("-c{connections}"), &format!("-d{seconds}s"), "--latency"]);
    for (name, value) in headers {
        command.args(["-H", &format!("{name}: {value}")]);
    }
    command.arg(format!("http://{address}{path}")).stdout(Stdio::piped());
    Ok(Running(Group::spawn(&mut command, "TERM").map_err(|error| format!("wrk: {error}"))?))
}

impl Running {
    /// Waits for its end.
    ///
    /// # Errors
    /// When it fails or says nothing that is known, or we are interrupted.
    pub(super) fn end(mut self) -> Result<Load, String> {
        // Its report is far smaller than a pipe holds, so it can be read afterwards.
        let ended_well = watch_child(&mut self.0)?;
        let mut said = String::new();
        let mut output = self.0.child().stdout.take().ok_or("wrk has no output")?;
        output.read_to_string(&mut said).map_err(|error| format!("wrk: {error}"))?;
        match read(&said) {
            Some(load) if ended_well => Ok(load),
            _ => Err(format!("wrk failed: {}", said.trim())),
        }
    }
}

/// A whole load, all of whose requests must be answered well.
///
/// # Errors
/// When some were not: failures are faster than pages.
pub(super) fn run(address: &str, path: &str, headers: &[(&str, &str)], seconds: u64) -> Result<Load, String> {
    run_with(CONNECTIONS, address, path, headers, seconds)
}

/// The same with so many connections.
///
/// # Errors
/// As above.
pub(super) fn run_with(
    connections: usize,
    address: &str,
    path: &str,
    headers: &[(&str, &str)],
    seconds: u64,
) -> Result<Load, String> {
    let load = begin_with(connections, address, path, headers, seconds)?.end()?;
    if load.failures > 0 {
        return Err(format!("{path}: {} of {} requests failed under load", load.failures, load.requests));
    }
    Ok(load)
}

/// Reads the report of `wrk`.
pub(super) fn read(said: &str) -> Option<Load> {
    let mut load = Load { requests: 0, per_second: f64::NAN, failures: 0, p50: f64::NAN, p99: f64::NAN };
    let mut complete = false;
    for line in said.lines().map(str::trim) {
        if let Some((count, _)) = line.split_once(" requests in ") {
            load.requests = count.parse().ok()?;
        } else if let Some(rate) = line.strip_prefix("Requests/sec:") {
            load.per_second = rate.trim().parse().ok()?;
            complete = true;
        } else if let Some(time) = line.strip_prefix("50%") {
            load.p50 = milliseconds(time)?;
        } else if let Some(time) = line.strip_prefix("99%") {
            load.p99 = milliseconds(time)?;
        } else if let Some(count) = line.strip_prefix("Non-2xx or 3xx responses:") {
            load.failures += count.trim().parse::<u64>().ok()?;
        } else if let Some(errors) = line.strip_prefix("Socket errors:") {
            let counts = errors.split(',').filter_map(|one| one.rsplit(' ').next()?.parse::<u64>().ok());
            load.failures += counts.sum::<u64>();
        }
    }
    complete.then_some(load)
}

/// A time as `wrk` writes it, such as `903.00us`, `13.71ms` or `1.20s`.
fn milliseconds(time: &str) -> Option<f64> {
    let units = [("us", 0.001), ("ms", 1.0), ("s", 1_000.0), ("m", 60_000.0)];
    let time = time.trim();
    units.iter().find_map(|(unit, factor)| Some(time.strip_suffix(unit)?.parse::<f64>().ok()? * factor))
}
