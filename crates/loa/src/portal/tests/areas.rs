//! The articles of an area: on an article's page, on the area's own page, and among the results of a search.

use crate::testing::{STAFF, UNITS, World, on_both};
use agencies::{self};
use newsroom::ArticleAddresses;
use newsroom::{self, BulkOperation, NewArticle};

async fn publish(world: &World, title: &str, local: &str, areas: &[&str]) -> String {
    let mut ids = Vec::new();
    for slug in areas {
        ids.push(world.area(slug).await);
    }
    let published = world.publish(NewArticle { areas: ids, ..world.draft(title, local) }).await;
    let article =
        newsroom::article(world.app.db(), published.number).await.expect("answered").expect("there");
    addresses::Addresses(kit::i18n::Lang::Vi).article(&article)
}

/// The titles that a search finds, in order.
async fn found(world: &World, query: &str) -> Vec<String> {
    world.index().await;
    let page = world.get(&format!("/tim?{query}")).await;
    assert_eq!(page.status, 200, "{query}");
    page.texts(".search-list h2")
}

/// A city with three articles about places.
async fn told(world: &World) {
    world.add_units(UNITS, "").await;
    publish(world, "Chợ cũ sửa mái", "2024-03-01T08:00", &["phuong-cho-cu"]).await;
    publish(world, "Bờ Đông sửa đường", "2025-07-01T12:00", &["phuong-bo-dong"]).await;
    publish(world, "Bờ Tây sửa cống", "2025-07-02T08:00", &["phuong-bo-tay"]).await;
}

const NONE: [&str; 0] = [];

#[tokio::test]
async fn who_narrows_to_todays_ward_finds_what_was_said_of_the_one_before() {
    on_both(|world| async move {
        told(&world).await;
        assert_eq!(
            found(&world, "q=sua&dia-ban=phuong-bo-tay&xep=moi").await,
            ["Bờ Tây sửa cống", "Chợ cũ sửa mái"]
        );
        assert_eq!(
            found(&world, "q=sua&dia-ban=phuong-bo-dong&xep=moi").await,
            ["Bờ Đông sửa đường", "Chợ cũ sửa mái"]
        );
        assert_eq!(found(&world, "q=sua&dia-ban=phuong-cho-cu").await, ["Chợ cũ sửa mái"]);
        assert_eq!(found(&world, "q=sua&dia-ban=xa-dong-co").await, NONE);
        assert_eq!(found(&world, "q=sua&dia-ban=khong-co").await, NONE);

        let page = world.get("/tim?q=sua").await;
        let offered = page.texts(".search-narrow a");
        for name in ["Phường Bờ Tây", "Phường Bờ Đông", "Phường Chợ Cũ (đến hết 30/06/2025)"]
        {
            assert!(offered.iter().any(|one| one == name), "{name} in {offered:?}");
        }
        let page = world.get("/tim?q=sua&dia-ban=phuong-cho-cu").await;
        page.says(200, &["Địa bàn: Phường Chợ Cũ (đến hết 30/06/2025)"]);
        world.get("/en/tim?q=sua&dia-ban=phuong-cho-cu").await.says(200, &["until"]);
    })
    .await;
}

#[tokio::test]
async fn without_words_a_choice_lists_all_of_it_the_newest_first() {
    on_both(|world| async move {
        told(&world).await;
        assert_eq!(found(&world, "dia-ban=phuong-bo-tay").await, ["Bờ Tây sửa cống", "Chợ cũ sửa mái"]);
        assert_eq!(found(&world, "dia-ban=phuong-bo-tay&nam=2024").await, ["Chợ cũ sửa mái"]);
        let page = world.get("/tim?dia-ban=phuong-bo-tay").await;
        page.says(200, &["2 kết quả"]);
        page.hides(&["Phù hợp nhất"]);
        let page = world.get("/tim?dia-ban=xa-dong-co").await;
        page.says(200, &["Chưa có tin nào như vậy"]);
        // Nothing asked is no search, and blanks are nothing.
        for path in ["/tim", "/tim?q=+++", "/tim?dia-ban=++"] {
            assert_eq!(world.get(path).await.texts(".search-list h2"), NONE, "{path}");
        }
        assert_eq!(found(&world, "q=%3F%3F%3F&dia-ban=phuong-bo-tay").await, NONE, "signs are no words");
    })
    .await;
}

#[tokio::test]
async fn a_choice_without_words_waits_for_the_index() {
    on_both(|world| async move {
        told(&world).await;
        let page = world.get("/tim?dia-ban=phuong-bo-tay").await;
        page.says(200, &["Bộ tìm kiếm đang được dựng lại"]);
        page.hides(&["Chưa có tin nào như vậy"]);
    })
    .await;
}

