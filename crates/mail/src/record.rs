//! The events of outgoing mail in the record of acts.

use frame::record::{EventKind, Record, RecordGroup};

use crate::permissions::MANAGE_MAIL;
use crate::t;

/// This crate's part of the record.
pub(crate) const RECORD: Record = Record {
    kinds: &[
        EventKind::new("outbox.retried", RecordGroup::City, Some(MANAGE_MAIL), |lang, _| {
            t!(lang, "record-mail-retried")
        }),
        EventKind::new("outbox.dropped", RecordGroup::City, Some(MANAGE_MAIL), |lang, _| {
            t!(lang, "record-mail-dropped")
        }),
    ],
    ..Record::NONE
};
