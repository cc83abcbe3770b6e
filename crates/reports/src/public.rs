//! The public pages of reports: the city's frozen reports, with the date and source of their figures, and their files.

mod list;
mod one;
mod plan_file;

use axum::Router;
use axum::routing::get;
use frame::public::Portal;
use kit::web::cache::depends_on;

use addresses::routes;

/// The public pages of reports.
pub(crate) fn routes(router: Router<Portal>) -> Router<Portal> {
    let pages = Router::new()
        .route(routes::PLAN_REPORTS, get(list::show))
        .route(routes::PLAN_REPORT, get(one::newest))
        .route(routes::PLAN_REPORT_VERSION, get(one::version))
        .route(routes::PLAN_REPORT_FILE, get(one::file));
    let document = Router::new().route(routes::PLAN_FILE, get(plan_file::show));
    router
        .merge(depends_on(&[agencies::TOPIC, crate::TOPIC], pages))
        .merge(depends_on(&[agencies::TOPIC, campaigns::TOPIC], document))
}

/// A link: its address and text.
struct Link {
    href: String,
    name: String,
}
