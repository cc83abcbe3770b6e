//! Vietnamese text: normal forms, folding, sort keys, syllables, numbers and dates in words, legal citations, SMS.
//!
//! Pure functions: no I/O, no clock, no settings; the result depends on the arguments alone. Every text that is meant to
//! be *stored* goes through [`text::nfc`] once, at the door. Everything else here makes keys for finding and sorting, or
//! reads a text; no result of it is ever written back over a person's words.
//!
//! ```
//! assert_eq!(viet::fold("Điều 4"), "dieu 4");
//! assert_eq!(viet::slug("Nghị quyết 98/2023/QH15").as_deref(), Some("nghi-quyet-98-2023-qh15"));
//! assert!(viet::compare("Phường 2", "Phường 10").is_lt());
//! ```

pub mod citation;
pub mod collate;
pub mod fold;
pub mod legacy;
pub mod slug;
pub mod sms;
pub mod syllable;
pub mod text;
pub mod tone;
pub mod typing;
pub mod words;

pub use collate::{compare, person_key, sort_key};
pub use fold::{fold, unaccent};
pub use legacy::{Legacy, detect_legacy};
pub use slug::slug;
pub use syllable::{bigrams, is_syllable, syllables};
pub use text::nfc;
pub use tone::search_key;
