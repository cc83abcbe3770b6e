//! Permissions: each capability has its own, and says which roles have them. A test walks every route and action with every
//! role, and docs/permissions.md is written from them.

use kit::i18n::Lang;

use crate::model::Role;

/// The right that an action needs. Two with the same name are the same.
#[derive(Clone, Copy, Debug)]
pub struct Permission {
    /// Its name, in lower case.
    pub name: &'static str,
    /// The roles that have it.
    pub roles: &'static [Role],
    /// The actions that it allows, in words.
    pub words: fn(Lang) -> String,
}

impl Permission {
    /// The roles that have it.
    pub fn roles(self) -> &'static [Role] {
        self.roles
    }

    /// The actions that it allows, in words.
    pub fn words(self, lang: Lang) -> String {
        (self.words)(lang)
    }
}

impl PartialEq for Permission {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl Eq for Permission {}

use Role::{Administrator, Answerer, Coordinator, Editor, Keeper, Moderator, Rapporteur, Reader, Reviewer};

impl Role {
    /// Every role.
    pub const ALL: [Self; 9] =
        [Administrator, Coordinator, Editor, Reviewer, Moderator, Answerer, Keeper, Rapporteur, Reader];
}
