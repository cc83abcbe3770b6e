//! Reports: types and rules.

use access::On;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::period::Period;

/// The state of a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ReportState {
    /// People write it.
    Draft,
    /// Its authors have finished it.
    Submitted,
    /// Its newest version is frozen.
    Frozen,
}

impl ReportState {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// The narrative of a report, written by people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrative {
    /// The work that was done.
    pub done: String,
    /// The difficulties.
    pub difficulties: String,
    /// The proposals.
    pub proposals: String,
    /// The next tasks.
    pub next: String,
}

impl Narrative {
    /// Its parts: the name of the field and the text of each.
    pub fn parts(&self) -> [(&'static str, &str); 4] {
        [
            ("done", &self.done),
            ("difficulties", &self.difficulties),
            ("proposals", &self.proposals),
            ("next", &self.next),
        ]
    }

    /// Whether all parts are empty.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, words)| words.is_empty())
    }
}

/// A report on a plan for a period: an agency's report, or the city's report, which consolidates them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// The identifier.
    pub id: Uuid,
    /// Its number, used in addresses and shown to people.
    pub number: i64,
    /// The plan.
    pub campaign: Uuid,
    /// The agency that reports; none for the city.
    pub agency: Option<Uuid>,
    /// The period.
    pub period: Period,
    /// Its state.
    pub state: ReportState,
    /// Its narrative.
    pub narrative: Narrative,
    /// The reason for the current version; empty for the first.
    pub note: String,
    /// The number of frozen versions.
    pub versions: i64,
    /// When it was submitted last; none while it is a draft.
    pub submitted_at: Option<Timestamp>,
}

impl Report {
    /// The place for which the permission to write it is needed.
    pub fn on(&self) -> On {
        on(self.agency)
    }

    /// Whether it is the city's report.
    pub fn is_city(&self) -> bool {
        self.agency.is_none()
    }
}

/// The place for which the permission to write the report of an agency, or of the city, is needed.
pub(crate) fn on(agency: Option<Uuid>) -> On {
    agency.map_or(On::City, On::Agency)
}

/// The query from which the figures of a report are computed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The plan.
    pub campaign: Uuid,
    /// The agency, with all agencies below it; none for the city.
    pub agency: Option<Uuid>,
    /// The stored name of the period.
    pub period: String,
    /// The first day that counts.
    pub from: Date,
    /// The last day that counts.
    pub to: Date,
    /// The version of the code that computed the figures.
    pub computed_by: String,
}
