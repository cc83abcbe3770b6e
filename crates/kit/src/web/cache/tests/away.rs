//! The database is away: a kept page is sent on, and says its age.

use super::*;

#[tokio::test]
async fn a_page_is_made_anew_in_the_next_minute() {
    let site = site();
    let first = site.text("/tin").await;
    site.wait(59);
    assert_eq!(site.text("/tin").await, first);
    assert!(site.quick("/tin").is_some());
    site.wait(1);
    assert!(site.quick("/tin").is_none());
    assert_ne!(site.text("/tin").await, first);
    assert_eq!(site.made(), 2);
    assert!(!site.get("/tin").await.headers().contains_key("age"));
}

#[tokio::test]
async fn while_the_database_is_away_a_kept_page_is_sent_and_says_its_age() {
    let site = site();
    let first = site.text("/tin").await;
    let plain_tag = site.get("/tin").await.headers()["etag"].clone();
    site.health.set(Some("cut".into()));
    assert_eq!(site.text("/tin").await, first, "of this minute it is as it always is");
    site.wait(90);
    assert!(site.quick("/tin").is_none(), "the words have to be written first");
    let kept = site.get("/tin").await;
    assert_eq!((kept.status(), &kept.headers()["age"]), (StatusCode::OK, &HeaderValue::from(90)));
    assert_ne!(kept.headers()["etag"], plain_tag, "other words, another tag");
    let kept = String::from_utf8(bytes(kept).await.to_vec()).expect("text");
    assert_eq!(kept, format!("{first}<p>/tin kept at {}</p>", noon()));
    // Hours later still, by the short way, and compressed as ever.
    site.wait(7200);
    let quick = site.quick("/tin").expect("written once");
    assert_eq!(quick.headers()["age"], "7290");
    assert_eq!(bytes(quick).await, kept);
    let zipped = site.ask(Method::GET, "/tin", &[("accept-encoding", "br")]).await;
    assert_eq!(zipped.headers()["content-encoding"], "br");
    assert_eq!(site.made(), 1, "nobody tried to make it");

    site.health.set(None);
    let fresh = site.get("/tin").await;
    assert!(!fresh.headers().contains_key("age"));
    let fresh = String::from_utf8(bytes(fresh).await.to_vec()).expect("text");
    assert!(fresh.starts_with("/tin made 2") && !fresh.contains("kept at"), "{fresh}");
}

#[tokio::test]
async fn a_feed_bears_its_age_and_no_words() {
    let site = site();
    site.get("/feed").await;
    site.health.set(Some("cut".into()));
    site.wait(61);
    let kept = site.get("/feed").await;
    assert_eq!(kept.headers()["age"], "61");
    assert_eq!(bytes(kept).await, "<rss/>");
    assert!(site.quick("/feed").is_some());
}

#[tokio::test]
async fn who_has_the_kept_page_with_its_words_is_told_so_with_its_age() {
    let site = site();
    site.get("/tin").await;
    site.health.set(Some("cut".into()));
    site.wait(60);
    let tag = site.get("/tin").await.headers()["etag"].to_str().expect("a tag").to_owned();
    let again = site.ask(Method::GET, "/tin", &[("if-none-match", &tag)]).await;
    assert_eq!((again.status(), &again.headers()["age"]), (StatusCode::NOT_MODIFIED, &HeaderValue::from(60)));
}

#[tokio::test]
async fn what_was_withdrawn_before_the_database_went_away_does_not_come_back() {
    let site = site();
    site.text("/tin").await;
    // The version moves: an older page may show words that the city has taken back.
    site.version.moves();
    site.health.set(Some("cut".into()));
    site.broken.store(true, Ordering::SeqCst);
    assert_eq!(site.get("/tin").await.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert!(site.quick("/tin").is_none());
    site.wait(600);
    assert_eq!(site.get("/tin").await.status(), StatusCode::SERVICE_UNAVAILABLE);
}

#[tokio::test]
async fn what_is_not_in_memory_fails_as_it_does() {
    let site = site();
    site.health.set(Some("cut".into()));
    site.broken.store(true, Ordering::SeqCst);
    let answer = site.get("/tin").await;
    assert_eq!(answer.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(answer.headers()["retry-after"], "5");
}

#[tokio::test]
async fn a_page_that_cannot_be_made_is_the_kept_one_before_anyone_knows_why() {
    let site = site();
    let first = site.text("/tin").await;
    site.wait(60);
    site.broken.store(true, Ordering::SeqCst);
    let kept = site.get("/tin").await;
    assert_eq!((kept.status(), &kept.headers()["age"]), (StatusCode::OK, &HeaderValue::from(60)));
    assert!(site.text("/tin").await.starts_with(&first));
    assert_eq!(site.made(), 3, "each time it is tried");
    site.broken.store(false, Ordering::SeqCst);
    assert!(site.text("/tin").await.contains("made 4"));
}

#[tokio::test]
async fn a_thousand_readers_of_a_kept_page_write_its_words_once() {
    let words = Arc::new(AtomicU32::new(0));
    let mut site = site();
    let count = words.clone();
    site.cache.keeping.mark = Mark::new(move |_, _, html| {
        count.fetch_add(1, Ordering::SeqCst);
        Some(format!("{html} kept"))
    });
    let page = get(|| async { Html("Nghị quyết 98 ".repeat(20_000)) });
    site.router = Router::new().route("/{*path}", page).layer(from_fn_with_state(site.cache.clone(), serve));
    site.get("/tin").await;
    site.health.set(Some("cut".into()));
    site.wait(60);
    let site = Arc::new(site);
    let asked: Vec<_> = (0..1000)
        .map(|_| {
            let site = site.clone();
            tokio::spawn(async move { bytes(site.get("/tin").await).await })
        })
        .collect();
    for one in asked {
        assert!(one.await.expect("no panic").ends_with(b" kept"));
    }
    assert_eq!(words.load(Ordering::SeqCst), 1);
}

#[tokio::test]
async fn kept_pages_stay_within_their_memory() {
    let site = site_of(100_000);
    for n in 0..100 {
        site.get(&format!("/tin/{n}")).await;
    }
    site.cache.pages.run_pending_tasks().await;
    assert!(site.cache.pages.weighted_size() <= 100_000);
    assert!(site.cache.pages.entry_count() > 10);
}

#[tokio::test]
async fn a_new_version_takes_the_place_of_the_old_one_in_memory() {
    let site = site();
    for _ in 1..20 {
        site.version.moves();
        site.get("/tin").await;
    }
    site.cache.pages.run_pending_tasks().await;
    assert_eq!(site.cache.pages.entry_count(), 1);
}
