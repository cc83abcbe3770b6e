//! Categories: adding, renaming, putting in order.

use super::{led, seen, send};
use crate::testing::{World, on_both};
use access::Role;

const CATEGORIES: &str = "/lam-viec/thiet-lap/chuyen-muc";

async fn names(world: &World) -> Vec<String> {
    let all = newsroom::categories(world.app.db()).await.expect("answered");
    all.into_iter().map(|category| category.name_vi).collect()
}

#[tokio::test]
async fn a_category_is_added_renamed_and_put_in_its_place() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let form = [("name_vi", "Đối thoại"), ("name_en", "Dialogue"), ("about_vi", "Hỏi và đáp.")];
        let page = admin.get(&led(&admin.post(&format!("{CATEGORIES}/moi"), &form).await)).await;
        page.says(200, &["Đã thêm.", "Đối thoại", "Hỏi và đáp."]);
        world.get("/chuyen-muc/doi-thoai").await.says(200, &["Đối thoại"]);
        let before = names(&world).await;
        assert_eq!(before.last().map(String::as_str), Some("Đối thoại"));

        let hrefs = page.each(".rows form", "action");
        led(&admin.post(hrefs.last().expect("three forms"), &[("viec", "len")]).await);
        assert_eq!(names(&world).await[1], "Đối thoại");
        led(&admin.post(hrefs.last().expect("three forms"), &[("viec", "len")]).await);
        led(&admin.post(hrefs.last().expect("three forms"), &[("viec", "len")]).await);
        assert_eq!(names(&world).await[0], "Đối thoại", "the first stays the first");
        led(&admin.post(hrefs.last().expect("three forms"), &[("viec", "xuong")]).await);
        assert_eq!(names(&world).await[1], "Đối thoại");
        assert_eq!(names(&world).await.len(), before.len());

        let one = page.each(".rows .row-title a", "href").pop().expect("the last");
        let stale = seen(&admin.get(&one).await);
        led(&send(&admin, &one, &[("name_vi", "Dân hỏi")]).await);
        world.get("/chuyen-muc/doi-thoai").await.says(200, &["Dân hỏi"]);
        let page = admin.post(&one, &[("ban", &stale), ("name_vi", "Hỏi đáp")]).await;
        page.says(422, &["Người khác vừa sửa", "Hiện nay: Dân hỏi"]);
        send(&admin, &one, &[("name_vi", "")]).await.says(422, &["Hãy điền mục “Tên tiếng Việt”."]);
        let page = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Sửa chuyên mục Dân hỏi", "Đổi thứ tự chuyên mục Dân hỏi"]);
    })
    .await;
}

#[tokio::test]
async fn an_address_that_is_taken_is_explained() {
    on_both(|world| async move {
        let admin = world.officer("Quản Trị", Role::Administrator, "").await;
        let path = format!("{CATEGORIES}/moi");
        let page = admin.post(&path, &[("name_vi", "Tin Tức")]).await;
        page.says(422, &["Địa chỉ này đã dùng cho “Tin tức”. Hãy chọn địa chỉ khác."]);
        assert_eq!(page.each("#slug", "value"), ["tin-tuc"], "to be changed from there");
        let page = admin.post(&path, &[]).await;
        assert_eq!(page.each(".notice a", "href"), ["#name_vi"], "one thing is missing, and one is said");
        let page = admin.post(&format!("/en{path}"), &[("name_vi", "Tin Tức")]).await;
        page.says(422, &["This address belongs to “Tin tức”."]);
        led(&admin.post(&path, &[("name_vi", "Tin Tức"), ("slug", "tin-tuc-2")]).await);
    })
    .await;
}
