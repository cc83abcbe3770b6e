//! The figures of a report, computed from the record at one moment.

mod activities;
mod areas;
mod coverage;

use std::collections::HashMap;

use campaigns::forms::form;
use campaigns::{ActivityState, Campaign, Reached};
use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{Db, DbError, Run};
use kit::i18n::Lang;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::model::{Query, Report};
use crate::reporting::{UnitLine, unit_lines};

/// The version of the code below. It changes whenever the same data would give other figures.
pub(crate) const COMPUTED_BY: &str = "figures-1";

/// A name in both languages, as it was at the moment of the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Name {
    /// The name in a language.
    pub fn of(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.en.is_empty() { &self.en } else { &self.vi }
    }
}

/// The figures of a report. Numbers of different kinds are never summed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The moment of which they are.
    pub at: Timestamp,
    /// The day of the map and of the names.
    pub day: Date,
    /// What was reached, by agency and form.
    pub reached: Vec<ReachedLine>,
    /// The activities, as they stood at the end of the period.
    pub activities: Vec<ActivityLine>,
    /// Cells of theme and form: reached in the period, planned, empty. An agency's report counts no empty ones.
    pub coverage: Coverage,
    /// Pieces of evidence by area, as they were recorded.
    pub recorded: Vec<AreaLine>,
    /// The same on the map of the day.
    pub today: Vec<AreaLine>,
    /// Who has reported, in the city's report.
    pub units: Vec<UnitLine>,
}

/// What an agency reached in a form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedLine {
    /// The agency.
    pub agency: Uuid,
    /// Its name.
    pub name: Name,
    /// The form, by its stored name.
    pub form: String,
    /// Pieces of evidence.
    pub evidence: i64,
    /// Things.
    pub things: i64,
    /// People who were there, counted each time.
    pub audience: i64,
    /// Copies that were handed out.
    pub copies: i64,
    /// Times that something was on the air.
    pub airings: i64,
}

impl ReachedLine {
    /// The form's name.
    pub fn form_name(&self, lang: Lang) -> String {
        form(&self.form).map_or_else(|| self.form.clone(), |form| form.name(lang).to_owned())
    }

    /// Its numbers, in the order of the columns.
    pub fn numbers(&self) -> [i64; 5] {
        [self.evidence, self.things, self.audience, self.copies, self.airings]
    }
}

/// An activity as it stood.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityLine {
    /// Its number.
    pub number: i64,
    /// What is to be done.
    pub name: Name,
    /// Who leads.
    pub lead: Name,
    /// Its last day, when it has one.
    pub due: Option<Date>,
    /// The stored name of its state.
    pub state: String,
}

/// Cells of theme and form.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// With something that reached people.
    pub reached: i64,
    /// With an activity, and nothing yet.
    pub planned: i64,
    /// With neither.
    pub empty: i64,
}

/// What was for an area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLine {
    /// The area.
    pub area: Uuid,
    /// Its name.
    pub name: Name,
    /// Pieces of evidence; one for several areas counts in each.
    pub pieces: i64,
    /// Whether some of it was recorded for an area before it, which may have become several.
    pub former: bool,
}

impl Figures {
    /// How many activities are in a state.
    pub fn count(&self, state: ActivityState) -> usize {
        self.activities.iter().filter(|one| one.state == state.name()).count()
    }

    /// The sums by form, in the order of the forms; numbers of one kind and one form may be added over agencies.
    pub fn by_form(&self) -> Vec<ReachedLine> {
        let mut sums: Vec<ReachedLine> = Vec::new();
        for line in &self.reached {
            match sums.iter_mut().find(|sum| sum.form == line.form) {
                None => sums.push(line.clone()),
                Some(sum) => {
                    sum.evidence += line.evidence;
                    sum.things += line.things;
                    sum.audience += line.audience;
                    sum.copies += line.copies;
                    sum.airings += line.airings;
                }
            }
        }
        sums.sort_by_key(|sum| campaigns::forms::FORMS.iter().position(|form| form.key == sum.form));
        sums
    }
}

impl Query {
    /// What a report asks.
    pub fn of(report: &Report, plan: &Campaign) -> Self {
        let (from, to) = report.period.days((plan.starts, plan.ends));
        Self {
            campaign: report.campaign,
            agency: report.agency,
            period: report.period.name(),
            from,
            to,
            computed_by: COMPUTED_BY.to_owned(),
        }
    }
}

/// What all parts of the figures are computed from.
struct Scope<'a> {
    plan: &'a Campaign,
    /// The agency and all below it; none for the city.
    agencies: Option<Vec<Uuid>>,
    names: &'a HashMap<Uuid, Name>,
    from: Date,
    to: Date,
    day: Date,
}

impl Scope<'_> {
    fn holds(&self, agency: Option<Uuid>) -> bool {
        let Some(agencies) = &self.agencies else { return true };
        agency.is_some_and(|agency| agencies.contains(&agency))
    }

    fn name(&self, agency: Option<Uuid>) -> Name {
        agency.and_then(|agency| self.names.get(&agency)).cloned().unwrap_or_default()
    }
}

/// The figures of a report as of now. All are read at one moment, whatever is written meanwhile.
///
/// # Errors
/// When the database does not answer.
pub async fn compute(
    db: &Db,
    report: &Report,
    plan: &Campaign,
    day: Date,
) -> Result<(Query, Figures), DbError> {
    let moment = db.snapshot().await?;
    let figures = figures_at(&moment, moment.moment(), (report, plan), day).await?;
    Ok((Query::of(report, plan), figures))
}

/// The figures from what a reader sees.
pub(crate) async fn figures_at(
    db: &impl Run,
    at: Timestamp,
    (report, plan): (&Report, &Campaign),
    day: Date,
) -> Result<Figures, DbError> {
    let all = agencies::agencies(db).await?;
    let names: HashMap<Uuid, Name> =
        all.iter().map(|one| (one.id, Name { vi: one.name_vi.clone(), en: one.name_en.clone() })).collect();
    let agencies = match report.agency {
        None => None,
        Some(agency) => Some(agencies::below(db, agency).await?),
    };
    let (from, to) = report.period.days((plan.starts, plan.ends));
    let scope = Scope { plan, agencies, names: &names, from, to, day };
    let (activities, activity_lines) = activities::activities(db, &scope).await?;
    let (recorded, today) = areas::areas(db, &scope).await?;
    Ok(Figures {
        at,
        day,
        reached: reached(db, &scope).await?,
        coverage: coverage::coverage(db, &scope, &activities).await?,
        activities: activity_lines,
        recorded,
        today,
        units: if report.is_city() { unit_lines(db, plan, report.period).await? } else { Vec::new() },
    })
}

async fn reached(db: &impl Run, scope: &Scope<'_>) -> Result<Vec<ReachedLine>, DbError> {
    let all = campaigns::reached_by_agency(db, scope.plan.id, (scope.from, scope.to)).await?;
    let of_scope = all.into_iter().filter(|(agency, ..)| scope.holds(Some(*agency)));
    let line = |(agency, form, sum): (Uuid, String, Reached)| ReachedLine {
        agency,
        name: scope.name(Some(agency)),
        form,
        evidence: sum.evidence,
        things: sum.things,
        audience: sum.audience,
        copies: sum.copies,
        airings: sum.airings,
    };
    let mut lines: Vec<ReachedLine> = of_scope.map(line).collect();
    lines.sort_by_cached_key(|line| {
        let place = campaigns::forms::FORMS.iter().position(|form| form.key == line.form);
        (viet::sort_key(&line.name.vi), line.agency, place)
    });
    Ok(lines)
}
