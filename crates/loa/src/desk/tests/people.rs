//! The pages of people: finding, inviting, giving and taking roles, closing, letting in again, lending.

use kit::db::Engine;

use crate::testing::{Page, World, on_both};
use access::Role;
use addresses::Addresses;
use addresses::desk::routes;
use frame::Settings;

fn of(route: &str, id: impl std::fmt::Display) -> String {
    Addresses(kit::i18n::Lang::Vi).desk_of(route, id)
}

/// The one link on a page that shows it once.
fn link(page: &Page) -> String {
    let found = page.texts("textarea#link");
    let path = found[0].split_once("/lam-viec/").expect("a link to the desk").1;
    format!("/lam-viec/{path}")
}

#[tokio::test]
async fn an_administrator_finds_people_by_name_without_marks_by_role_and_by_agency() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        world.officer("Trần Văn An", Role::Reviewer, "so-thong-tin").await;
        let page = admin.get(routes::PEOPLE).await;
        page.says(200, &["3 người", "Lê Thị Hoa", "Biên tập, Sở Khoa học và Công nghệ", "toàn Thành phố"]);
        // By given name: An, Hoa, Trị.
        assert_eq!(page.texts(".people strong"), ["Trần Văn An", "Lê Thị Hoa", "Quản trị"]);
        let named = async |query: &str| admin.get(&format!("{}?{query}", routes::PEOPLE)).await;
        assert_eq!(named("tim=le+thi").await.texts(".people strong"), ["Lê Thị Hoa"]);
        assert_eq!(named("vai=reviewer").await.texts(".people strong"), ["Trần Văn An"]);
        let within = format!("co-quan={}", world.id("ubnd"));
        assert_eq!(named(&within).await.texts(".people strong"), ["Trần Văn An", "Lê Thị Hoa"]);
        assert_eq!(named("co-quan=toan-thanh-pho").await.texts(".people strong"), ["Quản trị"]);
        named("tim=khong-co").await.says(200, &["Không có ai"]);
    })
    .await;
}

#[tokio::test]
async fn a_long_list_goes_on_where_it_stopped() {
    let world = World::new(Engine::Sqlite).await;
    let admin = world.officer("Quản trị", Role::Administrator, "").await;
    for number in 0..60 {
        world.officer(&format!("Người Số {number}"), Role::Reader, "ubnd").await;
    }
    let page = admin.get(routes::PEOPLE).await;
    assert_eq!(page.texts(".people strong").len(), 50);
    let next = admin.get(&page.each(".pager a[rel=next]", "href")[0]).await;
    assert_eq!(next.texts(".people strong").len(), 11);
    assert!(next.each(".pager a[rel=next]", "href").is_empty());
}

#[tokio::test]
async fn an_agencys_administrator_sees_only_their_own_and_offers_only_their_own() {
    on_both(|world| async move {
        let mine = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let colleague = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await.person;
        let theirs = world.officer("Trần Văn An", Role::Editor, "so-thong-tin").await.person;
        let page = mine.get(routes::PEOPLE).await;
        page.says(200, &["2 người", "Lê Thị Hoa"]);
        page.hides(&["Trần Văn An", "toàn Thành phố"]);
        assert_eq!(mine.get(&of(routes::PERSON, colleague)).await.status, 200);
        for route in [routes::PERSON, routes::SUSPENSION, routes::ASK_RECOVERY] {
            assert_eq!(mine.get(&of(route, theirs)).await.status, 403, "{route}");
        }
        assert_eq!(mine.get(&of(routes::PERSON, uuid::Uuid::nil())).await.status, 404);
        let agencies = mine.get(routes::INVITE).await.each("#agency option", "value");
        assert_eq!(agencies, [String::new(), world.id("so-khoa-hoc").to_string()]);
        // A value that was not offered is not taken either, nor a field that the form does not have.
        let beyond =
            [("name", "A"), ("mail", "a@b.example"), ("role", "editor"), ("agency", "toan-thanh-pho")];
        assert_eq!(mine.post(routes::INVITE, &beyond).await.status, 403);
        let more = [("to", "closed"), ("person", "x"), ("active", "true"), ("demo", "true"), ("totp", "x")];
        assert_eq!(mine.post(&of(routes::SUSPENSION, theirs), &more).await.status, 403);
    })
    .await;
}

