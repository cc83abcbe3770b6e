//! Drafts at the desk: the list, the page where one is written or reviewed, each step of its way.

mod facts;
mod findings;
mod form;
mod list;
mod look;
mod notes;
mod passages;
mod places;
mod save;
mod show;
mod steps;

use crate::permissions::WRITE;
use frame::Outgoing;
use frame::permissions::READ_DESK;
use kit::db::DbError;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use uuid::Uuid;

use crate::NewsroomError;
use crate::drafts::{self, Chosen, Draft, DraftError, Stage};
use crate::t;
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::forms::FormErrors;

pub(super) use findings::{Found, found_in};
pub(super) use list::item;
pub(super) use look::diff;
pub(super) use show::refuse;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let read = Needs::Permission(READ_DESK);
    let write = Needs::Permission(WRITE);
    router
        .page(routes::DRAFTS, read, list::show)
        .act(routes::DRAFTS, write, list::start)
        .page(routes::DRAFT, read, show::show)
        .act(routes::DRAFT, write, save::send)
        .act(routes::DRAFT_SAVE, write, save::autosave)
        .page(routes::DRAFT_READERS, read, save::readers)
        .page(routes::DRAFT_LINT, read, save::lint)
        .page(routes::DRAFT_PREVIEW, read, look::preview)
        .page(routes::DRAFT_CHANGES, read, look::changes)
        .act(routes::DRAFT_STEP, Needs::SignIn, steps::take)
        .act(routes::DRAFT_COMMENTS, write, notes::comment)
        .act(routes::COMMENT_DONE, write, notes::settle)
        .act(routes::DRAFT_FACTS, write, facts::ask)
        .act(routes::FACTS_END, write, facts::end)
        .page(routes::FACTS, Needs::Nothing, facts::show)
        .act(routes::FACTS, Needs::Nothing, facts::answer)
}

/// A draft that the officer may read.
pub(super) async fn find(seat: &DeskSession, id: Uuid) -> Result<Draft, Failure> {
    let draft = drafts::draft(seat.app().db(), id).await?.ok_or(Failure::NotFound)?;
    // Another agency's draft is not there for an officer who may not read it: they may not know whether it exists.
    if !seat.may(READ_DESK, On::Agency(draft.agency)) {
        return Err(Failure::NotFound);
    }
    Ok(draft)
}

/// How far a draft is, in words.
pub(super) fn stage_name(lang: Lang, stage: Stage) -> String {
    match stage {
        Stage::Writing => t!(lang, "stage-writing"),
        Stage::Review => t!(lang, "stage-review"),
        Stage::Approved => t!(lang, "stage-approved"),
        Stage::Scheduled => t!(lang, "stage-scheduled"),
        Stage::Published => t!(lang, "stage-published"),
        Stage::Dropped => t!(lang, "stage-dropped"),
    }
}

/// The badge that goes with it: a shape and a colour of the pattern library.
pub(super) fn stage_badge(stage: Stage) -> &'static str {
    match stage {
        Stage::Writing | Stage::Dropped => "waiting",
        Stage::Review | Stage::Scheduled => "promised",
        Stage::Approved | Stage::Published => "answered",
    }
}

/// Why a step could not be taken; failures that are nobody's fault here stay failures.
pub(super) fn why(lang: Lang, error: &DraftError) -> Result<FormErrors, Failure> {
    let words = match error {
        DraftError::Denied(_) => return Err(Failure::Forbidden),
        DraftError::NoDraft => return Err(Failure::NotFound),
        DraftError::Db(error) => {
            tracing::error!(error.message = %error, "desk.draft_failed");
            return Err(if error.is_passing() { Failure::Away } else { Failure::Internal });
        }
        DraftError::Newsroom(error) => newsroom_why(lang, error)?,
        DraftError::Changed(_) => t!(lang, "draft-changed"),
        DraftError::Stage(stage) => t!(lang, "draft-stage", stage = stage_name(lang, *stage)),
        DraftError::OwnText => t!(lang, "draft-own-text"),
        DraftError::OwnReviewer => t!(lang, "draft-own-reviewer"),
        DraftError::Blocked(errors) => {
            let count = *errors;
            t!(lang, "draft-blocked", count = count)
        }
        DraftError::NoNote => t!(lang, "draft-no-note"),
        DraftError::Past => t!(lang, "draft-past"),
        DraftError::Stale => t!(lang, "draft-stale"),
        DraftError::Open(_) => t!(lang, "draft-open"),
        DraftError::Unknown(Chosen::Agency) => t!(lang, "draft-no-such-agency"),
        DraftError::Unknown(Chosen::Category) => t!(lang, "draft-no-such-category"),
        DraftError::Unknown(Chosen::Themes) => t!(lang, "draft-no-such-theme"),
        DraftError::Unknown(Chosen::Areas) => t!(lang, "draft-no-such-area"),
        DraftError::Unknown(Chosen::Picture) => t!(lang, "draft-no-such-picture"),
    };
    Ok(FormErrors::one(field_of(error), words))
}

