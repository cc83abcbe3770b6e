//! Tests of reminders: what is told about deadlines, to which people, and how often.

use access::Role;
use accounts::testing::{STAFF, World as City, assembly, at, mail as address};
use accounts::{MailChoice, choose_mail};
use frame::{Hooks, Settings, SiteWords};
use jiff::civil::{Date, date};
use kit::db::Engine;
use kit::testing::engines;
use uuid::Uuid;

use crate::{
    Kind, Kinds, NewDeadline, Rule, Step, end_deadline, look, send_digests, set_deadline, take_given_days,
    told_to,
};

const KIND: &str = "activity";

/// The city, with its clock at 08:00 on Wednesday, 2 July 2025.
pub(super) async fn open() -> City {
    on(Engine::Sqlite).await
}

async fn on(engine: Engine) -> City {
    let assemble = |_: &Settings, _: &_, _: Option<&_>| -> frame::Assembly {
        let mut state = accounts::testing::state();
        let rule = Rule { first: 5, second: 1, escalation: 2 };
        state.insert(Kinds(vec![Kind { name: KIND, words: |_| "Hoạt động".into(), rule }]));
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
    };
    let mut migrations = accounts::testing::migrations();
    migrations.extend(crate::MIGRATIONS.iter().copied());
    let base = frame::testing::World::open(engine, Settings::default(), &migrations, assemble).await;
    let mut world = City::over(agencies::testing::World::over(base));
    world.arrange().await;
    world.app.db().clock().set(at("2025-07-02T08:00"));
    world
}

/// The city with its calendar, a coordinator of the department, and one of the committee above it.
struct Told {
    city: City,
    own: Uuid,
    above: Uuid,
}

impl Told {
    async fn on(engine: Engine) -> Self {
        let city = on(engine).await;
        let own = city.officer("Lan", Role::Coordinator, "so-khoa-hoc").await.person;
        let above = city.officer("Minh", Role::Coordinator, "ubnd").await.person;
        city.officer("Sửa bài", Role::Editor, "so-khoa-hoc").await;
        let mut tx = city.tx().await;
        take_given_days(&mut tx, &STAFF, 0).await.expect("taken");
        tx.commit().await.expect("kept");
        Self { city, own, above }
    }

    /// Sets the deadline of a thing that the department leads.
    async fn set(&self, subject: Uuid, due: Date) {
        let tx = self.city.tx().await;
        let new = NewDeadline {
            kind: KIND,
            subject,
            agency: self.city.id("so-khoa-hoc"),
            due,
            title_vi: "Phát 500 tờ gấp".into(),
            title_en: "Hand out 500 leaflets".into(),
            href: "/lam-viec/x".into(),
        };
        set_deadline(&tx, &new).await.expect("set");
        tx.commit().await.expect("kept");
    }

    async fn end(&self, subject: Uuid) {
        let tx = self.city.tx().await;
        end_deadline(&tx, KIND, subject).await.expect("ended");
        tx.commit().await.expect("kept");
    }

    /// Runs the job at a moment. Returns how many steps were told and how many mails were written.
    async fn turn(&self, moment: &str) -> (u32, u32) {
        self.city.app.db().clock().set(at(moment));
        let told = look(&self.city.app).await.expect("looked");
        (told, send_digests(&self.city.app).await.expect("written"))
    }

    async fn steps(&self, person: Uuid) -> Vec<Step> {
        told_to(self.city.app.db(), person).await.expect("a list").iter().map(|one| one.step).collect()
    }

    /// The queued mails to a person, the oldest first.
    async fn mails(&self, name: &str) -> Vec<mail::QueuedMail> {
        let mut all = mail::waiting(self.city.app.db(), 100).await.expect("a list");
        all.retain(|mail| mail.to == address(name));
        all
    }
}

async fn on_both<F: Future<Output = ()>>(story: impl Fn(Told) -> F) {
    for engine in engines() {
        story(Told::on(engine).await).await;
    }
}

