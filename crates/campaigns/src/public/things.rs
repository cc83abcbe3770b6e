//! Things that were done, and activities, as lines of a page.

use std::collections::HashMap;

use addresses::Addresses;
use agencies::Agency;
use kit::db::{DbError, Run};
use kit::format;
use kit::i18n::Lang;
use uuid::Uuid;

use super::Link;
use crate::desk::every_name;
use crate::{Activity, ActivityState, Evidence, t};

/// A thing that was done, with where it can be seen.
pub(super) struct Thing {
    pub(super) link: Link,
    /// Its day and its agency.
    pub(super) facts: String,
}

impl Thing {
    pub(super) fn of(lang: Lang, evidence: &Evidence, agencies: &Agencies) -> Self {
        let agency = agencies.name(lang, evidence.agency);
        Self {
            link: Link { href: href(lang, evidence), name: evidence.title.clone() },
            facts: t!(lang, "coverage-thing", day = format::day(lang, evidence.day), agency = agency),
        }
    }
}

/// Where a thing can be seen: paths are kept in the site's first language. What is neither a path nor an address of the web is
/// left out.
fn href(lang: Lang, evidence: &Evidence) -> String {
    match evidence.href.as_str() {
        path if path.starts_with('/') => Addresses::translated(path, lang),
        address if address.starts_with("https://") || address.starts_with("http://") => address.to_owned(),
        _ => String::new(),
    }
}

/// The agencies by their identifiers.
pub(super) struct Agencies(HashMap<Uuid, Agency>);

impl Agencies {
    pub(super) async fn load(db: &impl Run) -> Result<Self, DbError> {
        Ok(Self(agencies::agencies(db).await?.into_iter().map(|agency| (agency.id, agency)).collect()))
    }

    pub(super) fn name(&self, lang: Lang, id: Uuid) -> String {
        self.0.get(&id).map_or_else(String::new, |agency| agency.name(lang).to_owned())
    }

    pub(super) fn link(&self, lang: Lang, id: Uuid) -> Option<Link> {
        let agency = self.0.get(&id)?;
        Some(Link { href: Addresses(lang).agency(&agency.slug), name: agency.name(lang).to_owned() })
    }

    pub(super) fn find(&self, slug: &str) -> Option<&Agency> {
        self.0.values().find(|agency| agency.slug == slug)
    }

    /// Those with these identifiers, in the order of their names.
    pub(super) fn of(&self, ids: impl IntoIterator<Item = Uuid>) -> Vec<&Agency> {
        let mut found: Vec<&Agency> = ids.into_iter().filter_map(|id| self.0.get(&id)).collect();
        found.sort_by_cached_key(|agency| (viet::sort_key(&agency.name_vi), agency.id));
        found.dedup_by_key(|agency| agency.id);
        found
    }

    /// An activity's lead and its time, in a line.
    pub(super) fn lead_and_time(&self, lang: Lang, activity: &Activity) -> String {
        let lead = activity.lead.map(|lead| self.name(lang, lead)).filter(|name| !name.is_empty());
        let parts = [lead.unwrap_or_default(), time(lang, activity)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// Until when, or how often.
pub(super) fn time(lang: Lang, activity: &Activity) -> String {
    match (activity.every, activity.due) {
        (Some(every), _) => every_name(lang, every),
        (None, Some(day)) => t!(lang, "plan-due", day = format::day(lang, day)),
        (None, None) => activity.due_words.clone(),
    }
}

/// A state in words, with the badge that shows it by its shape too.
pub(super) fn state(lang: Lang, state: ActivityState) -> (&'static str, String) {
    match state {
        ActivityState::Planned => ("waiting", t!(lang, "plan-state-planned")),
        ActivityState::Open => ("promised", t!(lang, "plan-state-open")),
        ActivityState::Late => ("late", t!(lang, "plan-state-late")),
        ActivityState::Done => ("answered", t!(lang, "plan-state-done")),
        ActivityState::Cancelled => ("waiting", t!(lang, "plan-state-cancelled")),
    }
}
