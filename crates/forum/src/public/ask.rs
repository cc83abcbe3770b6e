//! The form for a question in a session. It needs no account and no script. The typed text stays until the question
//! is taken in.

use agencies::AreaKind;
use askama::Template;
use axum::Extension;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, StatusCode};
use axum::response::{Html, IntoResponse, Redirect, Response};
use cases::{Content, LONGEST_WORDS, Limit, Pace, State as CaseState};
use frame::desk::network;
use frame::forms::{Choice, Field, FormErrors, Kind, Refusal, Sheet, Tried};
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use kit::web::forms::Form;
use kit::web::server::Peer;

use super::{Link, find, showing};
use crate::actions::ForumError;
use crate::model::Session;
use crate::{questions, t, themes_of};

/// A limit high enough for a class behind one address. It stops a program that would ask without end.
const ASKING: Limit = Limit { what: "forum.ask", seconds: 600, each: 60, all: 30_000 };
/// The most similar questions on the page.
const MOST_ALIKE: usize = 5;

#[derive(Template)]
#[template(path = "public/pages/ask.html")]
struct Page {
    frame: Frame,
    session: Link,
    closed: bool,
    wrong: FormErrors,
    fields: Vec<Field>,
    /// Questions that are like the typed one. The asker must confirm before the form is sent.
    alike: Vec<Link>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    let html = compose(&here, &session, None, None, Vec::new()).await?;
    Ok(showing(&session, page(&html)?))
}

pub(super) async fn send(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    peer: Option<Extension<Peer>>,
    headers: HeaderMap,
    form: Form,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    let network = network(&here.app, &headers, peer.as_ref().map(|Extension(peer)| peer));
    let kept = Tried::new(&form, Refusal::Flaws(frame::forms::Flaws::default()))?;
    if !here.app.state::<Pace>().may(ASKING, &network, here.app.db().clock().now()) {
        let often = FormErrors::whole(t!(here.lang, "ask-often"));
        let html = compose(&here, &session, Some(&kept), Some(often), Vec::new()).await?.render()?;
        return Ok((StatusCode::TOO_MANY_REQUESTS, Html(html)).into_response());
    }
    if form.text("sure").is_empty() {
        let alike = alike(&here, &session, form.text("words")).await?;
        if !alike.is_empty() {
            return page(&compose(&here, &session, Some(&kept), None, alike).await?);
        }
    }
    match take(&here, &session, &form).await {
        Ok(secret) => {
            let own = format!("{}?bao=moi", here.at.own_case(&secret));
            Ok(Redirect::to(&own).into_response())
        }
        Err(ForumError::State(_)) => page(&compose(&here, &session, Some(&kept), None, Vec::new()).await?),
        Err(why) => {
            let tried = Tried::new(&form, why.into())?;
            let html = compose(&here, &session, Some(&tried), None, Vec::new()).await?.render()?;
            Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(html)).into_response())
        }
    }
}

/// The public questions of the session that are like a text.
async fn alike(here: &PageContext, session: &Session, words: &str) -> Result<Vec<Link>, Failure> {
    let all = questions(here.app.db(), session.id).await?;
    let shown: Vec<_> = all
        .iter()
        .map(|question| &question.case)
        .filter(|case| matches!(case.state, CaseState::Open | CaseState::Answered))
        .collect();
    let found = cases::alike(words, shown.iter().map(|case| case.shown.as_str()), MOST_ALIKE);
    let link = |place: usize| {
        let case = shown[place];
        let state = cases::words::state_words(here.lang, case.state);
        Link {
            href: here.at.forum_question(&session.slug, case.number),
            name: format!("{} ({state})", case.shown),
        }
    };
    Ok(found.into_iter().map(link).collect())
}

async fn take(here: &PageContext, session: &Session, form: &Form) -> Result<String, ForumError> {
    let content = content(form);
    let mut tx = here.app.db().begin().await?;
    let received = crate::ask(&mut tx, session.id, content, here.lang).await?;
    if !received.case.mail.is_empty() {
        cases::send_receipt(&mut tx, &here.app, &received).await?;
    }
    tx.commit().await?;
    Ok(received.secret)
}

/// The content of a form with a question.
pub(crate) fn content(form: &Form) -> Content {
    Content {
        words: form.text("words").to_owned(),
        name: form.text("name").to_owned(),
        is_named: form.text("named") == "co",
        mail: form.text("mail").to_owned(),
        area: form.text("area").parse().ok(),
        theme: form.text("theme").parse().ok(),
    }
}

async fn compose(
    here: &PageContext,
    session: &Session,
    tried: Option<&Tried<'_>>,
    often: Option<FormErrors>,
    alike: Vec<Link>,
) -> Result<Page, Failure> {
    let lang = here.lang;
    let (areas, themes) = choices(here, session).await?;
    let named =
        vec![Choice::new("khong", t!(lang, "ask-unnamed"), ""), Choice::new("co", t!(lang, "ask-named"), "")];
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Lines, "words", t!(lang, "ask-words"), "")
        .hint(t!(lang, "ask-words-hint"))
        .required()
        .most(LONGEST_WORDS)
        .field(Kind::Choice(areas), "area", t!(lang, "ask-area"), "")
        .field(Kind::Choice(themes), "theme", t!(lang, "ask-theme"), "")
        .field(Kind::Line, "name", t!(lang, "ask-name"), "")
        .most(100)
        .field(Kind::Choice(named), "named", t!(lang, "ask-show-name"), "khong")
        .field(Kind::Line, "mail", t!(lang, "ask-mail"), "")
        .hint(t!(lang, "ask-mail-hint"))
        .most(254);
    let title = t!(lang, "ask-title");
    Ok(Page {
        frame: here.frame("forum", title, here.at.forum_ask(&session.slug)),
        session: Link { href: here.at.forum_session(&session.slug), name: session.title(lang).to_owned() },
        closed: !session.state.takes_questions(),
        wrong: often.unwrap_or_else(|| sheet.wrong()),
        fields: sheet.fields,
        alike,
    })
}

/// The areas and the themes to choose from.
async fn choices(here: &PageContext, session: &Session) -> Result<(Vec<Choice>, Vec<Choice>), Failure> {
    let (db, lang) = (here.app.db(), here.lang);
    let mut areas = vec![Choice::new("", t!(lang, "ask-no-area"), "")];
    let today = agencies::areas(db, here.today()).await?;
    let today = today.iter().filter(|area| area.kind != AreaKind::City);
    areas.extend(today.map(|area| Choice::new(area.id.to_string(), area.full_name(lang), "")));
    let mut themes = vec![Choice::new("", t!(lang, "ask-no-theme"), "")];
    let of_session = themes_of(db, session).await?;
    themes.extend(of_session.iter().map(|theme| Choice::new(theme.id.to_string(), theme.name(lang), "")));
    Ok((areas, themes))
}
