//! `/co-quan`, `/co-quan/{slug}`, `/dia-ban/{slug}`

use jiff::civil::date;
use kit::db::Engine;

use super::city;
use crate::testing::{STAFF, UNITS, World, on_both};

const BORDERS: &str = r#"{"type": "FeatureCollection", "features": [
    {"properties": {"code": "1"}, "geometry": {"type": "Polygon", "coordinates": [[[106.0,10.0],[106.1,10.0],[106.1,10.1],[106.0,10.0]]]}},
    {"properties": {"code": "2"}, "geometry": {"type": "Polygon", "coordinates": [[[106.1,10.0],[106.2,10.0],[106.2,10.1],[106.1,10.0]]]}}]}"#;

/// Bến Mây with three units.
async fn with_units(world: &World) {
    world.add_units(UNITS, BORDERS).await;
}

#[tokio::test]
async fn the_agencies_of_the_city_stand_as_a_tree_without_those_that_ended() {
    on_both(|world| async move {
        with_units(&world).await;
        let page = world.get("/co-quan").await;
        page.says(200, &["Cơ quan", "Cấp Thành phố Ủy ban nhân dân Thành phố Sở Khoa học và Công nghệ"]);
        page.hides(&["Sở Thông tin và Truyền thông"]);
        assert_eq!(page.each("ul.tree > li > ul a", "href"), ["/co-quan/so-khoa-hoc"]);
    })
    .await;
}

#[tokio::test]
async fn the_units_are_found_by_kind_and_by_a_part_of_their_name() {
    on_both(|world| async move {
        with_units(&world).await;
        let found = async |query: &str| world.get(&format!("/co-quan{query}")).await.texts("ul.columns li a");
        let page = world.get("/co-quan").await;
        page.says(200, &["Tất cả (3)", "Phường (2)", "Xã (1)", "Đặc khu (0)", "3 đơn vị"]);
        assert_eq!(page.texts("main ul.columns a"), ["Phường Bờ Đông", "Phường Bờ Tây", "Xã Đồng Cỏ"]);
        assert!(!page.is_unlisted());
        assert_eq!(found("?loai=xa").await[0], "Xã Đồng Cỏ");
        for name in ["bo+dong", "B%E1%BB%9D+%C4%90%C3%B4ng", "BO+DONG"] {
            let page = world.get(&format!("/co-quan?ten={name}")).await;
            assert_eq!(page.texts("main ul.columns a"), ["Phường Bờ Đông"], "{name}");
            assert!(page.is_unlisted());
        }
        let page = world.get("/co-quan?loai=xa&ten=bo").await;
        page.says(200, &["0 đơn vị"]);
        assert_eq!(page.each("main option[selected]", "value"), ["xa"]);
        assert_eq!(page.each("main input[name=ten]", "value"), ["bo"]);
        world.get("/en/co-quan?loai=xa").await.says(200, &["Commune (1)", "1 unit", "Dong Co Commune"]);
    })
    .await;
}

#[tokio::test]
async fn an_old_name_leads_to_what_the_unit_is_now() {
    on_both(|world| async move {
        with_units(&world).await;
        let page = world.get("/co-quan?ten=cho+cu").await;
        page.says(
            200,
            &["Đơn vị cũ có tên này và đơn vị tiếp nhận hiện nay: Phường Chợ Cũ → Phường Bờ Đông, Phường Bờ Tây"],
        );
        let links = ["/dia-ban/phuong-cho-cu", "/co-quan/ubnd-phuong-bo-dong", "/co-quan/ubnd-phuong-bo-tay"];
        assert_eq!(page.each("div.notice a", "href"), links);
    })
    .await;
}

#[tokio::test]
async fn a_unit_that_ended_says_what_became_of_it() {
    let world = city().await;
    with_units(&world).await;
    world.get("/dia-ban/phuong-cho-cu").await.says(
        200,
        &["Phường Chợ Cũ", "Đã kết thúc hoạt động từ 01/07/2025. Nay là: Phường Bờ Đông, Phường Bờ Tây."],
    );
    world.get("/dia-ban/phuong-2-quan-mot").await.says(200, &["Phường 2 (Quận Một)", "Phường, Quận Một"]);
    world
        .get("/en/dia-ban/phuong-cho-cu")
        .await
        .says(200, &["Ceased to exist on 1 July 2025. Now: Bo Dong Ward, Bo Tay Ward."]);
    // The ward that gave its name and the ward of the same name are two places.
    world.get("/dia-ban/phuong-bo-tay-cu").await.says(200, &["Phường Bờ Tây", "Nay là: Phường Bờ Tây."]);
}

