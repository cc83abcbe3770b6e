//! The acts of an asker by the private link: judge the answer, ask for another one, withdraw the case.

use access::Actor;
use frame::forms::{Flaw, Flaws, paragraph};
use jiff::civil::Date;
use kit::db::Tx;

use crate::actions::{CasesError, StepNote, due_note, event, fits, note, tell};
use crate::clock::{self, due_day};
use crate::model::{By, Case, LONGEST_REASON, State, StepKind, Verdict};
use crate::store;

/// Stores the asker's verdict on the answer. It changes no state.
///
/// # Errors
/// See [`CasesError`]; the same holds for all actions here.
pub async fn judge(tx: &mut Tx, secret: &str, seen: i64, verdict: Verdict) -> Result<Case, CasesError> {
    let mut case = take(tx, secret, seen, &[State::Answered]).await?;
    case.verdict = Some(verdict);
    store::update(tx, &mut case).await?;
    let words = verdict.name().to_owned();
    note(tx, &case, StepNote { words, ..StepNote::new(StepKind::Judged, By::Asker) }).await?;
    tx.record(event("case.judged", &case, Actor::Citizen.name()));
    Ok(case)
}

/// Asks for another, written answer and gives a reason. Only the desk sees the reason.
pub async fn reopen(
    tx: &mut Tx,
    secret: &str,
    seen: i64,
    words: &str,
    today: Date,
) -> Result<Case, CasesError> {
    let mut case = take(tx, secret, seen, &[State::Answered]).await?;
    let words = paragraph(words);
    let mut flaws = Flaws::default();
    if words.is_empty() {
        flaws.note("words", Flaw::Missing);
    }
    flaws.length("words", &words, LONGEST_REASON);
    flaws.settle()?;
    let calendar = deadlines::calendar(tx).await?;
    case.state = State::Open;
    case.verdict = Some(Verdict::Unsettled);
    case.reopened += 1;
    case.due = Some(due_day(&calendar, today));
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    let reopened = StepNote { words, is_public: false, ..StepNote::new(StepKind::Reopened, By::Asker) };
    note(tx, &case, reopened).await?;
    tell(tx, &case, due_note(&case, By::Program)).await?;
    tx.record(event("case.reopened", &case, Actor::Citizen.name()));
    Ok(case)
}

/// Withdraws a case before it is answered. It erases the asker's words, name and mail address; the number and the
/// steps stay. If others were merged into the case, it goes on for them with its public words.
pub async fn withdraw(tx: &mut Tx, secret: &str, seen: i64) -> Result<Case, CasesError> {
    let mut case = take(tx, secret, seen, &[State::Received, State::Open]).await?;
    case.is_named = false;
    case.name.clear();
    case.mail.clear();
    if store::has_followers(tx, case.id).await? {
        case.words.clone_from(&case.shown);
    } else {
        case.state = State::Withdrawn;
        case.words.clear();
        case.shown.clear();
    }
    store::update(tx, &mut case).await?;
    store::forget_words(tx, case.id).await?;
    clock::align(tx, &case).await?;
    note(tx, &case, StepNote::new(StepKind::Withdrawn, By::Asker)).await?;
    tx.record(event("case.withdrawn", &case, Actor::Citizen.name()));
    Ok(case)
}

async fn take(tx: &Tx, secret: &str, seen: i64, states: &[State]) -> Result<Case, CasesError> {
    let known = store::case_by_link(tx, secret).await?.ok_or(CasesError::NoCase)?;
    store::lock(tx, known.id).await?;
    let case = store::case(tx, known.id).await?.ok_or(CasesError::NoCase)?;
    fits(case, seen, states)
}
