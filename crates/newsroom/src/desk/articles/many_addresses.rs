//! Many old addresses at once: pasted, looked at line by line, then led to their articles as one act.

use crate::permissions::ORGANISE;
use std::collections::HashSet;

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::redirects::live;
use crate::t;
use crate::{ArticleSummary, Misread, OrganiseError, Pasted, RedirectCheck, RedirectRequest};
use access::On;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(ORGANISE);
    router.page(routes::REDIRECTS, needs, show).act(routes::REDIRECTS, needs, work)
}

/// A line, and the effect it would have.
struct Row {
    line: usize,
    typed: String,
    /// The article that it will lead to; empty when it will not.
    href: String,
    words: String,
}

#[derive(Template)]
#[template(path = "desk/pages/articles/redirects.html")]
struct Page {
    frame: Frame,
    errors: FormErrors,
    /// The act that was just done, in words, and its page; empty when there was none.
    said: (String, String),
    typed: String,
    /// The numbers of the lines that will be done, as they are shown.
    lines: String,
    ready: Vec<Row>,
    faults: Vec<Row>,
    passed: Vec<Row>,
}

/// The pasted lines, each with the effect it would have.
struct Looked {
    lines: Vec<(Pasted, RedirectCheck)>,
    held: Vec<ArticleSummary>,
}

impl Looked {
    fn ready(&self) -> impl Iterator<Item = (&Pasted, &RedirectRequest)> {
        let ready = self.lines.iter().filter(|(_, outlook)| *outlook == RedirectCheck::Leads);
        ready.filter_map(|(line, _)| Some((line, line.asks.as_ref().ok()?)))
    }

    /// The numbers of the lines that will be done. The form sends them back, so that no line is done that was not
    /// shown.
    fn numbers(&self) -> String {
        self.ready().map(|(line, _)| line.line.to_string()).collect::<Vec<_>>().join(" ")
    }

    /// The lines that cannot be done, to be mended.
    fn left(&self) -> String {
        let left = self.lines.iter().filter(|(_, outlook)| is_fault(*outlook));
        left.map(|(line, _)| line.typed.as_str()).collect::<Vec<_>>().join("\n")
    }
}

fn is_fault(outlook: RedirectCheck) -> bool {
    let passed = matches!(
        outlook,
        RedirectCheck::Leads
            | RedirectCheck::Already
            | RedirectCheck::Repeats(_)
            | RedirectCheck::Misread(Misread::Header)
    );
    !passed
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    page(&compose(&seat, "", FormErrors::default(), None).await)
}

/// Shows the effect of the pasted lines; the form there does it.
async fn work(seat: DeskSession, form: Form) -> Result<Response, Failure> {
    let (lang, typed) = (seat.desk.lang, form.raw("dong"));
    if typed.trim().is_empty() {
        return refused(
            &compose(&seat, typed, FormErrors::one("dong", t!(lang, "redirects-nothing")), None).await,
        );
    }
    let Some(looked) = look(&seat, typed).await? else {
        return refused(
            &compose(&seat, typed, FormErrors::one("dong", t!(lang, "redirects-too-many")), None).await,
        );
    };
    let asked = form.text("so");
    if asked.is_empty() {
        return page(&compose(&seat, typed, FormErrors::default(), Some(&looked)).await);
    }
    if asked != looked.numbers() {
        return refused(
            &compose(&seat, typed, FormErrors::one("dong", t!(lang, "redirects-changed")), Some(&looked))
                .await,
        );
    }
    lead(&seat, typed, &looked).await
}

async fn lead(seat: &DeskSession, typed: &str, looked: &Looked) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let asked: Vec<RedirectRequest> = looked.ready().map(|(_, asks)| asks.clone()).collect();
    let mut tx = seat.app().db().begin().await?;
    let act = match crate::lead_many(&mut tx, &seat.actor(), &asked).await {
        Ok(act) => act,
        Err(OrganiseError::Db(error)) => return Err(error.into()),
        Err(OrganiseError::Denied(_)) => return Err(Failure::Forbidden),
        // Someone else was quicker: the lines would have another effect now.
        Err(_) => {
            drop(tx);
            let looked = look(seat, typed).await?;
            return refused(
                &compose(
                    seat,
                    typed,
                    FormErrors::one("dong", t!(lang, "redirects-changed")),
                    looked.as_ref(),
                )
                .await,
            );
        }
    };
    tx.commit().await?;
    let (href, left) = (seat.at().desk_of(routes::UNDO, act), looked.left());
    let Some(rest) = look(seat, &left).await?.filter(|_| !left.is_empty()) else {
        return Ok(Redirect::to(&href).into_response());
    };
    let said = (t!(lang, "redirects-led", count = asked.len()), href);
    page(&Page { said, ..compose(seat, &left, FormErrors::default(), Some(&rest)).await })
}

