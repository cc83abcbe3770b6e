//! The acts on the questions of a session: ask, key in, screen, choose, order, put on air, support.

use access::Actor;
use cases::permissions::MODERATE;
use cases::{Case, Content, NewCase, Received, Source, State};
use frame::forms::{Flaw, Flaws};
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use kit::digest::Digest;
use kit::events::NewEvent;
use kit::i18n::Lang;
use serde_json::json;
use uuid::Uuid;

use crate::actions::ForumError;
use crate::model::{Mark, Question, Session, SessionState, suggest_theme};
use crate::store;

/// The questions of a session, in the order in which they came in.
///
/// # Errors
/// When the database does not answer.
pub async fn questions(db: &impl Run, session: Uuid) -> Result<Vec<Question>, DbError> {
    let mut marks = store::marks(db, session).await?;
    let askers: std::collections::HashMap<Uuid, i64> =
        cases::count_askers(db, session).await?.into_iter().collect();
    let question = |case: Case| Question {
        mark: marks.remove(&case.id).unwrap_or_default(),
        askers: askers.get(&case.id).copied().unwrap_or(1),
        case,
    };
    Ok(cases::cases_of(db, session).await?.into_iter().map(question).collect())
}

/// Takes in a question from the public page. The asker needs no account.
///
/// # Errors
/// See [`ForumError`]; the same holds for all actions here.
pub async fn ask(tx: &mut Tx, session: Uuid, content: Content, lang: Lang) -> Result<Received, ForumError> {
    let session = store::session(tx, session).await?.ok_or(ForumError::NoSession)?;
    if !session.state.takes_questions() {
        return Err(ForumError::State(session.state));
    }
    receive(tx, &session, content, lang, Source::Web).await
}

/// Keys in a question from paper or telephone; its asker gets the same receipt.
pub async fn key_in(
    tx: &mut Tx,
    actor: &Actor,
    session: Uuid,
    content: Content,
    source: Source,
) -> Result<Received, ForumError> {
    let session = store::session(tx, session).await?.ok_or(ForumError::NoSession)?;
    actor.may(MODERATE, session.on())?;
    if !session.state.takes_paper() {
        return Err(ForumError::State(session.state));
    }
    receive(tx, &session, content, Lang::Vi, source).await
}

async fn receive(
    tx: &mut Tx,
    session: &Session,
    mut content: Content,
    lang: Lang,
    source: Source,
) -> Result<Received, ForumError> {
    let themes = themes_of(tx, session).await?;
    if let Some(theme) = content.theme
        && !themes.iter().any(|one| one.id == theme)
    {
        return Err(Flaws::one("theme", Flaw::Unknown).into());
    }
    if let Some(area) = content.area
        && agencies::area(tx, area).await?.is_none()
    {
        return Err(Flaws::one("area", Flaw::Unknown).into());
    }
    content.theme = content.theme.or_else(|| suggest_theme(&content.words, &themes));
    let new = NewCase {
        content,
        within: session.id,
        host: session.content.agency,
        lang,
        source,
        href: addresses::question_path(&session.slug),
    };
    let received = cases::receive(tx, new).await?;
    store::insert_question(tx, session.id, received.case.id).await?;
    Ok(received)
}

/// The possible themes for a question of a session: the themes of the session, or all themes if it has none.
///
/// # Errors
/// When the database does not answer.
pub async fn themes_of(db: &impl Run, session: &Session) -> Result<Vec<campaigns::Theme>, DbError> {
    let mut all = campaigns::themes(db).await?;
    if !session.content.themes.is_empty() {
        all.retain(|theme| session.content.themes.contains(&theme.id));
    }
    Ok(all)
}

