use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use axum::Router;
use axum::http::{HeaderValue, StatusCode, header};
use axum::middleware::from_fn_with_state;
use axum::response::{Html, IntoResponse};
use axum::routing::get;
use bytes::Bytes;
use jiff::ToSpan;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::*;
use crate::db::Db;
use crate::events;
use crate::testing::noon;
use crate::web::failure::Failure;

mod away;
mod codings;
mod topics;

/// A site whose pages count how often they are made.
struct Site {
    router: Router,
    cache: PageCache,
    version: Version,
    clock: Clock,
    health: Health,
    made: Arc<AtomicU32>,
    /// Whether the making of pages fails.
    broken: Arc<AtomicBool>,
}

/// A page is made anew each minute.
fn site() -> Site {
    site_of(1 << 20)
}

fn site_of(bytes: u64) -> Site {
    let (made, broken) = (Arc::new(AtomicU32::new(0)), Arc::new(AtomicBool::new(false)));
    let (count, fails) = (made.clone(), broken.clone());
    let page = move |request: Request| {
        let (count, fails) = (count.clone(), fails.clone());
        async move {
            tokio::time::sleep(Duration::from_millis(20)).await;
            let n = count.fetch_add(1, Ordering::SeqCst) + 1;
            if fails.load(Ordering::SeqCst) {
                return Failure::Away.into_response();
            }
            match request.uri().path() {
                "/gone" => Failure::Gone.into_response(),
                "/picture" => ([(header::CONTENT_TYPE, "image/png")], "a picture").into_response(),
                "/cookie" => ([(header::SET_COOKIE, "a=b")], Html("no")).into_response(),
                "/feed" => ([(header::CONTENT_TYPE, "application/rss+xml")], "<rss/>").into_response(),
                path => Html(format!("{path} made {n}: {}", "Nghị quyết 98 ".repeat(100))).into_response(),
            }
        }
    };
    let version = Version::default();
    version.moves();
    let (clock, health) = (Clock::manual(noon()), Health::default());
    let cache = PageCache::new(Keeping {
        bytes,
        span: Duration::from_secs(60),
        clock: clock.clone(),
        version: version.clone(),
        health: health.clone(),
        mark: Mark::new(|address, made, html| Some(format!("{html}<p>{address} kept at {made}</p>"))),
    });
    let router = Router::new()
        .route("/{*path}", get(page.clone()).post(page))
        .layer(from_fn_with_state(cache.clone(), serve));
    Site { router, cache, version, clock, health, made, broken }
}

impl Site {
    async fn ask(&self, method: Method, address: &str, headers: &[(&str, &str)]) -> Response {
        let mut request = Request::builder().method(method).uri(address);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        let request = request.body(Body::empty()).expect("a request");
        self.router.clone().oneshot(request).await.expect("infallible")
    }

    async fn get(&self, address: &str) -> Response {
        self.ask(Method::GET, address, &[]).await
    }

    async fn text(&self, address: &str) -> String {
        let body = bytes(self.get(address).await).await;
        String::from_utf8(body.to_vec()).expect("text")
    }

    /// The page from memory, by the short way.
    fn quick(&self, address: &str) -> Option<Response> {
        self.cache.quick(&Method::GET, &address.parse().expect("an address"), &HeaderMap::new())
    }

    fn wait(&self, seconds: i64) {
        self.clock.set(self.clock.now() + seconds.seconds());
    }

    fn made(&self) -> u32 {
        self.made.load(Ordering::SeqCst)
    }
}

async fn bytes(response: Response) -> Bytes {
    axum::body::to_bytes(response.into_body(), usize::MAX).await.expect("a body")
}

#[tokio::test]
async fn a_thousand_first_requests_are_one_rendering() {
    let site = Arc::new(site());
    let asked: Vec<_> = (0..1000)
        .map(|_| {
            let site = site.clone();
            tokio::spawn(async move { bytes(site.get("/tin").await).await })
        })
        .collect();
    let mut bodies = std::collections::HashSet::new();
    for one in asked {
        bodies.insert(one.await.expect("no panic"));
    }
    assert_eq!((site.made(), bodies.len()), (1, 1));
}

#[tokio::test]
async fn everyone_who_asks_for_a_picture_at_once_gets_it() {
    let site = Arc::new(site());
    let asked: Vec<_> = (0..50)
        .map(|_| {
            let site = site.clone();
            tokio::spawn(async move {
                let response = site.get("/picture").await;
                (response.status(), bytes(response).await)
            })
        })
        .collect();
    for one in asked {
        assert_eq!(one.await.expect("no panic"), (StatusCode::OK, Bytes::from("a picture")));
    }
}

#[tokio::test]
async fn a_new_version_is_a_new_page() {
    let site = site();
    let first = bytes(site.get("/tin").await).await;
    assert_eq!(bytes(site.get("/tin").await).await, first);
    site.version.moves();
    assert_ne!(bytes(site.get("/tin").await).await, first);
    assert_eq!(site.made(), 2);
}

