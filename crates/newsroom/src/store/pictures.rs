//! The tables of pictures: the point that crops keep, and the sizes of each picture.

use std::collections::HashMap;

use kit::blobs::BlobKey;
use kit::db::{DbError, Migration, Run, Tx};
use sea_orm::{FromQueryResult, QueryResult, Value};
use uuid::Uuid;

use super::picture_by_blob;
use crate::model::Teaser;
use crate::pictures::{Purpose, Size};
use media::Picture;

/// Sizes, and the point that crops keep; for a picture from before it is the middle.
pub(super) const MIGRATION: Migration = Migration {
    name: "newsroom_0002_picture_sizes",
    up: |schema| {
        schema.sql("ALTER TABLE pictures ADD COLUMN focus_x BIGINT NOT NULL DEFAULT 50");
        schema.sql("ALTER TABLE pictures ADD COLUMN focus_y BIGINT NOT NULL DEFAULT 50");
        schema.table("picture_sizes", |table| {
            table
                .uuid("picture_id")
                .text("purpose")
                .text("kind")
                .integer("width")
                .integer("height")
                .text("blob")
                .key(&["picture_id", "purpose", "kind", "width"])
                .refers("picture_id", "pictures", "id");
        });
    },
};

/// The owner of a picture. A picture from before belongs to the agency of the article that showed it first, or of the
/// draft that has it; one that stands on top of neither belongs to nobody.
pub(super) const OWNERS: Migration = Migration {
    name: "newsroom_0013_picture_owners",
    up: |schema| {
        schema.add_uuid_or_null("pictures", "agency_id", "agencies");
        // Only for the search below: a hundred thousand pictures are each looked up once.
        schema.sql("CREATE INDEX editions_by_picture ON editions (picture_id)");
        schema.sql("CREATE INDEX drafts_by_picture ON drafts (picture_id)");
        schema.sql(FIRST_SHOWN);
        schema.sql("DROP INDEX editions_by_picture");
        schema.sql("DROP INDEX drafts_by_picture");
    },
};

/// Gives pictures to the agency that showed them first.
pub(crate) const FIRST_SHOWN: &str = "
    UPDATE pictures
    SET agency_id = COALESCE(
        (SELECT a.agency_id
         FROM editions e JOIN articles a ON a.id = e.article_id
         WHERE e.picture_id = pictures.id
         ORDER BY e.at, e.id
         LIMIT 1),
        (SELECT d.agency_id
         FROM drafts d
         WHERE d.picture_id = pictures.id
         ORDER BY d.id
         LIMIT 1))";

#[derive(FromQueryResult)]
struct SizeRow {
    purpose: String,
    kind: String,
    width: i64,
    height: i64,
    blob: String,
}

fn size_of(row: &QueryResult) -> Result<Option<Size>, DbError> {
    let row = SizeRow::from_query_result(row, "")?;
    let size = Purpose::from_code(&row.purpose).zip(BlobKey::parse(&row.blob));
    Ok(size.map(|(purpose, blob)| Size {
        purpose,
        width: row.width,
        height: row.height,
        kind: row.kind,
        blob,
    }))
}

/// `$1, $2, …` for a list of values.
fn binds(count: usize) -> String {
    (1..=count).map(|number| format!("${number}")).collect::<Vec<_>>().join(", ")
}

/// Writes a picture unless one with these bytes is there: two uploads of one file at the same moment are one picture.
/// Answers the picture that is there then, and whether it is new.
pub(crate) async fn insert_upload(
    tx: &Tx,
    new: &Picture,
    owner: Option<Uuid>,
) -> Result<(Picture, bool), DbError> {
    let rows = tx
        .exec(
            "INSERT INTO pictures (id, blob, kind, width, height, agency_id) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (blob) DO NOTHING",
            [
                new.id.into(),
                new.blob.as_str().into(),
                new.kind.clone().into(),
                new.width.into(),
                new.height.into(),
                owner.into(),
            ],
        )
        .await?;
    if rows == 1 {
        return Ok((new.clone(), true));
    }
    let known = picture_by_blob(tx, &new.blob).await?;
    known
        .map(|known| (known, false))
        .ok_or_else(|| DbError::Unreadable(format!("picture {}", new.blob.as_str())))
}

/// Writes sizes of a picture; those that are there already stay.
pub(crate) async fn insert_sizes(tx: &Tx, picture: Uuid, sizes: &[Size]) -> Result<(), DbError> {
    for size in sizes {
        tx.exec(
            "INSERT INTO picture_sizes (picture_id, purpose, kind, width, height, blob)
             VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (picture_id, purpose, kind, width) DO NOTHING",
            [
                picture.into(),
                size.purpose.code().into(),
                size.kind.clone().into(),
                size.width.into(),
                size.height.into(),
                size.blob.as_str().into(),
            ],
        )
        .await?;
    }
    Ok(())
}

