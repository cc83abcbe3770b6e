//! Tests of the approval of a plan, and of the versions that its changes make.

use agencies::testing::STAFF;
use frame::forms::Flaw;

use super::{add, flaws, on_both, said, talks};
use crate::{ActivityContent, CampaignsError, ChangeNote, PlanStatus};

#[tokio::test]
async fn an_approval_asks_about_gaps_and_later_changes_make_versions() {
    on_both(|world| async move {
        add(&world, ActivityContent { lead: None, due: None, ..talks(&world) }).await.expect("added");
        let (db, id) = (world.app.db(), world.id("ke-hoach"));
        let draft = crate::campaign(db, id).await.expect("answered").expect("a plan");
        let gaps = crate::gaps(db, &draft).await.expect("answered");
        assert_eq!((gaps.without_lead.len(), gaps.without_time.len(), gaps.without_theme.len()), (1, 1, 0));
        let mut tx = world.tx().await;
        let seen = crate::version(&tx, id).await.expect("answered");
        let asked = crate::approve_plan(&mut tx, &STAFF, id, seen, false).await;
        assert!(matches!(asked, Err(CampaignsError::Unconfirmed(_))), "{asked:?}");
        crate::approve_plan(&mut tx, &STAFF, id, seen, true).await.expect("approved");
        tx.commit().await.expect("kept");

        let silent = add(&world, talks(&world)).await.expect_err("refused");
        assert_eq!(flaws(silent), [("note", Flaw::Missing)]);
        let mut tx = world.tx().await;
        let noted = ChangeNote { note: "Thêm tọa đàm.".into(), ..said() };
        crate::add_activity(&mut tx, &STAFF, id, talks(&world), &noted).await.expect("added");
        tx.commit().await.expect("kept");
        let versions = crate::versions(db, id).await.expect("answered");
        let notes: Vec<(i64, &str)> = versions.iter().map(|one| (one.number, one.note.as_str())).collect();
        assert_eq!(notes, [(2, "Thêm tọa đàm."), (1, "")]);

        let mut tx = world.tx().await;
        let seen = crate::version(&tx, id).await.expect("answered");
        crate::end_plan(&mut tx, &STAFF, id, seen, "Hết thời gian.").await.expect("ended");
        tx.commit().await.expect("kept");
        let ended = crate::campaign(db, id).await.expect("answered").expect("a plan");
        assert_eq!(ended.status, PlanStatus::Ended);
        let mut tx = world.tx().await;
        let over = crate::add_activity(&mut tx, &STAFF, id, talks(&world), &noted).await;
        assert!(matches!(over, Err(CampaignsError::PlanEnded)), "{over:?}");
    })
    .await;
}
