//! The file that documents work outside of the site: its upload with the form, and its download by officers.

use addresses::desk::routes;
use axum::extract::multipart::MultipartError;
use axum::extract::{Multipart, Path};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use bytes::Bytes;
use frame::desk::{DeskRouter, DeskSession, Needs};
use frame::permissions::READ_DESK;
use kit::blobs::BlobKey;
use kit::filetypes::FileType;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::EVIDENCE_FILE, Needs::Permission(READ_DESK), file)
}

/// A sent form: its fields, and the file if there is one.
pub(super) struct Sent {
    pub(super) form: Form,
    pub(super) file: Option<(String, Bytes)>,
}

impl Sent {
    pub(super) async fn read(mut parts: Multipart) -> Result<Self, Failure> {
        let mut pairs: Vec<(String, String)> = Vec::new();
        let mut file = None;
        while let Some(part) = parts.next_field().await.map_err(failure)? {
            let name = part.name().unwrap_or_default().to_owned();
            if name == "tep" {
                let called = part.file_name().unwrap_or_default().to_owned();
                let bytes = part.bytes().await.map_err(failure)?;
                file = Some((called, bytes)).filter(|(_, bytes)| !bytes.is_empty());
            } else {
                pairs.push((name, part.text().await.map_err(failure)?));
            }
        }
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let form = Form::parse(body.as_bytes()).ok_or(Failure::BadInput)?;
        Ok(Self { form, file })
    }
}

fn failure(error: MultipartError) -> Failure {
    Failure::of_status(error.status()).unwrap_or(Failure::BadInput)
}

/// Returns the file as a download. The browser must not open it in place of a page, because its content must not run on
/// our site.
async fn file(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let file = crate::outside_work(seat.app().db(), id).await?.and_then(|work| work.file);
    let file = file.ok_or(Failure::NotFound)?;
    let key = BlobKey::parse(&file.blob).ok_or(Failure::NotFound)?;
    let bytes = seat.app().blobs().get(&key).await?.ok_or(Failure::NotFound)?;
    let known = FileType::ALL.into_iter().find(|one| one.media_type() == file.kind);
    let kind = known.map_or("application/octet-stream", FileType::media_type);
    let encoded: String = form_urlencoded::byte_serialize(file.name.as_bytes()).collect();
    // Form encoding writes a space as a plus and keeps the asterisk; both are wrong here (RFC 8187, 3.2.1).
    let encoded = encoded.replace('+', "%20").replace('*', "%2A");
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let disposition = HeaderValue::from_str(&format!("attachment; filename*=UTF-8''{encoded}"));
    headers.extend(disposition.ok().map(|value| (header::CONTENT_DISPOSITION, value)));
    let policy = HeaderValue::from_static("default-src 'none'; sandbox");
    headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    Ok(response)
}
