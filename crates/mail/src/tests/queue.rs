//! Tests of a mail's way from the queue to a server.

use frame::testing::at;
use jiff::SignedDuration;
use kit::db::Engine;
use kit::testing::engines;

use super::server::Server;
use super::{by, later, new, other_node, put, with_server, world};
use crate::delivery::deliver;
use crate::model::{PATIENCE, pause, pause_of_way};
use crate::{Letter, LetterGroup, LetterItem, MailState, Mailer, counts, enqueue, shortened, store};

#[tokio::test]
async fn a_mail_arrives_once_whatever_asks_for_it_again() {
    with_server(|world, server| async move {
        assert!(put(&world.app, "a").await);
        assert!(!put(&world.app, "a").await, "the same key");
        deliver(&world.app).await.expect("delivered");
        assert!(!put(&world.app, "a").await, "the same key, after it was sent");
        deliver(&world.app).await.expect("delivered");
        let taken = server.taken();
        assert_eq!(taken.len(), 1);
        for words in ["Auto-Submitted: auto-generated", "multipart/alternative", "nguoi-nhan@ben-may.example"]
        {
            assert!(taken[0].contains(words), "{words}: {}", taken[0]);
        }
        let kept = crate::mail(world.app.db(), "a").await.expect("answered").expect("its key stays");
        assert_eq!((kept.state, kept.to.as_str(), kept.text.as_str()), (MailState::Sent, "", ""));
    })
    .await;
}

#[tokio::test]
async fn a_mail_of_a_dropped_transaction_never_was() {
    with_server(|world, server| async move {
        let mut tx = world.tx().await;
        let now = tx.now();
        enqueue(&mut tx, &new("a", now)).await.expect("in the queue");
        drop(tx);
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 0);
    })
    .await;
}

#[tokio::test]
async fn a_mail_waits_for_its_moment() {
    with_server(|world, server| async move {
        let mut tx = world.tx().await;
        enqueue(&mut tx, &new("a", at("2025-07-02T13:00"))).await.expect("in the queue");
        tx.commit().await.expect("kept");
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 0);
        later(&world, SignedDuration::from_hours(1));
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 1);
    })
    .await;
}

#[tokio::test]
async fn connections_are_used_again() {
    with_server(|world, server| async move {
        for number in 0..20 {
            put(&world.app, &format!("mail {number}")).await;
        }
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 20);
        // A connection goes back by a task of its own, so on a busy machine the next mail may open another.
        assert!((1..=4).contains(&server.connections()), "{}", server.connections());
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_is_taken_later_is_tried_again_and_after_days_given_up() {
    with_server(|world, server| async move {
        put(&world.app, "a").await;
        server.answer(&[451]);
        deliver(&world.app).await.expect("delivered");
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 0, "not before its pause is over");
        later(&world, pause(1));
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 1);

        put(&world.app, "b").await;
        let mut waited = SignedDuration::ZERO;
        let mut tries = 0;
        while waited <= PATIENCE + pause(20) {
            server.answer(&[451]);
            deliver(&world.app).await.expect("delivered");
            tries += 1;
            later(&world, pause(tries));
            waited += pause(tries);
        }
        let lost = crate::given_up(world.app.db(), 10).await.expect("a list");
        assert_eq!(lost.len(), 1);
        assert!(lost[0].last_error.contains("451"), "{}", lost[0].last_error);
    })
    .await;
}

