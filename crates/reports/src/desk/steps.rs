//! The steps of a report: submit, take back, freeze, revise.

use axum::extract::Path;
use axum::response::Response;
use kit::web::failure::Failure;
use kit::web::forms::Form;

use super::one::{compose, find};
use crate::figures::compute;
use crate::model::Report;
use crate::permissions::REPORT;
use addresses::desk::routes;
use frame::desk::{DeskRouter, DeskSession, Needs, refused};
use frame::forms::{Refusal, Tried, done, seen};

pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    router.act(routes::REPORT_STEP, Needs::Permission(REPORT), go)
}

async fn go(
    seat: DeskSession,
    Path((number, step)): Path<(i64, String)>,
    form: Form,
) -> Result<Response, Failure> {
    let report = find(&seat, number).await?;
    match take(&seat, &report, &step, &form).await {
        Ok(()) => Ok(done(&seat.at().desk_of(routes::REPORT, number), &step)),
        Err(why) => {
            let tried = Tried::new(&form, why)?;
            let report = find(&seat, number).await?;
            refused(&compose(&seat, report, None, Some(&tried)).await?)
        }
    }
}

async fn take(seat: &DeskSession, report: &Report, step: &str, form: &Form) -> Result<(), Refusal> {
    let (db, actor, seen) = (seat.app().db(), seat.actor(), seen(form));
    // The figures are computed before the transaction begins, in one snapshot, so that they block no other transaction.
    let figures = match step {
        "chot" => {
            let plans = campaigns::campaigns(db).await?;
            let plan = plans.into_iter().find(|plan| plan.id == report.campaign);
            let plan = plan.ok_or(Refusal::Failure(Failure::NotFound))?;
            Some(compute(db, report, &plan, seat.app().today()).await?)
        }
        _ => None,
    };
    let mut tx = db.begin().await?;
    match (step, figures) {
        ("nop", _) => crate::submit(&mut tx, &actor, report.id, seen).await?,
        ("lay-lai", _) => crate::take_back(&mut tx, &actor, report.id, seen).await?,
        ("chot", Some(figures)) => {
            crate::freeze(&mut tx, &actor, report.id, seen, figures).await?;
        }
        ("ban-moi", _) => crate::revise(&mut tx, &actor, report.id, seen, form.text("note")).await?,
        _ => return Err(Refusal::Failure(Failure::NotFound)),
    }
    Ok(tx.commit().await?)
}
