//! Pages of the site whose names have the words: themes, categories, agencies with their areas.

use crate::portal::cards::Link;
use crate::portal::frame::Here;

/// Pages that are offered.
const MOST: usize = 4;

/// Pages in whose names every word stands, or begins a word: the shortest names first.
pub(super) fn named(here: &Here, typed: &str) -> Vec<Link> {
    let typed = viet::fold(&viet::nfc(typed));
    let words: Vec<&str> = viet::syllables(&typed).map(|(_, word)| word).take(12).collect();
    if words.is_empty() || typed.len() < 3 {
        return Vec::new();
    }
    let (at, lang, directory) = (here.at, here.lang, &here.directory);
    let themes = directory.themes.iter().map(|one| (at.theme(&one.slug), one.name(lang)));
    let categories = directory.categories.iter().map(|one| (at.category(&one.slug), one.name(lang)));
    let agencies = directory.agencies.iter().map(|one| (at.agency(&one.slug), one.name(lang)));
    let mut found: Vec<Link> = themes
        .chain(categories)
        .chain(agencies)
        .filter(|(_, name)| has(name, &words))
        .map(|(href, name)| Link { href, name: name.to_owned() })
        .collect();
    found.sort_by_key(|link| link.name.len());
    found.truncate(MOST);
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
