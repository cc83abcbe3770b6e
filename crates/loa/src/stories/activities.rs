//! Activities of a plan: who plans them, what fulfils them, and what an approval asks.

use access::Role;
use campaigns::{
    Activity, ActivityContent, ActivityState, BY_HAND, CampaignsError, Caution, ChangeNote, Figures,
    OutsideWork, PlanStatus,
};
use frame::forms::{Flaw, Flaws};
use jiff::civil::{Date, date};
use kit::db::Run;
use uuid::Uuid;

use crate::testing::{STAFF, World, on_both};

const TODAY: Date = date(2025, 7, 2);

fn said() -> ChangeNote {
    ChangeNote { confirmed: true, note: String::new(), today: TODAY }
}

/// Talks of the department of science about buses, due at the end of September.
fn talks(world: &World) -> ActivityContent {
    ActivityContent {
        form: "seminars".into(),
        name_vi: "Tọa đàm về xe buýt điện".into(),
        lead: Some(world.id("so-khoa-hoc")),
        themes: vec![world.id("xe-buyt")],
        due: Some(date(2025, 9, 30)),
        targets: Figures { things: Some(2), audience: Some(100), ..Figures::default() },
        ..ActivityContent::default()
    }
}

/// Articles on the portal about buses, by the People's Committee.
fn articles(world: &World) -> ActivityContent {
    ActivityContent {
        form: "portal".into(),
        name_vi: "Bài trên cổng về xe buýt".into(),
        lead: Some(world.id("ubnd")),
        due: Some(date(2025, 12, 31)),
        targets: Figures::default(),
        ..talks(world)
    }
}

async fn plan(world: &World) -> Uuid {
    campaigns::campaigns(world.app.db()).await.expect("answered").remove(0).id
}

async fn add(world: &World, content: ActivityContent) -> Result<Activity, CampaignsError> {
    let plan = plan(world).await;
    let mut tx = world.tx().await;
    let added = campaigns::add_activity(&mut tx, &STAFF, plan, content, &said()).await?;
    tx.commit().await.expect("kept");
    Ok(added)
}

async fn stands(world: &World, activity: &Activity) -> (ActivityState, i64, i64) {
    let db = world.app.db();
    let plan = campaigns::campaign(db, activity.campaign).await.expect("answered").expect("a plan");
    let now = campaigns::activity(db, activity.id).await.expect("answered").expect("an activity");
    let one = campaigns::progress_of(db, &plan, now, TODAY).await.expect("answered");
    (one.state, one.reached.things, one.reached.audience)
}

/// All that is counted, to compare it with what is counted anew.
async fn counts(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for (sql, columns) in [
        ("SELECT * FROM activity_reached WHERE evidence <> 0", ["activity_id", "half"]),
        ("SELECT * FROM plan_reached WHERE evidence <> 0", ["agency_id", "half"]),
    ] {
        for row in world.app.db().rows(sql, []).await.expect("rows") {
            let id: Uuid = row.try_get("", columns[0]).expect("an identifier");
            let half: String = row.try_get("", columns[1]).expect("a half");
            let number = |name: &str| row.try_get::<i64>("", name).expect("a number");
            let numbers = ["evidence", "things", "audience", "copies", "airings"].map(number);
            all.push(format!("{id} {half} {numbers:?}"));
        }
    }
    all.sort();
    all
}

async fn are_true(world: &World) {
    let kept = counts(world).await;
    let tx = world.tx().await;
    campaigns::recount(&tx).await.expect("counted");
    tx.commit().await.expect("kept");
    assert_eq!(kept, counts(world).await);
}

fn flaws(error: CampaignsError) -> Vec<(&'static str, Flaw)> {
    match error {
        CampaignsError::Flaws(Flaws(flaws)) => flaws,
        other => panic!("{other}"),
    }
}

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
        let plan = plan(&world).await;
        let mut tx = world.tx().await;
        let unsaid = ChangeNote { confirmed: false, ..said() };
        let asked = campaigns::add_activity(&mut tx, &STAFF, plan, odd.clone(), &unsaid).await;
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
        let seen = campaigns::version(&tx, activity.id).await.expect("answered");
        let named = ActivityContent { name_vi: "Tên mới".into(), ..odd };
        campaigns::edit_activity(&mut tx, &STAFF, activity.id, seen, named, &unsaid)
            .await
            .expect("not asked again");
    })
    .await;
}

