//! Evidence: the thing itself proves that something of a plan was done. Code that publishes, airs or holds a thing about themes
//! calls [`set_evidence`] in the same transaction. The counts change with it, so that a look costs the same however long the
//! history is.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

use crate::forms::Form;
use crate::model::{Figures, Reached};
use crate::store::{self, evidence as rows, ties};

/// Pieces of evidence that are counted again at once.
const BATCH: i64 = 500;

/// Proof that something of a plan was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// Our own identifier.
    pub id: Uuid,
    /// What kind of thing it is, such as `article`.
    pub kind: String,
    /// The thing, by its own identifier.
    pub subject: Uuid,
    /// The form in which it reached people, by the stored name.
    pub form: String,
    /// The agency that did it.
    pub agency: Uuid,
    /// The day on which it was done.
    pub day: Date,
    /// What it is called.
    pub title: String,
    /// Where it can be seen: a path of the site, or an address elsewhere; may be empty.
    pub href: String,
    /// The activity that it fulfils, if one is known.
    pub activity: Option<Uuid>,
    /// How much it reached.
    pub figures: Figures,
    /// A remark on it; may be empty.
    pub note: String,
    /// The SHA-256 of a file that shows it.
    pub file: Option<String>,
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// What kind of thing it is.
    pub kind: &'static str,
    /// The thing. It proves once, however often it is told.
    pub subject: Uuid,
    /// The form.
    pub form: &'static Form,
    /// The agency that did it.
    pub agency: Uuid,
    /// The day on which it was done.
    pub day: Date,
    /// The themes that it is about; those above them count too.
    pub themes: Vec<Uuid>,
    /// The areas that it was for; none for the whole city.
    pub areas: Vec<Uuid>,
    /// What it is called.
    pub title: String,
    /// Where it can be seen.
    pub href: String,
    /// The activity that it fulfils; with none it keeps the one that it had.
    pub activity: Option<Uuid>,
    /// How much it reached.
    pub figures: Figures,
    /// A remark on it; may be empty.
    pub note: String,
    /// The SHA-256 of a file that shows it.
    pub file: Option<String>,
}

/// A cell of the coverage. The nil area counts each thing once, wherever it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// A theme, or a plan as a whole.
    pub(crate) about: Uuid,
    pub(crate) form: String,
    pub(crate) area: Uuid,
    /// As `2024-01`.
    pub(crate) month: String,
}

/// Records the evidence that a thing gives now, in place of all that was recorded of it. A thing without themes gives none. The
/// event of the thing itself is the record of it.
///
/// It fulfils the activity that it names, or the one that a person chose before. Else it fulfils the one open activity of its agency
/// that has its form, shares a theme with it and is in its time; when there are several, a person has to choose.
///
/// # Errors
/// When the database does not answer.
pub async fn set_evidence(tx: &Tx, new: NewEvidence) -> Result<(), DbError> {
    let before = rows::evidence_of(tx, new.kind, new.subject).await?;
    let by_hand = match &before {
        Some(before) => ties::tied_by_hand(tx, before.id).await?,
        None => false,
    };
    remove_evidence(tx, new.kind, new.subject).await?;
    if new.themes.is_empty() {
        return Ok(());
    }
    let mut themes = Vec::new();
    for theme in &new.themes {
        themes.extend(store::lineage(tx, *theme).await?);
    }
    themes.sort_unstable();
    themes.dedup();
    let mut areas = new.areas;
    areas.sort_unstable();
    areas.dedup();
    let known = before.and_then(|before| before.activity);
    let mut evidence = Evidence {
        id: tx.id(),
        kind: new.kind.to_owned(),
        subject: new.subject,
        form: new.form.key.to_owned(),
        agency: new.agency,
        day: new.day,
        title: new.title,
        href: new.href,
        activity: new.activity,
        figures: new.figures,
        note: new.note,
        file: new.file,
    };
    if evidence.activity.is_none() {
        evidence.activity = if by_hand { known } else { matching(tx, &evidence, &themes, known).await? };
    }
    rows::insert_evidence(tx, &evidence, &themes, &areas).await?;
    if by_hand {
        ties::set_tie(tx, evidence.id, evidence.activity, true).await?;
    }
    count(tx, &evidence, 1).await
}

/// The one open activity that a thing fulfils by itself; the one that it fulfilled before comes first while it fits.
async fn matching(
    tx: &Tx,
    evidence: &Evidence,
    themes: &[Uuid],
    known: Option<Uuid>,
) -> Result<Option<Uuid>, DbError> {
    let fitting = ties::fitting_activities(tx, evidence, themes).await?;
    if let Some(known) = known
        && fitting.iter().any(|(activity, ..)| *activity == known)
    {
        return Ok(Some(known));
    }
    let mut open = fitting.iter().filter(|(_, every, targets, reached)| *every || !reached.meets(targets));
    Ok(match (open.next(), open.next()) {
        (Some((activity, ..)), None) => Some(*activity),
        _ => None,
    })
}

