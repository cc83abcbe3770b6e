//! One group: editing it on top of the version that was seen, removing it, having it back.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use newsroom::permissions::ORGANISE;
use uuid::Uuid;

use super::{errors, list, may_change};
use crate::t;
use crate::{Alias, AliasError, Words};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::ALIAS, needs, show).act(routes::ALIAS, needs, send)
}

#[derive(Template)]
#[template(path = "desk/pages/aliases/one.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    /// The expressions of the group now, when they are not those in the form.
    present: Vec<String>,
    typed: String,
    seen: i64,
    /// The moment of the last change, and its author.
    changed: String,
    removed: bool,
    may_change: bool,
}

async fn show(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let alias = crate::alias(seat.app().db(), id).await?.ok_or(Failure::NotFound)?;
    page(&compose(&seat, &alias, alias.words.join("\n")).await?)
}

async fn compose(seat: &DeskSession, alias: &Alias, typed: String) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let by = match alias.by {
        Some(person) => accounts::person(seat.app().db(), person).await?.map(|person| person.name),
        None => None,
    };
    let (moment, by) = (seat.moment(alias.changed), by.unwrap_or_else(|| t!(lang, "record-system")));
    Ok(Page {
        frame: seat
            .frame(
                addresses::desk::routes::ALIASES,
                t!(lang, "aliases-one", word = alias.words.first().map_or("", String::as_str)),
            )
            .await,
        errors: FormErrors::default(),
        present: Vec::new(),
        typed,
        seen: alias.version,
        changed: t!(lang, "aliases-last", moment = moment, by = by),
        removed: alias.removed,
        may_change: may_change(seat),
    })
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let done = match form.text("viec") {
        "bo" => remove(&seat, id, seen(&form)).await.map(|()| "bo"),
        "lai" => restore(&seat, id).await.map(|()| "lai"),
        _ => change(&seat, id, &form).await.map(|()| "sua"),
    };
    match done {
        Ok(said) => {
            let list = seat.at().desk(routes::ALIASES);
            Ok(Redirect::to(&format!("{list}?bao={said}&nhom={id}")).into_response())
        }
        Err(error) => again(&seat, id, &form, error).await,
    }
}

/// The version that was seen; none was ever 0.
fn seen(form: &Form) -> i64 {
    form.text("ban").parse().unwrap_or(0)
}

async fn change(seat: &DeskSession, id: Uuid, form: &Form) -> Result<(), AliasError> {
    let words = Words::parse(form.raw("tu").lines())?;
    let mut tx = seat.app().db().begin().await?;
    crate::change_alias(&mut tx, &seat.actor(), id, seen(form), &words).await?;
    Ok(tx.commit().await?)
}

async fn remove(seat: &DeskSession, id: Uuid, seen: i64) -> Result<(), AliasError> {
    let mut tx = seat.app().db().begin().await?;
    crate::remove_alias(&mut tx, &seat.actor(), id, seen).await?;
    Ok(tx.commit().await?)
}

async fn restore(seat: &DeskSession, id: Uuid) -> Result<(), AliasError> {
    let mut tx = seat.app().db().begin().await?;
    crate::restore_alias(&mut tx, &seat.actor(), id).await?;
    Ok(tx.commit().await?)
}

/// Shows the typed text once more, with the reason for its refusal; beside it the words that someone else wrote meanwhile.
async fn again(seat: &DeskSession, id: Uuid, form: &Form, error: AliasError) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let alias = crate::alias(seat.app().db(), id).await?.ok_or(Failure::NotFound)?;
    let typing = form.text("viec") != "bo" && !alias.removed;
    let (seen, present) = match &error {
        // A person who was told of the other's words and saves again has seen them.
        AliasError::Changed(now) if typing => (now.version, now.words.clone()),
        AliasError::Changed(now) => (now.version, Vec::new()),
        // The typed text can still be added as a group of its own.
        AliasError::Gone => {
            let typed = form.raw("tu");
            return refused(&list::compose(seat, "", typed, errors(lang, error)?).await?);
        }
        _ => (seen(form), Vec::new()),
    };
    let typed = if typing { form.raw("tu").to_owned() } else { alias.words.join("\n") };
    let errors = errors(lang, error)?;
    refused(&Page { errors, seen, present, ..compose(seat, &alias, typed).await? })
}
