//! The deadline of a case: the last day for a written answer.

use jiff::ToSpan;
use jiff::civil::Date;
use kit::db::{DbError, Tx};

use addresses::desk::routes;
use deadlines::{Kind, NewDeadline, Rule, WorkCalendar, end_deadline, set_deadline};

use crate::model::Case;
use crate::t;

/// A rule for the length of a deadline.
#[derive(Clone, Copy, Debug)]
pub struct ClockRule {
    /// The number of days; the first day does not count.
    pub days: i64,
    /// The legal source of the rule.
    pub source: &'static str,
}

/// The time for a written answer: 15 days, as for reports and petitions about legal documents. When the last day is
/// not a working day, the deadline moves to the next working day (Civil Code 91/2015/QH13, article 148).
pub const ANSWER_RULE: ClockRule = ClockRule { days: 15, source: "Công điện 89/CĐ-TTg ngày 16/6/2025" };

/// The stored name of these deadlines.
const KIND: &str = "case";

/// The kind of these deadlines.
pub(crate) const CASES: Kind = Kind {
    name: KIND,
    words: |lang| t!(lang, "deadline-kind-case"),
    rule: Rule { first: 5, second: 1, escalation: 2 },
};

/// The last day for an answer when the time starts on a given day.
pub fn due_day(calendar: &WorkCalendar, from: Date) -> Date {
    calendar.add_working_days(from.saturating_add(ANSWER_RULE.days.days()), 0)
}

/// Sets or ends the deadline of a case to match the case.
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
