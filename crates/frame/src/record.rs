//! A capability's part of the record of acts: its kinds of events, in words.

use std::collections::HashMap;

use access::Permission;
use kit::db::Db;
use kit::events::Event;
use kit::i18n::Lang;
use uuid::Uuid;

use crate::desk::DeskSession;
use crate::{Answer, App, t};

/// A capability's part of the record.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// Every kind of event that the capability records. No other capability has the same.
    pub kinds: &'static [EventKind],
    /// The things that some events of these kinds are about: one for each, in their order, as the officer may see them.
    pub subjects: fn(DeskSession, Vec<Event>) -> Answer<Vec<Subject>>,
    /// The agencies to which some things belong, by the things' identifiers. A thing of another capability is left out.
    pub owners: fn(Db, Vec<Uuid>) -> Answer<HashMap<Uuid, Uuid>>,
}

impl Record {
    /// The part of a capability that records nothing.
    pub const NONE: Self = Self {
        kinds: &[],
        subjects: |_, events| Box::pin(async move { Ok(vec![Subject::default(); events.len()]) }),
        owners: |_, _| Box::pin(async { Ok(HashMap::new()) }),
    };

    /// The kind of this name, when it is one of the capability's.
    pub fn kind(&self, name: &str) -> Option<&'static EventKind> {
        self.kinds.iter().find(|kind| kind.name == name)
    }
}

/// A kind of event.
#[derive(Clone, Copy, Debug)]
pub struct EventKind {
    /// Its name in the log, `thing.happened`.
    pub name: &'static str,
    /// The kinds together with which it is looked for.
    pub group: RecordGroup,
    /// The permission by which someone does this, when it is one of a role: so that an act by a lent role can be told
    /// apart.
    pub right: Option<Permission>,
    /// The event, in a sentence.
    pub sentence: fn(Lang, &Subject) -> String,
}

impl EventKind {
    /// A kind, in one line.
    pub const fn new(
        name: &'static str,
        group: RecordGroup,
        right: Option<Permission>,
        sentence: fn(Lang, &Subject) -> String,
    ) -> Self {
        Self { name, group, right, sentence }
    }
}

/// The thing that an event is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// Its name, read from the tables at the time of looking, because the log holds no personal data; may be empty.
    pub name: String,
    /// Further words for the sentence: a role and its place.
    pub more: String,
    /// Where it is shown; empty when the officer may not look, or when it has no page.
    pub href: String,
}

impl Subject {
    /// Something with a name, which has no page.
    pub fn named(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }

    /// Something whose name is not known any more.
    pub fn nameless(lang: Lang) -> Self {
        Self::named(nameless(lang))
    }

    /// With the page where it is shown.
    pub fn at(self, href: impl Into<String>) -> Self {
        Self { href: href.into(), ..self }
    }

    /// Its name.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// A sentence that ends before the name of its thing: the name follows, where there is one.
    pub fn after(&self, lang: Lang, sentence: String) -> String {
        match self.name() {
            "" => sentence,
            name => t!(lang, "record-on", sentence = sentence, name = name),
        }
    }
}

/// The words in the place of a name that is not known any more.
pub fn nameless(lang: Lang) -> String {
    t!(lang, "record-nameless")
}

/// Kinds of events that are looked for together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RecordGroup {
    /// Texts that the public reads.
    Articles,
    /// Texts that are being written.
    Drafts,
    /// People and their roles.
    People,
    /// How the city is set up.
    City,
}

impl RecordGroup {
    /// Every group, in the order in which they are chosen from.
    pub const ALL: [Self; 4] = [Self::Articles, Self::Drafts, Self::People, Self::City];
}

impl App {
    /// Every kind of event of the program.
    pub fn event_kinds(&self) -> impl Iterator<Item = &'static EventKind> + use<> {
        self.capabilities().iter().flat_map(|capability| capability.record.kinds)
    }

    /// Every permission of the program, in the order of its capabilities.
    pub fn permissions(&self) -> impl Iterator<Item = Permission> + use<> {
        self.capabilities().iter().flat_map(|capability| capability.permissions).copied()
    }
}
