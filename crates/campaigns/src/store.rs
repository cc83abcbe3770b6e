//! The tables of campaigns and themes.

use jiff::civil::Date;
use kit::db::{DbError, Migration, Run, Table, Tx};
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

mod activities;
mod coverage;
pub(crate) mod evidence;
mod links;
mod parts;
pub(crate) mod places;
mod readings;
mod reports;
pub(crate) mod sheets;
pub(crate) mod ties;
pub(crate) mod versions;

use super::model::{Campaign, PlanStatus, Theme};
use frame::forms::Wording;

pub(crate) use activities::activity_numbers;
pub use activities::{activities, activities_below, activity, activity_by_number};
pub(super) use activities::{due_activities, insert_activity, last_position, update_activity};
pub use coverage::newest_evidence;
pub(crate) use coverage::{
    Narrow, evidence_by_day, evidence_of_cell, reached_by_area, reached_by_place, reached_by_theme_and_area,
    reached_in,
};
pub use evidence::count_plans;
pub(crate) use links::{calendar_link, person_of_calendar, set_calendar_link};
pub use parts::{forms_of, parts};
pub(super) use parts::{insert_form, insert_part};
pub(super) use readings::{close_reading, insert_reading, update_reading};
pub use readings::{open_readings, reading};
pub use reports::{reached_areas, reached_cells, reached_places};

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
                // A theme, or the plan as a whole, where a thing of several of its themes is one thing.
                table
                    .uuid("about_id")
                    .text("form")
                    .uuid("area_id")
                    .text("month")
                    .integer("reached")
                    .key(&["area_id", "month", "about_id", "form"]);
            });
            schema.index("coverage", &["about_id", "month"]);
        },
    },
    Migration {
        name: "campaigns_0004_activities_in_full",
        up: |schema| {
            schema.add_uuid_or_null("activities", "parent_id", "activities");
            for column in ["target_things", "target_audience", "target_copies", "target_airings", "budget"] {
                schema.sql(&format!("ALTER TABLE activities ADD COLUMN {column} BIGINT NULL"));
            }
            // Why it is not carried out.
            schema.sql("ALTER TABLE activities ADD COLUMN cancelled TEXT NULL");
            schema.index("activities", &["campaign_id", "due"]);
            schema.index("activities", &["lead_id", "due"]);
            for (table, column, other) in [
                ("activity_partners", "agency_id", "agencies"),
                ("activity_themes", "theme_id", "themes"),
                ("activity_areas", "area_id", "areas"),
            ] {
                schema.table(table, |table| {
                    table
                        .uuid("activity_id")
                        .uuid(column)
                        .key(&["activity_id", column])
                        .refers("activity_id", "activities", "id")
                        .refers(column, other, "id");
                });
            }
            // The activity that a thing fulfils, what it reached, and a remark on it.
            schema.add_uuid_or_null("evidence", "activity_id", "activities");
            for column in ["things", "audience", "copies", "airings"] {
                schema.sql(&format!("ALTER TABLE evidence ADD COLUMN {column} BIGINT NULL"));
            }
            schema.sql("ALTER TABLE evidence ADD COLUMN note TEXT NULL");
            // The SHA-256 of a file that shows it.
            schema.sql("ALTER TABLE evidence ADD COLUMN file TEXT NULL");
            schema.index("evidence", &["activity_id", "-day"]);
            schema.index("evidence", &["agency_id", "-day"]);
            // What was reached, by half of a month: the periods of Decree 09/2019/ND-CP begin on the 15th. What an activity reached,
            // and what a plan reached by agency and form, of which each thing counts once.
            schema.table("activity_reached", |table| {
                table.uuid("activity_id").text("half");
                reached(table).key(&["activity_id", "half"]).refers("activity_id", "activities", "id");
            });
            schema.table("plan_reached", |table| {
                table.uuid("campaign_id").uuid("agency_id").text("form").text("half");
                reached(table).key(&["campaign_id", "half", "agency_id", "form"]);
            });
            evidence::count_plans(schema);
        },
    },
    Migration {
        name: "campaigns_0005_approval_versions_and_evidence_by_hand",
        up: |schema| {
            schema.sql("ALTER TABLE campaigns ADD COLUMN status TEXT NOT NULL DEFAULT 'draft'");
            // Plans that were there before were public, and stay so.
            schema.sql("UPDATE campaigns SET status = 'approved'");
            schema.table("plan_versions", |table| {
                table
                    .uuid("campaign_id")
                    .integer("number")
                    .text("note")
                    .uuid_or_null("made_by")
                    .integer("made_at")
                    .key(&["campaign_id", "number"])
                    .refers("campaign_id", "campaigns", "id");
            });
            // Whether a person said which activity it fulfils, or that it fulfils none: then it is not matched by itself.
            schema.sql("ALTER TABLE evidence ADD COLUMN by_hand BIGINT NOT NULL DEFAULT 0");
            // The files of what was noted by hand, by the thing.
            schema.table("evidence_files", |table| {
                table
                    .uuid("subject_id")
                    .text("blob")
                    .text("name")
                    .text("kind")
                    .integer("bytes")
                    .key(&["subject_id"]);
            });
            // Tables of activities that were read, until someone takes their rows.
            schema.table("activity_sheets", |table| {
                table
                    .uuid("id")
                    .uuid("campaign_id")
                    .text("file")
                    .text("content")
                    .integer("read_at")
                    .uuid_or_null("read_by")
                    .integer_or_null("taken_at")
                    .key(&["id"])
                    .refers("campaign_id", "campaigns", "id");
            });
        },
    },
    Migration {
        name: "campaigns_0007_coverage_by_area_and_day",
        up: |schema| {
            schema.index("evidence_areas", &["area_id"]);
            schema.index("evidence_themes", &["theme_id", "day"]);
        },
    },
    Migration {
        name: "campaigns_0008_calendar_links",
        up: |schema| {
            schema.table("calendar_links", |table| {
                table.uuid("person_id").text("hash").integer("made_at").key(&["person_id"]).refers(
                    "person_id",
                    "people",
                    "id",
                );
            });
            schema.unique("calendar_links", &["hash"]);
        },
    },
    Migration {
        name: "campaigns_0009_coverage_of_areas_and_their_successors",
        up: |schema| {
            // The areas of a piece of evidence and all that followed them, each once. A job fills it, and fills it anew when
            // areas get other successors.
            schema.table("evidence_places", |table| {
                table
                    .uuid("evidence_id")
                    .uuid("area_id")
                    .key(&["evidence_id", "area_id"])
                    .refers("evidence_id", "evidence", "id")
                    .refers("area_id", "areas", "id");
            });
            schema.index("evidence_places", &["area_id"]);
            schema.table("coverage_places", |table| {
                table
                    .uuid("about_id")
                    .text("form")
                    .uuid("area_id")
                    .text("month")
                    .integer("reached")
                    .key(&["area_id", "month", "about_id", "form"]);
            });
            // A map reads what an index holds, and no row.
            for table in ["coverage", "coverage_places"] {
                schema.index(table, &["about_id", "area_id", "month", "form", "reached"]);
            }
            // The successions that these counts follow.
            schema.table("coverage_state", |table| {
                table.integer("one").text("successions").key(&["one"]);
            });
        },
    },
];

