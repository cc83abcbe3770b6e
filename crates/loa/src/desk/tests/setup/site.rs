//! The site's words.

use super::{filled, led, seen, send};
use crate::testing::on_both;
use access::Role;

const SITE: &str = "/lam-viec/thiet-lap/trang";

#[tokio::test]
async fn a_new_name_is_on_every_page_at_once_and_in_the_record() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        world.get("/gioi-thieu").await.holds(&["Thành phố Bến Mây"]);
        let page = send(&admin, SITE, &[("name_vi", "  Thành phố   Bến Mây Mới "), ("name_en", "")]).await;
        let page = admin.get(&led(&page)).await;
        page.says(200, &["Đã lưu."]);
        assert_eq!(page.each("input[name=name_vi]", "value"), ["Thành phố Bến Mây Mới"]);
        world.get("/gioi-thieu").await.holds(&["Thành phố Bến Mây Mới"]);
        world.get("/en/gioi-thieu").await.holds(&["Thành phố Bến Mây Mới"]);
        admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await.says(200, &["Quản Trị"]);
    })
    .await;
}

#[tokio::test]
async fn what_cannot_be_saved_says_why_beside_the_field_and_stays_as_typed() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let long = "á".repeat(301);
        let changes =
            [("name_vi", " \u{200b} "), ("tagline_vi", long.as_str()), ("contact_vi", "Số 2\nTầng 3")];
        let page = send(&admin, SITE, &changes).await;
        page.says(422, &["Chưa lưu được", "Hãy điền mục “Tên thành phố”.", "dài quá 300 ký tự"]);
        assert_eq!(page.each(".notice a", "href"), ["#name_vi", "#tagline_vi"]);
        assert_eq!(page.each("[aria-invalid=true]", "id"), ["name_vi", "tagline_vi"]);
        let described = page.each("#name_vi", "aria-describedby");
        assert_eq!(described, ["name_vi-hint name_vi-error"]);
        assert_eq!(page.texts("#contact_vi"), ["Số 2 Tầng 3"]);
        let english = send(&admin, &format!("/en{SITE}"), &[("name_vi", "")]).await;
        english.says(422, &["Please fill in “The city's name in Vietnamese”."]);
        let page = send(&admin, SITE, &[("root_agency", "khong-co")]).await;
        page.says(422, &["Hãy chọn lại mục “Cơ quan phụ trách trang”."]);
        world.get("/gioi-thieu").await.holds(&["Thành phố Bến Mây"]);
    })
    .await;
}

#[tokio::test]
async fn of_two_at_once_the_second_sees_what_the_first_wrote() {
    on_both(|world| async move {
        let first = world.officer("Một", Role::Administrator, "").await;
        let second = world.officer("Hai", Role::Administrator, "").await;
        let stale = second.get(SITE).await;
        led(&send(&first, SITE, &[("tagline_vi", "Lời của Một")]).await);
        let mut form = filled(&stale);
        form.retain(|(name, _)| name != "tagline_vi");
        form.push(("tagline_vi".into(), "Lời của Hai".into()));
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        let page = second.post(SITE, &pairs).await;
        page.says(422, &["Người khác vừa sửa phần này", "Hiện nay: Lời của Một"]);
        assert_eq!(page.each("#tagline_vi", "value"), ["Lời của Hai"]);
        assert_eq!(page.texts(".said.as-typed").first().map(String::as_str), Some("Hiện nay: Lời của Một"));
        world.get("/").await.holds(&["Lời của Một"]);
        assert_ne!(seen(&page), seen(&stale));
        form.retain(|(name, _)| name != "ban");
        form.push(("ban".into(), seen(&page)));
        let pairs: Vec<(&str, &str)> = form.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
        led(&second.post(SITE, &pairs).await);
        world.get("/").await.holds(&["Lời của Hai"]);
    })
    .await;
}
