//! Logs: structured, with dotted fields, without personal data. One place decides their form.

use std::io::IsTerminal;

use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

/// How the program logs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// What is logged, such as `info` or `info,kit::jobs=debug`.
    pub level: String,
    /// `text` for people, `json` for machines.
    pub format: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { level: "info".to_owned(), format: "text".to_owned() }
    }
}

/// Starts logging to standard error; a second call changes nothing.
///
/// # Errors
/// A plain line when the level or format cannot be read.
pub fn start(settings: &Settings) -> Result<(), String> {
    let quiet = "sqlx=warn,sea_orm=warn,sea_orm_migration=warn,html5ever=error,selectors=error";
    let filter = EnvFilter::try_new(format!("{quiet},{}", settings.level))
        .map_err(|error| format!("log.level: {error}"))?;
    let builder = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let colours = std::io::stderr().is_terminal();
    let started = match settings.format.as_str() {
        "json" => builder.json().flatten_event(true).try_init(),
        "text" => builder.compact().with_ansi(colours).with_target(false).try_init(),
        other => return Err(format!("log.format must be `text` or `json`, not `{other}`")),
    };
    if started.is_err() {
        tracing::debug!("logs.already_started");
    }
    Ok(())
}
