//! The authenticator app of one's own account: setting it up, spare codes, switching it off.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::me;
use super::qr::{Qr, qr};
use crate::t;
use crate::{CodeApp, CredentialsError};
use addresses::Addresses;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .page(routes::CODE_APP, Needs::SignIn, back)
        .act(routes::CODE_APP, Needs::SignIn, begin)
        .page(routes::CODE_APP_PROOF, Needs::SignIn, back)
        .act(routes::CODE_APP_PROOF, Needs::SignIn, prove)
        .act(routes::CODE_APP_END, Needs::SignIn, end)
        .page(routes::SPARE_CODES, Needs::SignIn, back)
        .act(routes::SPARE_CODES, Needs::SignIn, renew)
}

#[derive(Template)]
#[template(path = "desk/pages/code_app.html")]
struct Setup {
    frame: Frame,
    token: String,
    /// The secret in groups of four, to be typed.
    secret: String,
    qr: Option<Qr>,
    mail: String,
    errors: FormErrors,
}

#[derive(Template)]
#[template(path = "desk/pages/spare_codes.html")]
struct Spare {
    frame: Frame,
    codes: Vec<String>,
}

/// These pages come from a form; a browser that asks for their address alone is sent to the account.
async fn back(seat: DeskSession) -> Redirect {
    Redirect::to(&seat.at().desk(routes::ME))
}

async fn frame(seat: &DeskSession, title: String) -> Frame {
    let mut frame = seat.frame(addresses::desk::routes::ME, title).await;
    frame.other = Addresses(frame.other_lang()).desk(routes::ME);
    frame
}

async fn begin(seat: DeskSession) -> Result<Response, Failure> {
    let site = agencies::current_site(seat.app()).await.name(seat.desk.lang).to_owned();
    match crate::begin_code_app(seat.app().db(), &seat.actor(), &site).await {
        Ok(app) => page(&setup(&seat, app).await?),
        Err(error) => me::refuse(&seat, me::CODE_APP, error).await,
    }
}

async fn setup(seat: &DeskSession, app: CodeApp) -> Result<Setup, Failure> {
    let person = crate::person(seat.app().db(), seat.officer.person).await?.ok_or(Failure::Forbidden)?;
    let letters: Vec<char> = app.secret.chars().collect();
    let groups: Vec<String> = letters.chunks(4).map(|group| group.iter().collect()).collect();
    Ok(Setup {
        frame: frame(seat, t!(seat.desk.lang, "code-app-title")).await,
        token: app.token,
        secret: groups.join(" "),
        qr: qr(&app.url),
        mail: person.mail,
        errors: FormErrors::default(),
    })
}

async fn prove(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let (db, lanes, actor, token) =
        (seat.app().db(), seat.app().state::<crate::Lanes>(), seat.actor(), form.text("token"));
    let (code, password) = (form.text("code"), form.raw("password"));
    let error = match crate::switch_on_codes(db, lanes, &actor, seat.session, token, code, password).await {
        Ok(codes) => return spare(&seat, codes).await,
        Err(error) => error,
    };
    let field = match error {
        CredentialsError::WrongCode => "code",
        CredentialsError::WrongPassword | CredentialsError::Wait(_) | CredentialsError::Busy(_) => "password",
        _ => return me::refuse(&seat, me::CODE_APP, error).await,
    };
    let site = agencies::current_site(seat.app()).await.name(seat.desk.lang).to_owned();
    match crate::find_code_app(db, &actor, token, &site).await {
        Ok(app) => {
            let soon = me::soon(&error);
            let errors = FormErrors::one(field, me::why(&seat, error)?);
            me::answer(soon, &Setup { errors, ..setup(&seat, app).await? })
        }
        Err(error) => me::refuse(&seat, me::CODE_APP, error).await,
    }
}

async fn spare(seat: &DeskSession, codes: Vec<String>) -> Result<Response, Failure> {
    page(&Spare { frame: frame(seat, t!(seat.desk.lang, "spare-title")).await, codes })
}

async fn end(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let (db, lanes, password) = (seat.app().db(), seat.app().state::<crate::Lanes>(), form.raw("password"));
    match crate::switch_off_codes(db, lanes, &seat.actor(), seat.session, password).await {
        Ok(()) => Ok(me::done(&seat, "tat-ma").into_response()),
        Err(error) => me::refuse(&seat, "app-password", error).await,
    }
}

async fn renew(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let (db, lanes, password) = (seat.app().db(), seat.app().state::<crate::Lanes>(), form.raw("password"));
    match crate::renew_spare_codes(db, lanes, &seat.actor(), seat.session, password).await {
        Ok(codes) => spare(&seat, codes).await,
        Err(error) => me::refuse(&seat, "app-password", error).await,
    }
}
