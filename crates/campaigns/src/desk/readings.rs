//! The list of plan texts that wait for confirmation, and the form to read one more.

use std::sync::LazyLock;
use std::time::Duration;

use askama::Template;
use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::work::{Places, Room};

use crate::permissions::PLAN;
use crate::reading::{DocxError, FileError, LARGEST, read_file, read_plan};
use crate::{CampaignsError, t};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};

/// The places for reading documents: one at a time.
static READING: LazyLock<Places> = LazyLock::new(|| Places::new(Room { at_once: 1, waiting: 8, each: 8 }));
/// The longest wait for a place.
const PATIENCE: Duration = Duration::from_secs(10);
/// The longest pasted text, in bytes.
const LONGEST: usize = 1_000_000;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router.page(routes::SETUP_READINGS, needs, show).act(routes::SETUP_READINGS, needs, read)
}

#[derive(Template)]
#[template(path = "desk/pages/setup/readings.html")]
struct Page {
    frame: Frame,
    error: String,
    /// The pasted text.
    text: String,
    /// The waiting texts: address, name, and the moment of reading.
    waiting: Vec<(String, String, String)>,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, String::new(), String::new()).await?)
}

async fn compose(seat: &DeskSession, error: String, text: String) -> Result<Page, Failure> {
    let waiting = crate::open_readings(seat.app().db()).await?;
    let line = |one: crate::Reading| {
        let name = if one.content.name.is_empty() { one.file.clone() } else { one.content.name.clone() };
        (seat.at().desk_of(routes::SETUP_READING, one.id), name, seat.moment(one.at))
    };
    Ok(Page {
        frame: seat.frame(routes::SETUP, t!(seat.desk.lang, "readings")).await,
        error,
        text,
        waiting: waiting.into_iter().map(line).collect(),
    })
}

async fn read(seat: DeskSession, mut parts: Multipart) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let (mut name, mut bytes, mut text) = (String::new(), Vec::new(), String::new());
    while let Some(mut part) = parts.next_field().await.map_err(|error| failure(&error))? {
        let most = if part.name() == Some("tep") { LARGEST } else { LONGEST };
        let field = part.name().unwrap_or_default().to_owned();
        let file = part.file_name().unwrap_or_default().to_owned();
        let mut sent = Vec::new();
        while let Some(chunk) = part.chunk().await.map_err(|error| failure(&error))? {
            if sent.len() + chunk.len() > most {
                return Err(Failure::TooLarge);
            }
            sent.extend_from_slice(&chunk);
        }
        match field.as_str() {
            "tep" => (name, bytes) = (file, sent),
            "van-ban" => text = String::from_utf8(sent).map_err(|_| Failure::BadInput)?,
            _ => {}
        }
    }
    let pasted = bytes.is_empty();
    if pasted {
        (name, bytes) = (t!(lang, "readings-pasted"), text.clone().into_bytes());
    }
    // Reading a long document takes time, so it runs on a thread that does not answer requests.
    let read = READING.run(PATIENCE, move || read_file(&bytes).map(|pieces| read_plan(&pieces))).await;
    let draft = match read.map_err(|_| Failure::TooMany)? {
        Ok(draft) => draft,
        Err(error) => return refused(&compose(&seat, sentence(lang, &error), text).await?),
    };
    let mut tx = seat.app().db().begin().await?;
    match crate::keep_reading(&mut tx, &seat.actor(), &name, &draft).await {
        Ok(reading) => {
            tx.commit().await?;
            Ok(Redirect::to(&seat.at().desk_of(routes::SETUP_READING, reading.id)).into_response())
        }
        Err(CampaignsError::Denied(_)) => Err(Failure::Forbidden),
        Err(CampaignsError::Db(error)) => Err(error.into()),
        Err(_) => Err(Failure::BadInput),
    }
}

fn failure(error: &axum::extract::multipart::MultipartError) -> Failure {
    Failure::of_status(error.status()).unwrap_or(Failure::BadInput)
}

fn sentence(lang: Lang, error: &FileError) -> String {
    match error {
        FileError::Empty => t!(lang, "readings-empty"),
        FileError::TooLarge | FileError::Docx(DocxError::TooLarge) => t!(lang, "readings-too-large"),
        FileError::TooLong => t!(lang, "readings-too-long"),
        FileError::OldWord => t!(lang, "readings-old-word"),
        FileError::Pdf => t!(lang, "readings-pdf"),
        FileError::Encoding => t!(lang, "readings-encoding"),
        FileError::Docx(DocxError::Other | DocxError::Damaged(_)) => t!(lang, "readings-damaged"),
    }
}
