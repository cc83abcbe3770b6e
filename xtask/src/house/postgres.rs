//! A private PostgreSQL for one run: own folder, own port, gone afterwards.

use std::fs::{self, DirBuilder};
use std::io;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread;
use std::time::{Duration, Instant};

use super::log::Log;
use crate::interrupt;
use crate::process::{Group, PAUSE, free_port, is_root, signal, tied};

/// Each folder bears the id of the process that made it, so that a later run can tell which are left over.
const FOLDER: &str = "loa-test-postgresql-";

/// PostgreSQL refuses to serve as root; Debian's package brings this user.
const SERVER_USER: &str = "postgres";

/// Nothing survives a power cut here, and nothing needs to: a killed process loses no page that the kernel holds. So tests
/// that kill processes stay honest without `fsync`, and every commit is still written before it is acknowledged.
const SETTINGS: &[&str] = &[
    "listen_addresses=127.0.0.1",
    "max_connections=300",
    "fsync=off",
    "full_page_writes=off",
    "synchronous_commit=on",
];

/// A running server; dropping it stops the server and removes its folder.
pub(crate) struct Server {
    // Fields are dropped in this order: first the process, then the folder that it writes to.
    _process: Group,
    _folder: Folder,
    url: String,
}

impl Server {
    /// Clears the leftovers of killed runs, makes a cluster and starts it.
    ///
    /// # Errors
    /// A sentence; the server's own words are in the log.
    pub(crate) fn start(programs: &Path, log: &Log) -> Result<Self, String> {
        clear_left_over(&std::env::temp_dir());
        let folder = Folder::make().map_err(|error| format!("its folder: {error}"))?;
        let mut initdb = folder.command(&programs.join("initdb"), "TERM");
        initdb
            .args([
                "--username=postgres",
                "--auth=trust",
                "--encoding=UTF8",
                "--locale=C",
                "--no-sync",
                "--pgdata",
            ])
            .arg(folder.data());
        match log.run(&mut initdb) {
            Ok(true) => {}
            Ok(false) => return Err("initdb failed".to_owned()),
            Err(error) => return Err(format!("initdb: {error}")),
        }
        // Someone else may take the free port before the server does.
        for _ in 0..3 {
            let port = free_port().map_err(|error| error.to_string())?;
            if let Some(process) = serve(programs, &folder, port, log)? {
                return Ok(Self {
                    _process: process,
                    _folder: folder,
                    url: format!("postgres://postgres@127.0.0.1:{port}/postgres"),
                });
            }
        }
        Err("the server did not start".to_owned())
    }

    /// Where tests connect to make databases of their own; no password is asked.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    #[cfg(test)]
    pub(super) fn folder(&self) -> &Path {
        &self._folder.0
    }
}

/// Starts the server and waits until it takes connections; `None` when it gave up, as for a port that is taken.
fn serve(programs: &Path, folder: &Folder, port: u16, log: &Log) -> Result<Option<Group>, String> {
    let output = || log.append().map_err(|error| error.to_string());
    let mut command = folder.command(&programs.join("postgres"), "QUIT");
    command.arg("-D").arg(folder.data());
    for setting in SETTINGS {
        command.args(["-c", setting]);
    }
    command
        .args(["-c", &format!("port={port}")])
        .args(["-c", &format!("unix_socket_directories={}", folder.0.display())])
        .stdout(output()?)
        .stderr(output()?);
    // QUIT ends it at once and still frees its shared memory; nobody wants its data.
    let mut process = Group::spawn(&mut command, "QUIT").map_err(|error| format!("postgres: {error}"))?;
    let started = Instant::now();
    while started.elapsed() < Duration::from_secs(60) {
        if is_ready(&folder.data()) {
            return Ok(Some(process));
        }
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        if process.child().try_wait().map_err(|error| error.to_string())?.is_some() {
            return Ok(None);
        }
        thread::sleep(PAUSE);
    }
    Err("the server was not ready after a minute".to_owned())
}

/// The eighth line of `postmaster.pid` is the server's status; `pg_ctl --wait` reads it too.
fn is_ready(data: &Path) -> bool {
    fs::read_to_string(data.join("postmaster.pid"))
        .is_ok_and(|text| text.lines().nth(7).is_some_and(|line| line.trim() == "ready"))
}

struct Folder(PathBuf);

impl Folder {
    fn make() -> io::Result<Self> {
        let path = std::env::temp_dir().join(format!("{FOLDER}{}", std::process::id()));
        DirBuilder::new().mode(0o700).create(&path)?;
        let folder = Self(path);
        if is_root() {
            let owned = Command::new("chown").arg(SERVER_USER).arg(&folder.0).status()?;
            if !owned.success() {
                return Err(io::Error::other(format!("no user `{SERVER_USER}` to serve as")));
            }
        }
        Ok(folder)
    }

    fn data(&self) -> PathBuf {
        self.0.join("data")
    }

    fn command(&self, program: &Path, ending: &str) -> Command {
        let mut command = tied(program, ending, is_root().then_some(SERVER_USER));
        command.current_dir(&self.0).env("LC_ALL", "C");
        command
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // A folder that stays behind is cleared by the next run.
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Ends the servers and removes the folders of runs that were killed.
pub(super) fn clear_left_over(temporary: &Path) {
    let entries = fs::read_dir(temporary).into_iter().flatten().flatten();
    for entry in entries {
        let name = entry.file_name();
        let maker = name.to_str().and_then(|name| name.strip_prefix(FOLDER)?.parse::<u32>().ok());
        let Some(maker) = maker else { continue };
        // A folder with our own number was left by a process that had it before us.
        if maker != std::process::id() && is_alive(maker) {
            continue;
        }
        if let Some(server) = server_of(&entry.path()) {
            signal(&server.to_string(), "QUIT");
            let asked = Instant::now();
            while is_alive(server) && asked.elapsed() < Duration::from_secs(5) {
                thread::sleep(PAUSE);
            }
        }
        // Another user's left-over is not ours to remove.
        let _ = fs::remove_dir_all(entry.path());
    }
}

/// The server that still runs on a folder; the number alone could belong to anyone by now.
fn server_of(folder: &Path) -> Option<u32> {
    let text = fs::read_to_string(folder.join("data/postmaster.pid")).ok()?;
    let server: u32 = text.lines().next()?.trim().parse().ok()?;
    let command = fs::read(format!("/proc/{server}/cmdline")).ok()?;
    String::from_utf8_lossy(&command).contains(folder.to_str()?).then_some(server)
}

fn is_alive(process: u32) -> bool {
    Path::new("/proc").join(process.to_string()).exists()
}
