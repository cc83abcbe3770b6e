//! Deadlines and the rules by which people are reminded of them: types and rules.

use jiff::civil::Date;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::calendar::WorkCalendar;

/// A deadline to be set, or set anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeadline {
    /// What it is of, such as `activity`: one of the kinds that a capability named in [`Kinds`].
    pub kind: &'static str,
    /// The thing that is due.
    pub subject: Uuid,
    /// The agency that is responsible.
    pub agency: Uuid,
    /// The last day on which it is in time.
    pub due: Date,
    /// Its Vietnamese title.
    pub title_vi: String,
    /// The same in English; may be empty.
    pub title_en: String,
    /// The page of the desk that shows it: its path without the language.
    pub href: String,
}

/// A deadline that is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Its identifier.
    pub id: Uuid,
    /// What it is of.
    pub kind: String,
    /// The thing that is due.
    pub subject: Uuid,
    /// The agency that is responsible.
    pub agency: Uuid,
    /// The last day on which it is in time.
    pub due: Date,
    /// Its Vietnamese title.
    pub title_vi: String,
    /// The same in English; may be empty.
    pub title_en: String,
    /// The page of the desk that shows it: its path without the language.
    pub href: String,
    /// How often its day was moved: what was told of an earlier day counts no more.
    pub round: i64,
    /// Whether it has ended: done, or not to be done.
    pub ended: bool,
}

impl Deadline {
    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.title_en.is_empty() { &self.title_en } else { &self.title_vi }
    }

    /// Whether it says the same as this.
    pub fn says(&self, new: &NewDeadline) -> bool {
        !self.ended
            && self.agency == new.agency
            && self.due == new.due
            && self.title_vi == new.title_vi
            && self.title_en == new.title_en
            && self.href == new.href
    }
}

/// A step on a deadline's way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Step {
    /// The first reminder to the agency.
    First,
    /// The second reminder to the agency.
    Second,
    /// The superior agency is told that it is late.
    Escalation,
}

impl Step {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The step with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// When people are reminded, in working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first reminder comes so many working days before the due day.
    pub first: i32,
    /// The second one comes so many before.
    pub second: i32,
    /// The superior agency is told so many working days after the due day.
    pub escalation: i32,
}

/// What a rule may ask for at most, in working days.
pub const MOST_DAYS: i32 = 60;

impl Default for Rule {
    /// A week before, the last working day before, and two days after.
    fn default() -> Self {
        Self { first: 5, second: 1, escalation: 2 }
    }
}

impl Rule {
    /// The first reminder is not after the second, and each number can be meant.
    pub fn is_sound(self) -> bool {
        let sound = |days| (0..=MOST_DAYS).contains(&days);
        sound(self.first)
            && sound(self.second)
            && self.first >= self.second
            && (1..=MOST_DAYS).contains(&self.escalation)
    }

    /// The day of a step.
    pub fn day(self, step: Step, calendar: &WorkCalendar, due: Date) -> Date {
        match step {
            // Nothing before: on the due day itself, whatever day it is.
            Step::First if self.first == 0 => due,
            Step::Second if self.second == 0 => due,
            Step::First => calendar.add_working_days(due, -self.first),
            Step::Second => calendar.add_working_days(due, -self.second),
            Step::Escalation => calendar.add_working_days(due, self.escalation),
        }
    }

    /// The latest reminder to the agency that came due until a day, and whether the superior agency is to be told.
    pub fn came_due(self, calendar: &WorkCalendar, due: Date, today: Date) -> (Option<Step>, bool) {
        let came = |step| self.day(step, calendar, due) <= today;
        let reminder = [Step::Second, Step::First].into_iter().find(|step| came(*step));
        (reminder, came(Step::Escalation))
    }
}

/// A rule of the city, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SetRule {
    /// The rule.
    pub rule: Rule,
    /// Its version; 0 while nobody wrote one.
    pub version: i64,
}

/// What deadlines are of: a capability names its own.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The stored name.
    pub name: &'static str,
    /// What it is called, such as "Hoạt động của kế hoạch".
    pub words: fn(Lang) -> String,
    /// When people are reminded, until the city says otherwise.
    pub rule: Rule,
}

/// Every kind of deadline of the program: a state, to which each capability adds its own.
#[derive(Clone, Debug, Default)]
pub struct Kinds(pub Vec<Kind>);

impl Kinds {
    /// The rule of a kind until the city says otherwise.
    pub fn rule(&self, kind: &str) -> Rule {
        self.0.iter().find(|known| known.name == kind).map(|known| known.rule).unwrap_or_default()
    }
}

/// What was told to someone of a deadline that is still open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The deadline.
    pub deadline: Deadline,
    /// The step.
    pub step: Step,
}
