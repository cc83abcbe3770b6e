//! The list of shared blocks, and adding one.

use crate::permissions::SHARE_BLOCKS;
use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use frame::permissions::READ_DESK;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::findings::findings;
use super::{body, errors, failure};
use crate::desk::articles::names::{Choice, Names};
use crate::desk::drafts::Found;
use crate::editor::{self, Field};
use crate::t;
use crate::{BlockError, SharedBlock};
use addresses::desk::routes;
use document::Document;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::BLOCKS, Needs::Permission(READ_DESK), show).act(
        routes::BLOCKS,
        Needs::Permission(SHARE_BLOCKS),
        add,
    )
}

/// A block of the list.
struct Line {
    href: String,
    name: String,
    agency: String,
    moment: String,
    edition: i64,
    hosts: i64,
    begins: String,
}

#[derive(Template)]
#[template(path = "desk/pages/blocks/list.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    /// The lint's findings in the typed words.
    findings: Vec<Found>,
    lines: Vec<Line>,
    /// The agencies that the officer may add a block for; empty when there is none.
    agencies: Vec<Choice>,
    name: String,
    field: String,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, &Form::default(), FormErrors::default()).await?)
}

async fn compose(seat: &DeskSession, form: &Form, errors: FormErrors) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let names = Names::read(seat).await?;
    let line = |block: &SharedBlock| Line {
        href: seat.at().desk_of(routes::BLOCK, block.id),
        name: block.name.clone(),
        agency: names.of(block.agency),
        moment: seat.moment(block.at),
        edition: block.edition,
        hosts: block.hosts,
        begins: block.body.plain().chars().take(160).collect(),
    };
    let agencies = names.present_agencies(seat, SHARE_BLOCKS, form.text("co-quan"));
    let document = body(form).unwrap_or_default();
    let field = Field {
        document: &document,
        typed: Some(form.raw("body")).filter(|typed| !typed.is_empty() && document == Document::default()),
        lang: kit::i18n::Lang::Vi,
        upload: &seat.at().desk(routes::PICTURES),
        cite: &seat.at().desk(routes::CITE),
        blocks: &[],
        make_block: "",
        locked: false,
        error: errors.of("body"),
    };
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::BLOCKS, t!(lang, "desk-menu-blocks")).await,
        findings: findings(seat, &document).await?,
        lines: crate::blocks(db).await?.iter().map(line).collect(),
        agencies,
        name: form.text("ten").to_owned(),
        field: editor::field(lang, &field)?,
        errors,
    })
}

async fn add(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    if form.text("co-quan").is_empty() {
        let errors = FormErrors::one("co-quan", t!(seat.desk.lang, "agency-missing"));
        return refused(&compose(&seat, &form, errors).await?);
    }
    let document = match body(&form) {
        Ok(document) => document,
        Err(error) => {
            let errors = FormErrors::one("body", error.sentence(seat.desk.lang));
            return refused(&compose(&seat, &form, errors).await?);
        }
    };
    match insert(&seat, &form, document).await {
        Ok(id) => Ok(Redirect::to(&seat.at().desk_of(routes::BLOCK, id)).into_response()),
        Err(error) => match errors(seat.desk.lang, &error, "") {
            Some(errors) => refused(&compose(&seat, &form, errors).await?),
            None => Err(failure(error)),
        },
    }
}

async fn insert(seat: &DeskSession, form: &Form, document: Document) -> Result<uuid::Uuid, BlockError> {
    let mut tx = seat.app().db().begin().await?;
    let agency = agencies::agency_by_slug(&tx, form.text("co-quan")).await?;
    let agency = agency.ok_or(BlockError::NoBlock)?.id;
    let id = crate::add_block(&mut tx, &seat.actor(), agency, form.text("ten"), document).await?;
    tx.commit().await?;
    Ok(id)
}
