//! Expressions that mean the same to search, at the desk: the list, adding one group or many, editing and removing one.

mod list;
mod one;

use kit::i18n::Lang;
use kit::web::failure::Failure;
use newsroom::permissions::ORGANISE;

use crate::t;
use crate::{AliasError, Fault, LONGEST, MOST_GROUPS, MOST_WORDS};
use access::On;
use frame::desk::DeskRouter;
use frame::desk::DeskSession;
use frame::forms::FormErrors;

/// How many wrong lines of a paste are named.
const NAMED: usize = 20;

/// Every door to expressions that mean the same.
pub(super) fn routes(router: DeskRouter) -> DeskRouter {
    one::routes(list::routes(router))
}

/// Whether the officer may change the list; others who organise an agency's articles may read it.
fn may_change(seat: &DeskSession) -> bool {
    seat.may(ORGANISE, On::City)
}

/// The expressions of a group in a line, as they can be pasted.
fn line(words: &[String]) -> String {
    words.join(" = ")
}

/// The faults of the text area, in words.
fn errors(lang: Lang, error: AliasError) -> Result<FormErrors, Failure> {
    let mut errors = FormErrors::default();
    match error {
        AliasError::Denied(_) => return Err(Failure::Forbidden),
        AliasError::Db(error) => return Err(error.into()),
        AliasError::NoAlias => return Err(Failure::NotFound),
        AliasError::Fault(fault) => errors.note(FIELD, sentence(lang, fault)),
        AliasError::Lines(faults) => {
            let more = faults.len().saturating_sub(NAMED);
            for (number, fault) in faults.into_iter().take(NAMED) {
                let why = sentence(lang, fault);
                errors.note(FIELD, t!(lang, "aliases-line-wrong", number = number, why = why));
            }
            if more > 0 {
                errors.note(FIELD, t!(lang, "aliases-lines-more", count = more));
            }
        }
        AliasError::Full => errors.note(FIELD, t!(lang, "aliases-full", most = MOST_GROUPS)),
        AliasError::Changed(_) => errors.note(FIELD, t!(lang, "aliases-changed")),
        AliasError::Gone => errors.note(FIELD, t!(lang, "aliases-gone")),
    }
    Ok(errors)
}

/// The text area's name.
const FIELD: &str = "tu";

fn sentence(lang: Lang, fault: Fault) -> String {
    match fault {
        Fault::Few => t!(lang, "aliases-few"),
        Fault::Many => t!(lang, "aliases-many", most = MOST_WORDS),
        Fault::Long(word) => t!(lang, "aliases-long", word = begins(&word), most = LONGEST),
        Fault::Blank(word) => t!(lang, "aliases-blank", word = word),
        Fault::Hidden(word) => t!(lang, "aliases-hidden", word = word),
        Fault::Sign(word) => t!(lang, "aliases-sign", word = word),
        Fault::Same(one, two) => t!(lang, "aliases-same", one = one, two = two),
        Fault::Taken { word, group } => t!(lang, "aliases-taken", word = word, group = line(&group)),
    }
}

/// Enough of a word that is too long to know it by.
fn begins(word: &str) -> String {
    let begins: String = word.chars().take(40).collect();
    format!("{begins}…")
}
