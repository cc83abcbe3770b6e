//! A plan's text that was read: its pieces beside their source text. An officer confirms or corrects them part by part,
//! and then makes a plan.

use askama::Template;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Redirect, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::forms::Form;
use serde::Deserialize;
use uuid::Uuid;

use super::plans::{days, fields};
use crate::forms::FORMS;
use crate::permissions::PLAN;
use crate::reading::{Absent, Every};
use crate::{CampaignsError, NewCampaign, PieceKind, ReadPiece, Reading, t};
use access::On;
use addresses::desk::routes;
use agencies::desk::places::Places;
use frame::desk::{DeskRouter, DeskSession, Frame, Needs, page, refused};
use frame::forms::{
    Asked, Choice, Flaw, Flaws, Kind, Refusal, Sheet, SheetPage, Tried, done, said, seen, slug, wording,
};

/// The number of pieces on a page. A task has nine fields, and a form may have five hundred.
const LENGTH: usize = 50;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    let needs = Needs::Permission(PLAN);
    router
        .page(routes::SETUP_READING, needs, show)
        .act(routes::SETUP_READING, needs, make)
        .page(routes::SETUP_READING_PART, needs, show_part)
        .act(routes::SETUP_READING_PART, needs, save_part)
}

/// A part of the text that is confirmed on pages of its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Section {
    Purposes,
    Forms,
    Content,
    Tasks,
}

impl Section {
    const ALL: [Self; 4] = [Self::Purposes, Self::Forms, Self::Content, Self::Tasks];

    fn slug(self) -> &'static str {
        match self {
            Self::Purposes => "muc-dich",
            Self::Forms => "hinh-thuc",
            Self::Content => "noi-dung",
            Self::Tasks => "nhiem-vu",
        }
    }

    fn title(self, lang: Lang) -> String {
        match self {
            Self::Purposes => t!(lang, "reading-purposes"),
            Self::Forms => t!(lang, "reading-forms"),
            Self::Content => t!(lang, "reading-content"),
            Self::Tasks => t!(lang, "reading-tasks"),
        }
    }

    fn of(kind: PieceKind) -> Self {
        match kind {
            PieceKind::Basis | PieceKind::Place | PieceKind::Purpose | PieceKind::Requirement => {
                Self::Purposes
            }
            PieceKind::Form => Self::Forms,
            PieceKind::Group | PieceKind::Message => Self::Content,
            PieceKind::Task => Self::Tasks,
        }
    }

    /// The number of pieces in the part, in words.
    fn count(self, lang: Lang, reading: &Reading) -> String {
        let count = |kind| reading.content.count(kind);
        match self {
            Self::Purposes => t!(
                lang,
                "reading-count-purposes",
                purposes = count(PieceKind::Purpose),
                requirements = count(PieceKind::Requirement),
                bases = count(PieceKind::Basis),
                places = count(PieceKind::Place)
            ),
            Self::Forms => t!(lang, "reading-count-forms", count = count(PieceKind::Form)),
            Self::Content => t!(
                lang,
                "reading-count-content",
                groups = count(PieceKind::Group),
                messages = count(PieceKind::Message)
            ),
            Self::Tasks => t!(lang, "reading-count-tasks", count = count(PieceKind::Task)),
        }
    }
}

fn kind_name(lang: Lang, kind: PieceKind) -> String {
    match kind {
        PieceKind::Basis => t!(lang, "reading-basis"),
        PieceKind::Place => t!(lang, "reading-place"),
        PieceKind::Purpose => t!(lang, "reading-purpose"),
        PieceKind::Requirement => t!(lang, "reading-requirement"),
        PieceKind::Form => t!(lang, "reading-form"),
        PieceKind::Group => t!(lang, "reading-group"),
        PieceKind::Message => t!(lang, "reading-message"),
        PieceKind::Task => t!(lang, "reading-task"),
    }
}

#[derive(Template)]
#[template(path = "desk/pages/setup/reading.html")]
struct Page {
    sheet: SheetPage,
    frame: Frame,
    error: String,
    file: String,
    /// The parts: address, title, and the number of pieces in words.
    parts: Vec<(String, String, String)>,
    sources: Vec<String>,
    left_out: Vec<String>,
    /// The things that the text does not contain, in words.
    absent: Vec<String>,
}

#[derive(Template)]
#[template(path = "desk/pages/setup/reading_part.html")]
struct PartPage {
    frame: Frame,
    up: String,
    said: String,
    error: String,
    version: i64,
    rows: Vec<Row>,
    newer: String,
    older: String,
}

