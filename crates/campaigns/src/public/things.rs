//! Evidence and activities as rows of a page.

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

/// A piece of evidence, with the link to its thing.
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

/// The link of a thing. Paths are stored in the site's first language and are translated. Any other text that is no web
/// address gives no link.
fn href(lang: Lang, evidence: &Evidence) -> String {
    match evidence.href.as_str() {
        path if path.starts_with('/') => Addresses::translated(path, lang),
        address if address.starts_with("https://") || address.starts_with("http://") => address.to_owned(),
        _ => String::new(),
    }
}

/// All agencies by their identifiers.
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

    /// The agencies with these identifiers, sorted by name.
    pub(super) fn of(&self, ids: impl IntoIterator<Item = Uuid>) -> Vec<&Agency> {
        let mut found: Vec<&Agency> = ids.into_iter().filter_map(|id| self.0.get(&id)).collect();
        found.sort_by_cached_key(|agency| (viet::sort_key(&agency.name_vi), agency.id));
        found.dedup_by_key(|agency| agency.id);
        found
    }

    /// The lead and the time of an activity, in one line.
    pub(super) fn lead_and_time(&self, lang: Lang, activity: &Activity) -> String {
        let lead = activity.lead.map(|lead| self.name(lang, lead)).filter(|name| !name.is_empty());
        let parts = [lead.unwrap_or_default(), time(lang, activity)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" · ")
    }
}

/// The due day or the recurrence of an activity, in words.
pub(super) fn time(lang: Lang, activity: &Activity) -> String {
    match (activity.every, activity.due) {
        (Some(every), _) => every_name(lang, every),
        (None, Some(day)) => t!(lang, "plan-due", day = format::day(lang, day)),
        (None, None) => activity.due_words.clone(),
    }
}

/// The badge of a state, and the state in words.
pub(super) fn state(lang: Lang, state: ActivityState) -> (&'static str, String) {
    match state {
        ActivityState::Planned => ("waiting", t!(lang, "plan-state-planned")),
        ActivityState::Open => ("promised", t!(lang, "plan-state-open")),
        ActivityState::Late => ("late", t!(lang, "plan-state-late")),
        ActivityState::Done => ("answered", t!(lang, "plan-state-done")),
        ActivityState::Cancelled => ("waiting", t!(lang, "plan-state-cancelled")),
    }
}
