//! The tables of activities, and of their partners, themes and areas.

use std::collections::HashMap;

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Activity, Figures};
use crate::reading::Every;

#[derive(FromQueryResult)]
struct ActivityRow {
    id: Uuid,
    campaign_id: Uuid,
    number: i64,
    form: String,
    name_vi: String,
    name_en: String,
    lead_id: Option<Uuid>,
    parent_id: Option<Uuid>,
    partners: String,
    starts: String,
    due: String,
    every: String,
    due_words: String,
    product: String,
    target_things: Option<i64>,
    target_audience: Option<i64>,
    target_copies: Option<i64>,
    target_airings: Option<i64>,
    budget: Option<i64>,
    cancelled: Option<String>,
    source: String,
}

const COLUMNS: &str = "id, campaign_id, number, form, name_vi, name_en, lead_id, parent_id, partners, starts, due, every, due_words,
    product, target_things, target_audience, target_copies, target_airings, budget, cancelled, source";

/// What an activity is tied to, by table.
struct Ties {
    partners: HashMap<Uuid, Vec<Uuid>>,
    themes: HashMap<Uuid, Vec<Uuid>>,
    areas: HashMap<Uuid, Vec<Uuid>>,
}

impl ActivityRow {
    fn with(self, ties: &mut Ties) -> Activity {
        Activity {
            id: self.id,
            campaign: self.campaign_id,
            number: self.number,
            form: self.form,
            name_vi: self.name_vi,
            name_en: self.name_en,
            lead: self.lead_id,
            parent: self.parent_id,
            partners: ties.partners.remove(&self.id).unwrap_or_default(),
            partner_words: self.partners,
            themes: ties.themes.remove(&self.id).unwrap_or_default(),
            areas: ties.areas.remove(&self.id).unwrap_or_default(),
            starts: self.starts.parse().ok(),
            due: self.due.parse().ok(),
            every: Every::named(&self.every),
            due_words: self.due_words,
            product: self.product,
            targets: Figures {
                things: self.target_things,
                audience: self.target_audience,
                copies: self.target_copies,
                airings: self.target_airings,
            },
            budget: self.budget,
            cancelled: self.cancelled,
            source: self.source,
        }
    }
}

/// The activities of a plan, in its order.
pub async fn activities(db: &impl Run, campaign: Uuid) -> Result<Vec<Activity>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM activities WHERE campaign_id = $1 ORDER BY position");
    let rows: Vec<ActivityRow> = db.all(&sql, [campaign.into()]).await?;
    let mut ties = Ties {
        partners: ties(db, "activity_partners", "agency_id", "a.campaign_id", campaign).await?,
        themes: ties(db, "activity_themes", "theme_id", "a.campaign_id", campaign).await?,
        areas: ties(db, "activity_areas", "area_id", "a.campaign_id", campaign).await?,
    };
    Ok(rows.into_iter().map(|row| row.with(&mut ties)).collect())
}

/// The activity with this identifier.
pub async fn activity(db: &impl Run, id: Uuid) -> Result<Option<Activity>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM activities WHERE id = $1");
    let row: Option<ActivityRow> = db.one(&sql, [id.into()]).await?;
    let Some(row) = row else { return Ok(None) };
    let mut ties = Ties {
        partners: ties(db, "activity_partners", "agency_id", "a.id", id).await?,
        themes: ties(db, "activity_themes", "theme_id", "a.id", id).await?,
        areas: ties(db, "activity_areas", "area_id", "a.id", id).await?,
    };
    Ok(Some(row.with(&mut ties)))
}

/// What each activity is tied to by a table, of those whose `column` has a value.
async fn ties(
    db: &impl Run,
    table: &str,
    other: &str,
    column: &str,
    value: Uuid,
) -> Result<HashMap<Uuid, Vec<Uuid>>, DbError> {
    let sql = format!(
        "SELECT t.activity_id, t.{other} AS other FROM {table} t JOIN activities a ON a.id = t.activity_id
         WHERE {column} = $1 ORDER BY t.activity_id, t.{other}"
    );
    let mut ties: HashMap<Uuid, Vec<Uuid>> = HashMap::new();
    for row in db.rows(&sql, [value.into()]).await? {
        ties.entry(row.try_get("", "activity_id")?).or_default().push(row.try_get("", "other")?);
    }
    Ok(ties)
}

pub(crate) async fn insert_activity(tx: &Tx, position: i64, activity: &Activity) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO activities (id, number, campaign_id, position, form, name_vi, name_en, lead_id, partners,
                                 starts, due, every, due_words, product, source)
         VALUES ($1, $2, $3, $4, '', '', '', NULL, '', '', '', '', '', '', '')",
        [activity.id.into(), activity.number.into(), activity.campaign.into(), position.into()],
    )
    .await?;
    update_activity(tx, activity).await
}

/// Writes all of an activity anew; its number, its plan and its place in the order stay.
pub(crate) async fn update_activity(tx: &Tx, activity: &Activity) -> Result<(), DbError> {
    let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
    tx.exec(
        "UPDATE activities SET form = $1, name_vi = $2, name_en = $3, lead_id = $4, parent_id = $5, partners = $6, starts = $7,
             due = $8, every = $9, due_words = $10, product = $11, target_things = $12, target_audience = $13,
             target_copies = $14, target_airings = $15, budget = $16, cancelled = $17, source = $18
         WHERE id = $19",
        [
            activity.form.clone().into(),
            activity.name_vi.clone().into(),
            activity.name_en.clone().into(),
            activity.lead.into(),
            activity.parent.into(),
            activity.partner_words.clone().into(),
            day(activity.starts).into(),
            day(activity.due).into(),
            activity.every.map_or("", Every::name).into(),
            activity.due_words.clone().into(),
            activity.product.clone().into(),
            activity.targets.things.into(),
            activity.targets.audience.into(),
            activity.targets.copies.into(),
            activity.targets.airings.into(),
            activity.budget.into(),
            activity.cancelled.clone().into(),
            activity.source.clone().into(),
            activity.id.into(),
        ],
    )
    .await?;
    for (table, column, others) in [
        ("activity_partners", "agency_id", &activity.partners),
        ("activity_themes", "theme_id", &activity.themes),
        ("activity_areas", "area_id", &activity.areas),
    ] {
        let sql = format!("DELETE FROM {table} WHERE activity_id = $1");
        tx.exec(&sql, [activity.id.into()]).await?;
        let sql = format!("INSERT INTO {table} (activity_id, {column}) VALUES ($1, $2)");
        for other in others {
            tx.exec(&sql, [activity.id.into(), (*other).into()]).await?;
        }
    }
    Ok(())
}
