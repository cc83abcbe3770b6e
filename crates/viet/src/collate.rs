//! Vietnamese alphabetical order, from the Unicode CLDR: letters a ă â … d đ e ê … o ô ơ … u ư first, then the tones
//! (ngang, huyền, hỏi, ngã, sắc, nặng), then case; numbers by value.
//!
//! The bytes of a key depend on the version of the CLDR data built in: they are derived data. Store them to sort by,
//! never to identify by, and rebuild them when this crate's `icu_collator` changes.

use std::cmp::Ordering;
use std::sync::LazyLock;

use icu_collator::options::CollatorOptions;
use icu_collator::{Collator, CollatorBorrowed, CollatorPreferences};
use icu_locale_core::locale;

static COLLATOR: LazyLock<CollatorBorrowed<'static>> = LazyLock::new(|| {
    let preferences: CollatorPreferences = locale!("vi-u-kn").into();
    Collator::try_new(preferences, CollatorOptions::default())
        .expect("the compiled data hold every CLDR locale")
});

/// The order of two texts in a Vietnamese list.
///
/// ```
/// use viet::compare;
/// assert!(compare("Phường 2", "Phường 10").is_lt());
/// assert!(compare("dân", "đan").is_lt());
/// assert!(compare("ma", "mà").is_lt() && compare("mà", "mả").is_lt());
/// ```
pub fn compare(left: &str, right: &str) -> Ordering {
    COLLATOR.compare(left, right)
}

/// Bytes that compare (as in SQL `ORDER BY` on a BLOB or BYTEA) the way [`compare`] does; they hold no zero byte.
///
/// Texts that differ in their normal form only have the same key. See the module for how long a key keeps.
///
/// ```
/// use viet::sort_key;
/// assert!(sort_key("Phường 2") < sort_key("Phường 10"));
/// ```
pub fn sort_key(text: &str) -> Vec<u8> {
    let mut key = Vec::with_capacity(text.len() * 2);
    let Ok(()) = COLLATOR.write_sort_key_to(text, &mut key);
    key
}

/// The key of a person in a list of names: by given name, the last word, and among equals by the words before it.
///
/// ```
/// use viet::person_key;
/// assert!(person_key("Trần Văn An") < person_key("Lê Thị Bình"));
/// assert!(person_key("Lê Hoa") < person_key("Trần Hoa"));
/// assert!(person_key("Trần Hoa") < person_key("Lê Hòa"));
/// ```
pub fn person_key(name: &str) -> Vec<u8> {
    let name = name.trim();
    let (rest, given) = name.rsplit_once(char::is_whitespace).unwrap_or(("", name));
    let mut key = sort_key(given);
    // Below every byte of a key, so "An" comes before "Anh" with any family name.
    key.push(0);
    let Ok(()) = COLLATOR.write_sort_key_to(rest.trim_end(), &mut key);
    key
}
