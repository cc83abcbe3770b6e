//! The one table of permissions. docs/permissions.md is written from it, and a test walks every route and action with
//! every role to see that they agree.

use crate::model::Role;

/// What an action needs to be allowed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Permission {
    /// To see the desk: drafts, lists, the table of permissions.
    ReadDesk,
    /// To write drafts, bring pictures and files, ask for facts to be checked.
    Write,
    /// To comment on drafts, to return or approve them.
    Review,
    /// To publish, schedule and correct what was approved.
    Publish,
    /// To publish what was not approved, with a reason that is public.
    ForcePublish,
    /// To take an article off the site, with a reason that is public.
    Withdraw,
    /// To move articles between categories, themes and areas, to lead addresses elsewhere, to import, to say which
    /// expressions search takes for the same.
    Organise,
    /// To edit the blocks that many articles share.
    ShareBlocks,
    /// To set up plans and their themes.
    Plan,
    /// To set up the city: agencies, areas, categories, the site's name.
    Arrange,
    /// To invite people, to give and take roles.
    ManagePeople,
    /// To read the record of who did what.
    ReadRecord,
}

use Role::{Administrator, Answerer, Coordinator, Editor, Keeper, Moderator, Rapporteur, Reader, Reviewer};

/// Who may do what: one line a permission.
pub const PERMISSIONS: [(Permission, &[Role]); 12] = [
    (Permission::ReadDesk, &Role::ALL),
    (Permission::Write, &[Coordinator, Editor, Reviewer]),
    (Permission::Review, &[Coordinator, Reviewer]),
    (Permission::Publish, &[Coordinator, Editor, Reviewer]),
    (Permission::ForcePublish, &[Coordinator]),
    (Permission::Withdraw, &[Coordinator, Reviewer]),
    (Permission::Organise, &[Coordinator]),
    (Permission::ShareBlocks, &[Coordinator, Reviewer]),
    (Permission::Plan, &[Coordinator]),
    (Permission::Arrange, &[Administrator]),
    (Permission::ManagePeople, &[Administrator]),
    (Permission::ReadRecord, &[Administrator, Coordinator]),
];

impl Permission {
    /// The roles that have it.
    pub fn roles(self) -> &'static [Role] {
        PERMISSIONS.iter().find(|(permission, _)| *permission == self).map_or(&[], |(_, roles)| roles)
    }
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] =
        [Administrator, Coordinator, Editor, Reviewer, Moderator, Answerer, Keeper, Rapporteur, Reader];
}
