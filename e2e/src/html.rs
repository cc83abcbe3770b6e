//! A page as a crawler sees it.

use scraper::{Html, Selector};

/// The parts that every page has to have, and its links.
#[derive(Clone, Debug, Default)]
pub struct Page {
    /// The page's language.
    pub lang: String,
    /// The title.
    pub title: String,
    /// Every first heading.
    pub headings: Vec<String>,
    /// The canonical address.
    pub canonical: Option<String>,
    /// Whether search engines are asked to leave it out.
    pub noindex: bool,
    /// Where its links lead inside the site, without fragments.
    pub links: Vec<String>,
}

impl Page {
    /// Reads a page.
    pub fn read(text: &str) -> Self {
        let html = Html::parse_document(text);
        let all = |selector: &str| {
            let selector = Selector::parse(selector).expect("a valid selector");
            html.select(&selector)
                .map(|element| (element.text().collect::<String>(), element.value().clone()))
                .collect::<Vec<_>>()
        };
        let attribute = |selector: &str, name: &str| {
            all(selector).into_iter().find_map(|(_, element)| element.attr(name).map(str::to_owned))
        };
        let links = all("a[href], link[rel=alternate][href]");
        let links = links.into_iter().filter_map(|(_, element)| {
            let href = element.attr("href")?.split('#').next().unwrap_or_default().to_owned();
            (href.starts_with('/') && !href.starts_with("//")).then_some(href)
        });
        Self {
            lang: attribute("html", "lang").unwrap_or_default(),
            title: all("head > title").into_iter().map(|(text, _)| text.trim().to_owned()).collect(),
            headings: all("h1").into_iter().map(|(text, _)| text.trim().to_owned()).collect(),
            canonical: attribute("link[rel=canonical]", "href"),
            noindex: attribute("meta[name=robots]", "content").is_some_and(|text| text.contains("noindex")),
            links: links.collect(),
        }
    }

    /// Its general flaws; empty when there are none.
    pub fn flaws(&self, lang: &str) -> Vec<String> {
        let mut flaws = Vec::new();
        if self.lang != lang {
            flaws.push(format!("its language is `{}`, not `{lang}`", self.lang));
        }
        if self.title.is_empty() {
            flaws.push("it has no title".to_owned());
        }
        if self.headings.len() != 1 || self.headings[0].is_empty() {
            flaws.push(format!("it has {} first headings: {:?}", self.headings.len(), self.headings));
        }
        if self.canonical.is_none() && !self.noindex {
            flaws.push("it has neither a canonical address nor noindex".to_owned());
        }
        flaws
    }
}
