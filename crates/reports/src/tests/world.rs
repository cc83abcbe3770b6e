//! The city Bến Mây with a plan, three activities and evidence, small enough to compute the figures by hand.

use agencies::testing::{STAFF, UNITS, World, state};
use campaigns::forms::form;
use campaigns::{
    ActivityContent, Campaign, ChangeNote, Figures, NewCampaign, NewEvidence, PieceKind, ReadPiece, Theme,
    reading::PlanDraft, set_evidence,
};
use frame::testing::{assembly, at};
use frame::{Assembly, Settings};
use jiff::civil::{Date, date};
use kit::testing::engines;
use uuid::Uuid;

use crate::{NewReport, Period, Report, start};

/// Runs a story in the city with its plan on every engine.
pub(super) async fn on_both<F: Future<Output = ()>>(story: impl Fn(City) -> F) {
    for engine in engines() {
        // Personal calendars belong to people, so their tables are there too.
        let migrations = [
            accounts::testing::migrations(),
            deadlines::MIGRATIONS.to_vec(),
            campaigns::MIGRATIONS.to_vec(),
            crate::MIGRATIONS.to_vec(),
        ];
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly { assembly(state()) };
        let base =
            frame::testing::World::open(engine, Settings::default(), &migrations.concat(), assemble).await;
        let mut world = World::over(base);
        world.arrange().await;
        world.add_units(UNITS, "").await;
        story(City::found(world).await).await;
    }
}

/// The city, its plan, the plan's themes and activities.
pub(super) struct City {
    pub(super) world: World,
    pub(super) plan: Campaign,
    pub(super) themes: Vec<Theme>,
    pub(super) activities: Vec<Uuid>,
}

/// Evidence to be recorded.
pub(super) struct Done<'a> {
    pub(super) agency: &'a str,
    pub(super) form: &'a str,
    pub(super) day: Date,
    pub(super) theme: &'a str,
    pub(super) areas: &'a [&'a str],
    pub(super) figures: Figures,
    pub(super) activity: Option<usize>,
}

impl Default for Done<'_> {
    fn default() -> Self {
        Self {
            agency: "ubnd",
            form: "portal",
            day: date(2025, 1, 20),
            theme: "Nghĩa vụ",
            areas: &[],
            figures: Figures::default(),
            activity: None,
        }
    }
}

fn piece(kind: PieceKind, value: &str) -> ReadPiece {
    let piece = serde_json::json!({ "kind": kind, "keep": true, "value": value, "source": "" });
    serde_json::from_value(piece).expect("a piece")
}

fn task(value: &str, lead: &str, form: &str, due: &str) -> ReadPiece {
    ReadPiece { lead: lead.into(), form: form.into(), due: due.into(), ..piece(PieceKind::Task, value) }
}

