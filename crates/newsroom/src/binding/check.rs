//! Compares the public content with the statements of the record about it.

use std::collections::{BTreeMap, HashMap, HashSet};

use kit::db::{Db, DbError};
use kit::events::{self, Event};
use kit::findings::Findings;
use serde_json::Value;
use uuid::Uuid;

use super::{BLOCK, SHARED_BLOCKS, edition_key, store, subject_of};

/// Events read at a time.
const BATCH: u32 = 500;

/// A difference from the record.
#[derive(Debug, thiserror::Error)]
enum Wrong {
    #[error(
        "article {0} was published by nobody: no event tells of it. Withdraw it, then look for how it came in"
    )]
    NobodysArticle(i64),
    #[error("article {0} was published as article {1}: put its number back, from a backup")]
    Renumbered(i64, i64),
    #[error("article {0}: edition {2} ({1}) is not what was published: compare it with a backup")]
    Changed(i64, String, i64),
    #[error(
        "article {0}: edition {2} ({1}) was published by nobody: no event tells of it. Compare with a backup"
    )]
    Nobodys(i64, String, i64),
    #[error("article {0}: edition {2} ({1}) was published and is gone: restore it from a backup")]
    Gone(i64, String, i64),
    #[error(
        "article {0}: edition {2} ({1}) is not bound to the record yet: start the program once, for a minute"
    )]
    Unbound(i64, String, i64),
    #[error(
        "article {0}: readers do not get its newest edition ({1}), {2}: compare the table current_editions with a backup"
    )]
    NotNewest(i64, String, i64),
    #[error("article {0} stands in another category than the record says: compare it with a backup")]
    Moved(i64),
    #[error(
        "article {0} is taken off the site, and no event tells of it: compare the table withdrawals with a backup"
    )]
    NobodyWithdrew(i64),
    #[error(
        "article {0} was withdrawn and is on the site again: compare the table withdrawals with a backup"
    )]
    BackAgain(i64),
    #[error(
        "article {0}: its withdrawal says something else than when it was made: compare it with a backup"
    )]
    OtherWithdrawal(i64),
    #[error("the article published as {1} ({0}) is gone: restore it from a backup")]
    ArticleGone(String, String),
    #[error("event {0} binds articles a second time: someone wrote to the table unbound")]
    BoundAgain(i64),
    #[error("shared block {0}: edition {1} is not what was written: compare it with a backup")]
    BlockChanged(Uuid, i64),
    #[error(
        "shared block {0}: edition {1} was written by nobody: no event tells of it. Compare with a backup"
    )]
    NobodysBlock(Uuid, i64),
    #[error("shared block {0}: edition {1} is gone: restore it from a backup")]
    BlockGone(Uuid, i64),
    #[error(
        "shared block {0}: edition {1} is not bound to the record yet: start the program once, for a minute"
    )]
    BlockUnbound(Uuid, i64),
    #[error("shared block {0}: articles do not show its newest edition, {1}: compare it with a backup")]
    BlockNotNewest(Uuid, i64),
}

/// Compares every edition, withdrawal, category of an article and shared block with the events that tell of them.
///
/// # Errors
/// When the database does not answer.
pub async fn verify(db: &Db) -> Result<Findings, DbError> {
    let mut found = Findings::default();
    let mut after = i64::MIN;
    while let Some(number) = store::number_after(db, after).await? {
        let block = number.div_euclid(BLOCK);
        articles(db, block, &mut found).await?;
        after = block.saturating_mul(BLOCK).saturating_add(BLOCK - 1);
    }
    gone(db, &mut found).await?;
    blocks(db, &mut found).await?;
    Ok(found)
}

/// The content of the tables for a block of articles.
struct Tables {
    editions: HashMap<Uuid, Vec<store::EditionDigest>>,
    current: HashMap<(Uuid, String), i64>,
    withdrawals: HashMap<Uuid, String>,
}

