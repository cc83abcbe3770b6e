//! The tables of a plan's sentences and forms.

use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Part, PartKind};

#[derive(FromQueryResult)]
struct PartRow {
    id: Uuid,
    kind: String,
    words_vi: String,
    words_en: String,
    source: String,
}

/// The sentences of a plan, in the order of the document.
pub async fn parts(db: &impl Run, campaign: Uuid) -> Result<Vec<Part>, DbError> {
    let rows: Vec<PartRow> = db
        .all(
            "SELECT id, kind, words_vi, words_en, source FROM campaign_parts
             WHERE campaign_id = $1 ORDER BY position, id",
            [campaign.into()],
        )
        .await?;
    let part = |row: PartRow| {
        let kind = PartKind::named(&row.kind)?;
        Some(Part { id: row.id, kind, words_vi: row.words_vi, words_en: row.words_en, source: row.source })
    };
    Ok(rows.into_iter().filter_map(part).collect())
}

pub(crate) async fn insert_part(tx: &Tx, campaign: Uuid, position: i64, part: &Part) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO campaign_parts (id, campaign_id, kind, position, words_vi, words_en, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            part.id.into(),
            campaign.into(),
            part.kind.name().into(),
            position.into(),
            part.words_vi.clone().into(),
            part.words_en.clone().into(),
            part.source.clone().into(),
        ],
    )
    .await?;
    Ok(())
}

/// The forms that a plan commits to, by their stored names, in the order of the document.
pub async fn forms_of(db: &impl Run, campaign: Uuid) -> Result<Vec<String>, DbError> {
    let sql = "SELECT form FROM campaign_forms WHERE campaign_id = $1 ORDER BY position, form";
    let rows = db.rows(sql, [campaign.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "form")).collect::<Result<_, _>>()?)
}

pub(crate) async fn insert_form(
    tx: &Tx,
    campaign: Uuid,
    form: &str,
    position: i64,
    source: &str,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO campaign_forms (campaign_id, form, position, source) VALUES ($1, $2, $3, $4)",
        [campaign.into(), form.into(), position.into(), source.into()],
    )
    .await?;
    Ok(())
}
