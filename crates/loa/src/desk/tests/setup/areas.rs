//! A city's areas, from a table that somebody pastes.

use super::led;
use crate::testing::on_both;
use access::Role;

const AREAS: &str = "/lam-viec/thiet-lap/dia-ban";

/// As it is copied from a spreadsheet, with a heading, Vietnamese kinds and numbers.
const TABLE: &str = "Mã\tLoại\tTên\tTên tiếng Anh\tDiện tích\tLập từ\n\
    101\tphường\tPhường Bờ Đông\t\t15,68\tPhường 3, Phường 10 (Quận 11)\n\
    102\txã\tXã Đồng Cỏ\tDong Co Commune\t1.024,5\tXã Đồng Cỏ, Thị trấn Chợ Mới\n\n\
    103\tđặc khu\tĐặc khu Hòn Mây\t\t76\tgiữ nguyên\n";

#[tokio::test]
async fn a_pasted_table_is_looked_at_then_becomes_areas_that_people_find() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        admin.get("/lam-viec/thiet-lap").await.says(200, &["Địa bàn", "Chưa có địa bàn"]);
        let form = [("bang", TABLE), ("on", "2025-07-01"), ("thuoc", "ubnd")];
        let page = admin.post(AREAS, &form).await;
        page.says(
            200,
            &["3 đơn vị: 1 phường, 1 xã, 1 đặc khu.", "4 đơn vị cũ, ngừng hoạt động từ 01/07/2025."],
        );
        page.says(200, &["Phường 3 (Quận 11), Phường 10 (Quận 11)", "Thêm 3 đơn vị"]);
        world.get("/co-quan").await.hides(&["Bờ Đông"]);
        let seen = page.each("button[name=da-xem]", "value").remove(0);

        // A table that was changed since it was shown is shown again.
        let other = TABLE.replace("Phường Bờ Đông", "Phường Bờ Tây");
        let changed = [("bang", other.as_str()), form[1], form[2], ("da-xem", &seen)];
        admin.post(AREAS, &changed).await.says(200, &["Bảng này sẽ thêm", "Phường Bờ Tây"]);
        world.get("/co-quan").await.hides(&["Bờ Tây"]);

        let form = [form[0], form[1], form[2], ("da-xem", seen.as_str())];
        assert_eq!(led(&admin.post(AREAS, &form).await), format!("{AREAS}?bao=dia-ban"));
        let page = admin.get(AREAS).await;
        page.says(200, &["Thành phố có 3 phường, xã, đặc khu."]);
        assert!(page.each("textarea", "name").is_empty());
        world.get("/co-quan").await.says(200, &["Phường Bờ Đông", "Đặc khu Hòn Mây"]);
        world.get("/en/co-quan").await.says(200, &["Bo Dong Ward", "Hon May Special Zone"]);
        admin.get("/lam-viec/nhat-ky").await.says(200, &["địa bàn"]);
        // Nobody adds them twice.
        admin.post(AREAS, &form).await.says(422, &["Người khác vừa thêm địa bàn."]);
    })
    .await;
}

#[tokio::test]
async fn every_line_that_is_wrong_is_named_and_what_was_typed_stays() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let table = "101,phường,Phường Bờ Đông,,15.68,\n\
            101,phường,Phường Khác,,1,\n\
            102,quận,Quận 1,,3,\n\
            103,xã,Phường Bờ Đông,,2,\n\
            104,xã,Xã <b>Đồng</b>,,rộng,\n\
            ,xã,Xã Mới,,2,\n\
            105,xã\n";
        let form = [("bang", table), ("on", "2025-07-01"), ("thuoc", "ubnd")];
        let page = admin.post(AREAS, &form).await;
        page.says(422, &["Có 6 dòng cần sửa. Chưa thêm gì cả.", "Dòng 2: trùng mã với dòng 1."]);
        page.says(
            422,
            &["Dòng 3: loại phải là", "Dòng 4: trùng tên với dòng 1.", "Dòng 5: diện tích phải là"],
        );
        page.says(422, &["Dòng 6: thiếu mã.", "Dòng 7: cần năm hoặc sáu cột"]);
        assert!(page.texts("textarea").iter().any(|typed| typed.contains("Xã <b>Đồng</b>")));
        for (bang, on, thuoc, why) in [
            (" ", "2025-07-01", "ubnd", "Hãy dán bảng đơn vị vào ô."),
            (TABLE, "hôm nay", "ubnd", "Hãy chọn ngày có hiệu lực."),
            (TABLE, "2025-07-01", "", "Hãy chọn cơ quan cấp trên."),
        ] {
            let form = [("bang", bang), ("on", on), ("thuoc", thuoc)];
            admin.post(AREAS, &form).await.says(422, &[why]);
        }
        let form = [("bang", TABLE), ("on", "2025-07-01"), ("thuoc", "so-khong-co")];
        let seen = admin.post(AREAS, &form).await.each("button[name=da-xem]", "value").remove(0);
        let form = [form[0], form[1], form[2], ("da-xem", seen.as_str())];
        admin.post(AREAS, &form).await.says(422, &["Hãy chọn cơ quan cấp trên."]);
        let agency = world.officer("Quản Trị Sở", Role::Administrator, "so-khoa-hoc").await;
        agency.get(AREAS).await.says(200, &["Người quản trị toàn thành phố thêm được."]);
        assert_eq!(agency.post(AREAS, &form).await.status, 403);
    })
    .await;
}
