//! Activities: the tasks that a plan gives to agencies. An activity is never deleted; one that is not carried out is
//! cancelled, with a reason.
//!
//! A coordinator of the city plans all activities. A coordinator of an agency plans the activities that this agency
//! leads. An activity without a parent is a part of the plan itself: once the plan is approved, only the city changes
//! it, with a note. Agencies may still add and change activities below such an activity.

use access::{Actor, On};
use frame::forms::{Flaw, Flaws, line};
use jiff::civil::Date;
use kit::db::{Run, Tx};
use serde_json::json;
use uuid::Uuid;

use crate::actions::{CampaignsError, event, version};
use crate::approval::note_change;
use crate::content::{ActivityContent, Caution, LONGEST_NOTE};
use crate::model::{Activity, Campaign, Figures, PlanStatus};
use crate::permissions::PLAN;
use crate::{deadlines, store};

/// What accompanies a change: whether its cautions are confirmed, the note for an approved plan, and today's date.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeNote {
    /// Whether the actor has seen the cautions and confirms the change.
    pub confirmed: bool,
    /// The public note on the change; needed once the plan is approved and the activity has no parent.
    pub note: String,
    /// Today's date in the city.
    pub today: Date,
}

/// The place for which the permission to plan an activity is needed: its lead, or the city while it has none.
pub fn place(lead: Option<Uuid>) -> On {
    lead.map_or(On::City, On::Agency)
}

/// Adds an activity at the end of a plan.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn add_activity(
    tx: &mut Tx,
    actor: &Actor,
    plan: Uuid,
    new: ActivityContent,
    said: &ChangeNote,
) -> Result<Activity, CampaignsError> {
    actor.may(PLAN, place(new.lead))?;
    // The row of the sequence also locks the order of the plan's activities.
    let number = tx.next_number("activity").await?;
    let plan = store::campaign(tx, plan).await?.ok_or(CampaignsError::NoCampaign)?;
    let new = new.clean();
    check(tx, &plan, None, &new, said).await?;
    allow(tx, actor, &plan, new.parent, said).await?;
    let empty = empty(tx.id(), plan.id, number);
    let activity = new.into_activity(&empty);
    store::insert_activity(tx, store::last_position(tx, plan.id).await? + 1, &activity).await?;
    deadlines::note(tx, &activity).await?;
    tx.record(event("activity.added", activity.id, actor, json!({ "number": number })));
    Ok(activity)
}

/// An activity with empty content.
pub(crate) fn empty(id: Uuid, campaign: Uuid, number: i64) -> Activity {
    Activity {
        id,
        campaign,
        number,
        form: String::new(),
        name_vi: String::new(),
        name_en: String::new(),
        lead: None,
        parent: None,
        partners: Vec::new(),
        partner_words: String::new(),
        themes: Vec::new(),
        areas: Vec::new(),
        starts: None,
        due: None,
        every: None,
        due_words: String::new(),
        product: String::new(),
        targets: Figures::default(),
        budget: None,
        cancelled: None,
        source: String::new(),
    }
}

/// Replaces the content of an activity, on top of the version that the caller saw; its number and its plan stay.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_activity(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: ActivityContent,
    said: &ChangeNote,
) -> Result<(), CampaignsError> {
    let (before, plan) = open(tx, actor, id, seen).await?;
    actor.may(PLAN, place(new.lead))?;
    let new = new.clean();
    check(tx, &plan, Some(&before), &new, said).await?;
    // A move below another activity, or to the top of the plan, is a change of the plan as well.
    let parent = before.parent.and(new.parent);
    allow(tx, actor, &plan, parent, said).await?;
    let after = new.into_activity(&before);
    store::update_activity(tx, &after).await?;
    deadlines::note(tx, &after).await?;
    tx.record(event("activity.edited", id, actor, json!({ "number": before.number })));
    Ok(())
}

/// Cancels an activity, with a reason; its evidence stays.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn cancel_activity(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    reason: &str,
) -> Result<(), CampaignsError> {
    let (before, plan) = open(tx, actor, id, seen).await?;
    let reason = reason_of("reason", reason)?;
    let said = ChangeNote { note: reason.clone(), ..ChangeNote::default() };
    allow(tx, actor, &plan, before.parent, &said).await?;
    let after = Activity { cancelled: Some(reason.clone()), ..before.clone() };
    store::update_activity(tx, &after).await?;
    deadlines::note(tx, &after).await?;
    let data = json!({ "number": before.number, "reason": reason });
    tx.record(event("activity.cancelled", id, actor, data));
    Ok(())
}

