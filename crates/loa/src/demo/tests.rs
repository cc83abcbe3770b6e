//! The demonstration city.

use crate::testing::{STAFF, World};
use access::Role;
use frame::Settings;
use kit::db::Engine;

#[tokio::test]
async fn its_officers_can_be_tried_and_loading_again_adds_nobody() {
    let world = World::empty_with(Engine::Sqlite, Settings { demo: true, ..Settings::default() }).await;
    let added = super::load(&world.app, |_, _| ()).await.expect("loaded");
    assert!(added > 40);
    let people = accounts::demo_people(world.app.db()).await.expect("answered");
    assert_eq!(people.len(), 8);
    let page = world.get("/lam-viec/dang-nhap").await;
    page.says(200, &["Xem thử với một vai", "Biên tập viên Sở Tư pháp (trình diễn)"]);
    let now = world.app.db().clock().now();
    let mut roles = Vec::new();
    for person in &people {
        assert!(person.mail.ends_with("@trinh-dien.invalid") && person.name.ends_with("(trình diễn)"));
        let officer = accounts::officer(world.app.db(), person.id, now).await.expect("answered");
        roles.extend(
            officer.expect("active").grants.into_iter().map(|grant| (grant.role, grant.agency.is_some())),
        );
    }
    let city = [Role::Administrator, Role::Coordinator].map(|role| (role, false));
    let agency = [Role::Editor, Role::Reviewer, Role::Moderator, Role::Answerer, Role::Editor]
        .map(|role| (role, true));
    assert_eq!(roles, [&city[..], &agency[..], &[(Role::Reader, false)]].concat());

    let db = world.app.db();
    let aliases = search::aliases(db).await.expect("answered");
    let found = aliases.iter().find(|alias| alias.words.iter().any(|word| word == "UBND")).expect("a group");
    let mut tx = world.tx().await;
    search::remove_alias(&mut tx, &STAFF, found.id, found.version).await.expect("removed");
    tx.commit().await.expect("kept");

    assert_eq!(super::load(&world.app, |_, _| ()).await.expect("loaded"), 0);
    // An alias that was removed from the list stays removed.
    assert_eq!(search::aliases(db).await.expect("answered").len(), aliases.len() - 1);
    assert_eq!(accounts::people(world.app.db()).await.expect("answered").len(), 8);
}

#[tokio::test]
async fn its_desk_has_something_at_every_stage() {
    let world = World::empty_with(Engine::Sqlite, Settings { demo: true, ..Settings::default() }).await;
    super::load(&world.app, |_, _| ()).await.expect("loaded");
    let who = |mail: &'static str| {
        let db = world.app.db();
        async move { accounts::person_by_mail(db, mail).await.expect("answered").expect("there").id }
    };
    let editor = world.chair(who("bien-tap.so-tu-phap@trinh-dien.invalid").await).await;
    let page = editor.get("/lam-viec").await;
    page.says(200, &["Được trả lại cho bạn", "Bạn đang viết", "Bạn đã gửi, đang chờ thẩm định"]);
    editor.get("/lam-viec/ban-thao?buoc=scheduled").await.says(200, &["hẹn giờ từ bàn làm việc"]);
    let reviewer = world.chair(who("tham-dinh.so-tu-phap@trinh-dien.invalid").await).await;
    let page = reviewer.get("/lam-viec").await;
    page.says(200, &["Chờ thẩm định quá hai ngày", "Ghi biên bản buổi đối thoại", "Chờ bạn thẩm định"]);
    let review = page.each("section[aria-labelledby=tham-dinh] .line a", "href");
    let page = reviewer.get(&review[0]).await;
    page.says(200, &["Còn 1 góp ý chưa xong", "Không có gì phải sửa.", "qua tổng đài của thành phố"]);
    assert_eq!(page.texts(".reads mark"), ["ở nơi dễ thấy"]);
}
