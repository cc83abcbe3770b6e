//! The tables of cases, their steps and answers.

use jiff::Timestamp;
use jiff::civil::Date;
use kit::db::{DbError, Migration, Run, Tx};
use kit::digest::Digest;
use kit::i18n::Lang;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::model::{Answer, AnswerKind, By, Case, Rule, Source, State, Step, StepKind, Verdict};

/// The tables of this capability.
pub const MIGRATIONS: &[Migration] = &[Migration {
    name: "cases_0001_cases_steps_answers",
    up: |schema| {
        schema.table("cases", |table| {
            table
                .uuid("id")
                .integer("number")
                .uuid("within")
                .text("state")
                .integer("version")
                .text("words")
                .text("shown")
                .text("name")
                .truth("named")
                .text("mail")
                .text("lang")
                .uuid_or_null("area_id")
                .uuid_or_null("theme_id")
                .uuid("host_id")
                .uuid("owner_id")
                .text("source")
                .uuid_or_null("merged_into")
                .text("due")
                .text("verdict")
                .integer("reopened")
                .text("receipt")
                .text("link")
                .text("href")
                .integer("received_at")
                .integer("changed_at")
                .key(&["id"])
                .refers("area_id", "areas", "id")
                .refers("theme_id", "themes", "id")
                .refers("host_id", "agencies", "id")
                .refers("owner_id", "agencies", "id")
                .refers("merged_into", "cases", "id");
        });
        schema.unique("cases", &["number"]);
        schema.unique("cases", &["receipt"]);
        schema.unique("cases", &["link"]);
        schema.index("cases", &["within", "number"]);
        schema.index("cases", &["owner_id", "state"]);
        schema.index("cases", &["merged_into"]);
        schema.table("case_steps", |table| {
            table
                .uuid("id")
                .uuid("case_id")
                .uuid("within")
                .integer("at")
                .text("kind")
                .text("by_part")
                .uuid_or_null("agency_id")
                .text("rule")
                .text("words")
                .truth("open")
                .key(&["id"])
                .refers("case_id", "cases", "id")
                .refers("agency_id", "agencies", "id");
        });
        schema.index("case_steps", &["case_id", "id"]);
        schema.index("case_steps", &["within", "id"]);
        schema.table("case_answers", |table| {
            table
                .uuid("case_id")
                .integer("edition")
                .text("kind")
                .uuid("agency_id")
                .text("words")
                .uuid_or_null("written_by")
                .integer("written_at")
                .uuid_or_null("approved_by")
                .integer_or_null("given_at")
                .key(&["case_id", "edition"])
                .refers("case_id", "cases", "id")
                .refers("agency_id", "agencies", "id");
        });
    },
}];

/// The hash under which the secret of a private link is stored.
pub(crate) fn link_hash(secret: &str) -> String {
    Digest::of("cases.link").text(secret).finish()
}

#[derive(FromQueryResult)]
struct CaseRow {
    id: Uuid,
    number: i64,
    within: Uuid,
    state: String,
    version: i64,
    words: String,
    shown: String,
    name: String,
    named: bool,
    mail: String,
    lang: String,
    area_id: Option<Uuid>,
    theme_id: Option<Uuid>,
    host_id: Uuid,
    owner_id: Uuid,
    source: String,
    merged_into: Option<Uuid>,
    due: String,
    verdict: String,
    reopened: i64,
    receipt: String,
    href: String,
    received_at: i64,
    changed_at: i64,
}

const COLUMNS: &str =
    "id, number, within, state, version, words, shown, name, named, mail, lang, area_id, theme_id,
    host_id, owner_id, source, merged_into, due, verdict, reopened, receipt, href, received_at, changed_at";

impl TryFrom<CaseRow> for Case {
    type Error = DbError;

    fn try_from(row: CaseRow) -> Result<Self, DbError> {
        let unknown = |what: &str| DbError::Unreadable(format!("the {what} of case {}", row.number));
        Ok(Self {
            id: row.id,
            number: row.number,
            within: row.within,
            state: State::named(&row.state).ok_or_else(|| unknown("state"))?,
            version: row.version,
            words: row.words,
            shown: row.shown,
            name: row.name,
            is_named: row.named,
            mail: row.mail,
            lang: Lang::from_code(&row.lang).unwrap_or_default(),
            area: row.area_id,
            theme: row.theme_id,
            host: row.host_id,
            owner: row.owner_id,
            source: Source::named(&row.source).ok_or_else(|| unknown("source"))?,
            merged_into: row.merged_into,
            due: row.due.parse::<Date>().ok(),
            verdict: Verdict::named(&row.verdict),
            reopened: row.reopened,
            receipt: row.receipt,
            href: row.href,
            received_at: moment(row.received_at),
            changed_at: moment(row.changed_at),
        })
    }
}

