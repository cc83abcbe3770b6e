//! The lint's findings in a block's words, for the people who propose them and those who approve them.

use kit::web::failure::Failure;

use crate::desk::drafts::{Found, found_in};
use document::Document;
use frame::desk::DeskSession;

/// The findings in these words; none when there are no words.
pub(super) async fn findings(seat: &DeskSession, body: &Document) -> Result<Vec<Found>, Failure> {
    if body.is_empty() {
        return Ok(Vec::new());
    }
    let found = crate::block_findings(seat.app().db(), body, seat.app().today()).await?;
    Ok(found.iter().map(|one| found_in(seat.desk.lang, one)).collect())
}
