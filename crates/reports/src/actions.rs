//! The actions on a report: to start, write, submit, take back, freeze and revise it.

use access::{Actor, Denied};
use campaigns::Campaign;
use frame::forms::{Flaw, Flaws, paragraph};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use kit::events::{self, NewEvent};
use serde_json::json;
use uuid::Uuid;

use crate::figures::Figures;
use crate::model::{Narrative, Query, Report, ReportState, on};
use crate::period::Period;
use crate::permissions::REPORT;
use crate::store::{self, Frozen};

/// The longest part of a narrative, in characters.
pub(crate) const LONGEST: usize = 20_000;
/// The longest reason for a new version, in characters.
pub(crate) const LONGEST_NOTE: usize = 1_000;

/// Why an action on a report was refused.
#[derive(Debug, thiserror::Error)]
pub enum ReportsError {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is no such report.
    #[error("there is no such report")]
    NoReport,
    /// Some fields have errors.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// Another person has changed the report since the version that the caller saw.
    #[error("someone else changed it in the meantime")]
    Changed,
    /// The report is in a state that does not allow the action.
    #[error("a report that is {} cannot be taken this way", .0.name())]
    State(ReportState),
    /// The period has not begun.
    #[error("the period has not begun")]
    Early,
    /// The period has not ended: its figures would cover only a part of it.
    #[error("the period has not ended")]
    Open,
    /// The part on the work that was done is empty.
    #[error("nothing is written in it")]
    Empty,
    /// The figures were computed for another plan, agency or period.
    #[error("the figures are of another question")]
    Figures,
}

/// A report to be started.
#[derive(Clone, Debug)]
pub struct NewReport<'a> {
    /// The plan.
    pub plan: &'a Campaign,
    /// The agency that reports; none for the city.
    pub agency: Option<Uuid>,
    /// The period.
    pub period: Period,
    /// Today in the city.
    pub today: Date,
}

/// The version of a report: the position of the newest event about it.
///
/// # Errors
/// When the database does not answer.
pub async fn version(db: &impl Run, id: Uuid) -> Result<i64, DbError> {
    events::last(db, &id.to_string()).await
}

/// Starts a report. If the report exists already, it is returned as it is.
///
/// # Errors
/// See [`ReportsError`]; so for all actions here.
pub async fn start(tx: &mut Tx, actor: &Actor, new: NewReport<'_>) -> Result<Report, ReportsError> {
    actor.may(REPORT, on(new.agency))?;
    let (from, to) = new.period.days((new.plan.starts, new.plan.ends));
    if from > new.today {
        return Err(ReportsError::Early);
    }
    if to < new.plan.starts || from > new.plan.ends {
        return Err(Flaws::one("ky", Flaw::Unknown).into());
    }
    if let Some(agency) = new.agency
        && agencies::agency(tx, agency).await?.is_none()
    {
        return Err(Flaws::one("agency", Flaw::Unknown).into());
    }
    // The row of the sequence is the lock: of two transactions that start the same report at once, the second finds the
    // report of the first.
    let number = tx.next_number("report").await?;
    let same = |one: &Report| one.agency == new.agency && one.period == new.period;
    if let Some(there) = store::reports(tx, new.plan.id).await?.into_iter().find(same) {
        return Ok(there);
    }
    let report = Report {
        id: tx.id(),
        number,
        campaign: new.plan.id,
        agency: new.agency,
        period: new.period,
        state: ReportState::Draft,
        narrative: Narrative::default(),
        note: String::new(),
        versions: 0,
        submitted_at: None,
    };
    store::insert_report(tx, &report).await?;
    tx.record_quietly(event("report.started", &report, actor));
    Ok(report)
}

/// Writes the narrative of a draft, on top of the version that the caller saw.
pub async fn write(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    narrative: Narrative,
) -> Result<(), ReportsError> {
    let mut report = take(tx, actor, id, seen, ReportState::Draft).await?;
    let narrative = Narrative {
        done: paragraph(&narrative.done),
        difficulties: paragraph(&narrative.difficulties),
        proposals: paragraph(&narrative.proposals),
        next: paragraph(&narrative.next),
    };
    let mut flaws = Flaws::default();
    for (field, words) in narrative.parts() {
        flaws.length(field, words, LONGEST);
    }
    flaws.settle()?;
    report.narrative = narrative;
    store::update_report(tx, &report).await?;
    tx.record_quietly(event("report.written", &report, actor));
    Ok(())
}

