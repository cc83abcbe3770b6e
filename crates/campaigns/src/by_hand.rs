//! Work outside of the site that officers record by hand: an article in a newspaper, a talk, leaflets. It is evidence
//! like any other. Only officers of its agency record it, and a change or removal needs a reason. This file also ties
//! evidence to activities.

use access::{Actor, On};
use frame::forms::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME, line, paragraph};
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use serde_json::json;
use uuid::Uuid;

use crate::actions::{CampaignsError, event, version};
use crate::activities::reason_of;
use crate::content::figures_flaws;
use crate::evidence::{Evidence, NewEvidence, remove_evidence, retie, set_evidence};
use crate::forms::form;
use crate::model::{Activity, Figures};
use crate::permissions::RECORD;
use crate::store::ties::{self, EvidenceFile};
use crate::store::{self, evidence as rows};

/// The kind of evidence that is recorded by hand.
pub const BY_HAND: &str = "hand";
/// The longest link, in characters.
const LONGEST_LINK: usize = 1_000;
/// The most pieces of evidence that are offered for an activity.
const OFFERED: i64 = 20;

/// Work that was done outside of the site.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OutsideWork {
    /// The stored name of its form.
    pub form: String,
    /// The agency that did it.
    pub agency: Option<Uuid>,
    /// The day on which it was done.
    pub day: Option<Date>,
    /// Its themes.
    pub themes: Vec<Uuid>,
    /// Its areas; none for the whole city.
    pub areas: Vec<Uuid>,
    /// Its title.
    pub title: String,
    /// The address where it can be seen; may be empty.
    pub href: String,
    /// Its figures.
    pub figures: Figures,
    /// A remark on it; may be empty.
    pub note: String,
    /// The activity that it fulfils, if any.
    pub activity: Option<Uuid>,
    /// The file that shows it.
    pub file: Option<EvidenceFile>,
}

impl OutsideWork {
    fn clean(mut self) -> Self {
        self.title = line(&self.title);
        self.href = line(&self.href);
        self.note = paragraph(&self.note);
        for many in [&mut self.themes, &mut self.areas] {
            many.sort_unstable();
            many.dedup();
        }
        self
    }

    /// The errors that can be found without the database.
    fn flaws(&self, today: Date) -> Flaws {
        let mut flaws = Flaws::default();
        if self.title.is_empty() {
            flaws.note("title", Flaw::Missing);
        }
        flaws.length("title", &self.title, LONGEST_NAME);
        if form(&self.form).is_none() {
            flaws.note("form", Flaw::Missing);
        }
        match self.day {
            None => flaws.note("day", Flaw::Missing),
            Some(day) if day > today => flaws.note("day", Flaw::Future),
            Some(_) => {}
        }
        if !(self.href.is_empty() || self.href.starts_with("https://") || self.href.starts_with("http://")) {
            flaws.note("href", Flaw::Link);
        }
        flaws.length("href", &self.href, LONGEST_LINK);
        flaws.length("note", &self.note, LONGEST_ABOUT);
        figures_flaws(&self.figures, &mut flaws);
        flaws
    }
}

/// Records work outside of the site. Without themes of its own it gets the themes of its activity. Returns its
/// identifier.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn record_evidence(
    tx: &mut Tx,
    actor: &Actor,
    new: OutsideWork,
    today: Date,
) -> Result<Uuid, CampaignsError> {
    let agency = new.agency.ok_or_else(|| Flaws::one("agency", Flaw::Missing))?;
    actor.may(RECORD, On::Agency(agency))?;
    let id = tx.id();
    let title = write(tx, id, new, agency, today).await?;
    tx.record(event("evidence.recorded", id, actor, json!({ "title": title, "agency": agency })));
    Ok(id)
}

/// Replaces the content of a record, on top of the version that the caller saw, with a reason; its agency stays.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn edit_evidence(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: OutsideWork,
    (reason, today): (&str, Date),
) -> Result<(), CampaignsError> {
    let before = open(tx, actor, id, seen).await?;
    let reason = reason_of("reason", reason)?;
    let activity = new.activity;
    let title = write(tx, id, new, before.agency, today).await?;
    // Without an activity, the evidence keeps its former one or is matched again. An officer who clears the field means
    // that it fulfils none.
    if activity.is_none()
        && let Some(now) = rows::evidence_of(tx, BY_HAND, id).await?
    {
        retie(tx, &now, None).await?;
    }
    let data = json!({ "title": title, "agency": before.agency, "reason": reason });
    tx.record(event("evidence.edited", id, actor, data));
    Ok(())
}

/// Removes a record, with a reason.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn remove_record(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    reason: &str,
) -> Result<(), CampaignsError> {
    let before = open(tx, actor, id, seen).await?;
    let reason = reason_of("reason", reason)?;
    remove_evidence(tx, BY_HAND, id).await?;
    ties::set_file(tx, id, None).await?;
    let data = json!({ "title": before.title, "agency": before.agency, "reason": reason });
    tx.record(event("evidence.removed", id, actor, data));
    Ok(())
}

/// A record with its own themes, its areas and its file.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn outside_work(db: &impl Run, id: Uuid) -> Result<Option<OutsideWork>, DbError> {
    let Some(evidence) = rows::evidence_of(db, BY_HAND, id).await? else { return Ok(None) };
    let named = rows::themes_of(db, evidence.id).await?;
    let all = store::themes(db).await?;
    // The themes above a theme were added when the work was recorded.
    let above = |id: &Uuid| all.iter().any(|one| one.parent == Some(*id) && named.contains(&one.id));
    Ok(Some(OutsideWork {
        form: evidence.form.clone(),
        agency: Some(evidence.agency),
        day: Some(evidence.day),
        themes: named.iter().filter(|theme| !above(theme)).copied().collect(),
        areas: rows::areas_of(db, evidence.id).await?,
        title: evidence.title.clone(),
        href: evidence.href.clone(),
        figures: evidence.figures,
        note: evidence.note.clone(),
        activity: evidence.activity,
        file: ties::file_of(db, id).await?,
    }))
}

