//! Who has reported on a plan for a period, and who has not.

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

/// An agency that is to report, with its report when it has begun one.
#[derive(Clone, Debug)]
pub struct Unit {
    /// The agency.
    pub agency: Agency,
    /// Its report.
    pub report: Option<Report>,
}

impl Unit {
    /// Whether it has reported: a draft does not count.
    pub fn has_reported(&self) -> bool {
        self.report.as_ref().is_some_and(|report| report.state != ReportState::Draft)
    }
}

/// An agency in the city's report, as it was at the moment of the figures.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnitLine {
    /// The agency.
    pub agency: Uuid,
    /// Its name.
    pub name: Name,
    /// When it submitted its report, if it did.
    pub submitted_at: Option<Timestamp>,
    /// What it wrote.
    pub narrative: Narrative,
}

/// The agencies that are to report on a plan for a period: each that leads or helps in an activity, that reached something in the
/// period, or that has begun a report; those that did not exist on the period's last day are left out, unless they reported.
///
/// # Errors
/// When the database does not answer.
pub async fn reporting(db: &impl Run, plan: &Campaign, period: Period) -> Result<Vec<Unit>, DbError> {
    let (from, to) = period.days((plan.starts, plan.ends));
    let mut named: BTreeSet<Uuid> = BTreeSet::new();
    for activity in campaigns::activities(db, plan.id).await? {
        named.extend(activity.lead);
        named.extend(activity.partners);
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

/// The same as the city's report keeps it.
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