/// The effect of each line; none when there are too many lines.
async fn look(seat: &DeskSession, typed: &str) -> Result<Option<Looked>, Failure> {
    let (app, db) = (seat.app(), seat.app().db());
    let Some(lines) = crate::read_lines(typed, &app.public_url()) else { return Ok(None) };
    let asked: Vec<&RedirectRequest> = lines.iter().filter_map(|line| line.asks.as_ref().ok()).collect();
    let once: HashSet<&str> = asked.iter().map(|asks| asks.old.as_str()).collect();
    let live = live(app, once.iter().copied()).await?;
    let old: Vec<String> = once.into_iter().map(str::to_owned).collect();
    let leads = crate::redirects_of(db, &old).await?;
    let mut numbers: Vec<i64> = asked.iter().map(|asks| asks.number).chain(leads.values().copied()).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let held = crate::held_of(db, &numbers).await?;
    let theirs = |article: &crate::Article| seat.may(ORGANISE, On::Agency(article.agency));
    let outlooks = crate::weigh(&lines, &live, &held, &leads, theirs);
    Ok(Some(Looked { lines: lines.into_iter().zip(outlooks).collect(), held }))
}

async fn compose(seat: &DeskSession, typed: &str, errors: FormErrors, looked: Option<&Looked>) -> Page {
    let rows = |of: fn(RedirectCheck) -> bool| -> Vec<Row> {
        let Some(looked) = looked else { return Vec::new() };
        let chosen = looked.lines.iter().filter(|(_, outlook)| of(*outlook));
        chosen.map(|(line, outlook)| row(seat, &looked.held, line, *outlook)).collect()
    };
    Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, t!(seat.desk.lang, "redirects-title")).await,
        errors,
        said: Default::default(),
        typed: typed.to_owned(),
        lines: looked.map(Looked::numbers).unwrap_or_default(),
        ready: rows(|outlook| outlook == RedirectCheck::Leads),
        faults: rows(is_fault),
        passed: rows(|outlook| outlook != RedirectCheck::Leads && !is_fault(outlook)),
    }
}

fn row(seat: &DeskSession, held: &[ArticleSummary], line: &Pasted, outlook: RedirectCheck) -> Row {
    let (lang, number) = (seat.desk.lang, line.asks.as_ref().map_or(0, |asks| asks.number));
    let title = |number: i64| {
        let found = held.iter().find(|held| held.article.number == number);
        found.map_or("", |held| held.title(lang).1)
    };
    let words = match outlook {
        RedirectCheck::Leads => t!(lang, "redirects-leads", number = number, title = title(number)),
        RedirectCheck::Already => t!(lang, "redirects-already", number = number),
        RedirectCheck::Repeats(line) => t!(lang, "redirects-repeats", line = line),
        RedirectCheck::Contradicts(line) => t!(lang, "redirects-contradicts", line = line),
        RedirectCheck::Misread(Misread::Header) => t!(lang, "redirects-header"),
        RedirectCheck::Misread(Misread::Columns) => t!(lang, "redirects-columns"),
        RedirectCheck::Misread(Misread::NotOurs) => t!(lang, "articles-old-not-ours"),
        RedirectCheck::Misread(Misread::NoArticle) => t!(lang, "redirects-no-article"),
        RedirectCheck::Live => t!(lang, "articles-old-live"),
        RedirectCheck::Unknown => t!(lang, "redirects-unknown", number = number),
        RedirectCheck::Withdrawn => t!(lang, "redirects-withdrawn", number = number),
        RedirectCheck::NotTheirs => t!(lang, "redirects-not-yours", number = number),
        RedirectCheck::Taken(number) => t!(lang, "articles-old-taken", number = number),
    };
    let leads = outlook == RedirectCheck::Leads;
    Row {
        line: line.line,
        typed: match &line.asks {
            Ok(asks) if leads => asks.old.clone(),
            _ => line.typed.trim().to_owned(),
        },
        href: if leads { seat.at().desk_of(routes::ARTICLE, number) } else { String::new() },
        words,
    }
}
