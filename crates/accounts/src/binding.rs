//! Binding accounts to the record: the event that sets a password, a second step, a passkey or a role states a digest of it,
//! so that a change in the tables past the program is noticed. Accounts and roles that were there before are bound once.

use kit::db::{Db, DbError, Tx};
use kit::events;
use serde_json::{Value, json};
use uuid::Uuid;

use super::people::event;
use super::store::binding as store;
use access::Actor;

mod check;

pub use check::verify;

/// The actor of the events that bind accounts and roles from before.
const BINDER: Actor = Actor::System("binding");
/// Accounts and roles of one event.
const SOME: usize = 100;
const ACCOUNTS: &str = "accounts";

/// Binds all accounts that were there before events stated digests.
///
/// # Errors
/// When the database fails.
pub async fn bind_accounts(db: &Db) -> Result<(), DbError> {
    let mut tx = db.begin().await?;
    if events::unbound(&tx, ACCOUNTS).await?.is_none() {
        return Ok(());
    }
    let people: Vec<Value> = store::accounts(&tx)
        .await?
        .into_iter()
        .map(|one| json!({ "id": one.id, "active": one.active, "password": one.password, "second": one.second }))
        .collect();
    let grants: Vec<Value> = store::grant_digests(&tx)
        .await?
        .into_iter()
        .map(
            |one| json!({ "id": one.id, "person": one.person, "sha256": one.digest, "ends_at": one.ends_at }),
        )
        .collect();
    let pair = |(person, digest): (Uuid, String)| json!({ "person": person, "sha256": digest });
    let passkeys: Vec<Value> = store::passkey_digests(&tx).await?.into_iter().map(pair).collect();
    let identities: Vec<Value> = store::identity_digests(&tx).await?.into_iter().map(pair).collect();
    for (what, all) in
        [("people", people), ("grants", grants), ("passkeys", passkeys), ("identities", identities)]
    {
        for some in all.chunks(SOME) {
            let data = json!({ what: some });
            let bound = event("record.bound", Uuid::nil(), &BINDER, data);
            tx.record_quietly(events::NewEvent { subject: ACCOUNTS.to_owned(), ..bound });
        }
    }
    events::bound(&tx, ACCOUNTS, None).await?;
    tx.commit().await
}

/// The digest that the event about a role states.
pub(super) async fn stated_grant(tx: &Tx, grant: Uuid) -> Result<Value, DbError> {
    let stated = store::grant_digest(tx, grant).await?;
    Ok(json!({ "id": stated.id, "sha256": stated.digest }))
}

/// The digest that the event about a password states.
pub(super) async fn stated_password(tx: &Tx, person: Uuid) -> Result<String, DbError> {
    Ok(store::account(tx, person).await?.password)
}

/// The digest that the event about a second step states.
pub(super) async fn stated_second(tx: &Tx, person: Uuid) -> Result<String, DbError> {
    Ok(store::account(tx, person).await?.second)
}

pub(super) use store::{identity_digest, passkey_digest};
