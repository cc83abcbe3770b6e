//! The forms of explaining a law that a text names.

use super::FormMention;
use crate::forms::{FORMS, Form};

/// The forms that a text names, in its order; each place once, the longer name before the shorter.
pub(super) fn named(text: &str) -> Vec<FormMention> {
    let (folded, origins) = aligned(text);
    let mut found: Vec<(usize, usize, &'static Form)> = Vec::new();
    for form in FORMS {
        for phrase in form.phrases {
            found.extend(places(&folded, phrase).map(|start| (start, start + phrase.len(), form)));
        }
    }
    // Of two that overlap, the longer one says more.
    found.sort_by_key(|(start, end, _)| (std::cmp::Reverse(end - start), *start));
    let mut taken = vec![false; folded.len()];
    let mut kept: Vec<(usize, usize, &'static Form)> = Vec::new();
    for (start, end, form) in found {
        if !taken[start..end].contains(&true) {
            taken[start..end].fill(true);
            kept.push((start, end, form));
        }
    }
    kept.sort_by_key(|(start, ..)| *start);
    let named = kept.into_iter().map(|(start, end, form)| FormMention {
        form: Some(form.key),
        name: text[origins[start]..origins[end]].to_owned(),
    });
    named.collect()
}

/// The form that these words name, when they name just one.
pub fn known_form(words: &str) -> Option<&'static str> {
    let mut named = named(words).into_iter();
    let first = named.next()?.form;
    if named.next().is_none() { first } else { None }
}

/// The text folded, and for each byte of it, and its end, where it stands in the text.
fn aligned(text: &str) -> (String, Vec<usize>) {
    let mut folded = String::with_capacity(text.len());
    let mut origins = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        // An old dash is a dash.
        let c = if matches!(c, '–' | '—') { '-' } else { c };
        let one = viet::fold(c.encode_utf8(&mut [0; 4]));
        origins.extend(std::iter::repeat_n(at, one.len()));
        folded.push_str(&one);
    }
    origins.push(text.len());
    (folded, origins)
}

/// Where a phrase stands as whole words.
fn places<'a>(text: &'a str, phrase: &'a str) -> impl Iterator<Item = usize> + 'a {
    text.match_indices(phrase).filter_map(move |(start, _)| {
        let before = text[..start].chars().next_back();
        let after = text[start + phrase.len()..].chars().next();
        let parts = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
        (parts(before) && parts(after)).then_some(start)
    })
}
