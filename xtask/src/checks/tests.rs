//! Each rule fails on a bad sample and passes on a good one.

use super::dependencies::{Named, listed, named};
use super::purity::looks_like_sql;
use super::source::Source;
use super::tree::{File, ignored_paths};
use super::{Finding, addresses, floors, hygiene, judge, manual, purity, texts};

fn file(path: &str, text: &str) -> File {
    File { path: path.to_owned(), text: text.to_owned() }
}

/// The lines a source rule complains of.
fn lines(rule: fn(&Source<'_>) -> Vec<Finding>, path: &str, text: &str) -> Vec<usize> {
    let file = file(path, text);
    let source = Source::read(&file).expect("the sample is Rust");
    rule(&source).iter().map(|finding| finding.line).collect()
}

const NONE: Vec<usize> = Vec::new();

#[test]
fn a_crate_depends_on_what_is_below_it() {
    let manifest = |name: &str, text: &str| file(&format!("crates/{name}/Cargo.toml"), text);
    let found = |name: &str, text: &str| -> Vec<usize> {
        floors::dependencies(&[manifest(name, text)]).iter().map(|finding| finding.line).collect()
    };
    let good =
        "[dependencies]\naccounts.workspace = true\njiff.workspace = true\nkit = { workspace = true }\n";
    assert_eq!(found("newsroom", good), NONE);
    let upward = "[dependencies]\naccounts.workspace = true\nforum.workspace = true\n";
    assert_eq!(found("newsroom", upward), [3]);
    assert_eq!(found("viet", "[dependencies]\nkit.workspace = true\n"), [2]);
    let sideways = "[dependencies]\nevents.workspace = true\n";
    assert_eq!(found("forum", sideways), [2]);
    let stories = "[dependencies]\nkit.workspace = true\n\n[dev-dependencies]\nforum.workspace = true\n";
    assert_eq!(found("newsroom", stories), NONE);
    assert_eq!(found("attic", good), [1]);
}

#[test]
fn sql_stays_in_stores() {
    let text = "use sea_orm::Statement;\nconst ALL: &str = \"SELECT id FROM questions\";\n";
    assert_eq!(lines(purity::sql, "crates/forum/src/actions.rs", text).len(), 2);
    for home in ["store.rs", "store/lists.rs", "migrations.rs", "tests/merge.rs", "tests.rs"] {
        let path = format!("crates/forum/src/{home}");
        assert_eq!(lines(purity::sql, &path, text), NONE, "{path}");
    }
    let comment = "/// SELECT id FROM questions\nfn f() {}\n// sea_orm::Statement\n";
    assert_eq!(lines(purity::sql, "crates/forum/src/actions.rs", comment), NONE);
}

#[test]
fn sql_is_told_from_sentences() {
    for sql in [
        "\"SELECT a FROM b\"",
        "r#\"\n  insert into b (a) values ($1)\"#",
        "\"update b set a = 1\"",
        "\"WITH x AS (SELECT 1) DELETE FROM b\"",
        "\"SELECT 1\"",
    ] {
        assert!(looks_like_sql(sql), "{sql}");
    }
    for sentence in [
        "\"Select a theme from the list\"",
        "\"cannot update the index, set it aside\"",
        "\"delete old files from disk\"",
        "\"\"",
    ] {
        assert!(!looks_like_sql(sentence), "{sentence}");
    }
}

#[test]
fn models_do_no_input_or_output() {
    let bad = "use std::fs;\nuse kit::{clock::Clock, web::Form};\n#[derive(askama::Template)]\nstruct P;\nfn f() { tokio::spawn(x) }\n";
    assert_eq!(lines(purity::models, "crates/forum/src/model.rs", bad), [1, 2, 3, 5]);
    assert_eq!(lines(purity::models, "crates/forum/src/web.rs", bad), NONE);
    let good = "use std::fmt;\nuse kit::clock::Clock;\nfn f(http: u8) -> u8 { http }\n";
    assert_eq!(lines(purity::models, "crates/forum/src/model/body.rs", good), NONE);
}

#[test]
fn addresses_are_made_in_one_place() {
    let text = "//! Serves `/tin/{slug}`.\nconst A: &str = \"/tin/{slug}\";\n";
    assert_eq!(lines(addresses::in_code, "crates/loa/src/portal/web.rs", text), [2]);
    assert_eq!(lines(addresses::in_code, "crates/addresses/src/desk.rs", text), NONE);
    assert_eq!(lines(addresses::in_code, "crates/loa/src/portal/tests.rs", text), NONE);
    let page = file("crates/loa/src/portal/pages/home.html", "<p>\n<a href=\"/ngay/2024\">");
    assert_eq!(addresses::in_templates(&page)[0].line, 2);
    let made = file("crates/loa/src/portal/pages/home.html", "<a href=\"{{ address }}\">");
    assert!(addresses::in_templates(&made).is_empty());
}

#[test]
fn long_files_are_noted_then_refused() {
    let long = |lines: usize| file("crates/kit/src/a.rs", &"\n".repeat(lines));
    assert!(hygiene::size(&long(400)).is_empty());
    assert!(hygiene::size(&long(401))[0].is_note());
    assert!(!hygiene::size(&long(601))[0].is_note());
    let settled = file("crates/kit/src/migrations/m1.rs", &"\n".repeat(601));
    assert!(hygiene::size(&settled).is_empty());
}

#[test]
fn loose_ends_are_found_outside_tests() {
    let bad = "#[allow(dead_code)]\nfn f() {\n  todo!();\n  unimplemented!();\n  g().unwrap();\n}\n";
    let mut found = lines(hygiene::loose_ends, "crates/kit/src/a.rs", bad);
    found.sort_unstable();
    assert_eq!(found, [1, 3, 4, 5]);
    assert_eq!(lines(hygiene::loose_ends, "crates/kit/src/tests.rs", bad), NONE);
    let good =
        "// todo!() .unwrap()\n#[expect(dead_code, reason = \"…\")]\nfn f() { g().unwrap_or(\"todo!\"); }\n";
    assert_eq!(lines(hygiene::loose_ends, "crates/kit/src/a.rs", good), NONE);
}

#[test]
fn inline_tests_are_tests_and_noted() {
    let text = "fn f() {}\n#[cfg(test)]\nmod tests {\n  fn g() { f().unwrap(); }\n}\n";
    assert_eq!(lines(hygiene::loose_ends, "crates/kit/src/a.rs", text), NONE);
    let noted = hygiene::tests_apart(&file("crates/kit/src/a.rs", text));
    assert_eq!((noted.len(), noted[0].line, noted[0].is_note()), (1, 2, true));
    let apart = "fn f() {}\n#[cfg(test)]\nmod tests;\n";
    assert!(hygiene::tests_apart(&file("crates/kit/src/a.rs", apart)).is_empty());
    let after = "#[cfg(test)]\nmod tests {}\nfn f() { g().unwrap(); }\n";
    assert_eq!(lines(hygiene::loose_ends, "crates/kit/src/a.rs", after), [3]);
}

#[test]
fn modules_say_what_they_are_for() {
    assert_eq!(hygiene::module_doc(&file("crates/forum/src/mod.rs", "mod web;")).len(), 1);
    assert!(hygiene::module_doc(&file("crates/forum/src/mod.rs", "//! Questions.\nmod web;")).is_empty());
    assert!(hygiene::module_doc(&file("crates/forum/src/web.rs", "fn f() {}")).is_empty());
}

#[test]
fn the_ground_names_no_city() {
    let named = "const CITY: &str = \"Thành phố Hồ Chí Minh\";";
    assert_eq!(hygiene::city_words_in_kit(&file("crates/kit/src/a.rs", named)).len(), 1);
    assert!(hygiene::city_words_in_kit(&file("crates/viet/src/a.rs", named)).is_empty());
    let zone = "const ZONE: &str = \"Asia/Ho_Chi_Minh\";";
    assert!(hygiene::city_words_in_kit(&file("crates/kit/src/a.rs", zone)).is_empty());
}

#[test]
fn private_words_are_found_in_any_text() {
    let bad = format!("see\n{}main\n", concat!("/wo", "rk/"));
    assert_eq!(hygiene::private_words(&file("docs/a.md", &bad))[0].line, 2);
    assert!(hygiene::private_words(&file("docs/a.md", "workshops and networks/")).is_empty());
}

#[test]
fn manifests_are_read_line_by_line() {
    let text = "[package]\nname = \"a\"\n[dependencies]\naxum.workspace = true\n# said\nbytes = { version = \"1\", features = [\n  \"serde\",\n] }\n[features]\nx = []\n[target.'cfg(unix)'.dev-dependencies]\nnix = \"1\"\n[dependencies.tower]\nversion = \"1\"\n";
    let found: Vec<String> = named(text).into_iter().map(|named| named.name).collect();
    assert_eq!(found, ["axum", "bytes", "nix", "tower"]);
    assert_eq!(named(text)[0], Named { name: "axum".to_owned(), line: 4, for_tests: false });
}

#[test]
fn every_dependency_has_its_line() {
    let manifest = || {
        file(
            "Cargo.toml",
            "[workspace.dependencies]\nkit = { path = \"crates/kit\" }\naxum = \"1\"\nbytes = \"1\"\n",
        )
    };
    let kit = || {
        file("crates/kit/Cargo.toml", "[package]\nname = \"kit\"\n[dependencies]\naxum.workspace = true\n")
    };
    let missing = listed(&[manifest(), kit()]);
    assert_eq!(missing[0].path, "docs/dependencies.md");
    let list = file("docs/dependencies.md", "- `axum`: pages\n");
    let found = listed(&[manifest(), kit(), list]);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].line, found[0].advice.contains("`bytes`")), (4, true));
}

