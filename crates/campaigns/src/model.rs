//! Campaigns and themes: types.

use jiff::civil::Date;
use jiff::{Timestamp, ToSpan};
use kit::i18n::Lang;
use strum::{EnumString, IntoStaticStr};
use uuid::Uuid;

use crate::reading::Every;

/// A plan to explain a law.
#[derive(Clone, Debug)]
pub struct Campaign {
    /// Our own identifier.
    pub id: Uuid,
    /// Its place in addresses.
    pub slug: String,
    /// The plan's number, such as 1330/KH-UBND.
    pub number: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is for.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
    /// The agency that issued it.
    pub issuer: Uuid,
    /// Its first day.
    pub starts: Date,
    /// Its last day.
    pub ends: Date,
    /// Whether it is a draft, approved or ended.
    pub status: PlanStatus,
}

/// How far a plan is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PlanStatus {
    /// It may be changed without a note.
    #[default]
    Draft,
    /// Each change of it needs a note, and makes a version.
    Approved,
    /// It is over: nothing of it is changed any more.
    Ended,
}

impl PlanStatus {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The status with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// A version of a plan that was approved. The first is its approval; each change makes the next.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanVersion {
    /// From 1.
    pub number: i64,
    /// What changed; empty for the approval.
    pub note: String,
    /// Who made it; none for the program itself.
    pub by: Option<Uuid>,
    /// When.
    pub at: Timestamp,
}

/// A piece of a plan's key content.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Our own identifier.
    pub id: Uuid,
    /// Its campaign.
    pub campaign: Uuid,
    /// The theme it is a part of.
    pub parent: Option<Uuid>,
    /// Its place in addresses.
    pub slug: String,
    /// Its Vietnamese name.
    pub name_vi: String,
    /// Its English name.
    pub name_en: String,
    /// What it is about.
    pub about_vi: String,
    /// The same in English.
    pub about_en: String,
}

impl Theme {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }

    /// What it is about.
    pub fn about(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.about_en.is_empty() { &self.about_en } else { &self.about_vi }
    }
}

impl Campaign {
    /// Its name in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }

    /// What it is for.
    pub fn about(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.about_en.is_empty() { &self.about_en } else { &self.about_vi }
    }
}

/// A sentence of a plan that is no theme: what it rests on, what it is for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Our own identifier.
    pub id: Uuid,
    /// What it is.
    pub kind: PartKind,
    /// Its Vietnamese words.
    pub words_vi: String,
    /// Its English words; may be empty.
    pub words_en: String,
    /// The words of the document that it was read from; may be empty.
    pub source: String,
}

/// What a sentence of a plan is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum PartKind {
    /// A document that the plan rests on.
    Basis,
    /// Where it is carried out.
    Place,
    /// What it is for.
    Purpose,
    /// What it asks of those who carry it out.
    Requirement,
}

impl PartKind {
    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The kind with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

/// Something that a plan commits an agency to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Activity {
    /// Our own identifier.
    pub id: Uuid,
    /// Its plan.
    pub campaign: Uuid,
    /// Its number, for addresses and for people.
    pub number: i64,
    /// Its form, by the stored name; empty while nobody chose one.
    pub form: String,
    /// What is to be done.
    pub name_vi: String,
    /// The same in English; may be empty.
    pub name_en: String,
    /// The one agency that leads; none while nobody was named.
    pub lead: Option<Uuid>,
    /// The activity of a plan above that it carries out a part of.
    pub parent: Option<Uuid>,
    /// The agencies that help.
    pub partners: Vec<Uuid>,
    /// Those who help, in the words of the document.
    pub partner_words: String,
    /// The themes that it is about, as they were named.
    pub themes: Vec<Uuid>,
    /// The areas that it is for; none for all of the plan's places.
    pub areas: Vec<Uuid>,
    /// Its first day, when it has one.
    pub starts: Option<Date>,
    /// Its last day, when it has one.
    pub due: Option<Date>,
    /// How often it recurs, if it does.
    pub every: Option<Every>,
    /// Its time in the words of the document.
    pub due_words: String,
    /// What comes of it.
    pub product: String,
    /// How much is to be reached.
    pub targets: Figures,
    /// Its line of the budget, in Vietnamese dong.
    pub budget: Option<i64>,
    /// Why it is not carried out; none while it stands.
    pub cancelled: Option<String>,
    /// The words of the document that it was read from; may be empty.
    pub source: String,
}

