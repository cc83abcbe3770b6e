//! What this capability lets roles do.

use access::{Permission, Role};

use crate::t;

/// Keeping the calendar of working days and the rules of reminders.
pub const KEEP_CALENDAR: Permission = Permission {
    name: "keep_calendar",
    roles: &[Role::Administrator, Role::Coordinator],
    words: |lang| t!(lang, "permission-keep-calendar"),
};

/// All of them.
pub const ALL: &[Permission] = &[KEEP_CALENDAR];