#[tokio::test]
async fn someone_is_invited_by_a_link_that_is_shown_once_and_can_be_withdrawn() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let here = world.id("so-khoa-hoc").to_string();
        let bad = [("name", "Trần Thị Bé"), ("mail", "be"), ("role", ""), ("agency", here.as_str())];
        let page = admin.post(routes::INVITE, &bad).await;
        page.says(422, &["Chưa gửi được", "Hãy chọn một vai."]);
        assert_eq!(page.each("#name", "value"), ["Trần Thị Bé"]);
        assert_eq!(page.each("#agency option[selected]", "value"), [here.as_str()]);
        assert_eq!(page.each("#role", "aria-describedby"), ["role-error"]);
        let bad = [("name", "Trần Thị Bé"), ("mail", "be"), ("role", "editor"), ("agency", here.as_str())];
        admin.post(routes::INVITE, &bad).await.says(422, &["Hãy ghi địa chỉ thư đúng dạng"]);

        let good = [
            ("name", "Trần Thị Bé"),
            ("mail", "be@ben-may.example"),
            ("role", "editor"),
            ("agency", here.as_str()),
        ];
        let page = admin.post(routes::INVITE, &good).await;
        page.says(200, &["Đã tạo lời mời", "Trần Thị Bé", "đến 12:00, 09/07/2025"]);
        let path = link(&page);
        world.get(&path).await.says(200, &["Chào Trần Thị Bé", "Biên tập", "Sở Khoa học và Công nghệ"]);
        let list = admin.get(routes::PEOPLE).await;
        list.says(200, &["Lời mời đang chờ", "be@ben-may.example"]);
        let secret = path.rsplit('/').next().expect("a secret");
        assert!(!list.text.contains(secret));
        for event in kit::events::after(world.app.db(), 0, 1_000).await.expect("answered") {
            assert!(!format!("{event:?}").contains(secret), "{event:?}");
        }
        let withdraw = list.each("form[action*=loi-moi-cho]", "action");
        let page = admin.post(&withdraw[0], &[]).await;
        assert_eq!(page.header("location"), "/lam-viec/nguoi-dung?bao=rut");
        assert_eq!(world.get(&path).await.status, 410);
        assert_eq!(admin.post(&withdraw[0], &[]).await.status, 404);
    })
    .await;
}

#[tokio::test]
async fn roles_are_given_and_taken_and_the_last_administrator_is_told_so() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await.person;
        let here = world.id("so-khoa-hoc").to_string();
        let give = of(routes::ROLES, editor);
        let page = admin.post(&give, &[("role", "reviewer"), ("agency", here.as_str())]).await;
        assert_eq!(
            (page.status, page.header("location")),
            (303, format!("{}?bao=giao", of(routes::PERSON, editor)).as_str())
        );
        let again = admin.post(&give, &[("role", "reviewer"), ("agency", here.as_str())]).await;
        again.says(422, &["Người này đã có vai ấy"]);
        admin
            .post(&give, &[("role", "king"), ("agency", here.as_str())])
            .await
            .says(422, &["Hãy chọn một vai."]);
        let page = admin.get(&of(routes::PERSON, editor)).await;
        let takes = page.each("form[action*=thu-hoi]", "action");
        assert_eq!(takes.len(), 2);
        let editor = editor.to_string();
        assert_eq!(admin.post(&takes[1], &[("person", &editor)]).await.status, 303);
        assert_eq!(admin.post(&takes[1], &[("person", &editor)]).await.status, 404);

        let own = admin.person.to_string();
        let page = admin.get(&of(routes::PERSON, &own)).await;
        let take = page.each("form[action*=thu-hoi]", "action");
        admin.post(&take[0], &[("person", &own)]).await.says(422, &["người quản trị cuối cùng"]);
        let close = admin.post(&of(routes::SUSPENSION, &own), &[("to", "closed")]).await;
        close.says(422, &["người quản trị cuối cùng"]);
        assert_eq!(admin.get(routes::PEOPLE).await.status, 200);
    })
    .await;
}

