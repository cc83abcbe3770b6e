//! The ground of every part: the program, the tools, a folder, and the cores that each process has.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::client::Client;
use super::{Options, Part};
use crate::build_report::Scratch;
use crate::build_report::start::{self, Serving};
use crate::house::log::Log;
use crate::house::tools;
use crate::process::{Group, find, is_program, tied};
use crate::workspace::Workspace;

/// The core of the measured program.
pub(super) const SERVER: &str = "0";

/// The core of the load, and of this program.
pub(super) const LOAD: &str = "1";

/// Both, where the asking process does nothing but wait.
pub(super) const BOTH: &str = "0,1";

/// How often two things are measured in turn; the medians are compared.
pub(super) const ROUNDS: usize = 3;

/// A run's program, folder and lengths.
pub(super) struct Bed {
    program: PathBuf,
    scratch: Scratch,
    /// How long one load lasts.
    pub(super) seconds: u64,
    /// How many articles are imported.
    pub(super) articles: usize,
}

impl Bed {
    /// Builds the program unless `LOA_BIN` names one, finds or installs the tools, and takes its place on core 1.
    ///
    /// # Errors
    /// A sentence about the missing tool or the failure.
    pub(super) fn make(options: &Options) -> Result<Self, String> {
        if std::thread::available_parallelism().map_or(1, usize::from) < 2 {
            return Err("a bench needs two cores: one for the server, one for the load".to_owned());
        }
        let workspace = Workspace::open()?;
        // The engines of search are built and run apart from the program.
        let needed = options.parts.iter().any(|part| *part != Part::Search);
        let program = match std::env::var_os("LOA_BIN") {
            _ if !needed => PathBuf::new(),
            Some(named) => {
                let named = PathBuf::from(named);
                fs::canonicalize(&named).map_err(|error| format!("LOA_BIN {}: {error}", named.display()))?
            }
            None => build(&workspace)?,
        };
        tools(&workspace, options)?;
        // The load is partly this process, and programs that it starts inherit its core.
        place(LOAD)?;
        // Beside the build folder, because a big city is too large for many a /tmp.
        let scratch = Scratch::make(workspace.target.join("xtask/bench"))?;
        if needed {
            println!("program: {}", program.display());
        }
        Ok(Self { program, scratch, seconds: options.seconds, articles: options.articles })
    }

    /// A folder below the run's own, made when it is not there.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(super) fn folder(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.scratch.0.join(name);
        fs::create_dir_all(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        Ok(folder)
    }

    /// The program on the server's core.
    pub(super) fn loa(&self) -> Command {
        pinned(SERVER, &self.program)
    }

    /// The demonstration city; its data is made once in a run and found there later.
    ///
    /// # Errors
    /// When it does not start.
    pub(super) fn demo(&self) -> Result<Serving, String> {
        start::serve(self.loa(), "demo", &self.folder("demo")?)
    }
}

/// A command that has one core only and ends with us.
pub(super) fn pinned(core: &str, program: &Path) -> Command {
    let mut command = tied(Path::new("taskset"), "KILL", None);
    command.args(["-c", core]).arg(program);
    command
}

/// Moves this process, and all programs that it starts from now on, to these cores.
///
/// # Errors
/// When `taskset` does not.
pub(super) fn place(cores: &str) -> Result<(), String> {
    let own = std::process::id().to_string();
    let moved = Command::new("taskset").args(["-a", "-c", "-p", cores, &own]).output();
    if moved.is_ok_and(|output| output.status.success()) {
        return Ok(());
    }
    Err(format!("cannot be moved to core {cores} with taskset"))
}

/// The address of the first article that the home page leads to.
///
/// # Errors
/// When there is none.
pub(super) fn first_article(address: &str) -> Result<String, String> {
    let home = Client::connect(address)?.get("/", &[])?.expect(200)?;
    article_in(&home.text()).ok_or_else(|| "the home page leads to no article".to_owned())
}

/// The first article's address in a page: words and a number, which tells it from the feeds beside it.
pub(super) fn article_in(page: &str) -> Option<String> {
    page.split("href=\"/tin/").skip(1).find_map(|rest| {
        let address = rest.split('"').next()?;
        let (_, number) = address.rsplit_once('-')?;
        number.parse::<u64>().is_ok().then(|| format!("/tin/{address}"))
    })
}

/// The middle of an odd number of figures.
pub(super) fn median(mut figures: Vec<f64>) -> f64 {
    figures.sort_by(f64::total_cmp);
    figures.get(figures.len() / 2).copied().unwrap_or(f64::NAN)
}

fn build(workspace: &Workspace) -> Result<PathBuf, String> {
    println!("building the program as it is shipped");
    let mut command = workspace.cargo(&["build", "--release", "--package", "loa", "--quiet"]);
    let mut group = Group::spawn(&mut command, "TERM").map_err(|error| error.to_string())?;
    if !start::watch_child(&mut group)? {
        return Err("the release build failed".to_owned());
    }
    Ok(workspace.target.join("release/loa"))
}

/// Finds the tools that the chosen parts need, installing Debian's packages for missing ones.
fn tools(workspace: &Workspace, options: &Options) -> Result<(), String> {
    let loads = [Part::Serve, Part::Topics, Part::Views].iter().any(|part| options.has(*part));
    let commits = [Part::Publish, Part::Save, Part::Search, Part::Found, Part::Plans]
        .iter()
        .any(|part| options.has(*part));
    let absent = || {
        let mut packages = Vec::new();
        if find("taskset").is_none() {
            packages.push("util-linux");
        }
        if loads && find("wrk").is_none() {
            packages.push("wrk");
        }
        if options.has(Part::Serve) && nginx().is_none() {
            packages.push("nginx");
        }
        if commits && find("sqlite3").is_none() {
            packages.push("sqlite3");
        }
        packages
    };
    let missing = absent();
    if missing.is_empty() {
        return Ok(());
    }
    let path = workspace.target.join("xtask/bench-tools.log");
    fs::create_dir_all(workspace.target.join("xtask")).map_err(|error| error.to_string())?;
    // If it failed, some tools are still absent; the log has the cause.
    let _ = tools::install(&missing, &Log::at(path.clone(), false));
    let missing = absent();
    if missing.is_empty() {
        return Ok(());
    }
    let packages = missing.join(" ");
    Err(format!(
        "missing on this machine: {packages}; install these Debian packages (tried: {})",
        path.display()
    ))
}

/// Debian keeps it in a folder that is not on everyone's `PATH`.
pub(super) fn nginx() -> Option<PathBuf> {
    find("nginx").or_else(|| Some(PathBuf::from("/usr/sbin/nginx")).filter(|file| is_program(file)))
}
