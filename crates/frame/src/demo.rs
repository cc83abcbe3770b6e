//! A capability's part of the demonstration city: a data set that ships with the program. It is loaded through the same actions
//! as any other data. A second load adds nothing; a newer data set adds its new items.

use std::pin::Pin;

use kit::db::Tx;
use rust_embed::RustEmbed;
use serde::de::DeserializeOwned;

use crate::{App, Later};

/// Why the demonstration could not be loaded: a plain line.
pub type DemoError = Box<dyn std::error::Error + Send + Sync>;

/// A load of the demonstration, in one transaction.
pub struct DemoLoad<'l> {
    /// The program.
    pub app: App,
    /// The transaction of the whole load.
    pub tx: Tx,
    /// Whether this load sets the city up. Data that officers may change later is loaded only then.
    pub first: bool,
    /// How many articles were added.
    pub articles: usize,
    /// Receives the number of finished items and of all items.
    pub progress: &'l mut (dyn FnMut(usize, usize) + Send),
}

/// A capability's part of the demonstration.
#[derive(Clone, Copy, Debug)]
pub struct Demo {
    /// Whether the tables lack something of it.
    pub is_missing: fn(App) -> Later<Result<bool, DemoError>>,
    /// Loads the items that are not there yet.
    pub load: for<'a, 'l> fn(&'a mut DemoLoad<'l>) -> Loading<'a>,
}

/// A load in progress.
pub type Loading<'a> = Pin<Box<dyn Future<Output = Result<(), DemoError>> + Send + 'a>>;

impl Demo {
    /// No part.
    pub const NONE: Self =
        Self { is_missing: |_| Box::pin(async { Ok(false) }), load: |_| Box::pin(async { Ok(()) }) };
}

/// An embedded file of the data set.
///
/// # Errors
/// When it is not there.
pub fn text<F: RustEmbed>(name: &str) -> Result<String, DemoError> {
    let file = F::get(name).ok_or_else(|| format!("{name} is missing from the demonstration data"))?;
    Ok(String::from_utf8(file.data.into_owned())?)
}

/// The same, read as TOML.
///
/// # Errors
/// When it is not there or says something else, with its name.
pub fn read<F: RustEmbed, T: DeserializeOwned>(name: &str) -> Result<T, DemoError> {
    parse(name, &text::<F>(name)?)
}

/// Reads TOML of a file.
///
/// # Errors
/// When it says something else, with the file's name.
pub fn parse<T: DeserializeOwned>(name: &str, text: &str) -> Result<T, DemoError> {
    toml::from_str(text).map_err(|error| format!("{name}: {error}").into())
}
