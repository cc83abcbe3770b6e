//! Sizes, loose ends, module docs, and words that do not belong here.

use super::Finding;
use super::source::Source;
use super::tree::File;

const THINK_AGAIN: usize = 400;
const NEVER_OVER: usize = 600;

/// Folders and hosts of one machine; in two halves, so that the rule does not find itself.
const PRIVATE: &[&str] = &[concat!("/wo", "rk/"), concat!("artif", "actory"), concat!("/ro", "ot/")];

/// The city's name has no place in code that any city can use.
const CITY_WORDS: &[&str] = &["Hồ Chí Minh"];

/// Files stay readable in one sitting.
pub(crate) fn size(file: &File) -> Vec<Finding> {
    let counted = ["rs", "html", "css"].iter().any(|kind| file.has_extension(kind));
    if !counted || file.is_settled() {
        return Vec::new();
    }
    let lines = file.text.lines().count();
    if lines > NEVER_OVER {
        let advice = format!("{lines} lines; split it, {NEVER_OVER} is the most");
        vec![Finding::new(&file.path, lines, "size", advice)]
    } else if lines > THINK_AGAIN {
        let advice = format!("{lines} lines; think again, is this one thing?");
        vec![Finding::note(&file.path, lines, "size", advice)]
    } else {
        Vec::new()
    }
}

/// Nothing half done, nothing hushed up, no panic without its reason.
pub(crate) fn loose_ends(source: &Source<'_>) -> Vec<Finding> {
    const ENDS: &[(&[&str], &str)] = &[
        (&["todo", "!"], "finish it, or leave it out"),
        (&["unimplemented", "!"], "finish it, or leave it out"),
        (&["[", "allow", "("], "write #[expect(lint, reason = \"…\")]"),
        (&[".", "unwrap", "(", ")"], "use `?`, or expect(\"why it holds\")"),
    ];
    let file = source.file;
    if file.is_test() || file.is_settled() {
        return Vec::new();
    }
    ENDS.iter()
        .flat_map(|(row, advice)| {
            source
                .lines_of(row)
                .into_iter()
                .map(move |line| Finding::new(&file.path, line, "loose end", *advice))
        })
        .collect()
}

/// Tests have a file of their own.
pub(crate) fn tests_apart(file: &File) -> Vec<Finding> {
    if !file.has_extension("rs") || file.is_test() {
        return Vec::new();
    }
    let lines: Vec<&str> = file.text.lines().collect();
    let inline =
        |pair: &[&str]| pair[0] == "#[cfg(test)]" && pair[1].starts_with("mod ") && pair[1].ends_with('{');
    let at = lines.windows(2).position(inline);
    at.map(|at| {
        let advice = "move the tests into a file of their own, `mod tests;`";
        Finding::note(&file.path, at + 1, "tests apart", advice)
    })
    .into_iter()
    .collect()
}

/// A module states its purpose at its door.
pub(crate) fn module_doc(file: &File) -> Vec<Finding> {
    let door = ["/mod.rs", "/lib.rs", "/main.rs"].iter().any(|name| file.path.ends_with(name));
    if !door || file.is_test() || file.text.trim_start().starts_with("//!") {
        return Vec::new();
    }
    let advice = "begin with //!: its purpose, its invariants, and the things it offers others";
    vec![Finding::new(&file.path, 1, "module doc", advice)]
}

/// kit serves any city, so it names none. viet may: the name is a Vietnamese word with a spelling.
pub(crate) fn city_words_in_kit(file: &File) -> Vec<Finding> {
    if !file.path.starts_with("crates/kit/") || file.is_test() {
        return Vec::new();
    }
    file.text
        .lines()
        .zip(1..)
        .filter(|(text, _)| CITY_WORDS.iter().any(|word| text.contains(word)))
        .map(|(_, line)| {
            let advice = "kit serves any city; take the name from settings or data";
            Finding::new(&file.path, line, "ground", advice)
        })
        .collect()
}

/// Nothing in the tree points into one machine.
pub(crate) fn private_words(file: &File) -> Vec<Finding> {
    file.text
        .lines()
        .zip(1..)
        .filter_map(|(text, line)| {
            let word = PRIVATE.iter().find(|word| text.contains(*word))?;
            let advice = format!("`{word}` means something on one machine only; leave it out");
            Some(Finding::new(&file.path, line, "private words", advice))
        })
        .collect()
}
