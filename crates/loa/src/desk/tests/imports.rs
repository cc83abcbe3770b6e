//! Importing from the desk.

use std::fmt::Write;

use uuid::Uuid;

use crate::testing::{Chair, STAFF, on_both};
use access::Role;
use importer::{Halt, Import, Kind, StopError};

const IMPORTS: &str = "/lam-viec/nhap";

/// A saved page.
fn page(title: &str, more: &str) -> String {
    format!(
        "<html><head>{more}</head><body><h1>{title}</h1><p>26/04/2024 07:50</p>\
         <p>Mở đầu của bài viết này.</p><p>Đoạn hai của bài.</p></body></html>"
    )
}

/// An export with as many posts.
fn export(posts: usize) -> String {
    let mut text = String::from(
        "<?xml version=\"1.0\"?><rss version=\"2.0\" xmlns:content=\"http://purl.org/rss/1.0/modules/content/\" \
         xmlns:wp=\"http://wordpress.org/export/1.2/\"><channel><title>Cũ</title><link>https://cu.example</link>",
    );
    for number in 1..=posts {
        let _ = write!(
            text,
            "<item><title>Thông báo {number}</title><link>https://cu.example/thong-bao-{number}/</link>\
             <guid>https://cu.example/?p={number}</guid><content:encoded><![CDATA[<p>Nội dung số {number}.</p>]]>\
             </content:encoded><wp:post_id>{number}</wp:post_id><wp:post_date>2024-01-02 08:00:00</wp:post_date>\
             <wp:post_type>post</wp:post_type><wp:status>publish</wp:status>\
             <category domain=\"category\" nicename=\"chinh-sach\"><![CDATA[Chính sách]]></category></item>"
        );
    }
    text + "</channel></rss>"
}

async fn send(chair: &Chair<'_>, kind: &str, agency: &str, bytes: &[u8]) -> String {
    let fields = [("loai", kind), ("co-quan", agency), ("ly-do", "Chuyển từ trang cũ")];
    let page = chair.send_file(IMPORTS, &fields, ("trang.html", bytes)).await;
    assert_eq!(page.status, 303, "{}", page.words());
    page.header("location").to_owned()
}

#[tokio::test]
async fn a_file_is_imported_once_and_the_report_says_so() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        coordinator.get(IMPORTS).await.says(200, &["Chưa nhập lần nào."]);
        let one = page("Thư viện mở cửa chủ nhật", "");
        let path = send(&coordinator, "page", "ubnd", one.as_bytes()).await;
        let waiting = coordinator.get(&path).await;
        waiting.says(200, &["Đang chờ", "trang.html"]);
        waiting.holds(&["<noscript><meta http-equiv=\"refresh\""]);
        world.work().await;
        let done = coordinator.get(&path).await;
        done.says(200, &["Đã xong", "Thêm mới: 1", "Thư viện mở cửa chủ nhật"]);
        assert!(!done.text.contains("http-equiv=\"refresh\""));
        world.get("/chuyen-muc/tin-tuc").await.says(200, &["Thư viện mở cửa chủ nhật"]);
        let events = newsroom::article(world.app.db(), 9).await.expect("answered").expect("there").id;
        let events = kit::events::of(world.app.db(), &events.to_string()).await.expect("read");
        assert!(events[0].actor.starts_with("officer:"), "{}", events[0].actor);
        let again = send(&coordinator, "page", "ubnd", one.as_bytes()).await;
        world.work().await;
        coordinator.get(&again).await.says(200, &["Không đổi: 1"]);
        coordinator.get(IMPORTS).await.says(200, &["trang.html", "Đã xong"]);
    })
    .await;
}

