//! Text typed in the fonts of the nineties and pasted as if it were Latin-1.

use std::sync::LazyLock;

use crate::syllable::is_syllable;
use crate::text;

/// TCVN3 (TCVN 5712:1993, VN3): Latin-1 characters from U+00A1 on, each standing for one letter. `.` stands for none.
/// Capitals with tones do not exist: they were the same codes in a font of capitals.
const TCVN3: &str =
    "ĂÂÊÔƠƯĐăâêôơưđ......àảãáạ.ằẳẵắ.......ặầẩẫấậè.ẻẽéẹềểễếệìỉ...ĩíịò.ỏõóọồổỗốộờởỡớợù.ủũúụừửữứựỳỷỹýỵ.";

/// [`TCVN3`] by its index.
static LETTERS: LazyLock<Vec<char>> = LazyLock::new(|| TCVN3.chars().collect());

/// VNI (Windows): a mark after a base letter, and the base letters it goes with.
const VNI_MARKS: [(char, &str, &str); 15] = [
    ('ù', "aeouyôö", "\u{301}"),
    ('ø', "aeouyôö", "\u{300}"),
    ('û', "aeouyôö", "\u{309}"),
    ('õ', "aeouyôö", "\u{303}"),
    ('ï', "aeouyôö", "\u{323}"),
    ('â', "aeo", "\u{302}"),
    ('á', "aeo", "\u{302}\u{301}"),
    ('à', "aeo", "\u{302}\u{300}"),
    ('å', "aeo", "\u{302}\u{309}"),
    ('ã', "aeo", "\u{302}\u{303}"),
    ('ä', "aeo", "\u{323}\u{302}"),
    ('ê', "a", "\u{306}"),
    ('é', "a", "\u{306}\u{301}"),
    ('è', "a", "\u{306}\u{300}"),
    ('ë', "a", "\u{323}\u{306}"),
];

/// Two more marks of VNI that also are base letters or marks elsewhere.
const VNI_BREVE: [(char, &str); 2] = [('ú', "\u{306}\u{309}"), ('ü', "\u{306}\u{303}")];

/// VNI letters of their own.
const VNI_LETTERS: [(char, &str); 7] =
    [('ñ', "đ"), ('ô', "ơ"), ('ö', "ư"), ('æ', "ỉ"), ('ó', "ĩ"), ('ò', "ị"), ('î', "ỵ")];

/// An encoding from before Unicode.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Legacy {
    /// TCVN3, the fonts named `.Vn…`: "NghÞ quyÕt".
    Tcvn3,
    /// VNI for Windows, the fonts named `VNI-…`: "Nghò quyeát".
    Vni,
}

impl Legacy {
    /// The name people know it by.
    ///
    /// ```
    /// assert_eq!(viet::Legacy::Tcvn3.name(), "TCVN3");
    /// ```
    pub fn name(self) -> &'static str {
        match self {
            Self::Tcvn3 => "TCVN3",
            Self::Vni => "VNI",
        }
    }

    /// The text read in this encoding, in NFC; a proposal to show to the writer, not to apply unseen.
    ///
    /// TCVN3 wrote capitals with tones by a change of font, which plain text has lost: they come out small.
    ///
    /// ```
    /// use viet::Legacy;
    /// assert_eq!(Legacy::Tcvn3.decode("NghÞ quyÕt"), "Nghị quyết");
    /// assert_eq!(Legacy::Vni.decode("Nghò quyeát"), "Nghị quyết");
    /// ```
    pub fn decode(self, text: &str) -> String {
        match self {
            Self::Tcvn3 => text.chars().map(|c| tcvn3(c).unwrap_or(c)).collect(),
            Self::Vni => vni(text),
        }
    }
}

