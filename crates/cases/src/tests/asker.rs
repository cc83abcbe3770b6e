//! The acts of an asker by the private link.

use jiff::civil::date;

use super::*;
use crate::{State, Verdict, answer_live, judge, merge, reopen, withdraw};

async fn answered(world: &World) -> Received {
    let received = world.open(DRAIN).await;
    let moderator = world.moderator().await;
    let mut tx = world.tx().await;
    let case = answer_live(&mut tx, &moderator, received.case.id, received.case.version, "Sẽ sửa.").await;
    tx.commit().await.expect("kept");
    Received { case: case.expect("answered"), ..received }
}

#[tokio::test]
async fn a_verdict_is_no_state_and_can_be_changed() {
    on_both(|world| async move {
        let Received { case, secret } = answered(&world).await;
        let mut version = case.version;
        for verdict in [Verdict::Unsettled, Verdict::Settled] {
            let mut tx = world.tx().await;
            let judged = judge(&mut tx, &secret, version, verdict).await.expect("judged");
            tx.commit().await.expect("kept");
            assert_eq!((judged.state, judged.verdict), (State::Answered, Some(verdict)));
            version = judged.version;
        }
        let mut tx = world.tx().await;
        let guessed = judge(&mut tx, &"0".repeat(64), version, Verdict::Settled).await;
        assert!(matches!(guessed, Err(CasesError::NoCase)));
    })
    .await;
}

#[tokio::test]
async fn a_case_that_is_reopened_is_answered_in_writing_within_its_time() {
    on_both(|world| async move {
        let Received { case, secret } = answered(&world).await;
        let mut tx = world.tx().await;
        let silent = reopen(&mut tx, &secret, case.version, " ", date(2025, 7, 2)).await;
        assert!(matches!(silent, Err(CasesError::Flaws(_))));
        drop(tx);
        let mut tx = world.tx().await;
        let words = "Chưa nói rõ ngày nào, gọi tôi 0901234567.";
        let again = reopen(&mut tx, &secret, case.version, words, date(2025, 7, 2)).await.expect("reopened");
        tx.commit().await.expect("kept");
        assert_eq!((again.state, again.reopened), (State::Open, 1));
        assert_eq!(again.due, Some(date(2025, 7, 17)));
        let steps = crate::steps(world.app.db(), case.id).await.expect("answered");
        let said = steps.iter().find(|step| step.words == words).expect("what the asker said");
        assert!(!said.is_public, "it was not screened");
    })
    .await;
}

#[tokio::test]
async fn who_takes_a_question_back_is_forgotten() {
    on_both(|world| async move {
        let content = Content {
            words: DRAIN.into(),
            name: "Bà Tư".into(),
            is_named: true,
            mail: "tu@x.example".into(),
            ..Content::default()
        };
        let Received { case, secret } = world.ask_as(content).await.expect("taken in");
        let mut tx = world.tx().await;
        withdraw(&mut tx, &secret, 1).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let gone = world.now(case.id).await;
        assert_eq!(gone.state, State::Withdrawn);
        for text in [&gone.words, &gone.shown, &gone.name, &gone.mail] {
            assert_eq!(text, "");
        }
        let events = kit::events::of(world.app.db(), &case.id.to_string()).await.expect("answered");
        assert!(events.iter().all(|event| !event.data.to_string().contains("Tư")), "{events:?}");
    })
    .await;
}

#[tokio::test]
async fn a_question_that_others_share_goes_on_for_them() {
    on_both(|world| async move {
        let (mine, other) = (world.open(DRAIN).await, world.open("Cống đầu chợ bao giờ sửa?").await);
        let moderator = world.moderator().await;
        let mut tx = world.tx().await;
        merge(&mut tx, &moderator, other.case.id, other.case.version, mine.case.number)
            .await
            .expect("merged");
        tx.commit().await.expect("kept");
        let version = world.now(mine.case.id).await.version;
        let mut tx = world.tx().await;
        withdraw(&mut tx, &mine.secret, version).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let case = world.now(mine.case.id).await;
        assert_eq!((case.state, case.shown.as_str()), (State::Open, DRAIN));
    })
    .await;
}
