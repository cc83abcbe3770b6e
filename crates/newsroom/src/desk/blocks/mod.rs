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

/// Every door to shared blocks.
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

/// Why a block was not taken, in words; none for what is no fault of what was typed.
fn words(lang: Lang, error: &BlockError) -> Option<String> {
    match error {
        BlockError::Name => Some(t!(lang, "blocks-no-name")),
        BlockError::Empty => Some(t!(lang, "blocks-empty")),
        BlockError::Wrong(count) => {
            let count = *count;
            Some(t!(lang, "blocks-wrong", count = count))
        }
        BlockError::Nested => Some(t!(lang, "blocks-nested")),
        BlockError::Changed(_) => Some(t!(lang, "blocks-changed")),
        BlockError::Used(count) => {
            let count = *count;
            Some(t!(lang, "blocks-used", count = count))
        }
        BlockError::NoNote => Some(t!(lang, "blocks-no-note")),
        BlockError::NoReason => Some(t!(lang, "blocks-no-reason")),
        BlockError::Waiting => Some(t!(lang, "blocks-waiting")),
        BlockError::NoProposal => Some(t!(lang, "blocks-no-proposal")),
        BlockError::OwnWords => Some(t!(lang, "blocks-own-words")),
        BlockError::NotOwn => Some(t!(lang, "blocks-not-own")),
        BlockError::Denied(_) | BlockError::Db(_) | BlockError::NoBlock => None,
    }
}

/// The failure behind an error that is no fault of what was typed.
fn failure(error: BlockError) -> kit::web::failure::Failure {
    use kit::web::failure::Failure;
    match error {
        BlockError::Denied(_) => Failure::Forbidden,
        BlockError::Db(error) => error.into(),
        _ => Failure::NotFound,
    }
}
