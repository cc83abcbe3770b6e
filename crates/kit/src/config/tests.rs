use std::io::Write;

use serde::{Deserialize, Serialize};

use super::*;

#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Sample {
    listen: String,
    workers: i64,
    blobs: Blobs,
}

#[derive(Debug, Serialize, Deserialize, PartialEq)]
struct Blobs {
    url: String,
    path_style: bool,
}

impl Default for Sample {
    fn default() -> Self {
        Self {
            listen: "127.0.0.1:8080".into(),
            workers: 2,
            blobs: Blobs { url: String::new(), path_style: false },
        }
    }
}

fn file(text: &str) -> tempfile::NamedTempFile {
    let mut file = tempfile::NamedTempFile::new().expect("a temporary file");
    file.write_all(text.as_bytes()).expect("written");
    file
}

fn variables(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn the_environment_wins_over_the_file_and_the_file_over_the_defaults() {
    let file = file("workers = 4\n[blobs]\nurl = \"s3://a\"\n");
    let read: Sample = load(
        Some(file.path()),
        "LOA",
        variables(&[("LOA_BLOBS_URL", "s3://b"), ("LOA_BLOBS_PATH_STYLE", "true"), ("HOME", "/")]),
    )
    .expect("settings");
    assert_eq!(read.listen, "127.0.0.1:8080");
    assert_eq!(read.workers, 4);
    assert_eq!(read.blobs, Blobs { url: "s3://b".into(), path_style: true });
}

#[test]
fn an_unknown_key_is_named_with_the_nearest_right_one() {
    let file = file("lsiten = \"0.0.0.0:80\"\n");
    let error = load::<Sample>(Some(file.path()), "LOA", []).expect_err("unknown key");
    assert!(error.to_string().ends_with("there is no setting `lsiten`; did you mean `listen`?"), "{error}");

    let error =
        load::<Sample>(None, "LOA", variables(&[("LOA_BLOB_URL", "x")])).expect_err("unknown variable");
    assert_eq!(
        error.to_string(),
        "environment: there is no setting `LOA_BLOB_URL`; did you mean `LOA_BLOBS_URL`?"
    );
}

#[test]
fn a_value_of_the_wrong_kind_says_what_is_wanted() {
    let error = load::<Sample>(None, "LOA", variables(&[("LOA_WORKERS", "many")])).expect_err("not a number");
    assert_eq!(error.to_string(), "environment: `LOA_WORKERS` must be a whole number");
    let file = file("[blobs]\npath_style = 1\n");
    let error = load::<Sample>(Some(file.path()), "LOA", []).expect_err("not a truth");
    assert!(error.to_string().ends_with("`blobs.path_style` must be true or false"), "{error}");
}

#[test]
fn broken_toml_names_its_line() {
    let file = file("workers = 1\nlisten = \n");
    let error = load::<Sample>(Some(file.path()), "LOA", []).expect_err("broken");
    assert!(error.to_string().contains(":2: is not valid TOML"), "{error}");
}
