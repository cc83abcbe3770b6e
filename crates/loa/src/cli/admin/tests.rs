//! Making the first administrator.

use crate::testing::World;
use access::Role;
use frame::Settings;
use kit::testing::engines;

#[tokio::test]
async fn an_empty_city_gets_its_first_administrator_by_a_link_that_works_once() {
    for engine in engines() {
        let settings = Settings { public_url: "https://ben-may.example/".into(), ..Settings::default() };
        let world = World::empty_with(engine, settings).await;
        let said = super::invite(&world.app, "Lê Thị Hoa".into(), "hoa@ben-may.example".into()).await;
        let said = said.expect("invited");
        assert!(said.contains("until 12:00, 9 July 2025"), "{said}");
        let line = said.lines().find(|line| line.starts_with("https://")).expect("a link");
        let path = line.strip_prefix("https://ben-may.example").expect("at the city's address");

        world.get(path).await.says(200, &["Chào Lê Thị Hoa", "Quản trị", "toàn Thành phố"]);
        let page = world.post(path, &[("password", "chim sẻ bay qua bến Mây")]).await;
        assert_eq!(page.status, 303, "{}", page.words());
        assert_eq!(world.get(path).await.status, 410);

        let person = accounts::person_by_mail(world.app.db(), "HOA@ben-may.example").await.expect("answered");
        let person = person.expect("an account").id;
        let now = world.app.db().clock().now();
        let grants = accounts::grants_of(world.app.db(), person, now).await.expect("answered");
        assert_eq!((grants[0].role, grants[0].agency), (Role::Administrator, None));

        for (mail, words) in [("hoa@ben-may.example", "has the address"), ("hoa", "is not a mail address")] {
            let refused = super::invite(&world.app, "Hoa".into(), mail.into()).await;
            let line = refused.expect_err("refused").to_string();
            assert!(line.contains(words) && !line.contains('\n'), "{line}");
        }
    }
}
