//! Tests of plans: activities, evidence, approval and tables.

mod activities;
mod approval;
mod evidence;
mod sheets;

use std::ops::Deref;

use access::{Actor, Grant, Officer, Role, Scope};
use frame::forms::{Flaw, Flaws};
use frame::{Assembly, Settings};
use jiff::civil::{Date, date};
use kit::db::{Engine, Run};
use kit::testing::engines;
use uuid::Uuid;

use agencies::testing::{STAFF, assembly, state};

use crate::{
    Activity, ActivityContent, ActivityState, CampaignsError, ChangeNote, Figures, MIGRATIONS, NewCampaign,
    NewTheme,
};

/// The date of the stories.
const TODAY: Date = date(2025, 7, 2);

/// The city Bến Mây with a plan of four themes.
struct World(agencies::testing::World);

impl Deref for World {
    type Target = agencies::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

/// Runs a story in the city on every engine.
async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

impl World {
    async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly { assembly(state()) };
        let tables =
            [accounts::testing::migrations(), ::deadlines::MIGRATIONS.to_vec(), MIGRATIONS.to_vec()].concat();
        let base = frame::testing::World::open(engine, Settings::default(), &tables, assemble).await;
        let mut city = agencies::testing::World::over(base);
        city.arrange().await;
        let mut tx = city.tx().await;
        let new = NewCampaign {
            slug: "di-lai-xanh".into(),
            number: "15/KH-UBND".into(),
            name_vi: "Đi lại xanh".into(),
            name_en: String::new(),
            about_vi: String::new(),
            about_en: String::new(),
            issuer: "ubnd".into(),
            starts: date(2025, 1, 1),
            ends: date(2026, 12, 31),
        };
        let plan = crate::add_campaign(&mut tx, &STAFF, new).await.expect("added");
        let mut ids = vec![("ke-hoach".to_owned(), plan.id)];
        for (slug, name, parent) in [
            ("giao-thong", "Giao thông", None),
            ("xe-buyt", "Xe buýt", Some("giao-thong")),
            ("ve-xe", "Vé xe", Some("xe-buyt")),
            ("moi-truong", "Môi trường", None),
        ] {
            let new = NewTheme {
                slug: slug.into(),
                name_vi: name.into(),
                name_en: String::new(),
                about_vi: String::new(),
                about_en: String::new(),
                parent: parent.map(str::to_owned),
            };
            let theme = crate::add_theme(&mut tx, &STAFF, &plan, new).await.expect("added");
            ids.push((slug.to_owned(), theme.id));
        }
        tx.commit().await.expect("kept");
        city.ids.extend(ids);
        Self(city)
    }

    /// An officer with a role in one agency.
    fn officer(&self, role: Role, agency: &str) -> Actor {
        let id = self.id(agency);
        let grant = Grant {
            id,
            role,
            agency: Some(id),
            scope: Scope::Agencies([id].into()),
            since: self.app.db().clock().now(),
            lent_by: None,
            ends_at: None,
        };
        Actor::Officer(Officer { person: id, name: "Lê Cán Bộ".into(), grants: vec![grant] })
    }
}

fn said() -> ChangeNote {
    ChangeNote { confirmed: true, note: String::new(), today: TODAY }
}

/// An activity: two talks of the department of science about buses, due at the end of September.
fn talks(world: &World) -> ActivityContent {
    ActivityContent {
        form: "seminars".into(),
        name_vi: "Tọa đàm về xe buýt điện".into(),
        lead: Some(world.id("so-khoa-hoc")),
        themes: vec![world.id("xe-buyt")],
        due: Some(date(2025, 9, 30)),
        targets: Figures { things: Some(2), audience: Some(100), ..Figures::default() },
        ..ActivityContent::default()
    }
}

/// An activity: articles of the People's Committee on the portal about buses, due at the end of the year.
fn articles(world: &World) -> ActivityContent {
    ActivityContent {
        form: "portal".into(),
        name_vi: "Bài trên cổng về xe buýt".into(),
        lead: Some(world.id("ubnd")),
        due: Some(date(2025, 12, 31)),
        targets: Figures::default(),
        ..talks(world)
    }
}

async fn add(world: &World, content: ActivityContent) -> Result<Activity, CampaignsError> {
    let plan = world.id("ke-hoach");
    let mut tx = world.tx().await;
    let added = crate::add_activity(&mut tx, &STAFF, plan, content, &said()).await?;
    tx.commit().await.expect("kept");
    Ok(added)
}

async fn stands(world: &World, activity: &Activity) -> (ActivityState, i64, i64) {
    let db = world.app.db();
    let plan = crate::campaign(db, activity.campaign).await.expect("answered").expect("a plan");
    let now = crate::activity(db, activity.id).await.expect("answered").expect("an activity");
    let one = crate::progress_of(db, &plan, now, TODAY).await.expect("answered");
    (one.state, one.reached.things, one.reached.audience)
}

/// All stored counts, to compare them with new ones.
async fn counts(world: &World) -> Vec<String> {
    let mut all = Vec::new();
    for (sql, columns) in [
        ("SELECT * FROM activity_reached WHERE evidence <> 0", ["activity_id", "half"]),
        ("SELECT * FROM plan_reached WHERE evidence <> 0", ["agency_id", "half"]),
    ] {
        for row in world.app.db().rows(sql, []).await.expect("rows") {
            let id: Uuid = row.try_get("", columns[0]).expect("an identifier");
            let half: String = row.try_get("", columns[1]).expect("a half");
            let number = |name: &str| row.try_get::<i64>("", name).expect("a number");
            let numbers = ["evidence", "things", "audience", "copies", "airings"].map(number);
            all.push(format!("{id} {half} {numbers:?}"));
        }
    }
    all.sort();
    all
}

async fn are_true(world: &World) {
    let kept = counts(world).await;
    let tx = world.tx().await;
    crate::recount(&tx).await.expect("counted");
    tx.commit().await.expect("kept");
    assert_eq!(kept, counts(world).await);
}

fn flaws(error: CampaignsError) -> Vec<(&'static str, Flaw)> {
    match error {
        CampaignsError::Flaws(Flaws(flaws)) => flaws,
        other => panic!("{other}"),
    }
}
