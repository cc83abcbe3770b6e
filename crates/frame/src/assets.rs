//! Stylesheet, fonts and scripts, whose addresses change with their content, so that they may be kept for ever.

use std::borrow::Cow;
use std::fmt::Write;
use std::sync::LazyLock;

use axum::Router;
use axum::extract::Path;
use axum::http::{HeaderValue, header};
use axum::response::Response;
use axum::routing::get;
use bytes::Bytes;
use kit::web::cache::depends_on;
use kit::web::failure::Failure;
use kit::web::layers::immutable;
use rust_embed::RustEmbed;
use sha2::{Digest, Sha256};

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
pub fn hash() -> &'static str {
    &HASH
}

/// An embedded text.
pub fn text(name: &str) -> Option<String> {
    String::from_utf8(Files::get(name)?.data.into_owned()).ok()
}

/// Where they are served.
pub fn routes() -> Router {
    let embedded =
        Router::new().route(addresses::routes::ASSET, get(asset)).route(addresses::routes::ICON, get(icon));
    depends_on(&[], embedded)
}

/// Whether an embedded file is at a path.
pub(crate) fn lives(path: &str) -> bool {
    let file = addresses::parameters(addresses::routes::ASSET, path);
    path == addresses::routes::ICON
        || file.is_some_and(|[hash, path]| match (addresses::parameter(hash), addresses::parameter(path)) {
            (Some(_), Some(path)) => Files::get(&path).is_some(),
            // A parameter that is no text is refused (400), which is an answer.
            _ => true,
        })
}

async fn asset(Path((hash, path)): Path<(String, String)>) -> Result<Response, Failure> {
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
    let mut response = immutable(kind, bytes);
    if hash != *HASH {
        // A request with another hash gets the file of this program: a kept page should rather look new than broken. No
        // cache keeps it, because another node may know the hash, and it names another file there.
        response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    Ok(response)
}

/// The icon, for programs that ask for it by its old name without reading a page. Its address does not change with it.
async fn icon() -> Result<Response, Failure> {
    let mut response = asset(Path((HASH.clone(), "icon-192.png".to_owned()))).await?;
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=86400"));
    Ok(response)
}
