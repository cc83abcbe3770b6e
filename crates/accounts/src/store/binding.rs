//! The digests that the record states of accounts and roles, as they stand in the tables.

use kit::db::{DbError, Migration, Run, Tx};
use kit::digest::Digest;
use sea_orm::FromQueryResult;
use serde_json::Value;
use uuid::Uuid;

/// Accounts that were there before events stated digests are bound once.
pub(super) const MIGRATION: Migration = Migration {
    name: "accounts_0005_unbound_accounts",
    up: |schema| {
        schema.sql(
            "INSERT INTO unbound (part, after) SELECT 'accounts', 0 WHERE EXISTS (SELECT 1 FROM people)",
        );
    },
};

/// The digests of the secrets that open an account, and whether it is open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct AccountDigest {
    pub(crate) id: Uuid,
    pub(crate) active: bool,
    /// Of the password's hash. That hash is salted and slow, so this says nothing about the password.
    pub(crate) password: String,
    /// Of the authenticator app's secret (160 random bits: nothing that could be guessed); empty when there is none.
    pub(crate) second: String,
}

#[derive(FromQueryResult)]
struct PersonRow {
    id: Uuid,
    active: bool,
    password: String,
    totp: String,
}

impl PersonRow {
    fn digest(self) -> AccountDigest {
        let second = match self.totp.as_str() {
            "" => String::new(),
            secret => digest("loa.second-step.1", self.id, secret),
        };
        let password = digest("loa.password.1", self.id, &self.password);
        AccountDigest { id: self.id, active: self.active, password, second }
    }
}

fn digest(purpose: &str, person: Uuid, text: &str) -> String {
    Digest::of(purpose).bytes(person.as_bytes()).text(text).finish()
}

/// All accounts, in the order of their identifiers.
pub(crate) async fn accounts(db: &impl Run) -> Result<Vec<AccountDigest>, DbError> {
    let rows: Vec<PersonRow> =
        db.all("SELECT id, active, password, totp FROM people ORDER BY id", []).await?;
    Ok(rows.into_iter().map(PersonRow::digest).collect())
}

/// The digests that the record states of an account that was just written.
pub(crate) async fn account(tx: &Tx, id: Uuid) -> Result<AccountDigest, DbError> {
    let sql = "SELECT id, active, password, totp FROM people WHERE id = $1";
    let row: Option<PersonRow> = tx.one(sql, [id.into()]).await?;
    row.map(PersonRow::digest).ok_or_else(|| DbError::Unreadable(format!("person {id}")))
}

/// A role that was given, with a digest of its person, kind, place, giver and start; not of its end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct GrantDigest {
    pub(crate) id: Uuid,
    pub(crate) person: Uuid,
    pub(crate) digest: String,
    pub(crate) ends_at: Option<i64>,
}

#[derive(FromQueryResult)]
struct GrantRow {
    id: Uuid,
    person_id: Uuid,
    role: String,
    agency_id: Option<Uuid>,
    granted_by: Option<Uuid>,
    lent_from: Option<Uuid>,
    starts_at: i64,
    ends_at: Option<i64>,
}

impl GrantRow {
    fn digest(self) -> GrantDigest {
        let maybe = |id: &Option<Uuid>| id.as_ref().map(|id| id.as_bytes().to_vec());
        let digest = Digest::of("loa.role.1")
            .bytes(self.id.as_bytes())
            .bytes(self.person_id.as_bytes())
            .text(&self.role)
            .maybe(maybe(&self.agency_id).as_deref())
            .maybe(maybe(&self.granted_by).as_deref())
            .maybe(maybe(&self.lent_from).as_deref())
            .number(self.starts_at)
            .finish();
        GrantDigest { id: self.id, person: self.person_id, digest, ends_at: self.ends_at }
    }
}

const GRANT: &str =
    "SELECT id, person_id, role, agency_id, granted_by, lent_from, starts_at, ends_at FROM role_grants";

/// All roles that were ever given.
pub(crate) async fn grant_digests(db: &impl Run) -> Result<Vec<GrantDigest>, DbError> {
    let rows: Vec<GrantRow> = db.all(&format!("{GRANT} ORDER BY id"), []).await?;
    Ok(rows.into_iter().map(GrantRow::digest).collect())
}

/// The digest that the record states of a role that was just given.
pub(crate) async fn grant_digest(tx: &Tx, id: Uuid) -> Result<GrantDigest, DbError> {
    let row: Option<GrantRow> = tx.one(&format!("{GRANT} WHERE id = $1"), [id.into()]).await?;
    row.map(GrantRow::digest).ok_or_else(|| DbError::Unreadable(format!("role {id}")))
}

/// A passkey, with a digest of its person and its public key.
pub(crate) fn passkey_digest(person: Uuid, credential: &str) -> String {
    // The rest of it, a counter and flags, changes with each use.
    let read: Value = serde_json::from_str(credential).unwrap_or_default();
    let key = Value::from(vec![read["cred"]["cred_id"].clone(), read["cred"]["cred"].clone()]);
    digest("loa.passkey.1", person, &key.to_string())
}

/// All passkeys: the person and the digest that the record states.
pub(crate) async fn passkey_digests(db: &impl Run) -> Result<Vec<(Uuid, String)>, DbError> {
    let rows = db.rows("SELECT person_id, credential FROM passkeys ORDER BY id", []).await?;
    rows.iter()
        .map(|row| {
            let (person, credential): (Uuid, String) =
                (row.try_get("", "person_id")?, row.try_get("", "credential")?);
            Ok((person, passkey_digest(person, &credential)))
        })
        .collect()
}

/// A digest of the name by which another system knows a person.
pub(crate) fn identity_digest(person: Uuid, issuer: &str, subject: &str) -> String {
    Digest::of("loa.identity.1").bytes(person.as_bytes()).text(issuer).text(subject).finish()
}

/// The names by which other systems know people: the person and the digest that the record states.
pub(crate) async fn identity_digests(db: &impl Run) -> Result<Vec<(Uuid, String)>, DbError> {
    let rows =
        db.rows("SELECT person_id, issuer, subject FROM identities ORDER BY issuer, subject", []).await?;
    rows.iter()
        .map(|row| {
            let person: Uuid = row.try_get("", "person_id")?;
            let (issuer, subject): (String, String) =
                (row.try_get("", "issuer")?, row.try_get("", "subject")?);
            Ok((person, identity_digest(person, &issuer, &subject)))
        })
        .collect()
}

/// Whole sessions: the person and the start.
pub(crate) async fn session_starts(db: &impl Run) -> Result<Vec<(Uuid, i64)>, DbError> {
    let rows = db.rows("SELECT person_id, created_at FROM sessions WHERE NOT half ORDER BY id", []).await?;
    rows.iter().map(|row| Ok((row.try_get("", "person_id")?, row.try_get("", "created_at")?))).collect()
}
