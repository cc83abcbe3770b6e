//! The lint with what it has to ask: which addresses of ours a draft leads to exist.

use std::collections::HashSet;

use jiff::civil::Date;
use kit::db::{DbError, Run};

use super::drafts::Draft;
use super::lint::{self, Context, Finding, Level};
use super::store;
use crate::addresses::{Addresses, Kind};
use crate::{agencies, campaigns};

/// What the lint finds in a draft, errors first. `today` is the day in the city.
///
/// # Errors
/// When the database does not answer.
pub async fn findings(db: &impl Run, draft: &Draft, today: Date) -> Result<Vec<Finding>, DbError> {
    let text = &draft.words.text;
    let mut known_links = HashSet::new();
    for link in lint::internal_links(text) {
        if exists(db, &link).await? {
            known_links.insert(link);
        }
    }
    let mut found = lint::lint(text, &Context { lang: draft.lang, known_links, today });
    found.sort_by_key(|one| one.level != Level::Error);
    Ok(found)
}

/// How many errors a draft has that must be mended before review.
pub(super) async fn errors(db: &impl Run, draft: &Draft, today: Date) -> Result<usize, DbError> {
    let found = findings(db, draft, today).await?;
    Ok(found.iter().filter(|one| one.level == Level::Error).count())
}

/// Whether a path of ours leads to something. A path of a kind not looked up here is believed: a false alarm would
/// keep a good text back.
async fn exists(db: &impl Run, path: &str) -> Result<bool, DbError> {
    if let Some(number) = Addresses::article_number(path) {
        let Some(article) = store::article(db, number).await? else { return Ok(false) };
        return Ok(store::withdrawal(db, article.id).await?.is_none());
    }
    let (_, rest) = Addresses::split(path);
    let last = rest.rsplit('/').next().unwrap_or_default();
    Ok(match Addresses::kind(rest) {
        Kind::Category => store::category_by_slug(db, last).await?.is_some(),
        Kind::Theme => campaigns::theme_by_slug(db, last).await?.is_some(),
        Kind::Agency => agencies::agency_by_slug(db, last).await?.is_some(),
        Kind::Known => true,
        Kind::Unknown => store::redirect(db, path).await?.is_some(),
    })
}
