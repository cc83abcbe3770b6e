//! `loa import`

use std::path::{Path, PathBuf};

use super::{Failed, open_ready, progress, say};
use crate::accounts::Actor;
use crate::addresses::Addresses;
use crate::app::App;
use crate::newsroom;
use crate::newsroom::import::{ImportError, Imported, ReadError, import_page, read};
use crate::settings::Settings;

/// Why one file was left out.
#[derive(Debug, thiserror::Error)]
enum LeftOut {
    #[error("cannot be opened: {0}")]
    Io(#[from] std::io::Error),
    #[error(transparent)]
    Read(#[from] ReadError),
    #[error(transparent)]
    Import(#[from] ImportError),
    #[error(transparent)]
    Db(#[from] kit::db::DbError),
}

/// Imports one saved page, or all of a folder; what cannot be read is said, file by file, and the rest goes on.
pub(super) async fn pages(settings: Settings, path: &Path, agency: Option<&str>) -> Result<(), Failed> {
    let files = files(path)?;
    let app = open_ready(settings).await?;
    let bar = progress("Importing", u64::try_from(files.len()).unwrap_or(0));
    let (mut added, mut changed, mut same, mut left_out) = (0, 0, 0, 0);
    for file in &files {
        let said = match one(&app, file, agency).await {
            Ok((Imported::Added(number), title)) => {
                added += 1;
                Some(format!("added    {}  {title}", address(&app, number).await))
            }
            Ok((Imported::Changed(number, edition), title)) => {
                changed += 1;
                Some(format!("edition {edition}  {}  {title}", address(&app, number).await))
            }
            Ok((Imported::Same(_), _)) => {
                same += 1;
                None
            }
            Err(error) => {
                left_out += 1;
                Some(format!("left out {}: {error}", file.display()))
            }
        };
        bar.suspend(|| said.iter().for_each(|line| say(line)));
        bar.inc(1);
    }
    bar.finish_and_clear();
    app.db().close().await;
    say(&format!("{added} added, {changed} changed, {same} the same as before, {left_out} left out."));
    if left_out > 0 && added + changed + same == 0 {
        return Err("nothing could be imported".into());
    }
    Ok(())
}

async fn one(app: &App, file: &Path, agency: Option<&str>) -> Result<(Imported, String), LeftOut> {
    let bytes = tokio::fs::read(file).await?;
    let page = read(&bytes, app.zone())?;
    let name = file.file_name().unwrap_or_default().to_string_lossy();
    let mut tx = app.db().begin().await?;
    let actor = Actor::System("import");
    let imported = import_page(&mut tx, &actor, &page, &name, agency, app.zone()).await?;
    tx.commit().await?;
    Ok((imported, page.title))
}

async fn address(app: &App, number: i64) -> String {
    match newsroom::article(app.db(), number).await {
        Ok(Some(article)) => Addresses(kit::i18n::Lang::Vi).article(&article),
        _ => number.to_string(),
    }
}

/// The file itself, or the text and HTML files of a folder in the order of their names.
fn files(path: &Path) -> Result<Vec<PathBuf>, Failed> {
    let unreadable = |error: std::io::Error| format!("{}: {error}", path.display());
    if !std::fs::metadata(path).map_err(unreadable)?.is_dir() {
        return Ok(vec![path.to_owned()]);
    }
    let mut files: Vec<PathBuf> = std::fs::read_dir(path)
        .map_err(unreadable)?
        .filter_map(|entry| entry.ok().map(|entry| entry.path()))
        .filter(|file| {
            let ending = file.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
            ["txt", "html", "htm", "aspx"].contains(&ending.to_lowercase().as_str())
        })
        .collect();
    files.sort();
    if files.is_empty() {
        return Err(format!("{}: no .txt or .html files in this folder", path.display()).into());
    }
    Ok(files)
}
