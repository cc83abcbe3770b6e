//! Pictures and files through the doors: those that are taken, those that are refused and why, and the people who may not.

use axum::body::Body;
use axum::http::Request;
use bytes::Bytes;
use uuid::Uuid;

use super::is_done;
use crate::testing::{Chair, Page, on_both, photo};
use access::Role;

const BORDER: &str = "------------------------loa";

/// A form with a file, as a browser sends it.
fn multipart(fields: &[(&str, &str)], file: Option<(&str, &str, &[u8])>) -> Vec<u8> {
    let mut body = Vec::new();
    for (name, text) in fields {
        let part = format!("--{BORDER}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    if let Some((name, kind, bytes)) = file {
        let part = format!(
            "--{BORDER}\r\nContent-Disposition: form-data; name=\"file\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(part.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n");
    }
    body.extend_from_slice(format!("--{BORDER}--\r\n").as_bytes());
    body
}

async fn upload(chair: &Chair<'_>, path: &str, accept: &str, body: impl Into<Body>) -> Page {
    let request = Request::post(path)
        .header("content-type", format!("multipart/form-data; boundary={BORDER}"))
        .header("accept", accept)
        .header("sec-fetch-site", "same-origin");
    chair.send(request, body).await
}

fn id(draft: &str) -> &str {
    draft.rsplit('/').next().expect("an identifier")
}

/// A body that never comes.
struct Never;

impl axum::body::HttpBody for Never {
    type Data = Bytes;
    type Error = std::io::Error;

    fn poll_frame(
        self: std::pin::Pin<&mut Self>,
        _: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Result<http_body::Frame<Bytes>, Self::Error>>> {
        std::task::Poll::Pending
    }
}

/// The head of a PNG of that size with nothing in it.
fn hollow_png(width: u32, height: u32) -> Vec<u8> {
    let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
    bytes.extend_from_slice(&width.to_be_bytes());
    bytes.extend_from_slice(&height.to_be_bytes());
    bytes.extend_from_slice(&[8, 2, 0, 0, 0]);
    let mut crc = !0_u32;
    for byte in &bytes[12..] {
        crc ^= u32::from(*byte);
        for _ in 0..8 {
            crc = if crc & 1 == 1 { (crc >> 1) ^ 0xEDB8_8320 } else { crc >> 1 };
        }
    }
    bytes.extend_from_slice(&(!crc).to_be_bytes());
    bytes.extend_from_slice(b"\0\0\0\x01IDAT\0\0\0\0\0\0\0\0\0IEND\xae\x42\x60\x82");
    bytes
}

#[tokio::test]
async fn a_picture_goes_on_top_and_a_file_beside() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let fields = [("draft", id(&draft)), ("alt", "Xe\u{0} buýt <b> xanh")];
        let body = multipart(&fields, Some(("../../x.php", "image/jpeg", &photo(640, 480))));
        is_done(&upload(&editor, "/lam-viec/anh", "text/html", body).await, "anh");
        let page = editor.get(&draft).await;
        assert_eq!(page.each("#picture_alt", "value"), ["Xe buýt <b> xanh"]);
        let src = page.each("[data-focus] img", "src").pop().expect("a picture");
        assert_eq!(world.get(&src).await.header("content-type"), "image/jpeg");

        let body = multipart(
            &[("draft", id(&draft))],
            Some(("..\\..\\Lịch\u{202e} chạy.txt", "x/y", "Giờ chạy.".as_bytes())),
        );
        is_done(&upload(&editor, "/lam-viec/tep", "text/html", body).await, "tep");
        let page = editor.get(&format!("{draft}/xem-truoc")).await;
        let href = page.each("main a[download]", "href").pop().expect("a file");
        assert!(
            href.starts_with("/tep-dinh-kem/") && !href.contains("..") && !href.contains("%E2%80%AE"),
            "{href}"
        );
        // The editor asks for JSON and puts the picture itself.
        let body = multipart(&[], Some(("a.jpg", "image/jpeg", &photo(320, 240))));
        let page = upload(&editor, "/lam-viec/anh", "application/json", body).await;
        let told: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
        assert_eq!((page.status, &told["width"]), (200, &320.into()));
    })
    .await;
}

