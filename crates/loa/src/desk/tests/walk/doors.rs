//! Every door: nobody, someone half signed in, someone whose account is closed, and each role.

use std::collections::BTreeSet;

use axum::body::Body;
use axum::http::{Request, header};
use kit::db::Engine;
use kit::i18n::Lang;
use kit::testing::engines;
use uuid::Uuid;

use crate::testing::{Page, STAFF, World};
use access::Role;
use accounts::NewInvitation;
use accounts::testing::half_session;
use addresses::desk::routes;
use frame::desk::{Desk, DeskRoute, Needs};

/// A value for a thing that the named world does not have: the door answers before anyone looks for it.
const NOWHERE: &str = "00000000-0000-7000-8000-000000000000";

/// The things that doors lead to.
struct Things {
    person: Uuid,
    grant: Uuid,
    invitation: Uuid,
    recovery: Uuid,
}

impl Things {
    async fn make(world: &World) -> Self {
        let asker = world.officer("Người yêu cầu", Role::Administrator, "").await;
        let person = world.officer("Người được nhắc tới", Role::Editor, "so-khoa-hoc").await.person;
        let now = world.app.db().clock().now();
        let grant = accounts::grants_of(world.app.db(), person, now).await.expect("answered")[0].id;
        let mut tx = world.tx().await;
        let new = NewInvitation {
            name: "Người được mời".into(),
            mail: "moi@ben-may.example".into(),
            role: Role::Reader,
            agency: Some(world.id("so-khoa-hoc")),
        };
        let invitation = accounts::invite(&mut tx, &STAFF, new).await.expect("invited").id;
        let asker = asker.actor().await;
        let recovery = accounts::ask_recovery(&mut tx, &asker, person, "Mất máy.").await.expect("asked");
        tx.commit().await.expect("kept");
        Self { person, grant, invitation, recovery }
    }

    /// A route with its parameters filled in, by the part before each, which names the kind of thing.
    fn fill(&self, route: &str) -> String {
        let mut before = "";
        let part = |part: &'static str| -> String {
            let value = match (before, part) {
                (_, plain) if !plain.starts_with('{') => plain.to_owned(),
                ("nguoi-dung", "{id}") => self.person.to_string(),
                ("vai-tro", "{id}") => self.grant.to_string(),
                ("loi-moi-cho", "{id}") => self.invitation.to_string(),
                ("khoi-phuc-cho-duyet", "{id}") => self.recovery.to_string(),
                (_, "{secret}") => "0".repeat(64),
                ("tin" | "hoat-dong" | "bao-cao" | "dien-dan" | "cau-hoi", "{number}") => "5".to_owned(),
                (_, "{step}") => "nop".to_owned(),
                (_, "{name}") => "ten".to_owned(),
                ("uy-quyen" | "ban-thao" | "gop-y" | "hang-loat" | "khoi" | "nhap" | "anh", "{id}") => {
                    NOWHERE.to_owned()
                }
                ("tu-dong-nghia" | "kiem-chung-da-gui", "{id}") => NOWHERE.to_owned(),
                ("viec-da-lam", "{id}") => NOWHERE.to_owned(),
                ("co-quan" | "chuyen-muc" | "ke-hoach" | "chu-de" | "doc", "{id}") => NOWHERE.to_owned(),
                (_, "{part}") => "hinh-thuc".to_owned(),
                ("thu-gui-di", "{id}") => NOWHERE.to_owned(),
                ("phien" | "khoa" | "khoa-truy-cap" | "danh-tinh", "{id}") => NOWHERE.to_owned(),
                _ => panic!(
                    "{route}: say what `{part}` after `{before}` stands for, with one line in `fill` of {}",
                    file!()
                ),
            };
            before = part;
            value
        };
        // Routes are constants of the program.
        let route: &'static str = Box::leak(route.to_owned().into_boxed_str());
        route.split('/').map(part).collect::<Vec<_>>().join("/")
    }
}

async fn knock(world: &World, door: DeskRoute, path: &str, cookie: &str) -> Page {
    let request = Request::builder()
        .method(door.method)
        .uri(path)
        .header(header::COOKIE, cookie)
        .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded")
        .header("sec-fetch-site", "same-origin");
    world.send(request.body(Body::empty()).expect("a request")).await
}

/// Whether the answer leads to signing in, or, after a form, asks for it and keeps the form.
fn is_asked_to_sign_in(page: &Page) -> bool {
    let led = page.header("location").starts_with("/lam-viec/dang-nhap?tiep=");
    page.status == 401 || (page.status == 303 && led)
}

fn desk(world: &World, lang: Lang) -> Desk {
    Desk { app: world.app.clone(), lang }
}

