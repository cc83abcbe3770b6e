//! The demonstration's articles, taken apart into words and the words that follow each.

use std::collections::HashMap;
use std::error::Error;
use std::fs;
use std::path::Path;

/// Stands behind the last word of a sentence.
const END: u32 = u32::MAX;

/// The words that follow each other in a text.
#[derive(Default)]
pub(crate) struct Chain {
    begins: Vec<u32>,
    follows: HashMap<u32, Vec<u32>>,
}

/// An article to take words from.
pub(crate) struct Article {
    pub(crate) lang: String,
    pub(crate) category: String,
    pub(crate) agency: String,
    pub(crate) themes: Vec<String>,
    /// Of its headline.
    pub(crate) title: Chain,
    /// Of its lead and text.
    pub(crate) text: Chain,
}

/// All of them, and the numbered list of their words.
#[derive(Default)]
pub(crate) struct Articles {
    pub(crate) all: Vec<Article>,
    pub(crate) words: Vec<String>,
    numbers: HashMap<String, u32>,
}

impl Articles {
    /// Reads a folder of articles with a head in TOML between lines of `+++`.
    pub(crate) fn read(folder: &Path) -> Result<Self, Box<dyn Error>> {
        let mut files: Vec<_> = fs::read_dir(folder)?.collect::<Result<_, _>>()?;
        files.sort_by_key(fs::DirEntry::file_name);
        let mut articles = Self::default();
        for file in files {
            let name = file.file_name().to_string_lossy().into_owned();
            let text = fs::read_to_string(file.path())?;
            let parted = text.strip_prefix("+++\n").and_then(|rest| rest.split_once("\n+++\n"));
            let (head, body) = parted.ok_or_else(|| format!("{name} has no head"))?;
            let lang = if name.contains(".en.") { "en" } else { "vi" };
            articles.add(lang, &head.parse()?, body);
        }
        Ok(articles)
    }

    fn add(&mut self, lang: &str, head: &toml::Table, body: &str) {
        let said = |key: &str| head.get(key).and_then(|value| value.as_str()).unwrap_or_default().to_owned();
        let themes = head.get("themes").and_then(|value| value.as_array()).cloned().unwrap_or_default();
        let mut text = Chain::default();
        let mut title = Chain::default();
        self.link(&mut title, &said("title"));
        self.link(&mut text, &said("summary"));
        for line in body.lines().filter(|line| !line.starts_with(['|', ':', '<'])) {
            self.link(&mut text, line.trim_start_matches(['#', '-', '>', ' ', '*']));
        }
        self.all.push(Article {
            lang: lang.to_owned(),
            category: said("category"),
            agency: said("agency"),
            themes: themes.iter().filter_map(|theme| theme.as_str()).map(str::to_owned).collect(),
            title,
            text,
        });
    }

    /// Adds a line's sentences to a chain.
    fn link(&mut self, chain: &mut Chain, line: &str) {
        let mut last = None;
        for word in line.split_whitespace() {
            let id = self.number(word);
            match last {
                Some(last) => chain.follows.entry(last).or_default().push(id),
                None => chain.begins.push(id),
            }
            last = Some(id);
            if word.ends_with(['.', '?', '!', ':']) {
                chain.follows.entry(id).or_default().push(END);
                last = None;
            }
        }
        if let Some(last) = last {
            chain.follows.entry(last).or_default().push(END);
        }
    }

    fn number(&mut self, word: &str) -> u32 {
        if let Some(number) = self.numbers.get(word) {
            return *number;
        }
        let number = u32::try_from(self.words.len()).expect("far fewer words");
        self.words.push(word.to_owned());
        self.numbers.insert(word.to_owned(), number);
        number
    }
}

impl Chain {
    /// The first word of a sentence, by its number among all.
    pub(crate) fn begin(&self, among: impl FnOnce(usize) -> usize) -> Option<u32> {
        if self.begins.is_empty() { None } else { self.begins.get(among(self.begins.len())).copied() }
    }

    /// A word that may follow a word; [`None`] inside is the end of a sentence.
    pub(crate) fn after(&self, word: u32, among: impl FnOnce(usize) -> usize) -> Option<Option<u32>> {
        let follows = self.follows.get(&word)?;
        follows.get(among(follows.len())).map(|next| (*next != END).then_some(*next))
    }
}
