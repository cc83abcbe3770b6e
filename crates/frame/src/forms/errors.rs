//! The errors of a form, in the reader's language.

/// Errors in the order found. Each belongs to a field, by the identifier of its control in the page, or to the form as
/// a whole. The page shows all of them on top, each as a link to its field, and each beside its field, by the macros of
/// `layouts/forms.html`; the typed texts stay in the form.
#[derive(Clone, Debug, Default)]
pub struct FormErrors(Vec<(&'static str, String)>);

impl FormErrors {
    /// One field is wrong.
    pub fn one(field: &'static str, words: String) -> Self {
        Self(vec![(field, words)])
    }

    /// The form as a whole cannot be taken.
    pub fn whole(words: String) -> Self {
        Self::one("", words)
    }

    /// Notes one more.
    pub fn note(&mut self, field: &'static str, words: String) {
        self.0.push((field, words));
    }

    /// The same words, for a page that has other fields.
    #[must_use]
    pub fn without_fields(self) -> Self {
        Self(self.0.into_iter().map(|(_, words)| ("", words)).collect())
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// All, for the top of the page.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// The error of a field; empty when there is none.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| *name == field).map_or("", |(_, words)| words)
    }

    /// The first, where a script shows one; empty when nothing is wrong.
    pub fn first(&self) -> &str {
        self.0.first().map_or("", |(_, words)| words)
    }
}
