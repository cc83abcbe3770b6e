//! Checks the rows of a table against the data of the city: the activity that each row becomes, or the reasons why it
//! cannot become one.

use std::collections::{HashMap, HashSet};

use access::Actor;
use agencies::{Agency, Area};
use frame::forms::{Flaw, Flaws};
use jiff::civil::Date;
use uuid::Uuid;

use super::columns::Column;
use super::table::Table;
use super::values::{day, whole_number};
use crate::activities::place;
use crate::content::ActivityContent;
use crate::forms::{FORMS, form};
use crate::model::{Activity, Campaign, Figures, Theme};
use crate::permissions::PLAN;
use crate::reading::Every;

/// Why a row is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// The text in a column names nothing that exists.
    Unknown(Column, String),
    /// The text in a column is no valid day or number.
    Unreadable(Column, String),
    /// A field of the activity has an error: it is missing, too long, or outside of the plan's days.
    Flaw(&'static str, Flaw),
    /// The actor may not plan for the lead of this row.
    NotYours,
    /// The plan already has the same activity, with this number.
    Known(i64),
    /// It equals an earlier row, with this number.
    Twice(usize),
}

/// A checked row.
#[derive(Clone, Debug)]
pub struct JudgedRow {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The name of the activity.
    pub name: String,
    /// The content of the activity that it becomes.
    pub content: ActivityContent,
    /// The reasons why it is not taken; empty if it is taken.
    pub faults: Vec<Fault>,
}

/// All checked rows of a table.
#[derive(Clone, Debug, Default)]
pub struct JudgedSheet {
    /// The rows.
    pub rows: Vec<JudgedRow>,
    /// The heads of unknown columns, which are ignored.
    pub ignored: Vec<String>,
}

impl JudgedSheet {
    /// The rows without faults.
    pub fn good(&self) -> impl Iterator<Item = &JudgedRow> {
        self.rows.iter().filter(|row| row.faults.is_empty())
    }

    /// The rows with faults.
    pub fn faulty(&self) -> impl Iterator<Item = &JudgedRow> {
        self.rows.iter().filter(|row| !row.faults.is_empty())
    }
}

/// The things that rows can name, by their search keys.
pub(super) struct Directory<'a> {
    pub(super) plan: &'a Campaign,
    pub(super) today: Date,
    pub(super) agencies: HashMap<String, Uuid>,
    pub(super) themes: HashMap<String, Uuid>,
    pub(super) areas: HashMap<String, Uuid>,
    pub(super) forms: HashMap<String, &'static str>,
    pub(super) every: HashMap<String, Every>,
    pub(super) numbers: HashMap<i64, Uuid>,
    /// The existing activities of the plan, by the values that identify them.
    pub(super) known: HashMap<Sameness, i64>,
}

/// The values that identify an activity: the key of its name, its form, lead and due day.
pub(super) type Sameness = (String, String, Option<Uuid>, Option<Date>);

fn key(name: &str) -> String {
    viet::search_key(name)
}

fn sameness(name: &str, form: &str, lead: Option<Uuid>, due: Option<Date>) -> Sameness {
    (key(name), form.to_owned(), lead, due)
}

impl<'a> Directory<'a> {
    pub(super) fn new(
        plan: &'a Campaign,
        today: Date,
        agencies: &[Agency],
        themes: &[Theme],
        areas: &[Area],
        activities: &[Activity],
    ) -> Self {
        let mut names = Self {
            plan,
            today,
            agencies: HashMap::new(),
            themes: HashMap::new(),
            areas: HashMap::new(),
            forms: HashMap::new(),
            every: HashMap::new(),
            numbers: activities.iter().map(|one| (one.number, one.id)).collect(),
            known: activities
                .iter()
                .map(|one| (sameness(&one.name_vi, &one.form, one.lead, one.due), one.number))
                .collect(),
        };
        // Agencies that exist today come last, so they replace former ones of the same name.
        let (today_s, former): (Vec<_>, Vec<_>) = agencies.iter().partition(|one| one.exists_on(today));
        for agency in former.into_iter().chain(today_s) {
            for name in [&agency.slug, &agency.name_vi, &agency.name_en, &agency.short_vi] {
                names.agencies.insert(key(name), agency.id);
            }
        }
        for theme in themes.iter().filter(|theme| theme.campaign == plan.id) {
            for name in [&theme.slug, &theme.name_vi, &theme.name_en] {
                names.themes.insert(key(name), theme.id);
            }
        }
        for area in areas {
            for name in [&area.slug, &area.name_vi, &area.name_en] {
                names.areas.insert(key(name), area.id);
            }
        }
        for form in FORMS {
            for name in [form.key, form.name_vi, form.name_en] {
                names.forms.insert(key(name), form.key);
            }
            // A phrase of a form never replaces a name or phrase that another form already has.
            for phrase in form.phrases {
                names.forms.entry(key(phrase)).or_insert(form.key);
            }
        }
        for every in Every::ALL {
            names.every.insert(key(every.name()), every);
            for lang in kit::i18n::Lang::ALL {
                names.every.insert(key(&crate::desk::every_name(lang, every)), every);
            }
        }
        for all in [&mut names.agencies, &mut names.themes, &mut names.areas] {
            all.remove("");
        }
        names
    }

