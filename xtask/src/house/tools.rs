//! Tools that the machine must have beside Rust: PostgreSQL's server, Chromium and its driver, node and npm.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::log::Log;
use super::report::Report;
use crate::process::{find, is_program, is_root};

/// The tools found.
pub(crate) struct Tools {
    /// The folder of `initdb` and `postgres`.
    pub(crate) postgres: PathBuf,
    /// Only looked for when journeys are to be run.
    pub(crate) browser: Option<BrowserPrograms>,
}

/// A browser and the driver that fits it.
pub(crate) struct BrowserPrograms {
    pub(crate) chromium: PathBuf,
    pub(crate) chromedriver: PathBuf,
}

/// Debian's packages, by the tools that they bring. `postgresql` brings the release's own server, 15 on Debian 12 and 17
/// on Debian 13, so that no number has to be followed here.
const POSTGRES: &str = "postgresql";
const CHROMIUM: &str = "chromium";
const DRIVER: &str = "chromium-driver";
const NPM: &str = "npm";

/// Finds the tools, installing Debian's packages for those missing.
///
/// # Errors
/// A sentence that names the packages to install.
pub(crate) fn prepare(quick: bool, report: &mut Report) -> Result<Tools, String> {
    let mut result = Err(String::new());
    report.arrange("tools", |log| {
        let absent = missing(quick);
        if !absent.is_empty() {
            install(&absent, log)?;
        }
        result = look(quick);
        match &result {
            Ok(tools) => Ok(tools.postgres.display().to_string()),
            Err(complaint) => Err(complaint.clone()),
        }
    });
    result.map_err(|_| {
        let packages = missing(quick).join(" ");
        format!(
            "missing on this machine: {packages}; install these Debian packages, or the same programs on PATH"
        )
    })
}

/// The newest of PostgreSQL's folders, named by version as in `/usr/lib/postgresql/15/bin`.
pub(crate) fn newest(folders: Vec<PathBuf>) -> Option<PathBuf> {
    let version = |folder: &PathBuf| -> u32 {
        folder.parent().and_then(Path::file_name).and_then(|name| name.to_str()?.parse().ok()).unwrap_or(0)
    };
    folders.into_iter().max_by_key(version)
}

fn look(quick: bool) -> Result<Tools, String> {
    let browser = if quick {
        None
    } else {
        Some(BrowserPrograms {
            chromium: chromium().ok_or("no chromium")?,
            chromedriver: chromedriver().ok_or("no chromedriver")?,
        })
    };
    Ok(Tools { postgres: postgres().ok_or("no PostgreSQL server")?, browser })
}

fn missing(quick: bool) -> Vec<&'static str> {
    let mut packages = Vec::new();
    if postgres().is_none() {
        packages.push(POSTGRES);
    }
    if !quick && chromium().is_none() {
        packages.push(CHROMIUM);
    }
    if !quick && chromedriver().is_none() {
        packages.push(DRIVER);
    }
    // The package brings node with it.
    if !quick && (find("node").is_none() || find("npm").is_none()) {
        packages.push(NPM);
    }
    packages
}

/// The folder of PostgreSQL's own programs.
pub(crate) fn postgres() -> Option<PathBuf> {
    let complete =
        |folder: &PathBuf| ["initdb", "postgres"].iter().all(|name| is_program(&folder.join(name)));
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .filter(complete)
        .collect();
    newest(debian).or_else(|| Some(find("initdb")?.parent()?.to_path_buf()).filter(complete))
}

fn chromium() -> Option<PathBuf> {
    named_or_found("CHROMIUM", &["chromium", "chromium-browser", "google-chrome"])
}

fn chromedriver() -> Option<PathBuf> {
    named_or_found("CHROMEDRIVER", &["chromedriver"])
}

fn named_or_found(variable: &str, names: &[&str]) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|file| is_program(file))
        .or_else(|| names.iter().find_map(|name| find(name)))
}

/// Installs Debian packages, when we may.
///
/// # Errors
/// When we may not, or it fails; the installer's own words are in the log.
pub(crate) fn install(packages: &[&str], log: &Log) -> Result<(), String> {
    let sudo: &[&str] = if is_root() { &[] } else { &["sudo", "-n"] };
    let allowed = sudo.is_empty()
        || Command::new("sudo")
            .args(["-n", "true"])
            .stderr(std::process::Stdio::null())
            .status()
            .is_ok_and(|status| status.success());
    if !allowed || find("apt-get").is_none() {
        return Err("may not install packages here".to_owned());
    }
    let run = |words: &[&str]| {
        let mut all = [sudo, words].concat();
        let program = all.remove(0);
        log.run(Command::new(program).args(all)).is_ok_and(|success| success)
    };
    if packages.contains(&POSTGRES) {
        // Ours is private; without this the package would make a cluster on port 5432 and start it with the machine.
        // A file that is there is someone's choice and stays.
        run(&["sh", "-c", NO_CLUSTER]);
    }
    // A stale package list only matters if the installation fails, and then says so itself.
    run(&["apt-get", "update"]);
    let apt = ["env", "DEBIAN_FRONTEND=noninteractive", "UCF_FORCE_CONFFOLD=1"];
    let get = ["apt-get", "install", "-y", "--no-install-recommends"];
    if run(&[&apt[..], &get[..], packages].concat()) {
        Ok(())
    } else {
        Err(format!("could not install {}", packages.join(" ")))
    }
}

const NO_CLUSTER: &str = "\
test -e /etc/postgresql-common/createcluster.conf || {
    mkdir -p /etc/postgresql-common &&
    echo 'create_main_cluster = false' > /etc/postgresql-common/createcluster.conf
}";
