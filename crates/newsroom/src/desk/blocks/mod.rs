//! Blocks that many articles share, at the desk: the list, adding one, editing and removing one.

mod findings;
mod list;
mod one;
mod waits;

use kit::i18n::Lang;
use kit::web::forms::Form;

use crate::BlockError;
use crate::t;
use document::{Document, DocumentError};
use frame::desk::DeskRouter;
use frame::forms::FormErrors;

/// The routes of shared blocks.
pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    one::routes(list::routes(router))
}

/// The body that a form brings: the editor's document, or Markdown where no script ran.
fn body(form: &Form) -> Result<Document, DocumentError> {
    match form.raw("document") {
        "" => Document::parse_markdown(form.raw("body")),
        json => Document::parse(json),
    }
}

/// Why a block was not taken; none for an error that the typed form did not cause. `reason` is the field of the reason.
fn errors(lang: Lang, error: &BlockError, reason: &'static str) -> Option<FormErrors> {
    let (field, words) = match error {
        BlockError::Name => ("ten", t!(lang, "blocks-no-name")),
        BlockError::Empty => ("body", t!(lang, "blocks-empty")),
        &BlockError::Wrong(count) => ("body", t!(lang, "blocks-wrong", count = count)),
        BlockError::Nested => ("body", t!(lang, "blocks-nested")),
        BlockError::Changed(_) => ("", t!(lang, "blocks-changed")),
        &BlockError::Used(count) => ("", t!(lang, "blocks-used", count = count)),
        BlockError::NoNote => ("ghi-chu", t!(lang, "blocks-no-note")),
        BlockError::NoReason => (reason, t!(lang, "blocks-no-reason")),
        BlockError::Waiting => ("", t!(lang, "blocks-waiting")),
        BlockError::NoProposal => ("", t!(lang, "blocks-no-proposal")),
        BlockError::OwnWords => ("", t!(lang, "blocks-own-words")),
        BlockError::NotOwn => ("", t!(lang, "blocks-not-own")),
        BlockError::Denied(_) | BlockError::Db(_) | BlockError::NoBlock => return None,
    };
    Some(FormErrors::one(field, words))
}

/// The failure behind an error that the typed form did not cause.
fn failure(error: BlockError) -> kit::web::failure::Failure {
    use kit::web::failure::Failure;
    match error {
        BlockError::Denied(_) => Failure::Forbidden,
        BlockError::Db(error) => error.into(),
        _ => Failure::NotFound,
    }
}
