//! Publishing, correcting, translating. Each is one transaction's work and one sentence.

use crate::permissions::{PUBLISH, WRITE};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use kit::blobs::BlobKey;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use kit::i18n::Lang;
use serde_json::json;
use uuid::Uuid;

use super::evidence;
use super::model::{Article, Edition};
use super::store;
use access::{Actor, Denied, On};
use document::{Placed, Text};
use frame::forms::Flaws;
use media::Picture;

/// Longest headline, in characters.
const LONGEST_TITLE: usize = 300;
/// Longest summary, in characters.
const LONGEST_SUMMARY: usize = 2_000;

/// Why an article could not be published or corrected.
#[derive(Debug, thiserror::Error)]
pub enum NewsroomError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// There is no headline.
    #[error("the article has no title")]
    NoTitle,
    /// The headline is too long to be one.
    #[error("the title has more than {LONGEST_TITLE} characters")]
    LongTitle,
    /// The summary is too long to be one.
    #[error("the summary has more than {LONGEST_SUMMARY} characters")]
    LongSummary,
    /// There is no body.
    #[error("the article has no body")]
    NoBody,
    /// A picture without words for people who cannot see it (WCAG 2.2, 1.1.1).
    #[error("the picture has no alternative text")]
    NoAlt,
    /// A correction must describe the change in public.
    #[error("a correction must say what changed")]
    NoChangeNote,
    /// A correction that changes nothing.
    #[error("the new edition says the same as the one before")]
    SameText,
    /// There is a first edition in this language already.
    #[error("the article is in this language already; its translation is brought up to date instead")]
    Translated,
    /// There is no such article.
    #[error("there is no such article")]
    NoArticle,
    /// It was taken off the site.
    #[error("the article was taken off the site")]
    Withdrawn,
    /// A reason is needed.
    #[error("a reason is needed")]
    NoReason,
    /// There is no such picture.
    #[error("there is no such picture")]
    NoPicture,
    /// There is no such category.
    #[error("there is no such category")]
    NoCategory,
    /// Something is wrong with a category's words or address.
    #[error(transparent)]
    Flaws(#[from] Flaws),
    /// Someone else changed it in the meantime.
    #[error("someone else changed it in the meantime")]
    Changed,
}

/// An article to be published.
#[derive(Clone, Debug)]
pub struct NewArticle {
    /// The words of its address; made from the title when empty.
    pub slug: String,
    /// Its language.
    pub lang: Lang,
    /// Its category.
    pub category: Uuid,
    /// The agency that issues it.
    pub agency: Uuid,
    /// Its themes.
    pub themes: Vec<Uuid>,
    /// The areas that it concerns; none when it concerns the whole city.
    pub areas: Vec<Uuid>,
    /// When it was (or is) published.
    pub published_at: Timestamp,
    /// Its text.
    pub text: Text,
    /// Why it was not approved before; empty when it was. Public.
    pub forced: String,
}

/// A published article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Published {
    /// Its identifier.
    pub id: Uuid,
    /// Its number in addresses.
    pub number: i64,
}

/// Registers a picture whose bytes are in the blob store, for an agency; the same bytes are the same picture, which keeps
/// its owner.
pub async fn add_picture(
    tx: &mut Tx,
    actor: &Actor,
    agency: Uuid,
    blob: BlobKey,
    kind: &str,
    size: (i64, i64),
) -> Result<Picture, NewsroomError> {
    actor.may(WRITE, On::Agency(agency))?;
    if let Some(known) = store::picture_by_blob(tx, &blob).await? {
        return Ok(known);
    }
    let picture = Picture { id: tx.id(), blob, kind: kind.to_owned(), width: size.0, height: size.1 };
    store::insert_picture(tx, &picture, Some(agency)).await?;
    tx.record(event("picture.added", picture.id, actor, json!({ "sha256": picture.blob.as_str() })));
    Ok(picture)
}

