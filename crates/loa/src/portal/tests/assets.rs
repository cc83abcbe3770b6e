//! `/tep/...` and `/anh/...`

use axum::body::Body;
use axum::http::Request;
use kit::blobs::BlobKey;

use super::city;
use crate::testing::{PICTURE, on_both};
use newsroom::{self, editor};

const FOR_EVER: &str = "public, max-age=31536000, immutable";
const A_DAY: &str = "public, max-age=86400";

#[tokio::test]
async fn everything_that_a_page_loads_is_there_and_may_be_kept() {
    let world = city().await;
    let page = world.get("/").await;
    let mut addresses = page.each("head link[href^=\"/tep/\"]", "href");
    addresses.extend(page.each("script[src]", "src"));
    addresses.extend(page.each("img", "src"));
    assert!(addresses.len() >= 6, "{addresses:?}");
    for address in addresses {
        let file = world.get(&address).await;
        let kept = if address.starts_with("/anh/") { A_DAY } else { FOR_EVER };
        assert_eq!((file.status, file.header("cache-control")), (200, kept), "{address}");
        let kind = file.header("content-type");
        let ending = address.rsplit('.').next().unwrap_or_default();
        let fits = match ending {
            "css" => kind == "text/css; charset=utf-8",
            "js" => kind == "text/javascript; charset=utf-8",
            "svg" => kind == "image/svg+xml",
            "woff2" => kind == "font/woff2",
            _ => false,
        };
        assert!(fits, "{address} is {kind}");
    }
}

#[tokio::test]
async fn a_file_under_another_looks_hash_is_there_and_stays_nowhere() {
    let world = city().await;
    let own = &world.get("/").await.each("link[rel=stylesheet]", "href")[0];
    let other = world.get("/tep/0123456789ab/loa.css").await;
    assert_eq!((other.status, other.header("cache-control")), (200, "no-store"));
    assert_eq!(other.text, world.get(own).await.text);
}

#[tokio::test]
async fn who_asks_for_an_icon_by_its_old_name_gets_one() {
    let world = city().await;
    let icon = world.get("/favicon.ico").await;
    assert_eq!((icon.status, icon.header("content-type")), (200, "image/png"));
    assert_eq!(icon.header("cache-control"), A_DAY);
}

#[tokio::test]
async fn who_has_a_picture_in_any_state_is_told_that_it_is_there() {
    let world = city().await;
    let address = format!("/anh/{}.svg", BlobKey::of(PICTURE.as_bytes()).as_str());
    let request = Request::get(&address).header("if-none-match", "*").body(Body::empty());
    let page = world.send(request.expect("a request")).await;
    assert_eq!((page.status, page.text.as_str()), (304, ""));
}

#[tokio::test]
async fn what_a_stylesheet_names_is_there() {
    let world = city().await;
    let address = &world.get("/").await.each("link[rel=stylesheet]", "href")[0];
    let css = world.get(address).await.text;
    let folder = address.rsplit_once('/').map_or("", |(folder, _)| folder);
    let names: Vec<&str> = css.split("url(").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(!names.is_empty());
    for name in
        names.into_iter().map(|name| name.trim_matches(['"', '\''])).filter(|name| !name.starts_with("data:"))
    {
        assert_eq!(world.get(&format!("{folder}/{name}")).await.status, 200, "{name}");
    }
    assert!(!css.contains("http://") && !css.contains("https://"), "the stylesheet loads from elsewhere");
}

#[tokio::test]
async fn the_editor_and_all_it_imports_are_served_below_one_hash() {
    let world = city().await;
    let address = &world.get("/").await.each("link[rel=stylesheet]", "href")[0];
    let folder = address.trim_end_matches("loa.css");
    for name in [editor::SCRIPT, editor::STYLE].into_iter().chain(editor::PRELOAD) {
        let file = world.get(&format!("{folder}{name}")).await;
        assert_eq!((file.status, file.header("cache-control")), (200, FOR_EVER), "{name}");
        let kind = if name.ends_with(".css") { "text/css" } else { "text/javascript" };
        assert!(file.header("content-type").starts_with(kind), "{name}");
    }
}

#[tokio::test]
async fn a_picture_runs_and_loads_nothing() {
    let world = city().await;
    let address = format!("/anh/{}.svg", BlobKey::of(PICTURE.as_bytes()).as_str());
    assert_eq!(world.get("/tin/mien-phi-7").await.each("figure img", "src"), [address.as_str()]);
    let picture = world.get(&address).await;
    assert_eq!((picture.status, picture.text.as_str()), (200, PICTURE));
    assert_eq!(picture.header("content-type"), "image/svg+xml");
    assert_eq!(picture.header("cache-control"), A_DAY);
    let policy = picture.header("content-security-policy");
    assert!(policy.ends_with("sandbox") && !policy.contains("script"), "{policy}");
}

#[tokio::test]
async fn what_is_not_there_is_a_page_that_says_so() {
    let world = city().await;
    let none = "0".repeat(64);
    for lost in [
        format!("/anh/{none}.svg"),
        format!("/anh/{none}"),
        format!("/anh/{none}.exe"),
        "/anh/../loa.db".into(),
        "/anh/%2e%2e%2floa.db".into(),
        "/anh/khong.svg".into(),
        format!("/anh/{}.svg", "A".repeat(64)),
        "/tep/abc/khong.css".into(),
        "/tep/abc/../../loa.db".into(),
        "/tep/abc/%2e%2e/Cargo.toml".into(),
    ] {
        let page = world.get(&lost).await;
        page.says(404, &["Không có trang này"]);
        assert_eq!(page.header("cache-control"), "no-cache", "{lost}");
    }
}

#[tokio::test]
async fn only_what_a_row_names_is_served_and_only_as_the_row_says() {
    on_both(|world| async move {
        let stray = world.app.blobs().put("<svg onload=\"x()\"/>".into()).await.expect("stored");
        for address in ["/anh/{}.svg", "/anh/{}.png", "/tep-dinh-kem/{}/a.pdf", "/tep-dinh-kem/{}/evil.html"]
        {
            world.get(&address.replace("{}", stray.as_str())).await.says(404, &["Không có trang này"]);
        }
        let picture = BlobKey::of(PICTURE.as_bytes());
        assert_eq!(world.get(&format!("/anh/{}.svg", picture.as_str())).await.status, 200);
        for other in ["png", "jpg", "webp"] {
            assert_eq!(world.get(&format!("/anh/{}.{other}", picture.as_str())).await.status, 404, "{other}");
        }
        let name = "/tep-dinh-kem/{}/a.svg".replace("{}", picture.as_str());
        assert_eq!(world.get(&name).await.status, 404, "a picture is no file");
        let made = world.add_picture(world.made_picture(300, 200).await).await;
        let sizes =
            newsroom::sizes(world.app.db(), std::slice::from_ref(&made.blob)).await.expect("answered");
        for size in &sizes[made.blob.as_str()] {
            assert_eq!(world.get(&size.address()).await.status, 200, "{size:?}");
        }
    })
    .await;
}
