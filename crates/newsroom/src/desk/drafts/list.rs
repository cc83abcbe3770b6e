//! The list of drafts, and beginning one.

use crate::permissions::WRITE;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use frame::permissions::READ_DESK;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::notes::said_back;
use super::{stage_badge, stage_name, why};
use crate::drafts::{self, Filter, Stage, Waiting};
use crate::t;
use accounts::desk::names::Names;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;
use frame::work::WorkItem;

/// Drafts of a page.
const LENGTH: usize = 50;

/// A draft as a line of a list.
pub(crate) fn item(seat: &DeskSession, names: &Names, draft: &Waiting) -> WorkItem {
    let lang = seat.desk.lang;
    WorkItem {
        href: seat.at().desk_of(routes::DRAFT, draft.id),
        title: if draft.title.is_empty() { t!(lang, "draft-untitled") } else { draft.title.clone() },
        stage: stage_name(lang, draft.stage),
        badge: stage_badge(draft.stage),
        agency: names.agency(draft.agency),
        lang: draft.lang.code(),
        published: if draft.published { t!(lang, "line-published") } else { String::new() },
        who: names.person(draft.updated_by),
        when: seat.moment(draft.updated_at),
        returned: draft
            .returned
            .as_ref()
            .map_or_else(String::new, |(kind, note)| said_back(lang, *kind, note)),
        goes_out: draft.publish_at.map_or_else(String::new, |at| seat.exact(at)),
    }
}

#[derive(Template)]
#[template(path = "desk/pages/drafts.html")]
struct Page {
    frame: Frame,
    lines: Vec<WorkItem>,
    /// The stages to choose from: name, words, chosen.
    stages: Vec<(&'static str, String, bool)>,
    mine: bool,
    /// The next page; empty on the last.
    older: String,
    /// The agencies and categories for a new draft: identifier, name, chosen.
    agencies: Vec<(Uuid, String, bool)>,
    categories: Vec<(Uuid, String, bool)>,
    /// A step was taken, in words.
    said: String,
    errors: FormErrors,
}

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    buoc: String,
    #[serde(default)]
    cua: String,
    #[serde(default)]
    truoc: String,
    #[serde(default)]
    bao: String,
}

pub(super) async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    page(&compose(&seat, &wanted, &Form::default()).await?)
}

async fn compose(seat: &DeskSession, wanted: &Wanted, typed: &Form) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let names = Names::read(seat).await?;
    let stage = Stage::named(&wanted.buoc);
    let mine = wanted.cua == "toi";
    let filter = Filter {
        within: seat.actor().reach(READ_DESK),
        stage,
        of: mine.then_some(seat.officer.person),
        before: place(&wanted.truoc),
        length: LENGTH + 1,
    };
    let mut found = drafts::drafts(db, &filter).await?;
    let more = found.len() > LENGTH;
    found.truncate(LENGTH);
    let older = found.last().filter(|_| more).map_or_else(String::new, |last| {
        let (at, id) = (last.updated_at.as_millisecond(), last.id);
        let (base, stage) = (seat.at().desk(routes::DRAFTS), stage.map_or("", Stage::name));
        format!("{base}?buoc={stage}&cua={}&truoc={at}_{id}", if mine { "toi" } else { "" })
    });
    let categories = crate::categories(db).await?;
    let chosen = |field: &str, id: Uuid| typed.text(field).parse() == Ok(id);
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::DRAFTS, t!(lang, "desk-menu-drafts")).await,
        lines: found.iter().map(|draft| item(seat, &names, draft)).collect(),
        stages: Stage::ALL.map(|one| (one.name(), stage_name(lang, one), stage == Some(one))).to_vec(),
        mine,
        older,
        agencies: names
            .choices(seat, WRITE)
            .into_iter()
            .map(|(id, name)| (id, name, chosen("agency", id)))
            .collect(),
        categories: categories
            .iter()
            .map(|one| (one.id, one.name(lang).to_owned(), chosen("category", one.id)))
            .collect(),
        said: if wanted.bao == "bo" { t!(lang, "draft-said-dropped") } else { String::new() },
        errors: FormErrors::default(),
    })
}

fn place(text: &str) -> Option<(jiff::Timestamp, Uuid)> {
    let (at, id) = text.split_once('_')?;
    Some((jiff::Timestamp::from_millisecond(at.parse().ok()?).ok()?, id.parse().ok()?))
}

/// Begins a draft and leads to it.
pub(super) async fn start(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let lang = Lang::from_code(form.text("lang")).unwrap_or_default();
    if form.text("agency").is_empty() {
        let errors = FormErrors::one("agency", t!(seat.desk.lang, "agency-missing"));
        return refused(&Page { errors, ..compose(&seat, &Wanted::default(), &form).await? });
    }
    // A text that is no identifier names nothing.
    let [agency, category] =
        ["agency", "category"].map(|name| form.text(name).parse().unwrap_or(Uuid::nil()));
    let mut tx = seat.app().db().begin().await?;
    match drafts::start(&mut tx, &seat.actor(), lang, agency, category, seat.app().zone()).await {
        Ok(id) => {
            tx.commit().await?;
            Ok(Redirect::to(&seat.at().desk_of(routes::DRAFT, id)).into_response())
        }
        Err(error) => {
            drop(tx);
            let errors = why(seat.desk.lang, &error)?;
            refused(&Page { errors, ..compose(&seat, &Wanted::default(), &form).await? })
        }
    }
}
