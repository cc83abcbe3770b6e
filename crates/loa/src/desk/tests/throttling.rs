//! Guessing is slow for strangers, and nobody's guesses keep the owner out from a device that is known.

use axum::body::Body;
use axum::http::Request;
use futures_util::future::join_all;

use kit::testing::engines;

use crate::testing::{PASSWORD, STAFF, World, mail, on_both};
use access::Role;
use accounts::{self, NewInvitation};
use frame::Settings;

#[tokio::test]
async fn an_attacker_waits_and_the_owner_does_not() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let owner = world.visitor();
        owner.sign_in("Chị Lài", PASSWORD).await;
        for guess in 0..5 {
            world.visitor().sign_in("Chị Lài", &format!("đoán {guess}")).await.says(422, &["chưa đúng"]);
        }
        let stranger = world.visitor();
        stranger.sign_in("Chị Lài", "đoán nữa").await.says(429, &["Hãy đợi 1 phút"]);
        stranger.sign_in("Chị Lài", PASSWORD).await.says(429, &["Hãy đợi 1 phút"]);
        assert_eq!(owner.sign_in("Chị Lài", PASSWORD).await.status, 303, "a known device has its own count");
        // The owner's success says nothing to strangers.
        stranger.sign_in("Chị Lài", PASSWORD).await.says(429, &["Hãy đợi 1 phút"]);
        world.wait(11);
        assert_eq!(stranger.sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_wait_does_not_tell_who_exists() {
    on_both(|world| async move {
        for _ in 0..5 {
            world.visitor().sign_in("Không ai", "đoán").await.says(422, &["Địa chỉ thư hoặc mật khẩu"]);
        }
        world.visitor().sign_in("Không ai", "đoán").await.says(429, &["Hãy đợi 1 phút"]);
    })
    .await;
}

#[tokio::test]
async fn sixty_guesses_at_once_are_sixty() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let form = [("mail", mail("Chị Lài")), ("password", "đoán".to_owned())];
        let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
        let guesses = (0..60).map(|_| world.post("/lam-viec/dang-nhap", &form));
        let answers = join_all(guesses).await;
        let looked_at = answers.iter().filter(|page| page.words().contains("chưa đúng")).count();
        assert_eq!(looked_at, 5);
        let of = |status: u16| answers.iter().filter(|page| page.status == status).count();
        assert_eq!(of(422) + of(429) + of(503), 60);
        assert!(of(429) > 0 && of(503) > 40, "{} were counted, {} found no place", of(429), of(503));
    })
    .await;
}

