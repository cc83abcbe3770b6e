//! The pages of agencies, for search engines.

use addresses::Addresses;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

/// The list and the page of each agency.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let agencies = crate::agencies(app.db()).await?;
    let of = |at: Addresses| {
        let each = agencies.iter().map(move |agency| at.agency(&agency.slug));
        std::iter::once(at.agencies()).chain(each)
    };
    Ok(Lang::ALL.map(Addresses).into_iter().flat_map(of).collect())
}
