//! Pages of the site whose names have the words: themes, categories, agencies with their areas.

use crate::t;
use newsroom::public::NewsContext;

/// A page with the kind of thing that it shows.
pub(super) struct Named {
    pub(super) kind: String,
    pub(super) href: String,
    pub(super) name: String,
}

/// Pages in whose names every word stands, the last one perhaps unfinished: at most so many, the shortest names first.
pub(super) fn named(here: &NewsContext, typed: &str, most: usize) -> Vec<Named> {
    let typed = viet::fold(&viet::nfc(typed));
    let words: Vec<&str> = viet::syllables(&typed).map(|(_, word)| word).take(12).collect();
    if words.is_empty() || typed.len() < 3 {
        return Vec::new();
    }
    let (at, lang, directory) = (here.at, here.lang, &here.directory);
    let kinds = [t!(lang, "search-by-theme"), t!(lang, "search-by-category"), t!(lang, "search-by-agency")];
    let themes = directory.themes.iter().map(|one| (0, at.theme(&one.slug), one.name(lang)));
    let categories = directory.categories.iter().map(|one| (1, at.category(&one.slug), one.name(lang)));
    let agencies = directory.agencies.iter().map(|one| (2, at.agency(&one.slug), one.name(lang)));
    let mut found: Vec<Named> = themes
        .chain(categories)
        .chain(agencies)
        .filter(|(_, _, name)| has(name, &words))
        .map(|(kind, href, name)| Named { kind: kinds[kind].clone(), href, name: name.to_owned() })
        .collect();
    found.sort_by_key(|link| link.name.len());
    found.truncate(most);
    found
}

fn has(name: &str, words: &[&str]) -> bool {
    let name = viet::fold(name);
    let own: Vec<&str> = viet::syllables(&name).map(|(_, word)| word).collect();
    // In one piece, the last word perhaps unfinished: "phuong sai g".
    own.windows(words.len()).any(|part| {
        let (last, whole) = (words.len() - 1, &words[..words.len() - 1]);
        part[..last] == *whole && part[last].starts_with(words[last])
    })
}
