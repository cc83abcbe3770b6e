//! Taking an article off the site: the page that the public will see is shown first.

use crate::permissions::WITHDRAW;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use kit::db::Db;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::{back, denied, find};
use crate::t;
use crate::{Article, NewsroomError};
use access::On;
use addresses::Addresses;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(WITHDRAW);
    router.page(routes::WITHDRAWAL, needs, ask).act(routes::WITHDRAWAL, needs, withdraw)
}

#[derive(Template)]
#[template(path = "desk/pages/articles/withdrawal.html")]
struct Page {
    frame: Frame,
    title: String,
    /// Back to the article.
    article: String,
    reason: String,
    target: String,
    errors: FormErrors,
    /// The preview, when all is filled in: the title of the article that the address leads to, or nothing.
    preview: Option<String>,
}

async fn blank(seat: &DeskSession, article: &Article) -> Result<Page, Failure> {
    seat.actor().may(WITHDRAW, On::Agency(article.agency)).map_err(denied)?;
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, t!(seat.desk.lang, "articles-withdraw")).await,
        title: title(seat, article).await?,
        article: seat.at().desk_of(routes::ARTICLE, article.number),
        reason: String::new(),
        target: String::new(),
        errors: FormErrors::default(),
        preview: None,
    })
}

async fn title(seat: &DeskSession, article: &Article) -> Result<String, Failure> {
    let held = crate::held_of(seat.app().db(), &[article.number]).await?.pop();
    Ok(held.map(|held| held.title(seat.desk.lang).1.to_owned()).unwrap_or_default())
}

async fn ask(seat: DeskSession, Path(number): Path<i64>) -> Result<Response, Failure> {
    let article = find(seat.app().db(), number).await?;
    page(&blank(&seat, &article).await?)
}

/// First shows the page that the public will see; the button there takes the article off.
async fn withdraw(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let db = seat.app().db();
    let article = find(db, number).await?;
    let (reason, typed) = (form.text("ly-do").to_owned(), form.text("thay-the").to_owned());
    let target = target(db, &seat.app().public_url(), &typed).await?;
    let shown = Page { reason, target: typed, ..blank(&seat, &article).await? };
    if shown.reason.is_empty() {
        return refused(&Page {
            errors: FormErrors::one("ly-do", t!(seat.desk.lang, "articles-withdraw-no-reason")),
            ..shown
        });
    }
    let Ok(target) = target else { return no_target(&seat, shown) };
    if form.text("chac").is_empty() {
        let preview = match &target {
            Some(target) => title(&seat, target).await?,
            None => String::new(),
        };
        return page(&Page { preview: Some(preview), ..shown });
    }
    take_off(&seat, &article, target.map(|target| target.id), shown).await
}

async fn take_off(
    seat: &DeskSession,
    article: &Article,
    leads_to: Option<Uuid>,
    shown: Page,
) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::withdraw(&mut tx, &seat.actor(), article.id, &shown.reason, leads_to).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(back(seat, article.number, "go"))
        }
        Err(NewsroomError::Denied(_)) => Err(Failure::Forbidden),
        Err(NewsroomError::Db(error)) => Err(error.into()),
        Err(NewsroomError::Withdrawn) => Ok(back(seat, article.number, "")),
        Err(_) => no_target(seat, shown),
    }
}

fn no_target(seat: &DeskSession, shown: Page) -> Result<Response, Failure> {
    refused(&Page {
        errors: FormErrors::one("thay-the", t!(seat.desk.lang, "articles-withdraw-no-target")),
        ..shown
    })
}

/// The article that was named by its number or its address; none when nothing was typed.
async fn target(db: &Db, site: &str, typed: &str) -> Result<Result<Option<Article>, ()>, Failure> {
    if typed.is_empty() {
        return Ok(Ok(None));
    }
    let path = typed.strip_prefix(site).unwrap_or(typed);
    let number = path.parse().ok().or_else(|| Addresses::article_number(path));
    let Some(number) = number else { return Ok(Err(())) };
    Ok(crate::article(db, number).await?.map(Some).ok_or(()))
}
