//! Asking someone outside whether the facts are right: by a link that works without an account. The question, the words
//! that were shown and the answer stay with the draft.

use crate::permissions::WRITE;
use jiff::{SignedDuration, Timestamp};
use kit::db::{Db, DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use sha2::{Digest, Sha256};
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use super::model::{DraftContent, DraftError};
use super::review::{open, words};
use super::store;
use access::Actor;

/// How long the link can be used.
const OPEN: SignedDuration = SignedDuration::from_hours(14 * 24);

/// The verdict of an expert.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Verdict {
    /// The facts are right.
    Right,
    /// Something is wrong.
    Wrong,
    /// They cannot say.
    Unsure,
}

impl Verdict {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The verdict with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A question to an expert.
#[derive(Clone, Debug)]
pub struct FactCheck {
    /// Our own identifier.
    pub id: Uuid,
    /// The draft.
    pub draft: Uuid,
    /// The expert: a name, or an office.
    pub expert: String,
    /// The question.
    pub question: String,
    /// The words of the draft when the question was asked.
    pub words: DraftContent,
    /// The person who asks.
    pub asked_by: Option<Uuid>,
    /// When.
    pub asked_at: Timestamp,
    /// Until when it can be answered.
    pub ends_at: Timestamp,
    /// When it was answered, and how.
    pub answer: Option<(Timestamp, Verdict, String)>,
}

/// A question with the secret of its link, which is stored nowhere.
#[derive(Clone, Debug)]
pub struct FactsAsked {
    /// The question.
    pub id: Uuid,
    /// The secret of its link.
    pub secret: String,
    /// Until when it can be answered.
    pub ends_at: Timestamp,
}

fn digest(secret: &str) -> String {
    hex::encode(Sha256::digest(secret.as_bytes()))
}

/// Asks someone outside to check the facts of a draft.
///
/// # Errors
/// See [`DraftError`]; so for all here.
pub async fn ask_facts(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    expert: &str,
    question: &str,
) -> Result<FactsAsked, DraftError> {
    let draft = open(tx, actor, id, WRITE).await?;
    let (expert, question) = (words(expert), words(question));
    if expert.is_empty() || question.is_empty() {
        return Err(DraftError::NoNote);
    }
    let secret = tx.secret();
    let fact = FactCheck {
        id: tx.id(),
        draft: id,
        expert,
        question,
        words: draft.words.clone(),
        asked_by: actor.person(),
        asked_at: tx.now(),
        ends_at: tx.now() + OPEN,
        answer: None,
    };
    store::insert_fact(tx, &fact, &digest(&secret), &draft).await?;
    tx.record_quietly(NewEvent {
        kind: "draft.facts_asked",
        subject: id.to_string(),
        actor: actor.name(),
        data: json!({ "fact_check": fact.id }),
    });
    Ok(FactsAsked { id: fact.id, secret, ends_at: fact.ends_at })
}

/// Ends the link of a question that nobody answered yet. Answers its draft.
pub async fn end_facts(tx: &mut Tx, actor: &Actor, fact: Uuid) -> Result<Uuid, DraftError> {
    actor.may_somewhere(WRITE)?;
    let id = store::fact_draft(tx, fact).await?.ok_or(DraftError::NoDraft)?;
    let draft = open(tx, actor, id, WRITE).await?;
    if !store::end_fact(tx, fact).await? {
        return Err(DraftError::NoDraft);
    }
    tx.record_quietly(NewEvent {
        kind: "draft.facts_ended",
        subject: draft.id.to_string(),
        actor: actor.name(),
        data: json!({ "fact_check": fact }),
    });
    Ok(draft.id)
}

/// The question behind a link's secret, and its answer, until the link ends: by its time, or with the draft.
pub async fn facts_by_secret(db: &Db, secret: &str) -> Result<Option<FactCheck>, DbError> {
    store::fact_by_token(db, &digest(secret), db.clock().now()).await
}

/// Answers a question; once.
pub async fn answer_facts(
    tx: &mut Tx,
    secret: &str,
    verdict: Verdict,
    answer: &str,
) -> Result<(), DraftError> {
    let now = tx.now();
    let fact = store::fact_by_token(tx, &digest(secret), now).await?.ok_or(DraftError::NoDraft)?;
    let answer = words(answer);
    // A verdict other than right does not help without a reason.
    if verdict != Verdict::Right && answer.is_empty() {
        return Err(DraftError::NoNote);
    }
    if !store::set_fact_answer(tx, fact.id, verdict, &answer).await? {
        return Err(DraftError::NoDraft);
    }
    tx.record_quietly(NewEvent {
        kind: "draft.facts_answered",
        subject: fact.draft.to_string(),
        actor: format!("expert:{}", fact.id),
        data: json!({ "fact_check": fact.id, "verdict": verdict.name() }),
    });
    Ok(())
}
