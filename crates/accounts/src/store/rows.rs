//! Rows as the tables give them.

use std::collections::BTreeSet;

use jiff::Timestamp;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::Person;
use access::{Grant, Role, Scope};

pub(crate) fn moment(millis: i64) -> Timestamp {
    Timestamp::from_millisecond(millis).unwrap_or(Timestamp::UNIX_EPOCH)
}

#[derive(FromQueryResult)]
pub(super) struct PersonRow {
    id: Uuid,
    name: String,
    mail: String,
    active: bool,
    password: String,
    totp: String,
    demo: bool,
}

impl From<PersonRow> for Person {
    fn from(row: PersonRow) -> Self {
        Self {
            id: row.id,
            name: row.name,
            mail: row.mail,
            active: row.active,
            password: row.password,
            totp: row.totp,
            demo: row.demo,
        }
    }
}

#[derive(FromQueryResult)]
pub(super) struct GrantRow {
    id: Uuid,
    role: String,
    agency_id: Option<Uuid>,
    starts_at: i64,
    ends_at: Option<i64>,
    lent_by: Option<Uuid>,
}

impl GrantRow {
    /// `None` for a role of a newer version of the program.
    pub(super) fn grant(self) -> Option<Grant> {
        let scope = match self.agency_id {
            None => Scope::City,
            Some(agency) => Scope::Agencies(BTreeSet::from([agency])),
        };
        Some(Grant {
            id: self.id,
            role: Role::named(&self.role)?,
            agency: self.agency_id,
            scope,
            since: moment(self.starts_at),
            lent_by: self.lent_by,
            ends_at: self.ends_at.map(moment),
        })
    }
}
