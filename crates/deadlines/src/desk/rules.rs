//! The rules that say when people are reminded, one for each kind of deadline.

use access::On;
use addresses::desk::routes;
use askama::Template;
use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::FormErrors;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;

use super::failure;
use crate::permissions::KEEP_CALENDAR;
use crate::{DeadlinesError, Kinds, MOST_DAYS, Rule, t};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(KEEP_CALENDAR);
    router.page(routes::DEADLINE_RULES, needs, show).act(routes::DEADLINE_RULES, needs, send)
}

/// The form of one kind's rule.
struct Line {
    kind: &'static str,
    name: String,
    seen: i64,
    fields: Vec<Days>,
}

/// A field that holds a number of days.
struct Days {
    name: &'static str,
    label: String,
    value: String,
    wrong: String,
}

#[derive(Template)]
#[template(path = "desk/pages/rules.html")]
struct Page {
    frame: Frame,
    said: String,
    may: bool,
    wrong: FormErrors,
    lines: Vec<Line>,
}

#[derive(Deserialize)]
struct Asked {
    #[serde(default)]
    bao: String,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let said = if asked.bao == "luu" { t!(seat.desk.lang, "rules-saved") } else { String::new() };
    page(&Page { said, ..compose(&seat, None).await? })
}

async fn compose(seat: &DeskSession, tried: Option<(&Form, FormErrors)>) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let set = crate::rules(seat.app().db()).await?;
    let mut wrong = FormErrors::default();
    let mut lines = Vec::new();
    for kind in &seat.app().state::<Kinds>().0 {
        let (rule, seen) = set.get(kind.name).map_or((kind.rule, 0), |set| (set.rule, set.version));
        let tried = tried.as_ref().filter(|(form, _)| form.text("loai") == kind.name);
        if let Some((_, errors)) = tried {
            wrong = errors.clone().without_fields();
        }
        let field = |name, label, days: i32| Days {
            name,
            label,
            value: tried.map_or_else(|| days.to_string(), |(form, _)| form.text(name).to_owned()),
            wrong: tried.map_or_else(String::new, |(_, errors)| errors.of(name).to_owned()),
        };
        let fields = vec![
            field("lan-1", t!(lang, "rules-first"), rule.first),
            field("lan-2", t!(lang, "rules-second"), rule.second),
            field("bao", t!(lang, "rules-escalation"), rule.escalation),
        ];
        lines.push(Line { kind: kind.name, name: (kind.words)(lang), seen, fields });
    }
    Ok(Page {
        frame: seat.frame(routes::CALENDAR, t!(lang, "rules-title")).await,
        said: String::new(),
        may: seat.may(KEEP_CALENDAR, On::City),
        wrong,
        lines,
    })
}

async fn send(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let kinds = seat.app().state::<Kinds>();
    let kind = kinds.0.iter().find(|kind| kind.name == form.text("loai")).ok_or(Failure::NotFound)?;
    let days = |name| form.text(name).parse::<i32>().unwrap_or(-1);
    let rule = Rule { first: days("lan-1"), second: days("lan-2"), escalation: days("bao") };
    let seen = form.text("ban").parse().unwrap_or(-1);
    let mut tx = seat.app().db().begin().await?;
    match crate::set_rule(&mut tx, &seat.actor(), kind.name, seen, rule).await {
        Ok(()) => {
            tx.commit().await?;
            let to = format!("{}?bao=luu", seat.at().desk(routes::DEADLINE_RULES));
            Ok(Redirect::to(&to).into_response())
        }
        Err(error) => {
            drop(tx);
            let errors = why(&seat, rule, error)?;
            refused(&compose(&seat, Some((&form, errors))).await?)
        }
    }
}

/// The errors, each with the field that it belongs to.
fn why(seat: &DeskSession, rule: Rule, error: DeadlinesError) -> Result<FormErrors, Failure> {
    let lang = seat.desk.lang;
    match error {
        DeadlinesError::Changed => Ok(FormErrors::whole(t!(lang, "rules-changed"))),
        DeadlinesError::Unsound => {
            let mut errors = FormErrors::default();
            for (field, days, least) in
                [("lan-1", rule.first, 0), ("lan-2", rule.second, 0), ("bao", rule.escalation, 1)]
            {
                if !(least..=MOST_DAYS).contains(&days) {
                    errors.note(field, t!(lang, "rules-number", least = least, most = MOST_DAYS));
                }
            }
            if errors.is_empty() {
                errors.note("lan-2", t!(lang, "rules-order"));
            }
            Ok(errors)
        }
        other => Err(failure(other)),
    }
}
