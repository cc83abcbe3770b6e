//! One's own account: name and roles, password, second step, passkeys, where one is signed in.

use askama::Template;
use axum::extract::Query;
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use jiff::SignedDuration;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;

use super::invitation::password_error;
use super::passkeys;
use super::sign_in::minutes;
use crate::desk::permissions::role_name;
use crate::t;
use crate::{CredentialsError, PasskeyLine, Session, SignInMethod};
use access::Role;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, SOON, later, page, refused};
use frame::forms::{Choice, FormErrors};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .page(routes::ME, Needs::SignIn, show)
        .page(routes::PASSWORD, Needs::SignIn, back)
        .act(routes::PASSWORD, Needs::SignIn, change_password)
        .page(routes::SESSIONS, Needs::SignIn, back)
        .act(routes::SESSIONS, Needs::SignIn, end_sessions)
}

/// The section of the authenticator app.
pub(super) const CODE_APP: &str = "buoc-hai";

/// A role, in words.
struct RoleLine {
    name: String,
    place: String,
    ends: String,
}

/// A passkey, in words.
struct PasskeyWords {
    name: String,
    end: String,
    added: String,
    used: String,
}

/// A session, in words.
struct SessionLine {
    id: String,
    what: String,
    way: String,
    began: String,
    seen: String,
    this: bool,
}

#[derive(Template)]
#[template(path = "desk/pages/me.html")]
struct Page {
    frame: Frame,
    mail: String,
    roles: Vec<RoleLine>,
    /// A role of the demonstration, whose ways in stay as they are.
    demo: bool,
    /// An administrator for whom a password alone is enough.
    bare: bool,
    codes: bool,
    spare: i64,
    /// Whether passkeys can be used here.
    passkeys_here: bool,
    passkeys: Vec<PasskeyWords>,
    sessions: Vec<SessionLine>,
    /// Whether the daily summary comes by mail.
    digest: bool,
    /// The languages of mail.
    langs: Vec<Choice>,
    said: String,
    errors: FormErrors,
}

#[derive(Deserialize)]
struct Wanted {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let said = match wanted.bao.as_str() {
        "mat-khau" => t!(lang, "me-password-changed"),
        "tat-ma" => t!(lang, "code-app-off-done"),
        "khoa" => t!(lang, "passkey-added"),
        "xoa-khoa" => t!(lang, "passkey-removed"),
        "thu" => t!(lang, "me-mail-chosen"),
        "phien" => t!(lang, "me-sessions-ended"),
        _ => String::new(),
    };
    page(&Page { said, ..compose(&seat).await? })
}

/// Forms lead back here; so does their address alone.
async fn back(seat: DeskSession) -> Redirect {
    Redirect::to(&seat.at().desk(routes::ME))
}

async fn compose(seat: &DeskSession) -> Result<Page, Failure> {
    let (db, id) = (seat.app().db(), seat.officer.person);
    let person = crate::person(db, id).await?.ok_or(Failure::Forbidden)?;
    let codes = !person.totp.is_empty();
    let sessions = crate::sessions_of(db, id).await?;
    let passkeys = crate::passkeys_of(db, id).await?;
    let mails = crate::mail_choice(db, id).await?;
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ME, t!(seat.desk.lang, "me-title")).await,
        mail: person.mail,
        roles: roles(seat).await?,
        demo: person.demo,
        bare: seat.officer.is(Role::Administrator) && !codes && passkeys.is_empty() && !person.demo,
        codes,
        spare: crate::spare_codes_left(db, id).await?,
        passkeys_here: passkeys::site(&seat.desk).await.is_some(),
        passkeys: passkeys.into_iter().map(|passkey| passkey_words(seat, passkey)).collect(),
        sessions: sessions.into_iter().map(|session| line(seat, session)).collect(),
        digest: mails.digest,
        langs: langs(mails.lang),
        said: String::new(),
        errors: FormErrors::default(),
    })
}

/// The languages of mail, each in its own words.
fn langs(chosen: Lang) -> Vec<Choice> {
    let name = |lang| if lang == Lang::Vi { "Tiếng Việt" } else { "English" };
    Lang::ALL.map(|lang| Choice::new(lang.code(), name(lang), chosen.code())).to_vec()
}

async fn roles(seat: &DeskSession) -> Result<Vec<RoleLine>, Failure> {
    let lang = seat.desk.lang;
    let mut lines = Vec::new();
    for grant in &seat.officer.grants {
        let agency = match grant.agency {
            Some(id) => agencies::agency(seat.app().db(), id).await?,
            None => None,
        };
        lines.push(RoleLine {
            name: role_name(lang, grant.role),
            place: agency.map_or_else(|| t!(lang, "whole-city"), |agency| agency.name(lang).to_owned()),
            ends: grant
                .ends_at
                .map(|at| t!(lang, "me-role-until", moment = seat.moment(at)))
                .unwrap_or_default(),
        });
    }
    Ok(lines)
}

