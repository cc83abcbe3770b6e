//! How many connections the system lets us have: each is a file descriptor, and so is everything else.

use rustix::process::{Resource, Rlimit, getrlimit, setrlimit};

/// Descriptors kept for the database, files, the index and connections to other systems.
const RESERVE: u64 = 256;

/// Raises the limit on open files as far as the system allows, and says how many connections fit in it: at most as many as
/// are wished for. It logs when they are fewer.
pub fn connections(wished: usize) -> usize {
    let limit = raise();
    let fit = usize::try_from(fit(limit)).unwrap_or(usize::MAX);
    if fit < wished {
        tracing::warn!(
            http.connections = fit,
            http.connections_wished = wished,
            system.descriptors = limit,
            "http.fewer_connections"
        );
    }
    wished.min(fit)
}

/// The soft limit goes up to the hard one, without which no program can go further.
fn raise() -> u64 {
    let Rlimit { current, maximum } = getrlimit(Resource::Nofile);
    let raised = Rlimit { current: maximum, maximum };
    // `None` stands for no limit.
    let soft =
        if current == maximum || setrlimit(Resource::Nofile, raised).is_err() { current } else { maximum };
    soft.unwrap_or(u64::MAX)
}

/// Where there are few descriptors, at least half of them are for connections.
pub(super) fn fit(limit: u64) -> u64 {
    (limit - RESERVE.min(limit / 2)).max(1)
}