#[tokio::test]
async fn what_is_no_picture_is_refused_with_its_reason() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let svg =
            b"<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"><script>alert(1)</script></svg>";
        let mut cut = photo(640, 480);
        cut.truncate(cut.len() / 2);
        let cases: [(&str, &str, &str, Vec<u8>, &str); 7] = [
            ("a drawing with a script", "a.svg", "image/svg+xml", svg.to_vec(), "SVG"),
            ("a drawing called PNG", "a.png", "image/png", svg.to_vec(), "SVG"),
            (
                "a page called JPEG",
                "a.jpg",
                "image/jpeg",
                b"<!doctype html><script>alert(1)</script>".to_vec(),
                "không phải ảnh",
            ),
            (
                "a program called JPEG",
                "a.jpg",
                "image/jpeg",
                b"MZ\x90\0\x03\0\0\0".to_vec(),
                "không phải ảnh",
            ),
            ("200 megapixels", "a.png", "image/png", hollow_png(20_000, 10_000), "điểm ảnh"),
            ("half a picture", "a.jpg", "image/jpeg", cut, "hỏng"),
            ("nothing", "a.jpg", "image/jpeg", Vec::new(), "không phải ảnh"),
        ];
        for (what, name, kind, bytes, said) in &cases {
            let file = Some((*name, *kind, bytes.as_slice()));
            let page = upload(&editor, "/lam-viec/anh", "application/json", multipart(&[], file)).await;
            let told: serde_json::Value = serde_json::from_str(&page.text).expect(what);
            assert_eq!(page.status, 422, "{what}");
            assert!(told["error"].as_str().is_some_and(|error| error.contains(said)), "{what}: {told}");
            // A browser without scripts is told on the draft's own page.
            let fields = [("draft", id(&draft)), ("alt", "Ảnh")];
            let page = upload(&editor, "/lam-viec/anh", "text/html", multipart(&fields, file)).await;
            page.says(422, &[said]);
            assert_eq!(page.each("form#draft", "id"), ["draft"], "{what}: the draft is there to go on with");
        }
        let fields = [("draft", id(&draft))];
        let page = upload(
            &editor,
            "/lam-viec/tep",
            "text/html",
            multipart(&fields, Some(("a.exe", "x/y", b"MZ\x90\0"))),
        )
        .await;
        page.says(422, &["Không nhận loại tệp này"]);
        let page = editor.get(&draft).await;
        assert_eq!(page.each("[data-focus] img", "src"), Vec::<String>::new(), "nothing was taken");
    })
    .await;
}

#[tokio::test]
async fn of_a_picture_that_is_also_something_else_only_the_picture_is_kept() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let mut both = photo(320, 240);
        both.extend_from_slice(b"<script>alert('polyglot')</script>PK\x03\x04");
        let body = multipart(&[], Some(("a.html", "text/html", &both)));
        let page = upload(&editor, "/lam-viec/anh", "application/json", body).await;
        let told: serde_json::Value = serde_json::from_str(&page.text).expect("JSON");
        let kept = world.get(told["src"].as_str().expect("an address")).await;
        assert_eq!(kept.header("content-type"), "image/jpeg");
        assert!(!kept.text.contains("polyglot"));
    })
    .await;
}

#[tokio::test]
async fn broken_and_oversized_requests_are_refused() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let draft = editor.begin("so-khoa-hoc").await;
        let whole = multipart(&[("draft", id(&draft))], Some(("a.jpg", "image/jpeg", &photo(320, 240))));
        let cut = whole[..whole.len() / 2].to_vec();
        assert_eq!(upload(&editor, "/lam-viec/anh", "application/json", cut).await.status, 400, "cut off");
        let large = multipart(&[], Some(("a.jpg", "image/jpeg", &vec![0xff; 30 << 20])));
        assert_eq!(upload(&editor, "/lam-viec/anh", "application/json", large).await.status, 413, "30 MB");
        let text = |mb: usize| {
            multipart(&[("draft", id(&draft))], Some(("a.txt", "text/plain", &vec![b'a'; mb << 20])))
        };
        is_done(&upload(&editor, "/lam-viec/tep", "text/html", text(23)).await, "tep");
        let page = upload(&editor, "/lam-viec/tep", "text/html", text(52)).await;
        assert_eq!(page.status, 413, "a file of 52 MB");
        for body in ["", "x", "--", "--------------------------loa"] {
            let page = upload(&editor, "/lam-viec/anh", "application/json", body).await;
            assert!([400, 422].contains(&page.status), "{body:?}: {}", page.status);
        }
        let request = || Request::post("/lam-viec/anh").header("sec-fetch-site", "same-origin");
        let page = editor.send(request().header("content-type", "multipart/form-data"), "x").await;
        assert_eq!(page.status, 400, "no boundary");
        assert_eq!(editor.send(request(), "x").await.status, 400, "no type");
        let page =
            upload(&editor, "/lam-viec/tep", "text/html", multipart(&[], Some(("a.txt", "x/y", b"a")))).await;
        assert_eq!(page.status, 400, "a file for no draft");
        let many = multipart(&vec![("x", "1"); 5_000], None);
        let page = upload(&editor, "/lam-viec/anh", "application/json", many).await;
        assert!([400, 422].contains(&page.status), "no file: {}", page.status);
    })
    .await;
}

