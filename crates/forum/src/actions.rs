//! The acts on sessions: announce one, edit it, advance it to its next state.

use access::{Actor, Denied};
use campaigns::{Figures, NewEvidence};
use cases::CasesError;
use cases::permissions::MODERATE;
use frame::forms::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME, line, paragraph};
use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use crate::model::{Session, SessionContent, SessionState};
use crate::store;

/// The kind of a session among the evidence of plans.
const EVIDENCE: &str = "forum_session";
/// The stored name of a session's form in a plan.
const FORM: &str = "forum";

/// An error of an act on a session or on a question of it.
#[derive(Debug, thiserror::Error)]
pub enum ForumError {
    /// The actor has no permission for this act.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The act on the case failed.
    #[error(transparent)]
    Case(#[from] CasesError),
    /// There is no such session.
    #[error("there is no such session")]
    NoSession,
    /// The form has flaws.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// Another person changed the session after the actor saw it.
    #[error("someone else changed it in the meantime")]
    Changed,
    /// A session in this state does not allow this act.
    #[error("a session that is {} does not do this", .0.name())]
    State(SessionState),
    /// The questions with these numbers are not settled, and the session cannot close before they are.
    #[error("questions {0:?} are neither answered, merged, transferred nor refused")]
    Unsettled(Vec<i64>),
}

/// Announces a session.
///
/// # Errors
/// See [`ForumError`]; the same holds for all actions here.
pub async fn add_session(
    tx: &mut Tx,
    actor: &Actor,
    slug: &str,
    content: SessionContent,
) -> Result<Session, ForumError> {
    actor.may(MODERATE, access::On::Agency(content.agency))?;
    let mut flaws = Flaws::default();
    flaws.address(slug);
    if let Some(other) = store::session_by_slug(tx, slug).await? {
        flaws.note("slug", Flaw::Taken(other.content.title_vi));
    }
    if agencies::agency(tx, content.agency).await?.is_none() {
        flaws.note("agency", Flaw::Unknown);
    }
    let content = clean(tx, content, flaws).await?;
    let session = Session {
        id: tx.id(),
        number: tx.next_number("forum_session").await?,
        slug: slug.to_owned(),
        state: SessionState::Announced,
        version: 1,
        content,
    };
    store::insert_session(tx, &session).await?;
    tx.record(event("session.added", &session, actor));
    Ok(session)
}

/// Changes the words, hours and place of a session. Its agency and its address stay.
pub async fn edit_session(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    content: SessionContent,
) -> Result<Session, ForumError> {
    let mut session = take(tx, actor, id, seen).await?;
    if session.state == SessionState::Closed {
        return Err(ForumError::State(session.state));
    }
    let agency = session.content.agency;
    session.content = clean(tx, SessionContent { agency, ..content }, Flaws::default()).await?;
    store::update_session(tx, &mut session).await?;
    tx.record(event("session.edited", &session, actor));
    Ok(session)
}

/// Advances a session to its next state. At the step to follow-up, each public question without an answer gets a
/// deadline for a written answer by its agency. A session closes only when no question is open.
pub async fn advance(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    to: SessionState,
    today: Date,
) -> Result<Session, ForumError> {
    let mut session = take(tx, actor, id, seen).await?;
    if session.state.next() != Some(to) {
        return Err(ForumError::State(session.state));
    }
    match to {
        SessionState::FollowUp => {
            follow_up(tx, actor, &session, today).await?;
            prove(tx, &session, today).await?;
        }
        SessionState::Closed => {
            let open = cases::open_numbers(tx, session.id).await?;
            if !open.is_empty() {
                return Err(ForumError::Unsettled(open));
            }
        }
        SessionState::Announced | SessionState::Intake | SessionState::Live => {}
    }
    session.state = to;
    store::update_session(tx, &mut session).await?;
    tx.record(event("session.advanced", &session, actor));
    Ok(session)
}

async fn follow_up(tx: &mut Tx, actor: &Actor, session: &Session, today: Date) -> Result<(), ForumError> {
    store::end_air(tx, session.id).await?;
    let due = cases::due_day(&deadlines::calendar(tx).await?, today);
    for case in cases::cases_of(tx, session.id).await? {
        if case.state == cases::State::Open && case.due.is_none() {
            cases::require_answer(tx, actor, case.id, case.version, due).await?;
        }
    }
    Ok(())
}

/// Stores the held session as evidence for its plans, so that it counts in their coverage.
async fn prove(tx: &Tx, session: &Session, today: Date) -> Result<(), DbError> {
    let Some(form) = campaigns::forms::form(FORM) else { return Ok(()) };
    let new = NewEvidence {
        kind: EVIDENCE,
        subject: session.id,
        form,
        agency: session.content.agency,
        day: today,
        themes: session.content.themes.clone(),
        areas: session.content.areas.clone(),
        title: session.content.title_vi.clone(),
        href: addresses::Addresses(kit::i18n::Lang::Vi).forum_session(&session.slug),
        activity: None,
        figures: Figures::default(),
        note: String::new(),
        file: None,
    };
    campaigns::set_evidence(tx, new).await
}

/// The locked session, when the actor may run it and saw this version.
pub(crate) async fn take(tx: &Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<Session, ForumError> {
    store::lock(tx, id).await?;
    let session = store::session(tx, id).await?.ok_or(ForumError::NoSession)?;
    actor.may(MODERATE, session.on())?;
    if session.version != seen {
        return Err(ForumError::Changed);
    }
    Ok(session)
}

async fn clean(tx: &Tx, content: SessionContent, mut flaws: Flaws) -> Result<SessionContent, ForumError> {
    let mut content = SessionContent {
        title_vi: line(&content.title_vi),
        title_en: line(&content.title_en),
        about_vi: paragraph(&content.about_vi),
        about_en: paragraph(&content.about_en),
        place: line(&content.place),
        panel: paragraph(&content.panel),
        host: line(&content.host),
        stream: line(&content.stream),
        ..content
    };
    if content.title_vi.is_empty() {
        flaws.note("title_vi", Flaw::Missing);
    }
    for (field, text) in [
        ("title_vi", &content.title_vi),
        ("title_en", &content.title_en),
        ("place", &content.place),
        ("host", &content.host),
        ("stream", &content.stream),
    ] {
        flaws.length(field, text, LONGEST_NAME);
    }
    for (field, text) in
        [("about_vi", &content.about_vi), ("about_en", &content.about_en), ("panel", &content.panel)]
    {
        flaws.length(field, text, LONGEST_ABOUT);
    }
    if content.ends_at <= content.starts_at {
        flaws.note("ends", Flaw::Early);
    }
    let is_link = content.stream.starts_with("https://") || content.stream.starts_with("http://");
    if !content.stream.is_empty() && !is_link {
        flaws.note("stream", Flaw::Link);
    }
    content.themes.sort_unstable();
    content.themes.dedup();
    if !campaigns::are_themes(tx, &content.themes).await? {
        flaws.note("themes", Flaw::Unknown);
    }
    content.areas.sort_unstable();
    content.areas.dedup();
    if agencies::areas_with(tx, &content.areas).await?.len() != content.areas.len() {
        flaws.note("areas", Flaw::Unknown);
    }
    flaws.settle()?;
    Ok(content)
}

fn event(kind: &'static str, session: &Session, actor: &Actor) -> NewEvent {
    let data = json!({ "number": session.number, "slug": session.slug, "state": session.state.name() });
    NewEvent { kind, subject: session.id.to_string(), actor: actor.name(), data }
}
