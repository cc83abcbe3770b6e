//! The list of all news, which every story may need to know its way.

use crate::html::Page;
use crate::http;

/// The addresses of all articles, in the list's order, page by page.
///
/// # Panics
/// When the list does not answer.
pub fn articles(authority: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut next = Some("/tin".to_owned());
    while let Some(path) = next {
        let page = Page::read(&http::get(authority, &path).expect("the list answers").text());
        let links = page.links.iter().filter(|link| link.starts_with("/tin/"));
        found.extend(links.filter(|link| link.ends_with(|end: char| end.is_ascii_digit())).cloned());
        next = page.links.iter().find(|link| link.starts_with("/tin?truoc=")).cloned();
    }
    found
}

/// The address of the article whose words begin so; numbers change with the data set.
///
/// # Panics
/// When there is none.
pub fn article(authority: &str, words: &str) -> String {
    let start = format!("/tin/{words}");
    let found = articles(authority).into_iter().find(|address| address.starts_with(&start));
    found.unwrap_or_else(|| panic!("no article begins with {words}"))
}