#[tokio::test]
async fn an_account_is_closed_after_a_page_that_says_what_it_means_and_opened_again() {
    on_both(|world| async move {
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let path = of(routes::SUSPENSION, editor.person);
        admin.get(&path).await.says(200, &["Lê Thị Hoa sẽ bị đăng xuất ngay", "Thôi, giữ nguyên"]);
        assert_eq!(editor.get(routes::HOME).await.status, 200);
        assert_eq!(admin.post(&path, &[("to", "closed")]).await.status, 303);
        assert_eq!(editor.get(routes::HOME).await.status, 303);
        admin.get(&of(routes::PERSON, editor.person)).await.says(200, &["Đã đóng", "Mở lại tài khoản"]);
        assert_eq!(admin.post(&path, &[("to", "open")]).await.status, 303);
        admin.get(&of(routes::PERSON, editor.person)).await.says(200, &["Đang mở"]);
        assert_eq!(admin.post(&path, &[]).await.status, 400);
    })
    .await;
}

#[tokio::test]
async fn two_administrators_let_someone_in_again() {
    on_both(|world| async move {
        let asker = world.officer("Quản trị một", Role::Administrator, "").await;
        let second = world.officer("Quản trị hai", Role::Administrator, "").await;
        let lost = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await.person;
        let ask = of(routes::ASK_RECOVERY, lost);
        asker.post(&ask, &[("reason", " ")]).await.says(422, &["Hãy nêu lý do"]);
        assert_eq!(asker.post(&ask, &[("reason", "Mất điện thoại.")]).await.status, 303);
        let list = asker.get(routes::PEOPLE).await;
        list.says(200, &["Yêu cầu vào lại đang chờ duyệt", "Mất điện thoại.", "Bạn đã yêu cầu"]);
        let approve = list.each("a[href*=khoi-phuc-cho-duyet]", "href").remove(0);
        asker.get(&approve).await.says(200, &["hai người quản trị", "nên người khác phải duyệt"]);
        asker.post(&approve, &[]).await.says(422, &["Cần một người quản trị khác"]);
        second.get(&approve).await.says(200, &["Duyệt và tạo liên kết"]);
        let page = second.post(&approve, &[]).await;
        page.says(200, &["Đã duyệt", "Lê Thị Hoa"]);
        world.get(&link(&page)).await.says(200, &["Chào Lê Thị Hoa"]);
        assert_eq!(second.post(&approve, &[]).await.status, 410);
    })
    .await;
}

#[tokio::test]
async fn someone_lends_a_role_and_takes_it_back() {
    on_both(|world| async move {
        let lender = world.officer("Người thẩm định", Role::Reviewer, "so-khoa-hoc").await;
        let colleague = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        world.officer("Trần Văn An", Role::Editor, "so-thong-tin").await;
        let page = lender.get(routes::LEND).await;
        page.says(200, &["Lê Thị Hoa (Biên tập, Sở Khoa học và Công nghệ)"]);
        page.hides(&["Trần Văn An"]);
        let own = page.each("#own option", "value").remove(0);
        let to = colleague.person.to_string();
        let page = lender.post(routes::LEND, &[("own", &own), ("to", &to), ("until", "hôm qua")]).await;
        page.says(422, &["Hãy ghi ngày và giờ"]);
        assert_eq!(page.each("#until", "value"), ["hôm qua"]);
        assert_eq!(page.each("#to option[selected]", "value"), [to.as_str()]);
        for (until, status) in
            [("2025-07-02T11:00", 422), ("2026-07-02T11:00", 422), ("2025-07-04 17:00", 303)]
        {
            let page = lender.post(routes::LEND, &[("own", &own), ("to", &to), ("until", until)]).await;
            assert_eq!(page.status, status, "{until}: {}", page.words());
        }
        colleague.get(routes::LEND).await.says(200, &["Thay mặt Người thẩm định đến 17:00, 04/07/2025"]);
        let page = lender.get(routes::LEND).await;
        page.says(200, &["Lê Thị Hoa, đến 17:00, 04/07/2025"]);
        let back = page.each("form[action*=lay-lai]", "action").remove(0);
        assert_eq!(colleague.post(&back, &[]).await.status, 404);
        assert_eq!(lender.post(&back, &[]).await.header("location"), "/lam-viec/toi/uy-quyen?bao=lay-lai");
        colleague.get(routes::LEND).await.says(200, &["Chưa ai giao tạm vai cho bạn"]);
    })
    .await;
}

