//! What is wrong with a form.

/// Field and words, in the order found: beside each field, and all of them on top.
#[derive(Clone, Debug, Default)]
pub struct Wrong(Vec<(&'static str, String)>);

impl Wrong {
    /// One thing is wrong.
    pub fn one(field: &'static str, words: String) -> Self {
        Self(vec![(field, words)])
    }

    /// Notes one more.
    pub fn note(&mut self, field: &'static str, words: String) {
        self.0.push((field, words));
    }

    /// All, for the top of the page.
    pub fn all(&self) -> &[(&'static str, String)] {
        &self.0
    }

    /// What is wrong with a field; empty when nothing is.
    pub fn of(&self, field: &str) -> &str {
        self.0.iter().find(|(name, _)| *name == field).map_or("", |(_, words)| words)
    }
}