#[tokio::test]
async fn an_agency_plans_what_it_leads_and_nothing_else() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Khoa Học", Role::Coordinator, "so-khoa-hoc").await.actor().await;
        let plan = plan(&world).await;
        let mut tx = world.tx().await;
        let own = campaigns::add_activity(&mut tx, &coordinator, plan, talks(&world), &said()).await;
        let own = own.expect("its own").id;
        let foreign = campaigns::add_activity(&mut tx, &coordinator, plan, articles(&world), &said()).await;
        assert!(matches!(foreign, Err(CampaignsError::Denied(_))), "{foreign:?}");
        let away = ActivityContent { lead: Some(world.id("ubnd")), ..talks(&world) };
        let moved = campaigns::edit_activity(&mut tx, &coordinator, own, 0, away, &said()).await;
        assert!(matches!(moved, Err(CampaignsError::Denied(_))), "{moved:?}");
        tx.commit().await.expect("kept");
        // Once the plan is approved, an agency goes on to plan below its activities, and leaves the plan itself alone.
        let mut tx = world.tx().await;
        let seen = campaigns::version(&tx, plan).await.expect("answered");
        campaigns::approve_plan(&mut tx, &STAFF, plan, seen, true).await.expect("approved");
        let below = ActivityContent { parent: Some(own), ..talks(&world) };
        let noted = ChangeNote { note: "Thêm hoạt động.".into(), ..said() };
        campaigns::add_activity(&mut tx, &coordinator, plan, below, &said()).await.expect("below");
        let top = campaigns::add_activity(&mut tx, &coordinator, plan, talks(&world), &noted).await;
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
        let seen = campaigns::version(&tx, id).await.expect("answered");
        let new = ActivityContent { product: "Kỷ yếu".into(), ..talks(&world) };
        campaigns::edit_activity(&mut tx, &STAFF, id, seen, new, &said()).await.expect("edited");
        tx.commit().await.expect("kept");

        let mut tx = world.tx().await;
        let late = campaigns::edit_activity(&mut tx, &STAFF, id, seen, talks(&world), &said()).await;
        assert!(matches!(late, Err(CampaignsError::Changed)), "{late:?}");
        let now = campaigns::version(&tx, id).await.expect("answered");
        let why = campaigns::cancel_activity(&mut tx, &STAFF, id, now, " ").await.expect_err("refused");
        assert_eq!(flaws(why), [("reason", Flaw::Missing)]);
        campaigns::cancel_activity(&mut tx, &STAFF, id, now, "Gộp vào hội nghị.").await.expect("cancelled");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.0, ActivityState::Cancelled);

        let mut tx = world.tx().await;
        let now = campaigns::version(&tx, id).await.expect("answered");
        campaigns::restore_activity(&mut tx, &STAFF, id, now, "Làm riêng.").await.expect("restored");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.0, ActivityState::Open);
        let kept = campaigns::activity(world.app.db(), id).await.expect("answered").expect("there");
        assert_eq!((kept.product.as_str(), kept.number), ("Kỷ yếu", activity.number));
    })
    .await;
}

