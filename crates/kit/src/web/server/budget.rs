//! How much memory the bodies that are being received may take together: with many connections the limit on one body
//! bounds nothing.

use std::sync::Arc;

use tokio::sync::Semaphore;
use tokio_util::sync::PollSemaphore;

/// The unit of the budget, in bytes: the most that is read from a connection in one go.
pub(super) const PART: usize = 16 << 10;
/// How many parts one request counts at most: a larger body goes to the disk as it comes.
pub(super) const MOST_PARTS: usize = (32 << 20) / PART;

/// The parts that are free.
#[derive(Clone, Debug)]
pub(super) struct Budget(Arc<Semaphore>);

impl Budget {
    pub(super) fn of_bytes(bytes: usize) -> Self {
        Self(Arc::new(Semaphore::new((bytes / PART).max(1))))
    }

    /// Where a request waits for its next part, behind those that wait already.
    pub(super) fn queue(&self) -> PollSemaphore {
        PollSemaphore::new(self.0.clone())
    }

    pub(super) fn give_back(&self, parts: usize) {
        self.0.add_permits(parts);
    }
}
