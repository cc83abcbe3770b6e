//! Reads the text of a plan into a draft: number, period, places, purposes, forms, key content, tasks. The reader follows the
//! headings, numbers, labels and tables of the document and guesses nothing. It keeps beside each piece the sentence that it was
//! read from, so that a person can confirm or mend the piece.
//!
//! The usual layout of such a plan: legal bases, I purposes and requirements, II content, III forms, IV organisation (lead,
//! partners, due, product), budget, reports, recipients, an annex with the table of tasks. A news page that retells a plan
//! has some of these parts in another order.

mod docx;
mod due;
mod file;
mod forms;
mod headings;
mod lines;
mod tasks;

use std::ops::RangeInclusive;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

pub use docx::{DocxError, from_docx};
pub use due::{Due, Every};
pub use file::{FileError, LARGEST, MOST_LINES, from_document, read_file};
pub use forms::known_form;
pub use lines::{Line, Mark, Piece, from_text};

use headings::{Label, Section};
use tasks::TaskReader;

/// A piece of a plan, and where it was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extracted<T> {
    /// The piece.
    pub value: T,
    /// The number of its line, from 1.
    pub line: usize,
    /// The words of that line.
    pub words: String,
}

/// A plan as a document gives it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PlanDraft {
    /// The plan's number, such as `12/KH-UBND`.
    pub number: Option<Extracted<String>>,
    /// The day on which it was issued.
    pub issued: Option<Extracted<Date>>,
    /// Its title.
    pub title: Option<Extracted<String>>,
    /// The documents that it rests on.
    pub bases: Vec<Extracted<String>>,
    /// Its first and its last day.
    pub period: Option<Extracted<RangeInclusive<Date>>>,
    /// Its places.
    pub places: Vec<Extracted<String>>,
    /// Its purposes.
    pub purposes: Vec<Extracted<String>>,
    /// Its requirements.
    pub requirements: Vec<Extracted<String>>,
    /// The forms that it commits to, each once, in the order in which they are named first.
    pub forms: Vec<Extracted<FormMention>>,
    /// The groups of its key content.
    pub groups: Vec<GroupDraft>,
    /// Its tasks.
    pub tasks: Vec<Extracted<TaskDraft>>,
    /// Lines that were not taken, and why.
    pub left_out: Vec<Extracted<LeftOut>>,
}

/// A form as a document names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormMention {
    /// The name of the known form; none for a paragraph that names no form we know.
    pub form: Option<&'static str>,
    /// The words that name it.
    pub name: String,
}

/// A group of key content.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupDraft {
    /// Its title.
    pub title: Extracted<String>,
    /// Its messages.
    pub messages: Vec<Extracted<String>>,
}

/// A task, as far as the document says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TaskDraft {
    /// The work.
    pub name: String,
    /// The lead agency; empty when the document names none.
    pub lead: String,
    /// The partners.
    pub partners: Vec<String>,
    /// Its deadline or recurrence, in the document's words.
    pub due_words: String,
    /// The same as dates, where the words are clear.
    pub due: Option<Due>,
    /// Its product.
    pub product: String,
}

/// Why a line was not taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LeftOut {
    /// It stands before the first part of the plan that is known by its heading.
    Before,
    /// It stands in a part that a draft does not hold: budget, reports.
    OtherPart,
    /// It is a short line at the end, such as the name of an author.
    Signature,
    /// It stands after the plan.
    After,
}

/// A part that a document lacks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Absent {
    /// The plan's number.
    Number,
    /// The day on which it was issued.
    Issued,
    /// The documents that it rests on.
    Bases,
    /// Its period.
    Period,
    /// Its places.
    Places,
    /// Its purposes.
    Purposes,
    /// Its forms.
    Forms,
    /// Its key content.
    Groups,
    /// Its tasks.
    Tasks,
    /// Who leads them.
    Leads,
    /// Until when.
    Deadlines,
    /// What comes of them.
    Products,
}

