//! Content that changes rarely and that every page needs: the site's name, agencies, categories, themes. Read again
//! after a change.

use std::collections::HashMap;
use std::sync::Arc;

use kit::db::{Db, DbError};
use kit::i18n::Lang;
use kit::web::cache::{Topics, Version};
use uuid::Uuid;

use crate::Category;
use agencies::Agency;
use campaigns::{Campaign, Theme};
use frame::SiteWords;

/// The content that changes rarely, as of one version.
#[derive(Debug, Default)]
pub struct Directory {
    /// The content's version before it was read; 0 before the first time.
    version: i64,
    /// The site's words.
    pub words: Arc<SiteWords>,
    /// In the order of their names.
    pub agencies: Vec<Agency>,
    /// The categories, in the order of the site.
    pub categories: Vec<Category>,
    /// The plans.
    pub campaigns: Vec<Campaign>,
    /// The themes.
    pub themes: Vec<Theme>,
    by_id: HashMap<Uuid, usize>,
}

impl Directory {
    /// Reads it, at a version that was known before, so that a change during the reading is read next time.
    pub(super) async fn read(db: &Db, version: i64) -> Result<Self, DbError> {
        let agencies = agencies::agencies(db).await?;
        let by_id = agencies.iter().enumerate().map(|(index, agency)| (agency.id, index)).collect();
        Ok(Self {
            version,
            words: words(db, &agencies).await?,
            agencies,
            categories: crate::categories(db).await?,
            campaigns: campaigns::public_campaigns(db).await?,
            themes: campaigns::themes(db).await?,
            by_id,
        })
    }

    /// Whether it would be read the same again.
    pub(super) fn is_fresh(&self, version: &Version) -> bool {
        version.is_fresh(self.version, &Topics::areas(&[agencies::TOPIC]))
    }

    /// The agency with this identifier.
    pub fn agency(&self, id: Uuid) -> Option<&Agency> {
        self.by_id.get(&id).map(|index| &self.agencies[*index])
    }

    /// The category with this identifier.
    pub fn category(&self, id: Uuid) -> Option<&Category> {
        self.categories.iter().find(|category| category.id == id)
    }

    /// The theme with this identifier.
    pub fn theme(&self, id: Uuid) -> Option<&Theme> {
        self.themes.iter().find(|theme| theme.id == id)
    }

    /// The themes below a theme, or the top ones.
    pub fn themes_below(&self, parent: Option<Uuid>) -> Vec<&Theme> {
        self.themes.iter().filter(|theme| theme.parent == parent).collect()
    }
}

async fn words(db: &Db, agencies: &[Agency]) -> Result<Arc<SiteWords>, DbError> {
    let site = agencies::site(db).await?;
    let owner = agencies.iter().find(|agency| agency.slug == site.root_agency);
    let owner =
        [Lang::Vi, Lang::En].map(|lang| owner.map_or_else(String::new, |owner| owner.name(lang).to_owned()));
    Ok(Arc::new(SiteWords { site, owner }))
}
