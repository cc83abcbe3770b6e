//! The states of a session. No question may be lost in them.

use cases::{Rule, State};
use frame::forms::Flaw;

use super::*;
use crate::{ForumError, add_session, advance, edit_session, store};

#[tokio::test]
async fn people_ask_only_while_it_is_open_for_questions() {
    on_both(|world| async move {
        for state in SessionState::ALL {
            world.go_to(state).await;
            let mut tx = world.tx().await;
            let content = Content { words: DRAIN.into(), ..Content::default() };
            let asked = crate::ask(&mut tx, world.session, content, Lang::Vi).await;
            assert_eq!(asked.is_ok(), state.takes_questions(), "{state:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn it_closes_only_when_each_question_is_settled_and_says_which_are_not() {
    on_both(|world| async move {
        world.go_to(SessionState::Live).await;
        let (first, second, third) = (
            world.open(DRAIN).await,
            world.open("Xe buýt số 3 có chạy ban đêm không?").await,
            world.ask("Mua hàng giảm giá tại đây nhé mọi người").await.case,
        );
        world.go_to(SessionState::FollowUp).await;
        let close = async || {
            let session = world.now().await;
            let mut tx = world.tx().await;
            let done =
                advance(&mut tx, &STAFF, session.id, session.version, SessionState::Closed, TODAY).await;
            if done.is_ok() {
                tx.commit().await.expect("kept");
            }
            done
        };
        let open = |done: Result<Session, ForumError>| match done {
            Err(ForumError::Unsettled(numbers)) => numbers,
            other => panic!("{other:?}"),
        };
        assert_eq!(open(close().await), [first.number, second.number, third.number]);
        let mut tx = world.tx().await;
        cases::refuse(&mut tx, &STAFF, third.id, 1, Some(Rule::Advertising), "Bán hàng.")
            .await
            .expect("refused");
        let seen = cases::case(&tx, second.id).await.expect("answered").expect("there").version;
        cases::answer_live(&mut tx, &STAFF, second.id, seen, "Có, đến 23 giờ.").await.expect("answered");
        tx.commit().await.expect("kept");
        assert_eq!(open(close().await), [first.number]);
        let seen = world.case(first.id).await.version;
        let mut tx = world.tx().await;
        cases::transfer(&mut tx, &STAFF, first.id, seen, "Công ty Thoát nước", "Thuộc công ty.")
            .await
            .expect("done");
        tx.commit().await.expect("kept");
        assert_eq!(close().await.expect("closed").state, SessionState::Closed);
    })
    .await;
}

#[tokio::test]
async fn what_was_not_answered_on_air_is_due_in_writing() {
    on_both(|world| async move {
        world.go_to(SessionState::Live).await;
        let (open, answered) = (world.open(DRAIN).await, world.open("Xe buýt số 3 chạy đến mấy giờ?").await);
        let late = world.ask("Trạm chờ ở chợ có mái che không?").await.case;
        let mut tx = world.tx().await;
        cases::answer_live(&mut tx, &STAFF, answered.id, answered.version, "23 giờ.")
            .await
            .expect("answered");
        tx.commit().await.expect("kept");
        world.go_to(SessionState::FollowUp).await;
        let due = Some(date(2025, 7, 17));
        assert_eq!(world.case(open.id).await.due, due);
        assert_eq!(world.case(answered.id).await.due, None);
        // A question that is screened only afterwards is due as well.
        let mut tx = world.tx().await;
        crate::screen(&mut tx, &STAFF, late.id, 1, (&late.words, None), TODAY).await.expect("screened");
        tx.commit().await.expect("kept");
        assert_eq!(world.case(late.id).await.due, due);
        let all = deadlines::deadlines_of(world.app.db(), "case").await.expect("answered");
        assert_eq!(all.len(), 2);
        assert!(all.values().all(|one| one.agency == world.id("so-khoa-hoc") && !one.ended));
    })
    .await;
}

#[tokio::test]
async fn the_words_of_a_session_are_checked_and_its_address_stays_alone() {
    on_both(|world| async move {
        let agency = world.id("so-khoa-hoc");
        let mut tx = world.tx().await;
        let wrong = SessionContent {
            title_vi: " ".into(),
            ends_at: at("2025-07-02T19:00"),
            stream: "javascript:alert(1)".into(),
            themes: vec![Uuid::nil()],
            ..content(agency)
        };
        let Err(ForumError::Flaws(flaws)) = add_session(&mut tx, &STAFF, "Hỏi", wrong).await else {
            panic!("it was taken");
        };
        let fields: Vec<&str> = flaws.0.iter().map(|(field, _)| *field).collect();
        assert_eq!(fields, ["slug", "title_vi", "ends", "stream", "themes"]);
        let taken = add_session(&mut tx, &STAFF, "hoi-ve-xe-buyt", content(agency)).await;
        assert!(
            matches!(&taken, Err(ForumError::Flaws(flaws)) if matches!(flaws.0[0], ("slug", Flaw::Taken(_)))),
            "{taken:?}"
        );
        drop(tx);
        // The session takes longer than planned; an officer changes its end while it is on air.
        world.go_to(SessionState::Live).await;
        let session = world.now().await;
        let longer = SessionContent { ends_at: at("2025-07-02T22:00"), ..content(agency) };
        let mut tx = world.tx().await;
        edit_session(&mut tx, &STAFF, session.id, session.version, longer.clone()).await.expect("edited");
        tx.commit().await.expect("kept");
        assert_eq!(world.now().await.content.ends_at, at("2025-07-02T22:00"));
        let mut tx = world.tx().await;
        let late = edit_session(&mut tx, &STAFF, session.id, session.version, longer).await;
        assert!(matches!(late, Err(ForumError::Changed)));
        drop(tx);
        let found = store::session_by_slug(world.app.db(), "hoi-ve-xe-buyt").await.expect("answered");
        assert_eq!(found.map(|one| one.id), Some(session.id));
    })
    .await;
}

#[tokio::test]
async fn of_two_who_take_a_session_further_at_once_one_does() {
    on_both(|world| async move {
        let session = world.now().await;
        let go = async || {
            let mut tx = world.tx().await;
            let done =
                advance(&mut tx, &STAFF, session.id, session.version, SessionState::Intake, TODAY).await;
            if done.is_ok() {
                tx.commit().await.expect("kept");
            }
            done.is_ok()
        };
        let (one, two) = tokio::join!(go(), go());
        assert!(one != two);
        assert_eq!(world.now().await.state, SessionState::Intake);
    })
    .await;
}

#[tokio::test]
async fn a_question_that_was_reopened_keeps_its_session_open() {
    on_both(|world| async move {
        world.go_to(SessionState::Live).await;
        let received = world.ask(DRAIN).await;
        let id = received.case.id;
        let mut tx = world.tx().await;
        let case = crate::screen(&mut tx, &STAFF, id, 1, (DRAIN, None), TODAY).await.expect("screened");
        let case = cases::answer_live(&mut tx, &STAFF, id, case.version, "Sẽ sửa.").await.expect("answered");
        cases::reopen(&mut tx, &received.secret, case.version, "Bao giờ?", TODAY).await.expect("reopened");
        tx.commit().await.expect("kept");
        assert_eq!(world.case(id).await.state, State::Open);
        let open = cases::open_numbers(world.app.db(), world.session).await.expect("answered");
        assert_eq!(open, [received.case.number]);
    })
    .await;
}

#[tokio::test]
async fn a_session_that_was_held_counts_for_its_plan_once() {
    on_both(|world| async move {
        let session = world.now().await;
        let theme = world.id("xe-buyt");
        let mut tx = world.tx().await;
        let content = SessionContent { themes: vec![theme], ..session.content.clone() };
        edit_session(&mut tx, &STAFF, session.id, session.version, content).await.expect("edited");
        tx.commit().await.expect("kept");
        let reached = async || {
            let all =
                campaigns::reached(world.app.db(), None, (Date::MIN, Date::MAX)).await.expect("answered");
            let of_forum = all.into_iter().filter(|(about, form, _)| *about == theme && form == "forum");
            of_forum.map(|(.., count)| count).sum::<i64>()
        };
        world.go_to(SessionState::Live).await;
        assert_eq!(reached().await, 0);
        world.go_to(SessionState::Closed).await;
        assert_eq!(reached().await, 1);
    })
    .await;
}
