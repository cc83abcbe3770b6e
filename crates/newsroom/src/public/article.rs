//! An article, and its earlier editions.

use crate::ArticleAddresses;
use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use jiff::Timestamp;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use kit::web::layers::stands_at;
use uuid::Uuid;

use super::{structured, withdrawn};
use crate::public::NewsContext;
use crate::public::cards::{Card, Image, Link, foreign};
use crate::t;
use crate::{
    Article, Attachment, BlockChange, Edition, EditionSummary, From, ImportNotice, Key, Listing, pictures,
};
use addresses::Addresses;
use document::{self, Embeds};
use frame::public::{Frame, Portal, page};
use kit::format;

/// How many articles of the same theme are offered.
const RELATED: usize = 3;

#[derive(Template)]
#[template(path = "public/pages/article.html")]
struct Page {
    frame: Frame,
    category: Link,
    agency: Option<Link>,
    foreign: Option<&'static str>,
    /// The words are in the first language because nobody has translated them.
    untranslated: bool,
    /// The edition of the original that the translation is behind, when it is.
    behind: Option<i64>,
    /// This is not the current edition.
    earlier: bool,
    /// This is the page of one edition, which is the current one.
    newest: bool,
    current: String,
    edition_number: i64,
    title: String,
    summary: String,
    body: String,
    author: String,
    source: String,
    moment: String,
    machine: String,
    /// Views with their date; empty before the first.
    views: String,
    /// schema.org/NewsArticle as JSON-LD.
    data: String,
    image: Option<Image>,
    attachments: Vec<File>,
    themes: Vec<Link>,
    areas: Vec<Link>,
    corrected: Option<Change>,
    /// Why this edition was published without approval; empty when it was approved.
    forced: String,
    /// That an import made this edition, from where and why; empty when none did.
    imported: String,
    /// How shared blocks in the text changed while it stood, for the public.
    blocks: Vec<String>,
    editions: Vec<Change>,
    newer: Option<Card>,
    older: Option<Card>,
    related: Vec<Card>,
}

/// A file that goes with the article.
struct File {
    href: String,
    name: String,
    size: String,
}

/// An edition in the public history.
#[derive(Clone)]
struct Change {
    number: i64,
    href: String,
    day: String,
    moment: String,
    machine: String,
    note: String,
    /// Why it was published without approval; empty when it was approved.
    forced: String,
    /// That an import made it, from where and why; empty when none did.
    imported: String,
    /// How shared blocks in it changed while it was the current one.
    blocks: Vec<String>,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(address): Path<String>,
) -> Result<Response, Failure> {
    let here = crate::public::enter(&portal).await?;
    let article = find(&here, &address).await?;
    if let Some(withdrawal) = crate::withdrawal(here.app.db(), article.id).await? {
        return withdrawn::show(&here, &article, &withdrawal).await;
    }
    let own = here.at.article(&article);
    // An address keeps working when the words in it change or are cut off.
    if !own.ends_with(&format!("/{address}")) {
        return Ok(stands_at(&own));
    }
    let edition = current(&here, &article).await?;
    let all = crate::edition_summaries(here.app.db(), article.id, edition.lang).await?;
    page(&compose(&here, &article, &edition, &all, own).await?)
}

/// The address of an edition shows this edition for ever, in its own language: also while it is the current one, and when
/// the article is translated later.
pub(super) async fn edition(
    State(portal): State<Portal>,
    Path((address, asked)): Path<(String, String)>,
) -> Result<Response, Failure> {
    // A text that is no number of an edition is an address without a page, like a number that no edition has.
    let number: i64 = asked.parse().map_err(|_| Failure::NotFound)?;
    let here = crate::public::enter(&portal).await?;
    let article = find(&here, &address).await?;
    if let Some(withdrawal) = crate::withdrawal(here.app.db(), article.id).await? {
        return withdrawn::show(&here, &article, &withdrawal).await;
    }
    let (lang, all) = editions(&here, &article).await?;
    if !all.iter().any(|edition| edition.number == number) {
        return Err(Failure::NotFound);
    }
    let path = Addresses(lang).edition(&article, &number);
    if lang != here.lang || !path.ends_with(&format!("/{address}/ban/{asked}")) {
        return Ok(stands_at(&path));
    }
    let edition = crate::edition_numbered(here.app.db(), article.id, lang, number).await?;
    page(&compose(&here, &article, &edition.ok_or(Failure::NotFound)?, &all, path).await?)
}

async fn find(here: &NewsContext, address: &str) -> Result<Article, Failure> {
    let (_, number) = Addresses::parse_article(address).ok_or(Failure::NotFound)?;
    crate::article(here.app.db(), number).await?.ok_or(Failure::NotFound)
}