/// Submits a draft: its authors have finished it.
pub async fn submit(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<(), ReportsError> {
    let now = tx.now();
    submit_at(tx, actor, (id, seen), now).await
}

/// Submits a draft at a given moment, such as one in the past of the demonstration.
pub(crate) async fn submit_at(
    tx: &mut Tx,
    actor: &Actor,
    (id, seen): (Uuid, i64),
    at: Timestamp,
) -> Result<(), ReportsError> {
    let mut report = take(tx, actor, id, seen, ReportState::Draft).await?;
    if report.narrative.done.is_empty() {
        return Err(ReportsError::Empty);
    }
    report.state = ReportState::Submitted;
    report.submitted_at = Some(at);
    store::update_report(tx, &report).await?;
    tx.record_quietly(event("report.submitted", &report, actor));
    Ok(())
}

/// Turns a submitted report back into a draft.
pub async fn take_back(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<(), ReportsError> {
    let mut report = take(tx, actor, id, seen, ReportState::Submitted).await?;
    report.state = ReportState::Draft;
    report.submitted_at = None;
    store::update_report(tx, &report).await?;
    tx.record_quietly(event("report.taken_back", &report, actor));
    Ok(())
}

/// Freezes a submitted report with its figures, as its next version. A frozen version never changes. The caller has
/// computed the figures, all at one moment ([`crate::compute`]). Returns the number of the version.
pub async fn freeze(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    (query, figures): (Query, Figures),
) -> Result<i64, ReportsError> {
    let mut report = take(tx, actor, id, seen, ReportState::Submitted).await?;
    if query.campaign != report.campaign
        || query.agency != report.agency
        || query.period != report.period.name()
    {
        return Err(ReportsError::Figures);
    }
    if figures.day <= query.to {
        return Err(ReportsError::Open);
    }
    report.versions += 1;
    report.state = ReportState::Frozen;
    let frozen = Frozen {
        version: report.versions,
        frozen_at: figures.at,
        query,
        figures,
        narrative: report.narrative.clone(),
        note: report.note.clone(),
    };
    store::insert_frozen(tx, report.id, &frozen).await?;
    store::update_report(tx, &report).await?;
    let event = event("report.frozen", &report, actor);
    // The public sees only the city's reports.
    if report.is_city() {
        tx.record(event)
    } else {
        tx.record_quietly(event)
    }
    Ok(frozen.version)
}

/// Turns a frozen report back into a draft of a new version, with the reason; the earlier versions stay.
pub async fn revise(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64, note: &str) -> Result<(), ReportsError> {
    let mut report = take(tx, actor, id, seen, ReportState::Frozen).await?;
    let note = paragraph(note);
    let mut flaws = Flaws::default();
    if note.is_empty() {
        flaws.note("note", Flaw::Missing);
    }
    flaws.length("note", &note, LONGEST_NOTE);
    flaws.settle()?;
    report.note = note;
    report.state = ReportState::Draft;
    report.submitted_at = None;
    store::update_report(tx, &report).await?;
    tx.record_quietly(event("report.revised", &report, actor));
    Ok(())
}

/// The report, if the actor may write it, its version is the one that the caller saw, and it is in this state.
async fn take(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    state: ReportState,
) -> Result<Report, ReportsError> {
    // An actor without the permission for any agency does not learn whether the report exists.
    actor.may_somewhere(REPORT)?;
    // The row of the sequence is the lock: of two transactions that write at once, the second sees the change of the
    // first.
    tx.next_number("report-write").await?;
    let report = store::report(tx, id).await?.ok_or(ReportsError::NoReport)?;
    actor.may(REPORT, report.on())?;
    if version(tx, id).await? != seen {
        return Err(ReportsError::Changed);
    }
    if report.state != state {
        return Err(ReportsError::State(report.state));
    }
    Ok(report)
}

fn event(kind: &'static str, report: &Report, actor: &Actor) -> NewEvent {
    let data =
        json!({ "number": report.number, "period": report.period.name(), "versions": report.versions });
    NewEvent { kind, subject: report.id.to_string(), actor: actor.name(), data }
}
