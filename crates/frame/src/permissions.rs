//! Permissions of the desk itself.

use Role::{Administrator, Coordinator};
use access::{Permission, Role};

use crate::t;

/// To see the desk: drafts, lists, the table of permissions.
pub const READ_DESK: Permission =
    Permission { name: "read_desk", roles: &Role::ALL, words: |lang| t!(lang, "permission-read-desk") };
/// To read the record of acts.
pub const READ_RECORD: Permission = Permission {
    name: "read_record",
    roles: &[Administrator, Coordinator],
    words: |lang| t!(lang, "permission-read-record"),
};

/// All of them.
pub const ALL: &[Permission] = &[READ_DESK, READ_RECORD];
