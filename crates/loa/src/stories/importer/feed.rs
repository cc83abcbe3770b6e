//! The three kinds of feed.

use super::wxr::{edition, import, leads};
use crate::testing::{at, on_both};
use ::importer::Kind;

const RSS: &str = "<?xml version=\"1.0\"?><rss version=\"2.0\"><channel><title>Bến Mây</title><item>\
    <title>Đổi giờ xe buýt số 5</title><link>https://benmay.example/bai/xe?id=5</link><guid>xe-5</guid>\
    <pubDate>Fri, 26 Apr 2024 07:50:00 +0700</pubDate><description>&lt;p&gt;Xe chạy từ 5 giờ.&lt;/p&gt;</description>\
    </item></channel></rss>";
const ATOM: &str = "<?xml version=\"1.0\"?><feed xmlns=\"http://www.w3.org/2005/Atom\"><title>Bến Mây</title><id>f</id>\
    <updated>2024-04-26T00:50:00Z</updated><entry><id>tag:xe-6</id><title>Đổi giờ xe buýt số 6</title>\
    <link href=\"https://benmay.example/xe-6\"/><updated>2024-04-26T00:50:00Z</updated>\
    <content type=\"html\">&lt;p&gt;Xe chạy từ 6 giờ.&lt;/p&gt;</content></entry></feed>";
const JSON: &str = "{\"version\":\"https://jsonfeed.org/version/1.1\",\"title\":\"Bến Mây\",\"items\":[{\"id\":\"xe-7\",\
    \"title\":\"Đổi giờ xe buýt số 7\",\"url\":\"https://benmay.example/xe-7\",\
    \"content_html\":\"<p>Xe chạy từ 7 giờ.</p>\",\"date_published\":\"2024-04-26T00:50:00Z\"}]}";

#[tokio::test]
async fn rss_atom_and_json_become_articles_once() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        for (name, text) in [("a.xml", RSS), ("b.atom", ATOM), ("c.json", JSON), ("d.xml", "<rss><channel>")]
        {
            std::fs::write(folder.path().join(name), text).expect("written");
        }
        let (tally, said) = import(&world, folder.path(), Kind::Feed).await;
        assert_eq!((tally.added, tally.left_out), (3, 1), "{said:?}");
        for (number, hour) in [(9, 5), (10, 6), (11, 7)] {
            let edition = edition(&world, number).await;
            assert_eq!(edition.text.body.plain(), format!("Xe chạy từ {hour} giờ.\n"));
            assert_eq!((edition.at, edition.text.source.as_str()), (at("2024-04-26T07:50"), "Bến Mây"));
        }
        leads(&world, "/bai/xe?id=5", "/tin/doi-gio-xe-buyt-so-5-9").await;
        assert_eq!(import(&world, folder.path(), Kind::Feed).await.0.same, 3);
        std::fs::write(folder.path().join("a.xml"), RSS.replace("5 giờ", "4 giờ")).expect("written");
        assert_eq!(import(&world, folder.path(), Kind::Feed).await.0.changed, 1);
    })
    .await;
}

#[tokio::test]
async fn a_feed_that_nests_without_end_is_read_or_refused() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("sau.atom");
        let nest = format!("<div>{}Sâu.{}</div>", "<b>".repeat(5_000), "</b>".repeat(5_000));
        let text = ATOM
            .replace("type=\"html\"", "type=\"xhtml\"")
            .replace("&lt;p&gt;Xe chạy từ 6 giờ.&lt;/p&gt;", &nest);
        std::fs::write(&file, text).expect("written");
        let (tally, _) = import(&world, &file, Kind::Feed).await;
        assert_eq!(tally.added + tally.left_out, 1);
    })
    .await;
}
