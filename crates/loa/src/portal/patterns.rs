//! The pattern library: every pattern of the site with its states, and a form that can be tried.

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::frame::{Frame, Here, Menu, Portal, page};
use crate::t;

#[derive(Template)]
#[template(path = "portal/pages/patterns.html")]
struct Page {
    frame: Frame,
    form: Form,
    sent: bool,
}

impl Page {
    /// The message of a field, translated where the page is made.
    fn error(&self, name: &str) -> Option<String> {
        self.form.error(name).map(|key| self.message(key))
    }

    fn message(&self, key: &str) -> String {
        match key {
            "form-question-missing" => t!(self.frame.lang, "form-question-missing"),
            "form-question-short" => t!(self.frame.lang, "form-question-short"),
            _ => t!(self.frame.lang, "form-mail-wrong"),
        }
    }

    /// Every error with its field, for the summary on top.
    fn summary(&self) -> Vec<(String, String)> {
        self.form.errors().iter().map(|(name, key)| (name.clone(), self.message(key))).collect()
    }
}

pub(super) async fn show(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = enter(&portal).await?;
    page(&compose(&here, Form::default(), false))
}

/// Checks what was typed and shows it again; nothing is kept.
pub(super) async fn send(State(portal): State<Portal>, mut form: Form) -> Result<Response, Failure> {
    let here = enter(&portal).await?;
    if let Some(question) = form.required("question", "form-question-missing")
        && question.chars().count() < 10
    {
        form.reject("question", "form-question-short");
    }
    let mail = form.text("mail").to_owned();
    if !mail.is_empty() && !mail.contains('@') {
        form.reject("mail", "form-mail-wrong");
    }
    let sent = form.is_good();
    page(&compose(&here, form, sent))
}

async fn enter(portal: &Portal) -> Result<Here, Failure> {
    if !portal.app.settings().show_patterns {
        return Err(Failure::NotFound);
    }
    portal.enter().await
}

fn compose(here: &Here, form: Form, sent: bool) -> Page {
    let frame = here.frame(Menu::Other, t!(here.lang, "patterns-title"), here.at.patterns()).unlisted();
    Page { frame, form, sent }
}
