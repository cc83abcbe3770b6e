//! The history of a case: it is taken in, screened, merged, routed, refused.

use frame::forms::Flaw;

use super::*;
use crate::{MASK, Rule, State, merge, publish, refuse, require_answer, route, transfer};

#[tokio::test]
async fn a_case_is_taken_in_with_a_receipt_and_a_link_that_only_its_asker_has() {
    on_both(|world| async move {
        let first = world.ask(DRAIN).await;
        let second = world.ask("Xe buýt số 3 có chạy ban đêm không?").await;
        assert_eq!((first.case.number, second.case.number), (1, 2));
        assert_ne!(first.case.receipt, second.case.receipt);
        assert_eq!(crate::parse_receipt(&first.case.receipt).as_deref(), Some(first.case.receipt.as_str()));
        assert_eq!(first.secret.len(), 64);
        let db = world.app.db();
        let by_link = crate::case_by_link(db, &first.secret).await.expect("answered");
        assert_eq!(by_link.map(|case| case.number), Some(1));
        for wrong in [second.case.receipt.as_str(), "", &"0".repeat(64)] {
            assert_eq!(crate::case_by_link(db, wrong).await.expect("answered"), None);
        }
        let by_code = crate::case_by_receipt(db, &second.case.receipt).await.expect("answered");
        assert_eq!(by_code.map(|case| case.number), Some(2));
        assert!(!first.case.is_public() && first.case.state == State::Received);
        assert_eq!(first.case.href, "/phien/x/1");
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_taken_is_said_field_by_field() {
    on_both(|world| async move {
        let long = "á".repeat(2_001);
        for (words, name, mail, flaws) in [
            ("", "", "", vec![("words", Flaw::Missing)]),
            ("ngắn quá", "", "", vec![("words", Flaw::Missing)]),
            (&long, "", "", vec![("words", Flaw::Long(2_000))]),
            (DRAIN, &long, "", vec![("name", Flaw::Long(100))]),
            (DRAIN, "", "không có", vec![("mail", Flaw::Unknown)]),
            (DRAIN, "", "a@b", vec![("mail", Flaw::Unknown)]),
            (DRAIN, "", "a@b.c, d@e.f", vec![("mail", Flaw::Unknown)]),
        ] {
            let content =
                Content { words: words.into(), name: name.into(), mail: mail.into(), ..Content::default() };
            match world.ask_as(content).await {
                Err(CasesError::Flaws(found)) => assert_eq!(found.0, flaws),
                other => panic!("{words} {name} {mail}: {other:?}"),
            }
        }
        // The program removes towers of marks and signs that turn the direction of reading; the words stay.
        let odd = format!("Khi nào s\u{202e}ửa cống a{}?", "\u{0301}".repeat(50));
        let taken = world.ask(&odd).await.case.words;
        assert!(taken.starts_with("Khi nào sửa cống") && taken.chars().count() < 25, "{taken}");
    })
    .await;
}

#[tokio::test]
async fn nobody_reads_a_question_before_it_is_screened_and_nobody_rewords_it() {
    on_both(|world| async move {
        let id = world.ask("Gọi tôi 0901234567: khi nào sửa cống?").await.case.id;
        let moderator = world.moderator().await;
        let mut tx = world.tx().await;
        let reworded = publish(&mut tx, &moderator, id, 1, "Cảm ơn phường đã sửa cống.", None).await;
        assert!(matches!(reworded, Err(CasesError::Reworded)));
        let shown = crate::mask(&world.now(id).await.words);
        publish(&mut tx, &moderator, id, 1, &shown, None).await.expect("published");
        tx.commit().await.expect("kept");
        let case = world.now(id).await;
        assert_eq!(case.shown, format!("Gọi tôi {MASK}: khi nào sửa cống?"));
        assert_eq!(case.state, State::Open);
        assert_eq!(
            world.way(id).await,
            ["Đã nhận câu hỏi.", "Đã sàng lọc và công khai câu hỏi, có che thông tin cá nhân."]
        );
    })
    .await;
}

#[tokio::test]
async fn of_two_acts_on_what_both_saw_the_second_hears_of_the_first() {
    on_both(|world| async move {
        let id = world.ask(DRAIN).await.case.id;
        let (one, other) = (world.moderator().await, world.moderator().await);
        let mut tx = world.tx().await;
        publish(&mut tx, &one, id, 1, DRAIN, None).await.expect("published");
        tx.commit().await.expect("kept");
        let mut tx = world.tx().await;
        let late = refuse(&mut tx, &other, id, 1, Some(Rule::Unclear), "Không rõ.").await;
        assert!(matches!(late, Err(CasesError::Changed)));
        drop(tx);
        assert_eq!(world.now(id).await.state, State::Open);
    })
    .await;
}

#[tokio::test]
async fn two_who_merge_a_into_b_and_b_into_a_leave_one_that_goes_on() {
    on_both(|world| async move {
        let (a, b) = (world.open(DRAIN).await.case, world.open("Cống đầu chợ bao giờ sửa vậy?").await.case);
        let (one, other) = (world.moderator().await, world.moderator().await);
        let first = async {
            let mut tx = world.tx().await;
            let done = merge(&mut tx, &one, a.id, a.version, b.number).await;
            if done.is_ok() {
                tx.commit().await.expect("kept");
            }
            done
        };
        let second = async {
            let mut tx = world.tx().await;
            let done = merge(&mut tx, &other, b.id, b.version, a.number).await;
            if done.is_ok() {
                tx.commit().await.expect("kept");
            }
            done
        };
        let (first, second) = tokio::join!(first, second);
        assert!(first.is_ok() != second.is_ok(), "{first:?} {second:?}");
        let refused = if first.is_ok() { second } else { first };
        assert!(matches!(refused, Err(CasesError::Changed)), "{refused:?}");
        let states = [world.now(a.id).await.state, world.now(b.id).await.state];
        assert!(states.contains(&State::Merged) && states.contains(&State::Open), "{states:?}");
    })
    .await;
}

#[tokio::test]
async fn who_asked_follows_the_survivor_through_every_merger() {
    on_both(|world| async move {
        let moderator = world.moderator().await;
        let asks = |mail: &str| Content { words: DRAIN.into(), mail: mail.into(), ..Content::default() };
        let mut cases = Vec::new();
        for mail in ["mot@x.example", "hai@x.example", "ba@x.example"] {
            let id = world.ask_as(asks(mail)).await.expect("taken in").case.id;
            let mut tx = world.tx().await;
            cases.push(publish(&mut tx, &moderator, id, 1, DRAIN, None).await.expect("published"));
            tx.commit().await.expect("kept");
        }
        for (from, to) in [(0, 1), (1, 2)] {
            let (from, to) = (world.now(cases[from].id).await, &cases[to]);
            let mut tx = world.tx().await;
            merge(&mut tx, &moderator, from.id, from.version, to.number).await.expect("merged");
            tx.commit().await.expect("kept");
        }
        let survivor = cases[2].id;
        assert_eq!(world.now(cases[0].id).await.merged_into, Some(survivor));
        let askers = crate::store::askers(world.app.db(), survivor).await.expect("answered");
        let mails: Vec<String> = askers.into_iter().map(|asker| asker.mail).collect();
        assert_eq!(mails, ["mot@x.example", "hai@x.example", "ba@x.example"]);
        let count = crate::count_askers(world.app.db(), world.within).await.expect("answered");
        assert_eq!(count, [(survivor, 3)]);
        // A merged case takes no other case in; neither does the case itself, nor a number without a case.
        let last = world.open("Cống này bao giờ sửa xong?").await.case;
        for target in [cases[0].number, last.number, 99] {
            let mut tx = world.tx().await;
            let wrong = merge(&mut tx, &moderator, last.id, last.version, target).await;
            assert!(matches!(wrong, Err(CasesError::Target)), "{target}: {wrong:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_refusal_that_protects_people_hides_words_that_were_public() {
    on_both(|world| async move {
        for rule in Rule::ALL {
            let case = world.open(DRAIN).await.case;
            assert!(case.is_public());
            let moderator = world.moderator().await;
            let mut tx = world.tx().await;
            let refused = refuse(&mut tx, &moderator, case.id, case.version, Some(rule), "Lý do.").await;
            tx.commit().await.expect("kept");
            assert_eq!(refused.expect("refused").state, State::Refused);
            assert_eq!(world.now(case.id).await.is_public(), !rule.hides(), "{rule:?}");
        }
        assert!(Rule::Complaint.hides() && Rule::Secret.hides() && !Rule::OffTopic.hides());
    })
    .await;
}

#[tokio::test]
async fn a_refusal_needs_a_rule_and_a_reason_and_both_are_public() {
    on_both(|world| async move {
        let id = world.ask(DRAIN).await.case.id;
        let moderator = world.moderator().await;
        let mut tx = world.tx().await;
        let bare = refuse(&mut tx, &moderator, id, 1, None, " ").await;
        assert!(matches!(bare, Err(CasesError::Flaws(flaws)) if flaws.0.len() == 2));
        drop(tx);
        let mut tx = world.tx().await;
        refuse(&mut tx, &moderator, id, 1, Some(Rule::OffTopic), "Phiên này về xe buýt.")
            .await
            .expect("refused");
        tx.commit().await.expect("kept");
        let steps = crate::steps_of(world.app.db(), world.within, None, 10).await.expect("answered");
        assert_eq!(steps[0].rule, Some(Rule::OffTopic));
        assert_eq!((steps[0].words.as_str(), steps[0].is_public), ("Phiên này về xe buýt.", true));
        let mut tx = world.tx().await;
        let again = publish(&mut tx, &moderator, id, 2, DRAIN, None).await;
        assert!(matches!(again, Err(CasesError::State(State::Refused))));
    })
    .await;
}

#[tokio::test]
async fn a_deadline_follows_the_case_to_the_agency_that_answers_and_ends_with_it() {
    on_both(|world| async move {
        let case = world.open(DRAIN).await.case;
        let moderator = world.moderator().await;
        let due = crate::due_day(&deadlines::WorkCalendar::default(), jiff::civil::date(2025, 7, 4));
        // The 15th day after Friday, 4 July is a Saturday. The deadline moves to the Monday after it.
        assert_eq!(due, jiff::civil::date(2025, 7, 21));
        let mut tx = world.tx().await;
        let case = require_answer(&mut tx, &moderator, case.id, case.version, due).await.expect("set");
        let ubnd = world.id("ubnd");
        let case = route(&mut tx, &moderator, case.id, case.version, Some(ubnd)).await.expect("routed");
        tx.commit().await.expect("kept");
        let deadline = async || {
            let all = deadlines::deadlines_of(world.app.db(), "case").await.expect("answered");
            all.get(&case.id).cloned().expect("a deadline")
        };
        let set = deadline().await;
        assert_eq!((set.agency, set.due, set.ended), (ubnd, due, false));
        assert!(set.title_vi.contains("số 1") && !set.title_vi.contains("cống"), "{}", set.title_vi);
        let mut tx = world.tx().await;
        transfer(&mut tx, &moderator, case.id, case.version, "Công ty Thoát nước", "Do công ty quản lý.")
            .await
            .expect("transferred");
        tx.commit().await.expect("kept");
        assert!(deadline().await.ended);
        let way = world.way(case.id).await;
        assert_eq!(
            way.last().map(String::as_str),
            Some("Đã chuyển đến Công ty Thoát nước. Do công ty quản lý.")
        );
    })
    .await;
}
