//! `loa serve` and `loa demo`

use std::sync::{Arc, PoisonError, RwLock};
use std::time::Duration;

use axum::Router;
use axum::extract::Request;
use kit::clock::{Clock, Ids};
use kit::db::Engine;
use kit::jobs::Takes;
use kit::web::server::{self, Site};
use tokio::net::TcpListener;
use tokio_util::sync::CancellationToken;
use tower::ServiceExt;

use super::{Failed, progress, say, say_error};
use crate::demo;
use crate::portal;
use crate::program;
use crate::program::migrations;
use crate::site;
use frame::{App, Settings};

/// How long to wait before the database is asked again.
const AGAIN: Duration = Duration::from_secs(2);

/// Serves the site.
pub(super) async fn serve(settings: Settings) -> Result<(), Failed> {
    run(settings, false).await
}

/// Loads the demonstration city and serves it.
pub(super) async fn demo(settings: Settings) -> Result<(), Failed> {
    run(settings, true).await
}

async fn run(mut settings: Settings, with_demo: bool) -> Result<(), Failed> {
    // The address first: a busy port should be found out before anything is written.
    let listener = server::bind(&settings.listen).await?;
    // With port 0 the system chooses one; links should name the one it chose.
    let address = listener.local_addr()?;
    settings.listen = address.to_string();
    // Browsers offer passkeys to names only; on this machine the name is known.
    if with_demo && settings.public_url.is_empty() && address.ip().is_loopback() {
        settings.public_url = format!("http://localhost:{}", address.port());
    }
    let app = program::open(settings, Clock::System, Ids::random()).await?;
    let stop = CancellationToken::new();
    let asked = stop.clone();
    tokio::spawn(async move {
        server::asked_to_stop().await;
        asked.cancel();
        tracing::info!("serve.stopping");
    });
    let face = SwappableRouter::new(portal::waiting(&app));
    let wished = usize::try_from(app.settings().limits.connections).unwrap_or(10_000);
    let connections = server::connections(wished);
    let serving = tokio::spawn(server::serve(listener, face.site(), connections, stop.clone()));
    let metrics = serve_metrics(&app, &stop).await?;
    let started = start(&app, with_demo, &stop).await;
    if started.is_err() {
        stop.cancel();
    } else if !stop.is_cancelled() {
        face.show(site::served(&app));
        say(&format!("Loa is at {}", app.public_url()));
    }
    let mut workers = work(&app, &stop);
    let keepers = app.capabilities().iter().flat_map(|capability| (capability.keepers)(&app, &stop));
    workers.extend(keepers.map(tokio::spawn));
    serving.await?;
    for task in workers.into_iter().chain(metrics) {
        task.await?;
    }
    app.db().close().await;
    started
}

/// Waits for the database, brings the tables to this version, loads the demonstration when asked to.
async fn start(app: &App, with_demo: bool, stop: &CancellationToken) -> Result<(), Failed> {
    let mut said = false;
    // SQLite's file is there only once its tables are.
    let watched_early = app.db().engine() == Engine::Postgres;
    if watched_early {
        app.db().watch(stop.clone());
    }
    loop {
        match app.db().migrate(&migrations()).await {
            Ok(_) => break,
            Err(error) if error.is_away() && app.db().engine() == Engine::Postgres => {
                if !said {
                    let hint = "waiting for it; the site says so to readers meanwhile";
                    say_error(&format!("{error}. {hint}"));
                    said = true;
                }
            }
            Err(error) => return Err(error.into()),
        }
        tokio::select! {
            () = stop.cancelled() => return Ok(()),
            () = tokio::time::sleep(AGAIN) => {}
        }
    }
    if said {
        say("The database is back.");
    }
    if !watched_early {
        app.db().watch(stop.clone());
    }
    app.db().listen(stop.clone());
    tokio::spawn(app.version().clone().follow(app.db().clone(), stop.clone()));
    tokio::spawn(app.db().clone().watch_writing(stop.clone()));
    if with_demo {
        let bar = progress("Loading the demonstration city", 1);
        let loaded = demo::load(app, |done, total| {
            bar.set_length(u64::try_from(total).unwrap_or(0));
            bar.set_position(u64::try_from(done).unwrap_or(0));
        })
        .await?;
        bar.finish_and_clear();
        if loaded > 0 {
            say(&format!(
                "{loaded} articles of the demonstration city were loaded into {}.",
                app.settings().data
            ));
        }
    }
    Ok(())
}

fn work(app: &App, stop: &CancellationToken) -> Vec<tokio::task::JoinHandle<()>> {
    let jobs = Arc::new(program::jobs(app));
    let workers = app.settings().workers.max(0);
    (0..workers)
        .map(|one| {
            // Jobs that are due at a second do not wait for an import: of several workers one is always free of imports.
            let takes = if one == 0 && workers > 1 { Takes::Short } else { Takes::All };
            tokio::spawn(jobs.clone().work(app.db().clone(), app.clone(), takes, stop.clone()))
        })
        .collect()
}

async fn serve_metrics(
    app: &App,
    stop: &CancellationToken,
) -> Result<Option<tokio::task::JoinHandle<()>>, Failed> {
    let address = &app.settings().metrics_listen;
    if address.is_empty() {
        return Ok(None);
    }
    let listener: TcpListener = server::bind(address).await?;
    Ok(Some(tokio::spawn(server::serve(listener, portal::metrics_site(app), 100, stop.clone()))))
}

/// The site for readers: the waiting page until the site is ready, then the site.
#[derive(Clone)]
struct SwappableRouter(Arc<RwLock<Site>>);

impl SwappableRouter {
    fn new(router: Router) -> Self {
        Self(Arc::new(RwLock::new(router.into())))
    }

    fn show(&self, site: Site) {
        *self.0.write().unwrap_or_else(PoisonError::into_inner) = site;
    }

    fn now(&self) -> Site {
        self.0.read().unwrap_or_else(PoisonError::into_inner).clone()
    }

    fn site(&self) -> Site {
        let (short, long) = (self.clone(), self.clone());
        Site {
            quick: Some(Arc::new(move |method, uri, headers| {
                let quick = short.now().quick?;
                quick(method, uri, headers)
            })),
            router: Router::new().fallback(move |request: Request| long.now().router.oneshot(request)),
        }
    }
}
