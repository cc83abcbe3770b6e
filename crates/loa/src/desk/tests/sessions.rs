//! Sessions: a new secret at each step, their end by time, by hand, by an administrator; their cookies.

use crate::testing::{PASSWORD, STAFF, World, on_both};
use access::Role;
use frame::Settings;

const COOKIE: &str = "loa_phien";

#[tokio::test]
async fn a_planted_cookie_never_becomes_a_session() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        let planted = "a".repeat(64);
        desk.jar.borrow_mut().insert(COOKIE.into(), planted.clone());
        desk.sign_in("Chị Lài", PASSWORD).await;
        let first = desk.cookie(COOKIE);
        assert_ne!(first, planted);
        let (secret, _) = desk.set_up_app().await;
        world.wait(60);
        desk.sign_in("Chị Lài", PASSWORD).await;
        let half = desk.cookie(COOKIE);
        assert_ne!(half, first);
        desk.post("/lam-viec/dang-nhap/ma", &[("code", &world.code(&secret))]).await;
        assert_ne!(desk.cookie(COOKIE), half);

        for known in [&planted, &half] {
            let attacker = world.visitor();
            attacker.jar.borrow_mut().insert(COOKIE.into(), known.clone());
            assert_eq!(attacker.get("/lam-viec").await.status, 303);
            assert_eq!(
                attacker.get("/lam-viec/dang-nhap/ma").await.header("location"),
                "/lam-viec/dang-nhap"
            );
        }
    })
    .await;
}

#[tokio::test]
async fn a_session_ends_when_it_is_not_used_and_at_the_latest_after_a_week() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let (idle, busy) = (world.visitor(), world.visitor());
        idle.sign_in("Chị Lài", PASSWORD).await;
        busy.sign_in("Chị Lài", PASSWORD).await;
        for _ in 0..18 {
            world.wait(9 * 3_600);
            assert_eq!(busy.get("/lam-viec").await.status, 200);
        }
        assert_eq!(idle.get("/lam-viec").await.status, 303);
        world.wait(7 * 3_600);
        assert_eq!(busy.get("/lam-viec").await.status, 303, "a week is over");
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_ends_nothing() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        world.wait(-86_400);
        assert_eq!(desk.get("/lam-viec").await.status, 200);
        assert_eq!(world.visitor().sign_in("Chị Lài", PASSWORD).await.status, 303);
    })
    .await;
}

#[tokio::test]
async fn an_officer_signs_out_elsewhere() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        world.colleague("Anh Sáu", Role::Editor, "").await;
        let (desk, home, phone, other) = (world.visitor(), world.visitor(), world.visitor(), world.visitor());
        for browser in [&desk, &home, &phone] {
            browser.sign_in("Chị Lài", PASSWORD).await;
        }
        other.sign_in("Anh Sáu", PASSWORD).await;
        let page = desk.get("/lam-viec/toi").await;
        assert_eq!(page.texts(".sessions li").len(), 3);
        let named = page.each("button[name=session]", "value");
        assert_eq!(named.len(), 2, "this session has no such button");
        // Nobody ends a session that is not theirs, even with its identifier.
        other.post("/lam-viec/toi/phien", &[("session", &named[0])]).await;
        assert_eq!(desk.get("/lam-viec/toi").await.texts(".sessions li").len(), 3);
        let page = desk.post("/lam-viec/toi/phien", &[("session", &named[0])]).await;
        assert_eq!(page.header("location"), "/lam-viec/toi?bao=phien");
        assert_eq!(desk.get("/lam-viec/toi").await.texts(".sessions li").len(), 2);
        desk.post("/lam-viec/toi/phien", &[]).await;
        assert_eq!((home.get("/lam-viec").await.status, phone.get("/lam-viec").await.status), (303, 303));
        assert_eq!((desk.get("/lam-viec").await.status, other.get("/lam-viec").await.status), (200, 200));
    })
    .await;
}

#[tokio::test]
async fn who_is_suspended_is_out_at_once() {
    on_both(|world| async move {
        let person = world.colleague("Chị Lài", Role::Editor, "").await;
        world.colleague("Chú Năm", Role::Administrator, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        desk.set_up_app().await;
        let half = world.visitor();
        half.sign_in("Chị Lài", PASSWORD).await;
        let mut tx = world.tx().await;
        accounts::suspend(&mut tx, &STAFF, person).await.expect("suspended");
        tx.commit().await.expect("kept");
        assert_eq!(desk.get("/lam-viec").await.status, 303);
        assert_eq!(half.get("/lam-viec/dang-nhap/ma").await.status, 303);
        world.visitor().sign_in("Chị Lài", PASSWORD).await.says(422, &["chưa đúng"]);
    })
    .await;
}

#[tokio::test]
async fn with_tls_the_cookies_are_bound_to_this_host() {
    for engine in kit::testing::engines() {
        let settings = Settings { public_url: "https://ben-may.example".into(), ..Settings::default() };
        let world = World::with(engine, settings).await;
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        let page = desk.sign_in("Chị Lài", PASSWORD).await;
        let cookies: Vec<_> = page.headers.get_all("set-cookie").iter().collect();
        assert_eq!(cookies.len(), 2);
        for cookie in cookies {
            let cookie = cookie.to_str().expect("ASCII");
            assert!(cookie.starts_with("__Host-loa_"), "{cookie}");
            for flag in ["HttpOnly", "Secure", "SameSite=Lax", "Path=/"] {
                assert!(cookie.contains(flag), "{cookie} lacks {flag}");
            }
            assert!(!cookie.contains("Domain"), "{cookie}");
        }
        assert_eq!(desk.get("/lam-viec").await.status, 200);
        // A neighbouring host can set the bare name only; it opens nothing.
        let tossed = world.visitor();
        tossed.jar.borrow_mut().insert(COOKIE.into(), desk.cookie("__Host-loa_phien"));
        assert_eq!(tossed.get("/lam-viec").await.status, 303);
    }
}

#[tokio::test]
async fn another_site_sends_nothing_in_an_officers_name() {
    on_both(|world| async move {
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        for address in ["/lam-viec/toi/phien", "/lam-viec/dang-xuat", "/lam-viec/toi/ung-dung-ma"] {
            for site in ["cross-site", "same-site"] {
                assert_eq!(desk.post_from(site, address, &[]).await.status, 403, "{address} {site}");
            }
        }
        let form = [("mail", "chi-lai@ben-may.example"), ("password", PASSWORD)];
        assert_eq!(world.visitor().post_from("cross-site", "/lam-viec/dang-nhap", &form).await.status, 403);
        assert_eq!(desk.get("/lam-viec").await.status, 200);
    })
    .await;
}
