//! The deadlines of activities, of which people are reminded.

use frame::App;
use jiff::tz::TimeZone;
use kit::db::{DbError, Tx};
use kit::jobs::{Every, Job, Jobs, Schedule};
use serde::{Deserialize, Serialize};

use ::deadlines::{Deadline, Kind, NewDeadline, Rule, deadlines_of, end_deadline, set_deadline};
use addresses::desk::routes;

use crate::model::{Activity, ActivityState, Campaign, PlanStatus};
use crate::progress::progress_of;
use crate::{campaigns, progress, t};

/// The stored name of these deadlines.
const KIND: &str = "activity";

/// The kind of these deadlines.
pub(crate) const ACTIVITIES: Kind = Kind {
    name: KIND,
    words: |lang| t!(lang, "deadline-kind-activity"),
    rule: Rule { first: 5, second: 1, escalation: 2 },
};

/// How often the deadlines of all plans are aligned. This also covers changes that call no [`note`]: new evidence,
/// imported activities, and changes of a plan's days.
const TURN: Schedule = Schedule { name: "campaigns.deadlines", every: Every::Seconds(3600) };

/// Aligns the deadlines of all plans with their activities.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct AlignDeadlines;

impl Job for AlignDeadlines {
    const KIND: &'static str = "campaigns.deadlines";

    fn key(&self) -> Option<String> {
        Some("all".into())
    }
}

pub(crate) fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, _: AlignDeadlines| async move { Ok(align_deadlines(&app).await?) })
        .every(TURN, AlignDeadlines)
}

/// Sets, moves or ends the deadline of an activity that was added, edited, cancelled or restored. It is called in the
/// transaction of the change.
///
/// # Errors
/// As any statement of the transaction.
pub async fn note(tx: &Tx, activity: &Activity) -> Result<(), DbError> {
    let plan = campaigns(tx).await?.into_iter().find(|plan| plan.id == activity.campaign);
    let is_over = match plan {
        None => true,
        Some(plan) => !is_running(&plan) || ends(state(tx, &plan, activity).await?),
    };
    bring(tx, activity, is_over, None).await
}

/// The present state of an activity.
async fn state(tx: &Tx, plan: &Campaign, activity: &Activity) -> Result<ActivityState, DbError> {
    // The UTC date can differ from the city's date by one day. This matters only for a recurring activity at the end of
    // its time, and the next turn corrects it.
    let today = tx.now().to_zoned(TimeZone::UTC).date();
    Ok(progress_of(tx, plan, activity.clone(), today).await?.state)
}

/// Whether the activities of a plan have deadlines. A draft binds nobody yet, and an ended plan no longer.
fn is_running(plan: &Campaign) -> bool {
    plan.status == PlanStatus::Approved
}

fn ends(state: ActivityState) -> bool {
    matches!(state, ActivityState::Done | ActivityState::Cancelled)
}

/// The deadline of an open activity; none if it has no lead or no last day.
fn of(activity: &Activity) -> Option<NewDeadline> {
    let href = routes::ACTIVITY.replace("{number}", &activity.number.to_string());
    Some(NewDeadline {
        kind: KIND,
        subject: activity.id,
        agency: activity.lead?,
        due: activity.due?,
        title_vi: activity.name_vi.clone(),
        title_en: activity.name_en.clone(),
        href,
    })
}

/// Writes the deadline, unless the known one is equal.
async fn bring(tx: &Tx, activity: &Activity, is_over: bool, known: Option<&Deadline>) -> Result<(), DbError> {
    match of(activity).filter(|_| !is_over) {
        Some(new) if known.is_some_and(|known| known.says(&new)) => Ok(()),
        Some(new) => set_deadline(tx, &new).await,
        None => end_deadline(tx, KIND, activity.id).await,
    }
}

/// Aligns the deadlines of all plans with their activities. It may run twice.
///
/// # Errors
/// When the database does not answer.
pub async fn align_deadlines(app: &App) -> Result<(), DbError> {
    let db = app.db();
    for plan in campaigns(db).await? {
        // This is read outside of the transaction: a large plan takes time to read, and most activities have not
        // changed.
        let known = deadlines_of(db, KIND).await?;
        let all = progress(db, &plan, app.today()).await?;
        let differs = |one: &&crate::Progress| {
            let (over, known) = (!is_running(&plan) || ends(one.state), known.get(&one.activity.id));
            match of(&one.activity).filter(|_| !over) {
                Some(new) => !known.is_some_and(|known| known.says(&new)),
                None => known.is_some_and(|known| !known.ended),
            }
        };
        let changed: Vec<_> = all.iter().filter(differs).collect();
        if changed.is_empty() {
            continue;
        }
        let tx = db.begin().await?;
        for one in changed {
            let over = !is_running(&plan) || ends(one.state);
            bring(&tx, &one.activity, over, known.get(&one.activity.id)).await?;
        }
        tx.commit().await?;
    }
    Ok(())
}