/// Moves a piece of evidence to an activity, or away from the one it fulfils; the counts follow.
pub(crate) async fn retie(tx: &Tx, evidence: &Evidence, activity: Option<Uuid>) -> Result<(), DbError> {
    let (half, reached) = (half(evidence.day), Reached::of(&evidence.figures));
    if let Some(before) = evidence.activity {
        rows::count_activity(tx, before, half, reached.times(-1)).await?;
    }
    if let Some(now) = activity {
        rows::count_activity(tx, now, half, reached).await?;
    }
    ties::set_tie(tx, evidence.id, activity, true).await
}

/// Removes the evidence that a thing gave, such as an article that was withdrawn.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_evidence(tx: &Tx, kind: &str, subject: Uuid) -> Result<(), DbError> {
    let Some(before) = rows::evidence_of(tx, kind, subject).await? else { return Ok(()) };
    count(tx, &before, -1).await?;
    rows::delete_evidence(tx, before.id).await
}

/// Adds a piece of evidence, as its rows stand, to the cells that it counts for: its themes and plans, in its areas and once in
/// all. `by` is 1, or -1 to take it away.
async fn count(tx: &Tx, evidence: &Evidence, by: i64) -> Result<(), DbError> {
    let plans = rows::plans_of(tx, evidence.id).await?;
    let (half, reached) = (half(evidence.day), Reached::of(&evidence.figures).times(by));
    for plan in &plans {
        rows::count_plan(tx, *plan, (evidence.agency, &evidence.form), half, reached).await?;
    }
    if let Some(activity) = evidence.activity {
        rows::count_activity(tx, activity, half, reached).await?;
    }
    let mut abouts = rows::themes_of(tx, evidence.id).await?;
    abouts.extend(plans);
    let mut areas = rows::areas_of(tx, evidence.id).await?;
    areas.push(Uuid::nil());
    let (form, month) = (&evidence.form, month(evidence.day));
    for about in &abouts {
        for area in &areas {
            let cell = Cell { about: *about, form: form.clone(), area: *area, month: month.clone() };
            rows::count(tx, &cell, by).await?;
        }
    }
    Ok(())
}

/// The month of a day, as `2024-01`.
pub(crate) fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first day of the half of a month in which a day lies: the 1st, or the 15th, on which the periods of reports begin
/// (Decree 09/2019/ND-CP, article 12).
pub fn half(day: Date) -> Date {
    day.with().day(if day.day() < 15 { 1 } else { 15 }).build().expect("each month has these days")
}

/// Counts all evidence again. Answers how many pieces there are.
///
/// # Errors
/// When the database does not answer.
pub async fn recount(tx: &Tx) -> Result<u64, DbError> {
    rows::forget_counts(tx).await?;
    let (mut last, mut counted) = (Uuid::nil(), 0);
    loop {
        let batch = rows::evidence_after(tx, last, BATCH).await?;
        let Some(end) = batch.last() else { return Ok(counted) };
        last = end.id;
        for evidence in &batch {
            count(tx, evidence, 1).await?;
            counted += 1;
        }
    }
}

/// How much was reached from one month to another, by theme and by plan as a whole, and by form; in an area, or in all.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn reached(
    db: &impl Run,
    area: Option<Uuid>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    rows::reached(db, area.unwrap_or(Uuid::nil()), (&month(from), &month(to))).await
}

/// How much was reached in each area, for a theme or for a plan as a whole, in a form or in all; the second number counts each
/// thing once, wherever it was.
pub async fn reached_by_area(
    db: &impl Run,
    about: Uuid,
    form: Option<&str>,
    (from, to): (Date, Date),
) -> Result<(Vec<(Uuid, i64)>, i64), DbError> {
    let all = store::reached_by_area(db, about, form, (&month(from), &month(to))).await?;
    let once = all.iter().find(|(area, _)| area.is_nil()).map_or(0, |(_, count)| *count);
    Ok((all.into_iter().filter(|(area, _)| !area.is_nil()).collect(), once))
}

/// How much was reached in some areas taken together, by theme and form, from one day to another: each thing once, for
/// however many of them it was.
pub async fn reached_in(
    db: &impl Run,
    areas: &[Uuid],
    days: (Date, Date),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    store::reached_in(db, areas, days).await
}

/// What each activity of a plan reached in the halves of months within some days, and the first day of the newest half in which it
/// did.
pub async fn reached_by_activity(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, Reached, Date)>, DbError> {
    rows::reached_by_activity(db, plan, (half(from), to)).await
}

/// What a plan reached by agency and form in the halves of months within some days. Each thing counts once for a plan.
pub async fn reached_by_agency(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, Reached)>, DbError> {
    rows::reached_by_agency(db, plan, (half(from), to)).await
}

/// The newest evidence of a theme in a form, in some areas taken together; with none, wherever it was.
pub async fn evidence_in(
    db: &impl Run,
    cell: (Uuid, &str),
    areas: &[Uuid],
    days: (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    store::evidence_of_cell(db, cell, areas, days, most).await
}
