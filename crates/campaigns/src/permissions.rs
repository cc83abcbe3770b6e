//! Permissions of plans.

use Role::{Coordinator, Editor, Keeper, Rapporteur};
use access::{Permission, Role};

use crate::t;

/// To set up plans, their themes and their activities.
pub const PLAN: Permission =
    Permission { name: "plan", roles: &[Coordinator], words: |lang| t!(lang, "permission-plan") };

/// To note what was done, and which activity it fulfils.
pub const RECORD: Permission = Permission {
    name: "record_evidence",
    roles: &[Coordinator, Editor, Keeper, Rapporteur],
    words: |lang| t!(lang, "permission-record-evidence"),
};

/// All of them.
pub const ALL: &[Permission] = &[PLAN, RECORD];
