//! The public log of a session: the steps of moderators with rule, role and time, never with hidden words.

use addresses::Addresses;
use askama::Template;
use axum::extract::{Path, Query, State};
use axum::response::Response;
use cases::public::step_lines;
use cases::{By, Step};
use frame::public::{Frame, PageContext, Portal, page};
use kit::web::failure::Failure;
use serde::Deserialize;

use super::{Link, Names, find, showing};
use crate::t;

/// The number of steps that one page reads.
const LENGTH: i64 = 100;

/// The query of the request.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Asked {
    /// The step that the page starts behind; empty for the newest steps.
    #[serde(default)]
    truoc: String,
}

#[derive(Template)]
#[template(path = "public/pages/log.html")]
struct Page {
    frame: Frame,
    session: Link,
    entries: Vec<Entry>,
    /// The rules for the refusal of questions.
    rules: Vec<String>,
    older: String,
}

/// A step of a moderator.
struct Entry {
    question: String,
    line: cases::public::StepLine,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let session = find(&here, &slug).await?;
    let before = match asked.truoc.as_str() {
        "" => None,
        text => Some(text.parse().map_err(|_| Failure::NotFound)?),
    };
    let steps = cases::steps_of(here.app.db(), session.id, before, LENGTH).await?;
    let log = here.at.forum_log(&slug);
    let older = match steps.last() {
        Some(last) if i64::try_from(steps.len()).is_ok_and(|count| count == LENGTH) => {
            Addresses::older(&log, &last.id)
        }
        _ => String::new(),
    };
    let names = Names::load(&here, &[]).await?;
    let acts: Vec<Step> = steps.into_iter().filter(|step| step.by == By::Moderator).collect();
    let lines = step_lines(&here, &acts, &names.agencies);
    let title = t!(here.lang, "log-title");
    let html = Page {
        frame: here.frame("forum", title, log).describe(&t!(here.lang, "log-about")),
        session: Link { href: here.at.forum_session(&slug), name: session.title(here.lang).to_owned() },
        entries: acts.iter().zip(lines).map(|(step, line)| entry(&here, step, line)).collect(),
        rules: cases::Rule::ALL.map(|rule| cases::words::rule_words(here.lang, rule)).to_vec(),
        older,
    };
    Ok(showing(&session, page(&html)?))
}

fn entry(here: &PageContext, step: &Step, line: cases::public::StepLine) -> Entry {
    Entry { question: t!(here.lang, "question-title", number = step.number.to_string()), line }
}
