use super::{LENGTH, Why, around, show};
use crate::plan::Closeness;
use crate::question::Question;
use crate::testing::{aliases, ask, index, shown};

fn extract(typed: &str, lead: &str, body: &str) -> String {
    let question = Question::read(typed, "vi", &aliases());
    shown(&show(&question, Closeness::All, "vi", ["", lead, body]).extract)
}

#[test]
fn the_lead_is_shown_unless_the_body_says_more() {
    let (lead, body) = ("Người dân nộp hồ sơ.", "Thuế đất nộp tại phường.");
    assert_eq!(extract("hồ sơ", lead, body), "Người dân nộp [hồ sơ].");
    assert_eq!(extract("thuế đất", lead, body), "[Thuế đất] nộp tại phường.");
    assert_eq!(extract("metro", lead, body), "Người dân nộp hồ sơ.");
    assert_eq!(extract("metro", "", body), "Thuế đất nộp tại phường.");
    assert_eq!(extract("metro", "", ""), "");
}

#[test]
fn a_passage_begins_with_its_sentence_and_ends_between_words() {
    let body = format!("{}Sau đó nộp thuế. {}", "Một câu dài. ".repeat(40), "Rồi chờ thêm. ".repeat(40));
    let extract = extract("thuế", "", &body);
    assert!(extract.starts_with("… ") && extract.contains("Sau đó nộp [thuế]."), "{extract}");
    assert!(extract.ends_with(" …"), "{extract}");
    assert!(extract.len() < 2 * LENGTH, "{extract}");
}

#[test]
fn a_passage_is_whole_characters_of_any_text() {
    for text in ["", " ", "ườợ", &"ở".repeat(999), &"🚌".repeat(300), &"a\n".repeat(300), "…. …\n\n…"]
    {
        for hit in (0..=text.len()).filter(|at| text.is_char_boundary(*at)) {
            let part = around(text, hit);
            assert!(text.get(part.clone()).is_some(), "{hit} in {text:?}: {part:?}");
        }
    }
}

#[test]
fn reasons_are_given() {
    let index = index();
    let why = |typed: &str| ask(&index, typed).hits.first().map(|hit| hit.why.clone()).unwrap_or_default();
    assert!(why("metro").contains(&Why::Title));
    // A number that is seen in title or extract needs no words.
    assert!(!why("98/2023").iter().any(|why| matches!(why, Why::Code(_))), "{:?}", why("98/2023"));
    assert_eq!(why("tphcm"), [Why::Called("Thành phố Hồ Chí Minh".into())]);
    assert_eq!(why("ubnd thuê đất"), [Why::Called("Ủy ban nhân dân".into())]);
    assert!(
        why("metro bến thành vịnh").contains(&Why::Lacks(vec!["vịnh".into()])),
        "{:?}",
        why("metro bến thành vịnh")
    );
}

#[test]
fn a_text_of_one_word_ten_thousand_times_is_marked_in_part() {
    let text = "thuế ".repeat(10_000);
    let question = Question::read(&"thuế ".repeat(40), "vi", &aliases());
    let shown = show(&question, Closeness::Close, "vi", [text.trim(), "", ""]);
    let hits = shown.title.iter().filter(|piece| piece.hit);
    assert_eq!(hits.map(|piece| piece.text.split(' ').count()).sum::<usize>(), super::MOST_PLACES);
    assert_eq!(shown.title.iter().map(|piece| piece.text.len()).sum::<usize>(), text.trim().len());
}
