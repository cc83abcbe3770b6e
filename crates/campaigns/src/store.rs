//! The tables of campaigns and themes.

use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

pub(crate) mod evidence;

use super::model::{Activity, Campaign, Part, PartKind, Theme};
use super::readings::{ReadPlan, Reading};
use crate::reading::Every;
use frame::forms::Wording;

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "campaigns_0001_campaigns_and_themes",
        up: |schema| {
            schema.table("campaigns", |table| {
                table
                    .uuid("id")
                    .text("slug")
                    .text("number")
                    .text("name_vi")
                    .text("name_en")
                    .text("about_vi")
                    .text("about_en")
                    .uuid("issuer_id")
                    .text("starts")
                    .text("ends")
                    .key(&["id"])
                    .refers("issuer_id", "agencies", "id");
            });
            schema.unique("campaigns", &["slug"]);
            schema.table("themes", |table| {
                table
                    .uuid("id")
                    .uuid("campaign_id")
                    .uuid_or_null("parent_id")
                    .integer("position")
                    .text("slug")
                    .text("name_vi")
                    .text("name_en")
                    .text("about_vi")
                    .text("about_en")
                    .key(&["id"])
                    .refers("campaign_id", "campaigns", "id")
                    .refers("parent_id", "themes", "id");
            });
            schema.unique("themes", &["slug"]);
        },
    },
    Migration {
        name: "campaigns_0002_readings_parts_forms_activities",
        up: |schema| {
            schema.table("plan_readings", |table| {
                table
                    .uuid("id")
                    .text("file")
                    .text("content")
                    .integer("version")
                    .integer("read_at")
                    .uuid_or_null("read_by")
                    .uuid_or_null("campaign_id")
                    .key(&["id"])
                    .refers("campaign_id", "campaigns", "id");
            });
            schema.table("campaign_parts", |table| {
                table
                    .uuid("id")
                    .uuid("campaign_id")
                    .text("kind")
                    .integer("position")
                    .text("words_vi")
                    .text("words_en")
                    .text("source")
                    .key(&["id"])
                    .refers("campaign_id", "campaigns", "id");
            });
            schema.unique("campaign_parts", &["campaign_id", "kind", "position"]);
            schema.table("campaign_forms", |table| {
                table
                    .uuid("campaign_id")
                    .text("form")
                    .integer("position")
                    .text("source")
                    .key(&["campaign_id", "form"])
                    .refers("campaign_id", "campaigns", "id");
            });
            schema.table("activities", |table| {
                table
                    .uuid("id")
                    .integer("number")
                    .uuid("campaign_id")
                    .integer("position")
                    .text("form")
                    .text("name_vi")
                    .text("name_en")
                    .uuid_or_null("lead_id")
                    .text("partners")
                    .text("starts")
                    .text("due")
                    .text("every")
                    .text("due_words")
                    .text("product")
                    .text("source")
                    .key(&["id"])
                    .refers("campaign_id", "campaigns", "id")
                    .refers("lead_id", "agencies", "id");
            });
            schema.unique("activities", &["number"]);
            schema.unique("activities", &["campaign_id", "position"]);
        },
    },
    Migration {
        name: "campaigns_0003_evidence_and_coverage",
        up: |schema| {
            schema.table("evidence", |table| {
                table
                    .uuid("id")
                    .text("kind")
                    .uuid("subject_id")
                    .text("form")
                    .uuid("agency_id")
                    .text("day")
                    .text("title")
                    .text("href")
                    .integer("recorded_at")
                    .key(&["id"])
                    .refers("agency_id", "agencies", "id");
            });
            schema.unique("evidence", &["kind", "subject_id"]);
            schema.table("evidence_themes", |table| {
                table
                    .uuid("evidence_id")
                    .uuid("theme_id")
                    .text("form")
                    .text("day")
                    .key(&["evidence_id", "theme_id"])
                    .refers("evidence_id", "evidence", "id")
                    .refers("theme_id", "themes", "id");
            });
            schema.index("evidence_themes", &["theme_id", "form", "-day"]);
            schema.table("evidence_areas", |table| {
                table
                    .uuid("evidence_id")
                    .uuid("area_id")
                    .key(&["evidence_id", "area_id"])
                    .refers("evidence_id", "evidence", "id")
                    .refers("area_id", "areas", "id");
            });
            schema.table("coverage", |table| {
                table
                    .uuid("theme_id")
                    .text("form")
                    .uuid("area_id")
                    .text("month")
                    .integer("reached")
                    .key(&["area_id", "month", "theme_id", "form"]);
            });
            schema.index("coverage", &["theme_id", "month"]);
        },
    },
];

