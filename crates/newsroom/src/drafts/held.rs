//! A schedule stands by the right of the person who gave it. When that person left, or lost the right, the draft is
//! held until someone else confirms: by publishing it, or by giving it a moment again.

use crate::permissions::PUBLISH;
use jiff::Timestamp;
use kit::db::{DbError, Run};
use uuid::Uuid;

use super::model::Stage;
use super::store::{self, Filter, Waiting};
use access::{Actor, On, Scope};

/// Most schedules of one person that a page names.
const MOST: usize = 200;

/// Whether the person who gave a draft of this agency its moment is still there and may still publish.
///
/// # Errors
/// When the database does not answer; so for all here.
pub async fn schedule_stands(
    db: &impl Run,
    scheduled_by: Option<Uuid>,
    agency: Uuid,
    now: Timestamp,
) -> Result<bool, DbError> {
    let Some(person) = scheduled_by else { return Ok(true) };
    let officer = accounts::officer(db, person, now).await?;
    Ok(officer.is_some_and(|one| Actor::Officer(one).may(PUBLISH, On::Agency(agency)).is_ok()))
}

/// The drafts that a person scheduled and that have not gone out yet, within a scope.
pub async fn scheduled_by(db: &impl Run, person: Uuid, within: Scope) -> Result<Vec<Waiting>, DbError> {
    let filter = Filter { within, stage: Some(Stage::Scheduled), of: None, before: None, length: MOST };
    let mut all = store::drafts(db, &filter).await?;
    all.retain(|draft| draft.scheduled_by == Some(person));
    all.sort_by_key(|draft| draft.publish_at);
    Ok(all)
}
