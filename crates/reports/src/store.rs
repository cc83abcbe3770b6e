//! The tables of reports and of their frozen versions.

use jiff::Timestamp;
use kit::db::{DbError, Migration, Run, Tx, json};
use sea_orm::FromQueryResult;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::figures::Figures;
use crate::model::{Narrative, Query, Report, ReportState};
use crate::period::Period;

/// The scope of the city's reports; the scope of an agency's report is the agency's identifier.
const CITY: &str = "city";

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "reports_0001_reports_and_versions",
    up: |schema| {
        schema.table("reports", |table| {
            table
                .uuid("id")
                .integer("number")
                .uuid("campaign_id")
                .uuid_or_null("agency_id")
                // The agency's identifier, or `city`: a unique index ignores NULL in `agency_id`.
                .text("scope")
                .text("period")
                .text("state")
                .text("done")
                .text("difficulties")
                .text("proposals")
                .text("next")
                .text("note")
                .integer("versions")
                .integer("started_at")
                .integer("submitted_at")
                .key(&["id"])
                .refers("campaign_id", "campaigns", "id")
                .refers("agency_id", "agencies", "id");
        });
        schema.unique("reports", &["number"]);
        schema.unique("reports", &["campaign_id", "period", "scope"]);
        schema.table("report_versions", |table| {
            table
                .uuid("report_id")
                .integer("version")
                .integer("frozen_at")
                .text("query")
                .text("figures")
                .text("narrative")
                .text("note")
                .key(&["report_id", "version"])
                .refers("report_id", "reports", "id");
        });
    },
}];

#[derive(FromQueryResult)]
struct ReportRow {
    id: Uuid,
    number: i64,
    campaign_id: Uuid,
    agency_id: Option<Uuid>,
    period: String,
    state: String,
    done: String,
    difficulties: String,
    proposals: String,
    next: String,
    note: String,
    versions: i64,
    submitted_at: i64,
}

const COLUMNS: &str =
    "id, number, campaign_id, agency_id, period, state, done, difficulties, proposals, next, note, versions,
    submitted_at";

impl TryFrom<ReportRow> for Report {
    type Error = DbError;

    fn try_from(row: ReportRow) -> Result<Self, DbError> {
        let unknown = |what: &str| DbError::Unreadable(format!("the {what} of report {}", row.number));
        Ok(Self {
            id: row.id,
            number: row.number,
            campaign: row.campaign_id,
            agency: row.agency_id,
            period: Period::named(&row.period).ok_or_else(|| unknown("period"))?,
            state: ReportState::named(&row.state).ok_or_else(|| unknown("state"))?,
            narrative: Narrative {
                done: row.done,
                difficulties: row.difficulties,
                proposals: row.proposals,
                next: row.next,
            },
            note: row.note,
            versions: row.versions,
            submitted_at: moment(row.submitted_at),
        })
    }
}

fn moment(millisecond: i64) -> Option<Timestamp> {
    (millisecond > 0).then(|| Timestamp::from_millisecond(millisecond).ok()).flatten()
}

/// The report with this identifier.
///
/// # Errors
/// When the database does not answer; so for all look-ups here.
pub async fn report(db: &impl Run, id: Uuid) -> Result<Option<Report>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM reports WHERE id = $1");
    db.one::<ReportRow>(&sql, [id.into()]).await?.map(Report::try_from).transpose()
}

/// The report with this number.
pub async fn report_by_number(db: &impl Run, number: i64) -> Result<Option<Report>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM reports WHERE number = $1");
    db.one::<ReportRow>(&sql, [number.into()]).await?.map(Report::try_from).transpose()
}

/// All reports on a plan, in the order in which they were started.
pub async fn reports(db: &impl Run, campaign: Uuid) -> Result<Vec<Report>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM reports WHERE campaign_id = $1 ORDER BY number");
    db.all::<ReportRow>(&sql, [campaign.into()]).await?.into_iter().map(Report::try_from).collect()
}

