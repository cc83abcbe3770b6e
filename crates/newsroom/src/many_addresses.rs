//! Many old addresses at once: pasted lines, each with an old address and the article it is to lead to; the effect of
//! each line; and the act, which is undone as a whole.

use crate::permissions::ORGANISE;
use std::collections::{HashMap, HashSet};

use kit::db::{DbError, Tx};
use serde_json::json;
use url::Url;
use uuid::Uuid;

use super::actions::event;
use super::catalogue::ArticleSummary;
use super::model::Article;
use super::old_addresses::{AddressError, claim, old_path};
use super::organise::{BulkKind, OrganiseError, all_theirs};
use super::store;
use access::Actor;
use addresses::Addresses;

/// Most lines of one act, empty ones not counted.
pub const MOST_LINES: usize = 1000;

/// A line as it was pasted, and its request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pasted {
    /// Which line, from 1.
    pub line: usize,
    /// As it was typed.
    pub typed: String,
    /// Its request.
    pub asks: Result<RedirectRequest, Misread>,
}

/// The request of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RedirectRequest {
    /// The old address, as [`old_path`] writes it.
    pub old: String,
    /// The number of the article that it is to lead to.
    pub number: i64,
}

/// Why a line asks for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misread {
    /// It is the first and names columns.
    Header,
    /// It has not two columns.
    Columns,
    /// The first is no path of a site.
    NotOurs,
    /// The second is no number and no address of an article here.
    NoArticle,
}

/// The effect that a line would have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RedirectCheck {
    /// The old address will lead to the article.
    Leads,
    /// It does already.
    Already,
    /// An earlier line says the same.
    Repeats(usize),
    /// An earlier line has it lead elsewhere.
    Contradicts(usize),
    /// It asks for nothing.
    Misread(Misread),
    /// A page is there, or may come to be there.
    Live,
    /// There is no such article.
    Unknown,
    /// The article was taken off the site.
    Withdrawn,
    /// The officer may not.
    NotTheirs,
    /// It leads to another article, whose number this is.
    Taken(i64),
}

/// An old address that an act led to an article.
#[derive(Clone, Debug)]
pub struct LedAddress {
    /// The old address.
    pub old: String,
    /// The article.
    pub article: Uuid,
    /// Its number.
    pub number: i64,
    /// Once undone: whether it leads nowhere again, or was changed since and left as it was.
    pub restored: Option<bool>,
}

/// Reads pasted lines and leaves out empty ones; none when there are more than [`MOST_LINES`]. `site` is how the
/// public reaches us.
pub fn read_lines(text: &str, site: &str) -> Option<Vec<Pasted>> {
    let text = text.trim_start_matches('\u{feff}');
    let full: Vec<(usize, &str)> =
        (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty()).collect();
    let read = |(index, (line, typed)): (usize, &(usize, &str))| Pasted {
        line: *line,
        typed: (*typed).to_owned(),
        asks: asks(typed, index == 0, site),
    };
    (full.len() <= MOST_LINES).then(|| full.iter().enumerate().map(read).collect())
}

fn asks(typed: &str, first: bool, site: &str) -> Result<RedirectRequest, Misread> {
    // Names of columns have no slash and no number; a mistaken first line is reported as a fault.
    if first && !typed.contains(|c: char| c == '/' || c.is_ascii_digit()) {
        return Err(Misread::Header);
    }
    let (old, new) = columns(typed).ok_or(Misread::Columns)?;
    let old = old_path(without_host(old), site).map_err(|_| Misread::NotOurs)?;
    let number = article_of(new, site).ok_or(Misread::NoArticle)?;
    Ok(RedirectRequest { old, number })
}

/// The two columns of a line. An old address may hold a comma, but no space; the new one holds neither, so the last
/// comma parts them.
fn columns(typed: &str) -> Option<(&str, &str)> {
    let typed = typed.trim();
    let (old, new) = if typed.contains('\t') {
        let mut filled = typed.split('\t').map(str::trim).filter(|column| !column.is_empty());
        let two = (filled.next()?, filled.next()?);
        filled.next().is_none().then_some(two)?
    } else {
        typed.split_once(char::is_whitespace).or_else(|| typed.rsplit_once([',', ';']))?
    };
    let (old, new) = (bare(old), bare(new));
    (!old.is_empty() && !new.is_empty()).then_some((old, new))
}

/// A column without the signs that part it from the next, and without the quotes of a spreadsheet.
fn bare(column: &str) -> &str {
    column.trim_matches([' ', ',', ';']).trim_matches('"')
}

/// The path of an address on any host: the name of the old site does not matter here.
fn without_host(typed: &str) -> &str {
    let Some(rest) = after_scheme(typed) else { return typed };
    rest.find(['/', '?', '#']).map_or("", |at| &rest[at..])
}

fn after_scheme(typed: &str) -> Option<&str> {
    let begins = |scheme: &&str| typed.get(..scheme.len()).is_some_and(|s| s.eq_ignore_ascii_case(scheme));
    ["https://", "http://"].iter().find(|scheme| begins(scheme)).map(|scheme| &typed[scheme.len()..])
}

