//! The forms on the page of a question, chosen by its state and the permissions of the officer.

use agencies::desk::places::Places;
use cases::permissions::{ANSWER, APPROVE_ANSWER, MODERATE};
use cases::{Answer, LONGEST_ANSWER, LONGEST_REASON, LONGEST_WORDS, Rule, State, words};
use frame::desk::DeskSession;
use frame::forms::{Choice, Kind, Sheet, Tried};
use kit::web::failure::Failure;

use super::{Act, Opened};
use crate::{t, themes_of};

pub(super) async fn forms(
    seat: &DeskSession,
    opened: &Opened,
    answers: &[Answer],
    tried: Option<(&str, &Tried<'_>)>,
) -> Result<Vec<Act>, Failure> {
    let case = opened.case();
    let answerable = matches!(case.state, State::Open | State::Answered);
    let mut forms = Vec::new();
    if seat.may(MODERATE, case.on_host()) {
        if case.state.is_open() {
            forms.push(screen(seat, opened, tried).await?);
        }
        if answerable {
            forms.push(live(seat, opened, tried));
        }
        if case.state.is_open() {
            forms.push(route(seat, opened, tried).await?);
            forms.push(merge(seat, opened, tried));
            forms.push(transfer(seat, opened, tried));
            forms.push(refuse(seat, opened, tried));
        }
    }
    let draft = answers.first().filter(|answer| answer.given_at.is_none());
    if answerable && seat.may(ANSWER, case.on_owner()) {
        forms.push(draft_form(seat, opened, draft, tried));
    }
    if answerable && draft.is_some() && seat.may(APPROVE_ANSWER, case.on_owner()) {
        forms.push(approve(seat, opened, tried));
    }
    Ok(forms)
}

/// The sent values, if this form was sent. The other forms show the stored values.
fn own<'a>(tried: Option<(&str, &'a Tried<'a>)>, step: &str) -> Option<&'a Tried<'a>> {
    tried.filter(|(sent, _)| *sent == step).map(|(_, tried)| tried)
}

fn act(
    seat: &DeskSession,
    opened: &Opened,
    step: &str,
    [title, hint, button]: [String; 3],
    sheet: Sheet<'_>,
    open: bool,
) -> Act {
    let action = seat.at().question_step(opened.case().number, step);
    Act { action, title, hint, fields: sheet.fields, button, open }
}

async fn screen(
    seat: &DeskSession,
    opened: &Opened,
    tried: Option<(&str, &Tried<'_>)>,
) -> Result<Act, Failure> {
    let (lang, case) = (seat.desk.lang, opened.case());
    let tried = own(tried, "cong-khai");
    let shown = if case.shown.is_empty() { cases::mask(&case.words) } else { case.shown.clone() };
    let chosen = case.theme.map(|theme| theme.to_string()).unwrap_or_default();
    let mut themes = vec![Choice::new("", t!(lang, "desk-no-theme"), &chosen)];
    let all = themes_of(seat.app().db(), &opened.session).await?;
    themes.extend(all.iter().map(|theme| Choice::new(theme.id.to_string(), theme.name(lang), &chosen)));
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Lines, "shown", t!(lang, "desk-screen-shown"), &shown)
        .hint(t!(lang, "desk-screen-hint", mask = cases::MASK))
        .required()
        .most(LONGEST_WORDS)
        .field(Kind::Choice(themes), "theme", t!(lang, "ask-theme"), &chosen);
    let is_new = case.state == State::Received;
    let title = if is_new { t!(lang, "desk-screen") } else { t!(lang, "desk-screen-again") };
    let words = [title.clone(), String::new(), title];
    Ok(act(seat, opened, "cong-khai", words, sheet, is_new || tried.is_some()))
}

fn live(seat: &DeskSession, opened: &Opened, tried: Option<(&str, &Tried<'_>)>) -> Act {
    let lang = seat.desk.lang;
    let tried = own(tried, "tra-loi");
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Lines, "answer", t!(lang, "desk-live-words"), "")
        .hint(t!(lang, "desk-live-hint"))
        .required()
        .most(LONGEST_ANSWER);
    let words = [t!(lang, "desk-live"), String::new(), t!(lang, "desk-live-send")];
    act(seat, opened, "tra-loi", words, sheet, tried.is_some() || opened.question.is_on_air())
}

