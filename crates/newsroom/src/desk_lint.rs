//! The lint with its question to the database: whether the addresses of ours in a draft exist.

use std::collections::HashSet;

use jiff::civil::Date;
use kit::db::{DbError, Run};
use kit::i18n::Lang;

use super::drafts::{Draft, DraftKind};
use super::store;
use addresses::{Addresses, Kind};
use document::Document;
use document::Text;
use document::lint::{self, Context, Finding, Level, Place, Rule};

/// The lint's findings in a draft, errors first. `today` is the day in the city.
///
/// # Errors
/// When the database does not answer.
pub async fn findings(db: &impl Run, draft: &Draft, today: Date) -> Result<Vec<Finding>, DbError> {
    let mut found = look(db, &draft.words.text, draft.lang, today).await?;
    // The articles of an agency that has ended are still corrected and translated under its name.
    if draft.aim() == DraftKind::First {
        found.extend(ended_agency(db, draft, today).await?);
    }
    found.sort_by_key(|one| one.level != Level::Error);
    Ok(found)
}

/// The lint's findings in the words of a shared block, errors first: the rules for a body, none for a headline.
///
/// # Errors
/// When the database does not answer.
pub async fn block_findings(db: &impl Run, body: &Document, today: Date) -> Result<Vec<Finding>, DbError> {
    let text = Text {
        title: String::new(),
        summary: String::new(),
        body: body.clone(),
        author: String::new(),
        source: String::new(),
        picture: None,
        attachments: Vec::new(),
    };
    // Shared blocks are written in Vietnamese.
    let mut found = look(db, &text, Lang::Vi, today).await?;
    found.retain(|one| matches!(one.place, Place::Body | Place::Block(_)));
    found.sort_by_key(|one| one.level != Level::Error);
    Ok(found)
}

async fn look(db: &impl Run, text: &Text, lang: Lang, today: Date) -> Result<Vec<Finding>, DbError> {
    let mut known_links = HashSet::new();
    for link in lint::internal_links(text) {
        if exists(db, &link).await? {
            known_links.insert(link);
        }
    }
    Ok(lint::lint(text, &Context { lang, known_links, today }))
}

/// How many errors a draft has that must be mended before review.
pub(super) async fn errors(db: &impl Run, draft: &Draft, today: Date) -> Result<usize, DbError> {
    let found = findings(db, draft, today).await?;
    Ok(found.iter().filter(|one| one.level == Level::Error).count())
}

/// The agency that issues a draft has ended: since when, and its successors.
async fn ended_agency(db: &impl Run, draft: &Draft, today: Date) -> Result<Option<Finding>, DbError> {
    let agency = agencies::agency(db, draft.agency).await?;
    let Some((agency, since)) = agency.and_then(|one| one.valid_to.map(|on| (one, on))) else {
        return Ok(None);
    };
    if today < since {
        return Ok(None);
    }
    let (heirs, _) = agencies::kin_of_agency(db, agency.id).await?;
    let heirs: Vec<&str> = heirs.iter().map(|one| one.other.name(draft.lang)).collect();
    let rule = Rule::EndedAgency { since };
    Ok(Some(Finding {
        rule,
        level: rule.level(),
        place: Place::Agency,
        quote: agency.name(draft.lang).to_owned(),
        count: heirs.len(),
        instead: heirs.join("; "),
    }))
}

/// Whether a path of ours leads to something.
async fn exists(db: &impl Run, path: &str) -> Result<bool, DbError> {
    if let Some(number) = Addresses::article_number(path) {
        let Some(article) = store::article(db, number).await? else { return Ok(false) };
        return Ok(store::withdrawal(db, article.id).await?.is_none());
    }
    let (_, rest) = Addresses::split(path);
    let last = rest.trim_end_matches('/').rsplit('/').next().unwrap_or_default();
    Ok(match Addresses::kind(rest) {
        Kind::Category => store::category_by_slug(db, last).await?.is_some(),
        Kind::Theme => campaigns::theme_by_slug(db, last).await?.is_some(),
        Kind::Agency => agencies::agency_by_slug(db, last).await?.is_some(),
        Kind::Area => agencies::area_by_slug(db, last).await?.is_some(),
        Kind::Day => is_day(rest),
        // Pictures and files have one address in all languages.
        Kind::Picture => match Addresses::parse_picture(path) {
            Some((blob, kind)) => {
                store::served_picture(db, &blob, kind).await?.is_some_and(|file| !file.withheld)
            }
            None => false,
        },
        Kind::Attachment => match Addresses::parse_attachment(path) {
            Some((blob, name)) => {
                store::served_file(db, &blob, &name).await?.is_some_and(|file| !file.withheld)
            }
            None => false,
        },
        Kind::Known => true,
        Kind::Unknown => store::redirect(db, path).await?.is_some(),
    })
}

/// Whether an address of a day names one that there is.
fn is_day(path: &str) -> bool {
    let mut parts = path.trim_end_matches('/').rsplit('/');
    let (day, month, year) = (parts.next(), parts.next(), parts.next());
    let day =
        year.zip(month).zip(day).and_then(|((year, month), day)| Addresses::parse_day(year, month, day));
    day.is_some()
}
