use super::{LONGEST, by_ear, by_finger};
use crate::testing::{ask, ask_as, index, shown, subjects};
use crate::{Ask, Index};

fn meant(index: &Index, typed: &str) -> Option<(String, bool)> {
    let answer = ask(index, typed);
    answer.meant.map(|meant| (shown(&meant.pieces), answer.instead))
}

#[test]
fn keys_of_an_input_method_that_was_off_are_read() {
    let index = index();
    assert_eq!(meant(&index, "nghij quyeets"), Some(("[nghị] [quyết]".into(), true)));
    assert_eq!(subjects(&ask(&index, "nghij quyeets"))[0], 1);
    assert_eq!(meant(&index, "chowj Beesn Thanhf"), Some(("[chợ] [bến] [thành]".into(), true)));
}

#[test]
fn slips_and_spelling_by_ear_are_mended() {
    let index = index();
    for typed in ["tiem chugn", "tiem chunng", "tim chung", "tiêm trủng"] {
        let meant = meant(&index, typed);
        assert_eq!(subjects(&ask(&index, typed)).first(), Some(&9), "{typed}: {meant:?}");
    }
}

#[test]
fn a_mark_that_is_missing_or_slipped_keeps_its_letters() {
    let index = index();
    for (typed, right) in [
        ("nghị quyêt", "nghị [quyết]"),
        ("nghi quyêt", "[nghị] [quyết]"),
        ("thuê đât", "thuê [đất]"),
        ("hô sơ", "[hồ] sơ"),
    ] {
        assert_eq!(meant(&index, typed).map(|(text, _)| text).as_deref(), Some(right), "{typed}");
    }
    assert_eq!(subjects(&ask(&index, "nghị quyêt")).first(), Some(&1));
}

#[test]
fn a_short_word_that_no_text_has_is_not_another_word_for_that() {
    let index = index();
    for typed in ["tem", "tam", "phus"] {
        let meant = meant(&index, typed);
        assert!(meant.as_ref().is_none_or(|(_, instead)| !instead), "{typed}: {meant:?}");
    }
}

#[test]
fn who_reads_english_is_offered_english_words() {
    let index = index();
    let offered = |typed: &str| {
        let answer = ask_as(&index, &Ask { typed, site: "en", ..Ask::default() });
        answer.meant.map(|meant| meant.text)
    };
    assert_eq!(offered("trainz").as_deref(), Some("train"));
    for typed in ["cho", "thuo", "phuongs"] {
        let offered = offered(typed);
        assert!(
            offered.as_deref().is_none_or(|text| !["chợ", "thuê", "phường"].contains(&text)),
            "{typed}: {offered:?}"
        );
    }
}

#[test]
fn what_is_known_or_put_in_quotes_is_left_as_it_is() {
    let index = index();
    assert_eq!(meant(&index, "metro"), None);
    assert_eq!(meant(&index, "\"nghij quyeets\""), None);
    assert_eq!(meant(&index, "zzzz qqqq"), None);
    assert_eq!(meant(&index, "98"), None);
}

#[test]
fn who_insists_gets_what_was_typed() {
    let index = index();
    let answer = ask_as(&index, &Ask { typed: "nghij quyeets", site: "vi", literal: true, ..Ask::default() });
    assert!(!answer.instead && answer.hits.is_empty(), "{answer:?}");
    assert!(answer.meant.is_some(), "the other reading is still offered");
}

#[test]
fn the_number_of_readings_that_are_tried_is_bounded() {
    let longest = "x".repeat(LONGEST);
    assert!(by_finger(&longest).len() < 800 && by_ear(&longest).len() < 100);
    // However long the words and however many: only slips of some short ones are looked for.
    for typed in
        ["xq".repeat(30), format!("{} ", "q".repeat(60)).repeat(3), "qzwx qzvx qjzx qkzx qlzx ".repeat(9)]
    {
        assert!(ask(&index(), &typed).hits.is_empty());
    }
}
