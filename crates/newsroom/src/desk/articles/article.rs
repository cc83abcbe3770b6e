//! A published article: its editions, translations and old addresses, and the things that can be done with it.

use crate::ArticleAddresses;
use crate::permissions::{ORGANISE, PUBLISH, WITHDRAW, WRITE};
use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use frame::permissions::READ_DESK;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::list::{Line, lang_name};
use super::names::Names;
use super::{back, find};
use crate::drafts::{self, DraftError};
use crate::t;
use crate::{Article, EditionSummary, NewsroomError, Translation};
use access::On;
use addresses::Addresses;
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router
        .page(routes::ARTICLE, Needs::Permission(READ_DESK), show)
        .act(routes::CORRECTION, Needs::Permission(WRITE), correct)
        .act(routes::TRANSLATION, Needs::Permission(WRITE), translate)
}

/// The query: the code of the step that was just taken.
#[derive(Debug, Default, Deserialize)]
pub(super) struct Said {
    #[serde(default)]
    bao: String,
}

/// The editions in one language.
struct Told {
    lang: &'static str,
    name: String,
    editions: Vec<One>,
}

/// An edition.
struct One {
    number: i64,
    href: String,
    moment: String,
    title: String,
    note: String,
    forced: String,
    /// For a translation: which edition of the original it follows, in words.
    follows: String,
}

/// A draft that can be begun: where it is sent, the language, and the button.
struct Begin {
    action: String,
    lang: &'static str,
    words: String,
}

/// The article as the desk shows it; the page of its old addresses shows it again.
#[derive(Template)]
#[template(path = "desk/pages/articles/article.html")]
pub(super) struct Page {
    frame: Frame,
    line: Line,
    public: String,
    said: String,
    pub(super) error: String,
    themes: Vec<String>,
    areas: Vec<String>,
    begin: Vec<Begin>,
    told: Vec<Told>,
    compare: String,
    withdrawal: Option<(String, String, String)>,
    /// Where it is taken off the site; empty when the officer may not or it was done.
    withdraw: String,
    /// It leads the home page because it was chosen to.
    leads: bool,
    /// Where it is chosen to lead, or no longer; empty when the officer may not or it is off the site.
    feature: String,
    old: Vec<String>,
    pub(super) typed: String,
    may_organise: bool,
    redirect: String,
}

async fn show(
    seat: DeskSession,
    Path(number): Path<i64>,
    Query(said): Query<Said>,
) -> Result<Response, Failure> {
    page(&compose(&seat, number, &said.bao).await?)
}

/// The page of an article.
pub(super) async fn compose(seat: &DeskSession, number: i64, said: &str) -> Result<Page, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let article = find(db, number).await?;
    let held = crate::held_of(db, &[number]).await?.pop().ok_or(Failure::NotFound)?;
    let mut names = Names::read(seat).await?;
    let areas = crate::areas_of(db, article.id).await?;
    names.add_areas(seat, &areas).await?;
    let mut told = Vec::new();
    for spoken in &held.languages {
        let editions = crate::edition_summaries(db, article.id, spoken.lang).await?;
        told.push(tell(seat, &article, spoken.lang, &editions));
    }
    let on = On::Agency(article.agency);
    let shown = held.withdrawn.is_none();
    let may_withdraw = shown && seat.may(WITHDRAW, on);
    let may_feature = shown && seat.may(PUBLISH, On::City);
    let line = Line::of(seat, &names, &held);
    Ok(Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, line.title.clone()).await,
        public: seat.at().article(&article),
        said: said_in_words(lang, said),
        error: String::new(),
        themes: crate::themes_of(db, article.id).await?.into_iter().map(|id| names.of(id)).collect(),
        areas: in_order(areas.into_iter().map(|id| names.of(id))),
        begin: if shown && seat.may(WRITE, on) { begin(seat, &held) } else { Vec::new() },
        compare: seat.at().desk_of(routes::COMPARISON, number),
        withdrawal: withdrawal(seat, &article).await?,
        withdraw: if may_withdraw { seat.at().desk_of(routes::WITHDRAWAL, number) } else { String::new() },
        leads: crate::featured(db).await? == Some(article.id),
        feature: if may_feature { seat.at().desk_of(routes::FEATURE, number) } else { String::new() },
        old: crate::redirects_to(db, article.id).await?,
        typed: String::new(),
        may_organise: seat.may(ORGANISE, on),
        redirect: seat.at().desk_of(routes::REDIRECT, number),
        told,
        line,
    })
}

fn in_order(names: impl Iterator<Item = String>) -> Vec<String> {
    let mut names: Vec<String> = names.collect();
    names.sort_by_key(|name| viet::sort_key(name));
    names
}

