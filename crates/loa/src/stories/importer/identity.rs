//! Two items are two articles, even with much in common; one item is one article, even with many changes.

use std::path::Path;

use super::wxr::{edition, import};
use crate::testing::{World, on_both};
use ::importer::Kind;
use kit::i18n::Lang;
use newsroom::{self, Listing};

/// An item of a feed: title, link, guid, moment, text; an empty one is left out.
type Item<'a> = (&'a str, &'a str, &'a str, &'a str, &'a str);

const MORNING: &str = "Fri, 26 Apr 2024 07:50:00 +0700";
const NEXT: &str = "Sat, 27 Apr 2024 07:50:00 +0700";
const DAY: &str = "26/04/2024";

fn feed(items: &[Item<'_>]) -> String {
    let item = |(title, link, guid, date, text): &Item<'_>| {
        let element = |name: &str, text: &str| {
            if text.is_empty() { String::new() } else { format!("<{name}>{text}</{name}>") }
        };
        format!(
            "<item><title>{title}</title>{}{}<pubDate>{date}</pubDate><description>{text}</description></item>",
            element("link", link),
            if guid.is_empty() {
                String::new()
            } else {
                format!("<guid isPermaLink=\"false\">{guid}</guid>")
            }
        )
    };
    let items: String = items.iter().map(item).collect();
    format!(
        "<rss version=\"2.0\"><channel><title>Sở</title><link>https://so.example/</link>{items}</channel></rss>"
    )
}

struct Source<'a> {
    world: &'a World,
    folder: tempfile::TempDir,
}

impl<'a> Source<'a> {
    fn new(world: &'a World) -> Self {
        Self { world, folder: tempfile::tempdir().expect("a folder") }
    }

    /// Imports; answers added, changed, same, left out.
    async fn gives(&self, file: &str, text: &str, kind: Kind) -> [u64; 4] {
        let path = self.folder.path().join(file);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("made");
        std::fs::write(&path, text).expect("written");
        self.read(&path, kind).await
    }

    async fn read(&self, path: &Path, kind: Kind) -> [u64; 4] {
        let (tally, _) = import(self.world, path, kind).await;
        [tally.added, tally.changed, tally.same, tally.left_out]
    }

    async fn feed(&self, items: &[Item<'_>]) -> [u64; 4] {
        self.gives("tin.xml", &feed(items), Kind::Feed).await
    }
}

async fn titles(world: &World) -> Vec<String> {
    let all = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 100).await.expect("articles");
    let mut titles: Vec<String> =
        all.into_iter().map(|teaser| teaser.title).filter(|title| title.starts_with('*')).collect();
    titles.sort();
    titles
}

