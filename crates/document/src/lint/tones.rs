//! Both habits of placing tone marks in one text: hòa and hoà. Search finds both; readers stumble.

use std::collections::HashMap;

use viet::tone::{Habit, habit};

use super::page::{Found, Page};
use super::{Place, Rule};

/// A word and where it was read first.
type First<'t> = (&'t str, Place);

#[derive(Default)]
struct Seen<'t> {
    /// For each way of writing: how many words, and the first that is no name.
    older: (usize, Option<First<'t>>),
    newer: (usize, Option<First<'t>>),
    /// Each syllable as it was written first.
    syllables: HashMap<String, (Habit, First<'t>)>,
    /// A syllable written both ways.
    both: Option<(First<'t>, &'t str)>,
}

pub(super) fn look(page: &Page<'_>, found: &mut Found) {
    if !page.is_vietnamese() {
        return;
    }
    let mut seen = Seen::default();
    for line in &page.lines {
        for (_, word) in viet::syllables(&line.text) {
            if may_move(word)
                && let Some(habit) = habit(word)
            {
                seen.take(word, line.place, habit);
            }
        }
    }
    if let Some(((word, place), other)) = seen.both {
        found.add_instead(Rule::MixedTones, place, word, other);
    } else if let (Some(older), Some(newer)) = (seen.older.1, seen.newer.1) {
        let ((word, place), (other, _)) =
            if seen.older.0 < seen.newer.0 { (older, newer) } else { (newer, older) };
        found.add_instead(Rule::MixedTones, place, word, other);
    }
}

impl<'t> Seen<'t> {
    fn take(&mut self, word: &'t str, place: Place, habit: Habit) {
        let side = if habit == Habit::Older { &mut self.older } else { &mut self.newer };
        side.0 += 1;
        // Names are spelt as their bearers spell them.
        if word.starts_with(char::is_lowercase) && side.1.is_none() {
            side.1 = Some((word, place));
        }
        let first = *self.syllables.entry(viet::search_key(word)).or_insert((habit, (word, place)));
        if first.0 != habit && self.both.is_none() {
            self.both = Some(((word, place), first.1.0));
        }
    }
}

/// Whether a word ends in oa, oe or uy with a mark: only those have two habits, and most words need no closer look.
fn may_move(word: &str) -> bool {
    let mut back = word.chars().rev();
    let (Some(last), Some(glide)) = (back.next(), back.next()) else { return false };
    let marked = !last.is_ascii() || !glide.is_ascii();
    let vowel = "aeyAEYàáảãạèéẻẽẹỳýỷỹỵÀÁẢÃẠÈÉẺẼẸỲÝỶỸỴ".contains(last);
    marked && vowel && "ouOUòóỏõọùúủũụÒÓỎÕỌÙÚỦŨỤ".contains(glide)
}
