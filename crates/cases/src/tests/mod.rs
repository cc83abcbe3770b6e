//! Stories of cases.

mod answers;
mod asker;
mod way;

use std::ops::Deref;

use access::{Actor, Role};
use accounts::testing::{UNITS, World as City, assembly, state};
use frame::{Assembly, Settings};
use kit::db::Engine;
use kit::i18n::Lang;
use kit::testing::engines;
use uuid::Uuid;

use crate::{Case, CasesError, Content, NewCase, Pace, Received, Source, receive};

/// A question about a drain.
const DRAIN: &str = "Khi nào phường sửa cống ở đầu chợ? Mưa là ngập.";

/// The city of Bến Mây, where people ask.
struct World {
    city: City,
    /// The place where they ask.
    within: Uuid,
}

impl Deref for World {
    type Target = City;

    fn deref(&self) -> &City {
        &self.city
    }
}

/// Runs a story in the city on each database engine.
async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

impl World {
    async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly {
            let mut state = state();
            state.insert(Pace::default());
            assembly(state)
        };
        let tables = [
            accounts::testing::migrations(),
            deadlines::MIGRATIONS.to_vec(),
            campaigns::MIGRATIONS.to_vec(),
            crate::MIGRATIONS.to_vec(),
        ];
        let base = frame::testing::World::open(engine, Settings::default(), &tables.concat(), assemble).await;
        let mut city = City::over(agencies::testing::World::over(base));
        city.arrange().await;
        city.add_units(UNITS, "").await;
        Self { city, within: Uuid::from_u128(77) }
    }

    fn new_case(&self, words: &str) -> NewCase {
        NewCase {
            content: Content { words: words.into(), ..Content::default() },
            within: self.within,
            host: self.id("so-khoa-hoc"),
            lang: Lang::Vi,
            source: Source::Web,
            href: "/phien/x/".into(),
        }
    }

    async fn ask_as(&self, content: Content) -> Result<Received, CasesError> {
        let mut tx = self.tx().await;
        let received = receive(&mut tx, NewCase { content, ..self.new_case("") }).await?;
        tx.commit().await.expect("kept");
        Ok(received)
    }

    async fn ask(&self, words: &str) -> Received {
        self.ask_as(Content { words: words.into(), ..Content::default() }).await.expect("taken in")
    }

    /// A question that is already screened.
    async fn open(&self, words: &str) -> Received {
        let received = self.ask(words).await;
        let (id, moderator) = (received.case.id, self.moderator().await);
        let mut tx = self.tx().await;
        crate::publish(&mut tx, &moderator, id, 1, words, None).await.expect("published");
        tx.commit().await.expect("kept");
        Received { case: self.now(id).await, ..received }
    }

    async fn now(&self, id: Uuid) -> Case {
        crate::case(self.app.db(), id).await.expect("answered").expect("a case")
    }

    async fn actor(&self, name: &str, role: Role, agency: &str) -> Actor {
        let name = format!(
            "{name} {}",
            self.app.db().ids().next(self.app.db().clock().now()).as_u128() % 10_000_000
        );
        self.officer(&name, role, agency).await.actor().await
    }

    async fn moderator(&self) -> Actor {
        self.actor("Điều hành", Role::Moderator, "so-khoa-hoc").await
    }

    /// The steps of a case in words, as the public reads them.
    async fn way(&self, id: Uuid) -> Vec<String> {
        let steps = crate::steps(self.app.db(), id).await.expect("answered");
        steps.iter().map(|step| crate::words::step_words(Lang::Vi, step, "Sở")).collect()
    }
}
