//! What can be written of an activity, and what is wrong with it or seldom meant.

use frame::forms::{Flaw, Flaws, line};
use jiff::civil::Date;
use uuid::Uuid;

use crate::forms::form;
use crate::model::{Activity, Campaign, Figures};
use crate::reading::Every;

/// Longest name, product or other words of an activity, in characters: plans write long tasks.
pub const LONGEST_WORDS: usize = 1_000;
/// Longest reason or note, in characters.
pub const LONGEST_NOTE: usize = 500;

/// What of an activity can be written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityContent {
    /// Its form, by the stored name.
    pub form: String,
    /// What is to be done.
    pub name_vi: String,
    /// The same in English; may be empty.
    pub name_en: String,
    /// The one agency that leads; none while nobody was named.
    pub lead: Option<Uuid>,
    /// The activity that it carries out a part of.
    pub parent: Option<Uuid>,
    /// The agencies that help.
    pub partners: Vec<Uuid>,
    /// Others who help, in words.
    pub partner_words: String,
    /// The themes that it is about.
    pub themes: Vec<Uuid>,
    /// The areas that it is for; none for all of the plan's places.
    pub areas: Vec<Uuid>,
    /// Its first day, when it has one.
    pub starts: Option<Date>,
    /// Its last day, when it has one.
    pub due: Option<Date>,
    /// How often it recurs, if it does.
    pub every: Option<Every>,
    /// What comes of it.
    pub product: String,
    /// How much is to be reached.
    pub targets: Figures,
    /// Its line of the budget, in Vietnamese dong.
    pub budget: Option<i64>,
}

/// Something that is allowed, and seldom meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// Its last day is over.
    DuePast,
    /// It is about no theme, and counts for no coverage.
    NoTheme,
    /// A plan to be approved has gaps.
    Gaps,
    /// Some rows of a table are faulty, and are left out.
    Faulty,
}

impl ActivityContent {
    /// What is written of an activity now.
    pub fn of(activity: &Activity) -> Self {
        Self {
            form: activity.form.clone(),
            name_vi: activity.name_vi.clone(),
            name_en: activity.name_en.clone(),
            lead: activity.lead,
            parent: activity.parent,
            partners: activity.partners.clone(),
            partner_words: activity.partner_words.clone(),
            themes: activity.themes.clone(),
            areas: activity.areas.clone(),
            starts: activity.starts,
            due: activity.due,
            every: activity.every,
            product: activity.product.clone(),
            targets: activity.targets,
            budget: activity.budget,
        }
    }

    pub(crate) fn clean(mut self) -> Self {
        for words in [&mut self.name_vi, &mut self.name_en, &mut self.partner_words, &mut self.product] {
            *words = line(words);
        }
        self.partners.retain(|partner| Some(*partner) != self.lead);
        for many in [&mut self.partners, &mut self.themes, &mut self.areas] {
            many.sort_unstable();
            many.dedup();
        }
        self
    }

    /// What is wrong with its words, days and numbers, whatever else there is.
    pub(crate) fn flaws(&self, plan: &Campaign) -> Flaws {
        let mut flaws = Flaws::default();
        if form(&self.form).is_none() {
            flaws.note("form", if self.form.is_empty() { Flaw::Missing } else { Flaw::Unknown });
        }
        if self.name_vi.is_empty() {
            flaws.note("name_vi", Flaw::Missing);
        }
        flaws.length("name_vi", &self.name_vi, LONGEST_WORDS);
        flaws.length("name_en", &self.name_en, LONGEST_WORDS);
        flaws.length("partner_words", &self.partner_words, LONGEST_WORDS);
        flaws.length("product", &self.product, LONGEST_WORDS);
        let within = |day: Date| plan.starts <= day && day <= plan.ends;
        if self.starts.is_some_and(|day| !within(day)) {
            flaws.note("starts", Flaw::Outside(plan.starts, plan.ends));
        }
        if self.starts.zip(self.due).is_some_and(|(starts, due)| due < starts) {
            flaws.note("due", Flaw::Early);
        } else if self.due.is_some_and(|day| !within(day)) {
            flaws.note("due", Flaw::Outside(plan.starts, plan.ends));
        }
        figures_flaws(&self.targets, &mut flaws);
        if self.budget.is_some_and(|budget| budget < 0) {
            flaws.note("budget", Flaw::Number);
        }
        flaws
    }

    /// What is allowed and seldom meant.
    pub fn cautions(&self, today: Date) -> Vec<Caution> {
        let mut cautions = Vec::new();
        if self.due.is_some_and(|due| due < today) {
            cautions.push(Caution::DuePast);
        }
        if self.themes.is_empty() {
            cautions.push(Caution::NoTheme);
        }
        cautions
    }

    pub(crate) fn into_activity(self, before: &Activity) -> Activity {
        Activity {
            form: self.form,
            name_vi: self.name_vi,
            name_en: self.name_en,
            lead: self.lead,
            parent: self.parent,
            partners: self.partners,
            partner_words: self.partner_words,
            themes: self.themes,
            areas: self.areas,
            starts: self.starts,
            due: self.due,
            every: self.every,
            product: self.product,
            targets: self.targets,
            budget: self.budget,
            ..before.clone()
        }
    }
}

/// Notes figures that are below 0, by the names of their fields.
pub(crate) fn figures_flaws(figures: &Figures, flaws: &mut Flaws) {
    let all = [
        ("things", figures.things),
        ("audience", figures.audience),
        ("copies", figures.copies),
        ("airings", figures.airings),
    ];
    for (field, figure) in all {
        if figure.is_some_and(|figure| figure < 0) {
            flaws.note(field, Flaw::Number);
        }
    }
}
