//! The output of a test program: its counts, and the part worth showing.

/// Tests and checks, counted alike.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) passed: usize,
    pub(crate) failed: usize,
    pub(crate) skipped: usize,
}

impl Tally {
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped += other.skipped;
    }
}

/// The most lines of a log that a failed stage shows.
const SHOWN: usize = 200;
const TAIL: usize = 60;

/// Adds up the lines `test result: ok. 3 passed; 0 failed; 1 ignored; …` of one or more test programs.
pub(crate) fn count(output: &str) -> Tally {
    let mut tally = Tally::default();
    for line in output.lines() {
        // A test that prints without a line end stands before the result.
        let Some((_, result)) = line.split_once("test result: ") else {
            continue;
        };
        let number = |word: &str| {
            result
                .split(['.', ';'])
                .filter_map(|part| part.trim().strip_suffix(word))
                .find_map(|number| number.trim().parse().ok())
                .unwrap_or(0)
        };
        tally.add(Tally { passed: number("passed"), failed: number("failed"), skipped: number("ignored") });
    }
    tally
}

/// The failures a test program lists, or the end of the output where it lists none.
pub(crate) fn excerpt(output: &str) -> Vec<String> {
    let mut shown = Vec::new();
    let mut inside = false;
    for line in output.lines() {
        inside |= line == "failures:";
        if line.contains("test result: ") {
            inside = false;
        }
        if inside {
            shown.push(line.to_owned());
        }
    }
    if shown.is_empty() {
        return tail(output, TAIL);
    }
    if shown.len() > SHOWN {
        let more = format!("… {} lines more in the log", shown.len() - SHOWN);
        shown.truncate(SHOWN);
        shown.push(more);
    }
    shown
}

/// The last lines of a text.
pub(crate) fn tail(text: &str, most: usize) -> Vec<String> {
    let lines: Vec<&str> = text.lines().collect();
    let start = lines.len().saturating_sub(most);
    lines[start..].iter().map(|line| (*line).to_owned()).collect()
}
