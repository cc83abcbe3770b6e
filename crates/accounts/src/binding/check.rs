//! Compares accounts with the events about them in the record, from the first event to the last.

use std::collections::{BTreeMap, HashSet};

use jiff::Timestamp;
use kit::db::{Db, DbError};
use kit::events::{self, Event};
use kit::findings::Findings;
use serde_json::Value;
use uuid::Uuid;

use super::{ACCOUNTS, store};

/// Events read at a time.
const BATCH: u32 = 500;

/// The events that change an account.
const KINDS: [&str; 15] = [
    events::BOUND,
    "person.added",
    "person.joined",
    "person.password_changed",
    "person.second_step_on",
    "person.second_step_off",
    "person.passkey_added",
    "person.passkey_removed",
    "person.identity_linked",
    "person.suspended",
    "person.resumed",
    "recovery.used",
    "role.granted",
    "role.lent",
    "role.revoked",
];

/// A difference from the record.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error(
        "the account {0} was made by nobody: no event tells of it. Close it, then look for how it came in"
    )]
    NobodysAccount(Uuid),
    #[error("the account {0} is gone: restore it from a backup")]
    AccountGone(Uuid),
    #[error("the account {0} has another password than was set last: close it, then let its owner in again")]
    Password(Uuid),
    #[error(
        "the account {0} has another second step than was set last: close it, then let its owner in again"
    )]
    Second(Uuid),
    #[error("the account {0} is open and was closed: close it")]
    Open(Uuid),
    #[error("the account {0} is closed and nobody closed it: look for who wrote to the table people")]
    Closed(Uuid),
    #[error("the account {0} has a passkey that nobody added: close it, then look for how it came in")]
    NobodysPasskey(Uuid),
    #[error(
        "the account {0} has lost a passkey, or its key is another: compare the table passkeys with a backup"
    )]
    PasskeyGone(Uuid),
    #[error(
        "the account {0} is linked with another system by nobody: compare the table identities with a backup"
    )]
    NobodysIdentity(Uuid),
    #[error(
        "the account {0} is no longer linked with another system: compare the table identities with a backup"
    )]
    IdentityGone(Uuid),
    #[error("the account {0} has a role that nobody gave ({1}): take it away, then look for how it came in")]
    NobodysRole(Uuid, Uuid),
    #[error(
        "the account {0} has another role than was given ({1}): compare the table role_grants with a backup"
    )]
    OtherRole(Uuid, Uuid),
    #[error(
        "a role of the account {0} ends at another time than the record says ({1}): compare it with a backup"
    )]
    OtherEnd(Uuid, Uuid),
    #[error("a role of the account {0} is gone ({1}): compare the table role_grants with a backup")]
    RoleGone(Uuid, Uuid),
    #[error("the account {0} has a session without having signed in: end all its sessions")]
    NobodysSession(Uuid),
    #[error("event {0} binds accounts a second time: someone wrote to the table unbound")]
    BoundAgain(i64),
    #[error("accounts are not bound to the record yet: start the program once, for a minute")]
    Unbound,
}

/// Compares passwords, second steps, passkeys, links to other systems, roles and sessions with the events that tell of
/// them.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(db: &Db) -> Result<Findings, DbError> {
    let mut found = Findings::default();
    // The tables first: a row that is added to them meanwhile has its event by the time the events are read.
    let tables = Tables {
        accounts: store::accounts(db).await?,
        grants: store::grant_digests(db).await?,
        passkeys: store::passkey_digests(db).await?,
        identities: store::identity_digests(db).await?,
    };
    let sessions = store::session_starts(db).await?;
    if events::unbound(db, ACCOUNTS).await?.is_some() {
        found.add(Wrong::Unbound);
    } else {
        let mut told = Told::default();
        let mut after = 0;
        loop {
            let batch = events::of_kinds(db, &KINDS, after, BATCH).await?;
            let Some(last) = batch.last() else { break };
            after = last.position;
            batch.iter().for_each(|event| told.tell(event));
        }
        told.compare(tables, &mut found);
    }
    for (person, began) in sessions {
        if !signed_in(db, person, began).await? {
            found.add(Wrong::NobodysSession(person));
        }
    }
    Ok(found)
}

async fn signed_in(db: &Db, person: Uuid, began: i64) -> Result<bool, DbError> {
    let events = events::of(db, &person.to_string()).await?;
    Ok(events.iter().any(|event| event.kind == "person.signed_in" && event.at.as_millisecond() == began))
}

struct Tables {
    accounts: Vec<store::AccountDigest>,
    grants: Vec<store::GrantDigest>,
    passkeys: Vec<(Uuid, String)>,
    identities: Vec<(Uuid, String)>,
}

/// The accounts and roles as the record tells of them.
#[derive(Default)]
struct Told {
    accounts: BTreeMap<Uuid, Account>,
    grants: BTreeMap<Uuid, Given>,
    /// Some event stated no digest where one belongs: only then was there anything to bind.
    lacking: bool,
    /// When accounts were bound: all at one moment.
    bound_at: Option<Timestamp>,
    /// Events that bind a second time.
    again: Vec<i64>,
}

struct Account {
    active: bool,
    /// Not stated by events of before.
    password: Option<String>,
    second: Option<String>,
    passkeys: HashSet<String>,
    identities: HashSet<String>,
}

impl Default for Account {
    fn default() -> Self {
        Self {
            active: true,
            password: None,
            second: Some(String::new()),
            passkeys: HashSet::new(),
            identities: HashSet::new(),
        }
    }
}