#[tokio::test]
async fn an_import_that_was_cut_off_goes_on_and_doubles_nothing() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let path = send(&coordinator, "wxr", "ubnd", export(230).as_bytes()).await;
        let id: Uuid = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an order");
        // Cut off after 130 of them: the written articles are there, and nobody said that it was over.
        let (app, actor) = (&world.app, coordinator.actor().await);
        let work = Import {
            db: app.db(),
            blobs: app.blobs(),
            zone: app.zone(),
            agency: Some("ubnd"),
            category: None,
            reason: "Chuyển từ trang cũ",
            actor: &actor,
            order: Some(id),
        };
        work.sent(export(130).into(), "x.xml", Kind::Wxr, &mut |_| {}).await.expect("begun");
        coordinator.get(&path).await.says(200, &["Thêm mới: 130"]);
        world.work().await;
        let done = coordinator.get(&path).await;
        done.says(200, &["Đã xong", "Thêm mới: 230"]);
        done.hides(&["Không đổi"]);
        assert_eq!(newsroom::last_number(app.db()).await.expect("read"), 8 + 230);
        // The report pages by key.
        assert_eq!(done.texts(".rows .row-title").len(), 200);
        let rest = coordinator.get(&done.each("a[rel=next]", "href")[0]).await;
        assert_eq!(rest.texts(".rows .row-title").len(), 30);
        // Run once more by a queue that did not know: nothing.
        world.work().await;
        assert_eq!(newsroom::last_number(app.db()).await.expect("read"), 8 + 230);
    })
    .await;
}

