//! Pictures and files that writers bring, and citations that the editor looks up.

use crate::permissions::WRITE;
use axum::Json;
use axum::extract::multipart::MultipartRejection;
use axum::extract::{Multipart, Path, Query};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use bytes::Bytes;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use crate::drafts::{self, Draft, DraftContent, DraftError};
use crate::pictures::{self, UploadError};
use crate::t;
use crate::{Picture, Placed, Text};
use access::On;
use addresses::Addresses;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::forms::FormErrors;

/// Largest body with a picture, in bytes: one of 20 MB ([`kit::images::MOST_BYTES`]) and the rest of the form.
const LARGEST_PICTURE: i64 = 21 << 20;
/// Largest body with a file, in bytes: one of 50 MB ([`kit::filetypes::MOST_BYTES`]) and the rest of the form.
const LARGEST_FILE: i64 = 51 << 20;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let write = Needs::Permission(WRITE);
    router
        .upload(routes::PICTURES, write, LARGEST_PICTURE, picture)
        .upload(routes::FILES, write, LARGEST_FILE, file)
        .act(routes::PICTURE_FOCUS, write, focus)
        .page(routes::CITE, write, cite)
}

/// The parts of an upload: the file, its name, and the draft it is for.
#[derive(Default)]
struct Brought {
    bytes: Bytes,
    name: String,
    draft: Option<Uuid>,
    alt: String,
}

async fn read(parts: Result<Multipart, MultipartRejection>) -> Result<Brought, Failure> {
    let mut parts = parts.map_err(|_| Failure::BadInput)?;
    let mut brought = Brought::default();
    while let Some(part) = parts.next_field().await.map_err(failure)? {
        match part.name().unwrap_or_default() {
            "file" => {
                brought.name = part.file_name().unwrap_or_default().to_owned();
                brought.bytes = part.bytes().await.map_err(failure)?;
            }
            "draft" => brought.draft = part.text().await.map_err(failure)?.trim().parse().ok(),
            "alt" => brought.alt = part.text().await.map_err(failure)?.chars().take(1_000).collect(),
            _ => {}
        }
    }
    Ok(brought)
}

fn failure(error: axum::extract::multipart::MultipartError) -> Failure {
    Failure::of_status(error.status()).unwrap_or(Failure::BadInput)
}

fn wants_json(headers: &HeaderMap) -> bool {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok());
    accept.is_some_and(|accept| accept.starts_with("application/json"))
}

/// The agency of the draft that an upload is for, when there is a draft; an officer who may not write there is refused.
/// Asked before the long work.
async fn writable(seat: &DeskSession, draft: Option<Uuid>) -> Result<Option<Uuid>, Failure> {
    let Some(id) = draft else { return Ok(None) };
    let draft = super::drafts::find(seat, id).await?;
    if seat.may(WRITE, On::Agency(draft.agency)) { Ok(Some(draft.agency)) } else { Err(Failure::Forbidden) }
}

/// Where the editor of a draft brings pictures: they are of its agency, and stand where the writer puts them.
pub(super) fn of_draft(seat: &DeskSession, draft: Uuid) -> String {
    format!("{}?ban-thao={draft}", seat.at().desk(routes::PICTURES))
}

/// Whether the officer may change how a picture is cropped: the change holds wherever the picture is shown.
pub(super) async fn may_change(seat: &DeskSession, picture: Uuid) -> Result<bool, Failure> {
    let owner = crate::picture_owner(seat.app().db(), picture).await?.ok_or(Failure::NotFound)?;
    Ok(seat.may(WRITE, pictures::place(owner)))
}

/// The draft in whose editor an upload was made.
#[derive(Deserialize)]
struct Within {
    #[serde(rename = "ban-thao")]
    draft: Option<Uuid>,
}

/// An answer to the editor, or the draft's page that says why.
async fn refuse(
    seat: &DeskSession,
    headers: &HeaderMap,
    draft: Option<Uuid>,
    error: &UploadError,
) -> Result<Response, Failure> {
    let Some(said) = error.said(seat.desk.lang) else {
        tracing::error!(error.message = %error, "desk.upload_failed");
        return Err(Failure::Away);
    };
    match draft {
        Some(id) if !wants_json(headers) => super::drafts::refuse(seat, id, FormErrors::whole(said)).await,
        _ => Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": said }))).into_response()),
    }
}

