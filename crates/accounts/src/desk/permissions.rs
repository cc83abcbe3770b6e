//! The table of permissions, for everyone at the desk.

use askama::Template;
use axum::response::Response;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use crate::t;
use access::{Permission, Role};
use addresses::desk::routes;
use frame::desk::DeskSession;
use frame::desk::{DeskRouter, Needs};
use frame::desk::{Frame, page};

/// The route of the table.
pub fn routes(router: DeskRouter) -> DeskRouter {
    router.page(routes::PERMISSIONS, Needs::SignIn, show)
}

#[derive(Template)]
#[template(path = "desk/pages/permissions.html")]
struct Page {
    frame: Frame,
    roles: Vec<(String, String)>,
    lines: Vec<(String, Vec<bool>)>,
}

async fn show(seat: DeskSession) -> Result<Response, Failure> {
    let lang = seat.desk.lang;
    let frame = seat.frame("", t!(lang, "permissions-title")).await;
    let roles = Role::ALL.map(|role| (role_name(lang, role), role_about(lang, role))).to_vec();
    let line = |permission: Permission| {
        (permission.words(lang), Role::ALL.map(|role| permission.roles.contains(&role)).to_vec())
    };
    page(&Page { frame, roles, lines: seat.app().permissions().map(line).collect() })
}

/// A role's name.
pub fn role_name(lang: Lang, role: Role) -> String {
    match role {
        Role::Administrator => t!(lang, "role-administrator"),
        Role::Coordinator => t!(lang, "role-coordinator"),
        Role::Editor => t!(lang, "role-editor"),
        Role::Reviewer => t!(lang, "role-reviewer"),
        Role::Moderator => t!(lang, "role-moderator"),
        Role::Answerer => t!(lang, "role-answerer"),
        Role::Keeper => t!(lang, "role-keeper"),
        Role::Rapporteur => t!(lang, "role-rapporteur"),
        Role::Reader => t!(lang, "role-reader"),
    }
}

/// The work of people with a role, in a sentence.
pub fn role_about(lang: Lang, role: Role) -> String {
    match role {
        Role::Administrator => t!(lang, "role-administrator-about"),
        Role::Coordinator => t!(lang, "role-coordinator-about"),
        Role::Editor => t!(lang, "role-editor-about"),
        Role::Reviewer => t!(lang, "role-reviewer-about"),
        Role::Moderator => t!(lang, "role-moderator-about"),
        Role::Answerer => t!(lang, "role-answerer-about"),
        Role::Keeper => t!(lang, "role-keeper-about"),
        Role::Rapporteur => t!(lang, "role-rapporteur-about"),
        Role::Reader => t!(lang, "role-reader-about"),
    }
}
