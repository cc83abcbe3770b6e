//! Reads what a form with a file sends, part by part.

use axum::extract::Multipart;
use axum::extract::multipart::Field;
use axum::http::StatusCode;
use bytes::{Bytes, BytesMut};
use kit::web::failure::Failure;

/// Largest file, in bytes.
pub(super) const LARGEST: usize = 20 << 20;
/// Longest text of another field, in bytes.
const LONGEST: usize = 4_000;

/// The form that was sent.
#[derive(Debug, Default)]
pub(super) struct Sent {
    pub(super) kind: String,
    pub(super) agency: String,
    pub(super) category: String,
    pub(super) address: String,
    pub(super) why: String,
    /// The file's name, made harmless, and its bytes; none when nothing was chosen.
    pub(super) file: Option<(String, Bytes)>,
}

impl Sent {
    /// Reads all parts; unknown ones are read over.
    pub(super) async fn read(mut parts: Multipart) -> Result<Self, Failure> {
        let mut sent = Self::default();
        while let Some(mut part) = parts.next_field().await.map_err(|error| failure(error.status()))? {
            let name = part.name().unwrap_or_default().to_owned();
            match name.as_str() {
                "tep" => {
                    let called = part.file_name().map(harmless).unwrap_or_default();
                    let bytes = take(&mut part, LARGEST).await?;
                    // A browser sends an empty part when no file was chosen.
                    if !(called.is_empty() && bytes.is_empty()) {
                        sent.file = Some((called, bytes));
                    }
                }
                "loai" => sent.kind = text(&mut part).await?,
                "co-quan" => sent.agency = text(&mut part).await?,
                "chuyen-muc" => sent.category = text(&mut part).await?,
                "ly-do" => sent.why = text(&mut part).await?,
                "dia-chi" => sent.address = text(&mut part).await?,
                _ => {}
            }
        }
        Ok(sent)
    }
}

async fn take(part: &mut Field<'_>, most: usize) -> Result<Bytes, Failure> {
    let mut bytes = BytesMut::new();
    while let Some(chunk) = part.chunk().await.map_err(|error| failure(error.status()))? {
        if bytes.len() + chunk.len() > most {
            return Err(Failure::TooLarge);
        }
        bytes.extend_from_slice(&chunk);
    }
    Ok(bytes.freeze())
}

async fn text(part: &mut Field<'_>) -> Result<String, Failure> {
    let bytes = take(part, LONGEST).await?;
    let text = std::str::from_utf8(&bytes).map_err(|_| Failure::BadInput)?;
    Ok(text.chars().filter(|c| !c.is_control()).collect::<String>().trim().to_owned())
}

fn failure(status: StatusCode) -> Failure {
    Failure::of_status(status).unwrap_or(Failure::BadInput)
}

/// A file's name for people: without folders and without signs that no name has.
fn harmless(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|c| !c.is_control()).take(200).collect();
    viet::nfc(clean.trim()).into_owned()
}