/// Publishes an article: its first edition. `zone` is the city's, for the day it belongs to.
pub async fn publish(
    tx: &mut Tx,
    actor: &Actor,
    new: NewArticle,
    zone: &TimeZone,
) -> Result<Published, NewsroomError> {
    actor.may(PUBLISH, On::Agency(new.agency))?;
    let new = NewArticle { text: clean(new.text), ..new };
    check(&new.text)?;
    let number = tx.next_number("article").await?;
    let slug = viet::slug(if new.slug.is_empty() { &new.text.title } else { &new.slug });
    let article = Article {
        id: tx.id(),
        number,
        slug: slug.unwrap_or_else(|| "tin".to_owned()),
        category: new.category,
        agency: new.agency,
        published_at: new.published_at,
    };
    let day = article.published_at.to_zoned(zone.clone()).date();
    store::insert_article(tx, &article, &day.to_string()).await?;
    for theme in &new.themes {
        for (index, id) in campaigns::lineage(tx, *theme).await?.into_iter().enumerate() {
            store::insert_theme(tx, &article, id, index == 0).await?;
        }
    }
    for area in &new.areas {
        store::insert_area(tx, &article, *area).await?;
    }
    let title = new.text.title.clone();
    let first = first_edition(tx, &article, new.lang, new.text, new.published_at, None);
    let edition = Edition { forced: new.forced, ..first };
    store::insert_edition(tx, &edition).await?;
    let data = json!({
        "number": number,
        "lang": new.lang.code(),
        "agency": new.agency,
        "category": new.category,
        "forced": !edition.forced.is_empty(),
        "sha256": store::binding::edition_digest(tx, edition.id).await?,
    });
    tx.record(event("article.published", article.id, actor, data));
    evidence::note_new(tx, &article, (&title, day), new.themes, new.areas).await?;
    Ok(Published { id: article.id, number })
}

/// The next edition of an article in a language.
#[derive(Clone, Debug)]
pub struct Correction {
    /// The article.
    pub article: Uuid,
    /// The language.
    pub lang: Lang,
    /// Its new text.
    pub text: Text,
    /// The change, described for the public.
    pub change_note: String,
    /// For a translation: the number of the original's edition that it follows now; `None` leaves it as it was.
    pub translates: Option<i64>,
    /// When it is made public.
    pub at: Timestamp,
    /// Why it was not approved before; empty when it was. Public.
    pub forced: String,
}

impl Correction {
    /// A correction that was approved and follows no other edition of an original than before.
    pub fn new(article: Uuid, lang: Lang, text: Text, change_note: &str, at: Timestamp) -> Self {
        let change_note = change_note.to_owned();
        Self { article, lang, text, change_note, translates: None, at, forced: String::new() }
    }
}

/// Corrects an article, or brings a translation up to date: the next edition in a language, with a public note on the
/// change. Answers its number.
pub async fn correct(tx: &mut Tx, actor: &Actor, new: Correction) -> Result<i64, NewsroomError> {
    may_publish(tx, actor, new.article).await?;
    let before = store::edition(tx, new.article, new.lang).await?.ok_or(NewsroomError::NoArticle)?;
    let text = clean(new.text);
    check(&text)?;
    let change_note = viet::nfc(new.change_note.trim()).into_owned();
    if change_note.is_empty() {
        return Err(NewsroomError::NoChangeNote);
    }
    if before.text == text && new.translates.is_none_or(|number| Some(number) == before.translates) {
        return Err(NewsroomError::SameText);
    }
    let number = before.number + 1;
    let translates = new.translates.or(before.translates);
    let edition = Edition {
        id: tx.id(),
        number,
        at: new.at,
        text,
        change_note,
        translates,
        forced: new.forced,
        ..before
    };
    store::insert_edition(tx, &edition).await?;
    // The note is public and stands with the edition; the record, which is never erased, holds no free text.
    let data = json!({
        "edition": number,
        "lang": new.lang.code(),
        "forced": !edition.forced.is_empty(),
        "sha256": store::binding::edition_digest(tx, edition.id).await?,
    });
    tx.record(event("article.corrected", new.article, actor, data));
    Ok(number)
}

