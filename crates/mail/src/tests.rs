//! Tests of outgoing mail, against a server that speaks SMTP.

mod desk;
mod queue;
mod server;

use std::rc::Rc;

use frame::{App, Assembly, Hooks, MailSettings, Settings, SiteWords};
use jiff::{SignedDuration, Timestamp};
use kit::db::{Engine, Migration};
use kit::i18n::Lang;
use kit::testing::engines;

use crate::{Mailer, NewMail, enqueue};
use server::Server;

type World = frame::testing::World;

fn migrations() -> Vec<Migration> {
    [kit::events::MIGRATIONS, kit::jobs::MIGRATIONS, crate::MIGRATIONS].concat()
}

fn assemble(settings: &Settings, _: &jiff::tz::TimeZone, _: Option<&std::path::Path>) -> Assembly {
    let mut state = frame::Extensions::new();
    state.insert(Mailer::new(settings.mail.clone()));
    state.insert(Hooks {
        capabilities: &[],
        site: |_| Box::pin(async { Ok(std::sync::Arc::new(SiteWords::default())) }),
        known_site: |_| std::sync::Arc::new(SiteWords::default()),
        foot: |_, _| Box::pin(async { Ok(String::new()) }),
        open_session: |_, _| Box::pin(async { Ok(None) }),
        menu: Vec::new(),
        desk_menu: Vec::new(),
    });
    frame::testing::assembly(state)
}

/// Settings with a mail server on this machine.
fn by(port: u16) -> Settings {
    let mail = MailSettings {
        server: "127.0.0.1".into(),
        port: i64::from(port),
        tls: "none".into(),
        from: "loa@ben-may.example".into(),
        per_second: 1_000,
        ..MailSettings::default()
    };
    Settings { mail, ..Settings::default() }
}

async fn world(engine: Engine, settings: Settings) -> World {
    World::open(engine, settings, &migrations(), assemble).await
}

/// A second node with the same database.
fn other_node(world: &World) -> App {
    let blobs = world.app.blobs().clone();
    App::from_parts(world.app.settings().clone(), world.app.db().clone(), blobs, assemble)
}

/// Runs a story with a server, on both engines. The world is an `Rc`, so that it lives as long as the story, even if
/// the story uses only a part of it.
async fn with_server<F: Future<Output = ()>>(story: impl Fn(Rc<World>, Server) -> F) {
    for engine in engines() {
        let server = Server::start(0);
        let world = world(engine, by(server.port)).await;
        story(Rc::new(world), server).await;
    }
}

fn new(key: &str, not_before: Timestamp) -> NewMail {
    NewMail {
        key: key.into(),
        to: "nguoi-nhan@ben-may.example".into(),
        lang: Lang::Vi,
        subject: "Hai việc sắp đến hạn".into(),
        text: "Hạn là ngày mai.".into(),
        html: "<p>Hạn là ngày mai.</p>".into(),
        not_before,
    }
}

/// Queues a mail that is due at once. Returns whether its key was new.
async fn put(app: &App, key: &str) -> bool {
    let mut tx = app.db().begin().await.expect("begun");
    let now = tx.now();
    let is_new = enqueue(&mut tx, &new(key, now)).await.expect("in the queue");
    tx.commit().await.expect("kept");
    is_new
}

fn later(world: &World, by: SignedDuration) {
    world.wait(by.as_secs());
}
