//! The tables of people, roles, sessions and means of signing in.

pub(super) mod attempts;
pub(super) mod binding;
pub(super) mod ceremonies;
pub(super) mod codes;
pub(super) mod devices;
mod grants;
pub(super) mod identities;
mod links;
pub(super) mod mails;
pub(super) mod passkeys;
mod rows;
pub(super) mod sessions;

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx};
use uuid::Uuid;

use super::model::Person;
use access::{Grant, Officer, Scope};
use rows::PersonRow;

pub use grants::{GrantHistory, grants, grants_of, lent_by, past_grants, places_of};
pub(super) use grants::{NewGrant, behind, count_administrators, end_grant, grant_owner, insert_grant};
pub use links::{
    Invitation, Recovery, invitation, invitation_by_token, invitations, invited_name, recoveries, recovery,
    recovery_by_token,
};
pub(super) use links::{
    insert_invitation, insert_recovery, mark_invitation_used, mark_recovery_used, set_recovery_link,
};
pub use mails::{MailChoice, mail_choice};
pub(super) use rows::moment;

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] =
    &[PEOPLE, ceremonies::BY_END, WHO_GAVE, attempts::BY_TIME, binding::MIGRATION, mails::MIGRATION];

const PEOPLE: Migration = Migration {
    name: "accounts_0001_people_and_roles",
    up: |schema| {
        schema.table("people", |table| {
            table
                .uuid("id")
                .text("name")
                .text("mail")
                .text("mail_key")
                .truth("active")
                .text("password")
                .text("totp")
                // The last step of time whose code was taken: a code counts once (RFC 6238, 5.2).
                .integer("totp_step")
                .truth("demo")
                .integer("created_at")
                .key(&["id"]);
        });
        schema.unique("people", &["mail_key"]);
        schema.table("role_grants", |table| {
            table
                .uuid("id")
                .uuid("person_id")
                .text("role")
                .uuid_or_null("agency_id")
                .uuid_or_null("granted_by")
                // The grant that is lent; this one counts only while that one does.
                .uuid_or_null("lent_from")
                .integer("starts_at")
                .integer_or_null("ends_at")
                .key(&["id"])
                .refers("person_id", "people", "id")
                .refers("agency_id", "agencies", "id");
        });
        schema.index("role_grants", &["person_id"]);
        schema.table("sessions", |table| {
            table
                .uuid("id")
                .text("token")
                .uuid("person_id")
                .text("way")
                // The password was right and the second step is still to come.
                .truth("half")
                .text("agent")
                .integer("created_at")
                .integer("seen_at")
                .integer("ends_at")
                .key(&["id"])
                .refers("person_id", "people", "id");
        });
        schema.unique("sessions", &["token"]);
        schema.index("sessions", &["person_id"]);
        schema.table("devices", |table| {
            table.text("token").uuid("person_id").integer("seen_at").key(&["token", "person_id"]).refers(
                "person_id",
                "people",
                "id",
            );
        });
        schema.table("attempts", |table| {
            table.text("bucket").integer("failures").integer("last_at").integer("until").key(&["bucket"]);
        });
        schema.table("invitations", |table| {
            table
                .uuid("id")
                .text("token")
                .text("name")
                .text("mail")
                .text("role")
                .uuid_or_null("agency_id")
                .uuid_or_null("invited_by")
                .integer("created_at")
                .integer("ends_at")
                .integer_or_null("used_at")
                .key(&["id"]);
        });
        schema.unique("invitations", &["token"]);
        schema.table("recoveries", |table| {
            table
                .uuid("id")
                .uuid("person_id")
                .uuid("asked_by")
                .text("reason")
                .uuid_or_null("approved_by")
                .text_or_null("token")
                .integer("created_at")
                .integer("ends_at")
                .integer_or_null("used_at")
                .key(&["id"])
                .refers("person_id", "people", "id");
        });
        schema.index("recoveries", &["person_id"]);
        schema.unique("recoveries", &["token"]);
        schema.table("passkeys", |table| {
            table
                .uuid("id")
                .uuid("person_id")
                .text("credential_id")
                .text("name")
                .text("credential")
                .integer("created_at")
                .integer_or_null("used_at")
                .key(&["id"])
                .refers("person_id", "people", "id");
        });
        schema.unique("passkeys", &["credential_id"]);
        schema.index("passkeys", &["person_id"]);
        schema.table("spare_codes", |table| {
            table
                .uuid("person_id")
                .text("code")
                .integer_or_null("used_at")
                .key(&["person_id", "code"])
                .refers("person_id", "people", "id");
        });
        schema.table("identities", |table| {
            table
                .text("issuer")
                .text("subject")
                .uuid("person_id")
                .integer("created_at")
                .key(&["issuer", "subject"])
                .refers("person_id", "people", "id");
        });
        // The state that a ceremony of several requests has to remember (passkeys, OpenID Connect): once, for minutes.
        schema.table("ceremonies", |table| {
            table.text("token").text("kind").text("state").integer("ends_at").key(&["token"]);
        });
    },
};

