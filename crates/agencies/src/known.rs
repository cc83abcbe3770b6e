//! The site's name as last read, for pages that must do without the database.

use std::sync::{Arc, PoisonError, RwLock};

use frame::App;

use crate::{Site, site};

/// The site as last known: a state of the [`App`].
#[derive(Clone, Debug, Default)]
pub struct KnownSite(Arc<RwLock<Arc<Site>>>);

/// The site as last known, for pages that ask nothing of the database.
pub fn known_site(app: &App) -> Arc<Site> {
    app.state::<KnownSite>().0.read().unwrap_or_else(PoisonError::into_inner).clone()
}

/// The site; when the database is away, as last known.
pub async fn current_site(app: &App) -> Arc<Site> {
    match site(app.db()).await {
        Ok(site) => {
            let site = Arc::new(site);
            *app.state::<KnownSite>().0.write().unwrap_or_else(PoisonError::into_inner) = site.clone();
            site
        }
        Err(_) => known_site(app),
    }
}
