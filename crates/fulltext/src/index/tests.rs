use std::fs;
use std::path::{Path, PathBuf};

use tempfile::TempDir;

use crate::testing::{article, ask, docs, subjects};
use crate::{Index, OpenError, Seen};

/// An index in a folder with several segments and something deleted.
fn made(folder: &Path) -> Index {
    let index = Index::create(folder).expect("made");
    let mut writer = index.writer().expect("a writer");
    for one in docs() {
        writer.add(&[one]).expect("told");
        writer.commit(&Seen { position: 1, event: "e".into() }).expect("kept");
    }
    writer.replace(&article(2), &[]).expect("told");
    writer.commit(&Seen { position: 2, event: "f".into() }).expect("kept");
    writer.finish().expect("merged");
    index
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let mut files: Vec<_> =
        fs::read_dir(folder).expect("read").map(|entry| entry.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_none_or(|end| end != "lock"));
    files.sort();
    files
}

/// Opens it as a keeper does: a panic counts as damage too.
fn opens(folder: &Path) -> Result<Index, String> {
    let folder = folder.to_owned();
    match std::thread::spawn(move || Index::open(&folder)).join() {
        Ok(opened) => opened.map_err(|error| error.to_string()),
        Err(_) => Err("panic".into()),
    }
}

#[test]
fn whatever_happens_to_a_file_it_is_noticed_or_does_no_harm() {
    let sound = TempDir::new().expect("a folder");
    drop(made(sound.path()));
    let all = files(sound.path());
    assert!(all.len() > 10, "{all:?}");
    type Harm = fn(&Path, Vec<u8>);
    let harms: [(&str, Harm); 7] = [
        ("empty", |path, _| fs::write(path, "").expect("written")),
        ("half", |path, bytes| fs::write(path, &bytes[..bytes.len() / 2]).expect("written")),
        ("flipped first", |path, mut bytes| {
            bytes[0] ^= 1;
            fs::write(path, bytes).expect("written");
        }),
        ("flipped in the middle", |path, mut bytes| {
            let at = bytes.len() / 2;
            bytes[at] ^= 0x10;
            fs::write(path, bytes).expect("written");
        }),
        ("flipped last", |path, mut bytes| {
            *bytes.last_mut().expect("not empty") ^= 0x80;
            fs::write(path, bytes).expect("written");
        }),
        ("gone", |path, _| fs::remove_file(path).expect("removed")),
        ("a folder", |path, _| {
            fs::remove_file(path).expect("removed");
            fs::create_dir(path).expect("made");
        }),
    ];
    let before = subjects(&ask(&opens(sound.path()).expect("sound"), "hồ sơ trẻ em"));
    for path in &all {
        for (name, harm) in harms {
            let folder = TempDir::new().expect("a folder");
            for file in &all {
                fs::copy(file, folder.path().join(file.file_name().expect("a name"))).expect("copied");
            }
            let hurt = folder.path().join(path.file_name().expect("a name"));
            harm(&hurt, fs::read(path).expect("read"));
            if let Ok(index) = opens(folder.path()) {
                let after = subjects(&ask(&index, "hồ sơ trẻ em"));
                assert_eq!(after, before, "{} {name}", path.display());
                let record = index.seen().expect("read");
                let own = path.ends_with("meta.json") || path.ends_with(".managed.json");
                assert!(own || record.position == 2, "{} {name}: {record:?}", path.display());
            }
        }
    }
}

#[test]
fn another_format_is_outdated_and_nothing_is_missing() {
    let folder = TempDir::new().expect("a folder");
    assert!(matches!(Index::open(&folder.path().join("none")), Err(OpenError::Missing)));
    assert!(matches!(Index::open(folder.path()), Err(OpenError::Missing)));
    // Never finished: it has no commit, and so no mark.
    drop(Index::create(folder.path()).expect("made"));
    assert!(matches!(Index::open(folder.path()), Err(OpenError::Outdated)));

    let folder = TempDir::new().expect("a folder");
    drop(made(folder.path()));
    let meta = folder.path().join("meta.json");
    let older = fs::read_to_string(&meta).expect("read").replace("\\\"format\\\":", "\\\"format\\\":9");
    fs::write(&meta, older).expect("written");
    assert!(matches!(Index::open(folder.path()), Err(OpenError::Outdated)));
    for garbage in ["", "{}", "[1,2", "\u{0}\u{0}", "{\"segments\":[]}"] {
        fs::write(&meta, garbage).expect("written");
        assert!(matches!(Index::open(folder.path()), Err(OpenError::Damaged(_))), "{garbage:?}");
    }
}

#[test]
fn the_kinds_that_an_index_is_told_of_are_kept_with_its_words() {
    let folder = TempDir::new().expect("a folder");
    assert_eq!(made(folder.path()).kinds().expect("read"), Vec::<String>::new());
    let kinds = || vec!["article".to_owned(), "question".to_owned()];
    let mut writer = opens(folder.path()).expect("sound").writer().expect("a writer");
    writer.of_kinds(kinds());
    writer.commit(&Seen { position: 3, event: "g".into() }).expect("kept");
    drop(writer);
    // The next writer does not name the kinds again.
    let mut writer = opens(folder.path()).expect("sound").writer().expect("a writer");
    writer.commit(&Seen { position: 4, event: "h".into() }).expect("kept");
    drop(writer);
    let index = opens(folder.path()).expect("sound");
    assert_eq!((index.kinds().expect("read"), index.seen().expect("read").position), (kinds(), 4));
}

#[test]
fn what_was_not_committed_is_not_there() {
    let folder = TempDir::new().expect("a folder");
    let index = made(folder.path());
    let before = index.len();
    let mut writer = index.writer().expect("a writer");
    assert!(index.writer().is_err(), "there is one writer");
    writer.replace(&article(3), &[]).expect("told");
    drop(writer);
    assert_eq!(opens(folder.path()).expect("sound").len(), before);
}

#[test]
fn what_one_who_was_killed_left_is_not_in_the_way_of_the_next() {
    let folder = TempDir::new().expect("a folder");
    let index = Index::create(folder.path()).expect("made");
    let mut writer = index.writer().expect("a writer");
    writer.add(&docs()).expect("told");
    writer.commit(&Seen { position: 2, event: "f".into() }).expect("kept");
    writer.finish().expect("merged");
    drop(index);
    let change = |index: &Index| {
        let mut writer = index.writer()?;
        writer.replace(&article(3), &[])?;
        writer.commit(&Seen { position: 3, event: "g".into() })?;
        writer.finish()
    };
    // All files of the killed writer without its commit: above all the list of the texts that are gone, in a file named
    // after the number of changes before it.
    let killed = TempDir::new().expect("a folder");
    copy(folder.path(), killed.path());
    change(&opens(killed.path()).expect("sound")).expect("kept");
    fs::copy(folder.path().join("meta.json"), killed.path().join("meta.json")).expect("copied");

    let index = opens(killed.path()).expect("sound");
    assert_eq!(index.seen().expect("read").position, 2);
    change(&index).expect("the same once more, as if nothing had been");
    assert_eq!(index.seen().expect("read").position, 3);
    assert!(!subjects(&ask(&index, "metro")).contains(&3));
}

fn copy(from: &Path, to: &Path) {
    for file in files(from) {
        fs::copy(&file, to.join(file.file_name().expect("a name"))).expect("copied");
    }
}
