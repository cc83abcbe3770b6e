//! Activities at the desk: the journey of a coordinator, an agency and an editor through the pages.

use access::Role;

use crate::testing::{Chair, Page, on_both};

const LIST: &str = "/lam-viec/hoat-dong";

fn led(page: &Page) -> String {
    assert_eq!(page.status, 303, "{}: {}", page.asked, page.words());
    page.header("location").to_owned()
}

async fn seen(chair: &Chair<'_>, path: &str) -> String {
    chair.get(path).await.each("input[name=ban]", "value").remove(0)
}

#[tokio::test]
async fn a_coordinator_plans_an_activity_and_an_editor_notes_what_was_done() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let science = world.id("so-khoa-hoc").to_string();
        let theme = format!("themes-{}", world.id("xe-buyt"));
        coordinator.get(LIST).await.says(200, &["15/KH-UBND", "Không có hoạt động nào."]);
        let new = format!("{LIST}/moi?ke-hoach=di-lai-xanh");
        coordinator.get(&new).await.says(200, &["Thêm hoạt động", "Xe buýt", "Sở Khoa học và Công nghệ"]);
        // What is wrong is said beside its field, and what was typed stays.
        let page = coordinator
            .post(&new, &[("name_vi", "Tọa đàm về vé"), ("due", "2020-01-01"), ("audience", "nhiều")])
            .await;
        page.says(422, &["Mục “Số lượt người dự” phải là số nguyên, từ 0 trở lên."]);
        assert_eq!(page.texts("#name_vi"), ["Tọa đàm về vé"]);
        let form = [
            ("name_vi", "Tọa đàm về vé"),
            ("form", "seminars"),
            ("lead", science.as_str()),
            ("due", "2025-06-30"),
            ("audience", "1.000"),
            (theme.as_str(), "1"),
        ];
        let page = coordinator.post(&new, &form).await;
        page.says(422, &["Xin xác nhận", "Thời hạn là một ngày đã qua."]);
        let sure = [&form[..], &[("confirmed", "1")]].concat();
        let activity = led(&coordinator.post(&new, &sure).await);
        let page = coordinator.get(&activity).await;
        page.says(200, &["Tọa đàm về vé", "Trễ hạn", "0/1.000 lượt người", "hạn 30/06/2025", "Đã thêm."]);
        let home = activity.split('?').next().expect("an address").to_owned();

        let editor = world.officer("Lê Biên Tập", Role::Editor, "so-khoa-hoc").await;
        // A draft binds nobody.
        editor.get("/lam-viec").await.hides(&["Tọa đàm về vé"]);
        world.approve_plan().await;
        let desk = editor.get("/lam-viec").await;
        desk.says(200, &["Hoạt động trễ hạn", "Tọa đàm về vé"]);
        let page = editor.get(&home).await;
        let record = page.each("main a.button", "href").pop().expect("where it is noted");
        let page = editor.get(&record).await;
        page.says(200, &["Ghi việc đã làm", "Tọa đàm về vé"]);
        let chosen = page.each("#activity option[selected]", "value").remove(0);
        let file: (&str, &[u8]) = ("bien-ban.txt", "Biên bản tọa đàm".as_bytes());
        let fields = [
            ("title", "Tọa đàm tại hội trường Sở"),
            ("day", "2025-06-28"),
            ("form", "seminars"),
            ("agency", science.as_str()),
            ("activity", chosen.as_str()),
            ("audience", "1.050"),
            (theme.as_str(), "1"),
        ];
        led(&editor.send_file(&record, &fields, file).await);
        let page = editor.get(&home).await;
        page.says(200, &["Đã xong", "1.050/1.000 lượt người", "Tọa đàm tại hội trường Sở"]);
        let edit = page.each(".rows .buttons a", "href").remove(0);
        editor.get(&edit).await.says(200, &["Sửa việc đã làm", "bien-ban.txt"]);
        let kept = editor.get(&format!("{edit}/tep")).await;
        assert_eq!((kept.status, kept.text.as_str()), (200, "Biên bản tọa đàm"));
        assert!(kept.header("content-disposition").starts_with("attachment"));
        let ban = seen(&editor, &edit).await;
        let again = [&fields[..], &[("ban", ban.as_str())]].concat();
        let page = editor.send_file(&edit, &again, ("", b"")).await;
        page.says(422, &["Hãy điền mục “Lý do sửa”."]);

        // A filter narrows the list; a state leads to what is in it.
        let page = coordinator.get(&format!("{LIST}?co-quan=so-khoa-hoc&chu-de=giao-thong")).await;
        page.says(200, &["Tọa đàm về vé", "Đã xong: 1"]);
        coordinator.get(&format!("{LIST}?co-quan=ubnd")).await.hides(&["Tọa đàm về vé"]);
        coordinator.get(&format!("{LIST}?trang-thai=late")).await.says(200, &["Không có hoạt động nào."]);

        let ban = seen(&coordinator, &home).await;
        let cancel = format!("{home}/huy");
        let page = coordinator.post(&cancel, &[("ban", &ban)]).await;
        page.says(422, &["Hãy điền mục “Lý do”."]);
        led(&coordinator.post(&cancel, &[("ban", &ban), ("reason", "Gộp vào hội nghị.")]).await);
        coordinator.get(&home).await.says(200, &["Đã hủy", "Gộp vào hội nghị.", "Khôi phục hoạt động"]);
        coordinator
            .get("/lam-viec/nhat-ky?loai=thiet-lap")
            .await
            .says(200, &["Hủy hoạt động Tọa đàm về vé", "Ghi việc đã làm Tọa đàm tại hội trường Sở"]);
    })
    .await;
}

