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
pub(crate) const REST: Duration = Duration::from_secs(5);

/// One start.
pub(crate) struct Start {
    /// From the start of the process to the line that names the address.
    pub(crate) until_address: Duration,
    /// Resident memory after [`REST`], in bytes.
    pub(crate) resident: u64,
}

/// The started program; dropping it ends it.
pub(crate) struct Serving {
    pub(crate) group: Group,
    /// Where it listens, such as `127.0.0.1:40123`.
    pub(crate) address: String,
    /// From the start of the process to the line that names the address.
    pub(crate) until_address: Duration,
}

/// Starts `loa demo` with its data in `folder` on a free port, lets it rest, and ends it.
///
/// # Errors
/// A sentence, when it ends or says no address in time.
pub(crate) fn measure(program: &Path, folder: &Path) -> Result<Start, String> {
    let mut serving = serve(Command::new(program), "demo", folder)?;
    thread::sleep(REST);
    let resident = memory_of(serving.group.child().id(), "VmRSS:")?;
    Ok(Start { until_address: serving.until_address, resident })
}

/// Runs `program`, however it was prefixed, with one word, its data in `folder` and no settings but these, on a free port,
/// until it says its address.
///
/// # Errors
/// A sentence, when it ends or says no address in time.
pub(crate) fn serve(program: Command, word: &str, folder: &Path) -> Result<Serving, String> {
    let mut command = with_data(program, folder);
    command.arg(word).env("LOA_LISTEN", "127.0.0.1:0").stdout(Stdio::piped());
    let started = Instant::now();
    let mut group = Group::spawn(&mut command, "TERM").map_err(|error| format!("loa {word}: {error}"))?;
    let output = group.child().stdout.take().ok_or_else(|| format!("loa {word} has no output"))?;
    let (tell, told) = channel();
    thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(Result::ok) {
            // The reader goes on after the address was found, so that the program never waits for us.
            if let Some(address) = address_in(&line) {
                let _ = tell.send((address, started.elapsed()));
            }
        }
    });
    let (address, until_address) = loop {
        match told.recv_timeout(PAUSE) {
            Ok(found) => break found,
            Err(RecvTimeoutError::Disconnected) => {
                return Err(format!("loa {word} ended without naming an address"));
            }
            Err(RecvTimeoutError::Timeout) if interrupt::arrived() => {
                return Err("interrupted".to_owned());
            }
            Err(RecvTimeoutError::Timeout) if started.elapsed() > LIMIT => {
                return Err(format!("loa {word} named no address in {} s", LIMIT.as_secs()));
            }
            Err(RecvTimeoutError::Timeout) => {}
        }
    };
    Ok(Serving { group, address, until_address })
}

/// The command with its data in `folder` and without the caller's settings: they could name a real city's database, and
/// a variable that is no setting, such as `LOA_BIN`, is refused.
pub(crate) fn with_data(mut command: Command, folder: &Path) -> Command {
    for (name, _) in std::env::vars_os() {
        if name.to_str().is_some_and(|name| name.starts_with("LOA_")) {
            command.env_remove(name);
        }
    }
    command.current_dir(folder).env("LOA_DATA", folder.join("data"));
    command
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

/// The address and port that a line names, if it names any.
pub(crate) fn address_in(line: &str) -> Option<String> {
    let (_, rest) = line.split_once("http://").or_else(|| line.split_once("https://"))?;
    let end = rest.find(|letter: char| letter == '/' || letter.is_whitespace()).unwrap_or(rest.len());
    Some(rest[..end].to_owned())
}

/// The system's figure of a process's memory, in bytes; `field` is `VmRSS:` (now) or `VmHWM:` (at most so far).
///
/// # Errors
/// When the process has ended, or the system names no such memory.
pub(crate) fn memory_of(process: u32, field: &str) -> Result<u64, String> {
    let status = fs::read_to_string(format!("/proc/{process}/status"))
        .map_err(|error| format!("loa did not stay: {error}"))?;
    memory(&status, field).ok_or_else(|| format!("the system names no {field}"))
}

/// One of the memory fields in the text of `/proc/<id>/status`, in bytes.
pub(crate) fn memory(status: &str, field: &str) -> Option<u64> {
    let line = status.lines().find_map(|line| line.strip_prefix(field))?;
    let kilobytes: u64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes * 1024)
}
