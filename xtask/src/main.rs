//! The project's own commands: `cargo xtask help`.
#![expect(
    clippy::print_stdout,
    reason = "a command-line tool for developers: its standard output is its page"
)]

mod bench;
mod build_report;
mod checks;
mod house;
mod interrupt;
mod process;
mod vendor;
mod workspace;

use std::process::ExitCode;

const HELP: &str = "\
cargo xtask test [--quick] [--verbose] [FILTER]
    Everything: tools, a private PostgreSQL, format, rules of the house, clippy, build, tests on both
    databases, journeys in a browser, licences, advisories. Each stage is one line; its full output is
    kept in target/xtask/<stage>.log. Missing Debian packages are installed when we may (root or sudo).
    --quick    without browser, licences and advisories
    --verbose  shows what the stages print while they run
    FILTER     runs only the tests whose name contains it, and no other check
cargo xtask check
    Only the rules of the house, read from the source text: floors, SQL, pure models, addresses, sizes...
cargo xtask build-report
    A clean release build, timed crate by crate; the program's size, its start and its memory at rest.
cargo xtask bench [serve|topics|uncached|views|save|import|lists|publish|found|plans|search|all]... [--articles N] [--seconds S]
    How fast the program is as it is shipped (or the one that LOA_BIN names), each figure beside a yardstick of the same run:
    the server on core 0, the load on core 1. Takes about twenty minutes; nothing else should run meanwhile. Figures of
    different runs cannot be compared, and one that misses its aim is no failure. Needs Debian's wrk, nginx and sqlite3, which
    are installed when we may.
    serve       pages from memory, beside nginx with the same bytes as files; the slowest answers to 1,000 connections
    topics      pages from memory beside 20 public events a second that change others, and the same in silence
    uncached    processor time for a page that has to be made, beside one from memory
    views       pages with views counted, beside the same without; what a killed server loses
    save        200 editors who save drafts at once, beside raw commits; what a killed server loses
    import      N posts (100000) in ten files: the last one's speed beside the first's, the most memory
    lists       that city's start, memory and lists: deep pages beside those at the top
    publish     in that city, from the click until the last page shows it, beside a raw commit and a page
    found       in that city, 50 publications a second: from a commit until search finds it, beside a raw commit
    plans       five plans with half a million pieces of evidence: matrix, map, gaps, a report; one more piece
    search      the demonstration's judged searches in N texts: the index beside bare Tantivy, SQLite's FTS5 and
                PostgreSQL; searches that are meant to hurt
    --articles  how many posts are imported, or texts searched
    --seconds   how long one load lasts (10)
cargo xtask vendor-editor [--update]
    Brings the editor's libraries from npm into crates/frame/assets/vendor, the recorded versions or the newest.
cargo xtask help
    This page.

Exit: 0 all well, 1 something failed, 2 something is missing on this machine, 130 interrupted.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["test", options @ ..] => match house::Options::parse(options) {
            Ok(options) => house::run(&options),
            Err(complaint) => refuse(&complaint),
        },
        ["check"] => checks::run(),
        ["build-report"] => build_report::run(),
        ["bench", options @ ..] => match bench::Options::parse(options) {
            Ok(options) => bench::run(&options),
            Err(complaint) => refuse(&complaint),
        },
        ["vendor-editor"] => vendor::run(false),
        ["vendor-editor", "--update"] => vendor::run(true),
        [] | ["help" | "--help" | "-h"] => {
            println!("{HELP}");
            ExitCode::SUCCESS
        }
        [other, ..] => refuse(&format!("no such command: {other}")),
    }
}

fn refuse(complaint: &str) -> ExitCode {
    println!("{complaint}\n\n{HELP}");
    ExitCode::from(2)
}
