//! `/healthz`, `/readyz` and `/metrics`

use axum::body::Body;
use axum::http::Request;
use http_body_util::BodyExt;
use kit::db::{Db, Engine};
use tower::ServiceExt;

use super::city;
use crate::portal;
use crate::testing::on_both;
use frame::App;

/// Asks the address that only people who run the program can reach.
async fn metrics(app: &App) -> String {
    let request = Request::get("/metrics").body(Body::empty()).expect("a request");
    let response = portal::metrics_site(app).oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), 200);
    let bytes = response.into_body().collect().await.expect("a body").to_bytes();
    String::from_utf8(bytes.to_vec()).expect("text")
}

#[tokio::test]
async fn a_program_that_works_is_alive_and_ready() {
    on_both(|world| async move {
        let alive = world.get("/healthz").await;
        assert_eq!((alive.status, alive.text.as_str()), (200, "ok\n"));
        let ready = world.get("/readyz").await;
        assert_eq!((ready.status, ready.text.as_str()), (200, "ready\nmail is not set up: it waits\n"));
    })
    .await;
}

#[tokio::test]
async fn without_its_database_a_program_is_alive_and_not_ready() {
    on_both(|world| async move {
        world.lose_database().await;
        assert_eq!(world.get("/healthz").await.status, 200);
        let ready = world.get("/readyz").await;
        assert_eq!((ready.status, ready.text.as_str()), (503, "the database does not answer\n"));
    })
    .await;
}

#[tokio::test]
async fn without_its_tables_a_program_is_not_ready() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let settings = kit::testing::empty(Engine::Sqlite, folder.path()).await;
    let clock = kit::clock::Clock::manual(kit::testing::noon());
    let db = Db::open(&settings, clock, kit::clock::Ids::seeded(1)).await.expect("opened");
    // Something has to be written for there to be a database at all.
    db.migrate(kit::events::MIGRATIONS).await.expect("some tables");
    let blobs = kit::blobs::Blobs::open(&kit::blobs::Settings::default(), folder.path()).expect("blobs");
    let app = crate::program::from_parts(frame::Settings::default(), db, blobs);
    let request = Request::get("/readyz").body(Body::empty()).expect("a request");
    let response = crate::site::site(&app).oneshot(request).await.expect("an answer");
    assert_eq!(response.status(), 503);
}

#[tokio::test]
async fn requests_are_counted_by_pattern_and_never_by_address() {
    let world = city().await;
    for path in ["/tin/mien-phi-7", "/tin/gia-ve-2", "/tim?q=bi+mat", "/khong-co-dau"] {
        world.get(path).await;
    }
    let text = metrics(&world.app).await;
    for line in [
        "loa_http_requests_total{method=\"GET\",route=\"/tin/{address}\",status=\"200\"} 2",
        "loa_http_requests_total{method=\"GET\",route=\"/tim\",status=\"200\"} 1",
        "loa_database_up 1.0",
        "loa_jobs_pending 0",
        "loa_search_ready 0",
        "loa_search_texts 0",
    ] {
        assert!(text.contains(line), "{line} is not in {text}");
    }
    for secret in ["mien-phi", "bi mat", "bi+mat", "khong-co-dau"] {
        assert!(!text.contains(secret), "{secret} is in {text}");
    }
    assert!(text.ends_with("# EOF\n"));
}

#[tokio::test]
async fn the_numbers_are_not_for_the_public_and_say_when_the_database_is_away() {
    let world = city().await;
    assert_eq!(world.get("/metrics").await.status, 404);
    world.lose_database().await;
    assert!(metrics(&world.app).await.contains("loa_database_up 0.0"));
}
