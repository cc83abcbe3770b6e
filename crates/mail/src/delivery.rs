//! The job that sends the queued mails.

use frame::App;
use jiff::SignedDuration;
use kit::db::DbError;
use kit::jobs::{Every, Job, Schedule};
use serde::{Deserialize, Serialize};

use crate::model::{MailState, PATIENCE, pause, shortened};
use crate::smtp::{Mailer, Refusal};
use crate::store::{self, Claimed, Failed};

/// How long a claim on a mail holds. After that another process may claim the mail.
const LEASE: SignedDuration = SignedDuration::from_mins(5);
/// The longest stored text of a refusal, in characters.
const LONGEST_ERROR: usize = 300;

/// How often the job looks for mails that have come due.
pub(crate) const TURN: Schedule = Schedule { name: "mail.queue", every: Every::Seconds(60) };

/// Sends the mails that are due.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct DeliverMail;

impl Job for DeliverMail {
    const KIND: &'static str = "mails.deliver";
    const LONG: bool = true;

    fn key(&self) -> Option<String> {
        Some("queue".into())
    }
}

/// Sends every mail that is due, one after the other; without a server all mails wait. It may run twice, also at the
/// same time.
///
/// # Errors
/// When the database does not answer.
pub async fn deliver(app: &App) -> Result<(), DbError> {
    let mailer = app.state::<Mailer>();
    let now = app.db().clock().now();
    if mailer.is_set_up() && !mailer.is_paused(now) && store::is_due(app.db(), now).await? {
        empty(app, mailer).await?;
    }
    mailer.note_counts(store::counts(app.db(), now).await?);
    Ok(())
}

async fn empty(app: &App, mailer: &Mailer) -> Result<(), DbError> {
    let now = app.db().clock().now();
    if let Err(refusal) = mailer.reach().await {
        let why = words(refusal);
        store::note_way(app.db(), &why).await?;
        note_unreached(mailer, now, &why);
        return Ok(());
    }
    mailer.note_way(now, true);
    let site = (app.hooks().site)(app.clone()).await.map(|words| words.site.clone()).unwrap_or_default();
    while let Some(claimed) = store::claim(app.db(), LEASE).await? {
        let refusal = mailer.send(&claimed.mail, site.name(claimed.mail.lang)).await.err();
        if let Some(why) = settle(app, &claimed, refusal).await? {
            note_unreached(mailer, now, &why);
            break;
        }
    }
    Ok(())
}

/// Stores the result of a try. Returns the reason when the server cannot be used at all, so that no other mail is
/// tried.
async fn settle(app: &App, claimed: &Claimed, refusal: Option<Refusal>) -> Result<Option<String>, DbError> {
    let (db, mail) = (app.db(), &claimed.mail);
    let Some(refusal) = refusal else {
        store::note_sent(db, claimed).await?;
        tracing::info!(mail.id = %mail.id, mail.tries = mail.tries + 1, "mail.sent");
        return Ok(None);
    };
    let now = db.clock().now();
    let (since, tries) = (mail.refused_since.unwrap_or(now), mail.tries + 1);
    let waiting = Failed {
        error: "",
        state: MailState::Waiting,
        tries,
        next_at: now + pause(tries),
        refused_since: Some(since),
    };
    let (failed, is_way) = match &refusal {
        // The mail is not the cause: the try is not counted and the mail is not given up. Its next try is later, so
        // that other mails go first.
        Refusal::Way(_) => {
            let refused_since = mail.refused_since;
            (Failed { tries: mail.tries, next_at: now + pause(1), refused_since, ..waiting }, true)
        }
        Refusal::Later(_) if now.duration_since(since) < PATIENCE => (waiting, false),
        Refusal::Later(_) | Refusal::Never(_) => (Failed { state: MailState::GivenUp, ..waiting }, false),
    };
    let error = words(refusal).replace(&mail.to, &shortened(&mail.to));
    let error: String = error.chars().take(LONGEST_ERROR).collect();
    store::note_failed(db, claimed, &Failed { error: &error, ..failed }).await?;
    if failed.state == MailState::GivenUp {
        tracing::warn!(mail.id = %mail.id, mail.tries = tries, "mail.given_up");
    }
    Ok(is_way.then_some(error))
}

/// Logs once for each outage of the server, not at each try.
fn note_unreached(mailer: &Mailer, now: jiff::Timestamp, why: &str) {
    if mailer.note_way(now, false) == 1 {
        tracing::warn!(error.message = %why, "mail.server_unreached");
    }
}

fn words(refusal: Refusal) -> String {
    match refusal {
        Refusal::Way(words) | Refusal::Later(words) | Refusal::Never(words) => words,
    }
}
