//! Old addresses that lead to an article.

use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn an_old_address_leads_to_the_article_until_it_is_removed() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let form = [("cu", "/2019/05/thông-báo.html/")];
        let page = coordinator.post("/lam-viec/tin/6/dia-chi-cu", &form).await;
        assert_eq!((page.status, page.header("location")), (303, "/lam-viec/tin/6?bao=dia-chi"));
        let old = "/2019/05/th%C3%B4ng-b%C3%A1o.html";
        coordinator.get("/lam-viec/tin/6?bao=dia-chi").await.says(200, &["Đã thêm địa chỉ cũ.", old]);
        let led = world.get(old).await;
        assert_eq!((led.status, led.header("location")), (308, "/tin/tiem-chung-6"));
        assert_eq!(
            led.header("cache-control"),
            "no-store",
            "it can be removed, and then nobody is led there"
        );
        let page = coordinator.post("/lam-viec/tin/1/dia-chi-cu", &form).await;
        page.says(422, &["đang dẫn đến tin số 6"]);
        let page = coordinator.post("/lam-viec/tin/6/dia-chi-cu", &[("bo", old)]).await;
        assert_eq!(page.header("location"), "/lam-viec/tin/6?bao=bo-dia-chi");
        assert_eq!(world.get(old).await.status, 404);
        assert_eq!(coordinator.post("/lam-viec/tin/6/dia-chi-cu", &[("bo", old)]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn no_live_page_and_nothing_elsewhere_becomes_an_old_address() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let live = [
            "/tin/mien-phi-7",
            "/tin/xyz-7",
            "/tim",
            "/en/tim",
            "/sitemap.xml",
            "/chuyen-muc/tin-tuc",
            "/lam-viec",
            "/en/lam-viec/tin",
            "/healthz",
            "/feed.xml",
        ];
        for address in live {
            let page = coordinator.post("/lam-viec/tin/6/dia-chi-cu", &[("cu", address)]).await;
            assert_eq!(page.status, 422, "{address}");
            page.says(422, &["Địa chỉ này đang có một trang."]);
        }
        let foreign = [
            "https://evil.example/x",
            "//evil.example/x",
            "/\\evil.example",
            "javascript:alert(1)",
            "x",
            "/",
            "",
            "/a b",
            &format!("/{}", "x".repeat(600)),
        ];
        for address in foreign {
            let page = coordinator.post("/lam-viec/tin/6/dia-chi-cu", &[("cu", address)]).await;
            page.says(422, &["Hãy nhập một đường dẫn của trang này"]);
        }
        let hostile = "/<script>alert(1)</script>";
        let page = coordinator.post("/lam-viec/tin/6/dia-chi-cu", &[("cu", hostile)]).await;
        assert_eq!(page.status, 303);
        assert!(!coordinator.get("/lam-viec/tin/6").await.text.contains("<script>alert"));
        let other = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        assert_eq!(other.post("/lam-viec/tin/6/dia-chi-cu", &[("cu", "/cu/1")]).await.status, 403);
    })
    .await;
}
