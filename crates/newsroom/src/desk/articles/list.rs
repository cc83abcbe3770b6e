//! The list of published articles, with filters; where work on many articles begins.

use crate::permissions::{ORGANISE, WRITE};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use frame::permissions::READ_DESK;
use kit::i18n::Lang;
use kit::web::failure::Failure;
use serde::Deserialize;

use super::names::{Choice, Names};
use crate::t;
use crate::{ArticleFilter, ArticleSummary, From, Key, Standing, Translated, Translation};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};
use kit::format;

/// How many articles a page of the list holds.
const LENGTH: usize = 50;
/// Longest text that is looked for, in characters.
const LONGEST: usize = 200;

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::ARTICLES, Needs::Permission(READ_DESK), show)
}

/// The filters in the address of the list.
#[derive(Clone, Debug, Default, Deserialize)]
pub(super) struct Asked {
    #[serde(default, rename = "tim")]
    words: String,
    #[serde(default, rename = "chuyen-muc")]
    category: String,
    #[serde(default, rename = "co-quan")]
    agency: String,
    #[serde(default, rename = "ban-dich")]
    translated: String,
    #[serde(default, rename = "trang-thai")]
    standing: String,
    #[serde(default, rename = "truoc")]
    before: String,
    #[serde(default, rename = "sau")]
    after: String,
}

const TRANSLATED: [(&str, Translated); 3] =
    [("thieu", Translated::Missing), ("tre", Translated::Behind), ("du", Translated::UpToDate)];
const STANDING: [(&str, Standing); 3] =
    [("dang", Standing::Shown), ("go", Standing::Withdrawn), ("khan", Standing::Forced)];
/// Articles off the site as well as those on it.
const EVERYTHING: &str = "tat-ca";

impl Asked {
    /// The filters as the newsroom reads them; an unknown name does not filter.
    pub(super) fn sought(&self, names: &Names) -> ArticleFilter {
        ArticleFilter {
            category: names.categories.iter().find(|one| one.slug == self.category).map(|one| one.id),
            agency: names.agencies.iter().find(|one| one.slug == self.agency).map(|one| one.id),
            translated: TRANSLATED.iter().find(|(name, _)| *name == self.translated).map(|(_, state)| *state),
            standing: match self.standing.as_str() {
                // Withdrawn articles are finished work: officers who look for them choose that filter.
                "" => Some(Standing::Shown),
                asked => STANDING.iter().find(|(name, _)| *name == asked).map(|(_, state)| *state),
            },
            words: self.words.chars().take(LONGEST).collect(),
        }
    }

    /// Whether anything beside the words is asked for.
    fn sifts(&self) -> bool {
        [&self.category, &self.agency, &self.translated, &self.standing].iter().any(|text| !text.is_empty())
    }

    /// The filters as a query, without a place in the list.
    pub(super) fn query(&self) -> String {
        let all = [
            ("tim", &self.words),
            ("chuyen-muc", &self.category),
            ("co-quan", &self.agency),
            ("ban-dich", &self.translated),
            ("trang-thai", &self.standing),
        ];
        let given = all.into_iter().filter(|(_, text)| !text.is_empty());
        form_urlencoded::Serializer::new(String::new()).extend_pairs(given).finish()
    }

    /// The filters in a query.
    pub(super) fn parse(query: &str) -> Self {
        let mut asked = Self::default();
        for (name, text) in form_urlencoded::parse(query.as_bytes()) {
            let field = match &*name {
                "tim" => &mut asked.words,
                "chuyen-muc" => &mut asked.category,
                "co-quan" => &mut asked.agency,
                "ban-dich" => &mut asked.translated,
                "trang-thai" => &mut asked.standing,
                _ => continue,
            };
            *field = text.into_owned();
        }
        asked
    }

    fn from(&self) -> Result<From, Failure> {
        let key = |text: &str| text.parse::<Key>().map_err(|_| Failure::NotFound);
        match (self.before.as_str(), self.after.as_str()) {
            ("", "") => Ok(From::Top),
            ("", after) => Ok(From::After(key(after)?)),
            (before, _) => Ok(From::Before(key(before)?)),
        }
    }
}

/// A line of the list.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) number: i64,
    pub(super) href: String,
    pub(super) title: String,
    /// The language of the title, when it is not the page's.
    pub(super) foreign: Option<&'static str>,
    pub(super) day: String,
    pub(super) agency: String,
    pub(super) category: String,
    /// Its number, and how many editions there are in the first language, in words.
    pub(super) named: String,
    pub(super) editions: String,
    /// The translations, in words, with the name of their badge.
    pub(super) translations: Vec<(&'static str, String)>,
    /// Open drafts, with the language they are in.
    pub(super) drafts: Vec<(String, String)>,
    /// That it was taken off, or that nobody approved it, in words; empty when neither is so.
    pub(super) withdrawn: String,
    pub(super) forced: String,
}

