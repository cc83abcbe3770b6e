//! The actions of reports, of outgoing mail and of deadlines, each done by an actor on things made for it.

use access::Actor;
use deadlines::{CalendarDay, Rule};
use jiff::civil::date;
use kit::db::Tx;
use kit::i18n::Lang;
use mail::NewMail;

use super::actions::{Failed, Things, Unknown, done, settled};
use crate::testing::{STAFF, World};

pub(super) async fn call_reports(
    name: &str,
    world: &World,
    tx: &mut Tx,
    things: &Things,
    actor: &Actor,
) -> Result<(), Failed> {
    let plan = campaigns::campaigns(tx).await?.remove(0);
    let period = reports::Period::MidTerm;
    let today = date(2030, 1, 1);
    let new = || reports::NewReport { plan: &plan, agency: Some(things.agency), period, today };
    if name == "start" {
        return settled(reports::start(tx, actor, new()).await?);
    }
    let report = reports::start(tx, &STAFF, new()).await?;
    let words = reports::Narrative { done: "Đã làm.".into(), ..reports::Narrative::default() };
    // What one transaction does has no version yet.
    let (id, seen) = (report.id, 0);
    if name == "write" {
        return Ok(reports::write(tx, actor, id, seen, words).await?);
    }
    reports::write(tx, &STAFF, id, seen, words).await?;
    if name == "submit" {
        return Ok(reports::submit(tx, actor, id, seen).await?);
    }
    reports::submit(tx, &STAFF, id, seen).await?;
    let figures = reports::compute(world.app.db(), &report, &plan, today).await?;
    match name {
        "take_back" => reports::take_back(tx, actor, id, seen).await?,
        "freeze" => done(reports::freeze(tx, actor, id, seen, figures).await?),
        "revise" => {
            reports::freeze(tx, &STAFF, id, seen, figures).await?;
            reports::revise(tx, actor, id, seen, "Số liệu thay đổi.").await?;
        }
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

pub(super) async fn call_mail(name: &str, tx: &mut Tx, actor: &Actor) -> Result<(), Failed> {
    let new = NewMail {
        key: "walk".into(),
        to: "ba-sau@ben-may.example".into(),
        lang: Lang::Vi,
        subject: "Thư thử".into(),
        text: "Thư thử".into(),
        html: String::new(),
        not_before: tx.now(),
    };
    mail::enqueue(tx, &new).await?;
    tx.exec("UPDATE mails SET state = 'given_up' WHERE key = 'walk'", []).await?;
    let id = mail::given_up(tx, 1).await?.first().ok_or(Unknown)?.id;
    match name {
        "drop_mail" => mail::drop_mail(tx, actor, id).await?,
        "retry" => mail::retry(tx, actor, id).await?,
        "retry_all" => done(mail::retry_all(tx, actor).await?),
        _ => return Err(Unknown.into()),
    }
    Ok(())
}

pub(super) async fn call_deadlines(name: &str, tx: &mut Tx, actor: &Actor) -> Result<(), Failed> {
    let seen = deadlines::take_given_days(tx, &STAFF, 0).await?;
    let day = CalendarDay { worked: false, name_vi: "Nghỉ".into(), name_en: String::new() };
    match name {
        "add_day" => done(deadlines::add_day(tx, actor, seen, date(2030, 1, 1), day).await?),
        "remove_day" => done(deadlines::remove_day(tx, actor, seen, date(2025, 1, 1)).await?),
        "restore_calendar" => done(deadlines::restore_calendar(tx, actor, seen, 0).await?),
        "set_rule" => deadlines::set_rule(tx, actor, "activity", 0, Rule::default()).await?,
        "take_given_days" => done(deadlines::take_given_days(tx, actor, seen).await?),
        _ => return Err(Unknown.into()),
    }
    Ok(())
}
