//! A schedule does not go on without the person who gave it, and the approver is another person.

use super::*;
use crate::testing::{PASSWORD, STAFF, at, on_both};
use ::accounts::NewInvitation;

#[tokio::test]
async fn what_someone_scheduled_who_left_waits_for_another() {
    on_both(|world| async move {
        let people = People::of(&world).await;
        let chief = world.officer("Trưởng phòng", Role::Coordinator, "").await;
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let [left, demoted] = [
            world.officer("Người nghỉ", Role::Editor, "so-khoa-hoc").await,
            world.officer("Người chuyển việc", Role::Editor, "so-khoa-hoc").await,
        ];
        let mut ids = Vec::new();
        let editor = people.editor.clone();
        let by = [("Của người nghỉ", left.actor().await), ("Của người chuyển việc", demoted.actor().await)];
        for (title, by) in by.into_iter().chain([("Của người còn", editor)]) {
            let id = approved(&world, &people, title).await;
            act!(world, schedule, &by, id, at("2025-07-02T15:00"), world.app.zone()).expect("scheduled");
            ids.push(id);
        }
        let close = format!("/lam-viec/nguoi-dung/{}/dong", left.person);
        let page = admin.get(&close).await;
        page.says(200, &["Tin người này đã hẹn giờ", "Của người nghỉ"]);
        page.hides(&["Của người còn"]);
        assert_eq!(admin.post(&close, &[("to", "closed")]).await.status, 303);
        let now_is = world.app.db().clock().now();
        let role =
            ::accounts::grants_of(world.app.db(), demoted.person, now_is).await.expect("answered")[0].id;
        let mut tx = world.tx().await;
        ::accounts::revoke(&mut tx, &STAFF, role).await.expect("taken");
        tx.commit().await.expect("kept");

        for moment in ["2025-07-02T13:00", "2025-07-02T15:01"] {
            set(&world, at(moment));
            do_jobs(&world).await;
            let chief = world.chair(chief.person).await;
            let page = chief.get("/lam-viec").await;
            page.says(200, &["Chờ xác nhận: người hẹn giờ không còn quyền đăng 2"]);
        }
        for id in &ids[..2] {
            let held = now(&world, *id).await;
            assert_eq!((held.stage, held.publish_at), (Stage::Approved, None));
            assert_eq!(taken(&world, *id).await.last(), Some(&StepKind::Held));
        }
        assert_eq!(now(&world, ids[2]).await.stage, Stage::Published);
        assert!(!news(&world).await.contains("Của người nghỉ"));
        act!(world, publish_draft, &people.editor, ids[0], world.app.zone()).expect("confirmed");
        act!(world, schedule, &people.chief, ids[1], at("2025-07-02T16:00"), world.app.zone())
            .expect("confirmed");
        set(&world, at("2025-07-02T16:00"));
        do_jobs(&world).await;
        assert_eq!(now(&world, ids[1]).await.stage, Stage::Published);
    })
    .await;
}

#[tokio::test]
async fn nobody_invites_the_reviewer_of_their_own_text() {
    on_both(|world| async move {
        let writer = world.officer("Vừa viết vừa quản trị", Role::Editor, "so-khoa-hoc").await;
        let here = Some(world.id("so-khoa-hoc"));
        let mut tx = world.tx().await;
        ::accounts::grant(&mut tx, &STAFF, writer.person, Role::Administrator, here).await.expect("given");
        tx.commit().await.expect("kept");
        let mut tx = world.tx().await;
        let (name, mail) = ("Bù nhìn".into(), "bu-nhin@ben-may.example".into());
        let new = NewInvitation { name, mail, role: Role::Reviewer, agency: here };
        let invited = ::accounts::invite(&mut tx, &writer.actor().await, new).await.expect("invited");
        tx.commit().await.expect("kept");
        let (db, lanes) = (world.app.db(), world.app.state::<::accounts::Lanes>());
        let joined = ::accounts::accept_invitation(db, lanes, &invited.secret, PASSWORD, "").await;
        let joined = joined.expect("joined");
        let puppet = async || {
            let db = world.app.db();
            let officer = ::accounts::officer(db, joined.person, db.clock().now()).await.expect("answered");
            Actor::Officer(officer.expect("an officer"))
        };
        let people = People { editor: writer.actor().await, ..People::of(&world).await };
        let id = written(&world, &people, "Tự duyệt").await;
        let seen = now(&world, id).await.version;
        act!(world, submit, &people.editor, id, seen, world.app.zone()).expect("submitted");
        let alone = act!(world, approve, &puppet().await, id, seen, world.app.zone());
        assert!(matches!(alone, Err(DraftError::OwnReviewer)), "{alone:?}");
        // After a month among colleagues they are a reviewer like others.
        set(&world, at("2025-08-05T08:00"));
        act!(world, approve, &puppet().await, id, seen, world.app.zone()).expect("approved");
    })
    .await;
}
