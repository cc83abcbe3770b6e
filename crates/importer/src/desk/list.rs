//! The latest imports, and ordering one.

use agencies::permissions::ARRANGE;
use askama::Template;
use axum::extract::Multipart;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use newsroom::permissions::{FORCE_PUBLISH, ORGANISE};
use uuid::Uuid;

use super::sent::{LARGEST, Sent};
use super::{kind_name, state_name};
use crate::t;
use crate::{ImportJob, Kind, NewOrder, OrderError, SOURCES};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;
use newsroom::desk::articles::names::{Choice, Names};

/// How many imports are listed.
const LISTED: u32 = 50;
/// The largest frame of a form around a file, in bytes.
const AROUND: usize = 64 << 10;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    let most = i64::try_from(LARGEST + AROUND).unwrap_or(i64::MAX);
    router.page(routes::IMPORTS, needs, show).upload(routes::IMPORTS, needs, most, order)
}

/// An import of the list.
struct Line {
    href: String,
    source: String,
    kind: String,
    agency: String,
    moment: String,
    badge: &'static str,
    state: String,
}

#[derive(Template)]
#[template(path = "desk/pages/imports/list.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    lines: Vec<Line>,
    kinds: Vec<Choice>,
    agencies: Vec<Choice>,
    /// For items that name no category, or one that is not here.
    categories: Vec<Choice>,
    /// Whether the officer may have categories made.
    makes: bool,
    address: String,
    why: String,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, &Sent::default(), FormErrors::default()).await?)
}

async fn compose(seat: &DeskSession, sent: &Sent, errors: FormErrors) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let names = Names::read(seat).await?;
    let orders = crate::import_orders(seat.app().db(), LISTED).await?;
    let theirs = |order: &&ImportJob| seat.may(ORGANISE, On::Agency(order.agency));
    let line = |order: &ImportJob| {
        let (badge, state) = state_name(lang, order);
        Line {
            href: seat.at().desk_of(routes::IMPORT, order.id),
            source: order.source.clone(),
            kind: kind_name(lang, order.kind),
            agency: names.of(order.agency),
            moment: seat.moment(order.at),
            badge,
            state,
        }
    };
    let kind = |kind: Kind| Choice {
        value: kind.name().to_owned(),
        name: kind_name(lang, kind),
        chosen: kind.name() == sent.kind,
    };
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::IMPORTS, t!(lang, "desk-menu-imports")).await,
        errors,
        lines: orders.iter().filter(theirs).map(line).collect(),
        kinds: [Kind::Page, Kind::Wxr, Kind::Feed].map(kind).to_vec(),
        agencies: names.present_agencies(seat, FORCE_PUBLISH, &sent.agency),
        categories: names.category_choices(&sent.category),
        makes: seat.may(ARRANGE, On::City),
        address: sent.address.clone(),
        why: sent.why.clone(),
    })
}

async fn order(seat: DeskSession, parts: Multipart) -> Result<Response, Failure> {
    let sent = Sent::read(parts).await?;
    if sent.agency.is_empty() {
        return refused(
            &compose(&seat, &sent, FormErrors::one("co-quan", t!(seat.desk.lang, "agency-missing"))).await?,
        );
    }
    match put(&seat, &sent).await? {
        Ok(id) => Ok(Redirect::to(&seat.at().desk_of(routes::IMPORT, id)).into_response()),
        Err(OrderError::Denied(_)) => Err(Failure::Forbidden),
        Err(OrderError::Db(error)) => Err(error.into()),
        Err(OrderError::NoReason) => {
            let errors = FormErrors::one("ly-do", t!(seat.desk.lang, "imports-no-reason"));
            refused(&compose(&seat, &sent, errors).await?)
        }
        Err(OrderError::NoCategory | OrderError::Over | OrderError::NotHalted) => Err(Failure::BadInput),
        Err(OrderError::NoSource) => {
            let errors = if sent.address.is_empty() {
                FormErrors::one("tep", t!(seat.desk.lang, "imports-no-source"))
            } else {
                FormErrors::one("dia-chi", t!(seat.desk.lang, "imports-why-not-public"))
            };
            refused(&compose(&seat, &sent, errors).await?)
        }
    }
}

async fn put(seat: &DeskSession, sent: &Sent) -> Result<Result<Uuid, OrderError>, Failure> {
    let app = seat.app();
    let kind = Kind::named(&sent.kind).ok_or(Failure::BadInput)?;
    let agency = agencies::agency_by_slug(app.db(), &sent.agency).await?.ok_or(Failure::BadInput)?;
    // Asked by the action too; before it, so that no file is kept for nothing.
    if let Err(denied) = crate::may_import(&seat.actor(), agency.id) {
        return Ok(Err(denied.into()));
    }
    let category = match sent.category.as_str() {
        "" => None,
        slug => Some(newsroom::category_by_slug(app.db(), slug).await?.ok_or(Failure::BadInput)?.id),
    };
    let (source, blob) = match &sent.file {
        Some((name, bytes)) => (name.clone(), Some(app.blobs().below(SOURCES).put(bytes.clone()).await?)),
        None => (sent.address.clone(), None),
    };
    let mut tx = app.db().begin().await?;
    let new = NewOrder { agency: agency.id, kind, source, blob, category, why: sent.why.clone() };
    let ordered = crate::order(&mut tx, &seat.actor(), new).await;
    if ordered.is_ok() {
        tx.commit().await?;
    }
    Ok(ordered)
}