/// How much was reached, or is to be. Figures of different kinds are never summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Things: articles, talks, contests.
    pub things: Option<i64>,
    /// People who were there, counted each time.
    pub audience: Option<i64>,
    /// Copies that were handed out.
    pub copies: Option<i64>,
    /// Times that something was on the air.
    pub airings: Option<i64>,
}

/// What was reached. Figures of different kinds are never summed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Reached {
    /// Pieces of evidence.
    pub evidence: i64,
    /// Things, which a piece of evidence may tell of several.
    pub things: i64,
    /// People who were there, counted each time.
    pub audience: i64,
    /// Copies that were handed out.
    pub copies: i64,
    /// Times that something was on the air.
    pub airings: i64,
}

impl Reached {
    /// What one piece of evidence reached. It is one thing when it does not say how many.
    pub fn of(figures: &Figures) -> Self {
        Self {
            evidence: 1,
            things: figures.things.unwrap_or(1),
            audience: figures.audience.unwrap_or(0),
            copies: figures.copies.unwrap_or(0),
            airings: figures.airings.unwrap_or(0),
        }
    }

    /// The same so many times: -1 takes it away.
    pub fn times(self, by: i64) -> Self {
        Self {
            evidence: self.evidence * by,
            things: self.things * by,
            audience: self.audience * by,
            copies: self.copies * by,
            airings: self.airings * by,
        }
    }

    /// The sum with another.
    pub fn plus(self, other: Self) -> Self {
        Self {
            evidence: self.evidence + other.evidence,
            things: self.things + other.things,
            audience: self.audience + other.audience,
            copies: self.copies + other.copies,
            airings: self.airings + other.airings,
        }
    }

    /// Whether all that is aimed at was reached; with no aim, whether anything was done.
    pub fn meets(&self, targets: &Figures) -> bool {
        let enough = |reached: i64, target: Option<i64>| target.is_none_or(|target| reached >= target);
        self.evidence > 0
            && enough(self.things, targets.things)
            && enough(self.audience, targets.audience)
            && enough(self.copies, targets.copies)
            && enough(self.airings, targets.airings)
    }
}

/// How an activity stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum ActivityState {
    /// Its time has not come.
    Planned,
    /// It is in its time, and not yet done.
    Open,
    /// Its time is over, and it is not done.
    Late,
    /// All that it aims at was reached.
    Done,
    /// It is not carried out.
    Cancelled,
}

impl ActivityState {
    /// Every state, what is late first.
    pub const ALL: [Self; 5] = [Self::Late, Self::Open, Self::Planned, Self::Done, Self::Cancelled];

    /// The stored name.
    pub fn name(self) -> &'static str {
        self.into()
    }

    /// The state with a stored name.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok()
    }
}

impl Activity {
    /// How it stands on a day, given what it reached and the plan's first and last day. One that recurs is done when its plan
    /// is over and it met its targets; until then it is late when the newest half of a month in which it reached something lies
    /// more than one of its intervals back.
    pub fn state(
        &self,
        reached: &Reached,
        newest: Option<Date>,
        today: Date,
        plan: (Date, Date),
    ) -> ActivityState {
        let (starts, due) = (self.starts.unwrap_or(plan.0), self.due.unwrap_or(plan.1));
        if self.cancelled.is_some() {
            return ActivityState::Cancelled;
        }
        let met = reached.meets(&self.targets);
        match self.every.and_then(Every::span) {
            Some(span) if today <= due => {
                let since = newest.map_or(starts, |half| half.max(starts));
                // A half month is known by its first day: what was done in it may be up to 17 days younger.
                let late = since.checked_add(span).and_then(|day| day.checked_add(17.days()));
                match late {
                    _ if today < starts => ActivityState::Planned,
                    Ok(late) if late < today => ActivityState::Late,
                    _ => ActivityState::Open,
                }
            }
            _ if met => ActivityState::Done,
            _ if today < starts => ActivityState::Planned,
            _ if today > due => ActivityState::Late,
            _ => ActivityState::Open,
        }
    }

    /// What is to be done, in a language.
    pub fn name(&self, lang: Lang) -> &str {
        if lang == Lang::En && !self.name_en.is_empty() { &self.name_en } else { &self.name_vi }
    }
}

#[cfg(test)]
mod tests;
