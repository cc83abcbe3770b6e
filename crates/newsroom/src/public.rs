//! The public pages of the newsroom: articles, lists by category, theme, agency, area and day, feeds; pictures and
//! files. Pages of other capabilities show articles as these do.

pub mod agencies;
mod article;
pub mod cards;
mod day;
mod directory;
pub mod feeds;
pub mod files;
pub mod lists;
mod structured;
mod withdrawn;

use std::ops::Deref;
use std::sync::{Arc, Mutex, PoisonError};

use addresses::routes;
use axum::Router;
use axum::routing::get;
use frame::App;
use frame::public::{PageContext, Portal};
use kit::db::DbError;
use kit::web::cache::depends_on;
use kit::web::failure::Failure;

pub use directory::Directory;

/// The newest [`Directory`]: a state of the [`App`].
#[derive(Clone, Debug, Default)]
pub struct KnownDirectory(Arc<Mutex<Arc<Directory>>>);

/// The directory as last known, without asking the database.
pub fn known_directory(app: &App) -> Arc<Directory> {
    app.state::<KnownDirectory>().0.lock().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The directory as of now: read again when its topic has changed.
///
/// # Errors
/// When the database does not answer.
pub async fn directory(app: &App) -> Result<Arc<Directory>, DbError> {
    let version = app.version().look(app.db()).await?;
    let known = known_directory(app);
    if known.is_fresh(app.version()) {
        return Ok(known);
    }
    let fresh = Arc::new(Directory::read(app.db(), version).await?);
    *app.state::<KnownDirectory>().0.lock().unwrap_or_else(PoisonError::into_inner) = fresh.clone();
    Ok(fresh)
}

/// A page's surroundings with the content that changes rarely: agencies, categories, themes.
#[derive(Clone, Debug)]
pub struct NewsContext {
    page: PageContext,
    /// The content that changes rarely.
    pub directory: Arc<Directory>,
}

impl Deref for NewsContext {
    type Target = PageContext;

    fn deref(&self) -> &PageContext {
        &self.page
    }
}

/// The content that a page is made from, as of now.
///
/// # Errors
/// When the database does not answer.
pub async fn enter(portal: &Portal) -> Result<NewsContext, Failure> {
    let directory = directory(&portal.app).await?;
    let page = portal.enter_as(directory.words.clone()).await?;
    Ok(NewsContext { page, directory })
}

/// The same without the database, for pages about failures.
pub fn enter_blind(portal: &Portal) -> NewsContext {
    NewsContext { page: portal.enter_blind(), directory: known_directory(&portal.app) }
}

/// The pages of the newsroom, in groups that name all they show.
pub fn pages(router: Router<Portal>) -> Router<Portal> {
    let site =
        Router::new().route(routes::THEMES, get(lists::themes)).route(routes::AGENCIES, get(agencies::index));
    let feeds = feeds::addresses()
        .iter()
        .fold(Router::new(), |router, address| router.route(address, get(feeds::show)));
    let news = feeds
        .route(routes::NEWS, get(lists::news))
        .route(routes::WITHDRAWN, get(withdrawn::list))
        .route(routes::ARTICLE, get(article::show))
        .route(routes::EDITION, get(article::edition))
        .route(routes::CATEGORY, get(lists::category))
        .route(routes::THEME, get(lists::theme))
        .route(routes::AGENCY, get(agencies::show))
        .route(routes::AREA, get(agencies::area))
        .route(routes::DAYS, get(day::newest))
        .route(routes::DAY, get(day::show));
    router.merge(depends_on(SITE, site)).merge(depends_on(NEWS, news))
}

/// Topics of pages without articles: the site's words, agencies, categories, themes. Each page has these around it.
pub const SITE: &[&str] = &[::agencies::TOPIC];
/// Topics of pages with articles.
pub const NEWS: &[&str] = &[::agencies::TOPIC, crate::TOPIC];