/// The columns of what was reached.
fn reached(table: &mut Table) -> &mut Table {
    table.integer("evidence").integer("things").integer("audience").integer("copies").integer("airings")
}

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
    status: String,
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
            status: PlanStatus::named(&row.status).unwrap_or_default(),
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
            "SELECT id, slug, number, name_vi, name_en, about_vi, about_en, issuer_id, starts, ends, status
             FROM campaigns
             ORDER BY starts DESC, id",
            [],
        )
        .await?;
    Ok(rows.into_iter().map(Campaign::from).collect())
}

/// The campaigns that the public sees, the newest first: the approved ones and those that have ended.
pub async fn public_campaigns(db: &impl Run) -> Result<Vec<Campaign>, DbError> {
    let all = campaigns(db).await?;
    Ok(all.into_iter().filter(|campaign| campaign.status != PlanStatus::Draft).collect())
}

/// The campaign with this identifier.
pub async fn campaign(db: &impl Run, id: Uuid) -> Result<Option<Campaign>, DbError> {
    Ok(campaigns(db).await?.into_iter().find(|one| one.id == id))
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
        "INSERT INTO campaigns (id, slug, number, name_vi, name_en, about_vi, about_en, issuer_id, starts, ends, status)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
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
            campaign.status.name().into(),
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
