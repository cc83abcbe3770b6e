//! What the lint says of a block's words, for who proposes them and who approves them.

use kit::web::failure::Failure;

use crate::desk::drafts::{Found, found_in};
use document::Document;
use frame::desk::DeskSession;

/// What is found in these words; nothing in none.
pub(super) async fn findings(seat: &DeskSession, body: &Document) -> Result<Vec<Found>, Failure> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let found = crate::block_findings(seat.app().db(), body, seat.app().today()).await?;
    Ok(found.iter().map(|one| found_in(seat.desk.lang, one)).collect())
}