#[tokio::test]
async fn who_knows_the_password_cannot_keep_the_owner_from_the_second_step() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let owner = world.visitor();
        owner.sign_in("Chị Lài", PASSWORD).await;
        let (secret, _) = owner.set_up_app().await;
        let thief = world.visitor();
        thief.sign_in("Chị Lài", PASSWORD).await;
        for _ in 0..5 {
            thief.post("/lam-viec/dang-nhap/ma", &[("code", "111111")]).await.says(422, &["Mã chưa đúng"]);
        }
        thief.post("/lam-viec/dang-nhap/ma", &[("code", "111111")]).await.says(429, &["Hãy đợi 1 phút"]);
        // A new session does not make it faster.
        let again = world.visitor();
        again.sign_in("Chị Lài", PASSWORD).await;
        again.post("/lam-viec/dang-nhap/ma", &[("code", "111111")]).await.says(429, &["Hãy đợi 1 phút"]);
        world.wait(5);
        owner.sign_in("Chị Lài", PASSWORD).await;
        world.wait(0);
        let code = world.code(&secret);
        let page = owner.post("/lam-viec/dang-nhap/ma", &[("code", &code)]).await;
        // The first code of the set-up is used; the wait is not the owner's.
        page.says(422, &["đã dùng rồi"]);
        world.wait(30);
        assert_eq!(owner.post("/lam-viec/dang-nhap/ma", &[("code", &world.code(&secret))]).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_stolen_session_does_not_learn_the_password() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let (owner, stolen) = (world.visitor(), world.visitor());
        owner.sign_in("Chị Lài", PASSWORD).await;
        stolen.sign_in("Chị Lài", PASSWORD).await;
        let guess = [("present", "đoán"), ("password", "sáu con thuyền về bến sớm mai")];
        for _ in 0..5 {
            stolen.post("/lam-viec/toi/mat-khau", &guess).await.says(422, &["hiện tại chưa đúng"]);
        }
        let right = [("present", PASSWORD), ("password", "sáu con thuyền về bến sớm mai")];
        stolen.post("/lam-viec/toi/mat-khau", &right).await.says(429, &["Hãy đợi 1 phút"]);
        assert_eq!(owner.post("/lam-viec/toi/mat-khau", &right).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_was_ahead_keeps_nobody_out_for_longer() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        world.wait(10 * 86_400);
        for _ in 0..6 {
            world.visitor().sign_in("Chị Lài", "đoán").await;
        }
        world.wait(-10 * 86_400);
        assert_eq!(world.visitor().sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn who_has_just_joined_is_not_kept_out_by_a_strangers_guesses() {
    on_both(|world| async move {
        let new =
            NewInvitation {
                name: "Chị Lài".into(), mail: mail("Chị Lài"), role: Role::Editor, agency: None
            };
        let mut tx = world.tx().await;
        let invited = accounts::invite(&mut tx, &STAFF, new).await.expect("invited");
        tx.commit().await.expect("kept");
        let owner = world.visitor();
        let path = format!("/lam-viec/loi-moi/{}", invited.secret);
        assert_eq!(owner.post(&path, &[("password", PASSWORD)]).await.status, 303);
        for guess in 0..7 {
            let status = world.visitor().sign_in("Chị Lài", &format!("đoán {guess}")).await.status;
            assert_eq!(status, if guess < 5 { 422 } else { 429 });
        }
        world.visitor().sign_in("Chị Lài", PASSWORD).await.says(429, &["Hãy đợi"]);
        assert_eq!(owner.sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn from_another_network_the_right_password_does_not_wait_for_others() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        for guess in 0..7 {
            world.visitor_at("198.51.100.7").sign_in("Chị Lài", &format!("đoán {guess}")).await;
        }
        let neighbour = world.visitor_at("198.51.100.200");
        neighbour.sign_in("Chị Lài", PASSWORD).await.says(429, &["Hãy đợi"]);
        assert_eq!(world.visitor_at("203.0.113.9").sign_in("Chị Lài", PASSWORD).await.status, 303);
        // Sixty networks at once: each learns little, and a new one still has its first guess.
        for network in 0..60 {
            world.visitor_at(&format!("2001:db8:0:{network}00::1")).sign_in("Chị Lài", "đoán").await;
        }
        let slow = world.visitor_at("2001:db8:1::1");
        slow.sign_in("Chị Lài", "gõ nhầm").await.says(422, &["chưa đúng"]);
        slow.sign_in("Chị Lài", PASSWORD).await.says(429, &["Hãy đợi 1 phút"]);
        assert_eq!(world.visitor_at("2001:db8:2::1").sign_in("Chị Lài", PASSWORD).await.status, 303);
        world.wait(11);
        assert_eq!(slow.sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn behind_a_proxy_its_word_counts_and_not_the_clients() {
    for engine in engines() {
        let settings = Settings { client_address_header: "X-Forwarded-For".into(), ..Settings::default() };
        let world = World::with(engine, settings).await;
        world.colleague("Chị Lài", Role::Editor, "").await;
        let from = async |list: String, password: &str| {
            let form = [("mail", mail("Chị Lài")), ("password", password.to_owned())];
            let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
            let request = Request::post("/lam-viec/dang-nhap")
                .header("content-type", "application/x-www-form-urlencoded")
                .header("sec-fetch-site", "same-origin")
                .header("x-forwarded-for", list);
            world.send(request.body(Body::from(body)).expect("a request")).await
        };
        for guess in 0..5 {
            from(format!("203.0.{guess}.1, 198.51.100.7"), "đoán").await.says(422, &["chưa đúng"]);
        }
        from("203.0.99.1, 198.51.100.7".into(), PASSWORD).await.says(429, &["Hãy đợi"]);
        assert_eq!(from("198.51.100.7, 203.0.113.9".into(), PASSWORD).await.status, 303);
    }
}
