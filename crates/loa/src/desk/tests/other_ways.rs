//! Passkeys and another system at the doors; the journeys (e2e) tell the browsers' and the system's part.

use kit::testing::engines;

use crate::testing::{PASSWORD, World, on_both};
use access::Role;
use frame::OpenIdSettings;
use frame::Settings;

fn at(public_url: &str) -> Settings {
    Settings { public_url: public_url.into(), ..Settings::default() }
}

#[tokio::test]
async fn passkeys_need_a_name_and_a_trusted_line() {
    for (url, here) in [
        ("https://ben-may.example", true),
        ("http://localhost:8080", true),
        ("http://127.0.0.1:8080", false),
        ("https://10.0.0.1", false),
        ("http://ben-may.example", false),
    ] {
        let world = World::with(engines()[0], at(url)).await;
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let (page, me) = (world.get("/lam-viec/dang-nhap").await, desk.get("/lam-viec/toi").await);
        assert_eq!(page.each("form[data-passkey]", "data-passkey").len(), usize::from(here), "{url}");
        assert_eq!(me.each("form[data-passkey]", "data-passkey").len(), usize::from(here), "{url}");
        assert_eq!(me.words().contains("không cho dùng khóa truy cập"), !here, "{url}");
        let asked = desk.post("/lam-viec/dang-nhap/khoa-truy-cap/bat-dau", &[]).await;
        assert_eq!(asked.status, if here { 200 } else { 404 }, "{url}");
    }
}

#[tokio::test]
async fn a_passkey_is_added_only_with_the_password_and_nonsense_is_refused() {
    for engine in engines() {
        let world = World::with(engine, at("https://ben-may.example")).await;
        world.colleague("Chị Lài", Role::Editor, "").await;
        let desk = world.visitor();
        desk.sign_in("Chị Lài", PASSWORD).await;
        let start = "/lam-viec/toi/khoa-truy-cap/bat-dau";
        let page = desk.post(start, &[("password", "không phải")]).await;
        assert_eq!(page.status, 422);
        page.holds(&["Mật khẩu hiện tại chưa đúng"]);
        let page = desk.post(start, &[("password", PASSWORD)]).await;
        let asked: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
        let wanted = &asked["options"]["publicKey"]["authenticatorSelection"];
        assert_eq!(
            (&wanted["residentKey"], &wanted["userVerification"]),
            (&"required".into(), &"required".into())
        );
        assert_eq!(asked["options"]["publicKey"]["rp"]["id"], "ben-may.example");
        let token = asked["token"].as_str().expect("a token");
        let form = [("token", token), ("credential", "{}"), ("name", "Máy")];
        desk.post("/lam-viec/toi/khoa-truy-cap", &form).await.says(422, &["Chưa dùng được khóa"]);
        // A ceremony can be used once, also when it failed.
        desk.post("/lam-viec/toi/khoa-truy-cap", &form).await.says(422, &["đã hết hạn"]);
        let stranger = world.visitor();
        let form = [("token", token), ("credential", "{}")];
        let page = stranger.post("/lam-viec/dang-nhap/khoa-truy-cap", &form).await;
        page.says(422, &["Chưa dùng được khóa"]);
        assert_eq!(stranger.get("/lam-viec").await.status, 303);
    }
}

#[tokio::test]
async fn without_another_system_its_addresses_are_not_there() {
    on_both(|world| async move {
        assert_eq!(world.get("/lam-viec/dang-nhap/he-thong").await.status, 404);
        assert_eq!(world.get("/lam-viec/dang-nhap/he-thong/ve?code=a&state=b").await.status, 404);
        world.get("/lam-viec/dang-nhap").await.hides(&["Đăng nhập qua"]);
    })
    .await;
}

#[tokio::test]
async fn a_system_that_is_away_leaves_the_other_ways() {
    for engine in engines() {
        let openid = OpenIdSettings {
            // The discard port: nobody listens.
            issuer: "http://127.0.0.1:9".into(),
            client_id: "loa".into(),
            client_secret: String::new(),
            name: "Cổng cán bộ".into(),
        };
        let world = World::with(engine, Settings { openid, ..at("http://localhost:8080") }).await;
        world.colleague("Chị Lài", Role::Editor, "").await;
        world.get("/lam-viec/dang-nhap").await.says(200, &["Đăng nhập qua Cổng cán bộ"]);
        let page = world.get("/lam-viec/dang-nhap/he-thong").await;
        page.says(502, &["không kết nối được với Cổng cán bộ", "Về trang đăng nhập"]);
        let page = world.get("/lam-viec/dang-nhap/he-thong/ve?code=a&state=b").await;
        page.says(403, &["Hãy đăng nhập lại từ đầu"]);
        assert_eq!(world.visitor().sign_in("Chị Lài", PASSWORD).await.status, 303);
    }
}
