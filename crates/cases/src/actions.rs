//! The acts on a case by the people who run it: they take it in, screen, route, merge, transfer and refuse it.

use access::{Actor, Denied, Permission};
use frame::forms::{Flaw, Flaws, line, paragraph};
use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use kit::i18n::Lang;
use kit::jobs;
use serde_json::json;
use uuid::Uuid;

use crate::model::{
    By, Case, LONGEST_REASON, LONGEST_WORDS, Rule, SHORTEST_WORDS, Source, State, Step, StepKind,
};
use crate::permissions::MODERATE;
use crate::personal::{MASK, is_masking};
use crate::receipt::receipt_of;
use crate::telling::TellAskers;
use crate::{clock, store};

/// Longest name of an asker, in characters.
const LONGEST_NAME: usize = 100;
/// Longest mail address, in bytes (RFC 5321, 4.5.3.1).
const LONGEST_MAIL: usize = 254;

/// An error of an act on a case.
#[derive(Debug, thiserror::Error)]
pub enum CasesError {
    /// The actor has no permission for this act.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is no such case.
    #[error("there is no such case")]
    NoCase,
    /// The form has flaws.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// Another person changed the case after the actor saw it.
    #[error("someone else changed it in the meantime")]
    Changed,
    /// A case in this state does not allow this act.
    #[error("a case that is {} cannot be taken this way", .0.name())]
    State(State),
    /// The public words are more than the asker's words with parts masked.
    #[error("words of an asker can be masked, not reworded")]
    Reworded,
    /// The other case does not exist, or it does not go on.
    #[error("a case is merged into one of the same place that goes on")]
    Target,
    /// No answer waits for approval.
    #[error("no answer waits for approval")]
    NoDraft,
    /// The writer of an answer cannot approve it.
    #[error("an answer is approved by another person than its writer")]
    OwnWords,
}

/// The content of a question, before any check.
#[derive(Clone, Debug, Default)]
pub struct Content {
    /// The words.
    pub words: String,
    /// The asker's name; may be empty.
    pub name: String,
    /// Whether the public may see the name.
    pub is_named: bool,
    /// The asker's mail address for news of the case; may be empty.
    pub mail: String,
    /// The area where the asker lives.
    pub area: Option<Uuid>,
    /// The theme of the question.
    pub theme: Option<Uuid>,
}

/// A new case, before it is taken in.
#[derive(Clone, Debug)]
pub struct NewCase {
    /// The content of the question.
    pub content: Content,
    /// The place where it is asked.
    pub within: Uuid,
    /// The agency that runs it.
    pub host: Uuid,
    /// Its language.
    pub lang: Lang,
    /// The channel by which it came.
    pub source: Source,
    /// The beginning of the path of its public page; the case number follows it.
    pub href: String,
}

/// A case that was taken in.
#[derive(Clone, Debug)]
pub struct Received {
    /// The case, with its receipt code.
    pub case: Case,
    /// The secret of the asker's private link. The program shows it once and stores only its hash.
    pub secret: String,
}

/// Takes a case in: the case gets its number, its receipt code and its asker's private link. This function checks no
/// permission; the caller checks that of its own act.
///
/// # Errors
/// See [`CasesError`]; the same holds for all actions here.
pub async fn receive(tx: &mut Tx, new: NewCase) -> Result<Received, CasesError> {
    let content = clean(new.content)?;
    let number = tx.next_number("case").await?;
    let receipt = free_receipt(tx).await?;
    let (secret, now) = (tx.secret(), tx.now());
    let case = Case {
        id: tx.id(),
        number,
        within: new.within,
        state: State::Received,
        version: 1,
        words: content.words,
        shown: String::new(),
        is_named: content.is_named && !content.name.is_empty(),
        name: content.name,
        mail: content.mail,
        lang: new.lang,
        area: content.area,
        theme: content.theme,
        host: new.host,
        owner: new.host,
        source: new.source,
        merged_into: None,
        due: None,
        verdict: None,
        reopened: 0,
        receipt,
        href: format!("{}{number}", new.href),
        received_at: now,
        changed_at: now,
    };
    store::insert(tx, &case, &secret).await?;
    let by = if new.source == Source::Web { By::Asker } else { By::Moderator };
    note(tx, &case, StepNote::new(StepKind::Received, by)).await?;
    tx.record_quietly(event("case.received", &case, Actor::Citizen.name()));
    Ok(Received { case, secret })
}

