//! Texts for sessions.

use frame::App;
use kit::format;
use kit::i18n::Lang;

use crate::model::{Session, SessionState};
use crate::t;

/// A state in words.
pub(crate) fn state_words(lang: Lang, state: SessionState) -> String {
    match state {
        SessionState::Announced => t!(lang, "session-state-announced"),
        SessionState::Intake => t!(lang, "session-state-intake"),
        SessionState::Live => t!(lang, "session-state-live"),
        SessionState::FollowUp => t!(lang, "session-state-follow-up"),
        SessionState::Closed => t!(lang, "session-state-closed"),
    }
}

/// The badge style of a state.
pub(crate) fn state_badge(state: SessionState) -> &'static str {
    match state {
        SessionState::Live => "live",
        SessionState::Intake | SessionState::FollowUp => "promised",
        SessionState::Closed => "answered",
        SessionState::Announced => "waiting",
    }
}

/// The day and the hours of a session, in words.
pub(crate) fn hours(lang: Lang, app: &App, session: &Session) -> String {
    let (zone, content) = (app.zone(), &session.content);
    let day = content.starts_at.to_zoned(zone.clone()).date();
    let (from, to) = (format::time(zone, content.starts_at), format::time(zone, content.ends_at));
    t!(lang, "session-hours", day = format::day_long(lang, day), from = from, to = to)
}
