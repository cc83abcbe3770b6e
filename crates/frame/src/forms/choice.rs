//! A choice in a form.

/// A line of a `<select>`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The value that is sent.
    pub value: String,
    /// The words that are read; agencies are indented by their depth.
    pub name: String,
    /// Whether it is chosen now.
    pub chosen: bool,
}

impl Choice {
    /// A line, chosen when its value is.
    pub fn new(value: impl Into<String>, name: impl Into<String>, chosen: &str) -> Self {
        let value = value.into();
        Self { chosen: value == chosen, value, name: name.into() }
    }
}
