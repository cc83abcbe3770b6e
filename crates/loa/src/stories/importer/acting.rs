//! An article is made of a page once, and a changed page is its next edition.

use kit::i18n::Lang;

use super::{PORTAL, WORDPRESS, page};
use crate::testing::{World, at, on_both};
use ::importer::{ImportError, Imported, Page, Source, import_page};
use access::Actor;
use newsroom::{self, Listing, NewsroomError};

const IMPORT: Actor = Actor::System("import");

fn source<'a>(name: &'a str, agency: Option<&'a str>) -> Source<'a> {
    Source { name, agency, category: None, reason: "nhập bằng dòng lệnh" }
}

/// Imports a page as the command does.
async fn import(world: &World, page: &Page, file: &str) -> Imported {
    let mut tx = world.tx().await;
    let done =
        import_page(&mut tx, &IMPORT, page, source(file, None), world.app.zone()).await.expect("imported");
    tx.commit().await.expect("kept");
    done
}

async fn titles(world: &World) -> Vec<String> {
    let all = newsroom::latest(world.app.db(), Listing::All, Lang::Vi, 100).await.expect("articles");
    all.into_iter().map(|teaser| teaser.title).collect()
}

#[tokio::test]
async fn a_page_becomes_an_article_of_its_source() {
    on_both(|world| async move {
        let db = world.app.db();
        let mut page = page(PORTAL);
        page.source = "sở khcn".into();
        assert_eq!(import(&world, &page, "a.txt").await, Imported::Added(9));
        let article = newsroom::article(db, 9).await.expect("answered").expect("an article");
        assert_eq!(article.agency, world.id("so-khoa-hoc"));
        assert_eq!(article.published_at, at("2024-04-26T14:05"));
        let category = newsroom::category_by_slug(db, "tin-hoat-dong").await.expect("answered");
        assert_eq!(
            category.map(|one| (one.id, one.name_vi)),
            Some((article.category, "Tin hoạt động".into()))
        );
        let edition =
            newsroom::edition(db, article.id, Lang::Vi).await.expect("answered").expect("an edition");
        let text = edition.text;
        assert_eq!((text.title, text.summary, text.body), (page.title, page.summary, page.body));
        assert_eq!((text.author.as_str(), text.source.as_str()), ("Lê Hoa", "sở khcn"));
    })
    .await;
}

#[tokio::test]
async fn an_unknown_source_speaks_through_who_runs_the_site() {
    on_both(|world| async move {
        import(&world, &page(PORTAL), "a.txt").await;
        let article = newsroom::article(world.app.db(), 9).await.expect("answered").expect("an article");
        assert_eq!(article.agency, world.id("ubnd"));
    })
    .await;
}

#[tokio::test]
async fn the_same_page_again_adds_nothing() {
    on_both(|world| async move {
        for (text, file, number) in [(PORTAL, "a.txt", 9), (WORDPRESS, "b.html", 10)] {
            let page = page(text);
            assert_eq!(import(&world, &page, file).await, Imported::Added(number));
            let before = kit::events::head(world.app.db()).await.expect("head");
            assert_eq!(import(&world, &page, file).await, Imported::Same(number));
            // A renamed file is still the same page.
            assert_eq!(import(&world, &page, "khac.txt").await, Imported::Same(number));
            assert_eq!(kit::events::head(world.app.db()).await.expect("head"), before);
        }
        assert_eq!(titles(&world).await.len(), 10);
    })
    .await;
}

#[tokio::test]
async fn a_changed_body_is_the_next_edition_and_says_why() {
    on_both(|world| async move {
        let db = world.app.db();
        import(&world, &page(PORTAL), "a.txt").await;
        let changed = page(&PORTAL.replace("trong vòng 10 phút", "trong vòng 15 phút"));
        assert_eq!(import(&world, &changed, "a.txt").await, Imported::Changed(9, 2));
        assert_eq!(import(&world, &changed, "a.txt").await, Imported::Same(9));
        let article = newsroom::article(db, 9).await.expect("answered").expect("an article");
        let editions = newsroom::editions(db, article.id, Lang::Vi).await.expect("editions");
        assert_eq!(editions[0].change_note, "Cập nhật theo bản mới của nguồn.");
        assert_eq!(editions[0].at, at("2025-07-02T12:00"));
        assert!(editions[1].text.body.plain().contains("10 phút"));
        assert_eq!(titles(&world).await.len(), 9);
    })
    .await;
}

