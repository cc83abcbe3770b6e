//! The tables of what a plan consists of: its sentences, its forms, its activities.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Activity, Part, PartKind};
use crate::reading::Every;

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

#[derive(FromQueryResult)]
struct ActivityRow {
    id: Uuid,
    number: i64,
    form: String,
    name_vi: String,
    name_en: String,
    lead_id: Option<Uuid>,
    partners: String,
    starts: String,
    due: String,
    every: String,
    due_words: String,
    product: String,
    source: String,
}

/// The activities of a plan, in its order.
pub async fn activities(db: &impl Run, campaign: Uuid) -> Result<Vec<Activity>, DbError> {
    let rows: Vec<ActivityRow> = db
        .all(
            "SELECT id, number, form, name_vi, name_en, lead_id, partners, starts, due, every, due_words, product, source
             FROM activities WHERE campaign_id = $1 ORDER BY position",
            [campaign.into()],
        )
        .await?;
    let activity = |row: ActivityRow| Activity {
        id: row.id,
        number: row.number,
        form: row.form,
        name_vi: row.name_vi,
        name_en: row.name_en,
        lead: row.lead_id,
        partners: row.partners,
        starts: row.starts.parse().ok(),
        due: row.due.parse().ok(),
        every: Every::named(&row.every),
        due_words: row.due_words,
        product: row.product,
        source: row.source,
    };
    Ok(rows.into_iter().map(activity).collect())
}

pub(crate) async fn insert_activity(
    tx: &Tx,
    campaign: Uuid,
    position: i64,
    activity: &Activity,
) -> Result<(), DbError> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    tx.exec(
        "INSERT INTO activities (id, number, campaign_id, position, form, name_vi, name_en, lead_id, partners,
                                 starts, due, every, due_words, product, source)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)",
        [
            activity.id.into(),
            activity.number.into(),
            campaign.into(),
            position.into(),
            activity.form.clone().into(),
            activity.name_vi.clone().into(),
            activity.name_en.clone().into(),
            activity.lead.into(),
            activity.partners.clone().into(),
            day(activity.starts).into(),
            day(activity.due).into(),
            activity.every.map_or("", Every::name).into(),
            activity.due_words.clone().into(),
            activity.product.clone().into(),
            activity.source.clone().into(),
        ],
    )
    .await?;
    Ok(())
}
