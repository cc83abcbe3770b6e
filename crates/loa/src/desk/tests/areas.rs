//! An editor says which areas an article concerns; the site and the search follow.

use super::{Sheet, TITLE, is_done, newest};
use crate::testing::{Page, UNITS, on_both};
use access::Role;
use newsroom::{self, NewArticle};

const BULK: &str = "/lam-viec/tin/hang-loat";

/// The names beside the boxes that are ticked.
fn ticked(page: &Page) -> Vec<String> {
    page.texts(".areas label:has(input[checked])")
}

#[tokio::test]
async fn a_draft_with_areas_is_published_and_found_under_each() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let page = editor.get(&draft).await;
        assert_eq!(
            page.texts(".areas label"),
            ["Phường Bờ Đông", "Phường Bờ Tây", "Xã Đồng Cỏ"],
            "those of today"
        );
        assert_eq!(page.texts("[data-areas-said]"), ["toàn thành phố"]);
        let (west, fields) = (world.area("phuong-bo-tay").await, world.area("xa-dong-co").await);
        let (west, fields) = (format!("area-{west}"), format!("area-{fields}"));
        let saved = editor.autosave(&draft, &Sheet::on(1).with(&fields, "1").with(&west, "1")).await;
        assert_eq!(saved.status, 200, "{}", saved.text);
        let page = editor.get(&draft).await;
        assert_eq!(
            page.texts(".areas label"),
            ["Phường Bờ Tây", "Xã Đồng Cỏ", "Phường Bờ Đông"],
            "chosen first"
        );
        assert_eq!(ticked(&page), ["Phường Bờ Tây", "Xã Đồng Cỏ"]);
        assert_eq!(page.texts("[data-areas-said]"), ["Phường Bờ Tây, Xã Đồng Cỏ"]);
        let same = editor.autosave(&draft, &Sheet::on(2).with(&west, "1").with(&fields, "1")).await;
        assert!(same.text.contains("\"version\":2"), "the same is no new version: {}", same.text);

        let sheet = Sheet::on(2).with(&west, "1").with("step", "trinh");
        is_done(&editor.fill(&draft, &sheet).await, "trinh");
        reviewer.get(&draft).await.says(200, &["Địa bàn: Phường Bờ Tây"]);
        is_done(&reviewer.step(&draft, "duyet", &[("version", "3")]).await, "duyet");
        is_done(&reviewer.step(&draft, "xuat-ban", &[]).await, "xuat-ban");
        world.get(&newest(&world).await).await.says(200, &["Địa bàn: Phường Bờ Tây"]);
        world.index().await;
        let found = async |area: &str| {
            world.get(&format!("/tim?q=xe+buyt&dia-ban={area}")).await.texts(".search-list h2")
        };
        assert_eq!(found("phuong-bo-tay").await, [TITLE]);
        assert_eq!(found("xa-dong-co").await, [""; 0], "it was taken away before it went out");
        let number = newsroom::last_number(world.app.db()).await.expect("answered");
        editor.get(&format!("/lam-viec/tin/{number}")).await.says(200, &["Địa bàn: Phường Bờ Tây"]);
    })
    .await;
}

#[tokio::test]
async fn an_area_that_has_ended_stays_with_its_last_day_and_can_be_put_back() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let old = format!("area-{}", world.area("phuong-cho-cu").await);
        let numbered = format!("area-{}", world.area("phuong-2-quan-mot").await);
        let chosen = Sheet::on(1).with(&old, "1").with(&numbered, "1");
        is_done(&editor.fill(&draft, &chosen).await, "luu");
        let names = ["Phường 2 (Quận Một, đến hết 30/06/2025)", "Phường Chợ Cũ (đến hết 30/06/2025)"];
        assert_eq!(ticked(&editor.get(&draft).await), names);
        // Taken away by a slip and put back before the page is loaded again.
        is_done(&editor.fill(&draft, &Sheet::on(2).with(&numbered, "1")).await, "luu");
        is_done(&editor.fill(&draft, &Sheet::on(3).with(&numbered, "1").with(&old, "1")).await, "luu");
        assert_eq!(ticked(&editor.get(&draft).await), names);
    })
    .await;
}

