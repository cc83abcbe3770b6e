//! Events in words, by the capability that knows the kind.

use frame::desk::DeskSession;
use kit::db::DbError;
use kit::events::Event;

use crate::t;

/// An event in words.
#[derive(Clone, Debug, Default)]
pub(super) struct Deed {
    /// The event, in a sentence.
    pub(super) what: String,
    /// The address of the thing that it is about; empty when no page shows it.
    pub(super) href: String,
}

/// The words of each of these events. Each capability is asked once, for all those of its kinds.
pub(super) async fn deeds(seat: &DeskSession, events: &[Event]) -> Result<Vec<Deed>, DbError> {
    let lang = seat.desk.lang;
    // A kind of another version of the program is known by its name alone.
    let unknown = |event: &Event| Deed {
        what: t!(lang, "record-other", kind = event.kind.as_str()),
        href: String::new(),
    };
    let mut deeds: Vec<Deed> = events.iter().map(unknown).collect();
    for capability in seat.app().capabilities() {
        let record = capability.record;
        let known = deeds.iter_mut().zip(events);
        let known = known.filter_map(|(deed, event)| Some((deed, event, record.kind(&event.kind)?)));
        let known: Vec<_> = known.collect();
        if known.is_empty() {
            continue;
        }
        let about = known.iter().map(|(_, event, _)| (*event).clone()).collect();
        let subjects = (record.subjects)(seat.clone(), about).await?;
        for ((deed, _, kind), subject) in known.into_iter().zip(subjects) {
            *deed = Deed { what: (kind.sentence)(lang, &subject), href: subject.href };
        }
    }
    Ok(deeds)
}
