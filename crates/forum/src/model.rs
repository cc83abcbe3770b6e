//! Sessions of the forum and their questions: types and rules.

use std::collections::HashSet;

use access::On;
use campaigns::Theme;
use cases::Case;
use jiff::Timestamp;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// How far a session is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum SessionState {
    /// It is announced; nobody can ask yet.
    Announced,
    /// People ask and support questions.
    Intake,
    /// It is on air; people still ask.
    Live,
    /// It is over; what was not answered is answered in writing.
    FollowUp,
    /// Nothing of it is left to be done.
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

    /// Whether people can ask by the page.
    pub fn takes_questions(self) -> bool {
        matches!(self, Self::Intake | Self::Live)
    }

    /// Whether officers can still key a question in.
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
    /// What it is about.
    pub about_vi: String,
    /// The same in English; may be empty.
    pub about_en: String,
    /// The agency that answers.
    pub agency: Uuid,
    /// When it begins.
    pub starts_at: Timestamp,
    /// When it ends.
    pub ends_at: Timestamp,
    /// Where it is held.
    pub place: String,
    /// Who sits on the panel, in words.
    pub panel: String,
    /// Who hosts it.
    pub host: String,
    /// Where it can be watched: an address elsewhere; may be empty.
    pub stream: String,
    /// What it is about, among the themes of the plans.
    pub themes: Vec<Uuid>,
    /// Where it is for; none for the whole city.
    pub areas: Vec<Uuid>,
}

/// A session: people ask, an agency answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Session {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number, for the desk.
    pub number: i64,
    /// Its place in addresses.
    pub slug: String,
    /// How far it is.
    pub state: SessionState,
    /// Raised by each act; an act is done on top of the version that was seen.
    pub version: i64,
    /// Its words, hours and place.
    pub content: SessionContent,
}

impl Session {
    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        pick(lang, &self.content.title_vi, &self.content.title_en)
    }

    /// What it is about.
    pub fn about(&self, lang: Lang) -> &str {
        pick(lang, &self.content.about_vi, &self.content.about_en)
    }

    /// On what one needs the right to run it.
    pub fn on(&self) -> On {
        On::Agency(self.content.agency)
    }
}

fn pick<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    if lang == Lang::En && !en.is_empty() { en } else { vi }
}

/// What a session does with a question, apart from the question's own state.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Mark {
    /// Whether moderators chose it for the panel.
    pub shortlisted: bool,
    /// Its place among those, the lowest first.
    pub place: i64,
    /// When it went on air, the last time.
    pub on_air_at: Option<Timestamp>,
    /// When it left the air again.
    pub off_air_at: Option<Timestamp>,
    /// How many browsers support it.
    pub supports: i64,
}

/// A question of a session.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// The case that it is.
    pub case: Case,
    /// What the session does with it.
    pub mark: Mark,
    /// How many people asked it, those whose questions were merged into it included.
    pub askers: i64,
}

impl Question {
    /// Whether it is spoken about now.
    pub fn is_on_air(&self) -> bool {
        self.mark.on_air_at.is_some()
            && self.mark.off_air_at.is_none()
            && self.case.state == cases::State::Open
    }
}

/// The theme that a question seems to be about, by the words that it shares with their names; none when it is not clear.
pub fn suggest_theme(words: &str, themes: &[Theme]) -> Option<Uuid> {
    let asked = folded(words);
    let shared = |theme: &Theme| {
        let named = folded(&theme.name_vi);
        let count = named.intersection(&asked).count();
        // Two words at least, and half of the name: single syllables are shared by chance.
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

/// The words of a text, without marks and however they are spelled.
fn folded(text: &str) -> HashSet<String> {
    let text = viet::fold(&viet::search_key(text));
    text.split(|c: char| !c.is_alphanumeric()).filter(|word| word.len() > 1).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests;
