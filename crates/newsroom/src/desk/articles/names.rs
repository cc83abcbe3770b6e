//! Names of the categories, agencies, themes and areas of articles, for the desk's lists and choices.

use std::collections::HashMap;

use kit::db::DbError;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::Category;
use access::{On, Permission};
use agencies::{self, Agency};
use campaigns::{self, Theme};
use frame::desk::DeskSession;

/// Something to choose: the value that the form sends, its name, whether it is chosen.
#[derive(Clone, Debug)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// The name that is read.
    pub name: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

/// Categories, agencies and themes, in the order of the site.
pub struct Names {
    lang: Lang,
    /// The categories, in the order of the site.
    pub categories: Vec<Category>,
    /// The agencies.
    pub agencies: Vec<Agency>,
    /// The themes.
    pub themes: Vec<Theme>,
    by_id: HashMap<Uuid, String>,
}

impl Names {
    /// Reads them.
    pub async fn read(seat: &DeskSession) -> Result<Self, DbError> {
        let (db, lang) = (seat.app().db(), seat.desk.lang);
        let categories = crate::categories(db).await?;
        let agencies = agencies::agencies(db).await?;
        let themes = campaigns::themes(db).await?;
        let mut by_id = HashMap::new();
        by_id.extend(categories.iter().map(|one| (one.id, one.name(lang).to_owned())));
        by_id.extend(agencies.iter().map(|one| (one.id, one.name(lang).to_owned())));
        by_id.extend(themes.iter().map(|one| (one.id, one.name(lang).to_owned())));
        Ok(Self { lang, categories, agencies, themes, by_id })
    }

    /// Reads the names of areas as well; a city has too many of them to read them all.
    pub async fn add_areas(&mut self, seat: &DeskSession, ids: &[Uuid]) -> Result<(), DbError> {
        let (lang, today) = (self.lang, seat.app().today());
        let areas = agencies::areas_with(seat.app().db(), ids).await?;
        self.by_id.extend(areas.iter().map(|area| (area.id, area.name_on(lang, today))));
        Ok(())
    }

    /// The name of a category, an agency, a theme or an area that was read; empty when there is none such.
    pub fn of(&self, id: Uuid) -> String {
        self.by_id.get(&id).cloned().unwrap_or_default()
    }

    /// The categories, to choose from.
    pub fn category_choices(&self, chosen: &str) -> Vec<Choice> {
        self.categories.iter().map(|one| choice(&one.slug, one.name(self.lang), chosen)).collect()
    }

    /// The themes, to choose from; one below another says so by a dash.
    pub fn theme_choices(&self, chosen: &str) -> Vec<Choice> {
        let mut choices = Vec::new();
        self.branches(None, 0, chosen, &mut choices);
        choices
    }

    fn branches(&self, parent: Option<Uuid>, depth: usize, chosen: &str, into: &mut Vec<Choice>) {
        // No line is longer than there are themes, even in damaged data.
        let within = depth < self.themes.len();
        for theme in self.themes.iter().filter(|theme| theme.parent == parent && within) {
            let name = format!("{}{}", "– ".repeat(depth), theme.name(self.lang));
            into.push(choice(&theme.slug, &name, chosen));
            self.branches(Some(theme.id), depth + 1, chosen, into);
        }
    }

    /// The agencies where the officer has a permission and that exist today, to choose from for something new.
    pub fn present_agencies(&self, seat: &DeskSession, permission: Permission, chosen: &str) -> Vec<Choice> {
        let today = seat.app().today();
        let present = self.agencies.iter().filter(|one| one.exists_on(today));
        let mine = present.filter(|one| seat.may(permission, On::Agency(one.id)));
        mine.map(|one| choice(&one.slug, one.name(self.lang), chosen)).collect()
    }

    /// All agencies, those that have ended too, to look for their articles: first those where the officer has a
    /// permission, then the others.
    pub fn agency_choices(
        &self,
        seat: &DeskSession,
        permission: Permission,
        chosen: &str,
    ) -> (Vec<Choice>, Vec<Choice>) {
        let (mine, others): (Vec<&Agency>, Vec<&Agency>) =
            self.agencies.iter().partition(|agency| seat.may(permission, On::Agency(agency.id)));
        let choices = |list: Vec<&Agency>| {
            list.into_iter().map(|one| choice(&one.slug, one.name(self.lang), chosen)).collect()
        };
        (choices(mine), choices(others))
    }
}

fn choice(value: &str, name: &str, chosen: &str) -> Choice {
    Choice { value: value.to_owned(), name: name.to_owned(), chosen: value == chosen }
}
