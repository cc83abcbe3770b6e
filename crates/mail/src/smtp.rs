//! The connection to the city's SMTP server. Open connections are used again.

use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use frame::MailSettings;
use jiff::Timestamp;
use kit::digest::Digest;
use lettre::message::header::{Header, HeaderName, HeaderValue};
use lettre::message::{Mailbox, MultiPart};
use lettre::transport::smtp::PoolConfig;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::transport::smtp::response::Severity;
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Message, Tokio1Executor};
use tokio::sync::{Mutex as AsyncMutex, OnceCell};
use tokio::time::{Interval, MissedTickBehavior};

use crate::model::{LONGEST_PAUSE, QueuedMail, pause_of_way};
use crate::store::Counts;

/// The longest wait for an answer of the server.
const TIMEOUT: Duration = Duration::from_secs(60);
/// How long an unused connection stays open.
const IDLE: Duration = Duration::from_secs(30);
/// The most connections at once.
const CONNECTIONS: u32 = 4;

type Transport = AsyncSmtpTransport<Tokio1Executor>;

/// The client of the mail server: a state of the program.
#[derive(Clone, Debug)]
pub struct Mailer(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    settings: MailSettings,
    transport: OnceCell<Transport>,
    pace: OnceCell<AsyncMutex<Interval>>,
    way: Mutex<Way>,
    counts: Mutex<Counts>,
    sent: AtomicU64,
}

/// The known state of the connection to the server.
#[derive(Clone, Copy, Debug, Default)]
struct Way {
    /// How many times in a row the server was not reached.
    failures: u32,
    /// The moment until which the server is not tried.
    until: Option<Timestamp>,
}

/// Why a mail was not sent.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Refusal {
    /// The server cannot be reached or refuses this site, or the settings are wrong: all mails wait.
    Way(String),
    /// The server refused this mail temporarily.
    Later(String),
    /// The server refused this mail for good, or the mail is malformed.
    Never(String),
}

impl Mailer {
    /// A client with these settings. It connects when the first mail is sent.
    pub fn new(settings: MailSettings) -> Self {
        Self(Arc::new(Inner {
            settings,
            transport: OnceCell::new(),
            pace: OnceCell::new(),
            way: Mutex::default(),
            counts: Mutex::default(),
            sent: AtomicU64::new(0),
        }))
    }

    /// Whether the settings name a server.
    pub fn is_set_up(&self) -> bool {
        !self.0.settings.server.is_empty()
    }

    /// The counts of the last turn, and how many mails this process has sent.
    pub(crate) fn measured(&self) -> (Counts, u64) {
        let counts = *self.0.counts.lock().unwrap_or_else(PoisonError::into_inner);
        (counts, self.0.sent.load(Ordering::Relaxed))
    }

    pub(crate) fn note_counts(&self, counts: Counts) {
        *self.0.counts.lock().unwrap_or_else(PoisonError::into_inner) = counts;
    }

    /// Whether the server is not to be tried now, because it could not be reached.
    pub(crate) fn is_paused(&self, now: Timestamp) -> bool {
        let way = *self.0.way.lock().unwrap_or_else(PoisonError::into_inner);
        // After the clock was set back, `until` would be too far away; such a pause is ignored.
        way.until.is_some_and(|until| now < until && until.duration_since(now) <= LONGEST_PAUSE)
    }

    /// Stores whether the server was reached. Returns how many times in a row it was not.
    pub(crate) fn note_way(&self, now: Timestamp, reached: bool) -> u32 {
        let mut way = self.0.way.lock().unwrap_or_else(PoisonError::into_inner);
        *way = match reached {
            true => Way::default(),
            false => {
                let failures = way.failures.saturating_add(1);
                Way { failures, until: Some(now + pause_of_way(failures)) }
            }
        };
        way.failures
    }

    /// Tests whether the server answers and accepts this site.
    pub(crate) async fn reach(&self) -> Result<(), Refusal> {
        let transport = self.transport().await?;
        match transport.test_connection().await {
            Ok(true) => Ok(()),
            Ok(false) => Err(Refusal::Way("the server closed the connection".into())),
            Err(error) => Err(Refusal::Way(chain(&error))),
        }
    }

