//! Pictures and files that stand beside a saved page, and pages read by their address.

use std::path::Path;

use axum::Router;
use axum::http::StatusCode;
use axum::response::{Html, Redirect};
use axum::routing::get;

use super::wxr::{edition, import, leads};
use crate::testing::on_both;
use ::importer::{IMPORT, Import, Kind};
use document::Block;

/// A PNG of that size.
pub(super) fn png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = std::io::Cursor::new(Vec::new());
    image::RgbImage::new(width, height).write_to(&mut bytes, image::ImageFormat::Png).expect("written");
    bytes.into_inner()
}

/// As it stands in a page itself.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let mut held = [0; 4];
        held[1..=three.len()].copy_from_slice(three);
        let held = u32::from_be_bytes(held);
        for at in 0..=three.len() {
            let six = usize::try_from(held >> (18 - 6 * at) & 63).expect("six bits");
            text.push(char::from(LETTERS[six]));
        }
    }
    text
}

const PAGE: &str = "<html><body><img src=\"logo.png\"><h1>Thư viện Bến Mây mở cửa chủ nhật</h1><p>26/04/2024 07:50</p>\
    <p>Mở đầu của bài viết.</p><p><img src=\"trang_files/cham.png\"><img src=\"trang_files/l%E1%BB%9Bn.png\"></p>\
    <figure><img src=\"trang_files/hai.png\"><figcaption>Phòng đọc.</figcaption></figure>\
    <p>Đoạn hai, <a href=\"ke-hoach.pdf\">kế hoạch</a>.</p><p><img src=\"mat.png\"><img src=\"ve.svg\"></p>\
    <p>Đoạn ba.</p><p>Tin liên quan</p><img src=\"trang_files/ngoai.png\"></body></html>";

fn saved(folder: &Path) {
    let beside = folder.join("trang_files");
    std::fs::create_dir(&beside).expect("made");
    for (name, size) in
        [("cham.png", (1, 1)), ("lớn.png", (640, 360)), ("hai.png", (150, 150)), ("ngoai.png", (900, 900))]
    {
        std::fs::write(beside.join(name), png(size.0, size.1)).expect("written");
    }
    std::fs::write(folder.join("ve.svg"), "<svg xmlns=\"http://www.w3.org/2000/svg\"/>").expect("written");
    std::fs::write(folder.join("ke-hoach.pdf"), "%PDF-1.7\n%%EOF\n").expect("written");
    std::fs::write(folder.join("trang.html"), PAGE).expect("written");
    std::fs::write(folder.join("ghi-chu.docx"), "PK").expect("written");
}

#[tokio::test]
async fn a_saved_page_brings_its_pictures_and_files_along() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        saved(folder.path());
        let (tally, said) = import(&world, folder.path(), Kind::Page).await;
        assert_eq!((tally.added, tally.left_out), (1, 0), "{said:?}");
        assert!(said.iter().any(|line| line.contains("mat.png is not beside the page")), "{said:?}");
        assert!(said.iter().any(|line| line.contains("ve.svg is no PNG, JPEG, GIF or WebP")), "{said:?}");
        assert_eq!(said.len(), 2, "{said:?}");
        assert_eq!(tally.not_read.get("files ending in `.docx`"), Some(&1));
        let text = edition(&world, 9).await.text;
        assert_eq!(text.picture.expect("on top").alt, "Hình minh họa: Thư viện Bến Mây mở cửa chủ nhật");
        let inside: Vec<(&str, i64)> = text
            .body
            .blocks
            .iter()
            .filter_map(|block| match block {
                Block::Picture { caption, width, .. } => Some((caption.as_str(), *width)),
                _ => None,
            })
            .collect();
        assert_eq!(inside, [("Phòng đọc.", 150)]);
        assert_eq!(text.summary, "Mở đầu của bài viết.");
        assert_eq!(text.body.plain(), "Phòng đọc.\nĐoạn hai, kế hoạch.\nĐoạn ba.\n");
        let file = &text.attachments[0];
        assert_eq!((file.name.as_str(), file.bytes), ("ke-hoach.pdf", 15));
        assert_eq!(import(&world, folder.path(), Kind::Page).await.0.same, 1);
    })
    .await;
}