fn moment(millisecond: i64) -> Timestamp {
    Timestamp::from_millisecond(millisecond).unwrap_or_default()
}

async fn one(db: &impl Run, column: &str, value: sea_orm::Value) -> Result<Option<Case>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE {column} = $1");
    db.one::<CaseRow>(&sql, [value]).await?.map(Case::try_from).transpose()
}

/// The case with this identifier.
///
/// # Errors
/// When the database does not answer; the same holds for all look-ups here.
pub async fn case(db: &impl Run, id: Uuid) -> Result<Option<Case>, DbError> {
    one(db, "id", id.into()).await
}

/// The case with this number.
pub async fn case_by_number(db: &impl Run, number: i64) -> Result<Option<Case>, DbError> {
    one(db, "number", number.into()).await
}

/// The case with this receipt code, in the form that [`crate::parse_receipt`] answers.
pub async fn case_by_receipt(db: &impl Run, code: &str) -> Result<Option<Case>, DbError> {
    one(db, "receipt", code.into()).await
}

/// The case whose private link has this secret.
pub async fn case_by_link(db: &impl Run, secret: &str) -> Result<Option<Case>, DbError> {
    one(db, "link", link_hash(secret).into()).await
}

/// All cases of a place, in the order in which they came in.
pub async fn cases_of(db: &impl Run, within: Uuid) -> Result<Vec<Case>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE within = $1 ORDER BY number");
    db.all::<CaseRow>(&sql, [within.into()]).await?.into_iter().map(Case::try_from).collect()
}

/// The numbers of the cases of a place on which work remains.
pub async fn open_numbers(db: &impl Run, within: Uuid) -> Result<Vec<i64>, DbError> {
    let sql = "SELECT number FROM cases WHERE within = $1 AND state IN ('received', 'open') ORDER BY number";
    let rows = db.rows(sql, [within.into()]).await?;
    rows.iter().map(|row| Ok(row.try_get("", "number")?)).collect()
}

/// The cases that wait for their screening, at most `most`, the oldest first.
pub async fn cases_to_screen(db: &impl Run, most: i64) -> Result<Vec<Case>, DbError> {
    let sql = format!("SELECT {COLUMNS} FROM cases WHERE state = 'received' ORDER BY number LIMIT $1");
    db.all::<CaseRow>(&sql, [most.into()]).await?.into_iter().map(Case::try_from).collect()
}

/// The open cases with a written answer due, at most `most`, the most urgent first.
pub async fn cases_due(db: &impl Run, most: i64) -> Result<Vec<Case>, DbError> {
    let sql = format!(
        "SELECT {COLUMNS} FROM cases WHERE state = 'open' AND due <> '' ORDER BY due, number LIMIT $1"
    );
    db.all::<CaseRow>(&sql, [most.into()]).await?.into_iter().map(Case::try_from).collect()
}

/// The cases whose drafted answer waits for approval.
pub async fn drafted(db: &impl Run) -> Result<Vec<Uuid>, DbError> {
    let sql = "SELECT a.case_id FROM case_answers a JOIN cases c ON c.id = a.case_id
               WHERE a.given_at IS NULL AND c.state IN ('open', 'answered') ORDER BY a.written_at";
    let rows = db.rows(sql, []).await?;
    rows.iter().map(|row| Ok(row.try_get("", "case_id")?)).collect()
}

/// The number of askers of each case of a place that others were merged into. It counts the case itself and the
/// merged ones.
pub async fn count_askers(db: &impl Run, within: Uuid) -> Result<Vec<(Uuid, i64)>, DbError> {
    let sql = "SELECT merged_into AS survivor, COUNT(*) AS merged FROM cases
               WHERE within = $1 AND merged_into IS NOT NULL
               GROUP BY merged_into";
    let rows = db.rows(sql, [within.into()]).await?;
    let row = |row: &sea_orm::QueryResult| {
        let merged: i64 = row.try_get("", "merged")?;
        Ok((row.try_get("", "survivor")?, merged + 1))
    };
    rows.iter().map(row).collect()
}

#[derive(FromQueryResult)]
struct StepRow {
    id: Uuid,
    case_id: Uuid,
    number: i64,
    at: i64,
    kind: String,
    by_part: String,
    agency_id: Option<Uuid>,
    rule: String,
    words: String,
    open: bool,
}

impl TryFrom<StepRow> for Step {
    type Error = DbError;

