//! The activities on the desk's home: late ones of the officer's agencies, and those that are due soon.

use access::{Role, Scope};
use addresses::desk::routes;
use agencies::Agency;
use frame::desk::DeskSession;
use frame::work::{WorkGroup, WorkItem};
use jiff::ToSpan;
use kit::web::failure::Failure;
use uuid::Uuid;

use crate::forms::form;
use crate::permissions::{PLAN, RECORD};
use crate::words::{state_badge, state_words, time_words};
use crate::{Activity, ActivityState, store, t};

/// How many days before its due day an activity is listed.
const SOON: i64 = 14;
/// The most activities in a group; the list of activities has all.
const LENGTH: usize = 10;
/// The most activities that are read.
const MOST: i64 = 200;

/// The late and soon due activities of approved plans, of the agencies for which the officer may plan or record; of all agencies for an
/// officer of the city.
pub(crate) async fn waiting(seat: DeskSession) -> Result<Vec<WorkGroup>, Failure> {
    // Coordinators hear of the same days by way of deadlines, and nothing is said twice.
    if seat.officer.is(Role::Coordinator) {
        return Ok(Vec::new());
    }
    let (db, lang, today) = (seat.app().db(), seat.desk.lang, seat.app().today());
    let leads = match both(seat.actor().reach(PLAN), seat.actor().reach(RECORD)) {
        Scope::City => None,
        Scope::Agencies(agencies) => Some(agencies.into_iter().collect::<Vec<Uuid>>()),
    };
    let until = today.saturating_add(SOON.days());
    let open = store::due_activities(db, leads.as_deref(), until, MOST).await?;
    if open.is_empty() {
        return Ok(Vec::new());
    }
    let agencies = agencies::agencies(db).await?;
    let (late, soon): (Vec<_>, Vec<_>) =
        open.into_iter().partition(|one| one.due.is_some_and(|due| due < today));
    let items = |activities: Vec<Activity>, state: ActivityState| -> Vec<WorkItem> {
        activities.iter().take(LENGTH).map(|one| item(&seat, &agencies, one, state)).collect()
    };
    // The activity with the earliest due day comes first.
    let soon: Vec<Activity> = soon.into_iter().rev().collect();
    Ok(vec![
        WorkGroup {
            id: "hoat-dong-tre",
            place: 35,
            title: t!(lang, "activity-home-late"),
            hint: t!(lang, "activity-home-late-hint"),
            late: true,
            items: items(late, ActivityState::Late),
        },
        WorkGroup {
            id: "hoat-dong-sap-den-han",
            place: 75,
            title: t!(lang, "activity-home-soon"),
            hint: t!(lang, "activity-home-soon-hint"),
            late: false,
            items: items(soon, ActivityState::Open),
        },
    ])
}

fn both(one: Scope, other: Scope) -> Scope {
    match (one, other) {
        (Scope::Agencies(mut one), Scope::Agencies(other)) => {
            one.extend(other);
            Scope::Agencies(one)
        }
        _ => Scope::City,
    }
}

fn item(seat: &DeskSession, agencies: &[Agency], one: &Activity, state: ActivityState) -> WorkItem {
    let lang = seat.desk.lang;
    let lead = agencies.iter().find(|agency| Some(agency.id) == one.lead);
    WorkItem {
        href: seat.at().desk_of(routes::ACTIVITY, one.number),
        title: one.name(lang).to_owned(),
        stage: state_words(lang, state),
        badge: state_badge(state),
        agency: lead.map_or_else(|| t!(lang, "activity-no-lead"), |lead| lead.short(lang).to_owned()),
        who: form(&one.form).map_or_else(String::new, |form| form.name(lang).to_owned()),
        when: time_words(lang, one),
        ..WorkItem::default()
    }
}
