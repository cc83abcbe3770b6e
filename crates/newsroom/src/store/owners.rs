//! The agencies of things that the record knows by their identifiers only.

use std::collections::HashMap;

use kit::db::{DbError, Run};
use sea_orm::Value;
use uuid::Uuid;

/// The tables of things that belong to an agency.
const TABLES: [&str; 4] = ["articles", "drafts", "shared_blocks", "pictures"];
/// So many identifiers are asked for at once.
const BATCH: usize = 100;

/// The agencies of those articles, drafts, shared blocks and pictures that are among `ids`.
///
/// # Errors
/// When the database does not answer.
pub(crate) async fn agencies_of(db: &impl Run, ids: &[Uuid]) -> Result<HashMap<Uuid, Uuid>, DbError> {
    let mut found = HashMap::new();
    for some in ids.chunks(BATCH) {
        let binds: Vec<String> = (1..=some.len()).map(|bind| format!("${bind}")).collect();
        let list = binds.join(", ");
        let from = TABLES.map(|table| format!("SELECT id, agency_id FROM {table} WHERE id IN ({list})"));
        let values: Vec<Value> = some.iter().map(|id| Value::from(*id)).collect();
        for row in db.rows(&from.join(" UNION ALL "), values).await? {
            let agency: Option<Uuid> = row.try_get("", "agency_id")?;
            if let Some(agency) = agency {
                found.insert(row.try_get("", "id")?, agency);
            }
        }
    }
    Ok(found)
}
