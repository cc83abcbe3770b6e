//! The demonstration city.

use crate::accounts::{self, Role};
use crate::search;
use crate::settings::Settings;
use crate::testing::{STAFF, World};
use kit::db::Engine;

#[tokio::test]
async fn its_officers_can_be_tried_and_loading_again_adds_nobody() {
    let world = World::empty_with(Engine::Sqlite, Settings { demo: true, ..Settings::default() }).await;
    let added = super::load(&world.app, |_, _| ()).await.expect("loaded");
    assert!(added > 40);
    let people = accounts::demo_people(world.app.db()).await.expect("answered");
    assert_eq!(people.len(), 6);
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
    let agency = [Role::Editor, Role::Reviewer, Role::Editor].map(|role| (role, true));
    assert_eq!(roles, [&city[..], &agency[..], &[(Role::Reader, false)]].concat());

    let db = world.app.db();
    let aliases = search::aliases(db).await.expect("answered");
    let found = aliases.iter().find(|alias| alias.words.iter().any(|word| word == "UBND")).expect("a group");
    let mut tx = world.tx().await;
    search::remove_alias(&mut tx, &STAFF, found.id, found.version).await.expect("removed");
    tx.commit().await.expect("kept");

    assert_eq!(super::load(&world.app, |_, _| ()).await.expect("loaded"), 0);
    // What was removed from the list stays removed.
    assert_eq!(search::aliases(db).await.expect("answered").len(), aliases.len() - 1);
    assert_eq!(accounts::people(world.app.db()).await.expect("answered").len(), 6);
}
