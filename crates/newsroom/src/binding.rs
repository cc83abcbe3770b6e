//! Binding the public content to the record: the event that publishes an edition, edits a shared block or withdraws an
//! article states a digest of it, so that a change in the tables that bypasses the program is noticed. Content from
//! before such events is bound once.

use kit::db::{Db, DbError, Tx};
use kit::events;
use serde_json::{Map, Value, json};
use uuid::Uuid;

use super::actions::event;
use super::store::binding as store;
use access::Actor;

mod check;
mod files;

pub use check::verify;
pub use files::verify_files;

/// The actor that binds the content from before events stated digests.
const BINDER: Actor = Actor::System("binding");
/// Articles whose digests one event states: those whose numbers are the same but for the last two digits.
const BLOCK: i64 = 100;
/// Events of one transaction.
const TURN: usize = 10;
/// Shared blocks of one event.
const SHARED: usize = 100;
const EDITIONS: &str = "editions";
const SHARED_BLOCKS: &str = "blocks";

/// The key of an article's edition within a bound event, such as `vi.1`.
fn edition_key(lang: &str, number: i64) -> String {
    format!("{lang}.{number}")
}

/// The subject of the events that bind the articles of a block of numbers.
fn subject_of(block: i64) -> String {
    format!("{EDITIONS}:{block}")
}

/// Binds the next articles or shared blocks from before events stated digests; whether there are more.
///
/// # Errors
/// When the database fails.
pub async fn bind_next(db: &Db) -> Result<bool, DbError> {
    let mut tx = db.begin().await?;
    let Some(mut after) = events::unbound(&tx, EDITIONS).await? else {
        if events::unbound(&tx, SHARED_BLOCKS).await?.is_some() {
            bind_blocks(&mut tx).await?;
            tx.commit().await?;
        }
        return Ok(false);
    };
    let mut next = Some(after);
    for _ in 0..TURN {
        next = store::number_after(&tx, after).await?;
        let Some(number) = next else { break };
        let block = number.div_euclid(BLOCK);
        after = block * BLOCK + BLOCK - 1;
        bind_articles(&mut tx, block).await?;
    }
    events::bound(&tx, EDITIONS, next.map(|_| after)).await?;
    tx.commit().await?;
    Ok(true)
}

async fn bind_articles(tx: &mut Tx, block: i64) -> Result<(), DbError> {
    let (from, to) = (block * BLOCK, block * BLOCK + BLOCK - 1);
    let mut stated: Map<String, Value> = Map::new();
    for stand in store::stands(tx, from, to).await? {
        stated.insert(stand.id.to_string(), json!({ "category": stand.category_id, "editions": {} }));
    }
    for edition in store::edition_digests(tx, from, to).await? {
        if let Some(article) = stated.get_mut(&edition.article.to_string()) {
            article["editions"][edition_key(&edition.lang, edition.number)] = json!(edition.digest);
        }
    }
    for (article, digest) in store::withdrawal_digests(tx, from, to).await? {
        if let Some(article) = stated.get_mut(&article.to_string()) {
            article["withdrawal"] = json!(digest);
        }
    }
    bind(tx, subject_of(block), json!({ "articles": stated }));
    Ok(())
}

async fn bind_blocks(tx: &mut Tx) -> Result<(), DbError> {
    let ids: Vec<Uuid> = store::block_numbers(tx).await?.into_iter().map(|(id, _)| id).collect();
    for some in ids.chunks(SHARED) {
        let mut stated: Map<String, Value> = Map::new();
        for id in some {
            let editions = store::block_digests(tx, *id).await?;
            let editions: Map<String, Value> =
                editions.into_iter().map(|(number, digest)| (number.to_string(), json!(digest))).collect();
            stated.insert(id.to_string(), Value::Object(editions));
        }
        bind(tx, SHARED_BLOCKS.to_owned(), json!({ "blocks": stated }));
    }
    events::bound(tx, SHARED_BLOCKS, None).await
}

fn bind(tx: &mut Tx, subject: String, data: Value) {
    tx.record_quietly(events::NewEvent { subject, ..event("record.bound", Uuid::nil(), &BINDER, data) });
}
