//! Tests of the evidence that fulfils an activity: published things, and work that is recorded by hand.

use access::Role;
use agencies::testing::STAFF;
use frame::forms::Flaw;
use jiff::civil::{Date, date};
use uuid::Uuid;

use super::{TODAY, World, add, are_true, articles, flaws, on_both, stands, talks};
use crate::forms::PORTAL;
use crate::{
    ActivityContent, ActivityState, BY_HAND, CampaignsError, Figures, NewEvidence, OutsideWork, set_evidence,
};

/// An article of the People's Committee with a theme.
fn article(world: &World, subject: Uuid, day: Date, theme: &str) -> NewEvidence {
    NewEvidence {
        kind: "article",
        subject,
        form: &PORTAL,
        agency: world.id("ubnd"),
        day,
        themes: vec![world.id(theme)],
        areas: Vec::new(),
        title: "Vé tháng mới".into(),
        href: "/tin/ve-thang-moi-1".into(),
        activity: None,
        figures: Figures::default(),
        note: String::new(),
        file: None,
    }
}

async fn publish(world: &World, new: NewEvidence) {
    let tx = world.tx().await;
    set_evidence(&tx, new).await.expect("recorded");
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn an_article_fulfils_the_one_open_activity_that_it_fits() {
    on_both(|world| async move {
        let activity = add(&world, articles(&world)).await.expect("added");
        let (first, second) = (Uuid::from_u128(1), Uuid::from_u128(2));
        // One article is from before the activity's time, the other has another theme: neither fits.
        let late = ActivityContent { starts: Some(date(2025, 7, 1)), ..articles(&world) };
        let mut tx = world.tx().await;
        let seen = crate::version(&tx, activity.id).await.expect("answered");
        crate::edit_activity(&mut tx, &STAFF, activity.id, seen, late, &super::said()).await.expect("edited");
        tx.commit().await.expect("kept");
        publish(&world, article(&world, Uuid::from_u128(3), date(2025, 6, 30), "ve-xe")).await;
        publish(&world, article(&world, Uuid::from_u128(4), TODAY, "moi-truong")).await;
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 0, 0));
        publish(&world, article(&world, first, TODAY, "ve-xe")).await;
        assert_eq!(stands(&world, &activity).await, (ActivityState::Done, 1, 0));
        // The activity is done: a second article is not matched with it, but a person may tie it.
        publish(&world, article(&world, second, TODAY, "xe-buyt")).await;
        assert_eq!(stands(&world, &activity).await.1, 1);
        let mut tx = world.tx().await;
        crate::tie_evidence(&mut tx, &STAFF, ("article", second), activity.id).await.expect("tied");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.1, 2);
        are_true(&world).await;
        // After a change of the articles, the untied one stays untied, and the one that was tied by hand stays tied.
        let mut tx = world.tx().await;
        crate::untie_evidence(&mut tx, &STAFF, ("article", first), activity.id).await.expect("untied");
        tx.commit().await.expect("kept");
        publish(&world, article(&world, first, TODAY, "xe-buyt")).await;
        publish(&world, article(&world, second, TODAY, "ve-xe")).await;
        assert_eq!(stands(&world, &activity).await, (ActivityState::Done, 1, 0));
        let tx = world.tx().await;
        crate::remove_evidence(&tx, "article", second).await.expect("removed");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 0, 0));
        are_true(&world).await;
    })
    .await;
}

#[tokio::test]
async fn between_two_activities_a_person_chooses() {
    on_both(|world| async move {
        let one = add(&world, articles(&world)).await.expect("added");
        let other = ActivityContent { name_vi: "Bài về vé".into(), ..articles(&world) };
        let other = add(&world, other).await.expect("added");
        let subject = Uuid::from_u128(1);
        publish(&world, article(&world, subject, TODAY, "xe-buyt")).await;
        let days = (date(2025, 7, 1), date(2025, 7, 31));
        let fitting = crate::evidence_that_fits(world.app.db(), &one, days).await.expect("answered");
        assert_eq!(fitting.iter().map(|thing| thing.subject).collect::<Vec<_>>(), [subject]);
        let mut tx = world.tx().await;
        let thing = ("article", subject);
        crate::tie_evidence(&mut tx, &STAFF, thing, other.id).await.expect("tied");
        let twice = crate::tie_evidence(&mut tx, &STAFF, thing, one.id).await;
        assert!(matches!(twice, Err(CampaignsError::Changed)), "{twice:?}");
        tx.commit().await.expect("kept");
        assert_eq!((stands(&world, &one).await.1, stands(&world, &other).await.1), (0, 1));
    })
    .await;
}

#[tokio::test]
async fn outside_work_is_noted_by_its_own_agency_and_counts_until_it_is_removed() {
    on_both(|world| async move {
        let activity = add(&world, talks(&world)).await.expect("added");
        let work = OutsideWork {
            form: "seminars".into(),
            agency: Some(world.id("so-khoa-hoc")),
            day: Some(date(2025, 7, 1)),
            title: "Tọa đàm tại hội trường Sở".into(),
            figures: Figures { audience: Some(120), ..Figures::default() },
            activity: Some(activity.id),
            ..OutsideWork::default()
        };
        let stranger = world.officer(Role::Editor, "so-thong-tin");
        let own = world.officer(Role::Editor, "so-khoa-hoc");
        let mut tx = world.tx().await;
        let denied = crate::record_evidence(&mut tx, &stranger, work.clone(), TODAY).await;
        assert!(matches!(denied, Err(CampaignsError::Denied(_))), "{denied:?}");
        let wrong = OutsideWork {
            day: Some(date(2025, 7, 3)),
            href: "trang-bao".into(),
            figures: Figures { audience: Some(-1), ..Figures::default() },
            ..work.clone()
        };
        let wrong = crate::record_evidence(&mut tx, &own, wrong, TODAY).await.expect_err("refused");
        assert_eq!(flaws(wrong), [("day", Flaw::Future), ("href", Flaw::Link), ("audience", Flaw::Number)]);
        let id = crate::record_evidence(&mut tx, &own, work.clone(), TODAY).await.expect("noted");
        tx.commit().await.expect("kept");
        // Without themes of its own the record has those of its activity. One talk of two does not meet the target.
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 1, 120));
        let kept = crate::outside_work(world.app.db(), id).await.expect("answered").expect("there");
        assert_eq!(kept.themes, [world.id("xe-buyt")]);
        are_true(&world).await;

        let mut tx = world.tx().await;
        let seen = crate::version(&tx, id).await.expect("answered");
        let more = OutsideWork {
            figures: Figures { things: Some(2), audience: Some(90), ..Figures::default() },
            ..kept
        };
        let why = ("Đếm lại.", TODAY);
        crate::edit_evidence(&mut tx, &own, id, seen, more.clone(), why).await.expect("edited");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 2, 90));

        let mut tx = world.tx().await;
        let stale = crate::edit_evidence(&mut tx, &own, id, seen, more, why).await;
        assert!(matches!(stale, Err(CampaignsError::Changed)), "{stale:?}");
        let seen = crate::version(&tx, id).await.expect("answered");
        crate::remove_record(&mut tx, &own, id, seen, "Ghi nhầm.").await.expect("removed");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 0, 0));
        are_true(&world).await;
        let gone = crate::outside_work(world.app.db(), id).await.expect("answered");
        assert!(gone.is_none());
        let mut tx = world.tx().await;
        let thing = (BY_HAND, id);
        let lost = crate::tie_evidence(&mut tx, &STAFF, thing, activity.id).await;
        assert!(matches!(lost, Err(CampaignsError::NoEvidence)), "{lost:?}");
    })
    .await;
}