    /// Sends a mail in the name of the site, no faster than the settings allow.
    pub(crate) async fn send(&self, mail: &QueuedMail, site: &str) -> Result<(), Refusal> {
        let message = self.message(mail, site)?;
        let transport = self.transport().await?;
        self.keep_pace().await;
        match transport.send(message).await {
            Ok(_) => {
                self.0.sent.fetch_add(1, Ordering::Relaxed);
                Ok(())
            }
            Err(error) => Err(judge(&error)),
        }
    }

    async fn keep_pace(&self) {
        let pace = self.0.pace.get_or_init(|| async {
            let each = 1_000_000 / self.0.settings.per_second.clamp(1, 1_000).unsigned_abs();
            let mut pace = tokio::time::interval(Duration::from_micros(each));
            pace.set_missed_tick_behavior(MissedTickBehavior::Delay);
            AsyncMutex::new(pace)
        });
        pace.await.lock().await.tick().await;
    }

    async fn transport(&self) -> Result<&Transport, Refusal> {
        self.0.transport.get_or_try_init(|| async { open(&self.0.settings) }).await
    }

    fn message(&self, mail: &QueuedMail, site: &str) -> Result<Message, Refusal> {
        let from: Address = self
            .0
            .settings
            .from
            .parse()
            .map_err(|error| Refusal::Way(format!("the setting `mail.from` is no address: {error}")))?;
        let never = |error: &dyn std::fmt::Display| Refusal::Never(error.to_string());
        let to: Address = mail.to.parse().map_err(|error| never(&error))?;
        // The Message-ID holds a digest of the key, so that a mail that is sent twice is recognised as one.
        let id = format!("<{}@{}>", &Digest::of("mail").text(&mail.key).finish()[..32], from.domain());
        Message::builder()
            .message_id(Some(id))
            .date(SystemTime::from(mail.created_at))
            .from(Mailbox::new(Some(site.to_owned()), from))
            .to(Mailbox::new(None, to))
            .subject(mail.subject.clone())
            .header(AutoSubmitted)
            .multipart(MultiPart::alternative_plain_html(mail.text.clone(), mail.html.clone()))
            .map_err(|error| never(&error))
    }
}

/// Prepares the transport. It connects when the first mail is sent.
fn open(settings: &MailSettings) -> Result<Transport, Refusal> {
    let way = |words: String| Refusal::Way(words);
    let host = settings.server.as_str();
    let secured = || TlsParameters::new(host.to_owned()).map_err(|error| way(chain(&error)));
    let tls = match settings.tls.as_str() {
        "none" => Tls::None,
        "tls" => Tls::Wrapper(secured()?),
        _ => Tls::Required(secured()?),
    };
    let mut builder = Transport::builder_dangerous(host)
        .port(u16::try_from(settings.port).unwrap_or(587))
        .tls(tls)
        .timeout(Some(TIMEOUT))
        .pool_config(PoolConfig::new().max_size(CONNECTIONS).idle_timeout(IDLE));
    if !settings.user.is_empty() {
        let file = &settings.password_file;
        let password = std::fs::read_to_string(file)
            .map_err(|error| way(format!("the file of `mail.password_file` cannot be read: {error}")))?;
        let password = password.trim_end_matches(['\r', '\n']).to_owned();
        builder = builder.credentials(Credentials::new(settings.user.clone(), password));
    }
    Ok(builder.build())
}

/// Decides whether an error concerns this mail or all mails.
fn judge(error: &lettre::transport::smtp::Error) -> Refusal {
    let words = chain(error);
    let Some(code) = error.status() else { return Refusal::Way(words) };
    match (u16::from(code), code.severity) {
        // 421 means that the server closes the connection; the others are about authentication (RFC 4954).
        (421 | 432 | 454 | 530 | 534 | 535 | 538, _) => Refusal::Way(words),
        (_, Severity::PermanentNegativeCompletion) => Refusal::Never(words),
        _ => Refusal::Later(words),
    }
}

/// The text of an error and of its causes.
fn chain(error: &dyn std::error::Error) -> String {
    let mut words = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        let more = cause.to_string();
        if !words.contains(&more) {
            words = format!("{words}: {more}");
        }
        source = cause.source();
    }
    words
}

/// `Auto-Submitted: auto-generated` (RFC 3834): automatic replies, such as absence notes, are not sent to such a mail.
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}
