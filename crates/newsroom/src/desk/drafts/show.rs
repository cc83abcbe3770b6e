//! A draft's page: where it is written, or, once it was submitted, where it is read and decided on.

use crate::ArticleAddresses;
use crate::permissions::{FORCE_PUBLISH, PUBLISH, REVIEW, WRITE};
use askama::Template;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use jiff::{RoundMode, ToSpan, Unit, Zoned, ZonedRound};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;
use uuid::Uuid;

use super::findings::{Findings, Found};
use super::form::{Sent, said, told};
use super::look::{self, Shown};
use super::notes::{self, Beside};
use super::places::{self, Areas};
use super::{find, passages, stage_badge, stage_name};
use crate::Article;
use crate::desk::uploads;
use crate::drafts::{self, Draft, DraftKind, Stage, StepKind};
use crate::editor;
use crate::t;
use access::On;
use accounts::desk::names::Names;
use addresses::Addresses;
use addresses::desk::routes;
use document::lint::Oddity;
use frame::desk::DeskSession;
use frame::desk::{Frame, page, refused};
use frame::forms::FormErrors;
use kit::format;

#[derive(Deserialize, Default)]
pub(super) struct Wanted {
    #[serde(default)]
    bao: String,
    /// The codes of the odd characters that were sent.
    #[serde(default)]
    chu: String,
}

/// The top of both pages.
struct Head {
    id: Uuid,
    stage: String,
    badge: &'static str,
    agency: String,
    lang: &'static str,
    version: i64,
    saved: String,
    /// The published article that it corrects, translates or became: address and words.
    article: Option<(String, String)>,
    /// Whether it differs from something that is published.
    changes: bool,
    correction: bool,
    /// Names of the other people who have it open.
    others: Vec<String>,
    said: String,
    errors: FormErrors,
    /// The person who sent it back, in words, and the reason; while it is being written after that.
    returned: Option<(String, String)>,
    /// The changes that were made to characters on their way in.
    told: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/pages/draft_edit.html")]
struct Edit {
    frame: Frame,
    head: Head,
    title: String,
    summary: String,
    author: String,
    source: String,
    change_note: String,
    editor: String,
    picture: Option<Picture>,
    attachments: Vec<(String, String, String)>,
    /// Identifier, name, chosen.
    categories: Vec<(Uuid, String, bool)>,
    themes: Vec<(Uuid, String, bool)>,
    areas: Areas,
    /// The words that someone else saved meanwhile, compared with the typed ones; empty when nobody saved.
    clash: String,
    clash_by: String,
    /// The lint's advice that the writer has not seen, when the draft was to go to review; else empty.
    unseen: Vec<Found>,
    /// A sentence for a reviewer: writing here ends the right to approve. Empty when it does not apply.
    hands_off: String,
    beside: Beside,
    may_force: bool,
}

struct Picture {
    id: Uuid,
    src: String,
    width: i64,
    height: i64,
    alt: String,
    caption: String,
    focus: (u8, u8),
    /// Whether the officer may move the focus.
    movable: bool,
}

#[derive(Template)]
#[template(path = "desk/pages/draft_view.html")]
struct View {
    frame: Frame,
    head: Head,
    shown: Shown,
    /// Its themes and areas, in words.
    themes: String,
    areas: String,
    beside: Beside,
    may: May,
    /// The person who acts next and the step, in a sentence; empty when nothing is left to do.
    next: String,
    /// When it goes out.
    goes_out: String,
    /// A moment that can be kept as it stands in the fields: the present one would be past when it is sent.
    date: String,
    time: String,
    /// The public page, once it is there; else empty.
    public: String,
}

/// The things that the officer may do with it as it stands.
#[derive(Default)]
struct May {
    take_back: bool,
    send_back: bool,
    approve: bool,
    /// The officer could approve, but wrote or sent it: the page says why they may not.
    own: bool,
    why_not: String,
    /// The officer may send it back or take it back, and can still approve it only after the former.
    apart: bool,
    release: bool,
    unschedule: bool,
    force: bool,
    drop: bool,
}

pub(super) async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(wanted): Query<Wanted>,
) -> Result<Response, Failure> {
    let draft = find(&seat, id).await?;
    let said = said(seat.desk.lang, &wanted.bao);
    let told = told(seat.desk.lang, &Oddity::named(&wanted.chu));
    if editable(&seat, &draft) {
        let mut shown = edit(&seat, &draft, None, said, FormErrors::default()).await?;
        shown.head.told = told;
        return page(&shown);
    }
    let mut shown = view(&seat, &draft, said, FormErrors::default()).await?;
    shown.head.told = told;
    page(&shown)
}

