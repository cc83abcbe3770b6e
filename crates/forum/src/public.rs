//! The public pages of the forum: the sessions, the questions with their answers, the log of the moderators, and the
//! forms to ask and support.

mod ask;
mod list;
mod live;
mod log;
mod question;
mod session;

pub(crate) use ask::content;
pub(crate) use live::live_part;

use std::collections::HashMap;

use addresses::routes;
use agencies::{Agency, Area};
use axum::Router;
use axum::response::Response;
use axum::routing::get;
use cases::Case;
use frame::public::{PageContext, Portal};
use kit::web::cache::{Depends, depends_on};
use kit::web::failure::Failure;
use uuid::Uuid;

use crate::model::{Question, Session};
use crate::{store, t};

/// The public pages of the forum.
pub(crate) fn routes(router: Router<Portal>) -> Router<Portal> {
    let pages = Router::new()
        .route(routes::FORUM, get(list::show))
        .route(routes::FORUM_SESSION, get(session::show))
        .route(routes::FORUM_ASK, get(ask::show).post(ask::send))
        .route(routes::FORUM_QUESTION, get(question::show).post(question::support))
        .route(routes::FORUM_LOG, get(log::show))
        .route(routes::FORUM_STREAM, get(live::stream))
        .route(routes::FORUM_SCREEN, get(live::screen));
    router.merge(depends_on(&[agencies::TOPIC, crate::TOPIC], pages))
}

/// A link with its words.
struct Link {
    href: String,
    name: String,
}

/// The session with this part of an address.
async fn find(here: &PageContext, slug: &str) -> Result<Session, Failure> {
    store::session_by_slug(here.app.db(), slug).await?.ok_or(Failure::NotFound)
}

/// Marks a page as dependent on the cases of a session: the cache drops it when one of them changes.
fn showing(session: &Session, mut page: Response) -> Response {
    page.extensions_mut().insert(Depends(cases::topic_of(session.id).into()));
    page
}

/// The number of a question in its only valid spelling.
pub(crate) fn number(text: &str) -> Option<i64> {
    text.parse::<i64>().ok().filter(|number| number.to_string() == text)
}

/// Whether a question has a public page. A screened question has one; a withdrawn question has one that says so.
pub(crate) fn has_page(case: &Case) -> bool {
    case.is_public() || case.state == cases::State::Withdrawn
}

/// The names of agencies, areas and themes for questions.
struct Names {
    agencies: Vec<Agency>,
    areas: HashMap<Uuid, Area>,
    themes: HashMap<Uuid, campaigns::Theme>,
}

impl Names {
    async fn load(here: &PageContext, questions: &[&Case]) -> Result<Self, Failure> {
        let db = here.app.db();
        let mut ids: Vec<Uuid> = questions.iter().filter_map(|case| case.area).collect();
        ids.sort_unstable();
        ids.dedup();
        let areas = agencies::areas_with(db, &ids).await?;
        Ok(Self {
            agencies: agencies::agencies(db).await?,
            areas: areas.into_iter().map(|area| (area.id, area)).collect(),
            themes: campaigns::themes(db).await?.into_iter().map(|theme| (theme.id, theme)).collect(),
        })
    }

    fn agency(&self, here: &PageContext, id: Uuid) -> String {
        let agency = self.agencies.iter().find(|agency| agency.id == id);
        agency.map_or_else(String::new, |agency| agency.name(here.lang).to_owned())
    }

    /// The asker, as far as the asker wants to be known.
    fn asker(&self, here: &PageContext, case: &Case) -> String {
        let area = case.area.and_then(|area| self.areas.get(&area)).map(|area| area.name(here.lang));
        match (case.public_name(), area) {
            ("", None) => t!(here.lang, "asker-somebody"),
            ("", Some(area)) => t!(here.lang, "asker-of-area", area = area),
            (name, None) => name.to_owned(),
            (name, Some(area)) => t!(here.lang, "asker-named", name = name, area = area),
        }
    }

    /// A question as a line of a list.
    fn line(&self, here: &PageContext, session: &Session, question: &Question) -> Line {
        let (lang, case) = (here.lang, &question.case);
        let supports = kit::format::number(lang, question.mark.supports);
        Line {
            href: here.at.forum_question(&session.slug, case.number),
            words: case.shown.clone(),
            asker: self.asker(here, case),
            badge: cases::words::state_badge(case.state),
            state: cases::words::state_words(lang, case.state),
            supports: t!(lang, "question-supports", count = supports),
            joined: match question.askers {
                0 | 1 => String::new(),
                askers => t!(lang, "question-askers", count = kit::format::number(lang, askers)),
            },
            theme: case
                .theme
                .and_then(|theme| self.themes.get(&theme))
                .map_or_else(String::new, |theme| theme.name(lang).to_owned()),
            may_support: case.state == cases::State::Open,
        }
    }
}

/// A question as a line of a list.
struct Line {
    href: String,
    words: String,
    asker: String,
    badge: &'static str,
    state: String,
    supports: String,
    /// The number of its askers, in words; empty when it has one.
    joined: String,
    theme: String,
    may_support: bool,
}
