//! Acts on many articles at once: moving them to a category, giving them a theme or an area or taking one away; leading
//! old addresses to them is an act of the same kind. Each act remembers the state before, so that it can be undone; an
//! article that someone else changed since stays as they left it.

use crate::permissions::ORGANISE;
use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use kit::db::{DbError, Tx};
use serde_json::json;
use uuid::Uuid;

use super::actions::event;
use super::evidence;
use super::many_addresses::lead_back;
use super::model::Article;
use super::store;
use access::{Actor, Denied, On};

/// Most articles of one act.
pub const MOST_ARTICLES: usize = 500;
/// How long an act can be undone.
const UNDO: SignedDuration = SignedDuration::from_hours(30 * 24);

/// The operation on each article.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkOperation {
    /// It moves to a category.
    Move(Uuid),
    /// It gets a theme.
    AddTheme(Uuid),
    /// It loses a theme.
    RemoveTheme(Uuid),
    /// It gets an area.
    AddArea(Uuid),
    /// It loses an area.
    RemoveArea(Uuid),
}

/// The kind of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BulkKind {
    /// It changed where articles stand.
    Rearranged(BulkOperation),
    /// It led old addresses to articles.
    Led,
}

impl BulkKind {
    /// The stored name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Rearranged(what) => what.name(),
            Self::Led => "lead",
        }
    }

    /// The category, theme or area; nil for old addresses, each of which has its own article.
    pub(super) fn target(self) -> Uuid {
        match self {
            Self::Rearranged(what) => what.target(),
            Self::Led => Uuid::nil(),
        }
    }

    pub(super) fn named(name: &str, target: Uuid) -> Option<Self> {
        let led = (name == Self::Led.name()).then_some(Self::Led);
        led.or_else(|| BulkOperation::named(name, target).map(Self::Rearranged))
    }
}

/// The part of an article that an act changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Its category.
    Category,
    /// Its themes.
    Themes,
    /// Its areas.
    Areas,
}

impl BulkOperation {
    /// The stored name.
    fn name(self) -> &'static str {
        match self {
            Self::Move(_) => "move",
            Self::AddTheme(_) => "add_theme",
            Self::RemoveTheme(_) => "remove_theme",
            Self::AddArea(_) => "add_area",
            Self::RemoveArea(_) => "remove_area",
        }
    }

    /// The category, theme or area.
    pub fn target(self) -> Uuid {
        match self {
            Self::Move(id)
            | Self::AddTheme(id)
            | Self::RemoveTheme(id)
            | Self::AddArea(id)
            | Self::RemoveArea(id) => id,
        }
    }

    /// The part of an article that it changes.
    pub fn part(self) -> Part {
        match self {
            Self::Move(_) => Part::Category,
            Self::AddTheme(_) | Self::RemoveTheme(_) => Part::Themes,
            Self::AddArea(_) | Self::RemoveArea(_) => Part::Areas,
        }
    }

    fn named(name: &str, target: Uuid) -> Option<Self> {
        let all: [fn(Uuid) -> Self; 5] =
            [Self::Move, Self::AddTheme, Self::RemoveTheme, Self::AddArea, Self::RemoveArea];
        all.into_iter().map(|what| what(target)).find(|what| what.name() == name)
    }

    /// The category, the themes or the areas that an article has afterwards, from those it has before; in their own
    /// order.
    fn after(self, before: &[Uuid]) -> Vec<Uuid> {
        let mut after = match self {
            Self::Move(category) => vec![category],
            Self::AddTheme(one) | Self::AddArea(one) => before.iter().copied().chain([one]).collect(),
            Self::RemoveTheme(one) | Self::RemoveArea(one) => {
                before.iter().copied().filter(|id| *id != one).collect()
            }
        };
        after.sort_unstable();
        after.dedup();
        after
    }

    fn event(self) -> &'static str {
        match self.part() {
            Part::Category => "article.moved",
            Part::Themes => "article.retagged",
            Part::Areas => "article.relocated",
        }
    }
}

/// An act on many articles.
#[derive(Clone, Debug)]
pub struct BulkAct {
    /// Our own identifier.
    pub id: Uuid,
    /// When.
    pub at: Timestamp,
    /// The person who did it; none for the program itself.
    pub by: Option<Uuid>,
    /// Its kind.
    pub what: BulkKind,
    /// How many articles it changed, or how many old addresses it led.
    pub count: i64,
    /// When it was undone.
    pub undone: Option<Timestamp>,
}

