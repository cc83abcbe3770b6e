//! The service worker: its settings, and the answers' permission to keep them.

use kit::i18n::Lang;

use super::city;
use addresses::Addresses;

/// A constant of the script.
fn constant(script: &str, name: &str) -> serde_json::Value {
    let start = format!("const {name} = ");
    let line = script.lines().find_map(|line| line.strip_prefix(&start)).expect("the constant");
    let value = line.split(';').next().unwrap_or_default();
    serde_json::from_str(value).unwrap_or_else(|error| panic!("{name} is {value}: {error}"))
}

#[tokio::test]
async fn the_worker_is_told_where_the_desk_is_in_every_language() {
    let world = city().await;
    let script = world.get("/sw.js").await;
    assert_eq!((script.status, script.header("cache-control")), (200, "no-cache"));
    let desk = Lang::ALL.map(|lang| Addresses(lang).desk_home());
    assert_eq!(constant(&script.text, "DESK"), serde_json::json!(desk));
    assert_eq!(constant(&script.text, "OFFLINE")["en"], "/en/ngoai-tuyen");
    assert!(!script.text.contains("__"), "something was not filled in");
}

#[tokio::test]
async fn what_the_worker_may_keep_says_that_it_is_for_everyone() {
    let world = city().await;
    for path in ["/", "/en", "/tin", "/tin/mien-phi-7", "/tin/tiem-chung-6/ban/1", "/co-quan", "/ngoai-tuyen"]
    {
        let page = world.get(path).await;
        assert_eq!((page.status, page.header("cache-control")), (200, "public, no-cache"), "{path}");
    }
    for path in ["/tin/khong-co-99", "/lam-viec/dang-nhap", "/lam-viec", "/tin/cu-7"] {
        assert!(!world.get(path).await.header("cache-control").contains("public"), "{path}");
    }
}