#[tokio::test]
async fn every_door_opens_to_whom_the_table_says_and_to_nobody_else() {
    for engine in engines() {
        let world = World::new(engine).await;
        let things = Things::make(&world).await;
        let doors = crate::desk::desk_routes(&desk(&world, Lang::Vi)).list;
        let strangers = strangers(&world).await;
        for door in &doors {
            let path = things.fill(door.route);
            for (who, cookie) in &strangers {
                let page = knock(&world, *door, &path, cookie).await;
                // A door that needs nothing may still lead to sign-in, such as a second step without the first.
                let asked = is_asked_to_sign_in(&page);
                let fits = if door.needs == Needs::Nothing { page.status != 403 } else { asked };
                assert!(fits && page.status < 500, "{who} at {} gets {}", page.asked, page.status);
            }
        }
        for role in Role::ALL {
            let person = world.officer(role.name(), role, "").await.person;
            for door in &doors {
                let path = things.fill(door.route);
                // A session for each knock: some doors end it.
                let cookie = cookie(&accounts::try_demo(world.app.db(), person, "A browser").await);
                let page = knock(&world, *door, &path, &cookie).await;
                let may = match door.needs {
                    Needs::Nothing | Needs::SignIn => true,
                    Needs::Permission(permission) => permission.roles().contains(&role),
                    Needs::OneOf(permissions) => permissions.iter().any(|one| one.roles().contains(&role)),
                };
                let asked = &page.asked;
                assert!(page.status < 500, "{role:?} at {asked} gets {}", page.status);
                assert_eq!(page.status != 403, may, "{role:?} at {asked} gets {}", page.status);
                let open = door.needs == Needs::Nothing || !is_asked_to_sign_in(&page);
                assert!(open, "{role:?} at {asked} is asked to sign in again");
            }
        }
    }
}

fn cookie(key: &Result<Option<accounts::SessionKey>, kit::db::DbError>) -> String {
    let key = key.as_ref().expect("answered").as_ref().expect("someone of Bến Mây");
    format!("loa_phien={}", key.0)
}

async fn strangers(world: &World) -> Vec<(&'static str, String)> {
    let half = world.officer("Một nửa", Role::Administrator, "").await.person;
    let mut tx = world.tx().await;
    let key = half_session(&mut tx, half).await;
    tx.commit().await.expect("kept");
    let closed = world.officer("Đã nghỉ", Role::Administrator, "").await.person;
    let key_of_closed = cookie(&accounts::try_demo(world.app.db(), closed, "A browser").await);
    let mut tx = world.tx().await;
    accounts::suspend(&mut tx, &STAFF, closed).await.expect("closed");
    tx.commit().await.expect("kept");
    vec![
        ("nobody", String::new()),
        ("someone with a made-up cookie", format!("loa_phien={}", "0".repeat(64))),
        ("someone half signed in", format!("loa_phien={}", key.0)),
        ("someone whose account is closed", key_of_closed),
    ]
}

/// Asks every door in both languages, for its page and to act; a door that is there for one of them refuses the other.
async fn knock_everywhere(world: &World, things: &Things, cookie: &str) -> Vec<Page> {
    let mut pages = Vec::new();
    for door in &crate::desk::desk_routes(&desk(world, Lang::Vi)).list {
        for prefix in ["", "/en"] {
            // Signing out would end the walk.
            for method in ["GET", "POST"] {
                let ends = door.route == routes::SIGN_OUT && method == "POST";
                let path = format!("{prefix}{}", things.fill(door.route));
                if !ends {
                    pages.push(knock(world, DeskRoute { method, ..*door }, &path, cookie).await);
                }
            }
        }
    }
    for lost in [
        "/lam-viec/khong-co",
        "/en/lam-viec/khong-co",
        "/lam-viec/",
        "/lam-viec/nguoi-dung/",
        "/lam-viec/%00",
    ] {
        pages.push(world.get(lost).await);
    }
    pages
}

#[tokio::test]
async fn nothing_of_the_desk_may_be_kept_whatever_it_answers_and_whoever_asks() {
    let world = World::new(Engine::Sqlite).await;
    let things = Things::make(&world).await;
    let chief = world.officer("Quản trị", Role::Administrator, "").await.person;
    let mut cookies = strangers(&world).await;
    cookies.truncate(1);
    let key = accounts::try_demo(world.app.db(), chief, "A browser").await;
    cookies.push(("an administrator", cookie(&key)));
    let mut statuses = BTreeSet::new();
    for (who, cookie) in &cookies {
        for page in knock_everywhere(&world, &things, cookie).await {
            assert_eq!(page.header("cache-control"), "no-store", "{who}: {}", page.asked);
            statuses.insert(page.status);
        }
    }
    world.lose_database().await;
    for page in knock_everywhere(&world, &things, "loa_phien=").await {
        assert_eq!(page.header("cache-control"), "no-store", "without a database: {}", page.asked);
        statuses.insert(page.status);
    }
    // Pages, refusals, redirects, and failures of all kinds were among them.
    for status in [200, 303, 400, 401, 403, 404, 405, 503] {
        assert!(statuses.contains(&status), "nobody was answered {status}: {statuses:?}");
    }
}

#[tokio::test]
async fn who_signs_out_has_the_browser_forget_what_it_fetched() {
    let world = World::new(Engine::Sqlite).await;
    let chief = world.officer("Quản trị", Role::Administrator, "").await;
    let page = chief.post(routes::SIGN_OUT, &[]).await;
    assert_eq!((page.status, page.header("clear-site-data")), (303, "\"cache\""));
    assert!(page.header("set-cookie").starts_with("loa_phien=;"), "{}", page.header("set-cookie"));
}

#[tokio::test]
async fn both_languages_have_the_same_doors_and_a_method_that_has_none_stays_shut() {
    for engine in engines() {
        let world = World::new(engine).await;
        let list = |lang| -> Vec<(&str, &str, Needs)> {
            let doors = crate::desk::desk_routes(&desk(&world, lang)).list;
            doors.iter().map(|door| (door.method, door.route, door.needs)).collect()
        };
        assert_eq!(list(Lang::Vi), list(Lang::En));
        let page = world.post(routes::PERMISSIONS, &[]).await;
        assert_eq!(page.status, 405);
    }
}
