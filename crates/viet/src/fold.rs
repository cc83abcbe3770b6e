//! Text without case and marks, for finding.

use icu_normalizer::DecomposingNormalizerBorrowed;

use crate::text;

const NFD: DecomposingNormalizerBorrowed<'static> = DecomposingNormalizerBorrowed::new_nfd();

/// The text in small letters without diacritics: normal form D, U+0300 to U+036F dropped, đ (which has no
/// decomposition) written d. Everything else stays, composed.
///
/// The same for NFC and NFD input; folding twice changes nothing more.
///
/// ```
/// assert_eq!(viet::fold("Điều 4, đặc khu Côn Đảo"), "dieu 4, dac khu con dao");
/// ```
pub fn fold(text: &str) -> String {
    if text.is_ascii() {
        return text.to_ascii_lowercase();
    }
    stripped(text, true)
}

/// The text without diacritics, case kept: for an SMS, a file name, a sender name.
///
/// ```
/// assert_eq!(viet::unaccent("Điều Ước"), "Dieu Uoc");
/// ```
pub fn unaccent(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    stripped(text, false)
}

fn stripped(text: &str, lower: bool) -> String {
    let mut out = String::with_capacity(text.len());
    // U+034F is dropped before, because it keeps marks apart which would change places without it.
    let marked = text.chars().filter(|c| *c != '\u{34f}');
    let mut latin = true;
    for c in NFD.normalize_iter(marked) {
        match c {
            '\u{300}'..='\u{36f}' => {}
            'đ' => out.push('d'),
            'Đ' => out.push(if lower { 'd' } else { 'D' }),
            c if c.is_ascii() => out.push(if lower { c.to_ascii_lowercase() } else { c }),
            c => {
                latin &= c < '\u{300}';
                if lower {
                    out.extend(c.to_lowercase());
                } else {
                    out.push(c);
                }
            }
        }
    }
    // Only scripts beyond Latin (Hangul, kana) can have been taken apart for good.
    if latin { out } else { text::composed(out) }
}
