//! The column beside a draft: findings to mend, comments, questions to experts, the steps so far.

use crate::permissions::{REVIEW, WRITE};
use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use uuid::Uuid;

use super::findings::Findings;
use super::save::back;
use super::{find, show, why};
use crate::drafts::Step;
use crate::drafts::{self, Draft, DraftError, Hindrance, StepKind, Verdict};
use crate::t;
use access::On;
use accounts::desk::names::Names;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::forms::FormErrors;
use kit::format;

/// The column beside a draft.
pub(super) struct Beside {
    pub(super) findings: Findings,
    pub(super) comments: Vec<Said>,
    pub(super) facts: Vec<Checked>,
    pub(super) steps: Vec<Taken>,
    pub(super) may_comment: bool,
    pub(super) may_settle: bool,
}

impl Beside {
    /// The quotes of the open comments, to find their places in the text; empty for comments that were dealt with.
    pub(super) fn quotes(&self) -> Vec<&str> {
        self.comments.iter().map(|one| if one.settled.is_empty() { one.quote.as_str() } else { "" }).collect()
    }

    /// How many comments nobody has dealt with.
    pub(super) fn open_comments(&self) -> usize {
        self.comments.iter().filter(|one| one.settled.is_empty()).count()
    }
}

/// A comment.
pub(super) struct Said {
    pub(super) id: Uuid,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) quote: String,
    /// Where the quote is in the text of this page; empty when it is not there.
    pub(super) passage: String,
    pub(super) words: String,
    /// The person who dealt with it, and when; empty while it is open.
    pub(super) settled: String,
}

/// A question to an expert.
pub(super) struct Checked {
    pub(super) expert: String,
    pub(super) question: String,
    pub(super) when: String,
    pub(super) verdict: String,
    pub(super) answer: String,
    /// Where its link is ended; empty when there is none to end.
    pub(super) end: String,
}

/// A step that was taken.
pub(super) struct Taken {
    pub(super) what: String,
    pub(super) who: String,
    pub(super) when: String,
    pub(super) note: String,
    pub(super) version: i64,
}

/// Reads the column beside a draft.
pub(super) async fn beside(
    seat: &DeskSession,
    names: &Names,
    draft: &Draft,
    findings: Findings,
) -> Result<Beside, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let open = draft.stage.is_open();
    let said = |one: drafts::Comment| Said {
        id: one.id,
        who: names.person(one.by),
        when: seat.moment(one.at),
        quote: one.quote,
        passage: String::new(),
        words: one.words,
        settled: one.settled.map_or_else(String::new, |(by, at)| {
            t!(lang, "comment-settled", name = names.person(by), when = seat.moment(at))
        }),
    };
    let can = |permission| open && seat.may(permission, On::Agency(draft.agency));
    Ok(Beside {
        findings,
        comments: drafts::comments(db, draft.id).await?.into_iter().map(said).collect(),
        facts: drafts::fact_checks(db, draft.id).await?.iter().map(|one| checked(seat, draft, one)).collect(),
        steps: drafts::steps(db, draft.id).await?.iter().rev().map(|one| taken(seat, names, one)).collect(),
        may_comment: can(REVIEW) || can(WRITE),
        may_settle: can(WRITE),
    })
}

fn checked(seat: &DeskSession, draft: &Draft, fact: &drafts::FactCheck) -> Checked {
    let lang = seat.desk.lang;
    let works = draft.stage.is_open() && fact.ends_at > seat.app().db().clock().now();
    let may_end = works && fact.answer.is_none() && seat.may(WRITE, On::Agency(draft.agency));
    let (verdict, answer) = match &fact.answer {
        None if !works => (t!(lang, "verdict-ended"), String::new()),
        None => (t!(lang, "verdict-none", until = seat.moment(fact.ends_at)), String::new()),
        Some((at, verdict, answer)) => {
            let words = verdict_name(lang, *verdict);
            (t!(lang, "verdict-at", verdict = words, when = seat.moment(*at)), answer.clone())
        }
    };
    Checked {
        expert: fact.expert.clone(),
        question: fact.question.clone(),
        when: seat.moment(fact.asked_at),
        verdict,
        answer,
        end: if may_end { seat.at().desk_of(routes::FACTS_END, fact.id) } else { String::new() },
    }
}

