//! The one queue of outgoing mail. A capability queues a mail in its own transaction; after the commit a job sends it
//! through the city's SMTP server.
//!
//! Invariants: a key is delivered once, even if it is queued again. No mail is lost: it waits, was sent, was given up,
//! or was dropped by an administrator; the desk's home names mails that were given up. Without a server all mails wait.
//! If the program stops after the server has taken a mail and before this is stored, the mail is sent once more, under
//! the same Message-ID. Of a sent mail only the key stays.
//!
//! Offers others: [`enqueue`], [`Letter`] (the one layout), [`retry`], [`retry_all`], [`drop_mail`].

mod actions;
mod delivery;
pub mod desk;
mod letter;
mod model;
pub mod permissions;
mod queue;
mod record;
mod smtp;
mod store;

#[cfg(test)]
extern crate self as mail;
#[cfg(test)]
mod tests;

use permissions::MANAGE_MAIL;

pub use actions::{MailError, drop_mail, retry, retry_all};
pub use delivery::{DeliverMail, deliver};
pub use letter::{Letter, LetterGroup, LetterItem};
pub use model::{MailState, NewMail, QueuedMail, shortened};
pub use queue::enqueue;
pub use smtp::Mailer;
pub use store::{Counts, MIGRATIONS, counts, given_up, mail, waiting};

/// What this crate gives the program.
pub const CAPABILITY: frame::Capability = frame::Capability {
    migrations: MIGRATIONS,
    state: |settings, _, state| {
        state.insert(Mailer::new(settings.mail.clone()));
    },
    jobs: |jobs| {
        jobs.on(|app: frame::App, _: DeliverMail| async move { Ok(deliver(&app).await?) })
            .every(delivery::TURN, DeliverMail)
    },
    measure: |app, _| {
        let (counts, sent) = app.state::<Mailer>().measured();
        app.metrics().mail(counts.waiting, counts.given_up, sent);
    },
    desk: desk::routes,
    desk_menu: &[frame::DeskItem {
        route: addresses::desk::routes::MAILS,
        name: |lang| t!(lang, "desk-menu-mails"),
        needs: &[MANAGE_MAIL],
        place: 84,
    }],
    permissions: permissions::ALL,
    record: record::RECORD,
    notices: |seat| Box::pin(desk::notices(seat)),
    ..frame::Capability::named("mail")
};

kit::texts!($ "mail");