/// Screens a question. If the session is over, a written answer is due from then on.
pub async fn screen(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    (shown, theme): (&str, Option<Uuid>),
    today: Date,
) -> Result<Case, ForumError> {
    let case = cases::publish(tx, actor, id, seen, shown, theme).await?;
    let session = store::session(tx, case.within).await?.ok_or(ForumError::NoSession)?;
    let is_over = matches!(session.state, SessionState::FollowUp | SessionState::Closed);
    if !is_over || case.due.is_some() {
        return Ok(case);
    }
    let due = cases::due_day(&deadlines::calendar(tx).await?, today);
    Ok(cases::require_answer(tx, actor, id, case.version, due).await?)
}

/// Chooses a question for the panel, in the last place, or takes it out of the chosen ones.
pub async fn shortlist(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    chosen: bool,
) -> Result<(), ForumError> {
    let case = cases::claim(tx, actor, id, seen).await?;
    store::lock(tx, case.within).await?;
    let marks = store::marks(tx, case.within).await?;
    let last = marks.values().filter(|mark| mark.shortlisted).map(|mark| mark.place).max().unwrap_or(0);
    store::set_place(tx, id, chosen, if chosen { last + 1 } else { 0 }).await?;
    tx.record(event("question.shortlisted", &case, actor));
    Ok(())
}

/// Moves a question one place up or down among the chosen ones.
pub async fn place_question(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    up: bool,
) -> Result<(), ForumError> {
    let case = cases::claim(tx, actor, id, seen).await?;
    store::lock(tx, case.within).await?;
    let marks = store::marks(tx, case.within).await?;
    let mut chosen: Vec<(i64, Uuid)> =
        marks.iter().filter(|(_, mark)| mark.shortlisted).map(|(id, mark)| (mark.place, *id)).collect();
    chosen.sort_unstable();
    let at = chosen.iter().position(|(_, one)| *one == id);
    let other = at.and_then(|at| if up { at.checked_sub(1) } else { Some(at + 1) });
    if let (Some(at), Some((place, other))) = (at, other.and_then(|other| chosen.get(other))) {
        store::set_place(tx, *other, true, chosen[at].0).await?;
        store::set_place(tx, id, true, *place).await?;
    }
    tx.record(event("question.placed", &case, actor));
    Ok(())
}

/// Puts a question on air. The question that was on air leaves it.
pub async fn put_on_air(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<(), ForumError> {
    let case = cases::claim(tx, actor, id, seen).await?;
    store::lock(tx, case.within).await?;
    let session = store::session(tx, case.within).await?.ok_or(ForumError::NoSession)?;
    if session.state != SessionState::Live {
        return Err(ForumError::State(session.state));
    }
    store::end_air(tx, session.id).await?;
    store::begin_air(tx, id).await?;
    tx.record(event("question.aired", &case, actor));
    Ok(())
}

/// Takes a question off the air. Another one may have taken its place since the actor saw it: then that one stays.
pub async fn take_off_air(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<(), ForumError> {
    let case = cases::claim(tx, actor, id, seen).await?;
    store::lock(tx, case.within).await?;
    let marks = store::marks(tx, case.within).await?;
    if !marks.get(&id).is_some_and(Mark::is_on_air) {
        return Err(cases::CasesError::Changed.into());
    }
    store::end_air(tx, case.within).await?;
    tx.record(event("question.off_air", &case, actor));
    Ok(())
}

/// Counts the support of a browser for an open question. Each browser counts once, even if it sends its support
/// again. The table keeps only a hash of the browser's secret and the question, so that nobody can connect two
/// supports of one browser.
pub async fn support(tx: &Tx, question: &Case, secret: &str) -> Result<bool, ForumError> {
    if question.state != State::Open {
        return Err(cases::CasesError::State(question.state).into());
    }
    let voter = Digest::of("forum.support").text(secret).text(&question.id.to_string()).finish();
    Ok(store::insert_support(tx, question.id, &voter).await?)
}

fn event(kind: &'static str, case: &Case, actor: &Actor) -> NewEvent {
    let data = json!({ "number": case.number, "within": case.within });
    NewEvent { kind, subject: case.id.to_string(), actor: actor.name(), data }
}