impl PlanDraft {
    /// How many messages its groups have.
    pub fn messages(&self) -> usize {
        self.groups.iter().map(|group| group.messages.len()).sum()
    }

    /// The parts that the document lacks.
    pub fn absent(&self) -> Vec<Absent> {
        let none_has = |has: fn(&TaskDraft) -> bool| !self.tasks.iter().any(|task| has(&task.value));
        let absent = [
            (Absent::Number, self.number.is_none()),
            (Absent::Issued, self.issued.is_none()),
            (Absent::Bases, self.bases.is_empty()),
            (Absent::Period, self.period.is_none()),
            (Absent::Places, self.places.is_empty()),
            (Absent::Purposes, self.purposes.is_empty()),
            (Absent::Forms, self.forms.is_empty()),
            (Absent::Groups, self.groups.is_empty()),
            (Absent::Tasks, self.tasks.is_empty()),
            (Absent::Leads, none_has(|task| !task.lead.is_empty())),
            (Absent::Deadlines, none_has(|task| !task.due_words.is_empty())),
            (Absent::Products, none_has(|task| !task.product.is_empty())),
        ];
        absent.into_iter().filter_map(|(what, is_absent)| is_absent.then_some(what)).collect()
    }
}

/// Reads a plan.
pub fn read_plan(pieces: &[Piece]) -> PlanDraft {
    let mut reader = Reader::default();
    for (index, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Line(line) => reader.line(index + 1, line),
            Piece::Table(rows) => reader.tasks.table(index + 1, rows),
        }
    }
    reader.end()
}

#[derive(Default)]
struct Reader {
    draft: PlanDraft,
    section: Section,
    tasks: TaskReader,
    /// The lines of a title that stands over several.
    title_open: bool,
}

impl Reader {
    fn line(&mut self, number: usize, line: &Line) {
        let words = line.text.trim();
        if words.is_empty() {
            return;
        }
        let take = |value: String| Extracted { value, line: number, words: words.to_owned() };
        if self.facts(number, words) {
            return;
        }
        if self.section == Section::After {
            return self.leave(number, words, LeftOut::After);
        }
        if let Some(section) = headings::section(line) {
            self.title_open = false;
            self.section = section;
            if section == Section::After {
                self.leave(number, words, LeftOut::After);
            }
            self.tasks.group_ends();
            if let Some(first) = headings::opening(line).filter(|_| section == Section::Purposes) {
                self.draft.purposes.push(take(first));
            }
            return;
        }
        let labels = headings::labels(words);
        if !labels.is_empty() && !matches!(self.section, Section::Tasks | Section::Groups) {
            for (label, said) in labels {
                self.label(number, words, label, said);
            }
            return;
        }
        match self.section {
            Section::Before => self.before(number, line),
            Section::Purposes => self.draft.purposes.push(take(lines::sentence(line))),
            Section::Requirements => self.draft.requirements.push(take(lines::sentence(line))),
            Section::Forms => self.forms(number, line),
            Section::Groups => self.group(number, line),
            Section::Tasks => self.tasks.line(number, line),
            Section::Other => self.leave(number, words, LeftOut::OtherPart),
            Section::After => {}
        }
    }

    /// What is known by its own look in the head of the document: its number, its day. Answers whether the line was one.
    fn facts(&mut self, number: usize, words: &str) -> bool {
        if self.section != Section::Before || words.split_whitespace().count() > 12 {
            return false;
        }
        let (plan, day) = (headings::plan_number(words), due::issued(words));
        let found = plan.is_some() || day.is_some();
        let draft = &mut self.draft;
        if let Some(value) = plan.filter(|_| draft.number.is_none()) {
            draft.number = Some(Extracted { value, line: number, words: words.to_owned() });
        }
        if let Some(value) = day.filter(|_| draft.issued.is_none()) {
            draft.issued = Some(Extracted { value, line: number, words: words.to_owned() });
        }
        found && !headings::is_basis(&viet::fold(words))
    }

