//! Stylesheet, fonts, scripts and pictures. An address changes with its content, so that it may be kept for ever.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use bytes::Bytes;
use kit::blobs::BlobKey;
use kit::filetypes::FileType;
use kit::web::failure::Failure;
use kit::web::layers::immutable;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

use crate::addresses;
use crate::app::App;
use crate::newsroom;

#[derive(RustEmbed)]
#[folder = "assets/"]
struct Files;

/// One hash for all files: the stylesheet names its fonts by relative addresses, which then carry it too.
static HASH: LazyLock<String> = LazyLock::new(|| {
    let mut all = Sha256::new();
    for name in Files::iter() {
        all.update(name.as_bytes());
        if let Some(file) = Files::get(&name) {
            all.update(file.metadata.sha256_hash());
        }
    }
    all.finalize().iter().take(6).fold(String::new(), |mut hash, byte| {
        let _ = write!(hash, "{byte:02x}");
        hash
    })
});

/// The address of an embedded file.
pub fn address(name: &str) -> String {
    addresses::asset(&HASH, name)
}

/// The hash of all embedded files.
pub(super) fn hash() -> &'static str {
    &HASH
}

/// An embedded text.
pub(super) fn text(name: &str) -> Option<String> {
    String::from_utf8(Files::get(name)?.data.into_owned()).ok()
}

pub(super) fn routes(app: App) -> Router {
    Router::new()
        .route(addresses::routes::ASSET, get(asset))
        .route(addresses::routes::PICTURE, get(picture))
        .route(addresses::routes::ATTACHMENT, get(attachment))
        .with_state(app)
}

async fn asset(Path((_, path)): Path<(String, String)>) -> Result<Response, Failure> {
    // An old hash gets the new file: a page kept by a browser should rather look new than broken.
    let file = Files::get(&path).ok_or(Failure::NotFound)?;
    let kind = match path.rsplit('.').next() {
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        Some("woff2") => "font/woff2",
        Some("png") => "image/png",
        _ => "text/plain; charset=utf-8",
    };
    let bytes = match file.data {
        Cow::Borrowed(bytes) => Bytes::from_static(bytes),
        Cow::Owned(bytes) => bytes.into(),
    };
    Ok(immutable(kind, bytes))
}

async fn picture(State(app): State<App>, Path(file): Path<String>) -> Result<Response, Failure> {
    let (key, ending) = file.split_once('.').ok_or(Failure::NotFound)?;
    let key = BlobKey::parse(key).ok_or(Failure::NotFound)?;
    let kind = addresses::picture_kind(ending).ok_or(Failure::NotFound)?;
    if !newsroom::is_picture(app.db(), &key, kind).await? {
        return Err(Failure::NotFound);
    }
    let bytes = app.blobs().get(&key).await?.ok_or(Failure::NotFound)?;
    let mut response = immutable(kind, bytes);
    // A picture opened by itself is a document: whatever it holds, it runs nothing and loads nothing.
    response.headers_mut().insert(
        header::CONTENT_SECURITY_POLICY,
        HeaderValue::from_static("default-src 'none'; style-src 'unsafe-inline'; sandbox"),
    );
    Ok(response)
}

/// A file is always kept, never opened in the page's place: what it holds must not run as ours.
async fn attachment(
    State(app): State<App>,
    Path((key, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let key = BlobKey::parse(&key).ok_or(Failure::NotFound)?;
    let kind = newsroom::file_kind(app.db(), &key, &name).await?.ok_or(Failure::NotFound)?;
    let bytes = app.blobs().get(&key).await?.ok_or(Failure::NotFound)?;
    let known = FileType::ALL.into_iter().find(|one| one.media_type() == kind);
    // What an importer brought long ago has no type of its own.
    let known = known.or_else(|| FileType::by_name(&name).filter(|_| kind.is_empty()));
    let kind = known.map_or("application/octet-stream", FileType::media_type);
    let mut response = immutable(kind, bytes);
    let plain: String = viet::unaccent(&name)
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
    Ok(response)
}
