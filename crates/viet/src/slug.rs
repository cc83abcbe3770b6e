//! The readable part of an address.

use crate::{fold, text};

/// Longest slug, in bytes.
const LONGEST: usize = 80;

/// The text as an address: folded, ASCII letters and digits joined by `-`, at most 80 bytes, cut between words.
///
/// `None` when nothing remains, so that the caller picks a word that fits the place.
///
/// ```
/// use viet::slug;
/// assert_eq!(slug("Nghị quyết 98/2023/QH15").as_deref(), Some("nghi-quyet-98-2023-qh15"));
/// assert_eq!(slug("…"), None);
/// ```
pub fn slug(text: &str) -> Option<String> {
    let folded = fold::fold(&text::nfc(text));
    let mut out = String::new();
    for word in folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
        let joint = usize::from(!out.is_empty());
        if out.len() + joint + word.len() > LONGEST {
            if out.is_empty() {
                out.push_str(&word[..LONGEST]);
            }
            break;
        }
        if joint == 1 {
            out.push('-');
        }
        out.push_str(word);
    }
    (!out.is_empty()).then_some(out)
}
