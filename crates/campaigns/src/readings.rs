//! Texts of plans that were read, while people confirm or mend them piece by piece. Nothing of a reading is a plan before
//! someone makes one of it.

use access::{Actor, On};
use frame::forms::{Flaw, Flaws, LONGEST_ABOUT, LONGEST_NAME, line, paragraph};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use kit::events::NewEvent;
use serde::{Deserialize, Serialize};
use serde_json::json;
use uuid::Uuid;

use crate::actions::{CampaignsError, NewCampaign, NewTheme, add_campaign, add_theme};
use crate::forms::form;
use crate::model::{Activity, Campaign, Figures, Part, PartKind};
use crate::permissions::PLAN;
use crate::reading::{Absent, Due, Every, Extracted, PlanDraft};
use crate::store;

/// Longest words of a piece that are kept, in characters.
const LONGEST_PIECE: usize = 4_000;
/// How long the name of a theme is made at most, in characters; the whole stands in what it is about.
const SHORT_NAME: usize = 110;

/// A text that was read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Our own identifier.
    pub id: Uuid,
    /// The file's name.
    pub file: String,
    /// What was read, as far as it was confirmed or mended.
    pub content: ReadPlan,
    /// Grows with every save.
    pub version: i64,
    /// When it was read.
    pub at: Timestamp,
    /// Who had it read; none for a command of the server.
    pub by: Option<Uuid>,
    /// The plan that was made of it.
    pub campaign: Option<Uuid>,
}

/// What was read, in pieces that can be confirmed and mended.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPlan {
    /// The plan's number.
    pub number: String,
    /// What it is called.
    pub name: String,
    /// Its first day, as `2024-01-01`; empty when the text does not say.
    pub starts: String,
    /// Its last day.
    pub ends: String,
    /// The words from which number, name, day of issue and period were read.
    pub sources: Vec<String>,
    /// The pieces, in the order of the text.
    pub pieces: Vec<ReadPiece>,
    /// Lines that were not taken.
    pub left_out: Vec<String>,
    /// The parts that the text lacks.
    pub absent: Vec<Absent>,
}

/// A piece of a text.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadPiece {
    /// What it is.
    pub kind: PieceKind,
    /// Whether the plan takes it.
    pub keep: bool,
    /// Its words, mended or as read.
    pub value: String,
    /// The words of the text.
    pub source: String,
    /// The form, by its stored name: of a form, and of a task where the text names one.
    #[serde(default)]
    pub form: String,
    /// The agency that leads a task, by its place in addresses.
    #[serde(default)]
    pub lead: String,
    /// The same in the words of the text.
    #[serde(default)]
    pub lead_words: String,
    /// Those who help, in the words of the text.
    #[serde(default)]
    pub partners: String,
    /// Until when, or how often, in the words of the text.
    #[serde(default)]
    pub due_words: String,
    /// The last day of a task; empty when it recurs, or when it is not clear.
    #[serde(default)]
    pub due: String,
    /// How often, by the stored name of [`Every`]; empty when it does not recur.
    #[serde(default)]
    pub every: String,
    /// What comes of a task.
    #[serde(default)]
    pub product: String,
}

/// What a piece is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PieceKind {
    /// A document that the plan rests on.
    Basis,
    /// Where it is carried out.
    Place,
    /// What it is for.
    Purpose,
    /// What it asks of those who carry it out.
    Requirement,
    /// A form that it commits to.
    Form,
    /// A group of its key content.
    Group,
    /// A message of the group before it.
    Message,
    /// A task.
    Task,
}

