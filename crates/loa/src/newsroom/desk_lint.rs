//! The lint with what it has to ask the database: which addresses of ours exist.

use kit::db::{DbError, Run};

use super::drafts::Draft;

/// How many errors a draft has that must be mended before review.
pub(super) async fn errors(_db: &impl Run, _draft: &Draft) -> Result<usize, DbError> {
    Ok(0)
}
