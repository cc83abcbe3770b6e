//! The permissions of this capability.

use Role::Coordinator;
use access::{Permission, Role};

use crate::t;

/// To write, submit and freeze the reports of an agency, or of the city.
pub const REPORT: Permission =
    Permission { name: "report", roles: &[Coordinator], words: |lang| t!(lang, "permission-report") };

/// All permissions of this capability.
pub const ALL: &[Permission] = &[REPORT];