fn editable(seat: &DeskSession, draft: &Draft) -> bool {
    draft.stage == Stage::Writing && seat.may(WRITE, On::Agency(draft.agency))
}

/// The page again, with the typed words and the reason why they were not taken. It still stands on the version that was
/// seen: a version that someone else saved since has yet to be shown.
pub(super) async fn again(seat: &DeskSession, draft: Draft, sent: Sent<'_>) -> Result<Response, Failure> {
    let mut shown = edit(seat, &draft, Some(&sent), String::new(), sent.errors.clone()).await?;
    shown.head.version = sent.seen;
    shown.head.told = told(seat.desk.lang, &sent.odd(draft.lang));
    refused(&shown)
}

/// The page again, with the lint's advice on the words that were to go to review: the writer mends them, or sends them
/// all the same.
pub(super) async fn first_look(
    seat: &DeskSession,
    draft: Draft,
    sent: Sent<'_>,
    unseen: Vec<Found>,
) -> Result<Response, Failure> {
    let mut shown = edit(seat, &draft, Some(&sent), String::new(), FormErrors::default()).await?;
    shown.head.told = told(seat.desk.lang, &sent.odd(draft.lang));
    refused(&Edit { unseen, ..shown })
}

/// The page again, with the typed words beside those that someone else saved meanwhile (409).
pub(super) async fn clash(seat: &DeskSession, present: Draft, sent: Sent<'_>) -> Result<Response, Failure> {
    let names = Names::read(seat).await?;
    let lang = seat.desk.lang;
    let compared = look::diff(lang, &present.words.text, &sent.words(&present.words).text).await;
    let by = names.person(present.updated_by);
    let at = format::time(seat.app().zone(), present.updated_at);
    let shown = edit(seat, &present, Some(&sent), String::new(), FormErrors::default()).await?;
    let clash_by = t!(lang, "draft-clash", name = by, time = at);
    let shown = Edit { clash: compared, clash_by, ..shown };
    Ok((StatusCode::CONFLICT, Html(shown.render()?)).into_response())
}

/// A step could not be taken: the page says why.
pub(crate) async fn refuse(seat: &DeskSession, id: Uuid, errors: FormErrors) -> Result<Response, Failure> {
    let draft = find(seat, id).await?;
    if editable(seat, &draft) {
        return refused(&edit(seat, &draft, None, String::new(), errors).await?);
    }
    refused(&view(seat, &draft, String::new(), errors).await?)
}

async fn head(
    seat: &DeskSession,
    names: &Names,
    draft: &Draft,
    said: String,
    errors: FormErrors,
) -> Result<Head, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let article: Option<Article> = match draft.article {
        Some(id) => crate::article_by_id(db, id).await?,
        None => None,
    };
    drafts::see(db, draft.id, seat.officer.person).await?;
    let others = drafts::here(db, draft.id, seat.officer.person).await?;
    Ok(Head {
        id: draft.id,
        stage: stage_name(lang, draft.stage),
        badge: stage_badge(draft.stage),
        agency: names.agency(draft.agency),
        lang: draft.lang.code(),
        version: draft.version,
        saved: t!(
            lang,
            "draft-saved-by",
            name = names.person(draft.updated_by),
            when = seat.moment(draft.updated_at)
        ),
        article: article.map(|article| {
            let number = article.number;
            let words = match draft.aim() {
                DraftKind::First => t!(lang, "draft-became", number = number),
                DraftKind::Correction if draft.lang == Lang::Vi => {
                    t!(lang, "draft-corrects", number = number)
                }
                DraftKind::Correction | DraftKind::Translation => {
                    t!(lang, "draft-translates", number = number)
                }
            };
            (seat.at().desk_of(routes::ARTICLE, number), words)
        }),
        changes: draft.article.is_some() && draft.stage != Stage::Published,
        correction: draft.aim() == DraftKind::Correction,
        others: others.into_iter().map(|person| names.person(Some(person))).collect(),
        said,
        errors,
        returned: returned(seat, names, draft).await?,
        told: Vec::new(),
    })
}

/// For a draft that is being written after it came back: the person who sent it back, in words, and the note.
async fn returned(
    seat: &DeskSession,
    names: &Names,
    draft: &Draft,
) -> Result<Option<(String, String)>, Failure> {
    if draft.stage != Stage::Writing {
        return Ok(None);
    }
    let steps = drafts::steps(seat.app().db(), draft.id).await?;
    let last = steps.last().filter(|step| matches!(step.kind, StepKind::Returned | StepKind::Hindered));
    Ok(last.map(|step| {
        let (name, when) = (names.person(step.by), seat.moment(step.at));
        let by = t!(seat.desk.lang, "draft-returned-by", name = name, when = when);
        (by, notes::said_back(seat.desk.lang, step.kind, &step.note))
    }))
}

