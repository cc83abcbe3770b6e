//! Evidence: a thing, such as an article, proves that work of a plan was done. Code that publishes, airs or records a
//! thing with themes calls [`set_evidence`] in the same transaction. The counts change with it, so the cost of reading
//! them does not grow with the history.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

use crate::forms::Form;
use crate::model::{Figures, Reached};
use crate::places::{Successions, distinct};
use crate::store::{self, evidence as rows, places, ties};

/// The size of a batch when evidence is counted again.
const BATCH: i64 = 500;

/// A piece of evidence: proof that work of a plan was done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The identifier.
    pub id: Uuid,
    /// The kind of the thing, such as `article`.
    pub kind: String,
    /// The identifier of the thing.
    pub subject: Uuid,
    /// The stored name of its form.
    pub form: String,
    /// The agency that did it.
    pub agency: Uuid,
    /// The day on which it was done.
    pub day: Date,
    /// Its title.
    pub title: String,
    /// The address where it can be seen: a path of the site, or an address elsewhere; may be empty.
    pub href: String,
    /// The activity that it fulfils, if any.
    pub activity: Option<Uuid>,
    /// Its figures.
    pub figures: Figures,
    /// A remark on it; may be empty.
    pub note: String,
    /// The SHA-256 of a file that documents it.
    pub file: Option<String>,
}

/// A piece of evidence to be recorded.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// The kind of the thing.
    pub kind: &'static str,
    /// The identifier of the thing. A thing gives one piece of evidence, even if it is recorded again.
    pub subject: Uuid,
    /// Its form.
    pub form: &'static Form,
    /// The agency that did it.
    pub agency: Uuid,
    /// The day on which it was done.
    pub day: Date,
    /// Its themes; the themes above them count, too.
    pub themes: Vec<Uuid>,
    /// Its areas; none for the whole city.
    pub areas: Vec<Uuid>,
    /// Its title.
    pub title: String,
    /// The address where it can be seen; may be empty.
    pub href: String,
    /// The activity that it fulfils; with none, [`set_evidence`] looks for one.
    pub activity: Option<Uuid>,
    /// Its figures.
    pub figures: Figures,
    /// A remark on it; may be empty.
    pub note: String,
    /// The SHA-256 of a file that documents it.
    pub file: Option<String>,
}

/// A cell of the coverage. The cell with the nil area counts each thing once, for all areas together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    /// A theme, or a plan as a whole.
    pub(crate) about: Uuid,
    pub(crate) form: String,
    pub(crate) area: Uuid,
    /// The month, as `2024-01`.
    pub(crate) month: String,
}

/// Records the evidence of a thing, and replaces the former evidence of it. A thing without themes gives none. The
/// event of the thing itself is its entry in the record.
///
/// The evidence fulfils the activity that `new` names, or else the one that a person chose before (which may be none).
/// Otherwise it is matched among the activities that its agency leads, with its form, one of its themes, and its day in
/// their time. The former activity stays while it fits. Otherwise it is the single open one; if several are open, a
/// person has to choose.
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
    let later = agencies::heirs(tx, &areas).await?.into_iter().map(|(_, heir)| heir);
    places::set_places(tx, evidence.id, &distinct(areas.iter().copied().chain(later))).await?;
    if by_hand {
        ties::set_tie(tx, evidence.id, evidence.activity, true).await?;
    }
    count(tx, &evidence, 1).await
}

/// The activity that a piece of evidence is matched with: the former one while it fits, otherwise the single open one.
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

/// Ties a piece of evidence to another activity or to none, by hand; the counts follow.
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

/// Removes the evidence of a thing, such as a withdrawn article.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_evidence(tx: &Tx, kind: &str, subject: Uuid) -> Result<(), DbError> {
    let Some(before) = rows::evidence_of(tx, kind, subject).await? else { return Ok(()) };
    count(tx, &before, -1).await?;
    rows::delete_evidence(tx, before.id).await
}

