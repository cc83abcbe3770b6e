//! Finding areas by the names that people use. Names are used again, so one name may stand for several.

use std::collections::HashMap;

use jiff::civil::Date;
use uuid::Uuid;

use super::model::Area;

/// The area that a name stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Named {
    /// One area.
    One(Uuid),
    /// Several, by their full names: nobody can tell which of them is meant.
    Several(Vec<String>),
    /// None.
    Unknown,
}

/// The areas of a city by their names and slugs.
#[derive(Clone, Debug, Default)]
pub struct Gazetteer {
    by_slug: HashMap<String, Uuid>,
    by_name: HashMap<String, Vec<Area>>,
}

impl Gazetteer {
    /// Of all areas there are and were.
    pub fn new(areas: Vec<Area>) -> Self {
        let mut own = Self::default();
        for area in areas {
            own.by_slug.insert(area.slug.clone(), area.id);
            let mut names = vec![key(&area.name_vi), key(&area.name_en), key(&area.full_name_vi())];
            names.sort_unstable();
            names.dedup();
            for name in names.into_iter().filter(|name| !name.is_empty()) {
                own.by_name.entry(name).or_default().push(area.clone());
            }
        }
        own
    }

    /// The area that a name or a slug stands for, marks, letter case and punctuation aside. When several areas bear one
    /// name, the only one that existed on the day is meant.
    pub fn find(&self, name: &str, day: Date) -> Named {
        if let Some(id) = self.by_slug.get(name.trim()) {
            return Named::One(*id);
        }
        let Some(found) = self.by_name.get(&key(name)) else { return Named::Unknown };
        let name = viet::nfc(name.trim()).to_lowercase();
        let (exact, others): (Vec<&Area>, Vec<&Area>) =
            found.iter().partition(|area| area.name_vi.to_lowercase() == name);
        // Two names may differ in their marks alone; a person who types marks means them.
        let meant = if exact.is_empty() { others } else { exact };
        let then: Vec<&&Area> = meant.iter().filter(|area| area.exists_on(day)).collect();
        match (meant.as_slice(), then.as_slice()) {
            ([only], _) => Named::One(only.id),
            (_, [only]) => Named::One(only.id),
            _ => Named::Several(meant.iter().map(|area| area.full_name_vi()).collect()),
        }
    }
}

/// "Phường Tân Định (Quận 1)" and "phuong tan dinh, quan 1" are the same.
fn key(name: &str) -> String {
    let folded = viet::fold(&viet::nfc(name));
    viet::syllables(&folded).map(|(_, word)| word).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
