//! Plans and their themes.

use super::{led, seen, send};
use crate::testing::on_both;
use access::Role;

const PLANS: &str = "/lam-viec/thiet-lap/ke-hoach";

#[tokio::test]
async fn a_coordinator_sets_up_a_plan_and_its_tree_of_themes() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        coordinator.get("/lam-viec/thiet-lap").await.says(200, &["Kế hoạch và chủ đề"]);
        let new = format!("{PLANS}/moi");
        let form = [
            ("number", "12/KH-UBND"),
            ("name_vi", "Kế hoạch phân loại rác"),
            ("issuer", "ubnd"),
            ("starts", "2025-08-01"),
            ("ends", "2025-12-31"),
        ];
        led(&coordinator.post(&new, &form).await);
        let page = coordinator.get(PLANS).await;
        page.says(200, &["12/KH-UBND", "01/08/2025 – 31/12/2025", "chưa có chủ đề nào"]);
        let add = page.each("main a.button.secondary", "href").remove(0);
        led(&coordinator.post(&add, &[("name_vi", "Rác thực phẩm")]).await);
        let page = coordinator.get(&format!("{add}?thuoc=rac-thuc-pham")).await;
        assert_eq!(page.texts("#parent option[selected]"), ["Rác thực phẩm"]);
        let form = [("name_vi", "Thùng xanh"), ("parent", "rac-thuc-pham")];
        led(&coordinator.post(&add, &form).await);
        let page = coordinator.get(PLANS).await;
        assert_eq!(page.texts(".deep-1 .row-title a").first().map(String::as_str), Some("Thùng xanh"));
        world.get("/chu-de/thung-xanh").await.says(200, &["Thùng xanh", "Rác thực phẩm"]);

        let theme = page.each(".deep-1 .row-title a", "href").remove(0);
        let stale = seen(&coordinator.get(&theme).await);
        led(&send(&coordinator, &theme, &[("name_vi", "Thùng màu xanh")]).await);
        world.get("/chu-de/thung-xanh").await.says(200, &["Thùng màu xanh"]);
        let page = coordinator.post(&theme, &[("ban", &stale), ("name_vi", "Thùng xám")]).await;
        page.says(422, &["Hiện nay: Thùng màu xanh"]);
        let plan = coordinator.get(PLANS).await.each("main h2 a", "href").remove(0);
        led(&send(&coordinator, &plan, &[("ends", "2026-06-30")]).await);
        coordinator.get(PLANS).await.says(200, &["30/06/2026"]);
        let page = coordinator.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Sửa kế hoạch 12/KH-UBND", "Sửa chủ đề Thùng màu xanh"]);
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_with_a_plan_is_said_field_by_field() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let new = format!("{PLANS}/moi");
        let page =
            coordinator.post(&new, &[("name_vi", "Kế hoạch"), ("issuer", "x"), ("starts", "mai")]).await;
        page.says(
            422,
            &["Cơ quan ban hành", "Hãy điền mục “Ngày bắt đầu”.", "Hãy điền mục “Ngày kết thúc”."],
        );
        let form =
            [("name_vi", "Kế hoạch"), ("issuer", "ubnd"), ("starts", "2025-08-02"), ("ends", "2025-08-01")];
        let page = coordinator.post(&new, &form).await;
        page.says(422, &["Hãy điền mục “Số hiệu”.", "Ngày kết thúc phải sau ngày bắt đầu."]);
        assert_eq!(page.each("#starts", "value"), ["2025-08-02"]);
        // A theme never leaves its plan.
        let own = coordinator.get(PLANS).await.each("main a.button.secondary", "href").remove(0);
        let page = coordinator.post(&own, &[("name_vi", "Con"), ("parent", "khong-co")]).await;
        page.says(422, &["Hãy chọn lại mục “Nằm trong chủ đề”."]);
        coordinator.post(&own, &[("name_vi", "Xe buýt")]).await.says(422, &["Địa chỉ này đã dùng cho"]);

        let agency = world.officer("Điều phối Sở", Role::Coordinator, "so-khoa-hoc").await;
        agency.get(PLANS).await.says(200, &["Chỉ người có vai Điều phối của toàn thành phố"]);
        assert_eq!(
            agency
                .post(
                    &new,
                    &[
                        ("number", "1"),
                        ("name_vi", "X"),
                        ("issuer", "ubnd"),
                        ("starts", "2025-08-01"),
                        ("ends", "2025-08-02")
                    ]
                )
                .await
                .status,
            403
        );
        assert_eq!(agency.post(&own, &[("name_vi", "Con")]).await.status, 403);
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        assert_eq!(admin.get(PLANS).await.status, 403, "the plan is the coordinator's");
    })
    .await;
}

#[tokio::test]
async fn themes_stand_in_the_list_however_deep_they_are() {
    on_both(|world| async move {
        let coordinator = world.officer("Lê Điều Phối", Role::Coordinator, "").await;
        let add = coordinator.get(PLANS).await.each("main a.button.secondary", "href").remove(0);
        let mut above = String::new();
        for depth in 1..=10 {
            let name = format!("Tầng {depth}");
            led(&coordinator.post(&add, &[("name_vi", &name), ("parent", &above)]).await);
            above = format!("tang-{depth}");
        }
        let page = coordinator.get(PLANS).await;
        page.says(200, &["Tầng 5", "Tầng 6", "Tầng 10"]);
        // Those below the fifth level are set in no further.
        assert_eq!(page.texts(".deep-4 .row-title a").len(), 6);
        coordinator.get(&format!("{add}?thuoc=tang-10")).await.says(200, &["Tầng 10"]);
    })
    .await;
}
