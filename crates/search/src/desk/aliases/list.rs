//! The list of groups, with a filter; adding one group, or many pasted lines.

use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use newsroom::permissions::ORGANISE;
use serde::Deserialize;
use uuid::Uuid;

use super::{errors, line, may_change};
use crate::t;
use crate::{Alias, AliasError, Words};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

/// How many groups that were removed are listed.
const REMOVED: u32 = 50;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::ALIASES, needs, show).act(routes::ALIASES, needs, add)
}

/// The words to look for, and the action that led to the page.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    q: String,
    /// The action.
    #[serde(default)]
    bao: String,
    /// The group of the action.
    #[serde(default)]
    nhom: Option<Uuid>,
    /// The number of groups.
    #[serde(default)]
    so: u32,
}

/// A group of the list.
struct Line {
    /// Empty for an officer who may only read.
    href: String,
    words: String,
}

#[derive(Template)]
#[template(path = "desk/pages/aliases/list.html")]
pub(super) struct Page {
    frame: Frame,
    said: String,
    /// Where a group that was just removed is had back; empty otherwise.
    back: String,
    may_change: bool,
    typed: String,
    errors: FormErrors,
    q: String,
    total: usize,
    lines: Vec<Line>,
    /// How many groups there are, or how many of them were found.
    count: String,
    /// Groups that were removed lately.
    removed: Vec<Line>,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (said, back) = said(&seat, &asked).await?;
    page(&Page { said, back, ..compose(&seat, &asked.q, "", FormErrors::default()).await? })
}

/// A sentence about the action, and the page where it is undone.
async fn said(seat: &DeskSession, asked: &Asked) -> Result<(String, String), Failure> {
    let lang = seat.desk.lang;
    if asked.bao == "nhieu" {
        return Ok((t!(lang, "aliases-added-many", count = asked.so), String::new()));
    }
    let Some(id) = asked.nhom else { return Ok(Default::default()) };
    let Some(alias) = crate::alias(seat.app().db(), id).await? else { return Ok(Default::default()) };
    let words = line(&alias.words);
    Ok(match (asked.bao.as_str(), alias.removed) {
        ("them", false) => (t!(lang, "aliases-added", words = words), String::new()),
        ("sua", false) => (t!(lang, "aliases-saved", words = words), String::new()),
        ("lai", false) => (t!(lang, "aliases-restored", words = words), String::new()),
        ("bo", true) => (t!(lang, "aliases-removed", words = words), seat.at().desk_of(routes::ALIAS, id)),
        _ => Default::default(),
    })
}

/// The page with the groups that hold `q`, and the typed text.
pub(super) async fn compose(
    seat: &DeskSession,
    q: &str,
    typed: &str,
    errors: FormErrors,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let q = viet::nfc(q.trim()).into_owned();
    let all = crate::aliases(db).await?;
    let total = all.len();
    let sought = viet::fold(&q);
    let held = |alias: &&Alias| alias.words.iter().any(|word| viet::fold(word).contains(&sought));
    let may_change = may_change(seat);
    let line = |alias: &Alias| Line {
        href: if may_change { seat.at().desk_of(routes::ALIAS, alias.id) } else { String::new() },
        words: line(&alias.words),
    };
    let lines: Vec<Line> = all.iter().filter(held).map(line).collect();
    let shown = lines.len();
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ALIASES, t!(lang, "aliases-title")).await,
        said: String::new(),
        back: String::new(),
        may_change,
        typed: typed.to_owned(),
        errors,
        count: if q.is_empty() {
            t!(lang, "aliases-count", count = total)
        } else {
            t!(lang, "aliases-found", shown = shown, count = total, q = q.as_str())
        },
        q,
        total,
        lines,
        removed: crate::removed(db, REMOVED).await?.iter().map(line).collect(),
    })
}

async fn add(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let typed = form.raw("tu");
    let list = seat.at().desk(routes::ALIASES);
    // The sign stands in no expression: where it is, many groups were pasted.
    let done = if typed.contains('=') {
        add_lines(&seat, typed).await.map(|count| format!("{list}?bao=nhieu&so={count}"))
    } else {
        add_one(&seat, typed).await.map(|id| format!("{list}?bao=them&nhom={id}"))
    };
    match done {
        Ok(to) => Ok(Redirect::to(&to).into_response()),
        Err(error) => refused(&compose(&seat, "", typed, errors(seat.desk.lang, error)?).await?),
    }
}

async fn add_one(seat: &DeskSession, typed: &str) -> Result<Uuid, AliasError> {
    let words = Words::parse(typed.lines())?;
    let mut tx = seat.app().db().begin().await?;
    let id = crate::add_alias(&mut tx, &seat.actor(), &words).await?;
    tx.commit().await?;
    Ok(id)
}

async fn add_lines(seat: &DeskSession, typed: &str) -> Result<usize, AliasError> {
    let mut tx = seat.app().db().begin().await?;
    let count = crate::add_many(&mut tx, &seat.actor(), typed).await?;
    tx.commit().await?;
    Ok(count)
}
