//! A shared block: its words, where it is shown, its editions; editing and removing it.

use crate::ArticleAddresses;
use crate::permissions::SHARE_BLOCKS;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use frame::permissions::READ_DESK;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use strum::EnumString;
use uuid::Uuid;

use super::findings::findings;
use super::waits::{self, Back, Waits};
use super::{body, errors, failure};
use crate::desk::drafts::Found;
use crate::editor::{self, Field};
use crate::t;
use crate::{BlockEdit, BlockError, EditOutcome, Returned, SharedBlock};
use access::On;
use accounts::desk::names::Names;
use addresses::Addresses;
use addresses::desk::routes;
use document::{self, Document, Embeds};
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

/// How many articles are named.
const HOSTS: u32 = 200;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::BLOCK, Needs::Permission(READ_DESK), show).act(
        routes::BLOCK,
        Needs::Permission(SHARE_BLOCKS),
        change,
    )
}

/// The query: the code of the step that was just taken, and the words that the form begins with.
#[derive(Debug, Default, Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
    /// Present: the form has the words that were returned.
    tiep: Option<String>,
}

/// An edition of the block.
struct One {
    number: i64,
    moment: String,
    by: String,
    name: String,
    text: String,
    note: String,
    forced: String,
}

/// A published article that shows the block.
struct Host {
    desk: String,
    public: String,
    title: String,
    lang: &'static str,
}

#[derive(Template)]
#[template(path = "desk/pages/blocks/one.html")]
struct Page {
    frame: Frame,
    agency: String,
    said: String,
    errors: FormErrors,
    /// The lint's findings in the words of the form.
    findings: Vec<Found>,
    /// The present words of the block, when the form has others.
    present: String,
    html: String,
    hosted: i64,
    name: String,
    seen: i64,
    field: String,
    may_edit: bool,
    /// An edit is proposed, not saved: articles or drafts show the block.
    proposed: bool,
    note: String,
    waits: Option<Waits>,
    back: Option<Back>,
    hosts: Vec<Host>,
    /// How many articles show it, beyond those that are named.
    more: i64,
    editions: Vec<One>,
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let block = find(&seat, id).await?;
    let said = match asked.bao.as_str() {
        "luu" => t!(seat.desk.lang, "blocks-saved"),
        "de-nghi" => t!(seat.desk.lang, "blocks-proposed"),
        "thoi" => t!(seat.desk.lang, "blocks-dropped"),
        "tra-lai" => t!(seat.desk.lang, "blocks-returned"),
        "cat" => t!(seat.desk.lang, "blocks-put-away-done"),
        _ => String::new(),
    };
    let person = seat.officer.person;
    let returned = match asked.tiep {
        Some(_) => crate::returned_proposal(seat.app().db(), block.id, person).await?,
        None => None,
    };
    let (name, body, note) = match returned {
        Some(Returned { proposal, .. }) => (proposal.name, proposal.body, proposal.change_note),
        None => (block.name.clone(), block.body.clone(), String::new()),
    };
    page(&Page { said, note, ..compose(&seat, &block, &name, &body, None, FormErrors::default()).await? })
}

async fn find(seat: &DeskSession, id: Uuid) -> Result<SharedBlock, Failure> {
    let block = crate::block(seat.app().db(), id).await?;
    block.filter(|block| !block.removed).ok_or(Failure::NotFound)
}

/// The page with a name and a body in its form: those of the block, or the typed ones.
async fn compose(
    seat: &DeskSession,
    block: &SharedBlock,
    name: &str,
    body: &Document,
    typed: Option<&str>,
    errors: FormErrors,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let may_edit = seat.may(SHARE_BLOCKS, On::Agency(block.agency));
    let field = Field {
        document: body,
        typed,
        lang: kit::i18n::Lang::Vi,
        upload: &seat.at().desk(routes::PICTURES),
        cite: &seat.at().desk(routes::CITE),
        blocks: &[],
        make_block: "",
        locked: !may_edit,
        error: errors.of("body"),
    };
    let names = Names::read(seat).await?;
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::BLOCKS, block.name.clone()).await,
        agency: names.agency(block.agency),
        said: String::new(),
        findings: if may_edit { findings(seat, body).await? } else { Vec::new() },
        present: String::new(),
        html: document::to_html(&block.body, &Embeds::default()),
        hosted: block.hosts,
        name: name.to_owned(),
        seen: block.edition,
        field: editor::field(lang, &field)?,
        may_edit,
        proposed: block.hosts + crate::block_drafts(db, block.id).await? > 0,
        note: String::new(),
        waits: waits::waits(seat, &names, block).await?,
        back: waits::back(seat, &names, block).await?,
        more: (block.hosts - i64::from(HOSTS)).max(0),
        hosts: hosts(seat, block.id).await?,
        editions: editions(seat, &names, block.id).await?,
        errors,
    })
}

async fn hosts(seat: &DeskSession, id: Uuid) -> Result<Vec<Host>, Failure> {
    let db = seat.app().db();
    let numbers = crate::block_hosts(db, id, HOSTS).await?;
    let host = |held: crate::ArticleSummary| {
        let (lang, title) = held.title(seat.desk.lang);
        Host {
            desk: seat.at().desk_of(routes::ARTICLE, held.article.number),
            public: Addresses(lang).article(&held.article),
            title: title.to_owned(),
            lang: lang.code(),
        }
    };
    Ok(crate::held_of(db, &numbers).await?.into_iter().map(host).collect())
}

