//! The demonstration's sessions: one is over, and its agency answers in writing; the other is on air. The askers are
//! made up.

use std::collections::HashMap;

use access::Actor;
use cases::{Case, Content, Rule};
use frame::demo::{Demo, DemoError, DemoLoad, read};
use jiff::civil::{Date, Time};
use jiff::{SignedDuration, Timestamp, ToSpan};
use kit::db::Tx;
use kit::i18n::Lang;
use rust_embed::RustEmbed;
use serde::Deserialize;
use uuid::Uuid;

use crate::model::{Session, SessionContent, SessionState};
use crate::{add_session, advance, ask, put_on_air, screen, shortlist, support};

const FILE: &str = "forum.toml";

#[derive(RustEmbed)]
#[folder = "demo/"]
struct Files;

#[derive(Deserialize)]
struct Forum {
    #[serde(rename = "session")]
    sessions: Vec<SessionEntry>,
}

#[derive(Deserialize)]
struct SessionEntry {
    slug: String,
    title_vi: String,
    title_en: String,
    about_vi: String,
    about_en: String,
    agency: String,
    /// The state of the session, by its stored name.
    state: String,
    /// The number of days since it was held; none for a session that began 20 minutes ago.
    days_ago: Option<i64>,
    starts: Time,
    hours: i64,
    place: String,
    panel: String,
    host: String,
    themes: Vec<String>,
    #[serde(rename = "question")]
    questions: Vec<QuestionEntry>,
}

#[derive(Deserialize)]
struct QuestionEntry {
    words: String,
    area: Option<String>,
    /// Whether the question still waits for its screening.
    #[serde(default)]
    received: bool,
    #[serde(default)]
    supports: usize,
    #[serde(default)]
    chosen: bool,
    #[serde(default)]
    on_air: bool,
    /// The answer that was given in the session.
    answer: Option<String>,
    /// The position in this list, from 1, of the question that it was merged into.
    same_as: Option<usize>,
    /// The rule behind its refusal, by the stored name.
    refused: Option<String>,
    /// The body that it was transferred to.
    to: Option<String>,
    #[serde(default)]
    reason: String,
}

/// The forum's part of the demonstration.
pub(crate) const DEMO: Demo = Demo { load: |load| Box::pin(add(load)), ..Demo::NONE };

async fn add(load: &mut DemoLoad<'_>) -> Result<(), DemoError> {
    if !load.first {
        return Ok(());
    }
    for entry in read::<Files, Forum>(FILE)?.sessions {
        add_one(load, entry).await?;
    }
    Ok(())
}

async fn add_one(load: &mut DemoLoad<'_>, entry: SessionEntry) -> Result<(), DemoError> {
    let today = load.app.today();
    let (starts_at, ends_at) = moments(load, &entry)?;
    let (tx, actor) = (&mut load.tx, Actor::System("demo"));
    let agency = agencies::agency_by_slug(tx, &entry.agency).await?;
    let agency = agency.ok_or_else(|| format!("{FILE}: there is no agency `{}`", entry.agency))?.id;
    let content = SessionContent {
        title_vi: entry.title_vi,
        title_en: entry.title_en,
        about_vi: entry.about_vi,
        about_en: entry.about_en,
        agency,
        starts_at,
        ends_at,
        place: entry.place,
        panel: entry.panel,
        host: entry.host,
        stream: String::new(),
        themes: themes(tx, &entry.themes).await?,
        areas: Vec::new(),
    };
    let to = SessionState::named(&entry.state).ok_or_else(|| format!("{FILE}: `{}`", entry.state))?;
    let session = add_session(tx, &actor, &entry.slug, content).await?;
    let session = go(tx, &actor, session, SessionState::Intake, today).await?;
    let asked = take_in(tx, &actor, &session, &entry.questions, today).await?;
    let session = go(tx, &actor, session, SessionState::Live, today).await?;
    settle(tx, &actor, &entry.questions, &asked).await?;
    go(tx, &actor, session, to, today).await?;
    Ok(())
}

