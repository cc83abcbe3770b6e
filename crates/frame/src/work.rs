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
    /// That it changes what is published, in words; else empty.
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

/// Things that someone is told of at the desk, and that they may look at or end.
#[derive(Clone, Debug)]
pub struct NoticeGroup {
    /// The mark of its heading within the page.
    pub id: &'static str,
    /// What they have in common.
    pub title: String,
    /// The things; an empty group is not shown.
    pub notices: Vec<Notice>,
}

/// Something to know, and what can be done about it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// What it is, in a sentence.
    pub words: String,
    /// What someone said about it; empty when nobody did.
    pub said: String,
    /// Where it is looked at.
    pub look: Option<NamedAddress>,
    /// Where a click changes something: the button of a form.
    pub act: Option<NamedAddress>,
}

/// An address and its words.
#[derive(Clone, Debug)]
pub struct NamedAddress {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub name: String,
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
