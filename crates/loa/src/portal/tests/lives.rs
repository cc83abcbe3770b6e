//! The addresses at which something answers: the capabilities' own statements, against the router, which makes the page.

use std::collections::HashSet;

use addresses::{Addresses, routes};
use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use frame::public::Portal;
use frame::{App, Settings};
use kit::i18n::Lang;
use newsroom::pictures::take_attachment;
use tower::ServiceExt;

use super::super::{files, health, root, site};
use crate::testing::{STAFF, World, on_both};

/// Addresses below each language: those that live, then those that do not.
const PAGES: [(&str, &[&str], &[&str]); 28] = [
    (routes::HOME, &["/", "/?p=12"], &[]),
    (
        routes::ARTICLE,
        &["/tin/mien-phi-7", "/tin/7", "/tin/khac-7", "/tin/x%20y-7", "/tin/%ff"],
        &["/tin/mien-phi-700", "/tin/mien-phi", "/tin/x-0", "/tin/mien-phi-7/", "/tin/a/b", "/tin/"],
    ),
    (
        routes::EDITION,
        &["/tin/tiem-chung-6/ban/1", "/tin/6/ban/2", "/tin/mien-phi-7/ban/1", "/tin/mien-phi-7/ban/+1"],
        &["/tin/tiem-chung-6/ban/9", "/tin/6/ban/x", "/tin/700/ban/1", "/tin/6/ban/", "/tin/6/ban"],
    ),
    (
        routes::NEWS,
        &["/tin", "/tin?truoc=1751421600000-7", "/tin?sau=1-1", "/tin?x=1", "/tin?truoc=a&truoc=b"],
        &["/tin?truoc=x", "/tin?sau=", "/tin?truoc=1-x"],
    ),
    (routes::WITHDRAWN, &["/tin-da-go"], &["/tin-da-go/", "/tin-da-go/1"]),
    (
        routes::CATEGORY,
        &[
            "/chuyen-muc/chinh-sach",
            "/chuyen-muc/chinh%2Dsach",
            "/chuyen-muc/chinh-sach?truoc=1-1",
            "/chuyen-muc/%ff",
        ],
        &[
            "/chuyen-muc/khong-co",
            "/chuyen-muc",
            "/chuyen-muc/",
            "/chuyen-muc/chinh-sach/x",
            "/chuyen-muc/chinh-sach?sau=x",
        ],
    ),
    (routes::THEMES, &["/chu-de"], &["/chu-de/"]),
    (
        routes::THEME,
        &["/chu-de/giao-thong", "/chu-de/ve-xe?sau=1-1"],
        &["/chu-de/khong-co", "/chu-de/giao-thong?truoc=x"],
    ),
    (routes::AGENCIES, &["/co-quan", "/co-quan?ten=x"], &[]),
    (routes::AGENCY, &["/co-quan/ubnd"], &["/co-quan/khong-co", "/co-quan/ubnd?truoc=x"]),
    (routes::PLANS, &["/ke-hoach"], &["/ke-hoach/"]),
    (routes::PLAN, &["/ke-hoach/di-lai-xanh"], &["/ke-hoach/khong-co"]),
    (routes::COVERAGE, &["/ke-hoach/di-lai-xanh/do-phu"], &["/ke-hoach/khong-co/do-phu"]),
    (
        routes::COVERAGE_CELL,
        &["/ke-hoach/di-lai-xanh/do-phu/giao-thong/radio"],
        &["/ke-hoach/di-lai-xanh/do-phu/khong-co/radio", "/ke-hoach/di-lai-xanh/do-phu/giao-thong/x"],
    ),
    (
        routes::ACTIVITIES,
        &["/ke-hoach/di-lai-xanh/hoat-dong"],
        &[
            "/ke-hoach/khong-co/hoat-dong",
            "/ke-hoach/di-lai-xanh/hoat-dong/999",
            "/ke-hoach/di-lai-xanh/hoat-dong/x",
        ],
    ),
    (routes::CALENDAR, &["/ke-hoach/di-lai-xanh/lich"], &["/ke-hoach/khong-co/lich"]),
    (
        routes::CALENDAR_PERIOD,
        &["/ke-hoach/di-lai-xanh/lich/2025-07", "/ke-hoach/di-lai-xanh/lich/2025-t27"],
        &["/ke-hoach/di-lai-xanh/lich/2025-13", "/ke-hoach/khong-co/lich/2025-07"],
    ),
    (routes::AGENCY_CALENDAR, &["/co-quan/ubnd/lich.ics"], &["/co-quan/khong-co/lich.ics"]),
    (routes::AREA, &[], &["/dia-ban/khong-co", "/dia-ban"]),
    (routes::DAYS, &["/ngay"], &["/ngay/"]),
    (
        routes::DAY,
        &["/ngay/2025/07/02", "/ngay/2025/7/2", "/ngay/2025/7/2?truoc=x", "/ngay/1999/01/01"],
        &["/ngay/2025/13/01", "/ngay/2025/07", "/ngay/2025/07/02?truoc=x", "/ngay/a/b/c"],
    ),
    (routes::SEARCH, &["/tim", "/tim?q=xe", "/tim?trang=999"], &["/tim/", "/tim/x"]),
    (routes::SUGGEST, &["/tim/goi-y?q=xe"], &[]),
    (routes::ABOUT, &["/gioi-thieu"], &["/gioi-thieu/x"]),
    (routes::SEALS, &["/niem-phong"], &["/niem-phong?truoc=x", "/niem-phong?truoc=1999-01-01"]),
    (
        routes::SEALS_CSV,
        &["/niem-phong.csv", "/niem-phong.csv?truoc=1999-01-01"],
        &["/niem-phong.csv?truoc=x"],
    ),
    (routes::SEALS_JSON, &["/niem-phong.json"], &["/niem-phong.json?truoc=x"]),
    (routes::OFFLINE, &["/ngoai-tuyen"], &["/ngoai-tuyen/"]),
];