fn moments(load: &DemoLoad<'_>, entry: &SessionEntry) -> Result<(Timestamp, Timestamp), DemoError> {
    let now = load.tx.now();
    let starts = match entry.days_ago {
        None => now - SignedDuration::from_mins(20),
        Some(days) => {
            let day: Date = load.app.today().checked_sub(days.days())?;
            day.to_datetime(entry.starts).to_zoned(load.app.zone().clone())?.timestamp()
        }
    };
    Ok((starts, starts + SignedDuration::from_hours(entry.hours)))
}

async fn themes(tx: &Tx, slugs: &[String]) -> Result<Vec<Uuid>, DemoError> {
    let mut found = Vec::new();
    for slug in slugs {
        let theme = campaigns::theme_by_slug(tx, slug).await?;
        found.push(theme.ok_or_else(|| format!("{FILE}: there is no theme `{slug}`"))?.id);
    }
    Ok(found)
}

/// Advances a session to a state, one state at a time.
async fn go(
    tx: &mut Tx,
    actor: &Actor,
    mut session: Session,
    to: SessionState,
    today: Date,
) -> Result<Session, DemoError> {
    while session.state != to {
        let Some(next) = session.state.next() else { break };
        session = advance(tx, actor, session.id, session.version, next, today).await?;
    }
    Ok(session)
}

/// Asks the questions, screens them and counts their support.
async fn take_in(
    tx: &mut Tx,
    actor: &Actor,
    session: &Session,
    entries: &[QuestionEntry],
    today: Date,
) -> Result<HashMap<usize, Case>, DemoError> {
    let mut asked = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        let area = match &entry.area {
            None => None,
            Some(slug) => agencies::area_by_slug(tx, slug).await?.map(|area| area.id),
        };
        let content = Content { words: entry.words.clone(), area, ..Content::default() };
        let mut case = ask(tx, session.id, content, Lang::Vi).await?.case;
        if !entry.received && entry.refused.is_none() {
            let shown = cases::mask(&case.words);
            case = screen(tx, actor, case.id, case.version, (&shown, None), today).await?;
        }
        for _ in 0..entry.supports {
            let secret = tx.secret();
            support(tx, &case, &secret).await?;
        }
        asked.insert(place + 1, case);
    }
    Ok(asked)
}

/// Merges, refuses, transfers, shortlists, airs and answers the questions.
async fn settle(
    tx: &mut Tx,
    actor: &Actor,
    entries: &[QuestionEntry],
    asked: &HashMap<usize, Case>,
) -> Result<(), DemoError> {
    for (place, entry) in entries.iter().enumerate() {
        let case = &asked[&(place + 1)];
        let (id, seen) = (case.id, case.version);
        if let Some(other) = entry.same_as {
            let other = asked.get(&other).ok_or_else(|| format!("{FILE}: there is no question {other}"))?;
            cases::merge(tx, actor, id, seen, other.number).await?;
        }
        if let Some(rule) = &entry.refused {
            cases::refuse(tx, actor, id, seen, Rule::named(rule), &entry.reason).await?;
        }
        if let Some(to) = &entry.to {
            cases::transfer(tx, actor, id, seen, to, &entry.reason).await?;
        }
    }
    for (place, entry) in entries.iter().enumerate() {
        let id = asked[&(place + 1)].id;
        let seen = async |tx: &Tx| cases::case(tx, id).await.map(|case| case.map_or(0, |case| case.version));
        if entry.chosen {
            let now = seen(tx).await?;
            shortlist(tx, actor, id, now, true).await?;
        }
        if entry.on_air {
            let now = seen(tx).await?;
            put_on_air(tx, actor, id, now).await?;
        }
        if let Some(answer) = &entry.answer {
            let now = seen(tx).await?;
            cases::answer_live(tx, actor, id, now, answer).await?;
        }
    }
    Ok(())
}
