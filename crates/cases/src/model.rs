//! Cases: types and rules.

use access::On;
use jiff::Timestamp;
use jiff::civil::Date;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// Fewest characters of what someone asks.
pub const SHORTEST_WORDS: usize = 10;
/// Most characters of what someone asks.
pub const LONGEST_WORDS: usize = 2_000;
/// Most characters of a reason.
pub const LONGEST_REASON: usize = 500;
/// Most characters of an answer.
pub const LONGEST_ANSWER: usize = 10_000;

/// Stored names of values, which a release never changes.
macro_rules! stored {
    ($($kind:ty),*) => {
        $(impl $kind {
            /// The stored name.
            pub fn name(self) -> &'static str {
                self.into()
            }

            /// The value with a stored name.
            pub fn named(name: &str) -> Option<Self> {
                name.parse().ok()
            }
        })*
    };
}

/// How far a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// It waits to be screened; nobody sees its words.
    Received,
    /// It is public and waits for an answer.
    Open,
    /// It was answered.
    Answered,
    /// It is the same as another, which goes on for both.
    Merged,
    /// Another body has it now.
    Transferred,
    /// It was refused, with its reason.
    Refused,
    /// Its asker took it back.
    Withdrawn,
}

impl State {
    /// Whether something is still to be done with it: what keeps a session from closing.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Open)
    }
}

/// How a case came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    /// By the page.
    Web,
    /// By telephone, keyed in by an officer.
    Telephone,
    /// On paper, keyed in by an officer.
    Paper,
}

/// What the asker says of the answer; no state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// It answers the question.
    Settled,
    /// It does not.
    Unsettled,
}

/// Why something is refused: a rule of a given list, which everybody can read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Rule {
    /// It is not about the themes of the place where it was asked.
    OffTopic,
    /// It is about the private matters of another person.
    Privacy,
    /// It insults people.
    Insult,
    /// It advertises.
    Advertising,
    /// It is a complaint or a denunciation, which laws of their own treat (2011, 2018); it is never published.
    Complaint,
    /// It contains what law keeps secret.
    Secret,
    /// It cannot be understood.
    Unclear,
}

impl Rule {
    /// Every rule, in the order in which they are chosen from.
    pub const ALL: [Self; 7] = [
        Self::OffTopic,
        Self::Privacy,
        Self::Insult,
        Self::Advertising,
        Self::Complaint,
        Self::Secret,
        Self::Unclear,
    ];
}

/// A step of a case's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum StepKind {
    /// It came.
    Received,
    /// It was screened and is public.
    Published,
    /// The same, with parts masked.
    Masked,
    /// It was merged into another.
    Merged,
    /// Another was merged into it.
    Joined,
    /// Another agency answers it.
    Routed,
    /// Another body has it.
    Transferred,
    /// It was refused.
    Refused,
    /// An answer in writing is due.
    Due,
    /// It was answered.
    Answered,
    /// The asker says whether the answer answers it.
    Judged,
    /// The asker asks for another answer.
    Reopened,
    /// The asker took it back.
    Withdrawn,
}

/// Who took a step: their part, never their name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum By {
    /// Who asked.
    Asker,
    /// A moderator.
    Moderator,
    /// The agency that answers.
    Agency,
    /// The program.
    Program,
}

/// How an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum AnswerKind {
    /// Spoken in a session and written down.
    Live,
    /// Written, and approved by another person.
    Written,
}

stored!(State, Source, Verdict, Rule, StepKind, By, AnswerKind);

/// A case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Our own identifier.
    pub id: Uuid,
    /// Its number, for addresses and for people.
    pub number: i64,
    /// Where it was asked: a session, a consultation.
    pub within: Uuid,
    /// How far it is.
    pub state: State,
    /// Raised by each act; an act is done on top of the version that was seen.
    pub version: i64,
    /// What was asked, as it was typed; nobody outside of the desk sees it.
    pub words: String,
    /// What the public sees of it; empty until it is screened.
    pub shown: String,
    /// The asker's name; may be empty.
    pub name: String,
    /// Whether the public sees the name.
    pub is_named: bool,
    /// Where the asker hears of it; may be empty.
    pub mail: String,
    /// The asker's language.
    pub lang: Lang,
    /// Where the asker lives, if they said so.
    pub area: Option<Uuid>,
    /// What it is about.
    pub theme: Option<Uuid>,
    /// The agency that runs it.
    pub host: Uuid,
    /// The agency that answers it.
    pub owner: Uuid,
    /// How it came.
    pub source: Source,
    /// The case that goes on for it.
    pub merged_into: Option<Uuid>,
    /// Until when an answer in writing is due.
    pub due: Option<Date>,
    /// What the asker says of the answer.
    pub verdict: Option<Verdict>,
    /// How often the asker asked for another answer.
    pub reopened: i64,
    /// The receipt code.
    pub receipt: String,
    /// Its public page: a path without the language.
    pub href: String,
    /// When it came.
    pub received_at: Timestamp,
    /// When something happened to it last.
    pub changed_at: Timestamp,
}

impl Case {
    /// On what one needs the right to run it.
    pub fn on_host(&self) -> On {
        On::Agency(self.host)
    }

    /// On what one needs the right to answer it.
    pub fn on_owner(&self) -> On {
        On::Agency(self.owner)
    }

    /// Whether its words are public: it was screened, and its asker did not take it back.
    pub fn is_public(&self) -> bool {
        !self.shown.is_empty()
    }

    /// The name that the public sees; empty when it sees none.
    pub fn public_name(&self) -> &str {
        if self.is_named { &self.name } else { "" }
    }
}

/// A step of a case's way, as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier; later steps have higher ones.
    pub id: Uuid,
    /// The case.
    pub case: Uuid,
    /// The case's number.
    pub number: i64,
    /// When.
    pub at: Timestamp,
    /// What happened.
    pub kind: StepKind,
    /// Who did it.
    pub by: By,
    /// The agency that it names.
    pub agency: Option<Uuid>,
    /// The rule by which it was done.
    pub rule: Option<Rule>,
    /// Its words; may be empty.
    pub words: String,
    /// Whether the public may read its words: those of an asker are for the desk.
    pub is_public: bool,
}

/// An edition of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its number, from 1.
    pub edition: i64,
    /// How it was given.
    pub kind: AnswerKind,
    /// The agency that answers.
    pub agency: Uuid,
    /// Its words.
    pub words: String,
    /// Who wrote it; none is the program.
    pub written_by: Option<Uuid>,
    /// When it was written.
    pub written_at: Timestamp,
    /// When it was given to the public; none while it waits for approval.
    pub given_at: Option<Timestamp>,
}
