//! A failure is a page too: plain words in the reader's language, and a way on.

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use kit::db::Engine;
use tower::ServiceExt;

use super::city;
use crate::portal;
use crate::testing::{Page, World, on_both};
use frame::Settings;

async fn with_patterns() -> World {
    World::with(Engine::Sqlite, Settings { show_patterns: true, ..Settings::default() }).await
}

/// A form with headers of its own.
async fn send(world: &World, path: &str, headers: &[(&str, &str)], body: impl Into<Body>) -> Page {
    let mut request = Request::post(path).header("content-type", "application/x-www-form-urlencoded");
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    world.send(request.body(body.into()).expect("a request")).await
}

#[tokio::test]
async fn a_lost_address_offers_what_resembles_it() {
    on_both(|world| async move {
        let page = world.get("/tin/gia-ve-xe-buyt-moi-123456").await;
        page.says(404, &["Lỗi 404 Không có trang này", "Có thể bạn tìm Lấy ý kiến về giá vé xe buýt"]);
        assert_eq!(page.each("main input[name=q]", "value"), ["gia ve xe buyt moi"]);
        assert!(page.is_unlisted());
        let page = world.get("/en/Pages/free-bus-rides.aspx").await;
        page.says(404, &["Error 404 There is no such page", "Perhaps you are looking for Free bus rides"]);
        page.holds(&["<html lang=\"en\">", "Ben May City"]);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_resembles_nothing_offers_the_latest() {
    let world = city().await;
    let page = world.get("/hoan-toan-khac").await;
    page.says(
        404,
        &[
            "Có thể bạn tìm Hỏi và đáp về vỉa hè",
            "Bạn có thể đi tiếp từ đây: trang đầu, tin theo ngày, các cơ quan.",
        ],
    );
    assert_eq!(page.texts("ul.list h3").len(), 5);
    for path in [
        "//",
        "/en/en",
        "/enough",
        "/%E1%BB%AF%E1%BB%AF",
        "/a%20b%2Fc",
        "/%FF%FE",
        "/<script>alert(1)</script>-1".replace(['<', '>'], "%3C").as_str(),
    ] {
        assert_eq!(world.get(path).await.status, 404, "{path}");
    }
    let empty = World::empty(Engine::Sqlite).await;
    empty.get("/khong-co").await.says(404, &["Không có trang này"]);
}

#[tokio::test]
async fn a_way_of_asking_that_an_address_does_not_take_is_named() {
    let world = city().await;
    let page = world.post("/tin", &[("a", "b")]).await;
    page.says(405, &["Lỗi 405 Địa chỉ này không nhận cách gửi đó"]);
    assert!(page.header("allow").contains("GET"), "{}", page.header("allow"));
    world.post("/en/tim", &[]).await.says(405, &["This address does not take that kind of request"]);
    for method in ["PUT", "DELETE", "OPTIONS", "TRACE"] {
        let request = Request::builder().method(method).uri("/").header("sec-fetch-site", "same-origin");
        let page = world.send(request.body(Body::empty()).expect("a request")).await;
        assert_eq!(page.status, 405, "{method}");
    }
}

#[tokio::test]
async fn more_than_is_taken_is_refused_with_or_without_its_length() {
    let world = with_patterns().await;
    let large = vec![b'a'; (2 << 20) + 1];
    let length = large.len().to_string();
    let page = send(&world, "/kieu-dang", &[("content-length", &length)], large.clone()).await;
    page.says(413, &["Nội dung gửi lên quá lớn"]);
    send(&world, "/en/kieu-dang", &[], large).await.says(413, &["What was sent is too large"]);
}

#[tokio::test]
async fn a_form_from_another_site_is_not_taken() {
    let world = with_patterns().await;
    for headers in [
        [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")],
        [("sec-fetch-site", "same-site"), ("origin", "https://other.benmay.example")],
        [("host", "benmay.example"), ("origin", "https://evil.example")],
        [("host", "benmay.example"), ("origin", "null")],
    ] {
        let page = send(&world, "/kieu-dang", &headers, "question=M%E1%BB%99t+c%C3%A2u+h%E1%BB%8Fi").await;
        page.says(
            403,
            &["Lỗi 403 Yêu cầu này không được nhận", "Biểu mẫu phải được gửi từ chính trang này."],
        );
    }
    let own = [("host", "benmay.example"), ("origin", "https://benmay.example")];
    assert_eq!(
        send(&world, "/kieu-dang", &own, "question=M%E1%BB%99t+c%C3%A2u+h%E1%BB%8Fi").await.status,
        200
    );
    // Reading is not sending: a link from elsewhere works.
    let request = Request::get("/").header("sec-fetch-site", "cross-site").body(Body::empty());
    assert_eq!(world.send(request.expect("a request")).await.status, 200);
}

#[tokio::test]
async fn what_cannot_be_read_is_refused_in_plain_words() {
    let world = with_patterns().await;
    send(&world, "/kieu-dang", &[], "question=%FF%FE").await.says(400, &["Không đọc được yêu cầu này"]);
    let many: String = (0..501).map(|index| format!("f{index}=1&")).collect();
    send(&world, "/en/kieu-dang", &[], many).await.says(400, &["This request cannot be read"]);
    world.get("/co-quan?ten=a&ten=b").await.says(400, &["Không đọc được yêu cầu này"]);
}

#[tokio::test]
async fn the_head_of_a_page_is_that_of_the_page() {
    let world = city().await;
    for path in ["/", "/tin/mien-phi-7", "/khong-co", "/tin/7", "/ngay", "/healthz"] {
        let whole = world.get(path).await;
        let request = Request::head(path).body(Body::empty()).expect("a request");
        let head = world.send(request).await;
        assert_eq!((head.status, head.text.as_str()), (whole.status, ""), "{path}");
        for name in ["content-type", "location", "content-security-policy"] {
            assert_eq!(head.header(name), whole.header(name), "{path}: {name}");
        }
    }
}

#[tokio::test]
async fn without_the_database_the_site_keeps_its_name_and_asks_for_patience() {
    on_both(|world| async move {
        world.get("/").await.says(200, &["Bến Mây"]);
        world.lose_database().await;
        for path in ["/", "/tin/mien-phi-7", "/tim?q=xe", "/co-quan", "/ngay", "/chu-de/xe-buyt"] {
            let page = world.get(path).await;
            page.says(503, &["Lỗi 503 Hệ thống tạm gián đoạn", "Tải lại trang"]);
            page.holds(&["<title>Hệ thống tạm gián đoạn · Thành phố Bến Mây</title>"]);
            assert_eq!(page.header("retry-after"), "5", "{path}");
            assert!(page.is_unlisted());
        }
        world.get("/en/tin").await.says(503, &["The service is interrupted"]);
        // Whether an address is lost or only old cannot be said without it.
        assert_eq!(world.get("/khong-co").await.status, 503);
        let style = &world.get("/").await.each("link[rel=stylesheet]", "href")[0];
        assert_eq!(world.get(style).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn a_site_that_was_never_read_has_a_name_of_its_own() {
    let world = city().await;
    world.lose_database().await;
    let page = world.get("/").await;
    page.says(503, &["Hệ thống tạm gián đoạn"]);
    page.holds(&["<title>Hệ thống tạm gián đoạn · Loa</title>"]);
}

#[tokio::test]
async fn while_the_site_waits_for_its_database_every_address_says_so() {
    let world = city().await;
    let waiting = portal::waiting(&world.app);
    for (path, status) in [("/", 503), ("/en/tin", 503), ("/khong-co", 503), ("/healthz", 200)] {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let response = waiting.clone().oneshot(request).await.expect("an answer");
        assert_eq!(response.status(), status, "{path}");
        assert_eq!(response.headers()["x-content-type-options"], "nosniff");
        if status == 503 {
            assert_eq!(response.headers()["retry-after"], "5");
            let bytes = response.into_body().collect().await.expect("a body").to_bytes();
            let text = String::from_utf8_lossy(&bytes).into_owned();
            let words =
                if path.starts_with("/en") { "The service is interrupted" } else { "tạm gián đoạn" };
            assert!(text.contains(words), "{path}: {text}");
        }
    }
}

#[tokio::test]
async fn a_fault_of_ours_is_named_by_its_request() {
    let world = city().await;
    let tx = world.tx().await;
    tx.exec("DROP TABLE current_editions", []).await.expect("a broken database");
    tx.commit().await.expect("kept");
    let page = world.get("/tin/mien-phi-7").await;
    page.says(500, &["Lỗi 500 Có lỗi ở phía chúng tôi", page.header("x-request-id")]);
    assert!(page.header("x-request-id").len() > 20);
    page.hides(&["current_editions", "SQL"]);
    // A name that the reader chose is not taken.
    let request = Request::get("/").header("x-request-id", "cua-toi").body(Body::empty()).expect("a request");
    assert_ne!(world.send(request).await.header("x-request-id"), "cua-toi");
}
