//! All addresses for search engines (sitemaps.org), in parts that never shift: articles by their numbers.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::i18n::Lang;
use kit::web::failure::Failure;

use addresses::{Addresses, routes};
use frame::public::Portal;
use newsroom::public::NewsContext;

/// Articles of a part; the protocol allows 50,000 addresses.
const LENGTH: i64 = 5_000;
/// The part that is not articles.
const PAGES: &str = "trang";

#[derive(Template)]
#[template(
    ext = "xml",
    source = r#"<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for part in parts %}<sitemap><loc>{{ part }}</loc></sitemap>
{% endfor %}</sitemapindex>
"#
)]
struct Index {
    parts: Vec<String>,
}

#[derive(Template)]
#[template(
    ext = "xml",
    source = r#"<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{% for page in pages %}<url><loc>{{ page.0 }}</loc>{% if !page.1.is_empty() %}<lastmod>{{ page.1 }}</lastmod>{% endif %}</url>
{% endfor %}</urlset>
"#
)]
struct Part {
    /// Address and moment of the last change.
    pages: Vec<(String, String)>,
}

pub(super) async fn index(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let last = newsroom::last_number(here.app.db()).await?;
    let parts = (0..(last + LENGTH - 1) / LENGTH).map(|part| part.to_string());
    let parts = std::iter::once(PAGES.to_owned()).chain(parts);
    xml(&Index { parts: parts.map(|part| here.absolute(&Addresses::sitemap_part(&part))).collect() })
}

pub(super) async fn part(
    State(portal): State<Portal>,
    Path(part): Path<String>,
) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let part = part.strip_suffix(".xml").ok_or(Failure::NotFound)?;
    if part == PAGES {
        return xml(&Part { pages: pages(&here) });
    }
    let part: i64 =
        part.parse().ok().filter(|part| (0..1_000_000).contains(part)).ok_or(Failure::NotFound)?;
    let (first, last) = (part * LENGTH + 1, (part + 1) * LENGTH);
    let known = newsroom::numbers_between(here.app.db(), first, last).await?;
    if known.is_empty() && part > 0 {
        return Err(Failure::NotFound);
    }
    let address = |one: &newsroom::Numbered| {
        let at = Addresses(one.lang);
        (here.absolute(&at.article_at(&one.slug, one.number)), here.machine(one.changed))
    };
    xml(&Part { pages: known.iter().map(address).collect() })
}

/// The pages that are not articles, in both languages.
fn pages(here: &NewsContext) -> Vec<(String, String)> {
    let directory = &here.directory;
    let mut paths = Vec::new();
    for at in Lang::ALL.map(Addresses) {
        paths.extend([
            at.home(),
            at.news(),
            at.themes(),
            at.agencies(),
            at.about(),
            at.withdrawn(),
            at.seals(),
        ]);
        paths.extend(directory.categories.iter().map(|category| at.category(&category.slug)));
        paths.extend(directory.themes.iter().map(|theme| at.theme(&theme.slug)));
        paths.extend(directory.agencies.iter().map(|agency| at.agency(&agency.slug)));
    }
    paths.into_iter().map(|path| (here.absolute(&path), String::new())).collect()
}

/// What search engines may read: everything but searches.
pub(super) async fn robots(State(portal): State<Portal>) -> Result<Response, Failure> {
    let here = newsroom::public::enter(&portal).await?;
    let closed: String = Lang::ALL.map(|lang| format!("Disallow: {}\n", Addresses(lang).search())).concat();
    let text = format!("User-agent: *\n{closed}\nSitemap: {}\n", here.absolute(routes::SITEMAP));
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

fn xml(template: &impl Template) -> Result<Response, Failure> {
    let kind = [(header::CONTENT_TYPE, "application/xml; charset=utf-8")];
    Ok((kind, template.render()?).into_response())
}