/// Adds a stored piece of evidence to the counts: to its plans and activity, and to the cells of its themes and plans,
/// for each of its areas and for the nil area. `by` is 1, or -1 to subtract it.
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
    count_places(tx, evidence, &abouts, by).await
}

/// Adds a stored piece of evidence to the cells of its areas and of those that followed them, each once.
pub(crate) async fn count_places(
    tx: &Tx,
    evidence: &Evidence,
    abouts: &[Uuid],
    by: i64,
) -> Result<(), DbError> {
    for area in places::places_of(tx, evidence.id).await? {
        for about in abouts {
            let (form, month) = (evidence.form.clone(), month(evidence.day));
            places::count_place(tx, &Cell { about: *about, form, area, month }, by).await?;
        }
    }
    Ok(())
}

/// The month of a day, as `2024-01`.
pub(crate) fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
}

/// The first day of the half-month that contains a day: the 1st or the 15th. The periods of reports begin on the 15th
/// (Decree 09/2019/ND-CP, article 12).
pub fn half(day: Date) -> Date {
    day.with().day(if day.day() < 15 { 1 } else { 15 }).build().expect("each month has these days")
}

/// Counts all evidence again. Returns the number of pieces.
///
/// # Errors
/// When the database does not answer.
pub async fn recount(tx: &Tx) -> Result<u64, DbError> {
    rows::forget_counts(tx).await?;
    let successions = Successions::read(tx).await?;
    let (mut last, mut counted) = (Uuid::nil(), 0);
    loop {
        let batch = rows::evidence_after(tx, last, BATCH).await?;
        let Some(end) = batch.last() else { break };
        last = end.id;
        for evidence in &batch {
            let places = successions.places(&rows::areas_of(tx, evidence.id).await?);
            places::set_places(tx, evidence.id, &places).await?;
            count(tx, evidence, 1).await?;
            counted += 1;
        }
    }
    places::note_successions(tx, &successions.mark()).await?;
    Ok(counted)
}

/// The number of pieces of evidence in each area of any map in some whole months, for a theme or a plan as a whole, in
/// one form or in all. A piece counts once for each of its areas, and once for each area that followed them.
///
/// # Errors
/// When the database does not answer.
pub async fn reached_by_place(
    db: &impl Run,
    about: Uuid,
    form: Option<&str>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, i64)>, DbError> {
    store::reached_by_place(db, about, form, (&month(from), &month(to))).await
}

/// The number of pieces of evidence in some whole months, by theme (or plan as a whole) and form, in one area or in
/// all.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn reached(
    db: &impl Run,
    area: Option<Uuid>,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    rows::reached(db, area.unwrap_or_default(), (&month(from), &month(to))).await
}

/// The number of pieces of evidence in each area in some whole months, for a theme or a plan as a whole, in one form or
/// in all. The second value counts each piece once, for all areas together.
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

/// The number of pieces of evidence in some areas together, by theme and form, within some days. A piece counts once,
/// even if it is for several of the areas. `areas` must not be empty.
pub async fn reached_in(
    db: &impl Run,
    areas: &[Uuid],
    days: (Date, Date),
) -> Result<Vec<(Uuid, String, i64)>, DbError> {
    store::reached_in(db, areas, days).await
}

/// The results of each activity of a plan in the half-months that touch some days, and the first day of its newest
/// half-month with evidence.
pub async fn reached_by_activity(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, Reached, Date)>, DbError> {
    rows::reached_by_activity(db, plan, (half(from), to)).await
}

/// The results of a plan by agency and form in the half-months that touch some days. Each thing counts once for a plan.
pub async fn reached_by_agency(
    db: &impl Run,
    plan: Uuid,
    (from, to): (Date, Date),
) -> Result<Vec<(Uuid, String, Reached)>, DbError> {
    rows::reached_by_agency(db, plan, (half(from), to)).await
}

/// The newest evidence of a theme in a form, in some areas together; without areas, anywhere.
pub async fn evidence_in(
    db: &impl Run,
    cell: (Uuid, &str),
    areas: &[Uuid],
    days: (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    store::evidence_of_cell(db, cell, areas, days, most).await
}
