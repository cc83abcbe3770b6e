//! What a capability gives the program: one plain value.

use std::path::Path;

use access::Permission;
use axum::Router;
use kit::db::Migration;
use kit::i18n::Lang;
use kit::jobs::Jobs;
use kit::web::cache::TopicsOf;
use kit::web::failure::Failure;
use tokio_util::sync::CancellationToken;
use uuid::Uuid;

use crate::demo::Demo;
use crate::desk::{DeskRouter, DeskSession};
use crate::public::Portal;
use crate::rebuild::RebuildStep;
use crate::record::Record;
use crate::search::SearchSource;
use crate::sitemap::Sitemap;
use crate::work::{NoticeGroup, TodayItem, WorkGroup};
use crate::{Answer, App, DeskItem, Extensions, Later, Lives, Outgoing, PublicItem, Settings};

/// A capability as the program sees it. What one does not have is left as [`Capability::named`] has it.
#[derive(Clone, Copy, Debug)]
pub struct Capability {
    /// Its name: that of its crate.
    pub name: &'static str,
    /// Its tables, in the order they are made. A released name never changes.
    pub migrations: &'static [Migration],
    /// Adds its kinds of jobs, and what recurs.
    pub jobs: fn(Jobs<App>) -> Jobs<App>,
    /// Adds what it keeps in memory, given the settings and the data folder (none in tests, where nothing is kept on disk).
    pub state: fn(&Settings, Option<&Path>, &mut Extensions),
    /// What it does while the site is served, until it is told to stop.
    pub keepers: fn(&App, &CancellationToken) -> Vec<Later<()>>,
    /// Notes in the program's metrics what it keeps in memory, given the position of the newest event.
    pub measure: fn(&App, i64),
    /// What its events change of what the public sees.
    pub topics: TopicsOf,
    /// Adds its public pages, each in a group that names all it shows (`kit::web::cache::depends_on`); they are served once in
    /// each language.
    pub public: fn(Router<Portal>) -> Router<Portal>,
    /// Adds what stands at the root once, whatever the language: files, pictures.
    pub root: fn(Router<App>) -> Router<App>,
    /// Adds its routes of the desk, each with what it needs.
    pub desk: fn(DeskRouter) -> DeskRouter,
    /// Whether a page of its answers at some addresses.
    pub lives: Lives,
    /// Its lines of the public menu.
    pub menu: &'static [PublicItem],
    /// Its lines of the desk's menu.
    pub desk_menu: &'static [DeskItem],
    /// What it lets roles do.
    pub permissions: &'static [Permission],
    /// Its part of the record of who did what.
    pub record: Record,
    /// What someone begins at the desk's home.
    pub starts: &'static [DeskItem],
    /// What an act that led to the desk's home says there, by its mark in the address.
    pub said: fn(Lang, &str) -> Option<String>,
    /// What an officer is told of at the desk's home.
    pub notices: fn(DeskSession) -> Later<Result<Vec<NoticeGroup>, Failure>>,
    /// What waits for an officer, what is late.
    pub waiting: fn(DeskSession) -> Later<Result<Vec<WorkGroup>, Failure>>,
    /// What went out today.
    pub today: fn(DeskSession) -> Later<Result<Vec<TodayItem>, Failure>>,
    /// What goes out by itself because a person said so, as far as the officer may read it.
    pub outgoing: fn(DeskSession, Uuid) -> Answer<Vec<Outgoing>>,
    /// What is derived from its tables, and how it is computed again.
    pub rebuild: &'static [RebuildStep],
    /// Its part of the demonstration city.
    pub demo: Demo,
    /// What the search finds of it.
    pub sources: &'static [SearchSource],
    /// Its addresses for search engines.
    pub sitemap: Sitemap,
}

impl Capability {
    /// A capability that has nothing but its name.
    pub const fn named(name: &'static str) -> Self {
        Self {
            name,
            migrations: &[],
            jobs: |jobs| jobs,
            state: |_, _, _| {},
            keepers: |_, _| Vec::new(),
            measure: |_, _| {},
            topics: |_, _, _| None,
            public: |router| router,
            root: |router| router,
            desk: |router| router,
            lives: |_, asked| Box::pin(async move { Ok(vec![false; asked.len()]) }),
            menu: &[],
            desk_menu: &[],
            permissions: &[],
            record: Record::NONE,
            starts: &[],
            said: |_, _| None,
            notices: |_| Box::pin(async { Ok(Vec::new()) }),
            waiting: |_| Box::pin(async { Ok(Vec::new()) }),
            today: |_| Box::pin(async { Ok(Vec::new()) }),
            outgoing: |_, _| Box::pin(async { Ok(Vec::new()) }),
            rebuild: &[],
            demo: Demo::NONE,
            sources: &[],
            sitemap: Sitemap::NONE,
        }
    }
}
