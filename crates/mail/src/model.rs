//! Outgoing mail: types and rules.

use jiff::{SignedDuration, Timestamp};
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// A mail to be queued.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// Its key, such as `deadlines.digest:person:day`. Of two mails with the same key only the first is sent.
    pub key: String,
    /// The address of the recipient.
    pub to: String,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its content as plain text.
    pub text: String,
    /// The same content as HTML.
    pub html: String,
    /// The moment before which it is not sent.
    pub not_before: Timestamp,
}

/// The state of a queued mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MailState {
    /// The mail is still to be sent.
    Waiting,
    /// A server took the mail, or an administrator dropped it.
    Sent,
    /// The mail could not be sent and is no longer tried.
    GivenUp,
}

impl MailState {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A mail in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QueuedMail {
    /// Its identifier.
    pub id: Uuid,
    /// Its key.
    pub key: String,
    /// The address of the recipient; empty once the mail was sent.
    pub to: String,
    /// Its language.
    pub lang: Lang,
    /// Its subject; empty once the mail was sent.
    pub subject: String,
    /// Its content as plain text; empty once the mail was sent.
    pub text: String,
    /// The same content as HTML.
    pub html: String,
    /// Its state.
    pub state: MailState,
    /// How many times a server answered a try.
    pub tries: i64,
    /// The error of the last failed try; empty when none failed.
    pub last_error: String,
    /// When it may be tried next.
    pub next_at: Timestamp,
    /// When a server first refused it.
    pub refused_since: Option<Timestamp>,
    /// When it was queued.
    pub created_at: Timestamp,
}

/// How long a mail is tried that the server refuses temporarily (RFC 5321, 4.5.4.1: four to five days).
pub(crate) const PATIENCE: SignedDuration = SignedDuration::from_hours(4 * 24);

/// The pause after a temporary refusal, by the number of tries: 2, 4, 8 minutes ... at most 4 hours.
pub(crate) fn pause(tries: i64) -> SignedDuration {
    let doublings = u32::try_from(tries.clamp(1, 10) - 1).unwrap_or(0);
    SignedDuration::from_mins((2_i64 << doublings).min(240))
}

/// The pause of the whole queue after the server could not be reached, by the number of failures in a row: 30 s, 1, 2
/// minutes ... at most [`LONGEST_PAUSE`].
pub(crate) fn pause_of_way(failures: u32) -> SignedDuration {
    let seconds = 30_i64 << failures.clamp(1, 8).saturating_sub(1);
    SignedDuration::from_secs(seconds).min(LONGEST_PAUSE)
}

/// The longest pause before the server is tried again.
pub(crate) const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(15);

/// An address, shortened for the people who manage the queue: `ngu…@city.example`.
pub fn shortened(address: &str) -> String {
    match address.rsplit_once('@') {
        None => "…".to_owned(),
        Some((local, host)) => {
            let shown = if local.chars().count() > 3 { 3 } else { 1 };
            format!("{}…@{host}", local.chars().take(shown).collect::<String>())
        }
    }
}
