//! The tables of agencies and areas.

mod areas;
mod lines;

use std::collections::BTreeSet;

use jiff::civil::Date;
use kit::db::{DbError, Migration, Run, Tx, json};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::model::{Agency, AgencyKind, Kinship};
use frame::Site;

pub use areas::{
    area, area_by_slug, areas, border, borders_by_area, borders_of_today, ended_areas, predecessors,
    successors,
};
pub(super) use areas::{insert_area, insert_border, insert_successor};
pub use lines::{all_areas, areas_with, forebears, heirs};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "agencies_0001_agencies_and_areas",
    up: |schema| {
        schema.table("areas", |table| {
            table
                .uuid("id")
                .text("slug")
                .text_or_null("code")
                .text("kind")
                .text("name_vi")
                .text("name_en")
                .text("within_vi")
                .real_or_null("km2")
                .text_or_null("valid_from")
                .text_or_null("valid_to")
                .text("name_key")
                .bytes("sort")
                .key(&["id"]);
        });
        schema.unique("areas", &["slug"]);
        schema.index("areas", &["name_key"]);
        schema.table("area_successors", |table| {
            table
                .uuid("from_id")
                .uuid("to_id")
                .text("on_date")
                .truth("part")
                .key(&["from_id", "to_id"])
                .refers("from_id", "areas", "id")
                .refers("to_id", "areas", "id");
        });
        schema.index("area_successors", &["to_id"]);
        schema.table("area_borders", |table| {
            table.uuid("area_id").text("rings").key(&["area_id"]).refers("area_id", "areas", "id");
        });
        schema.table("agencies", |table| {
            table
                .uuid("id")
                .text("slug")
                .text("kind")
                .text("name_vi")
                .text("name_en")
                .text("short_vi")
                .text("about_vi")
                .text("about_en")
                .uuid_or_null("parent_id")
                .uuid_or_null("area_id")
                .text_or_null("valid_from")
                .text_or_null("valid_to")
                .bytes("sort")
                .key(&["id"])
                .refers("parent_id", "agencies", "id")
                .refers("area_id", "areas", "id");
        });
        schema.unique("agencies", &["slug"]);
        schema.index("agencies", &["area_id"]);
        schema.table("agency_names", |table| {
            table.text("name_key").uuid("agency_id").key(&["name_key"]).refers("agency_id", "agencies", "id");
        });
        schema.table("agency_successors", |table| {
            table
                .uuid("from_id")
                .uuid("to_id")
                .text("on_date")
                .text("note_vi")
                .key(&["from_id", "to_id"])
                .refers("from_id", "agencies", "id")
                .refers("to_id", "agencies", "id");
        });
        schema.table("site", |table| {
            table.integer("one").text("data").key(&["one"]);
        });
    },
}];

/// Columns are named with their table's letter so that a join can give them.
macro_rules! agency_columns {
    () => {
        "a.id, a.slug, a.kind, a.name_vi, a.name_en, a.short_vi, a.about_vi, a.about_en,
         a.parent_id, a.area_id, a.valid_from, a.valid_to"
    };
}

#[derive(FromQueryResult)]
struct AgencyRow {
    id: Uuid,
    slug: String,
    kind: String,
    name_vi: String,
    name_en: String,
    short_vi: String,
    about_vi: String,
    about_en: String,
    parent_id: Option<Uuid>,
    area_id: Option<Uuid>,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

impl TryFrom<AgencyRow> for Agency {
    type Error = DbError;

    fn try_from(row: AgencyRow) -> Result<Self, DbError> {
        let kind = AgencyKind::named(&row.kind);
        Ok(Self {
            id: row.id,
            slug: row.slug,
            kind: kind.ok_or_else(|| DbError::Unreadable(format!("agency {}", row.id)))?,
            name_vi: row.name_vi,
            name_en: row.name_en,
            short_vi: row.short_vi,
            about_vi: row.about_vi,
            about_en: row.about_en,
            parent: row.parent_id,
            area: row.area_id,
            valid_from: date(row.valid_from),
            valid_to: date(row.valid_to),
        })
    }
}

/// A row of a kinship query: the other end and the edge.
#[derive(FromQueryResult)]
struct EdgeRow {
    on_date: String,
    part: bool,
    note_vi: String,
}

fn date(text: Option<String>) -> Option<Date> {
    text.and_then(|text| text.parse().ok())
}

fn text(date: Option<Date>) -> Option<String> {
    date.map(|date| date.to_string())
}

fn kin<R: FromQueryResult, T: TryFrom<R, Error = DbError>>(
    rows: &[sea_orm::QueryResult],
) -> Result<Vec<Kinship<T>>, DbError> {
    rows.iter()
        .map(|row| {
            let edge = EdgeRow::from_query_result(row, "")?;
            let other = T::try_from(R::from_query_result(row, "")?)?;
            let on = edge.on_date.parse().unwrap_or_default();
            Ok(Kinship { other, on, part: edge.part, note_vi: edge.note_vi })
        })
        .collect()
}

async fn first_agency(db: &impl Run, sql: &str, value: sea_orm::Value) -> Result<Option<Agency>, DbError> {
    db.one::<AgencyRow>(sql, [value]).await?.map(Agency::try_from).transpose()
}

/// The agency with this identifier.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn agency(db: &impl Run, id: Uuid) -> Result<Option<Agency>, DbError> {
    let sql = concat!("SELECT ", agency_columns!(), " FROM agencies a WHERE a.id = $1");
    first_agency(db, sql, id.into()).await
}

