//! A WordPress export becomes articles, and its broken parts stop nothing.

use std::fmt::Write;
use std::path::Path;

use kit::i18n::Lang;

use crate::testing::{World, at, on_both};
use ::importer::{IMPORT, Import, ImportEvent, Kind, Tally};
use document::Block;
use newsroom::{self, Edition};

/// Runs an import as the command does; answers its counts and its messages.
pub(super) async fn import(world: &World, source: &Path, kind: Kind) -> (Tally, Vec<String>) {
    let mut said = Vec::new();
    let mut tell = |news: ImportEvent| match news {
        ImportEvent::Said(what, why) => said.push(format!("{what}: {why}")),
        ImportEvent::LeftOut(what, why) => said.push(format!("{what}: {why}")),
        ImportEvent::Skipped(what, why) => said.push(format!("{what}: {why}")),
        _ => {}
    };
    let app = &world.app;
    let work = Import {
        db: app.db(),
        blobs: app.blobs(),
        zone: app.zone(),
        agency: None,
        category: None,
        reason: "nhập bằng dòng lệnh",
        actor: &IMPORT,
        order: None,
    };
    let source = source.to_str().expect("a path in letters");
    let tally = work.run(source, kind, &mut tell).await.unwrap_or_else(|error| panic!("{error}"));
    (tally, said)
}

pub(super) async fn edition(world: &World, number: i64) -> Edition {
    let db = world.app.db();
    let article = newsroom::article(db, number).await.expect("answered").expect("an article");
    newsroom::edition(db, article.id, Lang::Vi).await.expect("answered").expect("an edition")
}

/// An old address leads to an article.
pub(super) async fn leads(world: &World, old: &str, new: &str) {
    assert_eq!(world.get(old).await.header("location"), new);
}

fn counts(tally: &Tally) -> [u64; 4] {
    [tally.added, tally.changed, tally.same, tally.left_out]
}

pub(super) fn export(items: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\" xmlns:wp=\"w\">\n<channel>\n\
         <title>Cổng Bến Mây</title>\n<wp:author><wp:author_login>lehoa</wp:author_login>\
         <wp:author_display_name><![CDATA[Lê Hoa]]></wp:author_display_name></wp:author>\n{items}</channel>\n</rss>\n"
    )
}

pub(super) fn item(id: u32, title: &str, content: &str) -> String {
    format!(
        "<item><title>{title}</title><link>https://benmay.example/2024/04/bai-{id}/</link>\
         <guid isPermaLink=\"false\">https://benmay.example/?p={id}</guid><dc:creator>lehoa</dc:creator>\
         <content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded></excerpt:encoded>\
         <wp:post_id>{id}</wp:post_id><wp:post_date>2024-04-26 07:50:00</wp:post_date>\
         <wp:post_date_gmt>2024-04-26 00:50:00</wp:post_date_gmt><wp:post_name>bai-{id}</wp:post_name>\
         <wp:status>publish</wp:status><wp:post_type>post</wp:post_type>\
         <category domain=\"category\" nicename=\"moi\"><![CDATA[Môi trường]]></category></item>\n"
    )
}

fn written(text: impl AsRef<[u8]>) -> (tempfile::TempDir, std::path::PathBuf) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("xuat.xml");
    std::fs::write(&file, text).expect("written");
    (folder, file)
}

#[tokio::test]
async fn a_public_post_becomes_an_article_and_the_rest_is_named() {
    on_both(|world| async move {
        let post = item(7, "Dọn kênh &amp; trồng cây", "Đoạn một.\n\nĐoạn hai.[row wide=\"1\"] Xem [1].");
        let draft = item(8, "Nháp", "Chưa xong.").replace("publish", "draft");
        let menu = item(9, "Menu", "x").replace(">post<", ">nav_menu_item<");
        let (_folder, file) = written(export(&format!("{post}{draft}{menu}")));
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(counts(&tally), [1, 0, 0, 0]);
        assert_eq!(
            said,
            [
                "Dọn kênh & trồng cây: the shortcode [row] was left out",
                "Nháp #8: not read: its status is `draft`",
                "Menu #9: not read: it is of the type `nav_menu_item`"
            ]
        );
        let not_read: Vec<(&str, u64)> = tally.not_read.iter().map(|(why, n)| (why.as_str(), *n)).collect();
        assert_eq!(
            not_read,
            [
                ("items of the type `nav_menu_item`", 1),
                ("posts with the status `draft`", 1),
                ("shortcodes", 1)
            ]
        );
        let edition = edition(&world, 9).await;
        assert_eq!(edition.at, at("2024-04-26T07:50"));
        assert_eq!(edition.text.title, "Dọn kênh & trồng cây");
        assert_eq!(edition.text.body.plain(), "Đoạn một.\nĐoạn hai. Xem [1].\n");
        assert_eq!((edition.text.author.as_str(), edition.text.source.as_str()), ("Lê Hoa", "Cổng Bến Mây"));
        leads(&world, "/2024/04/bai-7/", "/tin/bai-7-9").await;
        let again = import(&world, &file, Kind::Wxr).await.0;
        assert_eq!(counts(&again), [0, 0, 1, 0]);
        std::fs::write(&file, export(&post.replace("Đoạn hai", "Đoạn mới"))).expect("written");
        assert_eq!(counts(&import(&world, &file, Kind::Wxr).await.0), [0, 1, 0, 0]);
    })
    .await;
}

