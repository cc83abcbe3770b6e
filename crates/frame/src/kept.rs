//! The notice on a page that is sent from memory because it cannot be made anew.

use askama::Template;
use jiff::tz::TimeZone;
use kit::i18n::Lang;
use kit::web::cache::Mark;

use crate::t;
use addresses::Addresses;
use kit::format;

#[derive(Template)]
#[template(path = "layouts/kept.html")]
struct Strip {
    lang: Lang,
    /// When the page was made, in words.
    moment: String,
}

/// Puts a strip before a page's main part, in the language of its address.
pub fn mark(zone: TimeZone) -> Mark {
    Mark::new(move |address, made, html| {
        let path = address.split('?').next().unwrap_or_default();
        let (lang, _) = Addresses::split(path);
        let strip = Strip { lang, moment: format::moment(lang, &zone, made) }.render().ok()?;
        let (before, main) = html.split_once("<main")?;
        Some(format!("{before}{strip}\n<main{main}"))
    })
}