impl BulkAct {
    /// Until when it can be undone.
    pub fn undo_until(&self) -> Timestamp {
        self.at + UNDO
    }
}

/// The change that an act made to an article: the category, the themes or the areas, before and after.
#[derive(Clone, Debug)]
pub struct BulkChange {
    /// The article.
    pub article: Uuid,
    /// Its number.
    pub number: i64,
    /// Those it had.
    pub before: Vec<Uuid>,
    /// Those it got.
    pub after: Vec<Uuid>,
    /// Once undone: whether it got its earlier ones back, or was changed since and left as it was.
    pub restored: Option<bool>,
}

/// Why nothing was done.
#[derive(Debug, thiserror::Error)]
pub enum OrganiseError {
    /// The actor may not.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The actor may not touch these articles.
    #[error("this is not allowed for the articles {0:?}")]
    NotTheirs(Vec<i64>),
    /// There are no such articles.
    #[error("there are no articles {0:?}")]
    NoArticles(Vec<i64>),
    /// There is no such category, theme or area.
    #[error("there is no such category, theme or area")]
    NoTarget,
    /// More than [`MOST_ARTICLES`].
    #[error("more than {MOST_ARTICLES} articles")]
    TooMany,
    /// An old address leads to an article by now.
    #[error("an address leads to an article already")]
    Taken,
    /// No article was chosen, or each has it already.
    #[error("there is nothing to change")]
    Nothing,
    /// There is no such act.
    #[error("there is no such act")]
    NoAct,
    /// It was undone before.
    #[error("it was undone before")]
    Undone,
    /// It is too long ago.
    #[error("it is too long ago to be undone")]
    TooLate,
}

/// Does one thing to many articles, all or none. Articles that have it already are left out. Answers the act.
///
/// # Errors
/// See [`OrganiseError`]; so for all here.
pub async fn organise(
    tx: &mut Tx,
    actor: &Actor,
    numbers: &[i64],
    what: BulkOperation,
) -> Result<Uuid, OrganiseError> {
    actor.may_somewhere(ORGANISE)?;
    if numbers.len() > MOST_ARTICLES {
        return Err(OrganiseError::TooMany);
    }
    let id = what.target();
    let known = match what.part() {
        Part::Category => store::categories(tx).await?.iter().any(|category| category.id == id),
        Part::Themes => campaigns::themes(tx).await?.iter().any(|theme| theme.id == id),
        Part::Areas => agencies::area(tx, id).await?.is_some(),
    };
    if !known {
        return Err(OrganiseError::NoTarget);
    }
    let articles = store::lock_articles(tx, numbers).await?;
    let missing = |number: &&i64| !articles.iter().any(|article| article.number == **number);
    let missing: Vec<i64> = numbers.iter().filter(missing).copied().collect();
    if !missing.is_empty() {
        return Err(OrganiseError::NoArticles(missing));
    }
    all_theirs(actor, &articles)?;
    let had = present(tx, what, &articles).await?;
    let changed: Vec<(Article, Vec<Uuid>, Vec<Uuid>)> = articles
        .into_iter()
        .filter_map(|article| {
            let before = had.get(&article.id).cloned().unwrap_or_default();
            let after = what.after(&before);
            (before != after).then_some((article, before, after))
        })
        .collect();
    if changed.is_empty() {
        return Err(OrganiseError::Nothing);
    }
    let act = tx.id();
    store::insert_act(tx, act, actor.person(), BulkKind::Rearranged(what)).await?;
    let mut lines = HashMap::new();
    for (article, before, after) in &changed {
        store::insert_change(tx, act, article.id, before, after).await?;
        set(tx, what, article, after, &mut lines).await?;
        if what.part() != Part::Category {
            evidence::note(tx, article.id).await?;
        }
        let data = json!({ "act": act, "before": before, "after": after });
        tx.record(event(what.event(), article.id, actor, data));
    }
    let data = json!({ "what": what.name(), "target": what.target(), "articles": changed.len() });
    tx.record(event("articles.organised", act, actor, data));
    Ok(act)
}