impl ReadPlan {
    /// What was read, with all pieces kept; `agency` finds an agency by its name.
    pub fn of(draft: &PlanDraft, agency: impl Fn(&str) -> Option<String>) -> Self {
        let day = |day: Option<Date>| day.map_or_else(String::new, |day| day.to_string());
        let period = draft.period.as_ref().map(|period| &period.value);
        let sources = [
            draft.number.as_ref().map(|one| &one.words),
            draft.title.as_ref().map(|one| &one.words),
            draft.issued.as_ref().map(|one| &one.words),
            draft.period.as_ref().map(|one| &one.words),
        ];
        let mut sources: Vec<String> = sources.into_iter().flatten().cloned().collect();
        sources.dedup();
        let mut read = Self {
            number: draft.number.as_ref().map_or_else(String::new, |one| one.value.clone()),
            name: draft.title.as_ref().map_or_else(String::new, |one| one.value.clone()),
            starts: day(period.map(|period| *period.start())),
            ends: day(period.map(|period| *period.end())),
            sources,
            pieces: Vec::new(),
            left_out: draft.left_out.iter().map(|one| one.words.clone()).collect(),
            absent: draft.absent(),
        };
        read.lines(PieceKind::Basis, &draft.bases);
        read.lines(PieceKind::Place, &draft.places);
        read.lines(PieceKind::Purpose, &draft.purposes);
        read.lines(PieceKind::Requirement, &draft.requirements);
        for one in &draft.forms {
            let piece = ReadPiece::new(PieceKind::Form, &one.value.name, &one.words);
            read.pieces.push(ReadPiece { form: one.value.form.unwrap_or_default().to_owned(), ..piece });
        }
        for group in &draft.groups {
            read.pieces.push(ReadPiece::new(PieceKind::Group, &group.title.value, &group.title.words));
            read.lines(PieceKind::Message, &group.messages);
        }
        for task in &draft.tasks {
            let (due, every) = match task.value.due {
                Some(Due::By(day) | Due::Between(_, day)) => (day.to_string(), String::new()),
                Some(Due::Again(every)) => (String::new(), every.name().to_owned()),
                None => (String::new(), String::new()),
            };
            read.pieces.push(ReadPiece {
                lead: agency(&task.value.lead).unwrap_or_default(),
                lead_words: task.value.lead.clone(),
                partners: task.value.partners.join(", "),
                due_words: task.value.due_words.clone(),
                product: task.value.product.clone(),
                form: crate::reading::known_form(&task.value.name).unwrap_or_default().to_owned(),
                due,
                every,
                ..ReadPiece::new(PieceKind::Task, &task.value.name, &task.words)
            });
        }
        read
    }

    fn lines(&mut self, kind: PieceKind, lines: &[Extracted<String>]) {
        self.pieces.extend(lines.iter().map(|one| ReadPiece::new(kind, &one.value, &one.words)));
    }

    /// How many pieces of a kind are kept.
    pub fn count(&self, kind: PieceKind) -> usize {
        self.pieces.iter().filter(|piece| piece.kind == kind && piece.keep).count()
    }
}

impl ReadPiece {
    fn new(kind: PieceKind, value: &str, source: &str) -> Self {
        let cut = |text: &str| text.chars().take(LONGEST_PIECE).collect::<String>();
        Self {
            kind,
            keep: true,
            value: cut(value),
            source: cut(source),
            form: String::new(),
            lead: String::new(),
            lead_words: String::new(),
            partners: String::new(),
            due_words: String::new(),
            due: String::new(),
            every: String::new(),
            product: String::new(),
        }
    }
}

/// Keeps what was read of a text, to be confirmed piece by piece.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn keep_reading(
    tx: &mut Tx,
    actor: &Actor,
    file: &str,
    draft: &PlanDraft,
) -> Result<Reading, CampaignsError> {
    actor.may(PLAN, On::City)?;
    let agencies = agencies::agencies(tx).await?;
    let find = |name: &str| {
        let key = viet::search_key(name);
        let called = |one: &&agencies::Agency| {
            let names = [&one.name_vi, &one.name_en, &one.short_vi];
            names.iter().any(|name| !name.is_empty() && viet::search_key(name) == key)
        };
        agencies.iter().find(called).map(|one| one.slug.clone())
    };
    let reading = Reading {
        id: tx.id(),
        file: line(file).chars().take(LONGEST_NAME).collect(),
        content: ReadPlan::of(draft, find),
        version: 1,
        at: tx.now(),
        by: actor.person(),
        campaign: None,
    };
    store::insert_reading(tx, &reading).await?;
    tx.record_quietly(event(
        "reading.kept",
        reading.id,
        actor,
        json!({ "pieces": reading.content.pieces.len() }),
    ));
    Ok(reading)
}

