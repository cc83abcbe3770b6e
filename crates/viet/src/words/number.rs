//! Whole numbers in words.

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u64 = 1_000_000_000;

/// The region whose words are used: the two differ in three of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Reading {
    /// nghìn, linh, hai mươi tư: the school-books' and the usual written form in official papers.
    #[default]
    North,
    /// ngàn, lẻ, hai mươi bốn: as most people in the South say it, for speech.
    South,
}

impl Reading {
    fn thousand(self) -> &'static str {
        match self {
            Self::North => "nghìn",
            Self::South => "ngàn",
        }
    }

    fn odd(self) -> &'static str {
        match self {
            Self::North => "linh",
            Self::South => "lẻ",
        }
    }

    fn four_after_tens(self) -> &'static str {
        match self {
            Self::North => "tư",
            Self::South => "bốn",
        }
    }
}

/// A whole number in words.
///
/// Every group of three after the first that is not empty is read in full ("không trăm linh năm"), so that no two
/// numbers read alike; an empty group is left out. Above a billion, billions are counted ("một nghìn tỷ"). After
/// "linh" and "lẻ" four is "bốn", as school-books have it; after tens it depends on the [`Reading`].
///
/// ```
/// use viet::words::{Reading, number};
/// assert_eq!(number(105, Reading::North), "một trăm linh năm");
/// assert_eq!(number(21, Reading::North), "hai mươi mốt");
/// assert_eq!(number(1004, Reading::South), "một ngàn không trăm lẻ bốn");
/// ```
pub fn number(number: i64, reading: Reading) -> String {
    let mut words = Vec::new();
    if number < 0 {
        words.push("âm");
    }
    if number == 0 {
        words.push(DIGITS[0]);
    }
    any(number.unsigned_abs(), reading, false, &mut words);
    words.join(" ")
}

/// Any number; `after` when words of higher value stand before it.
fn any(number: u64, reading: Reading, after: bool, words: &mut Vec<&'static str>) {
    let billions = number / BILLION;
    if billions > 0 {
        any(billions, reading, after, words);
        words.push("tỷ");
    }
    let mut after = after || billions > 0;
    for (unit, value) in [("triệu", 1_000_000), (reading.thousand(), 1000), ("", 1)] {
        let group = number % BILLION / value % 1000;
        if group > 0 {
            hundreds(group, reading, after, words);
            if value > 1 {
                words.push(unit);
            }
            after = true;
        }
    }
}

/// A group of three digits, 1 to 999, in full when it comes after others.
fn hundreds(group: u64, reading: Reading, full: bool, words: &mut Vec<&'static str>) {
    let [hundred, ten, one] = [group / 100, group / 10 % 10, group % 10];
    let full = full || hundred > 0;
    if full {
        words.extend([digit(hundred), "trăm"]);
    }
    match ten {
        0 if full && one > 0 => words.push(reading.odd()),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([digit(ten), "mươi"]),
    }
    match (ten, one) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push(reading.four_after_tens()),
        (1.., 5) => words.push("lăm"),
        _ => words.push(digit(one)),
    }
}

fn digit(value: u64) -> &'static str {
    usize::try_from(value).ok().and_then(|index| DIGITS.get(index)).expect("a decimal digit is below ten")
}
