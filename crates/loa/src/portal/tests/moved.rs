//! Old addresses.

use crate::newsroom;
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
