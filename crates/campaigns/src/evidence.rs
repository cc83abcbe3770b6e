//! Evidence: the thing itself proves that something of a plan was done. Whoever publishes, airs or holds something that is about
//! themes says so with [`set_evidence`]; what it counts towards is kept with it, so that looking costs the same however long
//! the history is.

use jiff::civil::Date;
use kit::db::{DbError, Run, Tx};
use uuid::Uuid;

use crate::forms::form;
use crate::store::{self, evidence as rows};

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
}

/// Something that was done.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// What kind of thing it is.
    pub kind: &'static str,
    /// The thing. It proves once, however often it is told.
    pub subject: Uuid,
    /// The form, by its stored name.
    pub form: &'static str,
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
}

/// A cell of the coverage: theme, form, area, month. The nil area counts each thing once, wherever it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cell {
    pub(crate) theme: Uuid,
    pub(crate) form: String,
    pub(crate) area: Uuid,
    pub(crate) month: String,
}

/// Says what something proves now: it replaces what was known of it. Without a theme it proves nothing, and nothing is kept.
/// The event of the thing itself is the record of it.
///
/// # Errors
/// When the database does not answer, or a form is not known.
pub async fn set_evidence(tx: &Tx, new: NewEvidence) -> Result<(), DbError> {
    remove_evidence(tx, new.kind, new.subject).await?;
    if new.themes.is_empty() || form(new.form).is_none() {
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
    let evidence = Evidence {
        id: tx.id(),
        kind: new.kind.to_owned(),
        subject: new.subject,
        form: new.form.to_owned(),
        agency: new.agency,
        day: new.day,
        title: new.title,
        href: new.href,
    };
    rows::insert_evidence(tx, &evidence, &themes, &areas).await?;
    for cell in cells(&evidence, &themes, &areas) {
        rows::count(tx, &cell, 1).await?;
    }
    Ok(())
}

/// Says that something proves nothing any more, such as an article that was withdrawn.
///
/// # Errors
/// When the database does not answer.
pub async fn remove_evidence(tx: &Tx, kind: &str, subject: Uuid) -> Result<(), DbError> {
    let Some(before) = rows::evidence_of(tx, kind, subject).await? else { return Ok(()) };
    let (themes, areas) = (rows::themes_of(tx, before.id).await?, rows::areas_of(tx, before.id).await?);
    for cell in cells(&before, &themes, &areas) {
        rows::count(tx, &cell, -1).await?;
    }
    rows::delete_evidence(tx, before.id).await
}

/// The cells to which a piece of evidence counts.
fn cells(evidence: &Evidence, themes: &[Uuid], areas: &[Uuid]) -> Vec<Cell> {
    let month = month(evidence.day);
    let areas = || std::iter::once(Uuid::nil()).chain(areas.iter().copied());
    let cell =
        |theme: Uuid, area: Uuid| Cell { theme, form: evidence.form.clone(), area, month: month.clone() };
    themes.iter().flat_map(|theme| areas().map(|area| cell(*theme, area)).collect::<Vec<_>>()).collect()
}

/// The month of a day, as `2024-01`.
pub(crate) fn month(day: Date) -> String {
    format!("{:04}-{:02}", day.year(), day.month())
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
            let (themes, areas) =
                (rows::themes_of(tx, evidence.id).await?, rows::areas_of(tx, evidence.id).await?);
            for cell in cells(evidence, &themes, &areas) {
                rows::count(tx, &cell, 1).await?;
            }
            counted += 1;
        }
    }
}

/// How much was reached from one month to another, by theme and form; in an area, or in all.
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

/// How much was reached in each area, for a theme; the second number counts each thing once, wherever it was.
pub async fn reached_by_area(
    db: &impl Run,
    theme: Uuid,
    (from, to): (Date, Date),
) -> Result<(Vec<(Uuid, i64)>, i64), DbError> {
    let all = rows::reached_by_area(db, theme, (&month(from), &month(to))).await?;
    let once = all.iter().find(|(area, _)| area.is_nil()).map_or(0, |(_, count)| *count);
    Ok((all.into_iter().filter(|(area, _)| !area.is_nil()).collect(), once))
}

/// The newest evidence of a theme in a form.
pub async fn evidence_in(
    db: &impl Run,
    theme: Uuid,
    form: &str,
    days: (Date, Date),
    most: i64,
) -> Result<Vec<Evidence>, DbError> {
    rows::evidence_in(db, theme, form, days, most).await
}
