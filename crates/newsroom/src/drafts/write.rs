//! Beginning, saving, taking back, giving up.

use crate::permissions::WRITE;
use jiff::tz::TimeZone;
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use uuid::Uuid;

use super::model::{Chosen, Draft, DraftContent, DraftError, DraftKind, Stage, StepKind};
use super::store;
use crate::actions::{NewsroomError, clean};
use crate::model::Article;
use crate::store as newsroom;
use access::{Actor, On};
use document::Document;
use document::Text;

/// Longest text of a draft beside its body, in characters: more than an edition may have, so that a text that is too
/// long can still be kept while it is cut.
const LONGEST: usize = 5_000;

/// Begins a draft of a new article, for an agency of today.
///
/// # Errors
/// See [`DraftError`]; so for all here.
pub async fn start(
    tx: &mut Tx,
    actor: &Actor,
    lang: Lang,
    agency: Uuid,
    category: Uuid,
    zone: &TimeZone,
) -> Result<Uuid, DraftError> {
    actor.may(WRITE, On::Agency(agency))?;
    let today = tx.now().to_zoned(zone.clone()).date();
    if !agencies::agency(tx, agency).await?.is_some_and(|agency| agency.exists_on(today)) {
        return Err(DraftError::Unknown(Chosen::Agency));
    }
    if !newsroom::is_category(tx, category).await? {
        return Err(DraftError::Unknown(Chosen::Category));
    }
    let words = DraftContent {
        category,
        themes: Vec::new(),
        areas: Vec::new(),
        text: Text {
            title: String::new(),
            summary: String::new(),
            body: Document::default(),
            author: String::new(),
            source: String::new(),
            picture: None,
            attachments: Vec::new(),
        },
        change_note: String::new(),
    };
    begin(tx, actor, fresh(tx, actor, lang, agency, words)).await
}

/// Begins the next edition of an article from its present one.
pub async fn start_correction(
    tx: &mut Tx,
    actor: &Actor,
    article: Uuid,
    lang: Lang,
) -> Result<Uuid, DraftError> {
    let article = newsroom::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    actor.may(WRITE, On::Agency(article.agency))?;
    let edition = newsroom::edition(tx, article.id, lang).await?.ok_or(NewsroomError::NoArticle)?;
    let words = words_of(tx, &article, edition.text).await?;
    let draft = fresh(tx, actor, lang, article.agency, words);
    let draft =
        Draft { article: Some(article.id), base: edition.number, translates: edition.translates, ..draft };
    begin(tx, actor, draft).await
}

/// Begins a translation of the original's present edition, or of the changes in it since the last translation.
pub async fn start_translation(
    tx: &mut Tx,
    actor: &Actor,
    article: Uuid,
    lang: Lang,
) -> Result<Uuid, DraftError> {
    let article = newsroom::article_by_id(tx, article).await?.ok_or(NewsroomError::NoArticle)?;
    actor.may(WRITE, On::Agency(article.agency))?;
    if lang == Lang::Vi {
        // The original is corrected, never translated over.
        return Err(NewsroomError::Translated.into());
    }
    let original = newsroom::edition(tx, article.id, Lang::Vi).await?.ok_or(NewsroomError::NoArticle)?;
    let present = newsroom::edition(tx, article.id, lang).await?;
    let base = present.as_ref().map_or(0, |edition| edition.number);
    // The translator writes over the original, or over the translation that there is.
    let text = present.map_or(original.text, |edition| edition.text);
    let words = words_of(tx, &article, text).await?;
    let draft = fresh(tx, actor, lang, article.agency, words);
    let translates = Some(original.number);
    begin(tx, actor, Draft { article: Some(article.id), base, translates, ..draft }).await
}

/// The words that a draft of a published article begins with.
async fn words_of(tx: &Tx, article: &Article, text: Text) -> Result<DraftContent, DbError> {
    let themes = newsroom::themes_of(tx, article.id).await?;
    let areas = newsroom::areas_of(tx, article.id).await?;
    Ok(DraftContent { category: article.category, themes, areas, text, change_note: String::new() })
}

fn fresh(tx: &Tx, actor: &Actor, lang: Lang, agency: Uuid, words: DraftContent) -> Draft {
    Draft {
        id: tx.id(),
        article: None,
        lang,
        base: 0,
        translates: None,
        agency,
        words,
        stage: Stage::Writing,
        version: 1,
        created_by: actor.person(),
        updated_by: actor.person(),
        updated_at: tx.now(),
        submitted_by: None,
        submitted_at: None,
        approved_by: None,
        publish_at: None,
    }
}

async fn begin(tx: &mut Tx, actor: &Actor, draft: Draft) -> Result<Uuid, DraftError> {
    if let Some(article) = draft.article
        && newsroom::withdrawal(tx, article).await?.is_some()
    {
        return Err(NewsroomError::Withdrawn.into());
    }
    if !store::insert_draft(tx, &draft).await? {
        let article = draft.article.ok_or(DraftError::NoDraft)?;
        let open = store::open_draft(tx, article, draft.lang).await?;
        return Err(open.map_or(DraftError::NoDraft, DraftError::Open));
    }
    super::review::note(tx, actor, &draft, StepKind::Started, "").await?;
    Ok(draft.id)
}

