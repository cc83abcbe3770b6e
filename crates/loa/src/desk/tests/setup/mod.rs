//! Stories of setting up the city.

mod agencies;
mod areas;
mod categories;
mod empty_city;
mod hostile;
mod lead;
mod places;
mod plans;
mod readings;
mod site;

use crate::testing::{Chair, Page};

/// Where a form was answered with: the place it leads to.
#[track_caller]
fn led(page: &Page) -> String {
    assert_eq!(page.status, 303, "{}: {}", page.asked, page.words());
    page.header("location").to_owned()
}

/// The version that the page's main form will save on.
fn seen(page: &Page) -> String {
    page.each("form.stack input[name=ban]", "value").first().cloned().unwrap_or_default()
}

/// Every field of the page's first form that has a text, as a browser would send it.
fn filled(page: &Page) -> Vec<(String, String)> {
    let names = page.each("form.stack:first-of-type input", "name");
    let values = page.each("form.stack:first-of-type input", "value");
    names.into_iter().zip(values).collect()
}

/// Sends a page's form with some fields changed; answers the page.
async fn send(chair: &Chair<'_>, path: &str, changes: &[(&str, &str)]) -> Page {
    let page = chair.get(path).await;
    assert_eq!(page.status, 200, "{path}: {}", page.words());
    let mut form: Vec<(String, String)> = filled(&page);
    form.retain(|(name, _)| changes.iter().all(|(changed, _)| changed != name));
    form.extend(changes.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())));
    let pairs: Vec<(&str, &str)> = form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    chair.post(path, &pairs).await
}
