//! Old addresses that lead to an article: adding one, taking one away.

use crate::permissions::ORGANISE;
use std::collections::HashSet;

use axum::extract::Path;
use axum::response::Response;
use kit::db::DbError;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::article::{Page, compose};
use super::back;
use crate::AddressError;
use crate::t;
use addresses::desk::routes;
use frame::App;
use frame::desk::DeskSession;
use frame::desk::refused;
use frame::desk::{DeskRouter, Needs};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::REDIRECT, Needs::Permission(ORGANISE), change)
}

async fn change(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let removed = form.text("bo");
    let result = if removed.is_empty() {
        add(&seat, number, form.text("cu")).await.map(|()| "dia-chi")
    } else {
        remove(&seat, number, removed).await.map(|()| "bo-dia-chi")
    };
    match result {
        Ok(said) => Ok(back(&seat, number, said)),
        Err(AddressError::Denied(_)) => Err(Failure::Forbidden),
        Err(AddressError::Db(error)) => Err(error.into()),
        Err(AddressError::Unknown) => Err(Failure::NotFound),
        Err(why @ (AddressError::NotOurs | AddressError::Taken(_))) => {
            let error = words(seat.desk.lang, &why);
            let mut page: Page = compose(&seat, number, "").await?;
            form.text("cu").clone_into(&mut page.typed);
            page.error = error;
            refused(&page)
        }
    }
}

fn words(lang: Lang, why: &AddressError) -> String {
    match *why {
        // Zero stands for a page that is no article.
        AddressError::Taken(0) => t!(lang, "articles-old-live"),
        AddressError::Taken(number) => t!(lang, "articles-old-taken", number = number),
        _ => t!(lang, "articles-old-not-ours"),
    }
}

async fn add(seat: &DeskSession, number: i64, typed: &str) -> Result<(), AddressError> {
    let app = seat.app();
    let old = crate::old_path(typed, &app.public_url())?;
    if !live(app, [old.as_str()]).await?.is_empty() {
        return Err(AddressError::Taken(0));
    }
    let mut tx = app.db().begin().await?;
    let article = crate::article(&tx, number).await?.ok_or(AddressError::Unknown)?;
    crate::lead_here(&mut tx, &seat.actor(), &article, &old).await?;
    Ok(tx.commit().await?)
}

/// Those of these addresses that a page has, or may get: no old address takes their place.
pub(super) async fn live<'a>(
    app: &App,
    old: impl IntoIterator<Item = &'a str>,
) -> Result<HashSet<String>, DbError> {
    let (reserved, free): (Vec<&str>, Vec<&str>) =
        old.into_iter().partition(|address| addresses::is_reserved(address));
    let free: Vec<String> = free.into_iter().map(str::to_owned).collect();
    let mut live = app.living(&free).await?;
    live.extend(reserved.into_iter().map(str::to_owned));
    Ok(live)
}

async fn remove(seat: &DeskSession, number: i64, old: &str) -> Result<(), AddressError> {
    let mut tx = seat.app().db().begin().await?;
    let article = crate::article(&tx, number).await?.ok_or(AddressError::Unknown)?;
    crate::lead_nowhere(&mut tx, &seat.actor(), &article, old).await?;
    Ok(tx.commit().await?)
}
