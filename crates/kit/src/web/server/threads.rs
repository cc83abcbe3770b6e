//! The threads that drive connections. Each serves those of its connections that are ready strictly in turn, which the
//! scheduler of the program's own runtime does not do: its workers have room for 256 ready tasks, and of a thousand busy
//! connections some would wait ten times as long as others (docs/capacity.md). The site works elsewhere, on that runtime, so
//! that no page that takes long holds up those that do not.

use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc;
use std::thread;

use tokio::runtime::{Builder, Handle};
use tokio_util::sync::{CancellationToken, DropGuard};

/// A thread for so many connections at least: a small server needs no more than one.
const CONNECTIONS_EACH: usize = 128;
/// After how many connections a thread looks whether the site has finished a page for one.
const LOOK_AT_SITE: u32 = 4;

/// The threads of one server. They end when this is dropped, and their connections with them.
pub(super) struct Threads {
    handles: Vec<Handle>,
    next: AtomicUsize,
    _running: DropGuard,
}

impl Threads {
    /// As many threads as there are cores, unless there are few connections.
    pub(super) fn start(connections: usize) -> io::Result<Self> {
        let cores = thread::available_parallelism().map_or(1, usize::from);
        let running = CancellationToken::new();
        let handles = (0..cores.min(connections / CONNECTIONS_EACH).max(1))
            .map(|number| start(number, running.clone()))
            .collect::<io::Result<_>>()?;
        Ok(Self { handles, next: AtomicUsize::new(0), _running: running.drop_guard() })
    }

    /// The thread for the next connection.
    pub(super) fn next(&self) -> &Handle {
        let next = self.next.fetch_add(1, Ordering::Relaxed);
        &self.handles[next % self.handles.len()]
    }
}

fn start(number: usize, running: CancellationToken) -> io::Result<Handle> {
    let (tell, told) = mpsc::sync_channel(1);
    let thread = thread::Builder::new().name(format!("http-{number}"));
    // The runtime is made where it ends: none may be dropped where another one runs.
    thread.spawn(move || {
        let made = Builder::new_current_thread().enable_all().global_queue_interval(LOOK_AT_SITE).build();
        let runtime = match made {
            Ok(runtime) => runtime,
            Err(error) => return drop(tell.send(Err(error))),
        };
        if tell.send(Ok(runtime.handle().clone())).is_ok() {
            runtime.block_on(running.cancelled_owned());
        }
    })?;
    told.recv().unwrap_or_else(|_| Err(io::Error::other("the thread ended at once")))
}