#[tokio::test]
async fn whatever_two_items_of_a_feed_share_they_are_two() {
    on_both(|world| async move {
        // The things that two items share, in pairs: each pair is a feed of its own.
        let pairs: &[[Item<'_>; 2]] = &[
            [
                ("*A1", "https://so.example/1", "tin", MORNING, "Một."),
                ("*A2", "https://so.example/2", "tin", MORNING, "Hai."),
            ],
            [
                ("*B1", "https://so.example/b", "b1", MORNING, "Một."),
                ("*B2", "https://so.example/b", "b2", MORNING, "Hai."),
            ],
            [
                ("*C", "https://so.example/c1", "", MORNING, "Một."),
                ("*C", "https://so.example/c2", "", MORNING, "Một."),
            ],
            [("*D1", "", "", MORNING, "Một."), ("*D2", "", "", MORNING, "Một.")],
            [
                ("*E1", "https://so.example/", "", DAY, "Một."),
                ("*E2", "https://so.example/", "", DAY, "Hai."),
            ],
            [("*F", "", "", DAY, "Phường một."), ("*F", "", "", DAY, "Phường hai.")],
            [
                ("*G", "https://so.example/g", "", MORNING, "Một."),
                ("*G", "https://so.example/g", "", NEXT, "Hai."),
            ],
            [
                ("*H", "https://so.example/h1", "h", DAY, "Một."),
                ("*H", "https://so.example/h2", "h", DAY, "Hai."),
            ],
        ];
        for (place, pair) in pairs.iter().enumerate() {
            let source = Source::new(&world);
            assert_eq!(source.feed(pair).await, [2, 0, 0, 0], "pair {place}");
            assert_eq!(source.feed(pair).await, [0, 0, 2, 0], "pair {place} again");
            let turned = [pair[1], pair[0]];
            assert_eq!(source.feed(&turned).await, [0, 0, 2, 0], "pair {place} in another order");
            assert_eq!(
                source.gives("khac.xml", &feed(pair), Kind::Feed).await,
                [0, 0, 2, 0],
                "pair {place}, another file"
            );
        }
        assert_eq!(titles(&world).await.len(), 2 * pairs.len());
    })
    .await;
}

#[tokio::test]
async fn an_item_that_changed_is_the_next_edition_of_its_own_article() {
    on_both(|world| async move {
        let source = Source::new(&world);
        let one = ("*Một", "https://so.example/1", "tin", MORNING, "Chữ một.");
        let two = ("*Hai", "https://so.example/2", "tin", MORNING, "Chữ hai.");
        assert_eq!(source.feed(&[one, two]).await, [2, 0, 0, 0]);
        // The second changes its text and stands first now; then its title; then its address.
        let text = ("*Hai", "https://so.example/2", "tin", MORNING, "Chữ hai, đã sửa.");
        assert_eq!(source.feed(&[text, one]).await, [0, 1, 1, 0]);
        let title = ("*Hai sửa", "https://so.example/2", "tin", MORNING, "Chữ hai, đã sửa.");
        assert_eq!(source.feed(&[title, one]).await, [0, 1, 1, 0]);
        let moved = ("*Hai sửa", "https://so.example/hai", "tin", MORNING, "Chữ hai, đã sửa.");
        assert_eq!(source.feed(&[moved, one]).await, [0, 0, 2, 0]);
        assert_eq!(edition(&world, 10).await.text.title, "*Hai sửa");
        assert_eq!(edition(&world, 9).await.text.title, "*Một");
        // A third with the guid that is none comes first.
        let three = ("*Ba", "https://so.example/3", "tin", MORNING, "Chữ ba.");
        assert_eq!(source.feed(&[three, moved, one]).await, [1, 0, 2, 0]);
    })
    .await;
}

#[tokio::test]
async fn a_guid_counts_within_its_site() {
    on_both(|world| async move {
        let source = Source::new(&world);
        let one = feed(&[("*Một", "https://so.example/1", "1", MORNING, "Chữ một.")]);
        let other = feed(&[("*Hai", "https://phuong.example/1", "1", MORNING, "Chữ hai.")])
            .replace("https://so.example/<", "https://phuong.example/<");
        assert_eq!(source.gives("a.xml", &one, Kind::Feed).await, [1, 0, 0, 0]);
        assert_eq!(source.gives("b.xml", &other, Kind::Feed).await, [1, 0, 0, 0]);
        // A feed of one item with a guid that never changes: the next item is another.
        let next = feed(&[("*Ba", "https://so.example/3", "1", NEXT, "Chữ ba.")]);
        assert_eq!(source.gives("a.xml", &next, Kind::Feed).await, [1, 0, 0, 0]);
        assert_eq!(source.gives("a.xml", &one, Kind::Feed).await, [0, 0, 1, 0]);
        assert_eq!(source.gives("a.xml", &next, Kind::Feed).await, [0, 0, 1, 0]);
        // A guid that is made anew each time is no other item.
        let anew = feed(&[("*Ba", "https://so.example/3", "99", NEXT, "Chữ ba.")]);
        assert_eq!(source.gives("a.xml", &anew, Kind::Feed).await, [0, 0, 1, 0]);
        // The same entry over another host, another scheme, with a mark of visitors.
        let host = feed(&[("*Ba", "http://www.so.example/3/?utm_source=x", "", NEXT, "Chữ ba.")]);
        assert_eq!(source.gives("a.xml", &host, Kind::Feed).await, [0, 0, 1, 0]);
    })
    .await;
}

#[tokio::test]
async fn an_item_that_a_feed_holds_twice_is_one_and_the_other_is_named() {
    on_both(|world| async move {
        let source = Source::new(&world);
        let old = ("*Một", "https://so.example/1", "tag:1", MORNING, "Chữ cũ.");
        let new = ("*Một", "https://so.example/1", "tag:1", MORNING, "Chữ mới.");
        assert_eq!(source.feed(&[new, old]).await, [1, 0, 0, 1]);
        assert_eq!(source.feed(&[new, old]).await, [0, 0, 1, 1]);
        assert_eq!(source.feed(&[new, new]).await, [0, 0, 2, 0]);
        assert_eq!(edition(&world, 9).await.text.body.plain(), "Chữ mới.\n");
    })
    .await;
}

/// A saved page: a title, the line with its date, and its text.
fn page(title: &str, date: &str, text: &str) -> String {
    format!("<html><body><h1>{title}</h1><p>{date}</p><p>{text}</p><p>Chi tiết ở dưới.</p></body></html>")
}

#[tokio::test]
async fn pages_of_one_moment_and_one_file_name_are_two() {
    on_both(|world| async move {
        let source = Source::new(&world);
        let one = page("*Thông báo cấm đường Lê Lợi", "26/04/2024 07:50", "Cấm đường.");
        let two = page("*Lịch cắt nước phường Bến Mây", "26/04/2024 07:50", "Cắt nước.");
        assert_eq!(source.gives("a/index.html", &one, Kind::Page).await, [1, 0, 0, 0]);
        assert_eq!(source.gives("b/index.html", &two, Kind::Page).await, [1, 0, 0, 0]);
        assert_eq!(source.gives("a/index.html", &one, Kind::Page).await, [0, 0, 1, 0]);
        assert_eq!(source.gives("c/khac.html", &two, Kind::Page).await, [0, 0, 1, 0]);
        // Long titles that begin alike are two titles.
        let long = "*Thông báo về việc tạm ngừng cấp nước để sửa chữa đường ống cấp nước chính trên địa bàn thành phố, phường";
        let east = page(&format!("{long} Bờ Đông"), "27/04/2024 07:50", "Phía đông.");
        let west = page(&format!("{long} Bờ Tây"), "27/04/2024 07:50", "Phía tây.");
        let both = source.folder.path().join("phuong");
        std::fs::create_dir_all(&both).expect("made");
        std::fs::write(both.join("1.html"), east).expect("written");
        std::fs::write(both.join("2.html"), west).expect("written");
        assert_eq!(source.read(&both, Kind::Page).await, [2, 0, 0, 0]);
        assert_eq!(source.read(&both, Kind::Page).await, [0, 0, 2, 0]);
    })
    .await;
}

#[tokio::test]
async fn sites_in_folders_of_one_host_number_their_posts_each_for_itself() {
    on_both(|world| async move {
        let source = Source::new(&world);
        let export = |folder: &str, title: &str, text: &str| {
            super::wxr::export(&super::wxr::item(7, title, text))
                .replace("https://benmay.example/", &format!("https://benmay.example/{folder}/"))
                .replace("<channel>", &format!("<channel><link>https://benmay.example/{folder}</link>"))
        };
        assert_eq!(
            source.gives("a.xml", &export("bo-dong", "*Bờ Đông", "Đông."), Kind::Wxr).await,
            [1, 0, 0, 0]
        );
        assert_eq!(
            source.gives("b.xml", &export("bo-tay", "*Bờ Tây", "Tây."), Kind::Wxr).await,
            [1, 0, 0, 0]
        );
        assert_eq!(
            source.gives("a.xml", &export("bo-dong", "*Bờ Đông", "Đông mới."), Kind::Wxr).await,
            [0, 1, 0, 0]
        );
        super::wxr::leads(&world, "/bo-tay/?p=7", "/tin/bai-7-10").await;
    })
    .await;
}
