//! Reports: types and rules.

use access::On;
use jiff::Timestamp;
use jiff::civil::Date;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::period::Period;

/// How far a report is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ReportState {
    /// It is being written.
    Draft,
    /// Its writers are done with it.
    Submitted,
    /// Its numbers stay as they are.
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

/// What people write in a report.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Narrative {
    /// What was done.
    pub done: String,
    /// What was difficult.
    pub difficulties: String,
    /// What is proposed.
    pub proposals: String,
    /// What comes next.
    pub next: String,
}

impl Narrative {
    /// Its parts by the names of their fields.
    pub fn parts(&self) -> [(&'static str, &str); 4] {
        [
            ("done", &self.done),
            ("difficulties", &self.difficulties),
            ("proposals", &self.proposals),
            ("next", &self.next),
        ]
    }

    /// Whether nothing is written.
    pub fn is_empty(&self) -> bool {
        self.parts().iter().all(|(_, words)| words.is_empty())
    }
}

/// A report on a plan over a period: an agency's, or the city's, which consolidates theirs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number, for addresses and for people.
    pub number: i64,
    /// The plan.
    pub campaign: Uuid,
    /// Whose it is; none is the city.
    pub agency: Option<Uuid>,
    /// The period.
    pub period: Period,
    /// How far it is.
    pub state: ReportState,
    /// What people wrote.
    pub narrative: Narrative,
    /// Why a new version is made; empty for the first.
    pub note: String,
    /// How many versions were frozen.
    pub versions: i64,
    /// When it was submitted, the last time.
    pub submitted_at: Option<Timestamp>,
}

impl Report {
    /// On what one needs the right to write it.
    pub fn on(&self) -> On {
        on(self.agency)
    }

    /// Whether it is the city's.
    pub fn is_city(&self) -> bool {
        self.agency.is_none()
    }
}

/// On what one needs the right to write the report of an agency, or of the city.
pub(crate) fn on(agency: Option<Uuid>) -> On {
    agency.map_or(On::City, On::Agency)
}

/// What the figures of a report are computed from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Query {
    /// The plan.
    pub campaign: Uuid,
    /// The agency with all below it; none is the city.
    pub agency: Option<Uuid>,
    /// The stored name of the period.
    pub period: String,
    /// The first day that counts.
    pub from: Date,
    /// The last day that counts.
    pub to: Date,
    /// The version of the code that computed.
    pub computed_by: String,
}
