//! What this capability lets roles do.

use access::{Permission, Role};

use crate::t;

/// Looking after outgoing mail.
pub const MANAGE_MAIL: Permission = Permission {
    name: "manage_mail",
    roles: &[Role::Administrator],
    words: |lang| t!(lang, "permission-manage-mail"),
};

/// All of them.
pub const ALL: &[Permission] = &[MANAGE_MAIL];
