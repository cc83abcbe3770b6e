//! From draft to edition: now, at a moment, or without approval and with a reason.

use crate::permissions::{FORCE_PUBLISH, PUBLISH};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kit::db::{Db, DbError, Tx};
use kit::jobs::{self, Job};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::held::schedule_stands;
use super::model::{Draft, DraftError, DraftKind, Hindrance, Stage, StepKind};
use super::review::{faultless, open, step, words};
use super::store;
use crate::actions::{self, Correction, NewArticle, NewsroomError};
use crate::store as newsroom;
use access::Actor;

/// Publishes a scheduled draft at its moment. A draft that was taken back or given another moment is left alone.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct ReleaseDraft {
    draft: Uuid,
    /// Milliseconds since 1970, UTC.
    at: i64,
}

impl Job for ReleaseDraft {
    const KIND: &'static str = "newsroom.release";
}

/// Gives an approved draft its moment, exact to the second; a restart forgets nothing, and after downtime it goes out
/// at once.
///
/// # Errors
/// See [`DraftError`]; so for all here.
pub async fn schedule(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    at: Timestamp,
    zone: &TimeZone,
) -> Result<(), DraftError> {
    let before = open(tx, actor, id, PUBLISH).await?;
    if !matches!(before.stage, Stage::Approved | Stage::Scheduled) {
        return Err(DraftError::Stage(before.stage));
    }
    if at <= tx.now() {
        return Err(DraftError::Past);
    }
    faultless(tx, &before, zone).await?;
    let now = Draft { stage: Stage::Scheduled, publish_at: Some(at), ..before.clone() };
    jobs::enqueue(tx, &ReleaseDraft { draft: id, at: at.as_millisecond() }, at).await?;
    step(tx, actor, &before, now, StepKind::Scheduled, &at.as_millisecond().to_string()).await
}

/// Takes the moment away; the draft stays approved.
pub async fn unschedule(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), DraftError> {
    let before = open(tx, actor, id, PUBLISH).await?;
    if before.stage != Stage::Scheduled {
        return Err(DraftError::Stage(before.stage));
    }
    let now = Draft { stage: Stage::Approved, publish_at: None, ..before.clone() };
    step(tx, actor, &before, now, StepKind::Unscheduled, "").await
}

/// Publishes an approved draft now. Answers the article's number.
pub async fn publish_draft(tx: &mut Tx, actor: &Actor, id: Uuid, zone: &TimeZone) -> Result<i64, DraftError> {
    let before = open(tx, actor, id, PUBLISH).await?;
    if !matches!(before.stage, Stage::Approved | Stage::Scheduled) {
        return Err(DraftError::Stage(before.stage));
    }
    faultless(tx, &before, zone).await?;
    release(tx, actor, before, StepKind::Published, "", zone).await
}

/// Publishes a draft that nobody approved, as the version that was seen, even with errors of the lint: for cases where
/// waiting does more harm than a mistake. The reason stands in the public history of the article for ever.
pub async fn force(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    reason: &str,
    zone: &TimeZone,
) -> Result<i64, DraftError> {
    let before = open(tx, actor, id, FORCE_PUBLISH).await?;
    let reason = words(reason);
    if reason.is_empty() {
        return Err(DraftError::NoNote);
    }
    if !matches!(before.stage, Stage::Writing | Stage::Review) {
        return Err(DraftError::Stage(before.stage));
    }
    if before.version != seen {
        return Err(DraftError::Changed(Box::new(before)));
    }
    release(tx, actor, before, StepKind::Forced, &reason, zone).await
}

