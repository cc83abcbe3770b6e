use crate::testing::{article, doc};
use crate::{Index, Seen};

#[test]
fn a_count_that_is_kept_follows_every_change() {
    let index = Index::in_memory().expect("an index");
    let mut writer = index.writer().expect("a writer");
    let texts = || index.texts(&index.searcher(), index.fields.zones[0].folded, "cho");
    for subject in 0..300 {
        writer.replace(&article(subject), &[doc(subject, "vi", ["Chợ Bến Thành", "", ""])]).expect("told");
    }
    writer.commit(&Seen::default()).expect("kept");
    index.reload().expect("read");
    assert_eq!((texts(), texts()), (300, 300));
    for (gone, left) in [(0..100, 200), (100..150, 150), (150..151, 149)] {
        for subject in gone {
            writer.replace(&article(subject), &[]).expect("told");
        }
        writer.commit(&Seen::default()).expect("kept");
        index.reload().expect("read");
        assert_eq!((texts(), texts()), (left, left));
    }
}
