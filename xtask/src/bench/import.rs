//! Importing a big city's past, a tenth after the other: whether it stays as fast and as small as it began.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::thread;
use std::time::{Duration, Instant};

use super::bed::Bed;
use super::wxr;
use crate::build_report::megabytes;
use crate::build_report::start::{memory_of, with_data};
use crate::interrupt;
use crate::process::{Group, PAUSE};

const TENTHS: usize = 10;

/// Speed of the last tenth, of the first.
const AIM: f64 = 0.8;

/// One item a millisecond is far more than any import needs; beyond ten times that it hangs.
const LIMIT_PER_ITEM: Duration = Duration::from_millis(100);

/// Imports into a folder of its own, and answers that folder.
///
/// # Errors
/// When an import fails; its own words are above.
pub(super) fn run(bed: &Bed) -> Result<PathBuf, String> {
    let folder = bed.folder("city")?;
    let file = folder.join("posts.xml");
    println!("\nimport: {} posts in {TENTHS} files, one after the other", bed.articles);
    println!("| tenth | posts | MB | seconds | posts per second | most memory, MB |");
    println!("| ---: | ---: | ---: | ---: | ---: | ---: |");
    let mut rates = Vec::new();
    let mut peak = 0;
    let mut said = String::new();
    for tenth in 0..TENTHS {
        let posts = bed.articles * tenth / TENTHS..bed.articles * (tenth + 1) / TENTHS;
        let count = posts.len();
        let size = write(&file, |out| wxr::write(out, posts, bed.articles))?;
        let (took, memory) = import(bed, &folder, &file, count)?;
        said = last_line(&folder)?;
        #[expect(clippy::cast_precision_loss, reason = "a count far below 2^52")]
        let rate = count as f64 / took.as_secs_f64();
        println!(
            "| {} | {count} | {:.1} | {:.1} | {rate:.0} | {:.0} |",
            tenth + 1,
            megabytes(size),
            took.as_secs_f64(),
            megabytes(memory)
        );
        rates.push(rate);
        peak = peak.max(memory);
    }
    println!("the last import says: {said}");
    let ratio = rates[TENTHS - 1] / rates[0];
    println!(
        "ratio import: the last tenth at {ratio:.2} of the first's speed (aim at least {AIM}), most memory {:.0} MB",
        megabytes(peak)
    );
    Ok(folder)
}

/// How long one import took, and its most memory in bytes.
fn import(bed: &Bed, folder: &Path, file: &Path, count: usize) -> Result<(Duration, u64), String> {
    let fail = |error: std::io::Error| format!("loa import: {error}");
    let mut command = with_data(bed.loa(), folder);
    // A line for each post would make the terminal the slowest part.
    let output = File::create(said_at(folder)).map_err(fail)?;
    command.arg("import").arg(file).args(["--as", "wxr"]).stdout(Stdio::from(output));
    let limit = LIMIT_PER_ITEM * u32::try_from(count).unwrap_or(u32::MAX) + Duration::from_secs(60);
    let started = Instant::now();
    let mut group = Group::spawn(&mut command, "TERM").map_err(fail)?;
    let mut peak = 0;
    loop {
        let ended = group.child().try_wait().map_err(fail)?;
        let took = started.elapsed();
        if let Some(status) = ended {
            if status.success() {
                return Ok((took, peak));
            }
            return Err(format!("the import failed: {}", last_line(folder)?));
        }
        if interrupt::arrived() {
            return Err("interrupted".to_owned());
        }
        if took > limit {
            return Err(format!("the import takes longer than {} s", limit.as_secs()));
        }
        // A process that is just ending has no memory left to name.
        peak = peak.max(memory_of(group.child().id(), "VmHWM:").unwrap_or(0));
        thread::sleep(PAUSE);
    }
}

fn said_at(folder: &Path) -> PathBuf {
    folder.join("import.log")
}

fn last_line(folder: &Path) -> Result<String, String> {
    let said = fs::read_to_string(said_at(folder)).map_err(|error| error.to_string())?;
    Ok(said.lines().last().unwrap_or("nothing").to_owned())
}

/// Writes a file and answers its size in bytes.
fn write(
    path: &Path,
    content: impl FnOnce(&mut BufWriter<File>) -> std::io::Result<()>,
) -> Result<u64, String> {
    let written = || {
        let mut out = BufWriter::new(File::create(path)?);
        content(&mut out)?;
        out.flush()?;
        Ok(out.get_ref().metadata()?.len())
    };
    written().map_err(|error: std::io::Error| format!("{}: {error}", path.display()))
}
