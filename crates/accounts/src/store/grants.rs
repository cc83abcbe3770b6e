//! Roles that people have, in their time; lent ones count only while the lender has the role and an account.

use std::collections::BTreeSet;

use jiff::Timestamp;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::moment;
use super::rows::GrantRow;
use access::{Grant, Role};

const COLUMNS: &str =
    "g.id, g.role, g.agency_id, g.starts_at, g.ends_at, own.person_id AS lent_by, g.person_id";
const TABLES: &str = "role_grants g
             LEFT JOIN role_grants own ON own.id = g.lent_from
             LEFT JOIN people lender ON lender.id = own.person_id";
/// The condition on roles that count at the moment `$1`.
const COUNTS: &str = "g.starts_at <= $1
               AND (g.ends_at IS NULL OR g.ends_at > $1)
               AND (g.lent_from IS NULL OR (lender.active AND (own.ends_at IS NULL OR own.ends_at > $1)))";

#[derive(FromQueryResult)]
struct Owned {
    person_id: Uuid,
    #[sea_orm(nested)]
    grant: GrantRow,
}

impl Owned {
    fn pair(self) -> Option<(Uuid, Grant)> {
        Some((self.person_id, self.grant.grant()?))
    }
}

/// The roles of everyone that count at a moment, each with its person; their scope is only the named agency.
pub async fn grants(db: &impl Run, now: Timestamp) -> Result<Vec<(Uuid, Grant)>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM {TABLES} WHERE {COUNTS} ORDER BY g.starts_at, g.id");
    let rows: Vec<Owned> = db.all(&sql, [now.as_millisecond().into()]).await?;
    Ok(rows.into_iter().filter_map(Owned::pair).collect())
}

/// The roles of a person that count at a moment; their scope is only the named agency.
pub async fn grants_of(db: &impl Run, person: Uuid, now: Timestamp) -> Result<Vec<Grant>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {COUNTS} AND g.person_id = $2 ORDER BY g.starts_at, g.id"
    );
    let rows: Vec<Owned> = db.all(&sql, [now.as_millisecond().into(), person.into()]).await?;
    Ok(rows.into_iter().filter_map(Owned::pair).map(|(_, grant)| grant).collect())
}

/// The roles that a person lent and that count at a moment, each with its borrower.
pub async fn lent_by(db: &impl Run, person: Uuid, now: Timestamp) -> Result<Vec<(Uuid, Grant)>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM {TABLES} WHERE {COUNTS} AND own.person_id = $2 ORDER BY g.ends_at, g.id"
    );
    let rows: Vec<Owned> = db.all(&sql, [now.as_millisecond().into(), person.into()]).await?;
    Ok(rows.into_iter().filter_map(Owned::pair).collect())
}

/// A role in its time, for the record.
#[derive(Clone, Debug)]
pub struct GrantHistory {
    /// The person who has it.
    pub person: Uuid,
    /// The role.
    pub role: Role,
    /// The agency; `None` is the whole city.
    pub agency: Option<Uuid>,
    /// The person who lent it, if it was lent.
    pub lent_by: Option<Uuid>,
    /// When it began.
    pub starts_at: Timestamp,
    /// When it ended or will end.
    pub ends_at: Option<Timestamp>,
}

/// The roles of everyone, also those that have ended, the first one first.
pub async fn past_grants(db: &impl Run) -> Result<Vec<GrantHistory>, DbError> {
    let rows = db
        .rows(
            "SELECT g.person_id, g.role, g.agency_id, g.starts_at, g.ends_at, own.person_id AS lent_by
             FROM role_grants g LEFT JOIN role_grants own ON own.id = g.lent_from
             ORDER BY g.starts_at, g.id",
            [],
        )
        .await?;
    let mut all = Vec::new();
    for row in rows {
        let Some(role) = Role::named(&row.try_get::<String>("", "role")?) else { continue };
        let ends_at: Option<i64> = row.try_get("", "ends_at")?;
        all.push(GrantHistory {
            person: row.try_get("", "person_id")?,
            role,
            agency: row.try_get("", "agency_id")?,
            lent_by: row.try_get("", "lent_by")?,
            starts_at: moment(row.try_get("", "starts_at")?),
            ends_at: ends_at.map(moment),
        });
    }
    Ok(all)
}