#[tokio::test]
async fn links_lead_to_the_citys_public_address() {
    let settings = Settings { public_url: "https://ben-may.example/".into(), ..Settings::default() };
    let world = World::with(Engine::Sqlite, settings).await;
    let admin = world.officer("Quản trị", Role::Administrator, "").await;
    let form =
        [("name", "Bé"), ("mail", "be@ben-may.example"), ("role", "reader"), ("agency", "toan-thanh-pho")];
    let page = admin.post(routes::INVITE, &form).await;
    assert!(page.texts("textarea#link")[0].starts_with("https://ben-may.example/lam-viec/loi-moi/"));
    let people = accounts::invitations(world.app.db(), world.app.db().clock().now()).await.expect("answered");
    assert_eq!(people.len(), 1);
}

#[tokio::test]
async fn whoever_is_concerned_is_told_that_someone_is_let_in_again() {
    on_both(|world| async move {
        let asker = world.officer("Quản trị một", Role::Administrator, "").await;
        let second = world.officer("Quản trị hai", Role::Administrator, "").await;
        let elsewhere = world.officer("Quản trị sở", Role::Administrator, "so-thong-tin").await;
        let lost = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        // Nobody is missing any more.
        world.officer("Thẩm định", Role::Reviewer, "").await;
        second.get(routes::HOME).await.says(200, &["Không có việc nào đang chờ bạn"]);
        let ask = async || {
            let form = [("reason", "Mất điện thoại.")];
            assert_eq!(asker.post(&of(routes::ASK_RECOVERY, lost.person), &form).await.status, 303);
        };
        ask().await;
        asker.get(routes::HOME).await.says(200, &["Lê Thị Hoa: bạn đã yêu cầu"]);
        asker.get(&of(routes::PERSON, lost.person)).await.says(200, &["bạn đã yêu cầu, đang chờ"]);
        elsewhere.get(routes::HOME).await.hides(&["Lê Thị Hoa"]);
        let page = second.get(routes::HOME).await;
        page.says(200, &["Cho vào lại tài khoản 1", "đang chờ bạn", "Mất điện thoại."]);
        page.hides(&["Không có việc nào đang chờ bạn"]);
        // The one concerned did not ask for it.
        let page = lost.get(routes::HOME).await;
        page.says(200, &["Quản trị một đã yêu cầu cho bạn vào lại"]);
        let refuse = page.each("form[action$=bac]", "action").remove(0);
        assert_eq!(elsewhere.post(&refuse, &[]).await.status, 404);
        let page = lost.post(&refuse, &[]).await;
        lost.get(page.header("location")).await.says(200, &["Đã bác yêu cầu"]);
        second.get(routes::HOME).await.says(200, &["Không có việc nào đang chờ bạn"]);

        ask().await;
        let look = second.get(routes::HOME).await.each("#main a[href*=cho-duyet]", "href");
        let path = link(&second.post(&look[0], &[]).await);
        asker.get(routes::HOME).await.says(200, &["Quản trị hai đã duyệt"]);
        let form = [("password", crate::testing::PASSWORD)];
        assert_eq!(world.post(&path, &form).await.status, 303);
        for told in [&asker, &second] {
            told.get(routes::HOME).await.says(200, &["Lê Thị Hoa đã đặt mật khẩu mới qua liên kết"]);
        }
        let lost = world.chair(lost.person).await;
        lost.get(routes::HOME).await.says(200, &["Mật khẩu của bạn đã được đặt mới"]);
    })
    .await;
}
