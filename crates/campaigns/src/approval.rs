//! The approval and the end of a plan, and the versions that its changes make.

use std::collections::HashSet;

use access::{Actor, On};
use frame::forms::{Flaw, Flaws, line};
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use kit::jobs;
use serde_json::json;
use uuid::Uuid;

use crate::actions::{CampaignsError, event, version};
use crate::activities::reason_of;
use crate::content::{Caution, LONGEST_NOTE};
use crate::deadlines::AlignDeadlines;
use crate::model::{Activity, Campaign, PlanStatus, PlanVersion};
use crate::permissions::PLAN;
use crate::store::{self, versions as rows};

/// The gaps of a plan.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanGaps {
    /// Each top theme with those forms of the plan that have neither an activity nor evidence for it.
    pub empty: Vec<(Uuid, Vec<String>)>,
    /// Activities that no agency leads.
    pub without_lead: Vec<Activity>,
    /// Activities with no last day and no recurrence.
    pub without_time: Vec<Activity>,
    /// Activities without a theme.
    pub without_theme: Vec<Activity>,
}

impl PlanGaps {
    /// Whether there are no gaps.
    pub fn is_empty(&self) -> bool {
        self.empty.is_empty()
            && self.without_lead.is_empty()
            && self.without_time.is_empty()
            && self.without_theme.is_empty()
    }

    /// The number of empty cells (theme by form).
    pub fn cells(&self) -> usize {
        self.empty.iter().map(|(_, forms)| forms.len()).sum()
    }
}

/// The gaps of a plan: empty cells (top theme by form), and activities without lead, time or theme. Cancelled
/// activities do not count.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn gaps(db: &impl Run, plan: &Campaign) -> Result<PlanGaps, DbError> {
    let activities = store::activities(db, plan.id).await?;
    let standing: Vec<Activity> = activities.into_iter().filter(|one| one.cancelled.is_none()).collect();
    let mut filled: HashSet<(Uuid, String)> = crate::reached(db, None, (Date::MIN, Date::MAX))
        .await?
        .into_iter()
        .map(|(about, form, _)| (about, form))
        .collect();
    for activity in &standing {
        for theme in &activity.themes {
            for above in store::lineage(db, *theme).await? {
                filled.insert((above, activity.form.clone()));
            }
        }
    }
    let forms = store::forms_of(db, plan.id).await?;
    let themes = store::themes(db).await?;
    let tops = themes.iter().filter(|theme| theme.campaign == plan.id && theme.parent.is_none());
    let mut empty = Vec::new();
    for theme in tops {
        let missing: Vec<String> =
            forms.iter().filter(|form| !filled.contains(&(theme.id, (*form).clone()))).cloned().collect();
        if !missing.is_empty() {
            empty.push((theme.id, missing));
        }
    }
    let without = |lacks: fn(&Activity) -> bool| standing.iter().filter(|one| lacks(one)).cloned().collect();
    Ok(PlanGaps {
        empty,
        without_lead: without(|one| one.lead.is_none()),
        without_time: without(|one| one.due.is_none() && one.every.is_none()),
        without_theme: without(|one| one.themes.is_empty()),
    })
}

/// The versions of a plan, the newest first; none before its approval.
///
/// # Errors
/// When the database does not answer.
pub async fn versions(db: &impl Run, plan: Uuid) -> Result<Vec<PlanVersion>, DbError> {
    rows::versions(db, plan).await
}

/// Approves a draft of a plan, on top of the version that the caller saw. If the plan has gaps, the approval has to be
/// confirmed.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn approve_plan(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    confirmed: bool,
) -> Result<(), CampaignsError> {
    actor.may(PLAN, On::City)?;
    let plan = open(tx, id, seen).await?;
    if plan.status != PlanStatus::Draft {
        return Err(CampaignsError::Changed);
    }
    let gaps = gaps(tx, &plan).await?;
    if !gaps.is_empty() && !confirmed {
        return Err(CampaignsError::Unconfirmed(vec![Caution::Gaps]));
    }
    rows::set_status(tx, id, PlanStatus::Approved).await?;
    rows::insert_version(tx, id, "", actor.person()).await?;
    let data = json!({ "number": plan.number, "empty_cells": gaps.cells() });
    tx.record(event("campaign.approved", id, actor, data));
    align(tx).await?;
    Ok(())
}

/// Ends an approved plan: its content can no longer be changed. Evidence for it can still be recorded.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn end_plan(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    note: &str,
) -> Result<(), CampaignsError> {
    actor.may(PLAN, On::City)?;
    let plan = open(tx, id, seen).await?;
    if plan.status != PlanStatus::Approved {
        return Err(CampaignsError::Changed);
    }
    let note = reason_of("note", note)?;
    rows::set_status(tx, id, PlanStatus::Ended).await?;
    rows::insert_version(tx, id, &note, actor.person()).await?;
    tx.record(event("campaign.ended", id, actor, json!({ "number": plan.number })));
    align(tx).await?;
    Ok(())
}

/// Has the deadlines of all activities brought in line after the commit: there may be thousands.
pub(crate) async fn align(tx: &mut Tx) -> Result<(), DbError> {
    let now = tx.now();
    jobs::enqueue(tx, &AlignDeadlines, now).await
}

async fn open(tx: &mut Tx, id: Uuid, seen: i64) -> Result<Campaign, CampaignsError> {
    tx.next_number("campaign").await?;
    let plan = store::campaign(tx, id).await?.ok_or(CampaignsError::NoCampaign)?;
    if version(tx, id).await? == seen { Ok(plan) } else { Err(CampaignsError::Changed) }
}

/// Handles the note on a change of a plan. A draft needs none; for an approved plan the note makes a version; a plan
/// that has ended cannot be changed.
pub(crate) async fn note_change(
    tx: &mut Tx,
    actor: &Actor,
    plan: &Campaign,
    note: &str,
) -> Result<(), CampaignsError> {
    match plan.status {
        PlanStatus::Draft => Ok(()),
        PlanStatus::Ended => Err(CampaignsError::PlanEnded),
        PlanStatus::Approved => {
            let note = line(note);
            let mut flaws = Flaws::default();
            if note.is_empty() {
                flaws.note("note", Flaw::Missing);
            }
            flaws.length("note", &note, LONGEST_NOTE);
            flaws.settle()?;
            Ok(rows::insert_version(tx, plan.id, &note, actor.person()).await?)
        }
    }
}
