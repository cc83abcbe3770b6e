//! Pairs the parts of the old text with those of the new one.

use std::cmp::Ordering;
use std::collections::HashMap;
use std::hash::Hash;
use std::time::Instant;

use similar::{Algorithm, DiffOp, capture_diff_slices_deadline};

use super::Role;
use super::words::weave;
use super::{Change, Part, Piece};

/// Beyond so many pairs, changed passages are paired in their order and not by their words.
const MOST_PAIRS: usize = 2_500;

/// Less alike than this, out of 100, one passage is gone and the other is new.
const ALIKE: usize = 40;

/// A part that a text has once or not at all.
pub(super) fn one(old: Option<Piece>, new: Option<Piece>, deadline: Instant) -> Option<Change> {
    match (old, new) {
        (None, None) => None,
        (Some(old), None) => Some(Change::Removed(old)),
        (None, Some(new)) => Some(Change::Added(new)),
        (Some(old), Some(new)) if old == new => Some(Change::Same(new)),
        (Some(old), Some(new)) => Some(changed(old, new, deadline)),
    }
}

/// Parts in a row, such as the passages of a body.
pub(super) fn many(old: Vec<Piece>, new: Vec<Piece>, deadline: Instant) -> Vec<Change> {
    let mut ids = HashMap::new();
    let (old_ids, new_ids) = (numbered(&old, &mut ids), numbered(&new, &mut ids));
    let ops = capture_diff_slices_deadline(Algorithm::Myers, &old_ids, &new_ids, Some(deadline));
    drop(ids);
    let (mut old, mut new) = (old.into_iter(), new.into_iter());
    let mut out = Vec::new();
    for op in ops {
        let (gone, come) = (op.old_range().len(), op.new_range().len());
        let (gone, come): (Vec<Piece>, Vec<Piece>) =
            (old.by_ref().take(gone).collect(), new.by_ref().take(come).collect());
        match op {
            DiffOp::Equal { .. } => out.extend(come.into_iter().map(Change::Same)),
            _ => replaced(gone, come, deadline, &mut out),
        }
    }
    out
}

/// Equal things get equal numbers, which are quick to compare.
pub(super) fn numbered<T: Hash + Eq + Clone>(things: &[T], ids: &mut HashMap<T, usize>) -> Vec<usize> {
    let mut number = |thing: &T| {
        let next = ids.len();
        *ids.entry(thing.clone()).or_insert(next)
    };
    things.iter().map(&mut number).collect()
}

/// Passages that stand in the place of others: those that are alike are one passage, changed.
fn replaced(gone: Vec<Piece>, come: Vec<Piece>, deadline: Instant, out: &mut Vec<Change>) {
    let pairs = pairs(&gone, &come);
    let (mut gone, mut come) = (gone.into_iter(), come.into_iter());
    let (mut old_at, mut new_at) = (0, 0);
    for (old, new) in pairs {
        out.extend(gone.by_ref().take(old - old_at).map(Change::Removed));
        out.extend(come.by_ref().take(new - new_at).map(Change::Added));
        out.extend(one(gone.next(), come.next(), deadline));
        (old_at, new_at) = (old + 1, new + 1);
    }
    out.extend(gone.map(Change::Removed));
    out.extend(come.map(Change::Added));
}

/// Places of passages that belong together, in order.
fn pairs(gone: &[Piece], come: &[Piece]) -> Vec<(usize, usize)> {
    let (old, new): (Vec<Bag<'_>>, Vec<Bag<'_>>) =
        (gone.iter().map(Bag::of).collect(), come.iter().map(Bag::of).collect());
    if gone.len() * come.len() > MOST_PAIRS {
        let alike = |(at, (old, new)): (usize, (&Bag<'_>, &Bag<'_>))| {
            (old.likeness(new) >= ALIKE).then_some((at, at))
        };
        return old.iter().zip(&new).enumerate().filter_map(alike).collect();
    }
    // best[i][j]: how much likeness the passages from i and from j on can have together.
    let width = new.len() + 1;
    let mut best = vec![0; (old.len() + 1) * width];
    let mut like = vec![0; (old.len() + 1) * width];
    for i in (0..old.len()).rev() {
        for j in (0..new.len()).rev() {
            let here = i * width + j;
            like[here] = Some(old[i].likeness(&new[j])).filter(|like| *like >= ALIKE).unwrap_or(0);
            let both = if like[here] > 0 { like[here] + best[here + width + 1] } else { 0 };
            best[here] = both.max(best[here + width]).max(best[here + 1]);
        }
    }
    let (mut i, mut j, mut out) = (0, 0, Vec::new());
    while i < old.len() && j < new.len() {
        let here = i * width + j;
        if like[here] > 0 && best[here] == like[here] + best[here + width + 1] {
            out.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if best[here] == best[here + width] {
            i += 1;
        } else {
            j += 1;
        }
    }
    out
}

fn changed(old: Piece, new: Piece, deadline: Instant) -> Change {
    let words = weave(&old.runs, &new.runs, deadline);
    Change::Changed { was: old.part, part: new.part, words }
}

/// The words of a passage without their order.
struct Bag<'t> {
    part: &'t Part,
    words: Vec<&'t str>,
}

impl<'t> Bag<'t> {
    fn of(piece: &'t Piece) -> Self {
        let runs = piece.runs.iter();
        let mut words: Vec<&str> =
            runs.flat_map(|run| viet::syllables(&run.text)).map(|(_, word)| word).collect();
        words.sort_unstable();
        Self { part: &piece.part, words }
    }

    /// How many of the words both have, out of 100.
    fn likeness(&self, other: &Self) -> usize {
        if self.part == other.part && is_file(self.part) {
            return 100;
        }
        let (mut both, mut i, mut j) = (0, 0, 0);
        while let (Some(a), Some(b)) = (self.words.get(i), other.words.get(j)) {
            match a.cmp(b) {
                Ordering::Less => i += 1,
                Ordering::Greater => j += 1,
                Ordering::Equal => {
                    both += 1;
                    (i, j) = (i + 1, j + 1);
                }
            }
        }
        200 * both / (self.words.len() + other.words.len()).max(1)
    }
}

/// A part that is the same when its file is, even with other words.
fn is_file(part: &Part) -> bool {
    matches!(part, Part::Body(Role::Picture { .. }) | Part::Attachment { .. })
}
