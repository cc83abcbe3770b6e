//! Ctrl-C and TERM become a flag, so that servers are stopped and folders removed on the way out.

use std::io;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, OnceLock};

use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
use signal_hook::flag;

static ARRIVED: OnceLock<Arc<AtomicBool>> = OnceLock::new();

/// The exit code of an interrupted run, as shells give it for SIGINT.
pub(crate) const EXIT: u8 = 130;

/// Starts to listen. A second signal ends the process at once; the next run clears its leftovers.
///
/// # Errors
/// When the system refuses a handler.
pub(crate) fn watch() -> io::Result<()> {
    let arrived = ARRIVED.get_or_init(Arc::default);
    for signal in [SIGINT, SIGTERM, SIGHUP] {
        flag::register_conditional_shutdown(signal, i32::from(EXIT), Arc::clone(arrived))?;
        flag::register(signal, Arc::clone(arrived))?;
    }
    Ok(())
}

/// Whether a signal came since [`watch`].
pub(crate) fn arrived() -> bool {
    ARRIVED.get().is_some_and(|arrived| arrived.load(Ordering::Relaxed))
}
