//! Agencies: adding, renaming, ending; and the people who may.

use super::{led, seen, send};
use crate::testing::{STAFF, World, on_both};
use access::Role;

const AGENCIES: &str = "/lam-viec/thiet-lap/co-quan";
const NEW: &str = "/lam-viec/thiet-lap/co-quan/moi";

fn of(world: &World, slug: &str) -> String {
    format!("{AGENCIES}/{}", world.id(slug))
}

#[tokio::test]
async fn an_agency_is_added_below_another_with_an_address_made_from_its_name() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        admin.get(NEW).await.says(200, &["Thêm cơ quan", "Địa chỉ trên trang", "Sở, ban, ngành"]);
        let form = [
            ("name_vi", "Sở Y tế Bến Mây"),
            ("short_vi", "Sở Y tế"),
            ("about_vi", "Khám chữa bệnh."),
            ("kind", "department"),
            ("parent", "ubnd"),
        ];
        let page = admin.get(&led(&admin.post(NEW, &form).await)).await;
        page.says(200, &["Đã thêm.", "Sở Y tế Bến Mây", "Thuộc Ủy ban nhân dân Thành phố", "Sở, ban, ngành"]);
        world.get("/co-quan/so-y-te-ben-may").await.says(200, &["Sở Y tế Bến Mây", "Khám chữa bệnh."]);
        let page = admin.get(AGENCIES).await;
        page.says(200, &["4 cơ quan", "Sở Y tế Bến Mây", "Ngừng hoạt động từ 01/07/2025"]);
        // An administrator of the agency above answers for this one.
        let above = world.officer("Quản Trị UBND", Role::Administrator, "ubnd").await;
        let path = page.each(".rows a", "href");
        let names = page.texts(".rows a");
        let path = &path[names.iter().position(|name| name == "Sở Y tế Bến Mây").expect("in the list")];
        led(&send(&above, path, &[("about_vi", "Khám chữa bệnh, phòng dịch.")]).await);
        world.get("/co-quan/so-y-te-ben-may").await.says(200, &["phòng dịch"]);
        admin.get(&format!("{AGENCIES}?tim=y+te")).await.says(200, &["1 cơ quan"]);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_taken_or_is_none_is_explained() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let name = ("name_vi", "Sở Khoa học");
        let cases = [
            (vec![name, ("slug", "so-khoa-hoc")], "đã dùng cho “Sở Khoa học và Công nghệ”", "so-khoa-hoc"),
            (vec![name], "đã dùng cho “Sở Khoa học và Công nghệ”", "so-khoa-hoc"),
            (vec![name, ("slug", "Sở Y tế")], "ví dụ: so-y-te", "Sở Y tế"),
            (vec![name, ("slug", "../../admin")], "ví dụ: admin", "../../admin"),
            (vec![name, ("slug", "***")], "Hãy đặt địa chỉ", "***"),
            (vec![("name_vi", "…")], "Hãy đặt địa chỉ", ""),
        ];
        for (mut form, why, stays) in cases {
            form.push(("kind", "department"));
            let page = admin.post(NEW, &form).await;
            page.says(422, &["Chưa lưu được", why]);
            assert_eq!(page.each("#slug", "value"), [stays], "{form:?}");
            assert_eq!(page.each("#slug", "aria-invalid"), ["true"]);
            assert_eq!(page.texts("#kind option[selected]"), ["Sở, ban, ngành"]);
        }
        let page = admin.post(NEW, &[("kind", "king"), ("parent", "khong-co"), ("area", "x")]).await;
        page.says(422, &["Loại cơ quan", "Cơ quan cấp trên"]);
        assert_eq!(agencies::agencies(world.app.db()).await.expect("answered").len(), 3);
    })
    .await;
}

