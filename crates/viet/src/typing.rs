//! The word that an input method would have made of the keys, when none was on: "nghij quyeets" by Telex, "nghi5 quyet61"
//! by VNI.

use crate::syllable::{is_syllable, parts};
use crate::text;

/// The tone marks in the order of VNI's keys 1 to 5, and the keys of Telex in the same order.
const TONES: [char; 5] = ['\u{301}', '\u{300}', '\u{309}', '\u{303}', '\u{323}'];
const TELEX: &str = "sfrxj";

/// The syllable that these keys stand for by Telex or VNI; `None` when they are no such keys or give no syllable.
///
/// Marks may be typed anywhere behind their letter, as people do. The function knows the sounds, not the writer's
/// meaning: "tes" is an English word cut short and Telex for "té", so ask only about words that are not known.
///
/// ```
/// use viet::typing::decode;
/// assert_eq!(decode("quyeets").as_deref(), Some("quyết"));
/// assert_eq!(decode("dduwowcj").as_deref(), Some("được"));
/// assert_eq!(decode("quyet61").as_deref(), Some("quyết"));
/// assert_eq!((decode("web"), decode("quyết"), decode("nha")), (None, None, None));
/// ```
pub fn decode(keys: &str) -> Option<String> {
    if keys.len() > 16 || !keys.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return None;
    }
    let keys = keys.to_ascii_lowercase();
    let digits = keys.bytes().any(|byte| byte.is_ascii_digit());
    let word = if digits { vni(&keys) } else { telex(&keys) }?.done()?;
    (word != keys && is_syllable(&word)).then_some(word)
}

/// A syllable while it is typed.
#[derive(Default)]
struct Typed {
    letters: Vec<char>,
    tone: Option<char>,
}

impl Typed {
    /// The last letter that is one of these, behind which a key may change it.
    fn last(&self, of: &[char]) -> Option<usize> {
        self.letters.iter().rposition(|letter| of.contains(letter))
    }

    fn change(&mut self, from: char, to: char) -> bool {
        let at = self.last(&[from]);
        if let Some(at) = at {
            self.letters[at] = to;
        }
        at.is_some()
    }

    fn tone(&mut self, mark: char) -> Option<()> {
        let vowel = self.last(&['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']);
        vowel.filter(|_| self.tone.is_none())?;
        self.tone = Some(mark);
        Some(())
    }

    /// Telex w, VNI 7: the horn; "uo" takes it on both letters.
    fn horn(&mut self) -> bool {
        let Some(at) = self.last(&['u', 'o']) else { return false };
        let letters = &mut self.letters;
        if letters[at] == 'o' {
            letters[at] = 'ơ';
            if at > 0 && letters[at - 1] == 'u' && letters[..at - 1].last() != Some(&'q') {
                letters[at - 1] = 'ư';
            }
        } else {
            // "uaw" is ưa, and "uow" with the key between is ươ as well.
            letters[at] = 'ư';
        }
        true
    }

    fn done(self) -> Option<String> {
        let letters: String = self.letters.iter().collect();
        let Some(tone) = self.tone else { return Some(letters) };
        let place = parts(&letters)?.place;
        let mut out = String::new();
        for (at, letter) in self.letters.iter().enumerate() {
            out.push(*letter);
            if at == place {
                out.push(tone);
            }
        }
        Some(text::composed(out))
    }
}

fn telex(keys: &str) -> Option<Typed> {
    let mut typed = Typed::default();
    for key in keys.chars() {
        let tone = TELEX.find(key).map(|at| TONES[at]);
        let vowel = typed.last(&['a', 'ă', 'â', 'e', 'ê', 'i', 'o', 'ô', 'ơ', 'u', 'ư', 'y']);
        match (key, tone) {
            (_, Some(tone)) if vowel.is_some() => typed.tone(tone)?,
            ('a', _) if typed.change('a', 'â') => {}
            ('e', _) if typed.change('e', 'ê') => {}
            ('o', _) if typed.change('o', 'ô') => {}
            ('d', _) if typed.change('d', 'đ') => {}
            // The key comes behind the letter: "ow" is ơ, "aw" ă.
            ('w', _) if vowel.is_some_and(|at| typed.letters[at] == 'a') => {
                let before = vowel.and_then(|at| at.checked_sub(1));
                match before {
                    Some(before) if typed.letters[before] == 'u' => typed.letters[before] = 'ư',
                    _ => {
                        typed.change('a', 'ă');
                    }
                }
            }
            ('w', _) if typed.horn() => {}
            ('w', _) => typed.letters.push('ư'),
            (key, _) => typed.letters.push(key),
        }
    }
    Some(typed)
}

fn vni(keys: &str) -> Option<Typed> {
    let mut typed = Typed::default();
    for key in keys.chars() {
        let done = match key {
            '1'..='5' => {
                let at = usize::try_from(key.to_digit(10)?.checked_sub(1)?).ok()?;
                typed.tone(TONES[at]).is_some()
            }
            '6' => {
                let at = typed.last(&['a', 'e', 'o'])?;
                typed.letters[at] = match typed.letters[at] {
                    'a' => 'â',
                    'e' => 'ê',
                    _ => 'ô',
                };
                true
            }
            '7' => typed.horn(),
            '8' => typed.change('a', 'ă'),
            '9' => typed.change('d', 'đ'),
            '0' => false,
            letter => {
                typed.letters.push(letter);
                true
            }
        };
        if !done {
            return None;
        }
    }
    Some(typed)
}

#[cfg(test)]
mod tests;
