//! A text that was taken off the site: its address says why, and nothing else shows it.

use kit::i18n::Lang;
use newsroom::ArticleAddresses;

use crate::testing::{STAFF, World, on_both};
use newsroom::{self, withdraw};

const TITLE: &str = "Đi xe buýt miễn phí";
const REASON: &str = "Quyết định đã bị thu hồi.";

async fn take_off(world: &World, slug: &str, leads_to: Option<&str>) {
    let mut tx = world.tx().await;
    let target = leads_to.map(|slug| world.id(slug));
    withdraw(&mut tx, &STAFF, world.id(slug), REASON, target).await.expect("withdrawn");
    tx.commit().await.expect("kept");
}

async fn address(world: &World, slug: &str, lang: Lang) -> String {
    let article = newsroom::article_by_id(world.app.db(), world.id(slug)).await.expect("answered");
    addresses::Addresses(lang).article(&article.expect("an article"))
}

#[tokio::test]
async fn its_address_says_why_and_no_list_shows_it() {
    on_both(|world| async move {
        let public = address(&world, "mien-phi", Lang::Vi).await;
        let lists = [
            "/",
            "/tin",
            "/chuyen-muc/chinh-sach",
            "/chu-de/xe-buyt",
            "/chu-de/moi-truong",
            "/chu-de",
            "/co-quan/ubnd",
            "/ngay/2025/07/02",
            "/tim?q=mien+phi",
            "/tim?q=mi%E1%BB%85n+ph%C3%AD",
            "/feed.xml",
            "/tin/atom.xml",
            "/chu-de/xe-buyt/feed.json",
            "/sitemap/1.xml",
            "/en",
            "/en/tin",
            "/en/tin/feed.xml",
        ];
        let mut shown = 0;
        for list in lists {
            let page = world.get(list).await;
            shown += usize::from(
                page.text.contains(TITLE)
                    || page.text.contains(&public)
                    || page.text.contains("Free bus rides"),
            );
        }
        assert!(shown >= 12, "it was there before, in {shown} of {}", lists.len());
        let neighbour = address(&world, "via-he", Lang::Vi).await;
        world.get(&neighbour).await.holds(&[TITLE]);

        take_off(&world, "mien-phi", None).await;
        for lang in [Lang::Vi, Lang::En] {
            let page = world.get(&address(&world, "mien-phi", lang).await).await;
            page.says(410, &[REASON]);
            assert_eq!(page.header("cache-control"), "no-cache", "a browser would keep it for ever");
            assert!(page.is_unlisted());
            page.hides(&[TITLE, "Đoạn đầu", "Free bus rides"]);
        }
        for edition in ["1", "2"] {
            let page = world.get(&format!("{public}/ban/{edition}")).await;
            assert!([404, 410].contains(&page.status), "edition {edition}: {}", page.status);
            page.hides(&["Đoạn đầu"]);
        }
        for list in lists {
            let page = world.get(list).await;
            // A search repeats the words that were searched for.
            let said = if list.starts_with("/tim") {
                page.text.replace("miễn phí", "")
            } else {
                page.text.clone()
            };
            assert!(
                !said.contains(TITLE) && !said.contains(&public) && !said.contains("Free bus rides"),
                "{list} shows it"
            );
        }
        let page = world.get(&neighbour).await;
        assert!(!page.text.contains(TITLE), "neighbours and what is alike");
        let page = world.get("/tin-da-go").await;
        page.says(200, &[REASON, "Tin số 7."]);
        page.hides(&[TITLE]);
        world.get("/en/tin-da-go").await.says(200, &[REASON]);
    })
    .await;
}

#[tokio::test]
async fn it_can_lead_on() {
    on_both(|world| async move {
        take_off(&world, "mien-phi", Some("via-he")).await;
        for lang in [Lang::Vi, Lang::En] {
            let page = world.get(&address(&world, "mien-phi", lang).await).await;
            assert_eq!((page.status, page.header("cache-control")), (308, "no-store"));
            assert_eq!(page.header("location"), address(&world, "via-he", lang).await);
        }
        let page = world.get("/tin-da-go").await;
        page.says(200, &["Đọc tin thay thế"]);
        let instead = page.each("main a", "href");
        assert!(instead.contains(&address(&world, "via-he", Lang::Vi).await), "{instead:?}");
        // Where it leads may itself be taken off later; nobody is led in a ring.
        take_off(&world, "via-he", None).await;
        world.get(&address(&world, "via-he", Lang::Vi).await).await.says(410, &[REASON]);
        world.get("/tin-da-go").await.says(200, &["Tin số 7.", "Tin số 8."]);
    })
    .await;
}
