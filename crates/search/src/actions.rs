//! Keeping the list of expressions that mean the same. It counts for the whole city, so the whole city's right is asked
//! for. Every change makes pages of results anew, because searches then find other texts.

use agencies::permissions::ARRANGE;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use newsroom::permissions::ORGANISE;
use serde_json::json;
use uuid::Uuid;

use super::model::{Alias, Fault, MOST_GROUPS, Standing, Words};
use super::store;
use access::{Actor, Denied, On};

/// Why the list was not changed.
#[derive(Debug, thiserror::Error)]
pub enum AliasError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The group cannot be taken.
    #[error(transparent)]
    Fault(#[from] Fault),
    /// The faults of lines, counted from 1.
    #[error("{} lines cannot be taken", .0.len())]
    Lines(Vec<(usize, Fault)>),
    /// The list would have more than [`MOST_GROUPS`].
    #[error("more than {MOST_GROUPS} groups")]
    Full,
    /// There is no such group.
    #[error("there is no such group")]
    NoAlias,
    /// Someone changed it in the meantime: this is how it stands now.
    #[error("the group was changed by someone else in the meantime")]
    Changed(Box<Alias>),
    /// Someone removed it in the meantime.
    #[error("the group was removed by someone else in the meantime")]
    Gone,
}

/// The event that asks every node for a new index.
pub(super) const ASKED: &str = "index.asked";

/// Has every node make its index anew, beside the one that answers meanwhile.
///
/// # Errors
/// Unless the actor may arrange the city.
pub async fn ask_anew(tx: &mut Tx, actor: &Actor) -> Result<(), Denied> {
    actor.may(ARRANGE, On::City)?;
    let (subject, data) = ("search".to_owned(), json!({}));
    // Searches find the same as before, so public pages stay.
    tx.record_quietly(NewEvent { kind: ASKED, subject, actor: actor.name(), data });
    Ok(())
}

/// Adds a group.
///
/// # Errors
/// See [`AliasError`]: not allowed, an expression that stands elsewhere, a full list, the database.
pub async fn add_alias(tx: &mut Tx, actor: &Actor, words: &Words) -> Result<Uuid, AliasError> {
    actor.may(ORGANISE, On::City)?;
    let version = store::lock(tx).await?;
    let standing = Standing::of(&store::aliases(tx).await?);
    standing.check(words.list())?;
    if standing.len() >= MOST_GROUPS {
        return Err(AliasError::Full);
    }
    let id = tx.id();
    store::insert(tx, id, version, actor.person(), words.list()).await?;
    tx.record(event("alias.added", id, actor, version));
    Ok(id)
}

/// Adds many groups, all or none: one a line, its expressions parted by `=`. Empty lines are left out. Answers how many.
///
/// # Errors
/// As [`add_alias`]; the faults of lines as [`AliasError::Lines`].
pub async fn add_many(tx: &mut Tx, actor: &Actor, text: &str) -> Result<usize, AliasError> {
    actor.may(ORGANISE, On::City)?;
    let version = store::lock(tx).await?;
    let mut standing = Standing::of(&store::aliases(tx).await?);
    let (mut groups, mut faults) = (Vec::new(), Vec::new());
    for (number, line) in (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()) {
        let read = Words::parse(line.split('=')).and_then(|words| {
            standing.check(words.list())?;
            standing.add(words.list());
            Ok(words)
        });
        match read {
            Ok(words) => groups.push(words),
            Err(fault) => faults.push((number, fault)),
        }
    }
    if !faults.is_empty() {
        return Err(AliasError::Lines(faults));
    }
    if standing.len() > MOST_GROUPS {
        return Err(AliasError::Full);
    }
    for words in &groups {
        store::insert(tx, tx.id(), version, actor.person(), words.list()).await?;
    }
    if !groups.is_empty() {
        // One event for all of them, so that an import does not flood the record.
        let data = json!({ "groups": groups.len(), "version": version });
        let (subject, actor) = ("aliases".to_owned(), actor.name());
        tx.record(NewEvent { kind: "alias.many_added", subject, actor, data });
    }
    Ok(groups.len())
}

/// Writes a group anew, on top of the version that was seen.
///
/// # Errors
/// As [`add_alias`]; [`AliasError::NoAlias`], [`AliasError::Gone`] or [`AliasError::Changed`] when the group is not
/// there, was removed, or has another version than the one that was seen.
pub async fn change_alias(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    words: &Words,
) -> Result<(), AliasError> {
    actor.may(ORGANISE, On::City)?;
    let version = store::lock(tx).await?;
    let before = as_seen(tx, id, seen).await?;
    if before.words == words.list() {
        return Ok(());
    }
    check_beside(tx, id, words.list()).await?;
    let now = Alias { words: words.list().to_vec(), ..touched(tx, actor, version, before) };
    store::update(tx, &now).await?;
    tx.record(event("alias.changed", id, actor, version));
    Ok(())
}

/// Removes a group, on top of the version that was seen: its expressions are found apart again.
///
/// # Errors
/// As [`change_alias`], but for faults of expressions.
pub async fn remove_alias(tx: &mut Tx, actor: &Actor, id: Uuid, seen: i64) -> Result<(), AliasError> {
    actor.may(ORGANISE, On::City)?;
    let version = store::lock(tx).await?;
    let before = as_seen(tx, id, seen).await?;
    let now = Alias { removed: true, ..touched(tx, actor, version, before) };
    store::update(tx, &now).await?;
    tx.record(event("alias.removed", id, actor, version));
    Ok(())
}

/// Has a group that was removed count again; one that counts is left as it is.
///
/// # Errors
/// As [`add_alias`], because its expressions may stand elsewhere by now; [`AliasError::NoAlias`] when it never was.
pub async fn restore_alias(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), AliasError> {
    actor.may(ORGANISE, On::City)?;
    let version = store::lock(tx).await?;
    let before = store::alias(tx, id).await?.ok_or(AliasError::NoAlias)?;
    if !before.removed {
        return Ok(());
    }
    check_beside(tx, id, &before.words).await?;
    if store::aliases(tx).await?.len() >= MOST_GROUPS {
        return Err(AliasError::Full);
    }
    let now = Alias { removed: false, ..touched(tx, actor, version, before) };
    store::update(tx, &now).await?;
    tx.record(event("alias.restored", id, actor, version));
    Ok(())
}

/// The group, if nobody changed it since it was seen.
async fn as_seen(tx: &Tx, id: Uuid, seen: i64) -> Result<Alias, AliasError> {
    let now = store::alias(tx, id).await?.ok_or(AliasError::NoAlias)?;
    if now.removed {
        return Err(AliasError::Gone);
    }
    if now.version != seen {
        return Err(AliasError::Changed(Box::new(now)));
    }
    Ok(now)
}

/// Refuses expressions that stand in a group other than this one.
async fn check_beside(tx: &Tx, id: Uuid, words: &[String]) -> Result<(), AliasError> {
    let all = store::aliases(tx).await?;
    Ok(Standing::of(all.iter().filter(|alias| alias.id != id)).check(words)?)
}

fn touched(tx: &Tx, actor: &Actor, version: i64, before: Alias) -> Alias {
    Alias { version, changed: tx.now(), by: actor.person(), ..before }
}

/// Without the expressions: the log is never erased, and people wrote them.
fn event(kind: &'static str, subject: Uuid, actor: &Actor, version: i64) -> NewEvent {
    let data = json!({ "version": version });
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
