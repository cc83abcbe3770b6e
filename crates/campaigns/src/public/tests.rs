//! Tests of the pages of a plan, in a city of 168 areas with their real borders.

use axum::Router;
use axum::body::Body;
use axum::http::{Request, StatusCode};
use frame::public::Portal;
use frame::testing::{STAFF, World as Base, assembly};
use frame::{Hooks, Settings, SiteWords};
use jiff::ToSpan;
use jiff::civil::date;
use kit::i18n::Lang;
use kit::testing::engines;
use tower::ServiceExt;
use uuid::Uuid;

use crate::forms::form;
use crate::matrix::testing::activity;
use crate::reading::Every;
use crate::{Activity, Campaign, Figures, MIGRATIONS, NewCampaign, NewEvidence, NewTheme};

const UNITS: &str = include_str!("../../../agencies/demo/data/hcmc-units-2025.csv");
const BORDERS: &str = include_str!("../../../agencies/demo/data/hcmc-wards.geojson");
const PLAN: &str = "/ke-hoach/di-lai-xanh";

/// A city with a plan.
struct World {
    base: agencies::testing::World,
    site: Router,
    plan: Campaign,
    themes: Vec<Uuid>,
}

fn assemble(_: &Settings, _: &jiff::tz::TimeZone, _: Option<&std::path::Path>) -> frame::Assembly {
    let mut state = accounts::testing::state();
    state.insert(super::KnownMap::default());
    state.insert(Hooks {
        capabilities: &[],
        site: |_| Box::pin(async { Ok(std::sync::Arc::new(SiteWords::default())) }),
        known_site: |_| std::sync::Arc::new(SiteWords::default()),
        foot: |_, _| Box::pin(async { Ok(String::new()) }),
        open_session: |_, _| Box::pin(async { Ok(None) }),
        menu: Vec::new(),
        desk_menu: Vec::new(),
    });
    assembly(state)
}

async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        let mut migrations = accounts::testing::migrations();
        migrations.extend(::deadlines::MIGRATIONS.iter().chain(MIGRATIONS).copied());
        let base = Base::open(engine, Settings::default(), &migrations, assemble).await;
        let mut agencies = agencies::testing::World::over(base);
        agencies.arrange().await;
        agencies.add_units(UNITS, BORDERS).await;
        story(World::over(agencies).await).await;
    }
}

impl World {
    async fn over(agencies: agencies::testing::World) -> Self {
        let mut tx = agencies.tx().await;
        let new = NewCampaign {
            slug: "di-lai-xanh".into(),
            number: "15/KH-UBND".into(),
            name_vi: "Đi lại xanh".into(),
            name_en: "Green travel".into(),
            about_vi: "Để ai cũng đi lại dễ dàng.".into(),
            about_en: "So that everyone gets around easily.".into(),
            issuer: "ubnd".into(),
            starts: date(2024, 4, 26),
            ends: date(2025, 12, 31),
        };
        let plan = crate::add_campaign(&mut tx, &STAFF, new).await.expect("added");
        let mut themes = Vec::new();
        for (slug, name, parent) in [
            ("giao-thong", "Giao thông công cộng trong thành phố", None),
            ("ve-xe", "Vé xe buýt", Some("giao-thong")),
            ("ben-xe", "Bến xe và trạm dừng", Some("giao-thong")),
            ("moi-truong", "Môi trường", None),
        ] {
            let new = NewTheme {
                slug: slug.into(),
                name_vi: name.into(),
                name_en: String::new(),
                about_vi: String::new(),
                about_en: String::new(),
                parent: parent.map(Into::into),
            };
            themes.push(crate::add_theme(&mut tx, &STAFF, &plan, new).await.expect("added").id);
        }
        let forms = ["portal", "radio", "contests", "print", "social"].map(String::from);
        crate::describe(&mut tx, &STAFF, &plan, &[], &forms).await.expect("described");
        tx.commit().await.expect("kept");
        let mut tx = agencies.tx().await;
        let seen = crate::version(&tx, plan.id).await.expect("answered");
        crate::approve_plan(&mut tx, &STAFF, plan.id, seen, true).await.expect("approved");
        tx.commit().await.expect("kept");
        let portal = Portal::new(agencies.app.clone());
        let english = super::routes(Router::new()).with_state(portal.speaking(Lang::En));
        let site = super::routes(Router::new()).with_state(portal).nest("/en", english);
        Self { base: agencies, site, plan, themes }
    }

    /// Gets a page; returns its status and text.
    async fn get(&self, path: &str) -> (StatusCode, String) {
        let request = Request::get(path).body(Body::empty()).expect("a request");
        let answer = self.site.clone().oneshot(request).await.expect("an answer");
        let status = answer.status();
        let bytes = axum::body::to_bytes(answer.into_body(), 10_000_000).await.expect("a body");
        (status, String::from_utf8(bytes.to_vec()).expect("text"))
    }

    /// Gets a page that must exist and contain all these words; returns its text.
    async fn says(&self, path: &str, words: &[&str]) -> String {
        let (status, text) = self.get(path).await;
        assert_eq!(status, StatusCode::OK, "{path}");
        for words in words {
            assert!(text.contains(words), "{path} does not say `{words}`: {text}");
        }
        text
    }

    async fn plan(&self, new: Activity) -> Activity {
        let tx = self.base.tx().await;
        let number = tx.next_number("activity").await.expect("a number");
        let id = tx.id();
        let lead = Some(self.base.id("so-khoa-hoc"));
        let activity = Activity { id, number, campaign: self.plan.id, lead, ..new };
        crate::store::insert_activity(&tx, number, &activity).await.expect("planned");
        tx.commit().await.expect("kept");
        activity
    }

