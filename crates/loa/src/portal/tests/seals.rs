//! `/niem-phong`, and the same as a table and for programs.

use kit::events;

use super::city;
use crate::testing::{World, at, on_both};

/// Something happens on each of so many days, and is sealed in the evening.
async fn days(world: &World, count: i64) {
    for day in 0..count {
        world.app.db().clock().set(at("2025-07-02T23:30") + jiff::SignedDuration::from_hours(24 * day));
        world.publish(world.draft(&format!("Tin ngày {day}"), "2025-07-02T12:00")).await;
        events::seal(world.app.db(), world.app.witness()).await.expect("sealed");
    }
}

#[tokio::test]
async fn each_day_shows_its_last_seal_which_stays() {
    on_both(|world| async move {
        let page = world.get("/niem-phong").await;
        page.says(200, &["Dấu niêm phong nhật ký", "Chưa có dấu niêm phong nào."]);
        days(&world, 1).await;
        let morning = events::sealed(world.app.db()).await.expect("answered").expect("a seal");
        world.wait(60);
        world.publish(world.draft("Tin muộn", "2025-07-02T12:00")).await;
        events::seal(world.app.db(), world.app.witness()).await.expect("sealed");
        let evening = events::sealed(world.app.db()).await.expect("answered").expect("a seal");
        // The city's day, not that of UTC.
        let page = world.get("/niem-phong").await;
        let line = format!("{}:{}", evening.last, evening.hash);
        page.says(200, &[&line, "Hôm nay, còn thay đổi đến hết ngày"]);
        page.hides(&[&morning.hash]);
        assert_eq!(page.each("dl.facts time", "datetime"), ["2025-07-02"]);
        world.app.db().clock().set(at("2025-07-03T08:00"));
        world.publish(world.draft("Tin hôm sau", "2025-07-03T08:00")).await;
        events::seal(world.app.db(), world.app.witness()).await.expect("sealed");
        let page = world.get("/niem-phong").await;
        assert_eq!(page.each("dl.facts time", "datetime"), ["2025-07-03", "2025-07-02"]);
        page.says(200, &[&line]);
        assert!(page.each("footer a", "href").contains(&"/niem-phong".to_owned()));
        world.get("/en/niem-phong").await.says(200, &["Seals of the record", &line]);
        let table = world.get("/niem-phong.csv").await;
        assert_eq!(table.header("content-type"), "text/csv; charset=utf-8");
        let row = format!("2025-07-02,{},{}", evening.last, evening.hash);
        assert_eq!(table.text.lines().nth(2), Some(row.as_str()));
        let answer: serde_json::Value =
            serde_json::from_str(&world.get("/en/niem-phong.json").await.text).expect("JSON");
        assert_eq!(answer["days"][1]["seal"], evening.hash);
        assert_eq!(answer["days"][1]["position"], evening.last);
        assert!(answer["next"].is_null());
    })
    .await;
}

#[tokio::test]
async fn a_long_list_pages_by_day() {
    let world = city().await;
    days(&world, 33).await;
    let page = world.get("/niem-phong").await;
    assert_eq!(page.texts("dl.facts dd").len(), 31);
    assert_eq!(page.each("nav.pager a[rel=next]", "href"), ["/niem-phong?truoc=2025-07-04"]);
    let older = world.get("/niem-phong?truoc=2025-07-04").await;
    assert_eq!(older.each("dl.facts time", "datetime"), ["2025-07-03", "2025-07-02"]);
    assert_eq!(older.each("nav.pager a[rel=prev]", "href"), ["/niem-phong"]);
    assert!(older.is_unlisted() && !page.is_unlisted());
    for odd in ["/niem-phong?truoc=x", "/niem-phong?truoc=2025-13-01", "/niem-phong?truoc=1900-01-01"] {
        assert_eq!(world.get(odd).await.status, 404, "{odd}");
    }
}

#[tokio::test]
async fn it_says_when_a_record_was_accepted_that_differs_from_what_was_kept() {
    let world = city().await;
    days(&world, 1).await;
    let tx = world.tx().await;
    tx.exec("DELETE FROM event_seals", []).await.expect("removed");
    tx.commit().await.expect("kept");
    events::accept(world.app.db(), world.app.witness(), "system:verify").await.expect("accepted");
    let page = world.get("/niem-phong").await;
    page.says(200, &["Những lần chấp nhận", "Niêm phong tiếp tục từ việc số 0"]);
    let answer: serde_json::Value =
        serde_json::from_str(&world.get("/niem-phong.json").await.text).expect("JSON");
    assert_eq!(answer["accepted"][0]["position"], 0);
}