/// The content in its stored form, or all its flaws.
fn clean(content: Content) -> Result<Content, Flaws> {
    let content = Content {
        words: calm(&paragraph(&content.words)),
        name: calm(&line(&content.name)),
        mail: line(&content.mail),
        ..content
    };
    let mut flaws = Flaws::default();
    match content.words.chars().count() {
        0..SHORTEST_WORDS => flaws.note("words", Flaw::Missing),
        _ => flaws.length("words", &content.words, LONGEST_WORDS),
    }
    flaws.length("name", &content.name, LONGEST_NAME);
    let is_mail = content.mail.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.contains('@')
            && !content.mail.contains([' ', '<', '>', ','])
    });
    if !content.mail.is_empty() && (!is_mail || content.mail.len() > LONGEST_MAIL) {
        flaws.note("mail", Flaw::Unknown);
    }
    flaws.settle()?;
    Ok(content)
}

/// The text with at most two marks on a letter. A tower of marks would cover the lines around it.
fn calm(text: &str) -> String {
    let mut marks = 0;
    text.chars()
        .filter(|c| {
            let is_mark =
                matches!(c, '\u{0300}'..='\u{036f}' | '\u{1ab0}'..='\u{1aff}' | '\u{20d0}'..='\u{20ff}');
            marks = if is_mark { marks + 1 } else { 0 };
            marks <= 2
        })
        .collect()
}

/// A receipt code that no case has yet.
async fn free_receipt(tx: &Tx) -> Result<String, DbError> {
    for _ in 0..8 {
        if let Some(code) = receipt_of(&tx.secret())
            && store::case_by_receipt(tx, &code).await?.is_none()
        {
            return Ok(code);
        }
    }
    Err(DbError::Unreadable("receipt codes: eight that were made are all taken".to_owned()))
}

/// Screens a case: from now on the public sees its words, except for the masked parts.
pub async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    shown: &str,
    theme: Option<Uuid>,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Received, State::Open]).await?;
    let shown = paragraph(shown);
    if shown.is_empty() {
        return Err(Flaws::one("shown", Flaw::Missing).into());
    }
    if !is_masking(&case.words, &shown) {
        return Err(CasesError::Reworded);
    }
    let kind = if shown.contains(MASK) { StepKind::Masked } else { StepKind::Published };
    case.state = State::Open;
    case.shown = shown;
    case.theme = theme.or(case.theme);
    store::update(tx, &mut case).await?;
    tell(tx, &case, StepNote::new(kind, By::Moderator)).await?;
    tx.record(event("case.published", &case, actor.name()));
    Ok(case)
}

/// Refuses a case by a rule of the fixed list. The reason is public. Some rules hide words that were public before.
pub async fn refuse(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    rule: Option<Rule>,
    reason: &str,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Received, State::Open]).await?;
    let mut flaws = Flaws::default();
    if rule.is_none() {
        flaws.note("rule", Flaw::Missing);
    }
    let reason = reasoned(&mut flaws, "reason", reason);
    flaws.settle()?;
    case.state = State::Refused;
    if rule.is_some_and(Rule::hides) {
        case.shown.clear();
    }
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    tell(tx, &case, StepNote { rule, words: reason, ..StepNote::new(StepKind::Refused, By::Moderator) })
        .await?;
    tx.record(event("case.refused", &case, actor.name()));
    Ok(case)
}

/// Transfers a case to a body outside of the site. The reason is public.
pub async fn transfer(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    to: &str,
    reason: &str,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Received, State::Open]).await?;
    let mut flaws = Flaws::default();
    let to = reasoned(&mut flaws, "to", to);
    let reason = reasoned(&mut flaws, "transfer_reason", reason);
    flaws.settle()?;
    case.state = State::Transferred;
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    let words = format!("{to}. {reason}");
    tell(tx, &case, StepNote { words, ..StepNote::new(StepKind::Transferred, By::Moderator) }).await?;
    tx.record(event("case.transferred", &case, actor.name()));
    Ok(case)
}

/// Merges a case into another of the same place; its askers follow the survivor.
pub async fn merge(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64, into: i64) -> Result<Case, CasesError> {
    let target = store::case_by_number(tx, into).await?.filter(|target| target.id != id);
    // Both cases stay locked, always in the same order. When two moderators merge them into each other at once, the
    // second act sees the first and fails.
    let mut held: Vec<Uuid> = target.iter().map(|target| target.id).chain([id]).collect();
    held.sort_unstable();
    for one in held {
        store::lock(tx, one).await?;
    }
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Received, State::Open]).await?;
    let target = match target {
        Some(target) => store::case(tx, target.id).await?,
        None => None,
    };
    let goes_on =
        |target: &Case| target.within == case.within && matches!(target.state, State::Open | State::Answered);
    let mut target = target.filter(goes_on).ok_or(CasesError::Target)?;
    case.state = State::Merged;
    case.merged_into = Some(target.id);
    store::update(tx, &mut case).await?;
    store::follow(tx, case.id, target.id).await?;
    clock::align(tx, &case).await?;
    store::update(tx, &mut target).await?;
    let words = target.number.to_string();
    tell(tx, &case, StepNote { words, ..StepNote::new(StepKind::Merged, By::Moderator) }).await?;
    let words = case.number.to_string();
    note(tx, &target, StepNote { words, ..StepNote::new(StepKind::Joined, By::Moderator) }).await?;
    tx.record(event("case.merged", &case, actor.name()));
    Ok(case)
}

