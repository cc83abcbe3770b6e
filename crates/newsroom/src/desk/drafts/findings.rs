//! The lint's findings in a draft, as its panel shows them: on the page, and again after each save.

use std::collections::BTreeSet;

use askama::Template;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use crate::drafts::{Draft, DraftKind, Stage};
use crate::t;
use document::lint::{Finding, Level, Place};
use frame::desk::DeskSession;

/// The panel.
#[derive(Template)]
#[template(path = "desk/pages/draft_lint.html")]
pub(super) struct Findings {
    pub(super) lang: Lang,
    pub(super) all: Vec<Found>,
    pub(super) errors: usize,
    /// Nobody has written yet, so nothing is said yet.
    pub(super) untouched: bool,
}

/// Something the lint found.
pub(crate) struct Found {
    pub error: bool,
    pub place: String,
    pub message: String,
    /// Tells it from others, for the list of those that were seen.
    mark: String,
}

impl Findings {
    /// The findings in a draft as it stands.
    pub(super) async fn read(seat: &DeskSession, draft: &Draft) -> Result<Self, Failure> {
        let lang = seat.desk.lang;
        let found = if draft.stage.is_open() {
            crate::findings(seat.app().db(), draft, seat.app().today()).await?
        } else {
            Vec::new()
        };
        let all: Vec<Found> = found.iter().map(|one| found_in(lang, one)).collect();
        let errors = all.iter().filter(|one| one.error).count();
        Ok(Self { lang, all, errors, untouched: false })
    }

    /// The same for a page that is only opened: a text that nobody has begun is not blamed for being empty.
    pub(super) async fn at_first(seat: &DeskSession, draft: &Draft) -> Result<Self, Failure> {
        if draft.version == 1 && draft.stage == Stage::Writing && draft.aim() == DraftKind::First {
            return Ok(Self { lang: seat.desk.lang, all: Vec::new(), errors: 0, untouched: true });
        }
        Self::read(seat, draft).await
    }

    /// How much there is, in a sentence.
    pub(super) fn summary(&self) -> String {
        if self.untouched {
            t!(self.lang, "lint-untouched")
        } else if self.all.is_empty() {
            t!(self.lang, "lint-nothing")
        } else if self.errors > 0 {
            t!(self.lang, "lint-errors", count = self.errors)
        } else {
            t!(self.lang, "lint-warnings")
        }
    }

    /// Which are shown, for the form to say that they were seen.
    pub(super) fn marks(&self) -> String {
        self.all.iter().map(|one| one.mark.as_str()).collect::<Vec<_>>().join(".")
    }

    /// Those that the form does not say were seen.
    pub(super) fn unseen(self, form: &Form) -> Vec<Found> {
        let seen: BTreeSet<&str> = form.text("seen").split('.').collect();
        self.all.into_iter().filter(|one| !seen.contains(one.mark.as_str())).collect()
    }
}

/// A finding in words.
pub(crate) fn found_in(lang: Lang, one: &Finding) -> Found {
    let place = match one.place {
        Place::Agency => t!(lang, "draft-agency"),
        Place::Title => t!(lang, "place-title"),
        Place::Summary => t!(lang, "place-summary"),
        Place::Picture => t!(lang, "place-picture"),
        Place::Body => t!(lang, "place-body"),
        Place::Block(index) => {
            let number = index.saturating_add(1);
            t!(lang, "place-block", number = number)
        }
    };
    // A paragraph more above does not make it another finding: its rule and its words do.
    let words = format!("{:?} {}", one.rule, one.quote);
    let mark =
        words.bytes().fold(0x811c_9dc5_u32, |mark, byte| (mark ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Found { error: one.level == Level::Error, place, message: one.message(lang), mark: format!("{mark:08x}") }
}
