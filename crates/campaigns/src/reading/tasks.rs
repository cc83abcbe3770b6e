//! The tasks of a plan: a table of an annex, or paragraphs that say who does what.

use super::due;
use super::headings::split;
use super::lines::{Line, Mark, sentence};
use super::{Extracted, TaskDraft};

/// A column of a table of tasks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Number,
    Name,
    Lead,
    Partners,
    Due,
    Product,
}

/// How the head of a column begins or what it holds, folded; the first that fits counts.
const COLUMNS: &[(&str, Column)] = &[
    ("chu tri", Column::Lead),
    ("phoi hop", Column::Partners),
    ("thoi gian", Column::Due),
    ("thoi han", Column::Due),
    ("tien do", Column::Due),
    ("hoan thanh", Column::Due),
    ("san pham", Column::Product),
    ("ket qua", Column::Product),
    ("noi dung", Column::Name),
    ("nhiem vu", Column::Name),
    ("cong viec", Column::Name),
    ("hoat dong", Column::Name),
    ("don vi thuc hien", Column::Lead),
    ("co quan thuc hien", Column::Lead),
];

/// Rows of a table in which its head is looked for.
const HEAD: usize = 3;
/// Longest name of an agency that heads its tasks, in words.
const AGENCY: usize = 16;

/// How names of agencies begin, folded.
const AGENCIES: &[&str] = &[
    "so ",
    "cac so",
    "ubnd",
    "uy ban",
    "cong an",
    "bo chi huy",
    "bo tu lenh",
    "ban ",
    "van phong",
    "trung tam",
    "dai ",
    "bao ",
    "cac co quan bao chi",
    "thanh doan",
    "hoi ",
    "lien doan",
    "de nghi",
    "cac so, ban, nganh",
    "thanh tra",
    "cuc ",
    "chi cuc",
    "truong ",
    "vien ",
    "tong cong ty",
];

/// Words after which it is said what is done, not with whom, folded.
const VERBS: &[&str] = &[
    "to chuc",
    "xay dung",
    "tham muu",
    "thuc hien",
    "trien khai",
    "huong dan",
    "tuyen truyen",
    "day manh",
    "ra soat",
    "theo doi",
    "chi dao",
    "bien soan",
    "dang tai",
    "phat hanh",
    "thong tin",
    "lap",
    "de xuat",
    "kiem tra",
    "bao dam",
];

/// Collects tasks.
#[derive(Debug, Default)]
pub(super) struct TaskReader {
    tasks: Vec<Extracted<TaskDraft>>,
    /// The agency under whose name the lines stand.
    lead: String,
}

impl TaskReader {
    /// A table; one without a head that names tasks is none of tasks.
    pub(super) fn table(&mut self, number: usize, rows: &[Vec<String>]) {
        let Some((head, columns)) = head(rows) else { return };
        for (index, row) in rows.iter().enumerate().skip(head + 1) {
            let cell = |wanted: Column| -> String {
                let cells = columns.iter().zip(row).filter(|(column, _)| **column == Some(wanted));
                cells.map(|(_, cell)| tidy(cell)).find(|text| !text.is_empty()).unwrap_or_default()
            };
            let name = cell(Column::Name);
            let (lead, due_words) = (cell(Column::Lead), cell(Column::Due));
            // A row that says the same in all its cells, or has a name only, heads those below it.
            let heads =
                lead == name || (lead.is_empty() && due_words.is_empty() && cell(Column::Product).is_empty());
            let numbers = name.chars().all(|c| !c.is_alphabetic());
            if name.is_empty() || heads || numbers {
                continue;
            }
            let task = TaskDraft {
                due: due::due(&due_words),
                partners: split(&cell(Column::Partners)),
                product: cell(Column::Product),
                name,
                lead,
                due_words,
            };
            let words = row.iter().map(|cell| tidy(cell)).collect::<Vec<_>>().join(" | ");
            self.tasks.push(Extracted { value: task, line: number + index, words });
        }
    }

