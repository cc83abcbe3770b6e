//! The findings of a check of the record.

use std::fmt::Display;

/// Most lines that are kept; further ones are counted.
const MOST: usize = 1_000;

/// Plain lines, each with a fault and its remedy.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Findings {
    lines: Vec<String>,
    more: u64,
}

impl Findings {
    /// Adds a line.
    pub fn add(&mut self, line: impl Display) {
        if self.lines.len() < MOST {
            self.lines.push(line.to_string());
        } else {
            self.more += 1;
        }
    }

    /// Adds the findings of another check.
    pub fn extend(&mut self, other: Self) {
        for line in other.lines {
            self.add(line);
        }
        self.more += other.more;
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty()
    }

    /// The lines, at most a thousand.
    pub fn lines(&self) -> &[String] {
        &self.lines
    }

    /// How many more there were.
    pub fn more(&self) -> u64 {
        self.more
    }

    /// Leaves only the findings of a second check as well: a thing that a running program was just writing is found
    /// once.
    #[must_use]
    pub fn found_again(mut self, again: &Self) -> Self {
        self.lines.retain(|line| again.lines.contains(line));
        self.more = self.more.min(again.more);
        self
    }
}
