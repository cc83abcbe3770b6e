//! Answers: spoken live, or written by one person and approved by another.

use super::*;
use crate::{AnswerKind, State, answer_live, answers, approve_answer, draft_answer};

#[tokio::test]
async fn a_written_answer_is_public_once_another_person_approved_it() {
    on_both(|world| async move {
        let case = world.open(DRAIN).await.case;
        let writer = world.actor("Soạn", Role::Coordinator, "so-khoa-hoc").await;
        let approver = world.actor("Duyệt", Role::Reviewer, "so-khoa-hoc").await;
        let mut tx = world.tx().await;
        let none = approve_answer(&mut tx, &approver, case.id, case.version).await;
        assert!(matches!(none, Err(CasesError::NoDraft)));
        let drafted = draft_answer(&mut tx, &writer, case.id, case.version, "Sẽ sửa trong tháng 8.").await;
        let drafted = drafted.expect("drafted");
        let again =
            draft_answer(&mut tx, &writer, case.id, drafted.version, "Sẽ sửa xong trong tháng 8.").await;
        let version = again.expect("drafted anew").version;
        let own = approve_answer(&mut tx, &writer, case.id, version).await;
        assert!(matches!(own, Err(CasesError::OwnWords)));
        tx.commit().await.expect("kept");
        assert_eq!(world.now(case.id).await.state, State::Open);
        let mut tx = world.tx().await;
        approve_answer(&mut tx, &approver, case.id, version).await.expect("approved");
        tx.commit().await.expect("kept");
        let given = answers(world.app.db(), case.id).await.expect("answered");
        assert_eq!(given.len(), 1);
        assert_eq!(given[0].words, "Sẽ sửa xong trong tháng 8.");
        assert!(given[0].kind == AnswerKind::Written && given[0].given_at.is_some());
        assert_eq!(world.now(case.id).await.state, State::Answered);
    })
    .await;
}

#[tokio::test]
async fn a_draft_for_a_case_that_was_refused_waits_for_nobody() {
    on_both(|world| async move {
        let case = world.open(DRAIN).await.case;
        let (writer, moderator) =
            (world.actor("Soạn", Role::Coordinator, "so-khoa-hoc").await, world.moderator().await);
        let mut tx = world.tx().await;
        let drafted = draft_answer(&mut tx, &writer, case.id, case.version, "Sẽ sửa trong tháng 8.").await;
        let version = drafted.expect("drafted").version;
        tx.commit().await.expect("kept");
        let waiting = async || crate::drafted(world.app.db()).await.expect("answered");
        assert_eq!(waiting().await, [case.id]);
        let mut tx = world.tx().await;
        crate::refuse(&mut tx, &moderator, case.id, version, Some(crate::Rule::OffTopic), "Lạc đề.")
            .await
            .expect("refused");
        tx.commit().await.expect("kept");
        assert!(waiting().await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_the_public_has_is_never_written_over() {
    on_both(|world| async move {
        let case = world.open(DRAIN).await.case;
        let moderator = world.moderator().await;
        let mut version = case.version;
        for words in ["Sẽ sửa trong tháng 8.", "Đính chính: sẽ sửa trong tháng 9."] {
            let mut tx = world.tx().await;
            version =
                answer_live(&mut tx, &moderator, case.id, version, words).await.expect("answered").version;
            tx.commit().await.expect("kept");
        }
        let given = answers(world.app.db(), case.id).await.expect("answered");
        let words: Vec<(i64, &str)> = given.iter().map(|one| (one.edition, one.words.as_str())).collect();
        assert_eq!(words, [(2, "Đính chính: sẽ sửa trong tháng 9."), (1, "Sẽ sửa trong tháng 8.")]);
    })
    .await;
}

#[tokio::test]
async fn each_asker_hears_of_each_step_once() {
    on_both(|world| async move {
        let content = Content { words: DRAIN.into(), mail: "hoi@x.example".into(), ..Content::default() };
        let id = world.ask_as(content).await.expect("taken in").case.id;
        let moderator = world.moderator().await;
        let mut tx = world.tx().await;
        crate::publish(&mut tx, &moderator, id, 1, DRAIN, None).await.expect("published");
        tx.commit().await.expect("kept");
        let jobs = crate::telling::jobs(kit::jobs::Jobs::new(world.app.zone().clone()));
        jobs.run_due(world.app.db(), &world.app).await.expect("worked");
        let mails = async || mail::waiting(world.app.db(), 10).await.expect("a list");
        let first = mails().await;
        assert_eq!(first.len(), 1);
        assert_eq!(first[0].to, "hoi@x.example");
        assert!(first[0].text.contains("Đã sàng lọc và công khai câu hỏi."), "{}", first[0].text);
        assert!(!first[0].text.contains("cống"), "a mail does not carry the words on: {}", first[0].text);
        // After a crash the job runs once more.
        let step = crate::steps(world.app.db(), id).await.expect("answered").pop().expect("a step").id;
        let mut tx = world.tx().await;
        let now = tx.now();
        kit::jobs::enqueue(&mut tx, &crate::telling::TellAskers { step }, now).await.expect("queued");
        tx.commit().await.expect("kept");
        jobs.run_due(world.app.db(), &world.app).await.expect("worked");
        assert_eq!(mails().await.len(), 1);
    })
    .await;
}
