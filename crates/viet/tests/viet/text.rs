//! A text that comes in is stored in one form, and old encodings are named.

use std::borrow::Cow;

use viet::{Legacy, detect_legacy, nfc};

#[test]
fn good_text_is_left_alone() {
    let text = "Điều 4. Quản lý đầu tư\n\tkhoản 1 – “trích”";
    assert!(matches!(nfc(text), Cow::Borrowed(same) if same == text));
}

#[test]
fn the_look_alike_of_d_is_mended_in_vietnamese_only() {
    assert_eq!(nfc("UBND, HÐND, NÐ-CP, Ða Kao, ðường"), "UBND, HĐND, NĐ-CP, Đa Kao, đường");
    assert_eq!(nfc("Guðrún að maðkur, Ð"), "Guðrún að maðkur, Ð");
    assert_eq!(nfc("Ðie\u{302}\u{300}u"), "Điều", "also when it comes decomposed");
}

#[test]
fn invisible_characters_go_and_lines_stay() {
    assert_eq!(nfc("\u{feff}một\u{200b} hai\u{ad}\u{202e}\u{0}\u{7f}"), "một hai");
    assert_eq!(nfc("a\r\nb\rc\u{2028}d\u{c}e\tf"), "a\nb\nc\nd\ne\tf");
    assert_eq!(nfc("m\u{200d}ột 👨\u{200d}👩\u{200d}👧"), "một 👨\u{200d}👩\u{200d}👧");
    assert_eq!(nfc("qu\u{200b}e\u{302}\u{200b}\u{301}t"), "quết", "marks find their letter again");
}

#[test]
fn marks_of_code_page_1258_are_composed() {
    assert_eq!(nfc("nghi\u{323} quyê\u{301}t, ô\u{323}"), "nghị quyết, ộ");
}

#[test]
fn tcvn3_is_named_and_read() {
    let text = "®iÒu 4 NghÞ quyÕt sè 98, tr¸ch nhiÖm cña ñy ban; nh\u{ad} vËy, §iÖn Biªn";
    assert_eq!(detect_legacy(text), Some(Legacy::Tcvn3));
    let read = "điều 4 Nghị quyết số 98, trách nhiệm của ủy ban; như vậy, Điện Biên";
    assert_eq!(Legacy::Tcvn3.decode(text), read);
    assert_eq!(nfc(text), text, "a soft hyphen is a letter here, and is not lost");
    assert_eq!(nfc(&nfc(text)), text);
    assert_eq!(Legacy::Tcvn3.decode(&nfc(text)), read);
}

#[test]
fn vni_is_named_and_read() {
    let text = "Ñieàu 4 Nghò quyeát soá 98, traùch nhieäm cuûa ÖÛy ban; nhö vaäy, kyõ thuaät naêm, maët";
    assert_eq!(detect_legacy(text), Some(Legacy::Vni));
    let read = "Điều 4 Nghị quyết số 98, trách nhiệm của Ửy ban; như vậy, kỹ thuật năm, mặt";
    assert_eq!(Legacy::Vni.decode(text), read);
}

#[test]
fn other_languages_and_proper_vietnamese_are_not_accused() {
    for text in [
        "Tất cả đều ổn: xã hội, công bằng, văn minh.",
        "xã hội và nhà ở, cà phê, ý kiến, tình hình",
        "L'été à Paris, le café et le thé, une idée née du déjà-vu",
        "El niño mañana, el señor Muñoz y la señora",
        "Müller & Söhne, Größe ä ö ü",
        "© 2024 ® ™ § 5 · 10 µm ± 2",
        "Resolution 98",
        "",
    ] {
        assert_eq!(detect_legacy(text), None, "{text}");
    }
}
