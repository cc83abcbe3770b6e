//! Mail to the askers of a case about its steps: one mail for each step and asker, after the commit.

use addresses::Addresses;
use frame::App;
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use kit::jobs::{Job, Jobs};
use mail::{Letter, NewMail};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::actions::Received;
use crate::model::{Case, Step};
use crate::store::{self, Asker};
use crate::words::step_words;
use crate::{spaced, t};

/// Tells the askers of a case of one step.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub(crate) struct TellAskers {
    /// The step.
    pub(crate) step: Uuid,
}

impl Job for TellAskers {
    const KIND: &'static str = "cases.tell";

    fn key(&self) -> Option<String> {
        Some(self.step.to_string())
    }
}

pub(crate) fn jobs(jobs: Jobs<App>) -> Jobs<App> {
    jobs.on(|app: App, job: TellAskers| async move { Ok(tell(&app, job.step).await?) })
}

/// Puts a mail for each asker into the queue. It can run twice: the key of a mail is the step and the asker.
async fn tell(app: &App, step: Uuid) -> Result<(), DbError> {
    let Some(step) = store::step(app.db(), step).await? else { return Ok(()) };
    let Some(case) = store::case(app.db(), step.case).await? else { return Ok(()) };
    let askers = store::askers(app.db(), case.id).await?;
    if askers.is_empty() {
        return Ok(());
    }
    let (site, agencies) = (agencies::current_site(app).await, agencies::agencies(app.db()).await?);
    let mut tx = app.db().begin().await?;
    for asker in askers {
        let lang = Lang::from_code(&asker.lang).unwrap_or_default();
        let owner = agencies.iter().find(|agency| Some(agency.id) == step.agency);
        let happened = step_words(lang, &step, owner.map_or("", |agency| agency.name(lang)));
        let letter = write(app, lang, site.name(lang), &case, (&step, happened), &asker);
        let html = match letter.html() {
            Ok(html) => html,
            Err(error) => {
                tracing::warn!(error.message = %error, "cases.letter_failed");
                continue;
            }
        };
        let (key, text) = (format!("cases.told:{}:{}", step.id, asker.id), letter.text());
        let not_before = tx.now();
        let mail = NewMail { key, to: asker.mail, lang, subject: letter.title, text, html, not_before };
        mail::enqueue(&mut tx, &mail).await?;
    }
    tx.commit().await
}

fn write(
    app: &App,
    lang: Lang,
    site: &str,
    case: &Case,
    (step, happened): (&Step, String),
    asker: &Asker,
) -> Letter {
    let receipt = spaced(&asker.receipt);
    let mut paragraphs = vec![t!(lang, "letter-happened", receipt = receipt.as_str(), what = happened)];
    if !step.words.is_empty() && step.is_public && step.rule.is_some() {
        paragraphs.push(t!(lang, "letter-reason", reason = step.words.as_str()));
    }
    paragraphs.push(t!(lang, "letter-own-link"));
    let at = Addresses(lang);
    let page = if case.is_public() { at.of_path(&case.href) } else { at.cases() };
    Letter {
        lang,
        site: site.to_owned(),
        title: t!(lang, "letter-title", receipt = receipt.as_str()),
        paragraphs,
        groups: Vec::new(),
        button: Some((t!(lang, "letter-open"), format!("{}{page}", app.public_url()))),
        foot: vec![t!(lang, "letter-why")],
    }
}

/// Sends the receipt to an asker who left a mail address. It contains the code and the secret link; nobody can look
/// up this link later. Call it in the transaction that takes the case in.
///
/// # Errors
/// The same errors as any statement of the transaction.
pub async fn send_receipt(tx: &mut Tx, app: &App, received: &Received) -> Result<(), DbError> {
    let (case, lang) = (&received.case, received.case.lang);
    if case.mail.is_empty() {
        return Ok(());
    }
    let (site, receipt) = (agencies::current_site(app).await, spaced(&case.receipt));
    let own = format!("{}{}", app.public_url(), Addresses(lang).own_case(&received.secret));
    let letter = Letter {
        lang,
        site: site.name(lang).to_owned(),
        title: t!(lang, "letter-receipt-title", receipt = receipt.as_str()),
        paragraphs: vec![
            t!(lang, "letter-receipt", receipt = receipt.as_str()),
            t!(lang, "letter-receipt-link"),
        ],
        groups: Vec::new(),
        button: Some((t!(lang, "letter-receipt-open"), own)),
        foot: vec![t!(lang, "letter-why")],
    };
    let html = match letter.html() {
        Ok(html) => html,
        Err(error) => {
            tracing::warn!(error.message = %error, "cases.letter_failed");
            return Ok(());
        }
    };
    let (key, text, not_before) = (format!("cases.receipt:{}", case.id), letter.text(), tx.now());
    let mail = NewMail { key, to: case.mail.clone(), lang, subject: letter.title, text, html, not_before };
    mail::enqueue(tx, &mail).await.map(drop)
}
