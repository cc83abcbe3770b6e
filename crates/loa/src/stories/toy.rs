//! A capability from outside: nothing of the program knows the toy, and everything shows it.

mod capability;

use std::path::Path;
use std::time::Duration;

use access::Role;
use addresses::desk::routes;
use axum::http::{HeaderMap, Method};
use frame::{Assembly, Capability, Settings};
use jiff::tz::TimeZone;
use kit::testing::engines;

use self::capability::{BELL, ROPE, TOY, ring};
use crate::program::{self, CAPABILITIES};
use crate::testing::{STAFF, World};

/// The program with the toy.
static WITH_TOY: [Capability; CAPABILITIES.len() + 1] = {
    let mut all = [TOY; CAPABILITIES.len() + 1];
    let mut place = 0;
    while place < CAPABILITIES.len() {
        all[place] = CAPABILITIES[place];
        place += 1;
    }
    all
};

fn assemble(settings: &Settings, zone: &TimeZone, folder: Option<&Path>) -> Assembly {
    program::assemble_of(&WITH_TOY, settings, zone, folder)
}

/// Runs a story on every engine in a Bến Mây that has a bell.
async fn with_toy<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::of(engine, &WITH_TOY, assemble).await).await;
    }
}

#[tokio::test]
async fn a_toy_is_in_both_menus_for_those_whom_it_concerns() {
    with_toy(|world| async move {
        let home = world.get("/").await;
        assert!(home.texts(".main-nav a").contains(&"Chuông".to_owned()), "{}", home.text);
        assert!(home.each(".main-nav a", "href").contains(&BELL.to_owned()), "{}", home.text);
        let page = world.get("/en/chuong").await;
        page.says(200, &["Bell 0"]);
        assert_eq!(page.texts(".main-nav a[aria-current]"), ["Bell"]);

        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let page = editor.get(ROPE).await;
        page.says(200, &["Chuông 0"]);
        assert_eq!(page.texts(".desk-nav a[aria-current]"), ["Chuông"]);
        assert!(editor.get(routes::HOME).await.each(".desk-nav a", "href").contains(&ROPE.to_owned()));
        let reader = world.officer("Trần Văn An", Role::Reader, "so-khoa-hoc").await;
        assert_eq!(reader.get(ROPE).await.status, 403);
        let home = reader.get(routes::HOME).await;
        assert!(!home.each(".desk-nav a", "href").contains(&ROPE.to_owned()), "{}", home.text);
    })
    .await;
}

#[tokio::test]
async fn its_permission_is_in_the_table_and_counts_in_its_agency() {
    with_toy(|world| async move {
        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        editor.get(routes::PERMISSIONS).await.says(200, &["Rung chuông"]);
        let pull = async |agency: &str| {
            let agency = world.id(agency).to_string();
            editor.post(ROPE, &[("agency", &agency)]).await.status
        };
        assert_eq!((pull("ubnd").await, pull("so-khoa-hoc").await), (403, 303));
        editor.get(ROPE).await.says(200, &["Chuông 1"]);
    })
    .await;
}

#[tokio::test]
async fn it_waits_at_the_desks_home_until_it_is_rung() {
    with_toy(|world| async move {
        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let home = editor.get(routes::HOME).await;
        home.says(200, &["Chuông chưa rung", "Chưa ai rung chuông."]);
        assert!(home.each("main a", "href").contains(&ROPE.to_owned()), "{}", home.text);
        let agency = world.id("so-khoa-hoc").to_string();
        editor.post(ROPE, &[("agency", &agency)]).await;
        editor.get(routes::HOME).await.hides(&["Chuông chưa rung"]);
        let reader = world.officer("Trần Văn An", Role::Reader, "so-khoa-hoc").await;
        reader.get(routes::HOME).await.hides(&["Chuông chưa rung"]);
    })
    .await;
}

#[tokio::test]
async fn search_engines_and_our_own_search_find_it_and_no_old_address_takes_its_place() {
    with_toy(|world| async move {
        let map = world.get("/sitemap/trang.xml").await;
        assert!(map.text.contains(&format!("{BELL}</loc>")), "{}", map.text);
        world.index().await;
        let page = world.get("/tim?q=chuong&loai=chuong").await;
        assert!(page.each("main h2 a", "href").contains(&BELL.to_owned()), "{}", page.text);
        let asked = [BELL.to_owned(), "/chuong-khac".to_owned()];
        let living = world.app.living(&asked).await.expect("answered");
        assert_eq!(living.into_iter().collect::<Vec<_>>(), [BELL]);
    })
    .await;
}