/// Saves the words on top of the version that the writer saw; answers the new version.
pub async fn save(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    words: DraftContent,
) -> Result<i64, DraftError> {
    save_on(tx, actor, id, seen, |_| words).await
}

/// The same for words that leave something as it is in the draft.
pub(crate) async fn save_on(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    seen: i64,
    words: impl FnOnce(&Draft) -> DraftContent + Send,
) -> Result<i64, DraftError> {
    actor.may_somewhere(WRITE)?;
    let draft = store::draft(tx, id).await?.ok_or(DraftError::NoDraft)?;
    actor.may(WRITE, On::Agency(draft.agency))?;
    if draft.stage != Stage::Writing {
        return Err(if draft.stage.is_open() { DraftError::Stage(draft.stage) } else { DraftError::NoDraft });
    }
    let mut words = within_limits(words(&draft));
    if draft.aim() == DraftKind::First {
        words.themes = in_order(&draft.words.themes, words.themes);
        words.areas = in_order(&draft.words.areas, words.areas);
    } else {
        // Where a published article stands is changed by `organise`, not by an edition.
        words.category = draft.words.category;
        words.themes.clone_from(&draft.words.themes);
        words.areas.clone_from(&draft.words.areas);
    }
    // Also when an older version was seen: a writer who sends words again that are already kept has lost an answer, and
    // no words.
    if words == draft.words {
        return Ok(draft.version);
    }
    all_there(tx, &draft.words, &words).await?;
    if !store::update_words(tx, id, seen, &words, actor.person()).await? {
        let now = store::draft(tx, id).await?.ok_or(DraftError::NoDraft)?;
        return Err(match now.stage {
            Stage::Writing => DraftError::Changed(Box::new(now)),
            stage if stage.is_open() => DraftError::Stage(stage),
            _ => DraftError::NoDraft,
        });
    }
    Ok(seen + 1)
}

/// The chosen things, each once: first those that were chosen before, in their order, so that the same choice is the
/// same list.
fn in_order(before: &[Uuid], chosen: Vec<Uuid>) -> Vec<Uuid> {
    let mut all: Vec<Uuid> = before.iter().copied().filter(|id| chosen.contains(id)).collect();
    for id in chosen {
        if !all.contains(&id) {
            all.push(id);
        }
    }
    all
}

/// Newly chosen things must exist. Those chosen before were checked then.
async fn all_there(tx: &Tx, before: &DraftContent, now: &DraftContent) -> Result<(), DraftError> {
    let added = |now: &[Uuid], before: &[Uuid]| -> Vec<Uuid> {
        now.iter().copied().filter(|id| !before.contains(id)).collect()
    };
    if now.category != before.category && !newsroom::is_category(tx, now.category).await? {
        return Err(DraftError::Unknown(Chosen::Category));
    }
    if !campaigns::are_themes(tx, &added(&now.themes, &before.themes)).await? {
        return Err(DraftError::Unknown(Chosen::Themes));
    }
    let areas = added(&now.areas, &before.areas);
    if agencies::areas_with(tx, &areas).await?.len() != areas.len() {
        return Err(DraftError::Unknown(Chosen::Areas));
    }
    let picture = |words: &DraftContent| words.text.picture.as_ref().map(|placed| placed.picture);
    match picture(now).filter(|id| picture(before) != Some(*id)) {
        Some(id) if newsroom::picture(tx, id).await?.is_none() => Err(DraftError::Unknown(Chosen::Picture)),
        _ => Ok(()),
    }
}

/// The words of a draft as they are stored.
fn within_limits(words: DraftContent) -> DraftContent {
    let short = |text: String| text.chars().take(LONGEST).collect::<String>();
    let mut text = clean(words.text);
    for line in [&mut text.title, &mut text.summary, &mut text.author, &mut text.source] {
        *line = short(std::mem::take(line));
    }
    if let Some(placed) = &mut text.picture {
        placed.alt = short(std::mem::take(&mut placed.alt));
        placed.caption = short(std::mem::take(&mut placed.caption));
    }
    DraftContent { text, change_note: short(viet::nfc(words.change_note.trim()).into_owned()), ..words }
}

/// Takes a draft back to be written on; an approval and a moment are gone then.
pub async fn take_back(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), DraftError> {
    let before = super::review::open(tx, actor, id, WRITE).await?;
    if before.stage == Stage::Writing {
        return Err(DraftError::Stage(before.stage));
    }
    let now = Draft { stage: Stage::Writing, approved_by: None, publish_at: None, ..before.clone() };
    super::review::step(tx, actor, &before, now, StepKind::TakenBack, "").await
}

/// Gives a draft up; it stays readable.
pub async fn drop_draft(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), DraftError> {
    let before = super::review::open(tx, actor, id, WRITE).await?;
    let now = Draft { stage: Stage::Dropped, publish_at: None, ..before.clone() };
    super::review::step(tx, actor, &before, now, StepKind::Dropped, "").await
}
