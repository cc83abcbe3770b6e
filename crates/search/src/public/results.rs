//! Results as the page shows them.

use fulltext::{Hit, Piece, Why};
use kit::i18n::Lang;
use kit::web::failure::Failure;
use newsroom::ArticleAddresses;

use crate::t;
use newsroom::public::NewsContext;
use newsroom::public::cards::{Card, foreign};

/// Headlines that are offered where nothing was found.
const HEADLINES: usize = 5;

/// One result.
pub(super) struct Found {
    pub(super) card: Card,
    pub(super) title: Vec<Piece>,
    pub(super) extract: Vec<Piece>,
    /// The language of the extract, when it is not the page's.
    pub(super) foreign: Option<&'static str>,
    /// Why it is here, in a few words each.
    pub(super) why: Vec<String>,
}

/// A headline with what was typed marked.
pub(super) struct Headline {
    pub(super) href: String,
    pub(super) foreign: Option<&'static str>,
    pub(super) title: Vec<Piece>,
}

/// The results with what the site says of them now. An article that was withdrawn a moment ago is left out.
pub(super) async fn compose(here: &NewsContext, hits: Vec<Hit>) -> Result<Vec<Found>, Failure> {
    let numbers: Vec<i64> = hits.iter().filter_map(|hit| i64::try_from(hit.subject).ok()).collect();
    let teasers = newsroom::teasers(here.app.db(), &numbers, here.lang).await?;
    let mut hits = hits.into_iter();
    let found = teasers.into_iter().filter_map(|teaser| {
        let number = teaser.article.number;
        let hit = hits.find(|hit| i64::try_from(hit.subject) == Ok(number))?;
        Some(found(here, here.card(teaser), hit))
    });
    Ok(found.collect())
}

fn found(here: &NewsContext, card: Card, hit: Hit) -> Found {
    let lang = Lang::from_code(&hit.lang).unwrap_or_default();
    let said: String = hit.title.iter().map(|piece| piece.text.as_str()).collect();
    // A text found by its words in another language stands under the title of this one.
    let title = if said == card.title { hit.title } else { plain(&card.title) };
    let why = hit.why.iter().filter_map(|why| in_words(here.lang, why)).collect();
    Found { title, extract: hit.extract, foreign: foreign(lang, here.lang), why, card }
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

/// Headlines that go on as what was typed does; none while there is no index.
pub(super) async fn headlines(here: &NewsContext, typed: &str) -> Result<Vec<Headline>, Failure> {
    let suggested = here
        .app
        .state::<crate::Finder>()
        .suggest(typed.to_owned(), here.lang, HEADLINES)
        .await
        .unwrap_or_default();
    let numbers: Vec<i64> = suggested.iter().filter_map(|one| i64::try_from(one.subject).ok()).collect();
    let teasers = newsroom::teasers(here.app.db(), &numbers, here.lang).await?;
    let mut suggested = suggested.into_iter();
    let headlines = teasers.into_iter().filter_map(|teaser| {
        let number = teaser.article.number;
        let one = suggested.find(|one| i64::try_from(one.subject) == Ok(number))?;
        Some(Headline {
            href: here.at.article(&teaser.article),
            foreign: foreign(teaser.lang, here.lang),
            title: one.title,
        })
    });
    Ok(headlines.collect())
}