#[tokio::test]
async fn a_unit_of_today_is_its_agencys_page_with_its_facts_and_its_map() {
    let world = city().await;
    with_units(&world).await;
    let moved = world.get("/dia-ban/phuong-bo-dong").await;
    assert_eq!((moved.status, moved.header("location")), (308, "/co-quan/ubnd-phuong-bo-dong"));
    assert_eq!(moved.header("cache-control"), "no-store", "it may get another agency");
    let page = world.get("/co-quan/ubnd-phuong-bo-dong").await;
    page.says(200, &["Ủy ban nhân dân phường Bờ Đông"]);
    let facts: Vec<String> = page.texts("dl.facts dd");
    assert_eq!(facts, ["Phường", "1", "1,50 km²", "01/07/2025"]);
    page.says(
        200,
        &["Được hình thành từ", "Phường Chợ Cũ, một phần đến trước ngày 01/07/2025", "Phường 2 (Quận Một)"],
    );
    assert_eq!(page.each("svg.map path", "d").len(), 2);
    assert_eq!(page.each("svg.map path.here", "d").len(), 1);
    assert_eq!(page.texts("svg.map title"), ["Vị trí Phường Bờ Đông giữa các đơn vị chung quanh"]);
    world.get("/en/co-quan/ubnd-phuong-bo-dong").await.says(
        200,
        &["People's Committee of Bo Dong Ward", "1.50 km²", "Cho Cu Ward, in part until 1 July 2025"],
    );
    // A unit whose border is not known has no map, and one that was kept no predecessors.
    let plain = world.get("/co-quan/ubnd-xa-dong-co").await;
    assert!(plain.each("svg.map", "class").is_empty());
    plain.hides(&["Được hình thành từ", "Hoạt động từ"]);
}

#[tokio::test]
async fn an_area_is_written_with_the_separators_of_the_language() {
    let world = city().await;
    with_units(&world).await;
    world.get("/co-quan/ubnd-xa-dong-co").await.says(200, &["1.009,00 km²"]);
    world.get("/en/co-quan/ubnd-xa-dong-co").await.says(200, &["1,009.00 km²"]);
}

#[tokio::test]
async fn an_agency_that_ended_says_who_took_over_and_keeps_its_articles() {
    on_both(|world| async move {
        let page = world.get("/co-quan/so-thong-tin").await;
        page.says(
            200,
            &[
                "Đã kết thúc hoạt động từ 01/07/2025. Nay là: Sở Khoa học và Công nghệ.",
                "Tin cũ vẫn ghi tên như lúc đăng.",
                "Hợp nhất hai sở.",
                "Tin đã đăng Lấy ý kiến về giá vé xe buýt",
            ],
        );
        world.get("/co-quan/so-khoa-hoc").await.says(
            200,
            &["Được hình thành từ Sở Thông tin và Truyền thông đến trước ngày 01/07/2025. Hợp nhất hai sở."],
        );
        world.get("/tin/gia-ve-2").await.says(200, &["Sở Thông tin và Truyền thông"]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_that_will_end_is_still_there() {
    let world = city().await;
    let mut tx = world.tx().await;
    agencies::end_agency(&mut tx, &STAFF, "so-khoa-hoc", date(2025, 7, 3)).await.expect("ended");
    tx.commit().await.expect("kept");
    world.get("/co-quan/so-khoa-hoc").await.hides(&["Đã kết thúc"]);
    world.get("/co-quan").await.says(200, &["Sở Khoa học và Công nghệ"]);
    world.app.db().clock().set(crate::testing::at("2025-07-03T00:01"));
    world.get("/co-quan/so-khoa-hoc").await.says(200, &["Đã kết thúc hoạt động từ 03/07/2025."]);
    world.get("/co-quan").await.hides(&["Sở Khoa học và Công nghệ"]);
}

#[tokio::test]
async fn agencies_and_areas_that_are_not_there_are_no_pages() {
    let world = World::new(Engine::Sqlite).await;
    for lost in ["/co-quan/so-rung", "/dia-ban/phuong-khong-co", "/dia-ban", "/co-quan/ubnd/khac"] {
        assert_eq!(world.get(lost).await.status, 404, "{lost}");
    }
    world.get("/co-quan/ubnd").await.says(200, &["Ủy ban nhân dân Thành phố", "Tin đã đăng"]);
}

#[tokio::test]
async fn an_agency_with_much_to_say_is_read_page_by_page() {
    let world = city().await;
    let slug = world.get("/tin/mien-phi-7").await.each(".meta a", "href")[0].clone();
    for number in 0..45 {
        world.publish(world.draft(&format!("Tin thứ {number}"), "2025-06-01T08:00")).await;
    }
    let (mut seen, mut path) = (std::collections::BTreeSet::new(), slug.clone());
    loop {
        let page = world.get(&path).await;
        assert_eq!(page.status, 200);
        assert_eq!(page.is_unlisted(), path != slug, "only the first page is for search engines");
        seen.extend(page.each("ul.list h3 a", "href"));
        match page.each("a[rel=next]", "href").into_iter().next() {
            Some(next) => path = next,
            None => break,
        }
    }
    assert!(seen.len() >= 45, "{}", seen.len());
}
