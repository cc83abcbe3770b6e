//! Lists of drafts, by stage, agency or person.

use jiff::Timestamp;
use kit::db::{DbError, Run};
use kit::i18n::Lang;
use sea_orm::{FromQueryResult, Value};
use uuid::Uuid;

use super::moment;
use crate::drafts::model::{Stage, StepKind};
use access::Scope;

/// Which drafts.
#[derive(Clone, Debug)]
pub struct Filter {
    /// Those of these agencies.
    pub within: Scope,
    /// Those at this stage; `None` is all that are open.
    pub stage: Option<Stage>,
    /// Those that this person began, saved or submitted.
    pub of: Option<Uuid>,
    /// Those that were last saved before this draft, for the next page.
    pub before: Option<(Timestamp, Uuid)>,
    /// How many at most.
    pub length: usize,
}

/// A draft in a list.
#[derive(Clone, Debug)]
pub struct Waiting {
    /// Our own identifier.
    pub id: Uuid,
    /// Its language.
    pub lang: Lang,
    /// Its headline; may be empty.
    pub title: String,
    /// The agency that issues it.
    pub agency: Uuid,
    /// How far it is.
    pub stage: Stage,
    /// Whether it belongs to an article that is published.
    pub published: bool,
    /// The person who saved last.
    pub updated_by: Option<Uuid>,
    /// When that was.
    pub updated_at: Timestamp,
    /// The person who asked for review.
    pub submitted_by: Option<Uuid>,
    /// When that was.
    pub submitted_at: Option<Timestamp>,
    /// When it is to go out.
    pub publish_at: Option<Timestamp>,
    /// The person who gave it that moment.
    pub scheduled_by: Option<Uuid>,
    /// How and why it was sent back last, when nothing happened since: by a reviewer with a note, or by the program with
    /// the name of a [`Hindrance`](crate::drafts::Hindrance); or that it was held at its moment.
    pub returned: Option<(StepKind, String)>,
}

#[derive(FromQueryResult)]
struct Row {
    id: Uuid,
    lang: String,
    title: String,
    agency_id: Uuid,
    stage: String,
    article_id: Option<Uuid>,
    updated_by: Option<Uuid>,
    updated_at: i64,
    submitted_by: Option<Uuid>,
    submitted_at: Option<i64>,
    publish_at: Option<i64>,
    last_kind: Option<String>,
    last_by: Option<Uuid>,
    last_note: Option<String>,
}

impl Row {
    fn waiting(self) -> Option<Waiting> {
        let last = self.last_kind.as_deref().and_then(StepKind::named).zip(self.last_note);
        Some(Waiting {
            id: self.id,
            lang: Lang::from_code(&self.lang)?,
            title: self.title,
            agency: self.agency_id,
            stage: Stage::named(&self.stage)?,
            published: self.article_id.is_some(),
            updated_by: self.updated_by,
            updated_at: moment(self.updated_at),
            submitted_by: self.submitted_by,
            submitted_at: self.submitted_at.map(moment),
            publish_at: self.publish_at.map(moment),
            scheduled_by: match &last {
                Some((StepKind::Scheduled, _)) => self.last_by,
                _ => None,
            },
            returned: last
                .filter(|(kind, _)| matches!(kind, StepKind::Returned | StepKind::Hindered | StepKind::Held)),
        })
    }
}

/// Drafts, the last saved first.
///
/// # Errors
/// When the database does not answer.
pub async fn drafts(db: &impl Run, filter: &Filter) -> Result<Vec<Waiting>, DbError> {
    let mut values: Vec<Value> = Vec::new();
    let mut conditions = Vec::new();
    let mut bind = |value: Value| {
        values.push(value);
        format!("${}", values.len())
    };
    match filter.stage {
        None => conditions.push("d.open".to_owned()),
        Some(stage) => conditions.push(format!("d.stage = {}", bind(stage.name().into()))),
    }
    if let Scope::Agencies(agencies) = &filter.within {
        if agencies.is_empty() {
            return Ok(Vec::new());
        }
        let list: Vec<String> = agencies.iter().map(|agency| bind((*agency).into())).collect();
        conditions.push(format!("d.agency_id IN ({})", list.join(", ")));
    }
    if let Some(person) = filter.of {
        let person = bind(person.into());
        conditions.push(format!(
            "(d.created_by = {person} OR d.updated_by = {person} OR d.submitted_by = {person})"
        ));
    }
    if let Some((at, id)) = filter.before {
        let (at, id) = (bind(at.as_millisecond().into()), bind(id.into()));
        conditions.push(format!("d.updated_at <= {at} AND (d.updated_at < {at} OR d.id < {id})"));
    }
    let sql = format!(
        "SELECT d.id, d.lang, d.title, d.agency_id, d.stage, d.article_id, d.updated_by, d.updated_at,
                d.submitted_by, d.submitted_at, d.publish_at,
                s.kind AS last_kind, s.by_person AS last_by, s.note AS last_note
         FROM drafts d
         LEFT JOIN draft_steps s ON s.id = (SELECT l.id
                                            FROM draft_steps l
                                            WHERE l.draft_id = d.id
                                            ORDER BY l.id DESC
                                            LIMIT 1)
         WHERE {}
         ORDER BY d.updated_at DESC, d.id DESC
         LIMIT {}",
        conditions.join(" AND "),
        filter.length
    );
    let rows: Vec<Row> = db.all(&sql, values).await?;
    Ok(rows.into_iter().filter_map(Row::waiting).collect())
}