/// The number of an article, or of the one whose address on this site this is.
fn article_of(typed: &str, site: &str) -> Option<i64> {
    if let Ok(number) = typed.parse::<i64>() {
        return (number > 0).then_some(number);
    }
    let host = |url: &str| Url::parse(url).ok().and_then(|url| url.host_str().map(str::to_owned));
    if after_scheme(typed).is_some() && host(typed) != host(site) {
        return None;
    }
    let path = without_host(typed).split(['?', '#']).next().unwrap_or_default();
    Addresses::article_number(path.trim_end_matches('/'))
}

/// The effect of each line, in their order. `live` are the addresses that a page has or may get, `held` the articles
/// that are asked for, `leads` where old addresses lead now; `theirs` says whether the officer may organise an article.
pub fn weigh(
    lines: &[Pasted],
    live: &HashSet<String>,
    held: &[ArticleSummary],
    leads: &HashMap<String, i64>,
    theirs: impl Fn(&Article) -> bool,
) -> Vec<RedirectCheck> {
    let held: HashMap<i64, &ArticleSummary> = held.iter().map(|held| (held.article.number, held)).collect();
    let mut seen: HashMap<&str, (usize, i64)> = HashMap::new();
    let outlook = |line| {
        let Pasted { line, asks, .. }: &Pasted = line;
        let asks = match asks {
            Ok(asks) => asks,
            Err(why) => return RedirectCheck::Misread(*why),
        };
        match seen.get(asks.old.as_str()) {
            Some((earlier, number)) if *number == asks.number => return RedirectCheck::Repeats(*earlier),
            Some((earlier, _)) => return RedirectCheck::Contradicts(*earlier),
            None => seen.insert(&asks.old, (*line, asks.number)),
        };
        if live.contains(&asks.old) {
            return RedirectCheck::Live;
        }
        match (held.get(&asks.number), leads.get(&asks.old)) {
            (None, _) => RedirectCheck::Unknown,
            (_, Some(number)) if *number == asks.number => RedirectCheck::Already,
            (Some(held), _) if held.withdrawn.is_some() => RedirectCheck::Withdrawn,
            (Some(held), _) if !theirs(&held.article) => RedirectCheck::NotTheirs,
            (_, Some(number)) => RedirectCheck::Taken(*number),
            (_, None) => RedirectCheck::Leads,
        }
    };
    lines.iter().map(outlook).collect()
}

/// Makes many old addresses lead to articles, all or none. The caller, which knows the live pages, checks before that
/// none has such an address. Answers the act.
///
/// # Errors
/// See [`OrganiseError`]. An address that leads somewhere by now is [`OrganiseError::Taken`].
pub async fn lead_many(tx: &mut Tx, actor: &Actor, asked: &[RedirectRequest]) -> Result<Uuid, OrganiseError> {
    actor.may_somewhere(ORGANISE)?;
    if asked.is_empty() {
        return Err(OrganiseError::Nothing);
    }
    if asked.len() > MOST_LINES {
        return Err(OrganiseError::TooMany);
    }
    let mut numbers: Vec<i64> = asked.iter().map(|asks| asks.number).collect();
    numbers.sort_unstable();
    numbers.dedup();
    let articles = store::lock_articles(tx, &numbers).await?;
    all_theirs(actor, &articles)?;
    let held = store::held_of(tx, &numbers).await?;
    let shown =
        |number: &i64| held.iter().any(|one| one.article.number == *number && one.withdrawn.is_none());
    let gone: Vec<i64> = numbers.iter().filter(|number| !shown(number)).copied().collect();
    if !gone.is_empty() {
        return Err(OrganiseError::NoArticles(gone));
    }
    let by_number: HashMap<i64, &Article> = articles.iter().map(|one| (one.number, one)).collect();
    // In one order, so that two people who claim the same addresses at once do not wait for each other.
    let mut asked: Vec<&RedirectRequest> = asked.iter().collect();
    asked.sort_by(|a, b| a.old.cmp(&b.old));
    let act = tx.id();
    store::insert_act(tx, act, actor.person(), BulkKind::Led).await?;
    for asks in &asked {
        let Some(article) = by_number.get(&asks.number) else { continue };
        claim(tx, actor, article, &asks.old, Some(act)).await.map_err(|why| match why {
            AddressError::Db(error) => OrganiseError::Db(error),
            AddressError::Denied(denied) => OrganiseError::Denied(denied),
            _ => OrganiseError::Taken,
        })?;
        store::insert_led(tx, act, &asks.old, article.id).await?;
    }
    let data = json!({ "addresses": asked.len() });
    tx.record(event("redirects.added", act, actor, data));
    Ok(act)
}

/// Makes the addresses of an act lead nowhere again; an address that leads elsewhere by now stays as it is. Answers how
/// many lead nowhere again, and how many stay.
pub(super) async fn lead_back(
    tx: &mut Tx,
    actor: &Actor,
    act: Uuid,
    led: &[LedAddress],
) -> Result<(usize, usize), DbError> {
    let mut led: Vec<&LedAddress> = led.iter().collect();
    led.sort_by(|a, b| a.old.cmp(&b.old));
    let mut restored = 0;
    for one in &led {
        let untouched = store::remove_redirect(tx, &one.old, one.article).await?;
        store::set_led_restored(tx, act, &one.old, untouched).await?;
        if untouched {
            restored += 1;
            let data = json!({ "old": one.old, "undone": act });
            tx.record(event("article.address_removed", one.article, actor, data));
        }
    }
    Ok((restored, led.len() - restored))
}

#[cfg(test)]
mod tests;