impl Line {
    pub(super) fn of(seat: &DeskSession, names: &Names, held: &ArticleSummary) -> Self {
        let (lang, at) = (seat.desk.lang, seat.at());
        let day = |at: jiff::Timestamp| format::day(lang, at.to_zoned(seat.app().zone().clone()).date());
        let (spoken, title) = held.title(lang);
        let draft = |(in_lang, id): &(Lang, uuid::Uuid)| {
            (at.desk_of(routes::DRAFT, id), t!(lang, "articles-open-draft", lang = lang_name(lang, *in_lang)))
        };
        Self {
            number: held.article.number,
            href: at.desk_of(routes::ARTICLE, held.article.number),
            title: title.to_owned(),
            foreign: (spoken != lang).then(|| spoken.code()),
            day: day(held.article.published_at),
            agency: names.of(held.article.agency),
            category: names.of(held.article.category),
            named: t!(lang, "articles-number", number = held.article.number),
            editions: t!(
                lang,
                "articles-editions",
                count = held.languages.first().map_or(0, |one| one.edition)
            ),
            translations: Lang::ALL.into_iter().filter_map(|one| translation(lang, held, one)).collect(),
            drafts: held.drafts.iter().map(draft).collect(),
            withdrawn: held
                .withdrawn
                .map(|at| t!(lang, "articles-withdrawn-on", day = day(at)))
                .unwrap_or_default(),
            forced: if held.languages.iter().any(|one| one.forced) {
                t!(lang, "articles-forced")
            } else {
                String::new()
            },
        }
    }
}

/// How a translation stands, in words.
pub(super) fn translation(lang: Lang, held: &ArticleSummary, one: Lang) -> Option<(&'static str, String)> {
    let name = lang_name(lang, one);
    match held.translation(one) {
        Translation::Original => None,
        Translation::UpToDate => Some(("answered", t!(lang, "articles-translation-up-to-date", lang = name))),
        Translation::Behind(by) => {
            Some(("promised", t!(lang, "articles-translation-behind", lang = name, count = by)))
        }
        Translation::Missing => Some(("waiting", t!(lang, "articles-translation-missing", lang = name))),
    }
}

/// The name of a language.
pub(super) fn lang_name(lang: Lang, one: Lang) -> String {
    match one {
        Lang::Vi => t!(lang, "lang-vi"),
        Lang::En => t!(lang, "lang-en"),
    }
}

#[derive(Template)]
#[template(path = "desk/pages/articles/list.html")]
struct Page {
    frame: Frame,
    asked: Asked,
    query: String,
    categories: Vec<Choice>,
    mine: Vec<Choice>,
    others: Vec<Choice>,
    translated: Vec<Choice>,
    standing: Vec<Choice>,
    lines: Vec<Line>,
    newer: Option<String>,
    older: Option<String>,
    may_organise: bool,
}

async fn show(seat: DeskSession, Query(asked): Query<Asked>) -> Result<Response, Failure> {
    let names = Names::read(&seat).await?;
    let db = seat.app().db();
    let found = crate::catalogue(db, &asked.sought(&names), asked.from()?, LENGTH).await?;
    let (mine, others) = names.agency_choices(&seat, WRITE, &asked.agency);
    let query = asked.query();
    let base =
        format!("{}?{query}{}", seat.at().desk(routes::ARTICLES), if query.is_empty() { "" } else { "&" });
    let place = |held: Option<&ArticleSummary>| held.map(|held| Key::of(&held.article));
    page(&Page {
        frame: seat.frame(addresses::desk::routes::ARTICLES, t!(seat.desk.lang, "desk-menu-articles")).await,
        query,
        categories: names.category_choices(&asked.category),
        mine,
        others,
        translated: translated_choices(seat.desk.lang, &asked.translated),
        standing: standing_choices(seat.desk.lang, &asked.standing),
        lines: found.held.iter().map(|held| Line::of(&seat, &names, held)).collect(),
        newer: place(found.held.first()).filter(|_| found.newer).map(|key| format!("{base}sau={key}")),
        older: place(found.held.last()).filter(|_| found.older).map(|key| format!("{base}truoc={key}")),
        may_organise: seat.may_somewhere(ORGANISE),
        asked,
    })
}

fn translated_choices(lang: Lang, chosen: &str) -> Vec<Choice> {
    TRANSLATED
        .iter()
        .map(|(value, state)| Choice {
            value: (*value).to_owned(),
            name: match state {
                Translated::Missing => t!(lang, "articles-filter-missing"),
                Translated::Behind => t!(lang, "articles-filter-behind"),
                Translated::UpToDate => t!(lang, "articles-filter-up-to-date"),
            },
            chosen: *value == chosen,
        })
        .collect()
}

fn standing_choices(lang: Lang, chosen: &str) -> Vec<Choice> {
    STANDING
        .iter()
        .map(|(value, standing)| Choice {
            value: if *standing == Standing::Shown { String::new() } else { (*value).to_owned() },
            name: match standing {
                Standing::Shown => t!(lang, "articles-filter-shown"),
                Standing::Withdrawn => t!(lang, "articles-filter-withdrawn"),
                Standing::Forced => t!(lang, "articles-filter-forced"),
            },
            chosen: *value == chosen,
        })
        .chain([Choice {
            value: EVERYTHING.to_owned(),
            name: t!(lang, "articles-filter-everything"),
            chosen: chosen == EVERYTHING,
        }])
        .collect()
}