/// Where a person is managed: the agencies of their present roles, lent ones too; without any, the agency of the role that
/// ended last. `None` stands for the city, also for a person who never had a role.
pub async fn places_of(db: &impl Run, person: Uuid, now: Timestamp) -> Result<Vec<Option<Uuid>>, DbError> {
    let present = grants_of(db, person, now).await?;
    if !present.is_empty() {
        return Ok(present.into_iter().map(|grant| grant.agency).collect());
    }
    let sql = "SELECT agency_id FROM role_grants
               WHERE person_id = $1
               ORDER BY CASE WHEN lent_from IS NULL THEN 0 ELSE 1 END, ends_at DESC, id DESC
               LIMIT 1";
    let rows = db.rows(sql, [person.into()]).await?;
    let last = rows.first().map(|row| row.try_get("", "agency_id")).transpose()?;
    Ok(vec![last.flatten()])
}

/// The values of a new role.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewGrant {
    pub(crate) person: Uuid,
    pub(crate) role: Role,
    pub(crate) agency: Option<Uuid>,
    pub(crate) by: Option<Uuid>,
    pub(crate) lent_from: Option<Uuid>,
    pub(crate) ends_at: Option<Timestamp>,
}

pub(crate) async fn insert_grant(tx: &Tx, new: NewGrant) -> Result<Uuid, DbError> {
    let id = tx.id();
    tx.exec(
        "INSERT INTO role_grants (id, person_id, role, agency_id, granted_by, lent_from, starts_at, ends_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        [
            id.into(),
            new.person.into(),
            new.role.name().into(),
            new.agency.into(),
            new.by.into(),
            new.lent_from.into(),
            tx.now().as_millisecond().into(),
            new.ends_at.map(Timestamp::as_millisecond).into(),
        ],
    )
    .await?;
    Ok(id)
}

/// Ends a role now; whether there was one that counted.
pub(crate) async fn end_grant(tx: &Tx, grant: Uuid) -> Result<bool, DbError> {
    let now = tx.now().as_millisecond();
    let rows = tx
        .exec(
            "UPDATE role_grants SET ends_at = $1 WHERE id = $2 AND (ends_at IS NULL OR ends_at > $1)",
            [now.into(), grant.into()],
        )
        .await?;
    Ok(rows == 1)
}

/// The person who has a role, and the role itself.
pub(crate) async fn grant_owner(db: &impl Run, grant: Uuid) -> Result<Option<(Uuid, Grant)>, DbError> {
    let row: Option<Owned> =
        db.one(&format!("SELECT {COLUMNS} FROM {TABLES} WHERE g.id = $1"), [grant.into()]).await?;
    Ok(row.and_then(Owned::pair))
}

/// The people behind a role: the person who gave it, the one who had given the giver theirs by then, and so on.
pub(crate) async fn behind(db: &impl Run, grant: Uuid) -> Result<BTreeSet<Uuid>, DbError> {
    let rows = db
        .rows(
            "WITH RECURSIVE behind (person_id, at) AS (
                 SELECT granted_by, starts_at FROM role_grants WHERE id = $1 AND granted_by IS NOT NULL
                 UNION
                 SELECT g.granted_by, g.starts_at
                 FROM role_grants g JOIN behind b ON g.person_id = b.person_id AND g.starts_at <= b.at
                 WHERE g.role = $2 AND g.granted_by IS NOT NULL
             )
             SELECT DISTINCT person_id FROM behind",
            [grant.into(), Role::Administrator.name().into()],
        )
        .await?;
    rows.iter().map(|row| Ok(row.try_get("", "person_id")?)).collect()
}

/// How many active people are administrators of the whole city by a role of their own, in the demonstration or not.
pub(crate) async fn count_administrators(tx: &Tx, demo: bool) -> Result<i64, DbError> {
    let rows = tx
        .rows(
            "SELECT CAST(COUNT(DISTINCT g.person_id) AS BIGINT) AS count
             FROM role_grants g JOIN people p ON p.id = g.person_id
             WHERE g.role = $1 AND g.agency_id IS NULL AND g.lent_from IS NULL AND p.active AND p.demo = $2
               AND (g.ends_at IS NULL OR g.ends_at > $3)",
            [Role::Administrator.name().into(), demo.into(), tx.now().as_millisecond().into()],
        )
        .await?;
    Ok(rows.first().map(|row| row.try_get("", "count")).transpose()?.unwrap_or(0))
}
