//! A published article as evidence for a plan: its themes were spoken of on the portal.

use addresses::Addresses;
use campaigns::forms::PORTAL;
use campaigns::{Figures, NewEvidence};
use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use uuid::Uuid;

use crate::model::Article;
use crate::places::ArticleAddresses;
use crate::store;

/// The kind of evidence of an article.
pub(crate) const EVIDENCE: &str = "article";

/// Writes the evidence of an article as it stands now; an article that was withdrawn is no evidence.
pub(crate) async fn note(tx: &Tx, article: Uuid) -> Result<(), DbError> {
    let Some(article) = store::article_by_id(tx, article).await? else { return Ok(()) };
    if store::withdrawal(tx, article.id).await?.is_some() {
        return campaigns::remove_evidence(tx, EVIDENCE, article.id).await;
    }
    let mut edition = store::edition(tx, article.id, Lang::Vi).await?;
    if edition.is_none() {
        edition = store::edition(tx, article.id, Lang::En).await?;
    }
    let new = NewEvidence {
        kind: EVIDENCE,
        subject: article.id,
        form: &PORTAL,
        agency: article.agency,
        day: store::day_of(tx, article.id).await?,
        themes: store::themes_of(tx, article.id).await?,
        areas: store::areas_of(tx, article.id).await?,
        title: edition.map(|edition| edition.text.title).unwrap_or_default(),
        href: Addresses(Lang::Vi).article(&article),
        activity: None,
        figures: Figures::default(),
        note: String::new(),
        file: None,
    };
    campaigns::set_evidence(tx, new).await
}

/// The same for an article that is published just now.
pub(crate) async fn note_new(
    tx: &Tx,
    article: &Article,
    (title, day): (&str, Date),
    themes: Vec<Uuid>,
    areas: Vec<Uuid>,
) -> Result<(), DbError> {
    if themes.is_empty() {
        return Ok(());
    }
    let new = NewEvidence {
        kind: EVIDENCE,
        subject: article.id,
        form: &PORTAL,
        agency: article.agency,
        day,
        themes,
        areas,
        title: title.to_owned(),
        href: Addresses(Lang::Vi).article(article),
        activity: None,
        figures: Figures::default(),
        note: String::new(),
        file: None,
    };
    campaigns::set_evidence(tx, new).await
}
