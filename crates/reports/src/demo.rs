//! The demonstration's reports on past periods.

use frame::demo::Demo;

/// What reports give the demonstration.
pub(crate) const DEMO: Demo = Demo::NONE;
