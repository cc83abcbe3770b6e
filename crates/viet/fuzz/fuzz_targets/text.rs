//! Any text: keys are settled, sort keys agree with the comparison, words lie inside.
#![no_main]

use libfuzzer_sys::fuzz_target;

fuzz_target!(|pair: (&str, &str)| {
    let (text, other) = pair;
    let stored = viet::nfc(text).into_owned();
    assert_eq!(viet::nfc(&stored), stored.as_str());
    let folded = viet::fold(text);
    assert_eq!(viet::fold(&folded), folded);
    let key = viet::search_key(text);
    assert_eq!(viet::search_key(&key), key);
    assert_eq!(viet::sort_key(text).cmp(&viet::sort_key(other)), viet::compare(text, other));
    for (range, word) in viet::syllables(text) {
        assert_eq!(&text[range], word);
        viet::is_syllable(word);
    }
    if let Some(slug) = viet::slug(text) {
        assert!(slug.is_ascii() && !slug.is_empty() && slug.len() <= 80);
    }
    viet::person_key(text);
    viet::detect_legacy(text);
    viet::sms::segments(&viet::sms::plain(text));
});
