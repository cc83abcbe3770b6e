//! Two editions of an article, compared word by word.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::Response;
use frame::permissions::READ_DESK;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;

use super::find;
use super::list::lang_name;
use crate::desk::drafts::diff;
use crate::t;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::COMPARISON, Needs::Permission(READ_DESK), show)
}

/// Which editions.
#[derive(Debug, Deserialize)]
struct Asked {
    #[serde(default)]
    tieng: String,
    tu: i64,
    den: i64,
}

#[derive(Template)]
#[template(path = "desk/pages/articles/comparison.html")]
struct Page {
    frame: Frame,
    article: String,
    number: i64,
    of: &'static str,
    of_name: String,
    from: i64,
    to: i64,
    note: String,
    /// The change, word by word, as HTML.
    compared: String,
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let db = seat.app().db();
    let article = find(db, number).await?;
    let of = Lang::from_code(&asked.tieng).unwrap_or_default();
    // Whichever way they were chosen, the earlier one stands first.
    let (from, to) = (asked.tu.min(asked.den), asked.tu.max(asked.den));
    let before = crate::edition_numbered(db, article.id, of, from).await?.ok_or(Failure::NotFound)?;
    let after = crate::edition_numbered(db, article.id, of, to).await?.ok_or(Failure::NotFound)?;
    let lang = seat.desk.lang;
    page(&Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, t!(lang, "articles-comparison")).await,
        article: seat.at().desk_of(routes::ARTICLE, number),
        number,
        of: of.code(),
        of_name: lang_name(lang, of),
        from,
        to,
        note: after.change_note.clone(),
        compared: diff(lang, &before.text, &after.text).await,
    })
}
