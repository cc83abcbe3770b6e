//! Deadlines that are near or past, on the desk's home page.

use access::{On, Role};
use agencies::desk::places::Places;
use frame::desk::DeskSession;
use frame::work::{WorkGroup, WorkItem};
use jiff::civil::Date;
use kit::format;
use kit::i18n::Lang;
use kit::web::failure::Failure;

use crate::calendar::WorkCalendar;
use crate::model::{Step, Told};
use crate::{store, t};

/// The most deadlines in a group; the pages of their capabilities list all of them.
const LENGTH: usize = 50;

/// The group of a told deadline, from the view of the person who was told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    /// The deadline of an agency below is past, and was escalated to this person.
    Escalated,
    /// The deadline of the own agency is past.
    Late,
    /// The deadline of the own agency is near, or is today.
    Due,
}

impl Stands {
    /// The order of the groups in a mail. The desk's home orders them by [`WorkGroup::place`].
    pub(crate) const ALL: [Self; 3] = [Self::Escalated, Self::Late, Self::Due];

    pub(crate) fn of(told: &Told, today: Date) -> Self {
        match told.step {
            Step::Escalation => Self::Escalated,
            _ if told.deadline.due < today => Self::Late,
            _ => Self::Due,
        }
    }

    pub(crate) fn title(self, lang: Lang) -> String {
        match self {
            Self::Escalated => t!(lang, "deadlines-escalated"),
            Self::Late => t!(lang, "deadlines-late"),
            Self::Due => t!(lang, "deadlines-due"),
        }
    }

    fn hint(self, lang: Lang) -> String {
        match self {
            Self::Escalated => t!(lang, "deadlines-escalated-hint"),
            Self::Late => t!(lang, "deadlines-late-hint"),
            Self::Due => t!(lang, "deadlines-due-hint"),
        }
    }

    fn group(self, lang: Lang, items: Vec<WorkItem>) -> WorkGroup {
        let (id, place) = match self {
            Self::Escalated => ("han-bao-len", 24),
            Self::Late => ("han-qua", 22),
            Self::Due => ("han-den", 55),
        };
        let (title, hint) = (self.title(lang), self.hint(lang));
        WorkGroup { id, place, title, hint, late: self != Self::Due, items }
    }
}

/// The due day in words: "Hạn 30/04/2025, còn 3 ngày làm việc".
pub(crate) fn when(lang: Lang, calendar: &WorkCalendar, due: Date, today: Date) -> String {
    let (day, count) = (format::day(lang, due), calendar.working_days_between(today, due));
    match due.cmp(&today) {
        std::cmp::Ordering::Equal => t!(lang, "deadlines-today", day = day),
        std::cmp::Ordering::Greater => t!(lang, "deadlines-left", day = day, count = count),
        std::cmp::Ordering::Less => {
            let late = calendar.working_days_between(due, today);
            t!(lang, "deadlines-over", day = day, count = late)
        }
    }
}

/// The open deadlines that the officer was told about.
pub(crate) async fn waiting(seat: DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    if !seat.officer.is(Role::Coordinator) {
        return Ok(Vec::new());
    }
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let mut told = store::told::told_to(db, seat.officer.person).await?;
    told.retain(|one| seat.officer.has(Role::Coordinator, On::Agency(one.deadline.agency)));
    if told.is_empty() {
        return Ok(Vec::new());
    }
    let (calendar, places) = (store::calendar::calendar(db).await?, Places::load(db, lang).await?);
    let item = |one: &Told| {
        let is_late = one.deadline.due < today;
        WorkItem {
            href: format!("{}{}", seat.at().prefix(), one.deadline.href),
            title: one.deadline.title(lang).to_owned(),
            stage: if is_late { t!(lang, "deadlines-is-late") } else { t!(lang, "deadlines-is-due") },
            badge: if is_late { "late" } else { "promised" },
            agency: places.name(Some(one.deadline.agency)),
            when: when(lang, &calendar, one.deadline.due, today),
            ..WorkItem::default()
        }
    };
    let told = told_once(told);
    let of = |stands: Stands| {
        let items = told.iter().filter(|one| Stands::of(one, today) == stands).take(LENGTH).map(item);
        stands.group(lang, items.collect())
    };
    Ok(Stands::ALL.map(of).into_iter().collect())
}

/// Lists each deadline once. A reminder to the own agency takes precedence over an escalation.
fn told_once(told: Vec<Told>) -> Vec<Told> {
    let mut once: Vec<Told> = Vec::new();
    for one in told {
        match once.iter_mut().find(|known| known.deadline.id == one.deadline.id) {
            Some(known) if known.step == Step::Escalation => *known = one,
            Some(_) => {}
            None => once.push(one),
        }
    }
    once
}