#[tokio::test]
async fn each_coding_says_what_it_is_and_holds_the_same() {
    let site = site();
    let plain = bytes(site.get("/tin").await).await;
    let zipped = site.ask(Method::GET, "/tin", &[("accept-encoding", "gzip")]).await;
    assert_eq!(zipped.headers()["content-encoding"], "gzip");
    assert_eq!(zipped.headers()["vary"], "accept-encoding");
    let mut text = Vec::new();
    let body = bytes(zipped).await;
    std::io::copy(&mut flate2::read::GzDecoder::new(&body[..]), &mut text).expect("gzip");
    assert_eq!(text, plain);
    let small = site.ask(Method::GET, "/tin", &[("accept-encoding", "gzip, br;q=1.0")]).await;
    assert_eq!(small.headers()["content-encoding"], "br");
    let mut text = Vec::new();
    let body = bytes(small).await;
    brotli::BrotliDecompress(&mut &body[..], &mut text).expect("brotli");
    assert_eq!(text, plain);
    let refused = site.ask(Method::GET, "/tin", &[("accept-encoding", "br;q=0")]).await;
    assert!(refused.headers().get("content-encoding").is_none());
    assert_eq!(site.made(), 1);
}

#[tokio::test]
async fn who_has_the_page_is_told_so() {
    let site = site();
    let first = site.get("/tin").await;
    let tag = first.headers()["etag"].to_str().expect("a tag").to_owned();
    let again = site.ask(Method::GET, "/tin", &[("if-none-match", &format!("W/\"x\", {tag}"))]).await;
    assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    assert!(bytes(again).await.is_empty());
    let zipped = site.ask(Method::GET, "/tin", &[("if-none-match", &tag), ("accept-encoding", "gzip")]).await;
    assert_eq!(zipped.status(), StatusCode::OK, "another coding has another tag");
}

#[tokio::test]
async fn a_head_is_the_pages_own_without_its_body() {
    let site = site();
    let whole = site.get("/tin").await;
    let head = site.ask(Method::HEAD, "/tin", &[]).await;
    assert_eq!(head.headers(), whole.headers());
    assert!(bytes(head).await.is_empty());
}

#[tokio::test]
async fn failures_cookies_posts_and_free_queries_are_not_kept() {
    let site = site();
    for address in ["/gone", "/cookie", "/tim?q=a"] {
        site.get(address).await;
        let before = site.made();
        let second = site.get(address).await;
        assert_eq!(site.made(), before + 1, "{address}");
        assert!(!second.headers().contains_key("content-encoding"));
    }
    assert_eq!(site.get("/gone").await.status(), StatusCode::GONE);
    site.ask(Method::POST, "/tin", &[]).await;
    let before = site.made();
    site.ask(Method::POST, "/tin", &[]).await;
    assert_eq!(site.made(), before + 1);
}

#[tokio::test]
async fn the_short_way_gives_the_same_page_and_makes_none() {
    let site = site();
    let ask =
        |method: Method| site.cache.quick(&method, &"/tin".parse().expect("an address"), &HeaderMap::new());
    assert!(ask(Method::GET).is_none(), "nobody has made it yet");
    let made = site.get("/tin").await;
    let quick = ask(Method::GET).expect("from memory");
    assert_eq!(quick.headers(), made.headers());
    assert_eq!(bytes(quick).await, bytes(made).await);
    assert!(bytes(ask(Method::HEAD).expect("from memory")).await.is_empty());
    assert!(ask(Method::POST).is_none());
    assert_eq!(site.made(), 1);
}

#[tokio::test]
async fn a_node_sees_what_another_published_within_a_second() {
    let migrations = [events::MIGRATIONS, crate::jobs::MIGRATIONS].concat();
    crate::testing::on_both(&migrations, |world| async move {
        let other = Db::open(&world.settings, crate::clock::Clock::System, crate::clock::Ids::random());
        let other = other.await.expect("opened");
        let (version, stop) = (Version::default(), CancellationToken::new());
        other.listen(stop.clone());
        tokio::spawn(version.clone().follow(other.clone(), stop.clone()));
        while version.get() == 0 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        for _ in 0..5 {
            let before = version.get();
            let mut tx = world.db.begin().await.expect("begun");
            for _ in 0..2 {
                tx.record(events::NewEvent {
                    kind: "note.made",
                    subject: "1".into(),
                    actor: "system:test".into(),
                    data: serde_json::Value::Null,
                });
            }
            tx.commit().await.expect("committed");
            let seen = tokio::time::timeout(Duration::from_secs(1), async {
                while version.get() == before {
                    tokio::time::sleep(Duration::from_millis(5)).await;
                }
            });
            seen.await.expect("the other node follows");
        }
        stop.cancel();
    })
    .await;
}

#[tokio::test]
async fn nothing_is_kept_while_nobody_follows_the_version() {
    let site = site();
    site.version.is_left();
    site.get("/tin").await;
    site.get("/tin").await;
    assert_eq!(site.made(), 2);
}