    /// A line of the part that says who does what.
    pub(super) fn line(&mut self, number: usize, line: &Line) {
        let folded = viet::fold(line.said());
        if self.fact(line.said(), &folded) {
            return;
        }
        if let Some(rest) = self.heading(line, &folded) {
            self.lead = rest;
            return;
        }
        let name = sentence(line);
        if name.split_whitespace().count() < 3 {
            return;
        }
        let task = TaskDraft {
            partners: partners_within(line.said(), &folded),
            lead: self.lead.clone(),
            name,
            ..TaskDraft::default()
        };
        self.tasks.push(Extracted { value: task, line: number, words: line.text.clone() });
    }

    /// Another part begins.
    pub(super) fn group_ends(&mut self) {
        self.lead.clear();
    }

    pub(super) fn end(self) -> Vec<Extracted<TaskDraft>> {
        self.tasks
    }

    /// A line that says something of the task above it: "Cơ quan chủ trì: ...".
    fn fact(&mut self, said: &str, folded: &str) -> bool {
        let (Some((label, _)), Some((_, value))) = (folded.split_once(':'), said.split_once(':')) else {
            return false;
        };
        if label.split_whitespace().count() > 6 {
            return false;
        }
        let value = tidy(value).trim_end_matches(['.', ';']).to_owned();
        let column = COLUMNS.iter().find(|(phrase, _)| label.contains(phrase)).map(|(_, column)| *column);
        let Some(task) = self.tasks.last_mut() else { return false };
        let task = &mut task.value;
        match column {
            Some(Column::Lead) => task.lead = value,
            Some(Column::Partners) => task.partners = split(&value),
            Some(Column::Due) => {
                task.due = due::due(&value);
                task.due_words = value;
            }
            Some(Column::Product) => task.product = value,
            Some(Column::Name | Column::Number) | None => return false,
        }
        true
    }

    /// The agency that a heading names: its tasks follow.
    fn heading(&self, line: &Line, folded: &str) -> Option<String> {
        let numbered = matches!(line.mark, Some(Mark::Number(_) | Mark::Roman(_) | Mark::Letter(_)));
        let short = folded.split_whitespace().count() <= AGENCY;
        let agency = AGENCIES.iter().any(|start| folded.starts_with(start));
        let ends = folded.ends_with([';', '.']);
        (numbered && short && agency && !ends).then(|| tidy(line.said()).trim_end_matches(':').to_owned())
    }
}

/// The row that names the columns, and what they are.
fn head(rows: &[Vec<String>]) -> Option<(usize, Vec<Option<Column>>)> {
    rows.iter().take(HEAD).enumerate().find_map(|(index, row)| {
        let columns: Vec<Option<Column>> = row.iter().map(|cell| column(cell)).collect();
        let has = |wanted: Column| columns.contains(&Some(wanted));
        (has(Column::Name) && (has(Column::Lead) || has(Column::Due))).then_some((index, columns))
    })
}

fn column(cell: &str) -> Option<Column> {
    let folded = viet::fold(&tidy(cell));
    if matches!(folded.as_str(), "stt" | "tt" | "so tt") {
        return Some(Column::Number);
    }
    COLUMNS.iter().find(|(phrase, _)| folded.contains(phrase)).map(|(_, column)| *column)
}

fn tidy(text: &str) -> String {
    viet::nfc(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The partners that a sentence names: "phối hợp với A, B tổ chức ...".
fn partners_within(said: &str, folded: &str) -> Vec<String> {
    let Some(start) = ["phoi hop voi ", "phoi hop cung "]
        .iter()
        .find_map(|phrase| Some(folded.find(phrase)? + phrase.len()))
    else {
        return Vec::new();
    };
    let rest = &folded[start..];
    let ends = VERBS.iter().filter_map(|verb| rest.find(&format!(" {verb} ")));
    let end = ends.chain(rest.find(['.', ';'])).min().unwrap_or(rest.len());
    // Folding keeps the number of characters of a text in normal form C.
    let (from, length) = (folded[..start].chars().count(), rest[..end].chars().count());
    split(&said.chars().skip(from).take(length).collect::<String>())
}
