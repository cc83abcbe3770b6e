//! A PostgreSQL of a test's own, which may be stopped, held still, or run out of disk without disturbing the others.

use std::fs::{self, File};
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use kit::clock::{Clock, Ids};
use kit::db::{Db, Run, Settings};

use crate::program::free_port;

/// Where Debian keeps the server's programs; elsewhere they are on the path.
const DEBIAN: &str = "/usr/lib/postgresql";
/// PostgreSQL refuses to serve as root; Debian's package brings this user.
const USER: &str = "postgres";

/// A server with a folder of its own; dropping it ends it.
#[derive(Debug)]
pub struct Postgres {
    programs: PathBuf,
    log: PathBuf,
    data: PathBuf,
    port: u16,
    settings: Vec<&'static str>,
    running: Option<Child>,
}

impl Postgres {
    /// Makes a cluster and starts it: its tables in one folder, its write-ahead log in another, and its messages in `folder`.
    /// None, with a message, where its programs are missing.
    ///
    /// # Panics
    /// When they are there and do not work.
    pub fn start(folder: &Path, [tables, wal]: [&Path; 2], settings: &[&'static str]) -> Option<Self> {
        let Some(programs) = programs() else {
            crate::skipped("there is no initdb and postgres");
            return None;
        };
        for place in [tables, wal] {
            fs::create_dir_all(place).expect("a folder");
            if is_root() {
                // The user of the server has to reach its folders.
                run(Command::new("chown").arg(USER).arg(place));
                run(Command::new("chmod").arg("0755").arg(folder));
            }
        }
        let (log, data, settings) = (folder.join("postgresql.log"), tables.join("data"), settings.to_vec());
        let mut own = Self { programs, log, data, port: free_port(), settings, running: None };
        let words = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync"];
        let mut made = own.command("initdb");
        made.args(words).args(["--wal-segsize=1", "--pgdata"]).arg(&own.data);
        run(made.arg("--waldir").arg(wal.join("wal")));
        own.serve();
        Some(own)
    }

    /// How it is reached.
    pub fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    /// Starts it, as an administrator does with a server that has ended, and waits until it takes connections.
    ///
    /// # Panics
    /// When it does not.
    pub fn serve(&mut self) {
        let log = File::options().create(true).append(true).open(&self.log).expect("a log");
        let mut command = self.command("postgres");
        command.arg("-D").arg(&self.data).args([
            "-c",
            "listen_addresses=127.0.0.1",
            "-c",
            "log_checkpoints=off",
        ]);
        for setting in &self.settings {
            command.args(["-c", setting]);
        }
        command.args(["-c", &format!("port={}", self.port)]);
        command.args(["-c", "unix_socket_directories="]);
        let error = log.try_clone().expect("a log");
        let started = command.stdin(Stdio::null()).stdout(log).stderr(error).spawn();
        self.running = Some(started.expect("postgres starts"));
        let begun = Instant::now();
        // The eighth line of this file is the server's state; `pg_ctl --wait` reads it too.
        let is_ready = || {
            let text = fs::read_to_string(self.data.join("postmaster.pid")).unwrap_or_default();
            text.lines().nth(7).is_some_and(|line| line.trim() == "ready")
        };
        while !is_ready() {
            assert!(begun.elapsed() < Duration::from_secs(60), "it does not start: {}", self.said());
            thread::sleep(Duration::from_millis(20));
        }
    }

    /// Ends it at once, as `pg_ctl stop --mode=immediate` does: nothing is written any more.
    pub fn stop_at_once(&mut self) {
        let Some(mut running) = self.running.take() else { return };
        send("CONT", running.id());
        send("QUIT", running.id());
        // One that has ended already is as gone.
        let _ = running.wait();
    }

    /// Whether it ended by itself.
    pub fn has_ended(&mut self) -> bool {
        self.running.as_mut().is_none_or(|running| matches!(running.try_wait(), Ok(Some(_))))
    }

    /// Holds it still with all its processes (`STOP`), or lets it go on (`CONT`).
    pub fn hold(&self, signal: &str) {
        let Some(running) = &self.running else { return };
        let first = running.id();
        send(signal, first);
        for child in children(first) {
            send(signal, child);
        }
    }

    /// Ends the present file of the write-ahead log: the next write needs room for another, and without it the server falls.
    pub fn end_log_file(&self) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        let settings = Settings { url: self.url(), folder: PathBuf::new(), connections: 1 };
        runtime.block_on(async {
            if let Ok(db) = Db::open(&settings, Clock::System, Ids::random()).await {
                // It may fall at this already.
                let _ = db.rows("SELECT CAST(pg_switch_wal() AS TEXT) AS place", []).await;
                db.close().await;
            }
        });
    }

    /// Its messages.
    pub fn said(&self) -> String {
        String::from_utf8_lossy(&fs::read(&self.log).unwrap_or_default()).into_owned()
    }

    /// A program of the server; it ends with the thread that started it, however that ends.
    fn command(&self, name: &str) -> Command {
        let mut command = Command::new("setpriv");
        if is_root() {
            command.args(["--reuid", USER, "--regid", USER, "--init-groups"]);
        }
        command.args(["--pdeathsig", "QUIT", "--"]).arg(self.programs.join(name));
        command.current_dir("/").env("LC_ALL", "C");
        command
    }
}

impl Drop for Postgres {
    fn drop(&mut self) {
        self.hold("CONT");
        self.stop_at_once();
    }
}

/// Whether we run as root.
pub fn is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

/// The folder of the server's programs.
fn programs() -> Option<PathBuf> {
    let debian = fs::read_dir(DEBIAN).into_iter().flatten().flatten().map(|entry| entry.path().join("bin"));
    let path = std::env::var_os("PATH").unwrap_or_default();
    let all = debian.chain(std::env::split_paths(&path));
    all.into_iter().find(|folder| ["initdb", "postgres"].iter().all(|name| folder.join(name).is_file()))
}

fn run(command: &mut Command) {
    let done = command.output().expect("it starts");
    assert!(done.status.success(), "{command:?}: {}", String::from_utf8_lossy(&done.stderr));
}

fn send(signal: &str, process: u32) {
    let words = ["-c", "kill -s \"$1\" -- \"$2\"", "sh", signal, &process.to_string()];
    // A process that has just ended needs no signal.
    let _ = Command::new("sh").args(words).stderr(Stdio::null()).status();
}

/// The processes that a process started; see proc(5).
fn children(of: u32) -> Vec<u32> {
    let numbers = fs::read_dir("/proc").into_iter().flatten().flatten();
    let numbers = numbers.filter_map(|entry| entry.file_name().to_str()?.parse::<u32>().ok());
    let is_child = |number: &u32| {
        let status = fs::read_to_string(format!("/proc/{number}/status")).unwrap_or_default();
        status.lines().any(|line| line.strip_prefix("PPid:").is_some_and(|own| own.trim() == of.to_string()))
    };
    numbers.filter(is_child).collect()
}
