//! Moments: a scheduled draft goes out once, at its time or as soon as it can, and only as it was approved.

use super::*;
use crate::testing::{STAFF, at, on_both, text};
use newsroom::permissions::WRITE;
use newsroom::{Correction, withdraw};

#[tokio::test]
async fn taken_back_it_does_not_go_out() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let three = at("2025-07-02T15:00");
        let [kept, dropped, returned, plain] = [
            approved(&world, &people, "Lấy lại").await,
            approved(&world, &people, "Bỏ đi").await,
            approved(&world, &people, "Trả lại").await,
            approved(&world, &people, "Bỏ giờ").await,
        ];
        for id in [kept, dropped, returned, plain] {
            act!(world, schedule, &people.editor, id, three, world.app.zone()).expect("scheduled");
        }
        act!(world, take_back, &people.editor, kept).expect("taken back");
        act!(world, drop_draft, &people.editor, dropped).expect("dropped");
        act!(world, send_back, &people.reviewer, returned, "Chờ đã.").expect("returned");
        act!(world, unschedule, &people.editor, plain).expect("unscheduled");
        set(&world, at("2025-07-02T15:01"));
        do_jobs(&world).await;
        let stages = [Stage::Writing, Stage::Dropped, Stage::Writing, Stage::Approved];
        for (id, stage) in [kept, dropped, returned, plain].into_iter().zip(stages) {
            let present = now(&world, id).await;
            assert_eq!((present.stage, present.publish_at), (stage, None));
            assert_eq!(present.approved_by.is_some(), stage == Stage::Approved || stage == Stage::Dropped);
        }
        assert!(!news(&world).await.contains("Lấy lại"));
    })
    .await;
}

#[tokio::test]
async fn another_moment_takes_the_place_of_the_first() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let id = approved(&world, &people, "Đổi giờ đăng").await;
        let refused = act!(world, schedule, &people.editor, id, at("2025-07-02T12:00"), world.app.zone());
        assert!(matches!(refused, Err(DraftError::Past)), "{refused:?}");
        for moment in ["2025-07-02T15:00", "2025-07-02T16:00", "2025-07-02T14:00", "2025-07-02T16:00"] {
            act!(world, schedule, &people.editor, id, at(moment), world.app.zone()).expect("scheduled");
        }
        for early in ["2025-07-02T14:00", "2025-07-02T15:00", "2025-07-02T15:59:59"] {
            set(&world, at(early));
            do_jobs(&world).await;
            assert_eq!(now(&world, id).await.stage, Stage::Scheduled, "{early}");
        }
        set(&world, at("2025-07-02T16:00"));
        do_jobs(&world).await;
        assert_eq!(now(&world, id).await.stage, Stage::Published);
        assert_eq!(
            news(&world).await.matches("Đổi giờ đăng").count(),
            1,
            "and once, though two jobs had the moment"
        );
    })
    .await;
}

#[tokio::test]
async fn after_downtime_it_goes_out_at_once_and_says_when() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let id = approved(&world, &people, "Đăng bù").await;
        act!(world, schedule, &people.editor, id, at("2025-07-02T15:00"), world.app.zone())
            .expect("scheduled");
        set(&world, at("2025-07-05T08:30"));
        do_jobs(&world).await;
        let published = now(&world, id).await;
        let article = newsroom::article_by_id(world.app.db(), published.article.expect("an article")).await;
        let article = article.expect("answered").expect("an article");
        assert_eq!(article.published_at, at("2025-07-05T08:30"), "what is public says when it became so");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_publishes_nothing_early_and_mixes_no_steps() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let id = approved(&world, &people, "Đồng hồ lùi").await;
        act!(world, schedule, &people.editor, id, at("2025-07-02T12:10"), world.app.zone())
            .expect("scheduled");
        set(&world, at("2025-07-02T09:00"));
        do_jobs(&world).await;
        assert_eq!(now(&world, id).await.stage, Stage::Scheduled);
        act!(world, send_back, &people.reviewer, id, "Giờ lạ quá.").expect("returned");
        let kinds = [
            StepKind::Started,
            StepKind::Submitted,
            StepKind::Approved,
            StepKind::Scheduled,
            StepKind::Returned,
        ];
        assert_eq!(taken(&world, id).await, kinds);
        let filter =
            Filter { within: people.editor.reach(WRITE), stage: None, of: None, before: None, length: 10 };
        let lists = drafts(world.app.db(), &filter).await.expect("answered");
        assert_eq!(lists[0].returned, Some((StepKind::Returned, "Giờ lạ quá.".to_owned())));
        set(&world, at("2025-07-02T12:10"));
        do_jobs(&world).await;
        assert_eq!(now(&world, id).await.stage, Stage::Writing);
    })
    .await;
}