#[tokio::test]
async fn an_officer_imports_what_they_may_and_the_rest_is_refused_with_the_reason() {
    on_both(|world| async move {
        let science = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        // Another agency's article, brought by an import before, and its old address.
        let url = "<link rel=\"canonical\" href=\"https://cu.example/thu-vien\">";
        let all = world.officer("Điều phối", Role::Coordinator, "").await;
        send(&all, "page", "ubnd", page("Thư viện mở cửa", url).as_bytes()).await;
        world.work().await;
        let before = world.get("/thu-vien").await.header("location").to_owned();
        let changed = page("Thư viện đóng cửa", url);
        let path = send(&science, "page", "so-khoa-hoc", changed.as_bytes()).await;
        world.work().await;
        science.get(&path).await.says(200, &["Không nhận: 1", "vì tin thuộc cơ quan khác"]);
        world.get("/tin").await.hides(&["Thư viện đóng cửa"]);
        assert_eq!(world.get("/thu-vien").await.header("location"), before);

        let unknown = export(1).replace("Chính sách", "Chuyên mục lạ");
        let path = send(&science, "wxr", "so-khoa-hoc", unknown.as_bytes()).await;
        world.work().await;
        science.get(&path).await.says(200, &["Không nhận: 1", "Ở đây chưa có chuyên mục “Chuyên mục lạ”."]);
        assert_eq!(world.get("/chuyen-muc/chuyen-muc-la").await.status, 404);
        // The officer chooses one that is here instead.
        science.get(IMPORTS).await.says(200, &["Không chọn: không nhận những tin ấy"]);
        let fields = [
            ("loai", "wxr"),
            ("co-quan", "so-khoa-hoc"),
            ("chuyen-muc", "chinh-sach"),
            ("ly-do", "Chuyển từ trang cũ"),
        ];
        let sent = science.send_file(IMPORTS, &fields, ("cu.xml", unknown.as_bytes())).await;
        world.work().await;
        science.get(sent.header("location")).await.says(200, &["Thêm mới: 1", "Thông báo 1"]);
        world.get("/chuyen-muc/chinh-sach").await.says(200, &["Thông báo 1"]);
        let fields = [fields[0], fields[1], ("chuyen-muc", "khong-co"), fields[3]];
        assert_eq!(science.send_file(IMPORTS, &fields, ("cu.xml", b"x")).await.status, 400);

        let fields = [("loai", "page"), ("co-quan", "ubnd"), ("ly-do", "Chuyển trang")];
        assert_eq!(science.send_file(IMPORTS, &fields, ("a.html", b"x")).await.status, 403);
        assert_eq!(science.post(IMPORTS, &fields).await.status, 400);
        let editor = world.officer("Biên tập", Role::Editor, "").await;
        assert_eq!(editor.send_file(IMPORTS, &fields, ("a.html", b"x")).await.status, 403);
        assert_eq!(editor.get(&path).await.status, 403);
        let city = send(&all, "page", "ubnd", b"x").await;
        assert_eq!(science.get(&city).await.status, 403);
        assert_eq!(science.get(&format!("{IMPORTS}/{}", Uuid::nil())).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn an_import_that_is_stopped_keeps_what_it_brought_and_goes_on_when_sent_again() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let path = send(&coordinator, "wxr", "ubnd", export(230).as_bytes()).await;
        let id: Uuid = path.rsplit('/').next().and_then(|id| id.parse().ok()).expect("an order");
        let (app, actor) = (&world.app, coordinator.actor().await);
        let work = Import {
            db: app.db(),
            blobs: app.blobs(),
            zone: app.zone(),
            agency: Some("ubnd"),
            category: None,
            reason: "Chuyển từ trang cũ",
            actor: &actor,
            order: Some(id),
        };
        work.sent(export(130).into(), "x.xml", Kind::Wxr, &mut |_| {}).await.expect("begun");
        coordinator.get(&path).await.says(200, &["Dừng nhập"]);
        let science = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        assert_eq!(science.post(&path, &[]).await.status, 403);
        assert_eq!(coordinator.post(&path, &[]).await.header("location"), path);
        coordinator.get("/lam-viec/nhat-ky").await.says(200, &["Dừng một lần nhập tin"]);
        let page = coordinator.get(&path).await;
        page.says(200, &["Đã dừng", "Tin đã nhập trước khi dừng vẫn giữ nguyên.", "Thêm mới: 130"]);
        page.hides(&["Dừng nhập"]);
        // An import at work at this moment stops too, and the queue does not begin it again.
        let more = work.sent(export(230).into(), "x.xml", Kind::Wxr, &mut |_| {}).await;
        assert!(matches!(more, Err(Halt { why: StopError::Stopped, .. })), "{more:?}");
        world.work().await;
        assert_eq!(newsroom::last_number(app.db()).await.expect("read"), 8 + 130);
        coordinator.post(&path, &[]).await.says(303, &[]);
        coordinator.get(&path).await.says(200, &["Đã dừng"]);

        let again = send(&coordinator, "wxr", "ubnd", export(230).as_bytes()).await;
        world.work().await;
        coordinator.get(&again).await.says(200, &["Đã xong", "Thêm mới: 100", "Không đổi: 130"]);
        // Or the stopped one goes on; an officer who may not import for the agency cannot have it do so.
        let resumption = format!("{path}/tiep-tuc");
        coordinator.get(&path).await.says(200, &["Nhập tiếp"]);
        assert_eq!(science.post(&resumption, &[]).await.status, 403);
        assert_eq!(coordinator.post(&resumption, &[]).await.header("location"), path);
        coordinator.get(&path).await.says(200, &["Đang chờ"]);
        world.work().await;
        let done = coordinator.get(&path).await;
        done.says(200, &["Đã xong", "Thêm mới: 130", "Không đổi: 100"]);
        done.hides(&["Nhập tiếp"]);
        coordinator.get("/lam-viec/nhat-ky").await.says(200, &["Cho nhập tiếp một lần nhập tin"]);
        assert_eq!(newsroom::last_number(app.db()).await.expect("read"), 8 + 230);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_read_says_why() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        let cases: [(&str, &[u8], &str); 6] = [
            ("page", b"PK\x03\x04xxxx", "Đây là tệp nén."),
            ("wxr", b"PK\x03\x04xxxx", "Đây là tệp nén."),
            ("page", b"%PDF-1.7", "Không phải văn bản UTF-8."),
            ("page", b"<html><body><p>Kh\xc3\xb4ng</p></body></html>", "Không tìm thấy"),
            ("feed", b"<html></html>", "Không nhận"),
            ("page", b"", "Tệp rỗng."),
        ];
        for (kind, bytes, why) in cases {
            let path = send(&coordinator, kind, "ubnd", bytes).await;
            world.work().await;
            coordinator.get(&path).await.says(200, &["Không nhận: 1", why]);
        }
        let fields = [("loai", "page"), ("co-quan", "ubnd"), ("ly-do", "Chuyển trang")];
        let hostile = "../../etc/<script>alert(1)<\u{2f}script>.html";
        let sent = coordinator.send_file(IMPORTS, &fields, (hostile, b"x")).await;
        let html = coordinator.get(sent.header("location")).await.text;
        assert!(!html.contains("<script>alert") && !html.contains("../../"), "{html}");
        let huge = vec![b'x'; (20 << 20) + 1];
        assert_eq!(coordinator.send_file(IMPORTS, &fields, ("a.html", &huge)).await.status, 413);
        let huger = vec![b'x'; 21 << 20];
        assert_eq!(coordinator.send_file(IMPORTS, &fields, ("a.html", &huger)).await.status, 413);
        // Other forms of the desk stay small.
        let small = "x".repeat(3 << 20);
        assert_eq!(coordinator.post("/lam-viec/khoi", &[("body", &small)]).await.status, 413);
        coordinator.send_file(IMPORTS, &fields, ("", b"")).await.says(422, &["Hãy chọn một tệp"]);
        let wrong = [("loai", "exe"), ("co-quan", "ubnd")];
        assert_eq!(coordinator.send_file(IMPORTS, &wrong, ("a", b"x")).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn no_address_but_of_the_public_web_is_asked() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "").await;
        for address in [
            "http://127.0.0.1/",
            "http://169.254.169.254/latest/meta-data/",
            "file:///etc/passwd",
            "http://[::1]/",
            "x",
        ] {
            let fields =
                [("loai", "page"), ("co-quan", "ubnd"), ("dia-chi", address), ("ly-do", "Chuyển trang")];
            let page = coordinator.send_file(IMPORTS, &fields, ("", b"")).await;
            page.says(422, &["Chỉ đọc được trang công khai trên mạng"]);
        }
        // A name is judged when it is resolved.
        let fields =
            [("loai", "page"), ("co-quan", "ubnd"), ("dia-chi", "http://localhost/"), ("ly-do", "Chuyển")];
        let sent = coordinator.send_file(IMPORTS, &fields, ("", b"")).await;
        world.work().await;
        coordinator
            .get(sent.header("location"))
            .await
            .says(200, &["Không nhập được", "Chỉ đọc được trang công khai"]);
    })
    .await;
}

#[tokio::test]
async fn who_lost_their_role_imports_nothing_any_more() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let all = world.officer("Người khác", Role::Coordinator, "").await;
        let path = send(&coordinator, "page", "ubnd", page("Bài mới", "").as_bytes()).await;
        let mut tx = world.tx().await;
        let grants = accounts::grants_of(&tx, coordinator.person, tx.now()).await.expect("read");
        accounts::revoke(&mut tx, &STAFF, grants[0].id).await.expect("revoked");
        tx.commit().await.expect("kept");
        world.work().await;
        all.get(&path).await.says(200, &["Không nhập được", "không còn quyền nhập tin"]);
        assert_eq!(newsroom::last_number(world.app.db()).await.expect("read"), 8);
    })
    .await;
}

