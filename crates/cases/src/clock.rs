//! The clock of a case: until when an answer in writing is due.

use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::{DbError, Tx};

use addresses::desk::routes;
use deadlines::{Kind, NewDeadline, Rule, WorkCalendar, end_deadline, set_deadline};

use crate::model::Case;
use crate::t;

/// A rule by which a clock runs.
#[derive(Clone, Copy, Debug)]
pub struct ClockRule {
    /// So many days, the day of the beginning not counted.
    pub days: i64,
    /// Where it is written.
    pub source: &'static str,
}

/// How long an answer in writing may take: 15 days, as for reports and petitions about legal documents. A last day on which
/// nobody works moves to the next working day (Civil Code 91/2015/QH13, article 148).
pub const ANSWER_RULE: ClockRule = ClockRule { days: 15, source: "Công điện 89/CĐ-TTg ngày 16/6/2025" };

/// The stored name of these deadlines.
const KIND: &str = "case";

/// What these deadlines are of.
pub(crate) const CASES: Kind = Kind {
    name: KIND,
    words: |lang| t!(lang, "deadline-kind-case"),
    rule: Rule { first: 5, second: 1, escalation: 2 },
};

/// The last day for an answer to something that begins on a day.
pub fn due_day(calendar: &WorkCalendar, from: Date) -> Date {
    calendar.add_working_days(from.saturating_add(ANSWER_RULE.days.days()), 0)
}

/// Brings the deadline of a case in line with it.
pub(crate) async fn align(tx: &Tx, case: &Case) -> Result<(), DbError> {
    let Some(due) = case.due.filter(|_| case.state.is_open()) else {
        return end_deadline(tx, KIND, case.id).await;
    };
    let number = case.number.to_string();
    let new = NewDeadline {
        kind: KIND,
        subject: case.id,
        agency: case.owner,
        due,
        title_vi: t!(kit::i18n::Lang::Vi, "deadline-case", number = number.as_str()),
        title_en: t!(kit::i18n::Lang::En, "deadline-case", number = number.as_str()),
        href: routes::QUESTION.replace("{number}", &number),
    };
    set_deadline(tx, &new).await
}