#[derive(FromQueryResult)]
struct CampaignRow {
    id: Uuid,
    slug: String,
    number: String,
    name_vi: String,
    name_en: String,
    about_vi: String,
    about_en: String,
    issuer_id: Uuid,
    starts: String,
    ends: String,
}

#[derive(FromQueryResult)]
struct ThemeRow {
    id: Uuid,
    campaign_id: Uuid,
    parent_id: Option<Uuid>,
    slug: String,
    name_vi: String,
    name_en: String,
    about_vi: String,
    about_en: String,
}

impl From<ThemeRow> for Theme {
    fn from(row: ThemeRow) -> Self {
        Self {
            id: row.id,
            campaign: row.campaign_id,
            parent: row.parent_id,
            slug: row.slug,
            name_vi: row.name_vi,
            name_en: row.name_en,
            about_vi: row.about_vi,
            about_en: row.about_en,
        }
    }
}

impl From<CampaignRow> for Campaign {
    fn from(row: CampaignRow) -> Self {
        let date = |text: &str| text.parse::<Date>().unwrap_or_default();
        Self {
            id: row.id,
            slug: row.slug,
            number: row.number,
            name_vi: row.name_vi,
            name_en: row.name_en,
            about_vi: row.about_vi,
            about_en: row.about_en,
            issuer: row.issuer_id,
            starts: date(&row.starts),
            ends: date(&row.ends),
        }
    }
}

/// All campaigns, the newest first.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn campaigns(db: &impl Run) -> Result<Vec<Campaign>, DbError> {
    let rows: Vec<CampaignRow> = db
        .all(
            "SELECT id, slug, number, name_vi, name_en, about_vi, about_en, issuer_id, starts, ends
             FROM campaigns
             ORDER BY starts DESC, id",
            [],
        )
        .await?;
    Ok(rows.into_iter().map(Campaign::from).collect())
}

/// All themes, in the order of their plans.
pub async fn themes(db: &impl Run) -> Result<Vec<Theme>, DbError> {
    let rows: Vec<ThemeRow> = db
        .all(
            "SELECT id, campaign_id, parent_id, slug, name_vi, name_en, about_vi, about_en
             FROM themes
             ORDER BY position, id",
            [],
        )
        .await?;
    Ok(rows.into_iter().map(Theme::from).collect())
}

/// Whether all of these are themes.
pub async fn are_themes(db: &impl Run, ids: &[Uuid]) -> Result<bool, DbError> {
    if ids.is_empty() {
        return Ok(true);
    }
    let binds: Vec<String> = (1..=ids.len()).map(|bind| format!("${bind}")).collect();
    let sql = format!("SELECT id FROM themes WHERE id IN ({})", binds.join(", "));
    let values: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    Ok(db.rows(&sql, values).await?.len() == ids.len())
}

/// The theme at this address.
pub async fn theme_by_slug(db: &impl Run, slug: &str) -> Result<Option<Theme>, DbError> {
    let row: Option<ThemeRow> = db
        .one(
            "SELECT id, campaign_id, parent_id, slug, name_vi, name_en, about_vi, about_en
             FROM themes
             WHERE slug = $1",
            [slug.into()],
        )
        .await?;
    Ok(row.map(Theme::from))
}

/// A theme and the themes it is a part of, the narrowest first.
pub async fn lineage(db: &impl Run, theme: Uuid) -> Result<Vec<Uuid>, DbError> {
    let mut line = vec![theme];
    // A tree of themes is a few levels deep; the bound guards against a loop in damaged data.
    while line.len() < 16 {
        let last = *line.last().expect("it begins with the theme itself");
        let rows = db.rows("SELECT parent_id FROM themes WHERE id = $1", [last.into()]).await?;
        let Some(row) = rows.first() else { break };
        match row.try_get::<Option<Uuid>>("", "parent_id")? {
            Some(parent) => line.push(parent),
            None => break,
        }
    }
    Ok(line)
}

