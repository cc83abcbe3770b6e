//! What a capability says at the desk's home: what waits for someone, what is late, what goes out today.

use jiff::Timestamp;

/// Things at the desk's home that ask for the same.
#[derive(Clone, Debug)]
pub struct WorkGroup {
    /// The mark of its heading within the page.
    pub id: &'static str,
    /// Its place among the others: late things first, then what waits for the officer, then what others do.
    pub place: u8,
    /// What they have in common.
    pub title: String,
    /// What to do with them.
    pub hint: String,
    /// Whether they are late.
    pub late: bool,
    /// The things; an empty group is not shown.
    pub items: Vec<WorkItem>,
}

/// A thing at the desk that someone works on, as a line of a list.
#[derive(Clone, Debug, Default)]
pub struct WorkItem {
    /// Where it is worked on.
    pub href: String,
    /// What it is called.
    pub title: String,
    /// How far it is, in words.
    pub stage: String,
    /// The look of the stage.
    pub badge: &'static str,
    /// Whose it is.
    pub agency: String,
    /// Its language, as a code.
    pub lang: &'static str,
    /// Where the public sees what it changes; empty when it does not.
    pub published: String,
    /// Who worked on it last.
    pub who: String,
    /// When.
    pub when: String,
    /// Why it came back; empty when it did not.
    pub returned: String,
    /// When it goes out; empty when that is open.
    pub goes_out: String,
}

/// Something that went out today, or goes out later today.
#[derive(Clone, Debug)]
pub struct TodayItem {
    /// When.
    pub at: Timestamp,
    /// Where the desk shows it.
    pub href: String,
    /// What it is called.
    pub title: String,
}
