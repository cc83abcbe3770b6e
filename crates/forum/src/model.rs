//! Sessions of the forum and their questions: types and rules.

use std::collections::HashSet;

use access::On;
use campaigns::Theme;
use cases::Case;
use jiff::Timestamp;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// The state of a session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SessionState {
    /// It is announced; nobody can ask yet.
    Announced,
    /// People ask and support questions.
    Intake,
    /// It is on air; people still ask.
    Live,
    /// It is over; the open questions get written answers.
    FollowUp,
    /// It is closed; no work on it remains.
    Closed,
}

impl SessionState {
    /// Every state, in the order in which a session takes them.
    pub const ALL: [Self; 5] = [Self::Announced, Self::Intake, Self::Live, Self::FollowUp, Self::Closed];

    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The state that comes next.
    pub fn next(self) -> Option<Self> {
        let place = Self::ALL.iter().position(|one| *one == self)?;
        Self::ALL.get(place + 1).copied()
    }

    /// Whether people can ask on the public page.
    pub fn takes_questions(self) -> bool {
        matches!(self, Self::Intake | Self::Live)
    }

    /// Whether officers can still key in a question.
    pub fn takes_paper(self) -> bool {
        matches!(self, Self::Intake | Self::Live | Self::FollowUp)
    }
}

/// The words, hours and place of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SessionContent {
    /// Its Vietnamese title.
    pub title_vi: String,
    /// The same in English; may be empty.
    pub title_en: String,
    /// The Vietnamese text about it.
    pub about_vi: String,
    /// The same in English; may be empty.
    pub about_en: String,
    /// The agency that runs the session and answers.
    pub agency: Uuid,
    /// The time of its beginning.
    pub starts_at: Timestamp,
    /// The time of its end.
    pub ends_at: Timestamp,
    /// The place where it is held.
    pub place: String,
    /// The people on the panel, in words.
    pub panel: String,
    /// The person who hosts it.
    pub host: String,
    /// The address of the video stream on another site; may be empty.
    pub stream: String,
    /// Its themes, among those of the plans.
    pub themes: Vec<Uuid>,
    /// The areas that it is for; none for the whole city.
    pub areas: Vec<Uuid>,
}

/// A session, in which people ask and an agency answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number, for the desk.
    pub number: i64,
    /// Its part of the address of its page.
    pub slug: String,
    /// Its state.
    pub state: SessionState,
    /// Each act on the session raises it. An act fails when its actor saw another version.
    pub version: i64,
    /// Its words, hours and place.
    pub content: SessionContent,
}

impl Session {
    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        pick(lang, &self.content.title_vi, &self.content.title_en)
    }

    /// The text about it in a language.
    pub fn about(&self, lang: Lang) -> &str {
        pick(lang, &self.content.about_vi, &self.content.about_en)
    }

    /// The scope of the permission to run it.
    pub fn on(&self) -> On {
        On::Agency(self.content.agency)
    }
}

fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::En && !en.is_empty() { en } else { vi }
}

/// The session's own data about a question, apart from the state of the case.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether a moderator chose it for the panel.
    pub shortlisted: bool,
    /// Its place among the chosen questions, the lowest first.
    pub place: i64,
    /// The time at which it last went on air.
    pub on_air_at: Option<Timestamp>,
    /// The time at which it left the air again.
    pub off_air_at: Option<Timestamp>,
    /// The number of browsers that support it.
    pub supports: i64,
}

impl Mark {
    /// Whether it went on air and has not left it.
    pub fn is_on_air(&self) -> bool {
        self.on_air_at.is_some() && self.off_air_at.is_none()
    }
}

/// A question of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The case behind the question.
    pub case: Case,
    /// The session's own data about it.
    pub mark: Mark,
    /// The number of its askers. It includes the askers of the questions that were merged into it.
    pub askers: i64,
}

impl Question {
    /// Whether the question is on air now.
    pub fn is_on_air(&self) -> bool {
        self.mark.is_on_air() && self.case.state == cases::State::Open
    }
}

/// The most likely theme of a question, by the words that it shares with the Vietnamese names of the themes; none
/// when no theme is clearly first.
pub fn suggest_theme(words: &str, themes: &[Theme]) -> Option<Uuid> {
    let asked = folded(words);
    let shared = |theme: &Theme| {
        let named = folded(&theme.name_vi);
        let count = named.intersection(&asked).count();
        // A match needs two words and half of the name, because texts share single syllables by chance.
        (count >= 2 && count * 2 >= named.len()).then_some(count)
    };
    let mut fitting: Vec<(usize, Uuid)> =
        themes.iter().filter_map(|theme| Some((shared(theme)?, theme.id))).collect();
    fitting.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    match fitting.as_slice() {
        [(_, only)] => Some(*only),
        [(first, theme), (second, _), ..] if first > second => Some(*theme),
        _ => None,
    }
}

/// The words of a text, without marks, in one spelling. Words of a single letter are left out.
fn folded(text: &str) -> HashSet<String> {
    let text = viet::fold(&viet::search_key(text));
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
