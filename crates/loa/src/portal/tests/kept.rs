//! Pages that are kept in memory: fast, and never older than the published articles.

use std::time::Duration;

use axum::body::Body;
use axum::http::Request;
use tokio_util::sync::CancellationToken;

use super::city;
use crate::testing::{Page, World, at, on_both};

/// Longest wait for a page to follow a publication.
const SOON: Duration = Duration::from_secs(10);

/// Follows the content's version, as the served site does; ends when the guard is dropped.
pub(super) async fn follow(world: &World) -> tokio_util::sync::DropGuard {
    let stop = CancellationToken::new();
    tokio::spawn(world.app.version().clone().follow(world.app.db().clone(), stop.clone()));
    let version = async {
        while world.app.version().get() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    tokio::time::timeout(SOON, version).await.expect("a version");
    stop.drop_guard()
}

async fn ask(world: &World, path: &str, header: (&str, &str)) -> Page {
    let request = Request::get(path).header(header.0, header.1).body(Body::empty());
    world.send(request.expect("a request")).await
}

#[tokio::test]
async fn pages_travel_compressed_to_who_can_read_that() {
    let world = city().await;
    for (accepts, encoding) in [("gzip", "gzip"), ("identity", ""), ("gzip;q=0", "")] {
        let page = ask(&world, "/", ("accept-encoding", accepts)).await;
        assert_eq!((page.status, page.header("content-encoding")), (200, encoding), "{accepts}");
    }
    let _follower = follow(&world).await;
    for (accepts, encoding) in [("gzip, deflate, br, zstd", "br"), ("gzip", "gzip"), ("identity", "")] {
        let page = ask(&world, "/", ("accept-encoding", accepts)).await;
        assert_eq!((page.status, page.header("content-encoding")), (200, encoding), "{accepts}");
        assert_eq!(page.header("vary"), "accept-encoding");
    }
}

#[tokio::test]
async fn who_has_the_page_gets_it_again_only_when_it_changed() {
    on_both(|world| async move {
        let _follower = follow(&world).await;
        let first = world.get("/tin").await;
        let tag = first.header("etag").to_owned();
        assert!(tag.starts_with('"'), "{tag}");
        let again = ask(&world, "/tin", ("if-none-match", &tag)).await;
        assert_eq!((again.status, again.text.as_str()), (304, ""));
        world.publish(world.draft("Tin vừa đăng", "2025-07-02T11:59")).await;
        let published = async {
            while ask(&world, "/tin", ("if-none-match", &tag)).await.status == 304 {
                tokio::time::sleep(Duration::from_millis(5)).await;
            }
        };
        tokio::time::timeout(SOON, published).await.expect("the new page");
        world.get("/tin").await.says(200, &["Tin vừa đăng"]);
    })
    .await;
}

#[tokio::test]
async fn what_was_read_before_can_be_read_while_the_database_is_away() {
    on_both(|world| async move {
        let _follower = follow(&world).await;
        world.get("/tin/mien-phi-7").await.says(200, &["Đi xe buýt miễn phí"]);
        world.lose_database().await;
        world.get("/tin/mien-phi-7").await.says(200, &["Đi xe buýt miễn phí"]);
        world.get("/tin/gia-ve-2").await.says(503, &["Hệ thống tạm gián đoạn"]);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_cannot_be_made_anew_says_since_when_it_was_kept() {
    on_both(|world| async move {
        let _follower = follow(&world).await;
        let pages = ["/", "/tin/mien-phi-7", "/en", "/tin/feed.xml"];
        for path in pages {
            assert_eq!(world.get(path).await.status, 200, "{path}");
        }
        world.lose_database().await;
        world.app.db().clock().set(at("2025-07-02T12:03"));
        let vi = "Trang này được lưu lúc 12:00, 02/07/2025; hiện chưa lấy được nội dung mới hơn.";
        let en = "This page was stored at 12:00, 2 July 2025; newer content cannot be fetched at the moment.";
        for (path, words) in pages.into_iter().zip([vi, vi, en, ""]) {
            for _ in 0..2 {
                let page = world.get(path).await;
                assert!(page.status == 200 && page.text.contains(words), "{path}: {}", page.text);
                assert_eq!(page.header("age"), "180", "{path}");
            }
        }
        let strips = world.get("/tin/mien-phi-7").await.each("aside.strip + main", "id");
        assert_eq!(strips, ["main"], "right before the main part");
        // Four hours later still: nothing but memory ends it.
        world.app.db().clock().set(at("2025-07-02T16:00"));
        let page = world.get("/tin/mien-phi-7").await;
        page.says(200, &["Đi xe buýt miễn phí"]);
        assert!(page.text.contains(vi), "{}", page.text);
        world.get("/tin/gia-ve-2").await.says(503, &["Hệ thống tạm gián đoạn"]);
    })
    .await;
}
