//! A flood of sign-ins fills its own lane: memory stays as it is, and people whom the city knows go past it.

use std::time::{Duration, Instant};

use kit::testing::engines;

use crate::testing::{PASSWORD, World, mail, on_both};
use access::Role;
use accounts::{self, Lanes, Origin, SignIn, SignInError};
use addresses::Addresses;
use addresses::desk::routes;
use frame::Settings;

#[tokio::test]
async fn of_a_hundred_sign_ins_that_are_given_up_one_is_hashed_at_a_time() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let lanes = world.app.state::<accounts::Lanes>();
        for network in 0..100 {
            let stranger = world.visitor_at(&format!("198.51.{network}.7"));
            let guess = stranger.sign_in("Không ai", "đoán");
            let _ = tokio::time::timeout(Duration::from_millis(5), guess).await;
        }
        let begun = Instant::now();
        while lanes.at_work() > 0 {
            assert!(begun.elapsed() < Duration::from_secs(20), "they end");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        // The other place was for the colleague, who chose a password.
        assert_eq!(lanes.most_at_work(), (1, 1));
        // Nothing is left taken.
        assert_eq!(world.visitor().sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn who_finds_no_place_is_told_so_and_keeps_what_was_typed() {
    on_both(|world| async move {
        let crowd = world.app.state::<accounts::Lanes>().crowd().await;
        let stranger = world.visitor_at("203.0.113.9");
        let form = [("mail", "lai@ben-may.example"), ("password", "bí mật"), ("next", "/lam-viec/tin")];
        let page = stranger.post("/lam-viec/dang-nhap", &form).await;
        page.says(503, &["Đang có quá nhiều lượt đăng nhập", "thử lại sau vài giây"]);
        assert_eq!(page.header("retry-after"), "5");
        assert_eq!(page.each("input[name=mail]", "value"), ["lai@ben-may.example"]);
        assert_eq!(page.each("form[data-sign-in] input[name=next]", "value"), ["/lam-viec/tin"]);
        assert!(!page.text.contains("bí mật"), "no page holds a password");
        let page = stranger.post("/en/lam-viec/dang-nhap", &form).await;
        page.says(503, &["Too many people are signing in", "Sign in"]);
        drop(crowd);
    })
    .await;
}

#[tokio::test]
async fn the_owner_goes_past_a_crowd_of_strangers() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let owner = world.visitor_at("203.0.113.9");
        assert_eq!(owner.sign_in("Chị Lài", PASSWORD).await.status, 303);
        let (place, waiting) = world.app.state::<accounts::Lanes>().crowd().await;
        assert_eq!(world.visitor_at("192.0.2.1").sign_in("Chị Lài", PASSWORD).await.status, 503);
        assert_eq!(owner.sign_in("Chị Lài", PASSWORD).await.status, 303, "the device is known");
        // A person who is signed in is known too.
        let new = "sáu con thuyền về bến sớm mai";
        let changed = owner.post("/lam-viec/toi/mat-khau", &[("present", PASSWORD), ("password", new)]).await;
        assert_eq!(changed.status, 303, "{}", changed.words());
        // A new device where someone signed in lately finds room in the full line, and its turn comes.
        let neighbour = world.visitor_at("203.0.113.200");
        let goes_on = async {
            tokio::time::sleep(Duration::from_millis(50)).await;
            drop(place);
        };
        let (page, ()) = tokio::join!(neighbour.sign_in("Chị Lài", new), goes_on);
        assert_eq!(page.status, 303, "{}", page.words());
        for one in waiting {
            one.await.expect("nobody waits for ever");
        }
    })
    .await;
}

#[tokio::test]
async fn a_device_is_known_on_every_node_and_an_invented_one_on_none() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let owner = world.visitor();
        owner.sign_in("Chị Lài", PASSWORD).await;
        let node = Lanes::default();
        let crowd = node.crowd().await;
        let (device, invented, mail) = (owner.cookie("loa_may"), "0".repeat(64), mail("Chị Lài"));
        let from = |device| SignIn {
            mail: &mail,
            password: PASSWORD,
            origin: Origin { device, network: "203.0.113.0/24", agent: "" },
        };
        let db = world.app.db();
        let refused = accounts::sign_in(db, &node, from(&invented)).await;
        assert!(matches!(refused, Err(SignInError::Busy(_))), "{refused:?}");
        accounts::sign_in(db, &node, from(&device)).await.expect("signed in");
        drop(crowd);
    })
    .await;
}

#[tokio::test]
async fn passkeys_wait_behind_no_hash() {
    for engine in engines() {
        let settings = Settings { public_url: "http://localhost:8080".into(), ..Settings::default() };
        let world = World::with(engine, settings).await;
        let crowd = world.app.state::<accounts::Lanes>().crowd().await;
        let ask = Addresses(kit::i18n::Lang::Vi).desk(routes::PASSKEY_ASK);
        assert_eq!(world.visitor_at("203.0.113.9").post(&ask, &[]).await.status, 200);
        drop(crowd);
    }
}

#[tokio::test]
async fn what_a_flood_leaves_is_forgotten_by_those_who_come_later() {
    on_both(|world| async move {
        let attempts = async || {
            use kit::db::Run;
            let rows = world.app.db().rows("SELECT COUNT(*) AS n FROM attempts", []).await.expect("answered");
            rows[0].try_get::<i64>("", "n").expect("a number")
        };
        for name in 0..12 {
            world.visitor_at(&format!("198.51.{name}.7")).sign_in(&format!("Ai {name}"), "đoán").await;
        }
        assert_eq!(attempts().await, 24);
        world.wait(86_401);
        for _ in 0..6 {
            world.visitor_at("203.0.113.9").sign_in("Ai khác", "đoán").await;
        }
        assert!(attempts().await <= 2, "{} are left", attempts().await);
    })
    .await;
}
