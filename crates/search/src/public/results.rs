//! Results as the page shows them.

use std::collections::{BTreeMap, HashMap};

use frame::search::{SearchResult, SearchSource};
use fulltext::{Answer, Facet, Hit, Piece, Subject, Why};
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use crate::t;
use newsroom::public::NewsContext;
use newsroom::public::cards::foreign;

/// Headlines that are offered where nothing was found.
const HEADLINES: usize = 5;

/// One result.
pub(super) struct Found {
    pub(super) href: String,
    pub(super) title: Vec<Piece>,
    /// The language of the title, when it is not the page's.
    pub(super) title_lang: Option<&'static str>,
    pub(super) extract: Vec<Piece>,
    /// The language of the extract, when it is not the page's.
    pub(super) foreign: Option<&'static str>,
    /// Its kind, in words; empty where all results are of one kind.
    pub(super) kind: String,
    /// The day, in words.
    pub(super) day: String,
    /// The moment for machines.
    pub(super) machine: String,
    /// The words beside the day.
    pub(super) beside: Vec<String>,
    /// Why it is here, in a few words each.
    pub(super) why: Vec<String>,
}

/// A headline with the typed words marked.
pub(super) struct Headline {
    pub(super) href: String,
    pub(super) foreign: Option<&'static str>,
    /// The kind of thing whose headline it is, in words; empty where all are of one kind.
    pub(super) kind: String,
    pub(super) title: Vec<Piece>,
}

/// Things of all kinds as the site shows them now, by the subjects under which the index knows them.
struct Now(HashMap<Subject, (&'static SearchSource, SearchResult)>);

impl Now {
    /// Asks each source once.
    async fn read(here: &NewsContext, subjects: impl Iterator<Item = &Subject>) -> Result<Self, Failure> {
        let mut keys: BTreeMap<&str, Vec<u64>> = BTreeMap::new();
        for subject in subjects {
            keys.entry(&subject.kind).or_default().push(subject.key);
        }
        let mut all = HashMap::new();
        for source in here.app.search_sources() {
            let Some(keys) = keys.remove(source.kind) else { continue };
            for result in (source.results)((**here).clone(), keys).await? {
                all.insert(Subject::new(source.kind, result.key), (source, result));
            }
        }
        Ok(Self(all))
    }

    /// The thing as it is now; `None` for one that was withdrawn a moment ago.
    fn take(&mut self, subject: &Subject) -> Option<(&'static SearchSource, SearchResult)> {
        self.0.remove(subject)
    }
}

/// The results with the site's words about them now.
pub(super) async fn compose(here: &NewsContext, answer: Answer) -> Result<Vec<Found>, Failure> {
    let kinds = answer.facets.get(&Facet::Kind).map_or(0, Vec::len);
    let mut now = Now::read(here, answer.hits.iter().map(|hit| &hit.subject)).await?;
    let found = answer.hits.into_iter().filter_map(|hit| {
        let (source, result) = now.take(&hit.subject)?;
        let kind = if kinds > 1 { (source.singular)(here.lang) } else { String::new() };
        Some(found(here, kind, result, hit))
    });
    Ok(found.collect())
}

fn found(here: &NewsContext, kind: String, result: SearchResult, hit: Hit) -> Found {
    let lang = Lang::from_code(&hit.lang).unwrap_or_default();
    let said: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
    Found {
        // A text found by its words in another language stands under the title of this one.
        title: if said == result.title { hit.title } else { plain(&result.title) },
        title_lang: foreign(result.lang, here.lang),
        extract: hit.extract,
        foreign: foreign(lang, here.lang),
        why: hit.why.iter().filter_map(|why| in_words(here.lang, why)).collect(),
        kind,
        day: format::day(here.lang, here.day_of(result.at)),
        machine: here.machine(result.at),
        href: result.href,
        beside: result.beside,
    }
}

pub(super) fn plain(text: &str) -> Vec<Piece> {
    vec![Piece { text: text.to_owned(), hit: false }]
}

/// A reason in words, where the marks in title and extract do not say it.
fn in_words(lang: Lang, why: &Why) -> Option<String> {
    match why {
        Why::Title => None,
        Why::Code(code) => Some(t!(lang, "search-why-code", code = code.as_str())),
        Why::Called(words) => Some(t!(lang, "search-why-called", words = words.as_str())),
        Why::Lacks(words) => {
            let words: Vec<String> = words.iter().map(|word| format!("“{word}”")).collect();
            Some(t!(lang, "search-why-lacks", words = words.join(", ")))
        }
    }
}

/// Headlines that go on as the typed words do; none while there is no index.
pub(super) async fn headlines(here: &NewsContext, typed: &str) -> Result<Vec<Headline>, Failure> {
    let suggested = here
        .app
        .state::<crate::Finder>()
        .suggest(typed.to_owned(), here.lang, HEADLINES)
        .await
        .unwrap_or_default();
    let mut now = Now::read(here, suggested.iter().map(|one| &one.subject)).await?;
    let several = suggested.iter().any(|one| one.subject.kind != suggested[0].subject.kind);
    let headlines = suggested.into_iter().filter_map(|one| {
        let (source, result) = now.take(&one.subject)?;
        let kind = if several { (source.singular)(here.lang) } else { String::new() };
        let foreign = foreign(result.lang, here.lang);
        Some(Headline { href: result.href, foreign, kind, title: one.title })
    });
    Ok(headlines.collect())
}
