//! The parts that a capability gives the program: one plain value.

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

/// A capability as the program sees it. A field that one does not need keeps the value of [`Capability::named`].
#[derive(Clone, Copy, Debug)]
pub struct Capability {
    /// Its name: the name of its crate.
    pub name: &'static str,
    /// Its tables, in the order they are made. A released name never changes.
    pub migrations: &'static [Migration],
    /// Adds its kinds of jobs and its recurring jobs.
    pub jobs: fn(Jobs<App>) -> Jobs<App>,
    /// Adds its state in memory, given the settings and the data folder (none in tests, where nothing is kept on disk).
    pub state: fn(&Settings, Option<&Path>, &mut Extensions),
    /// Its tasks while the site is served; each ends when the token is cancelled.
    pub keepers: fn(&App, &CancellationToken) -> Vec<Later<()>>,
    /// Writes its numbers into the program's metrics, given the position of the newest event.
    pub measure: fn(&App, i64),
    /// The topics of public pages that its events change.
    pub topics: TopicsOf,
    /// Adds its public pages, each in a group that names the topics it shows (`kit::web::cache::depends_on`); they are served
    /// once in each language.
    pub public: fn(Router<Portal>) -> Router<Portal>,
    /// Adds routes that stand at the root once for both languages: files, pictures.
    pub root: fn(Router<App>) -> Router<App>,
    /// Adds its routes of the desk, each with the permission that it needs.
    pub desk: fn(DeskRouter) -> DeskRouter,
    /// Tells at which of some addresses one of its pages answers.
    pub lives: Lives,
    /// Its lines of the public menu.
    pub menu: &'static [PublicItem],
    /// Its lines of the desk's menu.
    pub desk_menu: &'static [DeskItem],
    /// Its permissions.
    pub permissions: &'static [Permission],
    /// Its part of the record of acts.
    pub record: Record,
    /// Its buttons at the desk's home that begin something new.
    pub starts: &'static [DeskItem],
    /// The sentence that the desk's home shows after an act, by the act's mark in the address.
    pub said: fn(Lang, &str) -> Option<String>,
    /// Its notices to an officer at the desk's home.
    pub notices: fn(DeskSession) -> Later<Result<Vec<NoticeGroup>, Failure>>,
    /// Its work that waits for an officer, late work included.
    pub waiting: fn(DeskSession) -> Later<Result<Vec<WorkGroup>, Failure>>,
    /// Its publications of today.
    pub today: fn(DeskSession) -> Later<Result<Vec<TodayItem>, Failure>>,
    /// Its scheduled publications that a person ordered, as far as the officer may read them.
    pub outgoing: fn(DeskSession, Uuid) -> Answer<Vec<Outgoing>>,
    /// The steps that compute its derived data again.
    pub rebuild: &'static [RebuildStep],
    /// Its part of the demonstration city.
    pub demo: Demo,
    /// Its kinds of things that search finds.
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
