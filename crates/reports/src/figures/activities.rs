//! The activities of a plan with their states at the end of a period.

use std::collections::HashMap;

use campaigns::{Activity, ActivityState, Reached};
use jiff::civil::Date;
use kit::db::{DbError, Run};
use uuid::Uuid;

use super::{ActivityLine, Name, Scope};

/// The activities of the scope with their states on the last day of the period, or on the day of the figures if that is
/// earlier; and the lines of the report.
pub(super) async fn activities(
    db: &impl Run,
    scope: &Scope<'_>,
) -> Result<(Vec<(Activity, ActivityState)>, Vec<ActivityLine>), DbError> {
    let on = scope.to.min(scope.day);
    // Evidence from before the first day of a plan counts for its activities, too.
    let reached = campaigns::reached_by_activity(db, scope.plan.id, (Date::MIN, on)).await?;
    let reached: HashMap<Uuid, (Reached, Date)> =
        reached.into_iter().map(|(activity, sum, half)| (activity, (sum, half))).collect();
    let state = |activity: &Activity| {
        let (sum, newest) =
            reached.get(&activity.id).map_or((Reached::default(), None), |(sum, half)| (*sum, Some(*half)));
        activity.state(&sum, newest, on, (scope.plan.starts, scope.plan.ends))
    };
    let all = campaigns::activities(db, scope.plan.id).await?;
    let of_scope: Vec<(Activity, ActivityState)> = all
        .into_iter()
        .filter(|activity| scope.holds(activity.lead))
        .map(|activity| {
            let state = state(&activity);
            (activity, state)
        })
        .collect();
    let lines = of_scope.iter().map(|(activity, state)| ActivityLine {
        number: activity.number,
        name: Name { vi: activity.name_vi.clone(), en: activity.name_en.clone() },
        lead: scope.name(activity.lead),
        due: activity.due,
        state: state.name().to_owned(),
    });
    let lines = lines.collect();
    Ok((of_scope, lines))
}
