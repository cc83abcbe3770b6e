//! The searches that the engines get: the judged ones of the demonstration, and hostile ones.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

use fulltext::{Aliases, Doc};

/// Texts whose words are counted.
const COUNTED: usize = 2_000;

/// Searches as they were typed, each with the language of the site.
pub(crate) fn judged(file: &Path) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let table: toml::Table = fs::read_to_string(file)?.parse()?;
    let searches = table.get("search").and_then(|value| value.as_array()).ok_or("no searches")?;
    let said = |search: &toml::Value, key: &str| search.get(key)?.as_str().map(str::to_owned);
    let all = searches.iter().filter_map(|search| Some((said(search, "lang")?, said(search, "query")?)));
    Ok(all.collect())
}

/// The expressions that mean the same in the demonstration.
pub(crate) fn aliases(file: &Path) -> Result<Aliases, Box<dyn Error>> {
    let table: toml::Table = fs::read_to_string(file)?.parse()?;
    let groups = table.get("same").and_then(|value| value.as_array()).ok_or("no groups")?;
    let groups = groups.iter().map(|group| {
        let words = group.get("words").and_then(|value| value.as_array()).cloned().unwrap_or_default();
        words.iter().filter_map(|word| word.as_str()).map(str::to_owned).collect::<Vec<_>>()
    });
    Ok(Aliases::new(groups))
}

/// A text as words without marks, parted by spaces, for engines that know no Vietnamese.
pub(crate) fn folded(text: &str) -> String {
    let text = viet::nfc(text);
    viet::syllables(&text).map(|(_, word)| viet::fold(word)).collect::<Vec<_>>().join(" ")
}

/// Searches that an attacker may send, each with a name.
pub(crate) fn hostile(docs: &[Doc]) -> Vec<(&'static str, String)> {
    let mut counts = HashMap::<String, usize>::new();
    for doc in docs.iter().take(COUNTED) {
        viet::syllables(&doc.body)
            .for_each(|(_, word)| *counts.entry(viet::search_key(word)).or_default() += 1);
    }
    let mut common: Vec<(String, usize)> = counts.into_iter().collect();
    common.sort_by(|left, right| right.1.cmp(&left.1).then_with(|| left.0.cmp(&right.0)));
    let common: Vec<String> = common.into_iter().map(|(word, _)| word).collect();
    let bare: Vec<String> = common.iter().map(|word| viet::fold(word)).collect();
    let first = |words: &[String], count: usize| words[..count.min(words.len())].join(" ");
    let many: Vec<String> = common.iter().cycle().take(1_000).cloned().collect();
    let spread = |text: &str, between: &str| {
        text.chars().flat_map(|c| c.to_string().chars().chain(between.chars()).collect::<Vec<_>>()).collect()
    };
    vec![
        ("10 kB of one word", "a".repeat(10_000)),
        ("10 kB of text", docs.iter().map(|doc| doc.title.as_str()).take(200).collect::<Vec<_>>().join(" ")),
        ("1,000 terms", many.join(" ")),
        ("the commonest syllable 200 times", format!("{} ", common[0]).repeat(200)),
        ("the 20 commonest, with marks", first(&common, 20)),
        ("the 20 commonest, without", first(&bare, 20)),
        ("the 20 commonest in quotes", format!("\"{}\"", first(&common, 20))),
        ("the commonest two in quotes", format!("\"{}\"", first(&common, 2))),
        ("the commonest ten, each in quotes", first(&common, 10).replace(' ', "\" \"")),
        ("unbalanced quotes", "\"nghị quyết \" 98 \"“”«\"\"\" nhà \"".repeat(4)),
        ("regex bait", "(a+)+$ .*.*.*=(?:x|x)*{1,9999} [^\\]]+".repeat(4)),
        ("query syntax", "title_exact:* AND (nghị OR quyết)^9 NOT -nhà +ở ~2 [a TO z] site:en".to_owned()),
        (
            "decomposed marks",
            "nghi\u{323} quyê\u{301}t nha\u{300} o\u{31b}\u{309} xa\u{303} hô\u{323}i".to_owned(),
        ),
        ("a thousand marks on a letter", format!("nha{}", "\u{300}\u{323}".repeat(500))),
        ("zero width", spread("nghị quyết nhà ở xã hội", "\u{200b}\u{200d}\u{2060}")),
        ("right to left", format!("\u{202e}{}\u{202c} مرحبا שלום \u{2067}nhà ở\u{2069}", "quyết nghị")),
        (
            "20 slips",
            "nghj quyeht nhaf owr xax hooij phuwowngf quaanj thanhf phoos hoof chis minhf ".repeat(2),
        ),
        (
            "20 unknown words",
            (0..20).map(|at| format!("zq{}w", char::from(b'a' + at))).collect::<Vec<_>>().join(" "),
        ),
        (
            "20 numbers of documents",
            (1..21).map(|at| format!("{at}/2023/QH15")).collect::<Vec<_>>().join(" "),
        ),
        ("emoji and controls", "🏠\u{1}\u{7f}\u{fffd}🏛️ ".repeat(40)),
    ]
}
