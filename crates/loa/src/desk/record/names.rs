//! Names for what the record only numbers: read from the tables at the time of looking, because the log holds no
//! personal data and is never erased.

use accounts::permissions::MANAGE_PEOPLE;
use frame::permissions::READ_DESK;
use newsroom::ArticleAddresses;
use newsroom::permissions::ORGANISE;
use std::collections::HashMap;

use jiff::Timestamp;
use kit::db::DbError;
use kit::events::Event;
use uuid::Uuid;

use super::sentences::right;
use crate::t;
use access::{On, Role};
use accounts::desk::permissions::role_name;
use accounts::{self, GrantHistory};
use addresses::Addresses;
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use newsroom::drafts;

/// The names of one page of the record.
pub(super) struct Names<'a> {
    seat: &'a DeskSession,
    places: Places,
    people: HashMap<Uuid, String>,
    past: Vec<GrantHistory>,
    /// Categories, plans, themes.
    city: HashMap<Uuid, String>,
}

impl<'a> Names<'a> {
    pub(super) async fn load(seat: &'a DeskSession) -> Result<Self, DbError> {
        let (db, lang) = (seat.app().db(), seat.desk.lang);
        let people = accounts::people(db).await?.into_iter().map(|person| (person.id, person.name)).collect();
        let mut city = HashMap::new();
        city.extend(
            newsroom::categories(db).await?.into_iter().map(|one| (one.id, one.name(lang).to_owned())),
        );
        city.extend(campaigns::campaigns(db).await?.into_iter().map(|one| (one.id, one.number)));
        city.extend(campaigns::themes(db).await?.into_iter().map(|one| (one.id, one.name(lang).to_owned())));
        let past = accounts::past_grants(db).await?;
        Ok(Self { seat, places: Places::load(db, lang).await?, people, past, city })
    }

    fn nameless(&self) -> String {
        t!(self.seat.desk.lang, "record-nameless")
    }

    fn person(&self, id: Uuid) -> String {
        self.people.get(&id).cloned().unwrap_or_else(|| self.nameless())
    }

    /// Who did it.
    pub(super) fn actor(&self, event: &Event) -> String {
        let lang = self.seat.desk.lang;
        match officer(event) {
            Some(id) => self.person(id),
            None if event.actor == "citizen" => t!(lang, "record-citizen"),
            None => t!(lang, "record-system"),
        }
    }

    /// On whose behalf: when every role by which they could do this was lent to them. Empty otherwise.
    pub(super) fn on_behalf(&self, event: &Event) -> String {
        let (Some(person), Some(right)) = (officer(event), right(&event.kind)) else { return String::new() };
        let held = self.past.iter().filter(|past| {
            past.person == person && counted(past, event.at) && right.roles().contains(&past.role)
        });
        let lenders: Option<Vec<Uuid>> = held.map(|past| past.lent_by).collect();
        let mut names: Vec<String> =
            lenders.unwrap_or_default().into_iter().map(|id| self.person(id)).collect();
        names.dedup();
        let name = names.join(", ");
        if name.is_empty() { name } else { t!(self.seat.desk.lang, "record-for", name = name) }
    }

    /// What it happened to: its name, and its place at the desk if it has one.
    pub(super) async fn subject(&self, event: &Event) -> Result<(String, String), DbError> {
        let Ok(id) = event.subject.parse::<Uuid>() else { return Ok((count(event), String::new())) };
        let at = self.seat.at();
        match (event.kind.split('.').next().unwrap_or_default(), event.kind.as_str()) {
            (_, "person.invited" | "person.uninvited") => Ok((self.invited(id).await?, String::new())),
            ("person" | "role" | "recovery", _) => {
                let may_look = self.seat.may_somewhere(MANAGE_PEOPLE);
                let href = if may_look { at.desk_of(routes::PERSON, id) } else { String::new() };
                Ok((self.person(id), href))
            }
            ("article", _) => self.article(id).await,
            ("draft", _) => self.draft(id).await,
            ("block", _) => self.block(id).await,
            ("picture", _) => self.picture(id).await,
            ("import", _) => self.import(id).await,
            ("articles" | "redirects", _) => Ok(self.organised(event, id)),
            ("alias", _) => self.alias(id).await,
            ("agency", _) => Ok((self.places.name(Some(id)), String::new())),
            _ => Ok((self.city.get(&id).cloned().unwrap_or_else(|| self.nameless()), String::new())),
        }
    }

    async fn invited(&self, id: Uuid) -> Result<String, DbError> {
        let name = accounts::invited_name(self.seat.app().db(), id).await?;
        Ok(name.unwrap_or_else(|| self.nameless()))
    }

