//! Brings the editor's libraries into the tree as they ship: `npm pack`, the one file of code and the licence of each,
//! the names of the others made relative so that a browser finds them. The versions stand in `VERSIONS`; a package whose
//! bytes are not the recorded ones is refused, and one whose licence is not on our list.

use std::fmt::Write;
use std::fs;
use std::path::Path;
use std::process::{Command, ExitCode};

use serde_json::Value;

use crate::house::licences;
use crate::workspace;

/// Where they lie in the tree.
const FOLDER: &str = "crates/frame/assets/vendor/prosemirror";

/// The packages, and where each keeps its module.
const PACKAGES: [(&str, &str); 15] = [
    ("orderedmap", "dist/index.js"),
    ("prosemirror-commands", "dist/index.js"),
    ("prosemirror-dropcursor", "dist/index.js"),
    ("prosemirror-gapcursor", "dist/index.js"),
    ("prosemirror-history", "dist/index.js"),
    ("prosemirror-inputrules", "dist/index.js"),
    ("prosemirror-keymap", "dist/index.js"),
    ("prosemirror-model", "dist/index.js"),
    ("prosemirror-schema-list", "dist/index.js"),
    ("prosemirror-state", "dist/index.js"),
    ("prosemirror-tables", "dist/index.js"),
    ("prosemirror-transform", "dist/index.js"),
    ("prosemirror-view", "dist/index.js"),
    ("rope-sequence", "dist/index.js"),
    ("w3c-keyname", "index.js"),
];

/// Runs the command; `update` takes the newest versions instead of the recorded ones.
pub(crate) fn run(update: bool) -> ExitCode {
    match bring(&workspace::root().join(FOLDER), update) {
        Ok(versions) => {
            print!("{versions}");
            ExitCode::SUCCESS
        }
        Err(complaint) => {
            println!("{complaint}");
            ExitCode::FAILURE
        }
    }
}

fn bring(folder: &Path, update: bool) -> Result<String, String> {
    let recorded = fs::read_to_string(folder.join("VERSIONS")).unwrap_or_default();
    let work = std::env::temp_dir().join(format!("loa-vendor-{}", std::process::id()));
    fs::create_dir_all(&work).and_then(|()| fs::create_dir_all(folder)).map_err(|error| error.to_string())?;
    let mut versions = String::new();
    let mut licence = String::new();
    for (name, module) in PACKAGES {
        let known = line_of(&recorded, name).filter(|_| !update);
        let (version, integrity) = known.unwrap_or(("latest", ""));
        let (version, found) = fetch(&work, name, version)?;
        if !integrity.is_empty() && integrity != found {
            return Err(format!("{name} {version} is {found}, and not {integrity} as recorded"));
        }
        let package = work.join("package");
        let kept = licence_of(&package).filter(|kept| licences::is_allowed(kept));
        let kept = kept.ok_or(format!("{name} is under no licence that we allow"))?;
        let read = |file: &str| {
            fs::read_to_string(package.join(file)).map_err(|error| format!("{name}: {file}: {error}"))
        };
        let code = relative(&read(module)?);
        fs::write(folder.join(format!("{name}.js")), code).map_err(|error| error.to_string())?;
        let _ = writeln!(licence, "{name} {version}\n\n{}\n", read("LICENSE")?.trim());
        let _ = writeln!(versions, "{name} {version} {found} {kept}");
        fs::remove_dir_all(&package).map_err(|error| error.to_string())?;
    }
    let write =
        |file: &str, text: &str| fs::write(folder.join(file), text).map_err(|error| error.to_string());
    write("LICENSE", &licence)?;
    write("VERSIONS", &versions)?;
    // A temporary folder that cannot be removed harms nobody.
    let _ = fs::remove_dir_all(&work);
    Ok(versions)
}

fn line_of<'a>(recorded: &'a str, name: &str) -> Option<(&'a str, &'a str)> {
    recorded.lines().find_map(|line| {
        let mut words = line.split(' ');
        (words.next() == Some(name)).then_some((words.next()?, words.next()?))
    })
}

fn licence_of(package: &Path) -> Option<String> {
    let about: Value = serde_json::from_str(&fs::read_to_string(package.join("package.json")).ok()?).ok()?;
    about["license"].as_str().map(str::to_owned)
}

/// Downloads and unpacks a package into `package/`; its version and the hash that the registry promises, which npm checks.
fn fetch(work: &Path, name: &str, version: &str) -> Result<(String, String), String> {
    let answer = output(work, "npm", &["pack", "--json", &format!("{name}@{version}")])?;
    let about: Value = serde_json::from_str(&answer).map_err(|error| format!("npm pack {name}: {error}"))?;
    // Newer versions of npm answer with an object by name, older ones with a list.
    let about = about.get(0).or_else(|| about.as_object()?.values().next()).cloned().unwrap_or_default();
    let field =
        |key: &str| about[key].as_str().map(str::to_owned).ok_or(format!("npm pack {name}: no {key}"));
    output(work, "tar", &["-xzf", &field("filename")?])?;
    Ok((field("version")?, field("integrity")?))
}

fn output(folder: &Path, program: &str, words: &[&str]) -> Result<String, String> {
    let ran = Command::new(program).args(words).current_dir(folder).output();
    let ran = ran.map_err(|error| format!("{program}: {error}"))?;
    if ran.status.success() {
        Ok(String::from_utf8_lossy(&ran.stdout).into_owned())
    } else {
        Err(format!("{program} {}: {}", words.join(" "), String::from_utf8_lossy(&ran.stderr).trim()))
    }
}

/// Imports by name become imports of the file beside; the map of the source is not brought along.
fn relative(code: &str) -> String {
    let mut out = String::with_capacity(code.len());
    for line in code.lines().filter(|line| !line.starts_with("//# sourceMappingURL=")) {
        let named = PACKAGES.iter().find_map(|(name, _)| {
            let quoted = [format!("from '{name}'"), format!("from \"{name}\"")];
            quoted
                .into_iter()
                .find(|from| line.starts_with("import") && line.contains(from))
                .map(|from| (from, *name))
        });
        match named {
            Some((from, name)) => out.push_str(&line.replace(&from, &format!("from \"./{name}.js\""))),
            None => out.push_str(line),
        }
        out.push('\n');
    }
    out
}
