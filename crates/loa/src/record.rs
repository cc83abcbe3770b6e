//! The record of actions in the record itself.

use RecordGroup::City;
use frame::record::{EventKind, Record, RecordGroup};
use kit::events::{ACCEPTED, BOUND};

use crate::t;

/// The program's own part of the record.
pub(crate) const RECORD: Record = Record { kinds: KINDS, ..Record::NONE };

const KINDS: &[EventKind] = &[
    EventKind::new(BOUND, City, None, |lang, _| t!(lang, "record-record-bound")),
    EventKind::new(ACCEPTED, City, None, |lang, _| t!(lang, "record-record-accepted")),
];
