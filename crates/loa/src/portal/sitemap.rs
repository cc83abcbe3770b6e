//! All addresses for search engines (sitemaps.org), as each capability gives them, in parts that never shift: things that grow
//! without end are parted by their numbers.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::{IntoResponse, Response};
use kit::db::DbError;
use kit::format;
use kit::i18n::Lang;
use kit::web::cache::{Depends, Topics};
use kit::web::failure::Failure;

use addresses::{Addresses, parameter, parameters, routes};
use frame::App;
use frame::public::Portal;
use frame::sitemap::{NumberedPages, SitemapEntry};

/// Numbers of a part; the protocol allows 50,000 addresses, and each has one in every language.
const LENGTH: i64 = 5_000;
/// The part with the pages that are few.
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

/// Parts of a numbered kind: more than these no city has.
const MOST_PARTS: i64 = 1_000_000;

pub(super) async fn index(State(portal): State<Portal>) -> Result<Response, Failure> {
    let app = &portal.app;
    let mut parts = vec![PAGES.to_owned()];
    for numbered in numbered(app) {
        let last = (numbered.last)(app.clone()).await?;
        parts.extend((0..(last + LENGTH - 1) / LENGTH).map(|part| format!("{}{part}", numbered.prefix)));
    }
    let absolute = |part: &String| format!("{}{}", app.public_url(), Addresses::sitemap_part(part));
    xml(app, &Index { parts: parts.iter().map(absolute).collect() })
}

pub(super) async fn part(
    State(portal): State<Portal>,
    Path(part): Path<String>,
) -> Result<Response, Failure> {
    let app = &portal.app;
    let part = part.strip_suffix(".xml").ok_or(Failure::NotFound)?;
    if part == PAGES {
        return xml(app, &Part { pages: pages(app).await? });
    }
    let (numbered, part) =
        numbered(app).find_map(|one| Some((one, number(one, part)?))).ok_or(Failure::NotFound)?;
    let (first, last) = (part * LENGTH + 1, (part + 1) * LENGTH);
    let known = (numbered.between)(app.clone(), first, last).await?;
    if known.is_empty() && part > 0 {
        return Err(Failure::NotFound);
    }
    let entry = |one: &SitemapEntry| {
        (format!("{}{}", app.public_url(), one.path), format::machine(app.zone(), one.changed))
    };
    xml(app, &Part { pages: known.iter().map(entry).collect() })
}

/// Whether there is a part at a path.
pub(super) async fn has_part(app: &App, path: &str) -> Result<bool, DbError> {
    let part = parameters(routes::SITEMAP_PART, path).and_then(|[part]| parameter(part));
    // An address that is no text is refused (400), which is an answer.
    let Some(part) = part else { return Ok(true) };
    let Some(part) = part.strip_suffix(".xml") else { return Ok(false) };
    if part == PAGES {
        return Ok(true);
    }
    match numbered(app).find_map(|one| Some((one, number(one, part)?))) {
        Some((_, 0)) => Ok(true),
        Some((one, part)) => {
            Ok(!(one.between)(app.clone(), part * LENGTH + 1, (part + 1) * LENGTH).await?.is_empty())
        }
        None => Ok(false),
    }
}

fn numbered(app: &App) -> impl Iterator<Item = NumberedPages> + use<> {
    app.capabilities().iter().filter_map(|capability| capability.sitemap.numbered)
}

/// Which of the parts of these pages a name means; none when it is that of others.
fn number(pages: NumberedPages, part: &str) -> Option<i64> {
    let number = part.strip_prefix(pages.prefix)?.parse().ok()?;
    Some(number).filter(|number| (0..MOST_PARTS).contains(number))
}

/// The pages that are few.
async fn pages(app: &App) -> Result<Vec<(String, String)>, Failure> {
    let mut pages = Vec::new();
    for capability in app.capabilities() {
        let paths = (capability.sitemap.pages)(app.clone()).await?;
        pages.extend(paths.iter().map(|path| (format!("{}{path}", app.public_url()), String::new())));
    }
    Ok(pages)
}

/// The program's own pages.
pub(crate) fn own_pages() -> Vec<String> {
    Lang::ALL.map(Addresses).into_iter().flat_map(|at| [at.home(), at.about(), at.seals()]).collect()
}

/// The addresses that search engines may read: all but those that a capability closes to them.
pub(super) async fn robots(State(portal): State<Portal>) -> Result<Response, Failure> {
    let app = &portal.app;
    let closed = app.capabilities().iter().flat_map(|capability| capability.sitemap.closed);
    let closed =
        closed.flat_map(|path| Lang::ALL.map(|lang| format!("Disallow: {}\n", path(Addresses(lang)))));
    let (closed, root) = (closed.collect::<String>(), app.public_url());
    let text = format!("User-agent: *\n{closed}\nSitemap: {root}{}\n", routes::SITEMAP);
    Ok(([(header::CONTENT_TYPE, "text/plain; charset=utf-8")], text).into_response())
}

/// An answer that is made anew when something changes that a capability lists.
fn xml(app: &App, template: &impl Template) -> Result<Response, Failure> {
    let kind = [(header::CONTENT_TYPE, "application/xml; charset=utf-8")];
    let mut response = (kind, template.render()?).into_response();
    let topics: Vec<&str> =
        app.capabilities().iter().flat_map(|capability| capability.sitemap.topics).copied().collect();
    response.extensions_mut().insert(Depends(Topics::areas(&topics)));
    Ok(response)
}

#[cfg(test)]
mod tests;
