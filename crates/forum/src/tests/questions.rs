//! The acts on questions: choose, order, put on air, support, key in.

use cases::Source;

use super::*;
use crate::{ForumError, key_in, place_question, put_on_air, questions, shortlist, support, take_off_air};

#[tokio::test]
async fn questions_are_chosen_and_ordered() {
    on_both(|world| async move {
        world.go_to(SessionState::Intake).await;
        let mut numbers = Vec::new();
        for words in [DRAIN, "Xe buýt số 3 chạy đến mấy giờ?", "Vé tháng mua ở đâu vậy?"]
        {
            let case = world.open(words).await;
            let mut tx = world.tx().await;
            shortlist(&mut tx, &STAFF, case.id, case.version, true).await.expect("chosen");
            tx.commit().await.expect("kept");
            numbers.push(case);
        }
        assert_eq!(world.chosen().await, [1, 2, 3]);
        let act = async |case: &Case, up: bool| {
            let seen = world.case(case.id).await.version;
            let mut tx = world.tx().await;
            place_question(&mut tx, &STAFF, case.id, seen, up).await.expect("placed");
            tx.commit().await.expect("kept");
        };
        act(&numbers[2], true).await;
        assert_eq!(world.chosen().await, [1, 3, 2]);
        act(&numbers[0], false).await;
        assert_eq!(world.chosen().await, [3, 1, 2]);
        act(&numbers[2], true).await;
        assert_eq!(world.chosen().await, [3, 1, 2], "the first stays the first");
        let seen = world.case(numbers[0].id).await.version;
        let mut tx = world.tx().await;
        shortlist(&mut tx, &STAFF, numbers[0].id, seen, false).await.expect("taken out");
        tx.commit().await.expect("kept");
        assert_eq!(world.chosen().await, [3, 2]);
    })
    .await;
}

#[tokio::test]
async fn one_question_is_on_air_at_a_time_and_one_that_is_withdrawn_leaves_it() {
    on_both(|world| async move {
        world.go_to(SessionState::Intake).await;
        let first = world.ask(DRAIN).await;
        let mut tx = world.tx().await;
        crate::screen(&mut tx, &STAFF, first.case.id, 1, (DRAIN, None), TODAY).await.expect("screened");
        let early = put_on_air(&mut tx, &STAFF, first.case.id, 2).await;
        assert!(matches!(early, Err(ForumError::State(SessionState::Intake))));
        drop(tx);
        world.go_to(SessionState::Live).await;
        let mut tx = world.tx().await;
        crate::screen(&mut tx, &STAFF, first.case.id, 1, (DRAIN, None), TODAY).await.expect("screened");
        tx.commit().await.expect("kept");
        let second = world.open("Xe buýt số 3 chạy đến mấy giờ?").await;
        let on_air = async || {
            let all = questions(world.app.db(), world.session).await.expect("answered");
            all.iter().filter(|one| one.is_on_air()).map(|one| one.case.number).collect::<Vec<_>>()
        };
        for id in [second.id, first.case.id] {
            let seen = world.case(id).await.version;
            let mut tx = world.tx().await;
            put_on_air(&mut tx, &STAFF, id, seen).await.expect("on air");
            tx.commit().await.expect("kept");
        }
        assert_eq!(on_air().await, [first.case.number]);
        // A moderator whose page still shows the second one on air takes no other question off it.
        let seen = world.case(second.id).await.version;
        let mut tx = world.tx().await;
        let late = take_off_air(&mut tx, &STAFF, second.id, seen).await;
        assert!(matches!(late, Err(ForumError::Case(cases::CasesError::Changed))), "{late:?}");
        drop(tx);
        assert_eq!(on_air().await, [first.case.number]);
        let seen = world.case(first.case.id).await.version;
        let mut tx = world.tx().await;
        take_off_air(&mut tx, &STAFF, first.case.id, seen).await.expect("off the air");
        tx.commit().await.expect("kept");
        assert_eq!(on_air().await, [] as [i64; 0]);
        let seen = world.case(first.case.id).await.version;
        let mut tx = world.tx().await;
        put_on_air(&mut tx, &STAFF, first.case.id, seen).await.expect("on air again");
        tx.commit().await.expect("kept");
        let seen = world.case(first.case.id).await.version;
        let mut tx = world.tx().await;
        cases::withdraw(&mut tx, &first.secret, seen).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        assert_eq!(on_air().await, [] as [i64; 0]);
    })
    .await;
}

