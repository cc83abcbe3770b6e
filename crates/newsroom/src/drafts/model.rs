//! Drafts: types and rules.

use jiff::Timestamp;
use kit::db::DbError;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::NewsroomError;
use access::Denied;
use document::Text;

/// How far a draft is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Stage {
    /// Being written.
    Writing,
    /// Waiting for a reviewer.
    Review,
    /// Approved, waiting to be published.
    Approved,
    /// Approved, with a moment.
    Scheduled,
    /// An edition now.
    Published,
    /// Given up.
    Dropped,
}

impl Stage {
    /// Every stage, in order.
    pub const ALL: [Self; 6] =
        [Self::Writing, Self::Review, Self::Approved, Self::Scheduled, Self::Published, Self::Dropped];

    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The stage with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// Whether something may still come of it.
    pub fn is_open(self) -> bool {
        !matches!(self, Self::Published | Self::Dropped)
    }
}

/// The aim of a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DraftKind {
    /// A new article.
    First,
    /// The next edition in its language.
    Correction,
    /// The first edition in another language.
    Translation,
}

/// A text on its way.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// Our own identifier.
    pub id: Uuid,
    /// The article it belongs to, when there is one already.
    pub article: Option<Uuid>,
    /// Its language.
    pub lang: Lang,
    /// The edition in its language that it was begun from; 0 when there was none.
    pub base: i64,
    /// For a translation: the original's edition that it follows.
    pub translates: Option<i64>,
    /// The agency that issues it.
    pub agency: Uuid,
    /// Its words and where it stands.
    pub words: DraftContent,
    /// How far it is.
    pub stage: Stage,
    /// Grows with each save.
    pub version: i64,
    /// The person who began it.
    pub created_by: Option<Uuid>,
    /// The person who saved last.
    pub updated_by: Option<Uuid>,
    /// When that was.
    pub updated_at: Timestamp,
    /// The person who asked for review.
    pub submitted_by: Option<Uuid>,
    /// When that was.
    pub submitted_at: Option<Timestamp>,
    /// The person who approved it.
    pub approved_by: Option<Uuid>,
    /// When it is to go out.
    pub publish_at: Option<Timestamp>,
}

impl Draft {
    /// Its aim.
    pub fn aim(&self) -> DraftKind {
        match (self.article, self.base, self.translates) {
            // An original that is out belongs to the article that it became, and follows nothing.
            (None, ..) | (Some(_), 0, None) => DraftKind::First,
            (Some(_), 0, Some(_)) => DraftKind::Translation,
            (Some(_), ..) => DraftKind::Correction,
        }
    }
}

/// The part of a draft that a writer can change.
#[derive(Clone, Debug, PartialEq)]
pub struct DraftContent {
    /// The category.
    pub category: Uuid,
    /// The themes.
    pub themes: Vec<Uuid>,
    /// The areas that it concerns; none when it concerns the whole city.
    pub areas: Vec<Uuid>,
    /// The text.
    pub text: Text,
    /// For a correction: the change, described for the public.
    pub change_note: String,
}

/// A step of a draft's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
pub enum StepKind {
    /// Begun.
    #[strum(serialize = "draft.started")]
    Started,
    /// Sent to review.
    #[strum(serialize = "draft.submitted")]
    Submitted,
    /// Sent back, with a note.
    #[strum(serialize = "draft.returned")]
    Returned,
    /// Sent back by the program, because it could not go out at its moment; the note is a [`Hindrance`].
    #[strum(serialize = "draft.hindered")]
    Hindered,
    /// Taken back by its writers.
    #[strum(serialize = "draft.taken_back")]
    TakenBack,
    /// Approved.
    #[strum(serialize = "draft.approved")]
    Approved,
    /// Given a moment.
    #[strum(serialize = "draft.scheduled")]
    Scheduled,
    /// Its moment was taken away.
    #[strum(serialize = "draft.unscheduled")]
    Unscheduled,
    /// Not published at its moment, because the person who scheduled it may no longer publish; someone else has to
    /// confirm.
    #[strum(serialize = "draft.held")]
    Held,
    /// Published.
    #[strum(serialize = "draft.published")]
    Published,
    /// Published without approval, with a reason.
    #[strum(serialize = "draft.forced")]
    Forced,
    /// Given up.
    #[strum(serialize = "draft.dropped")]
    Dropped,
}

