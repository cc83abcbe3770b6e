//! The actions of cases and of the forum; an actor does each one on rows made for it.

use access::Actor;
use cases::{Case, Content, NewCase, Rule, Source};
use forum::{Session, SessionContent, SessionState};
use jiff::civil::date;
use kit::db::Tx;
use kit::i18n::Lang;
use uuid::Uuid;

use super::actions::{Failed, Things, Unknown, done, settled};
use crate::testing::{STAFF, at};

const WORDS: &str = "Khi nào phường sửa cống ở đầu chợ?";

async fn asked(tx: &mut Tx, agency: Uuid) -> Result<Case, Failed> {
    let new = NewCase {
        content: Content { words: WORDS.into(), ..Content::default() },
        within: agency,
        host: agency,
        lang: Lang::Vi,
        source: Source::Paper,
        href: "/x/".into(),
    };
    Ok(cases::receive(tx, new).await?.case)
}

pub(super) async fn call_cases(
    name: &str,
    tx: &mut Tx,
    things: &Things,
    actor: &Actor,
) -> Result<(), Failed> {
    let case = asked(tx, things.agency).await?;
    let id = case.id;
    match name {
        "publish" => return settled(cases::publish(tx, actor, id, 1, WORDS, None).await?),
        "refuse" => {
            return settled(cases::refuse(tx, actor, id, 1, Some(Rule::Unclear), "Không rõ.").await?);
        }
        "transfer" => return settled(cases::transfer(tx, actor, id, 1, "Nơi khác", "Không thuộc.").await?),
        "route" => return settled(cases::route(tx, actor, id, 1, Some(things.agency)).await?),
        _ => {}
    }
    let seen = cases::publish(tx, &STAFF, id, 1, WORDS, None).await?.version;
    match name {
        "answer_live" => done(cases::answer_live(tx, actor, id, seen, "Tháng 8.").await?),
        "claim" => done(cases::claim(tx, actor, id, seen).await?),
        "draft_answer" => done(cases::draft_answer(tx, actor, id, seen, "Tháng 8.").await?),
        "approve_answer" => {
            let seen = cases::draft_answer(tx, &STAFF, id, seen, "Tháng 8.").await?.version;
            done(cases::approve_answer(tx, actor, id, seen).await?);
        }
        "merge" => {
            let other = asked(tx, things.agency).await?;
            done(cases::merge(tx, actor, other.id, 1, case.number).await?);
        }
        "require_answer" => {
            done(cases::require_answer(tx, actor, id, seen, date(2030, 1, 1)).await?);
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

fn content(agency: Uuid) -> SessionContent {
    SessionContent {
        title_vi: "Hỏi về cống".into(),
        title_en: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
        agency,
        starts_at: at("2025-07-02T19:00"),
        ends_at: at("2025-07-02T21:00"),
        place: String::new(),
        panel: String::new(),
        host: String::new(),
        stream: String::new(),
        themes: Vec::new(),
        areas: Vec::new(),
    }
}

/// A session that is on air.
async fn live(tx: &mut Tx, agency: Uuid) -> Result<Session, Failed> {
    let mut session = forum::add_session(tx, &STAFF, "hoi-ve-cong", content(agency)).await?;
    for to in [SessionState::Intake, SessionState::Live] {
        session = forum::advance(tx, &STAFF, session.id, session.version, to, date(2025, 7, 2)).await?;
    }
    Ok(session)
}

pub(super) async fn call_forum(
    name: &str,
    tx: &mut Tx,
    things: &Things,
    actor: &Actor,
) -> Result<(), Failed> {
    let today = date(2025, 7, 2);
    if name == "add_session" {
        return settled(forum::add_session(tx, actor, "moi", content(things.agency)).await?);
    }
    let session = live(tx, things.agency).await?;
    let asks = || Content { words: WORDS.into(), ..Content::default() };
    match name {
        "advance" => {
            let (seen, to) = (session.version, SessionState::FollowUp);
            return settled(forum::advance(tx, actor, session.id, seen, to, today).await?);
        }
        "edit_session" => {
            let content = content(things.agency);
            return settled(forum::edit_session(tx, actor, session.id, session.version, content).await?);
        }
        "key_in" => return settled(forum::key_in(tx, actor, session.id, asks(), Source::Paper).await?),
        _ => {}
    }
    let id = forum::ask(tx, session.id, asks(), Lang::Vi).await?.case.id;
    if name == "screen" {
        return settled(forum::screen(tx, actor, id, 1, (WORDS, None), today).await?);
    }
    let seen = forum::screen(tx, &STAFF, id, 1, (WORDS, None), today).await?.version;
    match name {
        "shortlist" => forum::shortlist(tx, actor, id, seen, true).await?,
        "place_question" => forum::place_question(tx, actor, id, seen, true).await?,
        "put_on_air" => forum::put_on_air(tx, actor, id, seen).await?,
        "take_off_air" => {
            forum::put_on_air(tx, &STAFF, id, seen).await?;
            forum::take_off_air(tx, actor, id, seen + 1).await?;
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}