async fn edit(
    seat: &DeskSession,
    draft: &Draft,
    sent: Option<&Sent<'_>>,
    said: String,
    errors: FormErrors,
) -> Result<Edit, Failure> {
    // On the heap: it is large, and every handler that shows the page would have it on its stack.
    Box::pin(compose(seat, draft, sent, said, errors)).await
}

async fn compose(
    seat: &DeskSession,
    draft: &Draft,
    sent: Option<&Sent<'_>>,
    said: String,
    errors: FormErrors,
) -> Result<Edit, Failure> {
    let (db, lang, at) = (seat.app().db(), seat.desk.lang, seat.at());
    let names = Names::read(seat).await?;
    let typed = sent.map(|sent| sent.words(&draft.words));
    let words = typed.as_ref().unwrap_or(&draft.words);
    let text = &words.text;
    let (upload, cite) = (uploads::of_draft(seat, draft.id), at.desk(routes::CITE));
    let blocks: Vec<(Uuid, String)> =
        crate::blocks(db).await?.into_iter().map(|block| (block.id, block.name)).collect();
    let field = editor::Field {
        document: &text.body,
        typed: sent.and_then(Sent::typed),
        lang: draft.lang,
        upload: &upload,
        cite: &cite,
        blocks: &blocks,
        make_block: &at.desk(routes::BLOCKS),
        locked: false,
        error: errors.of("body"),
    };
    let findings = match sent {
        Some(_) => Findings::read(seat, draft).await?,
        None => Findings::at_first(seat, draft).await?,
    };
    let title = if text.title.is_empty() { t!(lang, "draft-untitled") } else { text.title.clone() };
    let categories = crate::categories(db).await?;
    let themes = campaigns::themes(db).await?;
    // A category that is not there cannot be shown as chosen, and no other must be chosen by chance.
    let known = categories.iter().any(|one| one.id == words.category);
    let category = if known { words.category } else { draft.words.category };
    let editor = editor::field(lang, &field)?;
    Ok(Edit {
        frame: seat.frame(addresses::desk::routes::DRAFTS, title).await,
        head: head(seat, &names, draft, said, errors).await?,
        title: text.title.clone(),
        summary: text.summary.clone(),
        author: text.author.clone(),
        source: text.source.clone(),
        change_note: words.change_note.clone(),
        editor,
        picture: picture(seat, words.text.picture.as_ref()).await?,
        attachments: text
            .attachments
            .iter()
            .map(|one| (one.blob.clone(), one.name.clone(), format::file_size(lang, one.bytes)))
            .collect(),
        categories: categories
            .iter()
            .map(|one| (one.id, one.name(lang).to_owned(), one.id == category))
            .collect(),
        themes: themes
            .iter()
            .map(|one| (one.id, one.name(lang).to_owned(), words.themes.contains(&one.id)))
            .collect(),
        areas: places::areas(seat, &words.areas).await?,
        clash: String::new(),
        clash_by: String::new(),
        unseen: Vec::new(),
        hands_off: hands_off(seat, draft).await?,
        beside: notes::beside(seat, &names, draft, findings).await?,
        may_force: seat.may(FORCE_PUBLISH, On::Agency(draft.agency)),
    })
}

async fn picture(seat: &DeskSession, placed: Option<&crate::Placed>) -> Result<Option<Picture>, Failure> {
    let Some(placed) = placed else { return Ok(None) };
    let db = seat.app().db();
    let Some(known) = crate::picture(db, placed.picture).await? else { return Ok(None) };
    Ok(Some(Picture {
        id: known.id,
        src: Addresses::picture(&known.blob, &known.kind),
        width: known.width,
        height: known.height,
        alt: placed.alt.clone(),
        caption: placed.caption.clone(),
        focus: crate::focus(db, known.id).await?.unwrap_or((50, 50)),
        movable: uploads::may_change(seat, known.id).await?,
    }))
}