    fn try_from(row: StepRow) -> Result<Self, DbError> {
        let unknown =
            |what: &str| DbError::Unreadable(format!("the {what} of a step of case {}", row.number));
        Ok(Self {
            id: row.id,
            case: row.case_id,
            number: row.number,
            at: moment(row.at),
            kind: StepKind::named(&row.kind).ok_or_else(|| unknown("kind"))?,
            by: By::named(&row.by_part).ok_or_else(|| unknown("part"))?,
            agency: row.agency_id,
            rule: Rule::named(&row.rule),
            words: row.words,
            is_public: row.open,
        })
    }
}

const STEPS: &str =
    "SELECT s.id, s.case_id, c.number, s.at, s.kind, s.by_part, s.agency_id, s.rule, s.words, s.open
    FROM case_steps s
    JOIN cases c ON c.id = s.case_id";

/// The steps of a case, from its beginning.
pub async fn steps(db: &impl Run, case: Uuid) -> Result<Vec<Step>, DbError> {
    let sql = format!("{STEPS} WHERE s.case_id = $1 ORDER BY s.id");
    db.all::<StepRow>(&sql, [case.into()]).await?.into_iter().map(Step::try_from).collect()
}

/// The steps of all cases of a place, at most `most`, the newest first. With `before`, only the steps older than that
/// one.
pub async fn steps_of(
    db: &impl Run,
    within: Uuid,
    before: Option<Uuid>,
    most: i64,
) -> Result<Vec<Step>, DbError> {
    let rows = match before {
        None => {
            let sql = format!("{STEPS} WHERE s.within = $1 ORDER BY s.id DESC LIMIT $2");
            db.all::<StepRow>(&sql, [within.into(), most.into()]).await?
        }
        Some(before) => {
            let sql = format!("{STEPS} WHERE s.within = $1 AND s.id < $2 ORDER BY s.id DESC LIMIT $3");
            db.all::<StepRow>(&sql, [within.into(), before.into(), most.into()]).await?
        }
    };
    rows.into_iter().map(Step::try_from).collect()
}

#[derive(FromQueryResult)]
struct AnswerRow {
    edition: i64,
    kind: String,
    agency_id: Uuid,
    words: String,
    written_by: Option<Uuid>,
    written_at: i64,
    given_at: Option<i64>,
}

impl TryFrom<AnswerRow> for Answer {
    type Error = DbError;

    fn try_from(row: AnswerRow) -> Result<Self, DbError> {
        let kind = AnswerKind::named(&row.kind);
        Ok(Self {
            edition: row.edition,
            kind: kind.ok_or_else(|| DbError::Unreadable("the kind of an answer".to_owned()))?,
            agency: row.agency_id,
            words: row.words,
            written_by: row.written_by,
            written_at: moment(row.written_at),
            given_at: row.given_at.map(moment),
        })
    }
}

/// The answers to a case, the newest first. They include the one that waits for approval.
pub async fn answers(db: &impl Run, case: Uuid) -> Result<Vec<Answer>, DbError> {
    let sql = "SELECT edition, kind, agency_id, words, written_by, written_at, given_at FROM case_answers
               WHERE case_id = $1
               ORDER BY edition DESC";
    db.all::<AnswerRow>(sql, [case.into()]).await?.into_iter().map(Answer::try_from).collect()
}

/// A person who gets mail about a case.
#[derive(FromQueryResult)]
pub(crate) struct Asker {
    pub(crate) id: Uuid,
    pub(crate) mail: String,
    pub(crate) lang: String,
    pub(crate) receipt: String,
}

/// The asker of a case and the askers of the cases merged into it, if they left a mail address.
pub(crate) async fn askers(db: &impl Run, case: Uuid) -> Result<Vec<Asker>, DbError> {
    let sql = "SELECT id, mail, lang, receipt FROM cases
               WHERE (id = $1 OR merged_into = $1) AND mail <> ''
               ORDER BY number";
    db.all(sql, [case.into()]).await
}

/// Whether other cases were merged into a case.
pub(crate) async fn has_followers(db: &impl Run, case: Uuid) -> Result<bool, DbError> {
    let sql = "SELECT id FROM cases WHERE merged_into = $1 LIMIT 1";
    Ok(!db.rows(sql, [case.into()]).await?.is_empty())
}

/// One step, with its case.
pub(crate) async fn step(db: &impl Run, id: Uuid) -> Result<Option<Step>, DbError> {
    let sql = format!("{STEPS} WHERE s.id = $1");
    db.one::<StepRow>(&sql, [id.into()]).await?.map(Step::try_from).transpose()
}

/// Locks a case until the end of the transaction, so that the second of two acts at once sees the first.
pub(crate) async fn lock(tx: &Tx, id: Uuid) -> Result<(), DbError> {
    tx.exec("UPDATE cases SET version = version WHERE id = $1", [id.into()]).await.map(drop)
}

