//! Texts, identifiers and other sites that mean harm.

use super::led;
use crate::testing::on_both;
use access::Role;
use axum::http::Request;

const EVIL: &str = "<script>alert(1)</script>\"'><img src=x onerror=1>";
const ROUTES: [&str; 8] = [
    "/lam-viec/thiet-lap/co-quan",
    "/lam-viec/thiet-lap/chuyen-muc",
    "/lam-viec/thiet-lap/chu-de",
    "/lam-viec/thiet-lap/ke-hoach",
    "/en/lam-viec/thiet-lap/co-quan",
    "/en/lam-viec/thiet-lap/chuyen-muc",
    "/en/lam-viec/thiet-lap/chu-de",
    "/en/lam-viec/thiet-lap/ke-hoach",
];

#[tokio::test]
async fn identifiers_that_are_none_or_name_nothing_find_nothing() {
    on_both(|world| async move {
        let all = world.officer("Tất Cả", Role::Administrator, "").await;
        let planner = world.officer("Điều Phối", Role::Coordinator, "").await;
        let ids = [
            "00000000-0000-7000-8000-000000000000".to_owned(),
            world.id("tin-tuc").to_string(),
            world.id("ubnd").to_string(),
        ];
        for route in ROUTES {
            let chair = if route.contains("ke-hoach") || route.contains("chu-de") { &planner } else { &all };
            for id in &ids {
                let path = format!("{route}/{id}");
                let own = route.ends_with("co-quan") && *id == ids[2]
                    || route.ends_with("chuyen-muc") && *id == ids[1];
                let status = chair.get(&path).await.status;
                assert_eq!(status, if own { 200 } else { 404 }, "{path}");
                let sent = chair
                    .post(
                        &path,
                        &[
                            ("ban", "0"),
                            ("name_vi", "X"),
                            ("number", "1"),
                            ("starts", "2025-01-01"),
                            ("ends", "2025-01-02"),
                        ],
                    )
                    .await
                    .status;
                assert_eq!(sent, if own { 422 } else { 404 }, "{path}");
            }
            for none in ["x", "..%2f..%2fetc", "%00", "1%27%20OR%201=1"] {
                let status = chair.get(&format!("{route}/{none}")).await.status;
                assert!((400..500).contains(&status), "{route}/{none}: {status}");
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_is_text_and_nothing_else_can_be_set() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let form = [
            ("name_vi", EVIL),
            ("about_vi", "Một\u{202e}hai\u{0}"),
            ("kind", "service"),
            ("slug", "a-b"),
            ("id", "00000000-0000-7000-8000-000000000000"),
            ("valid_to", "2020-01-01"),
        ];
        let path = led(&admin.post("/lam-viec/thiet-lap/co-quan/moi", &form).await);
        for page in [
            admin.get(&path).await,
            admin.get("/lam-viec/thiet-lap/co-quan").await,
            admin.get("/lam-viec/thiet-lap/trang").await,
            world.get("/co-quan/a-b").await,
            admin.get("/lam-viec/thiet-lap/co-quan?tim=%3Cscript%3E").await,
        ] {
            assert_eq!(page.status, 200, "{}", page.asked);
            assert!(
                !page.text.contains("<script>alert") && !page.text.contains("<img src=x"),
                "{}",
                page.asked
            );
        }
        let page = world.get("/co-quan/a-b").await;
        page.says(200, &["Mộthai"]);
        page.hides(&["2020"]);
        // A form of another site changes nothing.
        let request = Request::post("/lam-viec/thiet-lap/chuyen-muc/moi")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "cross-site");
        assert_eq!(admin.send(request, "name_vi=Cua+nguoi+khac").await.status, 403);
        // Bytes that are not UTF-8 are refused and not repaired.
        let request = Request::post("/lam-viec/thiet-lap/chuyen-muc/moi")
            .header("content-type", "application/x-www-form-urlencoded")
            .header("sec-fetch-site", "same-origin");
        assert_eq!(admin.send(request, "name_vi=%ff%fe").await.status, 400);
        world.get("/chuyen-muc/cua-nguoi-khac").await.says(404, &[]);
    })
    .await;
}