/// Whether a picture has any size.
pub(crate) async fn has_sizes(db: &impl Run, picture: Uuid) -> Result<bool, DbError> {
    let sql = "SELECT 1 AS one FROM picture_sizes WHERE picture_id = $1 LIMIT 1";
    Ok(!db.rows(sql, [picture.into()]).await?.is_empty())
}

/// Removes the crops of a picture.
pub(crate) async fn delete_crops(tx: &Tx, picture: Uuid) -> Result<(), DbError> {
    let sql = "DELETE FROM picture_sizes WHERE picture_id = $1 AND purpose <> $2";
    tx.exec(sql, [picture.into(), Purpose::Whole.code().into()]).await?;
    Ok(())
}

/// Sets the point that crops keep; whether there was such a picture.
pub(crate) async fn set_focus(tx: &Tx, picture: Uuid, focus: (u8, u8)) -> Result<bool, DbError> {
    let sql = "UPDATE pictures SET focus_x = $1, focus_y = $2 WHERE id = $3";
    let values = [i64::from(focus.0).into(), i64::from(focus.1).into(), picture.into()];
    Ok(tx.exec(sql, values).await? == 1)
}

/// The owner of a picture: an agency, or nobody; none when there is no such picture.
///
/// # Errors
/// When the database does not answer.
pub async fn picture_owner(db: &impl Run, picture: Uuid) -> Result<Option<Option<Uuid>>, DbError> {
    let rows = db.rows("SELECT agency_id FROM pictures WHERE id = $1", [picture.into()]).await?;
    Ok(rows.first().map(|row| row.try_get("", "agency_id")).transpose()?)
}

/// The point that crops of a picture keep: per cent from the left and from the top.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn focus(db: &impl Run, picture: Uuid) -> Result<Option<(u8, u8)>, DbError> {
    let rows = db.rows("SELECT focus_x, focus_y FROM pictures WHERE id = $1", [picture.into()]).await?;
    let Some(row) = rows.first() else { return Ok(None) };
    let part = |name: &str| -> Result<u8, DbError> {
        let value: i64 = row.try_get("", name)?;
        Ok(u8::try_from(value).unwrap_or(50).min(100))
    };
    Ok(Some((part("focus_x")?, part("focus_y")?)))
}

/// The sizes of pictures by the hash of their bytes, in one query; pictures without any are left out.
pub async fn sizes(db: &impl Run, blobs: &[BlobKey]) -> Result<HashMap<String, Vec<Size>>, DbError> {
    if blobs.is_empty() {
        return Ok(HashMap::new());
    }
    let sql = format!(
        "SELECT p.blob AS of_blob, s.purpose, s.kind, s.width, s.height, s.blob
         FROM pictures p JOIN picture_sizes s ON s.picture_id = p.id
         WHERE p.blob IN ({})
         ORDER BY p.blob, s.purpose, s.kind, s.width",
        binds(blobs.len())
    );
    let values: Vec<Value> = blobs.iter().map(|blob| blob.as_str().into()).collect();
    let mut found: HashMap<String, Vec<Size>> = HashMap::new();
    for row in db.rows(&sql, values).await? {
        if let Some(size) = size_of(&row)? {
            found.entry(row.try_get("", "of_blob")?).or_default().push(size);
        }
    }
    Ok(found)
}

/// Gives the pictures of a list their crops, in one query for the whole list.
pub(super) async fn add_crops(db: &impl Run, teasers: &mut [Teaser]) -> Result<(), DbError> {
    let mut ids: Vec<Uuid> = teasers.iter().filter_map(|one| Some(one.picture.as_ref()?.0.id)).collect();
    ids.sort_unstable();
    ids.dedup();
    if ids.is_empty() {
        return Ok(());
    }
    let sql = format!(
        "SELECT picture_id, purpose, kind, width, height, blob
         FROM picture_sizes
         WHERE picture_id IN ({}) AND purpose <> 'whole'
         ORDER BY picture_id, purpose, kind, width",
        binds(ids.len())
    );
    let mut crops: HashMap<Uuid, Vec<Size>> = HashMap::new();
    for row in db.rows(&sql, ids.into_iter().map(Value::from)).await? {
        if let Some(size) = size_of(&row)? {
            crops.entry(row.try_get("", "picture_id")?).or_default().push(size);
        }
    }
    for teaser in teasers {
        let found = teaser.picture.as_ref().and_then(|(picture, _)| crops.get(&picture.id));
        teaser.crops = found.cloned().unwrap_or_default();
    }
    Ok(())
}