#[tokio::test]
async fn what_can_no_longer_go_out_comes_back_with_the_reason() {
    on_both(|world| async move {
        let writer = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let people = People { editor: writer.actor().await, ..People::of_others(&world).await };
        let (stale, gone) = (world.id("via-he"), world.id("trong-cay"));
        let mut waiting = Vec::new();
        for article in [stale, gone] {
            let id = act!(world, start_correction, &people.editor, article, Lang::Vi).expect("begun");
            say(&world, &people, id, "Bản đính chính").await;
            approve_it(&world, &people, id).await;
            act!(world, schedule, &people.editor, id, at("2025-07-02T15:00"), world.app.zone())
                .expect("scheduled");
            waiting.push(id);
        }
        let mut tx = world.tx().await;
        let words = Correction::new(stale, Lang::Vi, text("Bản khác"), "Sửa gấp.", tx.now());
        newsroom::correct(&mut tx, &STAFF, words).await.expect("corrected");
        withdraw(&mut tx, &STAFF, gone, "Nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");

        set(&world, at("2025-07-02T15:00"));
        do_jobs(&world).await;
        for id in &waiting {
            let present = now(&world, *id).await;
            assert_eq!(
                (present.stage, present.approved_by, present.publish_at),
                (Stage::Writing, None, None)
            );
            assert_eq!(taken(&world, *id).await.last(), Some(&StepKind::Hindered));
        }
        let home = writer.get("/lam-viec").await;
        home.says(200, &["Được trả lại cho bạn", "Tin này đã có bản mới hơn", "Tin này đã được gỡ."]);
        writer.get("/en/lam-viec").await.hides(&["the article has a newer edition", "withdrawn\""]);
        let page = writer.get(&format!("/lam-viec/ban-thao/{}", waiting[0])).await;
        page.says(200, &["Không đăng được đúng giờ", "Tin này đã có bản mới hơn", "Hệ thống"]);
        let failed = kit::jobs::failed(world.app.db()).await.expect("answered");
        assert!(failed.is_empty(), "{failed:?}");
    })
    .await;
}

#[tokio::test]
async fn a_link_that_dies_on_the_way_keeps_a_text_from_the_public() {
    on_both(|world| async move {
        let writer = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let people = People { editor: writer.actor().await, ..People::of_others(&world).await };
        let mut all = Vec::new();
        for title in ["Chờ duyệt", "Đã duyệt", "Đã hẹn giờ"] {
            let id = written(&world, &people, title).await;
            let present = now(&world, id).await;
            let mut said = words(&present, title);
            said.text.body = from_markdown("Xem [việc trồng cây](/tin/trong-cay-5).");
            act!(world, save, &people.editor, id, present.version, said).expect("saved");
            all.push((id, now(&world, id).await.version));
        }
        let (zone, moment) = (world.app.zone(), at("2025-07-02T15:00"));
        for (id, seen) in &all {
            act!(world, submit, &people.editor, *id, *seen, zone).expect("submitted");
        }
        for (id, seen) in &all[1..] {
            act!(world, approve, &people.reviewer, *id, *seen, zone).expect("approved");
        }
        act!(world, schedule, &people.editor, all[2].0, moment, zone).expect("scheduled");

        let mut tx = world.tx().await;
        withdraw(&mut tx, &STAFF, world.id("trong-cay"), "Nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");

        let (waits, seen) = all[0];
        let error = act!(world, approve, &people.reviewer, waits, seen, zone).expect_err("a dead link");
        assert!(matches!(error, DraftError::Blocked(1)), "{error}");
        let ready = all[1].0;
        let error = act!(world, schedule, &people.editor, ready, moment, zone).expect_err("a dead link");
        assert!(matches!(error, DraftError::Blocked(1)), "{error}");
        let error = act!(world, publish_draft, &people.editor, ready, zone).expect_err("a dead link");
        assert!(matches!(error, DraftError::Blocked(1)), "{error}");
        set(&world, moment);
        do_jobs(&world).await;
        assert_eq!(now(&world, all[2].0).await.stage, Stage::Writing);
        let home = writer.get("/lam-viec").await;
        home.says(200, &["Được trả lại cho bạn", "Khi đến giờ đăng, bài có lỗi phải sửa."]);
        // An officer who may force it does so with open eyes; the public reads the reason.
        let said = "Nước sông lên nhanh.";
        act!(world, force, &people.chief, waits, seen, said, zone).expect("forced");
    })
    .await;
}

impl People {
    /// Without the editor, who has a chair of their own.
    async fn of_others(world: &World) -> Self {
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let chief = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let editor = STAFF;
        Self { editor, reviewer: reviewer.actor().await, chief: chief.actor().await }
    }
}
