//! Activities, evidence that is noted by hand, and the approval of a plan: how each action is called.

use access::Actor;
use campaigns::importing::{self, Table};
use campaigns::{ActivityContent, BY_HAND, ChangeNote, OutsideWork};
use jiff::civil::date;
use kit::db::Tx;
use uuid::Uuid;

use super::actions::{Failed, done};
use crate::testing::STAFF;

/// Does an action on what belongs to an agency; nothing when it is none of these.
pub(super) async fn call(name: &str, tx: &mut Tx, agency: Uuid, actor: &Actor) -> Option<Result<(), Failed>> {
    let known = [
        "add_activity",
        "approve_plan",
        "cancel_activity",
        "edit_activity",
        "edit_evidence",
        "end_plan",
        "keep_sheet",
        "record_evidence",
        "remove_record",
        "restore_activity",
        "take_sheet",
        "tie_evidence",
        "untie_evidence",
    ];
    if known.contains(&name) { Some(act(name, tx, agency, actor).await) } else { None }
}

async fn act(name: &str, tx: &mut Tx, agency: Uuid, actor: &Actor) -> Result<(), Failed> {
    let plan = campaigns::campaigns(tx).await?.remove(0);
    let theme = campaigns::themes(tx).await?.remove(0).id;
    let (today, day) = (date(2025, 7, 2), date(2025, 7, 1));
    let said = ChangeNote { confirmed: true, note: String::new(), today };
    let content = ActivityContent {
        form: "seminars".into(),
        name_vi: "Tọa đàm".into(),
        lead: Some(agency),
        themes: vec![theme],
        ..ActivityContent::default()
    };
    let work = OutsideWork {
        form: "seminars".into(),
        agency: Some(agency),
        day: Some(day),
        themes: vec![theme],
        title: "Tọa đàm tại hội trường".into(),
        ..OutsideWork::default()
    };
    match name {
        "add_activity" => done(campaigns::add_activity(tx, actor, plan.id, content, &said).await?),
        "record_evidence" => done(campaigns::record_evidence(tx, actor, work, today).await?),
        "approve_plan" => {
            let seen = campaigns::version(tx, plan.id).await?;
            campaigns::approve_plan(tx, actor, plan.id, seen, true).await?;
        }
        "end_plan" => {
            let seen = campaigns::version(tx, plan.id).await?;
            campaigns::approve_plan(tx, &STAFF, plan.id, seen, true).await?;
            campaigns::end_plan(tx, actor, plan.id, seen, "Hết thời gian.").await?;
        }
        "keep_sheet" => {
            done(importing::keep_sheet(tx, actor, plan.id, "hoat-dong.csv", Table::default()).await?);
        }
        "take_sheet" => {
            let table = Table::default();
            let id = importing::keep_sheet(tx, &STAFF, plan.id, "hoat-dong.csv", table).await?.id;
            done(importing::take_sheet(tx, actor, id, true, ("", today)).await?);
        }
        "edit_evidence" | "remove_record" => {
            // Its event is written at the end of the transaction: until then its version is 0.
            let id = campaigns::record_evidence(tx, &STAFF, work.clone(), today).await?;
            match name {
                "edit_evidence" => {
                    campaigns::edit_evidence(tx, actor, id, 0, work, ("Sai ngày.", today)).await?;
                }
                _ => campaigns::remove_record(tx, actor, id, 0, "Ghi hai lần.").await?,
            }
        }
        "tie_evidence" | "untie_evidence" => {
            let id = campaigns::record_evidence(tx, &STAFF, work, today).await?;
            let activity = campaigns::add_activity(tx, &STAFF, plan.id, content, &said).await?.id;
            let thing = (BY_HAND, id);
            if name == "tie_evidence" {
                campaigns::tie_evidence(tx, actor, thing, activity).await?;
            } else {
                campaigns::tie_evidence(tx, &STAFF, thing, activity).await?;
                campaigns::untie_evidence(tx, actor, thing, activity).await?;
            }
        }
        _ => {
            let id = campaigns::add_activity(tx, &STAFF, plan.id, content.clone(), &said).await?.id;
            match name {
                "edit_activity" => campaigns::edit_activity(tx, actor, id, 0, content, &said).await?,
                "cancel_activity" => {
                    campaigns::cancel_activity(tx, actor, id, 0, "Không còn cần.").await?;
                }
                _ => {
                    campaigns::cancel_activity(tx, &STAFF, id, 0, "Không còn cần.").await?;
                    campaigns::restore_activity(tx, actor, id, 0, "Lại cần.").await?;
                }
            }
        }
    }
    Ok(())
}
