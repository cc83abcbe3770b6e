//! An article that older versions imported is known again: its rows have other keys.

use super::wxr::{edition, export, import, item};
use ::importer::Kind;

use crate::testing::{World, on_both};

/// Turns an article's keys into those of an older version: `origins` alone, with its digest.
async fn aged(world: &World, number: i64, keys: &[&str]) {
    let db = world.app.db();
    let article = newsroom::article(db, number).await.expect("answered").expect("an article").id;
    let (_, digest) = newsroom::origin_keys(db, article).await.expect("answered");
    let tx = world.tx().await;
    newsroom::forget_origin_keys(&tx, article).await.expect("gone");
    for key in keys {
        newsroom::add_older_origin(&tx, key, article, &digest).await.expect("written");
    }
    tx.commit().await.expect("kept");
}

#[tokio::test]
async fn rows_of_older_versions_match_and_nothing_is_doubled() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let write = |name: &str, text: &str| {
            let path = folder.path().join(name);
            std::fs::write(&path, text).expect("written");
            path
        };
        let posts = export(&format!("{}{}", item(1, "Bài một đầy đủ", "Một."), item(2, "Bài hai đầy đủ", "Hai.")));
        let rss = "<rss version=\"2.0\"><channel><title>Sở</title><link>https://so.example/</link><item><title>Tin có mã</title>\
                   <link>https://so.example/1</link><guid isPermaLink=\"false\">u1</guid><pubDate>Fri, 26 Apr 2024 07:50:00 +0700</pubDate>\
                   <description>Chữ.</description></item><item><title>Tin không mã</title><link>https://so.example/2</link>\
                   <pubDate>Fri, 26 Apr 2024 08:50:00 +0700</pubDate><description>Chữ.</description></item></channel></rss>";
        let (wxr, feed, page) =
            (write("cu.xml", &posts), write("tin.rss", rss), write("trang.txt", super::PORTAL));
        for (path, kind) in [(&wxr, Kind::Wxr), (&feed, Kind::Feed), (&page, Kind::Page)] {
            import(&world, path, kind).await;
        }
        let second = 1_714_092_600; // 2024-04-26T07:50 in Vietnam
        aged(&world, 9, &["guid:https://benmay.example/?p=1", "url:https://benmay.example/2024/04/bai-1/"]).await;
        aged(&world, 10, &["guid:https://benmay.example/?p=2", "url:https://benmay.example/2024/04/bai-2/"]).await;
        aged(&world, 11, &["guid:u1", "url:https://so.example/1"]).await;
        let title = format!("title:{}:tin-khong-ma", second + 3_600);
        let file = format!("file:{}:tin.rss", second + 3_600);
        aged(&world, 12, &["url:https://so.example/2", &title, &file]).await;
        let noon = second + 6 * 3_600 + 15 * 60; // 14:05
        let slug = viet::slug(&edition(&world, 13).await.text.title).expect("a slug");
        aged(&world, 13, &[&format!("title:{noon}:{slug}"), &format!("file:{noon}:trang.txt")]).await;

        let before = kit::events::head(world.app.db()).await.expect("head");
        for _ in 0..2 {
            for (path, kind, count) in [(&wxr, Kind::Wxr, 2), (&feed, Kind::Feed, 2), (&page, Kind::Page, 1)] {
                let (tally, said) = import(&world, path, kind).await;
                assert_eq!((tally.added, tally.changed, tally.same), (0, 0, count), "{said:?}");
            }
        }
        assert_eq!(kit::events::head(world.app.db()).await.expect("head"), before);
        // A page that changed since is the next edition of the same article.
        std::fs::write(&wxr, posts.replace("Hai.", "Hai, đã sửa.")).expect("written");
        assert_eq!(import(&world, &wxr, Kind::Wxr).await.0.changed, 1);
        std::fs::write(&page, super::PORTAL.replace("10 phút", "15 phút")).expect("written");
        assert_eq!(import(&world, &page, Kind::Page).await.0.changed, 1);
    })
    .await;
}

#[tokio::test]
async fn what_an_older_version_merged_comes_apart() {
    on_both(|world| async move {
        let two = format!(
            "{}{}",
            item(7, "Cấm đường Lê Lợi", "Cấm đường từ 22 giờ."),
            item(8, "Lịch cắt nước", "Cắt nước ngày 5.").replace("?p=8", "?p=7")
        );
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("cu.xml");
        // As the older version left it: one article with both addresses and the text of the second item.
        std::fs::write(&path, export(&item(8, "Lịch cắt nước", "Cắt nước ngày 5."))).expect("written");
        import(&world, &path, Kind::Wxr).await;
        aged(
            &world,
            9,
            &[
                "guid:https://benmay.example/?p=7",
                "url:https://benmay.example/2024/04/bai-7/",
                "url:https://benmay.example/2024/04/bai-8/",
            ],
        )
        .await;
        std::fs::write(&path, export(&two)).expect("written");
        let (tally, said) = import(&world, &path, Kind::Wxr).await;
        assert_eq!(tally.added, 1, "{said:?}");
        let (again, said) = import(&world, &path, Kind::Wxr).await;
        assert_eq!((again.added, again.changed, again.same), (0, 0, 2), "{said:?}");
        let mut titles = [edition(&world, 9).await.text.title, edition(&world, 10).await.text.title];
        titles.sort();
        assert_eq!(titles, ["Cấm đường Lê Lợi", "Lịch cắt nước"]);
    })
    .await;
}
