//! The pages of themes, for search engines.

use addresses::Addresses;
use frame::App;
use kit::db::DbError;
use kit::i18n::Lang;

/// The list and the page of each theme.
pub(crate) async fn pages(app: App) -> Result<Vec<String>, DbError> {
    let themes = crate::themes(app.db()).await?;
    let of = |at: Addresses| {
        let each = themes.iter().map(move |theme| at.theme(&theme.slug));
        std::iter::once(at.themes()).chain(each)
    };
    Ok(Lang::ALL.map(Addresses).into_iter().flat_map(of).collect())
}