/// The verdict of an expert, in words.
pub(super) fn verdict_name(lang: kit::i18n::Lang, verdict: Verdict) -> String {
    match verdict {
        Verdict::Right => t!(lang, "verdict-right"),
        Verdict::Wrong => t!(lang, "verdict-wrong"),
        Verdict::Unsure => t!(lang, "verdict-unsure"),
    }
}

fn taken(seat: &DeskSession, names: &Names, step: &Step) -> Taken {
    let lang = seat.desk.lang;
    let what = match step.kind {
        StepKind::Started => t!(lang, "step-started"),
        StepKind::Submitted => t!(lang, "step-submitted"),
        StepKind::Returned => t!(lang, "step-returned"),
        StepKind::Hindered => t!(lang, "step-hindered"),
        StepKind::TakenBack => t!(lang, "step-taken-back"),
        StepKind::Approved => t!(lang, "step-approved"),
        StepKind::Scheduled => t!(lang, "step-scheduled"),
        StepKind::Unscheduled => t!(lang, "step-unscheduled"),
        StepKind::Held => t!(lang, "step-held"),
        StepKind::Published => t!(lang, "step-published"),
        StepKind::Forced => t!(lang, "step-forced"),
        StepKind::Dropped => t!(lang, "step-dropped"),
    };
    // The note of a schedule is its moment in milliseconds.
    let moment = step.note.parse().ok().and_then(|at| jiff::Timestamp::from_millisecond(at).ok());
    let note = match (step.kind, moment) {
        (StepKind::Scheduled, Some(at)) => format::exact_moment(lang, seat.app().zone(), at),
        _ => said_back(lang, step.kind, &step.note),
    };
    Taken { what, who: names.person(step.by), when: seat.moment(step.at), note, version: step.version }
}

/// The note of a step: a person's words, or the reason why the program could not publish.
pub(super) fn said_back(lang: kit::i18n::Lang, kind: StepKind, note: &str) -> String {
    if kind == StepKind::Held {
        return t!(lang, "held-why");
    }
    match Hindrance::named(note).filter(|_| kind == StepKind::Hindered) {
        Some(Hindrance::Stale) => t!(lang, "draft-stale"),
        Some(Hindrance::Withdrawn) => t!(lang, "newsroom-withdrawn"),
        Some(Hindrance::Same) => t!(lang, "newsroom-same-text"),
        Some(Hindrance::Lint) => t!(lang, "hindered-lint"),
        Some(Hindrance::Other) => t!(lang, "hindered-other"),
        None => note.to_owned(),
    }
}

pub(super) async fn comment(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    form: Form,
) -> Result<Response, Failure> {
    find(&seat, id).await?;
    let mut tx = seat.app().db().begin().await?;
    match drafts::comment(&mut tx, &seat.actor(), id, form.text("quote"), form.text("words")).await {
        Ok(_) => {
            tx.commit().await?;
            Ok(back(&seat, id, "gop-y"))
        }
        Err(error) => {
            drop(tx);
            let errors = match error {
                DraftError::NoNote => FormErrors::one("comment", t!(seat.desk.lang, "draft-no-note")),
                error => why(seat.desk.lang, &error)?.without_fields(),
            };
            show::refuse(&seat, id, errors).await
        }
    }
}

pub(super) async fn settle(seat: DeskSession, Path(comment): Path<Uuid>) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let draft = match drafts::settle(&mut tx, &seat.actor(), comment).await {
        Ok(draft) => draft,
        Err(error) => {
            drop(tx);
            // Each such error means that nothing is left to settle.
            why(seat.desk.lang, &error)?;
            return Err(Failure::NotFound);
        }
    };
    tx.commit().await?;
    Ok(back(&seat, draft, "xong"))
}