/// The feeds of these lists live, or do not.
const LISTS: [(&str, bool); 12] = [
    ("", true),
    ("/tin", true),
    ("/chuyen-muc/chinh-sach", true),
    ("/chuyen-muc/khong-co", false),
    ("/chu-de/giao-thong", true),
    ("/chu-de/khong-co", false),
    ("/chu-de", false),
    ("/co-quan/ubnd", true),
    ("/co-quan/khong-co", false),
    ("/ngay/2025/07/02", true),
    ("/ngay/2025/13/02", false),
    ("/tin-da-go", false),
];

/// Addresses that stand once for all languages; below the other one they do not live.
const ROOT: [(&str, &[&str], &[&str]); 8] = [
    (routes::ROBOTS, &["/robots.txt"], &["/robots.txt/"]),
    (routes::MANIFEST, &["/manifest.webmanifest"], &[]),
    (routes::WORKER, &["/sw.js"], &[]),
    (routes::SITEMAP, &["/sitemap.xml", "/sitemap.xml?truoc=x"], &[]),
    (
        routes::SITEMAP_PART,
        &["/sitemap/trang.xml", "/sitemap/0.xml"],
        &["/sitemap/7.xml", "/sitemap/0", "/sitemap/x.xml", "/sitemap/-1.xml", "/sitemap/"],
    ),
    (routes::ICON, &["/favicon.ico"], &[]),
    ("/healthz", &["/healthz"], &["/healthz/"]),
    ("/readyz", &["/readyz"], &["/ready"]),
];

/// Addresses that belong to nobody.
const OTHERS: [&str; 6] =
    ["/2024/04/bai-7", "/wp/feed.xml", "/en/", "/lam-viec/khong-co", "/tin-tuc/%ff", "/TIN"];

/// Those of some addresses that the router answers: it makes the page of each.
async fn answered(app: &App, addresses: &[String]) -> HashSet<String> {
    let portal = Portal::new(app.clone());
    let site = Router::new()
        .merge(site(portal.speaking(Lang::Vi)))
        .nest("/en", site(portal.speaking(Lang::En)))
        .merge(root(portal))
        .merge(files(app))
        .merge(health::routes(app.clone()));
    let mut answered = HashSet::new();
    for address in addresses {
        let there = match Request::get(address.as_str()).body(Body::empty()) {
            Err(_) => true,
            Ok(request) => {
                let response = site.clone().oneshot(request).await.expect("never fails");
                response.status() != StatusCode::NOT_FOUND
            }
        };
        if there {
            answered.insert(address.clone());
        }
    }
    answered
}

/// The capabilities say the same as the router, and it is as the story has it.
async fn agree(world: &World, story: Vec<(String, bool)>) {
    let asked: Vec<String> = story.iter().map(|(address, _)| address.clone()).collect();
    let living = world.app.living(&asked).await.expect("answered");
    let answered = answered(&world.app, &asked).await;
    for (address, lives) in story {
        assert_eq!(answered.contains(&address), lives, "the router: {address}");
        assert_eq!(living.contains(&address), lives, "the capabilities: {address}");
    }
}

