use crate::testing::{article, ask, ask_as, doc, index_of};
use crate::{Answer, Ask, Doc, Facet, Index, Seen, Subject};

/// A text of another kind than all others.
fn question(key: u64, lang: &str, texts: [&str; 3]) -> Doc {
    Doc { subject: Subject::new("question", key), ..doc(key, lang, texts) }
}

fn found(answer: &Answer) -> Vec<String> {
    answer.hits.iter().map(|hit| hit.subject.to_string()).collect()
}

/// Texts of two kinds; two of them share their key.
fn both() -> [Doc; 3] {
    [
        doc(2, "vi", ["Chợ Bến Thành mở cửa đêm", "", ""]),
        question(2, "vi", ["Chợ Bến Thành mở cửa mấy giờ", "", ""]),
        question(3, "vi", ["Chợ Bà Chiểu ở đâu", "", ""]),
    ]
}

#[test]
fn two_kinds_that_share_a_key_are_two() {
    let index = index_of(&both());
    let base = Ask { typed: "chợ", site: "vi", ..Ask::default() };
    let answer = ask_as(&index, &base);
    assert_eq!(found(&answer), ["question/3", "question/2", "article/2"]);
    assert_eq!(answer.facets[&Facet::Kind], [("question".to_owned(), 2), ("article".to_owned(), 1)]);
    let of = |typed, kind: &str| {
        let narrow = vec![(Facet::Kind, kind.to_owned())];
        found(&ask_as(&index, &Ask { typed, narrow, ..base.clone() }))
    };
    assert_eq!(of("chợ", "article"), ["article/2"]);
    assert_eq!(of("", "question"), ["question/3", "question/2"], "all of a kind, without a word");
    assert_eq!(of("chợ", "law"), Vec::<String>::new());
    let suggested = index.suggest("bến thành mở", "vi", 5).expect("answered");
    let mut suggested: Vec<String> = suggested.iter().map(|one| one.subject.to_string()).collect();
    suggested.sort();
    assert_eq!(suggested, ["article/2", "question/2"]);
    // Another language's texts are looked through one by one.
    let english = ask_as(&index, &Ask { typed: "bến thành", site: "en", ..Ask::default() });
    assert_eq!((english.total, english.facets[&Facet::Kind].len()), (2, 2));
}

#[test]
fn one_kind_is_replaced_and_deleted_without_the_other() {
    let index = index_of(&both());
    let mut writer = index.writer().expect("a writer");
    let changed = question(2, "vi", ["Bến Thành giữ xe ở đâu", "", ""]);
    writer.replace(&changed.subject, std::slice::from_ref(&changed)).expect("told");
    writer.commit(&Seen::default()).expect("kept");
    assert_eq!(found(&ask(&index, "chợ")), ["question/3", "article/2"]);
    assert_eq!(found(&ask(&index, "giữ xe")), ["question/2"]);
    writer.replace(&changed.subject, &[]).expect("told");
    writer.commit(&Seen::default()).expect("kept");
    assert_eq!(index.len(), 2);
    assert_eq!(found(&ask(&index, "bến thành")), ["article/2"]);
    writer.replace(&article(2), &[]).expect("told");
    writer.commit(&Seen::default()).expect("kept");
    assert_eq!(found(&ask(&index, "chợ")), ["question/3"]);
}

#[test]
fn what_fits_alike_comes_in_one_order_whichever_was_told_first() {
    let words = ["Tin", "", "Một bản tin như nhau"];
    let all: Vec<Doc> = (1..=4)
        .flat_map(|key| [doc(key, "vi", words), question(key, "vi", words)])
        // All at the same moment.
        .map(|one| Doc { at: 0, ..one })
        .collect();
    let expected = ["4", "3", "2", "1"].map(|key| [format!("question/{key}"), format!("article/{key}")]);
    let mut other: Vec<Doc> = all.clone();
    other.reverse();
    // In one part, or each in a part of its own that numbers its kinds by itself.
    for (order, parts) in [(&all, 1), (&other, 1), (&all, 8), (&other, 8), (&other, 3)] {
        let index = Index::in_memory().expect("memory");
        let mut writer = index.writer().expect("a writer");
        for part in order.chunks(order.len().div_ceil(parts)) {
            writer.add(part).expect("told");
            writer.commit(&Seen::default()).expect("kept");
        }
        assert_eq!(found(&ask(&index, "bản tin như nhau")), expected.concat(), "{parts}");
    }
}

#[test]
fn a_subject_is_read_as_it_was_written() {
    for subject in [Subject::new("article", 18), Subject::new("a/b", u64::MAX), Subject::default()] {
        assert_eq!(Subject::read(&subject.to_string()), Some(subject));
    }
    for garbage in ["", "article", "article/", "article/x", "article/-1"] {
        assert_eq!(Subject::read(garbage), None, "{garbage}");
    }
}
