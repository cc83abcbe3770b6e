//! Asking someone outside whether the facts are right, and the page on which they answer without an account.

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::look::{self, Shown};
use super::notes::verdict_name;
use super::save::back;
use super::{find, show as draft_page, why};
use crate::drafts::{self, DraftError, FactCheck, Verdict};
use crate::t;
use addresses::desk::routes;
use frame::desk::Desk;
use frame::desk::DeskSession;
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;
use kit::format;

#[derive(Template)]
#[template(path = "desk/pages/facts_asked.html")]
struct Asked {
    frame: Frame,
    expert: String,
    link: String,
    until: String,
    back: String,
}

/// Asks, and shows the link once: it is stored nowhere.
pub(super) async fn ask(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let draft = find(&seat, id).await?;
    let expert = form.text("expert").to_owned();
    let mut tx = seat.app().db().begin().await?;
    let asked = drafts::ask_facts(&mut tx, &seat.actor(), id, &expert, form.text("question")).await;
    let asked = match asked {
        Ok(asked) => asked,
        Err(error) => {
            drop(tx);
            let errors = why(seat.desk.lang, &error)?;
            return draft_page::refuse(&seat, id, errors).await;
        }
    };
    tx.commit().await?;
    let at = addresses::Addresses(draft.lang);
    page(&Asked {
        frame: seat.frame(addresses::desk::routes::DRAFTS, t!(seat.desk.lang, "facts-title")).await,
        expert,
        link: format!("{}{}", seat.app().public_url(), at.desk_of(routes::FACTS, &asked.secret)),
        until: seat.moment(asked.ends_at),
        back: seat.at().desk_of(routes::DRAFT, id),
    })
}

/// Ends a link that nobody answered yet.
pub(super) async fn end(seat: DeskSession, Path(fact): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let draft = match drafts::end_facts(&mut tx, &seat.actor(), fact).await {
        Ok(draft) => draft,
        Err(error) => {
            drop(tx);
            // Each such error means that no link is left to end.
            why(seat.desk.lang, &error)?;
            return Err(Failure::NotFound);
        }
    };
    tx.commit().await?;
    Ok(back(&seat, draft, "ngung-hoi"))
}

#[derive(Template)]
#[template(path = "desk/pages/facts.html")]
struct Page {
    frame: Frame,
    fact: FactCheck,
    /// The agency that issues the text, and the person who asks: the expert has to know them.
    agency: String,
    sender: String,
    shown: Shown,
    until: String,
    /// The answer; empty while the question can still be answered.
    verdict: String,
    verdicts: Vec<(&'static str, String)>,
    typed: String,
    errors: FormErrors,
}

async fn compose(desk: &Desk, secret: &str) -> Result<Page, Failure> {
    let fact = drafts::facts_by_secret(desk.app.db(), secret).await?.ok_or(Failure::Gone)?;
    let draft = drafts::draft(desk.app.db(), fact.draft).await?.ok_or(Failure::Gone)?;
    let verdict = match &fact.answer {
        Some((at, verdict, _)) => {
            let when = format::moment(desk.lang, desk.app.zone(), *at);
            t!(desk.lang, "verdict-at", verdict = verdict_name(desk.lang, *verdict), when = when)
        }
        None => String::new(),
    };
    let agencies = agencies::agencies(desk.app.db()).await?;
    let agency = agencies.iter().find(|one| one.id == draft.agency);
    let asker = match fact.asked_by {
        Some(person) => accounts::person(desk.app.db(), person).await?.map(|person| person.name),
        None => None,
    };
    let name = asker.unwrap_or_default();
    let when = format::moment(desk.lang, desk.app.zone(), fact.asked_at);
    Ok(Page {
        agency: agency.map_or_else(String::new, |one| one.name(desk.lang).to_owned()),
        sender: t!(desk.lang, "facts-sender", name = name, when = when),
        frame: Frame::of_desk(desk, t!(desk.lang, "facts-title")).await,
        shown: look::read(&desk.app, desk.lang, &fact.words.text, draft.lang, "").await?,
        until: format::moment(desk.lang, desk.app.zone(), fact.ends_at),
        verdict,
        verdicts: [Verdict::Right, Verdict::Wrong, Verdict::Unsure]
            .map(|one| (one.name(), verdict_name(desk.lang, one)))
            .to_vec(),
        typed: String::new(),
        errors: FormErrors::default(),
        fact,
    })
}

pub(super) async fn show(State(desk): State<Desk>, Path(secret): Path<String>) -> Result<Response, Failure> {
    page(&compose(&desk, &secret).await?)
}

pub(super) async fn answer(
    State(desk): State<Desk>,
    Path(secret): Path<String>,
    form: Form,
) -> Result<Response, Failure> {
    let typed = form.text("answer").to_owned();
    let Some(verdict) = Verdict::named(form.text("verdict")) else {
        let errors = FormErrors::one("verdict", t!(desk.lang, "facts-no-verdict"));
        return refused(&Page { typed, errors, ..compose(&desk, &secret).await? });
    };
    let mut tx = desk.app.db().begin().await?;
    match drafts::answer_facts(&mut tx, &secret, verdict, &typed).await {
        Ok(()) => tx.commit().await?,
        Err(error) => {
            drop(tx);
            let errors = match error {
                DraftError::NoNote => FormErrors::one("answer", t!(desk.lang, "draft-no-note")),
                error => why(desk.lang, &error)?.without_fields(),
            };
            return refused(&Page { typed, errors, ..compose(&desk, &secret).await? });
        }
    }
    page(&compose(&desk, &secret).await?)
}