/// Takes a picture. With a draft it becomes the one on top; without, the editor puts it between paragraphs.
async fn picture(
    seat: DeskSession,
    Query(within): Query<Within>,
    headers: HeaderMap,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let brought = read(parts).await?;
    let agency = writable(&seat, brought.draft.or(within.draft)).await?;
    let made = match pictures::take_upload(seat.app().blobs(), brought.bytes).await {
        Ok(made) => made,
        Err(error) => return refuse(&seat, &headers, brought.draft, &error).await,
    };
    let mut tx = seat.app().db().begin().await?;
    let added = pictures::add_upload(&mut tx, &seat.actor(), agency, made).await;
    let added = added.map_err(|error| super::drafts::failed(&error))?;
    if let Some(id) = brought.draft {
        let placed = Placed { picture: added.id, alt: brought.alt, caption: String::new() };
        change(&seat, &mut tx, id, |text| text.picture = Some(placed)).await?;
    }
    tx.commit().await?;
    match brought.draft.filter(|_| !wants_json(&headers)) {
        Some(id) => Ok(back(&seat, id, "anh")),
        None => Ok(told(&added)),
    }
}

/// The answer to the editor about a picture.
fn told(added: &Picture) -> Response {
    Json(json!({
        "id": added.id,
        "blob": added.blob.as_str(),
        "kind": added.kind,
        "width": added.width,
        "height": added.height,
        "src": Addresses::picture(&added.blob, &added.kind),
    }))
    .into_response()
}

/// Takes a file and puts it beside a draft.
async fn file(
    seat: DeskSession,
    headers: HeaderMap,
    parts: Result<Multipart, MultipartRejection>,
) -> Result<Response, Failure> {
    let brought = read(parts).await?;
    let id = brought.draft.ok_or(Failure::BadInput)?;
    writable(&seat, Some(id)).await?;
    let taken = pictures::take_attachment(seat.app().blobs(), brought.bytes, &brought.name).await;
    let taken = match taken {
        Ok(taken) => taken,
        Err(error) => return refuse(&seat, &headers, brought.draft, &error).await,
    };
    let mut tx = seat.app().db().begin().await?;
    crate::keep_file(&tx, &taken).await?;
    change(&seat, &mut tx, id, |text| {
        text.attachments.retain(|one| one.blob != taken.blob);
        text.attachments.push(taken);
    })
    .await?;
    tx.commit().await?;
    Ok(back(&seat, id, "tep"))
}

/// Changes one field of a draft as it stands now; the words that others write meanwhile are not touched.
async fn change(
    seat: &DeskSession,
    tx: &mut kit::db::Tx,
    id: Uuid,
    alter: impl FnOnce(&mut Text),
) -> Result<(), Failure> {
    let draft: Draft = drafts::draft(tx, id).await?.ok_or(Failure::NotFound)?;
    let mut words: DraftContent = draft.words;
    alter(&mut words.text);
    match drafts::save(tx, &seat.actor(), id, draft.version, words).await {
        Ok(_) => Ok(()),
        Err(DraftError::Denied(_)) => Err(Failure::Forbidden),
        Err(DraftError::Db(error)) => Err(error.into()),
        // It was submitted or closed in the meantime.
        Err(_) => Err(Failure::BadInput),
    }
}

fn back(seat: &DeskSession, id: Uuid, said: &str) -> Response {
    Redirect::to(&format!("{}?bao={said}", seat.at().desk_of(routes::DRAFT, id))).into_response()
}

/// Moves the point that crops of a picture keep.
async fn focus(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let percent = |name| form.text(name).parse::<u8>().ok().filter(|percent| *percent <= 100);
    let focus = percent("x").zip(percent("y")).ok_or(Failure::BadInput)?;
    let db = seat.app().db();
    let picture = crate::picture(db, id).await?.ok_or(Failure::NotFound)?;
    // Asked before the long work, and once more by the action.
    if !may_change(&seat, id).await? {
        return Err(Failure::Forbidden);
    }
    let crops = pictures::crops_around(seat.app().blobs(), &picture, focus).await;
    let crops = match crops {
        Ok(crops) => crops,
        Err(error) => {
            let said = error.said(seat.desk.lang).ok_or(Failure::Away)?;
            return Ok((StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": said }))).into_response());
        }
    };
    let mut tx = db.begin().await?;
    let set = pictures::set_focus(&mut tx, &seat.actor(), id, focus, &crops).await;
    set.map_err(|error| super::drafts::failed(&error))?;
    tx.commit().await?;
    match form.text("draft").parse() {
        Ok(draft) => Ok(back(&seat, draft, "anh")),
        Err(_) => Ok(Json(json!({ "x": focus.0, "y": focus.1 })).into_response()),
    }
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
}

/// The whole name of a citation of law, as it is written in a text.
async fn cite(seat: DeskSession, Query(asked): Query<Asked>) -> Response {
    let text: String = asked.q.chars().take(500).collect();
    match viet::citation::find(&text).into_iter().find(|found| found.document.is_some()) {
        Some(found) => {
            let words: Vec<&str> = text[found.range].split_whitespace().collect();
            Json(json!({ "reference": viet::nfc(&words.join(" ")) })).into_response()
        }
        None => {
            let error = t!(seat.desk.lang, "cite-unknown");
            (StatusCode::UNPROCESSABLE_ENTITY, Json(json!({ "error": error }))).into_response()
        }
    }
}