    async fn alias(&self, id: Uuid) -> Result<(String, String), DbError> {
        let alias = search::alias(self.seat.app().db(), id).await?;
        let words = alias.map_or_else(|| self.nameless(), |alias| alias.words.join(" = "));
        let may_look = self.seat.may_somewhere(ORGANISE);
        let href = if may_look { self.seat.at().desk_of(routes::ALIAS, id) } else { String::new() };
        Ok((words, href))
    }

    async fn article(&self, id: Uuid) -> Result<(String, String), DbError> {
        let (db, lang) = (self.seat.app().db(), self.seat.desk.lang);
        let Some(article) = newsroom::article_by_id(db, id).await? else {
            return Ok((self.nameless(), String::new()));
        };
        let mut edition = newsroom::edition(db, id, lang).await?;
        if edition.is_none() {
            edition = newsroom::edition(db, id, kit::i18n::Lang::Vi).await?;
        }
        let title = edition.map_or_else(|| self.nameless(), |edition| format!("“{}”", edition.text.title));
        Ok((title, self.seat.at().article(&article)))
    }

    async fn draft(&self, id: Uuid) -> Result<(String, String), DbError> {
        let Some(draft) = drafts::draft(self.seat.app().db(), id).await? else {
            return Ok((self.nameless(), String::new()));
        };
        // What another agency is writing is not told by way of the record.
        if !self.seat.may(READ_DESK, On::Agency(draft.agency)) {
            return Ok((self.places.name(Some(draft.agency)), String::new()));
        }
        let title = draft.words.text.title;
        let lang = self.seat.desk.lang;
        let title = if title.is_empty() { t!(lang, "draft-untitled") } else { format!("“{title}”") };
        Ok((title, self.seat.at().desk_of(routes::DRAFT, id)))
    }

    async fn block(&self, id: Uuid) -> Result<(String, String), DbError> {
        let block = newsroom::block(self.seat.app().db(), id).await?;
        Ok(block.map_or_else(
            || (self.nameless(), String::new()),
            |block| (format!("“{}”", block.name), self.seat.at().desk_of(routes::BLOCK, id)),
        ))
    }

    async fn picture(&self, id: Uuid) -> Result<(String, String), DbError> {
        let picture = newsroom::picture(self.seat.app().db(), id).await?;
        Ok(picture.map_or_else(
            || (self.nameless(), String::new()),
            |one| (format!("{} × {}", one.width, one.height), Addresses::picture(&one.blob, &one.kind)),
        ))
    }

    async fn import(&self, id: Uuid) -> Result<(String, String), DbError> {
        let order = importer::import_order(self.seat.app().db(), id).await?;
        let order = order.filter(|order| self.seat.may(ORGANISE, On::Agency(order.agency)));
        Ok(order.map_or_else(
            || (String::new(), String::new()),
            |order| (order.source, self.seat.at().desk_of(routes::IMPORT, id)),
        ))
    }

    /// How many articles were changed, or old addresses led, at once.
    fn organised(&self, event: &Event, id: Uuid) -> (String, String) {
        let may_look = self.seat.may_somewhere(ORGANISE);
        let href = if may_look { self.seat.at().desk_of(routes::UNDO, id) } else { String::new() };
        let counts = ["articles", "addresses", "restored"];
        let count = counts.iter().find_map(|name| event.data[*name].as_u64());
        let lang = self.seat.desk.lang;
        let words = |count: u64| match event.kind.starts_with("redirects.") {
            true => t!(lang, "record-addresses-count", count = count),
            false => t!(lang, "record-articles-count", count = count),
        };
        (count.map(words).unwrap_or_default(), href)
    }

    /// The role and the place that an event about roles names.
    pub(super) fn more(&self, event: &Event) -> String {
        let Some(role) = event.data["role"].as_str().and_then(Role::named) else { return String::new() };
        let agency = event.data["agency"].as_str().and_then(|id| id.parse().ok());
        format!("{}, {}", role_name(self.seat.desk.lang, role), self.places.name(agency))
    }
}

/// The officer who did it, if it was one.
pub(super) fn officer(event: &Event) -> Option<Uuid> {
    event.actor.strip_prefix("officer:")?.parse().ok()
}

/// How many things an event is about that is about no single one; empty when it does not say.
fn count(event: &Event) -> String {
    event.data["groups"].as_u64().map(|count| count.to_string()).unwrap_or_default()
}

fn counted(past: &GrantHistory, at: Timestamp) -> bool {
    past.starts_at <= at && past.ends_at.is_none_or(|ends_at| at < ends_at)
}
