//! Permissions over people.

use Role::Administrator;
use access::{Permission, Role};

use crate::t;

/// To invite people, to give and take roles.
pub const MANAGE_PEOPLE: Permission = Permission {
    name: "manage_people",
    roles: &[Administrator],
    words: |lang| t!(lang, "permission-manage-people"),
};

/// All of them.
pub const ALL: &[Permission] = &[MANAGE_PEOPLE];
