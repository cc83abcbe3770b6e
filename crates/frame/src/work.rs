//! Parts of the desk's home that a capability fills: waiting work, late work, notices, publications of today.

use jiff::Timestamp;

/// Items at the desk's home that ask for the same act.
#[derive(Clone, Debug)]
pub struct WorkGroup {
    /// The mark of its heading within the page.
    pub id: &'static str,
    /// Its place among the others: late work first, then work for the officer, then the work of others.
    pub place: u8,
    /// The heading.
    pub title: String,
    /// The next step for these items, in a sentence.
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
    /// Its title.
    pub title: String,
    /// Its stage, in words.
    pub stage: String,
    /// The look of the stage.
    pub badge: &'static str,
    /// The name of its agency.
    pub agency: String,
    /// The language of its title, as a code; empty for that of the page.
    pub lang: &'static str,
    /// A note that it changes a published text; else empty.
    pub published: String,
    /// The name of the officer that worked on it last.
    pub who: String,
    /// The time of that, in words.
    pub when: String,
    /// The reason for its return; empty when it was not returned.
    pub returned: String,
    /// The time of its publication, in words; empty when none is set.
    pub goes_out: String,
}

impl WorkItem {
    /// Whether its title is in another language than Vietnamese, which is said.
    pub fn is_foreign(&self) -> bool {
        !matches!(self.lang, "" | "vi")
    }

    /// The officer and the time, as far as both are known.
    pub fn last(&self) -> String {
        match (self.who.as_str(), self.when.as_str()) {
            ("", when) => when.to_owned(),
            (who, "") => who.to_owned(),
            (who, when) => format!("{who}, {when}"),
        }
    }
}

/// Notices of one kind for an officer.
#[derive(Clone, Debug)]
pub struct NoticeGroup {
    /// The mark of its heading within the page.
    pub id: &'static str,
    /// The heading.
    pub title: String,
    /// The notices; an empty group is not shown.
    pub notices: Vec<Notice>,
}

/// A notice, with the act that answers it.
#[derive(Clone, Debug)]
pub struct Notice {
    /// The notice, in a sentence.
    pub words: String,
    /// The reason that a person gave; may be empty.
    pub said: String,
    /// The page that shows more.
    pub look: Option<NamedAddress>,
    /// The form that ends it: its address, and the words of its button.
    pub act: Option<NamedAddress>,
}

/// An address and its words.
#[derive(Clone, Debug)]
pub struct NamedAddress {
    /// The path.
    pub href: String,
    /// The words of the link.
    pub name: String,
}

/// A publication of today.
#[derive(Clone, Debug)]
pub struct TodayItem {
    /// Its moment.
    pub at: Timestamp,
    /// The page of the desk that shows it.
    pub href: String,
    /// Its title.
    pub title: String,
}
