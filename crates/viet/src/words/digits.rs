//! Numbers in digits: a dot between groups of three, a comma before the decimals.

/// A whole number with its digits in groups of three.
///
/// ```
/// use viet::words::group_digits;
/// assert_eq!(group_digits(1_234_567), "1.234.567");
/// assert_eq!(group_digits(-1000), "-1.000");
/// ```
pub fn group_digits(number: i64) -> String {
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", grouped(number.unsigned_abs()))
}

/// A number held as units of its last decimal place: `decimal(123_456_789, 2)` is 1,234,567.89.
///
/// Whole units instead of a float, so that the number shown is the number counted. All decimals are written.
///
/// ```
/// use viet::words::decimal;
/// assert_eq!(decimal(123_456_789, 2), "1.234.567,89");
/// assert_eq!(decimal(-5, 1), "-0,5");
/// ```
pub fn decimal(units: i64, places: u8) -> String {
    let places = usize::from(places);
    let sign = if units < 0 { "-" } else { "" };
    let padded = format!("{:0>width$}", units.unsigned_abs(), width = places + 1);
    let (whole, fraction) = padded.split_at(padded.len() - places);
    // Text, not arithmetic: ten to the power of `places` may be larger than any integer type.
    let whole = whole.parse().map(grouped).expect("the leading digits of a u64 are a u64");
    if places == 0 { format!("{sign}{whole}") } else { format!("{sign}{whole},{fraction}") }
}

fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::with_capacity(digits.len() + digits.len() / 3);
    for (index, digit) in digits.chars().enumerate() {
        if index > 0 && (digits.len() - index).is_multiple_of(3) {
            out.push('.');
        }
        out.push(digit);
    }
    out
}
