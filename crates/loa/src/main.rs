//! The program `loa`: reads the command line and goes to work.

use std::process::ExitCode;

fn main() -> ExitCode {
    loa::cli::main()
}
