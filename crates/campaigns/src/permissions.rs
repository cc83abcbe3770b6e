//! Permissions of plans.

use Role::Coordinator;
use access::{Permission, Role};

use crate::t;

/// To set up plans and their themes.
pub const PLAN: Permission =
    Permission { name: "plan", roles: &[Coordinator], words: |lang| t!(lang, "permission-plan") };

/// All of them.
pub const ALL: &[Permission] = &[PLAN];
