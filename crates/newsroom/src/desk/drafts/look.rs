//! The look of a draft for readers, and the changes that it makes.

use std::sync::LazyLock;
use std::time::Duration;

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::work::{Places, Room};
use serde::Deserialize;
use uuid::Uuid;

use super::find;
use crate::drafts::{self, Draft};
use crate::t;
use crate::{Text, pictures};
use addresses::Addresses;
use addresses::desk::routes;
use document::diff;
use frame::desk::DeskSession;
use frame::desk::{Frame, page};
use kit::format;

/// A draft's words as readers will see them.
pub(super) struct Shown {
    pub(super) lang: &'static str,
    pub(super) title: String,
    pub(super) summary: String,
    pub(super) body: String,
    pub(super) author: String,
    pub(super) source: String,
    /// Address, words for people who cannot see it, caption, width, height.
    pub(super) picture: Option<(String, String, String, i64, i64)>,
    /// Address, name, size.
    pub(super) attachments: Vec<(String, String, String)>,
    pub(super) change_note: String,
}

pub(super) async fn shown(seat: &DeskSession, draft: &Draft) -> Result<Shown, Failure> {
    shown_words(seat, &draft.words.text, draft.lang, &draft.words.change_note).await
}

/// The same of words that are not in a draft's present version.
pub(super) async fn shown_words(
    seat: &DeskSession,
    text: &Text,
    lang: Lang,
    change_note: &str,
) -> Result<Shown, Failure> {
    read(seat.app(), seat.desk.lang, text, lang, change_note).await
}

pub(super) async fn read(
    app: &frame::App,
    reader: Lang,
    text: &Text,
    lang: Lang,
    change_note: &str,
) -> Result<Shown, Failure> {
    let db = app.db();
    let embeds = pictures::embeds(db, [&text.body], []).await?;
    let picture = match &text.picture {
        Some(placed) => crate::picture(db, placed.picture).await?.map(|known| {
            let src = Addresses::picture(&known.blob, &known.kind);
            (src, placed.alt.clone(), placed.caption.clone(), known.width, known.height)
        }),
        None => None,
    };
    Ok(Shown {
        lang: lang.code(),
        title: text.title.clone(),
        summary: text.summary.clone(),
        body: document::to_html(&text.body, &embeds),
        author: text.author.clone(),
        source: text.source.clone(),
        picture,
        attachments: text
            .attachments
            .iter()
            .map(|one| {
                let size = format::file_size(reader, one.bytes);
                (Addresses::attachment(&one.blob, &one.name), one.name.clone(), size)
            })
            .collect(),
        change_note: change_note.to_owned(),
    })
}

#[derive(Template)]
#[template(path = "desk/pages/draft_preview.html")]
struct Preview {
    frame: Frame,
    shown: Shown,
    back: String,
}

/// The draft alone, as readers will see it.
pub(super) async fn preview(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let draft = find(&seat, id).await?;
    let frame = seat.frame(addresses::desk::routes::DRAFTS, t!(seat.desk.lang, "draft-preview")).await;
    let shown = shown(&seat, &draft).await?;
    page(&Preview { frame, shown, back: seat.at().desk_of(routes::DRAFT, id) })
}

#[derive(Template)]
#[template(path = "desk/pages/draft_changes.html")]
struct Changes {
    frame: Frame,
    /// The text that it is compared with, in words.
    with: String,
    compared: String,
    back: String,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    /// The version of a step to compare with; none for the published edition.
    #[serde(default)]
    tu: Option<i64>,
}

/// The changes that the draft makes: since a step of its way, or since the published edition.
pub(super) async fn changes(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let draft = find(&seat, id).await?;
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let (with, before) = match wanted.tu {
        Some(version) => {
            let (at, words) = drafts::said_at(db, id, version).await?.ok_or(Failure::NotFound)?;
            (t!(lang, "changes-since-step", when = seat.moment(at)), words.text)
        }
        None => {
            let article = draft.article.ok_or(Failure::NotFound)?;
            let edition = crate::edition(db, article, draft.lang).await?;
            let original = crate::edition(db, article, Lang::Vi).await?;
            let edition = edition.or(original).ok_or(Failure::NotFound)?;
            (t!(lang, "changes-since-edition", number = edition.number), edition.text)
        }
    };
    let frame = seat.frame(addresses::desk::routes::DRAFTS, t!(lang, "changes-title")).await;
    let compared = diff(lang, &before, &draft.words.text).await;
    page(&Changes { frame, with, compared, back: seat.at().desk_of(routes::DRAFT, id) })
}

/// Comparisons at once: texts that have little in common take a core for half a second.
static COMPARING: LazyLock<Places> =
    LazyLock::new(|| Places::new(Room { at_once: 1, waiting: 20, each: 20 }));
/// How long a comparison waits for its turn.
const PATIENCE: Duration = Duration::from_secs(10);

/// Two texts compared, as HTML; when too many others are compared, a sentence that says so.
pub(crate) async fn diff(lang: Lang, before: &Text, after: &Text) -> String {
    let (before, after) = (before.clone(), after.clone());
    let compared = COMPARING.run(PATIENCE, move || {
        let changes = diff::diff(&before, &after);
        let (added, removed) = diff::summary_of(&changes);
        let summary = t!(lang, "changes-count", added = added, removed = removed);
        format!("<p class=\"hint\">{summary}</p>{}", diff::to_html(&diff::brief(changes), lang))
    });
    compared.await.unwrap_or_else(|error| {
        tracing::warn!(error.message = %error, "desk.not_compared");
        format!("<p class=\"hint\">{}</p>", t!(lang, "changes-busy"))
    })
}