/// A piece with its fields.
struct Row {
    /// The prefix of the names of its fields.
    id: String,
    kind: String,
    keep: bool,
    value: String,
    /// Whether there is a field for its text: a known form needs none.
    worded: bool,
    /// The source text in three parts: before the piece, the piece, after the piece.
    source: [String; 3],
    /// The choices of its form; empty for pieces without a form.
    forms: Vec<Choice>,
    task: Option<TaskFields>,
}

struct TaskFields {
    leads: Vec<Choice>,
    lead_words: String,
    partners: String,
    due_words: String,
    due: String,
    every: Vec<Choice>,
    product: String,
}

async fn find(seat: &DeskSession, id: Uuid) -> Result<Reading, Failure> {
    let reading = crate::reading_of(seat.app().db(), id).await?;
    reading.filter(|one| one.campaign.is_none()).ok_or(Failure::NotFound)
}

async fn show(
    seat: DeskSession,
    Path(id): Path<Uuid>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let mut shown = compose(&seat, id, None).await?;
    shown.sheet.said = said(&seat, &asked.bao);
    page(&shown)
}

async fn compose(seat: &DeskSession, id: Uuid, tried: Option<&Tried<'_>>) -> Result<Page, Failure> {
    let lang = seat.desk.lang;
    let reading = find(seat, id).await?;
    let content = &reading.content;
    let at = seat.at().desk_of(routes::SETUP_READING, id);
    let mut issuers = vec![Choice::new("", t!(lang, "choose"), "")];
    issuers.extend(Places::load(seat.app().db(), lang).await?.slugs(seat.app().today()));
    let sheet = fields(Sheet::new(lang, tried), lang, None)
        .field(Kind::Choice(issuers), "issuer", t!(lang, "setup-plan-issuer"), "")
        .required()
        .field(Kind::Line, "slug", t!(lang, "setup-slug"), "")
        .hint(t!(lang, "setup-slug-hint"))
        .most(80);
    let wrong = sheet.wrong();
    let mut fields = sheet.fields;
    if tried.is_none() {
        let read = [
            ("number", &content.number),
            ("name_vi", &content.name),
            ("starts", &content.starts),
            ("ends", &content.ends),
        ];
        for field in &mut fields {
            if let Some((_, value)) = read.iter().find(|(name, _)| *name == field.name) {
                field.value.clone_from(value);
            }
        }
    }
    let frame = seat.frame(routes::SETUP, t!(lang, "reading-title")).await;
    Ok(Page {
        frame: frame.clone(),
        error: String::new(),
        file: t!(lang, "reading-file", file = reading.file.as_str(), at = seat.moment(reading.at)),
        parts: Section::ALL
            .map(|part| (format!("{at}/{}", part.slug()), part.title(lang), part.count(lang, &reading)))
            .to_vec(),
        sources: content.sources.clone(),
        left_out: content.left_out.clone(),
        absent: content.absent.iter().map(|one| absent_name(lang, *one)).collect(),
        sheet: SheetPage {
            frame,
            up: (seat.at().desk(routes::SETUP_READINGS), t!(lang, "readings")),
            said: String::new(),
            wrong,
            words: t!(lang, "reading-make-words"),
            fields,
            public: String::new(),
            seen: tried.map_or(reading.version, |tried| tried.seen(reading.version)),
            may: seat.may(PLAN, On::City),
            button: t!(lang, "reading-make"),
        },
    })
}

fn absent_name(lang: Lang, absent: Absent) -> String {
    match absent {
        Absent::Number => t!(lang, "reading-absent-number"),
        Absent::Issued => t!(lang, "reading-absent-issued"),
        Absent::Bases => t!(lang, "reading-absent-bases"),
        Absent::Period => t!(lang, "reading-absent-period"),
        Absent::Places => t!(lang, "reading-absent-places"),
        Absent::Purposes => t!(lang, "reading-absent-purposes"),
        Absent::Forms => t!(lang, "reading-absent-forms"),
        Absent::Groups => t!(lang, "reading-absent-content"),
        Absent::Tasks => t!(lang, "reading-absent-tasks"),
        Absent::Leads => t!(lang, "reading-absent-leads"),
        Absent::Deadlines => t!(lang, "reading-absent-deadlines"),
        Absent::Products => t!(lang, "reading-absent-products"),
    }
}