fn said_in_words(lang: Lang, said: &str) -> String {
    match said {
        "go" => t!(lang, "articles-said-withdrawn"),
        "dia-chi" => t!(lang, "articles-said-address"),
        "tin-chinh" => t!(lang, "feature-said"),
        "thoi-tin-chinh" => t!(lang, "feature-said-ended"),
        "bo-dia-chi" => t!(lang, "articles-said-address-removed"),
        _ => String::new(),
    }
}

fn tell(seat: &DeskSession, article: &Article, of: Lang, editions: &[EditionSummary]) -> Told {
    let lang = seat.desk.lang;
    let at = Addresses(of);
    let newest = editions.first().map_or(0, |edition| edition.number);
    let one = |edition: &EditionSummary| One {
        number: edition.number,
        href: if edition.number == newest {
            at.article(article)
        } else {
            at.edition(article, &edition.number)
        },
        moment: seat.moment(edition.at),
        title: edition.title.clone(),
        note: edition.change_note.clone(),
        forced: edition.forced.clone(),
        follows: edition
            .translates
            .map_or_else(String::new, |number| t!(lang, "articles-follows", number = number)),
    };
    Told { lang: of.code(), name: lang_name(lang, of), editions: editions.iter().map(one).collect() }
}

/// The drafts that can be begun: a correction in each language, a translation where one is missing or behind.
fn begin(seat: &DeskSession, held: &crate::ArticleSummary) -> Vec<Begin> {
    let (lang, at, number) = (seat.desk.lang, seat.at(), held.article.number);
    let is_open = |one: Lang| held.drafts.iter().any(|(lang, _)| *lang == one);
    let mut all = Vec::new();
    for one in Lang::ALL.into_iter().filter(|one| !is_open(*one)) {
        let name = lang_name(lang, one);
        let (route, words) = match held.translation(one) {
            Translation::Original => (routes::CORRECTION, t!(lang, "articles-correct")),
            Translation::UpToDate => (routes::CORRECTION, t!(lang, "articles-correct-in", lang = name)),
            Translation::Behind(_) => {
                (routes::TRANSLATION, t!(lang, "articles-translate-again", lang = name))
            }
            Translation::Missing => (routes::TRANSLATION, t!(lang, "articles-translate", lang = name)),
        };
        // A translation follows the first language; an article without it has nothing to follow.
        let original = held.languages.first().is_some_and(|first| first.lang == Lang::Vi);
        if route == routes::CORRECTION || original {
            all.push(Begin { action: at.desk_of(route, number), lang: one.code(), words });
        }
    }
    all
}

async fn withdrawal(
    seat: &DeskSession,
    article: &Article,
) -> Result<Option<(String, String, String)>, Failure> {
    let db = seat.app().db();
    let Some(withdrawal) = crate::withdrawal(db, article.id).await? else { return Ok(None) };
    let target = match withdrawal.leads_to {
        Some(id) => crate::article_by_id(db, id).await?.map(|target| seat.at().article(&target)),
        None => None,
    };
    Ok(Some((seat.moment(withdrawal.at), withdrawal.reason, target.unwrap_or_default())))
}

/// The language that a form names; the first when it names none.
fn language(form: &Form) -> Result<Lang, Failure> {
    match form.text("tieng") {
        "" => Ok(Lang::default()),
        code => Lang::from_code(code).ok_or(Failure::BadInput),
    }
}

async fn correct(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let article = find(&tx, number).await?;
    let begun = drafts::start_correction(&mut tx, &seat.actor(), article.id, language(&form)?).await;
    if begun.is_ok() {
        tx.commit().await?;
    }
    to_draft(&seat, number, begun)
}

async fn translate(seat: DeskSession, Path(number): Path<i64>, form: Form) -> Result<Response, Failure> {
    let mut tx = seat.app().db().begin().await?;
    let article = find(&tx, number).await?;
    let begun = drafts::start_translation(&mut tx, &seat.actor(), article.id, language(&form)?).await;
    if begun.is_ok() {
        tx.commit().await?;
    }
    to_draft(&seat, number, begun)
}

/// To the draft that was begun, or to the one that someone began before.
fn to_draft(seat: &DeskSession, number: i64, begun: Result<Uuid, DraftError>) -> Result<Response, Failure> {
    match begun {
        Ok(draft) | Err(DraftError::Open(draft)) => {
            Ok(Redirect::to(&seat.at().desk_of(routes::DRAFT, draft)).into_response())
        }
        Err(DraftError::Denied(_)) => Err(Failure::Forbidden),
        Err(DraftError::Db(error) | DraftError::Newsroom(NewsroomError::Db(error))) => Err(error.into()),
        Err(DraftError::Newsroom(NewsroomError::Withdrawn)) => Ok(back(seat, number, "")),
        Err(_) => Err(Failure::NotFound),
    }
}
