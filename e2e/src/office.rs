//! A city at work: empty but for one officer with a password, at a name (`localhost`) that browsers trust.

use std::net::TcpListener;
use std::path::Path;

use access::{Actor, Role};
use accounts::NewInvitation;
use frame::Settings;
use kit::clock::{Clock, Ids};
use loa::program::{self, migrations};

use crate::city::City;
use crate::program::free_port;

/// The officer's mail address.
pub const MAIL: &str = "chi-lai@ben-may.example";
/// The officer's password.
pub const PASSWORD: &str = "bốn con đò trôi qua bến vắng";

/// Starts it with settings of its own, given where it will be; none when there is no program to start.
///
/// # Panics
/// When it does not start.
pub fn start(settings: impl FnOnce(&str) -> Vec<(&'static str, String)>) -> Option<City> {
    let program = crate::program_under_test()?;
    let folder = tempfile::TempDir::with_prefix("loa-e2e-").expect("a temporary folder").keep();
    found(&folder.join("data"));
    let port = free_port();
    // The name must be ours in whichever way the browser reads it.
    drop(TcpListener::bind(("127.0.0.1", port)).expect("a free port"));
    let url = format!("http://localhost:{port}");
    let mut all = settings(&url);
    all.push(("LOA_LISTEN", format!("127.0.0.1:{port}")));
    all.push(("LOA_PUBLIC_URL", url.clone()));
    Some(City::launch(&program, &folder, "serve", &all, Some(url)))
}

/// Makes the city's tables and the officer's account in a data folder.
///
/// # Panics
/// When it cannot be written.
pub fn found(data: &Path) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    runtime.block_on(invite(data));
}

/// An account by way of an invitation, as everyone's is made.
async fn invite(data: &Path) {
    let settings = Settings { data: data.display().to_string(), ..Settings::default() };
    let app = program::open(settings, Clock::System, Ids::random()).await.expect("a folder");
    app.db().migrate(&migrations()).await.expect("tables");
    let (actor, role) = (Actor::System("test"), Role::Administrator);
    let new = NewInvitation { name: "Chị Lài".into(), mail: MAIL.into(), role, agency: None };
    let mut tx = app.db().begin().await.expect("begun");
    let invited = accounts::invite(&mut tx, &actor, new).await.expect("invited");
    tx.commit().await.expect("kept");
    let joined =
        accounts::accept_invitation(app.db(), app.state::<accounts::Lanes>(), &invited.secret, PASSWORD, "")
            .await;
    joined.expect("joined");
    app.db().close().await;
}