/// Keeps what someone confirmed or mended, on top of the version that was seen. Answers the new version.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn save_reading(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    content: &ReadPlan,
) -> Result<i64, CampaignsError> {
    actor.may(PLAN, On::City)?;
    open(tx, id, seen).await?;
    store::update_reading(tx, id, seen + 1, content).await?;
    Ok(seen + 1)
}

/// A reading of which no plan was made yet, at the version that was seen.
async fn open(tx: &mut Tx, id: Uuid, seen: i64) -> Result<Reading, CampaignsError> {
    // The sequence's row is the lock: of two who save at once, one comes second and hears of it.
    tx.next_number("reading").await?;
    let reading = store::reading(tx, id).await?.ok_or(CampaignsError::NoCampaign)?;
    if reading.version != seen || reading.campaign.is_some() {
        return Err(CampaignsError::Changed);
    }
    Ok(reading)
}

/// Makes a plan of what was confirmed: its words, parts, forms, themes and activities.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn make_plan(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    new: NewCampaign,
) -> Result<Campaign, CampaignsError> {
    actor.may(PLAN, On::City)?;
    let reading = open(tx, id, seen).await?;
    let kept: Vec<ReadPiece> = reading.content.pieces.into_iter().filter(|piece| piece.keep).collect();
    check(&kept)?;
    let campaign = add_campaign(tx, actor, new).await?;
    add_parts(tx, &campaign, &kept).await?;
    add_themes(tx, actor, &campaign, &kept).await?;
    add_activities(tx, &campaign, &kept).await?;
    store::close_reading(tx, id, campaign.id).await?;
    let data = json!({ "reading": id, "pieces": kept.len() });
    tx.record(event("campaign.confirmed", campaign.id, actor, data));
    Ok(campaign)
}

/// Gives a plan its sentences, in Vietnamese and English, and the forms that it commits to, by their stored names.
///
/// # Errors
/// See [`CampaignsError`].
pub async fn describe(
    tx: &mut Tx,
    actor: &Actor,
    campaign: &Campaign,
    parts: &[(PartKind, String, String)],
    forms: &[String],
) -> Result<(), CampaignsError> {
    actor.may(PLAN, On::City)?;
    let parts: Vec<Part> =
        parts.iter().map(|(kind, vi, en)| part(tx.id(), *kind, [vi.as_str(), en.as_str()], "")).collect();
    let mut named = Vec::new();
    for key in forms {
        named.push((form(key).ok_or_else(|| Flaws::one("forms", Flaw::Unknown))?.key, ""));
    }
    write_down(tx, campaign, &parts, &named).await?;
    let data = json!({ "parts": parts.len(), "forms": forms.len() });
    tx.record(event("campaign.described", campaign.id, actor, data));
    Ok(())
}

/// A form that was not recognised has to be chosen, or left out; a group has to have a title.
fn check(kept: &[ReadPiece]) -> Result<(), CampaignsError> {
    if kept.iter().any(|piece| piece.kind == PieceKind::Form && form(&piece.form).is_none()) {
        return Err(CampaignsError::FormUnchosen);
    }
    if kept.iter().any(|piece| piece.kind == PieceKind::Group && line(&piece.value).is_empty()) {
        return Err(CampaignsError::GroupUntitled);
    }
    Ok(())
}

async fn add_parts(tx: &mut Tx, campaign: &Campaign, kept: &[ReadPiece]) -> Result<(), CampaignsError> {
    let (mut parts, mut forms) = (Vec::new(), Vec::new());
    for piece in kept {
        let kind = match piece.kind {
            PieceKind::Basis => PartKind::Basis,
            PieceKind::Place => PartKind::Place,
            PieceKind::Purpose => PartKind::Purpose,
            PieceKind::Requirement => PartKind::Requirement,
            PieceKind::Form if forms.iter().all(|(form, _)| *form != piece.form) => {
                forms.push((piece.form.as_str(), piece.source.as_str()));
                continue;
            }
            PieceKind::Form | PieceKind::Group | PieceKind::Message | PieceKind::Task => continue,
        };
        parts.push(part(tx.id(), kind, [&piece.value, ""], &piece.source));
    }
    Ok(write_down(tx, campaign, &parts, &forms).await?)
}

