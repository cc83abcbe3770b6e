//! Edits of blocks that articles or drafts show: one person proposes them, another approves them or returns them with a
//! reason.

use crate::permissions::{FORCE_PUBLISH, REVIEW, SHARE_BLOCKS};
use jiff::Timestamp;
use kit::db::Tx;
use serde_json::json;
use uuid::Uuid;

use super::actions::event;
use super::blocks::{BlockError, Next, SharedBlock, lint, theirs, theirs_for, words, write};
use super::store;
use access::{Actor, Permission};
use document::Document;

/// An edit that waits for someone else's approval. A block has one at a time.
#[derive(Clone, Debug)]
pub struct Proposal {
    /// Our own identifier.
    pub id: Uuid,
    /// The block.
    pub block: Uuid,
    /// The edition that the proposer saw.
    pub seen: i64,
    /// The new name of the block.
    pub name: String,
    /// The new words.
    pub body: Document,
    /// The change, described for the public.
    pub change_note: String,
    /// The person who proposes it.
    pub by: Option<Uuid>,
    /// Since when it waits.
    pub at: Timestamp,
}

/// An edit that was returned to the person who proposed it. A person has one for a block, until they propose again or
/// put it away.
#[derive(Clone, Debug)]
pub struct Returned {
    /// As it was proposed.
    pub proposal: Proposal,
    /// When it was returned.
    pub at: Timestamp,
    /// The person who returned it.
    pub by: Option<Uuid>,
    /// Why.
    pub reason: String,
}

/// A proposal in a list, without the words of the block.
#[derive(Clone, Debug)]
pub struct Listed {
    /// The block.
    pub block: Uuid,
    /// The new name of the block.
    pub name: String,
    /// The agency that answers for it.
    pub agency: Uuid,
    /// The person who proposed the edit, or returned it.
    pub by: Option<Uuid>,
    /// Since when it waits, or is returned.
    pub at: Timestamp,
    /// The change, described for the public; or why it was returned.
    pub words: String,
}

/// Proposes an edit of a block, with a note for the public.
pub(super) async fn propose(
    tx: &mut Tx,
    actor: &Actor,
    before: SharedBlock,
    next: Next,
) -> Result<Uuid, BlockError> {
    let Next { seen, name, body, note: change_note, by, .. } = next;
    if change_note.is_empty() {
        return Err(BlockError::NoNote);
    }
    if before.edition != seen {
        return Err(BlockError::Changed(Box::new(before)));
    }
    let block = before.id;
    let waits = store::block_proposal(tx, block).await?;
    if waits.is_some_and(|waits| waits.by != by) {
        return Err(BlockError::Waiting);
    }
    let new = Proposal { id: tx.id(), block, seen, name, body, change_note, by, at: tx.now() };
    store::delete_proposal(tx, block).await?;
    store::delete_returned(tx, block, by).await?;
    store::insert_proposal(tx, &new).await?;
    tx.record_quietly(event("block.proposed", block, actor, json!({ "seen": seen })));
    Ok(new.id)
}

/// Approves a proposal as it was seen: the block's next edition, in every article that shows it. The person who
/// proposed it cannot.
///
/// # Errors
/// See [`BlockError`]; so for all here.
pub async fn approve_block(tx: &mut Tx, actor: &Actor, id: Uuid, proposal: Uuid) -> Result<i64, BlockError> {
    let (block, waits) = waiting(tx, actor, id, proposal, REVIEW).await?;
    if waits.by.is_some() && waits.by == actor.person() {
        return Err(BlockError::OwnWords);
    }
    lint(tx, &waits.body).await?;
    accept(tx, actor, block, waits, String::new()).await
}

/// Puts a proposal through without approval, with a reason that the public reads.
pub async fn force_block(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    proposal: Uuid,
    reason: &str,
) -> Result<i64, BlockError> {
    let (block, waits) = waiting(tx, actor, id, proposal, FORCE_PUBLISH).await?;
    let reason = words(reason);
    if reason.is_empty() {
        return Err(BlockError::NoReason);
    }
    accept(tx, actor, block, waits, reason).await
}

/// Drops the actor's own proposal. Someone else's proposal is returned with a reason instead: see [`return_block`].
pub async fn drop_proposal(tx: &mut Tx, actor: &Actor, id: Uuid, proposal: Uuid) -> Result<(), BlockError> {
    let (_, waits) = waiting(tx, actor, id, proposal, SHARE_BLOCKS).await?;
    if waits.by.is_some() && waits.by != actor.person() {
        return Err(BlockError::NotOwn);
    }
    store::delete_proposal(tx, id).await?;
    tx.record_quietly(event("block.proposal_dropped", id, actor, json!({})));
    Ok(())
}

/// Returns a proposal to the person who made it, with the reason; its words are kept for the next try.
pub async fn return_block(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    proposal: Uuid,
    reason: &str,
) -> Result<(), BlockError> {
    let (_, waits) = waiting(tx, actor, id, proposal, REVIEW).await?;
    if waits.by.is_some() && waits.by == actor.person() {
        return Err(BlockError::OwnWords);
    }
    let reason = words(reason);
    if reason.is_empty() {
        return Err(BlockError::NoReason);
    }
    store::delete_proposal(tx, id).await?;
    store::delete_returned(tx, id, waits.by).await?;
    store::insert_returned(tx, &Returned { proposal: waits, at: tx.now(), by: actor.person(), reason })
        .await?;
    tx.record_quietly(event("block.proposal_returned", id, actor, json!({})));
    Ok(())
}

/// Puts away the edit of a block that was returned to the actor.
pub async fn put_away_returned(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), BlockError> {
    theirs(tx, actor, id).await?;
    store::delete_returned(tx, id, actor.person()).await?;
    tx.record_quietly(event("block.returned_put_away", id, actor, json!({})));
    Ok(())
}

async fn waiting(
    tx: &Tx,
    actor: &Actor,
    id: Uuid,
    proposal: Uuid,
    needs: Permission,
) -> Result<(SharedBlock, Proposal), BlockError> {
    let block = theirs_for(tx, actor, id, needs).await?;
    let waits = store::block_proposal(tx, id).await?.filter(|waits| waits.id == proposal);
    Ok((block, waits.ok_or(BlockError::NoProposal)?))
}

async fn accept(
    tx: &mut Tx,
    actor: &Actor,
    block: SharedBlock,
    waits: Proposal,
    forced: String,
) -> Result<i64, BlockError> {
    store::delete_proposal(tx, block.id).await?;
    let Proposal { seen, name, body, change_note, by, .. } = waits;
    write(tx, actor, block, Next { seen, name, body, note: change_note, forced, by }).await
}
