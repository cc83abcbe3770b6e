//! Passwords: argon2id (RFC 9106) with the parameters of OWASP's cheat sheet, and a check of strength that knows the guesses
//! that attackers try first. All of it takes long and happens at a [`Place`] (see `accounts::lanes`).

use std::sync::{Mutex, PoisonError};

use argon2::password_hash::PasswordHasher;
use argon2::password_hash::phc::{Output, PasswordHash};
use argon2::{Algorithm, Argon2, Block, Params, Version};
use kit::work::Place;

/// Shortest password, in characters (NIST SP 800-63B: at least 8; 10 because these accounts publish).
const SHORTEST: usize = 10;
/// Longest, in characters; no more is gained, and hashing costs by length.
const LONGEST: usize = 200;
/// Least score of zxcvbn, 0 to 4: "safely unguessable, moderate protection from offline attack".
const LEAST: zxcvbn::Score = zxcvbn::Score::Three;

/// Why a password cannot be taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PasswordError {
    /// Too short.
    #[error("the password has fewer than {SHORTEST} characters")]
    Short,
    /// Too long.
    #[error("the password has more than {LONGEST} characters")]
    Long,
    /// Easily guessed.
    #[error("the password is easily guessed")]
    Weak,
}

/// Whether a password may be taken; `known` are words an attacker knows too, such as the name and the mail address.
///
/// # Errors
/// See [`PasswordError`].
pub fn check_strength(password: &str, known: &[&str]) -> Result<(), PasswordError> {
    let length = password.chars().count();
    if length < SHORTEST {
        return Err(PasswordError::Short);
    }
    if length > LONGEST {
        return Err(PasswordError::Long);
    }
    // zxcvbn's cost grows with length, and beyond this nothing is weak that is not weak before.
    let head: String = password.chars().take(64).collect();
    if zxcvbn::zxcvbn(&head, known).score() < LEAST {
        return Err(PasswordError::Weak);
    }
    Ok(())
}

/// The hash of a new password as a PHC string, when it may be taken. `known` as for [`check_strength`]; `salt` is a
/// secret of 64 hex digits.
pub(super) async fn hash(
    place: Place,
    password: &str,
    known: [String; 2],
    salt: String,
) -> Result<String, PasswordError> {
    let password = password.to_owned();
    let hashed = place.run(move || {
        check_strength(&password, &[&known[0], &known[1]])?;
        let salt = hex::decode(salt).unwrap_or_default();
        let hash: PasswordHash = Argon2::default()
            .hash_password_with_salt(password.as_bytes(), &salt[..salt.len().min(16)])
            .expect("argon2's own parameters and a salt of 16 bytes are valid");
        Ok(hash.to_string())
    });
    hashed.await.expect("hashing does not panic")
}

/// Whether a password belongs to a hash. An empty hash, of someone who has none or does not exist, costs as much
/// time and is never right.
pub(super) async fn verify(place: Place, password: &str, hash: &str) -> bool {
    // Of a password that nobody has; made once with the same parameters.
    const NOBODY: &str =
        "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5LWhhcy10aGlz$kqEwJn9bX0UEaYzU8bLAZ0hUuYdK3B4hWfyqGkLwM0s";
    let (password, known) = (password.to_owned(), !hash.is_empty());
    let hash = if known { hash.to_owned() } else { NOBODY.to_owned() };
    let verified = place.run(move || {
        let right = PasswordHash::new(&hash).is_ok_and(|hash| is_of(&password, &hash));
        right && known
    });
    verified.await.expect("hashing does not panic")
}

/// Memory of hashes that have ended, for the next ones. Each thread that hashes would otherwise leave 19 MiB behind in an
/// arena of its own (glibc), a dozen times over; as many hashes as run at once need no more.
static MEMORY: Mutex<Vec<Vec<Block>>> = Mutex::new(Vec::new());
/// Most pieces of memory that wait for the next hash.
const KEPT: usize = 2;

fn is_of(password: &str, known: &PasswordHash) -> bool {
    let Ok(params) = Params::try_from(known) else { return false };
    let (Some(salt), Some(output)) = (&known.salt, &known.hash) else { return false };
    let needed = params.block_count();
    let free = MEMORY.lock().unwrap_or_else(PoisonError::into_inner).pop();
    let mut memory = free.unwrap_or_default();
    memory.resize(needed, Block::default());
    let mut made = vec![0; output.len()];
    let argon2 = Argon2::new(Algorithm::Argon2id, Version::V0x13, params);
    let done =
        argon2.hash_password_into_with_memory(password.as_bytes(), salt.as_ref(), &mut made, &mut memory[..]);
    let mut kept = MEMORY.lock().unwrap_or_else(PoisonError::into_inner);
    if kept.len() < KEPT {
        kept.push(memory);
    }
    // Compared in constant time.
    done.is_ok() && Output::new(&made).is_ok_and(|made| made == *output)
}
