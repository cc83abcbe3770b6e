//! The desk of the demonstration: drafts at each stage, in the hands of its officers, and a shared block.

use jiff::civil::Time;
use jiff::{SignedDuration, ToSpan};
use kit::db::Tx;
use kit::i18n::Lang;
use serde::Deserialize;
use uuid::Uuid;

use super::Files;
use access::Actor;
use document::{Block, Document, from_markdown};
use frame::App;
use frame::demo::{DemoError, read};

use crate::Text;
use crate::drafts::{self, DraftContent};

const FILE: &str = "desk.toml";
/// How long the late one has waited for a reviewer.
const LATE: SignedDuration = SignedDuration::from_hours(75);

#[derive(Deserialize)]
struct Desk {
    block: BlockEntry,
    #[serde(rename = "draft")]
    drafts: Vec<Entry>,
}

#[derive(Deserialize)]
struct BlockEntry {
    by: String,
    agency: String,
    name: String,
    body: String,
}

/// A draft, and how far it is.
#[derive(Deserialize)]
struct Entry {
    by: String,
    reviewer: String,
    agency: String,
    category: String,
    title: String,
    summary: String,
    body: String,
    stage: Stage,
    /// The words that the reviewer comments on.
    #[serde(default)]
    quote: String,
    #[serde(default)]
    note: String,
    /// Whether it shows the shared block.
    #[serde(default)]
    block: bool,
}

#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "lowercase")]
enum Stage {
    Writing,
    Returned,
    Review,
    Late,
    Scheduled,
}

/// Fills the desk, by the very steps that its officers would take.
pub(super) async fn fill(app: &App, tx: &mut Tx) -> Result<(), DemoError> {
    let desk: Desk = read::<Files, _>(FILE)?;
    let BlockEntry { by, agency, name, body } = &desk.block;
    let (actor, agency) = (officer(tx, by).await?, agency_of(tx, agency).await?);
    let block = crate::add_block(tx, &actor, agency, name, from_markdown(body)).await;
    let block = block.map_err(|error| format!("{FILE}: block: {error:?}"))?;
    for entry in &desk.drafts {
        let done = draft(app, tx, entry, block).await;
        done.map_err(|error| format!("{FILE}: {}: {error}", entry.title))?;
    }
    Ok(())
}

async fn draft(app: &App, tx: &mut Tx, entry: &Entry, block: Uuid) -> Result<(), DemoError> {
    let (writer, reviewer) = (officer(tx, &entry.by).await?, officer(tx, &entry.reviewer).await?);
    let agency = agency_of(tx, &entry.agency).await?;
    let category = crate::categories(tx).await?.into_iter().find(|one| one.slug == entry.category);
    let category = category.ok_or_else(|| format!("there is no category `{}`", entry.category))?.id;
    let id = drafts::start(tx, &writer, Lang::Vi, agency, category, app.zone()).await?;
    let version = drafts::save(tx, &writer, id, 1, words(entry, category, block)).await?;
    if entry.stage == Stage::Writing {
        return Ok(());
    }
    drafts::submit(tx, &writer, id, version, app.zone()).await?;
    match entry.stage {
        Stage::Writing | Stage::Review if entry.note.is_empty() => {}
        Stage::Writing | Stage::Review => {
            drafts::comment(tx, &reviewer, id, &entry.quote, &entry.note).await?;
        }
        Stage::Returned => drafts::send_back(tx, &reviewer, id, &entry.note).await?,
        Stage::Late => drafts::has_waited(tx, id, LATE).await?,
        Stage::Scheduled => {
            drafts::approve(tx, &reviewer, id, version, app.zone()).await?;
            let tomorrow = tx.now().to_zoned(app.zone().clone()).date().checked_add(1.day())?;
            let at = tomorrow.to_datetime(Time::constant(7, 30, 0, 0)).to_zoned(app.zone().clone())?;
            drafts::schedule(tx, &writer, id, at.timestamp(), app.zone()).await?;
        }
    }
    Ok(())
}

fn words(entry: &Entry, category: Uuid, block: Uuid) -> DraftContent {
    let mut body: Document = from_markdown(&entry.body);
    if entry.block {
        body.blocks.push(Block::Reuse { id: block });
    }
    let text = Text {
        title: entry.title.clone(),
        summary: entry.summary.clone(),
        body,
        author: String::new(),
        source: String::new(),
        picture: None,
        attachments: Vec::new(),
    };
    DraftContent { category, themes: Vec::new(), areas: Vec::new(), text, change_note: String::new() }
}

async fn officer(tx: &Tx, mail: &str) -> Result<Actor, DemoError> {
    let person =
        accounts::person_by_mail(tx, mail).await?.ok_or_else(|| format!("{FILE}: nobody is {mail}"))?;
    let officer = accounts::officer(tx, person.id, tx.now()).await?;
    Ok(Actor::Officer(officer.ok_or_else(|| format!("{FILE}: {mail} has no roles"))?))
}

async fn agency_of(tx: &Tx, slug: &str) -> Result<Uuid, DemoError> {
    let found = agencies::agency_by_slug(tx, slug).await?;
    Ok(found.ok_or_else(|| format!("{FILE}: there is no agency `{slug}`"))?.id)
}
