//! Stories of sessions.

mod questions;
mod sessions;

use std::ops::Deref;

use access::{Actor, Role};
use accounts::testing::World as City;
use cases::{Case, Content, Pace, Received};
use frame::{Assembly, Settings};
use jiff::civil::{Date, date};
use kit::db::Engine;
use kit::i18n::Lang;
use kit::testing::engines;
use newsroom::testing::{STAFF, assembly, at, state};
use uuid::Uuid;

use crate::{Session, SessionContent, SessionState};

/// The day on which the stories happen.
const TODAY: Date = date(2025, 7, 2);
/// A question about a drain.
const DRAIN: &str = "Khi nào phường sửa cống ở đầu chợ? Mưa là ngập.";

/// The city of Bến Mây with its plan and a session.
struct World {
    city: newsroom::testing::World,
    session: Uuid,
}

impl Deref for World {
    type Target = newsroom::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.city
    }
}

/// Runs a story in the city on each database engine.
async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

fn content(agency: Uuid) -> SessionContent {
    SessionContent {
        title_vi: "Hỏi về xe buýt".into(),
        title_en: String::new(),
        about_vi: String::new(),
        about_en: String::new(),
        agency,
        starts_at: at("2025-07-02T19:00"),
        ends_at: at("2025-07-02T21:00"),
        place: "Hội trường".into(),
        panel: String::new(),
        host: String::new(),
        stream: String::new(),
        themes: Vec::new(),
        areas: Vec::new(),
    }
}

impl World {
    async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly {
            let mut state = state();
            state.insert(Pace::default());
            state.insert(crate::Frames::default());
            assembly(state)
        };
        let tables =
            [newsroom::testing::migrations(), cases::MIGRATIONS.to_vec(), crate::MIGRATIONS.to_vec()]
                .concat();
        let base = frame::testing::World::open(engine, Settings::default(), &tables, assemble).await;
        let base = City::over(agencies::testing::World::over(base));
        let mut city = newsroom::testing::World::over(base);
        city.arrange().await;
        city.tell().await;
        let mut tx = city.tx().await;
        let new = content(city.id("so-khoa-hoc"));
        let session = crate::add_session(&mut tx, &STAFF, "hoi-ve-xe-buyt", new).await.expect("announced").id;
        tx.commit().await.expect("kept");
        Self { city, session }
    }

    async fn now(&self) -> Session {
        crate::session(self.app.db(), self.session).await.expect("answered").expect("a session")
    }

    /// Advances the session to a state.
    async fn go_to(&self, to: SessionState) {
        while self.now().await.state != to {
            let session = self.now().await;
            let next = session.state.next().expect("it is before this state");
            let mut tx = self.tx().await;
            crate::advance(&mut tx, &STAFF, session.id, session.version, next, TODAY)
                .await
                .expect("advanced");
            tx.commit().await.expect("kept");
        }
    }

    async fn ask(&self, words: &str) -> Received {
        let mut tx = self.tx().await;
        let content = Content { words: words.into(), ..Content::default() };
        let received = crate::ask(&mut tx, self.session, content, Lang::Vi).await.expect("taken in");
        tx.commit().await.expect("kept");
        received
    }

    /// A question that is already screened.
    async fn open(&self, words: &str) -> Case {
        let case = self.ask(words).await.case;
        let mut tx = self.tx().await;
        crate::screen(&mut tx, &STAFF, case.id, 1, (words, None), TODAY).await.expect("screened");
        tx.commit().await.expect("kept");
        self.case(case.id).await
    }

    async fn case(&self, id: Uuid) -> Case {
        cases::case(self.app.db(), id).await.expect("answered").expect("a case")
    }

    async fn moderator(&self, name: &str) -> Actor {
        self.officer(name, Role::Moderator, "so-khoa-hoc").await.actor().await
    }

    /// The numbers of the chosen questions, in their order.
    async fn chosen(&self) -> Vec<i64> {
        let mut all = crate::questions(self.app.db(), self.session).await.expect("answered");
        all.retain(|one| one.mark.shortlisted);
        all.sort_by_key(|one| one.mark.place);
        all.iter().map(|one| one.case.number).collect()
    }
}