#[test]
fn ignored_paths_are_whole_paths() {
    assert_eq!(ignored_paths("/target\n*.log\n/a/b/\n"), ["target", "a/b", ".git"]);
}

#[test]
fn text_that_is_no_rust_is_reported_once() {
    let found = judge(&[file("crates/kit/src/a.rs", "fn f() {\n  (\n}")]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule, "source");
    assert!(found[0].to_string().starts_with("crates/kit/src/a.rs:"));
}

#[test]
fn the_manual_quotes_what_the_program_says() {
    let manual = "## Logs\n| line | means |\n| --- | --- |\n| `bus.cut`, `bus.gone` | LISTEN was cut |\n\
        ## Failure lines\n| `the disk is full: free some of ...` | as it says |\n| `the disk is empty: ...` | no |\n\
        ## Metrics\n| `loa_up{route}`, `loa_down` | as they say |\n\
        ## A city's first minutes\n**First** open *Cơ\nquan*, then *Cửa sổ*, at `/bus/` and `/bahn/`.\n";
    let source = "fn f() { tracing::warn!(error.message = %e, \"bus.cut\"); tracing::error!(\"db.lost\");\n\
        tracing::debug!(\"bus.heard\"); }\n#[error(\"the disk is full: \\\n    free some of {0}\")]\n";
    let metrics =
        "registry.register(\"up\", \"1 when up\", up); registry.register(\"late\", \"seconds\", late);";
    let source = format!("{source}const BUS: &str = \"/bus/\";");
    let files = [
        file("crates/loa/i18n/vi/loa.ftl", "desk-agencies = Cơ quan\n"),
        file("docs/operations.md", manual),
        file("crates/kit/src/bus.rs", &source),
        file("crates/kit/src/metrics.rs", metrics),
    ];
    let found: Vec<String> = manual::quotes(&files).into_iter().map(|finding| finding.advice).collect();
    let about = [
        "`db.lost`",
        "`bus.gone`",
        "`loa_late`",
        "`loa_down`",
        "`the disk is empty`",
        "`/bahn/`",
        "`Cửa sổ`",
    ];
    assert_eq!(found.len(), about.len(), "{found:#?}");
    for (advice, name) in found.iter().zip(about) {
        assert!(advice.contains(name), "{name}: {advice}");
    }
}

#[test]
fn one_key_says_the_same_in_every_crate() {
    let ours = file(
        "crates/forum/i18n/vi/forum.ftl",
        "save = Lưu\nmany =\n    { $count ->\n       *[other] nhiều\n    }\n",
    );
    let same = file("crates/loa/i18n/vi/loa.ftl", "save = Lưu\n");
    let english = file("crates/loa/i18n/en/loa.ftl", "save = Save\n");
    assert!(texts::shared(&[ours, same, english]).is_empty());
    let ours = file("crates/forum/i18n/vi/forum.ftl", "save = Lưu\n");
    let other = file("crates/loa/i18n/vi/loa.ftl", "# Nút\nsave = Ghi lại\n");
    let found = texts::shared(&[ours, other]);
    assert_eq!(found.iter().map(|finding| finding.line).collect::<Vec<_>>(), [2]);
}
