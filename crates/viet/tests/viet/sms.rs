//! The cost of a text message.

use viet::sms::{Encoding, Segments, plain, segments};

fn counted(text: &str) -> (Encoding, usize, usize) {
    let Segments { encoding, units, count } = segments(text);
    (encoding, units, count)
}

#[test]
fn plain_messages_hold_160_then_153() {
    assert_eq!(counted(""), (Encoding::Gsm7, 0, 0));
    assert_eq!(counted(&"a".repeat(160)), (Encoding::Gsm7, 160, 1));
    assert_eq!(counted(&"a".repeat(161)), (Encoding::Gsm7, 161, 2));
    assert_eq!(counted(&"a".repeat(306)), (Encoding::Gsm7, 306, 2));
    assert_eq!(counted(&"a".repeat(307)), (Encoding::Gsm7, 307, 3));
}

#[test]
fn marks_cost_more_than_half() {
    assert_eq!(counted(&"đ".repeat(70)), (Encoding::Ucs2, 70, 1));
    assert_eq!(counted(&"đ".repeat(71)), (Encoding::Ucs2, 71, 2));
    assert_eq!(counted(&"đ".repeat(135)), (Encoding::Ucs2, 135, 3));
    assert_eq!(counted("à è ì ò ù é").0, Encoding::Gsm7, "the few letters the alphabet has");
    assert_eq!(counted("á").0, Encoding::Ucs2);
}

#[test]
fn wide_characters_are_not_split() {
    assert_eq!(counted("€[]"), (Encoding::Gsm7, 6, 1));
    assert_eq!(counted(&format!("{}€{}", "a".repeat(152), "a".repeat(152))), (Encoding::Gsm7, 306, 3));
    assert_eq!(counted(&format!("{}😀{}", "đ".repeat(66), "đ".repeat(66))), (Encoding::Ucs2, 134, 3));
    assert_eq!(counted("😀"), (Encoding::Ucs2, 2, 1));
}

#[test]
fn a_plain_message_is_in_the_gsm_alphabet() {
    let text = "Kính mời “bà con” – 19 giờ…\u{a0}phí 5.000₫, nhà 12 m²";
    assert_eq!(plain(text), "Kinh moi \"bà con\" - 19 gio... phi 5.000d, nha 12 m2".replace('à', "a"));
    assert_eq!(counted(&plain(text)).0, Encoding::Gsm7);
}
