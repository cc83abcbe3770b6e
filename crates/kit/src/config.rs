//! Settings: defaults, then one TOML file, then the environment. An unknown key is an error that names the
//! nearest right one, because a setting that is silently ignored is found out on the worst day.

use std::collections::BTreeMap;
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;
use toml::{Table, Value};

/// Why settings could not be read. Each message is one plain line.
#[derive(Debug, thiserror::Error, PartialEq, Eq)]
pub enum ConfigError {
    /// The file cannot be read.
    #[error("{file}: cannot be read: {why}")]
    Unreadable {
        /// The file.
        file: String,
        /// The system's words.
        why: String,
    },
    /// The file is not TOML.
    #[error("{file}: is not valid TOML: {why}")]
    Syntax {
        /// The file.
        file: String,
        /// The parser's words, on one line.
        why: String,
    },
    /// A key that no setting has.
    #[error("{place}: there is no setting `{key}`{}", hint(.nearest))]
    Unknown {
        /// The file, or "environment".
        place: String,
        /// The key as written.
        key: String,
        /// The nearest right key.
        nearest: Option<String>,
    },
    /// A value of the wrong kind.
    #[error("{place}: `{key}` must be {wanted}")]
    Kind {
        /// The file, or "environment".
        place: String,
        /// The key.
        key: String,
        /// Such as "a whole number".
        wanted: &'static str,
    },
    /// A value that cannot be used.
    #[error("{0}")]
    Invalid(String),
}

fn hint(nearest: &Option<String>) -> String {
    nearest.as_ref().map_or_else(String::new, |key| format!("; did you mean `{key}`?"))
}

/// Reads settings of type `T`, whose defaults say which keys there are and of which kind.
///
/// `file` is optional; `environment` holds the variables that begin with `prefix`: the key `blobs.url` is
/// `PREFIX_BLOBS_URL`. Variables under `PREFIX_TEST_` belong to the tests and are passed over.
///
/// # Errors
/// The first problem found, with its place.
pub fn load<T: Default + Serialize + DeserializeOwned>(
    file: Option<&Path>,
    prefix: &str,
    environment: impl IntoIterator<Item = (String, String)>,
) -> Result<T, ConfigError> {
    let defaults = Table::try_from(T::default()).map_err(|error| ConfigError::Invalid(error.to_string()))?;
    let mut known = BTreeMap::new();
    flatten("", &defaults, &mut known);
    let mut settings = known.clone();
    let mut place = "settings".to_owned();
    if let Some(path) = file {
        place = path.display().to_string();
        overlay_file(path, &known, &mut settings)?;
    }
    overlay_environment(prefix, environment, &known, &mut settings)?;
    unflatten(&settings)
        .try_into()
        .map_err(|error: toml::de::Error| ConfigError::Invalid(format!("{place}: {}", error.message())))
}

/// The settings as a TOML text.
pub fn to_toml<T: Serialize>(settings: &T) -> String {
    toml::to_string_pretty(settings).unwrap_or_default()
}

fn overlay_file(
    path: &Path,
    known: &BTreeMap<String, Value>,
    settings: &mut BTreeMap<String, Value>,
) -> Result<(), ConfigError> {
    let place = path.display().to_string();
    let text = std::fs::read_to_string(path)
        .map_err(|error| ConfigError::Unreadable { file: place.clone(), why: error.to_string() })?;
    let table: Table = text.parse().map_err(|error: toml::de::Error| {
        let line = error.span().map_or(1, |span| text[..span.start].lines().count().max(1));
        ConfigError::Syntax { file: format!("{place}:{line}"), why: error.message().to_owned() }
    })?;
    let mut given = BTreeMap::new();
    flatten("", &table, &mut given);
    for (key, value) in given {
        let Some(default) = known.get(&key) else {
            return Err(ConfigError::Unknown { nearest: nearest(&key, known.keys()), place, key });
        };
        if !same_kind(default, &value) {
            return Err(ConfigError::Kind { place, key, wanted: kind(default) });
        }
        settings.insert(key, value);
    }
    Ok(())
}

fn overlay_environment(
    prefix: &str,
    environment: impl IntoIterator<Item = (String, String)>,
    known: &BTreeMap<String, Value>,
    settings: &mut BTreeMap<String, Value>,
) -> Result<(), ConfigError> {
    let names: BTreeMap<String, &String> = known.keys().map(|key| (variable(prefix, key), key)).collect();
    let own = format!("{prefix}_");
    let tests = format!("{prefix}_TEST_");
    for (name, text) in environment {
        if !name.starts_with(&own) || name.starts_with(&tests) {
            continue;
        }
        let Some(&key) = names.get(&name) else {
            return Err(ConfigError::Unknown {
                place: "environment".to_owned(),
                nearest: nearest(&name, names.keys()),
                key: name,
            });
        };
        let default = &known[key];
        let value = parse(default, &text).ok_or_else(|| ConfigError::Kind {
            place: "environment".to_owned(),
            key: name.clone(),
            wanted: kind(default),
        })?;
        settings.insert(key.clone(), value);
    }
    Ok(())
}

fn variable(prefix: &str, key: &str) -> String {
    format!("{prefix}_{}", key.replace('.', "_").to_uppercase())
}

fn flatten(path: &str, table: &Table, into: &mut BTreeMap<String, Value>) {
    for (key, value) in table {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        match value {
            Value::Table(inner) => flatten(&path, inner, into),
            other => {
                into.insert(path, other.clone());
            }
        }
    }
}

fn unflatten(settings: &BTreeMap<String, Value>) -> Table {
    let mut root = Table::new();
    for (path, value) in settings {
        let mut table = &mut root;
        let mut parts = path.split('.').peekable();
        while let Some(part) = parts.next() {
            if parts.peek().is_none() {
                table.insert(part.to_owned(), value.clone());
                break;
            }
            let inner = table.entry(part).or_insert_with(|| Value::Table(Table::new()));
            let Value::Table(inner) = inner else { break };
            table = inner;
        }
    }
    root
}

fn same_kind(a: &Value, b: &Value) -> bool {
    std::mem::discriminant(a) == std::mem::discriminant(b)
}

fn kind(value: &Value) -> &'static str {
    match value {
        Value::Integer(_) => "a whole number",
        Value::Boolean(_) => "true or false",
        Value::String(_) => "a text",
        _ => "of another kind",
    }
}

fn parse(default: &Value, text: &str) -> Option<Value> {
    match default {
        Value::Integer(_) => text.trim().parse().ok().map(Value::Integer),
        Value::Boolean(_) => text.trim().parse().ok().map(Value::Boolean),
        Value::String(_) => Some(Value::String(text.to_owned())),
        _ => None,
    }
}

fn nearest<'a>(key: &str, known: impl Iterator<Item = &'a String>) -> Option<String> {
    known
        .map(|candidate| (strsim::damerau_levenshtein(key, candidate), candidate))
        .min()
        .filter(|(distance, candidate)| *distance <= candidate.len().max(key.len()) / 2)
        .map(|(_, candidate)| candidate.clone())
}

#[cfg(test)]
mod tests;
