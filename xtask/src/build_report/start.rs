//! Starting the program as a newcomer does, until it names its address.

use std::fs;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};
use std::sync::mpsc::{RecvTimeoutError, channel};
use std::thread;
use std::time::{Duration, Instant};

use crate::interrupt;
use crate::process::{Group, PAUSE};

/// How long a start may take, the making of the demo data included.
const LIMIT: Duration = Duration::from_secs(300);

/// How long the program is left alone before its memory is read.
const REST: Duration = Duration::from_secs(5);

/// One start.
pub(crate) struct Start {
    /// From the start of the process to the line that names the address.
    pub(crate) until_address: Duration,
    /// Resident memory after [`REST`], in bytes.
    pub(crate) resident: u64,
}

/// Starts `loa demo` with its data in `folder` on a free port, lets it rest, and ends it.
///
/// # Errors
/// A sentence, when it ends or says no address in time.
pub(crate) fn measure(program: &Path, folder: &Path) -> Result<Start, String> {
    let mut command = Command::new(program);
    command
        .arg("demo")
        .current_dir(folder)
        .env("LOA_DATA", folder.join("data"))
        .env("LOA_LISTEN", "127.0.0.1:0")
        .stdout(Stdio::piped());
    let started = Instant::now();
    let mut group = Group::spawn(&mut command, "TERM").map_err(|error| format!("loa demo: {error}"))?;
    let output = group.child().stdout.take().ok_or("loa demo has no output")?;
    let (tell, told) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // The reader goes on after the address was found, so that the program never waits for us.
            if names_address(&line) {
                let _ = tell.send(started.elapsed());
            }
        }
    });
    let until_address = loop {
        match told.recv_timeout(PAUSE) {
            Ok(time) => break time,
            Err(RecvTimeoutError::Disconnected) => {
                return Err("loa demo ended without naming an address".to_owned());
            }
            Err(RecvTimeoutError::Timeout) if interrupt::arrived() => {
                return Err("interrupted".to_owned());
            }
            Err(RecvTimeoutError::Timeout) if started.elapsed() > LIMIT => {
                return Err(format!("loa demo named no address in {} s", LIMIT.as_secs()));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    thread::sleep(REST);
    let status = fs::read_to_string(format!("/proc/{}/status", group.child().id()))
        .map_err(|error| format!("loa demo did not stay: {error}"))?;
    let resident = resident(&status).ok_or("the system names no resident memory")?;
    Ok(Start { until_address, resident })
}

/// Waits for a long-running child, until it ends or we are interrupted.
///
/// # Errors
/// When it cannot be waited for, or we are interrupted.
pub(crate) fn watch_child(group: &mut Group) -> Result<bool, String> {
    loop {
        if let Some(status) = group.child().try_wait().map_err(|error| error.to_string())? {
            return Ok(status.success());
        }
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        thread::sleep(PAUSE);
    }
}

/// Whether a line tells where the program listens.
pub(crate) fn names_address(line: &str) -> bool {
    line.contains("http://") || line.contains("https://")
}

/// Resident memory in bytes from the text of `/proc/<id>/status`.
pub(crate) fn resident(status: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:"))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