/// The languages to look in: the one asked for, else whichever there is.
fn languages(here: &NewsContext) -> impl Iterator<Item = Lang> + use<> {
    let first = here.lang;
    std::iter::once(first).chain(Lang::ALL.into_iter().filter(move |lang| *lang != first))
}

/// The editions in the language to read.
async fn editions(here: &NewsContext, article: &Article) -> Result<(Lang, Vec<EditionSummary>), Failure> {
    for lang in languages(here) {
        let all = crate::edition_summaries(here.app.db(), article.id, lang).await?;
        if !all.is_empty() {
            return Ok((lang, all));
        }
    }
    Err(Failure::NotFound)
}

/// The edition to read.
async fn current(here: &NewsContext, article: &Article) -> Result<Edition, Failure> {
    for lang in languages(here) {
        if let Some(edition) = crate::edition(here.app.db(), article.id, lang).await? {
            return Ok(edition);
        }
    }
    Err(Failure::NotFound)
}

async fn compose(
    here: &NewsContext,
    article: &Article,
    edition: &Edition,
    all: &[EditionSummary],
    path: String,
) -> Result<Page, Failure> {
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let category = here.directory.category(article.category).ok_or(Failure::Internal)?;
    let agency = here.directory.agency(article.agency);
    let current = all.first().map_or(edition.number, |newest| newest.number);
    let brought = crate::brought(db, article.id, edition.lang).await?;
    let changed = block_changes(here, all).await?;
    let editions: Vec<Change> = all
        .iter()
        .map(|one| Change {
            blocks: blocks_told(here, &changed, one, end_of(all, one.number)),
            ..change(here, article, edition.lang, one, one.number == current, &brought)
        })
        .collect();
    let own = editions.iter().find(|one| one.number == edition.number);
    let (imported, blocks) = own.map(|own| (own.imported.clone(), own.blocks.clone())).unwrap_or_default();
    let chosen = crate::themes_of(db, article.id).await?;
    let themes = chosen.iter().filter_map(|id| here.directory.theme(*id));
    let themes =
        themes.map(|theme| Link { href: at.theme(&theme.slug), name: theme.name(lang).to_owned() }).collect();
    let areas = agencies::areas_with(db, &crate::areas_of(db, article.id).await?).await?;
    let areas = areas.iter().map(|area| here.area_link(area)).collect();
    let earlier = edition.number != current;
    let newest = !earlier && path != at.article(article);
    let mut frame = here.frame("news", edition.text.title.clone(), path).describe(&edition.text.summary);
    // The other language may have fewer editions: it is offered as it is now.
    frame.other = Addresses(frame.other_lang()).article(article);
    let frame = match (earlier, newest) {
        (true, _) => frame.unlisted(),
        (false, true) => frame.standing_for(&at.article(article)),
        (false, false) => frame,
    };
    let (image, embeds) = shown(here, edition, end_of(all, edition.number)).await?;
    Ok(Page {
        views: views(here, article).await?,
        data: structured::news_article(here, article, edition, image.as_ref(), agency),
        frame,
        category: Link { href: at.category(&category.slug), name: category.name(lang).to_owned() },
        agency: agency
            .map(|agency| Link { href: at.agency(&agency.slug), name: agency.name(lang).to_owned() }),
        foreign: foreign(edition.lang, lang),
        untranslated: edition.lang != lang,
        behind: behind(here, article, edition).await?,
        earlier,
        newest,
        current: at.article(article),
        edition_number: edition.number,
        title: edition.text.title.clone(),
        summary: edition.text.summary.clone(),
        body: document::to_html(&edition.text.body, &embeds),
        author: edition.text.author.clone(),
        source: edition.text.source.clone(),
        moment: here.moment(article.published_at),
        machine: here.machine(article.published_at),
        image,
        attachments: edition.text.attachments.iter().map(|one| file(here, one)).collect(),
        themes,
        areas,
        corrected: editions.iter().find(|one| one.number == edition.number && one.number > 1).cloned(),
        forced: edition.forced.clone(),
        imported,
        blocks,
        editions,
        newer: beside(here, article, From::After(Key::of(article))).await?,
        older: beside(here, article, From::Before(Key::of(article))).await?,
        related: related(here, article, &chosen).await?,
    })
}

fn file(here: &NewsContext, attachment: &Attachment) -> File {
    File {
        href: Addresses::attachment(&attachment.blob, &attachment.name),
        name: attachment.name.clone(),
        size: format::file_size(here.lang, attachment.bytes),
    }
}