pub(crate) async fn insert(tx: &Tx, case: &Case, link: &str) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO cases (id, number, within, state, version, words, shown, name, named, mail, lang, area_id, theme_id,
                            host_id, owner_id, source, merged_into, due, verdict, reopened, receipt, link, href,
                            received_at, changed_at)
         VALUES ($1, $2, $3, $4, $5, $6, '', $7, $8, $9, $10, $11, $12, $13, $14, $15, NULL, '', '', 0, $16, $17, $18,
                 $19, $19)",
        [
            case.id.into(),
            case.number.into(),
            case.within.into(),
            case.state.name().into(),
            case.version.into(),
            case.words.clone().into(),
            case.name.clone().into(),
            case.is_named.into(),
            case.mail.clone().into(),
            case.lang.code().into(),
            case.area.into(),
            case.theme.into(),
            case.host.into(),
            case.owner.into(),
            case.source.name().into(),
            case.receipt.clone().into(),
            link_hash(link).into(),
            case.href.clone().into(),
            case.received_at.as_millisecond().into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes the columns that can change, and raises the version of the case.
pub(crate) async fn update(tx: &Tx, case: &mut Case) -> Result<(), DbError> {
    case.version += 1;
    case.changed_at = tx.now();
    tx.exec(
        "UPDATE cases SET state = $1, version = $2, words = $3, shown = $4, name = $5, named = $6, mail = $7, theme_id = $8,
             owner_id = $9, merged_into = $10, due = $11, verdict = $12, reopened = $13, changed_at = $14
         WHERE id = $15",
        [
            case.state.name().into(),
            case.version.into(),
            case.words.clone().into(),
            case.shown.clone().into(),
            case.name.clone().into(),
            case.is_named.into(),
            case.mail.clone().into(),
            case.theme.into(),
            case.owner.into(),
            case.merged_into.into(),
            case.due.map_or_else(String::new, |due| due.to_string()).into(),
            case.verdict.map_or("", Verdict::name).into(),
            case.reopened.into(),
            case.changed_at.as_millisecond().into(),
            case.id.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Moves the cases that were merged into one case over to another.
pub(crate) async fn follow(tx: &Tx, from: Uuid, to: Uuid) -> Result<(), DbError> {
    let sql = "UPDATE cases SET merged_into = $1 WHERE merged_into = $2";
    tx.exec(sql, [to.into(), from.into()]).await.map(drop)
}

pub(crate) async fn insert_step(tx: &Tx, step: &Step, within: Uuid) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO case_steps (id, case_id, within, at, kind, by_part, agency_id, rule, words, open)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        [
            step.id.into(),
            step.case.into(),
            within.into(),
            step.at.as_millisecond().into(),
            step.kind.name().into(),
            step.by.name().into(),
            step.agency.into(),
            step.rule.map_or("", Rule::name).into(),
            step.words.clone().into(),
            step.is_public.into(),
        ],
    )
    .await?;
    Ok(())
}

/// Writes an edition of an answer. It replaces a draft that waits for approval under the same number.
pub(crate) async fn put_answer(tx: &Tx, case: Uuid, answer: &Answer) -> Result<(), DbError> {
    tx.exec(
        "INSERT INTO case_answers (case_id, edition, kind, agency_id, words, written_by, written_at, approved_by, given_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, NULL, $8)
         ON CONFLICT (case_id, edition) DO UPDATE
         SET kind = $3, agency_id = $4, words = $5, written_by = $6, written_at = $7, given_at = $8",
        [
            case.into(),
            answer.edition.into(),
            answer.kind.name().into(),
            answer.agency.into(),
            answer.words.clone().into(),
            answer.written_by.into(),
            answer.written_at.as_millisecond().into(),
            answer.given_at.map(Timestamp::as_millisecond).into(),
        ],
    )
    .await?;
    Ok(())
}

/// Marks an edition as approved and public.
pub(crate) async fn give_answer(
    tx: &Tx,
    case: Uuid,
    edition: i64,
    approved_by: Option<Uuid>,
) -> Result<(), DbError> {
    tx.exec(
        "UPDATE case_answers SET approved_by = $1, given_at = $2 WHERE case_id = $3 AND edition = $4",
        [approved_by.into(), tx.now().as_millisecond().into(), case.into(), edition.into()],
    )
    .await?;
    Ok(())
}

/// Erases the words of the steps that the asker of a case took.
pub(crate) async fn forget_words(tx: &Tx, case: Uuid) -> Result<(), DbError> {
    let sql =
        "UPDATE case_steps SET words = '' WHERE case_id = $1 AND by_part = 'asker' AND kind <> 'judged'";
    tx.exec(sql, [case.into()]).await.map(drop)
}
