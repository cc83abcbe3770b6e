//! Forms that keep the typed texts. A form is read into named texts, checked, and shown again with the same texts and a
//! message beside each field that needs one.

use std::collections::BTreeMap;

use axum::extract::{FromRequest, Request};
use axum::response::{IntoResponse, Response};

use super::failure::Failure;

/// Longest text of one field, in bytes: the longest law fits in a quarter of it. The body as a whole has its own limit.
const LONGEST: usize = 1_000_000;
/// Most fields of one form: a box for each ward of a city, and the fields beside them.
const MOST: usize = 500;

/// The typed texts, and their errors. Messages are keys, translated where the page is made.
#[derive(Clone, Debug, Default)]
pub struct Form {
    texts: BTreeMap<String, String>,
    errors: Vec<(String, &'static str)>,
}

impl Form {
    /// Reads `application/x-www-form-urlencoded` (WHATWG URL standard); the last of several values counts.
    pub fn parse(body: &[u8]) -> Option<Self> {
        let pairs = pairs(body)?;
        let fits = pairs.len() <= MOST
            && pairs.iter().all(|(name, text)| name.len() <= 100 && text.len() <= LONGEST);
        fits.then(|| Self { texts: pairs.into_iter().collect(), errors: Vec::new() })
    }

    /// The text of a field, without spaces around it and without characters that no text has.
    pub fn text(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", |text| text.trim())
    }

    /// The text of a field, with its spaces: for passwords.
    pub fn raw(&self, name: &str) -> &str {
        self.texts.get(name).map_or("", String::as_str)
    }

    /// The rest of the names of the fields that begin so and hold something: for check boxes.
    pub fn chosen<'a>(&'a self, prefix: &'a str) -> impl Iterator<Item = &'a str> {
        self.texts
            .iter()
            .filter(|(_, text)| !text.is_empty())
            .filter_map(move |(name, _)| name.strip_prefix(prefix))
    }

    /// The text of a field that must not be empty; for an empty field, notes the error and answers nothing.
    pub fn required(&mut self, name: &str, error: &'static str) -> Option<String> {
        let text = self.text(name).to_owned();
        if text.is_empty() {
            self.reject(name, error);
            return None;
        }
        Some(text)
    }

    /// Notes that a field cannot be taken as it is.
    pub fn reject(&mut self, name: &str, error: &'static str) {
        self.errors.push((name.to_owned(), error));
    }

    /// The first error of a field, as a message key.
    pub fn error(&self, name: &str) -> Option<&'static str> {
        self.errors.iter().find(|(field, _)| field == name).map(|(_, error)| *error)
    }

    /// All errors in the order found, for the summary on top.
    pub fn errors(&self) -> &[(String, &'static str)] {
        &self.errors
    }

    /// Whether nothing is wrong.
    pub fn is_good(&self) -> bool {
        self.errors.is_empty()
    }
}

fn pairs(body: &[u8]) -> Option<Vec<(String, String)>> {
    // A body that is not UTF-8 is refused, not repaired: a text is kept as it was typed or not at all.
    let clean = |text: &str| text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    form_urlencoded::parse(body)
        .map(|(name, text)| {
            let whole = !text.contains(char::REPLACEMENT_CHARACTER);
            whole.then(|| (name.into_owned(), clean(&text)))
        })
        .collect()
}

impl<S: Send + Sync> FromRequest<S> for Form {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let body = axum::body::Bytes::from_request(request, state)
            .await
            .map_err(|_| Failure::TooLarge.into_response())?;
        Self::parse(&body).ok_or_else(|| Failure::BadInput.into_response())
    }
}

#[cfg(test)]
mod tests;
