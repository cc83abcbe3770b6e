//! Activities: what a plan commits agencies to. An activity is never deleted; one that is not carried out says why.
//!
//! A coordinator of the city plans everything. A coordinator of an agency plans what that agency leads. An activity without one
//! above it is a part of the plan itself: once the plan is approved, only the city changes it, with a note. Agencies go on to plan
//! below it.

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

/// What comes with a change: whether the cautions were read, why a plan that is approved is changed, and the day of today.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ChangeNote {
    /// Whether whoever changes it was told the cautions, and goes on.
    pub confirmed: bool,
    /// What changes of the plan, for the public; needed once it is approved.
    pub note: String,
    /// The day of today.
    pub today: Date,
}

/// The place that an activity belongs to: its lead, or the city while nobody was named.
pub fn place(lead: Option<Uuid>) -> On {
    lead.map_or(On::City, On::Agency)
}

/// Adds an activity to a plan, after those it has.
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
    // The sequence's row is the lock of the plan's order, too.
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

/// An activity of which nothing is written yet.
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

/// Writes an activity anew, on top of the version that was seen; its number and its plan stay.
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
    // What is moved below another, or out from below it, changes the plan as well.
    let parent = before.parent.and(new.parent);
    allow(tx, actor, &plan, parent, said).await?;
    let after = new.into_activity(&before);
    store::update_activity(tx, &after).await?;
    deadlines::note(tx, &after).await?;
    tx.record(event("activity.edited", id, actor, json!({ "number": before.number })));
    Ok(())
}

/// Says that an activity is not carried out, and why; what was done for it stays.
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

/// Says that an activity is carried out after all, and why.
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

/// A reason on one line, which must be given.
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

/// An activity at the version that was seen, with its plan, for whoever may change it.
async fn open(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
) -> Result<(Activity, Campaign), CampaignsError> {
    // The sequence's row is the lock: of two who change one at once, one comes second and hears of it.
    tx.next_number("activity_change").await?;
    let activity = store::activity(tx, id).await?.ok_or(CampaignsError::NoActivity)?;
    actor.may(PLAN, place(activity.lead))?;
    if version(tx, id).await? != seen {
        return Err(CampaignsError::Changed);
    }
    let plan = store::campaign(tx, activity.campaign).await?.ok_or(CampaignsError::NoCampaign)?;
    Ok((activity, plan))
}

/// Whether a plan takes a change of an activity that stands below another or is a part of the plan itself. The second is the city's
/// once the plan is approved, and makes a version of it.
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

/// Whether what is written can be kept: it fits the plan and the city, and its cautions were read.
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
    // What was confirmed once is not asked again while it stays so.
    let known = before.map_or_else(Vec::new, |before| ActivityContent::of(before).cautions(said.today));
    let cautions: Vec<Caution> =
        new.cautions(said.today).into_iter().filter(|caution| !known.contains(caution)).collect();
    if cautions.is_empty() || said.confirmed { Ok(()) } else { Err(CampaignsError::Unconfirmed(cautions)) }
}

/// Whether an activity may stand below another: it is of the same plan, and the line above it does not lead back.
async fn fits_below(
    db: &impl Run,
    plan: &Campaign,
    own: Option<Uuid>,
    parent: Uuid,
) -> Result<bool, CampaignsError> {
    let mut next = Some(parent);
    // A line of activities is a few long; the bound guards against a ring in damaged data.
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
