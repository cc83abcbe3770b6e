//! The agency for which a thing speaks, and the thing's name: never chosen by the alphabet, never misnamed.

use super::{Sheet, is_done};
use crate::testing::on_both;
use access::Role;

#[tokio::test]
async fn nothing_speaks_for_an_agency_that_nobody_chose() {
    on_both(|world| async move {
        let whole = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let category = world.id("tin-tuc").to_string();
        for page in ["/lam-viec/ban-thao", "/lam-viec/khoi", "/lam-viec/nhap"] {
            let name = if page.ends_with("ban-thao") { "agency" } else { "co-quan" };
            let shown = whole.get(page).await;
            let first = format!("form[method=post] select[name={name}][required] option:first-child");
            assert_eq!(shown.each(&first, "value"), [""], "{page}");
            assert_eq!(shown.texts(&first), ["Chọn…"], "{page}");
            let chosen = format!("select[name={name}] option[selected]");
            assert_eq!(shown.each(&chosen, "value"), Vec::<String>::new(), "{page}");
        }
        let form = [("lang", "vi"), ("agency", ""), ("category", category.as_str())];
        let page = whole.post("/lam-viec/ban-thao", &form).await;
        page.says(422, &["Hãy chọn cơ quan."]);
        assert_eq!(page.each(".start[open] select[name=category] option[selected]", "value"), [category]);
        let form = [("ten", "Đường dây nóng"), ("co-quan", ""), ("body", "Gọi 1022.")];
        whole.post("/lam-viec/khoi", &form).await.says(422, &["Hãy chọn cơ quan.", "Gọi 1022."]);
        let sent = [("loai", "page"), ("co-quan", "")];
        let page = whole.send_file("/lam-viec/nhap", &sent, ("trang.html", b"<h1>Tin</h1>")).await;
        page.says(422, &["Hãy chọn cơ quan."]);
    })
    .await;
}

#[tokio::test]
async fn who_writes_for_one_agency_alone_need_not_choose() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let page = editor.get("/lam-viec/ban-thao").await;
        let own = world.id("so-khoa-hoc").to_string();
        assert_eq!(page.each("form[method=post] select[name=agency] option", "value"), [own]);
    })
    .await;
}

#[tokio::test]
async fn what_has_become_an_article_is_called_one() {
    on_both(|world| async move {
        let editor = world.officer("Nguyễn Biên Tập", Role::Editor, "so-khoa-hoc").await;
        let reviewer = world.officer("Trần Thẩm Định", Role::Reviewer, "so-khoa-hoc").await;
        let draft = editor.submitted("so-khoa-hoc").await;
        is_done(&reviewer.step(&draft, "duyet", &[("version", "2")]).await, "duyet");
        is_done(&editor.step(&draft, "xuat-ban", &[]).await, "xuat-ban");
        let page = editor.get(&draft).await;
        page.says(200, &["Đã thành tin số"]);
        page.hides(&["Bản dịch của tin số"]);
        assert!(!page.texts("main a").iter().any(|link| link == "Xem thay đổi"));
        let number = super::newest(&world).await.rsplit('-').next().expect("a number").to_owned();

        let page = editor.post(&format!("/lam-viec/tin/{number}/dich"), &[("tieng", "en")]).await;
        let draft = page.header("location").to_owned();
        editor.get(&draft).await.says(200, &[&format!("Bản dịch của tin số {number}")]);
        let sheet = Sheet::on(1).with("title", "Bus 5 runs more often").with("step", "trinh");
        is_done(&editor.fill(&draft, &sheet).await, "trinh");
    })
    .await;
}
