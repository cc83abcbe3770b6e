//! Review: submitting, commenting, sending back, approving.

use crate::permissions::{REVIEW, WRITE};
use jiff::tz::TimeZone;
use kit::db::Tx;
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use super::model::{Draft, DraftError, Stage, StepKind};
use super::store;
use crate::actions::{NewsroomError, check};
use crate::desk_lint;
use access::{Actor, On, Permission};
use accounts::acts_for;

/// Longest comment, note, quote, in characters.
const LONGEST: usize = 4_000;

/// An open draft on which the actor may do something.
pub(super) async fn open(
    tx: &Tx,
    actor: &Actor,
    id: Uuid,
    permission: Permission,
) -> Result<Draft, DraftError> {
    actor.may_somewhere(permission)?;
    let draft = store::draft(tx, id).await?.ok_or(DraftError::NoDraft)?;
    actor.may(permission, On::Agency(draft.agency))?;
    if !draft.stage.is_open() {
        return Err(DraftError::NoDraft);
    }
    Ok(draft)
}

/// Takes a step: changes the draft, keeps its words, and records the step.
pub(super) async fn step(
    tx: &mut Tx,
    actor: &Actor,
    before: &Draft,
    now: Draft,
    kind: StepKind,
    said: &str,
) -> Result<(), DraftError> {
    if !store::update_stage(tx, before, &now).await? {
        let fresh = store::draft(tx, before.id).await?.ok_or(DraftError::NoDraft)?;
        return Err(DraftError::Changed(Box::new(fresh)));
    }
    note(tx, actor, &now, kind, said).await
}

/// Keeps the words of a draft at a step, and records the step.
pub(super) async fn note(
    tx: &mut Tx,
    actor: &Actor,
    draft: &Draft,
    kind: StepKind,
    said: &str,
) -> Result<(), DraftError> {
    store::insert_step(tx, draft, kind, actor.person(), said).await?;
    tx.record_quietly(NewEvent {
        kind: kind.name(),
        subject: draft.id.to_string(),
        actor: actor.name(),
        data: json!({ "agency": draft.agency, "article": draft.article, "lang": draft.lang.code() }),
    });
    Ok(())
}

pub(super) fn words(text: &str) -> String {
    viet::nfc(text.trim()).chars().take(LONGEST).collect()
}

/// Sends a draft to review; errors of the lint are mended first. `seen` is the version that the writer saw.
///
/// # Errors
/// See [`DraftError`]; so for all here.
pub async fn submit(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    zone: &TimeZone,
) -> Result<(), DraftError> {
    let before = open(tx, actor, id, WRITE).await?;
    if before.stage != Stage::Writing {
        return Err(DraftError::Stage(before.stage));
    }
    if before.version != seen {
        return Err(DraftError::Changed(Box::new(before)));
    }
    check(&before.words.text)?;
    if before.base > 0 && before.words.change_note.trim().is_empty() {
        return Err(NewsroomError::NoChangeNote.into());
    }
    faultless(tx, &before, zone).await?;
    let now = Draft {
        stage: Stage::Review,
        submitted_by: actor.person(),
        submitted_at: Some(tx.now()),
        ..before.clone()
    };
    step(tx, actor, &before, now, StepKind::Submitted, "").await
}

/// Refuses a draft with errors of the lint. It is asked at each step towards the public: a link that led somewhere when
/// the draft was sent to review may be dead by now.
pub(super) async fn faultless(tx: &Tx, draft: &Draft, zone: &TimeZone) -> Result<(), DraftError> {
    let today = tx.now().to_zoned(zone.clone()).date();
    match desk_lint::errors(tx, draft, today).await? {
        0 => Ok(()),
        errors => Err(DraftError::Blocked(errors)),
    }
}

/// Sends a draft back to its writers, with a note on the work to do.
pub async fn send_back(tx: &mut Tx, actor: &Actor, id: Uuid, said: &str) -> Result<(), DraftError> {
    let before = open(tx, actor, id, REVIEW).await?;
    let said = words(said);
    if said.is_empty() {
        return Err(DraftError::NoNote);
    }
    if before.stage == Stage::Writing {
        return Err(DraftError::Stage(before.stage));
    }
    let now = Draft { stage: Stage::Writing, approved_by: None, publish_at: None, ..before.clone() };
    step(tx, actor, &before, now, StepKind::Returned, &said).await
}

/// Approves a draft as the reviewer saw it. A person who wrote or submitted it cannot, nor can a reviewer who got the
/// right from them lately.
pub async fn approve(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    zone: &TimeZone,
) -> Result<(), DraftError> {
    let before = open(tx, actor, id, REVIEW).await?;
    if before.stage != Stage::Review {
        return Err(DraftError::Stage(before.stage));
    }
    if before.version != seen {
        return Err(DraftError::Changed(Box::new(before)));
    }
    if let Some(person) = actor.person()
        && (before.submitted_by == Some(person) || store::wrote(tx, id, person).await?)
    {
        return Err(DraftError::OwnText);
    }
    let mut authors = store::writers(tx, id).await?;
    authors.extend(before.submitted_by);
    if acts_for(tx, actor, (REVIEW, before.agency), &authors, tx.now()).await? {
        return Err(DraftError::OwnReviewer);
    }
    faultless(tx, &before, zone).await?;
    let now = Draft { stage: Stage::Approved, approved_by: actor.person(), ..before.clone() };
    step(tx, actor, &before, now, StepKind::Approved, "").await
}

/// Comments on a passage, or with an empty quote on the whole.
pub async fn comment(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    quote: &str,
    said: &str,
) -> Result<Uuid, DraftError> {
    // Writers answer comments, so they may comment too.
    let reviewing = open(tx, actor, id, REVIEW).await;
    let draft = match reviewing {
        Err(DraftError::Denied(_)) => open(tx, actor, id, WRITE).await?,
        other => other?,
    };
    let said = words(said);
    if said.is_empty() {
        return Err(DraftError::NoNote);
    }
    let comment = store::insert_comment(tx, draft.id, actor.person(), &words(quote), &said).await?;
    tx.record_quietly(NewEvent {
        kind: "draft.commented",
        subject: draft.id.to_string(),
        actor: actor.name(),
        data: json!({ "comment": comment }),
    });
    Ok(comment)
}

/// Marks a comment as dealt with. Answers its draft.
pub async fn settle(tx: &mut Tx, actor: &Actor, comment: Uuid) -> Result<Uuid, DraftError> {
    actor.may_somewhere(WRITE)?;
    let id = store::comment_draft(tx, comment).await?.ok_or(DraftError::NoDraft)?;
    let draft = open(tx, actor, id, WRITE).await?;
    if !store::set_settled(tx, comment, actor.person()).await? {
        return Err(DraftError::NoDraft);
    }
    tx.record_quietly(NewEvent {
        kind: "draft.comment_settled",
        subject: draft.id.to_string(),
        actor: actor.name(),
        data: json!({ "comment": comment }),
    });
    Ok(draft.id)
}