async fn make(seat: DeskSession, Path(id): Path<Uuid>, form: Form) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let error = match plan_of(&seat, id, &form).await {
        Ok(Ok(campaign)) => return Ok(done(&seat.at().desk_of(routes::SETUP_PLAN, campaign), "them")),
        Err(why) => return refused(&compose(&seat, id, Some(&Tried::new(&form, why)?)).await?),
        Ok(Err(Unfinished::Form)) => t!(lang, "reading-form-unchosen"),
        Ok(Err(Unfinished::Group)) => t!(lang, "reading-group-untitled"),
    };
    let tried = Tried::new(&form, Flaws::default().into())?;
    refused(&Page { error, ..compose(&seat, id, Some(&tried)).await? })
}

/// The decision that is missing before a plan can be made.
enum Unfinished {
    Form,
    Group,
}

async fn plan_of(seat: &DeskSession, id: Uuid, form: &Form) -> Result<Result<Uuid, Unfinished>, Refusal> {
    let mut flaws = Flaws::default();
    let mut tx = seat.app().db().begin().await?;
    let issuer = agencies::agency_by_slug(&tx, form.text("issuer")).await?;
    if issuer.is_none() {
        flaws.note("issuer", Flaw::Unknown);
    }
    let (Some(issuer), Some((starts, ends))) = (issuer, days(form, &mut flaws)) else {
        return Err(flaws.into());
    };
    flaws.settle()?;
    let words = wording(form);
    let new = NewCampaign {
        slug: slug(form),
        number: form.text("number").to_owned(),
        name_vi: words.name_vi,
        name_en: words.name_en,
        about_vi: words.about_vi,
        about_en: words.about_en,
        issuer: issuer.slug,
        starts,
        ends,
    };
    match crate::make_plan(&mut tx, &seat.actor(), id, seen(form), new).await {
        Ok(campaign) => {
            tx.commit().await?;
            Ok(Ok(campaign.id))
        }
        Err(CampaignsError::FormUnchosen) => Ok(Err(Unfinished::Form)),
        Err(CampaignsError::GroupUntitled) => Ok(Err(Unfinished::Group)),
        Err(error) => Err(error.into()),
    }
}

#[derive(Deserialize)]
struct Turned {
    #[serde(default)]
    bao: String,
    /// The number of the page, from 1.
    #[serde(default)]
    trang: usize,
}

async fn show_part(
    seat: DeskSession,
    Path((id, part)): Path<(Uuid, String)>,
    Query(turned): Query<Turned>,
) -> Result<Response, Failure> {
    let part = Section::ALL.into_iter().find(|one| one.slug() == part).ok_or(Failure::NotFound)?;
    let reading = find(&seat, id).await?;
    let said = said(&seat, &turned.bao);
    page(&PartPage { said, ..compose_part(&seat, &reading, part, turned.trang).await? })
}

/// The address of a page of a part; pages are counted from 1.
fn part_address(seat: &DeskSession, id: Uuid, part: Section, page: usize) -> String {
    let reading = seat.at().desk_of(routes::SETUP_READING, id);
    format!("{reading}/{}?trang={}", part.slug(), page.max(1))
}

async fn compose_part(
    seat: &DeskSession,
    reading: &Reading,
    part: Section,
    turned: usize,
) -> Result<PartPage, Failure> {
    let lang = seat.desk.lang;
    let leads = Places::load(seat.app().db(), lang).await?.slugs(seat.app().today());
    let up = seat.at().desk_of(routes::SETUP_READING, reading.id);
    let pieces =
        reading.content.pieces.iter().enumerate().filter(|(_, piece)| Section::of(piece.kind) == part);
    let pieces: Vec<(usize, &ReadPiece)> = pieces.collect();
    let turn = turned.max(1);
    let first = (turn - 1).saturating_mul(LENGTH).min(pieces.len());
    let last = (first + LENGTH).min(pieces.len());
    let turned = |turn: usize| part_address(seat, reading.id, part, turn);
    Ok(PartPage {
        frame: seat.frame(routes::SETUP, part.title(lang)).await,
        said: String::new(),
        error: String::new(),
        version: reading.version,
        rows: pieces[first..last].iter().map(|(index, piece)| row(lang, *index, piece, &leads)).collect(),
        newer: if turn > 1 { turned(turn - 1) } else { String::new() },
        older: if last < pieces.len() { turned(turn + 1) } else { String::new() },
        up,
    })
}