/// An invited person has their role from the person who invited them; an invitation's role began when it was used.
const WHO_GAVE: Migration = Migration {
    name: "accounts_0003_who_gave_invited_roles",
    up: |schema| {
        schema.sql(
            "UPDATE role_grants
             SET granted_by = (SELECT i.invited_by
                               FROM invitations i JOIN people p ON p.mail = i.mail
                               WHERE p.id = role_grants.person_id AND i.role = role_grants.role
                                 AND i.used_at = role_grants.starts_at
                               LIMIT 1)
             WHERE granted_by IS NULL AND lent_from IS NULL",
        );
    },
};

const PERSON: &str = "id, name, mail, active, password, totp, demo";

/// A person.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn person(db: &impl Run, id: Uuid) -> Result<Option<Person>, DbError> {
    let row: Option<PersonRow> =
        db.one(&format!("SELECT {PERSON} FROM people WHERE id = $1"), [id.into()]).await?;
    Ok(row.map(Person::from))
}

/// The person with a mail address, however it is written.
pub async fn person_by_mail(db: &impl Run, mail: &str) -> Result<Option<Person>, DbError> {
    let sql = format!("SELECT {PERSON} FROM people WHERE mail_key = $1");
    let row: Option<PersonRow> = db.one(&sql, [mail_key(mail).into()]).await?;
    Ok(row.map(Person::from))
}

/// Everyone, by name.
pub async fn people(db: &impl Run) -> Result<Vec<Person>, DbError> {
    let rows: Vec<PersonRow> = db.all(&format!("SELECT {PERSON} FROM people ORDER BY name, id"), []).await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// The people of the demonstration.
pub async fn demo_people(db: &impl Run) -> Result<Vec<Person>, DbError> {
    let sql = format!("SELECT {PERSON} FROM people WHERE demo AND active ORDER BY id");
    let rows: Vec<PersonRow> = db.all(&sql, []).await?;
    Ok(rows.into_iter().map(Person::from).collect())
}

/// A mail address as a key: case does not count (RFC 5321 lets the local part differ; no real host does).
pub(super) fn mail_key(mail: &str) -> String {
    viet::nfc(mail.trim()).to_lowercase()
}

/// Someone with the roles that count at a moment; `None` when they may not sign in.
pub async fn officer(db: &impl Run, person_id: Uuid, now: Timestamp) -> Result<Option<Officer>, DbError> {
    let Some(person) = person(db, person_id).await?.filter(|person| person.active) else { return Ok(None) };
    let mut grants = Vec::new();
    for grant in grants_of(db, person_id, now).await? {
        let scope = match grant.agency {
            None => Scope::City,
            Some(agency) => Scope::Agencies(agencies::below(db, agency).await?.into_iter().collect()),
        };
        grants.push(Grant { scope, ..grant });
    }
    Ok(Some(Officer { person: person.id, name: person.name, grants }))
}

pub(super) async fn insert_person(tx: &Tx, person: &Person) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "INSERT INTO people (id, name, mail, mail_key, active, password, totp, totp_step, demo, created_at)
             VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)
             ON CONFLICT (mail_key) DO NOTHING",
            [
                person.id.into(),
                person.name.clone().into(),
                person.mail.clone().into(),
                mail_key(&person.mail).into(),
                person.active.into(),
                person.password.clone().into(),
                person.totp.clone().into(),
                person.demo.into(),
                tx.now().as_millisecond().into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

pub(super) async fn set_password(tx: &Tx, person: Uuid, hash: &str) -> Result<(), DbError> {
    tx.exec("UPDATE people SET password = $1 WHERE id = $2", [hash.into(), person.into()]).await?;
    Ok(())
}

pub(super) async fn set_active(tx: &Tx, person: Uuid, active: bool) -> Result<(), DbError> {
    tx.exec("UPDATE people SET active = $1 WHERE id = $2", [active.into(), person.into()]).await?;
    Ok(())
}

/// Forgets authenticator app, spare codes and passkeys.
pub(super) async fn forget_second_steps(tx: &Tx, person: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE people SET totp = '', totp_step = 0 WHERE id = $1", [person.into()]).await?;
    tx.exec("DELETE FROM spare_codes WHERE person_id = $1", [person.into()]).await?;
    tx.exec("DELETE FROM passkeys WHERE person_id = $1", [person.into()]).await?;
    Ok(())
}
