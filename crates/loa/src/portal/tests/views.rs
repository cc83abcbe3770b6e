//! Views and visits.

use axum::body::Body;
use axum::http::Request;

use crate::program;
use crate::testing::{World, on_both};

const PERSON: &str =
    "Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/120.0 Mobile Safari/537.36";

async fn read(world: &World, path: &str, agent: &str, referer: &str, purpose: &str) {
    let request = Request::get(path)
        .header("host", "ben-may.example")
        .header("user-agent", agent)
        .header("referer", referer)
        .header("sec-purpose", purpose)
        .body(Body::empty())
        .expect("a request");
    assert_eq!(world.send(request).await.status, 200);
}

async fn total(world: &World, subject: &str) -> i64 {
    audience::flush(world.app.db(), world.app.state::<audience::Counters>(), world.app.today())
        .await
        .expect("written");
    audience::total(world.app.db(), subject).await.expect("read").map_or(0, |total| total.views)
}

#[tokio::test]
async fn people_are_counted_and_programs_are_not() {
    on_both(|world| async move {
        read(&world, "/tin/mien-phi-7", PERSON, "https://khac.example/", "").await;
        read(&world, "/en/tin/mien-phi-7", PERSON, "http://ben-may.example/", "").await;
        read(&world, "/tin/mien-phi-7", "Googlebot/2.1", "", "").await;
        read(&world, "/tin/mien-phi-7", PERSON, "", "prefetch").await;
        read(&world, "/tin", PERSON, "http://ben-may.example/", "").await;
        assert_eq!(total(&world, &audience::article(7)).await, 2, "both languages are one article");
        assert_eq!(total(&world, audience::VISITS).await, 1, "only the first came from elsewhere");
        world.get("/tin/mien-phi-7").await.holds(&["2 lượt xem, tính đến "]);
        world.get("/en/tin/mien-phi-7").await.holds(&["2 views, as of "]);
    })
    .await;
}

#[tokio::test]
async fn what_is_read_most_is_named_with_its_date() {
    on_both(|world| async move {
        world.get("/").await.hides(&["Đọc nhiều"]);
        for _ in 0..3 {
            read(&world, "/tin/mien-phi-7", PERSON, "", "").await;
        }
        total(&world, audience::VISITS).await;
        program::jobs(&world.app).run_due(world.app.db(), &world.app).await.expect("ran");
        let home = world.get("/").await;
        home.says(200, &["Đọc nhiều", "30 ngày qua, tính đến "]);
        home.holds(&["3 lượt truy cập từ ngày "]);
    })
    .await;
}