async fn articles(db: &Db, block: i64, found: &mut Findings) -> Result<(), DbError> {
    let (from, to) = (block.saturating_mul(BLOCK), block.saturating_mul(BLOCK).saturating_add(BLOCK - 1));
    let stands = store::stands(db, from, to).await?;
    let mut tables = Tables {
        editions: HashMap::new(),
        current: HashMap::new(),
        withdrawals: store::withdrawal_digests(db, from, to).await?.into_iter().collect(),
    };
    for edition in store::edition_digests(db, from, to).await? {
        tables.editions.entry(edition.article).or_default().push(edition);
    }
    for row in store::current_between(db, from, to).await? {
        tables.current.insert((row.article_id, row.lang), row.number);
    }
    let mut subjects: Vec<String> = stands.iter().map(|stand| stand.id.to_string()).collect();
    subjects.push(subject_of(block));
    let mut stated: HashMap<Uuid, Stated> = HashMap::new();
    let mut bound = false;
    for event in events::of_any(db, &subjects).await? {
        if event.kind == events::BOUND {
            if std::mem::replace(&mut bound, true) {
                found.add(Wrong::BoundAgain(event.position));
                continue;
            }
            for (article, bound) in event.data["articles"].as_object().into_iter().flatten() {
                if let Some(stated) = article.parse().ok().and_then(|id| stated.get_mut(&id)) {
                    stated.bind(bound);
                }
            }
        } else if let Ok(id) = event.subject.parse() {
            stated.entry(id).or_default().tell(&event);
        }
    }
    for stand in stands {
        compare(&stand, stated.remove(&stand.id).unwrap_or_default(), &tables, found);
    }
    Ok(())
}

/// The statements of the record about an article. The first digest that is stated of a thing counts.
#[derive(Default)]
struct Stated {
    number: Option<i64>,
    published: bool,
    category: Option<Uuid>,
    editions: BTreeMap<(String, i64), Option<String>>,
    withdrawal: Option<Option<String>>,
}

fn digest(data: &Value) -> Option<String> {
    data["sha256"].as_str().map(str::to_owned)
}

fn id(value: &Value) -> Option<Uuid> {
    value.as_str()?.parse().ok()
}

impl Stated {
    fn tell(&mut self, event: &Event) {
        let (data, kind) = (&event.data, event.kind.as_str());
        let lang = data["lang"].as_str().unwrap_or_default().to_owned();
        match kind {
            "article.published" => {
                self.published = true;
                self.number = data["number"].as_i64();
                self.category = id(&data["category"]);
                self.editions.entry((lang, 1)).or_insert_with(|| digest(data));
            }
            "article.translated" => {
                self.editions.entry((lang, 1)).or_insert_with(|| digest(data));
            }
            "article.corrected" => {
                let number = data["edition"].as_i64().unwrap_or_default();
                self.editions.entry((lang, number)).or_insert_with(|| digest(data));
            }
            "article.moved" => self.category = id(&data["after"][0]),
            "article.withdrawn" => self.withdrawal = Some(digest(data)),
            _ => {}
        }
    }

    /// Adds the digests of content from before events stated digests; only for things that an event tells of without a
    /// digest.
    fn bind(&mut self, bound: &Value) {
        for ((lang, number), stated) in &mut self.editions {
            if stated.is_none() {
                *stated = bound["editions"][edition_key(lang, *number)].as_str().map(str::to_owned);
            }
        }
        if let Some(None) = self.withdrawal {
            self.withdrawal = Some(bound["withdrawal"].as_str().map(str::to_owned));
        }
        self.category = self.category.or_else(|| id(&bound["category"]));
    }
}

