//! What changes rarely and every page needs: the site's name, agencies, categories, themes. Read once for each
//! version of the content.

use std::collections::HashMap;

use kit::db::{Db, DbError};
use kit::events;
use uuid::Uuid;

use agencies::{self, Agency, Site};
use campaigns::{self, Campaign, Theme};
use newsroom::{self, Category};

/// The rarely changing, as of one version.
#[derive(Debug, Default)]
pub(super) struct Directory {
    /// The position of the newest event when it was read.
    pub(super) version: i64,
    pub(super) site: Site,
    /// In the order of their names.
    pub(super) agencies: Vec<Agency>,
    pub(super) categories: Vec<Category>,
    pub(super) campaigns: Vec<Campaign>,
    pub(super) themes: Vec<Theme>,
    by_id: HashMap<Uuid, usize>,
}

impl Directory {
    /// Reads it; the version comes first, so that what changes meanwhile is read again next time.
    pub(super) async fn read(db: &Db) -> Result<Self, DbError> {
        let version = events::shown(db).await?;
        let agencies = agencies::agencies(db).await?;
        let by_id = agencies.iter().enumerate().map(|(index, agency)| (agency.id, index)).collect();
        Ok(Self {
            version,
            site: agencies::site(db).await?,
            agencies,
            categories: newsroom::categories(db).await?,
            campaigns: campaigns::campaigns(db).await?,
            themes: campaigns::themes(db).await?,
            by_id,
        })
    }

    pub(super) fn agency(&self, id: Uuid) -> Option<&Agency> {
        self.by_id.get(&id).map(|index| &self.agencies[*index])
    }

    pub(super) fn category(&self, id: Uuid) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    pub(super) fn theme(&self, id: Uuid) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The themes below a theme, or the top ones.
    pub(super) fn themes_below(&self, parent: Option<Uuid>) -> Vec<&Theme> {
        self.themes.iter().filter(|theme| theme.parent == parent).collect()
    }
}
