//! The plan as an administrative document, in a file.

use axum::extract::{Path, State};
use axum::response::Response;
use frame::public::Portal;
use kit::web::failure::Failure;

use crate::files::{plan_at, plan_file};

pub(super) async fn show(
    State(portal): State<Portal>,
    Path((slug, name)): Path<(String, String)>,
) -> Result<Response, Failure> {
    let plan = plan_at(&portal.app, &slug).await?;
    plan_file(&portal.app, &plan, &name, portal.lang).await
}