/// The article, when the actor may publish for its agency and it is on the site.
async fn may_publish(tx: &Tx, actor: &Actor, article: Uuid) -> Result<Article, NewsroomError> {
    actor.may_somewhere(PUBLISH)?;
    let article = store::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    actor.may(PUBLISH, On::Agency(article.agency))?;
    // Its address only says why it was taken off: an edition would be published that nobody can read.
    if store::withdrawal(tx, article.id).await?.is_some() {
        return Err(NewsroomError::Withdrawn);
    }
    Ok(article)
}

/// Adds the first edition of an article in another language, a translation of its edition `translates`.
pub async fn translate(
    tx: &mut Tx,
    actor: &Actor,
    article: Uuid,
    lang: Lang,
    text: Text,
    translates: i64,
    at: Timestamp,
) -> Result<(), NewsroomError> {
    let new = Correction { translates: Some(translates), ..Correction::new(article, lang, text, "", at) };
    add_translation(tx, actor, new).await
}

/// The same for a translation that may not have been approved; its note of changes is left aside, as nothing changed.
pub(super) async fn add_translation(
    tx: &mut Tx,
    actor: &Actor,
    new: Correction,
) -> Result<(), NewsroomError> {
    let article = may_publish(tx, actor, new.article).await?;
    let (lang, translates) = (new.lang, new.translates);
    let text = clean(new.text);
    check(&text)?;
    if store::edition(tx, article.id, lang).await?.is_some() {
        return Err(NewsroomError::Translated);
    }
    let first = first_edition(tx, &article, lang, text, new.at, translates);
    let edition = Edition { forced: new.forced, ..first };
    store::insert_edition(tx, &edition).await?;
    let data = json!({
        "lang": lang.code(),
        "translates": translates,
        "forced": !edition.forced.is_empty(),
        "sha256": store::binding::edition_digest(tx, edition.id).await?,
    });
    tx.record(event("article.translated", article.id, actor, data));
    Ok(())
}

fn first_edition(
    tx: &Tx,
    article: &Article,
    lang: Lang,
    text: Text,
    at: Timestamp,
    translates: Option<i64>,
) -> Edition {
    Edition {
        id: tx.id(),
        article: article.id,
        lang,
        number: 1,
        at,
        text,
        change_note: String::new(),
        translates,
        forced: String::new(),
    }
}

/// Text as it is stored: NFC, without characters that no text has (PostgreSQL would refuse some, SQLite keep them).
pub(super) fn clean(text: Text) -> Text {
    let nfc = |text: &str| viet::nfc(text.trim()).into_owned();
    Text {
        title: nfc(&text.title),
        summary: nfc(&text.summary),
        author: nfc(&text.author),
        source: nfc(&text.source),
        picture: text.picture.map(|placed| Placed {
            alt: nfc(&placed.alt),
            caption: nfc(&placed.caption),
            ..placed
        }),
        ..text
    }
}

pub(super) fn check(text: &Text) -> Result<(), NewsroomError> {
    if text.title.trim().is_empty() {
        return Err(NewsroomError::NoTitle);
    }
    if text.title.chars().count() > LONGEST_TITLE {
        return Err(NewsroomError::LongTitle);
    }
    if text.summary.chars().count() > LONGEST_SUMMARY {
        return Err(NewsroomError::LongSummary);
    }
    if text.body.is_empty() {
        return Err(NewsroomError::NoBody);
    }
    if text.picture.as_ref().is_some_and(|placed| placed.alt.trim().is_empty()) {
        return Err(NewsroomError::NoAlt);
    }
    Ok(())
}

/// An event about something of the newsroom.
pub fn event(kind: &'static str, subject: Uuid, actor: &Actor, data: serde_json::Value) -> NewEvent {
    NewEvent { kind, subject: subject.to_string(), actor: actor.name(), data }
}
