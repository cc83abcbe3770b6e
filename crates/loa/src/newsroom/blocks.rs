//! Blocks that are written once and shown in many articles. An edit is a new numbered edition of the block, and every
//! article that shows it renders anew.
//!
//! What must always hold: a save that did not see the newest edition is refused; a block shows no other block; one that
//! an article shows cannot be removed; what was removed is still shown by earlier editions of articles.

use jiff::Timestamp;
use kit::db::{DbError, Tx};
use serde_json::json;
use uuid::Uuid;

use super::actions::event;
use super::document::Document;
use super::store;
use crate::accounts::{Actor, Denied, On, Permission};

/// Longest name, in characters.
const LONGEST: usize = 120;

/// A block that many articles share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedBlock {
    /// Our own identifier.
    pub id: Uuid,
    /// What editors know it by.
    pub name: String,
    /// The agency that answers for it.
    pub agency: Uuid,
    /// The number of its present edition.
    pub edition: i64,
    /// What it says.
    pub body: Document,
    /// When it was edited last.
    pub at: Timestamp,
    /// Who did.
    pub by: Option<Uuid>,
    /// Whether it was removed: it is offered no more.
    pub removed: bool,
    /// How many articles on the site show it now.
    pub hosts: i64,
}

/// An edition of a block.
#[derive(Clone, Debug)]
pub struct BlockEdition {
    /// From 1.
    pub number: i64,
    /// When it was written.
    pub at: Timestamp,
    /// Who wrote it.
    pub by: Option<Uuid>,
    /// What it was called.
    pub name: String,
    /// What it said.
    pub body: Document,
}

/// Why a block was not changed.
#[derive(Debug, thiserror::Error)]
pub enum BlockError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is no such block.
    #[error("there is no such block")]
    NoBlock,
    /// It has no name, or one that is too long.
    #[error("the block has no name, or one of more than {LONGEST} characters")]
    Name,
    /// It says nothing.
    #[error("the block says nothing")]
    Empty,
    /// It shows another block.
    #[error("the block shows another block")]
    Nested,
    /// Someone edited it in the meantime: this is how it stands now.
    #[error("the block was edited by someone else in the meantime")]
    Changed(Box<SharedBlock>),
    /// So many articles and drafts show it.
    #[error("{0} articles or drafts show the block")]
    Used(i64),
}

/// Adds a block.
///
/// # Errors
/// See [`BlockError`]; so for all here.
pub async fn add_block(
    tx: &mut Tx,
    actor: &Actor,
    agency: Uuid,
    name: &str,
    body: Document,
) -> Result<Uuid, BlockError> {
    actor.may(Permission::ShareBlocks, On::Agency(agency))?;
    let name = check(name, &body)?;
    let id = tx.id();
    store::insert_block(tx, id, agency).await?;
    store::insert_block_edition(tx, id, 1, actor.person(), &name, &body).await?;
    tx.record_quietly(event("block.added", id, actor, json!({ "agency": agency })));
    Ok(id)
}

/// Edits a block on top of the edition that the editor saw; answers the number of the new one.
pub async fn edit_block(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    name: &str,
    body: Document,
) -> Result<i64, BlockError> {
    let before = theirs(tx, actor, id).await?;
    let name = check(name, &body)?;
    if before.edition == seen && before.name == name && before.body == body {
        return Ok(seen);
    }
    let next = seen.saturating_add(1);
    // Asked and written in one statement: of two who save at once, the second finds the first's edition.
    if !store::set_block_edition(tx, id, seen, next).await? {
        let now = store::block(tx, id).await?.unwrap_or(before);
        return Err(BlockError::Changed(Box::new(now)));
    }
    store::insert_block_edition(tx, id, next, actor.person(), &name, &body).await?;
    tx.record(event("block.edited", id, actor, json!({ "edition": next, "hosts": before.hosts })));
    Ok(next)
}

/// Removes a block that nothing shows: it is offered no more.
pub async fn remove_block(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), BlockError> {
    let block = theirs(tx, actor, id).await?;
    let used = block.hosts + store::drafts_with(tx, id).await?;
    if used > 0 {
        return Err(BlockError::Used(used));
    }
    store::set_removed(tx, id).await?;
    tx.record_quietly(event("block.removed", id, actor, json!({})));
    Ok(())
}

async fn theirs(tx: &Tx, actor: &Actor, id: Uuid) -> Result<SharedBlock, BlockError> {
    actor.may_somewhere(Permission::ShareBlocks)?;
    let block = store::block(tx, id).await?.filter(|block| !block.removed).ok_or(BlockError::NoBlock)?;
    actor.may(Permission::ShareBlocks, On::Agency(block.agency))?;
    Ok(block)
}

fn check(name: &str, body: &Document) -> Result<String, BlockError> {
    let name = viet::nfc(name.trim()).into_owned();
    if name.is_empty() || name.chars().count() > LONGEST {
        return Err(BlockError::Name);
    }
    if !body.reused().is_empty() {
        return Err(BlockError::Nested);
    }
    if body.is_empty() {
        return Err(BlockError::Empty);
    }
    Ok(name)
}
