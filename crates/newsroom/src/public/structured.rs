//! An article for machines: schema.org/NewsArticle as JSON-LD.

use crate::ArticleAddresses;
use serde_json::{Value, json};

use crate::public::NewsContext;
use crate::public::cards::Image;
use crate::{Article, Edition};
use agencies::Agency;
use frame::assets;

/// The JSON of an article, safe inside a script element.
pub(super) fn news_article(
    here: &NewsContext,
    article: &Article,
    edition: &Edition,
    image: Option<&Image>,
    agency: Option<&Agency>,
) -> String {
    let text = &edition.text;
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": text.title,
        "description": text.summary,
        "inLanguage": edition.lang.code(),
        "datePublished": here.machine(article.published_at),
        "dateModified": here.machine(edition.at.max(article.published_at)),
        "mainEntityOfPage": here.absolute(&here.at.article(article)),
        "version": edition.number.to_string(),
    });
    if let Some(category) = here.directory.category(article.category) {
        data["articleSection"] = category.name(here.lang).into();
    }
    if let Some(agency) = agency {
        let organization: Value = json!({
            "@type": "GovernmentOrganization",
            "name": agency.name(here.lang),
            "url": here.absolute(&here.at.agency(&agency.slug)),
        });
        data["publisher"] = organization.clone();
        let logo = here.absolute(&assets::address("icon-512.png"));
        data["publisher"]["logo"] = json!({ "@type": "ImageObject", "url": logo });
        // Without a named author the agency itself speaks.
        data["author"] = if text.author.is_empty() {
            organization
        } else {
            json!({ "@type": "Person", "name": text.author })
        };
    }
    if let Some(image) = image {
        data["image"] = here.absolute(image.shared()).into();
    }
    // "</script>" in a headline would end the element; JSON may write any character as its code.
    data.to_string().replace('<', "\\u003c")
}