#[tokio::test]
async fn who_may_not_write_is_refused_before_anything_is_read() {
    on_both(|world| async move {
        let reader = world.officer("Lê Theo Dõi", Role::Reader, "").await;
        let aside = world.officer("Phạm Biên Tập", Role::Editor, "so-thong-tin").await;
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        // A handler that read the body would wait for ever.
        let never = || Body::new(Never);
        for path in ["/lam-viec/anh", "/lam-viec/tep"] {
            let asked = upload(&reader, path, "application/json", never());
            let page = tokio::time::timeout(std::time::Duration::from_secs(5), asked).await.expect("at once");
            assert_eq!(page.status, 403, "{path}");
        }
        let draft = editor.begin("so-khoa-hoc").await;
        for path in ["/lam-viec/anh", "/lam-viec/tep"] {
            for (chair, draft) in [(&aside, id(&draft)), (&editor, &Uuid::nil().to_string())] {
                let name = if path.ends_with("tep") { "a.txt" } else { "a.jpg" };
                let bytes = if path.ends_with("tep") { b"Ch\xe1\xbb\xaf.".to_vec() } else { photo(320, 240) };
                let body = multipart(&[("draft", draft), ("alt", "Ảnh")], Some((name, "x/y", &bytes)));
                let page = upload(chair, path, "text/html", body).await;
                assert_eq!(page.status, 404, "{path} for a draft that is not theirs: {}", page.words());
            }
        }
        let page = editor.get(&draft).await;
        assert_eq!(page.each("[data-picture] img, [name^=detach]", "name"), Vec::<String>::new());
    })
    .await;
}

#[tokio::test]
async fn a_picture_is_cropped_anew_only_by_those_whose_it_is() {
    on_both(|world| async move {
        let mine = world.officer("Nguyễn Biên Tập", Role::Editor, "ubnd").await;
        let theirs = world.officer("Phạm Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let whole = world.officer("Lê Toàn Thành", Role::Editor, "").await;
        let bytes = photo(320, 240);
        let draft = mine.begin("ubnd").await;
        let body =
            multipart(&[("draft", id(&draft)), ("alt", "Xe buýt")], Some(("a.jpg", "image/jpeg", &bytes)));
        is_done(&upload(&mine, "/lam-viec/anh", "text/html", body).await, "anh");
        let page = mine.get(&draft).await;
        let moves = page.each("form#focus", "action").pop().expect("the form that moves it");

        // The same bytes are the same picture, also for the other agency, and the picture stays its first agency's.
        let other = theirs.begin("so-khoa-hoc").await;
        let body =
            multipart(&[("draft", id(&other)), ("alt", "Xe buýt")], Some(("b.jpg", "image/jpeg", &bytes)));
        is_done(&upload(&theirs, "/lam-viec/anh", "text/html", body).await, "anh");
        let page = theirs.get(&other).await;
        page.says(200, &["Ảnh này của cơ quan khác"]);
        assert!(page.each("[form=focus]", "id").is_empty(), "no field that nobody may send");
        let asked = theirs.post(&moves, &[("x", "1"), ("y", "2"), ("draft", id(&other))]).await;
        assert_eq!(asked.status, 403);
        assert_eq!(mine.get(&draft).await.each("#focus-x", "value"), ["50"], "it stayed where it was");

        is_done(&mine.post(&moves, &[("x", "10"), ("y", "20"), ("draft", id(&draft))]).await, "anh");
        assert_eq!(mine.get(&draft).await.each("#focus-x, #focus-y", "value"), ["10", "20"]);
        is_done(&whole.post(&moves, &[("x", "30"), ("y", "40"), ("draft", id(&draft))]).await, "anh");

        // An upload for a draft belongs to the draft's agency; an upload for no draft belongs to the whole city.
        for (path, allowed) in
            [(format!("/lam-viec/anh?ban-thao={}", id(&draft)), 200), ("/lam-viec/anh".to_owned(), 403)]
        {
            let new = photo(320, if allowed == 200 { 200 } else { 180 });
            let body = multipart(&[], Some(("c.jpg", "image/jpeg", &new)));
            let told = upload(&mine, &path, "application/json", body).await;
            let told: serde_json::Value = serde_json::from_str(&told.text).expect("JSON");
            let moves = format!("/lam-viec/anh/{}/tieu-diem", told["id"].as_str().expect("an identifier"));
            assert_eq!(mine.post(&moves, &[("x", "5"), ("y", "5")]).await.status, allowed, "{path}");
            assert_eq!(whole.post(&moves, &[("x", "5"), ("y", "5")]).await.status, 200);
        }
        let body = multipart(&[], Some(("d.jpg", "image/jpeg", &photo(200, 160))));
        let path = format!("/lam-viec/anh?ban-thao={}", id(&draft));
        let refused = upload(&theirs, &path, "application/json", body).await.status;
        assert!([403, 404].contains(&refused), "{refused} for a draft of others");
    })
    .await;
}