fn in_both(address: &str) -> [String; 2] {
    let english = match address.strip_prefix('/') {
        Some(rest) if rest.is_empty() || rest.starts_with('?') => format!("/en{rest}"),
        _ => format!("/en{address}"),
    };
    [address.to_owned(), english]
}

#[tokio::test]
async fn each_public_page_lives_where_the_router_answers() {
    on_both(|world| async move {
        world.approve_plan().await;
        let mut story = Vec::new();
        for (_, live, dead) in PAGES {
            story.extend(live.iter().flat_map(|one| in_both(one)).map(|one| (one, true)));
            story.extend(dead.iter().flat_map(|one| in_both(one)).map(|one| (one, false)));
        }
        for (list, lives) in LISTS {
            let feeds = routes::FEEDS.map(|file| Addresses::feed(list, file));
            story.extend(feeds.iter().flat_map(|feed| in_both(feed)).map(|feed| (feed, lives)));
        }
        let areas = agencies::all_areas(world.app.db()).await.expect("answered");
        for area in areas {
            story.extend(in_both(&Addresses(Lang::Vi).area(&area.slug)).map(|one| (one, true)));
        }
        agree(&world, story).await;
    })
    .await;
}

#[tokio::test]
async fn what_stands_once_lives_at_the_root_only() {
    on_both(|world| async move {
        world.approve_plan().await;
        let mut story = Vec::new();
        for (_, live, dead) in ROOT {
            story.extend(live.iter().map(|one| ((*one).to_owned(), true)));
            story.extend(dead.iter().map(|one| ((*one).to_owned(), false)));
            story.extend(live.iter().map(|one| (format!("/en{one}"), false)));
        }
        story.extend(OTHERS.map(|one| (one.to_owned(), false)));
        let look = frame::assets::address("loa.css");
        story.extend([(look.clone(), true), (format!("/en{look}"), false)]);
        story.extend([("/tep/x/loa.css".to_owned(), true), ("/tep/x/khong-co.css".to_owned(), false)]);
        story.push((routes::PATTERNS.to_owned(), false));
        agree(&world, story).await;
    })
    .await;
}

#[tokio::test]
async fn pictures_files_and_what_was_withdrawn_live() {
    on_both(|world| async move {
        let picture = world.add_picture(world.made_picture(700, 400).await).await;
        let pdf = "%PDF-1.4\n%%EOF\n";
        let file = take_attachment(world.app.blobs(), pdf.into(), "Phụ lục 1.pdf").await.expect("taken");
        let mut new = world.draft("Phụ lục kế hoạch", "2025-07-02T11:00");
        new.text.attachments.push(file.clone());
        let number = world.publish(new).await.number;
        let other = Addresses::picture(&picture.blob, "image/gif");
        let shown = [
            Addresses::picture(&picture.blob, &picture.kind),
            Addresses::attachment(&file.blob, &file.name),
            format!("/tin/phu-luc-ke-hoach-{number}"),
            format!("/tin/{number}/ban/1"),
        ];
        let mut story: Vec<(String, bool)> = shown.iter().map(|one| (one.clone(), true)).collect();
        story.extend([
            (other, false),
            (Addresses::attachment(&file.blob, "Phụ lục 2.pdf"), false),
            (format!("/tep-dinh-kem/x/{}", file.name.replace(' ', "%20").replace('ụ', "u")), false),
            ("/anh/x.svg".to_owned(), false),
            (format!("/en{}", shown[0]), false),
        ]);
        agree(&world, story).await;

        let mut tx = world.tx().await;
        let article = newsroom::article(&tx, number).await.expect("answered").expect("there").id;
        newsroom::withdraw(&mut tx, &STAFF, article, "Lộ thông tin cá nhân.", None).await.expect("withdrawn");
        tx.commit().await.expect("kept");
        let mut story: Vec<(String, bool)> = shown.iter().map(|one| (one.clone(), true)).collect();
        story.push((format!("/tin/{number}/ban/99"), true));
        agree(&world, story).await;
    })
    .await;
}

#[tokio::test]
async fn the_patterns_live_where_they_are_shown() {
    let settings = Settings { show_patterns: true, ..Settings::default() };
    let world = World::with(kit::db::Engine::Sqlite, settings).await;
    agree(&world, in_both(routes::PATTERNS).map(|one| (one, true)).to_vec()).await;
}