/// The agency at this address.
pub async fn agency_by_slug(db: &impl Run, slug: &str) -> Result<Option<Agency>, DbError> {
    let sql = concat!("SELECT ", agency_columns!(), " FROM agencies a WHERE a.slug = $1");
    first_agency(db, sql, slug.into()).await
}

/// The agency with this name, which may be any of its names, marks and letter case aside.
pub async fn agency_by_name(db: &impl Run, name: &str) -> Result<Option<Agency>, DbError> {
    let sql = concat!(
        "SELECT ",
        agency_columns!(),
        " FROM agencies a JOIN agency_names n ON n.agency_id = a.id WHERE n.name_key = $1"
    );
    first_agency(db, sql, viet::fold(name).into()).await
}

/// The agency that governs an area today.
pub async fn agency_of_area(db: &impl Run, area: Uuid) -> Result<Option<Agency>, DbError> {
    let sql = concat!("SELECT ", agency_columns!(), " FROM agencies a WHERE a.area_id = $1");
    first_agency(db, sql, area.into()).await
}

/// All agencies, in the order of their names.
pub async fn agencies(db: &impl Run) -> Result<Vec<Agency>, DbError> {
    let sql = concat!("SELECT ", agency_columns!(), " FROM agencies a ORDER BY a.sort, a.id");
    db.all::<AgencyRow>(sql, []).await?.into_iter().map(Agency::try_from).collect()
}

/// The successors and the predecessors of an agency: `(successors, predecessors)`.
pub async fn kin_of_agency(
    db: &impl Run,
    id: Uuid,
) -> Result<(Vec<Kinship<Agency>>, Vec<Kinship<Agency>>), DbError> {
    let after = concat!(
        "SELECT ",
        agency_columns!(),
        ", s.on_date, FALSE AS part, s.note_vi
         FROM agency_successors s JOIN agencies a ON a.id = s.to_id
         WHERE s.from_id = $1
         ORDER BY a.sort"
    );
    let before = concat!(
        "SELECT ",
        agency_columns!(),
        ", s.on_date, FALSE AS part, s.note_vi
         FROM agency_successors s JOIN agencies a ON a.id = s.from_id
         WHERE s.to_id = $1
         ORDER BY a.sort"
    );
    let successors = kin::<AgencyRow, Agency>(&db.rows(after, [id.into()]).await?)?;
    let predecessors = kin::<AgencyRow, Agency>(&db.rows(before, [id.into()]).await?)?;
    Ok((successors, predecessors))
}

/// The site; one that nobody named yet has a name of its own.
pub async fn site(db: &impl Run) -> Result<Site, DbError> {
    let rows = db.rows("SELECT data FROM site WHERE one = 1", []).await?;
    let Some(row) = rows.first() else { return Ok(Site::default()) };
    let data: String = row.try_get("", "data")?;
    serde_json::from_str(&data).map_err(|_| DbError::Unreadable("the site".to_owned()))
}

/// Computes sort keys and name keys anew; they may change with the collation's version.
pub async fn rebuild(tx: &Tx) -> Result<u64, DbError> {
    let mut count = areas::rebuild(tx).await?;
    for agency in agencies(tx).await? {
        let sort = viet::sort_key(&agency.name_vi);
        count +=
            tx.exec("UPDATE agencies SET sort = $1 WHERE id = $2", [sort.into(), agency.id.into()]).await?;
    }
    Ok(count)
}

pub(super) async fn insert_agency(tx: &Tx, agency: &Agency, aliases: &[String]) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO agencies (id, slug, kind, name_vi, name_en, short_vi, about_vi, about_en, parent_id,
                               area_id, valid_from, valid_to, sort)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
        [
            agency.id.into(),
            agency.slug.clone().into(),
            agency.kind.name().into(),
            agency.name_vi.clone().into(),
            agency.name_en.clone().into(),
            agency.short_vi.clone().into(),
            agency.about_vi.clone().into(),
            agency.about_en.clone().into(),
            agency.parent.into(),
            agency.area.into(),
            text(agency.valid_from).into(),
            text(agency.valid_to).into(),
            viet::sort_key(&agency.name_vi).into(),
        ],
    )
    .await?;
    let names = [&agency.name_vi, &agency.short_vi].into_iter().chain(aliases);
    insert_names(tx, agency.id, names).await
}

