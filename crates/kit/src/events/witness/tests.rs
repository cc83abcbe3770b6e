use super::*;
use crate::testing::noon;

const HASH: &str = "aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11aa11";

fn seal(last: i64) -> KeptSeal {
    KeptSeal { last, hash: HASH.to_owned() }
}

#[test]
fn a_kept_seal_is_read_however_its_line_looks() {
    for line in [
        format!("4000:{HASH}"),
        format!("2026-11-28,4000,{HASH}"),
        format!("2026-11-28T15:00:00Z 4000:{HASH}"),
        format!("  28/11/2026\t4000 : {}  ", HASH.to_uppercase()),
    ] {
        assert_eq!(KeptSeal::parse(&line), Some(seal(4_000)), "{line}");
    }
    for line in ["", "day,position,hash", HASH, "4000:aa11", &format!("x:{HASH}")] {
        assert_eq!(KeptSeal::parse(line), None, "{line}");
    }
}

#[tokio::test]
async fn a_file_only_grows_and_counts_from_what_was_accepted_last() {
    let folder = tempfile::TempDir::new().expect("a folder");
    let store = Blobs::open(&crate::blobs::Settings::default(), folder.path()).expect("a store");
    for witness in [Witness::in_folder(folder.path()), Witness::Store(store.below("niem-phong"))] {
        assert_eq!(witness.seals().await.expect("read"), None);
        witness.note(noon(), &seal(10)).await.expect("noted");
        witness.note(noon(), &seal(20)).await.expect("noted");
        assert_eq!(witness.seals().await.expect("read"), Some(vec![seal(10), seal(20)]));
        witness.note_accepted(noon()).await.expect("noted");
        assert_eq!(witness.seals().await.expect("read"), Some(Vec::new()));
        witness.note(noon(), &seal(15)).await.expect("noted");
        assert_eq!(witness.seals().await.expect("read"), Some(vec![seal(15)]));
        let text = witness.text().await.expect("read").expect("there");
        assert_eq!(text.lines().count(), 4, "{text}");
    }
}
