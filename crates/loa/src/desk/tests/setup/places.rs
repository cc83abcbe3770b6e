//! An agency is moved: another kind, another agency above, another area; and the people who may not.

use uuid::Uuid;

use super::{led, seen};
use crate::testing::{STAFF, UNITS, World, on_both};
use access::Role;

const NEW: &str = "/lam-viec/thiet-lap/co-quan/moi";

fn of(world: &World, agency: &str) -> String {
    format!("/lam-viec/thiet-lap/co-quan/{}", world.id(agency))
}

/// The agency that is added at the desk.
async fn added(world: &World) -> Uuid {
    let found = agencies::agency_by_slug(world.app.db(), "so-noi-vu").await.expect("answered");
    found.expect("an agency").id
}

#[tokio::test]
async fn roles_and_searches_follow_an_agency_that_is_moved() {
    on_both(|world| async move {
        world.add_units(UNITS, "").await;
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let name = [("name_vi", "Sở Nội vụ"), ("kind", "department"), ("parent", "ubnd")];
        let other = led(&admin.post(NEW, &name).await);
        let other = other.split('?').next().expect("a path").to_owned();
        let path = of(&world, "so-khoa-hoc");
        let place = format!("{path}/vi-tri");
        let page = admin.get(&path).await;
        page.says(200, &["Vị trí trong bộ máy"]);
        assert_eq!(page.texts("#kind option[selected]"), ["Sở, ban, ngành"]);

        let west = world.area("phuong-bo-tay").await.to_string();
        let ban = seen(&page);
        let form =
            [("ban", ban.as_str()), ("kind", "service"), ("parent", "so-noi-vu"), ("area", west.as_str())];
        let page = admin.get(&led(&admin.post(&place, &form).await)).await;
        page.says(200, &["Đã lưu vị trí của cơ quan.", "Thuộc Sở Nội vụ", "Phường Bờ Tây"]);
        // An administrator of the new agency above answers for this one, and an article that names no area is found under the
        // new one.
        let above = added(&world).await;
        let mut tx = world.tx().await;
        let (mail, roles) = ("noi-vu@ben-may.example", [(Role::Administrator, Some(above))]);
        let above = accounts::add_demo_person(&mut tx, &STAFF, "Quản Trị Nội Vụ", mail, &roles).await;
        tx.commit().await.expect("kept");
        let above = world.chair(above.expect("added")).await;
        let may = above.get(&path).await;
        assert!(!may.texts("main textarea").is_empty(), "{}", may.words());
        world.index().await;
        world.get("/tim?q=via+he&dia-ban=phuong-bo-tay").await.says(200, &["Hỏi và đáp về vỉa hè"]);

        // It is not put below itself, nor below an agency that stands below it; nor by an officer who has not seen the change.
        let ban = seen(&admin.get(&path).await);
        let own = [("ban", ban.as_str()), ("kind", "service"), ("parent", "so-khoa-hoc")];
        admin.post(&place, &own).await.says(422, &["không thể là chính cơ quan này"]);
        let ring =
            [("ban", &*seen(&admin.get(&other).await)), ("kind", "department"), ("parent", "so-khoa-hoc")];
        admin.post(&format!("{other}/vi-tri"), &ring).await.says(422, &["không thể là chính cơ quan này"]);
        admin.post(&place, &form).await.says(422, &["Người khác vừa"]);
        let bad = [("ban", ban.as_str()), ("kind", "king"), ("parent", "khong-co"), ("area", "x")];
        admin.post(&place, &bad).await.says(422, &["Loại cơ quan", "Cơ quan cấp trên", "Địa bàn"]);

        // Back again, and the search with it.
        let back = [("ban", ban.as_str()), ("kind", "department"), ("parent", "ubnd"), ("area", "")];
        led(&admin.post(&place, &back).await);
        world.index().await;
        let page = world.get("/tim?q=via+he&dia-ban=phuong-bo-tay").await;
        assert!(
            !page.texts(".search-list h2").iter().any(|title| title.contains("vỉa hè")),
            "{}",
            page.words()
        );
        let record = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        record.says(200, &["Đổi loại, cấp trên hoặc địa bàn của cơ quan Sở Khoa học"]);
    })
    .await;
}

#[tokio::test]
async fn nobody_moves_an_agency_to_where_their_own_role_reaches() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let name = [("name_vi", "Sở Nội vụ"), ("kind", "department"), ("parent", "ubnd")];
        led(&admin.post(NEW, &name).await);
        let agency = added(&world).await;
        let mut tx = world.tx().await;
        accounts::grant(&mut tx, &STAFF, admin.person, Role::Reviewer, Some(agency)).await.expect("given");
        tx.commit().await.expect("kept");
        let path = of(&world, "so-khoa-hoc");
        let ban = seen(&admin.get(&path).await);
        let form = [("ban", ban.as_str()), ("kind", "department"), ("parent", "so-noi-vu")];
        let page = admin.post(&format!("{path}/vi-tri"), &form).await;
        page.says(422, &["nên khi chuyển sẽ tự có thêm quyền"]);
        assert_eq!(page.texts("#parent option[selected]"), ["Sở Nội vụ"]);
        let second = world.officer("Quản Trị Hai", Role::Administrator, "").await;
        led(&second.post(&format!("{path}/vi-tri"), &form).await);
        let own = world.officer("Quản Trị Sở", Role::Administrator, "so-khoa-hoc").await;
        let ban = seen(&own.get(&path).await);
        let back = [("ban", ban.as_str()), ("kind", "department"), ("parent", "ubnd")];
        assert_eq!(own.post(&format!("{path}/vi-tri"), &back).await.status, 403);
    })
    .await;
}