/// Gives the articles of an act back the state before it, and makes its old addresses lead nowhere again; an article or
/// an address that was changed since stays as it is.
pub async fn undo(tx: &mut Tx, actor: &Actor, id: Uuid) -> Result<(), OrganiseError> {
    actor.may_somewhere(ORGANISE)?;
    let act = store::bulk_act(tx, id).await?.ok_or(OrganiseError::NoAct)?;
    if tx.now() > act.undo_until() {
        return Err(OrganiseError::TooLate);
    }
    let changes = store::bulk_changes(tx, id).await?;
    let led = store::led_addresses(tx, id).await?;
    let mut numbers: Vec<i64> = changes.iter().map(|change| change.number).collect();
    numbers.extend(led.iter().map(|one| one.number));
    numbers.sort_unstable();
    numbers.dedup();
    let articles = store::lock_articles(tx, &numbers).await?;
    all_theirs(actor, &articles)?;
    // Checked and written in one statement: of two people who undo at once, the second finds it done.
    if !store::set_undone(tx, id, actor.person()).await? {
        return Err(OrganiseError::Undone);
    }
    let (kind, (restored, left)) = match act.what {
        BulkKind::Led => ("redirects.undone", lead_back(tx, actor, id, &led).await?),
        BulkKind::Rearranged(what) => {
            ("articles.organised_undone", put_back(tx, actor, id, what, &articles, &changes).await?)
        }
    };
    tx.record(event(kind, id, actor, json!({ "restored": restored, "left": left })));
    Ok(())
}

/// Answers how many articles have the state before the act again, and how many stay as they are.
async fn put_back(
    tx: &mut Tx,
    actor: &Actor,
    id: Uuid,
    what: BulkOperation,
    articles: &[Article],
    changes: &[BulkChange],
) -> Result<(usize, usize), DbError> {
    let has = present(tx, what, articles).await?;
    let (mut lines, mut restored) = (HashMap::new(), 0);
    for article in articles {
        let Some(change) = changes.iter().find(|change| change.article == article.id) else { continue };
        let untouched = has.get(&article.id).is_some_and(|now| *now == change.after);
        store::set_restored(tx, id, article.id, untouched).await?;
        if untouched {
            restored += 1;
            set(tx, what, article, &change.before, &mut lines).await?;
            if what.part() != Part::Category {
                evidence::note(tx, article.id).await?;
            }
            let data = json!({ "undone": id, "before": change.after, "after": change.before });
            tx.record(event(what.event(), article.id, actor, data));
        }
    }
    Ok((restored, articles.len() - restored))
}

pub(super) fn all_theirs(actor: &Actor, articles: &[Article]) -> Result<(), OrganiseError> {
    let not_theirs: Vec<i64> = articles
        .iter()
        .filter(|article| actor.may(ORGANISE, On::Agency(article.agency)).is_err())
        .map(|article| article.number)
        .collect();
    if not_theirs.is_empty() { Ok(()) } else { Err(OrganiseError::NotTheirs(not_theirs)) }
}

/// The present state of each article: its category, or its themes or areas in their own order.
async fn present(
    tx: &Tx,
    what: BulkOperation,
    articles: &[Article],
) -> Result<HashMap<Uuid, Vec<Uuid>>, DbError> {
    let pairs = match what.part() {
        Part::Category => articles.iter().map(|article| (article.id, article.category)).collect(),
        Part::Themes => store::themes_of_all(tx, articles).await?,
        Part::Areas => {
            let ids: Vec<Uuid> = articles.iter().map(|article| article.id).collect();
            store::areas_of_all(tx, &ids).await?
        }
    };
    let mut had: HashMap<Uuid, Vec<Uuid>> = articles.iter().map(|article| (article.id, Vec::new())).collect();
    for (article, one) in pairs {
        had.entry(article).or_default().push(one);
    }
    had.values_mut().for_each(|list| list.sort_unstable());
    Ok(had)
}

/// Writes the new state of an article. `lines` keeps the themes above each theme.
async fn set(
    tx: &Tx,
    what: BulkOperation,
    article: &Article,
    to: &[Uuid],
    lines: &mut HashMap<Uuid, Vec<Uuid>>,
) -> Result<(), DbError> {
    match (what.part(), to) {
        (Part::Category, [category]) => return store::set_category(tx, article.id, *category).await,
        (Part::Areas, areas) => {
            store::delete_areas(tx, article.id).await?;
            for area in areas {
                store::insert_area(tx, article, *area).await?;
            }
            return Ok(());
        }
        _ => {}
    }
    store::delete_themes(tx, article.id).await?;
    for theme in to {
        if !lines.contains_key(theme) {
            lines.insert(*theme, campaigns::lineage(tx, *theme).await?);
        }
        for (index, id) in lines.get(theme).into_iter().flatten().enumerate() {
            store::insert_theme(tx, article, *id, index == 0).await?;
        }
    }
    Ok(())
}
