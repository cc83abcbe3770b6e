//! Reading the log backwards, for people who look something up.

use jiff::Timestamp;
use sea_orm::Value;

use super::{Event, Row};
use crate::db::{DbError, Migration, Run};

/// With these indexes a look-up need not read the whole log.
pub(super) const INDEXES: Migration = Migration {
    name: "kit_0005_event_look_ups",
    up: |schema| {
        schema.index("events", &["actor", "position"]);
        schema.index("events", &["at"]);
    },
};

/// The conditions of a look-up; a condition that is `None` does not count.
#[derive(Clone, Copy, Debug, Default)]
pub struct Filter<'a> {
    /// The thing it happened to, as [`Event::subject`].
    pub subject: Option<&'a str>,
    /// Any of these actors, as [`Event::actor`].
    pub actors: Option<&'a [String]>,
    /// Any of these kinds, as [`Event::kind`].
    pub kinds: Option<&'a [&'a str]>,
    /// From this moment, and before that one.
    pub span: Option<(Timestamp, Timestamp)>,
}

/// At most `limit` events before a position (`None`: the end of the log), newest first.
///
/// # Errors
/// When the database does not answer.
pub async fn back(
    db: &impl Run,
    before: Option<i64>,
    filter: Filter<'_>,
    limit: u32,
) -> Result<Vec<Event>, DbError> {
    let mut values: Vec<Value> = vec![before.unwrap_or(i64::MAX).into(), i64::from(limit).into()];
    let mut conditions = String::new();
    if let Some(subject) = filter.subject {
        values.push(subject.into());
        conditions.push_str(&format!(" AND subject = ${}", values.len()));
    }
    if let Some(actors) = filter.actors {
        conditions.push_str(&any_of("actor", actors.iter().map(String::as_str), &mut values));
    }
    if let Some(kinds) = filter.kinds {
        conditions.push_str(&any_of("kind", kinds.iter().copied(), &mut values));
    }
    if let Some((from, until)) = filter.span {
        values.extend([Value::from(from.as_millisecond()), until.as_millisecond().into()]);
        conditions.push_str(&format!(" AND at >= ${} AND at < ${}", values.len() - 1, values.len()));
    }
    let sql = format!(
        "SELECT position, id, at, kind, subject, actor, data
         FROM events
         WHERE position < $1{conditions}
         ORDER BY position DESC
         LIMIT $2"
    );
    let rows: Vec<Row> = db.all(&sql, values).await?;
    Ok(rows.into_iter().map(Event::from).collect())
}

/// `AND column IN (...)`; an empty list finds nothing.
pub(super) fn any_of<'a>(
    column: &str,
    among: impl Iterator<Item = &'a str>,
    values: &mut Vec<Value>,
) -> String {
    let mut binds = Vec::new();
    for one in among {
        values.push(one.into());
        binds.push(format!("${}", values.len()));
    }
    if binds.is_empty() {
        " AND 1 = 0".to_owned()
    } else {
        format!(" AND {column} IN ({})", binds.join(", "))
    }
}

#[cfg(test)]
mod tests;
