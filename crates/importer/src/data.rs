//! An HTML page's statements about itself: title, date, author, address, in its head and in data for machines.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use scraper::{ElementRef, Html, Selector};
use serde_json::Value;

use super::page::{Said, clean};
use super::stamp::{DateError, stamp};

/// Names under which pages give the moment of publication, the surest first.
const DATES: &[&str] = &[
    "article:published_time",
    "datePublished",
    "og:published_time",
    "article:published",
    "pubdate",
    "publishdate",
    "DC.date.issued",
    "dcterms.created",
];

/// Reads a page's statements about itself.
pub(super) fn said(html: &Html, zone: &TimeZone) -> Said {
    let linked = linked_data(html);
    let in_data = |name: &str| linked.as_ref().and_then(|data| data[name].as_str()).map(clean);
    let author = linked
        .as_ref()
        .and_then(|data| data["author"]["name"].as_str().or(data["author"][0]["name"].as_str()));
    let window = first(html, "head title");
    let titles =
        [meta(html, "og:title"), first(html, "article h1, main h1"), first(html, "h1"), in_data("headline")];
    let (at, wrong) = published(html, in_data("datePublished"), zone);
    let mut left = Vec::new();
    let robots = meta(html, "robots").unwrap_or_default().to_ascii_lowercase();
    if robots.contains("noindex") || robots.contains("none") {
        left.push(
            "the page asks search engines to leave it out: look whether everyone may read it".to_owned(),
        );
    }
    if linked.as_ref().is_some_and(|data| {
        matches!(&data["isAccessibleForFree"], Value::Bool(false)) || data["isAccessibleForFree"] == "False"
    }) {
        left.push("the page says that not everyone may read it: look whether it may be here".to_owned());
    }
    Said {
        titles: titles.into_iter().flatten().collect(),
        window,
        at,
        wrong,
        author: meta(html, "author").or_else(|| meta(html, "article:author")).or_else(|| author.map(clean)),
        url: canonical(html).or_else(|| meta(html, "og:url")).filter(|url| url.starts_with("http")),
        summary: meta(html, "og:description").or_else(|| meta(html, "description")),
        left,
    }
}

/// When it was published: the first date that can be taken, and one that cannot.
fn published(
    html: &Html,
    in_data: Option<String>,
    zone: &TimeZone,
) -> (Option<Timestamp>, Option<DateError>) {
    let mut wrong = None;
    for text in DATES.iter().filter_map(|name| meta(html, name)).chain(in_data) {
        match stamp(&text, zone) {
            Ok(at) => return (Some(at), None),
            Err(error) => wrong = wrong.or(Some(error)),
        }
    }
    (times(html).find_map(|text| stamp(&text, zone).ok()), wrong)
}

/// The moments of `<time>`: those that are said to be of the publication, then others above the text; none of a change.
fn times(html: &Html) -> impl Iterator<Item = String> {
    let time = Selector::parse("time[datetime]").expect("a valid selector");
    let names = |one: &ElementRef<'_>, words: &[&str]| {
        let said = [one.attr("class"), one.attr("itemprop")]
            .map(Option::unwrap_or_default)
            .join(" ")
            .to_ascii_lowercase();
        words.iter().any(|word| said.contains(word))
    };
    let is_named = |one: &ElementRef<'_>| {
        one.attr("pubdate").is_some() || names(one, &["publish", "entry-date", "created"])
    };
    let is_change = |one: &ElementRef<'_>| names(one, &["modified", "updated"]) && !names(one, &["publish"]);
    let (named, others): (Vec<_>, Vec<_>) =
        html.select(&time).filter(|one| !is_change(one)).partition(|one| is_named(one));
    // Several days on one page, such as a list of others, say nothing of this one.
    let others =
        if others.len() == 1 { others } else { others.into_iter().filter(is_in_article).take(1).collect() };
    let found: Vec<String> =
        named.into_iter().chain(others).filter_map(|one| one.attr("datetime").map(str::to_owned)).collect();
    found.into_iter()
}

fn is_in_article(one: &ElementRef<'_>) -> bool {
    // Hostile pages nest without end.
    one.ancestors()
        .take(64)
        .filter_map(ElementRef::wrap)
        .any(|above| matches!(above.value().name(), "article" | "main"))
}

fn meta(html: &Html, name: &str) -> Option<String> {
    let selector =
        format!("meta[property=\"{name}\" i], meta[name=\"{name}\" i], meta[itemprop=\"{name}\" i]");
    let selector = Selector::parse(&selector).ok()?;
    let content = html.select(&selector).find_map(|element| element.attr("content"))?;
    Some(clean(content)).filter(|text| !text.is_empty())
}

fn first(html: &Html, selector: &str) -> Option<String> {
    let selector = Selector::parse(selector).ok()?;
    let text = html.select(&selector).next()?.text().collect::<String>();
    Some(clean(&text)).filter(|text| !text.is_empty())
}

fn canonical(html: &Html) -> Option<String> {
    let selector = Selector::parse("link[rel=canonical]").ok()?;
    html.select(&selector).next()?.attr("href").map(str::to_owned)
}

/// The page's description of its article (schema.org as JSON-LD), alone or within a graph.
fn linked_data(html: &Html) -> Option<Value> {
    let selector = Selector::parse("script[type=\"application/ld+json\"]").ok()?;
    html.select(&selector)
        .filter_map(|script| serde_json::from_str::<Value>(&script.text().collect::<String>()).ok())
        .flat_map(|data| match data {
            Value::Array(list) => list,
            Value::Object(ref object) if object.contains_key("@graph") => {
                data["@graph"].as_array().cloned().unwrap_or_default()
            }
            one => vec![one],
        })
        .find(|one| one["datePublished"].is_string())
}
