//! Tests of activities: permissions, errors, cautions and changes.

use access::Role;
use agencies::testing::STAFF;
use frame::forms::Flaw;
use jiff::civil::date;
use uuid::Uuid;

use super::{add, articles, flaws, on_both, said, stands, talks};
use crate::{ActivityContent, ActivityState, CampaignsError, Caution, ChangeNote, Figures};

#[tokio::test]
async fn what_is_wrong_with_an_activity_is_said_at_its_field() {
    on_both(|world| async move {
        let (first, last) = (date(2025, 1, 1), date(2026, 12, 31));
        let wrong = ActivityContent {
            name_vi: "  ".into(),
            form: "cach-khac".into(),
            starts: Some(date(2024, 12, 31)),
            due: Some(date(2027, 1, 1)),
            themes: vec![Uuid::nil()],
            targets: Figures { copies: Some(-1), ..Figures::default() },
            ..talks(&world)
        };
        let error = add(&world, wrong).await.expect_err("refused");
        assert_eq!(
            flaws(error),
            [
                ("form", Flaw::Unknown),
                ("name_vi", Flaw::Missing),
                ("starts", Flaw::Outside(first, last)),
                ("due", Flaw::Outside(first, last)),
                ("copies", Flaw::Number),
                ("themes", Flaw::Foreign),
            ]
        );
        let early = ActivityContent { starts: Some(date(2025, 10, 1)), ..talks(&world) };
        assert_eq!(flaws(add(&world, early).await.expect_err("refused")), [("due", Flaw::Early)]);
    })
    .await;
}

#[tokio::test]
async fn what_is_seldom_meant_has_to_be_confirmed_once() {
    on_both(|world| async move {
        let odd = ActivityContent { due: Some(date(2025, 6, 30)), themes: Vec::new(), ..talks(&world) };
        let plan = world.id("ke-hoach");
        let mut tx = world.tx().await;
        let unsaid = ChangeNote { confirmed: false, ..said() };
        let asked = crate::add_activity(&mut tx, &STAFF, plan, odd.clone(), &unsaid).await;
        match asked {
            Err(CampaignsError::Unconfirmed(cautions)) => {
                assert_eq!(cautions, [Caution::DuePast, Caution::NoTheme]);
            }
            other => panic!("{other:?}"),
        }
        drop(tx);
        let activity = add(&world, odd.clone()).await.expect("added");
        assert_eq!(stands(&world, &activity).await.0, ActivityState::Late);
        let mut tx = world.tx().await;
        let seen = crate::version(&tx, activity.id).await.expect("answered");
        let named = ActivityContent { name_vi: "Tên mới".into(), ..odd };
        crate::edit_activity(&mut tx, &STAFF, activity.id, seen, named, &unsaid)
            .await
            .expect("not asked again");
    })
    .await;
}

#[tokio::test]
async fn an_agency_plans_what_it_leads_and_nothing_else() {
    on_both(|world| async move {
        let coordinator = world.officer(Role::Coordinator, "so-khoa-hoc");
        let plan = world.id("ke-hoach");
        let mut tx = world.tx().await;
        let own = crate::add_activity(&mut tx, &coordinator, plan, talks(&world), &said()).await;
        let own = own.expect("its own").id;
        let foreign = crate::add_activity(&mut tx, &coordinator, plan, articles(&world), &said()).await;
        assert!(matches!(foreign, Err(CampaignsError::Denied(_))), "{foreign:?}");
        let away = ActivityContent { lead: Some(world.id("ubnd")), ..talks(&world) };
        let moved = crate::edit_activity(&mut tx, &coordinator, own, 0, away, &said()).await;
        assert!(matches!(moved, Err(CampaignsError::Denied(_))), "{moved:?}");
        tx.commit().await.expect("kept");
        // Once the plan is approved, an agency still plans below its activities, but may not change the plan itself.
        let mut tx = world.tx().await;
        let seen = crate::version(&tx, plan).await.expect("answered");
        crate::approve_plan(&mut tx, &STAFF, plan, seen, true).await.expect("approved");
        let below = ActivityContent { parent: Some(own), ..talks(&world) };
        let noted = ChangeNote { note: "Thêm hoạt động.".into(), ..said() };
        crate::add_activity(&mut tx, &coordinator, plan, below, &said()).await.expect("below");
        let top = crate::add_activity(&mut tx, &coordinator, plan, talks(&world), &noted).await;
        assert!(matches!(top, Err(CampaignsError::Denied(_))), "{top:?}");
    })
    .await;
}

#[tokio::test]
async fn an_activity_is_changed_on_top_of_what_was_seen_and_cancelled_with_a_reason() {
    on_both(|world| async move {
        let activity = add(&world, talks(&world)).await.expect("added");
        let id = activity.id;
        let mut tx = world.tx().await;
        let seen = crate::version(&tx, id).await.expect("answered");
        let new = ActivityContent { product: "Kỷ yếu".into(), ..talks(&world) };
        crate::edit_activity(&mut tx, &STAFF, id, seen, new, &said()).await.expect("edited");
        tx.commit().await.expect("kept");

        let mut tx = world.tx().await;
        let late = crate::edit_activity(&mut tx, &STAFF, id, seen, talks(&world), &said()).await;
        assert!(matches!(late, Err(CampaignsError::Changed)), "{late:?}");
        let now = crate::version(&tx, id).await.expect("answered");
        let why = crate::cancel_activity(&mut tx, &STAFF, id, now, " ").await.expect_err("refused");
        assert_eq!(flaws(why), [("reason", Flaw::Missing)]);
        crate::cancel_activity(&mut tx, &STAFF, id, now, "Gộp vào hội nghị.").await.expect("cancelled");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.0, ActivityState::Cancelled);

        let mut tx = world.tx().await;
        let now = crate::version(&tx, id).await.expect("answered");
        crate::restore_activity(&mut tx, &STAFF, id, now, "Làm riêng.").await.expect("restored");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.0, ActivityState::Open);
        let kept = crate::activity(world.app.db(), id).await.expect("answered").expect("there");
        assert_eq!((kept.product.as_str(), kept.number), ("Kỷ yếu", activity.number));
    })
    .await;
}
