//! Child processes that never outlive us, not even when we are killed.

use std::io;
use std::net::{Ipv4Addr, TcpListener};
use std::os::unix::fs::MetadataExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// How often a waiting loop looks again.
pub(crate) const PAUSE: Duration = Duration::from_millis(50);

/// A child in a process group of its own; dropping it ends the whole group.
pub(crate) struct Group {
    child: Child,
    ending: &'static str,
}

impl Group {
    /// Starts `command`; `ending` is the signal ("TERM", "QUIT") that asks it to leave.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub(crate) fn spawn(command: &mut Command, ending: &'static str) -> io::Result<Self> {
        Self::spawn_with(command, ending, Stdio::null())
    }

    /// The same for a program that reads the lines we write to it.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub(crate) fn spawn_fed(command: &mut Command, ending: &'static str) -> io::Result<Self> {
        Self::spawn_with(command, ending, Stdio::piped())
    }

    fn spawn_with(command: &mut Command, ending: &'static str, input: Stdio) -> io::Result<Self> {
        let child = command.stdin(input).process_group(0).spawn()?;
        Ok(Self { child, ending })
    }

    pub(crate) fn child(&mut self) -> &mut Child {
        &mut self.child
    }

    /// Asks the group to leave, insists after ten seconds.
    pub(crate) fn end(&mut self) {
        if matches!(self.child.try_wait(), Ok(Some(_))) {
            return;
        }
        signal(&format!("-{}", self.child.id()), self.ending);
        if wait(&mut self.child, Duration::from_secs(10)).is_none() {
            signal(&format!("-{}", self.child.id()), "KILL");
            // Nothing better can be done here when even this fails: the caller is on its way out.
            let _ = self.child.wait();
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.end();
    }
}

/// Waits for `child` at most `limit`; `None` while it still runs.
pub(crate) fn wait(child: &mut Child, limit: Duration) -> Option<ExitStatus> {
    let started = Instant::now();
    loop {
        if let Ok(Some(status)) = child.try_wait() {
            return Some(status);
        }
        if started.elapsed() > limit {
            return None;
        }
        thread::sleep(PAUSE);
    }
}

/// Sends `signal` ("TERM") to a process, or to a group when `target` starts with a minus sign. The shell's own `kill` is
/// used because Debian's minimal images have no other.
pub(crate) fn signal(target: &str, signal: &str) {
    // A target that has just ended is no error: it was to end.
    let _ = Command::new("sh")
        .args(["-c", "kill -s \"$1\" -- \"$2\"", "sh", signal, target])
        .stderr(Stdio::null())
        .status();
}

/// A command that the kernel signals with `ending` when this process dies in any way, run as `user` where given.
/// `setpriv` is part of util-linux, which every Debian has; elsewhere the child is merely not tied.
pub(crate) fn tied(program: &Path, ending: &str, user: Option<&str>) -> Command {
    let Some(setpriv) = find("setpriv") else {
        return Command::new(program);
    };
    let mut command = Command::new(setpriv);
    if let Some(user) = user {
        command.args(["--reuid", user, "--regid", user, "--init-groups"]);
    }
    command.args(["--pdeathsig", ending, "--"]).arg(program);
    command
}

/// The first executable of this name on `PATH`.
pub(crate) fn find(name: &str) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    std::env::split_paths(&path).map(|folder| folder.join(name)).find(|file| is_program(file))
}

/// Whether the file exists and may be executed by someone.
pub(crate) fn is_program(file: &Path) -> bool {
    file.metadata().is_ok_and(|about| about.is_file() && about.mode() & 0o111 != 0)
}

/// Whether we run as root.
pub(crate) fn is_root() -> bool {
    std::fs::metadata("/proc/self").is_ok_and(|about| about.uid() == 0)
}

/// A port of 127.0.0.1 that was free a moment ago; a caller that loses the race tries again.
///
/// # Errors
/// When no port can be bound.
pub(crate) fn free_port() -> io::Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?.local_addr()?.port())
}
