//! Letting a person in again who lost the means of signing in: one administrator asks, another approves and hands over the
//! link.

use crate::permissions::MANAGE_PEOPLE;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use jiff::Timestamp;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::roles::back;
use super::{OneTimeLink, failure, managed};
use crate::t;
use crate::{AccountsError, Recovery};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

/// The word that tells the desk's home that a recovery was refused.
pub(crate) const REFUSED: &str = "bac";

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MANAGE_PEOPLE);
    router
        .page(routes::ASK_RECOVERY, needs, ask)
        .act(routes::ASK_RECOVERY, needs, send)
        .page(routes::APPROVE_RECOVERY, needs, look)
        .act(routes::APPROVE_RECOVERY, needs, approve)
        .act(routes::REFUSE_RECOVERY, Needs::SignIn, refuse)
}

/// A request that waits for a second administrator.
pub(super) struct Waiting {
    pub(super) href: String,
    /// Where it is ended.
    pub(super) refuse: String,
    pub(super) name: String,
    pub(super) asked_by: String,
    pub(super) reason: String,
    pub(super) until: String,
    /// The reason why the officer who looks cannot approve it; empty when they can.
    pub(super) why_not: String,
}

/// The requests about people whom the administrator manages.
pub(super) async fn waiting(seat: &DeskSession) -> Result<Vec<Waiting>, Failure> {
    let db = seat.app().db();
    let now = db.clock().now();
    let mut list = Vec::new();
    for recovery in crate::recoveries(db, now).await? {
        let open = recovery.approved_by.is_none();
        if open && crate::manages(db, &seat.actor(), recovery.person_id, now).await?.is_ok() {
            list.push(describe(seat, recovery).await?);
        }
    }
    Ok(list)
}

pub(super) async fn describe(seat: &DeskSession, recovery: Recovery) -> Result<Waiting, Failure> {
    let db = seat.app().db();
    let name = async |id| Ok::<_, Failure>(crate::person(db, id).await?.map_or_else(String::new, |p| p.name));
    let why_not = why_not(seat, &recovery).await?;
    let until = Timestamp::from_millisecond(recovery.ends_at).unwrap_or(Timestamp::UNIX_EPOCH);
    Ok(Waiting {
        href: seat.at().desk_of(routes::APPROVE_RECOVERY, recovery.id),
        refuse: seat.at().desk_of(routes::REFUSE_RECOVERY, recovery.id),
        name: name(recovery.person_id).await?,
        asked_by: name(recovery.asked_by).await?,
        reason: recovery.reason,
        until: seat.moment(until),
        why_not,
    })
}

/// The reason why the officer who looks cannot approve a request; empty when they can.
async fn why_not(seat: &DeskSession, recovery: &Recovery) -> Result<String, Failure> {
    let (db, lang, me) = (seat.app().db(), seat.desk.lang, seat.officer.person);
    let now = db.clock().now();
    Ok(if recovery.asked_by == me {
        t!(lang, "recovery-own-request")
    } else if recovery.person_id == me {
        t!(lang, "recovery-own-account")
    } else if crate::manages(db, &seat.actor().own(), recovery.person_id, now).await?.is_err() {
        t!(lang, "lent-gives-nothing")
    } else if !crate::may_second(db, recovery, me, now).await? {
        t!(lang, "recovery-dependent")
    } else {
        String::new()
    })
}

#[derive(Template)]
#[template(path = "desk/pages/people/ask_recovery.html")]
struct Ask {
    frame: Frame,
    words: String,
    errors: FormErrors,
    reason: String,
    back: String,
}

async fn ask(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    page(&compose_ask(&seat, id, "", FormErrors::default()).await?)
}

async fn compose_ask(seat: &DeskSession, id: Uuid, reason: &str, errors: FormErrors) -> Result<Ask, Failure> {
    let lang = seat.desk.lang;
    let name = managed(seat, id).await?.name;
    Ok(Ask {
        frame: seat.frame(addresses::desk::routes::PEOPLE, t!(lang, "recovery-ask-title")).await,
        words: t!(lang, "recovery-ask-words", name = name),
        errors,
        reason: reason.to_owned(),
        back: seat.at().desk_of(routes::PERSON, id),
    })
}

async fn send(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match crate::ask_recovery(&mut tx, &seat.actor(), id, form.text("reason")).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(back(&seat, id, "khoi-phuc"))
        }
        Err(AccountsError::NoReason) => {
            drop(tx);
            let errors = FormErrors::one("reason", t!(seat.desk.lang, "recovery-reason-missing"));
            refused(&compose_ask(&seat, id, form.text("reason"), errors).await?)
        }
        Err(other) => Err(failure(other)),
    }
}

#[derive(Template)]
#[template(path = "desk/pages/people/approve_recovery.html")]
struct Approve {
    frame: Frame,
    errors: FormErrors,
    waiting: Waiting,
}

async fn look(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    page(&compose_approve(&seat, id).await?)
}

async fn compose_approve(seat: &DeskSession, id: Uuid) -> Result<Approve, Failure> {
    let db = seat.app().db();
    let found = crate::recovery(db, id).await?.ok_or(Failure::NotFound)?;
    managed(seat, found.person_id).await?;
    if found.approved_by.is_some() || found.ends_at <= db.clock().now().as_millisecond() {
        return Err(Failure::Gone);
    }
    let frame =
        seat.frame(addresses::desk::routes::PEOPLE, t!(seat.desk.lang, "recovery-approve-title")).await;
    Ok(Approve { frame, errors: FormErrors::default(), waiting: describe(seat, found).await? })
}

async fn approve(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let shown = compose_approve(&seat, id).await?;
    let mut tx = seat.app().db().begin().await?;
    match crate::approve_recovery(&mut tx, &seat.actor(), id).await {
        Ok(link) => {
            tx.commit().await?;
            shown_once(&seat, &shown.waiting.name, &link).await
        }
        Err(error) => {
            let lang = seat.desk.lang;
            let error = match error {
                AccountsError::SamePerson => t!(lang, "recovery-two-persons"),
                AccountsError::Dependent => t!(lang, "recovery-dependent"),
                AccountsError::Lent => t!(lang, "lent-gives-nothing"),
                other => return Err(failure(other)),
            };
            refused(&Approve { errors: FormErrors::whole(error), ..shown })
        }
    }
}

/// Ends a request or its link; the person whom it is about may do it too.
async fn refuse(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    crate::refuse_recovery(&mut tx, &seat.actor(), id).await.map_err(|error| match error {
        // Whether there is one is not for everyone to know.
        AccountsError::Denied(_) => Failure::NotFound,
        other => failure(other),
    })?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?bao={REFUSED}", seat.at().desk(routes::HOME))).into_response())
}

async fn shown_once(seat: &DeskSession, name: &str, link: &crate::Invited) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let path = seat.at().desk_of(routes::RECOVERY, &link.secret);
    let until = seat.moment(link.ends_at);
    page(&OneTimeLink {
        frame: seat.frame(addresses::desk::routes::PEOPLE, t!(lang, "recovery-approved-title")).await,
        words: t!(lang, "recovery-approved-words", name = name),
        link: format!("{}{path}", seat.app().public_url()),
        until: t!(lang, "link-until", until = until),
        on: seat.at().desk(routes::PEOPLE),
    })
}