fn row(lang: Lang, index: usize, piece: &ReadPiece, leads: &[Choice]) -> Row {
    let choose = |list: Vec<(String, String)>, chosen: &str| -> Vec<Choice> {
        let none = std::iter::once((String::new(), t!(lang, "choose")));
        none.chain(list).map(|(value, name)| Choice::new(value, name, chosen)).collect()
    };
    let forms = || FORMS.iter().map(|form| (form.key.to_owned(), form.name(lang).to_owned())).collect();
    let is_task = piece.kind == PieceKind::Task;
    let asks_form = is_task || piece.kind == PieceKind::Form;
    let task = is_task.then(|| TaskFields {
        leads: choose(leads.iter().map(|one| (one.value.clone(), one.name.clone())).collect(), &piece.lead),
        lead_words: piece.lead_words.clone(),
        partners: piece.partners.clone(),
        due_words: piece.due_words.clone(),
        due: piece.due.clone(),
        every: choose(
            Every::ALL.iter().map(|every| (every.name().to_owned(), every_name(lang, *every))).collect(),
            &piece.every,
        ),
        product: piece.product.clone(),
    });
    Row {
        id: format!("p{index}"),
        kind: kind_name(lang, piece.kind),
        keep: piece.keep,
        value: piece.value.clone(),
        worded: piece.kind != PieceKind::Form || piece.form.is_empty(),
        source: marked(&piece.source, &piece.value),
        forms: if asks_form { choose(forms(), &piece.form) } else { Vec::new() },
        task,
    }
}

/// The source text split around the text of a piece. If the piece is half of the source text or more, nothing is
/// marked.
fn marked(source: &str, value: &str) -> [String; 3] {
    let found = source.find(value).filter(|_| !value.is_empty() && value.len() * 2 < source.len());
    let (start, end) = found.map_or((source.len(), source.len()), |start| (start, start + value.len()));
    [&source[..start], &source[start..end], &source[end..]].map(str::to_owned)
}

/// A recurrence, in words.
pub(crate) fn every_name(lang: Lang, every: Every) -> String {
    match every {
        Every::Always => t!(lang, "every-always"),
        Every::Day => t!(lang, "every-day"),
        Every::Week => t!(lang, "every-week"),
        Every::Month => t!(lang, "every-month"),
        Every::Quarter => t!(lang, "every-quarter"),
        Every::HalfYear => t!(lang, "every-half-year"),
        Every::Year => t!(lang, "every-year"),
    }
}

async fn save_part(
    seat: DeskSession,
    Path((id, part)): Path<(Uuid, String)>,
    Query(turned): Query<Turned>,
    form: Form,
) -> Result<Response, Failure> {
    let part = Section::ALL.into_iter().find(|one| one.slug() == part).ok_or(Failure::NotFound)?;
    let mut reading = find(&seat, id).await?;
    for (index, piece) in reading.content.pieces.iter_mut().enumerate() {
        if Section::of(piece.kind) == part {
            mend(piece, &form, &format!("p{index}"));
        }
    }
    let mut tx = seat.app().db().begin().await?;
    match crate::save_reading(&mut tx, &seat.actor(), id, seen(&form), &reading.content).await {
        Ok(_) => {
            tx.commit().await?;
            let page = part_address(&seat, id, part, turned.trang);
            Ok(Redirect::to(&format!("{page}&bao=luu")).into_response())
        }
        Err(why) => match Refusal::from(why) {
            Refusal::Failure(failure) => Err(failure),
            // The typed text stays in the fields; the version of the form is now the newest one, which the other person
            // saved.
            Refusal::Changed | Refusal::Flaws(_) => {
                let error = t!(seat.desk.lang, "reading-changed");
                refused(&PartPage { error, ..compose_part(&seat, &reading, part, turned.trang).await? })
            }
        },
    }
}

/// Applies the fields of the form to a piece that was on the page.
fn mend(piece: &mut ReadPiece, form: &Form, id: &str) {
    let field = |name: &str| form.text(&format!("{id}-{name}"));
    if field("here").is_empty() {
        return;
    }
    let take = |name: &str, most: usize| field(name).chars().take(most).collect::<String>();
    piece.keep = !field("keep").is_empty();
    if piece.kind != PieceKind::Form || !field("value").is_empty() {
        piece.value = take("value", 4_000);
    }
    if matches!(piece.kind, PieceKind::Form | PieceKind::Task) {
        piece.form = take("form", 100);
    }
    if piece.kind == PieceKind::Task {
        piece.lead = take("lead", 100);
        piece.partners = take("partners", 1_000);
        piece.due = take("due", 10);
        piece.every = take("every", 20);
        piece.product = take("product", 1_000);
    }
}