/// The evidence of an activity, the newest first, at most `most`.
pub async fn evidence_of_activity(
    db: &impl Run,
    activity: Uuid,
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    ties::evidence_of_activity(db, activity, most).await
}

/// Evidence of the lead and the partners of an activity that has its form and one of its themes, lies within some days,
/// and fulfils no activity yet.
pub async fn evidence_that_fits(
    db: &impl Run,
    activity: &Activity,
    days: (Date, Date),
) -> Result<Vec<Evidence>, DbError> {
    let agencies: Vec<Uuid> = activity.lead.iter().chain(&activity.partners).copied().collect();
    ties::free_evidence(db, (&agencies, &activity.themes), &activity.form, days, OFFERED).await
}

/// Ties a piece of evidence to an activity. The evidence must have the form of the activity and a theme of its plan.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn tie_evidence(
    tx: &mut Tx,
    actor: &Actor,
    (kind, subject): (&str, Uuid),
    activity: Uuid,
) -> Result<(), CampaignsError> {
    tx.next_number("activity_change").await?;
    let activity = store::activity(tx, activity).await?.ok_or(CampaignsError::NoActivity)?;
    actor.may(RECORD, crate::activities::place(activity.lead))?;
    let evidence = rows::evidence_of(tx, kind, subject).await?.ok_or(CampaignsError::NoEvidence)?;
    if evidence.activity.is_some_and(|other| other != activity.id) {
        return Err(CampaignsError::Changed);
    }
    let plans = rows::plans_of(tx, evidence.id).await?;
    if evidence.form != activity.form || !plans.contains(&activity.campaign) {
        return Err(Flaws::one("evidence", Flaw::Foreign).into());
    }
    retie(tx, &evidence, Some(activity.id)).await?;
    let data = json!({ "number": activity.number, "kind": kind, "subject": subject });
    tx.record(event("activity.fulfilled", activity.id, actor, data));
    Ok(())
}

/// Unties a piece of evidence from an activity. Afterwards it is no longer matched automatically.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn untie_evidence(
    tx: &mut Tx,
    actor: &Actor,
    (kind, subject): (&str, Uuid),
    activity: Uuid,
) -> Result<(), CampaignsError> {
    tx.next_number("activity_change").await?;
    let activity = store::activity(tx, activity).await?.ok_or(CampaignsError::NoActivity)?;
    actor.may(RECORD, crate::activities::place(activity.lead))?;
    let evidence = rows::evidence_of(tx, kind, subject).await?.ok_or(CampaignsError::NoEvidence)?;
    if evidence.activity != Some(activity.id) {
        return Err(CampaignsError::Changed);
    }
    retie(tx, &evidence, None).await?;
    let data = json!({ "number": activity.number, "kind": kind, "subject": subject });
    tx.record(event("activity.unfulfilled", activity.id, actor, data));
    Ok(())
}

/// The evidence of a record, if the actor may change it and its version is the one that the caller saw.
async fn open(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<Evidence, CampaignsError> {
    // The row of the sequence is the lock: of two transactions that change a record at once, the second waits and then
    // fails as [`CampaignsError::Changed`].
    tx.next_number("evidence_change").await?;
    let before = rows::evidence_of(tx, BY_HAND, id).await?.ok_or(CampaignsError::NoEvidence)?;
    actor.may(RECORD, On::Agency(before.agency))?;
    if version(tx, id).await? != seen {
        return Err(CampaignsError::Changed);
    }
    Ok(before)
}

/// Writes a record and updates the counts. Returns its title.
async fn write(
    tx: &mut Tx,
    id: Uuid,
    new: OutsideWork,
    agency: Uuid,
    today: Date,
) -> Result<String, CampaignsError> {
    let mut new = new.clean();
    let mut flaws = new.flaws(today);
    let activity = match new.activity {
        None => None,
        Some(activity) => {
            let found = store::activity(tx, activity).await?;
            let fits = found.filter(|one| {
                one.form == new.form && (one.lead == Some(agency) || one.partners.contains(&agency))
            });
            if fits.is_none() {
                flaws.note("activity", Flaw::Unknown);
            }
            fits
        }
    };
    if let Some(activity) = activity.as_ref().filter(|_| new.themes.is_empty()) {
        new.themes.clone_from(&activity.themes);
    }
    if new.themes.is_empty() {
        flaws.note("themes", Flaw::Missing);
    }
    if !store::are_themes(tx, &new.themes).await? {
        flaws.note("themes", Flaw::Unknown);
    }
    if agencies::areas_with(tx, &new.areas).await?.len() != new.areas.len() {
        flaws.note("areas", Flaw::Unknown);
    }
    flaws.settle()?;
    let evidence = NewEvidence {
        kind: BY_HAND,
        subject: id,
        form: form(&new.form).ok_or_else(|| Flaws::one("form", Flaw::Missing))?,
        agency,
        day: new.day.ok_or_else(|| Flaws::one("day", Flaw::Missing))?,
        themes: new.themes,
        areas: new.areas,
        title: new.title.clone(),
        href: new.href,
        activity: activity.map(|activity| activity.id),
        figures: new.figures,
        note: new.note,
        file: new.file.as_ref().map(|file| file.blob.clone()),
    };
    set_evidence(tx, evidence).await?;
    ties::set_file(tx, id, new.file.as_ref()).await?;
    Ok(new.title)
}
