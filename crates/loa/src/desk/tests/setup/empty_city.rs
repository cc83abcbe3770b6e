//! An empty city, from its first administrator to its first article.

use kit::testing::engines;

use super::super::{BODY, SUMMARY, TITLE, newest};
use super::{led, seen};
use crate::testing::{PASSWORD, Page, STAFF, Visitor, World, mail};
use access::Role;
use accounts::{self, NewInvitation};

/// Someone opens the link of an invitation and chooses a password; answers their browser.
async fn joins<'a>(world: &'a World, name: &str, link: &str) -> Visitor<'a> {
    let visitor = world.visitor();
    let page = visitor.post(link, &[("password", PASSWORD)]).await;
    assert_eq!(page.status, 303, "{}", page.words());
    assert_eq!(visitor.sign_in(name, PASSWORD).await.status, 303);
    visitor
}

/// The addresses that the first steps lead to.
fn steps(page: &Page) -> Vec<String> {
    page.each(".steps a", "href")
}

/// The value in a field's choice with this name.
fn choice(page: &Page, select: &str, name: &str) -> String {
    let names = page.texts(&format!("select[name={select}] option"));
    let values = page.each(&format!("select[name={select}] option"), "value");
    let found = names.iter().position(|one| one == name);
    values[found.unwrap_or_else(|| panic!("{name} is not among {names:?}"))].clone()
}

/// The administrator names the site and adds the first agency and category.
async fn sets_up(admin: &Visitor<'_>) {
    let page = admin.get("/lam-viec").await;
    page.says(200, &["Để đăng được bài đầu tiên", "Đặt tên trang", "Thêm chuyên mục đầu tiên"]);
    let first = steps(&page);
    assert_eq!(
        first,
        [
            "/lam-viec/thiet-lap/trang",
            "/lam-viec/thiet-lap/co-quan/moi",
            "/lam-viec/thiet-lap/chuyen-muc/moi"
        ]
    );
    admin.get("/lam-viec/thiet-lap").await.says(200, &["Chưa đặt tên", "0 cơ quan", "Đặt tên trang"]);

    let page = admin.get(&first[0]).await;
    let form = [
        ("ban", seen(&page)),
        ("name_vi", "Thành phố Bến Mây".into()),
        ("name_en", "Ben May City".into()),
        ("tagline_vi", "Cổng thông tin".into()),
        ("contact_vi", "Số 1 đường Bờ Sông".into()),
    ];
    led(&admin.post(&first[0], &form.each_ref().map(|(name, text)| (*name, text.as_str()))).await);
    let form = [
        ("name_vi", "Ủy ban nhân dân Thành phố"),
        ("short_vi", "UBND Thành phố"),
        ("kind", "people_committee"),
    ];
    led(&admin.post(&first[1], &form).await);
    led(&admin.post(&first[2], &[("name_vi", "Tin tức"), ("name_en", "News")]).await);

    let page = admin.get("/lam-viec").await;
    page.says(200, &["Chọn cơ quan phụ trách trang", "Mời người viết và người duyệt"]);
    page.hides(&["Đặt tên trang", "Thêm chuyên mục đầu tiên"]);
    let page = admin.get("/lam-viec/thiet-lap/trang").await;
    assert_eq!(page.each("input[name=name_vi]", "value"), ["Thành phố Bến Mây"]);
    let form = [
        ("ban", seen(&page)),
        ("name_vi", "Thành phố Bến Mây".into()),
        ("name_en", "Ben May City".into()),
        ("tagline_vi", "Cổng thông tin".into()),
        ("contact_vi", "Số 1 đường Bờ Sông".into()),
        ("root_agency", choice(&page, "root_agency", "Ủy ban nhân dân Thành phố")),
    ];
    led(&admin.post("/lam-viec/thiet-lap/trang", &form.each_ref().map(|(n, t)| (*n, t.as_str()))).await);
}

