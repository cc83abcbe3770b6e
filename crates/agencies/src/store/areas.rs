//! The tables of areas: units, their borders and their successors.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx, json};
use sea_orm::FromQueryResult;
use uuid::Uuid;

use super::{date, kin, text};
use crate::borders::Border;
use crate::model::{Area, AreaKind, Kinship};

macro_rules! area_columns {
    () => {
        "a.id, a.slug, a.code, a.kind, a.name_vi, a.name_en, a.within_vi, a.km2, a.valid_from, a.valid_to"
    };
}

/// The same for a query that is put together.
pub(super) const AREA_COLUMNS: &str = area_columns!();

#[derive(FromQueryResult)]
pub(super) struct AreaRow {
    id: Uuid,
    slug: String,
    code: Option<String>,
    kind: String,
    name_vi: String,
    name_en: String,
    within_vi: String,
    km2: Option<f64>,
    valid_from: Option<String>,
    valid_to: Option<String>,
}

impl TryFrom<AreaRow> for Area {
    type Error = DbError;

    fn try_from(row: AreaRow) -> Result<Self, DbError> {
        let kind = AreaKind::named(&row.kind);
        Ok(Self {
            id: row.id,
            slug: row.slug,
            code: row.code,
            kind: kind.ok_or_else(|| DbError::Unreadable(format!("area {}", row.id)))?,
            name_vi: row.name_vi,
            name_en: row.name_en,
            within_vi: row.within_vi,
            km2: row.km2,
            valid_from: date(row.valid_from),
            valid_to: date(row.valid_to),
        })
    }
}

/// The area with this identifier.
pub async fn area(db: &impl Run, id: Uuid) -> Result<Option<Area>, DbError> {
    let sql = concat!("SELECT ", area_columns!(), " FROM areas a WHERE a.id = $1");
    db.one::<AreaRow>(sql, [id.into()]).await?.map(Area::try_from).transpose()
}

/// The area at this address.
pub async fn area_by_slug(db: &impl Run, slug: &str) -> Result<Option<Area>, DbError> {
    let sql = concat!("SELECT ", area_columns!(), " FROM areas a WHERE a.slug = $1");
    db.one::<AreaRow>(sql, [slug.into()]).await?.map(Area::try_from).transpose()
}

/// The areas that exist on a day, in the order of their names.
pub async fn areas(db: &impl Run, day: Date) -> Result<Vec<Area>, DbError> {
    let sql = concat!(
        "SELECT ",
        area_columns!(),
        " FROM areas a
         WHERE (a.valid_from IS NULL OR a.valid_from <= $1)
           AND (a.valid_to IS NULL OR a.valid_to > $1)
         ORDER BY a.sort, a.id"
    );
    db.all::<AreaRow>(sql, [day.to_string().into()]).await?.into_iter().map(Area::try_from).collect()
}

/// Areas that ended before a day and whose name contains a key, in the order of their names; at most 50.
pub async fn ended_areas(db: &impl Run, name_key: &str, day: Date) -> Result<Vec<Area>, DbError> {
    let escaped = name_key.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    let sql = concat!(
        "SELECT ",
        area_columns!(),
        " FROM areas a
         WHERE a.valid_to <= $1 AND a.name_key LIKE $2 ESCAPE '\\'
         ORDER BY a.sort, a.id
         LIMIT 50"
    );
    let values = [day.to_string().into(), format!("%{escaped}%").into()];
    db.all::<AreaRow>(sql, values).await?.into_iter().map(Area::try_from).collect()
}

/// The successors of an area.
pub async fn successors(db: &impl Run, id: Uuid) -> Result<Vec<Kinship<Area>>, DbError> {
    let sql = concat!(
        "SELECT ",
        area_columns!(),
        ", s.on_date, s.part, '' AS note_vi
         FROM area_successors s JOIN areas a ON a.id = s.to_id
         WHERE s.from_id = $1
         ORDER BY a.sort"
    );
    kin::<AreaRow, Area>(&db.rows(sql, [id.into()]).await?)
}

