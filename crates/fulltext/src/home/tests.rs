use std::fs;

use tempfile::TempDir;

use super::{ASIDE, ASKED, BUILDING, CURRENT, Home, KEPT, REPLACED};
use crate::testing::doc;
use crate::{Index, OpenError, Seen};

fn fill(index: &Index, subject: u64) {
    let mut writer = index.writer().expect("a writer");
    writer.add(&[doc(subject, "vi", ["Một tin", "", ""])]).expect("told");
    writer.commit(&Seen { position: 7, event: "e".into() }).expect("kept");
    writer.finish().expect("merged");
}

#[test]
fn a_new_index_takes_the_place_of_the_old_one() {
    let folder = TempDir::new().expect("a folder");
    let home = Home::Folder(folder.path().join("search"));
    assert!(matches!(home.open(), Err(OpenError::Missing)));
    for subject in [1, 2] {
        let _hold = home.hold().expect("written").expect("free");
        let built = home.begin().expect("begun");
        fill(&built, subject);
        let put = home.put(built).expect("put");
        assert_eq!((put.len(), put.seen().expect("read").position), (1, 7));
        assert!(!folder.path().join("search").join(BUILDING).exists());
    }
}

#[test]
fn what_crashes_left_is_no_hindrance() {
    let folder = TempDir::new().expect("a folder");
    let home = Home::Folder(folder.path().to_owned());
    // Between the removal of the old one and the renaming of the new one; and long before.
    for half in [true, false] {
        let built = home.begin().expect("begun");
        if !half {
            fill(&built, 1);
        }
        drop(built);
        assert!(matches!(home.open(), Err(OpenError::Missing)));
    }
    // Half taken apart after another took its place.
    fs::create_dir_all(folder.path().join(REPLACED)).expect("made");
    fs::write(folder.path().join(REPLACED).join("meta.json"), "{").expect("written");
    for _ in 0..2 {
        let built = home.begin().expect("begun");
        fill(&built, 2);
        assert_eq!(home.put(built).expect("put").len(), 1);
        assert!(!folder.path().join(REPLACED).exists());
    }
    // Files where folders should be, and the other way round.
    for name in [BUILDING, CURRENT, ASIDE, REPLACED] {
        let _ = fs::remove_dir_all(folder.path().join(name));
        fs::write(folder.path().join(name), "?").expect("written");
    }
    assert!(matches!(home.open(), Err(OpenError::Damaged(_))));
    home.set_aside().expect("out of the way");
    for name in [KEPT, ASKED] {
        fs::create_dir_all(folder.path().join(name).join("deep")).expect("made");
    }
    assert!(home.hold().expect("written").is_some());
    assert!(home.is_asked());
    let built = home.begin().expect("begun");
    fill(&built, 3);
    assert_eq!(home.put(built).expect("put").len(), 1);
    home.answered().expect("noted");
    assert!(!home.is_asked());
}

#[test]
fn one_holds_and_one_is_kept_aside() {
    let folder = TempDir::new().expect("a folder");
    let home = Home::Folder(folder.path().to_owned());
    let hold = home.hold().expect("written").expect("free");
    assert!(home.hold().expect("written").is_none());
    drop(hold);
    assert!(home.hold().expect("written").is_some());
    for _ in 0..3 {
        fs::create_dir(folder.path().join(CURRENT)).expect("made");
        home.set_aside().expect("out of the way");
        home.set_aside().expect("nothing to do");
    }
    let left = fs::read_dir(folder.path()).expect("read").count();
    assert_eq!(left, 2, "the lock, and one index that was set aside");
}