#[tokio::test]
async fn an_article_fulfils_the_one_open_activity_that_it_fits() {
    on_both(|world| async move {
        let activity = add(&world, articles(&world)).await.expect("added");
        let new = newsroom::NewArticle {
            themes: vec![world.id("ve-xe")],
            ..world.draft("Vé tháng mới", "2025-07-02T08:00")
        };
        let first = world.publish(new.clone()).await;
        assert_eq!(stands(&world, &activity).await, (ActivityState::Done, 1, 0));
        // It is done: a second article is not matched with it by itself, but a person may say so.
        let second =
            world.publish(newsroom::NewArticle { text: crate::testing::text("Vé năm"), ..new.clone() }).await;
        assert_eq!(stands(&world, &activity).await.1, 1);
        let mut tx = world.tx().await;
        let thing = ("article", second.id);
        campaigns::tie_evidence(&mut tx, &STAFF, thing, activity.id).await.expect("tied");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await.1, 2);
        are_true(&world).await;
        // Untied it stays so, whatever becomes of the article.
        let mut tx = world.tx().await;
        campaigns::untie_evidence(&mut tx, &STAFF, ("article", first.id), activity.id).await.expect("untied");
        let what = newsroom::BulkOperation::RemoveTheme(world.id("ve-xe"));
        newsroom::organise(&mut tx, &STAFF, &[second.number], what).await.expect("done");
        newsroom::withdraw(&mut tx, &STAFF, second.id, "Sai giá vé.", None).await.expect("withdrawn");
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
        let new = newsroom::NewArticle {
            themes: vec![world.id("xe-buyt")],
            ..world.draft("Tuyến mới", "2025-07-02T08:00")
        };
        let article = world.publish(new).await;
        let db = world.app.db();
        let days = (date(2025, 7, 1), date(2025, 7, 31));
        let fitting = campaigns::evidence_that_fits(db, &one, days).await.expect("answered");
        assert!(fitting.iter().any(|thing| thing.subject == article.id));
        let mut tx = world.tx().await;
        let thing = ("article", article.id);
        campaigns::tie_evidence(&mut tx, &STAFF, thing, other.id).await.expect("tied");
        let twice = campaigns::tie_evidence(&mut tx, &STAFF, thing, one.id).await;
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
        let stranger = world.officer("Trần Phường", Role::Editor, "so-thong-tin").await.actor().await;
        let own = world.officer("Lê Biên Tập", Role::Editor, "so-khoa-hoc").await.actor().await;
        let mut tx = world.tx().await;
        let denied = campaigns::record_evidence(&mut tx, &stranger, work.clone(), TODAY).await;
        assert!(matches!(denied, Err(CampaignsError::Denied(_))), "{denied:?}");
        let wrong = OutsideWork {
            day: Some(date(2025, 7, 3)),
            href: "trang-bao".into(),
            figures: Figures { audience: Some(-1), ..Figures::default() },
            ..work.clone()
        };
        let wrong = campaigns::record_evidence(&mut tx, &own, wrong, TODAY).await.expect_err("refused");
        assert_eq!(flaws(wrong), [("day", Flaw::Future), ("href", Flaw::Link), ("audience", Flaw::Number)]);
        let id = campaigns::record_evidence(&mut tx, &own, work.clone(), TODAY).await.expect("noted");
        tx.commit().await.expect("kept");
        // Without themes of its own it is about those of its activity; one talk of two is not all.
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 1, 120));
        let kept = campaigns::outside_work(world.app.db(), id).await.expect("answered").expect("there");
        assert_eq!(kept.themes, [world.id("xe-buyt")]);
        are_true(&world).await;

        let mut tx = world.tx().await;
        let seen = campaigns::version(&tx, id).await.expect("answered");
        let more = OutsideWork {
            figures: Figures { things: Some(2), audience: Some(90), ..Figures::default() },
            ..kept
        };
        let why = ("Đếm lại.", TODAY);
        campaigns::edit_evidence(&mut tx, &own, id, seen, more.clone(), why).await.expect("edited");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 2, 90));

        let mut tx = world.tx().await;
        let stale = campaigns::edit_evidence(&mut tx, &own, id, seen, more, why).await;
        assert!(matches!(stale, Err(CampaignsError::Changed)), "{stale:?}");
        let seen = campaigns::version(&tx, id).await.expect("answered");
        campaigns::remove_record(&mut tx, &own, id, seen, "Ghi nhầm.").await.expect("removed");
        tx.commit().await.expect("kept");
        assert_eq!(stands(&world, &activity).await, (ActivityState::Open, 0, 0));
        are_true(&world).await;
        let gone = campaigns::outside_work(world.app.db(), id).await.expect("answered");
        assert!(gone.is_none());
        let mut tx = world.tx().await;
        let thing = (BY_HAND, id);
        let lost = campaigns::tie_evidence(&mut tx, &STAFF, thing, activity.id).await;
        assert!(matches!(lost, Err(CampaignsError::NoEvidence)), "{lost:?}");
    })
    .await;
}

#[tokio::test]
async fn an_approval_asks_about_gaps_and_later_changes_make_versions() {
    on_both(|world| async move {
        add(&world, ActivityContent { lead: None, due: None, ..talks(&world) }).await.expect("added");
        let (db, id) = (world.app.db(), plan(&world).await);
        let draft = campaigns::campaign(db, id).await.expect("answered").expect("a plan");
        let gaps = campaigns::gaps(db, &draft).await.expect("answered");
        assert_eq!((gaps.without_lead.len(), gaps.without_time.len(), gaps.without_theme.len()), (1, 1, 0));
        let mut tx = world.tx().await;
        let seen = campaigns::version(&tx, id).await.expect("answered");
        let asked = campaigns::approve_plan(&mut tx, &STAFF, id, seen, false).await;
        assert!(matches!(asked, Err(CampaignsError::Unconfirmed(_))), "{asked:?}");
        campaigns::approve_plan(&mut tx, &STAFF, id, seen, true).await.expect("approved");
        tx.commit().await.expect("kept");

        let silent = add(&world, talks(&world)).await.expect_err("refused");
        assert_eq!(flaws(silent), [("note", Flaw::Missing)]);
        let mut tx = world.tx().await;
        let noted = ChangeNote { note: "Thêm tọa đàm.".into(), ..said() };
        campaigns::add_activity(&mut tx, &STAFF, id, talks(&world), &noted).await.expect("added");
        tx.commit().await.expect("kept");
        let versions = campaigns::versions(db, id).await.expect("answered");
        let notes: Vec<(i64, &str)> = versions.iter().map(|one| (one.number, one.note.as_str())).collect();
        assert_eq!(notes, [(2, "Thêm tọa đàm."), (1, "")]);

        let mut tx = world.tx().await;
        let seen = campaigns::version(&tx, id).await.expect("answered");
        campaigns::end_plan(&mut tx, &STAFF, id, seen, "Hết thời gian.").await.expect("ended");
        tx.commit().await.expect("kept");
        let ended = campaigns::campaign(db, id).await.expect("answered").expect("a plan");
        assert_eq!(ended.status, PlanStatus::Ended);
        let mut tx = world.tx().await;
        let over = campaigns::add_activity(&mut tx, &STAFF, id, talks(&world), &noted).await;
        assert!(matches!(over, Err(CampaignsError::PlanEnded)), "{over:?}");
    })
    .await;
}
