//! Groups of checkboxes: themes, areas, agencies.

use std::collections::HashMap;

use agencies::{AreaKind, desk::places::Places};
use frame::desk::DeskSession;
use frame::forms::{Tried, sentence};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use crate::{Theme, t};

/// A group of checkboxes.
pub(super) struct Picks {
    /// The name of the group, also used for its errors. The name of a checkbox is this name, a hyphen, and the
    /// identifier of the thing.
    pub(super) name: &'static str,
    pub(super) label: String,
    pub(super) hint: String,
    /// The chosen things, in words.
    pub(super) said: String,
    /// The error of the group; empty if there is none.
    pub(super) wrong: String,
    pub(super) boxes: Vec<Pick>,
}

/// A checkbox.
pub(super) struct Pick {
    pub(super) id: Uuid,
    pub(super) name: String,
    pub(super) depth: usize,
    pub(super) chosen: bool,
}

/// The identifiers that are chosen in a group of a form.
pub(super) fn chosen(form: &Form, group: &str) -> Vec<Uuid> {
    let prefix = format!("{group}-");
    form.chosen(&prefix).filter_map(|id| id.parse().ok()).collect()
}

impl Picks {
    fn new(
        seat: &DeskSession,
        name: &'static str,
        [label, hint, none]: [String; 3],
        boxes: Vec<Pick>,
        tried: Option<&Tried<'_>>,
    ) -> Self {
        let flaw = tried.and_then(|tried| tried.flaws().0.iter().find(|(field, _)| *field == name));
        let wrong = flaw.map_or_else(String::new, |(_, flaw)| sentence(seat.desk.lang, name, &label, flaw));
        let names: Vec<&str> = boxes.iter().filter(|one| one.chosen).map(|one| one.name.as_str()).collect();
        let said = if names.is_empty() { none } else { names.join(", ") };
        Self { name, label, hint, said, wrong, boxes }
    }

    /// The themes of some plans, as trees.
    pub(super) async fn themes(
        seat: &DeskSession,
        plans: &[Uuid],
        now: &[Uuid],
        tried: Option<&Tried<'_>>,
    ) -> Result<Self, Failure> {
        let lang = seat.desk.lang;
        let all = crate::themes(seat.app().db()).await?;
        let now = kept(tried, "themes", now);
        let mut boxes = Vec::new();
        for plan in plans {
            let of_plan: Vec<&Theme> = all.iter().filter(|theme| theme.campaign == *plan).collect();
            gather(&of_plan, None, 0, &mut |theme, depth| {
                boxes.push(Pick {
                    id: theme.id,
                    name: theme.name(lang).to_owned(),
                    depth,
                    chosen: now.contains(&theme.id),
                });
            });
        }
        let words =
            [t!(lang, "activity-themes"), t!(lang, "activity-themes-hint"), t!(lang, "activity-themes-none")];
        Ok(Self::new(seat, "themes", words, boxes, tried))
    }

    /// The chosen areas, even if they have ended, then the other present areas, without the city as a whole.
    pub(super) async fn areas(
        seat: &DeskSession,
        now: &[Uuid],
        tried: Option<&Tried<'_>>,
    ) -> Result<Self, Failure> {
        let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
        let now = kept(tried, "areas", now);
        let mine = agencies::areas_with(db, &now).await?;
        let others = agencies::areas(db, today).await?;
        let others = others.iter().filter(|area| area.kind != AreaKind::City && !now.contains(&area.id));
        let boxes = mine.iter().chain(others).map(|area| Pick {
            id: area.id,
            name: area.name_on(lang, today),
            depth: 0,
            chosen: now.contains(&area.id),
        });
        let words =
            [t!(lang, "activity-areas"), t!(lang, "activity-areas-hint"), t!(lang, "activity-areas-none")];
        Ok(Self::new(seat, "areas", words, boxes.collect(), tried))
    }

    /// The chosen agencies, then the other present agencies that belong to no area, such as a commune.
    pub(super) fn partners(
        seat: &DeskSession,
        places: &Places,
        now: &[Uuid],
        tried: Option<&Tried<'_>>,
    ) -> Self {
        let (lang, today) = (seat.desk.lang, seat.app().today());
        let now = kept(tried, "partners", now);
        let mut ranks: HashMap<bool, Vec<Pick>> = HashMap::new();
        for (_, agency) in places.tree() {
            let chosen = now.contains(&agency.id);
            if chosen || (agency.area.is_none() && agency.exists_on(today)) {
                let name = agency.name(lang).to_owned();
                ranks.entry(chosen).or_default().push(Pick { id: agency.id, name, depth: 0, chosen });
            }
        }
        let mut boxes = ranks.remove(&true).unwrap_or_default();
        boxes.extend(ranks.remove(&false).unwrap_or_default());
        let words = [
            t!(lang, "activity-partners"),
            t!(lang, "activity-partners-hint"),
            t!(lang, "activity-partners-none"),
        ];
        Self::new(seat, "partners", words, boxes, tried)
    }
}

/// The things that are chosen in the sent form; without a sent form, the stored ones.
fn kept(tried: Option<&Tried<'_>>, group: &str, now: &[Uuid]) -> Vec<Uuid> {
    tried.map_or_else(|| now.to_vec(), |tried| chosen(tried.form, group))
}

fn gather(all: &[&Theme], parent: Option<Uuid>, depth: usize, into: &mut impl FnMut(&Theme, usize)) {
    // No branch is deeper than the number of themes; the bound ends a cycle in damaged data.
    if depth > all.len() {
        return;
    }
    for theme in all.iter().filter(|theme| theme.parent == parent) {
        into(theme, depth.min(4));
        gather(all, Some(theme.id), depth + 1, into);
    }
}
