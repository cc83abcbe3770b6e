//! The figures of a report, computed from the evidence and activities at one moment.

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

/// The version of the code that computes figures. It must change when the same data would give other figures.
pub(crate) const COMPUTED_BY: &str = "figures-1";

/// A name in both languages, as of the moment of the figures.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// In Vietnamese.
    pub vi: String,
    /// In English.
    pub en: String,
}

impl Name {
    /// The name in a language; the Vietnamese name when there is no English one.
    pub fn of(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.en.is_empty() { &self.en } else { &self.vi }
    }
}

/// The figures of a report. Numbers of different kinds are never added.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Figures {
    /// The moment at which the data was read.
    pub at: Timestamp,
    /// The city's date at that moment. The map and the names of areas are those of this day.
    pub day: Date,
    /// The results by agency and form.
    pub reached: Vec<ReachedLine>,
    /// The activities with their states at the end of the period, or on `day` if that is earlier.
    pub activities: Vec<ActivityLine>,
    /// The number of cells (theme by form) that were reached in the period, are planned, or are empty. An agency's
    /// report counts no empty cells.
    pub coverage: Coverage,
    /// The pieces of evidence by area, as they were recorded.
    pub recorded: Vec<AreaLine>,
    /// The pieces of evidence by the areas that exist on `day`.
    pub today: Vec<AreaLine>,
    /// The agencies that are to report; empty in an agency's report.
    pub units: Vec<UnitLine>,
}

/// The results of one agency in one form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReachedLine {
    /// The agency.
    pub agency: Uuid,
    /// Its name.
    pub name: Name,
    /// The form, by its stored name.
    pub form: String,
    /// The number of pieces of evidence.
    pub evidence: i64,
    /// The number of things that were done.
    pub things: i64,
    /// The number of attendances: a person counts each time.
    pub audience: i64,
    /// The number of copies that were handed out.
    pub copies: i64,
    /// The number of airings.
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

/// An activity with its state.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ActivityLine {
    /// Its number.
    pub number: i64,
    /// Its name.
    pub name: Name,
    /// The name of the agency that leads.
    pub lead: Name,
    /// Its last day, if it has one.
    pub due: Option<Date>,
    /// The stored name of its state.
    pub state: String,
}

/// The counts of cells (theme by form).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Coverage {
    /// Cells with evidence in the period.
    pub reached: i64,
    /// Cells with a planned activity and no evidence.
    pub planned: i64,
    /// Cells with neither.
    pub empty: i64,
}

/// The evidence for one area.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AreaLine {
    /// The area.
    pub area: Uuid,
    /// Its name.
    pub name: Name,
    /// The number of pieces of evidence; a piece for several areas counts in each of them.
    pub pieces: i64,
    /// Whether some of it was recorded for a former area that this area succeeds, perhaps with others.
    pub former: bool,
}

impl Figures {
    /// The number of activities in a state.
    pub fn count(&self, state: ActivityState) -> usize {
        self.activities.iter().filter(|one| one.state == state.name()).count()
    }

    /// The sums by form, in the order of the forms. Only numbers of one kind and one form are added, over the agencies.
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
    /// The query of a report.
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

/// The input of all parts of the figures.
struct Scope<'a> {
    plan: &'a Campaign,
    /// The agency and all agencies below it; none for the city.
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

/// Computes the figures of a report as of now. All data is read in one snapshot, so concurrent writes do not show.
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

/// Computes the figures from the data that `db` sees.
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
