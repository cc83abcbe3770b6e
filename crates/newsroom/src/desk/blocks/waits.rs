//! The edit of a block that waits for approval, and the returned one: the change that each makes, and its outcome.

use crate::permissions::{FORCE_PUBLISH, REVIEW, SHARE_BLOCKS};
use kit::web::failure::Failure;

use super::findings::findings;
use crate::desk::drafts::{self, Found};
use crate::t;
use crate::{Proposal, SharedBlock, Text};
use access::On;
use accounts::desk::names::Names;
use document::{self, Document, Embeds};
use frame::desk::DeskSession;

/// An edit that waits for approval.
pub(super) struct Waits {
    pub(super) id: String,
    pub(super) by: String,
    pub(super) moment: String,
    pub(super) change: Change,
    /// The lint's findings in it.
    pub(super) findings: Vec<Found>,
    /// It is the officer's own: someone else approves it.
    pub(super) own: bool,
    /// The block was edited since: it can only be proposed anew.
    pub(super) stale: bool,
    pub(super) may_approve: bool,
    pub(super) may_return: bool,
    pub(super) may_drop: bool,
    pub(super) may_force: bool,
}

/// An edit of the officer's that was returned.
pub(super) struct Back {
    pub(super) by: String,
    pub(super) moment: String,
    pub(super) reason: String,
    pub(super) change: Change,
}

/// The change that a proposal makes to the block as it is used now.
pub(super) struct Change {
    /// The name that it gives, in a sentence; empty when the name stays.
    pub(super) renamed: String,
    /// The note for the public, in a sentence.
    pub(super) note: String,
    /// Word by word.
    pub(super) compared: String,
    /// All that it would say.
    pub(super) html: String,
}

impl Change {
    async fn of(seat: &DeskSession, block: &SharedBlock, proposal: Proposal) -> Self {
        let lang = seat.desk.lang;
        let compared = drafts::diff(lang, &alone(&block.body), &alone(&proposal.body)).await;
        let (name, note) = (proposal.name.as_str(), proposal.change_note.as_str());
        let renamed =
            if name == block.name { String::new() } else { t!(lang, "blocks-renamed", name = name) };
        let note = t!(lang, "blocks-note-said", note = note);
        let html = document::to_html(&proposal.body, &Embeds::default());
        Self { renamed, note, compared, html }
    }
}

/// A text that is only a body.
fn alone(body: &Document) -> Text {
    Text {
        title: String::new(),
        summary: String::new(),
        body: body.clone(),
        author: String::new(),
        source: String::new(),
        picture: None,
        attachments: Vec::new(),
    }
}

/// The edit of a block that waits for approval.
pub(super) async fn waits(
    seat: &DeskSession,
    names: &Names,
    block: &SharedBlock,
) -> Result<Option<Waits>, Failure> {
    let Some(waits) = crate::block_proposal(seat.app().db(), block.id).await? else { return Ok(None) };
    let own = waits.by == Some(seat.officer.person);
    let stale = waits.seen != block.edition;
    let findings = findings(seat, &waits.body).await?;
    let wrong = findings.iter().any(|one| one.error);
    let may = |permission| seat.may(permission, On::Agency(block.agency));
    Ok(Some(Waits {
        id: waits.id.to_string(),
        by: names.person(waits.by),
        moment: seat.moment(waits.at),
        own,
        stale,
        may_approve: !own && !stale && !wrong && may(REVIEW),
        may_return: !own && may(REVIEW),
        may_drop: own && may(SHARE_BLOCKS),
        may_force: !stale && may(FORCE_PUBLISH),
        change: Change::of(seat, block, waits).await,
        findings,
    }))
}

/// The edit of a block that was returned to the officer.
pub(super) async fn back(
    seat: &DeskSession,
    names: &Names,
    block: &SharedBlock,
) -> Result<Option<Back>, Failure> {
    let (db, person) = (seat.app().db(), seat.officer.person);
    let Some(back) = crate::returned_proposal(db, block.id, person).await? else { return Ok(None) };
    Ok(Some(Back {
        by: names.person(back.by),
        moment: seat.moment(back.at),
        reason: back.reason,
        change: Change::of(seat, block, back.proposal).await,
    }))
}
