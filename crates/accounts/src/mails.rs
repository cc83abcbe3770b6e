//! Mail to people: whether they want it, and a test of the way to oneself.

use access::{Actor, Denied, On};
use jiff::SignedDuration;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use mail::Letter;
use mail::permissions::MANAGE_MAIL;
use serde_json::json;

use crate::store;
use crate::store::mails::MailChoice;
use crate::t;

/// Why a mail was not put into the queue.
#[derive(Debug, thiserror::Error)]
pub enum MailToSelfError {
    /// The actor may not do this.
    #[error(transparent)]
    Denied(#[from] Denied),
    /// The layout failed.
    #[error("the mail cannot be written: {0}")]
    Layout(String),
    /// The database does not answer.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Someone says whether they want the daily summary by mail, and in which language they want all mail.
///
/// # Errors
/// As any statement of the transaction.
pub async fn choose_mail(tx: &mut Tx, actor: &Actor, choice: MailChoice) -> Result<(), DbError> {
    let Some(person) = actor.person() else { return Ok(()) };
    store::mails::set(tx, person, choice).await?;
    let data = json!({ "digest": choice.digest });
    let (subject, actor) = (person.to_string(), actor.name());
    tx.record_quietly(NewEvent { kind: "person.mail_chosen", subject, actor, data });
    Ok(())
}

/// Sends someone a mail that only shows that the way works; one a minute at most. `site` is the site's name.
///
/// # Errors
/// See [`MailToSelfError`].
pub async fn send_test_mail(tx: &mut Tx, actor: &Actor, site: &str) -> Result<(), MailToSelfError> {
    actor.may(MANAGE_MAIL, On::City)?;
    let Some(id) = actor.person() else { return Ok(()) };
    let Some(person) = store::person(tx, id).await? else { return Ok(()) };
    let lang = store::mails::mail_choice(tx, id).await?.lang;
    let letter = Letter {
        lang,
        site: site.to_owned(),
        title: t!(lang, "test-mail-title"),
        paragraphs: vec![t!(lang, "test-mail-words")],
        ..Letter::default()
    };
    let minute = tx.now().as_second() / SignedDuration::from_mins(1).as_secs();
    let new = letter.mail(format!("accounts.test:{id}:{minute}"), person.mail, tx.now());
    mail::enqueue(tx, &new.map_err(|error| MailToSelfError::Layout(error.to_string()))?).await?;
    Ok(())
}
