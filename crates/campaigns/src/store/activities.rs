//! The tables of activities, and of their partners, themes and areas.

use std::collections::HashMap;

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use sea_orm::{FromQueryResult, Value};
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

/// The partners, themes and areas of activities.
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
    match row {
        Some(row) => Ok(Some(whole(db, row).await?)),
        None => Ok(None),
    }
}

/// The activity with this number.
pub async fn activity_by_number(db: &impl Run, number: i64) -> Result<Option<Activity>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM activities WHERE number = $1");
    match db.one(&sql, [number.into()]).await? {
        Some(row) => Ok(Some(whole(db, row).await?)),
        None => Ok(None),
    }
}

/// The activities below an activity, in the plan's order.
pub async fn activities_below(db: &impl Run, parent: Uuid) -> Result<Vec<Activity>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM activities WHERE parent_id = $1 ORDER BY position");
    let rows: Vec<ActivityRow> = db.all(&sql, [parent.into()]).await?;
    let mut found = Vec::new();
    for row in rows {
        found.push(whole(db, row).await?);
    }
    Ok(found)
}

/// Activities that are due on a day or earlier, have not met their targets, are not cancelled, and belong to an
/// approved plan; the latest due day first, without partners, themes and areas. `leads` are the agencies that lead
/// them; none for all.
pub(crate) async fn due_activities(
    db: &impl Run,
    leads: Option<&[Uuid]>,
    until: Date,
    most: i64,
) -> Result<Vec<Activity>, DbError> {
    let mut values: Vec<Value> = vec![until.to_string().into(), most.into()];
    let led = match leads {
        None => String::new(),
        Some([]) => return Ok(Vec::new()),
        Some(leads) => {
            let binds: Vec<String> = (3..3 + leads.len()).map(|bind| format!("${bind}")).collect();
            values.extend(leads.iter().map(|lead| Value::from(*lead)));
            format!("AND lead_id IN ({})", binds.join(", "))
        }
    };
    let sql = format!(
        "SELECT {COLUMNS} FROM activities
         WHERE due <> '' AND due <= $1 AND cancelled IS NULL {led}
           AND campaign_id IN (SELECT id FROM campaigns WHERE status = 'approved')
           AND NOT EXISTS (SELECT r.activity_id FROM activity_reached r WHERE r.activity_id = activities.id
                           GROUP BY r.activity_id
                           HAVING SUM(r.evidence) > 0
                              AND SUM(r.things) >= COALESCE(target_things, 0)
                              AND SUM(r.audience) >= COALESCE(target_audience, 0)
                              AND SUM(r.copies) >= COALESCE(target_copies, 0)
                              AND SUM(r.airings) >= COALESCE(target_airings, 0))
         ORDER BY due DESC, number DESC LIMIT $2"
    );
    let rows: Vec<ActivityRow> = db.all(&sql, values).await?;
    let mut none = Ties { partners: HashMap::new(), themes: HashMap::new(), areas: HashMap::new() };
    Ok(rows.into_iter().map(|row| row.with(&mut none)).collect())
}

/// The position of the last activity of a plan; 0 when the plan has none.
pub(crate) async fn last_position(db: &impl Run, campaign: Uuid) -> Result<i64, DbError> {
    let sql = "SELECT COALESCE(MAX(position), 0) AS last FROM activities WHERE campaign_id = $1";
    let rows = db.rows(sql, [campaign.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "last")).transpose()?.unwrap_or(0))
}

async fn whole(db: &impl Run, row: ActivityRow) -> Result<Activity, DbError> {
    let id = row.id;
    let mut ties = Ties {
        partners: ties(db, "activity_partners", "agency_id", "a.id", id).await?,
        themes: ties(db, "activity_themes", "theme_id", "a.id", id).await?,
        areas: ties(db, "activity_areas", "area_id", "a.id", id).await?,
    };
    Ok(row.with(&mut ties))
}

/// The numbers of a plan's activities, in its order.
pub(crate) async fn activity_numbers(db: &impl Run, campaign: Uuid) -> Result<Vec<i64>, DbError> {
    let sql = "SELECT number FROM activities WHERE campaign_id = $1 ORDER BY position";
    let rows = db.rows(sql, [campaign.into()]).await?;
    Ok(rows.iter().map(|row| row.try_get("", "number")).collect::<Result<_, _>>()?)
}

/// The entries of one table of ties, by activity, for activities whose `column` has a value.
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

/// Replaces the content of an activity; its number, its plan and its position stay.
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
