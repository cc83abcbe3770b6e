//! Invitations and recoveries: links that work once and end. Only the hash of a link's secret is stored.

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::moment;
use access::Role;

/// An invitation that was not used yet.
#[derive(Clone, Debug)]
pub struct Invitation {
    /// Our own identifier.
    pub id: Uuid,
    /// The name of the invited person.
    pub name: String,
    /// Their mail address.
    pub mail: String,
    /// The role they will have.
    pub role: Role,
    /// The agency; `None` is the whole city.
    pub agency: Option<Uuid>,
    /// The person who invited; `None` is the server's own command.
    pub invited_by: Option<Uuid>,
    /// When it ends.
    pub ends_at: Timestamp,
}

#[derive(FromQueryResult)]
struct InvitationRow {
    id: Uuid,
    name: String,
    mail: String,
    role: String,
    agency_id: Option<Uuid>,
    invited_by: Option<Uuid>,
    ends_at: i64,
}

impl InvitationRow {
    fn invitation(self) -> Option<Invitation> {
        Some(Invitation {
            id: self.id,
            name: self.name,
            mail: self.mail,
            role: Role::named(&self.role)?,
            agency: self.agency_id,
            invited_by: self.invited_by,
            ends_at: moment(self.ends_at),
        })
    }
}

/// A request to let a person in again who lost the means of signing in.
#[derive(Clone, Debug, FromQueryResult)]
pub struct Recovery {
    /// Our own identifier.
    pub id: Uuid,
    /// The person to be let in.
    pub person_id: Uuid,
    /// The administrator who asked.
    pub asked_by: Uuid,
    /// The reason.
    pub reason: String,
    /// The other administrator, who approved.
    pub approved_by: Option<Uuid>,
    /// When it was asked, in milliseconds since 1970, UTC.
    pub asked_at: i64,
    /// When it ends, in milliseconds since 1970, UTC.
    pub ends_at: i64,
}

const INVITATION: &str = "id, name, mail, role, agency_id, invited_by, ends_at";
const RECOVERY: &str = "id, person_id, asked_by, reason, approved_by, created_at AS asked_at, ends_at";

/// Invitations that can still be used, the newest first.
pub async fn invitations(db: &impl Run, now: Timestamp) -> Result<Vec<Invitation>, DbError> {
    let sql = format!(
        "SELECT {INVITATION} FROM invitations WHERE used_at IS NULL AND ends_at > $1 ORDER BY created_at DESC, id"
    );
    let rows: Vec<InvitationRow> = db.all(&sql, [now.as_millisecond().into()]).await?;
    Ok(rows.into_iter().filter_map(InvitationRow::invitation).collect())
}

/// The invitation behind a link, while it can be used. `token` is the hash of its secret.
pub async fn invitation_by_token(
    db: &impl Run,
    token: &str,
    now: Timestamp,
) -> Result<Option<Invitation>, DbError> {
    let sql =
        format!("SELECT {INVITATION} FROM invitations WHERE token = $1 AND used_at IS NULL AND ends_at > $2");
    let row: Option<InvitationRow> = db.one(&sql, [token.into(), now.as_millisecond().into()]).await?;
    Ok(row.and_then(InvitationRow::invitation))
}

pub(crate) async fn insert_invitation(tx: &Tx, invitation: &Invitation, token: &str) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO invitations (id, token, name, mail, role, agency_id, invited_by, created_at, ends_at, used_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, NULL)",
        [
            invitation.id.into(),
            token.into(),
            invitation.name.clone().into(),
            invitation.mail.clone().into(),
            invitation.role.name().into(),
            invitation.agency.into(),
            invitation.invited_by.into(),
            tx.now().as_millisecond().into(),
            invitation.ends_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// An invitation, while it can be used.
pub async fn invitation(db: &impl Run, id: Uuid) -> Result<Option<Invitation>, DbError> {
    let sql = format!("SELECT {INVITATION} FROM invitations WHERE id = $1 AND used_at IS NULL");
    let row: Option<InvitationRow> = db.one(&sql, [id.into()]).await?;
    Ok(row.and_then(InvitationRow::invitation))
}

/// The name of the invited person, also when the invitation was used or has ended.
pub async fn invited_name(db: &impl Run, id: Uuid) -> Result<Option<String>, DbError> {
    let rows = db.rows("SELECT name FROM invitations WHERE id = $1", [id.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "name")).transpose()?)
}

/// Whether it was there to be used: when two people press at once, one is first.
pub(crate) async fn mark_invitation_used(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let now = tx.now().as_millisecond();
    let rows = tx
        .exec(
            "UPDATE invitations SET used_at = $1 WHERE id = $2 AND used_at IS NULL",
            [now.into(), id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Recoveries that are still open, the newest first.
pub async fn recoveries(db: &impl Run, now: Timestamp) -> Result<Vec<Recovery>, DbError> {
    let sql = format!(
        "SELECT {RECOVERY} FROM recoveries WHERE used_at IS NULL AND ends_at > $1 ORDER BY created_at DESC, id"
    );
    db.all(&sql, [now.as_millisecond().into()]).await
}

/// The recovery behind a link, while it can be used.
pub async fn recovery_by_token(
    db: &impl Run,
    token: &str,
    now: Timestamp,
) -> Result<Option<Recovery>, DbError> {
    let sql =
        format!("SELECT {RECOVERY} FROM recoveries WHERE token = $1 AND used_at IS NULL AND ends_at > $2");
    db.one(&sql, [token.into(), now.as_millisecond().into()]).await
}

/// A recovery that was not used yet.
pub async fn recovery(db: &impl Run, id: Uuid) -> Result<Option<Recovery>, DbError> {
    db.one(&format!("SELECT {RECOVERY} FROM recoveries WHERE id = $1 AND used_at IS NULL"), [id.into()]).await
}

pub(crate) async fn insert_recovery(tx: &Tx, recovery: &Recovery) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO recoveries (id, person_id, asked_by, reason, approved_by, token, created_at, ends_at, used_at)
         VALUES ($1, $2, $3, $4, NULL, NULL, $5, $6, NULL)",
        [
            recovery.id.into(),
            recovery.person_id.into(),
            recovery.asked_by.into(),
            recovery.reason.clone().into(),
            recovery.asked_at.into(),
            recovery.ends_at.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Whether it was still without approval.
pub(crate) async fn set_recovery_link(
    tx: &Tx,
    id: Uuid,
    by: Uuid,
    token: &str,
    ends_at: Timestamp,
) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE recoveries SET approved_by = $1, token = $2, ends_at = $3
             WHERE id = $4 AND approved_by IS NULL AND used_at IS NULL",
            [by.into(), token.into(), ends_at.as_millisecond().into(), id.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// Whether it was there to be used.
pub(crate) async fn mark_recovery_used(tx: &Tx, id: Uuid) -> Result<bool, DbError> {
    let now = tx.now().as_millisecond();
    let rows = tx
        .exec("UPDATE recoveries SET used_at = $1 WHERE id = $2 AND used_at IS NULL", [now.into(), id.into()])
        .await?;
    Ok(rows == 1)
}
