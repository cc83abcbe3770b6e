//! Small inputs of each kind with the right value of each, each in a city of its own and imported twice.

use std::path::Path;

use kit::db::Engine;
use kit::i18n::Lang;

use super::wxr::import;
use crate::testing::{World, at};
use ::importer::{Kind, Tally};
use document::{Embeds, to_html};
use newsroom::{self, Edition};

/// The result of a case.
struct Came {
    world: World,
    tally: Tally,
    said: Vec<String>,
    /// The new articles' editions, in the order of their numbers.
    editions: Vec<Edition>,
}

impl Came {
    /// The whole text of the only article for a reader.
    fn html(&self) -> String {
        assert_eq!(self.editions.len(), 1, "{:?} {:?}", self.tally, self.said);
        let text = &self.editions[0].text;
        format!("<p>{}</p>\n{}", text.summary, to_html(&text.body, &Embeds::default()))
    }

    fn titles(&self) -> Vec<&str> {
        self.editions.iter().map(|edition| edition.text.title.as_str()).collect()
    }

    #[track_caller]
    fn says(&self, words: &str) {
        assert!(self.said.iter().any(|line| line.contains(words)), "{words}: {:?}", self.said);
    }

    #[track_caller]
    fn reads(&self, there: &[&str], gone: &[&str]) {
        let html = self.html();
        for words in there {
            assert!(html.contains(words), "{words}: {html}");
        }
        for words in gone {
            assert!(!html.contains(words), "{words}: {html}");
        }
    }
}

/// Imports a case twice; the second time nothing changes.
async fn case(name: &str) -> Came {
    let world = World::new(Engine::Sqlite).await;
    world.app.db().clock().set(at("2026-11-28T12:00"));
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../importer/src/samples/cases").join(name);
    let kind = match name.split('-').next() {
        Some("wxr") => Kind::Wxr,
        Some("feed") => Kind::Feed,
        _ => Kind::Page,
    };
    let (tally, said) = import(&world, &file, kind).await;
    let before = kit::events::head(world.app.db()).await.expect("head");
    // A copy under another name is the same source.
    let folder = tempfile::tempdir().expect("a folder");
    let copy = folder.path().join(format!("ban-sao-{name}"));
    std::fs::copy(&file, &copy).expect("copied");
    for again in [&file, &copy] {
        let (again, said) = import(&world, again, kind).await;
        assert_eq!((again.added, again.changed, again.same), (0, 0, tally.added), "{name} again: {said:?}");
    }
    assert_eq!(
        kit::events::head(world.app.db()).await.expect("head"),
        before,
        "{name} again changes nothing"
    );
    let last = newsroom::last_number(world.app.db()).await.expect("read");
    let mut editions = Vec::new();
    for number in 9..=last {
        let article = newsroom::article(world.app.db(), number).await.expect("answered").expect("an article");
        let edition = newsroom::edition(world.app.db(), article.id, Lang::Vi).await.expect("answered");
        editions.push(edition.expect("an edition"));
    }
    assert_eq!(u64::try_from(editions.len()).expect("few"), tally.added, "{name}");
    Came { world, tally, said, editions }
}

/// Where an old address leads: the title of the article.
async fn leads(came: &Came, old: &str) -> String {
    let db = came.world.app.db();
    let number =
        newsroom::redirect(db, old).await.expect("answered").unwrap_or_else(|| panic!("{old} leads nowhere"));
    let article = newsroom::article(db, number).await.expect("answered").expect("an article");
    newsroom::edition(db, article.id, Lang::Vi).await.expect("answered").expect("an edition").text.title
}

#[tokio::test]
async fn what_was_not_public_stays_out() {
    let came = case("wxr-password.xml").await;
    assert!(came.editions.is_empty());
    came.says("Bài có mật khẩu #7: not read: it is protected by a password");
}

#[tokio::test]
async fn two_items_are_two_articles() {
    for name in ["wxr-same-guid.xml", "feed-same-guid.xml"] {
        assert_eq!(case(name).await.titles(), ["Cấm đường Lê Lợi", "Lịch cắt nước"], "{name}");
    }
    let came = case("feed-same-moment-no-guid.xml").await;
    assert_eq!(came.titles(), ["Thông báo cấm đường Lê Lợi", "Lịch cắt nước phường Bến Mây"]);
}

#[tokio::test]
async fn addresses_lead_to_what_had_them() {
    let came = case("wxr-foreign-guid.xml").await;
    assert_eq!(leads(&came, "/?p=8").await, "Bài số tám");
    assert_eq!(leads(&came, "/?p=50").await, "Bài từng ở máy khác");
    let came = case("wxr-old-slug.xml").await;
    for old in ["/dia-chi-cu", "/dia-chi-moi", "/?p=7"] {
        assert_eq!(leads(&came, old).await, "Bài đổi địa chỉ", "{old}");
    }
}

