//! Deadlines, and the rules by which people are reminded of them: types and rules.

use jiff::civil::Date;
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::calendar::WorkCalendar;

/// A deadline to be set or changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeadline {
    /// The kind of its thing, such as `activity`: one of the kinds that a capability adds to [`Kinds`].
    pub kind: &'static str,
    /// The identifier of the thing that is due.
    pub subject: Uuid,
    /// The agency that is responsible.
    pub agency: Uuid,
    /// The last day on which the thing is in time.
    pub due: Date,
    /// Its Vietnamese title.
    pub title_vi: String,
    /// Its English title; may be empty.
    pub title_en: String,
    /// The path of the desk's page that shows it, without the language.
    pub href: String,
}

/// A stored deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Deadline {
    /// Its identifier.
    pub id: Uuid,
    /// The kind of its thing.
    pub kind: String,
    /// The identifier of the thing that is due.
    pub subject: Uuid,
    /// The agency that is responsible.
    pub agency: Uuid,
    /// The last day on which the thing is in time.
    pub due: Date,
    /// Its Vietnamese title.
    pub title_vi: String,
    /// Its English title; may be empty.
    pub title_en: String,
    /// The path of the desk's page that shows it, without the language.
    pub href: String,
    /// The number of its round, from 1. Each move of the due day starts the next round, and steps told in earlier
    /// rounds no longer count.
    pub round: i64,
    /// Whether it has ended: the thing was done, or will not be done.
    pub ended: bool,
}

impl Deadline {
    /// Its title in a language.
    pub fn title(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.title_en.is_empty() { &self.title_en } else { &self.title_vi }
    }

    /// Whether it is open and equal to `new` in agency, due day, titles and page.
    pub fn says(&self, new: &NewDeadline) -> bool {
        !self.ended
            && self.agency == new.agency
            && self.due == new.due
            && self.title_vi == new.title_vi
            && self.title_en == new.title_en
            && self.href == new.href
    }
}

/// A step of telling people about a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Step {
    /// The first reminder to the agency.
    First,
    /// The second reminder to the agency.
    Second,
    /// The message to the superior agency that the thing is late.
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

/// The rule that says when people are reminded. Its numbers are working days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The first reminder comes this many working days before the due day; 0 is the due day itself.
    pub first: i32,
    /// The second reminder comes this many working days before the due day; 0 is the due day itself.
    pub second: i32,
    /// The superior agency is told this many working days after the due day.
    pub escalation: i32,
}

/// The highest number of a rule, in working days.
pub const MOST_DAYS: i32 = 60;

impl Default for Rule {
    /// One week before, the last working day before, and two working days after.
    fn default() -> Self {
        Self { first: 5, second: 1, escalation: 2 }
    }
}

impl Rule {
    /// Whether the rule can be used: the first reminder is not after the second, the reminders are 0 to [`MOST_DAYS`]
    /// working days before, and the escalation 1 to [`MOST_DAYS`] after.
    pub fn is_sound(self) -> bool {
        let sound = |days| (0..=MOST_DAYS).contains(&days);
        sound(self.first)
            && sound(self.second)
            && self.first >= self.second
            && (1..=MOST_DAYS).contains(&self.escalation)
    }

    /// The day on which a step comes due.
    pub fn day(self, step: Step, calendar: &WorkCalendar, due: Date) -> Date {
        match step {
            // With 0 the step is on the due day itself, even if nobody works on it.
            Step::First if self.first == 0 => due,
            Step::Second if self.second == 0 => due,
            Step::First => calendar.add_working_days(due, -self.first),
            Step::Second => calendar.add_working_days(due, -self.second),
            Step::Escalation => calendar.add_working_days(due, self.escalation),
        }
    }

    /// The latest reminder to the agency that came due until `today`, and whether the superior agency is to be told.
    pub fn came_due(self, calendar: &WorkCalendar, due: Date, today: Date) -> (Option<Step>, bool) {
        let came = |step| self.day(step, calendar, due) <= today;
        let reminder = [Step::Second, Step::First].into_iter().find(|step| came(*step));
        (reminder, came(Step::Escalation))
    }
}

/// A rule as the city set it, with its version.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct SetRule {
    /// The rule.
    pub rule: Rule,
    /// Its version, from 1. The default, 0, stands for a rule that the city has not set.
    pub version: i64,
}

/// A kind of deadline, added by a capability.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// The stored name.
    pub name: &'static str,
    /// Its name for people, such as "Hoạt động của kế hoạch".
    pub words: fn(Lang) -> String,
    /// The rule that holds until the city sets one.
    pub rule: Rule,
}

/// All kinds of deadlines of the program. It is a state of the program, to which each capability adds its own kinds.
#[derive(Clone, Debug, Default)]
pub struct Kinds(pub Vec<Kind>);

impl Kinds {
    /// The rule of a kind that holds until the city sets one.
    pub fn rule(&self, kind: &str) -> Rule {
        self.0.iter().find(|known| known.name == kind).map(|known| known.rule).unwrap_or_default()
    }
}

/// A step that a person was told about an open deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The deadline.
    pub deadline: Deadline,
    /// The step.
    pub step: Step,
}