async fn view(seat: &DeskSession, draft: &Draft, said: String, errors: FormErrors) -> Result<View, Failure> {
    let names = Names::read(seat).await?;
    let db = seat.app().db();
    let soon = soon(&db.clock().now().to_zoned(seat.app().zone().clone()));
    let title = draft.words.text.title.clone();
    let article = match (draft.stage, draft.article) {
        (Stage::Published, Some(article)) => crate::article_by_id(db, article).await?,
        _ => None,
    };
    let findings = Findings::read(seat, draft).await?;
    let mut beside = notes::beside(seat, &names, draft, findings).await?;
    let mut shown = look::shown(seat, draft).await?;
    follow(&mut beside, &mut shown);
    let may = may(seat, draft).await?;
    Ok(View {
        frame: seat.frame(addresses::desk::routes::DRAFTS, title).await,
        head: head(seat, &names, draft, said, errors).await?,
        shown,
        themes: themes(seat, &draft.words.themes).await?,
        areas: places::said(seat, &draft.words.areas).await?,
        beside,
        next: next(seat.desk.lang, draft, &may),
        may,
        goes_out: draft.publish_at.map_or_else(String::new, |at| seat.exact(at)),
        date: soon.date().to_string(),
        time: soon.strftime("%H:%M").to_string(),
        public: article.map_or_else(String::new, |article| Addresses(draft.lang).article(&article)),
    })
}

async fn themes(seat: &DeskSession, chosen: &[Uuid]) -> Result<String, Failure> {
    let themes = campaigns::themes(seat.app().db()).await?;
    let mine = themes.iter().filter(|theme| chosen.contains(&theme.id));
    Ok(mine.map(|theme| theme.name(seat.desk.lang)).collect::<Vec<_>>().join(", "))
}

/// Leads from each open comment to the words that it is about.
fn follow(beside: &mut Beside, shown: &mut Shown) {
    let (body, mut places) = passages::mark(&shown.body, &beside.quotes());
    for (place, quote) in places.iter_mut().zip(beside.quotes()) {
        if place.is_empty() && !quote.is_empty() {
            let inside = [(&shown.title, "tieu-de"), (&shown.summary, "tom-tat")];
            let found = inside.into_iter().find(|(words, _)| words.contains(quote));
            found.map_or("", |(_, id)| id).clone_into(place);
        }
    }
    shown.body = body;
    for (comment, place) in beside.comments.iter_mut().zip(places) {
        comment.passage = place;
    }
}

/// A warning for a reviewer before they write in someone else's text.
async fn hands_off(seat: &DeskSession, draft: &Draft) -> Result<String, Failure> {
    let me = seat.officer.person;
    let reviews = seat.may(REVIEW, On::Agency(draft.agency));
    if !reviews || draft.submitted_by.is_none() || draft.created_by == Some(me) {
        return Ok(String::new());
    }
    let wrote = draft.submitted_by == Some(me) || drafts::wrote(seat.app().db(), draft.id, me).await?;
    let lang = seat.desk.lang;
    Ok(if wrote { t!(lang, "draft-own-words") } else { t!(lang, "draft-hands-off") })
}

/// The person who acts next and the step, in a sentence for the reader.
fn next(lang: Lang, draft: &Draft, may: &May) -> String {
    match draft.stage {
        Stage::Review if may.approve => t!(lang, "next-yours"),
        // Why not is said beside it.
        Stage::Review if may.own => String::new(),
        Stage::Review => t!(lang, "next-review"),
        Stage::Approved => t!(lang, "next-approved"),
        Stage::Scheduled => t!(lang, "next-scheduled"),
        Stage::Dropped => t!(lang, "next-dropped"),
        Stage::Writing | Stage::Published => String::new(),
    }
}

/// The next half hour that leaves ten minutes to change one's mind.
fn soon(now: &Zoned) -> Zoned {
    let round = ZonedRound::new().smallest(Unit::Minute).increment(30).mode(RoundMode::Ceil);
    now.saturating_add(10.minutes()).round(round).unwrap_or_else(|_| now.clone())
}

async fn may(seat: &DeskSession, draft: &Draft) -> Result<May, Failure> {
    let can = |permission| seat.may(permission, On::Agency(draft.agency));
    let me = seat.officer.person;
    let wrote = drafts::wrote(seat.app().db(), draft.id, me).await?;
    let own = wrote || draft.submitted_by == Some(me);
    let lang = seat.desk.lang;
    let stage = draft.stage;
    let approved = matches!(stage, Stage::Approved | Stage::Scheduled);
    Ok(May {
        take_back: stage.is_open() && stage != Stage::Writing && can(WRITE),
        send_back: stage.is_open() && stage != Stage::Writing && can(REVIEW),
        approve: stage == Stage::Review && can(REVIEW) && !own,
        own: stage == Stage::Review && can(REVIEW) && own,
        why_not: if wrote { t!(lang, "draft-own-words") } else { t!(lang, "draft-own-sent") },
        apart: stage.is_open() && stage != Stage::Writing && can(REVIEW) && can(WRITE) && !own,
        release: approved && can(PUBLISH),
        unschedule: stage == Stage::Scheduled && can(PUBLISH),
        force: stage == Stage::Review && can(FORCE_PUBLISH),
        drop: stage.is_open() && can(WRITE),
    })
}
