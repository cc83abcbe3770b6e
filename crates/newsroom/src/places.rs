//! The addresses of articles.

use addresses::Addresses;

use crate::Article;

/// Where articles stand on the site.
pub trait ArticleAddresses {
    /// An article.
    fn article(self, article: &Article) -> String;

    /// An earlier edition of an article, by its number.
    fn edition(self, article: &Article, number: &i64) -> String;
}

impl ArticleAddresses for Addresses {
    fn article(self, article: &Article) -> String {
        self.article_at(&article.slug, article.number)
    }

    fn edition(self, article: &Article, number: &i64) -> String {
        self.edition_at(&article.slug, article.number, *number)
    }
}
