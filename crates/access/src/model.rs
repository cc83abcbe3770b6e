//! Actors: types and rules.

use std::collections::BTreeSet;
use strum::{EnumString, IntoStaticStr};

use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::permissions::Permission;

/// The part that someone has in an agency. docs/permissions.md lists the permissions of each role.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Role {
    /// Quản trị: people and settings.
    Administrator,
    /// Điều phối: the plan and all that is said about it.
    Coordinator,
    /// Biên tập: writes.
    Editor,
    /// Thẩm định: approves the texts of others.
    Reviewer,
    /// Điều hành diễn đàn.
    Moderator,
    /// Trả lời câu hỏi.
    Answerer,
    /// Phụ trách cụm loa, bảng tin, tủ sách.
    Keeper,
    /// Báo cáo viên, tuyên truyền viên.
    Rapporteur,
    /// Theo dõi: reads the desk, changes nothing.
    Reader,
}

impl Role {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The role with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// The target of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum On {
    /// The city as a whole.
    City,
    /// Something of an agency.
    Agency(Uuid),
}

/// Where a role counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everywhere.
    City,
    /// In these agencies: the one that was named and all below it.
    Agencies(BTreeSet<Uuid>),
}

impl Scope {
    fn covers(&self, on: On) -> bool {
        match (self, on) {
            (Self::City, _) => true,
            (Self::Agencies(_), On::City) => false,
            (Self::Agencies(agencies), On::Agency(agency)) => agencies.contains(&agency),
        }
    }

    /// Whether all of `other` lies within.
    pub fn includes(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::City, _) => true,
            (Self::Agencies(_), Self::City) => false,
            (Self::Agencies(mine), Self::Agencies(theirs)) => theirs.is_subset(mine),
        }
    }
}

/// A role that someone has, in its time.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grant {
    /// Its identifier.
    pub id: Uuid,
    /// The role.
    pub role: Role,
    /// The agency that was named; `None` is the whole city.
    pub agency: Option<Uuid>,
    /// Where it counts.
    pub scope: Scope,
    /// Since when they have it.
    pub since: Timestamp,
    /// The person who lent it, when it was lent for a time.
    pub lent_by: Option<Uuid>,
    /// When it ends, if it does.
    pub ends_at: Option<Timestamp>,
}

/// Someone who is signed in, with the roles of this moment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Officer {
    /// Their identifier.
    pub person: Uuid,
    /// Their name.
    pub name: String,
    /// Their roles.
    pub grants: Vec<Grant>,
}

/// The party that asks for an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Actor {
    /// Anyone, known or not.
    Citizen,
    /// Someone of an agency.
    Officer(Officer),
    /// The program itself: an importer, the demo data, a timer.
    System(&'static str),
}

/// The actor may not do this.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("this is not allowed for who asks: {}", .0.name)]
pub struct Denied(pub Permission);

impl Actor {
    /// A stable name for the record, without personal data.
    pub fn name(&self) -> String {
        match self {
            Self::Citizen => "citizen".to_owned(),
            Self::Officer(officer) => format!("officer:{}", officer.person),
            Self::System(part) => format!("system:{part}"),
        }
    }

    /// The person behind, if it is one.
    pub fn person(&self) -> Option<Uuid> {
        match self {
            Self::Officer(officer) => Some(officer.person),
            Self::Citizen | Self::System(_) => None,
        }
    }

    /// The same actor without the roles that were lent to them.
    pub fn own(&self) -> Self {
        match self {
            Self::Officer(officer) => Self::Officer(officer.own()),
            other => other.clone(),
        }
    }

    /// Whether this actor may do this there.
    ///
    /// # Errors
    /// [`Denied`], which names the permission.
    pub fn may(&self, permission: Permission, on: On) -> Result<(), Denied> {
        let allowed = match self {
            Self::System(_) => true,
            Self::Citizen => false,
            Self::Officer(officer) => officer.grants_for(permission).any(|grant| grant.scope.covers(on)),
        };
        if allowed { Ok(()) } else { Err(Denied(permission)) }
    }

    /// Whether this actor may do this anywhere at all.
    ///
    /// # Errors
    /// As [`Actor::may`].
    pub fn may_somewhere(&self, permission: Permission) -> Result<(), Denied> {
        let allowed = match self {
            Self::System(_) => true,
            Self::Citizen => false,
            Self::Officer(officer) => officer.grants_for(permission).next().is_some(),
        };
        if allowed { Ok(()) } else { Err(Denied(permission)) }
    }

    /// Where this actor may do this: for lists that show only that.
    pub fn reach(&self, permission: Permission) -> Scope {
        match self {
            Self::System(_) => Scope::City,
            Self::Citizen => Scope::Agencies(BTreeSet::new()),
            Self::Officer(officer) => officer.reach(permission),
        }
    }
}

impl Officer {
    /// The same officer without the roles that were lent to them.
    pub fn own(&self) -> Self {
        let own = self.grants.iter().filter(|grant| grant.lent_by.is_none()).cloned().collect();
        Self { grants: own, ..self.clone() }
    }

    fn grants_for(&self, permission: Permission) -> impl Iterator<Item = &Grant> {
        self.grants.iter().filter(move |grant| permission.roles().contains(&grant.role))
    }

    fn reach(&self, permission: Permission) -> Scope {
        let mut reach = BTreeSet::new();
        for grant in self.grants_for(permission) {
            match &grant.scope {
                Scope::City => return Scope::City,
                Scope::Agencies(agencies) => reach.extend(agencies.iter().copied()),
            }
        }
        Scope::Agencies(reach)
    }

    /// Whether they have a role there.
    pub fn has(&self, role: Role, on: On) -> bool {
        self.grants.iter().any(|grant| grant.role == role && grant.scope.covers(on))
    }

    /// Whether they have a role anywhere.
    pub fn is(&self, role: Role) -> bool {
        self.grants.iter().any(|grant| grant.role == role)
    }
}
