//! A capability's part of `loa rebuild`: steps that compute derived data again.

use std::fmt;
use std::pin::Pin;
use std::sync::Arc;

use kit::db::{DbError, Tx};

use crate::{App, Later};

/// Something derived that is computed again.
#[derive(Clone, Copy, Debug)]
pub struct RebuildStep {
    /// The part that it belongs to, as it is named on the command line; several capabilities may have the same.
    pub part: &'static str,
    /// A description of the part, for the command's help.
    pub about: &'static str,
    /// How it is done.
    pub work: RebuildWork,
}

impl RebuildStep {
    /// Keys in a capability's tables.
    pub const fn keys(compute: for<'t> fn(&'t Tx) -> CountedKeys<'t>) -> Self {
        Self {
            part: "keys",
            about: "Keys for sorting and for finding names",
            work: RebuildWork::Keys(compute),
        }
    }
}

/// How something derived is computed again.
#[derive(Clone, Copy, Debug)]
pub enum RebuildWork {
    /// Keys in tables, in one transaction with those of the other capabilities; says how many.
    Keys(for<'t> fn(&'t Tx) -> CountedKeys<'t>),
    /// Data beside the tables.
    Beside {
        /// The words for the work in hand, beside the bar that shows how far it is.
        doing: &'static str,
        /// Does it, and answers a line for the person who asked for it.
        run: fn(App, RebuildProgress) -> Later<Result<String, RebuildError>>,
    },
}

/// How many keys were computed.
pub type CountedKeys<'t> = Pin<Box<dyn Future<Output = Result<u64, DbError>> + Send + 't>>;

/// Why something was not computed again: a plain line.
pub type RebuildError = Box<dyn std::error::Error + Send + Sync>;

/// The reports while it is computed.
#[derive(Clone)]
pub struct RebuildProgress {
    /// Receives the part that is done, in percent.
    pub percent: Arc<dyn Fn(u64) + Send + Sync>,
    /// Receives a line.
    pub say: Arc<dyn Fn(&str) + Send + Sync>,
}

impl fmt::Debug for RebuildProgress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("RebuildProgress")
    }
}