pub(super) async fn insert_campaign(tx: &Tx, campaign: &Campaign) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO campaigns (id, slug, number, name_vi, name_en, about_vi, about_en, issuer_id, starts, ends)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            campaign.id.into(),
            campaign.slug.clone().into(),
            campaign.number.clone().into(),
            campaign.name_vi.clone().into(),
            campaign.name_en.clone().into(),
            campaign.about_vi.clone().into(),
            campaign.about_en.clone().into(),
            campaign.issuer.into(),
            campaign.starts.to_string().into(),
            campaign.ends.to_string().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_theme(tx: &Tx, theme: &Theme, position: i64) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO themes (id, campaign_id, parent_id, position, slug, name_vi, name_en, about_vi, about_en)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        [
            theme.id.into(),
            theme.campaign.into(),
            theme.parent.into(),
            position.into(),
            theme.slug.clone().into(),
            theme.name_vi.clone().into(),
            theme.name_en.clone().into(),
            theme.about_vi.clone().into(),
            theme.about_en.clone().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn update_campaign(tx: &Tx, campaign: &Campaign) -> Result<(), DbError> {
    tx.exec(
        "UPDATE campaigns
         SET number = $1, name_vi = $2, name_en = $3, about_vi = $4, about_en = $5, starts = $6, ends = $7
         WHERE id = $8",
        [
            campaign.number.clone().into(),
            campaign.name_vi.clone().into(),
            campaign.name_en.clone().into(),
            campaign.about_vi.clone().into(),
            campaign.about_en.clone().into(),
            campaign.starts.to_string().into(),
            campaign.ends.to_string().into(),
            campaign.id.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Whether there was such a theme.
pub(super) async fn update_theme(tx: &Tx, id: Uuid, words: &Wording) -> Result<bool, DbError> {
    let rows = tx
        .exec(
            "UPDATE themes SET name_vi = $1, name_en = $2, about_vi = $3, about_en = $4 WHERE id = $5",
            [
                words.name_vi.clone().into(),
                words.name_en.clone().into(),
                words.about_vi.clone().into(),
                words.about_en.clone().into(),
                id.into(),
            ],
        )
        .await?;
    Ok(rows == 1)
}

#[derive(FromQueryResult)]
struct ReadingRow {
    id: Uuid,
    file: String,
    content: String,
    version: i64,
    read_at: i64,
    read_by: Option<Uuid>,
    campaign_id: Option<Uuid>,
}

const READING: &str = "id, file, content, version, read_at, read_by, campaign_id";

impl ReadingRow {
    fn reading(self) -> Result<Reading, DbError> {
        let content =
            serde_json::from_str(&self.content).map_err(|error| DbError::Unreadable(error.to_string()))?;
        Ok(Reading {
            id: self.id,
            file: self.file,
            content,
            version: self.version,
            at: Timestamp::from_millisecond(self.read_at).unwrap_or_default(),
            by: self.read_by,
            campaign: self.campaign_id,
        })
    }
}

fn json(content: &ReadPlan) -> Result<String, DbError> {
    serde_json::to_string(content).map_err(|error| DbError::Unreadable(error.to_string()))
}

/// A text that was read.
pub async fn reading(db: &impl Run, id: Uuid) -> Result<Option<Reading>, DbError> {
    let sql = format!("SELECT {READING} FROM plan_readings WHERE id = $1");
    let row: Option<ReadingRow> = db.one(&sql, [id.into()]).await?;
    row.map(ReadingRow::reading).transpose()
}

/// The texts of which no plan was made yet, the newest first.
pub async fn open_readings(db: &impl Run) -> Result<Vec<Reading>, DbError> {
    let sql = format!(
        "SELECT {READING} FROM plan_readings WHERE campaign_id IS NULL ORDER BY read_at DESC, id LIMIT 50"
    );
    let rows: Vec<ReadingRow> = db.all(&sql, []).await?;
    rows.into_iter().map(ReadingRow::reading).collect()
}

pub(super) async fn insert_reading(tx: &Tx, reading: &Reading) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO plan_readings (id, file, content, version, read_at, read_by, campaign_id)
         VALUES ($1, $2, $3, $4, $5, $6, NULL)",
        [
            reading.id.into(),
            reading.file.clone().into(),
            json(&reading.content)?.into(),
            reading.version.into(),
            reading.at.as_millisecond().into(),
            reading.by.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(super) async fn update_reading(
    tx: &Tx,
    id: Uuid,
    version: i64,
    content: &ReadPlan,
) -> Result<(), DbError> {
    let values = [json(content)?.into(), version.into(), id.into()];
    tx.exec("UPDATE plan_readings SET content = $1, version = $2 WHERE id = $3", values).await?;
    Ok(())
}

pub(super) async fn close_reading(tx: &Tx, id: Uuid, campaign: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE plan_readings SET campaign_id = $1 WHERE id = $2", [campaign.into(), id.into()]).await?;
    Ok(())
}

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

pub(super) async fn insert_part(tx: &Tx, campaign: Uuid, position: i64, part: &Part) -> Result<(), DbError> {
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

pub(super) async fn insert_form(
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

pub(super) async fn insert_activity(
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
