//! Permissions of the newsroom.

use Role::{Coordinator, Editor, Reviewer};
use access::{Permission, Role};

use crate::t;

/// To write drafts, bring pictures and files, ask for facts to be checked.
pub const WRITE: Permission = Permission {
    name: "write",
    roles: &[Coordinator, Editor, Reviewer],
    words: |lang| t!(lang, "permission-write"),
};
/// To comment on drafts, to return or approve them.
pub const REVIEW: Permission = Permission {
    name: "review",
    roles: &[Coordinator, Reviewer],
    words: |lang| t!(lang, "permission-review"),
};
/// To publish, schedule and correct approved texts.
pub const PUBLISH: Permission = Permission {
    name: "publish",
    roles: &[Coordinator, Editor, Reviewer],
    words: |lang| t!(lang, "permission-publish"),
};
/// To publish texts that nobody approved, with a reason that is public.
pub const FORCE_PUBLISH: Permission = Permission {
    name: "force_publish",
    roles: &[Coordinator],
    words: |lang| t!(lang, "permission-force-publish"),
};
/// To take an article off the site, with a reason that is public.
pub const WITHDRAW: Permission = Permission {
    name: "withdraw",
    roles: &[Coordinator, Reviewer],
    words: |lang| t!(lang, "permission-withdraw"),
};
/// To move articles between categories, themes and areas, to lead addresses elsewhere, to import, to say which
/// expressions search takes for the same.
pub const ORGANISE: Permission =
    Permission { name: "organise", roles: &[Coordinator], words: |lang| t!(lang, "permission-organise") };
/// To edit the blocks that many articles share.
pub const SHARE_BLOCKS: Permission = Permission {
    name: "share_blocks",
    roles: &[Coordinator, Reviewer],
    words: |lang| t!(lang, "permission-share-blocks"),
};

/// All of them.
pub const ALL: &[Permission] = &[WRITE, REVIEW, PUBLISH, FORCE_PUBLISH, WITHDRAW, ORGANISE, SHARE_BLOCKS];
