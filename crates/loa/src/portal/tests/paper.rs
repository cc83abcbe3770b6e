//! docs/routes.md is written from the program, and compared with it here. `UPDATE=1` writes it anew.

use std::fmt::Write;

use addresses::Addresses;
use axum::Router;
use axum::body::Body;
use axum::http::Request;
use frame::assets;
use frame::public::Portal;
use frame::testing::compare_paper;
use kit::web::cache::{Depends, Topics};
use tower::ServiceExt;

use super::city;
use crate::portal::root;
use crate::program::CAPABILITIES;

/// The source of the routes, each with its description.
const ADDRESSES: &str = include_str!("../../../../addresses/src/lib.rs");

const HEAD: &str = "# Routes

Written from the program by a test (`UPDATE=1 cargo test --workspace --lib paper`); do not edit. Every public address of
`addresses::routes` by the capability that answers there. Pages stand in Vietnamese as written here, and in English below `/en`;
files and pictures stand once. Lists have their feeds below them: `feed.xml`, `atom.xml`, `feed.json`. The desk's routes are in
[permissions.md](permissions.md#doors).

\"Topics\" are what a page shows: it is made anew when one of them changes ([adr/0012](adr/0012-versions-by-topic.md)); \"–\"
stands for what no event changes. What a page adds by itself, when it is about one thing of an area, is not told here.
";

/// The routes, each with its description.
fn routes() -> Vec<(&'static str, String)> {
    let (_, rest) = ADDRESSES.split_once("pub mod routes {").expect("the routes");
    let (routes, _) = rest.split_once("\n}\n").expect("their end");
    let (mut found, mut about) = (Vec::new(), String::new());
    for line in routes.lines().map(str::trim) {
        if let Some(words) = line.strip_prefix("///") {
            about = format!("{about}{words}");
            continue;
        }
        if let Some((_, route)) = line.strip_suffix("\";").and_then(|line| line.split_once(": &str = \"")) {
            found.push((route, about.trim().trim_end_matches('.').to_owned()));
        }
        about.clear();
    }
    found
}

/// An address that a route takes.
fn example(route: &str) -> String {
    if route == addresses::routes::SITEMAP_PART {
        return Addresses::sitemap_part("trang");
    }
    let parts = route.split('/').map(|part| if part.starts_with('{') { "x" } else { part });
    parts.collect::<Vec<_>>().join("/")
}

/// The description of the page at an address; nothing when no page stands there.
async fn shown(router: &Router, route: &str) -> Option<String> {
    let request = Request::get(example(route)).body(Body::empty()).expect("a request");
    let response = router.clone().oneshot(request).await.expect("infallible");
    let topics = match response.extensions().get::<Depends>()? {
        Depends(Topics::Everything) => "everything".to_owned(),
        Depends(Topics::Only(topics)) => {
            topics.iter().map(|topic| format!("`{topic}`")).collect::<Vec<_>>().join(", ")
        }
    };
    Some(if topics.is_empty() { "–".to_owned() } else { topics })
}

#[tokio::test]
async fn the_paper_names_every_public_route() {
    let world = city().await;
    let app = world.app.clone();
    let portal = Portal::new(app.clone());
    let mut routers: Vec<(&str, Router)> = Vec::new();
    for capability in &CAPABILITIES {
        let pages = (capability.public)(Router::new()).with_state(portal.clone());
        let files = (capability.root)(Router::new()).with_state(app.clone());
        routers.push((capability.name, pages.merge(files)));
    }
    routers.push(("the program", root(portal).merge(assets::routes())));
    let mut open = routes();
    assert!(open.len() > 25, "{open:?}");
    let mut text = HEAD.to_owned();
    for (name, router) in &routers {
        let mut lines = String::new();
        let mut others = Vec::new();
        for (route, about) in open {
            match shown(router, route).await {
                Some(topics) => {
                    let _ = writeln!(lines, "| `{route}` | {about} | {topics} |");
                }
                None => others.push((route, about)),
            }
        }
        open = others;
        if !lines.is_empty() {
            let _ = writeln!(text, "\n## {name}\n| address | shows | topics |\n| --- | --- | --- |\n{lines}");
            text.pop();
        }
    }
    assert!(open.is_empty(), "nothing answers at {open:?}");
    compare_paper("routes.md", &text);
}