    async fn did(
        &self,
        title: &str,
        theme: usize,
        key: &str,
        areas: &[Uuid],
        day: jiff::civil::Date,
        of: Option<Uuid>,
    ) {
        let tx = self.base.tx().await;
        let new = NewEvidence {
            kind: "manual",
            subject: tx.id(),
            form: form(key).expect("a form"),
            agency: self.base.id("so-khoa-hoc"),
            day,
            themes: vec![self.themes[theme]],
            areas: areas.to_vec(),
            title: title.into(),
            href: "/tin/mot-viec-1".into(),
            activity: of,
            figures: Figures { audience: Some(120), ..Figures::default() },
            note: String::new(),
            file: None,
        };
        crate::set_evidence(&tx, new).await.expect("recorded");
        tx.commit().await.expect("kept");
    }

    /// Adds activities and evidence of several kinds.
    async fn fill(&self) {
        let db = self.base.app.db();
        let areas = agencies::areas(db, date(2025, 7, 2)).await.expect("answered");
        let day = date(2025, 5, 2);
        let of = |key: &str, name: &str, themes: &[usize]| Activity {
            name_vi: name.into(),
            themes: themes.iter().map(|theme| self.themes[*theme]).collect(),
            ..activity(key, &[])
        };
        let contest = Activity {
            due: Some(date(2025, 6, 10)),
            ..of("contests", "Hội thi tìm hiểu xe buýt điện", &[1])
        };
        let targets = Figures { things: Some(2), audience: Some(500), ..Figures::default() };
        let contest = self.plan(Activity { targets, ..contest }).await;
        self.plan(Activity {
            due: Some(date(2025, 7, 15)),
            ..of("radio", "Loạt bài phát thanh về bến xe", &[2, 3])
        })
        .await;
        self.plan(Activity {
            starts: Some(date(2025, 5, 31)),
            every: Some(Every::Month),
            ..of("social", "Bản tin tháng", &[0])
        })
        .await;
        self.plan(Activity {
            every: Some(Every::Always), ..of("portal", "Thường xuyên cập nhật", &[])
        })
        .await;
        self.did("Vòng sơ khảo hội thi xe buýt điện", 1, "contests", &[areas[3].id], day, Some(contest.id))
            .await;
        for (index, area) in areas.iter().enumerate().step_by(2) {
            for time in 0..=index % 7 {
                let day = day.saturating_add(i64::try_from(time * 9).unwrap_or(0).days());
                self.did(&format!("Bài {index}-{time}"), index % 4, "portal", &[area.id], day, None).await;
            }
        }
    }
}

#[tokio::test]
async fn a_large_city_is_shown_on_a_small_map() {
    on_both(|world| async move {
        world.fill().await;
        let page = world.says(&format!("{PLAN}/dia-ban"), &["trên 168 địa bàn hiện nay"]).await;
        // Each area is a link once: in the middle picture if it is shown there, otherwise in the whole.
        assert_eq!(page.matches("<title>").count() - 1, 168, "{page}");
        assert!(page.len() < 140_000, "{} bytes", page.len());
        world
            .says(&format!("/en{PLAN}/dia-ban?chu-de=giao-thong&ky=2025-q2"), &["of the 168 areas of today"])
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_plans_pages_say_what_is_planned_and_what_was_done() {
    on_both(|world| async move {
        world.fill().await;
        world
            .says(
                PLAN,
                &["Đã quá hạn", "Hội thi tìm hiểu xe buýt điện", "Quý 2/2025", "Thường xuyên, định kỳ"],
            )
            .await;
        world.says(&format!("{PLAN}/do-phu"), &["kế hoạch: 1", "1 hoạt động chưa gắn"]).await;
        world
            .says(
                &format!("{PLAN}/do-phu?mo=giao-thong&ky=2025-q2"),
                &["Thu gọn", "Vé xe buýt", "Quý 2/2025"],
            )
            .await;
        world.says(&format!("{PLAN}/do-phu/giao-thong/contests"), &["Vòng sơ khảo", "Đã lên kế hoạch"]).await;
        world.says(&format!("{PLAN}/hoat-dong"), &["Loạt bài phát thanh"]).await;
        world.says(&format!("{PLAN}/hoat-dong/1"), &["Vòng sơ khảo", "500", "120", "Chưa đạt"]).await;
        world.says(&format!("{PLAN}/lich"), &["Lịch thực hiện: Tháng 7/2025", "Bản tin tháng"]).await;
        world.says(&format!("{PLAN}/lich/2025-05"), &["Vòng sơ khảo", "việc nữa"]).await;
        world.says(&format!("/en{PLAN}/lich/2025-t20"), &["Week 20"]).await;
        world.says("/co-quan/so-khoa-hoc/lich.ics", &["DTSTART;VALUE=DATE:20250610", "VERSION:2.0"]).await;
        for nowhere in [
            "do-phu?ky=x",
            "do-phu?dia-ban=x",
            "hoat-dong/99",
            "hoat-dong/x",
            "lich/2025-13",
            "dia-ban?hinh-thuc=x",
        ] {
            assert_eq!(world.get(&format!("{PLAN}/{nowhere}")).await.0, StatusCode::NOT_FOUND, "{nowhere}");
        }
    })
    .await;
}
