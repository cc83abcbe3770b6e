//! Names of people and agencies, for pages that show many.

use std::collections::HashMap;

use kit::db::DbError;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::t;
use access::{On, Permission};
use agencies::{self, Agency};
use frame::desk::DeskSession;

/// Names as of one request.
#[derive(Clone, Debug)]
pub struct Names {
    lang: Lang,
    people: HashMap<Uuid, String>,
    agencies: Vec<Agency>,
}

impl Names {
    /// The names as they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn read(seat: &DeskSession) -> Result<Self, DbError> {
        let db = seat.app().db();
        let people = crate::people(db).await?.into_iter().map(|person| (person.id, person.name)).collect();
        Ok(Self { lang: seat.desk.lang, people, agencies: agencies::agencies(db).await? })
    }

    /// A person's name; nobody is the program itself.
    pub fn person(&self, id: Option<Uuid>) -> String {
        match id {
            None => t!(self.lang, "by-program"),
            Some(id) => self.people.get(&id).cloned().unwrap_or_else(|| t!(self.lang, "by-unknown")),
        }
    }

    /// An agency's short name.
    pub fn agency(&self, id: Uuid) -> String {
        let found = self.agencies.iter().find(|agency| agency.id == id);
        found.map_or_else(String::new, |agency| agency.short(self.lang).to_owned())
    }

    /// The agencies of today for which someone may do something, for a choice in a form.
    pub fn choices(&self, seat: &DeskSession, permission: Permission) -> Vec<(Uuid, String)> {
        let today = seat.app().today();
        let open = self.agencies.iter().filter(|agency| agency.exists_on(today));
        let mine = open.filter(|agency| seat.may(permission, On::Agency(agency.id)));
        mine.map(|agency| (agency.id, agency.name(self.lang).to_owned())).collect()
    }
}
