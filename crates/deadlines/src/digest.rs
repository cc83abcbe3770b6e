//! Writes one mail per person and day, in the morning of working days, with the news since the last mail. Without news
//! no mail is written.

use std::collections::HashMap;

use addresses::{Addresses, desk};
use frame::App;
use jiff::civil::{Date, Time, time};
use kit::db::{DbError, Tx};
use kit::i18n::Lang;
use mail::{Letter, LetterGroup, LetterItem};
use uuid::Uuid;

use crate::calendar::WorkCalendar;
use crate::desk::waiting::{Stands, when};
use crate::model::Told;
use crate::{store, t};

/// The hours in which mails are written, from and until. A mail that comes due later in the day waits for the next
/// morning.
const MORNING: (Time, Time) = (time(7, 0, 0, 0), time(11, 30, 0, 0));
/// The most deadlines that a mail names in each group; the desk lists more.
const LENGTH: usize = 20;

/// Writes the mails of this morning and returns how many. It may run twice: the key of a mail is the person and the
/// day.
///
/// # Errors
/// When the database does not answer.
pub async fn send_digests(app: &App) -> Result<u32, DbError> {
    let now = app.db().clock().now().to_zoned(app.zone().clone());
    let calendar = store::calendar::calendar(app.db()).await?;
    let is_morning = (MORNING.0..MORNING.1).contains(&now.time());
    if !is_morning || !calendar.is_working_day(now.date()) {
        return Ok(0);
    }
    let waiting = store::told::waiting_people(app.db()).await?;
    if waiting.is_empty() {
        return Ok(0);
    }
    let (names, site) = (names(app).await?, agencies::current_site(app).await);
    let mut count = 0;
    for person in waiting {
        count += u32::from(send_one(app, &calendar, &names, &site, person).await?);
    }
    Ok(count)
}

async fn names(app: &App) -> Result<HashMap<Uuid, agencies::Agency>, DbError> {
    Ok(agencies::agencies(app.db()).await?.into_iter().map(|one| (one.id, one)).collect())
}

/// Writes one person's mail. Returns whether a mail was written.
async fn send_one(
    app: &App,
    calendar: &WorkCalendar,
    names: &HashMap<Uuid, agencies::Agency>,
    site: &agencies::Site,
    id: Uuid,
) -> Result<bool, DbError> {
    let today = app.today();
    let mut tx = app.db().begin().await?;
    let told = latest(store::told::unsettled(&tx, id).await?);
    let choice = accounts::mail_choice(&tx, id).await?;
    let person = accounts::person(&tx, id).await?.filter(|one| one.active && choice.digest);
    let (Some(person), false) = (person, told.is_empty()) else {
        // There is no news, or the person is inactive or wants no mail. The desk shows the deadlines in any case.
        store::told::settle(&tx, id).await?;
        tx.commit().await?;
        return Ok(false);
    };
    let letter = write(app, choice.lang, site.name(choice.lang), &told, (calendar, today), names);
    let key = format!("deadlines.digest:{id}:{today}");
    if !put(&mut tx, key, person.mail, &letter).await? {
        // A mail of today exists, or the layout failed: the news waits for the next turn or the next working day.
        return Ok(false);
    }
    store::told::settle(&tx, id).await?;
    tx.commit().await?;
    Ok(true)
}

/// Keeps only the latest step of each deadline.
fn latest(told: Vec<Told>) -> Vec<Told> {
    let mut latest: Vec<Told> = Vec::new();
    for one in told {
        match latest.iter_mut().find(|known| known.deadline.id == one.deadline.id) {
            Some(known) if known.step < one.step => *known = one,
            Some(_) => {}
            None => latest.push(one),
        }
    }
    latest
}

async fn put(tx: &mut Tx, key: String, to: String, letter: &Letter) -> Result<bool, DbError> {
    match letter.mail(key, to, tx.now()) {
        Ok(mail) => mail::enqueue(tx, &mail).await,
        Err(error) => {
            tracing::warn!(error.message = %error, "deadlines.digest_failed");
            Ok(false)
        }
    }
}

fn write(
    app: &App,
    lang: Lang,
    site: &str,
    told: &[Told],
    (calendar, today): (&WorkCalendar, Date),
    names: &HashMap<Uuid, agencies::Agency>,
) -> Letter {
    let at = Addresses(lang);
    let home = format!("{}{}", app.public_url(), at.desk_home());
    let item = |one: &&Told| {
        let agency = names.get(&one.deadline.agency).map_or("", |agency| agency.short(lang));
        LetterItem {
            title: one.deadline.title(lang).to_owned(),
            href: format!("{}{}{}", app.public_url(), at.prefix(), one.deadline.href),
            note: format!("{agency} · {}", when(lang, calendar, one.deadline.due, today)),
        }
    };
    let mut groups = Vec::new();
    let mut counts = Vec::new();
    let mut is_cut = false;
    for stands in Stands::ALL {
        let of: Vec<&Told> = told.iter().filter(|one| Stands::of(one, today) == stands).collect();
        counts.push(i64::try_from(of.len()).unwrap_or(i64::MAX));
        is_cut |= of.len() > LENGTH;
        if !of.is_empty() {
            let items = of.iter().take(LENGTH).map(item).collect();
            groups.push(LetterGroup { title: stands.title(lang), items });
        }
    }
    let mut paragraphs = vec![t!(lang, "digest-words")];
    if is_cut {
        paragraphs.push(t!(lang, "digest-more"));
    }
    let count = i64::try_from(told.len()).unwrap_or(i64::MAX);
    let late = counts[0] + counts[1];
    let title = if late > 0 {
        t!(lang, "digest-title-late", count = count, late = late)
    } else {
        t!(lang, "digest-title", count = count)
    };
    Letter {
        lang,
        site: site.to_owned(),
        title,
        paragraphs,
        groups,
        button: Some((t!(lang, "digest-open"), home)),
        foot: vec![t!(
            lang,
            "digest-off",
            href = format!("{}{}", app.public_url(), at.desk(desk::routes::ME))
        )],
    }
}
