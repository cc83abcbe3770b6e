//! Reading the page of `cargo build --timings`, the only form stable cargo gives its timings in.

use serde_json::Value;

/// One compilation of one crate.
#[derive(Debug, PartialEq)]
pub(crate) struct Unit {
    /// Name, version and the kind of build, as `tantivy 0.25.0` or `libsqlite3-sys 0.35.0 build-script (run)`.
    pub(crate) title: String,
    pub(crate) seconds: f64,
}

/// The units, slowest first.
///
/// # Errors
/// When the page has another form than cargo 1.94 and 1.95 give it.
pub(crate) fn read(page: &str) -> Result<Vec<Unit>, String> {
    let changed = || "cargo's timings page has changed its form".to_owned();
    let (_, rest) = page.split_once("const UNIT_DATA = ").ok_or_else(changed)?;
    let data = serde_json::Deserializer::from_str(rest)
        .into_iter::<Value>()
        .next()
        .and_then(Result::ok)
        .ok_or_else(changed)?;
    let mut units: Vec<Unit> = data.as_array().ok_or_else(changed)?.iter().filter_map(unit).collect();
    units.sort_by(|a, b| b.seconds.total_cmp(&a.seconds));
    Ok(units)
}

fn unit(data: &Value) -> Option<Unit> {
    let mut title = format!("{} {}", data["name"].as_str()?, data["version"].as_str()?);
    title.push_str(data["target"].as_str().unwrap_or_default());
    Some(Unit { title, seconds: data["duration"].as_f64()? })
}
