//! Mail to oneself: whether one wants it, in which language; and a test of the way.

use access::On;
use addresses::desk::routes;
use axum::response::{IntoResponse, Redirect, Response};
use frame::desk::{DeskRouter, DeskSession, Needs};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use mail::permissions::MANAGE_MAIL;

use super::me::done;
use crate::{MailChoice, MailToSelfError};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::MY_MAIL, Needs::SignIn, choose).act(
        routes::MAIL_TEST,
        Needs::Permission(MANAGE_MAIL),
        send_test,
    )
}

async fn choose(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let lang = Lang::from_code(form.text("lang")).unwrap_or_default();
    let choice = MailChoice { digest: form.text("digest") == "co", lang };
    let mut tx = seat.app().db().begin().await?;
    crate::choose_mail(&mut tx, &seat.actor(), choice).await?;
    tx.commit().await?;
    Ok(done(&seat, "thu").into_response())
}

async fn send_test(seat: DeskSession) -> Result<Response, Failure> {
    if !seat.may(MANAGE_MAIL, On::City) {
        return Err(Failure::Forbidden);
    }
    let site = agencies::current_site(seat.app()).await;
    let mut tx = seat.app().db().begin().await?;
    let sent = crate::send_test_mail(&mut tx, &seat.actor(), site.name(seat.desk.lang)).await;
    sent.map_err(|error| match error {
        MailToSelfError::Denied(_) => Failure::Forbidden,
        MailToSelfError::Db(error) => error.into(),
        MailToSelfError::Layout(_) => Failure::Internal,
    })?;
    tx.commit().await?;
    Ok(Redirect::to(&format!("{}?bao=thu", seat.at().desk(routes::MAILS))).into_response())
}
