//! The permissions of this capability.

use access::{Permission, Role};

use crate::t;

/// To manage outgoing mail.
pub const MANAGE_MAIL: Permission = Permission {
    name: "manage_mail",
    roles: &[Role::Administrator],
    words: |lang| t!(lang, "permission-manage-mail"),
};

/// All permissions of this capability.
pub const ALL: &[Permission] = &[MANAGE_MAIL];