/// The administrator invites someone for the agency; answers their browser.
async fn invites<'a>(world: &'a World, admin: &Visitor<'_>, name: &str, role: &str) -> Visitor<'a> {
    let page = admin.get("/lam-viec/nguoi-dung/moi").await;
    let agency = choice(&page, "agency", "Ủy ban nhân dân Thành phố");
    let form = [("name", name), ("mail", &mail(name)), ("role", role), ("agency", &agency)];
    let page = admin.post("/lam-viec/nguoi-dung/moi", &form).await;
    let link = page.texts("textarea#link").remove(0);
    admin.get("/lam-viec").await.says(200, &["Đã mời 1 người, đang chờ nhận lời mời"]);
    let path = link.split_once("/lam-viec/").expect("a link to the desk").1;
    joins(world, name, &format!("/lam-viec/{path}")).await
}

/// One writes, the other approves, the first publishes.
async fn publish(editor: &Visitor<'_>, reviewer: &Visitor<'_>) {
    let page = editor.get("/lam-viec/ban-thao").await;
    let agency = choice(&page, "agency", "Ủy ban nhân dân Thành phố");
    let category = choice(&page, "category", "Tin tức");
    let form = [("lang", "vi"), ("agency", agency.as_str()), ("category", category.as_str())];
    let draft = led(&editor.post("/lam-viec/ban-thao", &form).await);
    let form = [("title", TITLE), ("summary", SUMMARY), ("body", BODY), ("version", "1"), ("step", "trinh")];
    led(&editor.post(&draft, &form).await);
    led(&reviewer.post(&format!("{draft}/buoc/duyet"), &[("version", "2")]).await);
    led(&editor.post(&format!("{draft}/buoc/xuat-ban"), &[("version", "2")]).await);
}

#[tokio::test]
async fn an_empty_city_comes_to_its_first_article_without_a_programmer() {
    for engine in engines() {
        let world = World::empty(engine).await;
        let new = NewInvitation {
            name: "Lê Thị Hoa".into(),
            mail: mail("Lê Thị Hoa"),
            role: Role::Administrator,
            agency: None,
        };
        let mut tx = world.tx().await;
        let secret = accounts::invite(&mut tx, &STAFF, new).await.expect("invited").secret;
        tx.commit().await.expect("kept");
        let admin = joins(&world, "Lê Thị Hoa", &format!("/lam-viec/loi-moi/{secret}")).await;

        sets_up(&admin).await;
        world.get("/").await.holds(&["Thành phố Bến Mây", "Cổng thông tin"]);
        world.get("/en").await.holds(&["Ben May City"]);
        world.get("/co-quan").await.says(200, &["Ủy ban nhân dân Thành phố"]);
        let page = admin.get("/lam-viec").await;
        assert_eq!(steps(&page), ["/lam-viec/nguoi-dung/moi"]);

        let editor = invites(&world, &admin, "Nguyễn Biên Tập", "editor").await;
        assert_eq!(steps(&admin.get("/lam-viec").await).len(), 1, "nobody approves what they wrote");
        assert!(steps(&editor.get("/lam-viec").await).is_empty());
        assert!(!editor.get("/lam-viec").await.text.contains("thiet-lap"));
        let reviewer = invites(&world, &admin, "Trần Thẩm Định", "reviewer").await;
        assert!(steps(&admin.get("/lam-viec").await).is_empty());

        publish(&editor, &reviewer).await;
        world.get("/").await.says(200, &[TITLE]);
        world.get("/chuyen-muc/tin-tuc").await.says(200, &["Tin tức", TITLE]);
        world.get("/co-quan/uy-ban-nhan-dan-thanh-pho").await.says(200, &[TITLE]);
        world.get(&newest(&world).await).await.says(200, &[TITLE, "Ủy ban nhân dân Thành phố"]);
        let page = admin.get("/lam-viec/nhat-ky?loai=thiet-lap").await;
        page.says(200, &["Thêm cơ quan Ủy ban nhân dân Thành phố", "Thêm chuyên mục Tin tức", "Lê Thị Hoa"]);
    }
}
