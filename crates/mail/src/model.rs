//! Outgoing mail: types and rules.

use jiff::{SignedDuration, Timestamp};
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

/// A mail to be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewMail {
    /// What it is, such as `deadlines.digest:person:day`. Of two with the same key only the first is sent.
    pub key: String,
    /// The address.
    pub to: String,
    /// Its language.
    pub lang: Lang,
    /// Its subject.
    pub subject: String,
    /// Its words as plain text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// It is not sent before this moment.
    pub not_before: Timestamp,
}

/// How a mail stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum MailState {
    /// It is still to be sent.
    Waiting,
    /// A server took it.
    Sent,
    /// It could not be sent, and is not tried any more.
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
    /// The address; empty once it was sent.
    pub to: String,
    /// Its language.
    pub lang: Lang,
    /// Its subject; empty once it was sent.
    pub subject: String,
    /// Its words as plain text; empty once it was sent.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// How it stands.
    pub state: MailState,
    /// How often a server was asked to take it.
    pub tries: i64,
    /// What the last try said; empty when none failed.
    pub last_error: String,
    /// When it is tried next.
    pub next_at: Timestamp,
    /// When a server refused it for the first time.
    pub refused_since: Option<Timestamp>,
    /// When it was put into the queue.
    pub created_at: Timestamp,
}

/// So long a mail is tried that a server takes back again and again (RFC 5321, 4.5.4.1: four to five days).
pub(crate) const PATIENCE: SignedDuration = SignedDuration::from_hours(4 * 24);

/// How long to wait after a try that a server answered with "later": 2, 4, 8 minutes ... at most 4 hours.
pub(crate) fn pause(tries: i64) -> SignedDuration {
    let doublings = u32::try_from(tries.clamp(1, 10) - 1).unwrap_or(0);
    SignedDuration::from_mins((2_i64 << doublings).min(240))
}

/// How long the whole queue waits after the server could not be reached: 30 s, 1, 2 minutes ... at most [`LONGEST_PAUSE`].
pub(crate) fn pause_of_way(failures: u32) -> SignedDuration {
    let seconds = 30_i64 << failures.clamp(1, 8).saturating_sub(1);
    SignedDuration::from_secs(seconds).min(LONGEST_PAUSE)
}

/// The longest wait until the server is tried again.
pub(crate) const LONGEST_PAUSE: SignedDuration = SignedDuration::from_mins(15);

/// An address as it is shown to people that look after the queue: `ngu…@city.example`.
pub fn shortened(address: &str) -> String {
    match address.rsplit_once('@') {
        None => "…".to_owned(),
        Some((local, host)) => {
            let shown = if local.chars().count() > 3 { 3 } else { 1 };
            format!("{}…@{host}", local.chars().take(shown).collect::<String>())
        }
    }
}