#[tokio::test]
async fn two_at_once_are_told_and_keep_what_they_typed() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let theme = format!("themes-{}", world.id("xe-buyt"));
        let form = [("name_vi", "Bảng tin ở bến xe"), ("form", "boards"), (theme.as_str(), "1")];
        let new = format!("{LIST}/moi?ke-hoach=di-lai-xanh");
        let home = led(&coordinator.post(&new, &form).await);
        let edit = format!("{}/sua", home.split('?').next().expect("an address"));
        let ban = seen(&coordinator, &edit).await;
        let with = |product| [&form[..], &[("ban", ban.as_str()), ("product", product)]].concat();
        led(&coordinator.post(&edit, &with("Ba bảng tin")).await);
        let page = coordinator.post(&edit, &with("Năm bảng tin")).await;
        page.says(422, &["Hiện nay: Ba bảng tin"]);
        assert_eq!(page.each("#product", "value"), ["Năm bảng tin"]);
    })
    .await;
}

#[tokio::test]
async fn an_approval_shows_what_is_left_open_and_takes_a_confirmation() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let theme = format!("themes-{}", world.id("xe-buyt"));
        let form = [("name_vi", "Bảng tin ở bến xe"), ("form", "boards"), (theme.as_str(), "1")];
        let new = format!("{LIST}/moi?ke-hoach=di-lai-xanh");
        led(&coordinator.post(&new, &form).await);
        let plans = coordinator.get("/lam-viec/thiet-lap/ke-hoach").await;
        let approval = plans.each("main .meta a", "href");
        let approval = approval.iter().find(|href| href.ends_with("/duyet")).expect("where it is approved");
        let page = coordinator.get(approval).await;
        page.says(200, &["Dự thảo", "1 hoạt động chưa có cơ quan chủ trì", "Bảng tin ở bến xe"]);
        let ban = seen(&coordinator, approval).await;
        let page = coordinator.post(approval, &[("ban", &ban)]).await;
        page.says(422, &["Hãy xem những chỗ còn trống rồi đánh dấu xác nhận."]);
        led(&coordinator.post(approval, &[("ban", &ban), ("confirmed", "1")]).await);
        coordinator.get(approval).await.says(200, &["Đã phê duyệt", "Bản 1"]);
        let page = coordinator.post(&new, &form).await;
        page.says(422, &["Hãy điền mục “Nội dung thay đổi của kế hoạch”."]);
        led(&coordinator.post(&new, &[&form[..], &[("note", "Thêm bảng tin.")]].concat()).await);
        coordinator.get(approval).await.says(200, &["Bản 2", "Thêm bảng tin."]);
    })
    .await;
}

#[tokio::test]
async fn a_table_is_looked_at_before_its_rows_are_taken() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let import = format!("{LIST}/nhap?ke-hoach=di-lai-xanh");
        coordinator.get(&import).await.says(200, &["Tải bảng mẫu", "Cơ quan chủ trì"]);
        let sample = coordinator.get(&format!("{LIST}/nhap/mau")).await;
        assert!(sample.text.starts_with("\u{feff}Nội dung hoạt động,"), "{}", sample.text);
        let page = coordinator.send_file(&import, &[], ("a.csv", b"a,b\n1,2\n")).await;
        page.says(422, &["Không thấy dòng tiêu đề."]);
        let table = "Nội dung,Hình thức,Chủ trì\nHội nghị,Hội nghị,UBND\nTọa đàm,Không có,UBND\n";
        let sheet = led(&coordinator.send_file(&import, &[], ("b.csv", table.as_bytes())).await);
        let page = coordinator.get(&sheet).await;
        page.says(200, &["1 dòng nhập được, 1 dòng chưa đúng", "Dòng 3: Tọa đàm"]);
        page.says(200, &["Cột “Hình thức”: không tìm thấy “Không có”."]);
        coordinator.post(&sheet, &[]).await.says(422, &["hoặc đánh dấu đồng ý bỏ qua những dòng đó."]);
        led(&coordinator.post(&sheet, &[("confirmed", "1")]).await);
        coordinator.get(LIST).await.says(200, &["Hội nghị", "Tất cả: 1"]);
        coordinator.get(&sheet).await.says(200, &["Bảng này đã được nhập."]);
    })
    .await;
}