struct Given {
    person: Uuid,
    digest: String,
    ends_at: Option<i64>,
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

impl Told {
    fn tell(&mut self, event: &Event) {
        let (data, kind) = (&event.data, event.kind.as_str());
        if kind == events::BOUND {
            if event.subject == ACCOUNTS {
                if !self.lacking || self.bound_at.is_some_and(|at| at != event.at) {
                    self.again.push(event.position);
                } else {
                    self.bound_at = Some(event.at);
                    self.bind(data);
                }
            }
            return;
        }
        let Ok(person) = event.subject.parse::<Uuid>() else { return };
        let belongs = match kind {
            "person.joined" | "person.added" | "person.password_changed" | "recovery.used" => "password",
            "person.second_step_on" => "second",
            "person.passkey_added" | "person.identity_linked" => "sha256",
            "role.granted" | "role.lent" => "grant",
            _ => "",
        };
        self.lacking |= !belongs.is_empty() && data[belongs].is_null();
        let account = self.accounts.entry(person).or_default();
        match kind {
            "person.joined" | "person.added" | "person.password_changed" => {
                account.password = text(&data["password"]);
            }
            "recovery.used" => {
                account.password = text(&data["password"]);
                account.second = Some(String::new());
                account.passkeys.clear();
            }
            "person.second_step_on" | "person.second_step_off" => account.second = text(&data["second"]),
            "person.passkey_added" => account.passkeys.extend(text(&data["sha256"])),
            "person.passkey_removed" => {
                account.passkeys.remove(data["sha256"].as_str().unwrap_or_default());
            }
            "person.identity_linked" => account.identities.extend(text(&data["sha256"])),
            "person.suspended" => account.active = false,
            "person.resumed" => account.active = true,
            _ => {}
        }
        self.tell_grant(person, event);
    }

    fn tell_grant(&mut self, person: Uuid, event: &Event) {
        let data = &event.data;
        let Some(grant) = id(&data["grant"]["id"]) else { return };
        if event.kind == "role.revoked" {
            if let Some(given) = self.grants.get_mut(&grant) {
                given.ends_at = Some(event.at.as_millisecond());
            }
            return;
        }
        let digest = text(&data["grant"]["sha256"]).unwrap_or_default();
        self.grants.insert(grant, Given { person, digest, ends_at: data["until"].as_i64() });
    }

    /// Fills in the accounts and roles from before events stated digests; a digest that an event stated since stays.
    fn bind(&mut self, data: &Value) {
        let each = |what: &str| data[what].as_array().cloned().unwrap_or_default();
        for one in each("people") {
            let Some(person) = id(&one["id"]) else { continue };
            let account = self.accounts.entry(person).or_default();
            account.active = one["active"].as_bool().unwrap_or(true);
            account.password = account.password.take().or_else(|| text(&one["password"]));
            if account.second.as_ref().is_none_or(String::is_empty) {
                account.second = text(&one["second"]);
            }
        }
        for one in each("grants") {
            let (Some(grant), Some(person)) = (id(&one["id"]), id(&one["person"])) else { continue };
            let digest = text(&one["sha256"]).unwrap_or_default();
            let given = Given { person, digest, ends_at: one["ends_at"].as_i64() };
            self.grants.entry(grant).or_insert(given);
        }
        for one in each("passkeys") {
            let Some(person) = id(&one["person"]) else { continue };
            self.accounts.entry(person).or_default().passkeys.extend(text(&one["sha256"]));
        }
        for one in each("identities") {
            let Some(person) = id(&one["person"]) else { continue };
            self.accounts.entry(person).or_default().identities.extend(text(&one["sha256"]));
        }
    }

    fn compare(mut self, tables: Tables, found: &mut Findings) {
        for position in &self.again {
            found.add(Wrong::BoundAgain(*position));
        }
        let mut there = HashSet::new();
        for now in tables.accounts {
            there.insert(now.id);
            let Some(told) = self.accounts.get(&now.id) else {
                found.add(Wrong::NobodysAccount(now.id));
                continue;
            };
            if told.password.as_ref() != Some(&now.password) {
                found.add(Wrong::Password(now.id));
            }
            if told.second.as_ref() != Some(&now.second) {
                found.add(Wrong::Second(now.id));
            }
            match (told.active, now.active) {
                (true, false) => found.add(Wrong::Closed(now.id)),
                (false, true) => found.add(Wrong::Open(now.id)),
                _ => {}
            }
        }
        for person in self.accounts.keys().filter(|person| !there.contains(person)) {
            found.add(Wrong::AccountGone(*person));
        }
        for now in tables.grants {
            match self.grants.remove(&now.id) {
                None => found.add(Wrong::NobodysRole(now.person, now.id)),
                Some(told) if told.digest != now.digest => found.add(Wrong::OtherRole(now.person, now.id)),
                Some(told) if told.ends_at != now.ends_at => found.add(Wrong::OtherEnd(now.person, now.id)),
                Some(_) => {}
            }
        }
        for (grant, told) in &self.grants {
            found.add(Wrong::RoleGone(told.person, *grant));
        }
        for (person, digest) in tables.passkeys {
            if !self.accounts.entry(person).or_default().passkeys.remove(&digest) {
                found.add(Wrong::NobodysPasskey(person));
            }
        }
        for (person, digest) in tables.identities {
            if !self.accounts.entry(person).or_default().identities.remove(&digest) {
                found.add(Wrong::NobodysIdentity(person));
            }
        }
        for (person, told) in self.accounts.iter().filter(|(person, _)| there.contains(person)) {
            for _ in &told.passkeys {
                found.add(Wrong::PasskeyGone(*person));
            }
            for _ in &told.identities {
                found.add(Wrong::IdentityGone(*person));
            }
        }
    }
}