impl StepKind {
    /// The stored name, which is also the kind of its event.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The step with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A step that was taken.
#[derive(Clone, Debug)]
pub struct Step {
    /// The kind of step.
    pub kind: StepKind,
    /// When.
    pub at: Timestamp,
    /// The person who took it; none for the program itself.
    pub by: Option<Uuid>,
    /// The note that came with it.
    pub note: String,
    /// The version it was taken on.
    pub version: i64,
}

/// A comment on a passage.
#[derive(Clone, Debug)]
pub struct Comment {
    /// Our own identifier.
    pub id: Uuid,
    /// The draft.
    pub draft: Uuid,
    /// The person who wrote it.
    pub by: Option<Uuid>,
    /// When.
    pub at: Timestamp,
    /// The words it is about; empty for the whole.
    pub quote: String,
    /// Its words.
    pub words: String,
    /// The person who dealt with it, and when.
    pub settled: Option<(Option<Uuid>, Timestamp)>,
}

/// Why a step could not be taken.
#[derive(Debug, thiserror::Error)]
pub enum DraftError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// A requirement of every edition is not met.
    #[error(transparent)]
    Newsroom(NewsroomError),
    /// There is no such draft, comment or request, or it is closed.
    #[error("there is no such draft, or it is closed")]
    NoDraft,
    /// Someone saved in the meantime: this is how it stands now.
    #[error("the draft was saved by someone else in the meantime")]
    Changed(Box<Draft>),
    /// The step does not follow from the stage.
    #[error("this step does not follow from where the draft is: {0:?}")]
    Stage(Stage),
    /// A person who wrote or submitted a text does not approve it.
    #[error("someone else must approve what one has written")]
    OwnText,
    /// A person who wrote or submitted the text gave the reviewer their right lately: that is no approval by another
    /// person.
    #[error("the reviewer has the right from one who wrote the text")]
    OwnReviewer,
    /// The lint found errors, which must be mended first.
    #[error("there is something to mend first: {0} findings")]
    Blocked(usize),
    /// A note or reason is needed.
    #[error("a note is needed")]
    NoNote,
    /// The moment must be to come.
    #[error("the moment must be to come")]
    Past,
    /// An edition appeared since the draft was begun.
    #[error("the article has a newer edition than the draft was begun from")]
    Stale,
    /// There is an open draft for this article and language already.
    #[error("there is an open draft already")]
    Open(Uuid),
    /// The chosen thing is not there.
    #[error("what was chosen is not there: {0:?}")]
    Unknown(Chosen),
}

/// The things that a writer chooses for a draft.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    /// The agency that issues it.
    Agency,
    /// Its category.
    Category,
    /// Its themes.
    Themes,
    /// The areas that it concerns.
    Areas,
    /// The picture on top.
    Picture,
}

impl From<NewsroomError> for DraftError {
    /// A failing database and a missing right stay as they are, whichever action met them.
    fn from(error: NewsroomError) -> Self {
        match error {
            NewsroomError::Db(error) => Self::Db(error),
            NewsroomError::Denied(denied) => Self::Denied(denied),
            other => Self::Newsroom(other),
        }
    }
}

/// Why the program sent a scheduled draft back, as a step's note keeps it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "lowercase")]
pub enum Hindrance {
    /// The article has a newer edition than the draft was begun from.
    Stale,
    /// The article was taken off the site.
    Withdrawn,
    /// Nothing differs from the published edition.
    Same,
    /// The lint finds an error that was not there before, like a link that is dead by now.
    Lint,
    /// Something else is not as an edition needs it.
    Other,
}

impl Hindrance {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The hindrance with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }

    /// The reason that keeps a draft from going out.
    pub(super) fn of(error: &DraftError) -> Self {
        match error {
            DraftError::Stale | DraftError::Newsroom(NewsroomError::Translated) => Self::Stale,
            DraftError::Newsroom(NewsroomError::Withdrawn) => Self::Withdrawn,
            DraftError::Newsroom(NewsroomError::SameText) => Self::Same,
            DraftError::Blocked(_) => Self::Lint,
            _ => Self::Other,
        }
    }
}
