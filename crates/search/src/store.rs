//! The table of groups of expressions that mean the same.

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::model::{Alias, key, keys};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "search_0001_aliases",
    up: |schema| {
        schema.table("search_aliases", |table| {
            // `words` has one expression a line: none holds a line end.
            table
                .uuid("id")
                .text("words")
                .integer("version")
                .integer("changed")
                .uuid_or_null("changed_by")
                .truth("removed")
                .key(&["id"]);
        });
    },
}];

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    words: String,
    version: i64,
    changed: i64,
    changed_by: Option<Uuid>,
    removed: bool,
}

impl From<Row> for Alias {
    fn from(row: Row) -> Self {
        Self {
            id: row.id,
            words: row.words.lines().map(str::to_owned).collect(),
            version: row.version,
            changed: Timestamp::from_millisecond(row.changed).unwrap_or(Timestamp::UNIX_EPOCH),
            by: row.changed_by,
            removed: row.removed,
        }
    }
}

/// All groups that count, in the order of their first expressions.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn aliases(db: &impl Run) -> Result<Vec<Alias>, DbError> {
    let mut aliases = every(db).await?;
    aliases.retain(|alias| !alias.removed);
    aliases.sort_by_cached_key(|alias| (viet::sort_key(&alias.words.join("\n")), alias.id));
    Ok(aliases)
}

/// A group, one that was removed too.
pub async fn alias(db: &impl Run, id: Uuid) -> Result<Option<Alias>, DbError> {
    let row: Option<Row> = db
        .one(
            "SELECT id, words, version, changed, changed_by, removed
             FROM search_aliases
             WHERE id = $1",
            [id.into()],
        )
        .await?;
    Ok(row.map(Alias::from))
}

/// Groups that were removed, the latest first.
pub async fn removed(db: &impl Run, length: u32) -> Result<Vec<Alias>, DbError> {
    let rows: Vec<Row> = db
        .all(
            "SELECT id, words, version, changed, changed_by, removed
             FROM search_aliases
             WHERE removed
             ORDER BY version DESC
             LIMIT $1",
            [i64::from(length).into()],
        )
        .await?;
    Ok(rows.into_iter().map(Alias::from).collect())
}

/// Of groups as a data set names them, those of which no expression stands in the list or stood in a group that was
/// removed: so that loading a newer data set brings nothing back.
pub async fn never_held(db: &impl Run, groups: Vec<Vec<String>>) -> Result<Vec<Vec<String>>, DbError> {
    let known = keys(&every(db).await?);
    Ok(groups.into_iter().filter(|group| !group.iter().any(|word| known.contains(&key(word)))).collect())
}

async fn every(db: &impl Run) -> Result<Vec<Alias>, DbError> {
    let rows: Vec<Row> =
        db.all("SELECT id, words, version, changed, changed_by, removed FROM search_aliases", []).await?;
    Ok(rows.into_iter().map(Alias::from).collect())
}

/// The version of the next change. Its row is the lock of the whole list: of two people who change it at the same time,
/// the second waits here and then finds the words that the first wrote.
pub(super) async fn lock(tx: &Tx) -> Result<i64, DbError> {
    tx.next_number("search_aliases").await
}

pub(super) async fn insert(
    tx: &Tx,
    id: Uuid,
    version: i64,
    by: Option<Uuid>,
    words: &[String],
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO search_aliases (id, words, version, changed, changed_by, removed)
         VALUES ($1, $2, $3, $4, $5, FALSE)",
        [id.into(), words.join("\n").into(), version.into(), tx.now().as_millisecond().into(), by.into()],
    )
    .await?;
    Ok(())
}

/// Writes a group as it stands from now on.
pub(super) async fn update(tx: &Tx, alias: &Alias) -> Result<(), DbError> {
    tx.exec(
        "UPDATE search_aliases
         SET words = $1,
             version = $2,
             changed = $3,
             changed_by = $4,
             removed = $5
         WHERE id = $6",
        [
            alias.words.join("\n").into(),
            alias.version.into(),
            alias.changed.as_millisecond().into(),
            alias.by.into(),
            alias.removed.into(),
            alias.id.into(),
        ],
    )
    .await?;
    Ok(())
}
