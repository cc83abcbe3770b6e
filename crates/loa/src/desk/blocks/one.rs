//! A shared block: what it says, where it is shown, its editions; editing and removing it.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::{body, failure, words};
use crate::accounts::{self, On, Permission};
use crate::addresses::desk::routes;
use crate::desk::articles::names::Names;
use crate::desk::door::{Doors, Needs};
use crate::desk::frame::{Frame, Menu, page, refused};
use crate::desk::seat::Seat;
use crate::newsroom::document::{self, Document, Embeds};
use crate::newsroom::editor::{self, Field};
use crate::newsroom::{self, BlockError, SharedBlock};
use crate::t;

/// How many articles are named.
const HOSTS: u32 = 200;

pub(super) fn doors(doors: Doors) -> Doors {
    doors.page(routes::BLOCK, Needs::Permission(Permission::ReadDesk), show).act(
        routes::BLOCK,
        Needs::Permission(Permission::ShareBlocks),
        change,
    )
}

/// What was done before the page was asked for.
#[derive(Debug, Default, Deserialize)]
struct Said {
    #[serde(default)]
    bao: String,
}

/// An edition of the block.
struct One {
    number: i64,
    moment: String,
    by: String,
    name: String,
    text: String,
}

#[derive(Template)]
#[template(path = "desk/pages/blocks/one.html")]
struct Page {
    frame: Frame,
    agency: String,
    said: String,
    error: String,
    /// What it says now, when that is not what is in the form.
    present: String,
    html: String,
    name: String,
    seen: i64,
    field: String,
    may_edit: bool,
    hosts: Vec<(String, String)>,
    editions: Vec<One>,
}

async fn show(seat: Seat, Path(id): Path<Uuid>, Query(said): Query<Said>) -> Result<Response, Failure> {
    let block = find(&seat, id).await?;
    let said = if said.bao == "luu" { t!(seat.desk.lang, "blocks-saved") } else { String::new() };
    let (name, body) = (block.name.clone(), block.body.clone());
    page(&Page { said, ..compose(&seat, &block, &name, &body, None).await? })
}

async fn find(seat: &Seat, id: Uuid) -> Result<SharedBlock, Failure> {
    let block = newsroom::block(seat.app().db(), id).await?;
    block.filter(|block| !block.removed).ok_or(Failure::NotFound)
}

/// The page with a name and a body in its form: those of the block, or what was typed.
async fn compose(
    seat: &Seat,
    block: &SharedBlock,
    name: &str,
    body: &Document,
    typed: Option<&str>,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let may_edit = seat.may(Permission::ShareBlocks, On::Agency(block.agency));
    let field = Field {
        document: body,
        typed,
        lang: kit::i18n::Lang::Vi,
        upload: &seat.at().desk(routes::PICTURES),
        cite: &seat.at().desk(routes::CITE),
        blocks: &[],
        make_block: "",
        locked: !may_edit,
    };
    Ok(Page {
        frame: seat.frame(Menu::Blocks, block.name.clone()).await,
        agency: Names::read(seat).await?.of(block.agency),
        said: String::new(),
        error: String::new(),
        present: String::new(),
        html: document::to_html(&block.body, &Embeds::default()),
        name: name.to_owned(),
        seen: block.edition,
        field: editor::field(lang, &field)?,
        may_edit,
        hosts: hosts(seat, block.id).await?,
        editions: editions(seat, db, block.id).await?,
    })
}

async fn hosts(seat: &Seat, id: Uuid) -> Result<Vec<(String, String)>, Failure> {
    let db = seat.app().db();
    let numbers = newsroom::block_hosts(db, id, HOSTS).await?;
    let host = |held: newsroom::Held| {
        let title = held.title(seat.desk.lang).1.to_owned();
        (seat.at().desk_of(routes::ARTICLE, held.article.number), title)
    };
    Ok(newsroom::held_of(db, &numbers).await?.into_iter().map(host).collect())
}

async fn editions(seat: &Seat, db: &kit::db::Db, id: Uuid) -> Result<Vec<One>, Failure> {
    let mut all = Vec::new();
    for edition in newsroom::block_editions(db, id).await? {
        let by = match edition.by {
            Some(person) => accounts::person(db, person).await?.map(|person| person.name),
            None => None,
        };
        all.push(One {
            number: edition.number,
            moment: seat.moment(edition.at),
            by: by.unwrap_or_default(),
            name: edition.name,
            text: edition.body.plain(),
        });
    }
    Ok(all)
}

async fn change(seat: Seat, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let block = find(&seat, id).await?;
    if form.text("viec") == "bo" {
        return remove(&seat, &block).await;
    }
    let document = match body(&form) {
        Ok(document) => document,
        Err(error) => {
            let typed = Some(form.raw("body"));
            let page = compose(&seat, &block, form.text("ten"), &Document::default(), typed).await?;
            return refused(&Page { error: error.sentence(seat.desk.lang), seen: seen(&form), ..page });
        }
    };
    match save(&seat, id, &form, document.clone()).await {
        Ok(_) => {
            let page = seat.at().desk_of(routes::BLOCK, id);
            Ok(Redirect::to(&format!("{page}?bao=luu")).into_response())
        }
        Err(error) => again(&seat, &block, &form, &document, error).await,
    }
}

/// Shows what was typed once more, with why it was not taken; beside it what someone else wrote meanwhile.
async fn again(
    seat: &Seat,
    block: &SharedBlock,
    form: &Form,
    typed: &Document,
    error: BlockError,
) -> Result<Response, Failure> {
    let Some(why) = words(seat.desk.lang, &error) else { return Err(failure(error)) };
    // Whoever was told of the other edition and saves again has seen it.
    let (now, seen, present) = match &error {
        BlockError::Changed(now) => ((**now).clone(), now.edition, now.body.plain()),
        _ => (block.clone(), seen(form), String::new()),
    };
    let page = compose(seat, &now, form.text("ten"), typed, None).await?;
    refused(&Page { error: why, seen, present, ..page })
}

fn seen(form: &Form) -> i64 {
    form.text("ban").parse().unwrap_or(0)
}

async fn save(seat: &Seat, id: Uuid, form: &Form, document: Document) -> Result<i64, BlockError> {
    let mut tx = seat.app().db().begin().await?;
    let saved =
        newsroom::edit_block(&mut tx, &seat.actor(), id, seen(form), form.text("ten"), document).await?;
    tx.commit().await?;
    Ok(saved)
}

async fn remove(seat: &Seat, block: &SharedBlock) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match newsroom::remove_block(&mut tx, &seat.actor(), block.id).await {
        Ok(()) => {
            tx.commit().await?;
            Ok(Redirect::to(&seat.at().desk(routes::BLOCKS)).into_response())
        }
        Err(error) => {
            drop(tx);
            let Some(error) = words(seat.desk.lang, &error) else { return Err(failure(error)) };
            let page = compose(seat, block, &block.name, &block.body, None).await?;
            refused(&Page { error, ..page })
        }
    }
}
