//! Receipt codes: nine signs in three groups that a person can read on the telephone, the last of which checks the others.

/// Signs that are not taken for one another: no 0 and O, no 1, I and L. There are 31, a prime, so that the last sign shows every
/// single wrong sign and every two that changed places.
const SIGNS: &[u8; 31] = b"ABCDEFGHJKMNPQRSTUVWXYZ23456789";

/// Signs of a code, the check included.
const LENGTH: usize = 9;

/// The code that a secret gives; none when it is too short or no text of hex digits.
pub(crate) fn receipt_of(secret: &str) -> Option<String> {
    let mut code = String::with_capacity(LENGTH);
    for place in 0..LENGTH - 1 {
        // Four hex digits for each sign: hardly any sign is likelier than another.
        let number = usize::from_str_radix(secret.get(place * 4..place * 4 + 4)?, 16).ok()?;
        code.push(char::from(SIGNS[number % SIGNS.len()]));
    }
    let check = check(&code)?;
    code.push(check);
    Some(code)
}

/// The code in what someone typed; none when it is no code of ours. Spaces, dashes and small letters do not matter.
pub fn parse_receipt(typed: &str) -> Option<String> {
    let code: String = typed
        .chars()
        .filter(|c| !c.is_whitespace() && !matches!(c, '-' | '.'))
        .map(|c| c.to_ascii_uppercase())
        .collect();
    let (signs, last) = (code.get(..LENGTH - 1)?, code.get(LENGTH - 1..)?);
    (last.chars().eq(check(signs))).then_some(code)
}

/// The code in groups of three, as people read it.
pub fn spaced(code: &str) -> String {
    let signs: Vec<char> = code.chars().collect();
    signs.chunks(3).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join("-")
}

/// The sign that checks others; none when one of them is not ours.
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
