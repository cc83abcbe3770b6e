//! Pages and exports that name areas.

use jiff::civil::Date;

use super::page;
use super::wxr::import;
use crate::testing::{World, on_both};
use ::importer::Kind;
use newsroom::{self};

/// Two former wards of one name, and two of today that were formed from them.
const UNITS: &str = "code,kind,name_vi,name_en,area_km2,formed_from_vi\n\
    1,ward,Phường Bờ Đông,Bo Dong Ward,1.5,\"Phường 2 (Quận Một), Phường Bờ Tây\"\n\
    2,ward,Phường Bờ Tây,Bo Tay Ward,2.25,Phường 2 (Quận Hai)\n";

/// The names of the areas of an article, in the order of names.
async fn areas(world: &World, number: i64) -> Vec<String> {
    let db = world.app.db();
    let article = newsroom::article(db, number).await.expect("answered").expect("an article");
    let ids = newsroom::areas_of(db, article.id).await.expect("answered");
    let areas = agencies::areas_with(db, &ids).await.expect("answered");
    areas.iter().map(|area| area.name_on(kit::i18n::Lang::Vi, Date::constant(2026, 1, 1))).collect()
}

fn saved(end: &str) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("tin.txt");
    let text = format!(
        "Tin hoạt động 26/04/2024 14:05\nHai bờ sông cùng sửa đường đi bộ\nTừ tháng tới hai bờ sông cùng sửa đường.\n\
         Người đi bộ qua cầu tạm.\nCầu tạm mở cả đêm.\n{end}\n"
    );
    std::fs::write(&file, text).expect("written");
    (folder, file)
}

#[tokio::test]
async fn a_page_names_its_areas_beside_its_source() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let end = "Nguồn: Sở KHCN\nĐịa bàn: phuong bo dong, Phường 2, Quận Hai; phuong-bo-tay";
        let (_folder, file) = saved(end);
        let (tally, said) = import(&world, &file, Kind::Page).await;
        assert_eq!((tally.added, said), (1, Vec::new()));
        let all = ["Phường 2 (Quận Hai, đến hết 30/06/2025)", "Phường Bờ Đông", "Phường Bờ Tây"];
        assert_eq!(areas(&world, 9).await, all);
        assert_eq!(import(&world, &file, Kind::Page).await.0.same, 1, "and again changes nothing");
    })
    .await;
}

#[tokio::test]
async fn a_name_means_what_it_meant_on_the_day_of_the_page() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let (_folder, file) = saved("Địa bàn: Phường Bờ Tây.\nNguồn: Sở KHCN");
        assert!(import(&world, &file, Kind::Page).await.1.is_empty());
        assert_eq!(areas(&world, 9).await, ["Phường Bờ Tây (đến hết 30/06/2025)"], "in 2024 it was another");
    })
    .await;
}

#[tokio::test]
async fn unknown_names_and_names_of_several_are_reported_and_left_out() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let (_folder, file) = saved("Địa bàn: Phường Bờ Đông; PHƯỜNG 2; Phường Trên Trời, ; ");
        let (tally, said) = import(&world, &file, Kind::Page).await;
        assert_eq!(tally.added, 1);
        let title = "Hai bờ sông cùng sửa đường đi bộ";
        assert_eq!(
            said,
            [
                format!("{title}: `PHƯỜNG 2` stands for several areas, so none was taken: Phường 2 (Quận Hai); Phường 2 (Quận Một)"),
                format!("{title}: there is no area `Phường Trên Trời`: it was left out"),
            ]
        );
        assert_eq!(areas(&world, 9).await, ["Phường Bờ Đông"]);
    })
    .await;
}

#[tokio::test]
async fn tags_of_an_export_are_themes_then_areas() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let tag = |domain: &str, name: &str| {
            format!("<category domain=\"{domain}\" nicename=\"x\"><![CDATA[{name}]]></category>")
        };
        let tags = [
            tag("post_tag", "Xe buýt"),
            tag("post_tag", "Phường Bờ Đông"),
            tag("post_tag", "Phường 2"),
            tag("post_tag", "đầu tư"),
            tag("dia-ban", "Phường 2 (Quận Một)"),
            tag("dia-ban", "Phường Không Có"),
        ];
        let item = super::wxr::item(7, "Cầu tạm mở cửa", "Đoạn một.\n\nĐoạn hai.");
        let item = item.replace("</item>", &format!("{}</item>", tags.concat()));
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("xuat.xml");
        std::fs::write(&file, super::wxr::export(&item)).expect("written");
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(tally.added, 1);
        assert_eq!(tally.not_read.get("tags that are neither a theme nor an area"), Some(&1));
        assert_eq!(said.len(), 2, "{said:?}");
        assert!(said[0].contains("`Phường 2` stands for several areas"), "{said:?}");
        assert!(said[1].contains("there is no area `Phường Không Có`"), "{said:?}");
        assert_eq!(areas(&world, 9).await, ["Phường 2 (Quận Một, đến hết 30/06/2025)", "Phường Bờ Đông"]);
    })
    .await;
}

#[test]
fn a_sentence_about_areas_inside_the_text_stays_text() {
    let text = "Tin hoạt động 26/04/2024 14:05\nHai bờ sông cùng sửa đường đi bộ\nTóm tắt của tin này.\n\
                Địa bàn: cả hai bờ sông.\nNgười đi bộ qua cầu tạm.\nNguồn: Sở KHCN\n";
    let page = page(text);
    assert!(page.body.plain().contains("Địa bàn: cả hai bờ sông."), "{}", page.body.plain());
    assert!(page.more.places.is_empty());
}