#[tokio::test]
async fn an_import_is_never_silent() {
    on_both(|world| async move {
        let coordinator = world.officer("Điều phối", Role::Coordinator, "ubnd").await;
        let one = export(1);
        // Without a reason nothing is ordered.
        let fields = [("loai", "wxr"), ("co-quan", "ubnd"), ("ly-do", " ")];
        let refused = coordinator.send_file(IMPORTS, &fields, ("a.xml", one.as_bytes())).await;
        refused.says(422, &["Hãy ghi lý do nhập"]);
        let path = send(&coordinator, "wxr", "ubnd", one.as_bytes()).await;
        world.work().await;
        coordinator.get(&path).await.says(200, &["Thêm mới: 1", "Lý do: Chuyển từ trang cũ"]);
        let told =
            "Nhập ngày 02/07/2025 từ trang.html, chưa qua thẩm định trên hệ thống. Lý do: Chuyển từ trang cũ";
        let shown = world.get("/tin/thong-bao-1-9").await;
        shown.says(200, &[told]);
        assert!(shown.texts(".editions li")[0].contains(told));
        // The same item with other words is an edition that says the same of itself.
        send(&coordinator, "wxr", "ubnd", one.replace("Nội dung số", "Lời khác số").as_bytes()).await;
        world.work().await;
        let history = world.get("/tin/thong-bao-1-9").await.texts(".editions li");
        assert!(history.len() == 2 && history.iter().all(|line| line.contains(told)), "{history:?}");
        // An article of a future day is refused, with its line.
        let late = one.replace("2024-01-02", "2031-01-02").replace("bao-1", "bao-2").replace("?p=1", "?p=2");
        let path = send(&coordinator, "wxr", "ubnd", late.as_bytes()).await;
        world.work().await;
        coordinator
            .get(&path)
            .await
            .says(200, &["Không nhận: 1", "Tin ghi ngày 02/01/2031, là ngày chưa đến."]);
        // The file that was sent is for nobody.
        let key = kit::blobs::BlobKey::of(one.as_bytes());
        for address in ["/anh/{}.svg", "/tep-dinh-kem/{}/a.pdf", "/tep-dinh-kem/{}/trang.html"] {
            assert_eq!(world.get(&address.replace("{}", key.as_str())).await.status, 404, "{address}");
        }
        assert_eq!(world.app.blobs().get(&key).await.expect("answered"), None, "it lies apart");
    })
    .await;
}
