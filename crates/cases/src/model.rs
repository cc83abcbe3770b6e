//! Cases: types and rules.

use access::On;
use jiff::Timestamp;
use jiff::civil::Date;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// Fewest characters of a question.
pub const SHORTEST_WORDS: usize = 10;
/// Most characters of a question.
pub const LONGEST_WORDS: usize = 2_000;
/// Most characters of a reason.
pub const LONGEST_REASON: usize = 500;
/// Most characters of an answer.
pub const LONGEST_ANSWER: usize = 10_000;

/// Stored names of values. A release never changes them.
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

/// The state of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum State {
    /// It waits for its screening; the public does not see its words.
    Received,
    /// It is public and waits for an answer.
    Open,
    /// It was answered.
    Answered,
    /// It is the same as another case, which goes on for both.
    Merged,
    /// A body outside of the site has it now.
    Transferred,
    /// A moderator refused it and gave a reason.
    Refused,
    /// Its asker took it back.
    Withdrawn,
}

impl State {
    /// Whether work on the case remains. Such a case keeps its session from closing.
    pub fn is_open(self) -> bool {
        matches!(self, Self::Received | Self::Open)
    }
}

/// The channel by which a case came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Source {
    /// By the public page.
    Web,
    /// By telephone, keyed in by an officer.
    Telephone,
    /// On paper, keyed in by an officer.
    Paper,
}

/// The asker's opinion of the answer. It is not a state.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Verdict {
    /// The answer settles the question.
    Settled,
    /// The answer does not settle the question.
    Unsettled,
}

/// The rule behind a refusal. The list of rules is fixed and public.
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
    /// It is a complaint or a denunciation. Laws of their own govern these (2011, 2018), and the site never publishes
    /// them.
    Complaint,
    /// It contains a secret that the law protects.
    Secret,
    /// Nobody can understand it.
    Unclear,
}

impl Rule {
    /// Every rule, in the order in which a form lists them.
    pub const ALL: [Self; 7] = [
        Self::OffTopic,
        Self::Privacy,
        Self::Insult,
        Self::Advertising,
        Self::Complaint,
        Self::Secret,
        Self::Unclear,
    ];

    /// Whether words that were public are hidden by a refusal for it: they harm someone, or a law forbids them.
    pub fn hides(self) -> bool {
        matches!(self, Self::Privacy | Self::Insult | Self::Complaint | Self::Secret)
    }
}

/// A kind of step in the history of a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum StepKind {
    /// The case came in.
    Received,
    /// A moderator screened it, and it is public.
    Published,
    /// A moderator screened it and masked parts; it is public.
    Masked,
    /// It was merged into another case.
    Merged,
    /// Another case was merged into it.
    Joined,
    /// Another agency answers it now.
    Routed,
    /// A body outside of the site has it now.
    Transferred,
    /// A moderator refused it.
    Refused,
    /// A written answer is due.
    Due,
    /// It was answered.
    Answered,
    /// The asker gave a verdict on the answer.
    Judged,
    /// The asker asked for another answer.
    Reopened,
    /// The asker took it back.
    Withdrawn,
}

/// The role of the person who took a step. A step never names a person.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum By {
    /// The asker.
    Asker,
    /// A moderator.
    Moderator,
    /// The agency that answers.
    Agency,
    /// The program itself.
    Program,
}

/// The way in which an answer was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum AnswerKind {
    /// Spoken in a session and written down.
    Live,
    /// Written by one person and approved by another.
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
    /// The place where it was asked: a session or a consultation.
    pub within: Uuid,
    /// Its state.
    pub state: State,
    /// Each act raises it. An act fails when its actor saw another version.
    pub version: i64,
    /// The words of the asker. Only the desk and the asker see them.
    pub words: String,
    /// The words that the public sees; empty before the screening.
    pub shown: String,
    /// The asker's name; may be empty.
    pub name: String,
    /// Whether the public sees the name.
    pub is_named: bool,
    /// The asker's mail address for news of the case; may be empty.
    pub mail: String,
    /// The asker's language.
    pub lang: Lang,
    /// The area where the asker lives, if the asker named one.
    pub area: Option<Uuid>,
    /// The theme of the question.
    pub theme: Option<Uuid>,
    /// The agency that runs it.
    pub host: Uuid,
    /// The agency that answers it.
    pub owner: Uuid,
    /// The channel by which it came.
    pub source: Source,
    /// The case that goes on for it after a merger.
    pub merged_into: Option<Uuid>,
    /// The last day for a written answer.
    pub due: Option<Date>,
    /// The asker's opinion of the answer.
    pub verdict: Option<Verdict>,
    /// The number of times that the asker asked for another answer.
    pub reopened: i64,
    /// The receipt code.
    pub receipt: String,
    /// Its public page: a path without the language.
    pub href: String,
    /// The time at which it came.
    pub received_at: Timestamp,
    /// The time of its last change.
    pub changed_at: Timestamp,
}

impl Case {
    /// The scope of the permission to run it.
    pub fn on_host(&self) -> On {
        On::Agency(self.host)
    }

    /// The scope of the permission to answer it.
    pub fn on_owner(&self) -> On {
        On::Agency(self.owner)
    }

    /// Whether its words are public: a moderator screened it, and its asker did not withdraw it.
    pub fn is_public(&self) -> bool {
        !self.shown.is_empty()
    }

    /// The name that the public sees; empty when the name is hidden.
    pub fn public_name(&self) -> &str {
        if self.is_named { &self.name } else { "" }
    }
}

/// A stored step in the history of a case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Its identifier; a later step has a higher one.
    pub id: Uuid,
    /// The case.
    pub case: Uuid,
    /// The case's number.
    pub number: i64,
    /// The time of the step.
    pub at: Timestamp,
    /// The kind of the step.
    pub kind: StepKind,
    /// The role of the person who took it.
    pub by: By,
    /// The agency that the step names.
    pub agency: Option<Uuid>,
    /// The rule behind the step.
    pub rule: Option<Rule>,
    /// Its words; may be empty.
    pub words: String,
    /// Whether the public may read its words. The reasons of an asker are only for the desk.
    pub is_public: bool,
}

/// An edition of an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its number, from 1.
    pub edition: i64,
    /// The way in which it was given.
    pub kind: AnswerKind,
    /// The agency that answers.
    pub agency: Uuid,
    /// Its words.
    pub words: String,
    /// The writer; none when the program wrote it.
    pub written_by: Option<Uuid>,
    /// The time at which it was written.
    pub written_at: Timestamp,
    /// The time at which the public got it; none while it waits for approval.
    pub given_at: Option<Timestamp>,
}
