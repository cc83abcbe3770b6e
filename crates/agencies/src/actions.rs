//! Setting up agencies and areas. Each is one transaction's work and one sentence.

use crate::permissions::ARRANGE;
use std::collections::HashMap;

use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::borders::Border;
use super::model::{Agency, AgencyKind, Area};
use super::store;
use super::units::{Former, Unit, Units};
use access::{Actor, Denied, On};
use frame::Site;
use frame::forms::{Flaw, Flaws, LONGEST_NAME, Wording, line};

/// Why an agency or area could not be set up.
#[derive(Debug, thiserror::Error)]
pub enum AgenciesError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// An agency that is referred to is not there.
    #[error("there is no agency `{0}`")]
    NoAgency(String),
    /// Something is wrong with its names, its place or its dates.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// Areas are loaded where none exist on that day.
    #[error("the city has areas on that day already")]
    HasAreas,
    /// Someone else changed it in the meantime.
    #[error("someone else changed it in the meantime")]
    Changed,
}

/// An agency to be added.
#[derive(Clone, Debug)]
pub struct NewAgency {
    /// Its place in addresses, unique.
    pub slug: String,
    /// Its kind.
    pub kind: AgencyKind,
    /// Its full Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// Its short Vietnamese name.
    pub short_vi: String,
    /// The matters that people go there for.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The slug of the agency above.
    pub parent: Option<String>,
    /// The area it governs.
    pub area: Option<Uuid>,
    /// The first day it exists.
    pub valid_from: Option<Date>,
    /// The first day it no longer exists.
    pub valid_to: Option<Date>,
    /// Other names it is found by.
    pub aliases: Vec<String>,
}

/// Names the site and the agency that runs it.
///
/// # Errors
/// See [`AgenciesError`]; so for all actions here.
pub async fn set_site(tx: &mut Tx, actor: &Actor, site: &Site) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    store::put_site(tx, site).await?;
    tx.record(event("site.named", "site", actor, json!({ "name_vi": site.name_vi })));
    Ok(())
}

/// Adds an agency.
pub async fn add_agency(tx: &mut Tx, actor: &Actor, new: NewAgency) -> Result<Agency, AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    // The sequence's row is the lock: of two people who choose one address at once, the second hears of it.
    tx.next_number("agency").await?;
    let NewAgency { name_vi, name_en, about_vi, about_en, short_vi, slug, .. } = new;
    let words = Wording { name_vi, name_en, about_vi, about_en }.clean();
    let short_vi = line(&short_vi);
    let mut flaws = Flaws::default();
    words.check(&mut flaws);
    flaws.length("short_vi", &short_vi, LONGEST_NAME);
    flaws.address(&slug);
    if let Some(other) = store::agency_by_slug(tx, &slug).await? {
        flaws.note("slug", Flaw::Taken(other.name_vi));
    }
    flaws.settle()?;
    let parent = match new.parent {
        None => None,
        Some(slug) => Some(known(tx, &slug).await?.id),
    };
    let Wording { name_vi, name_en, about_vi, about_en } = words;
    let agency = Agency {
        id: tx.id(),
        slug,
        kind: new.kind,
        name_vi,
        name_en,
        short_vi,
        about_vi,
        about_en,
        parent,
        area: new.area,
        valid_from: new.valid_from,
        valid_to: new.valid_to,
    };
    store::insert_agency(tx, &agency, &new.aliases).await?;
    tx.record(event("agency.added", &agency.id.to_string(), actor, json!({ "slug": agency.slug })));
    Ok(agency)
}

