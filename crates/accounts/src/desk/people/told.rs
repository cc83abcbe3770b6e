//! The notices about letting someone in again: it never happens behind the back of the person concerned or of the other
//! administrators.

use jiff::SignedDuration;
use kit::events::{self, Filter};
use kit::web::failure::Failure;
use uuid::Uuid;

use super::recovery::describe;
use crate::Recovery;
use crate::t;
use frame::desk::DeskSession;
use frame::work::{NamedAddress, Notice, NoticeGroup};

/// The time for which a used recovery is reported.
const TOLD: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The largest number of used recoveries that are reported.
const MOST: u32 = 20;

/// The notices to the officer: about their own account, and about those of people whom they manage.
pub(crate) async fn told(seat: DeskSession) -> Result<Vec<NoticeGroup>, Failure> {
    let db = seat.app().db();
    let mut list = Vec::new();
    for recovery in crate::recoveries(db, db.clock().now()).await? {
        if concerns(&seat, recovery.person_id).await? {
            list.push(open(&seat, recovery).await?);
        }
    }
    list.extend(used(&seat).await?);
    Ok(vec![group(&seat, list)])
}

/// The open requests about one person, for their page.
pub(crate) async fn told_about(seat: &DeskSession, person: Uuid) -> Result<NoticeGroup, Failure> {
    let db = seat.app().db();
    let mut list = Vec::new();
    for recovery in crate::recoveries(db, db.clock().now()).await? {
        if recovery.person_id == person && concerns(seat, person).await? {
            list.push(open(seat, recovery).await?);
        }
    }
    Ok(group(seat, list))
}

fn group(seat: &DeskSession, notices: Vec<Notice>) -> NoticeGroup {
    NoticeGroup { id: "vao-lai", title: t!(seat.desk.lang, "told-title"), notices }
}

async fn concerns(seat: &DeskSession, person: Uuid) -> Result<bool, Failure> {
    let db = seat.app().db();
    let managed = crate::manages(db, &seat.actor(), person, db.clock().now()).await?;
    Ok(person == seat.officer.person || managed.is_ok())
}

async fn open(seat: &DeskSession, recovery: Recovery) -> Result<Notice, Failure> {
    let (lang, me) = (seat.desk.lang, seat.officer.person);
    let (asked_by, approved_by, about) = (recovery.asked_by, recovery.approved_by, recovery.person_id);
    let shown = describe(seat, recovery).await?;
    let (name, asker, until) = (shown.name, shown.asked_by, shown.until);
    let mine_to_approve = approved_by.is_none() && shown.why_not.is_empty();
    let words = match approved_by {
        _ if about == me => t!(lang, "told-about-you", asker = asker),
        Some(by) => {
            let approver = name_of(seat, by).await?;
            t!(lang, "told-approved", name = name, asker = asker, approver = approver, until = until)
        }
        None if asked_by == me => t!(lang, "told-you-asked", name = name, until = until),
        None if mine_to_approve => t!(lang, "told-waits", name = name, asker = asker, until = until),
        None => t!(lang, "told-others", name = name, asker = asker, until = until),
    };
    let named = |href, name| NamedAddress { href, name };
    let look = mine_to_approve.then(|| named(shown.href, t!(lang, "told-look")));
    let act = named(shown.refuse, t!(lang, "recovery-refuse"));
    Ok(Notice { words, said: shown.reason, look, act: Some(act) })
}

/// Accounts whose password was set by a link lately.
async fn used(seat: &DeskSession) -> Result<Vec<Notice>, Failure> {
    let (db, lang) = (seat.app().db(), seat.desk.lang);
    let now = db.clock().now();
    let kinds = ["recovery.used"];
    let span = Some((now - TOLD, now + SignedDuration::from_secs(1)));
    let filter = Filter { subject: None, actors: None, kinds: Some(&kinds), span };
    let mut list = Vec::new();
    for event in events::back(db, None, filter, MOST).await? {
        let Ok(person) = event.subject.parse() else { continue };
        if !concerns(seat, person).await? {
            continue;
        }
        let (name, at) = (name_of(seat, person).await?, seat.moment(event.at));
        let words = if person == seat.officer.person {
            t!(lang, "told-used-you", at = at)
        } else {
            t!(lang, "told-used", name = name, at = at)
        };
        list.push(Notice { words, said: String::new(), look: None, act: None });
    }
    Ok(list)
}

async fn name_of(seat: &DeskSession, id: Uuid) -> Result<String, Failure> {
    Ok(crate::person(seat.app().db(), id).await?.map_or_else(String::new, |person| person.name))
}