    /// Checks all rows for the actor who is to take them.
    pub(super) fn judge(&self, table: &Table, actor: &Actor) -> JudgedSheet {
        let columns: Vec<Option<Column>> = table.heads.iter().map(|head| Column::of(head)).collect();
        let ignored = table.heads.iter().zip(&columns);
        let ignored = ignored
            .filter(|(head, column)| column.is_none() && !head.is_empty())
            .map(|(head, _)| head.clone());
        let mut sheet = JudgedSheet { ignored: ignored.collect(), rows: Vec::new() };
        let mut seen: HashMap<Sameness, usize> = HashMap::new();
        for (number, cells) in &table.rows {
            let mut row = self.row(&columns, *number, cells);
            let content = &row.content;
            if actor.may(PLAN, place(content.lead)).is_err() {
                row.faults.push(Fault::NotYours);
            }
            let same = sameness(&content.name_vi, &content.form, content.lead, content.due);
            if let Some(number) = self.known.get(&same) {
                row.faults.push(Fault::Known(*number));
            } else if let Some(first) = seen.get(&same) {
                row.faults.push(Fault::Twice(*first));
            } else {
                seen.insert(same, *number);
            }
            sheet.rows.push(row);
        }
        sheet
    }

    fn row(&self, columns: &[Option<Column>], number: usize, cells: &[String]) -> JudgedRow {
        let mut faults = Vec::new();
        let text = |column: Column| {
            let at = columns.iter().position(|one| *one == Some(column));
            at.and_then(|at| cells.get(at)).map_or("", |cell| cell.trim())
        };
        let mut one = |column: Column, all: &HashMap<String, Uuid>| match text(column) {
            "" => None,
            name => {
                let found = all.get(&key(name)).copied();
                if found.is_none() {
                    faults.push(Fault::Unknown(column, name.to_owned()));
                }
                found
            }
        };
        let lead = one(Column::Lead, &self.agencies);
        let form = match text(Column::Form) {
            "" => String::new(),
            name => match self.forms.get(&key(name)).copied().or(form(name).map(|form| form.key)) {
                Some(form) => form.to_owned(),
                None => {
                    faults.push(Fault::Unknown(Column::Form, name.to_owned()));
                    String::new()
                }
            },
        };
        let (partners, themes, areas) = (
            many(Column::Partners, text(Column::Partners), &self.agencies, &mut faults),
            many(Column::Themes, text(Column::Themes), &self.themes, &mut faults),
            many(Column::Areas, text(Column::Areas), &self.areas, &mut faults),
        );
        let mut date = |column: Column| {
            day(text(column)).unwrap_or_else(|()| {
                faults.push(Fault::Unreadable(column, text(column).to_owned()));
                None
            })
        };
        let (starts, due) = (date(Column::Starts), date(Column::Due));
        let mut count = |column: Column| {
            whole_number(text(column)).unwrap_or_else(|()| {
                faults.push(Fault::Unreadable(column, text(column).to_owned()));
                None
            })
        };
        let targets = Figures {
            things: count(Column::Things),
            audience: count(Column::Audience),
            copies: count(Column::Copies),
            airings: count(Column::Airings),
        };
        let (budget, parent) = (count(Column::Budget), count(Column::Parent));
        let every = match text(Column::Every) {
            "" => None,
            name => {
                let found = self.every.get(&key(name)).copied();
                if found.is_none() {
                    faults.push(Fault::Unknown(Column::Every, name.to_owned()));
                }
                found
            }
        };
        let above = parent.and_then(|number| self.numbers.get(&number).copied());
        if let (Some(number), None) = (parent, above) {
            faults.push(Fault::Unknown(Column::Parent, number.to_string()));
        }
        let content = ActivityContent {
            form,
            name_vi: text(Column::NameVi).to_owned(),
            name_en: text(Column::NameEn).to_owned(),
            lead,
            parent: above,
            partners,
            partner_words: String::new(),
            themes,
            areas,
            starts,
            due,
            every,
            product: text(Column::Product).to_owned(),
            targets,
            budget,
        }
        .clean();
        let Flaws(flaws) = content.flaws(self.plan);
        // An unknown form is already among the faults.
        let said: HashSet<&str> = faults
            .iter()
            .filter_map(|fault| matches!(fault, Fault::Unknown(Column::Form, _)).then_some("form"))
            .collect();
        faults.extend(
            flaws
                .into_iter()
                .filter(|(field, _)| !said.contains(field))
                .map(|(field, flaw)| Fault::Flaw(field, flaw)),
        );
        JudgedRow { number, name: content.name_vi.clone(), content, faults }
    }

    /// Of the rows without faults: how many are due before today, and how many have no theme.
    pub(super) fn cautions(&self, sheet: &JudgedSheet) -> (usize, usize) {
        let late = sheet.good().filter(|row| row.content.due.is_some_and(|due| due < self.today)).count();
        let bare = sheet.good().filter(|row| row.content.themes.is_empty()).count();
        (late, bare)
    }
}

/// Reads several names in a cell, separated by semicolons or line ends. Commas separate names, too, unless the whole
/// text is a name.
fn many(column: Column, text: &str, all: &HashMap<String, Uuid>, faults: &mut Vec<Fault>) -> Vec<Uuid> {
    let mut found = Vec::new();
    for piece in text.split([';', '\n']).map(str::trim).filter(|piece| !piece.is_empty()) {
        if let Some(id) = all.get(&key(piece)) {
            found.push(*id);
            continue;
        }
        for part in piece.split(',').map(str::trim).filter(|part| !part.is_empty()) {
            match all.get(&key(part)) {
                Some(id) => found.push(*id),
                None => faults.push(Fault::Unknown(column, part.to_owned())),
            }
        }
    }
    found
}