#[tokio::test]
async fn a_browser_supports_a_question_once_however_often_it_is_sent() {
    on_both(|world| async move {
        world.go_to(SessionState::Intake).await;
        let (one, other) = (world.open(DRAIN).await, world.open("Xe buýt số 3 chạy đến mấy giờ?").await);
        let vote = async |case: &Case, secret: &str| {
            let tx = world.app.db().begin_shared().await.expect("begun");
            let counted = support(&tx, case, secret).await.expect("taken");
            tx.commit().await.expect("kept");
            counted
        };
        assert!(vote(&one, "a").await);
        let (again, other_browser) = tokio::join!(vote(&one, "a"), vote(&one, "b"));
        assert!(!again && other_browser);
        assert!(vote(&other, "a").await, "another question");
        let all = questions(world.app.db(), world.session).await.expect("answered");
        assert_eq!(all.iter().map(|question| question.mark.supports).collect::<Vec<_>>(), [2, 1]);
        let mut tx = world.tx().await;
        let closed =
            cases::answer_live(&mut tx, &STAFF, one.id, one.version, "Sửa rồi.").await.expect("done");
        tx.commit().await.expect("kept");
        let tx = world.tx().await;
        assert!(support(&tx, &closed, "c").await.is_err(), "what is answered needs no support");
    })
    .await;
}

#[tokio::test]
async fn paper_and_telephone_get_the_same_receipt_by_a_moderator_alone() {
    on_both(|world| async move {
        world.go_to(SessionState::FollowUp).await;
        let content = || Content { words: DRAIN.into(), name: "Bà Tư".into(), ..Content::default() };
        let mut tx = world.tx().await;
        let citizen = key_in(&mut tx, &Actor::Citizen, world.session, content(), Source::Paper).await;
        assert!(matches!(citizen, Err(ForumError::Denied(_))));
        drop(tx);
        let moderator = world.moderator("Điều hành").await;
        let mut tx = world.tx().await;
        let keyed = key_in(&mut tx, &moderator, world.session, content(), Source::Telephone).await;
        tx.commit().await.expect("kept");
        let case = keyed.expect("keyed in").case;
        assert_eq!((case.source, case.public_name()), (Source::Telephone, ""));
        assert!(cases::parse_receipt(&case.receipt).is_some());
    })
    .await;
}

#[tokio::test]
async fn a_theme_is_suggested_from_the_words_and_one_of_another_session_is_refused() {
    on_both(|world| async move {
        world.go_to(SessionState::Intake).await;
        let session = world.now().await;
        let theme = world.id("xe-buyt");
        let mut tx = world.tx().await;
        let content = SessionContent { themes: vec![theme], ..session.content.clone() };
        crate::edit_session(&mut tx, &STAFF, session.id, session.version, content).await.expect("edited");
        tx.commit().await.expect("kept");
        assert_eq!(world.ask("Xe buýt ở chợ chạy đến mấy giờ?").await.case.theme, Some(theme));
        assert_eq!(world.ask(DRAIN).await.case.theme, None);
        let mut tx = world.tx().await;
        let other = world.id("moi-truong");
        let content = Content { words: DRAIN.into(), theme: Some(other), ..Content::default() };
        let asked = crate::ask(&mut tx, world.session, content, Lang::Vi).await;
        assert!(matches!(asked, Err(ForumError::Flaws(_))));
    })
    .await;
}
