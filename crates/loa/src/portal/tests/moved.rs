//! Old addresses.

use super::city;
use crate::testing::on_both;

#[tokio::test]
async fn an_old_address_leads_on_wherever_it_lies() {
    on_both(|world| async move {
        let old =
            ["/Pages/chi-tiet.aspx?id=5", "/2024/04/26/xe-buyt/", "/?p=12", "/tin/xe-buyt-cu", "/wp/bai"];
        let mut tx = world.tx().await;
        for address in old {
            newsroom::add_redirect(&tx, address, world.id("mien-phi")).await.expect("kept");
        }
        tx.record(kit::events::NewEvent {
            kind: "redirects.added",
            subject: "test".into(),
            actor: "system:test".into(),
            data: serde_json::Value::Null,
        });
        tx.commit().await.expect("kept");
        for address in old {
            let page = world.get(address).await;
            assert_eq!((page.status, page.header("location")), (308, "/tin/mien-phi-7"), "{address}");
            assert_eq!(page.header("cache-control"), "no-store", "{address} can be led elsewhere");
        }
        let page = world.get("/wp/bai?utm=1").await;
        assert_eq!(
            (page.status, page.header("location")),
            (308, "/tin/mien-phi-7"),
            "a foreign query is no matter"
        );
        assert_eq!(world.get("/?p=13").await.status, 200, "an unknown query is the home page");
        assert_eq!(world.get("/Pages/chi-tiet.aspx?id=6").await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_address_with_a_slash_behind_it_leads_to_the_one_without() {
    let world = city().await;
    for (asked, address) in [
        ("/tin/", "/tin"),
        ("/en/", "/en"),
        ("/en/tin/mien-phi-7/", "/en/tin/mien-phi-7"),
        ("/chuyen-muc/tin-tuc//?truoc=1-1", "/chuyen-muc/tin-tuc?truoc=1-1"),
        ("/lam-viec/", "/lam-viec"),
    ] {
        let page = world.get(asked).await;
        assert_eq!((page.status, page.header("location")), (308, address), "{asked}");
    }
    for lost in ["//", "//evil.example/", "/%5Cevil.example/", "//evil.example//"] {
        let page = world.get(lost).await;
        let to = page.header("location");
        assert!(!to.starts_with("//") && !to.starts_with("/\\"), "{lost} leads to {to}");
    }
    assert_eq!(world.post("/tin/", &[]).await.status, 404, "only who reads is led on");
}

#[tokio::test]
async fn a_page_has_one_address_that_is_kept() {
    let world = city().await;
    let place = world.get("/tin").await;
    assert_eq!(place.status, 200);
    for (asked, address) in [
        ("/?truoc=1", "/"),
        ("/en?sau=1-1", "/en"),
        ("/tin/mien-phi-7?truoc=1751414400000-7", "/tin/mien-phi-7"),
        ("/sitemap.xml?truoc=x", "/sitemap.xml"),
        ("/tin/feed.xml?sau=1", "/tin/feed.xml"),
        ("/tin?truoc=1751414400000-7&a=1", "/tin?truoc=1751414400000-7"),
        ("/tin?truoc=01751414400000-7", "/tin?truoc=1751414400000-7"),
        ("/en/chuyen-muc/tin-tuc?sau=+1-1", "/en/chuyen-muc/tin-tuc?sau=1-1"),
    ] {
        let page = world.get(asked).await;
        assert_eq!((page.status, page.header("location")), (308, address), "{asked}");
        let there = world.get(address).await;
        assert_eq!(there.status, 200, "{address}");
    }
    assert_eq!(world.get("/tin?truoc=1").await.status, 404);
    assert_eq!(world.get("/?utm=1").await.status, 200, "what is not kept does no harm");
}
