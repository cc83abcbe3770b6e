//! SHA-256 over fields, each with its length in front, so that no two different lists of fields are the same bytes.

use serde_json::Value;
use sha2::{Digest as _, Sha256};

/// A digest in the making.
#[derive(Clone, Debug, Default)]
pub struct Digest(Sha256);

impl Digest {
    /// A digest for one purpose, which stands first: two purposes never have the same digest.
    pub fn of(purpose: &str) -> Self {
        Self::default().text(purpose)
    }

    /// Adds bytes.
    pub fn add(&mut self, bytes: &[u8]) {
        self.0.update(u64::try_from(bytes.len()).unwrap_or(u64::MAX).to_be_bytes());
        self.0.update(bytes);
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(mut self, bytes: &[u8]) -> Self {
        self.add(bytes);
        self
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        self.bytes(text.as_bytes())
    }

    /// Adds a number.
    #[must_use]
    pub fn number(self, number: i64) -> Self {
        self.bytes(&number.to_be_bytes())
    }

    /// Adds bytes that may be missing: their presence counts too.
    #[must_use]
    pub fn maybe(self, bytes: Option<&[u8]>) -> Self {
        match bytes {
            Some(bytes) => self.number(1).bytes(bytes),
            None => self.number(0),
        }
    }

    /// 64 hex digits.
    pub fn finish(self) -> String {
        hex::encode(self.0.finalize())
    }
}

/// A value as JSON in one way only: without spaces, the keys of each object in the order of their bytes. The library's
/// own order follows a feature that any dependency may switch on.
pub fn canonical(value: &Value) -> String {
    match value {
        Value::Object(fields) => {
            let mut fields: Vec<_> = fields.iter().collect();
            fields.sort_unstable_by_key(|(key, _)| key.as_bytes());
            let fields: Vec<String> = fields
                .into_iter()
                .map(|(key, value)| format!("{}:{}", Value::from(key.as_str()), canonical(value)))
                .collect();
            format!("{{{}}}", fields.join(","))
        }
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(canonical).collect();
            format!("[{}]", items.join(","))
        }
        plain => plain.to_string(),
    }
}

#[cfg(test)]
mod tests;