#[tokio::test]
async fn a_changed_title_keeps_the_article_by_its_file_or_its_address() {
    on_both(|world| async move {
        import(&world, &page(PORTAL), "a.txt").await;
        let renamed = page(&PORTAL.replace("mở thêm ba điểm", "mở thêm bốn điểm"));
        assert_eq!(import(&world, &renamed, "a.txt").await, Imported::Changed(9, 2));
        import(&world, &page(WORDPRESS), "b.html").await;
        let renamed = page(&WORDPRESS.replace("mở cửa chủ nhật", "mở cửa cả tuần"));
        assert_eq!(import(&world, &renamed, "khac.html").await, Imported::Changed(10, 2));
        let article = newsroom::article(world.app.db(), 10).await.expect("answered").expect("an article");
        assert_eq!(article.slug, "thu-vien-ben-may-mo-cua-chu-nhat");
        assert_eq!(titles(&world).await.len(), 10);
    })
    .await;
}

#[tokio::test]
async fn a_page_that_returns_to_its_first_words_is_an_edition_again() {
    on_both(|world| async move {
        import(&world, &page(PORTAL), "a.txt").await;
        import(&world, &page(&PORTAL.replace("10 phút", "15 phút")), "a.txt").await;
        assert_eq!(import(&world, &page(PORTAL), "a.txt").await, Imported::Changed(9, 3));
        // The same with a title: the words of the first edition are not those that stand.
        let renamed = page(&PORTAL.replace("mở thêm ba điểm", "mở thêm bốn điểm"));
        assert_eq!(import(&world, &renamed, "a.txt").await, Imported::Changed(9, 4));
        assert_eq!(import(&world, &page(PORTAL), "a.txt").await, Imported::Changed(9, 5));
    })
    .await;
}

#[tokio::test]
async fn two_pages_of_one_day_under_the_same_file_name_are_two_articles() {
    on_both(|world| async move {
        let about = |title: &str, words: &str| {
            page(&format!(
                "Tin tức 26/04/2024\n\n{title}\n\nMở đầu {words}.\n\nThân bài {words}.\n\nKết {words}.\n"
            ))
        };
        import(&world, &about("Phường Cầu Mới dọn vệ sinh kênh", "kênh"), "index.html").await;
        let other = import(&world, &about("Thư viện thành phố mở cửa chủ nhật", "sách"), "index.html").await;
        assert_eq!(other, Imported::Added(10));
    })
    .await;
}

#[tokio::test]
async fn the_agency_that_was_named_issues_it_or_nobody() {
    on_both(|world| async move {
        let page = page(PORTAL);
        let mut tx = world.tx().await;
        let zone = world.app.zone();
        let unknown = import_page(&mut tx, &IMPORT, &page, source("a.txt", Some("so-rung")), zone).await;
        assert!(matches!(unknown, Err(ImportError::NoAgency(slug)) if slug == "so-rung"));
        let citizen = import_page(&mut tx, &Actor::Citizen, &page, source("a.txt", Some("ubnd")), zone).await;
        assert!(matches!(citizen, Err(ImportError::Newsroom(NewsroomError::Denied(_)))));
        let named = import_page(&mut tx, &IMPORT, &page, source("a.txt", Some("so-khoa-hoc")), zone).await;
        assert_eq!(named.expect("imported"), Imported::Added(9));
        tx.commit().await.expect("kept");
        let article = newsroom::article(world.app.db(), 9).await.expect("answered").expect("an article");
        assert_eq!(article.agency, world.id("so-khoa-hoc"));
    })
    .await;
}

