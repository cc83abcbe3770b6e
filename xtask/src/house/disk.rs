//! How much room the build has.

use std::path::Path;
use std::process::Command;

/// Below this many GiB nothing is kept that only makes the next build faster: a whole run takes 6, of which 2 are that.
const SCARCE: u64 = 10;

/// The room on the disk of a folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Room {
    /// Free, in GiB, rounded down.
    pub(super) gib: u64,
}

impl Room {
    /// Asks `df`; nothing when it does not say.
    pub(super) fn of(folder: &Path) -> Option<Self> {
        let output = Command::new("df").arg("-Pk").arg(folder).output().ok()?;
        Self::read(&String::from_utf8_lossy(&output.stdout))
    }

    /// Reads the POSIX shape of `df`: a heading, then one line with the free blocks of 1 KiB in the fourth column.
    pub(super) fn read(output: &str) -> Option<Self> {
        let free: u64 = output.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()?;
        Some(Self { gib: free >> 20 })
    }

    /// Whether the build must be frugal.
    pub(super) fn is_scarce(self) -> bool {
        self.gib < SCARCE
    }
}