/// Makes an agency found by more names; the first agency to bear a name keeps it for look-ups.
async fn insert_names<'a>(
    tx: &Tx,
    agency: Uuid,
    names: impl Iterator<Item = &'a String>,
) -> Result<(), DbError> {
    for key in names.map(|name| viet::fold(name)).filter(|key| !key.trim().is_empty()) {
        tx.exec(
            "INSERT INTO agency_names (name_key, agency_id) VALUES ($1, $2) ON CONFLICT (name_key) DO NOTHING",
            [key.into(), agency.into()],
        )
        .await?;
    }
    Ok(())
}

/// Writes an agency's words anew; it is still found by those it had.
pub(super) async fn update_agency(tx: &Tx, agency: &Agency) -> Result<(), DbError> {
    tx.exec(
        "UPDATE agencies
         SET name_vi = $1, name_en = $2, short_vi = $3, about_vi = $4, about_en = $5, sort = $6
         WHERE id = $7",
        [
            agency.name_vi.clone().into(),
            agency.name_en.clone().into(),
            agency.short_vi.clone().into(),
            agency.about_vi.clone().into(),
            agency.about_en.clone().into(),
            viet::sort_key(&agency.name_vi).into(),
            agency.id.into(),
        ],
    )
    .await?;
    insert_names(tx, agency.id, [&agency.name_vi, &agency.short_vi].into_iter()).await
}

/// Writes where an agency stands.
pub(super) async fn move_agency(tx: &Tx, agency: &Agency) -> Result<(), DbError> {
    tx.exec(
        "UPDATE agencies SET kind = $1, parent_id = $2, area_id = $3 WHERE id = $4",
        [agency.kind.name().into(), agency.parent.into(), agency.area.into(), agency.id.into()],
    )
    .await?;
    Ok(())
}

pub(super) async fn insert_agency_successor(
    tx: &Tx,
    from: Uuid,
    to: Uuid,
    on: Date,
    note_vi: &str,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO agency_successors (from_id, to_id, on_date, note_vi) VALUES ($1, $2, $3, $4)",
        [from.into(), to.into(), on.to_string().into(), note_vi.into()],
    )
    .await?;
    Ok(())
}

/// Whether any area exists on a day, or will.
pub(super) async fn any_area(db: &impl Run, on: Date) -> Result<bool, DbError> {
    let sql = "SELECT 1 FROM areas WHERE valid_to IS NULL OR valid_to > $1 LIMIT 1";
    Ok(!db.rows(sql, [on.to_string().into()]).await?.is_empty())
}

/// Gives all successors of an agency the day on which they take over.
pub(super) async fn set_succession_day(tx: &Tx, from: Uuid, on: Date) -> Result<(), DbError> {
    let sql = "UPDATE agency_successors SET on_date = $1 WHERE from_id = $2";
    tx.exec(sql, [on.to_string().into(), from.into()]).await?;
    Ok(())
}

/// Forgets that one agency took over from another; whether it was recorded.
pub(super) async fn delete_agency_successor(tx: &Tx, from: Uuid, to: Uuid) -> Result<bool, DbError> {
    let sql = "DELETE FROM agency_successors WHERE from_id = $1 AND to_id = $2";
    Ok(tx.exec(sql, [from.into(), to.into()]).await? > 0)
}

/// The successors of an agency, their successors, and so on.
pub(super) async fn line_of_agency(tx: &Tx, id: Uuid) -> Result<Vec<Uuid>, DbError> {
    // UNION without ALL also ends where older data goes round in a ring.
    let sql = "WITH RECURSIVE line (id) AS (
                   SELECT to_id FROM agency_successors WHERE from_id = $1
                   UNION
                   SELECT s.to_id
                   FROM line l
                   JOIN agency_successors s ON s.from_id = l.id)
               SELECT id FROM line ORDER BY id";
    tx.rows(sql, [id.into()]).await?.iter().map(|row| Ok(row.try_get("", "id")?)).collect()
}

/// Writes when an agency ends, or that it does not.
pub(super) async fn set_agency_end(tx: &Tx, id: Uuid, on: Option<Date>) -> Result<(), DbError> {
    tx.exec("UPDATE agencies SET valid_to = $1 WHERE id = $2", [text(on).into(), id.into()]).await?;
    Ok(())
}

pub(super) async fn put_site(tx: &Tx, site: &Site) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO site (one, data) VALUES (1, $1) ON CONFLICT (one) DO UPDATE SET data = excluded.data",
        [json(site)?.into()],
    )
    .await?;
    Ok(())
}

/// An agency and all below it; none when there is no such agency.
///
/// # Errors
/// When the database does not answer.
pub async fn below(db: &impl Run, agency: Uuid) -> Result<Vec<Uuid>, DbError> {
    let rows = db
        .rows(
            "WITH RECURSIVE below (id) AS (
                 SELECT id FROM agencies WHERE id = $1
                 UNION
                 SELECT a.id FROM agencies a JOIN below b ON a.parent_id = b.id
             )
             SELECT id FROM below",
            [agency.into()],
        )
        .await?;
    let ids: Result<BTreeSet<Uuid>, DbError> = rows.iter().map(|row| Ok(row.try_get("", "id")?)).collect();
    Ok(ids?.into_iter().collect())
}
