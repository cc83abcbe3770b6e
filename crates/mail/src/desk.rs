//! The desk's page of outgoing mail, for administrators: the waiting mails, and the mails that were given up with the
//! reason.

use access::On;
use addresses::desk::routes;
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page};
use frame::work::{NamedAddress, Notice, NoticeGroup};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use crate::permissions::MANAGE_MAIL;
use crate::{MailError, Mailer, QueuedMail, shortened, t};

/// The most mails in each list.
const LENGTH: u32 = 50;

/// The routes of outgoing mail.
pub fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MANAGE_MAIL);
    router.page(routes::MAILS, needs, show).act(routes::MAILS, needs, retry_all).act(
        routes::MAIL,
        needs,
        settle,
    )
}

/// A row of a list of mails.
struct Line {
    id: Uuid,
    act: String,
    subject: String,
    to: String,
    error: String,
    when: String,
    tries: i64,
}

#[derive(Template)]
#[template(path = "desk/pages/mails.html")]
struct Page {
    frame: Frame,
    said: String,
    /// Whether a mail server is set up.
    set_up: bool,
    /// Whether the officer may manage mail for the whole city; without this permission the lists are empty.
    may: bool,
    waiting: i64,
    waits: Vec<Line>,
    given_up: i64,
    lost: Vec<Line>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let counts = crate::counts(db, db.clock().now()).await?;
    let may = seat.may(MANAGE_MAIL, On::City);
    let (mut waits, mut lost) = (Vec::new(), Vec::new());
    if may {
        waits = crate::waiting(db, LENGTH).await?;
        lost = crate::given_up(db, LENGTH).await?;
    }
    page(&Page {
        frame: seat.frame(routes::MAILS, t!(lang, "mails-title")).await,
        said: said(&seat, &asked.bao),
        set_up: seat.app().state::<Mailer>().is_set_up(),
        may,
        waiting: counts.waiting,
        waits: waits.iter().map(|mail| line(&seat, mail)).collect(),
        given_up: counts.given_up,
        lost: lost.iter().map(|mail| line(&seat, mail)).collect(),
    })
}

fn said(seat: &DeskSession, what: &str) -> String {
    let lang = seat.desk.lang;
    match what {
        "lai" => t!(lang, "mails-retried"),
        "bo" => t!(lang, "mails-dropped"),
        "thu" => t!(lang, "mails-tested"),
        _ => String::new(),
    }
}

fn line(seat: &DeskSession, mail: &QueuedMail) -> Line {
    let lang = seat.desk.lang;
    let at = seat.moment(mail.next_at);
    Line {
        id: mail.id,
        act: seat.at().desk_of(routes::MAIL, mail.id),
        subject: mail.subject.clone(),
        to: shortened(&mail.to),
        error: mail.last_error.clone(),
        when: t!(lang, "mails-next", at = at),
        tries: mail.tries,
    }
}

async fn retry_all(seat: DeskSession) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    crate::retry_all(&mut tx, &seat.actor()).await.map_err(failure)?;
    tx.commit().await?;
    Ok(back(&seat, "lai"))
}

/// Puts one mail back into the queue, or drops it.
async fn settle(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let what = match form.text("viec") {
        "bo" => {
            crate::drop_mail(&mut tx, &seat.actor(), id).await.map_err(failure)?;
            "bo"
        }
        _ => {
            crate::retry(&mut tx, &seat.actor(), id).await.map_err(failure)?;
            "lai"
        }
    };
    tx.commit().await?;
    Ok(back(&seat, what))
}

fn back(seat: &DeskSession, what: &str) -> Response {
    Redirect::to(&format!("{}?bao={what}", seat.at().desk(routes::MAILS))).into_response()
}

fn failure(error: MailError) -> Failure {
    match error {
        MailError::Denied(_) => Failure::Forbidden,
        MailError::Gone => Failure::NotFound,
        MailError::Db(error) => error.into(),
    }
}

/// The notices on the desk's home for administrators: mails that were given up, a server that does not answer, a
/// missing server.
pub(crate) async fn notices(seat: DeskSession) -> Result<Vec<NoticeGroup>, Failure> {
    if !seat.may(MANAGE_MAIL, On::City) {
        return Ok(Vec::new());
    }
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let counts = crate::counts(db, db.clock().now()).await?;
    let mut said = Vec::new();
    if counts.given_up > 0 {
        said.push((t!(lang, "mails-told-given-up", count = counts.given_up), String::new()));
    }
    if !seat.app().state::<Mailer>().is_set_up() {
        if counts.waiting > 0 {
            said.push((t!(lang, "mails-told-not-set-up", count = counts.waiting), String::new()));
        }
    } else if counts.late > 0 {
        let mut errors = crate::waiting(db, LENGTH).await?.into_iter().map(|mail| mail.last_error);
        let why = errors.find(|error| !error.is_empty()).unwrap_or_default();
        said.push((t!(lang, "mails-told-late", count = counts.late), why));
    }
    let look = NamedAddress { href: seat.at().desk(routes::MAILS), name: t!(lang, "mails-title") };
    let notice = |(words, said)| Notice { words, said, look: Some(look.clone()), act: None };
    let notices = said.into_iter().map(notice).collect();
    Ok(vec![NoticeGroup { id: "thu", title: t!(lang, "mails-title"), notices }])
}