#[tokio::test]
async fn what_is_no_area_is_refused() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let theme = format!("area-{}", world.id("xe-buyt"));
        let west = format!("area-{}", world.area("phuong-bo-tay").await);
        let sheet =
            || Sheet::on(1).with(&west.to_uppercase().replace("AREA-", "area-"), "1").with(&west, "1");
        let hostile = ["", "x", "../../etc", "00000000-0000-0000-0000-000000000000", "' OR 1=1 --", "%00"];
        for hostile in hostile.map(|hostile| format!("area-{hostile}")).iter().chain([&theme]) {
            let page = editor.fill(&draft, &sheet().with(hostile, "1")).await;
            page.says(422, &["Có địa bàn đã chọn không có trong danh sách."]);
            assert_eq!(ticked(&page), ["Phường Bờ Tây"]);
        }
        is_done(&editor.fill(&draft, &sheet()).await, "luu");
        assert_eq!(ticked(&editor.get(&draft).await), ["Phường Bờ Tây"]);
        let empty = Sheet::on(2).with(&west, "");
        is_done(&editor.fill(&draft, &empty).await, "luu");
        assert_eq!(ticked(&editor.get(&draft).await), [""; 0], "a box without a value is not ticked");
    })
    .await;
}

#[tokio::test]
async fn every_area_of_a_large_city_can_be_ticked() {
    on_both(|world| async move {
        let mut table = String::from("code,kind,name_vi,name_en,area_km2,formed_from_vi\n");
        for number in 0..250 {
            table.push_str(&format!("{number},ward,Phường Số {number},Ward {number},1,giữ nguyên\n"));
        }
        world.add_units(&table, "").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let boxes = editor.get(&draft).await.each(".areas input", "name");
        assert_eq!(boxes.len(), 250);
        let sheet = boxes.iter().fold(Sheet::on(1), |sheet, name| sheet.with(name, "1"));
        is_done(&editor.fill(&draft, &sheet).await, "luu");
        assert_eq!(ticked(&editor.get(&draft).await).len(), 250);
    })
    .await;
}

#[tokio::test]
async fn areas_are_given_to_many_articles_taken_away_and_put_back() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let old = vec![world.area("phuong-cho-cu").await];
        let new = world.draft("Chợ cũ sửa mái", "2024-03-01T08:00");
        world.publish(NewArticle { areas: old, ..new }).await;
        let shown = coordinator.post(BULK, &[("tin-9", "1"), ("tin-6", "1")]).await;
        let offered = shown.each("#dia-ban option", "value");
        assert_eq!(
            offered,
            ["phuong-bo-dong", "phuong-bo-tay", "xa-dong-co", "phuong-cho-cu"],
            "and what they have"
        );

        let give = [("so", "6 9"), ("viec", "gan-dia-ban"), ("dia-ban", "phuong-bo-tay")];
        let act = coordinator.post(BULK, &give).await.header("location").to_owned();
        coordinator.get(&act).await.says(
            200,
            &[
                "Gắn địa bàn Phường Bờ Tây cho 2 tin",
                "toàn thành phố → thành Phường Bờ Tây",
                "Phường Chợ Cũ (đến hết 30/06/2025)",
            ],
        );
        world.get("/co-quan/ubnd-phuong-bo-tay").await.says(200, &["Lịch tiêm chủng tháng 7"]);
        coordinator.post(BULK, &give).await.says(422, &["Không có gì để thay đổi"]);
        let take = [("so", "9"), ("viec", "bo-dia-ban"), ("dia-ban", "phuong-cho-cu")];
        assert_eq!(coordinator.post(BULK, &take).await.status, 303);
        // Number 9 was changed since, number 6 was not.
        assert_eq!(coordinator.post(&act, &[]).await.status, 303);
        coordinator
            .get(&act)
            .await
            .says(200, &["Giữ nguyên, vì đã được thay đổi sau đó.", "Đã trở lại như trước."]);
        world.get("/co-quan/ubnd-phuong-bo-tay").await.hides(&["Lịch tiêm chủng"]);
        coordinator.get(BULK).await.says(200, &["Bỏ địa bàn Phường Chợ Cũ (đến hết 30/06/2025) ở 1 tin"]);
        world
            .officer("Quản trị", Role::Administrator, "")
            .await
            .get("/lam-viec/nhat-ky")
            .await
            .says(200, &["Đổi địa bàn của tin"]);

        let nowhere = [("so", "6"), ("viec", "gan-dia-ban"), ("dia-ban", "khong-co")];
        let page = coordinator.post(BULK, &nowhere).await;
        assert_eq!((page.status, page.each("input[name=so]", "value").len()), (200, 3), "asked again");
    })
    .await;
}
