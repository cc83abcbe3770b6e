//! Tables that were read, and the action that takes their rows into a plan.

use access::Actor;
use frame::forms::{LONGEST_NAME, line};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use serde_json::json;
use uuid::Uuid;

use super::rows::{Directory, JudgedSheet};
use super::table::Table;
use crate::actions::{CampaignsError, event};
use crate::activities::empty;
use crate::approval::{align, note_change};
use crate::model::{Campaign, PlanStatus};
use crate::permissions::PLAN;
use crate::store::{self, sheets as rows};

/// A table that was read.
#[derive(Clone, Debug)]
pub struct ActivitySheet {
    /// The identifier.
    pub id: Uuid,
    /// The plan that its rows are for.
    pub campaign: Uuid,
    /// The file's name.
    pub file: String,
    /// Its cells.
    pub table: Table,
    /// When it was read.
    pub at: Timestamp,
    /// The officer who uploaded it; none for a command of the server.
    pub by: Option<Uuid>,
    /// When its rows were taken; none before that.
    pub taken: Option<Timestamp>,
}

/// Stores a table that was read. Its rows are not in the plan yet.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn keep_sheet(
    tx: &mut Tx,
    actor: &Actor,
    plan: Uuid,
    file: &str,
    table: Table,
) -> Result<ActivitySheet, CampaignsError> {
    actor.may_somewhere(PLAN)?;
    let plan = store::campaign(tx, plan).await?.ok_or(CampaignsError::NoCampaign)?;
    let sheet = ActivitySheet {
        id: tx.id(),
        campaign: plan.id,
        file: line(file).chars().take(LONGEST_NAME).collect(),
        table,
        at: tx.now(),
        by: actor.person(),
        taken: None,
    };
    rows::insert_sheet(tx, &sheet).await?;
    Ok(sheet)
}

/// The table with this identifier.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn activity_sheet(db: &impl Run, id: Uuid) -> Result<Option<ActivitySheet>, DbError> {
    rows::sheet(db, id).await
}

/// Checks the rows of a table for the actor who is to take them. The two numbers count the rows without faults that are
/// due before today, and those without a theme.
pub async fn judge(
    db: &impl Run,
    plan: &Campaign,
    table: &Table,
    by: &Actor,
    today: Date,
) -> Result<(JudgedSheet, (usize, usize)), DbError> {
    let (agencies, themes) = (agencies::agencies(db).await?, store::themes(db).await?);
    let areas = agencies::areas(db, today).await?;
    let activities = store::activities(db, plan.id).await?;
    let directory = Directory::new(plan, today, &agencies, &themes, &areas, &activities);
    let sheet = directory.judge(table, by);
    let cautions = directory.cautions(&sheet);
    Ok((sheet, cautions))
}

/// Takes the rows without faults into the plan and leaves the others out; if there are faulty rows, the actor has to
/// agree. An approved plan needs a note if a taken row has no parent. Returns how many rows were taken and how many
/// were left out.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn take_sheet(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    agreed: bool,
    (note, today): (&str, Date),
) -> Result<(usize, usize), CampaignsError> {
    actor.may_somewhere(PLAN)?;
    // The row of the sequence also locks the order of the plan's activities: of two transactions that take one table at
    // once, the second finds it taken.
    let mut number = tx.next_number("activity").await?;
    let sheet = rows::sheet(tx, id).await?.ok_or(CampaignsError::NoCampaign)?;
    if sheet.taken.is_some() {
        return Err(CampaignsError::Changed);
    }
    let plan = store::campaign(tx, sheet.campaign).await?.ok_or(CampaignsError::NoCampaign)?;
    let (judged, _) = judge(tx, &plan, &sheet.table, actor, today).await?;
    let (good, faulty) = (judged.good().count(), judged.faulty().count());
    if faulty > 0 && !agreed {
        return Err(CampaignsError::Unconfirmed(vec![crate::Caution::Faulty]));
    }
    if judged.good().any(|row| row.content.parent.is_none()) {
        if plan.status == PlanStatus::Approved {
            actor.may(PLAN, access::On::City)?;
        }
        note_change(tx, actor, &plan, note).await?;
    } else if plan.status == PlanStatus::Ended {
        return Err(CampaignsError::PlanEnded);
    }
    let first = store::last_position(tx, plan.id).await? + 1;
    for (position, row) in (first..).zip(judged.good()) {
        if position > first {
            number = tx.next_number("activity").await?;
        }
        let activity = row.content.clone().into_activity(&empty(tx.id(), plan.id, number));
        store::insert_activity(tx, position, &activity).await?;
    }
    rows::close_sheet(tx, id).await?;
    let data = json!({ "sheet": id, "taken": good, "left_out": faulty });
    tx.record(event("activities.imported", plan.id, actor, data));
    align(tx).await?;
    Ok((good, faulty))
}
