//! The progress of a plan's activities: the results of each, and its state.

use std::collections::HashMap;

use jiff::civil::Date;
use kit::db::{DbError, Run};
use uuid::Uuid;

use crate::model::{Activity, ActivityState, Campaign, Reached};
use crate::{activities, reached_by_activity};

/// An activity with its results.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// The activity.
    pub activity: Activity,
    /// Its results so far.
    pub reached: Reached,
    /// The first day of its newest half-month with evidence.
    pub newest: Option<Date>,
    /// Its state.
    pub state: ActivityState,
}

/// The progress of one activity of a plan on a day.
///
/// # Errors
/// When the database does not answer.
pub async fn progress_of(
    db: &impl Run,
    plan: &Campaign,
    activity: Activity,
    today: Date,
) -> Result<Progress, DbError> {
    let (reached, newest) = crate::store::ties::reached_of(db, activity.id).await?;
    let state = activity.state(&reached, newest, today, (plan.starts, plan.ends));
    Ok(Progress { activity, reached, newest, state })
}

/// The progress of all activities of a plan on a day, in the plan's order.
///
/// # Errors
/// When the database does not answer.
pub async fn progress(db: &impl Run, plan: &Campaign, today: Date) -> Result<Vec<Progress>, DbError> {
    // Evidence from before the first day of a plan, or after its last, counts for its activities, too.
    let reached = reached_by_activity(db, plan.id, (Date::MIN, Date::MAX)).await?;
    let mut reached: HashMap<Uuid, (Reached, Date)> =
        reached.into_iter().map(|(activity, reached, half)| (activity, (reached, half))).collect();
    let stand = |activity: Activity| {
        let found = reached.remove(&activity.id);
        let (reached, newest) = found.map_or((Reached::default(), None), |(sum, half)| (sum, Some(half)));
        let state = activity.state(&reached, newest, today, (plan.starts, plan.ends));
        Progress { activity, reached, newest, state }
    };
    Ok(activities(db, plan.id).await?.into_iter().map(stand).collect())
}
