mod meanings;

use std::collections::BTreeMap;
use std::fmt::Write;

use toml::{Table, Value};

use self::meanings::MEANINGS;
use super::Settings;
use crate::testing::compare_paper;

const HEAD: &str = "# Settings

Written from the program by a test (`UPDATE=1 cargo test --workspace --lib paper`); do not edit. Where they are read from, and
what happens when one is wrong, is in [operations.md](operations.md#settings).

| key | variable | default | means |
| --- | --- | --- | --- |
";

fn read(variables: &[(&str, &str)]) -> Result<Settings, String> {
    let variables = variables.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned()));
    Settings::read(None, variables).map_err(|error| error.to_string())
}

/// Each setting by its key, as a person would write it.
fn flat(table: &Table, before: &str, all: &mut BTreeMap<String, String>) {
    for (key, value) in table {
        let key = format!("{before}{key}");
        match value {
            Value::Table(inner) => flat(inner, &format!("{key}."), all),
            Value::String(text) => drop(all.insert(key, text.clone())),
            other => drop(all.insert(key, other.to_string())),
        }
    }
}

#[test]
fn the_paper_names_every_setting_with_its_default() {
    let defaults: Table = Settings::default().shown().parse().expect("settings are TOML");
    let mut known = BTreeMap::new();
    flat(&defaults, "", &mut known);
    let mut text = HEAD.to_owned();
    for (key, means) in MEANINGS {
        let default = known.remove(*key).unwrap_or_else(|| panic!("there is no setting `{key}`"));
        let default = if default.is_empty() { "empty".to_owned() } else { format!("`{default}`") };
        let variable = format!("LOA_{}", key.replace('.', "_").to_uppercase());
        let value = if default == "empty" { "" } else { default.trim_matches('`') };
        read(&[(variable.as_str(), value)]).unwrap_or_else(|error| panic!("{variable}: {error}"));
        let _ = writeln!(text, "| `{key}` | `{variable}` | {default} | {means} |");
    }
    assert!(known.is_empty(), "settings without a meaning in settings/tests/meanings.rs: {known:?}");
    compare_paper("settings.md", &text);
}

#[test]
fn what_cannot_be_used_is_refused_before_the_start() {
    for (variable, value, named) in [
        ("LOA_LOG_FORMAT", "xml", "log.format must be `text` or `json`, not `xml`"),
        ("LOA_LOG_LEVEL", "kit=loud", "log.level: "),
        ("LOA_BLOBS_URL", "http://x", "blobs.url must be empty or s3://bucket/prefix, not `http://x`"),
        ("LOA_BLOBS_URL", "s3:///prefix", "blobs.url must be empty or s3://bucket/prefix"),
        ("LOA_METRICS_LISTEN", "9180", "`metrics_listen`: `9180` is not an address and port"),
        ("LOA_DATABASE_CONNECTIONS", "0", "`database_connections` must be at least 1, not 0"),
        ("LOA_DATABASE_CONNECTIONS", "1001", "`database_connections` must be at most 1000, not 1001"),
        ("LOA_WORKERS", "-1", "`workers` must be at least 0, not -1"),
        ("LOA_CACHE_BYTES", "-1", "`cache_bytes` must be at least 0, not -1"),
        ("LOA_LIMITS_BODY_BYTES", "0", "`limits.body_bytes` must be at least 1, not 0"),
        ("LOA_LIMITS_REQUEST_SECONDS", "0", "`limits.request_seconds` must be at least 1, not 0"),
        ("LOA_LIMITS_CONNECTIONS", "0", "`limits.connections` must be at least 1, not 0"),
    ] {
        let error = read(&[(variable, value)]).map(|_| ()).expect_err(variable);
        assert!(error.starts_with(named), "{variable}={value}: {error}");
    }
    read(&[("LOA_LOG_LEVEL", "info,kit::jobs=debug"), ("LOA_BLOBS_URL", "s3://bucket/prefix")])
        .expect("usable");
}

#[test]
fn nobody_makes_a_citys_desk_a_demonstration_by_a_setting() {
    let error = read(&[("LOA_DEMO", "true")]).map(|_| ()).expect_err("no such setting");
    assert!(error.starts_with("environment: there is no setting `LOA_DEMO`"), "{error}");
}

#[test]
fn secrets_are_not_shown() {
    for url in ["postgres://loa:s3cr3t@db/city", "postgres://loa:s3cr3t@s3cr3t@db/city"] {
        let settings = read(&[
            ("LOA_DATABASE_URL", url),
            ("LOA_BLOBS_SECRET_KEY", "s3cr3t"),
            ("LOA_OPENID_CLIENT_SECRET", "s3cr3t"),
        ]);
        let shown = settings.expect("usable").shown();
        assert!(!shown.contains("s3cr3t"), "{shown}");
        assert!(shown.contains("postgres://loa:***@db/city"), "{shown}");
    }
}
