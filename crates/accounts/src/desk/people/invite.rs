//! Inviting someone: a form, then a link that is shown once. Taking an invitation back.

use crate::permissions::MANAGE_PEOPLE;
use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use kit::db::Tx;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use mail::{Letter, Mailer};
use uuid::Uuid;

use super::list::role_choices;
use super::{OneTimeLink, failure};
use crate::t;
use crate::{AccountsError, NewInvitation};
use access::Role;
use addresses::desk::routes;
use agencies::desk::places::{Places, chosen};
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::Choice;
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MANAGE_PEOPLE);
    router.page(routes::INVITE, needs, show).act(routes::INVITE, needs, send).act(
        routes::WITHDRAW_INVITATION,
        needs,
        withdraw,
    )
}

#[derive(Template)]
#[template(path = "desk/pages/people/invite.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    name: String,
    mail: String,
    roles: Vec<Choice>,
    agencies: Vec<Choice>,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, &Form::default(), FormErrors::default()).await?)
}

async fn compose(seat: &DeskSession, form: &Form, errors: FormErrors) -> Result<Page, Failure> {
    let places = Places::load(seat.app().db(), seat.desk.lang).await?;
    let today = seat.app().today();
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::PEOPLE, t!(seat.desk.lang, "invite-title")).await,
        errors,
        name: form.text("name").to_owned(),
        mail: form.text("mail").to_owned(),
        roles: role_choices(seat, form.text("role")),
        agencies: places.within(seat, MANAGE_PEOPLE, today, form.text("agency")),
    })
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let new = match read(&seat, &form) {
        Ok(new) => new,
        Err(errors) => return refused(&compose(&seat, &form, errors).await?),
    };
    let mut tx = seat.app().db().begin().await?;
    let (name, mail) = (new.name.clone(), new.mail.clone());
    match crate::invite(&mut tx, &seat.actor(), new).await {
        Ok(invited) => {
            let mailed = put_in_the_mail(&seat, &mut tx, &name, &mail, &invited).await?;
            tx.commit().await?;
            shown_once(&seat, &name, &invited, mailed).await
        }
        Err(error) => {
            drop(tx);
            let errors = why(&seat, error)?;
            refused(&compose(&seat, &form, errors).await?)
        }
    }
}

/// The invitation that was typed, when it can be read.
fn read(seat: &DeskSession, form: &Form) -> Result<NewInvitation, FormErrors> {
    let lang = seat.desk.lang;
    let mut errors = FormErrors::default();
    if form.text("name").is_empty() {
        errors.note("name", t!(lang, "person-name-missing"));
    }
    if form.text("mail").is_empty() {
        errors.note("mail", t!(lang, "mail-wrong"));
    }
    let (role, agency) = (Role::named(form.text("role")), chosen(form.text("agency")));
    if role.is_none() {
        errors.note("role", t!(lang, "role-missing"));
    }
    if agency.is_none() {
        errors.note("agency", t!(lang, "place-missing"));
    }
    match (role, agency) {
        (Some(role), Some(agency)) if errors.all().is_empty() => {
            let (name, mail) = (form.text("name").to_owned(), form.text("mail").to_owned());
            Ok(NewInvitation { name, mail, role, agency })
        }
        _ => Err(errors),
    }
}

fn why(seat: &DeskSession, error: AccountsError) -> Result<FormErrors, Failure> {
    let lang = seat.desk.lang;
    match error {
        AccountsError::Name => Ok(FormErrors::one("name", t!(lang, "person-name-missing"))),
        AccountsError::Mail => Ok(FormErrors::one("mail", t!(lang, "mail-wrong"))),
        AccountsError::Taken => Ok(FormErrors::one("mail", t!(lang, "mail-taken"))),
        AccountsError::Lent => Ok(FormErrors::one("agency", t!(lang, "lent-gives-nothing"))),
        AccountsError::NoAgency => Ok(FormErrors::one("agency", t!(lang, "place-missing"))),
        other => Err(failure(other)),
    }
}

/// The address that the invitation is accepted at.
fn link(seat: &DeskSession, invited: &crate::Invited) -> String {
    format!("{}{}", seat.app().public_url(), seat.at().desk_of(routes::INVITATION, &invited.secret))
}

/// Sends the link by mail where a server is set up: one that waits would keep its secret for long.
async fn put_in_the_mail(
    seat: &DeskSession,
    tx: &mut Tx,
    name: &str,
    to: &str,
    invited: &crate::Invited,
) -> Result<bool, Failure> {
    if !seat.app().state::<Mailer>().is_set_up() {
        return Ok(false);
    }
    let lang = seat.desk.lang;
    let site = agencies::current_site(seat.app()).await;
    let until = seat.moment(invited.ends_at);
    let letter = Letter {
        lang,
        site: site.name(lang).to_owned(),
        title: t!(lang, "invitation-mail-title", site = site.name(lang)),
        paragraphs: vec![
            t!(lang, "invitation-mail-words", name = name),
            t!(lang, "link-until", until = until),
        ],
        button: Some((t!(lang, "invitation-title"), link(seat, invited))),
        foot: vec![t!(lang, "invitation-mail-foot")],
        ..Letter::default()
    };
    let key = format!("accounts.invitation:{}", invited.id);
    let new = letter.mail(key, to.trim().to_owned(), tx.now())?;
    Ok(mail::enqueue(tx, &new).await?)
}

async fn shown_once(
    seat: &DeskSession,
    name: &str,
    invited: &crate::Invited,
    mailed: bool,
) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let until = seat.moment(invited.ends_at);
    let words = match mailed {
        true => t!(lang, "invited-words-mailed", name = name),
        false => t!(lang, "invited-words", name = name),
    };
    page(&OneTimeLink {
        frame: seat.frame(addresses::desk::routes::PEOPLE, t!(lang, "invited-title")).await,
        words,
        link: link(seat, invited),
        until: t!(lang, "link-until", until = until),
        on: seat.at().desk(routes::PEOPLE),
    })
}

async fn withdraw(seat: DeskSession, Path(id): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    crate::withdraw_invitation(&mut tx, &seat.actor(), id).await.map_err(failure)?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?bao=rut", seat.at().desk(routes::PEOPLE))).into_response())
}
