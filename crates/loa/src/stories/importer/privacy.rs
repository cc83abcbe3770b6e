//! An item that was not public where it stood is not public here, and the report names it.

use super::wxr::{export, import, item};
use crate::testing::{World, on_both};
use ::importer::Kind;
use kit::i18n::Lang;
use newsroom::{self, Listing};

async fn titles(world: &World) -> Vec<String> {
    let all = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 100).await.expect("articles");
    all.into_iter().map(|teaser| teaser.title).collect()
}

#[tokio::test]
async fn of_every_status_of_wordpress_only_publish_is_public() {
    on_both(|world| async move {
        let before = titles(&world).await.len();
        let statuses = [
            "draft",
            "pending",
            "private",
            "future",
            "trash",
            "auto-draft",
            "inherit",
            "request-pending",
            "archive",
            "Publish",
            "",
        ];
        let mut items = item(1, "Bài công khai", "Một.");
        for (place, status) in (10_u32..).zip(statuses) {
            let one = item(place, "Bài kín", &format!("Chữ kín {status}."));
            items.push_str(&one.replace(">publish<", &format!(">{status}<")));
        }
        for (place, kind) in (40_u32..).zip([
            "revision",
            "nav_menu_item",
            "wp_block",
            "custom_css",
            "oembed_cache",
            "tin_noi_bo",
            "",
        ]) {
            items.push_str(&item(place, "Bài kín", "Chữ kín.").replace(">post<", &format!(">{kind}<")));
        }
        let password = "</wp:status><wp:post_password>bimat</wp:post_password>";
        items.push_str(&item(70, "Bài kín", "Chữ kín.").replace("</wp:status>", password));
        let space = "</wp:status><wp:post_password><![CDATA[ ]]></wp:post_password>";
        items.push_str(
            &item(71, "Trang kín", "Chữ kín.").replace("</wp:status>", space).replace(">post<", ">page<"),
        );
        // An empty field, as every export has it, protects nothing.
        let none = "</wp:status><wp:post_password><![CDATA[]]></wp:post_password>";
        items.push_str(&item(72, "Bài không mật khẩu", "Chữ.").replace("</wp:status>", none));
        let later = item(73, "Bài hẹn giờ", "Chữ kín.").replace("2024-04-26", "2031-04-26");
        items.push_str(&later);
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("xuat.xml");
        std::fs::write(&file, export(&items)).expect("written");
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!((tally.added, tally.left_out), (2, 1), "{said:?}");
        let after = titles(&world).await;
        assert_eq!(after.len(), before + 2);
        assert!(!after.iter().any(|title| title.contains("kín") || title.contains("hẹn giờ")), "{after:?}");
        // Each is named, with its reason.
        for (place, status) in (10_u32..).zip(statuses) {
            assert!(
                said.contains(&format!("Bài kín #{place}: not read: its status is `{status}`")),
                "{said:?}"
            );
        }
        assert!(
            said.contains(&"Bài kín #70: not read: it is protected by a password".to_owned()),
            "{said:?}"
        );
        assert!(
            said.contains(&"Trang kín #71: not read: it is protected by a password".to_owned()),
            "{said:?}"
        );
        assert!(
            said.contains(&"Bài kín #45: not read: it is of the type `tin_noi_bo`".to_owned()),
            "{said:?}"
        );
        assert!(
            said.iter().any(|line| line.starts_with("Bài hẹn giờ: left out: the page is dated 2031-04-26")),
            "{said:?}"
        );
        world.get("/tin").await.hides(&["Bài kín", "Trang kín"]);
    })
    .await;
}

#[tokio::test]
async fn drafts_and_days_to_come_of_feeds_stay_out_and_are_named() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    let entry = |id: u32, more: &str, at: &str| {
        format!(
            "<entry><title>Tin số {id}</title><id>tag:{id}</id><link href=\"https://so.example/{id}\"/>\
             <published>{at}</published><content type=\"html\">Chữ {id}.</content>{more}</entry>"
        )
    };
    let draft =
        "<app:control xmlns:app=\"http://www.w3.org/2007/app\"><app:draft>yes</app:draft></app:control>";
    let ready =
        "<app:control xmlns:app=\"http://www.w3.org/2007/app\"><app:draft>no</app:draft></app:control>";
    let feed = format!(
        "<feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Sở</title><link href=\"https://so.example/\"/>{}{}{}</feed>",
        entry(1, draft, "2024-04-26T00:50:00Z"),
        entry(2, ready, "2024-04-26T00:50:00Z"),
        entry(3, "", "2031-01-02T00:00:00Z"),
    );
    let json = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Sở\",\"items\":[\
        {\"id\":4,\"title\":\"Tin số 4\",\"content_text\":\"Chữ.\",\"date_published\":\"2024-04-26T00:50:00Z\",\"draft\":true},\
        {\"id\":5,\"title\":\"Tin số 5\",\"content_text\":\"Chữ.\",\"date_published\":\"2031-04-26T00:50:00Z\"}]}";
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::write(folder.path().join("a.atom"), feed).expect("written");
    std::fs::write(folder.path().join("b.json"), json).expect("written");
    let (tally, said) = import(&world, folder.path(), Kind::Feed).await;
    assert_eq!((tally.added, tally.left_out), (1, 2), "{said:?}");
    assert!(said.contains(&"Tin số 1: not read: it is a draft".to_owned()), "{said:?}");
    assert!(said.contains(&"Tin số 4: not read: it is a draft".to_owned()), "{said:?}");
    assert!(
        said.iter().any(|line| line.starts_with("Tin số 3: left out: the page is dated 2031-01-02")),
        "{said:?}"
    );
}

#[tokio::test]
async fn what_may_have_been_kept_from_some_is_said() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    let meta = "</wp:status><wp:postmeta><wp:meta_key>_yoast_wpseo_meta-robots-noindex</wp:meta_key>\
                <wp:meta_value>1</wp:meta_value></wp:postmeta>";
    let items = item(1, "Bài cần xem", "Một.").replace("</wp:status>", meta);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("xuat.xml");
    std::fs::write(&file, export(&items)).expect("written");
    let (tally, said) = import(&world, &file, Kind::Wxr).await;
    assert_eq!(tally.added, 1);
    assert!(said.iter().any(|line| line.contains("noindex") && line.contains("look whether")), "{said:?}");
}
