//! The agencies that are to report on a plan for a period, and whether each has reported.

use std::collections::{BTreeSet, HashMap};

use agencies::Agency;
use campaigns::Campaign;
use jiff::Timestamp;
use kit::db::{DbError, Run};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::figures::Name;
use crate::model::{Narrative, Report, ReportState};
use crate::period::Period;

/// An agency that is to report, with its report if it has started one.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The agency.
    pub agency: Agency,
    /// Its report, a draft too.
    pub report: Option<Report>,
}

impl Unit {
    /// Whether it has reported. A draft does not count.
    pub fn has_reported(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.state != ReportState::Draft)
    }
}

/// An agency in the city's report, as of the moment of the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLine {
    /// The agency.
    pub agency: Uuid,
    /// Its name.
    pub name: Name,
    /// When it submitted its report; none if it has not.
    pub submitted_at: Option<Timestamp>,
    /// Its narrative; empty if it has not reported.
    pub narrative: Narrative,
}

/// The agencies that are to report on a plan for a period: each agency that leads an activity or is a partner in one
/// that was not cancelled, or that has evidence in the period, if it existed on the last day of the period. An agency that
/// has started a report is always included.
///
/// # Errors
/// When the database does not answer.
pub async fn reporting(db: &impl Run, plan: &Campaign, period: Period) -> Result<Vec<Unit>, DbError> {
    let (from, to) = period.days((plan.starts, plan.ends));
    let mut named: BTreeSet<Uuid> = BTreeSet::new();
    let activities = campaigns::activities(db, plan.id).await?;
    for activity in activities.iter().filter(|one| one.cancelled.is_none()) {
        named.extend(activity.lead);
        named.extend(&activity.partners);
    }
    named.extend(
        campaigns::reached_by_agency(db, plan.id, (from, to)).await?.into_iter().map(|(agency, ..)| agency),
    );
    let mut begun: HashMap<Uuid, Report> = crate::reports(db, plan.id)
        .await?
        .into_iter()
        .filter(|report| report.period == period)
        .filter_map(|report| Some((report.agency?, report)))
        .collect();
    let mut units: Vec<Unit> = agencies::agencies(db)
        .await?
        .into_iter()
        .filter_map(|agency| {
            let report = begun.remove(&agency.id);
            let due = named.contains(&agency.id) && agency.exists_on(to);
            (due || report.is_some()).then_some(Unit { agency, report })
        })
        .collect();
    units.sort_by_cached_key(|unit| (viet::sort_key(&unit.agency.name_vi), unit.agency.id));
    Ok(units)
}

/// The agencies that are to report, in the form that the city's report stores.
pub(crate) async fn unit_lines(
    db: &impl Run,
    plan: &Campaign,
    period: Period,
) -> Result<Vec<UnitLine>, DbError> {
    let line = |unit: Unit| {
        let reported = unit.has_reported();
        let report = unit.report.filter(|_| reported);
        UnitLine {
            agency: unit.agency.id,
            name: Name { vi: unit.agency.name_vi, en: unit.agency.name_en },
            submitted_at: report.as_ref().and_then(|report| report.submitted_at),
            narrative: report.map(|report| report.narrative).unwrap_or_default(),
        }
    };
    Ok(reporting(db, plan, period).await?.into_iter().map(line).collect())
}
