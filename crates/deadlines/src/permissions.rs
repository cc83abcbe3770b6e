//! The permissions of this capability.

use access::{Permission, Role};

use crate::t;

/// To change the calendar of working days and the rules of reminders.
pub const KEEP_CALENDAR: Permission = Permission {
    name: "keep_calendar",
    roles: &[Role::Administrator, Role::Coordinator],
    words: |lang| t!(lang, "permission-keep-calendar"),
};

/// All permissions of this capability.
pub const ALL: &[Permission] = &[KEEP_CALENDAR];
