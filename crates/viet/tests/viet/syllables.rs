//! Words, pairs of words, and well-formed syllables.

use viet::{bigrams, is_syllable, syllables};

#[test]
fn a_text_is_its_words() {
    let text = "TP.HCM – “Nghị quyết” 98/2023/QH15";
    let words: Vec<_> = syllables(text).map(|(_, word)| word).collect();
    assert_eq!(words, ["TP", "HCM", "Nghị", "quyết", "98", "2023", "QH15"]);
    assert!(syllables(text).all(|(range, word)| &text[range] == word));
    let decomposed: Vec<_> = syllables("ngh\u{69}\u{323} a").map(|(_, word)| word.len()).collect();
    assert_eq!(decomposed, [6, 1], "marks stay with their letter");
}

#[test]
fn pairs_do_not_cross_a_sentence() {
    let pairs: Vec<_> = bigrams("Ủy ban\u{a0}nhân dân. Thành\nphố").collect();
    assert_eq!(pairs, [("Ủy", "ban"), ("ban", "nhân"), ("nhân", "dân"), ("Thành", "phố")]);
    assert_eq!(bigrams("một").count(), 0);
}

#[test]
fn the_first_article_of_the_declaration_is_well_formed() {
    let text = "Tất cả mọi người sinh ra đều được tự do và bình đẳng về nhân phẩm và quyền lợi \
        Mọi con người đều được tạo hóa ban cho lý trí và lương tâm và cần phải đối xử với nhau trong tình anh em \
        nghiêng nghĩa ghế gìn giữ giếng giặt quốc quở quýt khuya khuỷu ngoằn ngoèo thuở xoong goòng yểng yêu ỷ \
        hươu rượu tuýp khoét loẹt huênh nguệch luýnh quỳnh uyên chuyến ký mỹ";
    for word in text.split_whitespace() {
        assert!(is_syllable(word), "{word}");
        assert!(is_syllable(&word.to_uppercase()), "{word} in capitals");
    }
}

#[test]
fn slips_and_foreign_words_are_not() {
    for word in [
        "",
        "98",
        "web",
        "nghà",
        "ngiêng",
        "kà",
        "cê",
        "gê",
        "qa",
        "quí\u{301}",
        "tat",
        "tàt",
        "các\u{309}",
        "hóan",
        "hòan",
        "người\u{323}",
        "đưọc",
        "Đắk",
        "facebook",
        "nghiêngg",
        "ab",
        "ă",
        "š",
        "iêu",
        "kiêu\u{1ec7}",
    ] {
        // ă alone is a letter's name, no word.
        assert!(!is_syllable(word), "{word}");
    }
}
