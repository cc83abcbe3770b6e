//! The cells (theme by form) of a period: reached, planned or empty.

use std::collections::BTreeSet;

use campaigns::{Activity, ActivityState, Theme};
use kit::db::{DbError, Run};
use uuid::Uuid;

use super::{Coverage, Scope};

/// Counts the cells of the plan's top themes, in the forms that the plan commits to and those with evidence in the
/// period.
pub(super) async fn coverage(
    db: &impl Run,
    scope: &Scope<'_>,
    activities: &[(Activity, ActivityState)],
) -> Result<Coverage, DbError> {
    let themes: Vec<Theme> =
        campaigns::themes(db).await?.into_iter().filter(|theme| theme.campaign == scope.plan.id).collect();
    let tops: Vec<Uuid> =
        themes.iter().filter(|theme| theme.parent.is_none()).map(|theme| theme.id).collect();
    let reached =
        campaigns::reached_cells(db, scope.plan.id, scope.agencies.as_deref(), (scope.from, scope.to))
            .await?;
    let reached: BTreeSet<(Uuid, &str)> = reached
        .iter()
        .filter(|(theme, _)| tops.contains(theme))
        .map(|(theme, form)| (*theme, form.as_str()))
        .collect();
    let mut planned = BTreeSet::new();
    let standing = activities.iter().filter(|(_, state)| *state != ActivityState::Cancelled);
    for (activity, _) in standing.filter(|(activity, _)| !activity.form.is_empty()) {
        // As on the page of coverage, an activity without themes is in no cell.
        let of: BTreeSet<Uuid> = activity.themes.iter().filter_map(|theme| top(&themes, *theme)).collect();
        planned.extend(of.into_iter().map(|theme| (theme, activity.form.as_str())));
    }
    let promised = campaigns::forms_of(db, scope.plan.id).await?;
    let forms: BTreeSet<&str> =
        promised.iter().map(String::as_str).chain(reached.iter().map(|(_, form)| *form)).collect();
    let all = tops.iter().flat_map(|theme| forms.iter().map(|form| (*theme, *form)));
    let mut sums = Coverage::default();
    for cell in all {
        if reached.contains(&cell) {
            sums.reached += 1;
        } else if planned.contains(&cell) {
            sums.planned += 1;
        } else if scope.agencies.is_none() {
            // An agency does not have to fill every cell, so its report counts no empty ones.
            sums.empty += 1;
        }
    }
    Ok(sums)
}

/// The top theme of a theme.
fn top(themes: &[Theme], theme: Uuid) -> Option<Uuid> {
    let mut at = themes.iter().find(|one| one.id == theme)?;
    // No chain is longer than the number of themes; the bound ends a cycle in damaged data.
    for _ in 0..themes.len() {
        match at.parent.and_then(|parent| themes.iter().find(|one| one.id == parent)) {
            None => break,
            Some(above) => at = above,
        }
    }
    Some(at.id)
}