/// The job's work: publishes a draft that is scheduled for this moment by someone who may still publish; nothing else.
pub async fn release_due(db: &Db, job: ReleaseDraft, zone: &TimeZone) -> Result<(), DraftError> {
    let mut tx = db.begin().await?;
    let Some(draft) = store::draft(&tx, job.draft).await? else { return Ok(()) };
    let moment = draft.publish_at.map(Timestamp::as_millisecond);
    if draft.stage != Stage::Scheduled || moment != Some(job.at) {
        return Ok(());
    }
    let actor = Actor::System("schedule");
    let scheduler = store::last_by(&tx, draft.id, StepKind::Scheduled).await?;
    if !schedule_stands(&tx, scheduler, draft.agency, tx.now()).await? {
        return hold(tx, &actor, draft).await;
    }
    let released = match faultless(&tx, &draft, zone).await {
        Ok(()) => release(&mut tx, &actor, draft.clone(), StepKind::Published, "", zone).await,
        Err(error) => Err(error),
    };
    match released {
        Ok(_) => Ok(tx.commit().await?),
        Err(DraftError::Db(error)) => Err(error.into()),
        // Another worker, or someone at the desk, was faster: nothing is left to do here.
        Err(DraftError::Changed(_)) => Ok(()),
        // It cannot go out as it is, and waiting will not help: it goes back to its writers, with the reason.
        Err(error) => {
            drop(tx);
            let mut tx = db.begin().await?;
            let now = Draft { stage: Stage::Writing, approved_by: None, publish_at: None, ..draft.clone() };
            let hindrance = Hindrance::of(&error);
            tracing::warn!(draft.id = %draft.id, error.message = %error, "newsroom.release_hindered");
            match step(&mut tx, &actor, &draft, now, StepKind::Hindered, hindrance.name()).await {
                Ok(()) => Ok(tx.commit().await?),
                Err(DraftError::Changed(_)) => Ok(()),
                Err(error) => Err(error),
            }
        }
    }
}

/// Leaves a draft approved and without a moment: the person who gave it may no longer publish, and someone else decides.
async fn hold(mut tx: Tx, actor: &Actor, draft: Draft) -> Result<(), DraftError> {
    tracing::warn!(draft.id = %draft.id, "newsroom.release_held");
    let now = Draft { stage: Stage::Approved, publish_at: None, ..draft.clone() };
    match step(&mut tx, actor, &draft, now, StepKind::Held, "").await {
        Ok(()) => Ok(tx.commit().await?),
        Err(DraftError::Changed(_)) => Ok(()),
        Err(error) => Err(error),
    }
}

async fn release(
    tx: &mut Tx,
    actor: &Actor,
    before: Draft,
    kind: StepKind,
    reason: &str,
    zone: &TimeZone,
) -> Result<i64, DraftError> {
    let now = tx.now();
    let (article, number) = match (before.aim(), before.article) {
        (DraftKind::First, _) | (_, None) => {
            let words = before.words.clone();
            let new = NewArticle {
                slug: String::new(),
                lang: before.lang,
                category: words.category,
                agency: before.agency,
                themes: words.themes,
                areas: words.areas,
                published_at: now,
                text: words.text,
                forced: reason.to_owned(),
            };
            let published = actions::publish(tx, actor, new, zone).await?;
            (published.id, published.number)
        }
        (aim, Some(article)) => {
            next_edition(tx, actor, &before, aim, article, reason).await?;
            let number = newsroom::number_of(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
            (article, number)
        }
    };
    let after = Draft { stage: Stage::Published, article: Some(article), publish_at: None, ..before.clone() };
    step(tx, actor, &before, after, kind, reason).await?;
    Ok(number)
}

async fn next_edition(
    tx: &mut Tx,
    actor: &Actor,
    draft: &Draft,
    aim: DraftKind,
    article: Uuid,
    reason: &str,
) -> Result<(), DraftError> {
    let present = newsroom::edition(tx, article, draft.lang).await?.map_or(0, |edition| edition.number);
    if present != draft.base {
        return Err(DraftError::Stale);
    }
    let (text, at) = (draft.words.text.clone(), tx.now());
    let new = Correction::new(article, draft.lang, text, &draft.words.change_note, at);
    let new = Correction { translates: draft.translates, forced: reason.to_owned(), ..new };
    if aim == DraftKind::Translation {
        let translates = Some(draft.translates.unwrap_or(1));
        actions::add_translation(tx, actor, Correction { translates, ..new }).await?;
        return Ok(());
    }
    actions::correct(tx, actor, new).await?;
    Ok(())
}

impl From<DraftError> for DbError {
    /// For a job, whose other failures were dealt with.
    fn from(error: DraftError) -> Self {
        match error {
            DraftError::Db(error) => error,
            other => Self::Unreadable(other.to_string()),
        }
    }
}
