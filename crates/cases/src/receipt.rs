//! Receipt codes: nine signs in three groups. A person can read them out on the telephone. The last sign checks the
//! others.

/// Signs that people do not confuse: no 0 and O, no 1, I and L. Their number, 31, is a prime. So the check sign
/// reveals each wrong sign and each exchange of two signs.
const SIGNS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/// The number of signs in a code, with the check sign.
const LENGTH: usize = 9;

/// The code from a secret; none when the secret is too short or has other signs than hex digits.
pub(crate) fn receipt_of(secret: &str) -> Option<String> {
    let mut code = String::with_capacity(LENGTH);
    for place in 0..LENGTH - 1 {
        // Each sign uses four hex digits, so that all signs are almost equally likely.
        let number = usize::from_str_radix(secret.get(place * 4..place * 4 + 4)?, 16).ok()?;
        code.push(char::from(SIGNS[number % SIGNS.len()]));
    }
    let check = check(&code)?;
    code.push(check);
    Some(code)
}

/// The code in a typed text; none when it is not a valid code. Spaces, dashes, dots and small letters do not matter.
pub fn parse_receipt(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let (signs, last) = (code.get(..LENGTH - 1)?, code.get(LENGTH - 1..)?);
    (last.chars().eq(check(signs))).then_some(code)
}

/// The code in groups of three signs, for people.
pub fn spaced(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The check sign of other signs; none when one of them is not in the list.
fn check(signs: &str) -> Option<char> {
    let mut sum = 0;
    for (place, sign) in signs.bytes().enumerate() {
        let value = SIGNS.iter().position(|one| *one == sign)?;
        sum += (place + 2) * value;
    }
    Some(char::from(SIGNS[sum % SIGNS.len()]))
}

#[cfg(test)]
mod tests;
