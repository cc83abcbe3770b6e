//! Pictures that people upload: their rows, and the pictures and blocks that bodies show.

use crate::permissions::WRITE;
use document::{Document, Embeds};
use jiff::Timestamp;
use kit::blobs::BlobKey;
use kit::db::{DbError, Run, Tx};
use serde_json::json;
use uuid::Uuid;

use super::actions::{NewsroomError, event};
use super::store;
use access::{Actor, On};

pub use media::{
    Made, Picture, Purpose, Size, UploadError, crops_around, plain, srcset, take_attachment, take_upload,
};

/// Registers an uploaded picture with its sizes, for the agency that brings it; the same picture uploaded again is the
/// one that is there, with its focus and its owner. Without an agency it belongs to nobody: then only people who may
/// write in the whole city move its focus.
///
/// # Errors
/// See [`NewsroomError`]; so for all actions here.
pub async fn add_upload(
    tx: &mut Tx,
    actor: &Actor,
    agency: Option<Uuid>,
    made: Made,
) -> Result<Picture, NewsroomError> {
    match agency {
        Some(agency) => actor.may(WRITE, On::Agency(agency))?,
        None => actor.may_somewhere(WRITE)?,
    }
    let new =
        Picture { id: tx.id(), blob: made.blob, kind: made.kind, width: made.width, height: made.height };
    let (picture, is_new) = store::pictures::insert_upload(tx, &new, agency).await?;
    if is_new || !store::pictures::has_sizes(tx, picture.id).await? {
        store::pictures::insert_sizes(tx, picture.id, &made.sizes).await?;
    }
    if is_new {
        let data = json!({ "sha256": picture.blob.as_str() });
        tx.record(event("picture.added", picture.id, actor, data));
    }
    Ok(picture)
}

/// Makes crops of a picture keep the point at `focus` (per cent from the left and from the top); `crops` were made
/// around it by [`crops_around`] and replace the present ones. The picture may stand in any article of its agency, so
/// only people who may write there move it.
pub async fn set_focus(
    tx: &mut Tx,
    actor: &Actor,
    picture: Uuid,
    focus: (u8, u8),
    crops: &[Size],
) -> Result<(), NewsroomError> {
    actor.may_somewhere(WRITE)?;
    let owner = store::pictures::picture_owner(tx, picture).await?.ok_or(NewsroomError::NoPicture)?;
    actor.may(WRITE, place(owner))?;
    let focus = (focus.0.min(100), focus.1.min(100));
    if !store::pictures::set_focus(tx, picture, focus).await? {
        return Err(NewsroomError::NoPicture);
    }
    let crops: Vec<Size> = crops.iter().filter(|one| one.purpose != Purpose::Whole).cloned().collect();
    store::pictures::delete_crops(tx, picture).await?;
    store::pictures::insert_sizes(tx, picture, &crops).await?;
    tx.record(event("picture.focused", picture, actor, json!({ "x": focus.0, "y": focus.1 })));
    Ok(())
}

/// The place where a person needs the right to write to change a picture of this owner.
pub fn place(owner: Option<Uuid>) -> On {
    owner.map_or(On::City, On::Agency)
}

/// The parts that bodies are shown with, in two queries for a whole page: the reusable blocks, and the sizes of
/// pictures inside and `beside` them.
///
/// # Errors
/// When the database does not answer.
pub async fn embeds<'a>(
    db: &impl Run,
    bodies: impl IntoIterator<Item = &'a Document>,
    beside: impl IntoIterator<Item = BlobKey>,
) -> Result<Embeds, DbError> {
    embeds_before(db, bodies, beside, None).await
}

/// The same with blocks as they were before a moment: an old edition shows the words of its time. None is now.
///
/// # Errors
/// When the database does not answer.
pub async fn embeds_before<'a>(
    db: &impl Run,
    bodies: impl IntoIterator<Item = &'a Document>,
    beside: impl IntoIterator<Item = BlobKey>,
    before: Option<Timestamp>,
) -> Result<Embeds, DbError> {
    let bodies: Vec<&Document> = bodies.into_iter().collect();
    let mut ids: Vec<Uuid> = bodies.iter().flat_map(|body| body.reused()).collect();
    ids.sort_unstable();
    ids.dedup();
    let blocks =
        store::block_bodies_before(db, &ids, before.map_or(i64::MAX, Timestamp::as_millisecond)).await?;
    let inside = bodies.into_iter().chain(blocks.values()).flat_map(Document::blobs);
    let mut blobs: Vec<BlobKey> = inside.filter_map(BlobKey::parse).chain(beside).collect();
    blobs.sort_unstable();
    blobs.dedup();
    let sizes = store::pictures::sizes(db, &blobs).await?;
    Ok(Embeds { sizes, blocks })
}
