//! Blocks that are written once and shown in many articles. An edit is a new numbered edition of the block, and every
//! article that shows it renders anew.
//!
//! Invariants: once an article or a draft shows a block, its words change only by an edit that one person
//! proposes with a public note and another approves, or by force with a public reason; a save that did not see the
//! newest edition is refused; a block shows no other block; a block that an article shows cannot be removed; earlier
//! editions of articles still show a block that was removed.

use crate::permissions::SHARE_BLOCKS;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kit::db::{DbError, Tx};
use serde_json::json;
use uuid::Uuid;

use super::actions::event;
use super::proposals::propose;
use super::{desk_lint, store};
use access::{Actor, Denied, On, Permission};
use document::Document;
use document::lint::Level;

/// Longest name, in characters.
const LONGEST: usize = 120;
/// Longest note and longest reason, in characters.
const LONGEST_NOTE: usize = 1_000;

/// A block that many articles share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedBlock {
    /// Our own identifier.
    pub id: Uuid,
    /// Its name, by which editors know it.
    pub name: String,
    /// The agency that answers for it.
    pub agency: Uuid,
    /// The number of its present edition.
    pub edition: i64,
    /// Its words.
    pub body: Document,
    /// When it was edited last.
    pub at: Timestamp,
    /// The person who edited it last.
    pub by: Option<Uuid>,
    /// Whether it was removed: it is no longer offered.
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
    /// The person who wrote it.
    pub by: Option<Uuid>,
    /// The name of the block then.
    pub name: String,
    /// Its words.
    pub body: Document,
    /// The change, described for the public; empty while nothing showed the block.
    pub change_note: String,
    /// Why it was changed without approval; empty when it was approved. Public.
    pub forced: String,
}

/// An edit of a block that readers of an article are told of.
#[derive(Clone, Debug)]
pub struct BlockChange {
    /// The block.
    pub block: Uuid,
    /// The name of the block then.
    pub name: String,
    /// When.
    pub at: Timestamp,
    /// The change, described for the public.
    pub note: String,
    /// Why it was changed without approval; empty when it was approved.
    pub forced: String,
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
    /// The lint found so many errors in it.
    #[error("the block has {0} errors")]
    Wrong(usize),
    /// It shows another block.
    #[error("the block shows another block")]
    Nested,
    /// Someone edited it in the meantime: this is how it stands now.
    #[error("the block was edited by someone else in the meantime")]
    Changed(Box<SharedBlock>),
    /// So many articles and drafts show it.
    #[error("{0} articles or drafts show the block")]
    Used(i64),
    /// The public note on the change is missing.
    #[error("the edit must say what changes")]
    NoNote,
    /// No reason was given for going without approval, or for returning an edit.
    #[error("a reason is needed")]
    NoReason,
    /// Another proposal waits.
    #[error("another proposal for the block waits")]
    Waiting,
    /// No such proposal waits, or not any more.
    #[error("there is no such proposal")]
    NoProposal,
    /// The person who proposed an edit does not approve it.
    #[error("an edit is approved by someone else than who proposed it")]
    OwnWords,
    /// Someone else's edit cannot be dropped: it is returned with a reason.
    #[error("someone else's edit is returned with a reason")]
    NotOwn,
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
    actor.may(SHARE_BLOCKS, On::Agency(agency))?;
    let name = check(name, &body)?;
    lint(tx, &body).await?;
    let id = tx.id();
    store::insert_block(tx, id, agency).await?;
    let by = actor.person();
    let first = Next { seen: 0, name, body, note: String::new(), forced: String::new(), by };
    store::insert_block_edition(tx, id, 1, &first).await?;
    let data = json!({ "agency": agency, "sha256": store::binding::block_digest(tx, id, 1).await? });
    tx.record_quietly(event("block.added", id, actor, data));
    Ok(id)
}

/// An edit of a block, as it was typed.
#[derive(Clone, Debug)]
pub struct BlockEdit<'a> {
    /// The edition that its writer saw.
    pub seen: i64,
    /// The new name of the block.
    pub name: &'a str,
    /// The new words.
    pub body: Document,
    /// The change, described for the public; not asked for while nothing shows the block.
    pub note: &'a str,
}