fn compare(stand: &store::Stand, stated: Stated, tables: &Tables, found: &mut Findings) {
    let number = stand.number;
    if !stated.published {
        return found.add(Wrong::NobodysArticle(number));
    }
    if let Some(before) = stated.number.filter(|before| *before != number) {
        return found.add(Wrong::Renumbered(number, before));
    }
    if stated.category.is_some_and(|category| category != stand.category_id) {
        found.add(Wrong::Moved(number));
    }
    match (&stated.withdrawal, tables.withdrawals.get(&stand.id)) {
        (None, Some(_)) => found.add(Wrong::NobodyWithdrew(number)),
        (Some(_), None) => found.add(Wrong::BackAgain(number)),
        (Some(Some(stated)), Some(now)) if stated != now => found.add(Wrong::OtherWithdrawal(number)),
        _ => {}
    }
    let mut missing = stated.editions;
    let mut newest: BTreeMap<&str, i64> = BTreeMap::new();
    for edition in tables.editions.get(&stand.id).into_iter().flatten() {
        let lang = edition.lang.clone();
        match missing.remove(&(lang.clone(), edition.number)) {
            None => found.add(Wrong::Nobodys(number, lang, edition.number)),
            Some(None) => found.add(Wrong::Unbound(number, lang, edition.number)),
            Some(Some(stated)) if stated != edition.digest => {
                found.add(Wrong::Changed(number, lang, edition.number));
            }
            Some(Some(_)) => {}
        }
        let top = newest.entry(&edition.lang).or_default();
        *top = edition.number.max(*top);
    }
    for (lang, edition) in missing.into_keys() {
        found.add(Wrong::Gone(number, lang, edition));
    }
    for (lang, top) in newest {
        if tables.current.get(&(stand.id, lang.to_owned())) != Some(&top) {
            found.add(Wrong::NotNewest(number, lang.to_owned(), top));
        }
    }
}

/// Articles that were published and are not there.
async fn gone(db: &Db, found: &mut Findings) -> Result<(), DbError> {
    let mut after = 0;
    loop {
        let published = events::of_kinds(db, &["article.published"], after, BATCH).await?;
        let Some(last) = published.last() else { return Ok(()) };
        after = last.position;
        let ids: Vec<Uuid> = published.iter().filter_map(|event| event.subject.parse().ok()).collect();
        let known: HashSet<Uuid> = store::known_articles(db, &ids).await?.into_iter().collect();
        for event in published {
            if event.subject.parse().is_ok_and(|id: Uuid| !known.contains(&id)) {
                let number = event.data["number"].as_i64().map_or_else(|| "?".to_owned(), |n| n.to_string());
                found.add(Wrong::ArticleGone(event.subject, number));
            }
        }
    }
}

async fn blocks(db: &Db, found: &mut Findings) -> Result<(), DbError> {
    let present = store::block_numbers(db).await?;
    let bound = events::of(db, SHARED_BLOCKS).await?;
    let mut seen = HashSet::new();
    for (block, current) in present {
        seen.insert(block.to_string());
        let rows = store::block_digests(db, block).await?;
        let mut stated: BTreeMap<i64, Option<String>> = BTreeMap::new();
        for event in events::of(db, &block.to_string()).await? {
            match event.kind.as_str() {
                "block.added" => stated.entry(1).or_insert_with(|| digest(&event.data)),
                "block.edited" => {
                    let number = event.data["edition"].as_i64().unwrap_or_default();
                    stated.entry(number).or_insert_with(|| digest(&event.data))
                }
                _ => continue,
            };
        }
        for (number, stated) in &mut stated {
            let bound = bound.iter().find_map(|event| {
                event.data["blocks"][block.to_string()][number.to_string()].as_str().map(str::to_owned)
            });
            *stated = stated.take().or(bound);
        }
        let newest = rows.last().map_or(0, |(number, _)| *number);
        if newest != current {
            found.add(Wrong::BlockNotNewest(block, newest));
        }
        for (number, now) in rows {
            match stated.remove(&number) {
                None => found.add(Wrong::NobodysBlock(block, number)),
                Some(None) => found.add(Wrong::BlockUnbound(block, number)),
                Some(Some(stated)) if stated != now => found.add(Wrong::BlockChanged(block, number)),
                Some(Some(_)) => {}
            }
        }
        for number in stated.into_keys() {
            found.add(Wrong::BlockGone(block, number));
        }
    }
    let mut after = 0;
    loop {
        let added = events::of_kinds(db, &["block.added"], after, BATCH).await?;
        let Some(last) = added.last() else { return Ok(()) };
        after = last.position;
        for event in added.iter().filter(|event| !seen.contains(&event.subject)) {
            if let Ok(id) = event.subject.parse() {
                found.add(Wrong::BlockGone(id, 1));
            }
        }
    }
}
