//! Titles alone, while there is no index to ask: better than nothing, and the page names its limits.

use fulltext::Facet;
use kit::web::failure::Failure;

use super::address::Sought;
use super::narrow::Narrowed;
use super::{Note, PAGE, Page, last_page};
use crate::Unanswered;
use crate::t;
use kit::format;
use newsroom::public::NewsContext;
use newsroom::{self, Titles};

impl Page {
    /// Fills the page with the titles that have the words.
    pub(super) async fn titles(
        &mut self,
        here: &NewsContext,
        sought: &mut Sought,
        narrowed: &[Narrowed],
        why: Unanswered,
    ) -> Result<(), Failure> {
        let (db, lang) = (here.app.db(), here.lang);
        // Titles are those of articles.
        let others =
            narrowed.iter().any(|one| one.facet == Facet::Kind && one.key != newsroom::ARTICLES.kind);
        if sought.words.is_empty() || others {
            self.waiting = true;
            self.notes.push(Note { warning: true, ..Note::plain(t!(lang, "search-unready-chosen")) });
            return Ok(());
        }
        let words = sought.words.clone();
        let titles = |page: usize| Titles { skip: (page - 1) * PAGE, ..of(&words, narrowed) };
        let (mut found, total) = newsroom::titles(db, lang, &titles(sought.page)).await?;
        if found.is_empty() && total > 0 {
            sought.page = last_page(total);
            (found, _) = newsroom::titles(db, lang, &titles(sought.page)).await?;
        }
        self.cards = here.cards(found);
        let count = i64::try_from(total).unwrap_or(i64::MAX);
        self.said = t!(lang, "search-count-titles", count = count, shown = format::number(lang, count));
        self.turn(here, sought, total);
        self.notes.push(Note { warning: true, ..Note::plain(reason(here, why)) });
        let mut cannot = vec![t!(lang, "search-titles-newest")];
        if narrowed.iter().any(|one| one.facet == Facet::Area) {
            cannot.push(t!(lang, "search-titles-area"));
        }
        self.notes.push(Note::plain(cannot.join(" ")));
        Ok(())
    }
}

/// Only a node that is making an index knows that it will be there soon.
fn reason(here: &NewsContext, why: Unanswered) -> String {
    match why {
        Unanswered::Making { percent: Some(percent) } => {
            t!(here.lang, "search-unready-percent", percent = percent.to_string())
        }
        Unanswered::Making { percent: None } | Unanswered::Busy => t!(here.lang, "search-unready"),
        Unanswered::Failing => t!(here.lang, "search-unready-failing"),
    }
}

/// The search as the database can be asked. Only the index knows the areas that an article concerns.
fn of<'a>(words: &'a str, narrowed: &[Narrowed]) -> Titles<'a> {
    let id = |facet: Facet| narrowed.iter().find(|one| one.facet == facet).map(Narrowed::id);
    let year = narrowed.iter().find(|one| one.facet == Facet::Year);
    Titles {
        words,
        category: id(Facet::Category),
        theme: id(Facet::Theme),
        agency: id(Facet::Agency),
        // No article is of the year 0.
        year: year.map(|one| one.key.parse().unwrap_or(0)),
        skip: 0,
        take: PAGE,
    }
}