async fn editions(seat: &DeskSession, names: &Names, id: Uuid) -> Result<Vec<One>, Failure> {
    let one = |edition: crate::BlockEdition| One {
        number: edition.number,
        moment: seat.moment(edition.at),
        by: names.person(edition.by),
        name: edition.name,
        text: edition.body.plain(),
        note: edition.change_note,
        forced: edition.forced,
    };
    Ok(crate::block_editions(seat.app().db(), id).await?.into_iter().map(one).collect())
}

/// The act that a form of the page asks for.
#[derive(Clone, Copy, PartialEq, Eq, EnumString)]
enum Verb {
    /// Also a form that is sent without a button.
    #[strum(serialize = "luu", serialize = "")]
    Save,
    #[strum(serialize = "bo")]
    Remove,
    #[strum(serialize = "duyet")]
    Approve,
    #[strum(serialize = "khan")]
    Force,
    #[strum(serialize = "tra-lai")]
    Return,
    #[strum(serialize = "thoi")]
    Drop,
    #[strum(serialize = "cat")]
    PutAway,
}

async fn change(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let block = find(&seat, id).await?;
    let verb = form.text("viec").parse::<Verb>().map_err(|_| Failure::BadInput)?;
    let document = match body(&form) {
        Ok(document) => document,
        Err(error) => {
            let typed = Some(form.raw("body"));
            let errors = FormErrors::one("body", error.sentence(seat.desk.lang));
            let page = compose(&seat, &block, form.text("ten"), &Document::default(), typed, errors).await?;
            return refused(&Page { seen: seen(&form), ..page });
        }
    };
    match act(&seat, id, verb, &form, &document).await {
        Ok(Some(said)) => {
            Ok(Redirect::to(&format!("{}?bao={said}", seat.at().desk_of(routes::BLOCK, id))).into_response())
        }
        Ok(None) => Ok(Redirect::to(&seat.at().desk(routes::BLOCKS)).into_response()),
        Err(error) => again(&seat, &block, verb, (&form, &document), error).await,
    }
}

/// Does the act that a form asks for; answers the code of the page's sentence, or none when the block was removed.
async fn act(
    seat: &DeskSession,
    id: Uuid,
    verb: Verb,
    form: &Form,
    document: &Document,
) -> Result<Option<&'static str>, BlockError> {
    let mut tx = seat.app().db().begin().await?;
    let (actor, reason) = (seat.actor(), form.text("ly-do"));
    // A text that is no identifier finds no waiting proposal.
    let proposal = form.text("de-nghi").parse().unwrap_or(Uuid::nil());
    let said = match verb {
        Verb::Save => {
            let (name, note) = (form.text("ten"), form.text("ghi-chu"));
            let edit = BlockEdit { seen: seen(form), name, body: document.clone(), note };
            match crate::edit_block(&mut tx, &actor, id, edit).await? {
                EditOutcome::Edited(_) => Some("luu"),
                EditOutcome::Proposed(_) => Some("de-nghi"),
            }
        }
        Verb::Remove => crate::remove_block(&mut tx, &actor, id).await.map(|()| None)?,
        Verb::Approve => crate::approve_block(&mut tx, &actor, id, proposal).await.map(|_| Some("luu"))?,
        Verb::Force => {
            crate::force_block(&mut tx, &actor, id, proposal, reason).await.map(|_| Some("luu"))?
        }
        Verb::Return => {
            crate::return_block(&mut tx, &actor, id, proposal, reason).await.map(|()| Some("tra-lai"))?
        }
        Verb::Drop => crate::drop_proposal(&mut tx, &actor, id, proposal).await.map(|()| Some("thoi"))?,
        Verb::PutAway => crate::put_away_returned(&mut tx, &actor, id).await.map(|()| Some("cat"))?,
    };
    tx.commit().await?;
    Ok(said)
}

/// The page once more, with the reason why nothing was done and with the typed words; beside it the words that someone
/// else wrote meanwhile.
async fn again(
    seat: &DeskSession,
    block: &SharedBlock,
    verb: Verb,
    (form, document): (&Form, &Document),
    error: BlockError,
) -> Result<Response, Failure> {
    let reason = if verb == Verb::Return { "ly-do-tra" } else { "ly-do" };
    let Some(errors) = errors(seat.desk.lang, &error, reason) else { return Err(failure(error)) };
    if verb != Verb::Save {
        return refused(&compose(seat, block, &block.name, &block.body, None, errors).await?);
    }
    // A person who was told of the other edition and saves again has seen it.
    let (now, seen, present) = match &error {
        BlockError::Changed(now) => (now.as_ref(), now.edition, now.body.plain()),
        _ => (block, seen(form), String::new()),
    };
    let page = compose(seat, now, form.text("ten"), document, None, errors).await?;
    refused(&Page { seen, present, note: form.text("ghi-chu").to_owned(), ..page })
}

fn seen(form: &Form) -> i64 {
    form.text("ban").parse().unwrap_or(0)
}
