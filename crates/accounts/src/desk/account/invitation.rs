//! Links that carry their own secret: an invitation, and letting someone in again. Both end in choosing a password.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use crate::t;
use crate::{AccountsError, PasswordError};
use addresses::desk::routes;
use frame::desk::{Desk, DeskRouter, Needs};
use frame::desk::{Frame, SOON, later, page, refused};
use frame::desk::{device, know_device};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .page(routes::INVITATION, Needs::Nothing, invited)
        .act(routes::INVITATION, Needs::Nothing, accept)
        .page(routes::RECOVERY, Needs::Nothing, recovering)
        .act(routes::RECOVERY, Needs::Nothing, recover)
}

#[derive(Template)]
#[template(path = "desk/pages/choose_password.html")]
struct Page {
    frame: Frame,
    /// The purpose of the link, in a sentence.
    words: String,
    mail: String,
    errors: FormErrors,
}

async fn invited(State(desk): State<Desk>, Path(secret): Path<String>) -> Result<Response, Failure> {
    page(&invitation(&desk, &secret).await?)
}

async fn invitation(desk: &Desk, secret: &str) -> Result<Page, Failure> {
    let db = desk.app.db();
    let found = crate::find_invitation(db, secret).await?.ok_or(Failure::Gone)?;
    let agency = match found.agency {
        Some(id) => agencies::agency(db, id).await?.map(|agency| agency.name(desk.lang).to_owned()),
        None => None,
    };
    let agency = agency.unwrap_or_else(|| t!(desk.lang, "whole-city"));
    let role = super::super::permissions::role_name(desk.lang, found.role);
    let name = found.name;
    Ok(Page {
        frame: Frame::of_desk(desk, t!(desk.lang, "invitation-title")).await,
        words: t!(desk.lang, "invitation-words", name = name, role = role, agency = agency),
        mail: found.mail,
        errors: FormErrors::default(),
    })
}

async fn accept(
    State(desk): State<Desk>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let known = device(&desk.app, &headers);
    let (db, lanes) = (desk.app.db(), desk.app.state::<crate::Lanes>());
    match crate::accept_invitation(db, lanes, &secret, form.raw("password"), &known).await {
        Ok(entered) => Ok(password_set(&desk, &entered.device)),
        Err(AccountsError::Busy(_)) => {
            let errors = FormErrors::whole(t!(desk.lang, "password-busy"));
            let shown = Page { errors, ..invitation(&desk, &secret).await? };
            Ok(later(StatusCode::SERVICE_UNAVAILABLE, SOON, Html(shown.render()?)))
        }
        Err(error) => {
            let errors = FormErrors::one("password", why(&desk, error)?);
            refused(&Page { errors, ..invitation(&desk, &secret).await? })
        }
    }
}

async fn recovering(State(desk): State<Desk>, Path(secret): Path<String>) -> Result<Response, Failure> {
    page(&recovery(&desk, &secret).await?)
}

async fn recovery(desk: &Desk, secret: &str) -> Result<Page, Failure> {
    let db = desk.app.db();
    let person = crate::find_recovery(db, secret).await?.ok_or(Failure::Gone)?;
    let name = person.name;
    Ok(Page {
        frame: Frame::of_desk(desk, t!(desk.lang, "recovery-title")).await,
        words: t!(desk.lang, "recovery-words", name = name),
        mail: person.mail,
        errors: FormErrors::default(),
    })
}

async fn recover(
    State(desk): State<Desk>,
    Path(secret): Path<String>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let known = device(&desk.app, &headers);
    let (db, lanes) = (desk.app.db(), desk.app.state::<crate::Lanes>());
    match crate::recover(db, lanes, &secret, form.raw("password"), &known).await {
        Ok(entered) => Ok(password_set(&desk, &entered.device)),
        Err(AccountsError::Busy(_)) => {
            let errors = FormErrors::whole(t!(desk.lang, "password-busy"));
            let shown = Page { errors, ..recovery(&desk, &secret).await? };
            Ok(later(StatusCode::SERVICE_UNAVAILABLE, SOON, Html(shown.render()?)))
        }
        Err(error) => {
            let errors = FormErrors::one("password", why(&desk, error)?);
            refused(&Page { errors, ..recovery(&desk, &secret).await? })
        }
    }
}

/// On to signing in, from a device that is known from now on: a stranger's guesses do not keep them out here.
fn password_set(desk: &Desk, device: &str) -> Response {
    let response = Redirect::to(&format!("{}?bao=mat-khau", desk.at().desk(routes::SIGN_IN)));
    know_device(&desk.app, response.into_response(), device)
}

fn why(desk: &Desk, error: AccountsError) -> Result<String, Failure> {
    match error {
        AccountsError::Password(error) => Ok(password_error(desk.lang, error)),
        AccountsError::Db(error) => Err(error.into()),
        // The person who invited holds the link too, and need not learn which people work elsewhere.
        AccountsError::Taken => Ok(t!(desk.lang, "invitation-unusable")),
        _ => Err(Failure::Gone),
    }
}

/// The reason why a password cannot be taken, and advice.
pub(crate) fn password_error(lang: kit::i18n::Lang, error: PasswordError) -> String {
    match error {
        PasswordError::Short => t!(lang, "password-short"),
        PasswordError::Long => t!(lang, "password-long"),
        PasswordError::Weak => t!(lang, "password-weak"),
    }
}