/// The areas that an area was formed from.
pub async fn predecessors(db: &impl Run, id: Uuid) -> Result<Vec<Kinship<Area>>, DbError> {
    let sql = concat!(
        "SELECT ",
        area_columns!(),
        ", s.on_date, s.part, '' AS note_vi
         FROM area_successors s JOIN areas a ON a.id = s.from_id
         WHERE s.to_id = $1
         ORDER BY a.sort"
    );
    kin::<AreaRow, Area>(&db.rows(sql, [id.into()]).await?)
}

/// An area's border, when it is known.
pub async fn border(db: &impl Run, area: Uuid) -> Result<Option<Border>, DbError> {
    let rows = db.rows("SELECT rings FROM area_borders WHERE area_id = $1", [area.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let rings: String = row.try_get("", "rings")?;
    read(&rings).map(Some)
}

/// The borders of all areas of a day.
pub async fn borders_of_today(db: &impl Run, day: Date) -> Result<Vec<Border>, DbError> {
    let rows = db
        .rows(
            "SELECT b.rings FROM area_borders b JOIN areas a ON a.id = b.area_id
             WHERE a.valid_to IS NULL OR a.valid_to > $1",
            [day.to_string().into()],
        )
        .await?;
    rows.iter().map(|row| read(&row.try_get::<String>("", "rings")?)).collect()
}

/// The borders of all areas of a day, each with its area, in the order of their names.
pub async fn borders_by_area(db: &impl Run, day: Date) -> Result<Vec<(Uuid, Border)>, DbError> {
    let rows = db
        .rows(
            "SELECT b.area_id, b.rings FROM area_borders b JOIN areas a ON a.id = b.area_id
             WHERE a.valid_to IS NULL OR a.valid_to > $1
             ORDER BY a.sort, a.id",
            [day.to_string().into()],
        )
        .await?;
    rows.iter()
        .map(|row| Ok((row.try_get("", "area_id")?, read(&row.try_get::<String>("", "rings")?)?)))
        .collect()
}

fn read(rings: &str) -> Result<Border, DbError> {
    let rings = serde_json::from_str(rings).map_err(|_| DbError::Unreadable("a border".to_owned()))?;
    Ok(Border { code: String::new(), rings })
}

/// Computes sort keys and name keys anew; answers how many.
pub(super) async fn rebuild(tx: &Tx) -> Result<u64, DbError> {
    let sql = concat!("SELECT ", area_columns!(), " FROM areas a");
    let areas = tx.all::<AreaRow>(sql, []).await?;
    let mut count = 0;
    for area in areas {
        count += tx
            .exec(
                "UPDATE areas SET sort = $1, name_key = $2 WHERE id = $3",
                [viet::sort_key(&area.name_vi).into(), viet::fold(&area.name_vi).into(), area.id.into()],
            )
            .await?;
    }
    Ok(count)
}

pub(crate) async fn insert_area(tx: &Tx, area: &Area) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO areas (id, slug, code, kind, name_vi, name_en, within_vi, km2, valid_from, valid_to,
                            name_key, sort)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)",
        [
            area.id.into(),
            area.slug.clone().into(),
            area.code.clone().into(),
            area.kind.name().into(),
            area.name_vi.clone().into(),
            area.name_en.clone().into(),
            area.within_vi.clone().into(),
            area.km2.into(),
            text(area.valid_from).into(),
            text(area.valid_to).into(),
            viet::fold(&area.name_vi).into(),
            viet::sort_key(&area.name_vi).into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_successor(
    tx: &Tx,
    from: Uuid,
    to: Uuid,
    on: Date,
    part: bool,
) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO area_successors (from_id, to_id, on_date, part) VALUES ($1, $2, $3, $4)",
        [from.into(), to.into(), on.to_string().into(), part.into()],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_border(tx: &Tx, area: Uuid, border: &Border) -> Result<(), DbError> {
    let rings = json(&border.rings)?.into();
    tx.exec("INSERT INTO area_borders (area_id, rings) VALUES ($1, $2)", [area.into(), rings]).await?;
    Ok(())
}
