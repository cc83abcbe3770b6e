//! Pictures and attachments: they may be kept for a day, because an article may be taken off the site with its pictures
//! and files.

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use bytes::Bytes;
use kit::blobs::BlobKey;
use kit::filetypes::FileType;
use kit::web::cache::depends_on;
use kit::web::failure::Failure;
use uuid::Uuid;

use crate::Served;
use addresses::Addresses;
use frame::App;

/// Where they are served.
pub fn routes(router: Router<App>) -> Router<App> {
    let files = Router::new()
        .route(addresses::routes::PICTURE, get(picture))
        .route(addresses::routes::ATTACHMENT, get(attachment));
    router.merge(depends_on(&[crate::TOPIC], files))
}

/// The thing that the address of a picture or of an attachment names.
enum Asked {
    Picture { key: BlobKey, kind: &'static str },
    Attachment { key: BlobKey, name: String },
}

impl Asked {
    fn key(&self) -> &BlobKey {
        match self {
            Self::Picture { key, .. } | Self::Attachment { key, .. } => key,
        }
    }

    async fn served(&self, app: &App) -> Result<Option<Served>, Failure> {
        Ok(match self {
            Self::Picture { key, kind } => crate::served_picture(app.db(), key, kind).await?,
            Self::Attachment { key, name } => crate::served_file(app.db(), key, name).await?,
        })
    }

    async fn response(&self, app: &App, served: &Served) -> Result<Response, Failure> {
        let bytes = app.blobs().get(self.key()).await?.ok_or(Failure::NotFound)?;
        Ok(match self {
            Self::Picture { kind, .. } => shown(kind, bytes),
            Self::Attachment { name, .. } => saved(name, &served.kind, bytes),
        })
    }
}

async fn picture(
    State(app): State<App>,
    Path(file): Path<String>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let (key, kind) = addresses::picture_file(&file).ok_or(Failure::NotFound)?;
    to_the_public(&app, &headers, &Asked::Picture { key, kind }).await
}

async fn attachment(
    State(app): State<App>,
    Path((key, name)): Path<(String, String)>,
    headers: HeaderMap,
) -> Result<Response, Failure> {
    let key = BlobKey::parse(&key).ok_or(Failure::NotFound)?;
    to_the_public(&app, &headers, &Asked::Attachment { key, name }).await
}

/// A file, unless it stands only in articles that were taken off the site (410). It may be kept for a day and is then
/// asked for again, which costs a few bytes while it is the same: a withdrawn file is gone from every cache within the
/// day. No cache keeps a file that stands only in drafts.
async fn to_the_public(app: &App, headers: &HeaderMap, asked: &Asked) -> Result<Response, Failure> {
    let served = asked.served(app).await?.ok_or(Failure::NotFound)?;
    if served.withheld {
        return Err(Failure::Gone);
    }
    let tag = format!("\"{}\"", asked.key().as_str());
    let known = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    let mut known = known.flat_map(|list| list.split(',')).map(|one| one.trim().trim_start_matches("W/"));
    let known = known.any(|one| one == tag || one == "*");
    let mut response =
        if known { StatusCode::NOT_MODIFIED.into_response() } else { asked.response(app, &served).await? };
    // A file that stands only in drafts stays in no browser after its officer has left.
    let kept = if served.public { "public, max-age=86400" } else { "no-store" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(kept));
    response.headers_mut().extend(HeaderValue::from_str(&tag).ok().map(|tag| (header::ETAG, tag)));
    Ok(response)
}

/// The file at an address for officers, where the public no longer gets it: its articles were taken off the site.
/// With it the agencies whose articles showed it; none when the address names no such file.
///
/// # Errors
/// When the database or the blob store does not answer.
pub async fn withheld(app: &App, path: &str) -> Result<Option<(Response, Vec<Uuid>)>, Failure> {
    let Some(asked) = asked(path) else { return Ok(None) };
    let Some(served) = asked.served(app).await?.filter(|served| served.withheld) else { return Ok(None) };
    let agencies = crate::agencies_of_file(app.db(), asked.key()).await?;
    Ok(Some((asked.response(app, &served).await?, agencies)))
}

fn asked(path: &str) -> Option<Asked> {
    if let Some((key, kind)) = Addresses::parse_picture(path) {
        return Some(Asked::Picture { key, kind });
    }
    let (key, name) = Addresses::parse_attachment(path)?;
    Some(Asked::Attachment { key, name })
}

/// A picture opened by itself is a document: with any content, it runs nothing and loads nothing.
fn shown(kind: &'static str, bytes: Bytes) -> Response {
    let mut response = Response::new(bytes.into());
    let headers = response.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    headers.insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    response
}

/// A file is always kept, never opened in the page's place: its content must not run as ours.
fn saved(name: &str, kind: &str, bytes: Bytes) -> Response {
    let known = FileType::ALL.into_iter().find(|one| one.media_type() == kind);
    // A file that an importer brought long ago has no type of its own.
    let known = known.or_else(|| FileType::by_name(name).filter(|_| kind.is_empty()));
    let kind = known.map_or("application/octet-stream", FileType::media_type);
    let mut response = Response::new(bytes.into());
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    let plain: String = viet::unaccent(name)
        .chars()
        .map(|c| if c.is_ascii_alphanumeric() || "._- ".contains(c) { c } else { '_' })
        .collect();
    let encoded: String = form_urlencoded::byte_serialize(name.as_bytes()).collect();
    // A form writes a space as a plus and leaves the star, which here has a meaning of its own (RFC 8187, 3.2.1).
    let encoded = encoded.replace('+', "%20").replace('*', "%2A");
    // Both forms: old programs read the first, all others the second (RFC 6266).
    let disposition = format!("attachment; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    if let Ok(value) = HeaderValue::from_str(&disposition) {
        response.headers_mut().insert(header::CONTENT_DISPOSITION, value);
    }
    response
        .headers_mut()
        .insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static("default-src 'none'; sandbox"));
    response
}
