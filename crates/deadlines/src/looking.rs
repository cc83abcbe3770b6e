//! Finds the steps that came due, and tells each step to each person once.

use std::collections::HashMap;

use access::{Actor, Grant, Role};
use agencies::Agency;
use frame::App;
use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::{DbError, Tx};
use kit::events::NewEvent;
use serde_json::json;
use uuid::Uuid;

use crate::calendar::WorkCalendar;
use crate::model::{Deadline, Kinds, Rule, Step};
use crate::store;

/// Calendar days ahead. Deadlines beyond them are not read: no rule reminds so early ([`crate::MOST_DAYS`] working
/// days).
const HORIZON: i32 = 120;

/// The active coordinators of each agency and of the whole city, and the agency above each agency.
struct People {
    by_agency: HashMap<Uuid, Vec<Uuid>>,
    of_city: Vec<Uuid>,
    above: HashMap<Uuid, Option<Uuid>>,
}

impl People {
    async fn read(tx: &Tx) -> Result<Self, DbError> {
        let active: Vec<Uuid> =
            accounts::people(tx).await?.into_iter().filter(|one| one.active).map(|one| one.id).collect();
        let (mut by_agency, mut of_city) = (HashMap::<Uuid, Vec<Uuid>>::new(), Vec::new());
        let coordinates =
            |(person, grant): &(Uuid, Grant)| grant.role == Role::Coordinator && active.contains(person);
        for (person, grant) in accounts::grants(tx, tx.now()).await?.into_iter().filter(coordinates) {
            match grant.agency {
                Some(agency) => by_agency.entry(agency).or_default().push(person),
                None => of_city.push(person),
            }
        }
        let above = agencies::agencies(tx).await?.into_iter().map(|one: Agency| (one.id, one.parent));
        Ok(Self { by_agency, of_city, above: above.collect() })
    }

    /// The coordinators of an agency. An agency without coordinators is covered by those of the nearest agency above,
    /// and in the end by those of the whole city.
    fn of(&self, agency: Option<Uuid>) -> &[Uuid] {
        let mut at = agency;
        // The tree of agencies is a few levels deep; the bound ends a cycle in damaged data.
        for _ in 0..16 {
            let Some(here) = at else { break };
            if let Some(found) = self.by_agency.get(&here) {
                return found;
            }
            at = self.above.get(&here).copied().flatten();
        }
        &self.of_city
    }

    /// The coordinators of the agency above, found in the same way.
    fn above(&self, agency: Uuid) -> &[Uuid] {
        self.of(self.above.get(&agency).copied().flatten())
    }
}

/// Tells every step that came due until today and is not told yet; returns how many were told. It may run twice: each
/// step is told to each person once in each round, even when the clock jumps.
///
/// # Errors
/// When the database does not answer.
pub async fn look(app: &App) -> Result<u32, DbError> {
    let today = app.today();
    let mut tx = app.db().begin().await?;
    let calendar = store::calendar::calendar(&tx).await?;
    let (set, kinds) = (store::rules(&tx).await?, app.state::<Kinds>());
    let (people, known) = (People::read(&tx).await?, store::told::known(&tx).await?);
    let mut count = 0;
    for deadline in store::open_until(&tx, today.saturating_add(HORIZON.days())).await? {
        let rule = set.get(&deadline.kind).map_or_else(|| kinds.rule(&deadline.kind), |set| set.rule);
        for (step, person) in steps(&deadline, rule, &calendar, today, &people) {
            let told = known.get(&(deadline.id, person)).map_or(&[][..], Vec::as_slice);
            if is_told(told, step) {
                continue;
            }
            let round = (deadline.id, deadline.round);
            if store::told::note(&tx, round, step, person, calendar.version).await? {
                count += 1;
                note_escalation(&mut tx, &deadline, step, calendar.version);
            }
        }
    }
    match count {
        0 => drop(tx),
        _ => tx.commit().await?,
    }
    Ok(count)
}

/// The steps that came due, each with a person to tell.
fn steps(
    deadline: &Deadline,
    rule: Rule,
    calendar: &WorkCalendar,
    today: Date,
    people: &People,
) -> Vec<(Step, Uuid)> {
    let (reminder, is_escalated) = rule.came_due(calendar, deadline.due, today);
    let own = people.of(Some(deadline.agency)).iter().filter_map(|person| Some((reminder?, *person)));
    let above: &[Uuid] = if is_escalated { people.above(deadline.agency) } else { &[] };
    own.chain(above.iter().map(|person| (Step::Escalation, *person))).collect()
}

/// Whether a person was told this step, or the second reminder instead of the first.
fn is_told(told: &[Step], step: Step) -> bool {
    told.contains(&step) || (step == Step::First && told.contains(&Step::Second))
}

/// Writes an escalation to the record of acts.
fn note_escalation(tx: &mut Tx, deadline: &Deadline, step: Step, calendar: i64) {
    if step != Step::Escalation {
        return;
    }
    let (subject, actor) = (deadline.id.to_string(), Actor::System("deadlines").name());
    let data = json!({ "due": deadline.due.to_string(), "agency": deadline.agency, "calendar": calendar });
    tx.record_quietly(NewEvent { kind: "deadline.escalated", subject, actor, data });
}
