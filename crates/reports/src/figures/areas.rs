//! The evidence for each area: as it was recorded, and on the map of a day.

use std::collections::HashMap;

use agencies::Area;
use kit::db::{DbError, Run};
use uuid::Uuid;

use super::{AreaLine, Name, Scope};

/// Counts the pieces of evidence by area: as they were recorded, and on the map of the scope's day. A piece for areas that
/// have ended counts once for each of their successors, because nobody knows how it was distributed among them.
pub(super) async fn areas(
    db: &impl Run,
    scope: &Scope<'_>,
) -> Result<(Vec<AreaLine>, Vec<AreaLine>), DbError> {
    let pieces =
        campaigns::reached_areas(db, scope.plan.id, scope.agencies.as_deref(), (scope.from, scope.to))
            .await?;
    let ids: Vec<Uuid> = pieces.iter().map(|(area, _)| *area).collect();
    let known: HashMap<Uuid, Area> =
        agencies::areas_with(db, &ids).await?.into_iter().map(|area| (area.id, area)).collect();
    let mut recorded = Vec::new();
    for (area, count) in &pieces {
        let Some(known) = known.get(area) else { continue };
        recorded.push(AreaLine { area: *area, name: name(known, scope), pieces: *count, former: false });
    }
    let today = on_map(db, scope, &pieces).await?;
    Ok((sorted(recorded), sorted(today)))
}

async fn on_map(db: &impl Run, scope: &Scope<'_>, pieces: &[(Uuid, i64)]) -> Result<Vec<AreaLine>, DbError> {
    let present: HashMap<Uuid, Area> =
        agencies::areas(db, scope.day).await?.into_iter().map(|area| (area.id, area)).collect();
    let own: HashMap<Uuid, i64> = pieces.iter().copied().collect();
    let all = campaigns::reached_places(db, scope.plan.id, scope.agencies.as_deref(), (scope.from, scope.to))
        .await?;
    let line = |(area, pieces): (Uuid, i64)| {
        let known = present.get(&area)?;
        let former = pieces > own.get(&area).copied().unwrap_or(0);
        Some(AreaLine { area, name: name(known, scope), pieces, former })
    };
    Ok(all.into_iter().filter_map(line).collect())
}

fn name(area: &Area, scope: &Scope<'_>) -> Name {
    use kit::i18n::Lang::{En, Vi};
    Name { vi: area.name_on(Vi, scope.day), en: area.name_on(En, scope.day) }
}

fn sorted(mut lines: Vec<AreaLine>) -> Vec<AreaLine> {
    lines.sort_by_cached_key(|line| (viet::sort_key(&line.name.vi), line.area));
    lines
}
