//! The stages' readings on small inputs, and the private server for real.

use std::net::TcpStream;
use std::path::PathBuf;

use serde_json::json;

use super::disk::Room;
use super::report::Outcome;
use super::results::{Tally, count, excerpt, tail};
use super::{Options, advisories, licences, programs, tools};

#[test]
fn options_are_read() {
    let options = Options::parse(&["--quick", "merge"]).expect("both are known");
    assert_eq!(options, Options { quick: true, verbose: false, filter: Some("merge".to_owned()) });
    assert!(Options::parse(&["--fast"]).is_err());
    assert!(Options::parse(&["a", "b"]).is_err());
}

#[test]
fn a_disk_that_is_nearly_full_is_noticed() {
    let said = |free: u64| {
        format!(
            "Filesystem     1024-blocks      Used Available Capacity Mounted on\n\
             /dev/vda         263174212 258000000  {free}      99% /\n"
        )
    };
    let room = Room::read(&said(1_468_006)).expect("a line");
    assert_eq!(room, Room { gib: 1 });
    assert!(room.is_scarce());
    assert!(!Room::read(&said(37_748_736)).expect("a line").is_scarce());
    assert_eq!(Room::read("df: no such folder\n"), None);
}

#[test]
fn results_of_several_programs_add_up() {
    let output = "\
running 2 tests
test result: ok. 5 passed; 0 failed; 1 ignored; 0 measured; 2 filtered out; finished in 0.02s
test result: FAILED. 3 passed; 2 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.02s
";
    assert_eq!(count(output), Tally { passed: 8, failed: 2, skipped: 1 });
    assert_eq!(count("error[E0308]: mismatched types"), Tally::default());
}

#[test]
fn the_failures_are_shown_and_nothing_else() {
    let output = "\
test a ... ok
failures:
---- b stdout ----
why
failures:
    b
test result: FAILED. 1 passed; 1 failed; 0 ignored
";
    assert_eq!(excerpt(output), ["failures:", "---- b stdout ----", "why", "failures:", "    b"]);
    assert_eq!(excerpt("one\ntwo"), ["one", "two"]);
    assert_eq!(tail("one\ntwo\nthree", 2), ["two", "three"]);
}

#[test]
fn programs_are_found_among_the_messages() {
    let message = |id: &str, name: &str, kind: &str, test: bool, program: Option<&str>| {
        json!({
            "reason": "compiler-artifact",
            "package_id": id,
            "manifest_path": "/tree/crates/loa/Cargo.toml",
            "target": { "name": name, "kind": [kind] },
            "profile": { "test": test },
            "executable": program,
        })
        .to_string()
    };
    let messages = [
        message("path+file:///tree/crates/loa#0.1.0", "loa", "lib", false, None),
        message("path+file:///tree/crates/loa#0.1.0", "loa", "bin", false, Some("/t/loa")),
        message("path+file:///tree/crates/loa#0.1.0", "loa", "lib", true, Some("/t/loa-1")),
        message("path+file:///tree/far#e2e@0.1.0", "citizen", "test", true, Some("/t/citizen-1")),
        "no json".to_owned(),
    ];
    let found = programs::read(&messages.join("\n"));
    assert_eq!(found.loa, Some(PathBuf::from("/t/loa")));
    let titles: Vec<String> = found.tests.iter().map(programs::TestProgram::title).collect();
    assert_eq!(titles, ["e2e test citizen", "loa lib"]);
    assert!(found.tests[0].is_journey() && !found.tests[1].is_journey());
    assert_eq!(found.tests[1].folder, PathBuf::from("/tree/crates/loa"));
}

#[test]
fn the_newest_postgresql_is_taken() {
    let folders =
        ["9", "15", "13"].map(|version| PathBuf::from(format!("/usr/lib/postgresql/{version}/bin")));
    assert_eq!(tools::newest(folders.to_vec()), Some(PathBuf::from("/usr/lib/postgresql/15/bin")));
    assert_eq!(tools::newest(Vec::new()), None);
}

#[test]
fn licences_are_weighed() {
    for good in [
        "MIT",
        "MIT/Apache-2.0",
        "Apache-2.0 / MIT",
        "GPL-3.0-only OR Apache-2.0",
        "(MIT OR ISC) AND Unicode-3.0",
        "Apache-2.0 WITH LLVM-exception",
    ] {
        assert!(licences::is_allowed(good), "{good}");
    }
    for bad in ["GPL-3.0-only", "MIT AND AGPL-3.0-only", "BUSL-1.1", "no licence at all"] {
        assert!(!licences::is_allowed(bad), "{bad}");
    }
    let packages = json!({ "packages": [
        { "name": "a", "version": "1.0.0", "license": "MIT" },
        { "name": "b", "version": "2.0.0", "license": null },
    ]});
    let Outcome::Failed { shown, .. } = licences::judge(&packages) else {
        panic!("a package without a licence is refused");
    };
    assert_eq!(shown, ["b 2.0.0: names no licence in its manifest"]);
}

#[test]
fn a_database_out_of_reach_is_told_from_a_hole() {
    assert!(advisories::has_no_database("error: couldn't fetch advisory database: git operation failed"));
    assert!(!advisories::has_no_database("error: 1 vulnerability found!"));
}

#[test]
fn a_private_server_starts_and_leaves_nothing() {
    use super::log::Log;
    use super::postgres::Server;
    let Some(found) = tools::postgres() else {
        // Without PostgreSQL the test house itself stops before it comes here.
        return;
    };
    let path = std::env::temp_dir().join(format!("loa-xtask-test-{}.log", std::process::id()));
    let log = Log::at(path.clone(), false);
    let server = Server::start(&found, &log).expect("the server starts");
    let folder = server.folder().to_path_buf();
    let address = server
        .url()
        .strip_prefix("postgres://postgres@")
        .and_then(|rest| rest.strip_suffix("/postgres"))
        .expect("the address has its form")
        .to_owned();
    assert!(TcpStream::connect(&address).is_ok());
    assert!(folder.join("data/PG_VERSION").exists());
    drop(server);
    assert!(TcpStream::connect(&address).is_err());
    assert!(!folder.exists());
    std::fs::remove_file(path).expect("the server wrote a log");
}
