//! Where roles count: the names of agencies, and the choice among those within reach.

use std::collections::{BTreeMap, HashMap};

use jiff::civil::Date;
use kit::db::{DbError, Run};
use kit::i18n::Lang;
use uuid::Uuid;

use crate::Agency;
use crate::t;
use access::{On, Permission, Scope};
use frame::desk::DeskSession;
use frame::forms::Choice;

/// All agencies by identifier.
#[derive(Clone, Debug)]
pub struct Places {
    lang: Lang,
    all: HashMap<Uuid, Agency>,
    /// The agencies below each one, in the order of their names; `None` holds the roots.
    below: BTreeMap<Option<Uuid>, Vec<Uuid>>,
}

/// The value that the form sends for the whole city.
pub const CITY: &str = "toan-thanh-pho";

impl Places {
    /// All agencies as they are now.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn load(db: &impl Run, lang: Lang) -> Result<Self, DbError> {
        let list = crate::agencies(db).await?;
        let mut below: BTreeMap<Option<Uuid>, Vec<Uuid>> = BTreeMap::new();
        for agency in &list {
            below.entry(agency.parent).or_default().push(agency.id);
        }
        Ok(Self { lang, all: list.into_iter().map(|agency| (agency.id, agency)).collect(), below })
    }

    /// The name of a place; `None` is the whole city.
    pub fn name(&self, agency: Option<Uuid>) -> String {
        match agency {
            None => t!(self.lang, "whole-city"),
            Some(id) => {
                self.all.get(&id).map_or_else(String::new, |agency| agency.name(self.lang).to_owned())
            }
        }
    }

    /// Whether a place is another or lies below it; a role for the whole city stands for no single agency.
    pub fn lies_within(&self, place: Option<Uuid>, other: Option<Uuid>) -> bool {
        let Some(other) = other else { return place.is_none() };
        let mut at = place;
        // No longer than there are agencies: a tree that is a ring by mistake must not hang the page.
        for _ in 0..=self.all.len() {
            match at {
                Some(id) if id == other => return true,
                Some(id) => at = self.all.get(&id).and_then(|agency| agency.parent),
                None => return false,
            }
        }
        false
    }

    /// The places within reach of a permission that exist on a day, as a tree.
    pub fn within(&self, seat: &DeskSession, permission: Permission, day: Date, chosen: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        if seat.may(permission, On::City) {
            choices.push(Choice::new(CITY, t!(self.lang, "whole-city"), chosen));
        }
        let reach = seat.actor().reach(permission);
        self.gather(None, 0, &reach, day, chosen, &mut choices);
        choices
    }

    /// All that exist on a day, as a tree, each by its place in addresses.
    pub fn slugs(&self, day: Date) -> Vec<Choice> {
        let mut choices = Vec::new();
        self.gather(None, 0, &Scope::City, day, "", &mut choices);
        for choice in &mut choices {
            let agency = choice.value.parse().ok().and_then(|id: Uuid| self.all.get(&id));
            choice.value = agency.map_or_else(String::new, |agency| agency.slug.clone());
        }
        choices
    }

    /// Every agency with how deep it stands in the tree, those that have ended too.
    pub fn tree(&self) -> Vec<(usize, &Agency)> {
        let (mut found, mut open) = (Vec::new(), Vec::new());
        let reach = |parent: Option<Uuid>, depth: usize, open: &mut Vec<(usize, Uuid)>| {
            open.extend(self.below.get(&parent).into_iter().flatten().rev().map(|id| (depth, *id)));
        };
        reach(None, 0, &mut open);
        while let Some((depth, id)) = open.pop() {
            found.extend(self.all.get(&id).map(|agency| (depth, agency)));
            reach(Some(id), depth + 1, &mut open);
        }
        found
    }

    fn gather(
        &self,
        parent: Option<Uuid>,
        depth: usize,
        reach: &Scope,
        day: Date,
        chosen: &str,
        into: &mut Vec<Choice>,
    ) {
        for id in self.below.get(&parent).into_iter().flatten() {
            let Some(agency) = self.all.get(id) else { continue };
            let within = match reach {
                Scope::City => true,
                Scope::Agencies(agencies) => agencies.contains(id),
            };
            let shown = within && agency.exists_on(day);
            if shown {
                let name = format!("{}{}", "\u{2003}".repeat(depth), agency.name(self.lang));
                into.push(Choice::new(id.to_string(), name, chosen));
            }
            self.gather(Some(*id), depth + usize::from(shown), reach, day, chosen, into);
        }
    }
}

/// The place that was chosen: `None` is the whole city. Nothing when it cannot be read.
pub fn chosen(text: &str) -> Option<Option<Uuid>> {
    if text == CITY { Some(None) } else { text.parse().ok().map(Some) }
}