/// Names the encoding of a text that was typed in TCVN3 or VNI and read as Latin-1; `None` when it reads as it should.
///
/// A word speaks for an encoding when it is no Vietnamese syllable as it stands but is one when decoded. At least two
/// such words, and three for each word that speaks against, make the case; so one odd word, French or proper
/// Vietnamese never do. Give it the text as it came:
/// [`crate::nfc`] drops the soft hyphen, which is ư in TCVN3, where too little else speaks for that encoding.
///
/// ```
/// use viet::{Legacy, detect_legacy};
/// assert_eq!(detect_legacy("Céng hßa x· héi chñ nghÜa ViÖt Nam"), Some(Legacy::Tcvn3));
/// assert_eq!(detect_legacy("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam"), Some(Legacy::Vni));
/// assert_eq!(detect_legacy("Cộng hòa xã hội chủ nghĩa Việt Nam"), None);
/// ```
pub fn detect_legacy(text: &str) -> Option<Legacy> {
    if text.is_ascii() {
        return None;
    }
    // A word that neither encoding would read otherwise tells nothing, like most words of today's text ("nghị", "người").
    // Letters of TCVN3 look like symbols (®, §, ·), so only spaces and ASCII signs part its words.
    let words: Vec<&str> = text
        .split(|c: char| c.is_whitespace() || (c.is_ascii() && !c.is_ascii_alphabetic()))
        .filter(|word| word.contains(is_latin_1) && word.contains(|c: char| c.is_ascii_alphabetic()))
        .collect();
    let (tcvn3, vni) = (weight(&words, Legacy::Tcvn3), weight(&words, Legacy::Vni));
    match (tcvn3, vni) {
        (Some(t), Some(v)) if v > t => Some(Legacy::Vni),
        (Some(_), _) => Some(Legacy::Tcvn3),
        (None, Some(_)) => Some(Legacy::Vni),
        (None, None) => None,
    }
}

/// How many words speak for the encoding, if they are enough. Each save of a draft asks this of each of its lines, so it
/// stops as soon as the words that are left could not be enough.
fn weight(words: &[&str], legacy: Legacy) -> Option<usize> {
    let (mut pro, mut contra) = (0, 0);
    for (index, word) in words.iter().enumerate() {
        let decoded = legacy.decode(word);
        if decoded != *word {
            if !is_syllable(&decoded) {
                contra += 1;
            } else if !is_syllable(word) {
                pro += 1;
            }
        }
        let most = pro + words.len() - index - 1;
        if most < 2 || most < 3 * contra {
            return None;
        }
    }
    (pro >= 2 && pro >= 3 * contra).then_some(pro)
}

/// Whether a character is one that both encodings are made of.
fn is_latin_1(c: char) -> bool {
    matches!(c, '\u{a1}'..='\u{ff}')
}

fn tcvn3(c: char) -> Option<char> {
    let index = usize::try_from(u32::from(c).checked_sub(0xa1)?).ok()?;
    LETTERS.get(index).copied().filter(|letter| *letter != '.')
}

fn vni(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut base: Option<char> = None;
    for c in text.chars() {
        let small = c.to_lowercase().next().unwrap_or(c);
        let mark = base.and_then(|base| vni_mark(base, small));
        if let Some(mark) = mark {
            out.push_str(mark);
            base = None;
            continue;
        }
        match VNI_LETTERS.iter().find(|(letter, _)| *letter == small) {
            Some((_, letter)) if c.is_uppercase() => out.push_str(&letter.to_uppercase()),
            Some((_, letter)) => out.push_str(letter),
            None => out.push(c),
        }
        base = Some(small);
    }
    text::composed(out)
}

fn vni_mark(base: char, mark: char) -> Option<&'static str> {
    if let Some((_, marks)) = VNI_BREVE.iter().find(|(sign, _)| base == 'a' && *sign == mark) {
        return Some(marks);
    }
    let (_, bases, marks) = VNI_MARKS.iter().find(|(sign, _, _)| *sign == mark)?;
    bases.contains(base).then_some(*marks)
}
