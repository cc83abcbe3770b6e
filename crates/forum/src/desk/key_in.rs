//! The form for a question that came on paper or by telephone. Its asker gets the same receipt; the officer reads it
//! out or writes it down.

use agencies::AreaKind;
use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use cases::permissions::MODERATE;
use cases::{LONGEST_WORDS, Received, Source, spaced};
use frame::forms::{Choice, Field, FormErrors, Kind, Refusal, Sheet, Tried};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::Link;
use super::session::find;
use crate::model::Session;
use crate::public::content;
use crate::{t, themes_of};
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(MODERATE);
    router.page(routes::FORUM_KEY_IN, needs, show).act(routes::FORUM_KEY_IN, needs, send)
}

#[derive(Template)]
#[template(path = "desk/pages/key_in.html")]
struct Page {
    frame: Frame,
    up: Link,
    wrong: FormErrors,
    fields: Vec<Field>,
    /// The receipt of the question that was just taken in: its code, and the address of its asker's private page.
    receipt: Option<(String, String)>,
}

async fn show(seat: DeskSession, Path(number): Path<i64>) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    page(&compose(&seat, &session, None, None).await?)
}

async fn send(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let session = find(&seat, number).await?;
    match take(&seat, &session, &form).await {
        // The response shows the receipt at once, because the address of the private page is never shown again.
        Ok(received) => page(&compose(&seat, &session, None, Some(&received)).await?),
        Err(why) => refused(&compose(&seat, &session, Some(&Tried::new(&form, why)?), None).await?),
    }
}

async fn take(seat: &DeskSession, session: &Session, form: &Form) -> Result<Received, Refusal> {
    let source = match form.text("source") {
        "telephone" => Source::Telephone,
        _ => Source::Paper,
    };
    let mut tx = seat.app().db().begin().await?;
    let received = crate::key_in(&mut tx, &seat.actor(), session.id, content(form), source).await?;
    cases::send_receipt(&mut tx, seat.app(), &received).await?;
    tx.commit().await?;
    Ok(received)
}

async fn compose(
    seat: &DeskSession,
    session: &Session,
    tried: Option<&Tried<'_>>,
    received: Option<&Received>,
) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let mut areas = vec![Choice::new("", t!(lang, "ask-no-area"), "")];
    let today = agencies::areas(db, seat.app().today()).await?;
    let wards = today.iter().filter(|area| area.kind != AreaKind::City);
    areas.extend(wards.map(|area| Choice::new(area.id.to_string(), area.full_name(lang), "")));
    let mut themes = vec![Choice::new("", t!(lang, "ask-no-theme"), "")];
    let all = themes_of(db, session).await?;
    themes.extend(all.iter().map(|theme| Choice::new(theme.id.to_string(), theme.name(lang), "")));
    let sources = [Source::Paper, Source::Telephone]
        .map(|source| Choice::new(source.name(), cases::words::source_words(lang, source), "paper"));
    let named = vec![
        Choice::new("khong", t!(lang, "ask-unnamed"), "khong"),
        Choice::new("co", t!(lang, "ask-named"), "khong"),
    ];
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Choice(sources.to_vec()), "source", t!(lang, "desk-key-in-source"), "paper")
        .field(Kind::Lines, "words", t!(lang, "desk-key-in-words"), "")
        .hint(t!(lang, "desk-key-in-hint"))
        .required()
        .most(LONGEST_WORDS)
        .field(Kind::Choice(areas), "area", t!(lang, "desk-key-in-area"), "")
        .field(Kind::Choice(themes), "theme", t!(lang, "ask-theme"), "")
        .field(Kind::Line, "name", t!(lang, "desk-key-in-name"), "")
        .most(100)
        .field(Kind::Choice(named), "named", t!(lang, "desk-key-in-show"), "khong")
        .field(Kind::Line, "mail", t!(lang, "desk-key-in-mail"), "")
        .most(254);
    let own = |received: &Received| {
        let path = addresses::Addresses(received.case.lang).own_case(&received.secret);
        (spaced(&received.case.receipt), format!("{}{path}", seat.app().public_url()))
    };
    Ok(Page {
        frame: seat.frame(routes::FORUM, t!(lang, "desk-key-in")).await,
        up: Link {
            href: seat.at().desk_of(routes::FORUM_SESSION, session.number),
            name: session.title(lang).to_owned(),
        },
        wrong: sheet.wrong(),
        fields: sheet.fields,
        receipt: received.map(own),
    })
}