/// A frozen version of a report; it never changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Frozen {
    /// Its number, from 1.
    pub version: i64,
    /// The moment of its figures, at which it was frozen.
    pub frozen_at: Timestamp,
    /// The query, with the version of the code.
    pub query: Query,
    /// The figures.
    pub figures: Figures,
    /// The narrative.
    pub narrative: Narrative,
    /// The reason for this version; empty for the first.
    pub note: String,
}

#[derive(FromQueryResult)]
struct FrozenRow {
    version: i64,
    frozen_at: i64,
    query: String,
    figures: String,
    narrative: String,
    note: String,
}

impl TryFrom<FrozenRow> for Frozen {
    type Error = DbError;

    fn try_from(row: FrozenRow) -> Result<Self, DbError> {
        Ok(Self {
            version: row.version,
            frozen_at: moment(row.frozen_at).unwrap_or_default(),
            query: read(&row.query)?,
            figures: read(&row.figures)?,
            narrative: read(&row.narrative)?,
            note: row.note,
        })
    }
}

fn read<T: DeserializeOwned>(text: &str) -> Result<T, DbError> {
    serde_json::from_str(text).map_err(|_| DbError::Unreadable("a frozen report".to_owned()))
}

/// A frozen version of a report.
pub async fn frozen(db: &impl Run, report: Uuid, version: i64) -> Result<Option<Frozen>, DbError> {
    let sql = "SELECT version, frozen_at, query, figures, narrative, note FROM report_versions
               WHERE report_id = $1 AND version = $2";
    let row: Option<FrozenRow> = db.one(sql, [report.into(), version.into()]).await?;
    row.map(Frozen::try_from).transpose()
}

/// The frozen versions of a report, the newest first: the number, moment and reason of each.
pub async fn versions(db: &impl Run, report: Uuid) -> Result<Vec<(i64, Timestamp, String)>, DbError> {
    let sql =
        "SELECT version, frozen_at, note FROM report_versions WHERE report_id = $1 ORDER BY version DESC";
    let rows = db.rows(sql, [report.into()]).await?;
    let row = |row: &sea_orm::QueryResult| {
        let at: i64 = row.try_get("", "frozen_at")?;
        Ok((row.try_get("", "version")?, moment(at).unwrap_or_default(), row.try_get("", "note")?))
    };
    rows.iter().map(row).collect()
}

pub(crate) async fn insert_report(tx: &Tx, report: &Report) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO reports (id, number, campaign_id, agency_id, scope, period, state, done, difficulties, proposals, next,
                              note, versions, started_at, submitted_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, '', '', '', '', '', 0, $8, 0)",
        [
            report.id.into(),
            report.number.into(),
            report.campaign.into(),
            report.agency.into(),
            report.agency.map_or_else(|| CITY.to_owned(), |agency| agency.to_string()).into(),
            report.period.name().into(),
            report.state.name().into(),
            tx.now().as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn update_report(tx: &Tx, report: &Report) -> Result<(), DbError> {
    let words = report.narrative.parts().map(|(_, words)| words.to_owned());
    let [done, difficulties, proposals, next] = words;
    tx.exec(
        "UPDATE reports SET state = $1, done = $2, difficulties = $3, proposals = $4, next = $5, note = $6, versions = $7,
             submitted_at = $8
         WHERE id = $9",
        [
            report.state.name().into(),
            done.into(),
            difficulties.into(),
            proposals.into(),
            next.into(),
            report.note.clone().into(),
            report.versions.into(),
            report.submitted_at.map_or(0, Timestamp::as_millisecond).into(),
            report.id.into(),
        ],
    )
    .await?;
    Ok(())
}

pub(crate) async fn insert_frozen(tx: &Tx, report: Uuid, frozen: &Frozen) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO report_versions (report_id, version, frozen_at, query, figures, narrative, note)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
        [
            report.into(),
            frozen.version.into(),
            frozen.frozen_at.as_millisecond().into(),
            json(&frozen.query)?.into(),
            json(&frozen.figures)?.into(),
            json(&frozen.narrative)?.into(),
            frozen.note.clone().into(),
        ],
    )
    .await?;
    Ok(())
}