/// Loads a table of units that came into force on a day on which the city has no others, the units before them, their
/// borders, and a People's Committee for each under the agency `parent`.
pub async fn load_units(
    tx: &mut Tx,
    actor: &Actor,
    units: &Units,
    borders: &[Border],
    on: Date,
    parent: &str,
) -> Result<(), AgenciesError> {
    actor.may(ARRANGE, On::City)?;
    // The lock of all agencies: of two people who load at once, the second finds the areas of the first.
    tx.next_number("agency").await?;
    if !units.units.is_empty() && store::any_area(tx, on).await? {
        return Err(AgenciesError::HasAreas);
    }
    let borders: HashMap<&str, &Border> =
        borders.iter().map(|border| (border.code.as_str(), border)).collect();
    let mut slugs = Slugs::default();
    let mut current = Vec::new();
    for unit in &units.units {
        let area = current_area(tx, unit, units.name_en(unit), on, &mut slugs);
        store::insert_area(tx, &area).await?;
        if let Some(border) = borders.get(unit.code.as_str()) {
            store::insert_border(tx, area.id, border).await?;
        }
        add_agency(tx, actor, committee(&area, parent)).await?;
        current.push(area);
    }
    let mut former = HashMap::new();
    for one in units.former.keys() {
        let area = former_area(tx, one, on, &mut slugs);
        store::insert_area(tx, &area).await?;
        former.insert(one, area.id);
    }
    for (unit, area) in units.units.iter().zip(&current) {
        for one in &unit.formed_from {
            store::insert_successor(tx, former[one], area.id, on, units.former[one] > 1).await?;
        }
    }
    let data = json!({ "units": current.len(), "former": former.len(), "on": on.to_string() });
    tx.record(event("areas.loaded", "areas", actor, data));
    Ok(())
}

pub(super) async fn known(tx: &Tx, slug: &str) -> Result<Agency, AgenciesError> {
    store::agency_by_slug(tx, slug).await?.ok_or_else(|| AgenciesError::NoAgency(slug.to_owned()))
}

fn current_area(tx: &Tx, unit: &Unit, name_en: String, on: Date, slugs: &mut Slugs) -> Area {
    Area {
        id: tx.id(),
        slug: slugs.take(&unit.name_vi, "", "2"),
        code: Some(unit.code.clone()),
        kind: unit.kind,
        name_vi: unit.name_vi.clone(),
        name_en,
        within_vi: String::new(),
        km2: Some(unit.km2),
        // A unit that did not change began earlier, on a day that the table does not say.
        valid_from: (!unit.formed_from.is_empty()).then_some(on),
        valid_to: None,
    }
}

fn former_area(tx: &Tx, former: &Former, on: Date, slugs: &mut Slugs) -> Area {
    Area {
        id: tx.id(),
        slug: slugs.take(&former.name_vi, &former.within_vi, "cu"),
        code: None,
        kind: former.kind(),
        name_vi: former.name_vi.clone(),
        name_en: former.name_en(),
        within_vi: former.within_vi.clone(),
        km2: None,
        valid_from: None,
        valid_to: Some(on),
    }
}

fn committee(area: &Area, parent: &str) -> NewAgency {
    // "Phường Sài Gòn" is "phường Sài Gòn" after another noun.
    let name = area
        .name_vi
        .split_once(' ')
        .map_or_else(|| area.name_vi.clone(), |(kind, rest)| format!("{} {rest}", kind.to_lowercase()));
    NewAgency {
        slug: format!("ubnd-{}", area.slug),
        kind: AgencyKind::PeopleCommittee,
        name_vi: format!("Ủy ban nhân dân {name}"),
        name_en: format!("People's Committee of {}", area.name_en),
        short_vi: format!("UBND {name}"),
        about_vi: String::new(),
        about_en: String::new(),
        parent: Some(parent.to_owned()),
        area: Some(area.id),
        valid_from: area.valid_from,
        valid_to: None,
        aliases: Vec::new(),
    }
}

/// Addresses given so far in one load: a former unit of the same name gets its district, then "cu" ("old"); of two of
/// today that differ in their marks alone, the second gets a number.
#[derive(Default)]
struct Slugs(std::collections::HashSet<String>);

impl Slugs {
    fn take(&mut self, name: &str, within: &str, mark: &str) -> String {
        let base = viet::slug(name).unwrap_or_else(|| "don-vi".to_owned());
        let fuller = viet::slug(&format!("{name} {within}")).unwrap_or_else(|| base.clone());
        let candidates = [fuller.clone(), format!("{fuller}-{mark}"), format!("{fuller}-{mark}-2")];
        for candidate in candidates {
            if self.0.insert(candidate.clone()) {
                return candidate;
            }
        }
        let number = self.0.len();
        let last = format!("{base}-{number}");
        self.0.insert(last.clone());
        last
    }
}

pub(super) fn event(kind: &'static str, subject: &str, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_owned(), actor: actor.name(), data }
}