fn thing(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

#[tokio::test]
async fn two_reminders_to_the_agency_then_the_superior_is_told_each_once() {
    on_both(|told| async move {
        // The due day is Wednesday the 16th. The first reminder is on the 9th, the second on the 15th, the escalation
        // on the 18th.
        told.set(thing(1), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-08T08:00").await, (0, 0));
        assert_eq!(told.turn("2025-07-09T08:00").await, (1, 1));
        assert_eq!(told.turn("2025-07-09T09:00").await, (0, 0));
        assert_eq!(told.turn("2025-07-14T08:00").await, (0, 0));
        assert_eq!(told.turn("2025-07-15T08:00").await, (1, 1));
        assert_eq!(told.turn("2025-07-17T08:00").await, (0, 0), "late, but not for long enough");
        assert_eq!(told.steps(told.above).await, []);
        assert_eq!(told.turn("2025-07-18T08:00").await, (1, 1));
        assert_eq!(told.turn("2025-07-21T08:00").await, (0, 0));
        assert_eq!(told.steps(told.own).await.len(), 2);
        assert_eq!(told.steps(told.above).await, [Step::Escalation]);
        assert_eq!(told.mails("Lan").await.len(), 2);
        let mail = told.mails("Minh").await.remove(0);
        assert!(mail.text.contains("Phát 500 tờ gấp") && mail.text.contains("16/07/2025"), "{}", mail.text);
    })
    .await;
}

#[tokio::test]
async fn what_was_missed_while_the_program_was_down_is_told_once() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        told.turn("2025-07-08T08:00").await;
        // The program was down from the 9th to the 18th: only the second reminder is told, and the superior agency is
        // told.
        assert_eq!(told.turn("2025-07-18T08:00").await, (2, 2));
        assert_eq!(told.steps(told.own).await, [Step::Second]);
        assert_eq!(told.steps(told.above).await, [Step::Escalation]);
    })
    .await;
}

#[tokio::test]
async fn a_clock_that_goes_back_tells_nothing_twice_and_loses_nothing() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-15T08:00").await, (1, 1));
        for moment in ["2025-07-09T08:00", "2025-07-10T08:00", "2025-07-15T08:00", "2025-07-15T09:30"] {
            assert_eq!(told.turn(moment).await, (0, 0), "{moment}");
        }
        assert_eq!(told.turn("2025-07-18T08:00").await, (1, 1));
        assert_eq!(told.mails("Lan").await.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_moved_day_cancels_what_was_not_told_and_starts_anew() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        // The step is told in the evening, so no mail holds it yet.
        assert_eq!(told.turn("2025-07-09T18:00").await, (1, 0));
        told.set(thing(1), date(2025, 8, 20)).await;
        assert_eq!(told.turn("2025-07-10T08:00").await, (0, 0), "the old day is not told by mail any more");
        assert_eq!(told.steps(told.own).await, []);
        assert_eq!(told.turn("2025-08-13T08:00").await, (1, 1));
        told.set(thing(1), date(2025, 8, 20)).await;
        assert_eq!(told.turn("2025-08-13T09:00").await, (0, 0), "the same day is no move");
        assert_eq!(told.steps(told.own).await, [Step::First]);
    })
    .await;
}

#[tokio::test]
async fn what_is_done_is_not_told() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        told.set(thing(2), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-09T18:00").await, (2, 0));
        told.end(thing(1)).await;
        assert_eq!(told.turn("2025-07-10T08:00").await, (0, 1));
        assert_eq!(told.mails("Lan").await[0].text.matches("Phát 500 tờ gấp").count(), 1);
        told.end(thing(2)).await;
        assert_eq!(told.turn("2025-07-18T08:00").await, (0, 0));
        assert_eq!(told.steps(told.own).await, []);
    })
    .await;
}

