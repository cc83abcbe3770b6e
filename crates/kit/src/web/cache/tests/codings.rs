//! The codings that a client takes, the body that it has, and the cost of compressing for others.

use super::*;

#[tokio::test]
async fn the_coding_that_a_client_likes_best_is_sent() {
    let site = site();
    for (accepts, coding) in [
        ("br", "br"),
        ("gzip, br", "br"),
        ("gzip;q=0.5, br;q=0.1", "gzip"),
        ("BR;q=0.4, GZIP;Q=0.4", "br"),
        ("x-gzip", "gzip"),
        ("*", "br"),
        ("br;q=0, *", "gzip"),
        ("br;q=0, gzip;q=0", ""),
        ("*;q=0", ""),
        ("gzip, *;q=0", "gzip"),
        ("identity, gzip;q=0.5", ""),
        ("identity;q=0.2, gzip;q=0.5", "gzip"),
        ("identity;q=0", ""),
        ("identity;q=0, gzip", "gzip"),
        ("deflate, zstd", ""),
        ("gzip;q=nonsense", "gzip"),
        ("", ""),
    ] {
        let answer = site.ask(Method::GET, "/tin", &[("accept-encoding", accepts)]).await;
        let sent = answer.headers().get("content-encoding").map_or("", |own| own.to_str().expect("a name"));
        assert_eq!(sent, coding, "for `{accepts}`");
    }
}

#[tokio::test]
async fn who_has_any_of_it_is_told_so() {
    let site = site();
    let answer = site.ask(Method::GET, "/tin", &[("if-none-match", "*")]).await;
    assert_eq!(answer.status(), StatusCode::NOT_MODIFIED);
    let gone = site.ask(Method::GET, "/gone", &[("if-none-match", "*")]).await;
    assert_eq!(gone.status(), StatusCode::GONE, "of what is not there nobody has any");
}

#[tokio::test]
async fn only_a_large_body_is_compressed_beside_the_others() {
    let press = Press::new();
    let small = Bytes::from("Nghị quyết 98 ".repeat(3000));
    let done = press.encode(small.clone(), Effort::Kept).now_or_never().flatten();
    assert!(done.is_some_and(|done| done.plain == small && done.gzip.is_some()), "at once, on this thread");
    let large = Bytes::from("Nghị quyết 98 ".repeat(30_000));
    let mut work = Box::pin(press.encode(large.clone(), Effort::Kept));
    assert!((&mut work).now_or_never().is_none(), "elsewhere: this thread goes on");
    let done = work.await.expect("not ending");
    assert!(done.plain == large && done.gzip.is_some() && done.brotli.is_some());
}

#[tokio::test]
async fn a_place_for_compressing_is_held_until_the_work_ends() {
    let press = Press::new();
    let all = press.free();
    let long = Bytes::from("Nghị quyết 98 ".repeat(400_000));
    let work = press.encode(long, Effort::Kept);
    // The request is given up at once.
    assert!(tokio::time::timeout(Duration::from_millis(5), work).await.is_err());
    assert_eq!(press.free(), all - 1);
    tokio::time::timeout(Duration::from_secs(30), async {
        while press.free() < all {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    })
    .await
    .expect("the place is given back");
}