#[tokio::test]
async fn the_record_says_who_rang_for_whom() {
    with_toy(|world| async move {
        let editor = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let agency = world.id("so-khoa-hoc");
        editor.post(ROPE, &[("agency", &agency.to_string())]).await;
        let mut tx = world.tx().await;
        ring(&mut tx, &STAFF, agency).await.expect("rung");
        ring(&mut tx, &STAFF, world.id("ubnd")).await.expect("rung");
        tx.commit().await.expect("kept");

        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let words = ["Lê Thị Hoa Rung chuông cho Sở Khoa học và Công nghệ", "Ủy ban nhân dân Thành phố"];
        let page = admin.get(routes::RECORD).await;
        page.says(200, &words);
        page.says(200, &["Hệ thống Rung chuông cho Sở Khoa học và Công nghệ"]);
        assert!(page.each(".record a", "href").contains(&ROPE.to_owned()), "{}", page.text);
        admin.get("/en/lam-viec/nhat-ky").await.says(200, &["Rang the bell for Department of Science"]);
        admin.get(&format!("{}?loai=thiet-lap", routes::RECORD)).await.says(200, &["Rung chuông"]);
        admin.get(&format!("{}?loai=tin", routes::RECORD)).await.hides(&["Rung chuông"]);

        // An event that nobody of the agency caused is known by the thing, which is the agency's.
        let local = world.officer("Quản trị sở", Role::Administrator, "so-khoa-hoc").await;
        let page = local.get(routes::RECORD).await;
        page.says(200, &["Hệ thống Rung chuông cho Sở Khoa học và Công nghệ"]);
        page.hides(&["Rung chuông cho Ủy ban nhân dân Thành phố"]);
    })
    .await;
}

#[tokio::test]
async fn the_record_says_on_whose_behalf_it_was_rung() {
    with_toy(|world| async move {
        let lender = world.officer("Lê Thị Hoa", Role::Editor, "so-khoa-hoc").await;
        let reader = world.officer("Trần Văn An", Role::Reader, "so-khoa-hoc").await;
        let db = world.app.db();
        let own = accounts::grants_of(db, lender.person, db.clock().now()).await.expect("answered")[0].id;
        let mut tx = world.tx().await;
        let until = tx.now() + jiff::SignedDuration::from_hours(24);
        accounts::delegate(&mut tx, &lender.actor().await, own, reader.person, until).await.expect("lent");
        tx.commit().await.expect("kept");
        let agency = world.id("so-khoa-hoc").to_string();
        assert_eq!(reader.post(ROPE, &[("agency", &agency)]).await.status, 303);
        let admin = world.officer("Quản trị", Role::Administrator, "").await;
        let words = ["Trần Văn An, thay mặt Lê Thị Hoa Rung chuông cho Sở Khoa học và Công nghệ"];
        admin.get(routes::RECORD).await.says(200, &words);
    })
    .await;
}

#[tokio::test]
async fn its_page_is_made_anew_when_it_rings_and_by_nothing_else() {
    with_toy(|world| async move {
        let version = world.app.version().clone();
        let stop = tokio_util::sync::CancellationToken::new();
        let _guard = stop.clone().drop_guard();
        tokio::spawn(version.clone().follow(world.app.db().clone(), stop));
        let level = async || {
            let now = version.look(world.app.db()).await.expect("answered");
            let known = async {
                while version.get() < now.max(1) {
                    tokio::time::sleep(Duration::from_millis(2)).await;
                }
            };
            tokio::time::timeout(Duration::from_secs(10), known).await.expect("followed");
        };
        let is_kept = |path: &str| {
            let uri = path.parse().expect("an address");
            world.app.pages().quick(&Method::GET, &uri, &HeaderMap::new()).is_some()
        };
        level().await;
        world.get(BELL).await.says(200, &["Chuông 0"]);
        assert!(is_kept(BELL));
        world.publish(world.draft("Tin vừa đăng", "2025-07-02T11:59")).await;
        level().await;
        assert!(is_kept(BELL), "an article changes nothing here");

        world.get("/tin").await.says(200, &["Tin vừa đăng"]);
        let mut tx = world.tx().await;
        ring(&mut tx, &STAFF, world.id("ubnd")).await.expect("rung");
        tx.commit().await.expect("kept");
        level().await;
        assert!(is_kept("/tin"), "a bell changes no article");
        assert!(!is_kept(BELL));
        world.get(BELL).await.says(200, &["Chuông 1"]);
    })
    .await;
}

#[test]
fn the_guide_quotes_the_toy() {
    let (guide, code) = (include_str!("../../../../CONTRIBUTING.md"), include_str!("toy/capability.rs"));
    let quotes = guide.split("```rust\n").skip(1).filter_map(|rest| rest.split("```").next());
    let quotes: Vec<&str> = quotes.collect();
    assert!(quotes.len() >= 2, "CONTRIBUTING.md shows no capability");
    for quote in quotes {
        assert!(code.contains(quote), "CONTRIBUTING.md shows what is not in toy/capability.rs: {quote}");
    }
}
