//! The areas that a plan reached, beside those that it did not.

use std::collections::{HashMap, HashSet};

use askama::Template;
use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::{Frame, Portal, page};
use kit::format;
use kit::web::failure::Failure;
use uuid::Uuid;

use super::{Link, days, find};
use crate::t;

#[derive(Template)]
#[template(path = "public/pages/coverage_areas.html")]
struct Page {
    frame: Frame,
    up: Link,
    coverage: String,
    /// Areas with what was for them, the most first.
    reached: Vec<(Link, String)>,
    /// Areas for which there was nothing of their own.
    empty: Vec<Link>,
    about: String,
    as_of: String,
}

pub(super) async fn show(
    State(portal): State<Portal>,
    Path(slug): Path<String>,
) -> Result<Response, Failure> {
    let here = portal.enter().await?;
    let (db, lang, at) = (here.app.db(), here.lang, here.at);
    let plan = find(&portal, &slug).await?;
    let (counts, once) = crate::reached_by_area(db, plan.id, days(&plan)).await?;
    let counts: HashMap<Uuid, i64> = counts.into_iter().collect();
    // What was for a former area was also for those that it became. Its number is not added to theirs: a thing for two areas
    // that are one today would count twice.
    let recorded: Vec<Uuid> = counts.keys().copied().collect();
    let heirs: HashSet<Uuid> =
        agencies::heirs(db, &recorded).await?.into_iter().map(|(_, heir)| heir).collect();
    let today = agencies::areas(db, here.today()).await?;
    let (mut reached, mut empty) = (Vec::new(), Vec::new());
    for area in &today {
        let link = Link { href: at.area(&area.slug), name: area.name(lang).to_owned() };
        match counts.get(&area.id) {
            Some(count) => reached.push((*count, link)),
            None if heirs.contains(&area.id) => reached.push((0, link)),
            None => empty.push(link),
        }
    }
    reached.sort_by_key(|(count, _)| std::cmp::Reverse(*count));
    let words = |count: i64| match count {
        0 => t!(lang, "coverage-areas-former"),
        count => format::number(lang, count),
    };
    page(&Page {
        frame: here.frame("plans", t!(lang, "coverage-areas"), at.coverage_areas(&slug)),
        up: Link { href: at.plan(&slug), name: plan.name(lang).to_owned() },
        coverage: at.coverage(&slug),
        about: t!(
            lang,
            "coverage-areas-about",
            reached = reached.len(),
            all = today.len(),
            once = format::number(lang, once)
        ),
        reached: reached.into_iter().map(|(count, link)| (link, words(count))).collect(),
        empty,
        as_of: t!(lang, "coverage-as-of", at = here.moment(db.clock().now())),
    })
}
