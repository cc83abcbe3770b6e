//! Logs: structured, with dotted fields, without personal data. One place decides their form.

use std::io::IsTerminal;

use serde::{Deserialize, Serialize};
use tracing_subscriber::EnvFilter;

/// How the program logs.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Settings {
    /// The messages that are logged, such as `info` or `info,kit::jobs=debug`.
    pub level: String,
    /// `text` for people, `json` for machines.
    pub format: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { level: "info".to_owned(), format: "text".to_owned() }
    }
}

impl Settings {
    /// Whether these settings can be used.
    ///
    /// # Errors
    /// A plain line when the level or format cannot be read.
    pub fn check(&self) -> Result<(), String> {
        self.filter()?;
        match self.format.as_str() {
            "json" | "text" => Ok(()),
            other => Err(format!("log.format must be `text` or `json`, not `{other}`")),
        }
    }

    fn filter(&self) -> Result<EnvFilter, String> {
        let quiet = "sqlx=warn,sea_orm=warn,sea_orm_migration=warn,html5ever=error,selectors=error";
        EnvFilter::try_new(format!("{quiet},{}", self.level)).map_err(|error| format!("log.level: {error}"))
    }
}

/// Starts logging to standard error; a second call changes nothing.
///
/// # Errors
/// A plain line when the level or format cannot be read.
pub fn start(settings: &Settings) -> Result<(), String> {
    settings.check()?;
    // A line that cannot be written is lost: a message about it on the same standard error would panic in the task that
    // wrote the line.
    let builder = tracing_subscriber::fmt()
        .with_env_filter(settings.filter()?)
        .with_writer(std::io::stderr)
        .log_internal_errors(false);
    let started = if settings.format == "json" {
        builder.json().flatten_event(true).try_init()
    } else {
        builder.compact().with_ansi(std::io::stderr().is_terminal()).with_target(false).try_init()
    };
    if started.is_err() {
        tracing::debug!("logs.already_started");
    }
    Ok(())
}