#[tokio::test]
async fn an_agency_with_a_new_name_keeps_its_address_and_is_found_by_both_names() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let path = of(&world, "so-khoa-hoc");
        let page = send(&admin, &path, &[("name_vi", "Sở Khoa học Bến Mây"), ("short_vi", "")]).await;
        admin.get(&led(&page)).await.says(200, &["Đã lưu.", "Sở Khoa học Bến Mây"]);
        world.get("/co-quan/so-khoa-hoc").await.says(200, &["Sở Khoa học Bến Mây"]);
        world.get("/tin/via-he-8").await.holds(&["Sở Khoa học Bến Mây"]);
        for name in ["Sở Khoa học và Công nghệ", "sở khoa học bến mây"] {
            let found = agencies::agency_by_name(world.app.db(), name).await.expect("answered");
            assert_eq!(found.expect("found").slug, "so-khoa-hoc");
        }
        assert!(agencies::agency_by_name(world.app.db(), "").await.expect("answered").is_none());
        let page = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Sửa tên hoặc lời giới thiệu cơ quan Sở Khoa học Bến Mây"]);
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_the_second_does_not_write_over_the_first() {
    on_both(|world| async move {
        let first = world.officer("Một", Role::Administrator, "").await;
        let second = world.officer("Hai", Role::Administrator, "so-khoa-hoc").await;
        let path = of(&world, "so-khoa-hoc");
        let stale = seen(&second.get(&path).await);
        led(&send(&first, &path, &[("name_en", "Science Office")]).await);
        let form = [("ban", stale.as_str()), ("name_vi", "Sở Khoa học"), ("name_en", "Science")];
        let page = second.post(&path, &form).await;
        page.says(422, &["Người khác vừa sửa", "Hiện nay: Science Office"]);
        assert_eq!(page.each("#name_vi", "value"), ["Sở Khoa học"]);
        let form = [("ban", stale.as_str()), ("viec", "ngung"), ("on", "2025-08-01")];
        first.post(&format!("{path}/ngung"), &form).await.says(422, &["Người khác vừa sửa"]);
        for ban in ["", "x", "-1", "9223372036854775808"] {
            let form = [("ban", ban), ("name_vi", "Sở Khoa học")];
            assert_eq!(second.post(&path, &form).await.status, 422, "{ban}");
        }
        world.get("/en/co-quan/so-khoa-hoc").await.says(200, &["Science Office"]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_ends_keeps_what_it_holds_and_names_its_successor() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let path = of(&world, "so-khoa-hoc");
        let (end, heirs) = (format!("{path}/ngung"), format!("{path}/ke-tuc"));
        let now = async || seen(&admin.get(&path).await);
        let ban = now().await;
        admin
            .post(&end, &[("ban", &ban), ("on", "hôm qua")])
            .await
            .says(422, &["Hãy điền mục “Ngày đầu tiên"]);
        led(&admin.post(&end, &[("ban", &ban), ("on", "2025-07-02")]).await);
        admin.get(&path).await.says(200, &["Ngừng hoạt động từ 02/07/2025", "Thêm cơ quan kế tục"]);
        world.get("/tin/via-he-8").await.says(200, &["Sở Khoa học và Công nghệ"]);
        world.get("/co-quan/so-khoa-hoc").await.says(200, &["Hỏi và đáp về vỉa hè"]);
        let page = admin.get("/lam-viec/thiet-lap/trang").await;
        assert!(!page.texts("#root_agency option").iter().any(|name| name.contains("Khoa học")));

        admin.post(&heirs, &[("to", "so-khoa-hoc")]).await.says(422, &["không thể kế tục chính mình"]);
        admin.post(&heirs, &[("to", "")]).await.says(422, &["Hãy chọn lại mục “Cơ quan kế tục”"]);
        led(&admin.post(&heirs, &[("to", "ubnd"), ("note_vi", "Theo nghị quyết.")]).await);
        let page = admin.get(&path).await;
        page.says(200, &["Kế tục: Ủy ban nhân dân Thành phố, từ 02/07/2025. Theo nghị quyết."]);
        admin.post(&heirs, &[("to", "ubnd")]).await.says(422, &["đã được ghi là cơ quan kế tục"]);
        world.get("/co-quan/so-khoa-hoc").await.says(200, &["Ủy ban nhân dân Thành phố"]);

        // A day that was wrong is taken back.
        led(&admin.post(&end, &[("ban", &now().await), ("viec", "mo-lai")]).await);
        admin.get(&path).await.hides(&["Ngừng hoạt động từ"]);
        let page = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Bỏ ngày ngừng hoạt động của cơ quan Sở Khoa học", "ngừng hoạt động"]);
    })
    .await;
}

#[tokio::test]
async fn who_administers_one_agency_changes_its_words_and_nothing_else() {
    on_both(|world| async move {
        let own = world.officer("Quản Trị Sở", Role::Administrator, "so-khoa-hoc").await;
        let (mine, other) = (of(&world, "so-khoa-hoc"), of(&world, "ubnd"));
        led(&send(&own, &mine, &[("about_vi", "Khoa học cho mọi nhà.")]).await);
        let page = own.get(&mine).await;
        assert!(page.each("form", "action").iter().all(|to| !to.ends_with("/ngung")), "{}", page.text);
        let page = own.get(&other).await;
        page.says(200, &["Bạn sửa được lời giới thiệu các cơ quan trong phạm vi của mình"]);
        assert!(page.texts("main input, main textarea").is_empty());
        let ban = agencies::version(world.app.db(), world.id("ubnd")).await.expect("a version").to_string();
        let words =
            [("ban", ban.as_str()), ("name_vi", "Của tôi"), ("kind", "department"), ("on", "2025-08-01")];
        for path in [other.clone(), format!("{mine}/ngung"), format!("{other}/ngung"), NEW.into()] {
            assert_eq!(own.post(&path, &words).await.status, 403, "{path}");
        }
        let reopened = own.post(&format!("{mine}/ngung"), &[("viec", "mo-lai")]).await;
        assert_eq!(reopened.status, 403);
        for path in ["/lam-viec/thiet-lap/trang", "/lam-viec/thiet-lap/chuyen-muc/moi"] {
            own.get(path).await.says(200, &["Chỉ người có vai Quản trị của toàn thành phố"]);
            assert!(own.get(path).await.texts("main form").is_empty());
            assert_eq!(own.post(path, &[("ban", "1"), ("name_vi", "Của tôi")]).await.status, 403, "{path}");
        }
        assert!(own.get("/lam-viec").await.texts(".steps").is_empty());
        let editor = world.officer("Biên Tập", Role::Editor, "").await;
        for path in ["/lam-viec/thiet-lap", AGENCIES, NEW, &mine, "/lam-viec/thiet-lap/ke-hoach"] {
            assert_eq!(editor.get(path).await.status, 403, "{path}");
        }
    })
    .await;
}

#[tokio::test]
async fn a_wrong_successor_is_refused_taken_back_and_follows_the_day_of_the_end() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let (old, new) = (of(&world, "so-thong-tin"), of(&world, "so-khoa-hoc"));
        let end = async |path: &str, on: &str| {
            let ban = seen(&admin.get(path).await);
            admin.post(&format!("{path}/ngung"), &[("ban", &ban), ("on", on)]).await
        };
        // The agency that takes over on 1 July does not end by then.
        end(&new, "2025-07-01").await.says(422, &["kế tục “Sở Thông tin và Truyền thông” từ 01/07/2025"]);
        led(&end(&new, "2025-07-02").await);
        // An agency does not turn back into the one that it came from, and an ended agency takes nothing over.
        let page = admin.post(&format!("{new}/ke-tuc"), &[("to", "so-thong-tin")]).await;
        page.says(422, &["“Sở Thông tin và Truyền thông” ngừng hoạt động từ 01/07/2025"]);
        assert_eq!(page.each("#to", "aria-invalid"), ["true"]);
        assert!(!page.texts("#to option").iter().any(|name| name.contains("Truyền thông")));
        end(&old, "2025-07-02")
            .await
            .says(422, &["“Sở Khoa học và Công nghệ” ngừng hoạt động từ 02/07/2025"]);
        led(&end(&new, "2025-07-20").await);
        led(&end(&old, "2025-07-10").await);
        admin.get(&old).await.says(200, &["Kế tục: Sở Khoa học và Công nghệ, từ 10/07/2025."]);
        let heirs = async |from: &str, to: &str| {
            let mut tx = world.tx().await;
            let on = jiff::civil::date(2025, 7, 5);
            let added = agencies::add_agency_successor(&mut tx, &STAFF, from, to, on, "").await;
            added.map_err(|error| error.to_string())
        };
        let added = heirs("so-khoa-hoc", "so-thong-tin").await;
        assert!(added.expect_err("a ring").contains("Ring"));

        // A wrong one is taken back, twice without harm.
        let page = admin.get(&old).await;
        assert_eq!(page.texts("form button[value=bo]"), ["Bỏ Sở Khoa học và Công nghệ"]);
        for _ in 0..2 {
            let gone = admin.post(&format!("{old}/ke-tuc"), &[("viec", "bo"), ("to", "so-khoa-hoc")]).await;
            admin.get(&led(&gone)).await.says(200, &["Đã bỏ cơ quan kế tục."]);
        }
        world.get("/co-quan/so-khoa-hoc").await.hides(&["Được hình thành từ"]);
        let page = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Bỏ một đơn vị kế tục của Sở Thông tin và Truyền thông"]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_that_goes_on_again_has_no_successors() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let path = of(&world, "so-thong-tin");
        world.get("/co-quan/so-khoa-hoc").await.says(200, &["Được hình thành từ Sở Thông tin"]);
        let ban = seen(&admin.get(&path).await);
        led(&admin.post(&format!("{path}/ngung"), &[("ban", &ban), ("viec", "mo-lai")]).await);
        admin.get(&path).await.hides(&["Kế tục:"]);
        world.get("/co-quan/so-khoa-hoc").await.hides(&["Được hình thành từ"]);
    })
    .await;
}

#[tokio::test]
async fn the_agency_that_runs_the_site_does_not_end() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let path = of(&world, "ubnd");
        let ban = seen(&admin.get(&path).await);
        let page = admin.post(&format!("{path}/ngung"), &[("ban", &ban), ("on", "2025-08-01")]).await;
        page.says(422, &["đang phụ trách trang nên chưa thể ngừng hoạt động"]);
        assert_eq!(page.each("#on", "aria-invalid"), ["true"]);
        let page = send(&admin, "/lam-viec/thiet-lap/trang", &[("root_agency", "so-thong-tin")]).await;
        page.says(422, &["“Sở Thông tin và Truyền thông” ngừng hoạt động từ 01/07/2025"]);
    })
    .await;
}