#[tokio::test]
async fn a_mail_that_is_refused_for_good_is_given_up_at_once_and_can_be_tried_again() {
    with_server(|world, server| async move {
        put(&world.app, "a").await;
        put(&world.app, "b").await;
        server.answer(&[550]);
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 1, "the other is sent");
        let lost = crate::given_up(world.app.db(), 10).await.expect("a list").remove(0);
        let mut tx = world.tx().await;
        crate::retry(&mut tx, &frame::testing::STAFF, lost.id).await.expect("tried again");
        tx.commit().await.expect("kept");
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 2);
        let mut tx = world.tx().await;
        let again = crate::retry(&mut tx, &frame::testing::STAFF, lost.id).await;
        assert!(again.is_err(), "it was sent");
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_none_is_given_up_and_one_that_is_dropped_is_forgotten() {
    with_server(|world, server| async move {
        let mut tx = world.tx().await;
        let mail = crate::NewMail { to: "nobody".into(), ..new("a", tx.now()) };
        enqueue(&mut tx, &mail).await.expect("in the queue");
        tx.commit().await.expect("kept");
        deliver(&world.app).await.expect("delivered");
        let lost = crate::given_up(world.app.db(), 10).await.expect("a list").remove(0);
        let mut tx = world.tx().await;
        crate::drop_mail(&mut tx, &frame::testing::STAFF, lost.id).await.expect("dropped");
        tx.commit().await.expect("kept");
        let counts = counts(world.app.db(), world.app.db().clock().now()).await.expect("numbers");
        assert_eq!((counts.waiting, counts.given_up, server.taken().len()), (0, 0, 0));
    })
    .await;
}

#[tokio::test]
async fn while_the_server_is_away_everything_waits_and_goes_out_when_it_is_back() {
    for engine in engines() {
        let port = Server::free_port();
        let world = world(engine, by(port)).await;
        put(&world.app, "a").await;
        put(&world.app, "b").await;
        for failures in 1..12 {
            deliver(&world.app).await.expect("delivered");
            later(&world, pause_of_way(failures));
        }
        // However long the server is away, no mail is given up.
        later(&world, PATIENCE * 3);
        deliver(&world.app).await.expect("delivered");
        let now = world.app.db().clock().now();
        let counted = counts(world.app.db(), now).await.expect("numbers");
        assert_eq!((counted.waiting, counted.given_up), (2, 0));
        assert!(counted.late > 0, "the desk's home says so");
        let server = Server::start(port);
        later(&world, pause_of_way(20));
        deliver(&world.app).await.expect("delivered");
        assert_eq!(server.taken().len(), 2);
    }
}

#[tokio::test]
async fn a_server_without_tls_gets_nothing_when_tls_is_asked_for() {
    for engine in engines() {
        let server = Server::start(0);
        let mut settings = by(server.port);
        settings.mail.tls = "starttls".into();
        let world = world(engine, settings).await;
        put(&world.app, "a").await;
        deliver(&world.app).await.expect("delivered");
        let waits = crate::waiting(world.app.db(), 10).await.expect("a list");
        assert_eq!((waits.len(), server.taken().len()), (1, 0));
        assert!(!waits[0].last_error.is_empty(), "the desk says why");
    }
}

#[tokio::test]
async fn without_a_server_nothing_is_lost() {
    let world = world(Engine::Sqlite, frame::Settings::default()).await;
    put(&world.app, "a").await;
    deliver(&world.app).await.expect("nothing to do");
    assert!(!world.app.state::<Mailer>().is_set_up());
    assert_eq!(counts(world.app.db(), world.app.db().clock().now()).await.expect("numbers").waiting, 1);
}

#[tokio::test]
async fn two_nodes_send_one_mail_once() {
    with_server(|world, server| async move {
        let other = other_node(&world);
        for number in 0..10 {
            put(&world.app, &format!("mail {number}")).await;
        }
        let (one, two) = tokio::join!(deliver(&world.app), deliver(&other));
        one.and(two).expect("delivered");
        assert_eq!(server.taken().len(), 10);
    })
    .await;
}

#[tokio::test]
async fn a_crash_before_the_note_repeats_it_once_under_the_same_message_id() {
    with_server(|world, server| async move {
        put(&world.app, "a").await;
        let lease = SignedDuration::from_mins(5);
        let claimed = store::claim(world.app.db(), lease).await.expect("answered").expect("one is due");
        world.app.state::<Mailer>().send(&claimed.mail, "Bến Mây").await.expect("taken");
        // The process ends here. Another node does not send the mail while the claim holds.
        let other = other_node(&world);
        deliver(&other).await.expect("delivered");
        assert_eq!(server.taken().len(), 1);
        later(&world, lease);
        deliver(&other).await.expect("delivered");
        deliver(&other).await.expect("delivered");
        let taken = server.taken();
        let id = |mail: &str| mail.lines().find(|line| line.starts_with("Message-ID:")).map(str::to_owned);
        assert_eq!(taken.len(), 2);
        assert!(id(&taken[0]).is_some() && id(&taken[0]) == id(&taken[1]));
    })
    .await;
}

#[test]
fn pauses_grow_to_an_end() {
    assert_eq!(pause(1), SignedDuration::from_mins(2));
    assert_eq!((pause(8), pause(1_000)), (SignedDuration::from_hours(4), SignedDuration::from_hours(4)));
    assert_eq!(pause_of_way(1), SignedDuration::from_secs(30));
    assert_eq!(pause_of_way(u32::MAX), SignedDuration::from_mins(15));
}

#[test]
fn an_address_is_shown_shortened() {
    assert_eq!(shortened("nguyen.van@ben-may.example"), "ngu…@ben-may.example");
    assert_eq!(shortened("an@ben-may.example"), "a…@ben-may.example");
    assert_eq!(shortened("?"), "…");
}

#[test]
fn a_letter_says_the_same_as_text_and_as_html_and_no_word_is_markup() {
    let letter = Letter {
        site: "Bến Mây".into(),
        title: "Hai việc".into(),
        paragraphs: vec!["<script>".into()],
        groups: vec![LetterGroup {
            title: "Sắp đến hạn".into(),
            items: vec![LetterItem {
                title: "Phát 500 tờ gấp".into(),
                href: "https://ben-may.example/lam-viec".into(),
                note: "Hạn 03/07/2025".into(),
            }],
        }],
        button: Some(("Mở bàn làm việc".into(), "https://ben-may.example/lam-viec".into())),
        ..Letter::default()
    };
    let (html, text) = (letter.html().expect("HTML"), letter.text());
    for words in ["Hai việc", "Sắp đến hạn", "Phát 500 tờ gấp", "Hạn 03/07/2025", "Mở bàn làm việc"]
    {
        assert!(html.contains(words) && text.contains(words), "{words}");
    }
    assert!(!html.contains("<script>") && text.contains("<script>"));
}
