//! The answers. An answer is spoken in a session and written down, or the agency writes it and another person
//! approves it. Each answer is an edition, and a public edition never changes.

use access::Actor;
use frame::forms::{Flaw, Flaws, paragraph};
use kit::db::Tx;
use uuid::Uuid;

use crate::actions::{CasesError, StepNote, event, take, tell};
use crate::model::{Answer, AnswerKind, By, Case, LONGEST_ANSWER, State, StepKind};
use crate::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use crate::{clock, store};

/// Writes down an answer that was spoken in a session; it is public at once.
///
/// # Errors
/// See [`CasesError`]; the same holds for all actions here.
pub async fn answer_live(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    words: &str,
) -> Result<Case, CasesError> {
    let case = take(tx, actor, MODERATE, (id, seen), &[State::Open, State::Answered]).await?;
    let words = worded("answer", words)?;
    let answer =
        Answer { given_at: Some(tx.now()), ..edition(tx, actor, &case, AnswerKind::Live, words).await? };
    store::put_answer(tx, case.id, &answer).await?;
    settle(tx, actor, case, By::Moderator).await
}

/// Writes an answer for the agency that owns the case; another person must approve it.
pub async fn draft_answer(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    words: &str,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, ANSWER, (id, seen), &[State::Open, State::Answered]).await?;
    let words = worded("written", words)?;
    let answer = edition(tx, actor, &case, AnswerKind::Written, words).await?;
    store::put_answer(tx, case.id, &answer).await?;
    store::update(tx, &mut case).await?;
    tx.record_quietly(event("case.answer_drafted", &case, actor.name()));
    Ok(case)
}

/// Approves the waiting answer; from now on it is public.
pub async fn approve_answer(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<Case, CasesError> {
    let case = take(tx, actor, APPROVE_ANSWER, (id, seen), &[State::Open, State::Answered]).await?;
    let newest = store::answers(tx, id).await?.into_iter().next();
    let waiting = newest.filter(|answer| answer.given_at.is_none()).ok_or(CasesError::NoDraft)?;
    if waiting.written_by.is_some() && waiting.written_by == actor.person() {
        return Err(CasesError::OwnWords);
    }
    store::give_answer(tx, id, waiting.edition, actor.person()).await?;
    settle(tx, actor, case, By::Agency).await
}

fn worded(field: &'static str, words: &str) -> Result<String, Flaws> {
    let words = paragraph(words);
    let mut flaws = Flaws::default();
    if words.is_empty() {
        flaws.note(field, Flaw::Missing);
    }
    flaws.length(field, &words, LONGEST_ANSWER);
    flaws.settle()?;
    Ok(words)
}

/// The next edition. It takes the number of a draft that waits for approval, and so replaces it.
async fn edition(
    tx: &Tx,
    actor: &Actor,
    case: &Case,
    kind: AnswerKind,
    words: String,
) -> Result<Answer, CasesError> {
    let newest = store::answers(tx, case.id).await?.into_iter().next();
    let edition = newest.map_or(1, |newest| newest.edition + i64::from(newest.given_at.is_some()));
    Ok(Answer {
        edition,
        kind,
        agency: case.owner,
        words,
        written_by: actor.person(),
        written_at: tx.now(),
        given_at: None,
    })
}

/// Marks the case as answered: its deadline ends, and its askers get a mail.
async fn settle(tx: &mut Tx, actor: &Actor, mut case: Case, by: By) -> Result<Case, CasesError> {
    case.state = State::Answered;
    // A new answer has no verdict yet.
    case.verdict = None;
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    tell(tx, &case, StepNote { agency: Some(case.owner), ..StepNote::new(StepKind::Answered, by) }).await?;
    tx.record(event("case.answered", &case, actor.name()));
    Ok(case)
}
