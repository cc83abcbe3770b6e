//! The command line. Each command is a file; a failure is one plain line with advice.

mod activities;
mod admin;
mod chores;
mod import;
mod plan;
mod rebuild;
mod serve;
mod verify;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand, ValueEnum};
use indicatif::{ProgressBar, ProgressStyle};
use kit::clock::{Clock, Ids};
use kit::db::{DbError, State};

use crate::program::{self, migrations};
use frame::{App, Settings};
use importer::Kind;

/// A failure as one plain line.
pub(crate) type Failed = Box<dyn std::error::Error + Send + Sync>;

/// The public-information and dialogue system of a city.
#[derive(Debug, Parser)]
#[command(name = "loa", version, about, arg_required_else_help = true)]
struct Cli {
    /// Settings; otherwise `loa.toml` in this folder, when it is there
    #[arg(long, short, global = true, value_name = "FILE")]
    config: Option<PathBuf>,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Load the demonstration city into a folder of its own (loa-demo) and serve it
    Demo,
    /// Serve the site
    Serve,
    /// Bring the tables to this version
    Migrate,
    /// Invite someone to be administrator of the whole city, by a link that is shown once
    Admin {
        /// Their name, as colleagues will see it
        name: String,
        /// Their mail address at work, with which they will sign in
        mail: String,
    },
    /// Import articles that were published elsewhere
    Import {
        /// A file, a folder of files, or an address that begins with https://
        #[arg(value_name = "FILE|FOLDER|URL")]
        source: String,
        /// The kind of the source
        #[arg(long = "as", value_name = "KIND")]
        kind: ImportKind,
        /// The slug of the agency that issues it; otherwise the one that the page names as its source
        #[arg(long)]
        agency: Option<String>,
        /// The slug of the plan that activities are for
        #[arg(long)]
        plan: Option<String>,
        /// Take the good rows of a table, and leave the faulty ones out
        #[arg(long)]
        leave_out_faulty: bool,
    },
    /// Compute again the data that is derived from the tables
    Rebuild {
        /// Only this part; otherwise all of them
        #[arg(value_parser = rebuild::parts())]
        part: Option<String>,
    },
    /// Check that nobody has changed the record, the published articles or the accounts beside it
    Verify {
        /// A seal that was kept, or a file with one a line, such as a copy of the public table: it must still be there
        #[arg(long = "seal", value_name = "POSITION:HASH|FILE")]
        seals: Vec<String>,
        /// Read every file and picture of the articles too, which takes its time
        #[arg(long)]
        files: bool,
        /// Let sealing go on after an older backup was restored or seals were lost; the record says so for ever
        #[arg(long, conflicts_with_all = ["seals", "files"])]
        accept: bool,
    },
    /// List the jobs that were given up
    Jobs {
        /// Try them all again
        #[arg(long)]
        retry: bool,
    },
    /// Look at the settings
    Config {
        #[command(subcommand)]
        command: ConfigCommand,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum ImportKind {
    /// A page of a portal, saved as text or HTML with its pictures beside
    Page,
    /// An export of WordPress; `wp-content/uploads` beside it brings the pictures along
    Wxr,
    /// RSS, Atom or JSON Feed
    Feed,
    /// The text of a plan (DOCX, TXT, HTML), to be confirmed at the desk piece by piece
    Plan,
    /// A table of activities (XLSX, CSV) for the plan that `--plan` names
    Activities,
}

#[derive(Debug, Subcommand)]
enum ConfigCommand {
    /// Say whether the settings can be used, and show them
    Check,
}

/// Runs the command that was asked for.
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    match run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            say_error(&error.to_string());
            ExitCode::FAILURE
        }
    }
}

fn run(cli: Cli) -> Result<(), Failed> {
    let mut settings = Settings::read(cli.config.as_deref(), std::env::vars())?;
    if matches!(cli.command, Command::Demo) {
        // A demonstration never touches the data of a real site, unless told to.
        let defaults = Settings::default();
        if settings.data == defaults.data {
            settings.data = "loa-demo".into();
        }
        settings.show_patterns = true;
        settings.demo = true;
    }
    if let Command::Config { command: ConfigCommand::Check } = cli.command {
        return chores::config_check(&settings);
    }
    kit::logs::start(&settings.log)?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let result = runtime.block_on(async {
        match cli.command {
            Command::Demo => serve::demo(settings).await,
            Command::Serve => serve::serve(settings).await,
            Command::Migrate => chores::migrate(settings).await,
            Command::Admin { name, mail } => admin::admin(settings, name, mail).await,
            Command::Import { source, kind, agency, plan, leave_out_faulty } => {
                let kind = match kind {
                    ImportKind::Activities => {
                        return activities::import(settings, &source, plan.as_deref(), leave_out_faulty)
                            .await;
                    }
                    ImportKind::Plan => return plan::read(settings, &source).await,
                    ImportKind::Page => Kind::Page,
                    ImportKind::Wxr => Kind::Wxr,
                    ImportKind::Feed => Kind::Feed,
                };
                import::import(settings, &source, kind, agency.as_deref()).await
            }
            Command::Rebuild { part } => rebuild::rebuild(settings, part.as_deref()).await,
            Command::Verify { accept: true, .. } => verify::accept(settings).await,
            Command::Verify { seals, files, .. } => verify::verify(settings, &seals, files).await,
            Command::Jobs { retry } => chores::failed_jobs(settings, retry).await,
            Command::Config { .. } => Ok(()),
        }
    });
    // A blocking read that never ends must not keep the program.
    runtime.shutdown_timeout(std::time::Duration::from_secs(2));
    result
}

/// The program with its tables up to date, for commands that work and end.
async fn open_ready(settings: Settings) -> Result<App, Failed> {
    let app = program::open(settings, Clock::System, Ids::random()).await?;
    app.db().migrate(&migrations()).await.map_err(plain)?;
    Ok(app)
}

/// The program over tables of this version, for commands that only read: they run on a full disk too.
async fn open_reading(settings: Settings) -> Result<App, Failed> {
    let app = program::open_for_reading(settings, Clock::System, Ids::random()).await?;
    if !is_current(&app).await.map_err(plain)? {
        return Err(
            "the tables are of an older version: bring them to this one first, with `loa migrate`".into()
        );
    }
    Ok(app)
}

/// A database's failure as a plain line.
fn plain(error: DbError) -> Failed {
    match error {
        DbError::Away(why) => {
            format!("the database cannot be reached: {why}. Is it running, and is LOA_DATABASE_URL right?")
                .into()
        }
        other => other.into(),
    }
}

/// Whether the tables are there and of this version.
async fn is_current(app: &App) -> Result<bool, DbError> {
    Ok(app.db().state(&migrations()).await? == State::Current)
}

/// A bar for work that takes longer than a second; it shows up only on a terminal.
fn progress(what: &str, total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    let style = ProgressStyle::with_template("{msg} [{bar:32}] {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()).progress_chars("=> "));
    bar.set_message(what.to_owned());
    bar
}

/// Says a line. Nobody may be there to read it any more, such as behind `head`, or when the system's log was started anew:
/// that is no reason to end.
fn say(line: &str) {
    let _ = writeln!(std::io::stdout(), "{line}");
}

/// The same on standard error.
fn say_error(line: &str) {
    let _ = writeln!(std::io::stderr(), "loa: {line}");
}
