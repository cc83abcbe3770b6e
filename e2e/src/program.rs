//! The program as a process: its words, its memory, its end.

use std::io::{BufRead, BufReader, Read};
use std::path::Path;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::atomic::{AtomicU16, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

/// How often a waiting loop looks again.
const PAUSE: Duration = Duration::from_millis(20);

/// A started program; dropping it kills it.
#[derive(Debug)]
pub struct Program {
    child: Child,
    said: Lines,
    complained: Lines,
}

/// The lines of a stream, gathered by a thread of their own.
#[derive(Debug)]
struct Lines {
    lines: Arc<Mutex<Vec<String>>>,
    reader: Option<JoinHandle<()>>,
}

impl Program {
    /// Starts `program` in `folder`, with these words and these settings and no others.
    ///
    /// # Panics
    /// When it cannot be started.
    pub fn start(program: &Path, folder: &Path, words: &[&str], settings: &[(&str, &str)]) -> Self {
        let mut command = Command::new(program);
        without_settings(&mut command)
            .args(words)
            .envs(settings.iter().copied())
            .env("RUST_BACKTRACE", "1")
            .current_dir(folder)
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        let said = Lines::gather(child.stdout.take().expect("a piped output"));
        let complained = Lines::gather(child.stderr.take().expect("a piped output"));
        Self { child, said, complained }
    }

    /// Waits for a line that begins with `start`, and answers the rest of it.
    ///
    /// # Panics
    /// When it does not come in time.
    pub fn line(&mut self, start: &str, limit: Duration) -> String {
        let begun = Instant::now();
        loop {
            let found = self.said().iter().find_map(|line| line.strip_prefix(start).map(str::to_owned));
            if let Some(rest) = found {
                return rest;
            }
            let ended = matches!(self.child.try_wait(), Ok(Some(_)));
            assert!(
                !ended && begun.elapsed() < limit,
                "no line `{start}` in {limit:?}; ended: {ended}; it complained: {:?}",
                self.complained()
            );
            thread::sleep(PAUSE);
        }
    }

    /// Waits until it serves the whole site, and answers its address and port.
    pub fn authority(&mut self) -> String {
        self.line("Loa is at http://", Duration::from_secs(60))
    }

    /// Waits for its end; none while it still runs.
    pub fn end(&mut self, limit: Duration) -> Option<ExitStatus> {
        let begun = Instant::now();
        while begun.elapsed() < limit {
            if let Ok(Some(status)) = self.child.try_wait() {
                self.said.finish();
                self.complained.finish();
                return Some(status);
            }
            thread::sleep(PAUSE);
        }
        None
    }

    /// The lines on standard output so far.
    pub fn said(&self) -> Vec<String> {
        self.said.so_far()
    }

    /// The lines on standard error so far.
    pub fn complained(&self) -> Vec<String> {
        self.complained.so_far()
    }

    /// Kills it at once (SIGKILL), and waits until it is gone.
    pub fn kill(&mut self) {
        // One that has just ended is as gone as one that was killed.
        let _ = self.child.kill();
        let _ = self.child.wait();
        self.said.finish();
        self.complained.finish();
    }

    /// Asks it to stop (SIGTERM).
    pub fn ask_to_stop(&self) {
        let asked = Command::new("sh").args(["-c", "kill -s TERM \"$1\"", "sh", &self.id()]).status();
        assert!(asked.is_ok_and(|status| status.success()), "the signal was sent");
    }

    /// A figure of its memory in kilobytes, such as `VmRSS` (now) or `VmHWM` (most so far); see proc(5).
    ///
    /// # Panics
    /// When the process has ended.
    pub fn memory(&self, figure: &str) -> u64 {
        let status = std::fs::read_to_string(format!("/proc/{}/status", self.id())).expect("it runs");
        let line = status.lines().find(|line| line.starts_with(figure)).expect("the kernel counts it");
        line.split_whitespace().nth(1).and_then(|figure| figure.parse().ok()).expect("a figure in kB")
    }

    fn id(&self) -> String {
        self.child.id().to_string()
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        self.kill();
    }
}

impl Lines {
    fn gather(stream: impl Read + Send + 'static) -> Self {
        let lines = Arc::new(Mutex::new(Vec::new()));
        let kept = lines.clone();
        let reader = thread::spawn(move || {
            for line in BufReader::new(stream).lines().map_while(Result::ok) {
                kept.lock().unwrap_or_else(PoisonError::into_inner).push(line);
            }
        });
        Self { lines, reader: Some(reader) }
    }

    fn so_far(&self) -> Vec<String> {
        self.lines.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn finish(&mut self) {
        if let Some(reader) = self.reader.take() {
            let _ = reader.join();
        }
    }
}

/// Takes every setting of the program out of a command's surroundings: those of the test house begin alike.
pub fn without_settings(command: &mut Command) -> &mut Command {
    for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("LOA_")) {
        command.env_remove(name);
    }
    command
}

/// A port of 127.0.0.1 that was free a moment ago and is given once: below the ports that connections take by
/// themselves (32768 on Linux), so that it is still free when it is used.
///
/// # Panics
/// When there is none.
pub fn free_port() -> u16 {
    static NEXT: AtomicU16 = AtomicU16::new(0);
    let first = u16::try_from(std::process::id() % 10_000).unwrap_or(0);
    (0..10_000)
        .map(|_| 20_000 + (first + NEXT.fetch_add(1, Ordering::Relaxed)) % 10_000)
        .find(|port| std::net::TcpListener::bind(("127.0.0.1", *port)).is_ok())
        .expect("a free port")
}