fn change(
    here: &NewsContext,
    article: &Article,
    lang: Lang,
    edition: &EditionSummary,
    current: bool,
    brought: &[ImportNotice],
) -> Change {
    let imported = brought.iter().find(|one| one.number == edition.number);
    let href = if current {
        here.at.article(article)
    } else {
        // Its words stand under the address of their own language.
        Addresses(lang).edition(article, &edition.number)
    };
    Change {
        number: edition.number,
        href,
        day: format::day(here.lang, here.day_of(edition.at)),
        moment: here.moment(edition.at),
        machine: here.machine(edition.at),
        note: edition.change_note.clone(),
        forced: edition.forced.clone(),
        imported: imported.map_or_else(String::new, |one| told(here, one)),
        blocks: Vec::new(),
    }
}

/// When the next edition took an edition's place; none for the current one. `all` has the newest first.
fn end_of(all: &[EditionSummary], number: i64) -> Option<Timestamp> {
    all.iter().rev().find(|one| one.number > number).map(|next| next.at)
}

/// The edits that readers are told of, of every block that an edition shows.
async fn block_changes(here: &NewsContext, all: &[EditionSummary]) -> Result<Vec<BlockChange>, Failure> {
    let mut ids: Vec<Uuid> = all.iter().flat_map(|edition| &edition.blocks).copied().collect();
    ids.sort_unstable();
    ids.dedup();
    let Some(first) = all.iter().map(|edition| edition.at).min() else { return Ok(Vec::new()) };
    Ok(crate::block_changes(here.app.db(), &ids, first).await?)
}

/// The sentences about the edits while an edition was the current one.
fn blocks_told(
    here: &NewsContext,
    changes: &[BlockChange],
    edition: &EditionSummary,
    end: Option<Timestamp>,
) -> Vec<String> {
    let during = |change: &&BlockChange| {
        edition.blocks.contains(&change.block)
            && change.at >= edition.at
            && end.is_none_or(|end| change.at < end)
    };
    let say = |change: &BlockChange| {
        let day = format::day(here.lang, here.day_of(change.at));
        let (name, note) = (change.name.as_str(), change.note.as_str());
        let said = t!(here.lang, "block-changed", name = name, day = day, note = note);
        if change.forced.is_empty() {
            return said;
        }
        format!("{said} {}", t!(here.lang, "block-forced", reason = change.forced.as_str()))
    };
    changes.iter().filter(during).map(say).collect()
}

fn told(here: &NewsContext, brought: &ImportNotice) -> String {
    let day = format::day(here.lang, here.day_of(brought.at));
    let (source, reason) = (brought.source.as_str(), brought.reason.as_str());
    t!(here.lang, "imported", day = day, source = source, reason = reason)
}

/// The original's current edition, when the translation is of an earlier one.
async fn behind(here: &NewsContext, article: &Article, edition: &Edition) -> Result<Option<i64>, Failure> {
    let Some(translates) = edition.translates else { return Ok(None) };
    let originals = crate::edition_summaries(here.app.db(), article.id, Lang::Vi).await?;
    Ok(originals.first().map(|original| original.number).filter(|number| *number > translates))
}

async fn views(here: &NewsContext, article: &Article) -> Result<String, Failure> {
    let total = audience::total(here.app.db(), &audience::article(article.number)).await?;
    let Some(total) = total else { return Ok(String::new()) };
    let now = here.moment(here.app.db().clock().now());
    let shown = format::number(here.lang, total.views);
    Ok(t!(here.lang, "views", count = total.views, shown = shown, now = now))
}

/// The picture on top, and the parts that the body is shown with.
async fn shown(
    here: &NewsContext,
    edition: &Edition,
    end: Option<Timestamp>,
) -> Result<(Option<Image>, Embeds), Failure> {
    let (db, text) = (here.app.db(), &edition.text);
    let top = match &text.picture {
        Some(placed) => crate::picture(db, placed.picture).await?.map(|picture| (picture, placed)),
        None => None,
    };
    let own = top.iter().map(|(picture, _)| picture.blob.clone());
    let embeds = pictures::embeds_before(db, [&text.body], own, end).await?;
    let image = top.map(|(picture, placed)| Image::whole(&picture, placed, embeds.sizes_of(&picture.blob)));
    Ok((image, embeds))
}

/// The next article of the same category, newer or older.
async fn beside(here: &NewsContext, article: &Article, from: From) -> Result<Option<Card>, Failure> {
    let listing = Listing::Category(article.category);
    let slice = crate::slice(here.app.db(), listing, from, here.lang, 1).await?;
    Ok(slice.teasers.into_iter().next().map(|teaser| here.card(teaser)))
}

async fn related(here: &NewsContext, article: &Article, themes: &[Uuid]) -> Result<Vec<Card>, Failure> {
    let Some(theme) = themes.first() else { return Ok(Vec::new()) };
    let found = crate::latest(here.app.db(), Listing::Theme(*theme), here.lang, RELATED + 1).await?;
    let others = found.into_iter().filter(|teaser| teaser.article.id != article.id).take(RELATED);
    Ok(here.cards(others.collect()))
}