/// The field that has to be filled or changed, by its identifier in the page; empty when it is no single one.
fn field_of(error: &DraftError) -> &'static str {
    match error {
        DraftError::Newsroom(NewsroomError::NoChangeNote) => "change_note",
        DraftError::Newsroom(NewsroomError::NoTitle | NewsroomError::LongTitle) => "title",
        DraftError::Newsroom(NewsroomError::LongSummary) => "summary",
        DraftError::Newsroom(NewsroomError::NoBody) => "body",
        DraftError::Newsroom(NewsroomError::NoAlt) => "picture_alt",
        DraftError::Unknown(Chosen::Agency) => "agency",
        DraftError::Unknown(Chosen::Category) => "category",
        DraftError::Unknown(Chosen::Themes) => "themes",
        DraftError::Unknown(Chosen::Areas) => "areas",
        _ => "",
    }
}

/// The parts that an edition needs and lacks, in a sentence.
pub(super) fn newsroom_why(lang: Lang, error: &NewsroomError) -> Result<String, Failure> {
    Ok(match error {
        NewsroomError::Denied(_) => return Err(Failure::Forbidden),
        NewsroomError::Db(error) => {
            tracing::error!(error.message = %error, "desk.newsroom_failed");
            return Err(if error.is_passing() { Failure::Away } else { Failure::Internal });
        }
        NewsroomError::NoTitle => t!(lang, "newsroom-no-title"),
        NewsroomError::LongTitle => t!(lang, "newsroom-long-title"),
        NewsroomError::LongSummary => t!(lang, "newsroom-long-summary"),
        NewsroomError::NoBody => t!(lang, "newsroom-no-body"),
        NewsroomError::NoAlt => t!(lang, "newsroom-no-alt"),
        NewsroomError::NoChangeNote => t!(lang, "newsroom-no-change-note"),
        NewsroomError::SameText => t!(lang, "newsroom-same-text"),
        NewsroomError::Translated => t!(lang, "newsroom-translated"),
        NewsroomError::NoArticle => t!(lang, "newsroom-no-article"),
        NewsroomError::NoPicture => t!(lang, "newsroom-no-picture"),
        NewsroomError::Withdrawn => t!(lang, "newsroom-withdrawn"),
        NewsroomError::NoReason => t!(lang, "newsroom-no-reason"),
        // The faults of a category are shown where categories are set up.
        NewsroomError::NoCategory | NewsroomError::Flaws(_) | NewsroomError::Changed => {
            return Err(Failure::BadInput);
        }
    })
}

/// A failure of the newsroom where no sentence can be shown.
pub(super) fn failed(error: &NewsroomError) -> Failure {
    newsroom_why(Lang::Vi, error).map_or_else(|failure| failure, |_| Failure::BadInput)
}

/// The drafts that go out by themselves because this person scheduled them, as far as the officer may read them.
///
/// # Errors
/// When the database does not answer.
pub async fn outgoing(seat: DeskSession, person: Uuid) -> Result<Vec<Outgoing>, DbError> {
    let within = seat.actor().reach(READ_DESK);
    let found = drafts::scheduled_by(seat.app().db(), person, within).await?;
    let entry = |one: drafts::Waiting| Outgoing {
        href: seat.at().desk_of(routes::DRAFT, one.id),
        title: one.title,
        at: one.publish_at,
    };
    Ok(found.into_iter().map(entry).collect())
}
