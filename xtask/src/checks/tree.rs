//! The files that the rules are held against: all text of the tree, without the files that `.gitignore` leaves out.

use std::fs;
use std::io;
use std::path::Path;

/// A text file; `path` is relative to the root, with slashes.
#[derive(Debug)]
pub(crate) struct File {
    pub(crate) path: String,
    pub(crate) text: String,
}

impl File {
    pub(crate) fn has_extension(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|found| found == extension)
    }

    /// Whether it is test code, which may use any part of the tree.
    pub(crate) fn is_test(&self) -> bool {
        let folders = ["/tests/", "/testing/", "/stories/"];
        let files = ["/tests.rs", "/testing.rs"];
        self.path.starts_with("e2e/")
            || folders.iter().any(|folder| self.path.contains(folder))
            || files.iter().any(|file| self.path.ends_with(file))
    }

    /// Whether nobody edits it by hand any more: migrations, which stay as they ran, and files that
    /// programs or other projects made.
    pub(crate) fn is_settled(&self) -> bool {
        self.path.split('/').any(|part| {
            part.starts_with("migration") || matches!(part, "generated" | "generated.rs" | "vendor" | "fuzz")
        })
    }

    /// The path from the crate on, such as `forum/src/store.rs`, of a file that is not in the ground crates.
    pub(crate) fn in_city(&self) -> Option<&str> {
        let path = self.path.strip_prefix("crates/")?;
        let ground = ["viet/", "fulltext/", "kit/"].iter().any(|name| path.starts_with(name));
        (!ground && path.contains("/src/")).then_some(path)
    }
}

/// Reads every text file under `root`; bytes that are no UTF-8 are passed over.
///
/// # Errors
/// When a folder or file cannot be read.
pub(crate) fn read(root: &Path) -> io::Result<Vec<File>> {
    let ignored = match fs::read_to_string(root.join(".gitignore")) {
        Ok(text) => ignored_paths(&text),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    let mut files = Vec::new();
    walk(root, "", &ignored, &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The paths of a `.gitignore` that names whole paths from the root, as ours does; patterns are passed over.
pub(crate) fn ignored_paths(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.trim().strip_prefix('/'))
        .map(|path| path.trim_end_matches('/').to_owned())
        .chain([".git".to_owned()])
        .collect()
}

fn walk(folder: &Path, prefix: &str, ignored: &[String], files: &mut Vec<File>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        let path = format!("{prefix}{name}");
        if ignored.contains(&path) {
            continue;
        }
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), ignored, files)?;
        } else if kind.is_file() {
            match fs::read_to_string(entry.path()) {
                Ok(text) => files.push(File { path, text }),
                Err(error) if error.kind() == io::ErrorKind::InvalidData => {}
                // Editors and other tools make and remove files while we walk.
                Err(error) if error.kind() == io::ErrorKind::NotFound => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok(())
}