/// Restores a cancelled activity, with a reason.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn restore_activity(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    reason: &str,
) -> Result<(), CampaignsError> {
    let (before, plan) = open(tx, actor, id, seen).await?;
    let reason = reason_of("reason", reason)?;
    let said = ChangeNote { note: reason.clone(), ..ChangeNote::default() };
    allow(tx, actor, &plan, before.parent, &said).await?;
    let after = Activity { cancelled: None, ..before.clone() };
    store::update_activity(tx, &after).await?;
    deadlines::note(tx, &after).await?;
    let data = json!({ "number": before.number, "reason": reason });
    tx.record(event("activity.restored", id, actor, data));
    Ok(())
}

/// A reason as one line of text; an empty reason is an error.
pub(crate) fn reason_of(field: &'static str, reason: &str) -> Result<String, CampaignsError> {
    let reason = line(reason);
    let mut flaws = Flaws::default();
    if reason.is_empty() {
        flaws.note(field, Flaw::Missing);
    }
    flaws.length(field, &reason, LONGEST_NOTE);
    flaws.settle()?;
    Ok(reason)
}

/// The activity with its plan, if the actor may change it and its version is the one that the caller saw.
async fn open(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
) -> Result<(Activity, Campaign), CampaignsError> {
    // The row of the sequence is the lock: of two transactions that change an activity at once, the second waits and
    // then fails as [`CampaignsError::Changed`].
    tx.next_number("activity_change").await?;
    let activity = store::activity(tx, id).await?.ok_or(CampaignsError::NoActivity)?;
    actor.may(PLAN, place(activity.lead))?;
    if version(tx, id).await? != seen {
        return Err(CampaignsError::Changed);
    }
    let plan = store::campaign(tx, activity.campaign).await?.ok_or(CampaignsError::NoCampaign)?;
    Ok((activity, plan))
}

/// Checks whether a plan allows a change of an activity. A plan that has ended allows none. An activity with a parent
/// may be changed freely. An activity without a parent is a part of the plan: once the plan is approved, only the city
/// changes it, and the note makes a version.
async fn allow(
    tx: &mut Tx,
    actor: &Actor,
    plan: &Campaign,
    parent: Option<Uuid>,
    said: &ChangeNote,
) -> Result<(), CampaignsError> {
    match parent {
        Some(_) if plan.status != PlanStatus::Ended => Ok(()),
        _ => {
            if plan.status == PlanStatus::Approved {
                actor.may(PLAN, On::City)?;
            }
            note_change(tx, actor, plan, &said.note).await
        }
    }
}

/// Checks the content of an activity: it fits the plan and the city, and its cautions are confirmed.
async fn check(
    tx: &Tx,
    plan: &Campaign,
    before: Option<&Activity>,
    new: &ActivityContent,
    said: &ChangeNote,
) -> Result<(), CampaignsError> {
    let mut flaws = new.flaws(plan);
    let themes = store::themes(tx).await?;
    let of_plan = |id: &Uuid| themes.iter().any(|theme| theme.id == *id && theme.campaign == plan.id);
    if !new.themes.iter().all(of_plan) {
        flaws.note("themes", Flaw::Foreign);
    }
    if let Some(lead) = new.lead
        && agencies::agency(tx, lead).await?.is_none()
    {
        flaws.note("lead", Flaw::Unknown);
    }
    for partner in &new.partners {
        if agencies::agency(tx, *partner).await?.is_none() {
            flaws.note("partners", Flaw::Unknown);
            break;
        }
    }
    if agencies::areas_with(tx, &new.areas).await?.len() != new.areas.len() {
        flaws.note("areas", Flaw::Unknown);
    }
    if let Some(parent) = new.parent
        && !fits_below(tx, plan, before.map(|before| before.id), parent).await?
    {
        flaws.note("parent", Flaw::Unknown);
    }
    if plan.status == PlanStatus::Approved && new.parent.is_none() {
        flaws.length("note", &said.note, LONGEST_NOTE);
    }
    flaws.settle()?;
    // A caution that already applied before the change needs no new confirmation.
    let known = before.map_or_else(Vec::new, |before| ActivityContent::of(before).cautions(said.today));
    let cautions: Vec<Caution> =
        new.cautions(said.today).into_iter().filter(|caution| !known.contains(caution)).collect();
    if cautions.is_empty() || said.confirmed { Ok(()) } else { Err(CampaignsError::Unconfirmed(cautions)) }
}

/// Whether an activity may stand below `parent`: both belong to the same plan, and no ancestor of `parent` is the
/// activity itself.
async fn fits_below(
    db: &impl Run,
    plan: &Campaign,
    own: Option<Uuid>,
    parent: Uuid,
) -> Result<bool, CampaignsError> {
    let mut next = Some(parent);
    // A chain of activities is short; the bound ends a cycle in damaged data.
    for _ in 0..16 {
        let Some(id) = next else { return Ok(true) };
        if Some(id) == own {
            return Ok(false);
        }
        match store::activity(db, id).await? {
            Some(above) if above.campaign == plan.id => next = above.parent,
            _ => return Ok(false),
        }
    }
    Ok(false)
}