    fn before(&mut self, number: usize, line: &Line) {
        let words = line.text.trim();
        let folded = viet::fold(words);
        if headings::is_basis(&folded) {
            self.title_open = false;
            let value = lines::sentence(line);
            self.draft.bases.push(Extracted { value, line: number, words: words.to_owned() });
        } else if folded == "ke hoach" {
            self.title_open = true;
        } else if self.title_open && line.mark.is_none() && words.chars().any(char::is_alphabetic) {
            let title = match self.draft.title.take() {
                Some(before) => Extracted { value: format!("{} {words}", before.value), ..before },
                None => Extracted { value: words.to_owned(), line: number, words: words.to_owned() },
            };
            self.draft.title = Some(title);
        } else if self.draft.title.is_none() && headings::is_title(words, &folded) {
            self.draft.title =
                Some(Extracted { value: words.to_owned(), line: number, words: words.to_owned() });
        } else {
            self.leave(number, words, LeftOut::Before);
        }
    }

    fn label(&mut self, number: usize, words: &str, label: Label, said: &str) {
        match label {
            Label::Period => {
                if let Some(value) = due::period(said).filter(|_| self.draft.period.is_none()) {
                    self.draft.period = Some(Extracted { value, line: number, words: words.to_owned() });
                }
            }
            Label::Places => {
                self.draft.places.extend(headings::places(said).into_iter().map(|value| Extracted {
                    value,
                    line: number,
                    words: words.to_owned(),
                }))
            }
        }
    }

    fn forms(&mut self, number: usize, line: &Line) {
        let words = line.text.trim();
        let found = forms::named(line.said());
        if found.is_empty() {
            let named = FormMention { form: None, name: lines::sentence(line) };
            self.draft.forms.push(Extracted { value: named, line: number, words: words.to_owned() });
        }
        for named in found {
            if !self.draft.forms.iter().any(|taken| taken.value.form == named.form) {
                self.draft.forms.push(Extracted { value: named, line: number, words: words.to_owned() });
            }
        }
    }

    fn group(&mut self, number: usize, line: &Line) {
        let words = line.text.trim();
        let take = |value: String| Extracted { value, line: number, words: words.to_owned() };
        let begins = match &line.mark {
            Some(Mark::Number(levels)) => levels.len() == 1,
            Some(Mark::Roman(_)) => true,
            _ => line.heading && self.draft.groups.is_empty(),
        };
        if begins {
            let (title, first) = headings::title_and_first(line.said());
            let messages = first.into_iter().map(take).collect();
            self.draft.groups.push(GroupDraft { title: take(title), messages });
            return;
        }
        let value = lines::sentence(line);
        match self.draft.groups.last_mut() {
            Some(group) => group.messages.push(take(value)),
            None => {
                // A content without numbers is one group that has no name of its own.
                self.draft
                    .groups
                    .push(GroupDraft { title: take(String::new()), messages: vec![take(value)] });
            }
        }
    }

    fn leave(&mut self, number: usize, words: &str, why: LeftOut) {
        self.draft.left_out.push(Extracted { value: why, line: number, words: words.to_owned() });
    }

    fn end(mut self) -> PlanDraft {
        self.drop_signature();
        if self.draft.period.is_none() {
            let period =
                self.draft.title.as_ref().and_then(|title| Some((due::period(&title.value)?, title)));
            self.draft.period = period.map(|(value, title)| Extracted {
                value,
                line: title.line,
                words: title.words.clone(),
            });
        }
        self.draft.tasks = self.tasks.end();
        self.draft
    }

    /// A few words without an end, as the last of the key content, are whoever wrote it.
    fn drop_signature(&mut self) {
        let ended = self.section == Section::After;
        let Some(group) = self.draft.groups.last_mut().filter(|_| ended) else { return };
        if group.messages.last().is_some_and(|last| headings::is_signature(&last.words))
            && let Some(last) = group.messages.pop()
        {
            self.leave(last.line, &last.words, LeftOut::Signature);
        }
    }
}

#[cfg(test)]
mod tests;