fn passkey_words(seat: &DeskSession, passkey: PasskeyLine) -> PasskeyWords {
    PasskeyWords {
        name: passkey.name,
        end: seat.at().desk_of(routes::PASSKEY_END, passkey.id),
        added: seat.moment(passkey.created_at),
        used: passkey.used_at.map(|at| seat.moment(at)).unwrap_or_default(),
    }
}

fn line(seat: &DeskSession, session: Session) -> SessionLine {
    let lang = seat.desk.lang;
    let way = match session.way {
        SignInMethod::Password => t!(lang, "way-password"),
        SignInMethod::Code => t!(lang, "way-code"),
        SignInMethod::Passkey => t!(lang, "way-passkey"),
        SignInMethod::OpenId => t!(lang, "way-openid"),
        SignInMethod::Demo => t!(lang, "way-demo"),
    };
    let what = browser(&session.agent);
    SessionLine {
        id: session.id.to_string(),
        what: if what.is_empty() { t!(lang, "me-browser-unknown") } else { what },
        way,
        began: seat.moment(session.created_at),
        seen: seat.moment(session.seen_at),
        this: session.id == seat.session,
    }
}

/// The browser and the system of a `User-Agent`, as people call them; empty when neither is known.
fn browser(agent: &str) -> String {
    // Nearly all call themselves the others too, so that the order decides.
    const BROWSERS: [(&str, &str); 7] = [
        ("coc_coc", "Cốc Cốc"),
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser", "Samsung Internet"),
        ("Firefox", "Firefox"),
        ("Chrome", "Chrome"),
        ("Safari", "Safari"),
    ];
    const SYSTEMS: [(&str, &str); 6] = [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let found = |names: &[(&str, &'static str)]| {
        names.iter().find(|(mark, _)| agent.contains(mark)).map(|(_, name)| *name)
    };
    [found(&BROWSERS), found(&SYSTEMS)].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

async fn change_password(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let (present, new) = (form.raw("present"), form.raw("password"));
    let (db, lanes) = (seat.app().db(), seat.app().state::<crate::Lanes>());
    match crate::change_password(db, lanes, &seat.actor(), seat.session, present, new).await {
        Ok(()) => Ok(done(&seat, "mat-khau").into_response()),
        Err(error @ CredentialsError::Password(_)) => refuse(&seat, "password", error).await,
        Err(error) => refuse(&seat, "present", error).await,
    }
}

/// Ends the session that was named, or all but this one.
async fn end_sessions(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    match form.text("session") {
        "" => {
            crate::end_other_sessions(&mut tx, &seat.actor(), seat.session).await?;
        }
        named => {
            let session = named.parse().map_err(|_| Failure::BadInput)?;
            crate::end_session(&mut tx, &seat.actor(), session).await?;
        }
    }
    tx.commit().await?;
    Ok(done(&seat, "phien").into_response())
}

/// Back to the account, which says that it was done.
pub(super) fn done(seat: &DeskSession, what: &str) -> Redirect {
    Redirect::to(&format!("{}?bao={what}", seat.at().desk(routes::ME)))
}

/// The account again, with the error at a field, at a section, or at the form as a whole.
pub(super) async fn refuse(
    seat: &DeskSession,
    field: &'static str,
    error: CredentialsError,
) -> Result<Response, Failure> {
    let soon = soon(&error);
    // A role of the demonstration has none of these fields.
    let field = if matches!(error, CredentialsError::Demo) { "" } else { field };
    let errors = FormErrors::one(field, why(seat, error)?);
    answer(soon, &Page { errors, ..compose(seat).await? })
}

/// The status, and the time after which to try again, when waiting helps.
pub(super) fn soon(error: &CredentialsError) -> Option<(StatusCode, SignedDuration)> {
    match error {
        CredentialsError::Wait(wait) => Some((StatusCode::TOO_MANY_REQUESTS, *wait)),
        CredentialsError::Busy(_) => Some((StatusCode::SERVICE_UNAVAILABLE, SOON)),
        _ => None,
    }
}

/// A page with the error.
pub(super) fn answer(
    soon: Option<(StatusCode, SignedDuration)>,
    page: &impl Template,
) -> Result<Response, Failure> {
    match soon {
        Some((status, wait)) => Ok(later(status, wait, Html(page.render()?))),
        None => refused(page),
    }
}

/// The error in words, and advice.
pub(super) fn why(seat: &DeskSession, error: CredentialsError) -> Result<String, Failure> {
    let lang = seat.desk.lang;
    Ok(match error {
        CredentialsError::WrongPassword => t!(lang, "me-password-wrong"),
        CredentialsError::WrongCode => t!(lang, "code-app-wrong"),
        CredentialsError::Passkey => t!(lang, "passkey-refused"),
        CredentialsError::Wait(wait) => t!(lang, "me-wait", minutes = minutes(wait)),
        CredentialsError::Busy(_) => t!(lang, "password-busy"),
        CredentialsError::Password(error) => password_error(lang, error),
        CredentialsError::Gone => t!(lang, "me-gone"),
        CredentialsError::Demo => t!(lang, "me-demo"),
        CredentialsError::Db(error) => return Err(error.into()),
    })
}