/// Gives a case to the agency that answers it.
pub async fn route(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    owner: Option<Uuid>,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Received, State::Open]).await?;
    let known = match owner {
        Some(owner) => agencies::agency(tx, owner).await?,
        None => None,
    };
    let owner = known.ok_or_else(|| Flaws::one("owner", Flaw::Unknown))?.id;
    if owner == case.owner {
        return Ok(case);
    }
    case.owner = owner;
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    tell(tx, &case, StepNote { agency: Some(owner), ..StepNote::new(StepKind::Routed, By::Moderator) })
        .await?;
    tx.record(event("case.routed", &case, actor.name()));
    Ok(case)
}

/// Sets the day on which a written answer is due, and reminds the agency that answers.
pub async fn require_answer(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    due: Date,
) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Open]).await?;
    case.due = Some(due);
    store::update(tx, &mut case).await?;
    clock::align(tx, &case).await?;
    tell(tx, &case, due_note(&case, By::Program)).await?;
    tx.record(event("case.due", &case, actor.name()));
    Ok(case)
}

/// Claims a case for an act of another capability that changes nothing in it. The claim raises the version, so that
/// the second of two acts at once sees the first and fails.
pub async fn claim(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<Case, CasesError> {
    let mut case = take(tx, actor, MODERATE, (id, seen), &[State::Open]).await?;
    store::update(tx, &mut case).await?;
    Ok(case)
}

/// The step that states the last day for an answer and the agency that owes it.
pub(crate) fn due_note(case: &Case, by: By) -> StepNote {
    StepNote {
        agency: Some(case.owner),
        words: case.due.map_or_else(String::new, |due| due.to_string()),
        ..StepNote::new(StepKind::Due, by)
    }
}

/// The cleaned reason. It notes a flaw when the reason is empty or too long.
fn reasoned(flaws: &mut Flaws, field: &'static str, text: &str) -> String {
    let text = line(text);
    if text.is_empty() {
        flaws.note(field, Flaw::Missing);
    }
    flaws.length(field, &text, LONGEST_REASON);
    text
}

/// The locked case, when the actor has the permission, saw this version, and the case is in one of these states.
pub(crate) async fn take(
    tx: &Tx,
    actor: &Actor,
    right: Permission,
    (id, seen): (Uuid, i64),
    states: &[State],
) -> Result<Case, CasesError> {
    store::lock(tx, id).await?;
    let case = store::case(tx, id).await?.ok_or(CasesError::NoCase)?;
    let on = if right == MODERATE { case.on_host() } else { case.on_owner() };
    actor.may(right, on)?;
    fits(case, seen, states)
}

/// The case, when the actor saw this version and the case is in one of these states.
pub(crate) fn fits(case: Case, seen: i64, states: &[State]) -> Result<Case, CasesError> {
    if case.version != seen {
        return Err(CasesError::Changed);
    }
    if !states.contains(&case.state) {
        return Err(CasesError::State(case.state));
    }
    Ok(case)
}

/// A new step, before it is stored.
pub(crate) struct StepNote {
    pub(crate) kind: StepKind,
    pub(crate) by: By,
    pub(crate) agency: Option<Uuid>,
    pub(crate) rule: Option<Rule>,
    pub(crate) words: String,
    pub(crate) is_public: bool,
}

impl StepNote {
    pub(crate) fn new(kind: StepKind, by: By) -> Self {
        Self { kind, by, agency: None, rule: None, words: String::new(), is_public: true }
    }
}

/// Stores a step and answers its identifier.
pub(crate) async fn note(tx: &Tx, case: &Case, new: StepNote) -> Result<Uuid, DbError> {
    let step = Step {
        id: tx.id(),
        case: case.id,
        number: case.number,
        at: tx.now(),
        kind: new.kind,
        by: new.by,
        agency: new.agency,
        rule: new.rule,
        words: new.words,
        is_public: new.is_public,
    };
    store::insert_step(tx, &step, case.within).await?;
    Ok(step.id)
}

/// Stores a step; a job tells the askers of it after the commit.
pub(crate) async fn tell(tx: &mut Tx, case: &Case, new: StepNote) -> Result<(), DbError> {
    let step = note(tx, case, new).await?;
    let now = tx.now();
    jobs::enqueue(tx, &TellAskers { step }, now).await
}

pub(crate) fn event(kind: &'static str, case: &Case, actor: String) -> NewEvent {
    let data = json!({ "number": case.number, "within": case.within, "state": case.state.name() });
    NewEvent { kind, subject: case.id.to_string(), actor, data }
}
