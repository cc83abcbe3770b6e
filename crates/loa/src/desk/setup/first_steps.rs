//! The steps that a new city still lacks.

use agencies::permissions::ARRANGE;
use newsroom::permissions::{REVIEW, WRITE};
use std::collections::BTreeSet;

use kit::db::DbError;
use uuid::Uuid;

use crate::t;
use access::{On, Permission};
use addresses::desk::routes;
use frame::desk::DeskSession;

/// Something that is to be done before the first article can be published.
pub(crate) struct Step {
    pub href: String,
    pub name: String,
    pub why: String,
}

/// The missing steps, in the order of doing them; none for an officer who does not set up the whole city.
pub(crate) async fn first_steps(seat: &DeskSession) -> Result<Vec<Step>, DbError> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    if !seat.may(ARRANGE, On::City) {
        return Ok(Vec::new());
    }
    let step = |route: &str, name: String, why: String| Step { href: seat.at().desk(route), name, why };
    let mut steps = Vec::new();
    if agencies::version_of_site(db).await? == 0 {
        steps.push(step(routes::SETUP_SITE, t!(lang, "step-site"), t!(lang, "step-site-why")));
    }
    let any_agency = !agencies::agencies(db).await?.is_empty();
    if !any_agency {
        steps.push(step(routes::SETUP_AGENCY_NEW, t!(lang, "step-agency"), t!(lang, "step-agency-why")));
    } else if agencies::site(db).await?.root_agency.is_empty() {
        steps.push(step(routes::SETUP_SITE, t!(lang, "step-root"), t!(lang, "step-root-why")));
    }
    if newsroom::categories(db).await?.is_empty() {
        let why = t!(lang, "step-category-why");
        steps.push(step(routes::SETUP_CATEGORY_NEW, t!(lang, "step-category"), why));
    }
    // Before there is an agency, there is nothing that an editor could write for.
    if any_agency && !someone_publishes(seat).await? {
        let count = invited(seat).await?;
        steps.push(if count == 0 {
            step(routes::INVITE, t!(lang, "step-people"), t!(lang, "step-people-why"))
        } else {
            let waiting = t!(lang, "step-people-waiting", count = count);
            step(routes::PEOPLE, waiting, t!(lang, "step-people-waiting-why"))
        });
    }
    Ok(steps)
}

/// How many people were invited to write or to review and have not answered yet.
async fn invited(seat: &DeskSession) -> Result<usize, DbError> {
    let db = seat.app().db();
    let works = |permission: Permission, role| permission.roles().contains(&role);
    let waiting = accounts::invitations(db, db.clock().now()).await?;
    let waiting = waiting.iter().filter(|one| works(WRITE, one.role) || works(REVIEW, one.role));
    Ok(waiting.count())
}

/// Whether someone writes and someone else may approve it.
async fn someone_publishes(seat: &DeskSession) -> Result<bool, DbError> {
    let db = seat.app().db();
    let grants = accounts::grants(db, db.clock().now()).await?;
    let with = |permission: Permission| -> BTreeSet<Uuid> {
        let held = grants.iter().filter(|(_, grant)| permission.roles().contains(&grant.role));
        held.map(|(person, _)| *person).collect()
    };
    let (writers, reviewers) = (with(WRITE), with(REVIEW));
    Ok(writers.iter().any(|writer| reviewers.iter().any(|reviewer| reviewer != writer)))
}