#[tokio::test]
async fn a_picture_inside_the_page_itself_is_read() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let inside = base64(&png(640, 360));
        let page = PAGE.replace("trang_files/l%E1%BB%9Bn.png", &format!("data:image/png;base64,{inside}"));
        let file = folder.path().join("trang.html");
        std::fs::write(&file, page).expect("written");
        import(&world, &file, Kind::Page).await;
        assert!(edition(&world, 9).await.text.picture.is_some());
    })
    .await;
}

#[tokio::test]
async fn a_page_is_read_by_its_address_with_its_pictures() {
    on_both(|world| async move {
        let site = Router::new()
            .route("/bai", get(|| async { Html(PAGE) }))
            .route("/cu", get(|| async { Redirect::permanent("/bai") }))
            .route("/quay", get(|| async { Redirect::permanent("/quay") }))
            .route("/dong", get(|| async { StatusCode::FORBIDDEN }))
            .route("/trang_files/{name}", get(|| async { png(640, 360) }));
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.expect("a port");
        let at = format!("http://{}", listener.local_addr().expect("an address"));
        let server = tokio::spawn(async move { axum::serve(listener, site).await });
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
        let run = async |path: &str| work.run(&format!("{at}{path}"), Kind::Page, &mut |_| {}).await;
        assert_eq!(run("/cu").await.expect("imported").added, 1);
        assert!(edition(&world, 9).await.text.picture.is_some());
        assert_eq!(run("/bai").await.expect("imported").same, 1);
        leads(&world, "/bai", "/tin/thu-vien-ben-may-mo-cua-chu-nhat-9").await;
        let refused = run("/dong").await.expect_err("refused").to_string();
        assert!(refused.ends_with("/dong was answered with 403 Forbidden"), "{refused}");
        let round = run("/quay").await.expect_err("round and round").to_string();
        assert!(round.ends_with("led on more than 5 times"), "{round}");
        let other = work.run("ftp://benmay.example/a", Kind::Page, &mut |_| {}).await.expect_err("refused");
        assert!(other.to_string().contains("http://"), "{other}");
        server.abort();
    })
    .await;
}

#[tokio::test]
async fn nothing_of_a_picture_survives_but_its_pixels_and_no_macro_comes_in() {
    on_both(|world| async move {
        let folder = tempfile::tempdir().expect("a folder");
        let mut evil = png(640, 360);
        evil.extend(b"PK\x03\x04<script>alert(1)</script>GPS");
        let page = PAGE
            .replace("trang_files/l%E1%BB%9Bn.png", &format!("data:image/png;base64,{}", base64(&evil)))
            .replace("ke-hoach.pdf", "ke-hoach.doc");
        let file = folder.path().join("trang.html");
        std::fs::write(&file, page).expect("written");
        std::fs::write(folder.path().join("ke-hoach.doc"), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1macro")
            .expect("written");
        let (_, said) = import(&world, &file, Kind::Page).await;
        assert!(said.iter().any(|line| line.contains("ke-hoach.doc was refused")), "{said:?}");
        let text = edition(&world, 9).await.text;
        assert_eq!(text.attachments, []);
        let db = world.app.db();
        let top = newsroom::picture(db, text.picture.expect("on top").picture).await.expect("answered");
        let top = top.expect("a picture");
        assert_eq!(top.kind, "image/jpeg");
        let sizes = newsroom::sizes(db, std::slice::from_ref(&top.blob)).await.expect("answered");
        for size in &sizes[top.blob.as_str()] {
            let bytes = world.app.blobs().get(&size.blob).await.expect("answered").expect("stored");
            assert!(!bytes.windows(7).any(|part| part == b"<script"), "{size:?}");
            assert_eq!(world.get(&size.address()).await.status, 200);
        }
        let raw = kit::blobs::BlobKey::of(&evil);
        assert_eq!(
            world.app.blobs().get(&raw).await.expect("answered"),
            None,
            "what was brought is not kept"
        );
    })
    .await;
}
