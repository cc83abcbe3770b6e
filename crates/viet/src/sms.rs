//! The cost of a text message: 3GPP TS 23.038 (alphabets) and 23.040 (joined messages).

pub use crate::fold::unaccent;

/// The GSM 7-bit default alphabet, TS 23.038 section 6.2.1.
const BASIC: &str = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?\
¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";

/// Its extension table, section 6.2.1.1: an escape and a character, two units.
const EXTENSION: &str = "\u{c}^{}\\[~]|€";

/// How a message is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Encoding {
    /// The GSM default alphabet, units of 7 bits.
    Gsm7,
    /// Units of 16 bits; one character outside the GSM alphabet is enough to need it.
    Ucs2,
}

/// The size of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Segments {
    /// The narrowest encoding that holds it.
    pub encoding: Encoding,
    /// Its length in units of that encoding.
    pub units: usize,
    /// How many messages are sent and paid for; 0 for an empty text.
    pub count: usize,
}

/// Counts the messages a text takes: 160 units of 7 bits in one or 153 in each of several, 70 or 67 of 16 bits.
///
/// A character of two units is never split between messages. The text is counted as given; bring it to NFC first.
///
/// ```
/// use viet::sms::{Encoding, segments, unaccent};
/// let text = "Mời bà con dự họp lúc 19 giờ tại khu phố 3. ".repeat(3);
/// assert_eq!(segments(&text).encoding, Encoding::Ucs2);
/// assert_eq!(segments(&text).count, 2);
/// assert_eq!(segments(&unaccent(&text)).count, 1);
/// ```
pub fn segments(text: &str) -> Segments {
    let (encoding, single, joined) = if text.chars().all(|c| septets(c).is_some()) {
        (Encoding::Gsm7, 160, 153)
    } else {
        (Encoding::Ucs2, 70, 67)
    };
    let width = |c: char| match encoding {
        Encoding::Gsm7 => septets(c).unwrap_or(0),
        Encoding::Ucs2 => c.len_utf16(),
    };
    let units = text.chars().map(width).sum();
    let count = if units <= single { usize::from(units > 0) } else { parts(text.chars().map(width), joined) };
    Segments { encoding, units, count }
}

/// The text as a cheap message: no diacritics, and plain signs for typographic ones that would force 16-bit units.
///
/// Characters that still lie outside the GSM alphabet (emoji, say) are left for the writer to see.
///
/// ```
/// assert_eq!(viet::sms::plain("“Loa” – phường Sài Gòn…"), "\"Loa\" - phuong Sai Gon...");
/// ```
pub fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in unaccent(text).chars() {
        match c {
            '“' | '”' | '„' | '«' | '»' => out.push('"'),
            '‘' | '’' | '‚' | '`' | '´' => out.push('\''),
            '–' | '—' | '‐' | '‑' | '−' | '•' | '·' => out.push('-'),
            '…' => out.push_str("..."),
            '₫' => out.push('d'),
            '\t' | '\u{a0}' | '\u{2007}' | '\u{2009}' | '\u{202f}' => out.push(' '),
            '²' => out.push('2'),
            '³' => out.push('3'),
            c => out.push(c),
        }
    }
    out
}

/// Messages needed when each takes `room` units and no character is split.
fn parts(widths: impl Iterator<Item = usize>, room: usize) -> usize {
    let (mut count, mut used) = (1, 0);
    for width in widths {
        if used + width > room {
            count += 1;
            used = 0;
        }
        used += width;
    }
    count
}

/// Units of 7 bits, `None` outside the alphabet.
fn septets(c: char) -> Option<usize> {
    if c.is_ascii_alphanumeric() || BASIC.contains(c) { Some(1) } else { EXTENSION.contains(c).then_some(2) }
}