/// The outcome of an edit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EditOutcome {
    /// The block was edited; this is the number of the new edition.
    Edited(i64),
    /// Articles or drafts show the block: this proposal waits for someone else's approval.
    Proposed(Uuid),
}

/// Edits a block that nothing shows, on top of the edition that the editor saw; proposes the edit where an article or a
/// draft shows the block. The same person's next proposal takes its place.
pub async fn edit_block(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    edit: BlockEdit<'_>,
) -> Result<EditOutcome, BlockError> {
    let before = theirs(tx, actor, id).await?;
    let BlockEdit { seen, name, body, note } = edit;
    let name = check(name, &body)?;
    if before.edition == seen && before.name == name && before.body == body {
        return Ok(EditOutcome::Edited(seen));
    }
    lint(tx, &body).await?;
    let next = Next { seen, name, body, note: String::new(), forced: String::new(), by: actor.person() };
    if shown(tx, &before).await? > 0 {
        return propose(tx, actor, before, Next { note: words(note), ..next })
            .await
            .map(EditOutcome::Proposed);
    }
    write(tx, actor, before, next).await.map(EditOutcome::Edited)
}

/// A block's next edition.
pub(super) struct Next {
    /// The edition that its writer saw.
    pub(super) seen: i64,
    pub(super) name: String,
    pub(super) body: Document,
    pub(super) note: String,
    pub(super) forced: String,
    pub(super) by: Option<Uuid>,
}

pub(super) async fn write(
    tx: &mut Tx,
    actor: &Actor,
    before: SharedBlock,
    next: Next,
) -> Result<i64, BlockError> {
    let (id, number) = (before.id, next.seen.saturating_add(1));
    // Checked and written in one statement: of two people who save at once, the second finds the first's edition.
    if !store::set_block_edition(tx, id, next.seen, number).await? {
        let now = store::block(tx, id).await?.unwrap_or(before);
        return Err(BlockError::Changed(Box::new(now)));
    }
    store::insert_block_edition(tx, id, number, &next).await?;
    let forced = !next.forced.is_empty();
    let digest = store::binding::block_digest(tx, id, number).await?;
    let data = json!({ "edition": number, "hosts": before.hosts, "forced": forced, "sha256": digest });
    tx.record(event("block.edited", id, actor, data));
    Ok(number)
}

/// How many articles and open drafts show a block.
async fn shown(tx: &Tx, block: &SharedBlock) -> Result<i64, DbError> {
    Ok(block.hosts + store::block_drafts(tx, block.id).await?)
}

/// Removes a block that nothing shows: it is no longer offered.
pub async fn remove_block(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), BlockError> {
    let block = theirs(tx, actor, id).await?;
    let used = shown(tx, &block).await?;
    if used > 0 {
        return Err(BlockError::Used(used));
    }
    store::set_removed(tx, id).await?;
    tx.record_quietly(event("block.removed", id, actor, json!({})));
    Ok(())
}

pub(super) async fn theirs(tx: &Tx, actor: &Actor, id: Uuid) -> Result<SharedBlock, BlockError> {
    theirs_for(tx, actor, id, SHARE_BLOCKS).await
}

pub(super) async fn theirs_for(
    tx: &Tx,
    actor: &Actor,
    id: Uuid,
    needs: Permission,
) -> Result<SharedBlock, BlockError> {
    actor.may_somewhere(needs)?;
    let block = store::block(tx, id).await?.filter(|block| !block.removed).ok_or(BlockError::NoBlock)?;
    actor.may(needs, On::Agency(block.agency))?;
    Ok(block)
}

/// Refuses a block with an error that would keep an article back, because many articles show it.
pub(super) async fn lint(tx: &Tx, body: &Document) -> Result<(), BlockError> {
    // The day decides about warnings only, and a warning keeps nothing back.
    let today = tx.now().to_zoned(TimeZone::UTC).date();
    let found = desk_lint::block_findings(tx, body, today).await?;
    match found.iter().filter(|one| one.level == Level::Error).count() {
        0 => Ok(()),
        errors => Err(BlockError::Wrong(errors)),
    }
}

pub(super) fn words(text: &str) -> String {
    viet::nfc(text.trim()).chars().take(LONGEST_NOTE).collect()
}

pub(super) fn check(name: &str, body: &Document) -> Result<String, BlockError> {
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
