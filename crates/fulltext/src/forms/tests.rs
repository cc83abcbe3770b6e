use super::stem;
use crate::testing::{ask_as, doc, index_of, shown, subjects};
use crate::{Answer, Ask, Doc, Index};

/// Texts of an English desk, and one in Vietnamese that the English site shows too. The later, the newer.
fn desk() -> Vec<Doc> {
    vec![
        doc(1, "en", ["Who builds on Le Loi street", "", "A company builds a station there."]),
        doc(2, "en", ["The building at number 86", "", "The old building is open on Sunday."]),
        doc(3, "en", ["Application form for a small home", "", "Fill it in at the ward."]),
        doc(4, "en", ["They applied last year", "", "Most were answered in a month."]),
        doc(5, "en", ["A notification by mail", "", "We write when something changes."]),
        doc(6, "vi", ["Chung cư building cũ", "", "Cư dân gọi toà nhà là building."]),
    ]
}

fn asked(index: &Index, site: &str, typed: &str) -> Answer {
    ask_as(index, &Ask { typed, site, ..Ask::default() })
}

fn found(index: &Index, typed: &str) -> Vec<u64> {
    let mut found = subjects(&asked(index, "en", typed));
    found.sort_unstable();
    found
}

#[test]
fn an_english_word_is_found_in_all_its_forms() {
    let index = index_of(&desk());
    for typed in ["builds", "build", "built"] {
        assert_eq!(found(&index, typed), [1, 2], "{typed}");
    }
    for typed in ["apply", "applies", "applying", "applied", "application", "applicants"] {
        assert_eq!(found(&index, typed), [3, 4], "{typed}");
    }
    assert_eq!(found(&index, "notify"), [5]);
    assert_eq!(found(&index, "applying for small homes"), [3], "neighbours in other forms are neighbours");
}

#[test]
fn the_form_that_was_typed_comes_first() {
    // Without the rule the other forms, in newer titles, would be ahead.
    let mut texts: Vec<Doc> = (10..16)
        .map(|subject| doc(subject, "en", ["Building builds buildings", "Building.", "Building, building."]))
        .collect();
    texts.push(doc(
        1,
        "en",
        ["A bridge", "Two lanes.", "Nobody built it in a day, and much else was said of it."],
    ));
    texts.push(doc(
        2,
        "en",
        ["A road", "Three lanes.", "Built of stone, as roads were in those days, and mended since."],
    ));
    let index = index_of(&texts);
    let mut first = subjects(&asked(&index, "en", "built"));
    assert_eq!(first.len(), 8);
    first.truncate(2);
    first.sort_unstable();
    assert_eq!(first, [1, 2]);
    // Also among texts that only have all the words, not side by side.
    let wide = index_of(&[
        doc(1, "en", ["Roads", "", "In stone, they said, it was built."]),
        doc(2, "en", ["Stone and building, building and stone", "Stone.", "Building."]),
    ]);
    assert_eq!(subjects(&asked(&wide, "en", "built stone")), [1, 2]);
}

#[test]
fn other_forms_side_by_side_do_not_hide_the_words_that_were_typed() {
    let mut texts =
        vec![doc(1, "en", ["Permits", "", "A permit of another kind comes before any building."])];
    texts.extend(
        (2..8).map(|subject| doc(subject, "en", ["They build permitted things", "", "Build permitting."])),
    );
    let index = index_of(&texts);
    assert_eq!(subjects(&asked(&index, "en", "building permit"))[0], 1);
}

#[test]
fn the_form_that_was_found_is_marked() {
    let index = index_of(&desk());
    let answer = asked(&index, "en", "apply");
    let titles: Vec<String> = answer.hits.iter().map(|hit| shown(&hit.title)).collect();
    assert!(titles.contains(&"[Application] form for a small home".to_owned()), "{titles:?}");
    assert!(titles.contains(&"They [applied] last year".to_owned()), "{titles:?}");
    assert!(answer.hits.iter().all(|hit| !format!("{:?}", hit.why).contains("Lacks")), "{:?}", answer.hits);
}

#[test]
fn what_stands_in_quotes_stands_in_that_form() {
    let index = index_of(&desk());
    assert_eq!(found(&index, "\"builds\""), [1]);
    assert_eq!(found(&index, "\"apply\""), Vec::<u64>::new());
    assert_eq!(found(&index, "\"old building\""), [2]);
}

#[test]
fn vietnamese_has_no_forms() {
    let index = index_of(&desk());
    // A word of English in a Vietnamese text is found as it stands.
    assert!(!found(&index, "builds").contains(&6));
    assert!(found(&index, "building").contains(&6));
    // A reader of the Vietnamese site finds English words as they stand, in texts of either language.
    assert_eq!(subjects(&asked(&index, "vi", "building")), [6, 2]);
    assert_eq!(subjects(&asked(&index, "vi", "builds")), [1]);
    let typed = asked(&index, "vi", "applying");
    assert_eq!((typed.total, typed.meant), (0, None));
}

#[test]
fn endings_are_taken_off_and_what_is_no_word_is_left_alone() {
    let same = [
        &["build", "builds", "building", "built"][..],
        &["apply", "applies", "applied", "applying", "application", "applications", "applicant"],
        &["certify", "certified", "certificate", "certificates", "certification"],
        &["complain", "complained", "complaint", "complaints", "complainants"],
        &["pay", "pays", "paid", "paying", "payment", "payments"],
        &["register", "registered", "registration", "registrations"],
        &["bus", "buses"],
        &["decide", "decides", "decision", "decisions"],
    ];
    let mut stems = Vec::new();
    for words in same {
        let own: Vec<_> = words.iter().map(|word| stem(word)).collect();
        assert!(own.iter().all(|one| one.is_some() && *one == own[0]), "{words:?}: {own:?}");
        stems.push(own[0].clone());
    }
    stems.sort();
    stems.dedup();
    assert_eq!(stems.len(), same.len(), "no two words are one");
    for (left, right) in [("police", "policy"), ("public", "publish"), ("news", "new"), ("ward", "warm")] {
        assert_ne!(stem(left), stem(right), "{left} {right}");
    }
    for none in ["", "is", "98", "q12", "café", "phường", "Building"] {
        assert_eq!(stem(none), None, "{none}");
    }
}
