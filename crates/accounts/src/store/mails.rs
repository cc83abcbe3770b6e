//! What people want to receive by mail, and in which language.

use kit::db::{DbError, Migration, Run, Tx};
use kit::i18n::Lang;
use uuid::Uuid;

/// A person without a row receives mail, in Vietnamese.
pub(crate) const MIGRATION: Migration = Migration {
    name: "accounts_0006_mail_choices",
    up: |schema| {
        schema.table("mail_choices", |table| {
            table.uuid("person_id").truth("digest").text("lang").key(&["person_id"]).refers(
                "person_id",
                "people",
                "id",
            );
        });
    },
};

/// What someone wants to receive by mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MailChoice {
    /// Whether they want the daily summary of their deadlines.
    pub digest: bool,
    /// The language of all mail to them.
    pub lang: Lang,
}

impl Default for MailChoice {
    fn default() -> Self {
        Self { digest: true, lang: Lang::Vi }
    }
}

/// What someone wants to receive by mail.
///
/// # Errors
/// When the database does not answer.
pub async fn mail_choice(db: &impl Run, person: Uuid) -> Result<MailChoice, DbError> {
    let rows = db.rows("SELECT digest, lang FROM mail_choices WHERE person_id = $1", [person.into()]).await?;
    let Some(row) = rows.first() else { return Ok(MailChoice::default()) };
    let lang: String = row.try_get("", "lang")?;
    Ok(MailChoice { digest: row.try_get("", "digest")?, lang: Lang::from_code(&lang).unwrap_or_default() })
}

pub(crate) async fn set(tx: &Tx, person: Uuid, choice: MailChoice) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO mail_choices (person_id, digest, lang) VALUES ($1, $2, $3)
         ON CONFLICT (person_id) DO UPDATE SET digest = excluded.digest, lang = excluded.lang",
        [person.into(), choice.digest.into(), choice.lang.code().into()],
    )
    .await?;
    Ok(())
}
