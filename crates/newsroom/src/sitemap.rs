//! Articles and their lists, for search engines.

use addresses::Addresses;
use frame::App;
use frame::sitemap::{NumberedPages, Sitemap, SitemapEntry};
use kit::db::DbError;
use kit::i18n::Lang;

use crate::Numbered;

/// The newsroom's part of the sitemap.
pub(crate) const SITEMAP: Sitemap = Sitemap {
    pages: |app| Box::pin(pages(app)),
    numbered: Some(NumberedPages {
        prefix: "",
        last: |app| Box::pin(async move { crate::last_number(app.db()).await }),
        between: |app, first, last| Box::pin(articles(app, first, last)),
    }),
    topics: crate::public::NEWS,
    closed: &[],
};

/// The lists and each category.
async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let categories = crate::categories(app.db()).await?;
    let of = |at: Addresses| {
        let each = categories.iter().map(move |category| at.category(&category.slug));
        [at.news(), at.withdrawn()].into_iter().chain(each)
    };
    Ok(Lang::ALL.map(Addresses).into_iter().flat_map(of).collect())
}

/// The articles of a span of numbers, in each of their languages.
async fn articles(app: App, first: i64, last: i64) -> Result<Vec<SitemapEntry>, DbError> {
    let entry = |one: Numbered| SitemapEntry {
        path: Addresses(one.lang).article_at(&one.slug, one.number),
        changed: one.changed,
    };
    Ok(crate::numbers_between(app.db(), first, last).await?.into_iter().map(entry).collect())
}
