//! Officers of Bến Mây, and how they come in.

use std::ops::{Deref, DerefMut};

use access::{Actor, Role};
use frame::{Assembly, Extensions, MailSettings, Settings};
use kit::db::{Engine, Migration, Tx};
use kit::testing::engines;
use uuid::Uuid;

use crate::store::sessions;
use crate::{Lanes, MIGRATIONS, NewInvitation, SessionKey, SignInMethod};

pub use agencies::testing::{Dice, STAFF, UNITS, assembly, at};

/// A password that nobody guesses.
pub const PASSWORD: &str = "bốn con đò trôi qua bến vắng";

/// Bến Mây with its agencies, where people can have accounts.
#[derive(Debug)]
pub struct World(agencies::testing::World);

impl Deref for World {
    type Target = agencies::testing::World;

    fn deref(&self) -> &Self::Target {
        &self.0
    }
}

impl DerefMut for World {
    fn deref_mut(&mut self) -> &mut Self::Target {
        &mut self.0
    }
}

/// Runs a story in the city on every engine.
pub async fn on_both<F: Future<Output = ()>>(story: impl Fn(World) -> F) {
    for engine in engines() {
        story(World::new(engine).await).await;
    }
}

/// The state that the capabilities up to this one keep in memory.
pub fn state() -> Extensions {
    let mut state = agencies::testing::state();
    state.insert(Lanes::default());
    state.insert(mail::Mailer::new(MailSettings::default()));
    state
}

/// The tables of the capabilities up to this one.
pub fn migrations() -> Vec<Migration> {
    let mut migrations = agencies::testing::migrations();
    migrations.extend(mail::MIGRATIONS.iter().chain(MIGRATIONS).copied());
    migrations
}

/// The mail address of someone's name.
///
/// # Panics
/// When the name has no letters.
pub fn mail(name: &str) -> String {
    format!("{}@ben-may.example", viet::slug(name).expect("a name with letters"))
}

/// A session whose second step is still to come.
///
/// # Panics
/// When the database does not answer.
pub async fn half_session(tx: &mut Tx, person: Uuid) -> SessionKey {
    sessions::begin(tx, person, SignInMethod::Password, true, "A browser").await.expect("begun")
}

/// A person who is signed in.
#[derive(Debug)]
pub struct Chair<'a> {
    world: &'a World,
    /// The person.
    pub person: Uuid,
    /// The session's secret.
    pub key: SessionKey,
}

impl World {
    /// The city in a program that is open already.
    pub fn over(base: agencies::testing::World) -> Self {
        Self(base)
    }

    /// Bến Mây at noon of 2 July 2025.
    pub async fn new(engine: Engine) -> Self {
        let assemble = |_: &Settings, _: &_, _: Option<&_>| -> Assembly { assembly(state()) };
        let base = frame::testing::World::open(engine, Settings::default(), &migrations(), assemble).await;
        let mut world = Self(agencies::testing::World::over(base));
        world.arrange().await;
        world
    }

    /// Someone with an account, an invitation's way: answers the person. The mail address is of the name.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn colleague(&self, name: &str, role: Role, agency: &str) -> Uuid {
        let agency = (!agency.is_empty()).then(|| self.id(agency));
        let new = NewInvitation { name: name.to_owned(), mail: mail(name), role, agency };
        let mut tx = self.tx().await;
        let invited = crate::invite(&mut tx, &STAFF, new).await.expect("invited");
        tx.commit().await.expect("kept");
        let (db, lanes) = (self.app.db(), self.app.state::<Lanes>());
        let person = crate::accept_invitation(db, lanes, &invited.secret, PASSWORD, "").await;
        person.expect("joined").person
    }

    /// An officer with one role, of an agency or (with an empty slug) of the whole city, signed in.
    ///
    /// # Panics
    /// When the city refuses.
    pub async fn officer(&self, name: &str, role: Role, agency: &str) -> Chair<'_> {
        let agency = (!agency.is_empty()).then(|| self.id(agency));
        let mut tx = self.tx().await;
        let person = crate::add_demo_person(&mut tx, &STAFF, name, &mail(name), &[(role, agency)]).await;
        tx.commit().await.expect("kept");
        self.chair(person.expect("added")).await
    }

    /// A new session for someone of Bến Mây.
    ///
    /// # Panics
    /// When there is no such person.
    pub async fn chair(&self, person: Uuid) -> Chair<'_> {
        let key = crate::try_demo(self.app.db(), person, "A browser").await.expect("answered");
        Chair { world: self, person, key: key.expect("someone of Bến Mây") }
    }
}

impl Chair<'_> {
    /// This officer as an actor, with the roles of this moment.
    ///
    /// # Panics
    /// When they may not sign in.
    pub async fn actor(&self) -> Actor {
        let db = self.world.app.db();
        let officer = crate::officer(db, self.person, db.clock().now()).await.expect("answered");
        Actor::Officer(officer.expect("an officer"))
    }
}
