//! An answer, and the rules that hold for every one of them.

use axum::http::HeaderMap;
use scraper::{ElementRef, Html, Selector};

/// Elements that stand within a word or a sentence; all others part the words before them from those after.
const INLINE: &[&str] = &["a", "b", "em", "i", "mark", "strong"];

/// An answer of the site.
pub(crate) struct Page {
    /// The request, for messages.
    pub(crate) asked: String,
    pub(crate) status: u16,
    pub(crate) headers: HeaderMap,
    pub(crate) text: String,
}

impl Page {
    /// A header's text, empty when it is not there.
    pub(crate) fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().expect("headers are ASCII here"))
    }

    /// The words of the main part, as someone reads them: without tags, white space as single spaces.
    pub(crate) fn words(&self) -> String {
        self.texts("main").join(" ")
    }

    /// An attribute of every element that a selector finds, in order.
    pub(crate) fn each(&self, selector: &str, attribute: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a valid selector");
        let html = Html::parse_document(&self.text);
        html.select(&selector).filter_map(|element| element.attr(attribute)).map(str::to_owned).collect()
    }

    /// The words of every element that a selector finds, in order.
    pub(crate) fn texts(&self, selector: &str) -> Vec<String> {
        let selector = Selector::parse(selector).expect("a valid selector");
        let html = Html::parse_document(&self.text);
        html.select(&selector).map(words).collect()
    }

    /// The page is there and its main part says all of this.
    #[track_caller]
    pub(crate) fn says(&self, status: u16, fragments: &[&str]) {
        assert_eq!(self.status, status, "{}: {}", self.asked, self.words());
        let words = self.words();
        for fragment in fragments {
            assert!(words.contains(fragment), "{} does not say `{fragment}`: {words}", self.asked);
        }
    }

    /// The main part says nothing of this.
    #[track_caller]
    pub(crate) fn hides(&self, fragments: &[&str]) {
        let words = self.words();
        for fragment in fragments {
            assert!(!words.contains(fragment), "{} says `{fragment}`: {words}", self.asked);
        }
    }

    /// The HTML contains all of this.
    #[track_caller]
    pub(crate) fn holds(&self, fragments: &[&str]) {
        for fragment in fragments {
            assert!(self.text.contains(fragment), "{} does not hold `{fragment}`: {}", self.asked, self.text);
        }
    }

    /// Whether search engines are told to leave it.
    pub(crate) fn is_unlisted(&self) -> bool {
        self.text.contains("<meta name=\"robots\" content=\"noindex\">")
    }

    /// No answer of the public site sets a cookie but the one to a support, none of the desk or of an asker's own page may be kept,
    /// and none lacks the headers that keep a reader safe.
    #[track_caller]
    pub(super) fn check(&self) {
        let asked = &self.asked;
        let path = asked.split([' ', '?']).nth(1).unwrap_or_default();
        let desk = addresses::desk::is_desk(path);
        let own = addresses::is_own_case(path);
        let supports = asked.starts_with("POST ") && path.contains("/cau-hoi/");
        assert!(desk || supports || !self.headers.contains_key("set-cookie"), "{asked} sets a cookie");
        assert!(
            !(desk || own) || self.header("cache-control") == "no-store",
            "{asked} may be kept by a cache"
        );
        assert_eq!(self.header("x-content-type-options"), "nosniff", "{asked}");
        // A page whose address is a secret tells nobody its address.
        let secret = own || (desk && path.ends_with("/lich.ics") && self.status == 200);
        let told = if secret { "no-referrer" } else { "strict-origin-when-cross-origin" };
        assert_eq!(self.header("referrer-policy"), told, "{asked}");
        assert_eq!(self.header("cross-origin-opener-policy"), "same-origin", "{asked}");
        assert!(self.header("permissions-policy").contains("geolocation=()"), "{asked}");
        let policy = self.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{asked}: {policy}");
        assert!(!policy.contains("script-src 'unsafe-inline'"), "{asked}: {policy}");
        let readable = !self.headers.contains_key("content-encoding") && !self.text.is_empty();
        if self.header("content-type").starts_with("text/html") && readable {
            assert!(self.text.starts_with("<!doctype html>"), "{asked}: {}", self.text);
            assert_eq!(
                self.texts("h1:not([role=presentation])").len(),
                1,
                "{asked} has one heading of the first level"
            );
            // Data for machines is not run; anything else must come from a file.
            let scripts = "script:not([src]):not([type=\"application/ld+json\"])";
            assert_eq!(self.texts(scripts).len(), 0, "{asked} holds a script of its own");
            for data in self.texts("script:not([src])") {
                let read: Result<serde_json::Value, _> = serde_json::from_str(&data);
                assert!(read.is_ok(), "{asked} holds data that cannot be read: {data}");
            }
        }
    }
}

fn words(element: ElementRef<'_>) -> String {
    let mut text = String::new();
    gather(element, &mut text);
    text.split_whitespace().collect::<Vec<_>>().join(" ").replace(" .", ".").replace(" ,", ",")
}

fn gather(element: ElementRef<'_>, into: &mut String) {
    for child in element.children() {
        if let Some(text) = child.value().as_text() {
            into.push_str(text);
        } else if let Some(element) = ElementRef::wrap(child) {
            let parted = !INLINE.contains(&element.value().name());
            into.push_str(if parted { " " } else { "" });
            gather(element, into);
            into.push_str(if parted { " " } else { "" });
        }
    }
}