#[tokio::test]
async fn one_mail_a_day_in_the_morning_of_working_days() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-09T06:59").await, (1, 0), "too early");
        assert_eq!(told.turn("2025-07-09T07:00").await, (0, 1));
        told.set(thing(2), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-09T10:00").await, (1, 0), "there was one today");
        assert_eq!(told.turn("2025-07-09T12:00").await, (0, 0));
        assert_eq!(told.turn("2025-07-10T07:15").await, (0, 1));
        // 12 July is a Saturday: a step that comes due then is mailed on Monday.
        told.set(thing(3), date(2025, 7, 14)).await;
        assert_eq!(told.turn("2025-07-12T08:00").await, (1, 0));
        assert_eq!(told.turn("2025-07-14T08:00").await, (0, 1));
        assert_eq!(told.mails("Lan").await.len(), 3);
    })
    .await;
}

#[tokio::test]
async fn tet_is_quiet() {
    on_both(|told| async move {
        // The due day is Tuesday, 24 February 2026. Because of Tết, five working days before it is the 10th.
        told.set(thing(1), date(2026, 2, 24)).await;
        assert_eq!(told.turn("2026-02-09T08:00").await, (0, 0));
        assert_eq!(told.turn("2026-02-10T08:00").await, (1, 1));
        told.set(thing(2), date(2026, 2, 24)).await;
        assert_eq!(told.turn("2026-02-16T08:00").await, (1, 0), "no mail goes out in Tết");
        for day in 17..=20 {
            assert_eq!(told.turn(&format!("2026-02-{day}T08:00")).await, (0, 0));
        }
        assert_eq!(told.turn("2026-02-23T08:00").await, (2, 1), "both are due tomorrow, in one mail");
    })
    .await;
}

#[tokio::test]
async fn someone_that_wants_no_mail_finds_it_at_the_desk() {
    on_both(|told| async move {
        let lan = told.city.chair(told.own).await.actor().await;
        let mut tx = told.city.tx().await;
        let choice = MailChoice { digest: false, ..MailChoice::default() };
        choose_mail(&mut tx, &lan, choice).await.expect("chosen");
        tx.commit().await.expect("kept");
        told.set(thing(1), date(2025, 7, 16)).await;
        assert_eq!(told.turn("2025-07-09T08:00").await, (1, 0));
        assert_eq!(told.steps(told.own).await, [Step::First]);
    })
    .await;
}

#[tokio::test]
async fn an_agency_without_a_coordinator_is_looked_after_by_the_one_above() {
    for engine in engines() {
        let city = on(engine).await;
        let above = city.officer("Minh", Role::Coordinator, "ubnd").await.person;
        let told = Told { own: above, above, city };
        told.set(thing(1), date(2025, 7, 3)).await;
        assert_eq!(told.turn("2025-07-02T08:00").await, (1, 1));
        assert_eq!(told.turn("2025-07-07T08:00").await, (1, 1));
        // A coordinator who is appointed later is told of open deadlines once.
        let new = told.city.officer("Lan", Role::Coordinator, "so-khoa-hoc").await.person;
        assert_eq!(told.turn("2025-07-08T08:00").await, (1, 1));
        assert_eq!(told.turn("2025-07-09T08:00").await, (0, 0));
        assert_eq!(told.steps(new).await, [Step::Second]);
    }
}

#[tokio::test]
async fn two_nodes_at_once_tell_once() {
    on_both(|told| async move {
        told.set(thing(1), date(2025, 7, 16)).await;
        told.city.app.db().clock().set(at("2025-07-09T08:00"));
        let (one, two) = tokio::join!(look(&told.city.app), look(&told.city.app));
        assert_eq!(one.expect("looked") + two.expect("looked"), 1);
        let (one, two) = tokio::join!(send_digests(&told.city.app), send_digests(&told.city.app));
        assert_eq!(one.expect("written") + two.expect("written"), 1);
        assert_eq!(told.mails("Lan").await.len(), 1);
    })
    .await;
}
