use std::fs;
use std::path::Path;

use tempfile::TempDir;

use crate::testing::aliases;
use crate::testing::{ask, doc, docs, subjects};
use crate::{Ask, Index, Seen};

/// An index with a file that is too large to be read whole.
fn made(folder: &Path) -> Index {
    let index = Index::create(folder).expect("made");
    let mut writer = index.writer().expect("a writer");
    writer.add(&docs()).expect("told");
    for subject in 100..600 {
        let body: String = (0..200).map(|at| format!("chữ{} ", subject * 200 + at)).collect();
        writer.add(&[doc(subject, "vi", ["Sổ cái", "", &body])]).expect("told");
    }
    writer.commit(&Seen { position: 1, event: "e".into() }).expect("kept");
    writer.finish().expect("merged");
    Index::open(folder).expect("sound")
}

#[test]
fn files_that_are_cut_short_while_they_are_read_are_an_error_and_no_end() {
    let folder = TempDir::new().expect("a folder");
    let index = made(folder.path());
    let before = subjects(&ask(&index, "hồ sơ trẻ em"));
    assert!(!before.is_empty());
    let mut cut = 0;
    for file in fs::read_dir(folder.path()).expect("read") {
        let file = file.expect("an entry");
        if file.metadata().expect("known").len() > super::SMALL {
            fs::OpenOptions::new().write(true).open(file.path()).expect("open").set_len(10).expect("cut");
            cut += 1;
        }
    }
    assert!(cut > 0, "all files are small");
    // Answered from the bytes read before, or refused; the caller catches a panic.
    let question = Ask { typed: "hồ sơ trẻ em", site: "vi", take: 10, ..Ask::default() };
    let asked = std::thread::spawn(move || index.ask(&question, &aliases()).map(|answer| subjects(&answer)));
    match asked.join() {
        Ok(Ok(after)) => assert_eq!(after, before),
        Ok(Err(error)) => assert!(error.to_string().contains("fill"), "{error}"),
        Err(_) => {}
    }
    assert!(Index::open(folder.path()).is_err());
}