#[tokio::test]
async fn broken_parts_are_named_with_their_place_and_the_rest_is_read() {
    on_both(|world| async move {
        let broken = item(2, "Hỏng", "x").replace("</title>", "</titel>");
        let text = export(&format!(
            "{}{broken}{}",
            item(1, "Bài một đầy đủ", "Một."),
            item(3, "Bài ba đầy đủ", "Ba.")
        ));
        let (_folder, file) = written(&text);
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(counts(&tally), [2, 0, 0, 1]);
        assert!(said[0].contains("byte") && said[0].ends_with("line 7"), "{said:?}");
        let cut = text.find("Ba.").expect("there");
        std::fs::write(&file, &text[..cut]).expect("written");
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!((counts(&tally), said.len()), ([0, 0, 1, 2], 2), "{said:?}");
    })
    .await;
}

#[tokio::test]
async fn entities_bombs_and_nests_do_no_harm() {
    on_both(|world| async move {
        let bomb =
            "<!DOCTYPE rss [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>";
        let nest = format!("{}Sâu.{}", "<div>".repeat(5_000), "</div>".repeat(5_000));
        let evil = "<p onclick=\"x()\">Chữ <a href=\"javascript:x()\">đây</a></p><script>x()</script>";
        let items = format!(
            "{}{}{}",
            item(1, "Bom &c; nổ", "Một."),
            item(2, "Bài rất sâu", &nest),
            item(3, "Bài có mã", evil)
        );
        let text = export(&items).replacen("<rss", &format!("{bomb}<rss"), 1);
        let (_folder, file) = written(text);
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(counts(&tally), [3, 0, 0, 0], "{said:?}");
        assert_eq!(edition(&world, 9).await.text.title, "Bom nổ");
        let body = serde_json::to_string(&edition(&world, 11).await.text.body).expect("a body");
        assert!(!body.contains("script") && !body.contains("x()"), "{body}");
    })
    .await;
}

#[tokio::test]
async fn an_item_without_bounds_is_left_out_and_the_next_is_read() {
    let world = World::new(kit::db::Engine::Sqlite).await;
    let mut text = item(1, "Bài một đầy đủ", "Một.");
    let mut huge = String::with_capacity(60 << 20);
    while huge.len() < 60 << 20 {
        let _ = write!(huge, "Dài dòng và dài dòng. ");
    }
    text.push_str(&item(2, "Bài quá lớn", &huge));
    text.push_str(&item(3, "Bài ba đầy đủ", "Ba."));
    let (_folder, file) = written(export(&text));
    let (tally, said) = import(&world, &file, Kind::Wxr).await;
    assert_eq!(counts(&tally), [2, 0, 0, 1]);
    assert_eq!(said, ["Bài quá lớn: left out: the item is larger than 20 MB"]);
}

#[tokio::test]
async fn what_is_no_export_is_said_so() {
    on_both(|world| async move {
        for (text, said) in [
            (&b""[..], "the file is empty"),
            (b"PK\x03\x04zzzz", "a zip archive: unpack it first"),
            (b"<html></html>", "this is no WordPress export (WXR)"),
        ] {
            let (_folder, file) = written(text);
            let (tally, lines) = import(&world, &file, Kind::Wxr).await;
            assert_eq!(tally.left_out, 1);
            assert!(lines[0].contains(said), "{lines:?}");
        }
    })
    .await;
}

#[tokio::test]
async fn uploads_beside_an_export_come_along() {
    on_both(|world| async move {
        let content = "[caption id=\"a\"]<img src=\"https://benmay.example/wp-content/uploads/2024/04/anh-300x200.png\" \
                       alt=\"\"> Kênh sau khi dọn[/caption]\n\nĐoạn một.";
        let (folder, file) = written(export(&item(1, "Bài có ảnh đẹp", content)));
        let uploads = folder.path().join("wp-content/uploads/2024/04");
        std::fs::create_dir_all(&uploads).expect("made");
        std::fs::write(uploads.join("anh.png"), super::pictures::png(640, 360)).expect("written");
        let (_, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(said, Vec::<String>::new());
        let text = edition(&world, 9).await.text;
        let top = text.picture.expect("a picture on top");
        assert_eq!((top.alt.as_str(), top.caption.as_str()), ("Kênh sau khi dọn", "Kênh sau khi dọn"));
        assert!(!text.body.blocks.iter().any(|block| matches!(block, Block::Picture { .. })));
    })
    .await;
}

#[tokio::test]
async fn long_titles_are_cut_and_old_encodings_named() {
    on_both(|world| async move {
        let long = "Bến Mây ".repeat(60);
        let old = "Céng hßa x· héi chñ nghÜa ViÖt Nam";
        let (_folder, file) = written(export(&format!("{}{}", item(1, &long, "Một."), item(2, "Cũ", old))));
        let (tally, said) = import(&world, &file, Kind::Wxr).await;
        assert_eq!(counts(&tally), [1, 0, 0, 1]);
        assert!(said.iter().any(|line| line.contains("was cut")), "{said:?}");
        assert!(said.iter().any(|line| line.contains("TCVN3")), "{said:?}");
        let title = edition(&world, 9).await.text.title;
        assert!(title.ends_with('…') && title.chars().count() <= 300, "{title}");
    })
    .await;
}