#[tokio::test]
async fn dates_are_read_with_their_offsets() {
    for name in [
        "feed-date-gmt7.xml",
        "feed-date-sql.xml",
        "feed-date-vn.xml",
        "feed-date-localized.xml",
        "page-time-element.html",
    ] {
        let came = case(name).await;
        assert_eq!(came.editions.len(), 1, "{name}: {:?}", came.said);
        assert_eq!(came.editions[0].at, at("2026-10-01T08:00"), "{name}");
    }
    let came = case("page-offset-space.html").await;
    assert_eq!(came.editions[0].at.to_string(), "2026-10-01T01:00:00Z");
}

#[tokio::test]
async fn an_export_of_wordpress_keeps_its_words() {
    let came = case("wxr-mixed-paragraphs.xml").await;
    assert_eq!(came.editions[0].text.body.blocks.len(), 5, "{}", came.html());
    let came = case("wxr-gallery.xml").await;
    came.says("https://cu.example/wp-content/uploads/anh.jpg is not beside the page");
    came.reads(&["<a href=\"https://cu.example/loa.mp3\">", "Mở đầu.", "Kết."], &["[audio", "[gallery"]);
    let came = case("wxr-caption-lost.xml").await;
    came.reads(&["<p>Sơ đồ phân luồng từ 22 giờ</p>", "Mở đầu.", "Kết."], &[]);
    let came = case("wxr-excerpt-twice.xml").await;
    assert_eq!(came.editions[0].text.summary, "");
    came.reads(&["Thành phố cắt nước tại ba phường."], &[]);
}

#[tokio::test]
async fn feeds_of_every_make_are_read() {
    assert_eq!(case("feed-no-version.xml").await.titles(), ["Tin của nguồn không ghi phiên bản"]);
    let came = case("feed-atom03.xml").await;
    assert_eq!(came.titles(), ["Tin Atom 0.3"]);
    assert_eq!(came.editions[0].at, at("2026-10-01T08:00"));
    assert_eq!(case("feed-json-number-id.json").await.titles(), ["Tin số ba"]);
    let came = case("feed-enclosure-pdf.xml").await;
    came.reads(&["<a href=\"https://so.example/vb.pdf\">vb.pdf</a>"], &[]);
    came.says("https://so.example/vb.pdf");
}

#[tokio::test]
async fn the_title_of_a_page_is_its_headline() {
    for name in ["page-og-differs.html", "page-og-wrong-line.html"] {
        let came = case(name).await;
        assert_eq!(came.titles(), ["Lịch cắt nước tuần này tại ba phường"], "{name}");
        came.reads(&["Đoạn mở đầu của bài.", "Kết thúc bài."], &["Tin nổi bật", "Ban biên tập"]);
    }
    assert_eq!(case("page-title-only.html").await.titles(), ["Thông báo thử về lịch cắt nước"]);
}

#[tokio::test]
async fn of_a_page_is_read_what_its_readers_read() {
    let came = case("page-hidden.html").await;
    came.reads(&["Hiện.", "Kết thúc bài."], &["Chữ ẩn"]);
    let came = case("page-del.html").await;
    came.reads(&["Hạn nộp 30/4."], &["31/3"]);
    came.says("struck words were left out: 31/3");
    let came = case("page-iframe.html").await;
    came.reads(&["<a href=\"https://www.youtube.com/embed/abc\">Phim</a>"], &[]);
    let came = case("page-chrome.html").await;
    assert_eq!(came.editions[0].text.author, "");
    assert!(came.html().trim_end().ends_with("<p>Kết thúc bài.</p>"), "{}", came.html());
    came.reads(&[], &["Tin khác", "Giấy phép", "Đăng Ký", "Trang chủ", "Đọc nhiều"]);
    let came = case("page-last-word-author.html").await;
    assert_eq!(came.editions[0].text.author, "");
    came.reads(&["<p>Hết.</p>"], &[]);
}

#[tokio::test]
async fn the_text_of_a_page_keeps_its_spaces_lines_and_links() {
    let came = case("page-mark-space.html").await;
    let html = came.html();
    let plain = html.replace("</strong> <strong>", " ");
    assert!(
        plain.contains("Theo <strong>Điều 5</strong> của Nghị quyết, <strong>Ông Nam</strong> ký."),
        "{html}"
    );
    let came = case("page-pre.html").await;
    came.reads(&["7 giờ: khai mạc", "8 giờ: thảo luận"], &["khai mạc 8 giờ"]);
    let came = case("page-relative.html").await;
    came.reads(&["<a href=\"https://cu.example/van-ban/1.html\">văn bản</a>"], &[]);
}
