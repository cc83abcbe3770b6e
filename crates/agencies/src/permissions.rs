//! Permissions of setting up the city.

use Role::Administrator;
use access::{Permission, Role};

use crate::t;

/// To set up the city: agencies, areas, categories, the site's name.
pub const ARRANGE: Permission =
    Permission { name: "arrange", roles: &[Administrator], words: |lang| t!(lang, "permission-arrange") };

/// All of them.
pub const ALL: &[Permission] = &[ARRANGE];