async fn route(
    seat: &DeskSession,
    opened: &Opened,
    tried: Option<(&str, &Tried<'_>)>,
) -> Result<Act, Failure> {
    let (lang, case) = (seat.desk.lang, opened.case());
    let tried = own(tried, "giao");
    let places = Places::load(seat.app().db(), lang).await?;
    let today = seat.app().today();
    let chosen = case.owner.to_string();
    let choices = places
        .tree()
        .into_iter()
        .filter(|(_, agency)| agency.exists_on(today))
        .map(|(depth, agency)| {
            let name = format!("{}{}", "\u{2003}".repeat(depth), agency.name(lang));
            Choice::new(agency.id.to_string(), name, &chosen)
        })
        .collect();
    let sheet =
        Sheet::new(lang, tried).field(Kind::Choice(choices), "owner", t!(lang, "desk-fact-owner"), &chosen);
    let words = [t!(lang, "desk-route"), String::new(), t!(lang, "desk-route")];
    Ok(act(seat, opened, "giao", words, sheet, tried.is_some()))
}

fn merge(seat: &DeskSession, opened: &Opened, tried: Option<(&str, &Tried<'_>)>) -> Act {
    let lang = seat.desk.lang;
    let tried = own(tried, "gop");
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Line, "into", t!(lang, "desk-merge-into"), "")
        .hint(t!(lang, "desk-merge-hint"))
        .required()
        .most(12);
    let words = [t!(lang, "desk-merge"), String::new(), t!(lang, "desk-merge")];
    act(seat, opened, "gop", words, sheet, tried.is_some())
}

fn transfer(seat: &DeskSession, opened: &Opened, tried: Option<(&str, &Tried<'_>)>) -> Act {
    let lang = seat.desk.lang;
    let tried = own(tried, "chuyen");
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Line, "to", t!(lang, "desk-transfer-to"), "")
        .required()
        .field(Kind::Lines, "transfer_reason", t!(lang, "desk-reason"), "")
        .hint(t!(lang, "desk-reason-hint"))
        .required()
        .most(LONGEST_REASON);
    let words = [t!(lang, "desk-transfer"), String::new(), t!(lang, "desk-transfer")];
    act(seat, opened, "chuyen", words, sheet, tried.is_some())
}

fn refuse(seat: &DeskSession, opened: &Opened, tried: Option<(&str, &Tried<'_>)>) -> Act {
    let lang = seat.desk.lang;
    let tried = own(tried, "tu-choi");
    let mut rules = vec![Choice::new("", t!(lang, "choose"), "")];
    rules.extend(Rule::ALL.map(|rule| Choice::new(rule.name(), words::rule_words(lang, rule), "")));
    let sheet = Sheet::new(lang, tried)
        .field(Kind::Choice(rules), "rule", t!(lang, "desk-refuse-rule"), "")
        .required()
        .field(Kind::Lines, "reason", t!(lang, "desk-reason"), "")
        .hint(t!(lang, "desk-reason-hint"))
        .required()
        .most(LONGEST_REASON);
    let words = [t!(lang, "desk-refuse"), t!(lang, "desk-refuse-hint"), t!(lang, "desk-refuse")];
    act(seat, opened, "tu-choi", words, sheet, tried.is_some())
}

fn draft_form(
    seat: &DeskSession,
    opened: &Opened,
    draft: Option<&Answer>,
    tried: Option<(&str, &Tried<'_>)>,
) -> Act {
    let lang = seat.desk.lang;
    let tried = own(tried, "soan");
    let sheet = Sheet::new(lang, tried)
        .field(
            Kind::Lines,
            "written",
            t!(lang, "desk-draft-words"),
            draft.map_or("", |draft| draft.words.as_str()),
        )
        .required()
        .most(LONGEST_ANSWER);
    let words = [t!(lang, "desk-draft"), t!(lang, "desk-draft-hint"), t!(lang, "desk-draft-save")];
    act(seat, opened, "soan", words, sheet, tried.is_some() || opened.case().due.is_some())
}

fn approve(seat: &DeskSession, opened: &Opened, tried: Option<(&str, &Tried<'_>)>) -> Act {
    let lang = seat.desk.lang;
    let words = [t!(lang, "desk-approve"), t!(lang, "desk-approve-hint"), t!(lang, "desk-approve")];
    act(seat, opened, "duyet", words, Sheet::new(lang, own(tried, "duyet")), true)
}
