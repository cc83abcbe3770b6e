//! The content of an activity, with the rules for its errors and cautions.

use frame::forms::{Flaw, Flaws, line};
use jiff::civil::Date;
use uuid::Uuid;

use crate::forms::form;
use crate::model::{Activity, Campaign, Figures};
use crate::reading::Every;

/// The longest name, product or other text of an activity, in characters. Plans contain long tasks.
pub const LONGEST_WORDS: usize = 1_000;
/// The longest reason or note, in characters.
pub const LONGEST_NOTE: usize = 500;

/// The content of an activity that people can write.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ActivityContent {
    /// The stored name of its form.
    pub form: String,
    /// Its Vietnamese name: the task.
    pub name_vi: String,
    /// Its English name; may be empty.
    pub name_en: String,
    /// The agency that leads it; none while no agency is named.
    pub lead: Option<Uuid>,
    /// The activity of which it is a part.
    pub parent: Option<Uuid>,
    /// The partner agencies.
    pub partners: Vec<Uuid>,
    /// Other partners, as text.
    pub partner_words: String,
    /// Its themes.
    pub themes: Vec<Uuid>,
    /// Its areas; none for all places of the plan.
    pub areas: Vec<Uuid>,
    /// Its first day, if it has one.
    pub starts: Option<Date>,
    /// Its last day, if it has one.
    pub due: Option<Date>,
    /// How often it recurs, if it does.
    pub every: Option<Every>,
    /// Its product.
    pub product: String,
    /// Its targets.
    pub targets: Figures,
    /// Its budget, in Vietnamese dong.
    pub budget: Option<i64>,
}

/// Something that is allowed but is often a mistake.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Caution {
    /// The last day of the activity is past.
    DuePast,
    /// The activity has no theme, so it is in no cell of the coverage.
    NoTheme,
    /// The plan that is to be approved has gaps.
    Gaps,
    /// Some rows of a table are faulty and will be left out.
    Faulty,
}

impl ActivityContent {
    /// The present content of an activity.
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

    /// The errors of its texts, days and numbers that can be found without the database.
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

    /// The cautions that apply.
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

/// Adds an error for each figure below 0, by the name of its field.
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
