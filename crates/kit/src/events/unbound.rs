//! Things that were written before events stated their content: a list of the parts that are still to be bound to the
//! record, once.

use crate::db::{DbError, Migration, Run, Tx};

/// The kind of the event that states the content of things at the moment it was recorded.
pub const BOUND: &str = "record.bound";

/// The table of the parts that are still to be bound. A capability's migration puts in those that it found.
pub(super) const TABLE: Migration = Migration {
    name: "kit_0007_unbound",
    up: |schema| {
        schema.table("unbound", |table| {
            table.text("part").integer("after").key(&["part"]);
        });
    },
};

/// After which number a part is still to be bound; `None` when all of it is.
///
/// # Errors
/// When the database does not answer.
pub async fn unbound(db: &impl Run, part: &str) -> Result<Option<i64>, DbError> {
    let rows = db.rows("SELECT after FROM unbound WHERE part = $1", [part.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "after")).transpose()?)
}

/// Whether any part is still to be bound.
///
/// # Errors
/// When the database does not answer.
pub async fn anything_unbound(db: &impl Run) -> Result<bool, DbError> {
    Ok(!db.rows("SELECT part FROM unbound LIMIT 1", []).await?.is_empty())
}

/// Notes how far a part is bound; `None` when all of it is.
///
/// # Errors
/// When the database does not answer.
pub async fn bound(tx: &Tx, part: &str, until: Option<i64>) -> Result<(), DbError> {
    match until {
        Some(number) => {
            let sql = "UPDATE unbound SET after = $1 WHERE part = $2";
            tx.exec(sql, [number.into(), part.into()]).await?;
        }
        None => {
            tx.exec("DELETE FROM unbound WHERE part = $1", [part.into()]).await?;
        }
    }
    Ok(())
}