#[tokio::test]
async fn in_an_empty_city_the_source_is_the_first_agency() {
    for engine in kit::testing::engines() {
        let world = World::empty(engine).await;
        let mut nameless = page(PORTAL);
        nameless.source = String::new();
        let mut tx = world.tx().await;
        let refused = import_page(&mut tx, &IMPORT, &nameless, source("a.txt", None), world.app.zone()).await;
        let said = refused.expect_err("nobody issues it").to_string();
        assert_eq!(said, "the page names no source, and the city has no agency yet: name one with --agency");
        drop(tx);
        assert_eq!(import(&world, &page(PORTAL), "a.txt").await, Imported::Added(1));
        assert_eq!(
            import(&world, &from_source(page(WORDPRESS), "Bến Mây Online"), "b.html").await,
            Imported::Added(2)
        );
        let all = agencies::agencies(world.app.db()).await.expect("agencies");
        let names: Vec<(&str, &str)> =
            all.iter().map(|agency| (agency.slug.as_str(), agency.name_vi.as_str())).collect();
        assert_eq!(names, [("ben-may-online", "Bến Mây Online")]);
        world.get("/co-quan/ben-may-online").await.says(200, &["Bến Mây Online", "Thư viện Bến Mây"]);
    }
}

fn from_source(mut page: Page, source: &str) -> Page {
    page.source = source.to_owned();
    page
}

#[tokio::test]
async fn an_imported_edition_says_so_in_public_and_one_of_tomorrow_is_refused() {
    on_both(|world| async move {
        import(&world, &page(PORTAL), "a.txt").await;
        let told =
            "Nhập ngày 02/07/2025 từ a.txt, chưa qua thẩm định trên hệ thống. Lý do: nhập bằng dòng lệnh";
        let own = newsroom::article(world.app.db(), 9).await.expect("answered").expect("an article");
        let at = format!("/tin/{}-9", own.slug);
        world.get(&at).await.says(200, &[told]);
        assert!(world.get(&at).await.texts(".editions li")[0].contains(told));
        import(&world, &page(&PORTAL.replace("10 phút", "15 phút")), "http://cu.example/bai?x=1").await;
        let again = "Nhập ngày 02/07/2025 từ cu.example, chưa qua thẩm định trên hệ thống.";
        let shown = world.get(&at).await;
        shown.says(200, &[again]);
        let history = shown.texts(".editions li");
        assert!(history[0].contains(again) && history[1].contains(told), "{history:?}");
        // An article that people wrote here says nothing of the kind.
        world.get("/tin/mien-phi-7").await.hides(&["chưa qua thẩm định"]);

        let mut late = page(WORDPRESS);
        late.published_at = crate::testing::at("2031-01-02T08:00");
        let mut tx = world.tx().await;
        let refused = import_page(&mut tx, &IMPORT, &late, source("b.html", None), world.app.zone()).await;
        assert!(matches!(refused, Err(ImportError::Future(day)) if day.to_string() == "2031-01-02"));
    })
    .await;
}

#[tokio::test]
async fn no_old_address_takes_the_place_of_one_of_ours_and_each_is_recorded() {
    on_both(|world| async move {
        let mut page = page(PORTAL);
        page.more.old =
            ["/lam-viec/khong-co", "/LAM-VIEC/x", "/tin/gia-12", "/api/v1", "/.well-known/x", "/cu/bai"]
                .map(str::to_owned)
                .to_vec();
        import(&world, &page, "a.txt").await;
        for taken in ["/lam-viec/khong-co", "/LAM-VIEC/x", "/tin/gia-12", "/api/v1", "/.well-known/x"] {
            assert_eq!(newsroom::redirect(world.app.db(), taken).await.expect("answered"), None, "{taken}");
        }
        assert_eq!(newsroom::redirect(world.app.db(), "/cu/bai").await.expect("answered"), Some(9));
        let article = newsroom::article(world.app.db(), 9).await.expect("answered").expect("an article");
        let events = kit::events::of(world.app.db(), &article.id.to_string()).await.expect("read");
        assert!(events.iter().any(|event| event.kind == "article.address_added"), "{events:?}");
        // One that an older version let in leads nowhere any more.
        let tx = world.tx().await;
        newsroom::add_redirect(&tx, "/api/v1", article.id).await.expect("kept");
        tx.commit().await.expect("kept");
        assert_eq!(world.get("/api/v1").await.status, 404);
    })
    .await;
}