impl City {
    async fn found(world: World) -> Self {
        let mut tx = world.tx().await;
        let reading =
            campaigns::keep_reading(&mut tx, &STAFF, "x.txt", &PlanDraft::default()).await.expect("kept");
        tx.commit().await.expect("kept");
        let mut content = reading.content;
        let promise = |key: &str| ReadPiece { form: key.into(), ..piece(PieceKind::Form, key) };
        content.pieces = vec![
            promise("portal"),
            promise("conferences"),
            promise("loudspeakers"),
            piece(PieceKind::Group, "Quyền"),
            piece(PieceKind::Message, "Quyền hỏi"),
            piece(PieceKind::Group, "Nghĩa vụ"),
            task("Tổ chức hội nghị", "so-khoa-hoc", "conferences", "2025-03-31"),
            task("Đăng bài trên cổng", "so-khoa-hoc", "portal", "2025-02-01"),
            task("Sơ kết", "ubnd", "", "2025-12-31"),
        ];
        let mut tx = world.tx().await;
        campaigns::save_reading(&mut tx, &STAFF, reading.id, 1, &content).await.expect("saved");
        let new = NewCampaign {
            slug: "ke-hoach".into(),
            number: "1/KH-UBND".into(),
            name_vi: "Kế hoạch tuyên truyền".into(),
            name_en: String::new(),
            about_vi: String::new(),
            about_en: String::new(),
            issuer: "ubnd".into(),
            starts: date(2025, 1, 1),
            ends: date(2025, 12, 31),
        };
        let plan = campaigns::make_plan(&mut tx, &STAFF, reading.id, 2, new).await.expect("made");
        tx.commit().await.expect("kept");
        let themes = campaigns::themes(world.app.db()).await.expect("answered");
        let tops: Vec<Uuid> = themes.iter().filter(|one| one.parent.is_none()).map(|one| one.id).collect();
        let mut tx = world.tx().await;
        // The conference and the articles are about everything; the review is about no theme.
        for activity in &campaigns::activities(&tx, plan.id).await.expect("answered")[..2] {
            let content = ActivityContent { themes: tops.clone(), ..ActivityContent::of(activity) };
            let seen = campaigns::version(&tx, activity.id).await.expect("answered");
            let sure = ChangeNote { confirmed: true, ..ChangeNote::default() };
            campaigns::edit_activity(&mut tx, &STAFF, activity.id, seen, content, &sure)
                .await
                .expect("edited");
        }
        let seen = campaigns::version(&tx, plan.id).await.expect("answered");
        campaigns::approve_plan(&mut tx, &STAFF, plan.id, seen, true).await.expect("approved");
        tx.commit().await.expect("kept");
        let activities = campaigns::activities(world.app.db(), plan.id).await.expect("answered");
        let activities = activities.into_iter().map(|activity| activity.id).collect();
        Self { world, plan, themes, activities }
    }

    /// Records a piece of evidence; returns the identifier of its thing.
    pub(super) async fn done(&self, done: Done<'_>) -> Uuid {
        let mut areas = Vec::new();
        for slug in done.areas {
            areas.push(self.world.area(slug).await);
        }
        let theme = self.themes.iter().find(|theme| theme.name_vi == done.theme).expect("a theme");
        let tx = self.world.tx().await;
        let subject = tx.id();
        let new = NewEvidence {
            kind: "test",
            subject,
            form: form(done.form).expect("a form"),
            agency: self.world.id(done.agency),
            day: done.day,
            themes: vec![theme.id],
            areas,
            title: "Việc đã làm".into(),
            href: String::new(),
            activity: done.activity.map(|place| self.activities[place]),
            figures: done.figures,
            note: String::new(),
            file: None,
        };
        set_evidence(&tx, new).await.expect("recorded");
        tx.commit().await.expect("kept");
        subject
    }

    /// Records the five things of the story: three in the first quarter of 2025, one before it and one after it.
    pub(super) async fn year(&self) -> Vec<Uuid> {
        let conference = |day, audience| Done {
            agency: "so-khoa-hoc",
            form: "conferences",
            day,
            theme: "Quyền hỏi",
            figures: Figures { audience: Some(audience), ..Figures::default() },
            ..Done::default()
        };
        let copies = Figures { audience: Some(120), copies: Some(50), ..Figures::default() };
        let first = Done {
            areas: &["phuong-cho-cu"],
            figures: copies,
            activity: Some(0),
            ..conference(date(2024, 12, 15), 120)
        };
        vec![
            self.done(first).await,
            self.done(conference(date(2025, 3, 14), 80)).await,
            self.done(conference(date(2025, 3, 15), 7_000)).await,
            self.done(Done { areas: &["phuong-bo-tay", "xa-dong-co"], ..Done::default() }).await,
            self.done(Done { day: date(2024, 12, 14), ..Done::default() }).await,
        ]
    }

    /// Starts a report.
    pub(super) async fn report(&self, agency: Option<&str>, period: &str) -> Report {
        let mut tx = self.world.tx().await;
        let new = NewReport {
            plan: &self.plan,
            agency: agency.map(|slug| self.world.id(slug)),
            period: Period::named(period).expect("a period"),
            today: self.world.app.today(),
        };
        let report = start(&mut tx, &STAFF, new).await.expect("begun");
        tx.commit().await.expect("kept");
        report
    }

    /// Sets the clock to a local time of the city.
    pub(super) fn at(&self, local: &str) {
        self.world.app.db().clock().set(at(local));
    }
}