fn part(id: Uuid, kind: PartKind, [vi, en]: [&str; 2], source: &str) -> Part {
    Part { id, kind, words_vi: paragraph(vi), words_en: paragraph(en), source: source.to_owned() }
}

/// Writes a plan's sentences and forms, each form with the words that it was read from, in their order.
async fn write_down(
    tx: &Tx,
    campaign: &Campaign,
    parts: &[Part],
    forms: &[(&str, &str)],
) -> Result<(), DbError> {
    for (position, part) in (1..).zip(parts) {
        store::insert_part(tx, campaign.id, position, part).await?;
    }
    for (position, (form, source)) in (1..).zip(forms) {
        store::insert_form(tx, campaign.id, form, position, source).await?;
    }
    Ok(())
}

/// Groups become themes, their messages themes below them.
async fn add_themes(
    tx: &mut Tx,
    actor: &Actor,
    campaign: &Campaign,
    kept: &[ReadPiece],
) -> Result<(), CampaignsError> {
    let mut group: Option<String> = None;
    for piece in kept.iter().filter(|piece| matches!(piece.kind, PieceKind::Group | PieceKind::Message)) {
        let words = paragraph(&piece.value);
        let name = short(&words);
        let slug = free_slug(tx, &campaign.slug, &name).await?;
        let new = NewTheme {
            slug: slug.clone(),
            about_vi: if name == words { String::new() } else { words.chars().take(LONGEST_ABOUT).collect() },
            name_vi: name,
            name_en: String::new(),
            about_en: String::new(),
            parent: group.clone().filter(|_| piece.kind == PieceKind::Message),
        };
        add_theme(tx, actor, campaign, new).await?;
        if piece.kind == PieceKind::Group {
            group = Some(slug);
        }
    }
    Ok(())
}

async fn add_activities(tx: &mut Tx, campaign: &Campaign, kept: &[ReadPiece]) -> Result<(), CampaignsError> {
    for (position, piece) in (1..).zip(kept.iter().filter(|piece| piece.kind == PieceKind::Task)) {
        let lead = match piece.lead.as_str() {
            "" => None,
            slug => {
                let found = agencies::agency_by_slug(tx, slug).await?;
                Some(found.ok_or_else(|| CampaignsError::NoAgency(slug.to_owned()))?.id)
            }
        };
        let activity = Activity {
            id: tx.id(),
            campaign: campaign.id,
            number: tx.next_number("activity").await?,
            form: form(&piece.form).map_or_else(String::new, |form| form.key.to_owned()),
            name_vi: line(&piece.value),
            name_en: String::new(),
            lead,
            parent: None,
            partners: Vec::new(),
            partner_words: line(&piece.partners),
            themes: Vec::new(),
            areas: Vec::new(),
            starts: None,
            due: piece.due.parse().ok(),
            every: Every::named(&piece.every),
            due_words: line(&piece.due_words),
            product: line(&piece.product),
            targets: Figures::default(),
            budget: None,
            cancelled: None,
            source: piece.source.clone(),
        };
        store::insert_activity(tx, position, &activity).await?;
    }
    Ok(())
}

/// The beginning of a message, as a name: its first sentence, cut between words when it is long.
fn short(words: &str) -> String {
    let first =
        words.split_inclusive(". ").next().unwrap_or_default().trim().trim_end_matches(['.', ':', ';']);
    let first = line(first);
    if first.chars().count() <= SHORT_NAME {
        return first;
    }
    let cut: String = first.chars().take(SHORT_NAME).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{}…", cut[..end].trim_end_matches([',', ';', ':', '-', '–']))
}

/// An address of a theme that no other has.
async fn free_slug(db: &impl Run, campaign: &str, name: &str) -> Result<String, CampaignsError> {
    let base: String = viet::slug(name).unwrap_or_else(|| campaign.to_owned()).chars().take(70).collect();
    let base = base.trim_matches('-').to_owned();
    let mut slug = base.clone();
    let mut next = 2;
    while store::theme_by_slug(db, &slug).await?.is_some() {
        slug = format!("{base}-{next}");
        next += 1;
    }
    Ok(slug)
}

fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