#[tokio::test]
async fn an_article_without_areas_stands_under_that_of_its_agency() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let committee = agencies::agency_by_slug(world.app.db(), "ubnd-phuong-bo-tay").await;
        let agency = committee.expect("answered").expect("there").id;
        let new = world.draft("Phường mời họp tổ", "2025-07-02T08:00");
        world.publish(NewArticle { agency, ..new }).await;
        let elsewhere = vec![world.area("phuong-bo-dong").await];
        let new = world.draft("Phường bạn mời họp", "2025-07-02T09:00");
        world.publish(NewArticle { agency, areas: elsewhere, ..new }).await;
        publish(&world, "Thành phố mời họp", "2025-07-02T10:00", &[]).await;
        assert_eq!(found(&world, "q=moi+hop&dia-ban=phuong-bo-tay").await, ["Phường mời họp tổ"]);
        assert_eq!(found(&world, "q=moi+hop&dia-ban=phuong-bo-dong").await, ["Phường bạn mời họp"]);
        assert_eq!(found(&world, "q=moi+hop").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn areas_given_and_taken_are_found_at_once_until_it_is_undone() {
    on_both(|world| async move {
        told(&world).await;
        world.index().await;
        let query = "q=xe+buyt&dia-ban=xa-dong-co";
        assert_eq!(found(&world, query).await, NONE);
        let area = world.area("xa-dong-co").await;
        let mut tx = world.tx().await;
        let act =
            newsroom::organise(&mut tx, &STAFF, &[1, 7], BulkOperation::AddArea(area)).await.expect("given");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, query).await.len(), 2);
        let mut tx = world.tx().await;
        newsroom::organise(&mut tx, &STAFF, &[7], BulkOperation::RemoveArea(area)).await.expect("taken");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, query).await, ["Ba tuyến xe buýt điện bắt đầu chạy"]);
        let mut tx = world.tx().await;
        newsroom::undo(&mut tx, &STAFF, act).await.expect("undone");
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, query).await, NONE);
    })
    .await;
}

#[tokio::test]
async fn a_new_map_leads_from_its_wards_to_what_was_said_before_it() {
    on_both(|world| async move {
        // Before the map there is one ward, which the loaded table ends.
        world.add_units("code,kind,name_vi,name_en,area_km2,formed_from_vi\n9,ward,Phường Cồn,Con Ward,1,giữ nguyên\n", "").await;
        publish(&world, "Cồn đắp đê", "2024-03-01T08:00", &["phuong-con"]).await;
        assert_eq!(found(&world, "q=dap+de&dia-ban=phuong-con").await, ["Cồn đắp đê"]);
        let (old, tx) = (world.area("phuong-con").await, world.tx().await);
        tx.exec("UPDATE areas SET valid_to = '2025-07-01' WHERE id = $1", [old.into()]).await.expect("written");
        tx.commit().await.expect("kept");
        world.add_units("code,kind,name_vi,name_en,area_km2,formed_from_vi\n8,ward,Phường Sông,Song Ward,1,Phường Bãi\n", "").await;
        let (new, mut tx) = (world.area("phuong-song").await, world.tx().await);
        tx.exec(
            "INSERT INTO area_successors (from_id, to_id, on_date, part) VALUES ($1, $2, '2025-07-01', FALSE)",
            [old.into(), new.into()],
        )
        .await
        .expect("written");
        tx.record(kit::events::NewEvent {
            kind: "areas.loaded",
            subject: "areas".into(),
            actor: STAFF.name(),
            data: serde_json::json!({}),
        });
        tx.commit().await.expect("kept");
        assert_eq!(found(&world, "q=dap+de&dia-ban=phuong-song").await, ["Cồn đắp đê"]);
    })
    .await;
}

#[tokio::test]
async fn an_article_names_its_areas_and_leads_to_them() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let path =
            publish(&world, "Chợ cũ sửa mái", "2024-03-01T08:00", &["phuong-cho-cu", "phuong-bo-tay"]).await;
        let page = world.get(&path).await;
        page.says(200, &["Địa bàn: Phường Bờ Tây, Phường Chợ Cũ (đến hết 30/06/2025)"]);
        for href in ["/co-quan/ubnd-phuong-bo-tay", "/dia-ban/phuong-cho-cu"] {
            assert!(page.each("article p.meta a", "href").iter().any(|one| one == href), "{href}");
            assert_eq!(world.get(href).await.status, 200);
        }
        let whole = publish(&world, "Cả thành phố", "2025-07-02T08:00", &[]).await;
        world.get(&whole).await.hides(&["Địa bàn"]);
    })
    .await;
}

#[tokio::test]
async fn the_page_of_an_area_lists_what_is_about_it() {
    on_both(|world| async move {
        told(&world).await;
        let page = world.get("/co-quan/ubnd-phuong-bo-tay").await;
        page.says(
            200,
            &["Tin về địa bàn này", "Bờ Tây sửa cống", "Chợ cũ sửa mái", "Tất cả tin về Phường Bờ Tây"],
        );
        page.hides(&["Bờ Đông sửa đường"]);
        assert!(page.each("main a", "href").iter().any(|href| href == "/tim?dia-ban=phuong-bo-tay"));
        let page = world.get("/dia-ban/phuong-cho-cu").await;
        page.says(200, &["Tin về địa bàn này", "Chợ cũ sửa mái"]);
        page.hides(&["Bờ Tây sửa cống"]);
        world.get("/co-quan/ubnd-xa-dong-co").await.hides(&["Tin về địa bàn này", "Tất cả tin về"]);
        world.get("/co-quan/ubnd").await.hides(&["Tin về địa bàn này"]);
        // Once it is withdrawn the page knows it no longer.
        let mut tx = world.tx().await;
        let id = newsroom::article(&tx, 9).await.expect("answered").expect("there").id;
        newsroom::withdraw(&mut tx, &STAFF, id, "Đăng nhầm.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        world.get("/dia-ban/phuong-cho-cu").await.hides(&["Tin về địa bàn này"]);
    })
    .await;
}
